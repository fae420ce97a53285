//! `note/title`: a title that shouts instead of telling what happened.

use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};
use crate::draft::Draft;

use super::super::public::own_words;
use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::said;

pub(super) const RULE: Rule = Rule {
    id: "note/title",
    name: "标题党",
    level: Severity::Warning,
    why: "《小红书社区规范》4.1.3 不许标题党（规范的公开副本）；标题里只要有一个词能被否认，整篇都会被怀疑。",
    instead: "写发生了什么：买了什么、怎么了、到了哪一步。感叹号、问号最多一个也不用。",
    check: Check::Draft(check),
    bad: &[
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 震惊，6只碗裂了3只}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 千万别买！！6只碗裂3只}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 买碗必看，血泪教训}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 6只碗裂3只？？？}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 家人们谁懂啊，碗裂了}",
        ),
    ],
    good: &[
        Example::of(
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 6只陶碗3只开裂，退货被拒}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 陶碗开裂，能退货吗？}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 陶碗避雷：6只裂3只}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 空气炸锅不加热。, exhibits: [cracks], title: 空气炸锅不加热，退货被拒}",
        ),
        // Not the title.
        Example::on(
            "note",
            "problem: {kind: quality, summary: 页面写着“宝妈必看”，收到3只碗口开裂。, exhibits: [cracks]}",
        ),
        Example::on(
            "12315",
            "problem: {kind: quality, summary: 3只碗口开裂。, exhibits: [cracks], title: 震惊，6只碗裂了3只}",
        ),
    ],
};

const SHOUTS: &[&str] = &[
    "震惊",
    "惊呆",
    "惊天",
    "速看",
    "必看",
    "必读",
    "不看后悔",
    "看哭",
    "千万别",
    "千万不要",
    "快逃",
    "快跑",
    "血泪",
    "天塌了",
    "炸裂",
    "救命啊",
    "家人们",
    "谁懂啊",
    "万万没想到",
    "史上最",
    "全网最",
    "气炸",
    "无语子",
    "99%的人",
    "吓死",
];
/// What one of them is only a part of: goods and places, not a shout.
const GOODS: &[&str] = &[
    "空气炸",
    "氧气炸",
    "煤气炸",
    "燃气炸",
    "必读书",
    "必读名著",
    "必读丛书",
    "必读绘本",
    "爆炸裂",
    "油炸裂",
];
/// More than one in a row shouts too.
const MARKS: &[char] = &['！', '!', '？', '?'];

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    if channel.audience != Audience::Public {
        return;
    }
    for (path, text) in own_words(subject, draft).into_iter().filter(|(path, _)| path == "problem.title") {
        let is_mark = |c: char| MARKS.contains(&c);
        let marks: Vec<char> = text.chars().collect();
        let row = marks.windows(2).any(|pair| pair.iter().all(|c| is_mark(*c)));
        let names = [subject.case.order.item.as_str(), subject.case.merchant.shop.as_str()];
        let names = names.into_iter().filter(|name| !name.is_empty());
        let plain = names.chain(GOODS.iter().copied()).fold(text, |text, goods| text.replace(goods, "，"));
        let word = said(&plain, SHOUTS).map(|word| format!("“{word}”"));
        let Some(what) = word.or_else(|| row.then(|| "连用的感叹号、问号".to_owned())) else {
            continue;
        };
        sink.push(
            RULE.finding(format!("笔记的标题里有{what}，可能被当作标题党"))
                .at(subject.case.places.of(&path), "")
                .help(RULE.instead),
        );
    }
}
