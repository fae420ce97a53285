//! What the rules on acceptance share: which channels they speak of, the rule of procedure in force, and the writer's own
//! words.

use crate::case::{Actor, Case};
use crate::channel::{Audience, Channel};
use crate::facts::Facts;
use crate::path::CasePath;

/// Signs that a sentence denies what follows: looked for in the few characters before it.
const DENIALS: &[char] = &['不', '未', '没', '非', '无'];
const REACH: usize = 5;

/// The channels for this audience, as a report says them; `None` where there is none.
pub(super) fn to(audience: Audience, channels: &[&Channel]) -> Option<String> {
    let ids: Vec<&str> = channels
        .iter()
        .filter(|channel| channel.audience == audience)
        .map(|channel| channel.id.as_str())
        .collect();
    (!ids.is_empty()).then(|| format!("“{}”", ids.join("”“")))
}

/// What rests on one of these articles of a step of procedure; where the data hold none of them for the day of writing, that
/// is said.
pub(super) fn basis(facts: &Facts, step: &str, articles: &[&str]) -> String {
    cited(facts, step, articles).unwrap_or_else(|| "写信那天有效的规定里，没有收录对应的条文。".to_owned())
}

/// The first of these articles, as in force on the day of writing: `《…》第十条：…。`
pub(super) fn cited(facts: &Facts, step: &str, articles: &[&str]) -> Option<String> {
    let grounds = facts.procedure.get(step).map(Vec::as_slice).unwrap_or_default();
    let found = articles.iter().find_map(|id| grounds.iter().find(|ground| ground.article_id == *id))?;
    Some(format!("{}：{}。", found.cite, found.gist))
}

/// The problem in the writer's words, each text with its path.
pub(super) fn of_problem(case: &Case) -> Vec<(CasePath, &str)> {
    let details = case.problem.details.iter();
    let details = details.map(|detail| (detail.path().join("text"), &detail.text[..]));
    std::iter::once((CasePath::of("problem.summary"), &case.problem.summary[..])).chain(details).collect()
}

/// What the writer says of events, each text with its path; of these parties only.
pub(super) fn of_events<'a>(case: &'a Case, by: &[Actor]) -> Vec<(CasePath, &'a str)> {
    let events = case
        .history
        .iter()
        .filter(|event| !event.is_private)
        .filter(|event| by.is_empty() || by.contains(&event.by));
    events.filter_map(|event| Some((event.path().join("text"), event.text.as_deref()?))).collect()
}

/// Where claims say what exactly is asked.
pub(super) fn of_claims(case: &Case) -> Vec<(CasePath, &str)> {
    let claims = case.claims.iter();
    claims.filter_map(|claim| Some((claim.path().join("text"), claim.text.as_deref()?))).collect()
}

/// The first of these words that the text says and does not deny.
pub(super) fn said<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    // Mostly no word is there at all, and asking for that alone is much cheaper than for its places.
    let stands =
        |word: &str| text.contains(word) && text.match_indices(word).any(|(at, _)| !is_denied(&text[..at]));
    words.iter().copied().find(|word| stands(word))
}

/// Sentences of a text.
pub(super) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(['。', '；', ';', '！', '!', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// Clauses of a text: sentences, parted at commas too.
pub(super) fn clauses(text: &str) -> impl Iterator<Item = &str> {
    sentences(text).flat_map(|sentence| sentence.split(['，', ',', '：', '、'])).map(str::trim)
}

fn is_denied(before: &str) -> bool {
    let near = before.chars().rev().take(REACH);
    near.take_while(|c| !c.is_ascii_punctuation() && !"，。；：、！".contains(*c))
        .any(|c| DENIALS.contains(&c))
}
