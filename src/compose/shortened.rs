//! A long message of the writer's in a note: without the sentences at its end that the note tells anyway.

use tera::Value;
use tera::value::Key;

use crate::case::{Actor, EventKind};
use crate::facts::EventFacts;
use crate::telling::{Register, holds, touches};

use super::said::marked;
use super::story::Told;

/// A message of so many characters is quoted whole.
const LONG: usize = 40;

impl Told<'_> {
    /// The event with the words of the message as far as a stranger needs them in the course: `briefly`. Beside a reason they
    /// stand whole.
    pub(super) fn shortened(&self, place: usize, event: &mut tera::Map) {
        let is = |flag: &'static str| event.get(&Key::Str(flag)).is_some_and(Value::is_truthy);
        let is_quoted = self.voiced.register() == Register::Note && is("is_direct") && is("is_long");
        let Some(mark) = marked(event, "said").filter(|_| is_quoted) else { return };
        let words = mark.text.strip_prefix('“').and_then(|words| words.strip_suffix('”'));
        let Some(words) = words else { return };
        let kept = self.to_the_point(place, words);
        if kept.len() < words.len() {
            let briefly = mark.with_text(&format!("“{kept}”"));
            event.insert("briefly".into(), briefly.into());
        }
    }

    /// The words without the last sentences that the details, the summary or the page say, or that ask again for what was
    /// asked for before.
    fn to_the_point<'w>(&self, place: usize, words: &'w str) -> &'w str {
        let problem = &self.facts.problem;
        let details = problem.details.iter().map(|detail| detail.text.as_str());
        let page = self.facts.order.page_words.iter().map(String::as_str);
        let told: Vec<&str> = details.chain([problem.summary.as_str()]).chain(page).collect();
        let was_asked = self.was_asked(place);
        let is_told = |sentence: &str| {
            let is_said = told.iter().any(|text| holds(text, sentence) || touches(text, sentence));
            is_said && (was_asked || !wants(sentence)) || was_asked && asks(sentence)
        };
        let mut kept = words;
        while kept.chars().count() > LONG {
            let head = kept.trim_end_matches(ENDS);
            let Some(at) = head.rfind(ENDS) else { break };
            let (before, last) = head.split_at(at);
            let last = last.trim_start_matches(ENDS);
            if before.is_empty() || !is_told(last) {
                break;
            }
            kept = kept.get(..at + head[at..].chars().next().map_or(0, char::len_utf8)).unwrap_or(before);
        }
        if kept.len() == words.len() { words } else { kept.trim_end_matches('。') }
    }

    /// Had the writer asked for something by an application or a message before this one?
    fn was_asked(&self, place: usize) -> bool {
        let asked = |event: &EventFacts| {
            event.by == Actor::Consumer
                && (event.event == EventKind::AfterSaleRequested || !event.asks.is_empty())
        };
        self.facts.timeline[..place].iter().any(asked)
    }
}

const ENDS: [char; 4] = ['。', '？', '！', '\n'];

/// Does the sentence only ask for the money or the goods?
fn asks(sentence: &str) -> bool {
    const SHORT: usize = 14;
    wants(sentence) && sentence.chars().count() <= SHORT
}

fn wants(sentence: &str) -> bool {
    ["退", "换", "赔", "修", "补"].iter().any(|word| sentence.contains(word))
}
