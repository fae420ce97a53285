//! Where a detail is told: with the step that it names, answers or rests on, else where the fault showed.

use crate::case::{Actor, EventKind, ExhibitKind};
use crate::dispute::{SPEAKS_OF, THEIRS, speaks_of};
use crate::facts::{DetailFacts, EventFacts, Facts};

use super::likeness::{days, last_month, month_and_day};
use super::moments::{before_payment, before_receipt, by_hour, is_of_that_day, on_the_day};
use super::reported::{first_report, is_told};
use super::shown_by::{costed, is_cost, is_of_matter, is_of_step, is_same_thing, rests_on};
use super::spot::Spot;

/// A detail with one of these speaks of several parcels or repairs.
const SEVERAL: [&str; 12] =
    ["两次", "三次", "四次", "几次", "每次", "两双", "三双", "两件", "三件", "两张", "三张", "先后"];

/// Does it name the day of the order? A day that has an event is the event's, where the order is of another year.
fn is_of_day_of_order(facts: &Facts, detail: &DetailFacts) -> bool {
    let Some(placed) = facts.order.placed.map(|placed| placed.day) else { return false };
    let day = (placed.month(), placed.day());
    let on = |event: &&EventFacts| (event.at.day.month(), event.at.day.day()) == day;
    month_and_day(&detail.text) == Some(day)
        && facts.timeline.iter().find(on).is_none_or(|event| event.at.day == placed)
}

/// Where this detail is told.
pub(super) fn spot(facts: &Facts, detail: &DetailFacts) -> Spot {
    let spot = by_hour(facts, detail).or_else(|| before_payment(facts, detail));
    if let Some(spot) = spot.or_else(|| before_receipt(facts, detail)) {
        return spot;
    }
    let answered = answered(facts, detail);
    // Three repair sheets are there after the third repair.
    let same = || facts.timeline.iter().rposition(|event| is_same_thing(event, detail));
    let proved = || {
        same()
            .or_else(|| brought(facts, detail))
            .or_else(|| repeated(facts, detail))
            .or_else(|| talked(facts, detail))
    };
    let received = facts.timeline.iter().position(|event| event.event == EventKind::Delivered);
    let named =
        || dated(facts, detail).filter(|place| Some(*place) > received || is_of_day(facts, *place, detail));
    // How things are now, or where they went, is no finding on receipt.
    let is_sent = |event: &EventFacts| event.event == EventKind::ReturnShipped;
    let sent_back = || detail.is_of_return.then(|| facts.timeline.iter().rposition(is_sent))?;
    let undated = || if detail.is_now { None } else { sent_back() };
    // 页面写60厘米，量的是50厘米: nobody knew before the goods were there.
    let is_real = detail.actual.is_some() && received.is_some();
    if answered.is_none()
        && !is_real
        && proved().is_none()
        && (detail.is_of_order || is_of_day_of_order(facts, detail))
    {
        return Spot::Bought;
    }
    let found = answered.or_else(proved).or_else(named).or_else(undated);
    let talk = || spoken_of(facts, detail, received).map_or(Spot::Found, Spot::With);
    let own_step = || facts.timeline.iter().rposition(|event| is_of_step(facts, event, detail));
    let reported = found.filter(|place| is_reported(&facts.timeline[*place], detail));
    // What a message shows came before it.
    let at =
        |place: usize| if is_told(&facts.timeline[place]) { Spot::Before(place) } else { Spot::With(place) };
    match found {
        Some(_) if answered.is_none() && reported.is_some() => Spot::Before(reported.unwrap_or_default()),
        Some(place) => Spot::With(place),
        None if received.is_none() && is_of_page(facts, detail) => Spot::Bought,
        None if detail.is_now => Spot::Last,
        None if own_step().is_some() || is_cost(facts, detail) => {
            own_step().map(Spot::With).or_else(|| costed(facts, detail).map(at)).unwrap_or(Spot::Last)
        }
        // 第2期和第3期的罐底: what is shown by a message behind a later delivery was not there with the first.
        None if received.is_some() => found_later(facts, detail).map_or_else(talk, at),
        None if is_of_that_day(detail) => on_the_day(facts),
        // Where nothing was received there is no day of finding: with the step that first shows it.
        None => match first_shown(facts, detail) {
            Some(place) => at(place),
            // No step shows it, and what shows the matter does: it was there before the first message about it.
            None if is_of_matter(facts, detail) => first_report(facts)
                .filter(|place| is_reached(facts, detail, *place))
                .map_or(Spot::Last, Spot::Before),
            None => Spot::Last,
        },
    }
}

/// The step that the detail answers, or the later one that brought what nobody had seen by then.
fn answered(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    let id = detail.answers.as_ref()?;
    let is_it = |event: &EventFacts| event.id.as_ref() == Some(id) || event.refusal.as_ref() == Some(id);
    let place = facts.timeline.iter().rposition(is_it)?;
    Some(shown_later(facts, detail, place).unwrap_or(place))
}

/// What was seen on receipt stays there, whoever speaks of it afterwards.
const ON_RECEIPT: [&str; 8] =
    ["签收时", "签收的时候", "收到时", "收到的时候", "开箱", "到货", "拆开", "送到时"];

/// What the other side first spoke of after the goods were there: 左膝绑带扣是本人踩断的 is told where it says 左膝绑带扣断一个. How
/// the goods are showed with them.
fn spoken_of(facts: &Facts, detail: &DetailFacts, received: Option<usize>) -> Option<usize> {
    let later = facts.timeline.iter().enumerate().skip(received? + 1);
    let theirs = later.filter(|(_, event)| event.by != Actor::Consumer && event.quote.is_some());
    let alike = |event: &EventFacts| speaks_of(event.quote.as_deref().unwrap_or_default(), &detail.text);
    let found = theirs.map(|(place, event)| (alike(event), place)).filter(|(weight, _)| *weight >= SPEAKS_OF);
    let first = found.rev().max_by(|one, other| one.0.total_cmp(&other.0));
    let is_seen = ON_RECEIPT.iter().any(|word| detail.text.contains(word)) || is_of_matter(facts, detail);
    // 8月23日下午扣子自己开了, before any word about it: whatever was said of it was said later.
    let is_before_talk = || dated(facts, detail) == received;
    first.map(|(_, place)| place).filter(|_| detail.actual.is_none() && !is_seen && !is_before_talk())
}

/// What was said in a chat is told where the other side speaks of it, from this much in common: less than elsewhere, for the chat alone
/// says nothing of the day.
const TALKED_OF: f64 = 7.0;

/// Does the detail name the very day of this event?
fn is_of_day(facts: &Facts, place: usize, detail: &DetailFacts) -> bool {
    let day = facts.timeline[place].at.day;
    month_and_day(&detail.text) == Some((day.month(), day.day()))
}

/// What was asked or answered in a chat that the receipt does not cite: with the first step that cites it.
fn talked(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    const TALKS: [&str; 6] = ["问过", "说过", "回复", "答复", "问的是", "发过"];
    let is_chat = |label: &String| {
        facts.exhibits.iter().any(|one| one.label == *label && one.kind == ExhibitKind::Chat)
    };
    let is_talk = TALKS.iter().any(|word| detail.text.contains(word));
    let is_it = is_talk && !detail.exhibits.is_empty() && detail.exhibits.iter().all(is_chat);
    let cites = |event: &EventFacts| event.exhibits.iter().any(|label| detail.exhibits.contains(label));
    // 我妈说过一句“粉的也怪喜庆” is first of interest where 阿姨当时都说粉的喜庆.
    let speaks = |event: &EventFacts| {
        event.by != Actor::Consumer
            && event.quote.as_deref().is_some_and(|quote| speaks_of(quote, &detail.text) >= TALKED_OF)
    };
    let first = facts.timeline.iter().position(speaks).or_else(|| facts.timeline.iter().position(cites));
    first.filter(|_| is_it)
}

/// So many days after the receipt what is first shown was not there with it, unless the receipt itself shows it.
const LATER: i64 = 14;

/// The step that first shows the detail, where it came behind the last of several deliveries or long after the only one.
fn found_later(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    let is_receipt = |event: &&EventFacts| event.event == EventKind::Delivered;
    let several = facts.timeline.iter().filter(is_receipt).count() > 1;
    let last = facts.timeline.iter().rposition(|event| is_receipt(&event))?;
    let is_late = |place: usize| {
        let days = facts.timeline[place].at.day.days_since(facts.timeline[last].at.day);
        several || facts.problem.kind == "repair-warranty" && days > LATER
    };
    let is_step =
        |event: &EventFacts| is_told(event) || event.by == Actor::Consumer && event.event == EventKind::Other;
    first_shown(facts, detail)
        .filter(|place| *place > last && is_late(*place) && is_step(&facts.timeline[*place]))
}

/// The step behind this one that first cites what shows the detail.
fn shown_later(facts: &Facts, detail: &DetailFacts, answered: usize) -> Option<usize> {
    let is_page = |label: &String| facts.order.promise_exhibits.contains(label);
    let cites = |place: usize| {
        facts.timeline[place].exhibits.iter().any(|label| detail.exhibits.contains(label) && !is_page(label))
    };
    let is_told = |place: usize| {
        let event = &facts.timeline[place];
        event.by != Actor::Consumer
            || matches!(event.event, EventKind::Inspected | EventKind::Repaired | EventKind::Other)
    };
    let first = (0..facts.timeline.len()).find(|place| cites(*place))?;
    (first > answered && is_told(first)).then_some(first)
}

/// A message or an application of the very day that the detail names: what happened comes before its report.
fn is_reported(event: &EventFacts, detail: &DetailFacts) -> bool {
    is_told(event) && month_and_day(&detail.text) == Some((event.at.day.month(), event.at.day.day()))
}

/// The step of the other side's that first cites what shows an undated detail: what it shows was not there before.
fn brought(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    let first = facts.timeline.iter().position(|event| rests_on(facts, detail, event))?;
    let event = &facts.timeline[first];
    // How the goods really are, nobody knew before they were there.
    let received = facts.timeline.iter().position(|event| event.event == EventKind::Delivered);
    if received.is_some_and(|received| first < received) {
        return None;
    }
    // 打包录像中四件都放入了箱内: what was sent back.
    let is_packed = ["打包", "装箱", "封箱"].iter().any(|word| detail.text.contains(word));
    let is_step = matches!(event.event, EventKind::Repaired | EventKind::Inspected)
        || event.event == EventKind::ReturnShipped && is_packed
        || event.by == Actor::Merchant && matches!(event.event, EventKind::Refused | EventKind::Replied);
    // A day in what the other side sent is that of the thing: 商家发来的照片，右下角时间是10月9日.
    let is_sent = |who: &&str| detail.text.strip_prefix(*who).is_some_and(|rest| rest.starts_with("发来"));
    let is_theirs = THEIRS.iter().chain(&["店家", "卖家"]).any(is_sent);
    (is_step && (is_theirs || month_and_day(&detail.text).is_none())).then_some(first)
}

/// 4月18日和5月6日两份报告结论相同: what is said of two days is known on the later one.
fn joined(text: &str) -> Option<(u32, u32)> {
    let (before, after) = ["日和", "日、", "日与"].iter().find_map(|word| text.split_once(word))?;
    days(&format!("{before}日")).next()?;
    month_and_day(after).filter(|_| after.starts_with(|sign: char| sign.is_ascii_digit()))
}

/// Does it rest on what shows the page's promises?
fn is_of_page(facts: &Facts, detail: &DetailFacts) -> bool {
    let is_page = |label: &String| facts.order.promise_exhibits.contains(label);
    !detail.exhibits.is_empty() && detail.exhibits.iter().all(is_page)
}

/// The first step by which all that shows it is there: a booking of August and a video of October show what was in October.
/// A talk before the sale shows nothing of what came of it, nor a step before the last month that the detail names.
fn first_shown(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    let is_later = |event: &EventFacts| facts.order.placed.is_none_or(|placed| event.at.day >= placed.day);
    let shows = |label: &String, event: &EventFacts| event.exhibits.contains(label) && is_later(event);
    let first = |label: &String| facts.timeline.iter().position(|event| shows(label, event));
    detail.exhibits.iter().filter_map(first).max().filter(|place| is_reached(facts, detail, *place))
}

/// Is the last month that the detail names there by this step?
fn is_reached(facts: &Facts, detail: &DetailFacts, place: usize) -> bool {
    last_month(&detail.text).is_none_or(|month| facts.timeline[place].at.day.month() >= month)
}

/// What is said of several parcels or repairs together was there after the last of them.
fn repeated(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    // 第三次送修时距购买不足11个月.
    let nth = ["第一次", "第二次", "第三次", "第四次"].iter().position(|nth| {
        detail.text.split_once(nth).is_some_and(|(_, rest)| rest.starts_with(['送', '寄', '返']))
    });
    if let Some(nth) = nth {
        let sent = |(_, event): &(usize, &EventFacts)| event.event == EventKind::ReturnShipped;
        let mut sent = facts.timeline.iter().enumerate().filter(sent);
        if let Some((place, _)) = sent.nth(nth) {
            return Some(place);
        }
    }
    // What a card or a page promises for two repairs was there before any.
    let own: String = detail.text.split(['“', '”']).step_by(2).collect();
    // 第三次 is one of them.
    let counts = |word: &str| own.match_indices(word).any(|(at, _)| !own[..at].ends_with('第'));
    let is_of_several = SEVERAL.iter().any(|word| counts(word));
    let last = |kind: EventKind| {
        let mut places = facts.timeline.iter().enumerate().filter(|(_, event)| event.event == kind);
        let count = places.clone().count();
        places.next_back().filter(|_| count > 1).map(|(place, _)| place)
    };
    // Sent in three times and mended twice, it broke three times.
    let mended = || last(EventKind::Repaired).max(last(EventKind::ReturnShipped));
    is_of_several.then(|| last(EventKind::Delivered).or_else(mended))?
}

/// The last event before or on the day that a detail names; 10月3日到10月9日 is known at its end, where a step of
/// the writer's on that day shows it.
fn dated(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    // 布置一样也没有做，主题是11月10日才定的: how it was to the end, whatever day is named behind it.
    const LASTING: [&str; 6] = ["一样也没", "一次也没", "一次都没", "一直没", "从来没", "始终没"];
    let is_message = |day: &(u32, u32)| {
        let is_it = |event: &EventFacts| {
            (event.at.day.month(), event.at.day.day()) == *day
                && is_told(event)
                && event.exhibits.iter().any(|label| detail.exhibits.contains(label))
        };
        facts.timeline.iter().any(is_it)
    };
    let first = detail.text.split('，').next().unwrap_or_default();
    if LASTING.iter().any(|word| first.contains(word)) && month_and_day(first).is_none() {
        return None;
    }
    // What was shown in a message of the later day was there before.
    let joined = joined(&detail.text).filter(|day| !is_message(day));
    let on = |event: &EventFacts| (event.at.day.month(), event.at.day.day());
    // 快递约了5月3日上门没来，5月4日才揽收: told with what happened last.
    let is_step = |day: &(u32, u32)| facts.timeline.iter().any(|event| on(event) == *day);
    let rises =
        days(&detail.text).is_sorted() && !["日到", "日至"].iter().any(|word| detail.text.contains(word));
    let ended = days(&detail.text).last().filter(|day| rises && is_step(day) && !is_message(day));
    let named = joined.or(ended).or_else(|| month_and_day(&detail.text))?;
    let first = facts.timeline.first().map(on)?;
    (first <= named).then_some(())?;
    let is_span = ["日到", "日至"].iter().any(|word| detail.text.contains(word));
    let end = days(&detail.text).nth(1).filter(|end| is_span && *end > named);
    let shows = |event: &EventFacts| {
        event.by == Actor::Consumer
            && event.event == EventKind::Other
            && Some(on(event)) == end
            && event.exhibits.iter().any(|label| detail.exhibits.contains(label))
    };
    let step = facts.timeline.iter().position(shows);
    // What a message of that day shows was there before it: the test, and then 我去测了.
    let tells = |event: &EventFacts| on(event) == named && is_told(event) && rests_on(facts, detail, event);
    let told = || facts.timeline.iter().position(tells).filter(|_| !is_span);
    step.or_else(told).or_else(|| facts.timeline.iter().rposition(|event| on(event) <= named))
}
