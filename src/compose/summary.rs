//! What sums the matter up: the summary, and what of it the text tells where.

use std::collections::BTreeMap;

use tera::Value;

use crate::telling::{Story, Who};

use super::heading::heading;
use super::marks::Mark;
use super::story::Told;

/// What of the summary has so many characters stands on a line of its own: readers lost the thread of longer paragraphs.
const LONG_REST: usize = 30;

impl Told<'_> {
    /// The summary, what of it the matter is, and what of it the course does not tell.
    pub(super) fn summed_up(&self, story: &Story, summary: &Value) -> BTreeMap<String, Value> {
        let mut map = BTreeMap::new();
        map.insert(
            "summary".to_owned(),
            self.part(summary, summary.as_str().and_then(Mark::whole).map_or("", |mark| mark.text)),
        );
        map.insert("matter".to_owned(), self.part(summary, self.matter_said(story)));
        if let Some(heading) = heading(&story.matter) {
            map.insert("heading".to_owned(), self.part(summary, heading));
        }
        if !story.rest.is_empty() {
            map.insert("rest".to_owned(), self.part(summary, self.behind_page_words(&story.rest)));
            map.insert("rest_is_long".to_owned(), (story.rest.chars().count() >= LONG_REST).into());
        }
        map
    }

    /// A part of the summary, with the mark of the whole.
    fn part(&self, summary: &Value, part: &str) -> Value {
        let mark = summary.as_str().and_then(Mark::whole);
        mark.map_or_else(Value::none, |mark| mark.with_text(&self.summing(part)).into())
    }

    /// What sums the matter up, with who said what.
    pub(super) fn summing(&self, text: &str) -> String {
        self.voiced.text(&self.voiced.naming_speaker(text), Who::Other).text
    }
}
