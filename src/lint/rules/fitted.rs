//! `channel/fitted`: a text that was made to fit its box: how, and what stands elsewhere.

use crate::case::Case;
use crate::channel::{Channel, Field};
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::draft::{Draft, Filled, Fitted, Size, Sizing};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channel/fitted",
    name: "文字按一栏的上限改写",
    level: Severity::Note,
    why: "全文放不下时，换短一些的写法，轻的事合写成次数，或者分成几条；没有写进这一栏的，整段写在补充材料里，正文里指明。哪些不在正文里，报告里列出。",
    instead: "核对正文里留下的是不是最要紧的；补充材料要一起提交；页面允许更多时，用 --limit 渠道.栏=字数 改。",
    check: Check::Draft(check),
    bad: &[
        Example::on("12315", long_claim!("换货", "一套")),
        Example::on("12315", long_claim!("更换", "六只")),
        Example::on("official-dm", long_problem!("收到的6只陶碗中有3只碗口开裂")),
        Example::on("platform-service", long_problem!("打开外箱时有3只陶碗碗口开裂")),
        Example::on("wechat-pay", long_problem!("3只陶碗的碗口有裂纹")),
    ],
    good: &[
        Example::on("12315", "claims: [{kind: exchange, text: 一套没有裂纹的陶碗}]"),
        Example::on("official-dm", "# 底本的私信不到200字"),
        Example::on("platform-service", "claims: [{kind: refund}]"),
        Example::on("note", "# 底本的正文不到1000字"),
        Example::on("letter", long_problem!("信没有上限")),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    for filled in &draft.fields {
        let field = channel.fields.iter().find(|field| field.id == filled.id);
        if let (Some(field), Some(fitted)) = (field, &filled.fitted) {
            sink.push(diagnostic(subject.case, channel, field, filled, fitted));
        }
    }
}

fn diagnostic(case: &Case, channel: &Channel, field: &Field, filled: &Filled, fitted: &Fitted) -> Diagnostic {
    let unit = field.limit.as_ref().map(|limit| limit.unit).unwrap_or_default();
    let counts: Vec<String> = filled.parts.iter().map(|part| unit.count(&part.text()).to_string()).collect();
    let over = field.limit.as_ref().filter(|limit| fitted.full_count > limit.max);
    let why = over.map_or_else(String::new, |limit| format!("，上限 {} 字", limit.max));
    let message = format!(
        "渠道“{}”的“{}”全文 {} 字{why}：{}，{} 字",
        channel.id,
        field.label,
        fitted.full_count,
        how(filled, fitted),
        counts.join("、")
    );
    let mut diagnostic = RULE.finding(message);
    let annexed: Vec<&String> = fitted.left_out.iter().filter(|path| !fitted.lost.contains(path)).collect();
    if let Some(lines) = lines(case, annexed.into_iter()) {
        let label = channel.annex.as_ref().map_or("", |annex| annex.label.as_str());
        diagnostic = diagnostic.help(format!("不在这一栏、写在“{label}”里的：案件{lines}"));
    }
    if let Some(lines) = lines(case, fitted.lost.iter()) {
        diagnostic = diagnostic.help(format!("这份文字里没有写的：案件{lines}"));
    }
    diagnostic
}

/// What was done, in words.
fn how(filled: &Filled, fitted: &Fitted) -> String {
    let sizing = &filled.sizing;
    let mut done: Vec<String> = Vec::new();
    match sizing.size {
        Size::Full if sizing.names_law => done.push("概述用标题代替，规则和证据只写编号".into()),
        Size::Full if sizing.is_annexed => done.push("概述用标题代替".into()),
        Size::Full => {}
        Size::Standard => done.push("换成短一些的写法".into()),
        Size::Brief => done.push("换成最短的写法".into()),
    }
    if fitted.summed_up > 0 {
        done.push(format!("{} 件轻的事合写成次数", fitted.summed_up));
    }
    if sizing.keeps < Sizing::ALL_RANKS {
        done.push("次要的整段放进补充材料".into());
    }
    if !sizing.breaks.is_empty() {
        done.push(format!("分成 {} 条", filled.parts.len()));
    }
    done.join("，")
}

/// The lines of the case on which these facts stand: `第 41、43–47 行`.
fn lines<'a>(case: &Case, paths: impl Iterator<Item = &'a String>) -> Option<String> {
    let places = paths.filter(|path| case.places.contains(path)).map(|path| case.places.of(path));
    let mut lines: Vec<usize> = places.map(|place| place.file.line_column(place.span.start).0).collect();
    lines.sort_unstable();
    lines.dedup();
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for line in lines {
        match ranges.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => ranges.push((line, line)),
        }
    }
    let words = ranges
        .iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}–{last}") });
    let words: Vec<String> = words.collect();
    (!words.is_empty()).then(|| format!("第 {} 行", words.join("、")))
}
