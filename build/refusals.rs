//! The phrases by which stock refusals are heard, sorted by a sign that each needs: the rarest that it has.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_yaml::granit_parser::{Event, Parser};

use super::said::{NO_RETURN, NO_RETURN_NAME, Piece, cut, plain};
use super::starts::{Row, row};

/// The lists of a file by the number that `knowledge::built` knows them by.
const LISTS: &[(&str, usize)] = &[("recognise", 0), ("patterns", 0), ("hints", 1), ("topics", 2), ("not", 3)];

/// The phrases of all files read so far.
#[derive(Default)]
pub(super) struct Phrases {
    files: String,
    count: usize,
    /// Each with its file and list.
    all: Vec<(usize, String)>,
}

impl Phrases {
    /// Takes the phrases of a file; what is none is left out.
    pub(super) fn take(&mut self, id: &str, yaml: &str) {
        let mut lists: BTreeMap<String, Vec<String>> = BTreeMap::new();
        let (mut depth, mut key) = (0, None);
        for event in Parser::new_from_str(yaml) {
            let Ok((event, _)) = event else { break };
            match event {
                Event::Scalar(text, ..) if depth == 1 && key.is_none() => key = Some(text.to_string()),
                Event::Scalar(text, ..) if depth <= 2 => {
                    lists.entry(key.clone().unwrap_or_default()).or_default().push(text.to_string());
                }
                Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
                Event::SequenceEnd | Event::MappingEnd => depth -= 1,
                _ => continue,
            }
            if depth == 1 && key.as_ref().is_some_and(|key| lists.contains_key(key)) {
                key = None;
            }
        }
        for (name, number) in LISTS {
            let of_file = lists.remove(*name).unwrap_or_default().into_iter();
            self.all.extend(of_file.map(|text| (10 * self.count + number, text)));
        }
        let is_bare = lists.get("bare").is_some_and(|is| is == &["true"]);
        self.files += &format!("{id}{}\n", if is_bare { " " } else { "" });
        self.count += 1;
    }

    pub(super) fn write(&self, out: &Path) {
        let needs: Vec<Vec<Vec<char>>> = self.all.iter().map(|(_, text)| needs(text)).collect();
        let mut often: BTreeMap<char, usize> = BTreeMap::new();
        needs.iter().flatten().flatten().for_each(|sign| *often.entry(*sign).or_default() += 1);
        let cost = |signs: &&Vec<char>| signs.iter().map(|sign| often[sign]).sum::<usize>();
        let mut signs: Vec<(char, usize)> = Vec::new();
        for (phrase, needs) in needs.iter().enumerate() {
            let rarest = needs.iter().min_by_key(cost).cloned().unwrap_or_else(|| vec!['\0']);
            signs.extend(rarest.into_iter().map(|sign| (sign, phrase)));
        }
        signs.sort_unstable();
        let (mut texts, mut phrases) = (String::new(), Vec::new());
        for (what, text) in &self.all {
            let start = texts.len();
            texts += text;
            phrases.push(row([*what, start, texts.len()]));
        }
        let signs: Vec<Row> =
            signs.into_iter().map(|(sign, phrase)| row([sign as usize, phrase, 0])).collect();
        fs::write(out.join("said.files"), &self.files).unwrap();
        fs::write(out.join("said.txt"), texts).unwrap();
        fs::write(out.join("said.phrases"), phrases.as_flattened().as_flattened()).unwrap();
        fs::write(out.join("said.signs"), signs.as_flattened().as_flattened()).unwrap();
    }
}

/// For each piece that every match has a sign of: the signs of which it has one.
fn needs(phrase: &str) -> Vec<Vec<char>> {
    let mut needs = Vec::new();
    let mut rest = phrase;
    while let Some((piece, after)) = cut(rest) {
        rest = after;
        match piece {
            Piece::Sign(sign) => needs.push(vec![sign]),
            Piece::Choice(inside) => needs.extend(lasts(inside)),
            Piece::Gap => {}
        }
    }
    needs
}

/// The last signs of alternatives; `None` where one of them has none.
fn lasts(inside: &str) -> Option<Vec<char>> {
    let last = |one| if one == NO_RETURN_NAME { lasts(NO_RETURN) } else { Some(vec![plain(one).last()?]) };
    let mut lasts = inside.split('|').map(last).collect::<Option<Vec<_>>>()?.concat();
    lasts.sort_unstable();
    lasts.dedup();
    Some(lasts)
}
