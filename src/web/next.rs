//! What to do next, and by when.

use maud::{Markup, html};

use crate::calendar::Day;
use crate::case::Actor;
use crate::facts::{TimerFacts, TimerState};
use crate::plan::{self, Door, DoorState, Plan};

use super::plain::{encoded, without_keys};
use super::seen::Seen;
use super::timeline::{FAR_OFF_DAYS, timeline};

/// The plan; after what is due now, the box for the answer where a case is being made.
pub(super) fn next(plan: &Plan, seen: &Seen, reply: &Markup) -> Markup {
    let is_there = |id: &&String| seen.texts.iter().any(|(channel, _)| channel.id == **id);
    let is_own = |timer: &&TimerFacts| timer.who == Actor::Consumer;
    let (running, over): (Vec<&TimerFacts>, Vec<&TimerFacts>) =
        plan.timers.iter().partition(|timer| timer.is == TimerState::Running);
    let (own, others): (Vec<&TimerFacts>, Vec<&TimerFacts>) = running.into_iter().partition(is_own);
    html! {
        div.now {
            p.standing { "现状：" (plan.standing) }
            p.step { (without_keys(&plan.next.what)) }
            @if let Some(by) = plan.next.by.filter(|_| plan.next.channel.is_some()) { p { "最晚 " strong { (by.to_string()) } } }
            @if let Some(channel) = plan.next.channel.as_ref().filter(is_there) { p { a href=(format!("#c-{channel}")) data-jump { "看要写的文字" } } }
        }
        (reply)
        (timers("您的期限", &own, plan.as_of))
        (timers("对方的期限", &others, plan.as_of))
        @if others.iter().chain(&own).any(|timer| !timer.is_law) {
            p.hint { "平台自己的期限，页面上的倒计时与这里不同时，以页面为准。" }
        }
        @if !own.is_empty() || !others.is_empty() { (calendar(plan)) }
        @if let Some(facts) = &seen.facts { (timeline(facts, &plan.timers, plan.as_of)) }
        (doors(plan))
        (list("提醒", plan.reminders()))
        @if !over.is_empty() {
            details.more #over {
                summary { "已经过去的期限" }
                (timers("", &over, plan.as_of))
            }
        }
    }
}

fn timers(title: &str, timers: &[&TimerFacts], as_of: Day) -> Markup {
    html! {
        @if !timers.is_empty() {
            @if !title.is_empty() { h3 { (title) } }
            ul.timers { @for timer in timers { li { (one(timer, as_of)) } } }
        }
    }
}

fn one(timer: &TimerFacts, as_of: Day) -> Markup {
    let end = timer.ends_at.to_string();
    let met = timer.met_at.map(|at| at.to_string()).unwrap_or_default();
    let days = timer.ends_at.day.days_since(as_of);
    html! {
        strong { (timer.name) }
        p {
            @match timer.is {
                TimerState::Running => {
                    @if timer.who == Actor::Consumer { "最晚 " } @else { "到 " } (end)
                    @if timer.is_provisional { "（暂算）" }
                    @if days == 0 { "，今天到期" } @else if days <= FAR_OFF_DAYS { "，还有" (days) "天" }
                }
                TimerState::Late => { (end) " 已过" }
                TimerState::Met => { (met) " 已办，没有过期" }
                TimerState::MetLate => { "最晚应在 " (end) "，" (met) " 才办" }
            }
        }
        p.hint {
            @if matches!(timer.is, TimerState::Running | TimerState::Late) { "过期：" (timer.on_lapse) "。" }
            "从 " (timer.started_at.to_string()) " 起算，依据" (timer.basis)
        }
    }
}

/// Every channel by its state.
fn doors(plan: &Plan) -> Markup {
    let states = [
        (DoorState::Open, "现在可以"),
        (DoorState::NotYet, "还不行"),
        (DoorState::Used, "用过了"),
        (DoorState::Closed, "已关闭"),
    ];
    html! {
        h3 { "渠道" }
        dl.doors {
            @for (is, title) in states {
                @let doors = sorted(plan, is);
                @if !doors.is_empty() {
                    dt { (title) }
                    @for door in doors {
                        dd {
                            (door.name)
                            @if let Some(at) = door.used_at { "，" (at.to_string()) }
                            @if let Some(why) = &door.why { span.hint { "　" (why) } }
                        }
                    }
                }
            }
        }
    }
}

fn sorted(plan: &Plan, is: DoorState) -> Vec<&Door> {
    let mut doors: Vec<&Door> = plan.channels.iter().filter(|door| door.is == is).collect();
    doors.sort_by_key(|door| door.order.unwrap_or(u32::MAX));
    doors
}

/// A titled list; nothing where it is empty.
pub(super) fn list<'a>(title: &str, lines: impl Iterator<Item = &'a String>) -> Markup {
    let lines: Vec<&String> = lines.collect();
    html! {
        @if !lines.is_empty() {
            h3 { (title) }
            ul { @for line in lines { li { (line) } } }
        }
    }
}

/// The calendar file, in the link itself: no request is made for it.
fn calendar(plan: &Plan) -> Markup {
    // A page is the same whenever it is made for a day.
    let calendar = plan::calendar(std::slice::from_ref(plan), plan::Writing::default());
    let href = format!("data:text/calendar;charset=utf-8,{}", encoded(&calendar));
    html! { p { a.file href=(href) download=(format!("{}.ics", plan.case)) { "把期限存进日历（.ics）" } } }
}
