//! Where the reckoning of a case may turn: its own days and sums, and what the data knows.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::Case;
use crate::diagnostic::Sink;
use crate::facts::{Facts, Law};
use crate::law::Statute;
use crate::trace::World;

use super::super::Pipeline;

/// The lengths that conditions of the data name.
const LENGTHS: [u32; 3] = [1, 7, 15];
/// So many messages and details at most are tried in the place of others: few cases have more, and each is a draft for each.
const SAID: usize = 8;
/// The signs of a text's last words.
const TAIL: usize = 4;

pub(super) fn world(pipeline: &Pipeline, case: &Case, facts: &Facts) -> World {
    let law = pipeline.shelf.law(case, &mut Sink::default());
    let moments = moments(case);
    let periods: Vec<(Day, Day)> =
        facts.timers.iter().map(|timer| (timer.started_at.day, timer.ends_at.day)).collect();
    let lengths = periods.iter().filter_map(|(from, to)| u32::try_from(to.days_since(*from)).ok());
    let turns = periods.iter().flat_map(|(from, to)| [*from, *to]);
    World {
        lengths: lengths.chain(LENGTHS).collect(),
        turns: turns.chain(law.statutes.iter().flat_map(versions)).collect(),
        moments,
        amounts: amounts(case, &law),
        refusals: law.refusals.iter().filter_map(|one| one.recognise.first()).cloned().collect(),
        departments: departments(&law),
        advised: advised(pipeline, case),
        kin: kin(&law, case),
        heard: heard(&law, facts),
        said: said(case),
        shown: shown(case),
        quoted: quoted(case),
        names: BTreeMap::from([
            ("platform", pipeline.shelf.ids("platforms")),
            ("kind", pipeline.shelf.ids("problems")),
            ("refusal", pipeline.shelf.ids("refusals")),
            ("channel", pipeline.shelf.channels()),
            ("answers", answered(case, pipeline.shelf.ids("refusals"))),
        ]),
        exhibits: case.exhibits.iter().map(|exhibit| exhibit.id.clone()).collect(),
    }
}

/// What messages said, whole and clause by clause: a detail may speak of what one clause speaks of.
fn said(case: &Case) -> Vec<String> {
    let quotes = case.history.iter().filter_map(|event| event.quote.as_deref()).take(SAID);
    let clauses = |quote: &str| -> Vec<String> {
        let clauses = quote.split(['，', '。', '；', ' ']).filter(|clause| !clause.is_empty());
        [quote].into_iter().chain(clauses.take(SAID / 2)).map(str::to_owned).collect()
    };
    let mut found: Vec<String> = quotes.flat_map(clauses).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What details say, whole and by their last words alone: a message may share those and nothing else.
fn shown(case: &Case) -> Vec<String> {
    let details: Vec<&str> = case.problem.details.iter().map(|detail| &*detail.text).take(SAID).collect();
    let tails = details.iter().map(|text| tail(text));
    details.iter().map(|text| (*text).to_owned()).chain(tails).collect()
}

/// The last words of a text.
fn tail(text: &str) -> String {
    let text = text.trim_end_matches(['。', '！', '？']);
    let start = text.char_indices().rev().nth(TAIL - 1).map_or(0, |(at, _)| at);
    text[start..].to_owned()
}

/// What details and captions quote: a page may promise just that.
fn quoted(case: &Case) -> Vec<String> {
    let details = case.problem.details.iter().map(|detail| &*detail.text);
    let captions = case.exhibits.iter().filter_map(|exhibit| exhibit.shows.as_deref());
    let marked = |text: &'_ str| -> Vec<String> {
        let parts = text.split('“').skip(1).filter_map(|part| part.split_once('”'));
        parts.map(|(quoted, _)| quoted.to_owned()).collect()
    };
    let mut found: Vec<String> = details.chain(captions).flat_map(marked).take(SAID).collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// What can be answered: events and stock refusals.
fn answered(case: &Case, refusals: Vec<String>) -> Vec<String> {
    case.history.iter().filter_map(|event| event.id.clone()).chain(refusals).collect()
}

fn moments(case: &Case) -> Vec<Moment> {
    let whole = |day: Day| Moment { day, time: None };
    let events = case.history.iter().flat_map(|event| [Some(event.at), event.until.map(whole)]);
    let reason = case.respondent_reason.as_ref().map(|reason| reason.at);
    let others = [Some(whole(case.as_of)), case.order.placed, reason];
    let deadline = case.respond_within_days.map(|days| whole(case.as_of.plus(days)));
    events.chain(others).chain([deadline]).flatten().collect()
}

/// The first and last days of a statute's and its articles' versions.
fn versions(statute: &Statute) -> Vec<Day> {
    let articles = statute.articles.iter().flat_map(|article| [Some(article.from), article.until]);
    let mut days: Vec<Day> = articles.chain([Some(statute.from), statute.until]).flatten().collect();
    days.sort_unstable();
    days.dedup();
    days
}

fn amounts(case: &Case, law: &Law) -> Vec<Amount> {
    let order = &case.order;
    let refunded = case.refunded();
    let events = case.history.iter().filter_map(|event| event.amount);
    let claims = case.claims.iter().filter_map(|claim| claim.amount);
    let own = [order.paid, order.shipping.unwrap_or_default(), refunded, order.paid.less(refunded)];
    let sums =
        law.statutes.iter().flat_map(|statute| &statute.articles).filter_map(|article| article.sum.as_ref());
    // The price at which a multiple of it overtakes the least sum.
    let turn = |sum: &crate::law::Sum| Amount::from_fen(sum.least.fen() / u64::from(sum.price_times.max(1)));
    let mut found: Vec<Amount> = events.chain(claims).chain(own).collect();
    found.extend(sums.flat_map(|sum| [sum.least, turn(sum)]));
    found.sort_unstable();
    found.dedup();
    found
}

/// A phrase of each refusal that was heard.
fn heard(law: &Law, facts: &Facts) -> Vec<String> {
    let said = |id: &str| {
        let named = facts.timeline.iter().filter_map(|event| event.refusal.as_ref());
        let heard = facts.dispute.positions.iter().filter_map(|position| position.kind.as_ref());
        named.chain(heard).any(|one| *one == id)
    };
    let heard = law.refusals.iter().filter(|refusal| said(&refusal.id));
    heard.filter_map(|refusal| refusal.recognise.first()).cloned().collect()
}

/// One phrase for each thing that another department is recognised by.
fn departments(law: &Law) -> Vec<String> {
    let items = law.departments.iter().filter_map(|department| department.items.first());
    let matters = law.departments.iter().filter_map(|department| department.matters.first());
    items.chain(matters).cloned().collect()
}

/// A word of each piece of advice for the case's kind: which of them is given turns on the words of the case.
fn advised(pipeline: &Pipeline, case: &Case) -> Vec<String> {
    let problem = pipeline.shelf.problem(case, &mut Sink::default());
    let tips = problem.iter().flat_map(|problem| &problem.tip);
    tips.flat_map(|tip| tip.has.first().into_iter().chain(tip.lacks.first())).cloned().collect()
}

/// Every second of the phrases that refusals are recognised by and that have two characters in common with the case's texts.
fn kin(law: &Law, case: &Case) -> Vec<String> {
    let events = case.history.iter().flat_map(|event| [event.quote.as_deref(), event.text.as_deref()]);
    let details = case.problem.details.iter().map(|detail| Some(detail.text.as_str()));
    let texts = events.chain(details).chain([Some(case.problem.summary.as_str())]);
    let texts: Vec<&str> = texts.flatten().collect();
    let phrases = law.refusals.iter().flat_map(|refusal| &refusal.recognise);
    phrases.filter(|phrase| is_kin(phrase, &texts)).step_by(2).cloned().collect()
}

fn is_kin(phrase: &str, texts: &[&str]) -> bool {
    let signs: Vec<char> = phrase.chars().collect();
    let mut pairs = signs.windows(2).map(|pair| pair.iter().collect::<String>());
    pairs.any(|pair| texts.iter().any(|text| text.contains(&pair)))
}
