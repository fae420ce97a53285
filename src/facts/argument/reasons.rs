//! Reasons that change: a seller who refuses first for one thing and then for another has given no reason that holds.

use crate::case::{Event, EventKind};
use crate::dispute::{Position, Side, Standing};
use crate::knowledge::heard;
use crate::numerals::alike;

use super::super::conditions::Witness;
use super::{Arguing, Draft};

impl<'a> Arguing<'a> {
    /// The first and the last reason of the seller's refusals, where they are two.
    pub(super) fn reasons(&self, drafts: &mut Vec<Draft<'a>>) {
        let refused = self.dispute.positions.iter().filter_map(|position| self.refused(position));
        let mut refused: Vec<(&Event, &str)> = refused.collect();
        refused.sort_by_key(|(event, _)| event.index);
        let (Some((first, one)), Some((last, other))) = (refused.first(), refused.last()) else { return };
        // One answer may give several reasons at once, and two may share one beside others.
        if one == other || first.index == last.index || self.shares_reason(first, last) {
            return;
        }
        let at = Some(first.path().join("at"));
        let witness = Witness::default().with("position.at", first.at, at);
        let witness = witness.and(Witness::of_event("refusal", last));
        let line = format!(
            "{{seller}}{{position.at|day}}的理由是{one}，{{refusal.at|day}}的理由是{other}，前后不同"
        );
        let mut draft = Draft::of("reasons", 2);
        draft.step.breaker = self.line_of(&line, &["position", "refusal"], &witness);
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

    /// The refusal of a position that stands, with its reason in a word.
    fn refused(&self, position: &Position) -> Option<(&'a Event, &'a str)> {
        let event = self.case.history.get(position.at)?;
        let stands = position.by == Side::Seller && position.standing == Standing::Stands;
        let is_refusal = stands && event.kind == EventKind::Refused;
        let id = position.refusal.as_ref().filter(|_| is_refusal)?;
        let reason = self.law.refusals.get(id)?.reason.as_deref()?;
        let said = alike(event.quote.as_deref()?);
        // A word of ours for what they called otherwise would be ours, not theirs.
        let signs: Vec<char> = alike(reason).chars().collect();
        let is_theirs = signs.windows(2).any(|pair| said.contains(&pair.iter().collect::<String>()));
        is_theirs.then_some((event, reason))
    }
}
