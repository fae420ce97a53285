//! Where what was found stands: with the receipt of the goods, with the event that brought it to light, or at the end.

use crate::calendar::named;
use crate::case::{Actor, EventKind};
use crate::dispute::concedes;
use crate::facts::{DetailFacts, EventFacts, Facts, Step};

use super::likeness::{days, holds};
use super::spot::Spot;
use super::spots::spot;
use super::{Move, MoveKind};

/// Do the details tell what this text says?
pub(super) fn tell(facts: &Facts, text: &str) -> bool {
    let details: String = facts.problem.details.iter().map(|detail| detail.text.as_str()).collect();
    holds(&details, text)
}

/// All that the course says.
pub(super) fn course(facts: &Facts) -> String {
    let details = facts.problem.details.iter().map(|detail| detail.text.as_str());
    let events = facts.timeline.iter().flat_map(|event| [event.text.as_deref(), event.quote.as_deref()]);
    let page = facts.order.page_words.iter().map(String::as_str);
    let all = details.chain(events.flatten()).chain(page).chain([facts.order.item.as_str()]);
    let mut told = all.collect::<Vec<&str>>().join("\n");
    for event in facts.timeline.iter().filter(|event| event.event == EventKind::Delivered) {
        told += &format!("\n{}签收收到", event.at.day.in_words_without_year());
    }
    if let Some(placed) = facts.order.placed {
        told += &format!("\n{}下单", placed.day.in_words_without_year());
    }
    told += facts.order.quantity.as_deref().unwrap_or_default();
    told += &format!("\n实付{}元", facts.order.paid);
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

/// The moves with what was found among them.
pub(super) fn placed(facts: &Facts, mut moves: Vec<Move>) -> Vec<Move> {
    let mut found = Vec::new();
    let mut last = Vec::new();
    let mut of_order = Vec::new();
    let mut remarks = Vec::new();
    for (place, detail) in facts.problem.details.iter().enumerate() {
        if is_argued(facts, place) || is_aside(detail) {
            continue;
        }
        if is_remark(facts, detail) {
            remarks.push(place);
            continue;
        }
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
        let with_summary = received.is_none() && !has_details;
        let shown = if received.is_none() && has_details { uncited(facts) } else { Vec::new() };
        let at = first_message(facts, &moves).filter(|_| with_summary).unwrap_or(moves.len());
        moves.insert(at, of(last, with_summary, shown));
    }
    if !remarks.is_empty() {
        moves.push(Move { is_besides: true, ..finding(remarks) });
    }
    moves
}

/// Does the writer say that it is not of the matter: 这个不是重点, 跟这事没什么关系, 这个我没找他们? Where everything is told it is told.
fn is_aside(detail: &DetailFacts) -> bool {
    const NOT_OF_IT: [&str; 5] = ["不是重点", "没找他们", "没有找他们", "没找商家", "没找店家"];
    const OF: [&str; 5] = ["这事", "这件事", "本案", "这个事", "套餐"];
    const NOTHING: [&str; 4] = ["没关系", "没什么关系", "没啥关系", "无关"];
    let last =
        |text: &str| text.trim_end_matches('。').rsplit(['，', '；']).next().unwrap_or_default().to_owned();
    let has = |words: &[&str]| words.iter().any(|word| detail.text.contains(word));
    let is_of_nothing =
        OF.iter().any(|of| NOTHING.iter().any(|no| detail.text.contains(&format!("{of}{no}"))));
    let is_own = detail.answers.is_none() && detail.stated.is_none() && detail.shown.is_empty();
    is_own
        && (is_of_nothing
            || has(&["不找", "没找"]) && last(&detail.text).starts_with("这个")
            || NOT_OF_IT.iter().any(|word| last(&detail.text).ends_with(word)))
}

/// What the writer tells for honesty's sake, and nothing shows and no day or step places, is told last, and not between the steps:
/// 尾款晚付了五天，商家当时说没关系.
fn is_remark(facts: &Facts, detail: &DetailFacts) -> bool {
    const FAIR: [&str; 22] = [
        "没毛病",
        "没有毛病",
        "没问题",
        "没有问题",
        "没有坏",
        "做得还",
        "挺干净",
        "好好的",
        "没有不舒服",
        "不舒服",
        "没有人受伤",
        "幸好",
        "晚付",
        "废品",
        "能理解",
        "没说什么",
        "我们弄",
        "没有拿到",
        "没有异议",
        "没有脱线",
        "没有书面",
        "书面的东西",
    ];
    let is_bare = detail.exhibits.is_empty()
        && detail.answers.is_none()
        && detail.stated.is_none()
        && detail.actual.is_none()
        && detail.shown.is_empty();
    let is_placed = detail.is_of_order
        || detail.is_of_return
        || days(&detail.text).next().is_some()
        || named::hours(&detail.text).next().is_some();
    let is_fair = concedes(&detail.text) || FAIR.iter().any(|word| detail.text.contains(word));
    let others = facts.problem.details.iter().filter(|one| !one.exhibits.is_empty()).count();
    is_bare && !is_placed && is_fair && others > 1
}

fn of(details: Vec<usize>, with_summary: bool, shown: Vec<usize>) -> Move {
    Move { kind: MoveKind::Finding, details, shown, with_summary, ..Move::default() }
}

/// Before the first message about it stands what happened, also where nothing was to be received; not what the summary
/// says of a later day.
fn first_message(facts: &Facts, moves: &[Move]) -> Option<usize> {
    let of = |one: &Move| one.events.first().map(|place| &facts.timeline[*place]);
    let at = moves.iter().position(|one| of(one).is_some_and(|event| is_about(facts, event)))?;
    let told = of(&moves[at])?.at.day;
    let is_later = |day: (u32, u32)| day > (told.month(), told.day());
    (!days(&facts.problem.summary).any(is_later)).then_some(at)
}

/// A message or an application of the writer's after the order.
fn is_about(facts: &Facts, event: &EventFacts) -> bool {
    let is_later = facts.order.placed.is_none_or(|placed| !event.at.is_before(placed));
    let is_message = matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested);
    event.by == Actor::Consumer && is_message && is_later
}

/// The step in which the writer found out what is wrong, where that was on a later day than the receipt, or than the order
/// where nothing was to be received, and before anybody was told.
pub fn discovered(facts: &Facts) -> Option<usize> {
    let received = facts.timeline.iter().position(|event| event.event == EventKind::Delivered);
    let since = received.map(|place| facts.timeline[place].at.day);
    let day = since.or_else(|| facts.order.placed.map(|placed| placed.day))?;
    let is_told =
        |event: &EventFacts| matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested);
    let later = facts.timeline.iter().enumerate().skip(received.map_or(0, |place| place + 1));
    let mut before = later.take_while(|(_, event)| !is_told(event));
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

/// Does this detail stand beside the reason that it answers, and in no course?
fn is_argued(facts: &Facts, place: usize) -> bool {
    let is_it = |step: &Step| step.is_short && step.is_detail && step.detail == Some(place);
    facts.argument.steps.iter().any(is_it)
}

/// The exhibits of the problem that no event, no detail and no promise cites.
fn uncited(facts: &Facts) -> Vec<usize> {
    let of_events = facts.timeline.iter().flat_map(|event| &event.exhibits);
    let of_details = facts.problem.details.iter().flat_map(|detail| &detail.exhibits);
    let cited: Vec<&String> = of_events.chain(of_details).chain(&facts.order.promise_exhibits).collect();
    let is_uncited = |label: &String| facts.problem.exhibits.contains(label) && !cited.contains(&label);
    facts.exhibits.iter().enumerate().filter(|(_, one)| is_uncited(&one.label)).map(|(at, _)| at).collect()
}
