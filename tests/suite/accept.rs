//! Will it be taken? Complaints that an authority takes and complaints that it does not, by the law, and what the program says
//! beforehand: `tests/accept/taken/*.yaml` and `tests/accept/refused/*.yaml`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads its own files")]
#![expect(clippy::print_stdout, reason = "the share is what is measured")]

use crate::common;

use std::path::Path;
use std::sync::Arc;

use complain::assets::Assets;
use complain::data;
use complain::diagnostic::{Severity, Sink};
use complain::knowledge::Department;
use complain::pipeline::{Pipeline, Selection};
use complain::source::SourceFile;

/// The share of the complaints, in percent, of which the program must say what the authority does.
const LEAST: usize = 90;

#[test]
fn what_is_taken_is_known_beforehand() {
    let mut sink = Sink::default();
    let doors = Selection::Named(vec!["12315-phone".to_owned()]);
    let pipeline = Pipeline::load(Assets::built_in(), &doors, &[], &mut sink).unwrap();
    let mut all = 0;
    let mut wrong = Vec::new();
    for (folder, is_refused) in [("taken", false), ("refused", true)] {
        for (name, file) in cases(folder) {
            let outcome = pipeline.run(&file, common::days());
            let tells = |rule: &str| {
                rule.starts_with("accept/")
                    || matches!(rule, "channel/already-accepted" | "channel/missing-key")
            };
            let found = outcome.diagnostics.iter().filter(|one| one.severity != Severity::Note);
            let told: Vec<String> =
                found.map(|one| one.rule.to_string()).filter(|rule| tells(rule)).collect();
            all += 1;
            if told.is_empty() == is_refused {
                wrong.push(format!("{folder}/{name}: {told:?}"));
            }
        }
    }
    let share = 100 * (all - wrong.len()) / all;
    println!("{share} % of {all}");
    assert!(share >= LEAST, "{share} % of {all}:\n{}", wrong.join("\n"));
}

/// `tests/accept/departments.tsv`: a department or `-`, what the words are the name of, the words.
#[test]
fn a_department_is_known_by_whole_words() {
    let assets = Assets::built_in();
    let ids = data::ids(&assets, "departments");
    let read = |id: &String| Department::read(&assets, id, &mut Sink::default());
    let departments: Vec<Department> = ids.iter().filter_map(read).collect();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accept/departments.tsv");
    let mut wrong = Vec::new();
    for row in std::fs::read_to_string(path).unwrap().lines().filter(|row| !row.starts_with('#')) {
        let (right, (from, words)) =
            row.split_once('\t').and_then(|(id, rest)| Some((id, rest.split_once('\t')?))).unwrap();
        let is_its = |department: &&Department| match from {
            "item" => department.in_item(words).is_some(),
            "shop" => department.in_shop(words, "商品").is_some(),
            _ => department.in_matter(words).is_some(),
        };
        let found = departments.iter().find(is_its).map_or("-", |department| department.id.as_str());
        if found != right {
            wrong.push(format!("{row}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn cases(folder: &str) -> Vec<(String, Arc<SourceFile>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/accept").join(folder);
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let read = |path: std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        (name.clone(), Arc::new(SourceFile::new(name, text)))
    };
    paths.into_iter().map(read).collect()
}
