//! What service staff say: refusals are heard by their reason, and nothing else is heard as one.
//!
//! `tests/refusals/*.tsv`: a set, the ids parted by `|` any of which is right (`-`: no refusal), the sentence. They are
//! measured as in an answer of which it is not known that it refuses. How much of each set must be heard says [`LEAST`].

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads its own files")]
#![expect(clippy::print_stdout, reason = "the shares are what is measured")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use complain::assets::Assets;
use complain::data;
use complain::diagnostic::Sink;
use complain::knowledge::{Heard, Refusals, alike, heard, likely};

/// The sets, each with the share of its refusals, in percent, that must be heard, and how many of its other sentences may be heard
/// as one: first by phrases, from which texts are written, then by what they are like as well, of which the writer is asked.
/// The lists were made with `tune` and `letters` in sight and improved by the later ones, each of which was written before it
/// was measured: what its first measure was says its first line. From `unseen` only how people agree and refuse was learnt, from
/// `free`, `week` and `picked` nothing: they are what a sentence that nobody has seen can hope for.
const LEAST: &[(&str, [(usize, usize); 2])] = &[
    ("tune", [(90, 0), (95, 0)]),
    ("held", [(90, 0), (95, 0)]),
    ("fresh", [(90, 0), (95, 2)]),
    ("later", [(90, 0), (95, 2)]),
    ("last", [(90, 0), (95, 1)]),
    ("chat", [(95, 0), (95, 0)]),
    ("talk", [(95, 0), (95, 0)]),
    ("street", [(95, 0), (95, 1)]),
    ("yard", [(95, 0), (95, 0)]),
    ("unseen", [(90, 0), (95, 0)]),
    ("plain", [(0, 0), (0, 1)]),
    ("letters", [(95, 0), (95, 0)]),
    ("courtesy", [(95, 0), (95, 1)]),
    ("free", [(60, 4), (77, 4)]),
    ("week", [(50, 1), (74, 3)]),
    ("picked", [(35, 1), (66, 3)]),
    ("rounds", [(95, 0), (95, 1)]),
];

type Hear = for<'a> fn(&'a Refusals, &str, bool) -> Vec<Heard<'a>>;
const HEARINGS: [Hear; 2] = [heard, likely];

struct Said {
    set: String,
    right: Vec<String>,
    quote: String,
}

#[test]
fn refusals_are_heard_and_nothing_else_is() {
    let (refusals, said) = (refusals(), said());
    assert!(
        said.iter().all(|one| LEAST.iter().any(|(set, ..)| *set == one.set)),
        "a set that LEAST does not name"
    );
    let mut faults: Vec<String> = Vec::new();
    for (set, least) in LEAST {
        let of_set = said.iter().filter(|one| one.set == *set);
        let (refusing, plain): (Vec<&Said>, Vec<&Said>) = of_set.partition(|one| !one.right.is_empty());
        let share = |missed: &[String]| 100 * (refusing.len() - missed.len()) / refusing.len().max(1);
        for (hear, (least, most_wrong)) in HEARINGS.iter().zip(least) {
            let astray = |said: &[&Said]| -> Vec<String> {
                said.iter().filter_map(|one| astray(one, &hear(&refusals, &one.quote, false))).collect()
            };
            let (missed, wrong) = (astray(&refusing), astray(&plain));
            let share = share(&missed);
            println!("{set}: {share} % of {}, {} of {} wrong", refusing.len(), wrong.len(), plain.len());
            if share < *least {
                faults.push(format!("{set}: {share} %, not heard or heard wrongly:\n{}", missed.join("\n")));
            }
            if wrong.len() > *most_wrong {
                faults.push(format!("{set}: no refusal, but heard as one:\n{}", wrong.join("\n")));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

/// The phrases of the program's own files lie in a table; those of a folder laid over them are looked for one by one.
#[test]
fn a_file_is_heard_as_well_from_a_folder_of_ones_own() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let assets = Assets::with_overlays(None, Some(data));
    let (own, built_in) =
        (Refusals::read(&assets, &data::ids(&assets, "refusals"), &mut Sink::default()), refusals());
    let ids = |refusals, quote: &str, is_refused| {
        let found = heard(refusals, quote, is_refused);
        found.iter().map(|one| (one.refusal.id.clone(), one.is_sure)).collect::<Vec<_>>()
    };
    for said in said() {
        for is_refused in [true, false] {
            let [own, built_in] = [&own, &built_in].map(|refusals| ids(refusals, &said.quote, is_refused));
            assert_eq!(own, built_in, "{}", said.quote);
        }
    }
}

/// Every refusal has sentences of its own, no sentence stands twice in a file, every file is a refusal's, and nothing is learnt
/// from what measures it.
#[test]
fn every_refusal_has_sentences() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sentences/refusals");
    let read = |id: &str| fs::read_to_string(folder.join(format!("{id}.txt"))).unwrap_or_default();
    let ids = data::ids(&Assets::built_in(), "refusals");
    let unseen = ["unseen", "free", "week"];
    let measures: BTreeSet<String> =
        said().into_iter().filter(|one| unseen.contains(&one.set.as_str())).map(|one| one.quote).collect();
    let files = fs::read_dir(&folder).unwrap().count();
    assert_eq!(files, ids.len() + 1, "a file for each refusal, and one for what refuses nothing");
    for id in ids.iter().map(String::as_str).chain(["none"]) {
        let text = read(id);
        let sentences: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        let each: BTreeSet<&str> = sentences.iter().copied().collect();
        assert!(sentences.len() >= 15, "{id}: {} sentences", sentences.len());
        assert_eq!(each.len(), sentences.len(), "{id}: a sentence stands twice");
        let learnt = each.iter().find(|one| measures.contains(**one));
        assert_eq!(learnt, None, "{id}: a sentence by which it is measured");
    }
}

/// What is only like a refusal is for the writer: by phrases it is never surely heard.
#[test]
fn what_is_only_alike_is_never_sure() {
    let refusals = refusals();
    let quote = "图片仅供参考哈，实际以到店看到的为准嘛";
    let unsure = "考试是车管所安排的又不是我安排的，你急也没用啊";
    assert!(heard(&refusals, quote, true).iter().any(|one| one.is_sure && one.refusal.id == "picture-only"));
    assert!(heard(&refusals, unsure, true).iter().all(|one| !one.is_sure));
    assert_eq!(alike(&refusals, unsure, true).map(|one| one.id.as_str()), Some("third-party"));
}

/// What was heard instead.
fn astray(said: &Said, found: &[Heard<'_>]) -> Option<String> {
    let ids: Vec<&str> = found.iter().map(|one| one.refusal.id.as_str()).collect();
    let is_right = match said.right.as_slice() {
        [] => ids.is_empty(),
        right => right.iter().any(|id| ids.contains(&id.as_str())),
    };
    (!is_right).then(|| format!("{} {:?}: {ids:?}", said.quote, said.right))
}

fn refusals() -> Refusals {
    let assets = Assets::built_in();
    Refusals::read(&assets, &data::ids(&assets, "refusals"), &mut Sink::default())
}

fn said() -> Vec<Said> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let texts = paths.iter().map(|path| fs::read_to_string(path).unwrap());
    let rows: Vec<String> =
        texts.flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()).collect();
    let rows = rows.iter().filter(|row| !row.starts_with('#') && !row.is_empty());
    rows.map(|row| {
        let mut columns = row.split('\t').map(str::to_owned);
        let mut next = || columns.next().unwrap_or_else(|| panic!("{row}"));
        let (set, right, quote) = (next(), next(), next());
        let right = right.split('|').filter(|id| *id != "-").map(str::to_owned).collect();
        Said { set, right, quote }
    })
    .collect()
}
