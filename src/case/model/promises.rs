//! Where the seller's promises were made, and which of them settle nothing of what is in dispute.

use super::super::words::{Actor, ClaimKind, EventKind, ExhibitKind};
use super::{Case, Event, Exhibit};

impl Case {
    /// Was something promised, without a day, before the writer complained of anything? 24号上门 全程包安装的 grants nothing of what is
    /// asked afterwards.
    pub fn is_early_promise(&self, event: &Event) -> bool {
        use EventKind::{AfterSaleRequested, Contacted, Promised};
        let complains = |one: &&Event| {
            let is_word = matches!(one.kind, Contacted | AfterSaleRequested);
            one.by == Actor::Consumer && is_word && !self.is_before_sale(one)
        };
        let first = self.history.iter().find(complains);
        let is_open = event.kind == Promised && event.until.is_none() && event.of.is_none();
        is_open && first.is_none_or(|first| event.index < first.index)
    }

    /// 发票周五开好: is only what is claimed besides promised?
    pub fn promises_other(&self, promise: &Event) -> bool {
        let is_side = |of: &ClaimKind| {
            of.is_besides()
                && self.claims.iter().skip(1).any(|claim| claim.kind == *of)
                && self.claims.iter().any(|claim| claim.kind != *of)
        };
        promise.kind == EventKind::Promised && promise.of.is_some_and(|of| is_side(&of))
    }

    /// Was what the page promises said in a live show: do recordings of one alone show it, and no page?
    pub fn promises_were_said(&self) -> bool {
        self.promises_are_shown(|one| {
            let is_record = ["录屏", "录像", "回放"].iter().any(|word| one.title.contains(word));
            one.title.contains("直播") && (one.kind == ExhibitKind::Video || is_record)
        })
    }

    /// Does it stand, or was it said, in a live room: 直播间截图?
    pub fn promises_are_live(&self) -> bool {
        self.promises_are_shown(|one| one.title.contains("直播"))
    }

    /// Is everything that shows it such an exhibit?
    fn promises_are_shown(&self, by: impl Fn(&Exhibit) -> bool) -> bool {
        let shown = self.promise_exhibits();
        let is_it = |id: &&str| self.exhibits.iter().find(|one| one.id == **id).is_some_and(&by);
        !shown.is_empty() && shown.iter().all(is_it)
    }
}
