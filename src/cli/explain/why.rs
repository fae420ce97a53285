//! `complain explain tone/threat --why "…"`: which entry of a rule's file finds something in a sentence, or nearly does.

use crate::assets::{Assets, Tree};
use crate::diagnostic::Sink;
use crate::source::SourceFile;
use crate::wording::{Match, Reason, Wording};

use super::super::Status;
use super::super::console::Console;

/// More near misses than this help nobody.
const SHOWN: usize = 12;

pub(super) fn run(assets: &Assets, id: &str, text: &str, console: &mut Console) -> Status {
    let mut sink = Sink::default();
    let wording = Wording::read(assets, &mut sink);
    if console.report_all(sink) {
        return Status::Errors;
    }
    let Some(rule) = wording.rules().iter().find(|rule| rule.id == id) else {
        console.say(&format!("--why 只用于措辞的检查，没有编号为“{id}”的；有哪些见 complain list rules"));
        return Status::CouldNotRun;
    };
    let read = |path: String| Some((assets.read(Tree::Data, &path).ok().flatten()?, path));
    let files: Vec<_> = Wording::files(assets, id).into_iter().filter_map(read).collect();
    let place = |phrase: &str| files.iter().find_map(|(file, path)| place(file, path, phrase));
    let mut page = format!("检查 {id}：{}（data/wording/{id}.yaml）\n", rule.name);
    let matches = wording.why(id, text);
    // What is no list of words is asked by what it finds.
    let others =
        wording.find(text, &[]).into_iter().filter(|found| found.rule.id == id && matches.is_empty());
    for found in others {
        page.push_str(&format!("\n算数：“{}”\n", &text[found.range]));
    }
    for one in matches.iter().take(SHOWN) {
        page.push_str(&entry(one, place));
    }
    if page.lines().count() == 1 {
        page.push_str("\n这句话里没有它的词句\n");
    }
    console.show(&page);
    Status::Clean
}

/// The file and the line of a phrase, as words to stand before it.
fn place(file: &SourceFile, path: &str, phrase: &str) -> Option<String> {
    // The words come after what is said to people.
    let from = ["\npairs:", "\nentries:"].iter().filter_map(|key| file.text.find(key)).min()?;
    let (line, _) = file.line_column(from + whole(&file.text[from..], phrase)?);
    Some(format!("data/{path} 第 {line} 行："))
}

/// Where the phrase stands as a whole: 别上当 is a part of 大家别上当. One in quotation marks or with a pattern's signs may not.
fn whole(text: &str, phrase: &str) -> Option<usize> {
    let is_apart = |at: &usize| {
        let before = text[..*at].chars().next_back();
        let after = text[at + phrase.len()..].chars().next();
        [before, after].into_iter().flatten().all(|sign| !sign.is_alphanumeric())
    };
    text.match_indices(phrase).map(|(at, _)| at).find(is_apart).or_else(|| text.find(phrase))
}

fn entry(one: &Match, place: impl Fn(&str) -> Option<String>) -> String {
    let verdict = one.taken_back.as_ref().map_or_else(|| "算数".to_owned(), said);
    let mut entry = format!("\n{verdict}：“{}”\n", one.found);
    for phrase in &one.phrases {
        let place = place(phrase).unwrap_or_default();
        entry.push_str(&format!("  {place}{phrase}\n"));
    }
    entry
}

fn said(reason: &Reason) -> String {
    match reason {
        Reason::Quoted => "不算，是别人的话".into(),
        Reason::Half => "差一半，两样说在一处才算".into(),
        Reason::Calm => "不算，所在的分句不像这一类话（sentences/tone/）".into(),
        Reason::Apart => "不算，两样离得远，或者是别人说的".into(),
        Reason::List(key, Some(met)) => format!("不算，{key} 里有“{met}”"),
        Reason::List(key, None) => format!("不算，没有 {key} 里的词句"),
    }
}
