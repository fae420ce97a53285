//! The plans of several cases together: who has to act by when.

use std::fmt::Write;

use serde::Serialize;

use crate::calendar::{Day, Moment};
use crate::case::Actor;
use crate::facts::TimerState;

use super::Plan;
use super::text::FAR_OFF_DAYS;

/// Several plans, as programs read them.
#[derive(Debug, Serialize)]
pub struct Plans<'a> {
    /// The format of the document; keys are only ever added.
    pub format: &'static str,
    /// The plans, in the order of the cases.
    pub plans: &'a [Plan],
}

/// The plans as one document.
pub fn document(plans: &[Plan]) -> Plans<'_> {
    Plans { format: "complain.plans/1", plans }
}

/// One thing that somebody has to do by a day.
struct Row<'a> {
    by: Moment,
    who: &'static str,
    case: &'a str,
    what: &'a str,
    is_provisional: bool,
    is_far_off: bool,
}

/// Every period that runs, the nearest first, then the next step of each case.
pub fn table(plans: &[Plan]) -> String {
    let mut out = String::new();
    let days: Vec<Day> = plans.iter().map(|plan| plan.as_of).collect();
    let same = days.first().filter(|first| days.iter().all(|day| day == *first));
    let heading = same.map_or_else(|| "各按案件自己的日期".to_owned(), |day| format!("按 {day} 的情况"));
    // Writing to a string does not fail.
    let _ = writeln!(out, "{} 个案件（{heading}）\n\n谁在哪天以前要做什么", plans.len());
    let rows = rows(plans);
    let (rows, far_off): (Vec<Row<'_>>, Vec<Row<'_>>) = rows.into_iter().partition(|row| !row.is_far_off);
    for row in &rows {
        let provisional = if row.is_provisional { "（暂算）" } else { "" };
        let _ = writeln!(
            out,
            "  {:<16}　{}　{}：{}{provisional}",
            row.by.to_string(),
            row.who,
            row.case,
            row.what
        );
    }
    if rows.is_empty() {
        let _ = writeln!(out, "  没有正在走的期限");
    }
    if !far_off.is_empty() {
        let _ = writeln!(out, "  另有 {} 个一年以后的期限，见各自的 complain plan", far_off.len());
    }
    let _ = writeln!(out, "\n各个案件的下一步");
    for plan in plans {
        let by = plan.next.by.filter(|_| plan.next.channel.is_some());
        let by = by.map(|by| format!("，最晚 {by}")).unwrap_or_default();
        let _ = writeln!(out, "  {}：{}{by}", plan.case, plan.next.what);
        if let Some(command) = &plan.next.command {
            let _ = writeln!(out, "    {command}");
        }
    }
    out
}

fn rows(plans: &[Plan]) -> Vec<Row<'_>> {
    let mut rows: Vec<Row<'_>> = Vec::new();
    for plan in plans {
        let running = plan.timers.iter().filter(|timer| timer.is == TimerState::Running);
        rows.extend(running.map(|timer| Row {
            by: timer.ends_at,
            who: who(timer.who),
            case: &plan.case,
            what: &timer.name,
            is_provisional: timer.is_provisional,
            is_far_off: timer.ends_at.day.days_since(plan.as_of) > FAR_OFF_DAYS,
        }));
    }
    rows.sort_by(|one, other| one.by.cmp_end(other.by).then_with(|| one.case.cmp(other.case)));
    rows
}

fn who(actor: Actor) -> &'static str {
    match actor {
        Actor::Consumer => "您　",
        Actor::Merchant => "商家",
        Actor::Platform => "平台",
        Actor::Courier => "快递",
        Actor::Regulator => "部门",
        Actor::Payment => "支付",
    }
}
