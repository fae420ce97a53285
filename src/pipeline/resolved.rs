//! From a case to its facts, with exhibits numbered as the full text cites them, and to the variables of its templates.

use std::sync::Arc;

use crate::case::Case;
use crate::compose::Context;
use crate::diagnostic::Sink;
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
        let platform = self.shelf.platform(case, sink);
        let problem = self.shelf.problem(case, sink);
        let channel_names = self.shelf.names_of_channels(case, sink);
        drop(self.shelf.phrases(sink));
        let law = if self.needs_law(case) { self.shelf.law(case, sink) } else { Law::default() };
        if !case.is_whole {
            return None;
        }
        let known = Known {
            platform: &*platform?,
            problem: &*problem?,
            channel_names: &channel_names,
            law: &law,
            reading: &self.shelf.reading(sink),
        };
        let facts = facts::resolve(case, known);
        let order = telling::exhibits_as_told(&facts);
        if order.is_sorted() {
            return Some(facts);
        }
        // Numbers follow the text: only when it is told is it clear which exhibit comes first.
        let told = order.iter().filter_map(|place| facts.exhibits.get(*place)?.from.place());
        let ids: Vec<&str> =
            told.filter_map(|place| case.exhibits.get(place)).map(|exhibit| exhibit.id.as_str()).collect();
        Some(facts::resolve_with(case, known, &ids))
    }
}
