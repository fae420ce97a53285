//! The structure of `src/`, held by checks over (path, text): imports point down, the files of a room do not import each
//! other in a circle, files and functions stay short, each crate and each door to the world has one home. Every check
//! first proves that it can fail.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads the source as text")]

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::Path;

/// A module imports only from floors below its own (the first is the lowest) and from inside itself.
const FLOORS: &[&[&str]] = &[
    &[
        "amount",
        "numerals",
        "calendar",
        "reading",
        "identifiers",
        "language",
        "measure",
        "path",
        "source",
        "assets",
    ],
    &["diagnostic"],
    &["yaml", "fixes"],
    &["data", "slots"],
    &["case", "channel", "knowledge", "law", "wording"],
    &["casefile"],
    &["intake"],
    &["dispute"],
    &["facts", "draft"],
    &["telling"],
    &["evidence", "manifest", "sent", "trace"],
    &["compose", "lint", "plan", "emit", "report"],
    &["pipeline"],
    &["web"],
    &["cli"],
];

/// The imports inside one floor: who, from whom.
const WITHIN: &[(&str, &str)] =
    &[("numerals", "amount"), ("calendar", "numerals"), ("assets", "source"), ("identifiers", "reading")];

/// The crates of `Cargo.toml` with the rooms that may name them; no room: any may.
const CRATES: &[(&str, &[&str])] = &[
    ("serde_yaml", &["src/yaml/"]),
    ("tera", &["src/compose/"]),
    ("clap", &["src/cli/"]),
    ("clap_complete", &["src/cli/"]),
    ("clap_mangen", &["src/cli/"]),
    // The calendar file's crate takes its days in chrono's types.
    ("chrono", &["src/calendar.rs", "src/calendar/", "src/plan/ics/"]),
    ("comrak", &["src/emit/"]),
    ("icalendar", &["src/plan/"]),
    ("serde", &[]),
    ("serde_json", &[]),
    ("codespan_reporting", &["src/report/"]),
    ("quick_junit", &["src/report/junit.rs"]),
    ("strsim", &["src/yaml/"]),
    ("encoding_rs", &["src/source"]),
    ("walkdir", &["src/cli/"]),
    ("unicode_normalization", &["src/wording/", "src/reading/odd.rs", "src/source/near.rs"]),
    ("regex_lite", &["src/wording/"]),
    ("rayon", &["src/pipeline/", "src/cli/inputs.rs"]),
    ("tempfile", &["src/source"]),
    ("sha2", &["src/source"]),
    ("signal_hook", &["src/cli/interrupt.rs"]),
    ("indicatif", &["src/cli/console.rs"]),
    ("glob", &["src/cli/inputs/named.rs"]),
    ("mimalloc", &["src/main.rs"]),
    ("similar", &["src/cli/"]),
    ("csv", &["src/cli/import/"]),
    ("calamine", &["src/cli/import/"]),
    ("maud", &["src/web/"]),
    ("axum", &["src/cli/serve/"]),
    ("tokio", &["src/cli/serve/"]),
    ("getrandom", &["src/cli/serve/"]),
    ("rustix", &["src/source"]),
    ("anstream", &["src/cli/"]),
    ("anstyle", &["src/report/", "src/cli/"]),
];

/// Code outside tests that stands in these rooms only; no room: nowhere.
const HOMES: &[(&str, &[&str])] = &[
    (".unwrap()", &[]),
    (".expect(", &[]),
    (".unwrap_err()", &[]),
    ("dbg!", &[]),
    ("print!", &["src/cli/"]),
    ("println!", &["src/cli/"]),
    ("eprint!", &["src/cli/"]),
    ("eprintln!", &["src/cli/"]),
    ("::now", &["src/calendar.rs"]),
    ("UNIX_EPOCH", &["src/calendar.rs"]),
    ("calendar::today", &["src/cli/"]),
    ("calendar::this_second", &["src/cli/"]),
    ("fs::", &["src/source"]),
    ("File::open", &["src/source"]),
    ("File::create", &["src/source"]),
    ("OpenOptions", &["src/source"]),
    (".read_dir(", &["src/assets.rs", "src/source/near.rs"]),
];

/// The rooms above the facts, which find days, sums and words there as what they are.
const ABOVE_FACTS: &[&str] =
    &["src/plan/", "src/lint/", "src/sent/", "src/pipeline/", "src/draft/", "src/draft.rs", "src/evidence/"];

/// Files there that read days and sums out of texts that come from outside.
const READERS: &[(&str, &str)] = &[
    ("src/lint/said.rs", "sums in the writer's free text and in drafts that are checked"),
    ("src/sent/compare.rs", "the stored record of what was sent"),
];

/// Words that say something is unfinished.
const UNFINISHED: &[&str] = &["TODO", "FIXME", "XXX", "todo!", "unimplemented!"];

const LONGEST_FILE: usize = 300;
const LONGEST_FUNCTION: usize = 60;
const MEDIAN_FILE: usize = 150;

type Check = fn(&str, &str) -> Vec<String>;
type Example<'a> = (&'a str, &'a str);
/// `["lint", "rules", "date"]` is `src/lint/rules/date.rs`, `["lint"]` is `src/lint/mod.rs`.
type Module = Vec<String>;
/// Every file of `src/` by the module that it is.
type House = BTreeMap<Module, File>;

/// What a file says of other files.
struct File {
    path: String,
    /// The paths from `crate`, `super` or `self` in it, its tests left out.
    named: Vec<Vec<String>>,
    /// What its `use` lines bring in, under the name that it then has.
    brought: BTreeMap<String, Vec<String>>,
}

#[test]
fn imports_point_down() {
    let silent = [
        ("src/assets.rs", "use crate::source::SourceFile;"),
        ("src/compose/marks.rs", "use crate::compose::dates; use super::dates::Dates; // crate::pipeline\n"),
        ("src/amount.rs", "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    use super::*;\n}\n"),
        ("src/main.rs", "fn main() { complain::cli::run() }"),
    ];
    let loud = [
        ("src/source.rs", "use crate::assets::Assets;"),
        ("src/lint/fit.rs", "fn a() { crate::compose::b() }"),
        ("src/case/mod.rs", "use crate::{amount::Amount, source::{Place, Span}, facts};"),
        ("src/case/mod.rs", "pub use super::facts::Facts;"),
        ("src/case/build.rs", "use super::super::pipeline;"),
        ("src/amount.rs", "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    use crate::case::Case;\n}\n"),
        ("src/strange.rs", "use crate::amount::Amount;"),
        ("src/case.rs", "use crate::strange;"),
        ("src/main.rs", "fn main() { complain::pipeline::run() }"),
    ];
    hold(imports, &silent, &loud);
}

/// What is a circle and what is none. An import counts for the file that defines the thing, also where it passes through
/// the re-export of a `mod.rs`. A parent (`mod.rs`) knows its children by declaring them: what it takes from them is its
/// table of contents, or hands the work out to them, and counts for nothing; so its children may share the types that it
/// defines. What a parent takes from outside its own folder counts like everything else. Tests may use any file.
#[test]
fn files_of_a_room_import_in_no_circle() {
    let silent: [&[Example<'_>]; 6] = [
        &[
            ("src/a/b.rs", "use super::c::C; // crate::a::c"),
            ("src/a/c.rs", "// super::b\nfn c() { self::d() }"),
        ],
        &[("src/a/mod.rs", "mod b;\npub use b::B;\npub struct A;"), ("src/a/b.rs", "use super::A;")],
        &[
            ("src/a/b.rs", "use super::c::C;"),
            ("src/a/c.rs", "fn c() {}\n\n#[cfg(test)]\nmod tests {\n    use super::super::b::B;\n}\n"),
        ],
        &[
            ("src/a/mod.rs", "pub use b::{B, c::C};"),
            ("src/a/b/mod.rs", "pub struct B;"),
            ("src/a/b/c.rs", "use super::super::B;"),
        ],
        &[
            ("src/a/mod.rs", "use crate::d::D;"),
            ("src/a/b.rs", "use super::D;"),
            ("src/d.rs", "use crate::a::b;"),
        ],
        &[("src/a.rs", "use b::B;"), ("src/a/b.rs", "use super::A;")],
    ];
    let loud: [&[Example<'_>]; 7] = [
        &[("src/a/b.rs", "use super::c::C;"), ("src/a/c.rs", "use crate::a::{d, b::{self, B}};")],
        &[("src/a/b.rs", "use super::{c, d};"), ("src/a/c.rs", "fn c() { super::b::b::<u8>() }")],
        &[("src/a/b.rs", "use super::c;"), ("src/a/c.rs", "use super::d;"), ("src/a/d.rs", "use super::b;")],
        &[
            ("src/a/mod.rs", "pub use b::{B as D, C};"),
            ("src/a/b.rs", "use super::c::C;"),
            ("src/a/c.rs", "use super::{D, E};"),
        ],
        &[("src/a/b/mod.rs", "use super::c::C;"), ("src/a/c.rs", "use super::b::B;")],
        &[
            ("src/a/b/d.rs", "use super::super::c::C;"),
            ("src/a/c.rs", "use crate::a::b::d::D;"),
            ("src/a/b/mod.rs", ""),
        ],
        &[
            ("src/a/mod.rs", "pub use b::D;"),
            ("src/a/b/mod.rs", "pub use d::D;"),
            ("src/a/b/d.rs", "use crate::a::c::C;"),
            ("src/a/c.rs", "use super::D;"),
        ],
    ];
    let circles = |files: &[Example<'_>]| {
        let parent = [("src/a/mod.rs", "")];
        let files = parent.iter().chain(files).map(|(path, text)| ((*path).into(), (*text).into()));
        circles(&files.collect::<Vec<_>>())
    };
    for files in silent {
        assert_eq!(circles(files), [""; 0], "the check should be silent on {files:?}");
    }
    for files in loud {
        assert_eq!(circles(files).len(), 1, "the check is blind to {files:?}");
    }
    assert_eq!(circles(loud[2]), ["src/a/b.rs -> src/a/c.rs -> src/a/d.rs -> src/a/b.rs"]);
    let faults = self::circles(&sources());
    let advice = "these import each other; move what they share into a file of its own";
    assert!(faults.is_empty(), "\n{}\n{advice}\n", faults.join("\n"));
}

#[test]
fn files_open_with_their_purpose() {
    hold(
        opening,
        &[("src/a.rs", "//! What.\nuse b;")],
        &[("src/a.rs", "use b;\n//! What."), ("src/a.rs", "//!\nuse b;")],
    );
}

#[test]
fn files_stay_short() {
    let lines = |count: usize| "use a;\n".repeat(count);
    let with_tests = lines(LONGEST_FILE) + "\n#[cfg(test)]\nmod tests {\n" + &lines(90) + "}\n";
    let tests_first = "\n#[cfg(test)]\nmod tests {\n    a();\n}\n".to_owned() + &lines(LONGEST_FILE);
    let silent = [("src/a.rs", lines(LONGEST_FILE)), ("src/a.rs", with_tests)];
    let loud = [("src/a.rs", lines(LONGEST_FILE + 1)), ("src/a.rs", tests_first)];
    hold(file_length, &borrowed(&silent), &borrowed(&loud));
}

#[test]
fn functions_stay_short() {
    let function =
        |lines: usize| format!("fn long<T>(a: [u8; 2]) {{\n{}}}\n", "    a(\"}\");\n".repeat(lines - 2));
    let test = function(LONGEST_FUNCTION + 1).replace('\n', "\n    ");
    let test = format!("fn a() {{}}\n\n#[cfg(test)]\nmod tests {{\n    {test}\n}}\n");
    let silent = [
        ("src/a.rs", function(LONGEST_FUNCTION)),
        ("src/a.rs", test),
        ("src/a.rs", "fn a(f: fn(u8));".into()),
    ];
    let loud = [("src/a.rs", function(LONGEST_FUNCTION + 1))];
    hold(function_length, &borrowed(&silent), &borrowed(&loud));
}

#[test]
fn nothing_is_left_unfinished() {
    hold(
        unfinished,
        &[("src/a.rs", "// done")],
        &[("src/a.rs", "// TODO: more"), ("src/a.rs", "fn a() { todo!() }")],
    );
}

#[test]
fn lints_are_not_silenced() {
    let silent = [("src/a.rs", "#[expect(dead_code, reason = \"#[allow\")] // #[allow")];
    let loud = [
        ("src/a.rs", "#[allow(dead_code)]"),
        ("src/a.rs", "#![allow(dead_code)]"),
        ("src/a.rs", "#[cfg_attr(unix, allow(dead_code))]"),
    ];
    hold(silenced, &silent, &loud);
}

#[test]
fn doors_and_prints_stay_at_home() {
    let silent = [
        ("src/a.rs", "/// `.unwrap()`\nfn a() { b.unwrap_or(1) + say(\"println!\") + '\"' + \".expect(\" }"),
        ("src/a.rs", "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn a() { b.unwrap() }\n}\n"),
        ("src/cli/a.rs", "fn a() { println!(); calendar::today() }"),
        ("src/calendar.rs", "fn a() { chrono::Utc::now() }"),
        ("src/source.rs", "fn a() { std::fs::read(b) }"),
    ];
    let loud = [
        ("src/cli/a.rs", "fn a() { b.unwrap() }"),
        ("src/a.rs", "fn a() { b.expect(c) }"),
        ("src/a.rs", "fn a<'a>(b: &'a str) { println!() }"),
        ("src/lint/a.rs", "fn a() { eprintln!() }"),
        ("src/a.rs", "fn a() { SystemTime::now() }"),
        ("src/pipeline/mod.rs", "fn a() { crate::calendar::today() }"),
        ("src/assets.rs", "fn a() { std::fs::read(b) }"),
        ("src/cli/a.rs", "fn a() { File::open(b) }"),
    ];
    hold(strays, &silent, &loud);
}

#[test]
fn nothing_above_the_facts_reads_them_again() {
    let silent = [
        ("src/plan/a.rs", "fn a() { b.is_before(c) } // Day::parse"),
        ("src/sent/compare.rs", "fn a() { Moment::parse(b) }"),
        ("src/case/a.rs", "fn a() { Amount::parse(b) }"),
        ("src/lint/a.rs", "fn a() {}\n\n#[cfg(test)]\nmod tests {\n    fn a() { Day::parse(b) }\n}\n"),
    ];
    let loud = [
        ("src/plan/a.rs", "fn a() { Day::parse(b) }"),
        ("src/lint/rules/a.rs", "fn a() { crate::amount::Amount::parse(b) }"),
        ("src/pipeline/a.rs", "fn a() { b.and_then(Moment::parse) }"),
    ];
    hold(read_again, &silent, &loud);
    for (path, why) in READERS {
        let text = sources().into_iter().find(|(known, _)| known == path).unwrap().1;
        assert!(!parses(&text).is_empty() && !why.is_empty(), "{path} reads nothing: take it off the list");
    }
}

#[test]
fn what_has_an_enum_is_not_compared_as_a_word() {
    let silent = [
        ("src/plan/a.rs", "fn a() { event.event == EventKind::Refused } // == \"refused\""),
        ("src/plan/a.rs", "fn a() { match word { \"contacted-platform\" => b, _ => c } }"),
        ("src/facts/a.rs", "fn a() { word == \"refused\" }"),
    ];
    let loud = [
        ("src/plan/a.rs", "fn a() { event.event == \"refused\" }"),
        ("src/lint/a.rs", "fn a() { \"merchant\" != b }"),
        ("src/sent/a.rs", "fn a() { match b { \"met-late\" => c, _ => d } }"),
        ("src/pipeline/a.rs", "fn a() { matches!(b, \"accepted\" | \"mediated\") }"),
    ];
    hold(compared_words, &silent, &loud);
}

#[test]
fn crates_have_one_home() {
    let silent = [
        ("src/compose/a.rs", "use tera::Tera;"),
        ("src/lint/a.rs", "fn a(tera: u8) { b(tera, my_tera::c); } // tera::Tera"),
    ];
    let loud = [
        ("src/lint/a.rs", "use tera::Tera;"),
        ("src/lint/a.rs", "use tera as t;"),
        ("src/lint/a.rs", "fn a() { tera::b() }"),
        ("src/data.rs", "static A: B = tera!(\"c\");"),
        ("src/cli/list.rs", "use rayon::prelude::*;"),
        ("src/facts/a.rs", "fn a(b: chrono::NaiveDate) {}"),
    ];
    hold(crates, &silent, &loud);
}

#[test]
fn every_crate_is_known_here() {
    let unknown =
        |text: &str| unknown_crates(text, &CRATES.iter().map(|(name, _)| *name).collect::<Vec<_>>());
    assert_eq!(
        unknown("[dependencies]\nserde = \"1\"\nnew-crate = \"1\"\n\n[profile.x]\na = 1\n"),
        ["new_crate"]
    );
    let text = read("Cargo.toml");
    assert_eq!(unknown(&text), [""; 0], "say in CRATES which room may name them");
    let gone: Vec<&str> =
        CRATES.iter().map(|(name, _)| *name).filter(|name| !dependencies(&text).contains(*name)).collect();
    assert_eq!(gone, [""; 0], "not in Cargo.toml any more");
}

#[test]
fn every_module_has_a_floor() {
    let known: BTreeSet<String> = FLOORS.concat().into_iter().map(str::to_owned).collect();
    let found: BTreeSet<String> =
        sources().iter().filter_map(|(path, _)| module(path)).map(str::to_owned).collect();
    assert_eq!(known, found, "left: FLOORS in this test, right: src/");
    let declared = declared_modules(&read("src/lib.rs"));
    assert_eq!(known, declared, "left: FLOORS in this test, right: src/lib.rs");
    assert_ne!(known, declared_modules("pub mod amount;\npub mod strange;\n"));
}

#[test]
fn most_files_are_shorter_still() {
    let lengths =
        |files: &[(String, String)]| files.iter().map(|(_, text)| lines_without_tests(text)).collect();
    assert!(median(vec![1, 151, 400]) > MEDIAN_FILE);
    let median = median(lengths(&sources()));
    assert!(median <= MEDIAN_FILE, "the median file has {median} lines, more than {MEDIAN_FILE}");
}

/// Proves the check with examples, then holds the source to it.
fn hold(check: Check, silent: &[Example<'_>], loud: &[Example<'_>]) {
    for (path, text) in silent {
        assert_eq!(check(path, text), [""; 0], "the check should be silent on {path}:\n{text}");
    }
    for (path, text) in loud {
        assert_ne!(check(path, text), [""; 0], "the check is blind to {path}:\n{text}");
    }
    let faults: Vec<String> = sources().iter().flat_map(|(path, text)| check(path, text)).collect();
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn imports(path: &str, text: &str) -> Vec<String> {
    let before_tests = without_tests(text);
    let (own, tests) = (code(before_tests), code(&text[before_tests.len()..]));
    if path == "src/main.rs" {
        let others = heads(&own, "complain::").into_iter().filter(|name| name != "cli");
        return others.map(|name| format!("{path}: main only hands over to cli, not to {name}")).collect();
    }
    let Some(module) = module(path) else {
        return Vec::new();
    };
    let depth = path.matches('/').count() - usize::from(path.ends_with("/mod.rs"));
    let mut targets = [heads(&own, "crate::"), heads(&tests, "crate::")].concat();
    targets.extend(heads(&own, &"super::".repeat(depth)));
    targets.extend(heads(&tests, &"super::".repeat(depth + 1)));
    targets.retain(|target| !may_import(module, target));
    targets.into_iter().map(|target| format!("{path}: {module} may not import from {target}")).collect()
}

fn may_import(module: &str, target: &str) -> bool {
    let floor = |name: &str| FLOORS.iter().position(|floor| floor.contains(&name));
    let (Some(own), Some(other)) = (floor(module), floor(target)) else {
        return false;
    };
    module == target || other < own || (other == own && may_import_beside(module, target, FLOORS[own]))
}

/// Within a floor, only what `WITHIN` says, and only from what stands earlier in the floor: so there is no circle.
fn may_import_beside(module: &str, target: &str, floor: &[&str]) -> bool {
    let place = |name: &str| floor.iter().position(|one| *one == name);
    WITHIN.contains(&(module, target)) && place(target) < place(module)
}

/// Every circle of imports between the files of a room: from each file the shortest way back to it.
fn circles(sources: &[(String, String)]) -> Vec<String> {
    let house: House =
        sources.iter().filter_map(|(path, text)| Some((own(path)?, file(path, text)))).collect();
    let imports = house.keys().map(|module| (module, neighbours(&house, module))).collect();
    let found: BTreeSet<Vec<&Module>> = house.keys().filter_map(|module| circle(module, &imports)).collect();
    let path = |module: &&Module| house[*module].path.as_str();
    let closed = |circle: Vec<&Module>| circle.iter().chain(circle.first()).map(path).collect::<Vec<_>>();
    found.into_iter().map(|circle| closed(circle).join(" -> ")).collect()
}

/// The shortest way from a file over its imports back to it, told from its first file on.
fn circle<'a>(
    start: &'a Module,
    imports: &BTreeMap<&'a Module, BTreeSet<&'a Module>>,
) -> Option<Vec<&'a Module>> {
    let mut ways = VecDeque::from([vec![start]]);
    let mut seen = BTreeSet::new();
    while let Some(mut way) = ways.pop_front() {
        for &next in &imports[way[way.len() - 1]] {
            if next == start {
                let first = (0..way.len()).min_by_key(|at| way[*at]).unwrap();
                way.rotate_left(first);
                return Some(way);
            }
            if seen.insert(next) {
                ways.push_back([way.as_slice(), &[next]].concat());
            }
        }
    }
    None
}

/// The files of the same room that a file imports from, less those in its own folder.
fn neighbours<'a>(house: &'a House, module: &Module) -> BTreeSet<&'a Module> {
    let homes = house[module].named.iter().filter_map(|path| home(house, module, path));
    homes.filter(|home| home[0] == module[0] && !home.starts_with(module)).collect()
}

/// The module that defines what a path in `module` names; `None` where that is not of this house.
fn home<'a>(house: &'a House, module: &[String], path: &[String]) -> Option<&'a Module> {
    let mut at = module.to_vec();
    for (place, step) in path.iter().enumerate() {
        match step.as_str() {
            "crate" => at.clear(),
            "super" => _ = at.pop(),
            "self" => {}
            name => {
                let child = [at.as_slice(), &[name.to_owned()]].concat();
                if house.contains_key(&child) {
                    at = child;
                    continue;
                }
                // A thing of this module: its own, or brought in from another. What begins with no known name is a crate.
                let brought = house.get(&at).and_then(|file| file.brought.get(name));
                return match brought.filter(|brought| brought[0] != name) {
                    Some(brought) => home(house, &at, &[brought, &path[place + 1..]].concat()),
                    None if place == 0 => None,
                    None => house.get_key_value(&at).map(|(home, _)| home),
                };
            }
        }
    }
    house.get_key_value(&at).map(|(home, _)| home)
}

/// The module that a file is; `None` for `main.rs` and `lib.rs`.
fn own(path: &str) -> Option<Module> {
    module(path)?;
    let inside = path.strip_prefix("src/")?.strip_suffix(".rs")?;
    Some(inside.strip_suffix("/mod").unwrap_or(inside).split('/').map(str::to_owned).collect())
}

fn file(path: &str, text: &str) -> File {
    let code = code(without_tests(text));
    let mut named = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for at in places(&code, start) {
            // `super::super::` is one path.
            if !code[..at].ends_with("::") {
                spell(&code[at..], &[], &mut named);
            }
        }
    }
    let mut brought = Vec::new();
    for at in places(&code, "use ") {
        spell(&code[at + "use ".len()..], &[], &mut brought);
    }
    let named = named.into_iter().map(|(_, path)| path).collect();
    File { path: path.to_owned(), named, brought: brought.into_iter().collect() }
}

/// The paths that a tree of names spells, each after the name it brings in: `a::{b, c::D as E}` spells `a::b` and
/// `a::c::D`.
fn spell(tree: &str, before: &[String], found: &mut Vec<(String, Vec<String>)>) {
    let tree = tree.trim_start();
    if let Some(group) = tree.strip_prefix('{') {
        return top_level(group).into_iter().for_each(|part| spell(part, before, found));
    }
    let name = identifier(tree);
    let path = match name {
        // `a::{self}`, `a::*` and `a::<u8>` speak of a.
        "" => before.to_vec(),
        "self" if !before.is_empty() => before.to_vec(),
        _ => [before, &[name.to_owned()]].concat(),
    };
    let rest = &tree[name.len()..];
    match (rest.strip_prefix("::"), rest.strip_prefix(" as ")) {
        (Some(rest), _) => spell(rest, &path, found),
        (None, Some(other)) => found.push((identifier(other).to_owned(), path)),
        (None, None) => found.extend(path.last().cloned().map(|name| (name, path))),
    }
}

fn opening(path: &str, text: &str) -> Vec<String> {
    let purpose = text.lines().next().and_then(|line| line.strip_prefix("//! "));
    faults(purpose.is_none_or(str::is_empty), || format!("{path}: does not open with //! and its purpose"))
}

fn file_length(path: &str, text: &str) -> Vec<String> {
    let lines = lines_without_tests(text);
    faults(lines > LONGEST_FILE, || format!("{path}: {lines} lines, more than {LONGEST_FILE}"))
}

fn function_length(path: &str, text: &str) -> Vec<String> {
    let code = code(without_tests(text));
    let mut found = Vec::new();
    for at in places(&code, "fn ") {
        let name = identifier(&code[at + "fn ".len()..]);
        let lines = body_end(&code[at..]).map_or(0, |end| code[at..at + end].matches('\n').count() + 1);
        if !name.is_empty() && lines > LONGEST_FUNCTION {
            found.push(format!("{path}: fn {name} has {lines} lines, more than {LONGEST_FUNCTION}"));
        }
    }
    found
}

fn unfinished(path: &str, text: &str) -> Vec<String> {
    let found = UNFINISHED.iter().filter(|word| !places(text, word).is_empty());
    found.map(|word| format!("{path}: {word}")).collect()
}

fn silenced(path: &str, text: &str) -> Vec<String> {
    let code = code(text);
    faults(["[allow", ", allow("].iter().any(|attribute| code.contains(attribute)), || {
        format!("{path}: allow; use #[expect(…, reason = …)]")
    })
}

fn strays(path: &str, text: &str) -> Vec<String> {
    let code = code(without_tests(text));
    let away = HOMES.iter().filter(|(_, homes)| !is_in(path, homes));
    away.filter(|(token, _)| !places(&code, token).is_empty())
        .map(|(token, homes)| format!("{path}: {token} belongs to {homes:?} only"))
        .collect()
}

fn read_again(path: &str, text: &str) -> Vec<String> {
    if !is_in(path, ABOVE_FACTS) || READERS.iter().any(|(reader, _)| *reader == path) {
        return Vec::new();
    }
    parses(text).into_iter().map(|call| format!("{path}: {call} of what the facts hold as such")).collect()
}

fn parses(text: &str) -> Vec<&'static str> {
    let code = code(without_tests(text));
    ["Day::parse", "Moment::parse", "Amount::parse"].into_iter().filter(|call| code.contains(call)).collect()
}

fn compared_words(path: &str, text: &str) -> Vec<String> {
    if !is_in(path, ABOVE_FACTS) {
        return Vec::new();
    }
    let lines = without_tests(text).lines().map(|line| line.split("//").next().unwrap_or_default());
    let own: Vec<&str> = lines.collect();
    let is_compared = |word: &&&str| {
        let said = format!("\"{word}\"");
        let signs = ["==", "!=", "=>", "|"];
        own.iter().any(|line| {
            signs.iter().any(|sign| line.contains(&format!("{said} {sign}")))
                || signs[..2].iter().any(|sign| line.contains(&format!("{sign} {said}")))
        })
    };
    let found = enum_words();
    found.iter().filter(is_compared).map(|word| format!("{path}: {word} has an enum")).collect()
}

/// The words of a case's and of the facts' enums, less what other lists name alike.
fn enum_words() -> Vec<&'static str> {
    use complain::case::{Actor, ClaimKind, EventKind, MerchantKind, PaymentMethod, RespondentKind};
    use complain::facts::{AmountFrom, Goods, StageKind, TimerState};
    let choices = [
        Actor::CHOICES,
        ClaimKind::CHOICES,
        EventKind::CHOICES,
        MerchantKind::CHOICES,
        PaymentMethod::CHOICES,
        RespondentKind::CHOICES,
    ];
    let of_facts = [
        StageKind::Promised.word(),
        StageKind::PromiseBroken.word(),
        StageKind::FirstNotice.word(),
        StageKind::Silent.word(),
        Goods::UnderWayBack.word(),
        TimerState::Running.word(),
        TimerState::Late.word(),
        TimerState::Met.word(),
        TimerState::MetLate.word(),
        AmountFrom::Rest.word(),
    ];
    let words = choices.into_iter().flatten().map(|choice| choice.word).chain(of_facts);
    words.filter(|word| *word != "other").collect()
}

fn crates(path: &str, text: &str) -> Vec<String> {
    let code = code(without_tests(text));
    let away = CRATES.iter().filter(|(_, homes)| !homes.is_empty() && !is_in(path, homes));
    away.filter(|(name, _)| names_crate(&code, name))
        .map(|(name, homes)| format!("{path}: the crate {name} belongs to {homes:?} only"))
        .collect()
}

fn names_crate(code: &str, name: &str) -> bool {
    places(code, name).into_iter().any(|at| {
        let after = &code[at + name.len()..];
        let is_whole = identifier(after).is_empty();
        is_whole && (after.starts_with("::") || after.starts_with('!') || code[..at].ends_with("use "))
    })
}

fn unknown_crates(manifest: &str, known: &[&str]) -> Vec<String> {
    dependencies(manifest).into_iter().filter(|name| !known.contains(&name.as_str())).collect()
}

/// The names of the crates under `[dependencies]`, those of some systems too, as code names them.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let sections = manifest.split("\n[").filter_map(|section| section.split_once("]\n"));
    let is_own =
        |name: &str| name.trim_start_matches('[') == "dependencies" || name.ends_with("'.dependencies");
    let lines = sections.filter(|(name, _)| is_own(name)).flat_map(|(_, section)| section.lines());
    let names = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    names.map(|(name, _)| name.replace('-', "_")).collect()
}

fn declared_modules(lib: &str) -> BTreeSet<String> {
    lib.lines()
        .filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'))
        .map(str::to_owned)
        .collect()
}

/// The names right after each `path::`, also of a group: `crate::{a, b::c}`.
fn heads(code: &str, path: &str) -> Vec<String> {
    let mut names = Vec::new();
    for at in places(code, path) {
        // `super::super::` is looked for in its full length only.
        if code[..at].ends_with("super::") {
            continue;
        }
        let after = &code[at + path.len()..];
        match after.strip_prefix('{') {
            Some(group) => names.extend(top_level_names(group)),
            None => names.push(identifier(after).to_owned()),
        }
    }
    names.retain(|name| !name.is_empty() && name != "super");
    names
}

fn top_level_names(group: &str) -> Vec<String> {
    top_level(group).into_iter().map(|part| identifier(part).to_owned()).collect()
}

/// The parts of a group that ends with its bracket, from the start of each on.
fn top_level(group: &str) -> Vec<&str> {
    let mut depth = 1;
    let mut starts = vec![0];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 1 => starts.push(at + 1),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    let parts = starts.into_iter().map(|start| group[start..].trim_start());
    // After the last comma only the bracket is left.
    parts.filter(|part| !part.starts_with('}')).collect()
}

/// Where the function that `code` begins with ends; `None` where it has no body.
fn body_end(code: &str) -> Option<usize> {
    let (mut round, mut curly) = (0_i32, 0_i32);
    for (at, c) in code.char_indices() {
        match c {
            '(' | '[' => round += 1,
            ')' | ']' => round -= 1,
            '{' => curly += 1,
            '}' => curly -= 1,
            ';' if round == 0 && curly == 0 => return None,
            _ => continue,
        }
        if c == '}' && curly == 0 {
            return Some(at + 1);
        }
    }
    None
}

/// Where `token` stands, and not as the end of a longer name.
fn places(text: &str, token: &str) -> Vec<usize> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let starts_as_name = token.starts_with(is_name);
    let found = text.match_indices(token).map(|(at, _)| at);
    found.filter(|&at| !(starts_as_name && text[..at].ends_with(is_name))).collect()
}

fn identifier(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len())]
}

/// The text with blanks for comments, strings and characters; every other byte stays in its place.
fn code(text: &str) -> String {
    let mut code = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let literal = match literal(rest) {
            0 if first == 'r' && !code.ends_with(|c: char| c.is_alphanumeric() || c == '_') => {
                raw_string(rest)
            }
            length => length,
        };
        let (taken, after) = rest.split_at(literal.max(first.len_utf8()));
        if literal > 0 {
            code.extend(taken.bytes().map(|byte| if byte == b'\n' { '\n' } else { ' ' }));
        } else {
            code.push(first);
        }
        rest = after;
    }
    code
}

/// The length of the comment, string or character that `rest` begins with; 0 where it is something else.
pub(crate) fn literal(rest: &str) -> usize {
    if rest.starts_with("//") {
        return rest.find('\n').unwrap_or(rest.len());
    }
    if rest.starts_with("/*") {
        return rest.find("*/").map_or(rest.len(), |at| at + 2);
    }
    if rest.starts_with("'\\") {
        return rest[3..].find('\'').map_or(0, |at| 3 + at + 1);
    }
    if let Some(inside) = rest.strip_prefix('\'') {
        let mut chars = inside.chars();
        return chars.next().filter(|_| chars.next() == Some('\'')).map_or(0, |c| c.len_utf8() + 2);
    }
    let Some(inside) = rest.strip_prefix('"') else {
        return 0;
    };
    let mut is_escaped = false;
    for (at, c) in inside.char_indices() {
        match c {
            '"' if !is_escaped => return at + 2,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    rest.len()
}

pub(crate) fn raw_string(rest: &str) -> usize {
    let hashes = rest[1..].chars().take_while(|c| *c == '#').count();
    let close = format!("\"{}", "#".repeat(hashes));
    let Some(inside) = rest[1 + hashes..].strip_prefix('"') else {
        return 0;
    };
    inside.find(&close).map_or(rest.len(), |at| 1 + hashes + 1 + at + close.len())
}

/// The text up to the test module that ends it.
pub(crate) fn without_tests(text: &str) -> &str {
    let start = text.find("\n#[cfg(test)]\nmod ").map(|at| at + 1);
    let is_last =
        |at: &usize| code(&text[*at..]).split_once("\n}").is_some_and(|(_, after)| after.trim().is_empty());
    start.filter(is_last).map_or(text, |at| &text[..at])
}

fn lines_without_tests(text: &str) -> usize {
    without_tests(text).trim_end().lines().count()
}

fn median(mut lengths: Vec<usize>) -> usize {
    lengths.sort_unstable();
    lengths[lengths.len() / 2]
}

/// The top-level module that a file belongs to.
fn module(path: &str) -> Option<&str> {
    let inside = path.strip_prefix("src/")?;
    let name = inside.split('/').next()?;
    Some(name.strip_suffix(".rs").unwrap_or(name)).filter(|name| !["main", "lib"].contains(name))
}

fn is_in(path: &str, homes: &[&str]) -> bool {
    homes.iter().any(|home| path.starts_with(home))
}

fn faults(is_fault: bool, message: impl FnOnce() -> String) -> Vec<String> {
    is_fault.then(message).into_iter().collect()
}

fn borrowed<'a>(examples: &'a [(&'a str, String)]) -> Vec<Example<'a>> {
    examples.iter().map(|(path, text)| (*path, text.as_str())).collect()
}

/// Every source file, as (path from the package's folder, text).
pub(crate) fn sources() -> Vec<(String, String)> {
    let mut paths = Vec::new();
    walk("src", &mut paths);
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), read(&path))).collect()
}

fn walk(folder: &str, paths: &mut Vec<String>) {
    for entry in root().join(folder).read_dir().unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            walk(&path, paths);
        } else {
            paths.push(path);
        }
    }
}

fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
