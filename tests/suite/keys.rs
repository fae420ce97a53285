//! Cases that use the optional keys: clean as cases, told as the comments at their head say (`# says:` in some text,
//! `# never:` in none).

#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use crate::common;

use std::path::Path;
use std::sync::Arc;

use complain::diagnostic::Severity;
use complain::source::SourceFile;

#[test]
fn cases_with_optional_keys_are_clean_and_told() {
    let pipeline = common::pipeline();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path).unwrap();
        let lines = |mark: &'static str| text.lines().filter_map(move |line| line.strip_prefix(mark));
        let (says, never): (Vec<&str>, Vec<&str>) =
            (lines("# says: ").collect(), lines("# never: ").collect());
        let outcome = pipeline.run(&Arc::new(SourceFile::new(name.clone(), text.clone())), common::days());
        let bad = outcome
            .diagnostics
            .iter()
            .filter(|one| one.severity == Severity::Error || one.rule.name().starts_with("case/"));
        let bad: Vec<_> = bad.collect();
        assert!(bad.is_empty(), "{name}: {bad:?}");
        assert!(outcome.texts.len() > 5, "{name}: {}", outcome.texts.len());
        let texts: Vec<String> = outcome
            .texts
            .iter()
            .map(|(_, draft)| draft.fields.iter().map(|field| field.text() + "\n").collect())
            .collect();
        let all = texts.join("\n——\n");
        assert!(!says.is_empty(), "{name} says nothing");
        let lost: Vec<&&str> = says.iter().filter(|words| !all.contains(**words)).collect();
        assert!(lost.is_empty(), "{name}: not said: {lost:?}\n{all}");
        for words in never {
            assert!(!all.contains(words), "{name}: {words}\n{all}");
        }
    }
}
