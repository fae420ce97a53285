//! Files of words that reading needs before any rule is read, as tables: which character stands for which, and lists of
//! words in the order of their characters.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_yaml::granit_parser::{Event, Parser};

/// The files of `data/wording/` whose lists become tables of words.
const LISTS: &[&str] = &["contacts", "counting", "known-words", "persons", "places"];
/// How many characters share a row of the table of characters.
const ROW: u32 = 64;

/// Writes `tables.rs`.
pub(super) fn write(root: &Path, out: &Path) {
    let data = root.join("data/wording");
    let read = |name: &str| fs::read_to_string(data.join(format!("{name}.yaml"))).unwrap();
    let mut code = folding(&read("folding"));
    for name in LISTS {
        for (key, text) in texts(&read(name)) {
            // Digits are read as digits wherever they stand, but a name keeps its characters.
            let is_of_names = key.starts_with("families") || key == "given";
            let read =
                |word: &str| if is_of_names { word.to_owned() } else { word.chars().map(digit).collect() };
            let words: BTreeSet<String> = text.split_whitespace().map(read).collect();
            let name = key.to_uppercase();
            writeln!(code, "/// `{key}` of `data/wording/{}.yaml`.", name.to_lowercase()).unwrap();
            let words: Vec<String> = words.into_iter().collect();
            writeln!(
                code,
                "pub static {name}: &Listed = {{ static LISTED: Listed = Listed::new(&{words:?}); &LISTED }};"
            )
            .unwrap();
        }
    }
    fs::write(out.join("tables.rs"), code).unwrap();
}

/// The pairs in order, and where among them each row begins.
fn folding(yaml: &str) -> String {
    let mut pairs = BTreeMap::new();
    for (_, text) in texts(yaml) {
        for pair in text.split_whitespace() {
            let mut chars = pair.chars();
            pairs.insert(chars.next().unwrap(), chars.next().unwrap());
        }
    }
    let row = |c: &char| u32::from(*c) / ROW;
    let last = pairs.keys().next_back().map_or(0, row);
    let start = |wanted: u32| pairs.keys().filter(|c| row(c) < wanted).count();
    let starts: Vec<usize> = (0..=last + 1).map(start).collect();
    let pairs: Vec<(char, char)> = pairs.into_iter().collect();
    format!(
        "/// How many characters share a row of [`STARTS`].\npub const ROW: u32 = {ROW};\n\
         /// Which characters stand for which, in order of the first.\npub static FOLDING: &[(char, char)] = &{pairs:?};\n\
         /// Where the characters of each row begin.\npub static STARTS: &[u16] = &{starts:?};\n"
    )
}

/// A Chinese digit as reading folds it.
fn digit(c: char) -> char {
    const DIGITS: &str = "零一二三四五六七八九";
    let value = if c == '两' { Some(2) } else { DIGITS.chars().position(|digit| digit == c) };
    value.and_then(|value| char::from_digit(u32::try_from(value).unwrap(), 10)).unwrap_or(c)
}

/// The texts of a file of words, by key.
fn texts(yaml: &str) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    let mut key = None;
    for event in Parser::new_from_str(yaml) {
        let Event::Scalar(value, ..) = event.unwrap().0 else { continue };
        match key.take() {
            None => key = Some(value.into_owned()),
            Some(key) => drop(texts.insert(key, value.into_owned())),
        }
    }
    texts
}
