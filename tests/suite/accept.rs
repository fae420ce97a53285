//! Will it be taken? Complaints that an authority takes and complaints that it does not, by the law, and what the program says
//! beforehand: `tests/accept/taken/*.yaml` and `tests/accept/refused/*.yaml`.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads its own files")]
#![expect(clippy::print_stdout, reason = "the share is what is measured")]

use crate::common;

use std::path::Path;
use std::sync::Arc;

use complain::assets::Assets;
use complain::diagnostic::{Severity, Sink};
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
