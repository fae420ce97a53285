//! Sentences written by people who had not seen the rules: how many of those that hurt their writer are found, and how
//! many innocent ones are. `tests/tone/*.tsv`: a `+` or `-`, a tab, the sentence.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads its own files")]

use std::fs;
use std::path::Path;

use complain::assets::Assets;
use complain::diagnostic::Sink;
use complain::wording::Wording;

/// What counts as found, by the beginning of a file's name, with the least precision and recall in per cent.
const THEMES: &[(&str, &[&str], usize, usize)] = &[
    ("bargain", &["tone/bargain", "tone/threat"], 97, 90),
    ("threat", &["tone/threat", "tone/bargain", "tone/urging"], 97, 90),
    ("insult", &["tone/insult", "tone/accusation", "tone/threat"], 95, 90),
];

#[test]
fn what_hurts_is_found_and_what_does_not_is_left_alone() {
    let wording = Wording::read(&Assets::built_in(), &mut Sink::default());
    for (theme, rules, precision, recall) in THEMES {
        let (mut hits, mut alarms, mut all, mut wrong) = (0, 0, 0, Vec::new());
        for (hurts, sentence) in sentences(theme) {
            let found = wording.find(&sentence, &[]);
            let is_found = found.iter().any(|finding| rules.contains(&finding.rule.id.as_str()));
            all += usize::from(hurts);
            hits += usize::from(hurts && is_found);
            alarms += usize::from(!hurts && is_found);
            if hurts != is_found {
                wrong.push(sentence);
            }
        }
        assert!(all > 50, "{theme}: {all}");
        let is_precise = hits * 100 >= precision * (hits + alarms);
        let is_complete = hits * 100 >= recall * all;
        assert!(is_precise && is_complete, "{theme}: {hits} of {all}, {alarms} false\n{}", wrong.join("\n"));
    }
}

fn sentences(theme: &str) -> Vec<(bool, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tone");
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let is_of_theme =
        |path: &std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(theme);
    let texts: Vec<String> =
        files.iter().filter(|path| is_of_theme(path)).map(|path| fs::read_to_string(path).unwrap()).collect();
    let line = |line: &str| {
        let (sign, sentence) = line.split_once('\t')?;
        Some((sign == "+", sentence.to_owned()))
    };
    texts
        .iter()
        .flat_map(|text| text.lines().filter(|line| !line.starts_with('#')))
        .filter_map(line)
        .collect()
}
