//! Cases of any length, made up: as many events, exhibits and claims as asked for, the same for the same seed.

use std::fmt::Write as _;
use std::sync::Arc;

use complain::calendar::Day;
use complain::source::SourceFile;

/// What a case is to be like.
#[derive(Debug, Clone)]
pub(crate) struct Growth {
    pub(crate) events: usize,
    pub(crate) exhibits: usize,
    pub(crate) claims: usize,
    /// About how many characters a text has.
    pub(crate) length: usize,
    pub(crate) seed: u64,
}

impl Default for Growth {
    fn default() -> Self {
        Self { events: 25, exhibits: 8, claims: 2, length: 18, seed: 1 }
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

const PHRASES: &[&str] = &[
    "说明杯盖与杯身不能扣合",
    "发送开箱照片3张",
    "询问处理的进度",
    "请求给出答复的日期",
    "说明页面写的是“316不锈钢”",
    "发送尺寸的照片，量得直径7.5厘米",
    "提出由快递上门取件",
    "说明没有使用过",
    "补充底部的照片。照片里能看清批号",
    "请求写明理由（书面）",
];
const QUOTES: &[&str] = &[
    "请再等等",
    "仓库在核实，有结果会告诉您",
    "运输中会有轻微磕碰，属于正常",
    "已经登记，请留意通知",
    "不影响使用，不支持退货",
];

/// The case as a file.
pub(crate) fn grown(growth: &Growth) -> Arc<SourceFile> {
    let mut dice = Dice(growth.seed ^ 0x9e37_79b9_7f4a_7c15);
    let mut yaml = String::from(
        "platform: xiaohongshu\nconsumer: {name: 钱示例, phone: \"13800000021\", address: 示例省示例市虚构区长路1号}\n\
         merchant: {shop: 长卷百货, kind: third-party, legal_name: 示例市长卷百货有限公司, address: 示例市虚构区样本路9号}\n\
         order:\n  number: P712000000000000021\n  item: 保温杯\n  spec: 500毫升，银色\n  quantity: 2\n  category: 日用百货\n  paid: 598.00\n\
         \x20 payment: {method: alipay, transaction: \"2026010122001400000000000021\"}\n  placed: 2026-01-02 09:30\n  promises: [seven-day-return]\n",
    );
    let exhibits = growth.exhibits.max(1);
    let text = |dice: &mut Dice| {
        let mut text = String::new();
        while text.chars().count() < growth.length {
            if !text.is_empty() {
                text.push('，');
            }
            text.push_str(dice.pick(PHRASES));
        }
        text
    };
    let refs = |dice: &mut Dice, most: usize| {
        let ids: Vec<String> =
            (0..dice.roll(most + 1)).map(|_| format!("e{}", dice.roll(exhibits))).collect();
        let mut ids = ids;
        ids.sort();
        ids.dedup();
        if ids.is_empty() { String::new() } else { format!(", exhibits: [{}]", ids.join(", ")) }
    };
    writeln!(yaml, "problem:\n  kind: quality\n  title: 保温杯杯盖扣不上\n  summary: 收到的2只保温杯中有1只杯盖不能扣合。\n  exhibits: [e0]\n  details:").unwrap();
    for _ in 0..=growth.exhibits / 12 {
        writeln!(yaml, "    - {{text: \"{}\"{}}}", text(&mut dice), refs(&mut dice, 2)).unwrap();
    }
    yaml.push_str("claims:\n  - {kind: return-refund}\n");
    for number in 1..growth.claims {
        writeln!(
            yaml,
            "  - {{kind: loss, amount: {number}.50, text: \"第{number}项{}的费用\"{}}}",
            text(&mut dice),
            refs(&mut dice, 1)
        )
        .unwrap();
    }
    yaml.push_str("respond_within_days: 7\nhistory:\n");
    history(growth, &mut dice, &mut yaml, &text, &refs);
    yaml.push_str("exhibits:\n");
    for number in 0..exhibits {
        let kind = dice.pick(&["photo", "video", "chat", "screenshot"]);
        writeln!(
            yaml,
            "  - {{id: e{number}, kind: {kind}, title: 第{number}组材料, shows: \"{}\"}}",
            text(&mut dice)
        )
        .unwrap();
    }
    Arc::new(SourceFile::new(format!("grown-{}-{}.yaml", growth.events, growth.seed), yaml))
}

fn history(
    growth: &Growth,
    dice: &mut Dice,
    yaml: &mut String,
    text: &dyn Fn(&mut Dice) -> String,
    refs: &dyn Fn(&mut Dice, usize) -> String,
) {
    let first = Day::parse("2026-01-05").unwrap();
    let mut minutes = 0_usize;
    let mut applied = false;
    let mut asked = false;
    for number in 0..growth.events {
        minutes += 40 + dice.roll(60 * 24 * 3 / 2);
        let day = first.plus(u32::try_from(minutes / (60 * 24)).unwrap());
        let at = format!("{day} {:02}:{:02}", minutes / 60 % 24, minutes % 60);
        let words = text(dice);
        let (exhibits, quote) = (refs(dice, 2), dice.pick(QUOTES));
        let event = match (number, dice.roll(12)) {
            (0, _) => "by: courier, event: delivered".into(),
            (1, _) | (_, 0..=3) => {
                asked = true;
                format!("by: consumer, event: contacted, text: \"{words}\"")
            }
            (_, 4) if applied || growth.events > 2 => {
                applied = true;
                format!("by: consumer, event: after-sale-requested, text: \"退货退款，{words}\"")
            }
            (_, 5 | 6) if asked => format!("by: merchant, event: replied, quote: {quote}"),
            (_, 7) if asked => "by: merchant, event: no-reply".into(),
            (_, 8) if applied => format!("by: merchant, event: refused, quote: {quote}"),
            (_, 9) if asked => format!("by: merchant, event: promised, quote: {quote}"),
            (_, 10) if applied => format!("by: consumer, event: intervention-requested, text: \"{words}\""),
            _ => format!("by: consumer, event: other, text: \"将保温杯{words}\""),
        };
        writeln!(yaml, "  - {{at: {at}, {event}{exhibits}}}").unwrap();
    }
    let last = first.plus(u32::try_from(minutes / (60 * 24)).unwrap() + 2);
    writeln!(yaml, "as_of: {last}").unwrap();
}
