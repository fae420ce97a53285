//! What a case says now against what its texts said before.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::case::{Actor, Case, ClaimKind, EventKind, RespondentKind};
use crate::diagnostic::Diagnostic;
use crate::facts::{AmountFrom, ClaimFacts, EventFacts, Facts};
use crate::path::CasePath;

use super::{Entry, Record, Told};

/// The name of the check.
pub const RULE: &str = "consistency/sent";

/// A change: the place in the case, what it is about, the old value and the new one.
type Change = (CasePath, String, String, String);

/// The changes since the last texts, each with the texts that said otherwise. What was added to the history is no change.
pub fn compare(record: &Record, case: &Case, facts: &Facts) -> Vec<Diagnostic> {
    let mut changes: BTreeMap<Change, Vec<(&str, &str)>> = BTreeMap::new();
    for (channel, entry) in &record.channels {
        for change in of_entry(entry, facts) {
            changes.entry(change).or_default().push((&entry.as_of, channel));
        }
    }
    changes.into_iter().map(|(change, texts)| diagnostic(case, change, texts)).collect()
}

fn diagnostic(case: &Case, change: Change, mut texts: Vec<(&str, &str)>) -> Diagnostic {
    let (path, what, old, new) = change;
    // The latest text first.
    texts.sort_by(|one, other| other.0.cmp(one.0).then(one.1.cmp(other.1)));
    let said: Vec<String> =
        texts.iter().map(|(as_of, channel)| format!("{as_of} 写给 {channel} 的文字")).collect();
    let place =
        if case.places.contains(&path) { case.places.of(&path) } else { case.places.parent_of(&path) };
    Diagnostic::warning(RULE, format!("{what}和以前写出的文字不一样：以前{old}，现在{new}"))
        .at(place, format!("现在{new}"))
        .help(format!("以前{old}：{}", said.join("；")))
        .help("写错了就改回来；确实变了，在新的文字里说明，收到过旧文字的各方也要告诉")
}

fn of_entry(entry: &Entry, facts: &Facts) -> Vec<Change> {
    let mut changes = Vec::new();
    let respondent = RespondentKind::from_word(&entry.respondent);
    if respondent != Some(facts.respondent.is) {
        let name = |is| if is == RespondentKind::Platform { "是平台" } else { "是商家" }.to_owned();
        let old = name(respondent.unwrap_or(RespondentKind::Merchant));
        changes.push(("respondent".into(), "被投诉的一方".into(), old, name(facts.respondent.is)));
    }
    if let Some(paid) = entry.paid.as_ref().filter(|paid| amount(paid) != Some(facts.order.paid)) {
        changes.push(("order.paid".into(), "实付".into(), yuan(paid), yuan(facts.order.paid)));
    }
    claims(entry, facts, &mut changes);
    events(entry, facts, &mut changes);
    changes
}

fn yuan(amount: impl std::fmt::Display) -> String {
    format!("是 {amount}元")
}

/// A sum of the record; `None` where it is none.
fn amount(text: &str) -> Option<Amount> {
    Amount::parse(text).ok()
}

/// A moment of the record; `None` where it is none.
fn moment(text: &str) -> Option<Moment> {
    Moment::parse(text).ok()
}

/// Claims by kind; several of one kind by their order.
fn claims(entry: &Entry, facts: &Facts, changes: &mut Vec<Change>) {
    if entry.claims.is_empty() {
        return;
    }
    let name = |kind: &str| {
        let about = ClaimKind::from_word(kind).map_or(kind, |kind| kind.about());
        format!("诉求“{about}”")
    };
    let mut left: Vec<(usize, &ClaimFacts)> = facts.claims.iter().enumerate().collect();
    for old in &entry.claims {
        let Some(at) = left.iter().position(|(_, claim)| Some(claim.kind) == ClaimKind::from_word(&old.kind))
        else {
            changes.push(("claims".into(), name(&old.kind), "有这一条".into(), "没有".into()));
            continue;
        };
        let (index, now) = left.remove(at);
        let before = old.amount.as_deref().and_then(amount);
        if (now.amount == before && before.is_some() == old.amount.is_some()) || is_rest(before, now) {
            continue;
        }
        let none = || "没有金额".to_owned();
        let path = CasePath::of("claims").index(index).join("amount");
        changes.push((
            path,
            name(&old.kind),
            old.amount.as_ref().map_or_else(none, yuan),
            now.amount.map_or_else(none, yuan),
        ));
    }
    for (index, claim) in left {
        let path = CasePath::of("claims").index(index).join("kind");
        changes.push((path, name(claim.kind.word()), "没有这一条".into(), "有".into()));
    }
}

/// Is less asked for because money came back meanwhile? That follows from a new event.
fn is_rest(old: Option<Amount>, now: &ClaimFacts) -> bool {
    now.amount_from == Some(AmountFrom::Rest) && old.zip(now.amount).is_some_and(|(old, now)| now < old)
}

/// Events that were told, each against one of its kind now: the same moment, else the nearest that was not told.
fn events(entry: &Entry, facts: &Facts, changes: &mut Vec<Change>) {
    let mut left: Vec<&EventFacts> = facts.timeline.iter().collect();
    let mut moved = Vec::new();
    // "Still no answer" is said anew each time.
    for old in entry.events.iter().filter(|old| EventKind::from_word(&old.event) != Some(EventKind::NoReply))
    {
        let Some(at) = left.iter().position(|now| is_kind(old, now) && is_same(&old.at, now.at)) else {
            moved.push(old);
            continue;
        };
        let now = left.remove(at);
        if let (Some(before), Some(sum)) = (&old.amount, now.amount)
            && amount(before) != Some(sum)
        {
            changes.push((now.from.join("amount"), name(old), yuan(before), yuan(sum)));
        }
    }
    for old in moved {
        let nearest = (0..left.len())
            .filter(|&at| is_kind(old, left[at]))
            .min_by_key(|&at| distance(&old.at, left[at].at));
        let before = format!("是 {}", old.at);
        let Some(at) = nearest else {
            changes.push(("history".into(), name(old), before, "经过里没有".into()));
            continue;
        };
        let now = left.remove(at);
        changes.push((now.from.join("at"), name(old), before, format!("是 {}", now.at)));
    }
}

fn name(told: &Told) -> String {
    let about = EventKind::from_word(&told.event).map_or(told.event.as_str(), |kind| kind.about());
    format!("“{about}”")
}

fn is_kind(old: &Told, now: &EventFacts) -> bool {
    EventKind::from_word(&old.event) == Some(now.event) && Actor::from_word(&old.by) == Some(now.by)
}

/// A time of day that was added or left out is no other moment.
fn is_same(old: &str, now: Moment) -> bool {
    moment(old).is_some_and(|old| {
        old.day == now.day && (old.time.is_none() || now.time.is_none() || old.time == now.time)
    })
}

fn distance(old: &str, now: Moment) -> i64 {
    moment(old).map_or(i64::MAX, |old| old.day.days_since(now.day).abs())
}
