//! Which channels are open, not yet, used or closed, and which one is next.

use crate::calendar::Moment;
use crate::case::{Actor, EventKind, PaymentMethod, RespondentKind, Sale, beside_bill};
use crate::channel::{Audience, Channel};
use crate::facts::{Document, EventFacts, Facts, StageKind, TimerFacts, TimerState};

use super::after::{after, decided};
use super::elsewhere::is_with_regulator;
use super::{Door, DoorState, Next, page};

/// The state of a channel; `None` where it never suits the case.
pub(super) fn door(facts: &Facts, document: &Document, channel: &Channel) -> Option<Door> {
    if channel.misfit(|path| document.values(path)).is_some() {
        return None;
    }
    // A platform has no part in what was bought in a shop.
    let is_platform = matches!(channel.audience, Audience::Platform);
    if is_platform && facts.order.sale == Some(Sale::InStore) {
        return None;
    }
    let method = facts.order.payment.as_ref().map(|payment| payment.method);
    if channel.payment.as_deref().is_some_and(|wanted| method != PaymentMethod::from_word(wanted)) {
        return None;
    }
    let kinds = facts.claims.iter().map(|claim| claim.kind);
    let back = facts.totals.refunded.unwrap_or_default();
    if channel.payment.is_some() && beside_bill(kinds, facts.order.paid, back).is_some() {
        return None;
    }
    let mut door = Door {
        channel: channel.id.clone(),
        name: channel.name.clone(),
        is: DoorState::Open,
        why: None,
        used_at: None,
        until: None,
        lapse: None,
        order: channel.plan.order,
        lacking: channel.needs.iter().filter(|path| document.at(path).is_none()).cloned().collect(),
    };
    if let Some(why) = closed(facts, channel) {
        (door.is, door.why) = (DoorState::Closed, Some(why));
    } else if let Some(event) = used(facts, channel) {
        (door.is, door.used_at) = (DoorState::Used, Some(event.at));
    } else if let Some(step) = too_early(facts, channel) {
        (door.is, door.why) = (DoorState::NotYet, Some(step));
    } else if let Some(timer) = waiting(facts, channel) {
        (door.is, door.until) = (DoorState::NotYet, Some(timer.ends_at));
        door.lapse = Some(timer.on_lapse.clone());
        door.why = Some(format!("{}到 {} 才结束（{}）", timer.name, timer.ends_at, timer.basis));
    }
    Some(door)
}

fn closed(facts: &Facts, channel: &Channel) -> Option<String> {
    let is_accepted = |kind| matches!(kind, EventKind::Accepted | EventKind::Mediated);
    let accepted = |event: &&EventFacts| event.by == Actor::Regulator && is_accepted(event.event);
    if channel.audience == Audience::Regulator
        && let Some(event) = facts.timeline.iter().find(accepted)
    {
        return Some(format!("同一争议已于 {} 受理", event.at));
    }
    if channel.plan.is_one_door && is_with_regulator(facts) {
        return Some("已经向市场监督管理部门投诉，同一争议只走一处；不予受理的，再向这里提出".into());
    }
    let lapsed = facts.lapsed(&channel.plan.closes_after, &steps(channel))?;
    Some(format!("{}已于 {} 届满：{}", lapsed.name, lapsed.ends_at, lapsed.on_lapse))
}

fn used<'a>(facts: &'a Facts, channel: &Channel) -> Option<&'a EventFacts> {
    let by_event = |event: &EventFacts| {
        let contacted = |to| event.event == EventKind::Contacted && event.to == to;
        channel.plan.used_by.iter().any(|word| match (word.as_str(), EventKind::from_word(word)) {
            ("contacted-platform", _) => contacted(RespondentKind::Platform),
            (_, Some(EventKind::Contacted)) => {
                event.by == Actor::Consumer && contacted(RespondentKind::Merchant)
            }
            (_, kind) => kind == Some(event.event),
        })
    };
    let complained = |event: &EventFacts| {
        event.event == EventKind::Complained && event.channel.as_ref() == Some(&channel.name)
    };
    // The regulator is one door, whether by form or by telephone.
    let to_regulator = |event: &EventFacts| {
        channel.audience == Audience::Regulator
            && event.channel.as_ref().is_some_and(|name| name.contains("12315"))
    };
    let is_use = |event: &&EventFacts| by_event(event) || complained(event) || to_regulator(event);
    let last = facts.timeline.iter().rev().find(is_use)?;
    // What was used before a new application can be used again.
    let is_stale = last_step(facts, channel).is_some_and(|step| facts.is_after(step, last));
    (!is_stale).then_some(last)
}

/// The steps that open the channel, anew each time; its own use is none.
fn steps(channel: &Channel) -> Vec<EventKind> {
    let steps = channel.after.iter().filter(|step| !channel.plan.used_by.contains(step));
    steps.filter_map(|step| EventKind::from_word(step)).collect()
}

/// The last event that the channel comes after.
fn last_step<'a>(facts: &'a Facts, channel: &Channel) -> Option<&'a EventFacts> {
    let steps = steps(channel);
    facts.timeline.iter().rev().find(|event| steps.contains(&event.event))
}

fn too_early(facts: &Facts, channel: &Channel) -> Option<String> {
    let opens =
        |event: &EventFacts| channel.after.iter().any(|step| EventKind::from_word(step) == Some(event.event));
    let taken = facts.timeline.iter().any(opens);
    (!channel.after.is_empty() && !taken).then(|| "要先在订单页申请售后".into())
}

/// The last of the periods that have to end first.
fn waiting<'a>(facts: &'a Facts, channel: &Channel) -> Option<&'a TimerFacts> {
    let running = facts.timers.iter().filter(|timer| {
        timer.is == TimerState::Running && channel.plan.waits_for.iter().any(|id| timer.id == *id)
    });
    running.max_by(|one, other| one.ends_at.cmp_end(other.ends_at))
}

/// The soonest step that is open, or to wait for it where it opens on a known day.
pub(super) fn next(facts: &Facts, doors: &[Door], case_file: &str) -> Next {
    let promised = facts
        .stage
        .promise
        .as_ref()
        .filter(|_| facts.stage.is == StageKind::Promised)
        .and_then(|event| event.until);
    if let Some(until) = promised.filter(|until| *until >= facts.case.as_of) {
        return wait(format!("等商家兑现承诺，到 {until}"), until.into());
    }
    if let Some(step) = after(facts, doors, case_file) {
        return step;
    }
    let elsewhere = || department(facts, doors, case_file).or_else(|| stolen(facts, doors, case_file));
    if let Some(step) = decided(facts, case_file).or_else(elsewhere) {
        return step;
    }
    if let Some(step) = page::step(facts) {
        return step;
    }
    let possible = doors
        .iter()
        .filter(|door| door.is == DoorState::Open || (door.is == DoorState::NotYet && door.until.is_some()));
    match possible.filter(|door| door.order.is_some()).min_by_key(|door| door.order) {
        Some(Door { is: DoorState::NotYet, until: Some(until), lapse, name, .. }) => {
            let lapse = lapse.as_deref().unwrap_or_default();
            wait(format!("等到 {until}（到期没有处理：{lapse}）；被拒绝就用“{name}”"), *until)
        }
        Some(door) => Next {
            what: format!("用“{}”{}", door.name, lacking(door)),
            channel: Some(door.channel.clone()),
            command: Some(format!("complain render {case_file} --channel {}", door.channel)),
            by: deadline(facts, door),
        },
        None => Next {
            what: "协商和投诉的渠道都用过了；可以申请仲裁（双方有协议时）或向人民法院起诉".into(),
            channel: None,
            command: None,
            by: None,
        },
    }
}

/// What is plainly another department's matter goes to that one.
fn department(facts: &Facts, doors: &[Door], case_file: &str) -> Option<Next> {
    let department = facts.department.as_ref()?;
    let is_its = |door: &&Door| department.id == *door.channel && door.is == DoorState::Open;
    let door = doors.iter().find(is_its)?;
    Some(Next {
        what: format!("这件事归{}管，用“{}”{}", department.name, door.name, lacking(door)),
        channel: Some(door.channel.clone()),
        command: Some(format!("complain render {case_file} --channel {}", door.channel)),
        by: None,
    })
}

/// A payment that somebody else made is stopped first, and is the bank's matter before the shop's.
fn stolen(facts: &Facts, doors: &[Door], case_file: &str) -> Option<Next> {
    let is_stolen = facts.problem.kind.as_str() == "unauthorised-payment";
    let door = doors.iter().find(|door| is_stolen && door.channel == "bank" && door.is == DoorState::Open)?;
    Some(Next {
        what: format!("没有挂失、报警的先挂失、报警；再用“{}”{}", door.name, lacking(door)),
        channel: Some(door.channel.clone()),
        command: Some(format!("complain render {case_file} --channel {}", door.channel)),
        by: None,
    })
}

fn wait(what: String, until: Moment) -> Next {
    Next { what, channel: None, command: None, by: Some(until) }
}

/// What the case has to say first.
fn lacking(door: &Door) -> String {
    let keys: Vec<String> =
        door.lacking.iter().map(|path| path.replacen("respondent.", "merchant.", 1)).collect();
    if keys.is_empty() {
        String::new()
    } else {
        format!("；案件里还缺 {}，先补上", keys.join("、"))
    }
}

/// By when a step has to be taken: the consumer's own period that it meets.
fn deadline(facts: &Facts, door: &Door) -> Option<Moment> {
    let own =
        facts.timers.iter().filter(|timer| timer.is == TimerState::Running && timer.who == Actor::Consumer);
    own.filter(|timer| door.channel == "intervention" && timer.id.contains("intervention"))
        .map(|timer| timer.ends_at)
        .next()
}
