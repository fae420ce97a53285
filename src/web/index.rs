//! The pages of a batch on one page: deadlines first, with a filter.

use maud::{Markup, html};

use crate::case::Actor;
use crate::diagnostic::Severity;
use crate::facts::TimerState;

use super::document::document;
use super::plain::without_keys;
use super::seen::Seen;
use super::timeline::FAR_OFF_DAYS;

/// What the list says of a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Summary {
    /// When the next thing is due, as text that sorts; `None` last.
    due: Due,
    title: String,
    id: String,
    link: String,
    standing: String,
    next: String,
    /// Each with the place of its text on the page.
    channels: Vec<(String, String)>,
    errors: usize,
    warnings: usize,
}

/// Sorts those without a day behind the others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Due {
    By(String),
    Open,
}

impl Summary {
    /// Of one case, whose page is at the link.
    pub fn of(seen: &Seen, link: String) -> Self {
        let plan = seen.plan.as_ref();
        let own = plan.and_then(|plan| {
            let mut timers = plan.timers.iter();
            timers.find(|timer| {
                let is_near = timer.ends_at.day.days_since(plan.as_of) <= FAR_OFF_DAYS;
                timer.is == TimerState::Running && timer.who == Actor::Consumer && is_near
            })
        });
        let by = own.map(|timer| (timer.ends_at.to_string(), timer.name.clone()));
        Self {
            due: by.map_or(Due::Open, |(end, name)| Due::By(format!("{end}　{name}"))),
            title: seen.title(),
            id: seen.id.clone(),
            link,
            standing: plan.map(|plan| plan.standing.clone()).unwrap_or_default(),
            next: plan.map(|plan| without_keys(&plan.next.what)).unwrap_or_default(),
            channels: seen
                .texts
                .iter()
                .map(|(channel, _)| (format!("#c-{}", channel.id), channel.name.clone()))
                .collect(),
            errors: seen.findings.count(Severity::Error) + seen.missing.len(),
            warnings: seen.findings.count(Severity::Warning),
        }
    }
}

/// The list of a batch; where a new case may be begun, and which files could not be read.
pub fn index(mut cases: Vec<Summary>, fresh: Option<&str>, faults: &[String]) -> String {
    cases.sort();
    let name = if cases.is_empty() { "还没有案件".into() } else { format!("{}个案件", cases.len()) };
    let body = html! {
        header.masthead {
            h1 { (name) }
            @if cases.len() > 1 { p.hint { "期限近的在前。" } }
            @if let Some(fresh) = fresh { p { a.file href=(fresh) { "新写一个案件" } } }
            @for fault in faults { p.lost { (fault) } }
        }
        main {
            @if cases.len() > 1 {
                p { label for="filter" { "查找 " } input #filter type="search" placeholder="商品、编号、现状、渠道"; }
            }
            ul.cases { @for case in &cases { (row(case)) } }
        }
        p #said role="status" aria-live="polite" {}
    };
    document(&name, &body)
}

fn row(case: &Summary) -> Markup {
    html! {
        li.case {
            h2 { a href=(case.link) { (case.title) } span.hint { "　" (case.id) } }
            @if let Due::By(by) = &case.due { p.due { "您的期限：" (by) } }
            @if !case.standing.is_empty() { p { (case.standing) } }
            @if !case.next.is_empty() { p.step { "下一步：" (case.next) } }
            @if case.channels.is_empty() { p.hint { "没有写出文字" } } @else {
                p.channels { @for (place, name) in &case.channels { a href=(format!("{}{place}", case.link)) { (name) } " " } }
            }
            @if case.errors + case.warnings > 0 {
                p.hint {
                    @if case.errors > 0 { span.lost { "要改 " (case.errors) " 处" } " " }
                    @if case.warnings > 0 { "建议改 " (case.warnings) " 处" }
                }
            }
        }
    }
}
