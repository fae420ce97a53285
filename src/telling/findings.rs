//! Where what was found stands: with the receipt of the goods, with the event that brought it to light, or at the end.

use crate::case::{Actor, EventKind, ExhibitKind};
use crate::facts::{DetailFacts, EventFacts, Facts};

use super::{Move, MoveKind};

/// So much of a text's word pairs must stand in the details for them to tell it. Found on the cases at hand: what a
/// reader took for a repetition lay above 0.6, what added something below 0.4.
const TOLD: (usize, usize) = (1, 2);
/// And so many of a clause's.
const CLAUSE_TOLD: (usize, usize) = (2, 3);

/// A detail with one of these speaks of several parcels or repairs.
const SEVERAL: [&str; 12] =
    ["两次", "三次", "四次", "几次", "每次", "两双", "三双", "两件", "三件", "两张", "三张", "先后"];

/// Where a detail is told.
enum Spot {
    /// With this event of the timeline, in its stead where it is the writer's own step.
    With(usize),
    /// Before the message of that day that reports it.
    Before(usize),
    /// With the order.
    Bought,
    /// Where the fault showed.
    Found,
    /// At the end of the course.
    Last,
}

/// Do the details tell what this text says?
pub(super) fn tell(facts: &Facts, text: &str) -> bool {
    let details: String = facts.problem.details.iter().map(|detail| detail.text.as_str()).collect();
    holds(&details, text)
}

/// Does the course tell what this clause says? A clause is short: a date that both name is no telling yet.
pub(super) fn tells_clause(course: &str, clause: &str) -> bool {
    holds_part(course, clause, CLAUSE_TOLD)
}

/// All that the course says.
pub(super) fn course(facts: &Facts) -> String {
    let details = facts.problem.details.iter().map(|detail| detail.text.as_str());
    let events = facts.timeline.iter().flat_map(|event| [event.text.as_deref(), event.quote.as_deref()]);
    let page = facts.order.page_words.iter().map(String::as_str);
    let mut told: String =
        details.chain(events.flatten()).chain(page).chain([facts.order.item.as_str()]).collect();
    for event in facts.timeline.iter().filter(|event| event.event == EventKind::Delivered) {
        told += &format!("{}签收收到", event.at.day.in_words_without_year());
    }
    if let Some(placed) = facts.order.placed {
        told += &format!("{}下单", placed.day.in_words_without_year());
    }
    told += facts.order.quantity.as_deref().unwrap_or_default();
    told += &format!("实付{}元", facts.order.paid);
    told
}

/// Do the details say the page's own words, each as it stands?
pub(super) fn hold_page(facts: &Facts) -> bool {
    let words = &facts.order.page_words;
    let is_told = |words: &String| facts.problem.details.iter().any(|one| one.text.contains(words.as_str()));
    !words.is_empty() && words.iter().all(is_told)
}

/// Do they, with the exhibits of the page, so that a sentence of its own would say it twice?
pub(super) fn hold_page_with_proof(facts: &Facts) -> bool {
    let order = &facts.order;
    let holds = |one: &&DetailFacts| order.page_words.iter().any(|words| one.text.contains(words.as_str()));
    let cited: Vec<&String> =
        facts.problem.details.iter().filter(holds).flat_map(|one| &one.exhibits).collect();
    let is_cited = |label: &String| cited.contains(&label);
    order.promises.is_empty() && hold_page(facts) && order.promise_exhibits.iter().all(is_cited)
}

/// The details that say more than the summary and the page.
pub(super) fn fresh(facts: &Facts) -> Vec<usize> {
    let mut told = facts.problem.summary.clone();
    told.extend(facts.order.page_words.iter().map(String::as_str));
    let details = facts.problem.details.iter().enumerate();
    details.filter(|(_, detail)| !holds(&told, &detail.text)).map(|(place, _)| place).collect()
}

/// Do so many of the text's word pairs stand in what is told?
pub fn holds(told: &str, text: &str) -> bool {
    holds_part(told, text, TOLD)
}

fn holds_part(told: &str, text: &str, part: (usize, usize)) -> bool {
    let own: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let said: Vec<char> = told.chars().filter(|c| c.is_alphanumeric()).collect();
    let pairs = own.windows(2).count();
    let there = own.windows(2).filter(|pair| said.windows(2).any(|other| other == *pair)).count();
    pairs > 0 && there * part.1 >= pairs * part.0
}

/// The moves with what was found among them.
pub(super) fn placed(facts: &Facts, mut moves: Vec<Move>) -> Vec<Move> {
    let mut found = Vec::new();
    let mut last = Vec::new();
    let mut of_order = Vec::new();
    for (place, detail) in facts.problem.details.iter().enumerate() {
        let spot = spot(facts, detail);
        let at = |event: usize| moves.iter().position(|one| one.places().contains(&event));
        match spot {
            Spot::With(event) => match at(event) {
                Some(at) => with_detail(facts, &mut moves[at], place),
                None => last.push(place),
            },
            Spot::Before(event) => match at(event) {
                Some(at) => moves.insert(at, finding(vec![place])),
                None => last.push(place),
            },
            Spot::Bought => of_order.push(place),
            Spot::Found => found.push(place),
            Spot::Last => last.push(place),
        }
    }
    if let Some(at) =
        moves.iter().position(|one| one.kind == MoveKind::Bought).filter(|_| !of_order.is_empty())
    {
        moves.insert(at + 1, finding(of_order));
    }
    let has_details = !facts.problem.details.is_empty();
    let shown = if has_details { uncited(facts) } else { Vec::new() };
    let of = |details: Vec<usize>, with_summary: bool, shown: Vec<usize>| Move {
        kind: MoveKind::Finding,
        details,
        shown,
        with_summary,
        ..Move::default()
    };
    let seen = discovered(facts);
    let is_receipt = |place: &usize| {
        seen.map_or(facts.timeline[*place].event == EventKind::Delivered, |seen| seen == *place)
    };
    let received = moves.iter().position(|one| one.events.iter().any(is_receipt));
    let with_found = !found.is_empty() || !has_details || !shown.is_empty();
    match received.filter(|_| with_found) {
        Some(at) => moves.insert(at + 1, of(found, !has_details, shown)),
        None if with_found => last.splice(0..0, found).for_each(drop),
        None => {}
    }
    if !last.is_empty() || received.is_none() && !has_details {
        let shown = if received.is_none() && has_details { uncited(facts) } else { Vec::new() };
        moves.push(of(last, received.is_none() && !has_details, shown));
    }
    moves
}

/// The step in which the writer found out what is wrong, where that was on a later day than the receipt and before anybody
/// was told.
pub(super) fn discovered(facts: &Facts) -> Option<usize> {
    let received = facts.timeline.iter().position(|event| event.event == EventKind::Delivered)?;
    let is_told =
        |event: &EventFacts| matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested);
    let later = facts.timeline.iter().enumerate().skip(received + 1);
    let mut before = later.take_while(|(_, event)| !is_told(event));
    let day = facts.timeline[received].at.day;
    let found = before.find(|(_, event)| {
        event.event == EventKind::Other && event.by == Actor::Consumer && event.at.day > day
    });
    found.map(|(place, _)| place)
}

fn finding(details: Vec<usize>) -> Move {
    Move { kind: MoveKind::Finding, details, ..Move::default() }
}

/// A detail beside its event. `…查询，当日取得书面答复` and `专柜8月24日书面答复，批号应当一致` are one sentence.
fn with_detail(facts: &Facts, one: &mut Move, place: usize) {
    one.details.push(place);
    let event = one.events.first().filter(|_| one.kind == MoveKind::Single && one.details.len() == 1);
    let Some(event) = event.and_then(|event| facts.timeline.get(*event)) else { return };
    let text = event.text.as_deref().unwrap_or_default().trim_end_matches(['。', '；', '，']);
    one.tail = facts.problem.details[place].text.split_once('，').and_then(|(head, tail)| {
        let names_day = head.contains(&event.at.day.in_words_without_year());
        let ends = ["答复", "回复", "报告", "结论", "结果", "说明", "证明"];
        let said = ends.iter().any(|end| text.ends_with(end) && head.ends_with(end));
        (names_day && said).then(|| tail.to_owned())
    });
}

/// The exhibits of the problem that no event, no detail and no promise cites.
fn uncited(facts: &Facts) -> Vec<usize> {
    let of_events = facts.timeline.iter().flat_map(|event| &event.exhibits);
    let of_details = facts.problem.details.iter().flat_map(|detail| &detail.exhibits);
    let cited: Vec<&String> = of_events.chain(of_details).chain(&facts.order.promise_exhibits).collect();
    let is_uncited = |label: &String| facts.problem.exhibits.contains(label) && !cited.contains(&label);
    facts.exhibits.iter().enumerate().filter(|(_, one)| is_uncited(&one.label)).map(|(at, _)| at).collect()
}

fn spot(facts: &Facts, detail: &DetailFacts) -> Spot {
    let answered = detail.answers.as_ref().and_then(|id| {
        let is_it = |event: &EventFacts| event.id.as_ref() == Some(id) || event.refusal.as_ref() == Some(id);
        facts.timeline.iter().rposition(is_it)
    });
    // Three repair sheets are there after the third repair.
    let same = || facts.timeline.iter().rposition(|event| is_same_thing(event, detail));
    let proved = || same().or_else(|| brought(facts, detail)).or_else(|| repeated(facts, detail));
    let received = facts.timeline.iter().position(|event| event.event == EventKind::Delivered);
    let named = || dated(facts, detail).filter(|place| Some(*place) > received);
    // How things are now, or where they went, is no finding on receipt.
    let sent_back = || {
        let is_sent = |event: &EventFacts| event.event == EventKind::ReturnShipped;
        detail.is_of_return.then(|| facts.timeline.iter().rposition(is_sent))?
    };
    let undated = || if detail.is_now { None } else { sent_back() };
    let is_then = || {
        let day = facts.order.placed.map(|placed| (placed.day.month(), placed.day.day()));
        detail.is_of_order || day.is_some() && month_and_day(&detail.text) == day
    };
    if answered.is_none() && proved().is_none() && is_then() {
        return Spot::Bought;
    }
    let found = answered.or_else(proved).or_else(named).or_else(undated);
    let reported = found.filter(|place| is_reported(&facts.timeline[*place], detail));
    match found {
        Some(_) if answered.is_none() && reported.is_some() => Spot::Before(reported.unwrap_or_default()),
        Some(place) => Spot::With(place),
        None if received.is_none() && is_of_page(facts, detail) => Spot::Bought,
        None if detail.is_now => Spot::Last,
        None if received.is_some() => Spot::Found,
        // Where nothing was received there is no day of finding: with the step that first shows it.
        None => first_shown(facts, detail).map_or(Spot::Last, Spot::With),
    }
}

/// A message or an application of the very day that the detail names: what happened comes before its report.
fn is_reported(event: &EventFacts, detail: &DetailFacts) -> bool {
    let is_report = matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested);
    is_report && month_and_day(&detail.text) == Some((event.at.day.month(), event.at.day.day()))
}

/// A step of the writer's that rests on the same exhibits as the detail: they tell one thing.
fn is_same_thing(event: &EventFacts, detail: &DetailFacts) -> bool {
    let is_step = matches!(event.event, EventKind::Other | EventKind::Inspected | EventKind::Repaired);
    is_step && !event.exhibits.is_empty() && event.exhibits == detail.exhibits
}

/// The step of the other side's that first cites what shows an undated detail: what it shows was not there before.
fn brought(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    let is_chat = |label: &String| {
        facts.exhibits.iter().any(|one| one.label == *label && one.kind == ExhibitKind::Chat)
    };
    let shows = |event: &EventFacts| {
        event.exhibits.iter().any(|label| detail.exhibits.contains(label) && !is_chat(label))
    };
    let first = facts.timeline.iter().position(shows)?;
    let event = &facts.timeline[first];
    let is_step = matches!(event.event, EventKind::Repaired | EventKind::Inspected)
        || event.by == Actor::Merchant && matches!(event.event, EventKind::Refused | EventKind::Replied);
    (is_step && month_and_day(&detail.text).is_none()).then_some(first)
}

/// Does it rest on what shows the page's promises?
fn is_of_page(facts: &Facts, detail: &DetailFacts) -> bool {
    let is_page = |label: &String| facts.order.promise_exhibits.contains(label);
    !detail.exhibits.is_empty() && detail.exhibits.iter().all(is_page)
}

fn first_shown(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    facts.timeline.iter().position(|event| event.exhibits.iter().any(|label| detail.exhibits.contains(label)))
}

/// What is said of several parcels or repairs together was there after the last of them.
fn repeated(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    // What a card or a page promises for two repairs was there before any.
    let own: String = detail.text.split(['“', '”']).step_by(2).collect();
    let is_of_several = SEVERAL.iter().any(|word| own.contains(word));
    let last = |kind: EventKind| {
        let mut places = facts.timeline.iter().enumerate().filter(|(_, event)| event.event == kind);
        let count = places.clone().count();
        places.next_back().filter(|_| count > 1).map(|(place, _)| place)
    };
    is_of_several.then(|| last(EventKind::Delivered).or_else(|| last(EventKind::Repaired)))?
}

/// The last event before or on the day that a detail names.
fn dated(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    let (month, day) = month_and_day(&detail.text)?;
    let on = |event: &EventFacts| (event.at.day.month(), event.at.day.day());
    let first = facts.timeline.first().map(on)?;
    (first <= (month, day)).then_some(())?;
    facts.timeline.iter().rposition(|event| on(event) <= (month, day))
}

/// The first `8月24日` of a text.
pub(super) fn month_and_day(text: &str) -> Option<(u32, u32)> {
    let (before, after) = text.split_once('月')?;
    let digits = |c: char| c.is_ascii_digit();
    let month = before.rsplit(|c: char| !digits(c)).next()?;
    let day = after.split(|c: char| !digits(c)).next()?;
    let is_day = after[day.len()..].starts_with('日');
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    (is_day && (1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
}

#[cfg(test)]
mod tests {
    use super::month_and_day;

    #[test]
    fn a_day_is_a_month_and_a_day() {
        assert_eq!(month_and_day("专柜8月24日书面答复"), Some((8, 24)));
        assert_eq!(month_and_day("8月下旬答复"), None);
        assert_eq!(month_and_day("每月24日"), None);
        assert_eq!(month_and_day("13月1日"), None);
    }
}
