//! Other days and moments: before, on and after every other day of the case, at every distance that a period may have,
//! in other years, and about the days on which the law changes.

use std::collections::BTreeSet;

use crate::calendar::{Day, Moment};

use super::world::World;

/// Where the case spans no more than this, every day of it is tried, and of the days about it.
const DENSE: i64 = 120;
/// So far about the case.
const ABOUT: i64 = 17;
/// At most so many days of a value are tried, and a quarter as many moments.
const MOST: usize = 240;
/// In a long case fewer, so that all trials together stay about as many; but no fewer than this.
const FEWEST: usize = 40;
/// The days of all values together.
const ALL: usize = 7200;

/// Other days.
pub(super) fn days(text: &str, world: &World) -> Vec<String> {
    let Ok(own) = Day::parse(text) else { return Vec::new() };
    let mut found = turning(own, world);
    // A day of writing may come long after the last event.
    found.extend((0..=70).map(|by| own.moved(by)));
    capped(own, found, most(world)).into_iter().map(|day| day.to_string()).collect()
}

/// Other moments.
pub(super) fn moments(text: &str, world: &World) -> Vec<String> {
    let Ok(own) = Moment::parse(text) else { return Vec::new() };
    let at = |day: Day, time: Option<(u32, u32)>| Moment { day, time }.to_string();
    let days = capped(own.day, turning(own.day, world), most(world));
    let mut found: Vec<String> = days.into_iter().map(|day| at(day, own.time)).collect();
    let time = if own.time.is_some() { None } else { Some((9, 31)) };
    found.push(at(own.day, time));
    for other in nearest(own.day, &world.moments, most(world) / 4) {
        found.extend([at(other.day, None), at(other.day.moved(-1), Some((23, 59)))]);
        match other.time {
            Some((hour, minute)) => {
                let minutes = hour * 60 + minute;
                let about = [minutes.checked_sub(1), Some(minutes + 1), Some(0)].into_iter().flatten();
                let about = about.filter(|minutes| *minutes < 24 * 60);
                found.extend(about.map(|minutes| at(other.day, Some((minutes / 60, minutes % 60)))));
            }
            None => found.extend([at(other.day, Some((0, 0))), at(other.day, Some((23, 59)))]),
        }
    }
    found
}

/// How many days of one value are tried.
fn most(world: &World) -> usize {
    (ALL / world.moments.len().max(1)).clamp(FEWEST, MOST)
}

/// Days on which something may turn for a value of this day.
fn turning(own: Day, world: &World) -> BTreeSet<Day> {
    let days: BTreeSet<Day> = world.moments.iter().map(|moment| moment.day).collect();
    let mut found: BTreeSet<Day> = (-3..=3).map(|by| own.moved(by)).collect();
    for day in days.iter().chain(&world.turns) {
        found.extend((-1..=1).map(|by| day.moved(by)));
    }
    for length in world.lengths.iter().map(|days| i64::from(*days)) {
        found.extend([-1, 0, 1].map(|by| own.moved(length + by)));
        found.extend([-1, 0, 1].map(|by| own.moved(by - length)));
    }
    if let (Some(first), Some(last)) = (days.first(), days.last())
        && last.days_since(*first) <= DENSE
    {
        found.extend((-ABOUT..=last.days_since(*first) + ABOUT).map(|by| first.moved(by)));
    }
    found
}

/// The days nearest to a value's own, where there are very many; and some in other years.
fn capped(own: Day, days: BTreeSet<Day>, most: usize) -> Vec<Day> {
    let mut days: Vec<Day> = days.into_iter().collect();
    if days.len() > most {
        days.sort_by_key(|day| day.days_since(own).abs());
        days.truncate(most);
    }
    days.extend([-731, -366, -365, 365, 366, 731].map(|by| own.moved(by)));
    days
}

/// The moments nearest to a day.
fn nearest(own: Day, moments: &[Moment], most: usize) -> Vec<Moment> {
    let mut found = moments.to_vec();
    found.sort_by_key(|moment| moment.day.days_since(own).abs());
    found.truncate(most);
    found
}
