//! Other numbers for the exhibits of facts: only when a text is told is it clear which exhibit comes first, and all that
//! follows from a case is the same whatever their numbers are.

use std::collections::BTreeMap;

use super::exhibits::label;
use super::{Facts, Piece};

/// The new place of each label.
struct Numbers(BTreeMap<String, usize>);

impl Facts {
    /// With the exhibits, of which these are the places, in this order.
    #[must_use]
    pub fn renumbered(mut self, order: &[usize]) -> Self {
        let old: Vec<_> = order.iter().filter_map(|place| self.exhibits.get(*place)).cloned().collect();
        let numbers = old.iter().enumerate().map(|(number, exhibit)| (exhibit.label.clone(), number));
        let numbers = Numbers(numbers.collect());
        self.exhibits = old;
        for (number, exhibit) in self.exhibits.iter_mut().enumerate() {
            exhibit.label = label(number);
        }
        self.lists(&mut |list| numbers.change(list));
        self.pieces(&mut |piece| piece.exhibits.iter_mut().for_each(|list| numbers.change(list)));
        self
    }

    /// Every list of labels that stands by itself.
    fn lists(&mut self, change: &mut impl FnMut(&mut Vec<String>)) {
        let agreed = self.settlement.as_mut().map(|settlement| &mut settlement.agreed);
        let events = self.timeline.iter_mut().chain(agreed).chain(self.stage.events_mut());
        events.for_each(|event| change(&mut event.exhibits));
        self.respondent.reason.iter_mut().for_each(|reason| change(&mut reason.exhibits));
        change(&mut self.order.promise_exhibits);
        self.order.page_promises.iter_mut().for_each(|promise| change(&mut promise.exhibits));
        change(&mut self.problem.exhibits);
        self.problem.details.iter_mut().for_each(|detail| change(&mut detail.exhibits));
        self.claims.iter_mut().for_each(|claim| change(&mut claim.exhibits));
        self.argument.steps.iter_mut().for_each(|step| change(&mut step.exhibits));
    }

    /// Every piece of a sentence.
    fn pieces(&mut self, change: &mut impl FnMut(&mut Piece)) {
        let claims = self.claims.iter_mut().flat_map(|claim| &mut claim.grounds);
        let grounds = claims.chain(&mut self.grounds).chain(self.procedure.values_mut().flatten());
        grounds.flat_map(|ground| &mut ground.application).for_each(&mut *change);
        self.refusal.iter_mut().flat_map(|answer| &mut answer.application).for_each(&mut *change);
        let limits = self.limits.note.iter_mut().chain(&mut self.limits.formal).chain(&mut self.limits.tip);
        limits.flat_map(|remark| &mut remark.application).for_each(&mut *change);
        for step in &mut self.argument.steps {
            let parts = [&mut step.breaker, &mut step.spoken, &mut step.application, &mut step.conclusion];
            parts.into_iter().flatten().for_each(&mut *change);
        }
    }
}

impl Numbers {
    /// The lowest number first, as always.
    fn change(&self, list: &mut Vec<String>) {
        let mut numbers: Vec<usize> = list.iter().filter_map(|label| self.0.get(label)).copied().collect();
        numbers.sort_unstable();
        *list = numbers.into_iter().map(label).collect();
    }
}
