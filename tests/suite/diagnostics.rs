//! Every id that a report can carry has a page: it is a rule, or it stands in the table of the others, and nothing stands
//! there that the program no longer says.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads the source as text")]

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use complain::lint::RULES;

/// Where the table stands.
const TABLE: &str = "src/cli/explain/diagnostics.rs";
/// Where its entries of templates stand.
const TEMPLATES: &str = "src/cli/explain/templates.rs";
/// Where its entries of tables and streams stand.
const TABLES: &str = "src/cli/explain/tables.rs";
/// Where their English stands.
const ENGLISH: [&str; 2] = ["src/cli/english/findings.rs", "src/cli/english/findings/marks.rs"];
/// The groups of ids, as far as they are no rules' own.
const GROUPS: &[&str] = &[
    "batch",
    "case",
    "channel",
    "claim",
    "config",
    "data",
    "import",
    "internal",
    "privacy",
    "sent",
    "source",
    "stream",
    "template",
    "usage",
    "yaml",
    "accept",
    "payment",
    "intervention",
    "note",
];

#[test]
fn ids_are_found_in_source_text() {
    let text =
        r#"error("case/claim", x); let a = "data/law/x.yaml"; f("yaml/two-keys") "case/{id}" "strange/id""#;
    assert_eq!(ids(text), BTreeSet::from(["case/claim".to_owned(), "yaml/two-keys".to_owned()]));
}

#[test]
fn every_id_has_a_page_and_no_page_is_left_over() {
    let rules: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    let table = table();
    let twice: Vec<&String> = table.intersection(&rules).collect();
    assert!(twice.is_empty(), "both in the registry of rules and in {TABLE}: {twice:?}");
    let mut said = BTreeSet::new();
    for path in sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")) {
        if ![TABLE, TEMPLATES, TABLES].iter().chain(&ENGLISH).any(|table| path.ends_with(table)) {
            let text = std::fs::read_to_string(path).unwrap();
            said.extend(ids(&text));
            // A unit test may make findings of any name.
            said.extend(reported(text.split("#[cfg(test)]").next().unwrap()));
        }
    }
    let paged: BTreeSet<String> = table.union(&rules).cloned().collect();
    let missing: Vec<&String> = said.difference(&paged).collect();
    assert!(missing.is_empty(), "said in src/, but without a page in {TABLE}: {missing:?}");
    let left: Vec<&String> = table.difference(&said).collect();
    assert!(left.is_empty(), "in {TABLE}, but never said: {left:?}");
    assert!(table.len() > 50 && rules.len() > 20, "{} and {}", table.len(), rules.len());
}

/// Each page is there and says what to do.
#[test]
fn every_page_can_be_asked_for() {
    let rules = RULES.iter().map(|rule| rule.id.to_owned());
    for id in rules.chain(table()) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
        command.env("COMPLAIN_LANG", "zh");
        let output = command.args(["explain", &id]).output().unwrap();
        let page = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(0), "{id}");
        assert!(page.starts_with(&format!("检查 {id}：")) && page.contains("怎么办"), "{page}");
    }
}

/// What the tables explain.
fn table() -> BTreeSet<String> {
    [TABLE, TEMPLATES, TABLES].iter().flat_map(|path| ids(&read(path))).collect()
}

/// The ids that findings are made with, whatever their group.
fn reported(text: &str) -> BTreeSet<String> {
    let made = ["error", "warning", "note"].map(|severity| format!("Diagnostic::{severity}("));
    let calls = made.iter().flat_map(|call| text.split(call.as_str()).skip(1));
    let literals = calls.filter_map(|call| call.trim_start().strip_prefix('"')?.split('"').next());
    literals.filter(|id| id.contains('/')).map(str::to_owned).collect()
}

/// The string literals that are ids as a whole.
fn ids(text: &str) -> BTreeSet<String> {
    let is_id = |word: &&str| {
        let (group, name) = word.split_once('/').unwrap_or_default();
        let is_name = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        GROUPS.contains(&group) && !name.is_empty() && name.chars().all(is_name)
    };
    // Between quotation marks or not: an id beside one is an id in one.
    text.split('"').filter(is_id).map(str::to_owned).collect()
}

fn read(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

fn sources(folder: &Path) -> Vec<std::path::PathBuf> {
    let paths = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = paths.partition(|path| path.is_dir());
    files.into_iter().chain(folders.iter().flat_map(|folder| sources(folder))).collect()
}
