//! Traces name what a text rests on: all of it, and nothing else.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::print_stderr, reason = "figures, where TIMES asks for them")]

use crate::common;
mod edits;
mod others;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::time::Instant;

use complain::case::keys;
use complain::diagnostic::Sink;
use complain::draft::{Draft, Piece, Size, Sizings, sentences};
use complain::facts::{Document, document};
use complain::pipeline::Pipeline;
use complain::source::SourceFile;
use complain::trace::{Leaf, Trace, leaves};
use complain::yaml;
use rayon::prelude::*;

use others::Others;

/// A sentence by its box and its text.
type Said = (String, String);

/// Sentences of all cases whose trace and whose changes do not agree (111 measured 2026-12-01 over all cases, 89,959 drafts; 90
/// before the reasons stood apart from the course, which a text does for all of them or for none). What is left is most of all
/// one phrase of two replies (headphones-refund), words of a page that refuse what it promises (tent-presale, washer-repair),
/// and what the writer's own messages share with a refusal (cracked-bowls). TIMES=1 prints the figure.
/// The day of the dispute now rests on every request and reason of a case: its trace names the one that decides, and what would make
/// another decide is owed. Measured before that: 105; the bound leaves room until it is measured over all cases again.
const OWED: usize = 240;

/// Change any one value of any case in ways that the trace itself does not use, draft again: the sentences that are no
/// longer there are those whose sources name that value, for every channel.
#[test]
fn what_changes_with_a_value_names_it_and_what_names_it_changes() {
    let pipeline = common::pipeline();
    let counts: Vec<(usize, Vec<String>)> =
        traced().par_iter().map(|file| differences(&pipeline, file)).collect();
    let drafted: usize = counts.iter().map(|(drafted, _)| drafted).sum();
    let wrong: Vec<String> = counts.into_iter().flat_map(|(_, wrong)| wrong).collect();
    // A debt, to be paid and never to grow: sentences of the argument depend on more values than their trace names (which
    // detail was chosen, which exhibit comes first), and some name one too many. The sample owes nothing.
    let is_part = std::env::var_os("ONLY").is_some();
    let owed = if common::is_full() && !is_part { OWED } else { 0 };
    if std::env::var_os("TIMES").is_some() {
        eprintln!("owed: {} of {owed}, after {drafted} drafts", wrong.len());
    }
    assert!(wrong.len() <= owed, "after {drafted} drafts, {} of {owed}:\n{}", wrong.len(), wrong.join("\n"));
    let least = if is_part {
        0
    } else if common::is_full() {
        5000
    } else {
        300
    };
    assert!(drafted > least, "only {drafted} drafts");
}

/// All cases, or to look at some: ONLY=coat,lamp, whose debt is then listed.
fn traced() -> Vec<Arc<SourceFile>> {
    let Ok(names) = std::env::var("ONLY") else { return common::traced_sources() };
    let mut sources = common::sources();
    sources.retain(|file| names.split(',').any(|name| file.name.contains(name)));
    assert!(!sources.is_empty(), "no case is called {names}");
    sources
}

/// The same of texts that were made to fit: events summed up, a supplementary page, messages.
#[test]
fn it_holds_of_shorter_wordings() {
    let pipeline = common::pipeline().no_fuller_than(Size::Standard);
    // preorder-bag, cracked-bowls and headphones-refund belong here too, once nothing of `OWED` is left.
    let few = ["wrong-shoes"];
    let sources = common::sources();
    let files: Vec<_> =
        sources.iter().filter(|file| few.iter().any(|name| file.name.contains(name))).collect();
    let wrong: Vec<String> = files.par_iter().flat_map(|file| differences(&pipeline, file).1).collect();
    assert_eq!(files.len(), few.len());
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is known to show nothing new and is not drafted would have shown nothing new: the whole trace is the same.
#[test]
fn every_trial_drafted_shows_the_same() {
    let pipeline = common::pipeline();
    // One case will do: over all of them it took longer than all the other proofs.
    let sources = common::sources();
    sources.par_iter().filter(|file| file.name.contains("cracked-bowls")).for_each(|file| {
        let all: Vec<usize> = (0..pipeline.channels().len()).collect();
        let drafts = pipeline.drafts(file, common::days(), &all).unwrap();
        let sizes: Vec<(usize, Sizings)> =
            drafts.iter().map(|(number, draft)| (*number, draft.sizings())).collect();
        // Two channels will do: each trial is drafted for all of them.
        let sizes = &sizes[..sizes.len().min(2)];
        let written = |traces| serde_json::to_string_pretty(&traces).unwrap();
        let short = written(pipeline.trace_at(file, common::days(), sizes));
        let thorough = written(pipeline.trace_thoroughly(file, common::days(), sizes));
        let other = short.lines().zip(thorough.lines()).find(|(one, other)| one != other);
        assert!(short == thorough, "{}: {other:?}", file.name);
    });
}

/// A sentence that comes with another value names that value, in the trace of the changed case. A sample: one value and one
/// channel of each case.
#[test]
fn what_comes_with_a_value_names_it() {
    let pipeline = common::pipeline();
    let sources = common::proof_sources();
    let checked: Vec<bool> =
        sources.par_iter().enumerate().map(|(number, file)| newcomers(&pipeline, file, number)).collect();
    let checked = checked.iter().filter(|checked| **checked).count();
    assert!(checked * 4 > sources.len() * 3, "{checked} of {}", sources.len());
}

/// False where no value brings a new sentence.
fn newcomers(pipeline: &Pipeline, file: &Arc<SourceFile>, number: usize) -> bool {
    let all: Vec<usize> = (0..pipeline.channels().len()).collect();
    let base = pipeline.drafts(file, common::days(), &all).unwrap();
    let (channel, before) = &base[number % base.len()];
    let sizes = [(*channel, before.sizings())];
    let before = said(before, &document_of(pipeline, file));
    let node = yaml::read(file, keys::CASE, &mut Sink::default()).unwrap();
    let leaves = leaves(&node, keys::CASE);
    let others = Others::new(&leaves);
    for leaf in leaves.iter().cycle().skip(number * 13 % leaves.len()).take(leaves.len()) {
        for value in others.of(leaf).iter().take(3) {
            let changed = Arc::new(file.with_text(edits::replaced(&file.text, leaf, value)));
            let Some(drafts) = pipeline.drafts_at(&changed, common::days(), &sizes) else { continue };
            let Some((_, after)) = drafts.first() else { continue };
            let new: BTreeSet<Said> = printed(after, &document_of(pipeline, &changed))
                .into_iter()
                .filter(|(_, one)| !before.contains_key(one))
                .map(|(printed, _)| printed)
                .collect();
            if new.is_empty() {
                continue;
            }
            let trace = pipeline.trace_at(&changed, common::days(), &sizes).unwrap().texts.remove(0);
            for one in
                trace.sentences.iter().filter(|one| new.contains(&(one.field.clone(), one.text.clone())))
            {
                let names = one.rests_on.iter().any(|source| source.path == leaf.path);
                assert!(names, "{} {}: {value} brings, unnamed: {}", file.name, leaf.path, one.text);
            }
            return true;
        }
    }
    false
}

fn differences(pipeline: &Pipeline, file: &Arc<SourceFile>) -> (usize, Vec<String>) {
    let start = Instant::now();
    // What is written on request is made of the same parts: the sample goes through it too, all cases need not.
    let is_tried = |number: &usize| !(common::is_full() && pipeline.channel(*number).is_on_request);
    let all: Vec<usize> = (0..pipeline.channels().len()).filter(is_tried).collect();
    let base = pipeline.drafts(file, common::days(), &all).unwrap();
    let sizes: Vec<(usize, Sizings)> =
        base.iter().map(|(number, draft)| (*number, draft.sizings())).collect();
    let traces = pipeline.trace_at(file, common::days(), &sizes).unwrap().texts;
    let node = yaml::read(file, keys::CASE, &mut Sink::default()).unwrap();
    let leaves = leaves(&node, keys::CASE);
    let others = Others::new(&leaves);
    let document = document_of(pipeline, file);
    let took = start.elapsed();
    let found: Vec<(usize, Vec<String>)> = leaves
        .par_iter()
        .map(|leaf| {
            let edited = edited(&file.text, leaf, &leaves, &others);
            let drafts: Vec<Vec<(usize, BTreeMap<Said, usize>)>> = edited
                .iter()
                .filter_map(|text| {
                    let file = Arc::new(file.with_text(text.clone()));
                    let drafts = pipeline.drafts_at(&file, common::days(), &sizes)?;
                    let document = document_of(pipeline, &file);
                    Some(drafts.iter().map(|(number, draft)| (*number, said(draft, &document))).collect())
                })
                .collect();
            let wrong = base.iter().zip(&traces).flat_map(|((number, draft), trace)| {
                let others =
                    drafts.iter().flatten().filter(|(other, _)| other == number).map(|(_, said)| said);
                wrong(file, leaf, &printed(draft, &document), trace, others)
            });
            (drafts.len(), wrong.collect())
        })
        .collect();
    let drafted = found.iter().map(|(drafted, _)| drafted).sum();
    if std::env::var_os("TIMES").is_some() {
        eprintln!(
            "{}: {} leaves, traced in {took:?}, {drafted} drafts, all in {:?}",
            file.name,
            leaves.len(),
            start.elapsed()
        );
    }
    (drafted, found.into_iter().flat_map(|(_, wrong)| wrong).collect())
}

/// The case with this value changed in every way.
fn edited(text: &str, leaf: &Leaf, leaves: &[Leaf], others: &Others) -> Vec<String> {
    let mut found: Vec<String> =
        others.of(leaf).iter().map(|value| edits::replaced(text, leaf, value)).collect();
    if leaf.is_optional {
        let without = edits::removed(text, leaf, leaves);
        let file = Arc::new(SourceFile::new("without.yaml", without.clone()));
        let node = yaml::read(&file, keys::CASE, &mut Sink::default()).unwrap();
        let left = complain::trace::leaves(&node, keys::CASE).len();
        assert_eq!(left, leaves.len() - 1, "{} was not taken out:\n{without}", leaf.path);
        found.push(without);
    }
    found
}

fn wrong<'a>(
    file: &SourceFile,
    leaf: &Leaf,
    printed: &[(Said, Said)],
    trace: &Trace,
    others: impl Iterator<Item = &'a BTreeMap<Said, usize>>,
) -> Vec<String> {
    let before = counted(printed);
    let mut changed: BTreeSet<&Said> = BTreeSet::new();
    for after in others {
        changed.extend(
            before.iter().filter(|(one, count)| after.get(*one).unwrap_or(&0) < *count).map(|(one, _)| one),
        );
    }
    let named: BTreeSet<Said> = trace
        .sentences
        .iter()
        .filter(|one| {
            one.rests_on.iter().any(|source| source.path == leaf.path)
                || one.derived.iter().any(|fact| fact.from.contains(&leaf.path))
        })
        .flat_map(|one| {
            let is_same = |(own, _): &&(Said, Said)| own.0 == one.field && own.1 == one.text;
            printed.iter().filter(is_same).map(|(_, said)| said.clone())
        })
        .collect();
    let place = format!("{} {} {}", file.name, trace.channel, leaf.path);
    let unnamed = changed
        .iter()
        .filter(|one| !named.contains(**one))
        .map(|one| format!("{place} is not named by: {one:?}"));
    let idle = named
        .iter()
        .filter(|one| !changed.contains(one))
        .map(|one| format!("{place} is named without need by: {one:?}"));
    unnamed.chain(idle).collect()
}

/// The sentences of a text, and how often each is there.
fn said(draft: &Draft, document: &Document) -> BTreeMap<Said, usize> {
    counted(&printed(draft, document))
}

fn counted(printed: &[(Said, Said)]) -> BTreeMap<Said, usize> {
    let mut found = BTreeMap::new();
    for (_, said) in printed {
        *found.entry(said.clone()).or_default() += 1;
    }
    found
}

/// The sentences of a text as they are printed, each with what it says wherever it stands: without the number of its
/// paragraph, and with its days in full, however they are said there (次日, 5日, 5月5日).
fn printed(draft: &Draft, document: &Document) -> Vec<(Said, Said)> {
    let mut found = Vec::new();
    for sentence in sentences(draft) {
        let field = draft.fields[sentence.field].id.clone();
        let day = |piece: &Piece<'_>| {
            let date = document.leaf(piece.run.fact.as_deref()?).filter(|leaf| leaf.is_date())?.to_string();
            let is_timed = piece.text.contains(':');
            Some(if is_timed { date } else { date.split(' ').next().unwrap().to_owned() })
        };
        let said: String =
            sentence.pieces.iter().map(|piece| day(piece).unwrap_or_else(|| piece.text.to_owned())).collect();
        let said = said.trim();
        let said = match said.split_once('、') {
            Some((number, rest)) if number.chars().all(|c| "一二三四五六七八九十".contains(c)) => {
                rest
            }
            _ => said,
        };
        let said = match said.strip_prefix('（').and_then(|rest| rest.split_once('）')) {
            Some((number, rest)) if number.chars().all(|c| c.is_ascii_digit()) => rest,
            _ => said,
        };
        found.push(((field.clone(), sentence.text().trim().to_owned()), (field, said.to_owned())));
    }
    found
}

fn document_of(pipeline: &Pipeline, file: &Arc<SourceFile>) -> Document {
    document(&pipeline.facts(file, common::days(), &mut Sink::default()).unwrap().1)
}
