//! Where what was found stands: with the receipt of the goods, with the event that brought it to light, or at the end.

use crate::case::EventKind;
use crate::facts::{DetailFacts, EventFacts, Facts};

use super::{Move, MoveKind};

/// So much of the summary's word pairs must stand in the details for them to tell it. Found on the cases at hand: what a
/// reader took for a repetition lay above 0.6, what added something below 0.4.
const TOLD: (usize, usize) = (1, 2);

/// Where a detail is told.
enum Spot {
    /// With this event of the timeline, in its stead where it is the writer's own step.
    With(usize),
    /// Where the fault showed.
    Found,
    /// At the end of the course.
    Last,
}

/// Do the details tell what the summary says?
pub(super) fn tell_the_summary(facts: &Facts) -> bool {
    let details: String = facts.problem.details.iter().map(|detail| detail.text.as_str()).collect();
    let summary: Vec<char> = facts.problem.summary.chars().filter(|c| c.is_alphanumeric()).collect();
    let said: Vec<char> = details.chars().filter(|c| c.is_alphanumeric()).collect();
    let pairs = summary.windows(2).count();
    let told = summary.windows(2).filter(|pair| said.windows(2).any(|other| other == *pair)).count();
    pairs > 0 && told * TOLD.1 >= pairs * TOLD.0
}

/// The moves with what was found among them.
pub(super) fn placed(facts: &Facts, mut moves: Vec<Move>) -> Vec<Move> {
    let mut found = Vec::new();
    let mut last = Vec::new();
    for (place, detail) in facts.problem.details.iter().enumerate() {
        let spot = spot(facts, detail);
        let at = |event: usize| moves.iter().position(|one| one.places().contains(&event));
        match spot {
            Spot::With(event) => match at(event) {
                Some(at) => with_detail(facts, &mut moves[at], place),
                None => last.push(place),
            },
            Spot::Found => found.push(place),
            Spot::Last => last.push(place),
        }
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
    let is_receipt = |place: &usize| facts.timeline[*place].event == EventKind::Delivered;
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
    let answered = detail
        .answers
        .as_ref()
        .and_then(|id| facts.timeline.iter().position(|event| event.id.as_ref() == Some(id)));
    let proved = || facts.timeline.iter().position(|event| is_same_thing(event, detail));
    let received = facts.timeline.iter().position(|event| event.event == EventKind::Delivered);
    let named = || dated(facts, detail).filter(|place| Some(*place) > received);
    match answered.or_else(proved).or_else(named) {
        Some(place) => Spot::With(place),
        None if received.is_some() => Spot::Found,
        None => Spot::Last,
    }
}

/// A step of the writer's that rests on the same exhibits as the detail: they tell one thing.
fn is_same_thing(event: &EventFacts, detail: &DetailFacts) -> bool {
    let is_step = matches!(event.event, EventKind::Other | EventKind::Inspected | EventKind::Repaired);
    is_step && !event.exhibits.is_empty() && event.exhibits == detail.exhibits
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
fn month_and_day(text: &str) -> Option<(u32, u32)> {
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
