//! `note/images`: nothing among the exhibits that a note could show.

use crate::case::ExhibitKind;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "note/images",
    name: "笔记没有能配的图",
    level: Severity::Note,
    why: "笔记多半要配图，图文不符会被限制（《小红书社区规范》4.1.3，公开副本）；聊天记录、单据、录音里有别人的个人信息，不宜公开。要几张图，没有见到官方文字。",
    instead: "拍一张实物照片，或者截一张自己的页面，遮住姓名、头像、电话、地址、单号，写进 exhibits（kind: photo 或 screenshot）。",
    check: Check::Channel(check),
    bad: &[
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [chat]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: chat, kind: chat, title: 聊天记录}]",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [chat]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: chat, kind: chat, title: 与商家的沟通记录}]",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [call]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: call, kind: audio, title: 电话录音}]",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [bill]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: bill, kind: document, title: 检测费发票}]",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [bill, chat]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: bill, kind: document, title: 发票}, {id: chat, kind: chat, title: 聊天记录}]",
        ),
    ],
    good: &[
        Example::of("# 底本有照片"),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: cracks, kind: video, title: 开箱录像}]",
        ),
        Example::on(
            "note",
            "problem: {kind: not-shipped, summary: 仍未发货。, exhibits: [page]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: page, kind: screenshot, title: 订单页面截图}]",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [bowl]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: bowl, kind: physical, title: 开裂的碗}]",
        ),
        // Whoever has no exhibit at all need not be told that there is no picture among them.
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits:",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [chat]}\nhistory: [{at: 2026-05-05, by: merchant, event: refused}]\nexhibits: [{id: chat, kind: chat, title: 聊天记录}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, sink: &mut Sink) {
    let case = subject.case;
    let can_show = case.exhibits.iter().any(|exhibit| {
        matches!(
            exhibit.kind,
            ExhibitKind::Photo | ExhibitKind::Video | ExhibitKind::Screenshot | ExhibitKind::Physical
        )
    });
    if channel.audience == Audience::Public && !case.exhibits.is_empty() && !can_show {
        sink.push(
            RULE.finding("证据都是聊天记录、单据、录音，没有适合给笔记配的图")
                .at(case.places.parent_of("exhibits[0]"), "")
                .help(RULE.instead),
        );
    }
}
