//! What the other side itself wrote that a reason of its own runs into stands beside that reason: the page's promise, which is then
//! not told with the sale, and its earlier message.

use std::collections::BTreeMap;

use tera::Value;

use crate::facts::RunsInto;
use crate::telling::Register;
use crate::wording::clauses;
use crate::wording::excerpt;

use super::apart::Apart;
use super::marks::Mark;
use super::story::Told;

/// Earlier words of so many characters at most are quoted whole.
const WHOLE: usize = 45;

impl Told<'_> {
    /// Does the page or an earlier message of the seller's meet this?
    pub(super) fn runs_into(&self, place: usize) -> bool {
        self.page_words_to(place).is_some() || self.said_earlier(place).is_some()
    }

    /// The page's words that meet what was said in this event, with their exhibits.
    pub(super) fn met_by_page(&self, place: usize) -> Option<Value> {
        let at = self.page_words_to(place)?;
        let (words, text) = (self.page.get(at)?, self.facts.order.page_words.get(at)?);
        let more = self.facts.order.page_promises.iter().position(|promise| promise.text == *text);
        let more = more.and_then(|at| self.page_promises.get(at));
        let exhibits = more.and_then(|promise| promise.get_from_path("exhibits"));
        let exhibits = exhibits.cloned().unwrap_or_else(|| Vec::<Value>::new().into());
        Some(BTreeMap::from([("words", words.clone()), ("exhibits", exhibits)]).into())
    }

    /// The seller's earlier words that this runs into: when, and the words. Where two accounts are set side by side, that says it.
    pub(super) fn said_earlier(&self, place: usize) -> Option<Value> {
        let into = self.facts.timeline.get(place)?.earlier.as_ref()?;
        if self.differs(place).is_some() || !self.is_shown(place, into) {
            return None;
        }
        let (from, words) = (&into.from, &into.words);
        let earlier = self.facts.timeline.iter().position(|event| event.from == *from)?;
        let event = self.events.get(earlier)?;
        let mark = event.get_from_path("quote").and_then(Value::as_str).and_then(Mark::whole)?;
        let at = event.get_from_path("at")?.clone();
        // The words as every text quotes them, without courtesies, may lack some of these.
        let said = excerpt(mark.text);
        // 好多上班的姐妹都是冲晚课来的 shares a word with 晚课老师辞职了, and 每天一节 雷打不动 beside it says what was promised.
        let is_whole = said.chars().count() <= WHOLE && said.contains(words.as_str());
        let quote = Value::from(mark.with_text(if is_whole { said } else { words }));
        mark.text.contains(words.as_str()).then(|| BTreeMap::from([("at", at), ("quote", quote)]).into())
    }

    /// The page's words that no reason told apart has beside it.
    pub(super) fn page_early(&self, apart: &Apart<'_>) -> Vec<Value> {
        let met: Vec<usize> = match self.voiced.register() {
            Register::Chat => {
                self.points().into_iter().filter_map(|place| self.page_words_to(place)).collect()
            }
            _ => apart.reasons.iter().filter_map(|reason| self.page_words_to(reason.place)).collect(),
        };
        let left = self.page.iter().enumerate().filter(|(at, _)| !met.contains(at));
        left.map(|(_, words)| words.clone()).collect()
    }

    /// Do these words stand beside a point of a chat?
    pub(super) fn is_met_in_chat(&self, words: &str) -> bool {
        let told =
            |place: usize| self.page_words_to(place).and_then(|at| self.facts.order.page_words.get(at));
        self.points().into_iter().filter_map(told).any(|told| told == words)
    }

    fn page_words_to(&self, place: usize) -> Option<usize> {
        let into = self.facts.timeline.get(place)?.page.as_ref()?;
        let at = self.facts.order.page_words_from.iter().position(|path| *path == into.from)?;
        (self.is_shown(place, into) && !self.says_already(place, &into.words)).then_some(at)
    }

    /// Of a long answer a chat shows a part: is it the part that runs into these words?
    fn is_shown(&self, place: usize, into: &RunsInto) -> bool {
        if self.voiced.register() != Register::Chat {
            return true;
        }
        let part = self.reason_said(place, &self.event(place));
        let part = part.as_ref().and_then(Value::as_str).and_then(Mark::whole);
        part.is_none_or(|part| {
            clauses(part.text).flat_map(str::split_whitespace).any(|part| into.is_in(part))
        })
    }

    /// Does what meets these words quote the page itself?
    fn says_already(&self, place: usize, words: &str) -> bool {
        let is_formal = self.voiced.register() == Register::Formal;
        let steps = self.facts.argument.steps.iter().filter(|step| self.met_place(step) == Some(place));
        let pieces = steps.flat_map(|step| if is_formal { &step.breaker } else { &step.spoken });
        let mut told = pieces.flat_map(|piece| [piece.quote.as_deref(), piece.words.as_deref()]).flatten();
        told.any(|told| told.contains(words))
    }
}
