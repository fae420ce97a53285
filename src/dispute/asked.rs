//! What a sentence of the consumer's asks for.

use crate::case::{Case, ClaimKind, Event, EventKind};
use crate::knowledge::{Meaning, Reading, meant};

use super::Asked;

/// What the words of an event ask for, each thing once; empty for a question or a report.
pub(super) fn asked(case: &Case, event: &Event, reading: &Reading) -> Vec<Asked> {
    let text = event.text.as_deref().unwrap_or_default();
    if event.kind == EventKind::AfterSaleRequested {
        return applied_for(case, text, reading);
    }
    let mut found = Vec::new();
    for clause in clauses(text) {
        for one in clause_asks(case, clause, reading) {
            if !found.contains(&one) {
                found.push(one);
            }
        }
    }
    found
}

/// Does a message report something, rather than only ask a question?
pub(super) fn reports(event: &Event, reading: &Reading) -> bool {
    let text = event.text.as_deref().unwrap_or_default();
    let is_question = |clause: &str| reading.questions.iter().any(|word| clause.starts_with(word.as_str()));
    clauses(text).any(|clause| !is_question(clause))
}

/// An application asks for what its first clause names, else for every claim on the goods.
fn applied_for(case: &Case, text: &str, reading: &Reading) -> Vec<Asked> {
    let named = clauses(text).next().map(|clause| claims(case, clause, reading)).unwrap_or_default();
    if !named.is_empty() {
        return named;
    }
    let on_goods = |kind: &ClaimKind| {
        use ClaimKind::{Exchange, Refund, Repair, Reship, ReturnRefund};
        matches!(kind, Refund | ReturnRefund | Exchange | Repair | Reship)
    };
    case.claims.iter().map(|claim| claim.kind).filter(on_goods).map(Asked::Claim).collect()
}

/// What stands behind 请求, 要求 and the like.
fn clause_asks(case: &Case, clause: &str, reading: &Reading) -> Vec<Asked> {
    let leads = reading.lead.iter().filter_map(|lead| Some((clause.find(lead.as_str())?, lead)));
    // 请求 before 请.
    let first = leads.min_by_key(|(at, lead)| (*at, std::cmp::Reverse(lead.len())));
    let Some((at, lead)) = first else { return Vec::new() };
    let (before, rest) = (&clause[..at], &clause[at + lead.len()..]);
    if reading.negated_by.iter().any(|word| before.ends_with(word.as_str())) {
        return Vec::new();
    }
    let is_weak = reading.only_with_claim.contains(lead);
    if is_weak && reading.not_with.iter().any(|word| rest.contains(word.as_str())) {
        return Vec::new();
    }
    let named = claims(case, rest, reading);
    if !named.is_empty() || is_weak {
        return named;
    }
    let other = match meant(&reading.others, rest) {
        Some("proof") => Asked::Proof,
        Some("performance") => Asked::Performance,
        _ => Asked::Decision,
    };
    vec![other]
}

/// The claims that these words name: longer names before shorter ones, each stretch read once; a weak name counts only
/// where nothing stronger of its kind is named.
pub(super) fn claims(case: &Case, text: &str, reading: &Reading) -> Vec<Asked> {
    let mut rest = text.to_owned();
    let mut found = Vec::new();
    take(&reading.claims, &mut rest, &mut found);
    for weak in &reading.weak {
        let has = |kinds: &[ClaimKind]| found.iter().any(|(_, kind)| kinds.contains(kind));
        let is_said = match ClaimKind::from_word(&weak.is) {
            Some(ClaimKind::Loss) => has(&[ClaimKind::Loss, ClaimKind::Punitive]),
            _ => !found.is_empty(),
        };
        if !is_said {
            take(std::slice::from_ref(weak), &mut rest, &mut found);
        }
    }
    found.sort_unstable();
    let mut kinds: Vec<Asked> = Vec::new();
    for (_, kind) in found {
        let kind = Asked::Claim(meant_here(case, kind));
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    kinds
}

/// Takes the names out of `rest`, the longest first.
fn take(meanings: &[Meaning], rest: &mut String, found: &mut Vec<(usize, ClaimKind)>) {
    let named = |meaning: &'_ Meaning| ClaimKind::from_word(&meaning.is);
    let mut words: Vec<(&str, ClaimKind)> = meanings
        .iter()
        .filter_map(|meaning| Some((meaning, named(meaning)?)))
        .flat_map(|(meaning, kind)| meaning.words.iter().map(move |word| (word.as_str(), kind)))
        // Most are not there at all, and need no order.
        .filter(|(word, _)| rest.contains(word))
        .collect();
    words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
    for (word, kind) in words {
        while let Some(at) = rest.find(word) {
            // As long as the word, so that places stay what they were.
            rest.replace_range(at..at + word.len(), &" ".repeat(word.len()));
            found.push((at, kind));
        }
    }
}

/// A word for damages may mean either of two claims: the one that the case makes.
fn meant_here(case: &Case, kind: ClaimKind) -> ClaimKind {
    let makes = |kind: ClaimKind| case.claims.iter().any(|claim| claim.kind == kind);
    match kind {
        ClaimKind::Loss if !makes(kind) && makes(ClaimKind::Punitive) => ClaimKind::Punitive,
        ClaimKind::Punitive if !makes(kind) && makes(ClaimKind::Loss) => ClaimKind::Loss,
        kind => kind,
    }
}

fn clauses(text: &str) -> impl Iterator<Item = &str> {
    text.split(['，', '。', '；', '！', '？', ',', ';', '\n']).filter(|clause| !clause.is_empty())
}
