//! Other values than those that the trace itself tries, of the same kind.

use complain::amount::Amount;
use complain::assets::Assets;
use complain::calendar::{Day, Moment};
use complain::case::Promise;
use complain::channel::Channel;
use complain::data;
use complain::diagnostic::Sink;
use complain::knowledge::{Department, Refusal};
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
const PROMISED: [&str; 10] = [
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
];

/// What the data knows, and what the case says.
pub(crate) struct Others {
    phrases: Vec<String>,
    /// Other phrases of refusals, for what the writer tells of the whole.
    told: Vec<String>,
    names: Vec<(&'static str, Vec<String>)>,
    exhibits: Vec<String>,
    /// The paths of refusals.
    refused: Vec<String>,
    /// Phrases of the refusals that the case's messages give.
    heard: Vec<String>,
    /// What messages said, and what details say.
    said: Vec<String>,
    shown: Vec<String>,
    moments: Vec<Moment>,
    amounts: Vec<Amount>,
}

impl Others {
    pub(crate) fn new(leaves: &[Leaf]) -> Self {
        let assets = Assets::built_in();
        let mut sink = Sink::default();
        let (mut phrases, mut told, mut heard) = (Vec::new(), Vec::new(), Vec::new());
        let of = |is: fn(&Leaf) -> bool| leaves.iter().filter(move |leaf| is(leaf));
        let said: Vec<String> = of(|leaf| leaf.path.starts_with("history") && last_key(leaf) == "quote")
            .map(|leaf| leaf.text.clone())
            .collect();
        for id in data::ids(&assets, "refusals") {
            let mut words = Refusal::read(&assets, &id, &mut sink).unwrap().recognise;
            let is_given = words.iter().any(|word| said.iter().any(|said| said.contains(word.as_str())));
            heard.extend(words.last().filter(|_| is_given).cloned());
            phrases.extend(words.pop());
            // Of a refusal with many phrases one more: some of them stand for things of their own (自行安装).
            let middle = words.len() / 2;
            told.extend(words.into_iter().skip(1).nth(middle.saturating_sub(1)));
        }
        for id in data::ids(&assets, "departments") {
            let mut department = Department::read(&assets, &id, &mut sink).unwrap();
            phrases.extend(department.items.pop().into_iter().chain(department.matters.pop()));
        }
        Self {
            phrases,
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
            said,
            shown: of(|leaf| leaf.path.starts_with("problem.details") && last_key(leaf) == "text")
                .map(|leaf| leaf.text.clone())
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
            "其一。其二。其三".to_owned(),
            "另一段话，".repeat(33),
        ];
        match key {
            "address" => found.push("虚构省演示市丁戊县己路9号".to_owned()),
            // Where no refusal is told a phrase should do nothing more than any other text: some of them show that.
            "quote" | "text" | "item" | "category" | "summary" => {
                let base = path.rsplit_once('.').unwrap().0;
                if matches!(key, "item" | "category") || base.starts_with("problem.details") {
                    found.push("定做的家装门板".to_owned());
                }
                let step = if base.starts_with("history") && !self.refused.contains(&base.to_owned()) {
                    11
                } else {
                    1
                };
                found.extend(self.phrases.iter().step_by(step).cloned());
                if step > 1 {
                    found.extend(self.heard.iter().cloned());
                }
                if key == "summary" {
                    found.extend(self.told.iter().cloned());
                }
                // What the one speaks of, the other may speak of too; not as it was said.
                if base.starts_with("problem.details") && key == "text" {
                    let clause = |said: &String| said.split(['，', '。', ' ']).next().map(str::to_owned);
                    found.extend(self.said.iter().map(|said| format!("{said}（原话）")));
                    found.extend(self.said.iter().filter_map(clause).map(|said| format!("{said}，如此")));
                }
                if base.starts_with("history") && key == "quote" {
                    found.extend(self.shown.iter().map(|shown| format!("我们看了，{shown}")));
                }
                if matches!(key, "text" | "quote") && base.starts_with("history") {
                    found.extend(OUTCOMES.map(str::to_owned));
                }
                if key == "text" && base.starts_with("history") {
                    found.extend(REQUESTS.map(str::to_owned));
                }
            }
            key if key.starts_with("promises") => {
                found.extend(Promise::CHOICES.iter().map(|choice| choice.word.to_owned()));
                found.extend(PROMISED.map(str::to_owned));
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
                other * 2,
            ]);
        }
        found.into_iter().map(|fen| Amount::from_fen(fen).to_string()).collect()
    }

    /// The days about every other day, and the own day in other years.
    fn around(&self, own: Day) -> Vec<Day> {
        let years = (1..=14).map(|years| own.moved(-364 * years));
        let later = [364, 728].map(|days| own.moved(days));
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
