//! A plan for people.

use std::fmt::{Result, Write};

use crate::calendar::Day;
use crate::case::Actor;
use crate::facts::{TimerFacts, TimerState};

use super::{Door, DoorState, Plan};

/// A period that ends later than this is told in one line.
pub(super) const FAR_OFF_DAYS: i64 = 365;

/// The plan as text.
pub fn text(plan: &Plan) -> String {
    let mut out = String::new();
    // Writing to a string does not fail.
    let _ = write(&mut out, plan);
    out
}

fn write(out: &mut String, plan: &Plan) -> Result {
    writeln!(out, "{}（按 {} 的情况）\n", plan.case, plan.as_of)?;
    writeln!(out, "现状　　{}", plan.standing)?;
    next(out, plan)?;
    timers(out, plan)?;
    writeln!(out, "\n渠道")?;
    for (is, title) in [
        (DoorState::Open, "现在可以"),
        (DoorState::NotYet, "还不行"),
        (DoorState::Used, "用过了"),
        (DoorState::Closed, "已关闭"),
    ] {
        doors(out, plan, is, title)?;
    }
    list(out, "另外的路", plan.elsewhere.iter())?;
    list(out, "有用的证据（已经有的不用再准备）", plan.missing_evidence.iter())?;
    // A warning about a period that stands above is not said twice.
    list(out, "提醒", plan.reminders())
}

fn next(out: &mut String, plan: &Plan) -> Result {
    write!(out, "下一步　{}", plan.next.what)?;
    if let Some(by) = plan.next.by.filter(|_| plan.next.channel.is_some()) {
        let today = if by.day == plan.as_of { "，就是今天" } else { "" };
        write!(out, "，最晚 {by}{today}")?;
    }
    writeln!(out)?;
    if let Some(command) = &plan.next.command {
        writeln!(out, "　　　　写出文字：{command}")?;
    }
    if let Some(channel) = &plan.next.channel {
        writeln!(out, "　　　　怎样提交：complain explain {channel}")?;
    }
    Ok(())
}

fn is_running(timer: &TimerFacts) -> bool {
    timer.is == TimerState::Running
}

/// Does the reader have to act?
fn is_own(timer: &TimerFacts) -> bool {
    is_running(timer) && timer.who == Actor::Consumer
}

/// First what the reader has to do, then what others have to do, then what is over.
fn timers(out: &mut String, plan: &Plan) -> Result {
    group(out, plan, "您的期限", is_own)?;
    group(out, plan, "对方的期限", |timer| is_running(timer) && !is_own(timer))?;
    let mut running = plan.timers.iter().filter(|timer| is_running(timer));
    if running.any(|timer| !timer.is_law) {
        writeln!(out, "\n平台自己的期限，页面上的倒计时与这里不同时，以页面为准")?;
    }
    group(out, plan, "已经过去的期限", |timer| !is_running(timer))
}

fn group(out: &mut String, plan: &Plan, title: &str, wanted: impl Fn(&TimerFacts) -> bool) -> Result {
    let mut timers = plan.timers.iter().filter(|timer| wanted(timer)).peekable();
    if timers.peek().is_some() {
        writeln!(out, "\n{title}")?;
    }
    timers.try_for_each(|timer| one(out, timer, plan.as_of))
}

fn one(out: &mut String, timer: &TimerFacts, as_of: Day) -> Result {
    let (name, basis, on_lapse) = (&timer.name, &timer.basis, &timer.on_lapse);
    let provisional = if timer.is_provisional { "（暂算）" } else { "" };
    let end = format!("{}{provisional}", timer.ends_at);
    let met_at = timer.met_at.map(|at| at.to_string()).unwrap_or_default();
    let last = if timer.who == Actor::Consumer { "最晚" } else { "到" };
    match timer.is {
        TimerState::Running if is_far_off(timer, as_of) => {
            return writeln!(out, "  {name}：{last} {end}（{basis}）");
        }
        TimerState::Running => writeln!(out, "  {name}：{last} {end}\n    过期：{on_lapse}")?,
        TimerState::Late => writeln!(out, "  {name}：{end} 已过\n    按规定：{on_lapse}")?,
        TimerState::Met => return writeln!(out, "  {name}：{met_at} 已办，没有过期"),
        TimerState::MetLate => writeln!(out, "  {name}：最晚应在 {end}，{met_at} 才办")?,
    }
    writeln!(out, "    从 {} 起算，依据{basis}", timer.started_at)
}

fn is_far_off(timer: &TimerFacts, as_of: Day) -> bool {
    timer.ends_at.day.days_since(as_of) > FAR_OFF_DAYS
}

/// The channels of one state, the soonest step first; those with the same reason stand together.
fn doors(out: &mut String, plan: &Plan, is: DoorState, title: &str) -> Result {
    let mut doors: Vec<&Door> = plan.channels.iter().filter(|door| door.is == is).collect();
    doors.sort_by_key(|door| door.order.unwrap_or(u32::MAX));
    let mut said: Vec<(String, Vec<String>)> = Vec::new();
    for door in doors {
        let why = why(door, plan);
        let at = door.used_at.map(|at| format!("，{at}"));
        let name = format!("{}（{}{}）", door.name, door.channel, at.unwrap_or_default());
        match said.iter_mut().find(|(other, _)| *other == why) {
            Some((_, names)) => names.push(name),
            None => said.push((why, vec![name])),
        }
    }
    for (why, names) in said {
        writeln!(out, "  {title}{why}\n    {}", names.join("、"))?;
    }
    Ok(())
}

/// Why a channel is shut, without the rule that stands with its period above.
fn why(door: &Door, plan: &Plan) -> String {
    let until = door.until.map(|until| {
        let timer = plan.timers.iter().find(|timer| timer.ends_at == until);
        let name = timer.map_or("期限", |timer| &timer.name);
        format!("，要等到 {until}（{name}）")
    });
    let why = door.why.as_ref().map(|why| format!("，{why}"));
    until.or(why).unwrap_or_default()
}

fn list<'a>(out: &mut String, title: &str, lines: impl Iterator<Item = &'a String>) -> Result {
    let mut lines = lines.peekable();
    if lines.peek().is_some() {
        writeln!(out, "\n{title}")?;
    }
    lines.try_for_each(|line| writeln!(out, "  {line}"))
}
