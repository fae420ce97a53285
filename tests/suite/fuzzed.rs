//! The corpora of the fuzz targets, one input after another: what once went wrong stays right.

#![expect(clippy::disallowed_methods, reason = "the tests read and write files of their own")]

use std::fs;
use std::panic::catch_unwind;
use std::path::Path;

#[path = "../../fuzz/targets.rs"]
#[expect(clippy::expect_used, reason = "a target fails by panicking")]
mod targets;

type Target = fn(&[u8]);

const TARGETS: [(&str, Target); 3] =
    [("reader", targets::reader), ("composer", targets::composer), ("fixer", targets::fixer)];

#[test]
fn every_input_of_the_corpora_holds() {
    let corpora = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let mut failed = Vec::new();
    for (name, target) in TARGETS {
        let inputs = corpora.join(name).read_dir().unwrap();
        let mut inputs: Vec<_> = inputs.map(|entry| entry.unwrap().path()).collect();
        inputs.sort();
        assert!(inputs.len() >= 20, "{name}: {} inputs", inputs.len());
        for input in &inputs {
            let bytes = fs::read(input).unwrap();
            if catch_unwind(|| target(&bytes)).is_err() {
                failed.push(input.display().to_string());
            }
        }
    }
    assert!(failed.is_empty(), "{failed:#?}");
}
