//! Sentences written by people who had not seen the rules: how many of those that hurt their writer are found, and how
//! many innocent ones are. `tests/tone/*.tsv`: a `+` or `-`, a tab, the sentence.

#![expect(clippy::print_stderr, reason = "figures, where FIGURES asks for them")]
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

/// The same of sentences from which nothing was learnt and after which no phrase was written: `blind/`. They are whole sentences of
/// people who had seen neither the rules nor what was learnt.
const BLIND: &[(&str, &[&str], usize, usize)] = &[
    ("blind/threat", LEVERS, 97, 90),
    ("blind/bargain", LEVERS, 95, 85),
    ("blind/insult", ABUSE, 95, 85),
    ("blind/accusation", ABUSE, 93, 90),
    ("blind/levers", LEVERS, 97, 90),
    ("blind/abuse", ABUSE, 95, 90),
];
const LEVERS: &[&str] = &[
    "tone/threat",
    "tone/bargain",
    "tone/urging",
    "tone/reads-as-threat",
    "tone/like-threat",
    "tone/like-insult",
];
const ABUSE: &[&str] = &[
    "tone/insult",
    "tone/accusation",
    "tone/threat",
    "tone/blame",
    "tone/sarcasm",
    "tone/guess",
    "tone/like-insult",
];

#[test]
fn what_hurts_is_found_and_what_does_not_is_left_alone() {
    holds(THEMES);
}

#[test]
fn what_nobody_saw_before_is_found_by_what_was_learnt() {
    holds(BLIND);
}

fn holds(themes: &[(&str, &[&str], usize, usize)]) {
    let wording = Wording::read(&Assets::built_in(), &mut Sink::default());
    for (theme, rules, precision, recall) in themes {
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
        assert!(all >= 50, "{theme}: {all}");
        let is_precise = hits * 100 >= precision * (hits + alarms);
        let is_complete = hits * 100 >= recall * all;
        if std::env::var_os("FIGURES").is_some() {
            eprintln!("{theme}: {hits} of {all}, {alarms} false\n{}", wrong.join("\n"));
        }
        assert!(is_precise && is_complete, "{theme}: {hits} of {all}, {alarms} false\n{}", wrong.join("\n"));
    }
}

/// What it is measured by is not learnt.
#[test]
fn nothing_blind_is_learnt() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sentences/tone");
    let plain = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
    let measures: Vec<String> =
        sentences("blind/").into_iter().map(|(_, sentence)| plain(&sentence)).collect();
    for theme in ["threat", "insult", "calm"] {
        let text = fs::read_to_string(folder.join(format!("{theme}.txt"))).unwrap();
        let learnt: Vec<&str> = text.lines().filter(|line| !line.starts_with('#')).collect();
        assert!(learnt.len() > 500, "{theme}");
        let both: Vec<&&str> = learnt.iter().filter(|line| measures.contains(&plain(line))).collect();
        assert!(both.is_empty(), "{theme}: {both:?}");
    }
    assert!(measures.len() > 500, "{}", measures.len());
}

/// Everyday words to a shop, impatient and harmless.
#[test]
fn what_people_say_every_day_is_left_alone() {
    let wording = Wording::read(&Assets::built_in(), &mut Sink::default());
    let said = [sentences("blind/chat"), sentences("blind/everyday")].concat();
    let is_alarm = |text: &str| {
        let found = wording.find(text, &[]);
        found.iter().any(|one| LEVERS.contains(&one.rule.id.as_str()) || one.rule.id == "tone/insult")
    };
    let wrong: Vec<&str> = said.iter().map(|(_, text)| text.as_str()).filter(|text| is_alarm(text)).collect();
    assert!(said.len() >= 250 && wrong.len() * 100 <= said.len() * 5, "{wrong:?}");
}

fn sentences(theme: &str) -> Vec<(bool, String)> {
    let (below, theme) = theme.rsplit_once('/').unwrap_or(("", theme));
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/tone").join(below);
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
