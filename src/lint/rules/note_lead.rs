//! `note/lead-away`: words in a public note that lead readers to a contact elsewhere.

use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::draft::Draft;

use super::super::public::own_words;
use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::said;

pub(super) const RULE: Rule = Rule {
    id: "note/lead-away",
    name: "笔记里有导流的话",
    level: Severity::Warning,
    why: "《小红书社区规范》3.2.1、3.2.2 不许导流：手机号、微信号、邮箱、地址、链接、二维码都算，笔记会被限制或者下架（规范的公开副本）。",
    instead: "删掉联系方式和引导的话；要补充的进展写在笔记里。",
    check: Check::Draft(check),
    bad: &[
        Example::of("problem: {kind: quality, summary: 3只碗口开裂，想看录像加我微信。, exhibits: [cracks]}"),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂，同样遭遇的私信我。, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 一起维权的扫码进群。}]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 录像见 https://example.com/video}]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 碗裂了，证据在我的公众号}",
        ),
        Example::on(
            "note",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 建了维权群，加群看进展。}]",
        ),
    ],
    good: &[
        Example::on(
            "note",
            "problem: {kind: counterfeit-suspected, summary: 扫码查询防伪没有结果，品牌公众号里也查不到。, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "history: [{at: 2026-05-05, by: merchant, event: refused}, {at: 2026-05-09, by: consumer, event: other, text: 商家要求加微信处理，没有同意。}]",
        ),
        Example::of("# 底本没有联系方式"),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], details: [{text: 在订单聊天里发了录像，没有加微信。}]}",
        ),
        Example::on("note", "history: [{at: 2026-05-05, by: merchant, event: refused, quote: 请加微信处理}]"),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂，裂纹像微信图标那么小。, exhibits: [cracks]}",
        ),
        Example::on("note", "problem: {kind: quality, summary: 商家私信说不能退货。, exhibits: [cracks]}"),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 3只碗口开裂，录像见 https://example.com/video。, exhibits: [cracks]}",
        ),
    ],
};

const LEADS: &[&str] = &[
    "加我微信",
    "微信加我",
    "加我V",
    "加我v",
    "加V看",
    "加v看",
    "私信我",
    "可私我",
    "来私我",
    "滴滴我",
    "扫码加",
    "扫码进",
    "扫码入群",
    "进群维权",
    "一起进群",
    "加群看",
    "加群维权",
    "维权群",
    "群号",
    "我的公众号",
    "关注公众号",
    "看我主页",
    "见主页",
    "见我主页",
    "主页有",
    "主页置顶",
    "评论区扣",
    "http://",
    "https://",
    "www.",
    "淘宝搜",
    "抖音搜",
];

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    if channel.audience != Audience::Public {
        return;
    }
    for (path, text) in own_words(subject, draft) {
        let Some(word) = said(&text, LEADS) else { continue };
        sink.push(
            RULE.finding(format!("公开的笔记里有引导联系的话“{word}”，可能被当作导流"))
                .at(subject.case.places.of(&path), "")
                .help(RULE.instead),
        );
    }
}
