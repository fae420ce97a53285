//! From a case to its facts, with exhibits numbered as the full text cites them, and to the variables of its templates.

use std::sync::Arc;

use crate::case::Case;
use crate::channel::{Channel, Register};
use crate::compose::Context;
use crate::diagnostic::Sink;
use crate::dispute;
use crate::facts::{self, Facts, Known, Law};
use crate::knowledge::{Phrases, Reading};
use crate::telling;

use super::Pipeline;

impl Pipeline {
    /// The story of a case as the templates of the channel of this number see it.
    pub fn story(&self, number: usize, facts: &Facts) -> serde_json::Value {
        self.context(&facts::document(facts)).story_for(self.channel(number), facts)
    }

    /// How each voice says what a case writes, and how its free words are read; the sink says what is wrong in the tables.
    pub fn voices(&self, sink: &mut Sink) -> (Arc<Phrases>, Arc<Reading>) {
        (self.shelf.phrases(sink), self.shelf.reading(sink))
    }

    /// The variables of a case, with the words of each voice.
    pub(super) fn context(&self, document: &facts::Document) -> Context {
        // What is wrong in the tables was said when the facts were made.
        let (phrases, reading) = self.voices(&mut Sink::default());
        Context::new(document).speaking(phrases, reading)
    }

    pub(super) fn resolve(&self, case: &Case, sink: &mut Sink) -> Option<Facts> {
        let facts = self.knowing(case, sink, |known| facts::resolve(&case.as_printed(), known))?;
        // Numbers follow the text: only when it is told is it clear which exhibit comes first.
        let order = telling::exhibits_as_told(&facts);
        Some(if order.is_sorted() { facts } else { facts.renumbered(&order) })
    }

    /// Articles are read only for texts that rest on them and for sums that they give. A note cites none, but says to a
    /// reason of the other side's what the argument says to it, as whatever tells by issue does. Some channels suit by what the law says of the case.
    fn needs_law(&self, case: &Case) -> bool {
        let argues = |channel: &Channel| {
            let by_issue = channel.cites_law || channel.is_by_issue;
            by_issue || channel.register == Register::Note || channel.suits_by_law()
        };
        let cites = self.channels.is_empty() || self.channels.iter().any(|loaded| argues(&loaded.channel));
        // What a detail answers orders the exhibits of every text.
        let answers = || {
            // A refusal's own file may say that an unnamed one answers it.
            let is_refused = case.history.iter().any(|event| event.quote.is_some());
            let mut details = case.problem.details.iter();
            details.any(|detail| detail.answers.is_some() || is_refused && dispute::is_free(detail))
        };
        cites || answers() || case.claims.iter().any(|claim| claim.basis.is_some())
    }

    /// What `with` makes of all that is known beside the case; `None` where the case lacks what no text does without.
    fn knowing<T>(&self, case: &Case, sink: &mut Sink, with: impl FnOnce(Known<'_>) -> T) -> Option<T> {
        let platform = self.shelf.platform(case, sink);
        let problem = self.shelf.problem(case, sink);
        let channel_names = self.shelf.names_of_channels(case, sink);
        drop(self.shelf.phrases(sink));
        let law = if self.needs_law(case) { self.shelf.law(case, sink) } else { Law::default() };
        if !case.is_whole {
            return None;
        }
        Some(with(Known {
            platform: &*platform?,
            problem: &*problem?,
            channel_names: &channel_names,
            law: &law,
            reading: &self.shelf.reading(sink),
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::{Assets, Tree};
    use crate::calendar::Day;
    use crate::case::{self, Days};

    /// Facts with other numbers are those that would be found with these numbers.
    #[test]
    fn numbers_change_nothing_but_the_numbers() {
        let (assets, pipeline) = (Assets::built_in(), Pipeline::without_channels(Assets::built_in()));
        let days = Days { as_of: None, today: Day::parse("2026-11-26").unwrap() };
        let mut changed = 0;
        for name in assets.names(Tree::Cases, "") {
            let file = assets.read(Tree::Cases, &name).unwrap().unwrap();
            let sink = &mut Sink::default();
            let case = case::read(&file, days, sink).unwrap();
            let order: Vec<&str> = case.exhibits.iter().rev().map(|exhibit| exhibit.id.as_str()).collect();
            let both = |known: Known<'_>| {
                let facts = facts::resolve(&case, known);
                let place = |id: &&str| {
                    facts.exhibits.iter().position(|exhibit| {
                        exhibit.from.place().is_some_and(|place| case.exhibits[place].id == **id)
                    })
                };
                let ids: Vec<&str> = order.iter().copied().filter(|id| place(id).is_some()).collect();
                let places: Vec<usize> = ids.iter().filter_map(place).collect();
                let found = facts::resolve_with(&case, known, &ids);
                changed += usize::from(!places.is_sorted());
                (format!("{:#?}", facts.renumbered(&places)), format!("{found:#?}"))
            };
            let (renumbered, found) = pipeline.knowing(&case, sink, both).unwrap();
            let other = renumbered.lines().zip(found.lines()).find(|(one, other)| one != other);
            assert!(renumbered == found, "{name}: {other:?}");
        }
        assert!(changed > 10, "{changed}");
    }
}
