//! Other values than those that the trace itself tries, of the same kind.

use complain::amount::Amount;
use complain::assets::Assets;
use complain::calendar::{Day, Moment};
use complain::case::Promise;
use complain::channel::Channel;
use complain::data;
use complain::diagnostic::Sink;
use complain::knowledge::{Department, Problem, Refusal, Remark};
use complain::trace::Leaf;
use complain::yaml::Shape;

/// Messages that ask for each thing, for each cause, or only ask; in other words than the trace's.
const REQUESTS: [&str; 11] = [
    "要求更换一件",
    "要求修理",
    "要求补寄",
    "申请保价，退差价",
    "要求退货，理由为不喜欢",
    "申请退款，理由为破损",
    "要求退款，理由为发错",
    "询问单据的来源",
    "没有同意以补偿了结",
    "接受补偿",
    "店已关店",
];

/// Decisions, offers and purposes of parcels; in other words than the trace's.
const OUTCOMES: [&str; 14] = [
    "同意退款，支持这一请求",
    "不支持这一请求",
    "请自行协商",
    "支持部分请求",
    "寄回去检测",
    "寄回去修理",
    "寄回去更换",
    "可以换一个",
    "可以修理",
    "可以重发",
    "可以退货",
    "可以退差价",
    "运费可以报销",
    "可以开发票",
];

/// What a page may promise in words; in other words than the trace's.
const PROMISED: [&str; 11] = [
    "7天无理由退换",
    "假一赔十",
    "来回运费商家出",
    "质保两年",
    "碎了包赔",
    "来回运费由商家承担",
    "15天内可以退货",
    "两年内免费维修",
    "买贵了退差价",
    "坏了包赔",
    "七天之内可以退货",
];

/// Words on which a rule turns wherever they stand.
const SAID: [&str; 3] = ["自动续费了", "我们只是代理商", "押金没退"];

/// What the data knows, and what the case says.
pub(crate) struct Others {
    /// The last phrase of each refusal.
    refusals: Vec<String>,
    departments: Vec<String>,
    /// The last word of each piece of advice for the case's kind.
    advised: Vec<String>,
    /// Other phrases of refusals, for what the writer tells of the whole.
    told: Vec<String>,
    names: Vec<(&'static str, Vec<String>)>,
    exhibits: Vec<String>,
    /// The paths of refusals.
    refused: Vec<String>,
    /// Phrases of the refusals that the case's messages give.
    heard: Vec<String>,
    /// Phrases that have a word in common with what the case says; every second, those that the trace does not try.
    kin: Vec<String>,
    /// What messages said, and what details say.
    said: Vec<String>,
    shown: Vec<String>,
    /// What details and captions quote.
    quoted: Vec<String>,
    moments: Vec<Moment>,
    amounts: Vec<Amount>,
}

impl Others {
    pub(crate) fn new(leaves: &[Leaf]) -> Self {
        let assets = Assets::built_in();
        let mut sink = Sink::default();
        let (mut refusals, mut departments, mut told, mut heard) = (vec![], vec![], vec![], vec![]);
        let of = |is: fn(&Leaf) -> bool| leaves.iter().filter(move |leaf| is(leaf));
        let said: Vec<String> = of(|leaf| leaf.path.starts_with("history") && last_key(leaf) == "quote")
            .map(|leaf| leaf.text.clone())
            .collect();
        let texts: Vec<&str> = of(|leaf| {
            matches!(last_key(leaf), "quote" | "text" | "summary")
                && !leaf.path.starts_with("claims")
                && !leaf.path.starts_with("order")
        })
        .map(|leaf| leaf.text.as_str())
        .collect();
        let is_kin = |phrase: &&String| {
            let signs: Vec<char> = phrase.chars().collect();
            let mut pairs = signs.windows(2).map(|pair| pair.iter().collect::<String>());
            pairs.any(|pair| texts.iter().any(|text| text.contains(&pair)))
        };
        let mut kin: Vec<String> = Vec::new();
        for id in data::ids(&assets, "refusals") {
            let mut words = Refusal::read(&assets, &id, &mut sink).unwrap().recognise;
            kin.extend(words.iter().filter(is_kin).cloned());
            let is_given = words.iter().any(|word| said.iter().any(|said| said.contains(word.as_str())));
            heard.extend(words.last().filter(|_| is_given).cloned());
            refusals.extend(words.pop());
            // Of a refusal with many phrases one more: some of them stand for things of their own (自行安装).
            let middle = words.len() / 2;
            told.extend(words.into_iter().skip(1).nth(middle.saturating_sub(1)));
        }
        for id in data::ids(&assets, "departments") {
            let mut department = Department::read(&assets, &id, &mut sink).unwrap();
            departments.extend(department.items.pop().into_iter().chain(department.matters.pop()));
        }
        let kind = leaves.iter().find(|leaf| leaf.path.as_str() == "problem.kind").unwrap();
        let problem = Problem::read(&assets, &kind.text, &mut sink).unwrap();
        let words = |tip: &Remark| tip.has.last().into_iter().chain(tip.lacks.last()).cloned().collect();
        Self {
            advised: problem.tip.iter().flat_map::<Vec<String>, _>(words).collect(),
            refusals,
            departments,
            told,
            names: vec![
                ("platform", data::ids(&assets, "platforms")),
                ("kind", data::ids(&assets, "problems")),
                ("refusal", data::ids(&assets, "refusals")),
                ("channel", Channel::ids(&assets)),
                ("answers", data::ids(&assets, "refusals")),
            ],
            exhibits: of(|leaf| leaf.path.starts_with("exhibits") && last_key(leaf) == "id")
                .map(|leaf| leaf.text.clone())
                .collect(),
            refused: of(|leaf| last_key(leaf) == "event" && leaf.text == "refused")
                .map(|leaf| leaf.path.parent().unwrap().to_string())
                .collect(),
            heard,
            kin: kin.into_iter().skip(1).step_by(2).collect(),
            said,
            shown: of(|leaf| leaf.path.starts_with("problem.details") && last_key(leaf) == "text")
                .map(|leaf| leaf.text.clone())
                .collect(),
            quoted: of(|leaf| leaf.path.starts_with("problem.details") || leaf.path.starts_with("exhibits"))
                .flat_map(|leaf| leaf.text.split(['“', '”']).skip(1).step_by(2))
                .map(str::to_owned)
                .collect(),
            moments: of(|leaf| matches!(leaf.shape, Shape::Moment | Shape::Day))
                .map(|leaf| Moment::parse(&leaf.text).unwrap())
                .collect(),
            amounts: of(|leaf| matches!(leaf.shape, Shape::Amount)).map(|leaf| amount(&leaf.text)).collect(),
        }
    }

    pub(crate) fn of(&self, leaf: &Leaf) -> Vec<String> {
        let key = last_key(leaf);
        let mut found = match leaf.shape {
            Shape::OneOf(choices) => choices.iter().map(|choice| choice.word.to_owned()).collect(),
            Shape::Name => self.names.iter().find(|(name, _)| *name == key).unwrap().1.clone(),
            Shape::Id if key.ends_with(']') => self.exhibits.clone(),
            Shape::Id => [self.exhibits.clone(), vec!["quite-another".to_owned()]].concat(),
            Shape::Amount | Shape::AmountOrZero => self.sums(&leaf.text),
            Shape::Moment => self.moments(&leaf.text),
            Shape::Day => self.days(&leaf.text),
            Shape::Whole(from, to) => {
                let own: u32 = leaf.text.parse().unwrap();
                let all = [from + 1, to - 1, own + 3, own * 3, own + 17, own.saturating_sub(2)];
                all.iter().filter(|one| (from..=to).contains(one)).map(ToString::to_string).collect()
            }
            Shape::Quantity => ["3", "7", "0.5", "300"].map(str::to_owned).to_vec(),
            Shape::Sha256 => vec!["1".repeat(64)],
            Shape::Flag => vec!["true".into(), "false".into()],
            Shape::Text => self.texts(leaf.path.as_str(), key, &leaf.text),
            other => panic!("no other values for {other:?}"),
        };
        found.retain(|value| *value != leaf.text);
        found.sort();
        found.dedup();
        found
    }

    fn texts(&self, path: &str, key: &str, own: &str) -> Vec<String> {
        let mut found = vec![
            "完全不同".to_owned(),
            format!("{}（补充）", own.trim_end_matches('。')),
            format!("8月8号前，{own}"),
            format!("12月1号前，{own}"),
            format!("10月2号前，{own}"),
            "其一。其二。其三".to_owned(),
            "另一段话，".repeat(33),
        ];
        if path.starts_with("order.promises") && key == "text" {
            found.extend(Promise::CHOICES.iter().map(|choice| choice.word.to_owned()));
            found.extend(PROMISED.map(str::to_owned));
            found.extend(self.quoted.iter().cloned());
        }
        match key {
            "address" => found.push("虚构省演示市丁戊县己路9号".to_owned()),
            // Where no refusal is told a phrase should do nothing more than any other text: some of them show that.
            "quote" | "text" | "item" | "category" | "summary" => {
                let base = path.rsplit_once('.').unwrap().0;
                if matches!(key, "item" | "category") || base.starts_with("problem.details") {
                    found.push("定做的家装门板".to_owned());
                }
                let is_told = base.starts_with("history") && !self.refused.contains(&base.to_owned());
                if is_told && key == "text" {
                    found.extend(self.refusals.iter().step_by(11).cloned());
                } else {
                    found.extend(self.refusals.iter().cloned());
                }
                if is_told {
                    found.extend(self.heard.iter().cloned());
                } else {
                    found.extend(self.departments.iter().cloned());
                }
                if key == "quote" && !is_told {
                    found.extend(self.told.iter().cloned());
                }
                found.extend(self.kin.iter().cloned());
                found.extend(SAID.map(str::to_owned));
                if !base.starts_with("history") && !base.starts_with("claims") {
                    found.extend(self.advised.iter().cloned());
                }
                if key == "summary" {
                    found.extend(self.told.iter().cloned());
                }
                // What the one speaks of, the other may speak of too; not as it was said.
                if base.starts_with("problem.details") && key == "text" {
                    let clause = |said: &String| said.split(['，', '。', ' ']).next().map(str::to_owned);
                    found.extend(self.said.iter().map(|said| format!("{said}（原话）")));
                    found.extend(self.said.iter().filter_map(clause).map(|said| format!("{said}，如此")));
                    found.extend(self.said.iter().filter_map(clause).map(|said| format!("{said}（原话）")));
                }
                if base.starts_with("history") && key == "quote" {
                    found.extend(self.shown.iter().map(|shown| format!("我们看了，{shown}")));
                    let tail = |shown: &String| {
                        let clause = shown.trim_end_matches('。').chars().rev().take(4);
                        clause.collect::<Vec<_>>().into_iter().rev().collect::<String>()
                    };
                    let head = |shown: &String| shown.chars().take(5).collect::<String>();
                    let ends = self.shown.iter().flat_map(|shown| [head(shown), tail(shown)]);
                    found.extend(ends.map(|words| format!("说的是{words}")));
                }
                if matches!(key, "text" | "quote") && base.starts_with("history") {
                    found.extend(OUTCOMES.map(str::to_owned));
                }
                if key == "text" && base.starts_with("history") {
                    found.extend(REQUESTS.map(str::to_owned));
                }
            }
            "stated" | "actual" => {
                found.extend(self.advised.iter().cloned());
                found.extend(self.kin.iter().cloned());
            }
            key if key.starts_with("promises") => {
                found.extend(Promise::CHOICES.iter().map(|choice| choice.word.to_owned()));
                found.extend(PROMISED.map(str::to_owned));
                found.extend(self.quoted.iter().cloned());
            }
            _ => {}
        }
        found
    }

    fn sums(&self, own: &str) -> Vec<String> {
        let own = amount(own).fen();
        let mut found =
            vec![own * 3, own / 3, own + 7, own + 3333, 999_999, 55, own * 7, own.saturating_sub(250)];
        for other in self.amounts.iter().map(|amount| amount.fen()) {
            found.extend([
                other,
                other + 2,
                other.saturating_sub(3),
                other.saturating_sub(own + 5),
                other.saturating_sub(own),
                other * 2,
            ]);
        }
        found.into_iter().map(|fen| Amount::from_fen(fen).to_string()).collect()
    }

    /// The days about every other day, and the own day in other years.
    fn around(&self, own: Day) -> Vec<Day> {
        let years = (1..=14).map(|years| own.moved(-364 * years));
        let later = [364, 728, -100, -160, -230].map(|days| own.moved(days));
        let about = self.moments.iter().flat_map(|moment| (-1..=1).map(|by| moment.day.moved(by)));
        let steps = (-6..=6).map(|step| own.moved(step * 5));
        let mut found: Vec<Day> = about.chain(years).chain(later).chain(steps).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    fn days(&self, own: &str) -> Vec<String> {
        let own = Day::parse(own).unwrap();
        let mut found = self.around(own);
        found.extend((-40..=60).map(|by| own.moved(by)));
        found.into_iter().map(|day| day.to_string()).collect()
    }

    /// At times of the day that nothing else uses.
    fn moments(&self, own: &str) -> Vec<String> {
        let own = Moment::parse(own).unwrap();
        let mut found = Vec::new();
        let at = |day: Day, hour: u32, minute: u32| Moment { day, time: Some((hour, minute)) };
        // The first and the last of its day, and of the days beside it; elsewhere the time says nothing.
        for other in &self.moments {
            for day in (-1..=1).map(|by| other.day.moved(by)) {
                found.extend([at(day, 3, 17), at(day, 22, 43)]);
            }
        }
        found.extend(self.around(own.day).into_iter().step_by(2).map(|day| at(day, 12, 9)));
        for other in &self.moments {
            found.push(Moment { day: other.day, time: None });
            // Between it and the next one of that day.
            let next = self.moments.iter().filter(|one| one.day == other.day && one.time > other.time);
            let minutes = |moment: &Moment| moment.time.map_or(0, |(hour, minute)| hour * 60 + minute);
            if let (Some(_), Some(next)) = (other.time, next.min_by_key(|one| one.time)) {
                let middle = u32::midpoint(minutes(other), minutes(next));
                found.push(Moment { day: other.day, time: Some((middle / 60, middle % 60)) });
            }
        }
        found.into_iter().map(|moment| moment.to_string()).collect()
    }
}

fn amount(text: &str) -> Amount {
    Amount::parse(text).unwrap()
}

fn last_key(leaf: &Leaf) -> &str {
    leaf.path.last()
}
