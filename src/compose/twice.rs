//! What a text does not say twice: a fact that meets a reason of the other side's stands beside that reason alone.

use crate::telling::{Move, Register};

use super::story::Told;

impl Told<'_> {
    /// The details that a move tells. A note tells one that meets a reason where the reason is told, and not twice.
    pub(super) fn told<'m>(&'m self, one: &'m Move) -> impl Iterator<Item = &'m usize> {
        let is_note = self.voiced.register() == Register::Note;
        one.details.iter().filter(move |place| !is_note || !self.answers_whole(**place))
    }

    /// Would nothing be left of a finding?
    pub(super) fn answers_alone(&self, one: &Move) -> bool {
        let has_other = one.with_summary || !one.shown.is_empty() || !one.events.is_empty();
        !has_other && !one.details.is_empty() && one.fold.is_none() && self.told(one).next().is_none()
    }

    /// Is this detail, as it stands, what is said to a reason of the other side's?
    pub(super) fn answers_whole(&self, place: usize) -> bool {
        let text = |place: usize| self.facts.problem.details.get(place).map(|detail| detail.text.as_str());
        let own = text(place).map(|text| text.trim_end_matches(['。', '；']));
        let met = self.facts.argument.steps.iter().filter(|step| step.position.is_some());
        met.flat_map(|step| &step.spoken).any(|piece| piece.words.is_some() && piece.words.as_deref() == own)
    }

    /// Does what is said to a reason hold the page's own words?
    pub(super) fn answers_with_page(&self) -> bool {
        let met = self.facts.argument.steps.iter().filter(|step| step.position.is_some());
        let said: Vec<&str> =
            met.flat_map(|step| &step.spoken).filter_map(|piece| piece.words.as_deref()).collect();
        let page = &self.facts.order.page_words;
        !page.is_empty() && page.iter().all(|words| said.iter().any(|said| said.contains(words.as_str())))
    }
}
