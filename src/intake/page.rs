//! What is gathered from a text, until it is a case.

use std::collections::BTreeMap;

use crate::calendar::Moment;
use crate::casefile::{Happened, Written};
use crate::knowledge::Platform;
use crate::language::Both;
use crate::yaml::TO_FILL;

use super::{Intake, Known, Left, open, source};

/// A value with its line.
#[derive(Debug, Clone)]
struct Found {
    text: String,
    line: usize,
    said: String,
    /// The surer of two values for one key stays.
    weight: u8,
}

/// What is gathered.
#[derive(Debug, Default)]
pub(super) struct Page {
    values: BTreeMap<&'static str, Found>,
    /// Events with their moments.
    history: Vec<(Moment, Happened)>,
    left: Vec<Left>,
    /// How many lines hold what is private and belongs in no case by itself.
    private: Vec<usize>,
}

impl Page {
    /// Puts a value, unless a surer one is there. One that differs and is no surer is listed.
    pub(super) fn put(&mut self, path: &'static str, text: impl Into<String>, at: (usize, &str), weight: u8) {
        let (line, said) = at;
        let found = Found { text: text.into(), line, said: said.to_owned(), weight };
        match self.values.get(path) {
            Some(there) if there.text == found.text => {}
            Some(there) if there.weight > weight => {}
            Some(there) if there.weight == weight => {
                let (first, before) = (there.line, &there.said);
                let why = Both::new(
                    format!("“{said}”与第{first}行的“{before}”不一样，用了前一个"),
                    format!("“{said}” differs from “{before}” in line {first}, which was taken"),
                );
                self.leave(line, why);
            }
            _ => drop(self.values.insert(path, found)),
        }
    }

    pub(super) fn get(&self, path: &str) -> Option<&str> {
        self.values.get(path).map(|found| found.text.as_str())
    }

    pub(super) fn happened(&mut self, at: Moment, event: Happened) {
        self.history.push((at, event));
    }

    pub(super) fn leave(&mut self, line: usize, why: impl Into<Both>) {
        self.left.push(Left { line, why: why.into().map(|why| open(&why)), unread: None });
    }

    /// A line that no rule knows.
    pub(super) fn unread(&mut self, line: usize, text: &str) {
        let said = shortened(text);
        let why = Both::new(format!("“{said}”没有读懂"), format!("“{said}” was not understood"));
        self.left.push(Left { line, why, unread: Some(text.to_owned()) });
    }

    pub(super) fn private(&mut self, line: usize) {
        self.private.push(line);
    }

    /// The platform that the text names, where it names one.
    pub(super) fn platform(&mut self, lines: &[&str], known: &Known<'_>) {
        let named = |line: &&str| {
            // A short name is one where it stands alone: 淘宝.
            let is_it = |one: &&Platform| {
                one.name.chars().count() > 2 && line.contains(&one.name)
                    || one.name == **line
                    || one.aliases.iter().any(|alias| alias == *line)
            };
            known.platforms.iter().find(is_it)
        };
        let found = lines.iter().enumerate().find_map(|(at, line)| Some((at + 1, *line, named(line)?)));
        if let Some((line, said, platform)) = found {
            self.put("platform", platform.id.clone(), (line, said), 1);
        }
    }

    pub(super) fn into_intake(mut self) -> Intake {
        let mut case = Written {
            top: vec![
                "从粘贴的文字读出。每一处“请核对”都对照原文看一遍，看过就删掉那句说明；“请填”换成实际的内容。".into(),
            ],
            ..Written::default()
        };
        // What says no more than a value that was read is no loss.
        let is_known = |left: &Left| {
            let text = left.unread.as_deref().unwrap_or_default();
            let mut values = self.values.values();
            left.unread.is_some() && values.any(|one| one.line == left.line || text.starts_with(&one.text))
        };
        let known: Vec<usize> =
            self.left.iter().filter(|left| is_known(left)).map(|left| left.line).collect();
        self.left.retain(|left| left.unread.is_none() || !known.contains(&left.line));
        for (path, found) in self.values {
            case.put(path, found.text, Some(source(found.line, &found.said)));
        }
        // The sort keeps the order of equal moments.
        self.history.sort_by(|(one, _), (other, _)| {
            one.day
                .cmp(&other.day)
                .then_with(|| one.time.unwrap_or_default().cmp(&other.time.unwrap_or_default()))
        });
        case.history = self.history.into_iter().map(|(_, event)| event).collect();
        if let Some(place) = answer_without_a_question(&case.history) {
            case.history.insert(place, question());
        }
        if let Some(first) = self.private.first() {
            let count = self.private.len();
            let why = Both::new(
                format!("收货人、电话和地址共 {count} 行，没有写：要用时填在 consumer 里"),
                format!(
                    "recipient, telephone and address, {count} in all, left out: fill in consumer when needed"
                ),
            );
            self.left.push(Left { line: *first, why, unread: None });
        }
        self.left.sort_by_key(|left| left.line);
        Intake { case, left: self.left }
    }
}

/// Where the other side answers before the writer has said anything: a chat that was copied from its middle on.
fn answer_without_a_question(history: &[Happened]) -> Option<usize> {
    let is = |event: &Happened, key: &str, words: &[&str]| {
        event.entries.iter().any(|(known, word)| *known == key && words.contains(&word.as_str()))
    };
    let place = history.iter().position(|event| {
        is(event, "event", &["refused", "replied", "agreed"]) || is(event, "event", &["contacted"])
    })?;
    (!is(&history[place], "event", &["contacted"])).then_some(place)
}

/// What is missing there, to be filled in.
fn question() -> Happened {
    let entries = [("at", TO_FILL), ("by", "consumer"), ("event", "contacted"), ("text", TO_FILL)];
    let entries = entries.map(|(key, value)| (key, value.to_owned())).to_vec();
    Happened {
        entries, remarks: vec!["对方这样答复以前，您哪天找过对方、说了什么".into()]
    }
}

/// The beginning of a text.
pub(super) fn shortened(text: &str) -> String {
    const MOST: usize = 30;
    let text = open(text);
    if text.chars().count() <= MOST { text } else { text.chars().take(MOST).chain(['…']).collect() }
}
