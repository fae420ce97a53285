//! What the seller gave its word for before the order, in a chat and on no page: 20号之前肯定到 到不了全额退.

use crate::case::{Actor, ClaimKind, Event, EventKind};

use super::{Conditions, Look};

impl Conditions {
    /// The words that promise the very claim, where the case says so (`of`) and the day for which they were given is over.
    pub(super) fn assured(&mut self, look: Look<'_>) {
        let Some(placed) = look.case.order.placed else { return };
        for claim in &look.case.claims {
            let is_kin = |of: ClaimKind| of == claim.kind || of.is_refund() && claim.kind.is_refund();
            let is_it = |event: &&Event| {
                event.kind == EventKind::Promised
                    && event.by == Actor::Merchant
                    && event.quote.is_some()
                    && event.at.day <= placed.day
                    && event.of.is_some_and(is_kin)
                    && event.until.is_none_or(|until| until < look.case.as_of)
            };
            let event = look.case.history.iter().find(is_it);
            self.bind_for("assured", claim.kind, event.map(|event| look.event("assured", event)));
        }
    }
}
