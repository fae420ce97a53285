//! Reasons that change: a seller who refuses first for one thing and then for another has given no reason that holds.

use crate::case::{Event, EventKind};
use crate::dispute::{Position, Side, Standing};
use crate::knowledge::{Refusal, heard};

use super::super::conditions::Witness;
use super::leads::quoted;
use super::{Arguing, Draft};

/// A reason that is told beside another has so many characters.
const LEAST: usize = 5;
/// And begins with none of these.
const HANGS: [char; 6] = ['而', '但', '还', '也', '又', '并'];

impl<'a> Arguing<'a> {
    /// The first and the last reason of the seller's refusals, where they are two.
    pub(super) fn reasons(&self, drafts: &mut Vec<Draft<'a>>) {
        let refused = self.dispute.positions.iter().filter_map(|position| self.refused(position));
        let mut refused: Vec<(&Event, &Refusal)> = refused.collect();
        refused.sort_by_key(|(event, _)| event.index);
        let (Some((first, one)), Some((last, other))) = (refused.first(), refused.last()) else { return };
        // One answer may give several reasons at once, and two may share one beside others.
        if one.id == other.id || first.index == last.index || self.shares_reason(first, last) {
            return;
        }
        // In their own words: a name of ours (有使用痕迹) is not what they said.
        let whole = |event: &'a Event, refusal| {
            let clause = self.reason_in(event, refusal)?;
            // 而且使用过了 is a scrap.
            (clause.chars().count() >= LEAST && !clause.starts_with(HANGS)).then_some(clause)
        };
        let (Some(one), Some(other)) = (whole(first, one), whole(last, other)) else { return };
        let said = |name: &str, event: &Event, words: &str| {
            let quote = Some(event.path().join("quote"));
            Witness::default().with(&format!("{name}.at"), event.at, Some(event.path().join("at"))).with(
                &format!("{name}.quote"),
                quoted(words),
                quote,
            )
        };
        let witness = said("position", first, one).and(said("refusal", last, other));
        let line = "{seller}{position.at|day}称{position.quote|quoted}，{refusal.at|day}称\
                    {refusal.quote|quoted}，理由前后不同";
        let mut draft = Draft::of("reasons", 2);
        draft.step.breaker = self.line_of(line, &["position", "refusal"], &witness);
        draft.step.sources = vec![first.path(), last.path()];
        drafts.push(draft);
    }

    /// Is one reason heard in both? A reason that was given twice stands at its last day alone.
    fn shares_reason(&self, first: &Event, last: &Event) -> bool {
        let reasons = |event: &Event| {
            let all = heard(&self.law.refusals, event.quote.as_deref().unwrap_or_default(), true);
            all.into_iter().map(|one| one.refusal.id.clone()).collect::<Vec<_>>()
        };
        let last = reasons(last);
        reasons(first).iter().any(|reason| last.contains(reason))
    }

    /// The refusal of a position that stands, with its reason.
    fn refused(&self, position: &Position) -> Option<(&'a Event, &'a Refusal)> {
        let event = self.case.history.get(position.at)?;
        let stands = position.by == Side::Seller && position.standing == Standing::Stands;
        let is_refusal = stands && event.kind == EventKind::Refused;
        let id = position.refusal.as_ref().filter(|_| is_refusal)?;
        let refusal = self.law.refusals.get(id)?;
        refusal.reason.as_ref()?;
        Some((event, refusal))
    }
}
