//! Details and steps that rest on the same exhibits: they tell one thing.

use crate::case::{Actor, ClaimKind, EventKind, ExhibitKind};
use crate::facts::{ClaimFacts, DetailFacts, EventFacts, Facts};

use super::likeness::{days, touches};

/// Does it only tell what the matter cost the writer: 另租了一套西装，租金480元?
pub(super) fn is_cost(facts: &Facts, detail: &DetailFacts) -> bool {
    let is_loss = |claim: &&ClaimFacts| matches!(claim.kind, ClaimKind::Loss | ClaimKind::Freight);
    let mut sums = facts.claims.iter().filter(is_loss).filter_map(|claim| claim.amount);
    let is_named = sums.any(|sum| sum.is_named_in(&detail.text));
    is_named && detail.stated.is_none() && !is_of_matter(facts, detail)
}

/// The last step that shows such a cost.
pub(super) fn costed(facts: &Facts, detail: &DetailFacts) -> Option<usize> {
    let shows = |event: &EventFacts| rests_on(facts, detail, event);
    facts.timeline.iter().rposition(shows)
}

/// A step of the writer's that rests on the same exhibits as the detail: they tell one thing.
pub(super) fn is_same_thing(event: &EventFacts, detail: &DetailFacts) -> bool {
    let is_step = matches!(event.event, EventKind::Other | EventKind::Inspected | EventKind::Repaired);
    // 9月30日称4.62公斤，10月11日称4.05公斤 was not known on the first of these days.
    let is_reached = days(&detail.text).all(|day| day <= (event.at.day.month(), event.at.day.day()));
    // The sheet of a test, beside the receipt that the step cites too.
    let is_there = |label: &String| event.exhibits.contains(label);
    let is_tested = event.event == EventKind::Inspected && detail.exhibits.iter().all(is_there);
    let is_same = event.exhibits == detail.exhibits || is_tested && !detail.exhibits.is_empty();
    is_step && is_reached && !event.exhibits.is_empty() && is_same
}

/// The name of a step has so many characters.
const ACT: std::ops::RangeInclusive<usize> = 2..=4;

/// A step of the writer's behind the receipt whose exhibits all show the detail, beside what no step cites: 断的时候竿上是一条鲫鱼，
/// 商品页写的静态拉力是3公斤 is told where it broke.
pub(super) fn is_of_step(facts: &Facts, event: &EventFacts, detail: &DetailFacts) -> bool {
    let is_there = |label: &String| detail.exhibits.contains(label);
    let is_cited = |label: &String| facts.timeline.iter().any(|one| one.exhibits.contains(label));
    let is_beside = |label: &String| event.exhibits.contains(label) || !is_cited(label);
    let is_own =
        matches!(event.event, EventKind::Other | EventKind::Inspected) && event.by == Actor::Consumer;
    let is_whole = || event.exhibits.iter().all(is_there) && detail.exhibits.iter().all(is_beside);
    // 拆开背板量到是68×40.6厘米 was found by who went to have the frame opened.
    let in_its_words = || {
        rests_on(facts, detail, event)
            && event.text.as_deref().is_some_and(|text| touches(&detail.text, text))
    };
    let is_paper = || event.event == EventKind::Other && is_on_paper(facts, detail, event);
    let is_named = || event.event == EventKind::Other && is_named_by(event, detail);
    let is_shown = || event.event == EventKind::Other && is_whole() || in_its_words() || is_paper();
    is_own && (is_named() || !event.exhibits.is_empty() && is_shown())
}

/// 还车还晚了40分钟 is told with 还车，小伙子围到车看了有十多分钟.
fn is_named_by(event: &EventFacts, detail: &DetailFacts) -> bool {
    let act = event.text.as_deref().and_then(|text| text.split_once('，')).map(|(act, _)| act);
    act.is_some_and(|act| ACT.contains(&act.chars().count()) && detail.text.starts_with(act))
}

/// Does it tell what a paper says that the step brought: 病历上写的是… of 带去看，挂号52?
fn is_on_paper(facts: &Facts, detail: &DetailFacts, event: &EventFacts) -> bool {
    const PAPERS: [&str; 10] =
        ["病历", "诊断", "报告", "检测单", "鉴定", "收据", "发票", "处方", "维修单", "化验单"];
    let names =
        |title: &str| PAPERS.iter().any(|paper| title.contains(paper) && detail.text.starts_with(paper));
    let is_named = |label: &String| facts.exhibits.iter().any(|one| one.label == *label && names(&one.title));
    let is_there = |label: &String| event.exhibits.contains(label);
    !detail.exhibits.is_empty() && detail.exhibits.iter().all(|label| is_there(label) && is_named(label))
}

/// Does the step cite what shows the detail, besides the chat itself?
pub(super) fn rests_on(facts: &Facts, detail: &DetailFacts, event: &EventFacts) -> bool {
    let is_chat = |label: &String| {
        facts.exhibits.iter().any(|one| one.label == *label && one.kind == ExhibitKind::Chat)
    };
    event.exhibits.iter().any(|label| detail.exhibits.contains(label) && !is_chat(label))
}

/// Does it rest on what shows the matter itself?
pub(super) fn is_of_matter(facts: &Facts, detail: &DetailFacts) -> bool {
    detail.exhibits.iter().any(|label| facts.problem.exhibits.contains(label))
}
