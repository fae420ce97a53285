//! What service staff say: refusals are heard by their reason, and nothing else is heard as one.
//!
//! `tests/refusals/*.tsv`: a set, the ids parted by `|` any of which is right (`-`: no refusal), the sentence. They are
//! measured as in an answer of which it is not known that it refuses. How much of each set must be heard says [`LEAST`].

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads its own files")]
#![expect(clippy::print_stdout, reason = "the shares are what is measured")]

use std::fs;
use std::path::Path;

use complain::assets::Assets;
use complain::data;
use complain::diagnostic::Sink;
use complain::knowledge::{Refusals, heard};

/// The sets with the share of their refusals, in percent, that must be heard. The lists were made with `tune` and `letters`
/// in sight and improved by the later ones, each of which was written before it was measured: what its first measure was says its first
/// line, and that is what a sentence that nobody has seen can hope for. From `unseen` no reason was learnt.
const LEAST: &[(&str, usize)] = &[
    ("tune", 90),
    ("held", 90),
    ("fresh", 90),
    ("later", 90),
    ("last", 90),
    ("chat", 95),
    ("talk", 95),
    ("street", 95),
    ("yard", 95),
    ("unseen", 60),
    ("plain", 0),
    ("letters", 95),
    ("courtesy", 95),
];

struct Said {
    set: String,
    right: Vec<String>,
    quote: String,
}

#[test]
fn refusals_are_heard_and_nothing_else_is() {
    let (refusals, said) = (refusals(), said());
    assert!(
        said.iter().all(|one| LEAST.iter().any(|(set, _)| *set == one.set)),
        "a set that LEAST does not name"
    );
    for (set, least) in LEAST {
        let of_set = said.iter().filter(|one| one.set == *set);
        let (refusing, plain): (Vec<&Said>, Vec<&Said>) = of_set.partition(|one| !one.right.is_empty());
        let missed: Vec<String> = refusing.iter().filter_map(|one| astray(one, &refusals)).collect();
        let wrong: Vec<String> = plain.iter().filter_map(|one| astray(one, &refusals)).collect();
        let share = 100 * (refusing.len() - missed.len()) / refusing.len().max(1);
        println!("{set}: {share} % of {}, {} of {} wrong", refusing.len(), wrong.len(), plain.len());
        assert!(share >= *least, "{set}: {share} %, not heard or heard wrongly:\n{}", missed.join("\n"));
        assert!(wrong.is_empty(), "{set}: no refusal, but heard as one:\n{}", wrong.join("\n"));
    }
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

/// What was heard instead.
fn astray(said: &Said, refusals: &Refusals) -> Option<String> {
    let found = heard(refusals, &said.quote, false);
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
