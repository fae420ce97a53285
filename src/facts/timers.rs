//! Every period that runs or ran: started by which event, ends when, met, late or running.

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{Actor, Case, Event, EventKind};
use crate::dispute::Dispute;
use crate::knowledge::{Holidays, Platform, PlatformTimer};
use crate::law::{Length, Statute, Timer};
use crate::path::CasePath;

use super::conditions::{Conditions, asks_return};
use super::words::TimerState;
use super::{Law, TimerFacts};

/// A period of either kind.
struct Period<'a> {
    id: &'a str,
    name: &'a str,
    length: Length,
    starts: &'a [String],
    meets: &'a [String],
    who: Actor,
    rolls: bool,
    from_first: bool,
    on_lapse: &'a str,
    basis: String,
    is_law: bool,
    /// Starts before this day fall under another version.
    from: Day,
    until: Option<Day>,
}

pub(super) fn timers(
    case: &Case,
    platform: &Platform,
    law: &Law,
    conditions: &Conditions,
    dispute: &Dispute,
) -> Vec<TimerFacts> {
    let kind = &case.problem.kind;
    let asked: Vec<&str> = case.claims.iter().map(|claim| claim.kind.word()).collect();
    let suits = |problems: &[String], claims: &[String], when: &[String], unless: &[String]| {
        (problems.is_empty() || problems.contains(kind))
            && (claims.is_empty() || claims.iter().any(|claim| asked.contains(&claim.as_str())))
            && conditions.allow(when, unless)
    };
    let of_platform = platform
        .timers
        .iter()
        .filter(|t| !t.starts.is_empty())
        .filter(|t| suits(&t.problems, &t.claims, &t.when, &t.unless))
        .filter_map(of_platform);
    let of_law = law
        .statutes
        .iter()
        .flat_map(|statute| statute.timers.iter().map(move |timer| (statute, timer)))
        .filter(|(_, t)| suits(&t.problems, &t.claims, &t.when, &t.unless))
        .filter_map(|(statute, timer)| of_law(statute, timer));
    let periods: Vec<Period<'_>> = of_platform.chain(of_law).collect();
    periods.iter().filter_map(|period| run(period, case, dispute, &law.holidays)).collect()
}

fn of_platform(timer: &PlatformTimer) -> Option<Period<'_>> {
    let days = timer.days.map(Length::Days);
    Some(Period {
        id: &timer.id,
        name: &timer.name,
        length: timer.hours.map(Length::Hours).or(days).unwrap_or(Length::Days(0)),
        starts: &timer.starts,
        meets: &timer.meets,
        who: Actor::from_word(&timer.who)?,
        rolls: false,
        from_first: false,
        on_lapse: &timer.on_lapse,
        basis: format!(
            "{}{}（{}上线版本）",
            timer.rule,
            timer.article.clone().unwrap_or_default(),
            timer.online.in_words()
        ),
        is_law: false,
        from: timer.online,
        until: None,
    })
}

fn of_law<'a>(statute: &'a Statute, timer: &'a Timer) -> Option<Period<'a>> {
    let article = statute.articles.iter().find(|article| article.id == timer.article)?;
    Some(Period {
        id: &timer.id,
        name: &timer.name,
        length: timer.length,
        starts: &timer.starts,
        meets: &timer.meets,
        who: Actor::from_word(&timer.who)?,
        rolls: timer.rolls,
        from_first: timer.from_first,
        on_lapse: &timer.on_lapse,
        basis: statute.citation(article, true),
        is_law: true,
        from: article.from,
        until: article.until,
    })
}

fn run(period: &Period<'_>, case: &Case, dispute: &Dispute, holidays: &Holidays) -> Option<TimerFacts> {
    let (start, from, source) = started(period, case, dispute)?;
    let judged = judged(period, case, start, from);
    if judged < period.from || period.until.is_some_and(|until| judged > until) {
        return None;
    }
    let met = met(period, case, dispute, start, from);
    // Where only the day is known, whoever has to act gets the doubt: the merchant a late start, the consumer an early one.
    let (end, is_provisional) = ended(period, start, holidays);
    let late_by = met.map_or(case.as_of, |event| event.at.day);
    let is_late = match met {
        Some(event) => end.is_before(event.at),
        None => end.day < late_by,
    };
    Some(TimerFacts {
        id: period.id.into(),
        name: period.name.to_owned(),
        who: period.who,
        from: from.map(|index| CasePath::of("history").index(index)),
        started_at: start,
        ends_at: end,
        is: match (met.is_some(), is_late) {
            (true, false) => TimerState::Met,
            (true, true) => TimerState::MetLate,
            (false, true) => TimerState::Late,
            (false, false) => TimerState::Running,
        },
        met_at: met.map(|event| event.at),
        basis: period.basis.clone(),
        is_law: period.is_law,
        on_lapse: period.on_lapse.to_owned(),
        is_provisional,
        sources: [Some(source), met.map(Event::path)].into_iter().flatten().collect(),
    })
}

/// Is the event one of these words, done by whoever the rules mean? An answer is the merchant's, a word of procedure the
/// regulator's, a contact the consumer's with the merchant; `return-asked` is a message that asks to return the goods,
/// `complained-12315` is a complaint to the market regulator.
fn is_named(words: &[String], event: &Event, dispute: &Dispute) -> bool {
    let sides = dispute.sides;
    words.iter().any(|word| match word.as_str() {
        "complained-12315" => {
            event.kind == EventKind::Complained
                && event.channel.as_ref().is_some_and(|channel| channel.starts_with("12315"))
        }
        "contacted" => event.kind == EventKind::Contacted && sides.is_contact(event),
        "return-asked" => asks_return(event, dispute),
        word if word != event.kind.word() => false,
        "agreed" | "refused" | "promised" | "replied" => sides.is_seller(event.by),
        "accepted" | "rejected" | "mediated" => event.by == Actor::Regulator,
        _ => true,
    })
}

/// The event that meets a period, after the one that started it: of one day the order of the history decides. Only the whole
/// price meets a repayment: a part of it is not the price.
fn met<'a>(
    period: &Period<'_>,
    case: &'a Case,
    dispute: &Dispute,
    start: Moment,
    from: Option<usize>,
) -> Option<&'a Event> {
    let price = case.order.paid.less(case.order.shipping.unwrap_or_default());
    let mut back = Amount::ZERO;
    let mut has_started = from.is_none();
    case.history.iter().find(|event| {
        let is_after = has_started && !event.at.is_before(start);
        has_started |= from == Some(event.index);
        if event.kind == EventKind::Refunded {
            back = [back, event.amount.unwrap_or_default()].into_iter().sum();
        }
        let is_whole = event.kind != EventKind::Refunded || back >= price;
        is_named(period.meets, event, dispute) && is_whole && is_after
    })
}

/// The event that starts the period, with its place in the file and where the case says it: the last one, or the first where
/// asking again does not start it anew. `placed` is the order, `known` the first contact about it.
fn started(period: &Period<'_>, case: &Case, dispute: &Dispute) -> Option<(Moment, Option<usize>, CasePath)> {
    // A platform's periods run from answers to applications made in its App, not from a word in the chat: what is refused
    // there after the application was agreed to, or decided on, is not the application.
    let applied = |answer: &Event| {
        let before = case.history.iter().take_while(|event| event.index != answer.index);
        let step = |event: &Event| match event.kind {
            EventKind::AfterSaleRequested => Some(true),
            EventKind::Agreed if dispute.sides.is_seller(event.by) => Some(false),
            // What the platform has decided is no application any more.
            EventKind::InterventionDecided => Some(false),
            _ => None,
        };
        before.filter_map(step).last().unwrap_or(false)
    };
    // Goods that went to be repaired or looked at are not given back.
    let is_return = |event: &Event| {
        !matches!(event.kind, EventKind::ReturnShipped | EventKind::ReturnReceived)
            || dispute.is_returned_for_refund()
    };
    let is_answer = |event: &Event| matches!(event.kind, EventKind::Refused | EventKind::Agreed);
    let starts = |event: &&Event| {
        is_named(period.starts, event, dispute)
            && is_return(event)
            && (period.is_law || !is_answer(event) || applied(event))
    };
    let event = if period.from_first {
        case.history.iter().find(starts)
    } else {
        case.history.iter().rev().find(starts)
    };
    if let Some(event) = event {
        return Some((event.at, Some(event.index), event.path()));
    }
    let says = |name: &str| period.starts.iter().any(|start| start == name);
    let first = |is: &dyn Fn(&Event) -> bool| {
        case.history.iter().find(|event| is(event)).map(|event| (event.at, event.path()))
    };
    let is_known = |event: &Event| dispute.sides.is_contact(event) && !case.is_before_sale(event);
    let placed = case.order.placed.map(|placed| (placed, CasePath::of("order.placed")));
    let placed = placed.or_else(|| first(&|event| event.kind == EventKind::Ordered));
    let start = if says("known") { first(&is_known).or(placed) } else { placed.filter(|_| says("placed")) };
    start.map(|(at, source)| (at, None, source))
}

/// The day by which the version of a rule is chosen. A statute: the day of the event; for what runs from the order, the day
/// it would be used. A platform's after-sale rules: the day of the application.
fn judged(period: &Period<'_>, case: &Case, start: Moment, from: Option<usize>) -> Day {
    if period.is_law {
        return if from.is_some() { start.day } else { case.as_of };
    }
    let applied = |event: &&Event| event.kind == EventKind::AfterSaleRequested && !start.is_before(event.at);
    case.history.iter().rev().find(applied).map_or(start.day, |event| event.at.day)
}

fn ended(period: &Period<'_>, start: Moment, holidays: &Holidays) -> (Moment, bool) {
    let whole = |day: Day, provisional: bool| {
        let rolled = period.rolls.then(|| holidays.rolled(day));
        let (day, more) = rolled.map_or((day, false), |rolled| (rolled.day, rolled.is_provisional));
        (Moment { day, time: None }, provisional || more)
    };
    match period.length {
        Length::Hours(hours) => (start.plus_hours(hours, period.who == Actor::Merchant), false),
        Length::Days(days) => whole(start.day.plus(days), false),
        Length::WorkingDays(days) => {
            let reckoned = holidays.after_working_days(start.day, days);
            whole(reckoned.day, reckoned.is_provisional)
        }
        Length::Years(years) => whole(start.day.plus_months(years.saturating_mul(12)), false),
    }
}
