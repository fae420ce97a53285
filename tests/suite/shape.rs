//! What every text must look like, over the examples and the cases of other tests.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use complain::diagnostic::Sink;
use complain::draft::{Draft, Filled, Part, Run, Size, sentences};
use complain::facts::Step;
use complain::pipeline::Outcome;
use complain::source::SourceFile;

use crate::common;

/// The folders whose cases are read besides the examples.
const FOLDERS: [&str; 57] = [
    "dispute",
    "keys",
    "telling",
    "rounds/one",
    "rounds/two",
    "rounds/three",
    "rounds/four",
    "rounds/five",
    "rounds/six",
    "rounds/seven",
    "rounds/eight",
    "rounds/nine",
    "rounds/ten",
    "rounds/eleven",
    "rounds/twelve",
    "rounds/thirteen",
    "rounds/fourteen",
    "rounds/fifteen",
    "rounds/sixteen",
    "rounds/seventeen",
    "rounds/eighteen",
    "rounds/nineteen",
    "rounds/twenty",
    "rounds/twenty-one",
    "rounds/twenty-two",
    "rounds/twenty-three",
    "rounds/twenty-four",
    "rounds/twenty-seven",
    "rounds/twenty-eight",
    "rounds/twenty-nine",
    "rounds/thirty",
    "rounds/thirty-one",
    "rounds/thirty-two",
    "rounds/thirty-three",
    "rounds/thirty-four",
    "rounds/thirty-five",
    "rounds/thirty-six",
    "rounds/thirty-seven",
    "rounds/thirty-eight",
    "rounds/thirty-nine",
    "rounds/forty",
    "rounds/forty-one",
    "rounds/forty-two",
    "rounds/forty-three",
    "rounds/forty-four",
    "rounds/forty-five",
    "rounds/forty-six",
    "rounds/forty-seven",
    "rounds/forty-eight",
    "rounds/forty-nine",
    "rounds/fifty",
    "rounds/fifty-one",
    "rounds/fifty-two",
    "rounds/fifty-three",
    "rounds/fifty-four",
    "rounds/fifty-five",
    "rounds/twenty-five",
];
/// The texts that name their exhibits.
const FORMAL: [&str; 3] = ["12315", "intervention", "letter"];
/// The boxes that list them.
const LISTS: [&str; 3] = ["exhibits", "attachments", "annex"];
/// A reader loses the thread of longer paragraphs.
const LONGEST: usize = 260;
/// Paragraphs that are still longer, to be taken out when they are not: the name of the case and the channel.
const STILL_LONG: [(&str, &str); 2] =
    [("keys/order.yaml", "letter"), ("rounds/thirty-eight/car-deposit.yaml", "letter")];
/// Marks that cannot stand together.
const TORN: [&str; 10] = ["：。", "。。", "，。", ".。", "，，", "；。", "？，", "！，", "？”。", "！”。"];

fn outcomes() -> Vec<(String, Outcome)> {
    let pipeline = common::pipeline();
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let files = |folder: &str| tests.join(folder).read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = FOLDERS.into_iter().flat_map(files).collect();
    paths.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    paths.sort();
    let own = paths.iter().map(|path| {
        let name = path.strip_prefix(&tests).unwrap().to_string_lossy().into_owned();
        Arc::new(SourceFile::new(name, std::fs::read_to_string(path).unwrap()))
    });
    let files: Vec<Arc<SourceFile>> = common::sources().into_iter().chain(own).collect();
    assert!(files.len() > 30, "{}", files.len());
    let outcomes = pipeline.run_all(&files, common::days());
    files.iter().map(|file| file.name.clone()).zip(outcomes).collect()
}

fn texts<'a>(
    outcomes: &'a [(String, Outcome)],
    channels: &'a [&'a str],
) -> impl Iterator<Item = (&'a str, &'a Draft)> {
    let of = |(name, outcome): &'a (String, Outcome)| {
        outcome.texts.iter().map(move |(_, draft)| (name.as_str(), draft))
    };
    outcomes.iter().flat_map(of).filter(|(_, draft)| channels.contains(&draft.channel.as_str()))
}

fn running(draft: &Draft) -> impl Iterator<Item = &Filled> {
    draft.fields.iter().filter(|filled| !LISTS.contains(&filled.id.as_str()))
}

/// An exhibit that a text cites has its name there, where it stands first, and nowhere again.
#[test]
fn each_exhibit_is_named_once_where_it_stands_first() {
    let outcomes = outcomes();
    let mut wrong = Vec::new();
    // What is made to fit cites by number alone, and its list of what is attached has the names.
    let is_named = |draft: &&Draft| !draft.fields.iter().any(|filled| filled.sizing.names_law);
    for (name, draft) in texts(&outcomes, &FORMAL).filter(|(_, draft)| is_named(draft)) {
        let runs: Vec<&Run> =
            running(draft).flat_map(|filled| filled.parts.iter().flat_map(Part::runs)).collect();
        let is_label = |run: &Run| {
            let list = run.fact.as_deref().and_then(|path| path.strip_suffix(']')?.rsplit_once('['));
            list.is_some_and(|(list, _)| list.ends_with("exhibits"))
        };
        let labels: BTreeSet<&str> =
            runs.iter().filter(|run| is_label(run)).map(|run| run.text.as_str()).collect();
        for label in labels {
            let is_title = |run: Option<&Run>| {
                let path = run.and_then(|run| run.fact.as_deref());
                path.is_some_and(|path| path.rsplit('.').next() == Some("title"))
            };
            // 证据1：开箱录像, or 另有开箱录像（证据1）.
            let named = |at: &usize| {
                let near = |by: isize| runs.get(at.checked_add_signed(by)?).copied();
                let is_after = near(1).is_some_and(|run| run.text == "：") && is_title(near(2));
                is_after || near(-1).is_some_and(|run| run.text == "（") && is_title(near(-2))
            };
            let places: Vec<usize> =
                (0..runs.len()).filter(|at| is_label(runs[*at]) && runs[*at].text == label).collect();
            let of_title: Vec<bool> = places.iter().map(named).collect();
            if !of_title[0] || of_title.iter().filter(|is| **is).count() != 1 {
                wrong.push(format!("{name} {} {label}: {of_title:?}", draft.channel));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn paragraphs_are_short() {
    let outcomes = outcomes();
    let mut wrong = Vec::new();
    let mut still = BTreeSet::new();
    for (name, draft) in texts(&outcomes, &["12315", "intervention", "letter", "note"]) {
        for filled in running(draft) {
            for runs in filled.parts.iter().flat_map(|part| &part.paragraphs) {
                let text: String = runs.iter().map(|run| run.text.as_str()).collect();
                let length = text.chars().count();
                let known = STILL_LONG.iter().position(|one| *one == (name, draft.channel.as_str()));
                if length > LONGEST {
                    still.extend(known);
                }
                if length > LONGEST && known.is_none() {
                    wrong.push(format!("{name} {} {}: {length}: {text}", draft.channel, filled.id));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(still.len(), STILL_LONG.len(), "take out what is not long any more: {still:?}");
}

#[test]
fn no_marks_meet_and_a_note_says_i() {
    let outcomes = outcomes();
    let mut wrong = Vec::new();
    for (name, outcome) in &outcomes {
        for (_, draft) in &outcome.texts {
            let text: String = draft.fields.iter().map(|filled| filled.text() + "\n").collect();
            let torn = TORN.iter().filter(|marks| text.contains(**marks));
            wrong.extend(torn.map(|marks| format!("{name} {} {marks}: {text}", draft.channel)));
            // What stands in quotation marks is somebody else's.
            let own: String = text.split(['“', '”']).step_by(2).collect();
            // 约到本人 and 显示本人签收 are not the writer, who begins a clause.
            let says = |sign: char| ['，', '。', '；', '\n', '给', '向', '对'].contains(&sign);
            let is_writer = own.match_indices("本人").any(|(at, _)| own[..at].ends_with(says));
            if draft.channel == "note" && is_writer {
                wrong.push(format!("{name} note 本人: {text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Notes that read alike are taken for a form.
#[test]
fn two_notes_share_a_third_of_their_sentences_at_most() {
    let outcomes = outcomes();
    // The cases of `tests/keys` and `tests/telling` are one dispute in many variants.
    let notes: Vec<(&str, BTreeSet<String>)> = texts(&outcomes, &["note"])
        .filter(|(name, _)| name.starts_with("cases/") || name.starts_with("dispute/"))
        .map(|(name, draft)| {
            let body = sentences(draft).into_iter().filter(|one| draft.fields[one.field].id == "body");
            (name, body.map(|one| one.text().trim().to_owned()).collect())
        })
        .collect();
    assert!(notes.len() > 20, "{}", notes.len());
    let mut wrong = Vec::new();
    for (at, (name, one)) in notes.iter().enumerate() {
        for (other_name, other) in &notes[at + 1..] {
            let shared: Vec<&String> = one.intersection(other).collect();
            if shared.len() * 3 > one.len().min(other.len()) {
                wrong.push(format!("{name} {other_name}: {shared:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What the argument says to a reason stands behind that reason, before the next one, and not among the grounds.
#[test]
fn a_reason_stands_with_what_meets_it() {
    let pipeline = common::pipeline();
    let mut met = 0;
    for file in common::sources() {
        let outcome = pipeline.run(&file, common::days());
        let facts = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap().1;
        let steps = facts.argument.steps.iter().filter(|step| step.is_short && !step.is_in_course);
        let said = |step: &Step| {
            let quote = step.position.as_ref()?.quote.clone()?;
            let last = step.breaker.last()?;
            Some((quote, last.fixed.as_ref().map(|fixed| fixed.0.clone()).or(last.words.clone())?))
        };
        let said: Vec<(String, String)> = steps.filter_map(said).collect();
        for (_, draft) in outcome.texts.iter().filter(|(_, draft)| draft.channel == "12315") {
            let told = draft.fields.iter().find(|filled| filled.id == "facts").unwrap();
            // A shorter wording sums steps up and leaves reasons to the supplementary page.
            if told.sizing.size != Size::Full {
                continue;
            }
            // The head says in the seller's words what it refused for.
            let text = told.text().split_off(told.text().find("\n一、").unwrap_or_default());
            for (quote, answer) in &said {
                let (course, rest) =
                    text.split_once("\n二、").unwrap_or_else(|| panic!("{}: {text}", file.name));
                let points = rest.split("\n三、").next().unwrap();
                // Without its courtesies: 不退不换的哦 stands as 不退不换的.
                let quote = quote.trim_end_matches(['哦', '呢', '哈', '亲']);
                let point = points.split("\n（").find(|point| point.contains(quote));
                let answer = answer.trim_matches(['，', '。']);
                assert!(!course.contains(quote), "{}: {quote} in {course}", file.name);
                let in_point = point.map_or(0, |point| point.matches(answer).count());
                assert_eq!(in_point, 1, "{}: {answer} in {text}", file.name);
                // What the writer said may say it too (本人5日说明…, a later message); no other point's own words do, nor the grounds.
                let own = points.split('。').filter(|sentence| !sentence.contains("本人"));
                let times = own.filter(|sentence| sentence.contains(answer)).count();
                assert!(times <= 1, "{}: {answer} {times} times in {points}", file.name);
                let grounds = &rest[points.len()..];
                assert!(!grounds.contains(answer), "{}: {answer} in {text}", file.name);
                met += 1;
            }
        }
    }
    assert!(met > 12, "{met}");
}

/// That nothing came any more is told, whether or not reasons stand apart before it.
#[test]
fn a_silence_that_is_all_the_seller_did_is_told() {
    let pipeline = common::pipeline();
    let source = common::sources().into_iter().find(|file| file.name.contains("cracked-bowls")).unwrap();
    let (before, _) = source.text.split_once("history:\n").unwrap();
    let (_, exhibits) = source.text.split_once("\nexhibits:\n").unwrap();
    let history = "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered}\n  \
                   - {at: 2026-05-04 19:02, by: consumer, event: contacted, text: 问碗裂了怎么办}\n  \
                   - {at: 2026-05-05, by: consumer, event: other, text: 找人看了裂纹}\n  \
                   - {at: 2026-05-08, by: merchant, event: no-reply}\n";
    let text = format!("{before}{history}\nexhibits:\n{exhibits}");
    let file = Arc::new(SourceFile::new("silent.yaml".to_owned(), text));
    let outcome = pipeline.run(&file, common::days());
    for channel in ["12315", "letter", "note", "court"] {
        let draft = outcome.texts.iter().find(|(_, draft)| draft.channel == channel);
        let Some((_, draft)) = draft else { continue };
        let text: String = draft.fields.iter().map(Filled::text).collect();
        let is_silence = |sentence: &str| {
            ["5月8日", "到8日", "至8日"].iter().any(|day| sentence.contains(day))
                && ["没有回", "未获答复", "没有答复", "未答复", "没有再"]
                    .iter()
                    .any(|word| sentence.contains(word))
        };
        assert!(text.split(['。', '\n']).any(is_silence), "{channel}: {text}");
    }
    assert!(outcome.texts.len() > 3, "{:?}", outcome.diagnostics);
}
