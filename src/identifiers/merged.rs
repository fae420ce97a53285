//! What several scanners found in one place is one finding.

use super::Identifier;

/// In order, with those that overlap made one.
pub(super) fn merged(mut found: Vec<Identifier>) -> Vec<Identifier> {
    found.sort_by_key(|one| (one.range.start, one.range.end));
    let mut whole: Vec<Identifier> = Vec::new();
    for one in found {
        match whole.last_mut().filter(|last| one.range.start < last.range.end) {
            Some(last) => {
                last.kind = last.kind.min(one.kind);
                last.range.end = last.range.end.max(one.range.end);
            }
            None => whole.push(one),
        }
    }
    whole
}
