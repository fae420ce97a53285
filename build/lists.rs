//! The lists of the wording rules with their tables, by the code that makes those of a user's lists at run time.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle};

use super::starts::{Row, needs, numbers, row, table};

/// The keys of a rule's lists that stand around what it looks for.
const AROUND: &[&str] = &[
    "one",
    "other",
    "except",
    "not_after",
    "not_before",
    "only_after",
    "only_before",
    "only_with",
    "not_with",
];

/// The lists of all files read so far.
#[derive(Default)]
pub(super) struct Lists {
    words: BTreeSet<String>,
    around: BTreeSet<String>,
}

impl Lists {
    /// Takes the lists of a file; what is none is left out, and read at run time.
    pub(super) fn take(&mut self, name: &str, yaml: &str) {
        // What is open: the key whose value comes next, in a map.
        let mut open: Vec<(bool, Option<String>)> = Vec::new();
        for event in Parser::new_from_str(yaml) {
            let Ok((event, _)) = event else { return };
            match event {
                Event::Scalar(value, style, ..) => {
                    let Some((true, key)) = open.last_mut() else { continue };
                    let is_block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                    let text = if is_block { value.trim_end_matches('\n') } else { &value };
                    match key.take() {
                        None => *key = Some(text.to_owned()),
                        Some(key) if key == "words" => drop(self.words.insert(text.to_owned())),
                        Some(key) if name.ends_with("sets.yaml") || AROUND.contains(&key.as_str()) => {
                            self.around.insert(text.to_owned());
                        }
                        Some(_) => {}
                    }
                }
                Event::SequenceStart(..) => open.push((false, None)),
                Event::MappingStart(..) => open.push((true, None)),
                Event::SequenceEnd | Event::MappingEnd => {
                    open.pop();
                    if let Some((_, key)) = open.last_mut() {
                        *key = None;
                    }
                }
                _ => {}
            }
        }
    }

    /// Writes them: the texts one after the other, where each ends, and the tables.
    pub(super) fn write(&self, out: &Path) {
        let (phrases, beginnings) = table(self.words.iter().map(String::as_str));
        let texts: Vec<&str> = self.words.iter().map(String::as_str).collect();
        let phrase = |row: &Row| {
            let [text, start, end] = numbers(row);
            &texts[text][start..end]
        };
        let (sets, places) = needs(phrases.iter().map(phrase));
        fs::write(out.join("needs.txt"), sets).unwrap();
        fs::write(out.join("needs.places"), places.as_flattened().as_flattened()).unwrap();
        let all_ends = ends(self.words.iter().map(|text| (text.len(), 0, 0)));
        write(out, "words", &self.words, &[all_ends, phrases, beginnings]);
        let tables: Vec<_> = self.around.iter().map(|text| table([text.as_str()].into_iter())).collect();
        let lengths = self.around.iter().zip(&tables);
        let all_ends = ends(lengths.map(|(text, table)| (text.len(), table.0.len(), table.1.len())));
        let phrases = tables.iter().flat_map(|table| table.0.clone()).collect();
        let beginnings = tables.iter().flat_map(|table| table.1.clone()).collect();
        write(out, "around", &self.around, &[all_ends, phrases, beginnings]);
    }
}

fn ends(lengths: impl Iterator<Item = (usize, usize, usize)>) -> Vec<Row> {
    let sums = lengths.scan([0; 3], |sums, (text, phrases, beginnings)| {
        *sums = [sums[0] + text, sums[1] + phrases, sums[2] + beginnings];
        Some(row(*sums))
    });
    sums.collect()
}

fn write(out: &Path, name: &str, texts: &BTreeSet<String>, rows: &[Vec<Row>; 3]) {
    let texts: String = texts.iter().map(String::as_str).collect();
    fs::write(out.join(format!("{name}.txt")), texts).unwrap();
    for (rows, ending) in rows.iter().zip(["ends", "phrases", "beginnings"]) {
        fs::write(out.join(format!("{name}.{ending}")), rows.as_flattened().as_flattened()).unwrap();
    }
}
