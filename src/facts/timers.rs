//! Every period that runs or ran: started by which event, ends when, met, late or running.

use crate::calendar::{Day, Moment};
use crate::case::{Case, Event, EventKind};
use crate::knowledge::{Holidays, Platform, PlatformTimer};
use crate::law::{Length, Statute, Timer};

use super::conditions::Conditions;
use super::{Law, TimerFacts};

/// A period of either kind.
struct Period<'a> {
    id: &'a str,
    name: &'a str,
    length: Length,
    starts: &'a [String],
    meets: &'a [String],
    who: &'a str,
    rolls: bool,
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
) -> Vec<TimerFacts> {
    let kind = &case.problem.kind;
    let asked: Vec<&str> = case.claims.iter().map(|claim| claim.kind.word()).collect();
    let suits = |problems: &[String], claims: &[String], when: &[String], unless: &[String]| {
        (problems.is_empty() || problems.contains(kind))
            && (claims.is_empty() || claims.iter().any(|claim| asked.contains(&claim.as_str())))
            && conditions.allow(when, unless)
    };
    let of_platform =
        platform.timers.iter().filter(|t| suits(&t.problems, &t.claims, &t.when, &t.unless)).map(of_platform);
    let of_law = law
        .statutes
        .iter()
        .flat_map(|statute| statute.timers.iter().map(move |timer| (statute, timer)))
        .filter(|(_, t)| suits(&t.problems, &t.claims, &t.when, &t.unless))
        .filter_map(|(statute, timer)| of_law(statute, timer));
    let periods: Vec<Period<'_>> = of_platform.chain(of_law).collect();
    periods.iter().filter_map(|period| run(period, case, &law.holidays)).collect()
}

fn of_platform(timer: &PlatformTimer) -> Period<'_> {
    let days = timer.days.map(Length::Days);
    Period {
        id: &timer.id,
        name: &timer.name,
        length: timer.hours.map(Length::Hours).or(days).unwrap_or(Length::Days(0)),
        starts: std::slice::from_ref(&timer.starts),
        meets: &timer.meets,
        who: &timer.who,
        rolls: false,
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
    }
}

fn of_law<'a>(statute: &'a Statute, timer: &'a Timer) -> Option<Period<'a>> {
    let article = statute.articles.iter().find(|article| article.id == timer.article)?;
    Some(Period {
        id: &timer.id,
        name: &timer.name,
        length: timer.length,
        starts: &timer.starts,
        meets: &timer.meets,
        who: &timer.who,
        rolls: timer.rolls,
        on_lapse: &timer.on_lapse,
        basis: statute.citation(article, true),
        is_law: true,
        from: article.from,
        until: article.until,
    })
}

fn run(period: &Period<'_>, case: &Case, holidays: &Holidays) -> Option<TimerFacts> {
    let (start, from) = started(period, case)?;
    // An event falls under the version of its day; what runs from the order, under that of the day it would be used.
    let judged = if from.is_some() { start.day } else { case.as_of };
    if judged < period.from || period.until.is_some_and(|until| judged > until) {
        return None;
    }
    let met = case.history.iter().find(|event| {
        is_named(period.meets, event) && !event.at.is_before(start) && from != Some(event.index)
    });
    // Where only the day is known, whoever has to act gets the doubt: the merchant a late start, the consumer an early one.
    let (end, is_provisional) = ended(period, start, holidays);
    let late_by = met.map_or(case.as_of, |event| event.at.day);
    let is_late = match met {
        Some(event) => end.is_before(event.at),
        None => end.day < late_by,
    };
    Some(TimerFacts {
        id: period.id.to_owned(),
        name: period.name.to_owned(),
        who: period.who.to_owned(),
        from: from.map(|index| format!("history[{index}]")),
        started_at: start.to_string(),
        ends_at: end.to_string(),
        is: match (met.is_some(), is_late) {
            (true, false) => "met",
            (true, true) => "met-late",
            (false, true) => "late",
            (false, false) => "running",
        },
        met_at: met.map(|event| event.at.to_string()),
        basis: period.basis.clone(),
        is_law: period.is_law,
        on_lapse: period.on_lapse.to_owned(),
        is_provisional,
    })
}

/// Is the event one of these words? `complained-12315` is a complaint to the market regulator alone.
fn is_named(words: &[String], event: &Event) -> bool {
    words.iter().any(|word| match word.as_str() {
        "complained-12315" => {
            event.kind == EventKind::Complained
                && event.channel.as_ref().is_some_and(|channel| channel.starts_with("12315"))
        }
        word => word == event.kind.word(),
    })
}

/// The last event that starts the period, with its place in the file.
fn started(period: &Period<'_>, case: &Case) -> Option<(Moment, Option<usize>)> {
    let event = case
        .history
        .iter()
        .rev()
        .find(|event| is_named(period.starts, event))
        .map(|event| (event.at, Some(event.index)));
    event.or_else(|| {
        period.starts.iter().any(|start| start == "placed").then(|| case.order.placed.map(|at| (at, None)))?
    })
}

fn ended(period: &Period<'_>, start: Moment, holidays: &Holidays) -> (Moment, bool) {
    let whole = |day: Day, provisional: bool| {
        let rolled = period.rolls.then(|| holidays.rolled(day));
        let (day, more) = rolled.map_or((day, false), |rolled| (rolled.day, rolled.is_provisional));
        (Moment { day, time: None }, provisional || more)
    };
    match period.length {
        Length::Hours(hours) => (start.plus_hours(hours, period.who == "merchant"), false),
        Length::Days(days) => whole(start.day.plus(days), false),
        Length::WorkingDays(days) => {
            let reckoned = holidays.after_working_days(start.day, days);
            whole(reckoned.day, reckoned.is_provisional)
        }
        Length::Years(years) => whole(start.day.plus_years(years), false),
    }
}
