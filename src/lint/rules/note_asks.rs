//! `note/asks`: a public note that asks something of the merchant or of its readers.

use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::draft::Draft;

use super::super::public::own_words;
use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{clauses, said};

pub(super) const RULE: Rule = Rule {
    id: "note/asks",
    name: "笔记里提了要求",
    level: Severity::Warning,
    why: "公开说事和向商家要钱写在一起，会被看作拿曝光要价；真实地讲经历是一回事，借曝光提要求是另一回事（《中华人民共和国治安管理处罚法》第五十八条和《中华人民共和国刑法》第二百七十四条说的是敲诈勒索）。号召读者抵制、举报，平台也可能按恶意举报处理（《小红书社区规范》4.4.5）。",
    instead: "笔记写发生了什么、自己要求过退换修补里的哪一样、现在到哪一步；让谁做什么、赔多少，写进 claims，由聊天、平台介入和 12315 的文字去提。",
    check: Check::Draft(check),
    bad: &[
        Example::of("problem: {kind: quality, summary: 3只碗口开裂，请商家退款。, exhibits: [cracks]}"),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 要求店铺三天内赔偿。}]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 求扩散，让更多人看到。}]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 大家不要买这家的碗}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。希望平台尽快处理。, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 请大家一起举报这家店。}]",
        ),
    ],
    good: &[
        Example::on(
            "note",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 请客服帮转人工，之后去举报窗口问过流程。}]",
        ),
        Example::of("# 底本只讲经过"),
        // What was asked at the time is part of what happened.
        Example::on(
            "note",
            "history: [{at: 2026-05-05, by: consumer, event: contacted, text: 要求退货退款并承担运费}, {at: 2026-05-06, by: merchant, event: refused}]",
        ),
        Example::on("note", "problem: {kind: quality, summary: 要求退货退款被拒绝。, exhibits: [cracks]}"),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 我在聊天里请商家退款，没有答复。, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 请求支持退货后，平台已经受理。}]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 3只碗口开裂，请商家退款。, exhibits: [cracks]}",
        ),
    ],
};

/// To readers, wherever it stands.
const TO_READERS: &[&str] = &[
    "求扩散",
    "求转发",
    "帮转发",
    "求帮转",
    "帮忙转发",
    "转发扩散",
    "帮我顶",
    "求曝光",
    "大家别买",
    "大家不要买",
    "大家别去",
    "别买他家",
    "不要买他家",
    "别买她家",
    "一起抵制",
    "抵制",
    "请大家",
    "姐妹们别",
    "一起举报",
    "都去举报",
    "大家去举报",
    "求个公道",
];
/// How a sentence begins that asks the other side.
const ASKS: &[&str] =
    &["请", "要求", "强烈要求", "希望", "必须", "务必", "恳请", "敬请", "还我", "赶紧", "赶快"];
/// The same after a comma, where only a plain address counts: `要求退货` may go on telling what the writer did.
const ADDRESSES: &[&str] = &[
    "请商家",
    "请店家",
    "请卖家",
    "请店铺",
    "请平台",
    "请你们",
    "请贵店",
    "希望商家",
    "希望店家",
    "希望平台",
    "强烈要求",
    "必须",
    "还我",
];
const ACTIONS: &[&str] =
    &["退", "赔", "补", "换", "道歉", "处理", "解决", "说法", "负责", "兑现", "履行", "回应", "答复"];
/// Signs that the sentence tells what became of it.
const TOLD: &[&str] = &["被", "遭", "拒", "后", "时", "已", "未", "没", "无", "我", "本人", "联系", "申请"];

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    if channel.audience != Audience::Public {
        return;
    }
    for (path, text) in own_words(subject, draft) {
        let to_readers = said(&text, TO_READERS).map(str::to_owned);
        // What was said to the merchant on a day is told, not asked.
        let asked = || asked(&text).filter(|_| path.starts_with("problem"));
        let Some(words) = to_readers.or_else(asked) else { continue };
        sink.push(
            RULE.finding(format!("公开的笔记里提了要求：“{words}”"))
                .at(subject.case.places.of(&path), "")
                .help(RULE.instead),
        );
    }
}

/// The clause that asks the other side for something.
fn asked(text: &str) -> Option<String> {
    for sentence in super::super::words::sentences(text) {
        let mut before = "";
        for (place, clause) in clauses(sentence).enumerate() {
            let begins = if place == 0 { ASKS } else { ADDRESSES };
            let is_told = TOLD.iter().any(|word| clause.contains(word) || before.contains(word));
            if !is_told
                && begins.iter().any(|word| clause.starts_with(word))
                && ACTIONS.iter().any(|word| clause.contains(word))
            {
                return Some(clause.to_owned());
            }
            before = clause;
        }
    }
    None
}
