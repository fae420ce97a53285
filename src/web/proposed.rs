//! Claims that the law supports in a case and that it does not make yet, with their sums.

use std::sync::Arc;

use crate::case::keys::CASE;
use crate::case::{ClaimKind, Days};
use crate::diagnostic::Sink;
use crate::path::CasePath;
use crate::source::SourceFile;

use super::desk::Desk;
use super::value::Value;

/// A claim that could be made.
#[derive(Debug)]
pub(super) struct Proposed {
    /// Its kind.
    pub(super) kind: ClaimKind,
    /// Its sum, where it follows from the case.
    pub(super) sum: Option<String>,
    /// The article on which it rests.
    pub(super) basis: String,
}

/// Every kind is tried in one case: those that an article supports there are proposed. Increased compensation is not: it
/// rests on more than the case can show.
pub(super) fn proposed(desk: &Desk, file: &Arc<SourceFile>, value: &Value, days: Days) -> Vec<Proposed> {
    let own: Vec<&str> = value.items_at("claims").iter().map(|claim| claim.text_at("kind")).collect();
    let is_ready =
        ["platform", "problem.kind", "order.paid"].iter().all(|path| !value.text_at(path).is_empty());
    if !is_ready {
        return Vec::new();
    }
    let kinds: Vec<ClaimKind> = ClaimKind::CHOICES
        .iter()
        .filter_map(|choice| ClaimKind::from_word(choice.word))
        .filter(|kind| !own.contains(&kind.word()) && !kind.takes_base())
        .collect();
    let tried = kinds.iter().map(|kind| {
        let mut claim = vec![("kind".to_owned(), Value::Text(kind.word().into()))];
        if kind.needs_amount() {
            claim.push(("amount".into(), Value::Text("1.00".into())));
        }
        Value::Map(claim)
    });
    let mut whole = value.clone();
    let path = CasePath::of("claims");
    whole.put(&path.steps().collect::<Vec<_>>(), Value::List(tried.collect()), CASE);
    let file = Arc::new(file.with_text(whole.file(CASE)));
    let facts = desk.pipeline.facts(&file, days, &mut Sink::default());
    let claims = facts.map(|(_, facts)| facts.claims).unwrap_or_default();
    let one = |claim: &crate::facts::ClaimFacts| {
        let basis = claim.grounds.first()?.cite.clone();
        let sum = claim.amount.filter(|_| !claim.kind.needs_amount()).map(|sum| sum.to_string());
        Some(Proposed { kind: claim.kind, sum, basis })
    };
    claims.iter().filter_map(one).collect()
}
