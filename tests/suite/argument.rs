//! The argument: each case's steps beside it (`tests/argument/<name>.txt`), and what no argument may do.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use complain::assets::Assets;
use complain::data;
use complain::diagnostic::Sink;
use complain::facts::{Facts, Piece, Step};
use complain::knowledge::Refusal;
use complain::law::Statute;
use complain::pipeline::Pipeline;
use complain::slots::{Application, Part};
use complain::source::SourceFile;

use crate::common;

/// So many rules in a letter, so many in a form.
const RULES: (usize, usize) = (4, 3);
/// What a sentence that meets a refusal never says.
const NEVER: &[&str] = &["假", "骗", "故意", "推脱", "恶意"];
/// So many characters of argument in a form.
const AIM: usize = 350;
/// The longest short rule.
const SHORT: usize = 40;

/// The cases of the repository and those whose history was worked out by hand.
fn all() -> Vec<(String, Facts)> {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = [
        "tests/dispute",
        "tests/argument",
        "tests/rounds/one",
        "tests/rounds/two",
        "tests/rounds/three",
        "tests/rounds/four",
        "tests/rounds/five",
        "tests/rounds/six",
        "tests/rounds/seven",
        "tests/rounds/eight",
        "tests/rounds/nine",
        "tests/rounds/ten",
        "tests/rounds/eleven",
        "tests/rounds/twelve",
        "tests/rounds/thirteen",
        "tests/rounds/fourteen",
        "tests/rounds/fifteen",
        "tests/rounds/sixteen",
        "tests/rounds/seventeen",
        "tests/rounds/eighteen",
        "tests/rounds/nineteen",
        "tests/rounds/twenty",
        "tests/rounds/twenty-one",
        "tests/rounds/twenty-two",
        "tests/rounds/twenty-three",
        "tests/rounds/twenty-four",
        "tests/rounds/twenty-seven",
        "tests/rounds/twenty-eight",
        "tests/rounds/twenty-nine",
        "tests/rounds/thirty",
        "tests/rounds/thirty-one",
        "tests/rounds/thirty-two",
        "tests/rounds/thirty-three",
        "tests/rounds/thirty-four",
        "tests/rounds/thirty-five",
        "tests/rounds/thirty-six",
        "tests/rounds/thirty-seven",
        "tests/rounds/thirty-eight",
        "tests/rounds/thirty-nine",
        "tests/rounds/forty",
        "tests/rounds/twenty-five",
    ];
    let own = folders.into_iter().flat_map(|folder| root.join(folder).read_dir().unwrap());
    let own = own.map(|entry| entry.unwrap().path());
    let mut files = common::case_files();
    files.extend(own.filter(|path| path.extension().is_some_and(|ending| ending == "yaml")));
    let facts = |path: std::path::PathBuf| {
        let stem = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let file = Arc::new(SourceFile::new(&stem, std::fs::read_to_string(&path).unwrap()));
        let mut sink = Sink::default();
        let facts = pipeline.facts(&file, common::days(), &mut sink);
        let (_, facts) = facts.unwrap_or_else(|| panic!("{stem}: {:?}", sink.into_sorted()));
        (stem, facts)
    };
    files.into_iter().map(facts).collect()
}

fn said(pieces: &[Piece]) -> String {
    let one = |piece: &Piece| {
        let texts = [&piece.words, &piece.days].into_iter().flatten().cloned();
        let fixed = piece.fixed.as_ref().map(|fixed| fixed.0.clone());
        let who = piece.who.as_ref().map(|who| if *who == "me" { "本人" } else { "商家" }.to_owned());
        let day = piece.on.map(|on| on.day.to_string());
        let quote = piece.quote.as_ref().map(|quote| format!("“{quote}”"));
        texts.chain(fixed).chain(who).chain(day).chain(quote).collect::<String>()
    };
    pieces.iter().map(one).collect()
}

fn told(step: &Step) -> String {
    let mut lines = vec![format!(
        "{} {}{}{}",
        step.number.0,
        &*step.of,
        step.claim.map(|claim| format!(" {}", claim.word())).unwrap_or_default(),
        match (step.is_short, step.is_fact_first) {
            (false, _) => " (letter only)",
            (true, true) => " (fact first)",
            (true, false) => "",
        },
    )];
    if let Some(met) = &step.position {
        lines.push(format!(
            "  meets {}: {}",
            met.id.as_deref().unwrap_or("-"),
            met.quote.as_deref().unwrap_or("-")
        ));
    }
    for (name, pieces) in [("fact", &step.breaker), ("spoken", &step.spoken)] {
        if !pieces.is_empty() {
            lines.push(format!("  {name} {}", said(pieces)));
        }
    }
    if let Some(rule) = &step.rule {
        lines.push(format!("  rule {}｜{}", rule.short_cite, rule.short));
    }
    for (name, pieces) in [("here", &step.application), ("so", &step.conclusion)] {
        if !pieces.is_empty() {
            lines.push(format!("  {name} {}", said(pieces)));
        }
    }
    lines.join("\n") + "\n"
}

#[test]
fn every_case_is_argued_as_it_was_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/argument");
    let mut kinds = BTreeSet::new();
    for (name, facts) in all() {
        kinds.extend(facts.argument.steps.iter().map(|step| step.of.to_string()));
        let steps: String = facts.argument.steps.iter().map(told).collect();
        common::assert_stored(&folder.join(format!("{name}.txt")), &steps);
    }
    let known =
        ["accounts", "claim", "decision", "fallback", "notice", "outcome", "party", "position", "promise"];
    assert_eq!(kinds.iter().map(String::as_str).collect::<Vec<_>>(), known);
}

#[test]
fn no_rule_without_its_application_and_nothing_twice() {
    for (name, facts) in all() {
        let steps = &facts.argument.steps;
        let rules = |is_short: bool| {
            steps.iter().filter(|step| step.rule.is_some() && (step.is_short || !is_short)).count()
        };
        assert!(rules(false) <= RULES.0 && rules(true) <= RULES.1, "{name}: too many rules");
        // A detail that answers is told here in the place of the course; what stands only where there is room is left out by the fitting.
        let in_form =
            steps.iter().filter(|step| step.is_short && !step.is_detail && !step.is_extra).map(|step| {
                let rule = step.rule.as_ref().map_or(0, |rule| {
                    let gist = if step.is_named { 0 } else { rule.short.chars().count() };
                    rule.short_cite.chars().count() + gist
                });
                let pieces = [&step.breaker, &step.application, &step.conclusion];
                rule + pieces.iter().map(|pieces| said(pieces).chars().count()).sum::<usize>()
            });
        // What a claim or a reason rests on stays, however many reasons there are.
        let has_spare = steps.iter().any(|step| step.is_short && step.need > 1 && !step.is_extra);
        assert!(in_form.sum::<usize>() <= AIM || !has_spare, "{name}: too long for a form");
        let (mut sentences, mut quotes, mut cited) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for step in steps {
            if let Some(rule) = &step.rule {
                assert!(!step.application.is_empty(), "{name}: {} is not applied", rule.cite);
                assert!(cited.insert((rule.statute_id.to_string(), rule.article_id.to_string())), "{name}");
            }
            for pieces in [&step.breaker, &step.application, &step.conclusion] {
                let sentence = said(pieces);
                assert!(!sentence.contains(['{', '}']) || sentence.contains("{{"), "{name}: {sentence}");
                assert!(
                    sentence.is_empty() || sentences.insert(sentence.clone()),
                    "{name}: twice {sentence}"
                );
                // Exhibits stand behind the fact that they show.
                let is_behind = |pair: &[Piece]| pair[1].exhibits.is_none() || pair[0].words.is_some();
                assert!(pieces.windows(2).all(is_behind), "{name}: {sentence}");
                for quote in pieces.iter().filter_map(|piece| piece.quote.clone()) {
                    assert!(quote.chars().count() <= 24, "{name}: {quote} was quoted in the course");
                    assert!(quotes.insert(quote.clone()), "{name}: {quote} twice");
                }
            }
        }
    }
}

fn fixed(line: &Application) -> String {
    let words = line.parts().iter().filter_map(|part| match part {
        Part::Fixed(words) => Some(words.as_str()),
        _ => None,
    });
    words.collect()
}

#[test]
fn what_meets_a_refusal_is_calm() {
    let assets = Assets::built_in();
    let mut met = 0;
    for id in data::ids(&assets, "refusals") {
        let refusal = Refusal::read(&assets, &id, &mut Sink::default()).unwrap();
        let says: Vec<_> = refusal.breaks.iter().flat_map(|one| &one.says).collect();
        met += usize::from(!says.is_empty());
        for one in says {
            for line in std::iter::once(&one.formal).chain(&one.spoken) {
                let words = fixed(line);
                assert!(NEVER.iter().all(|word| !words.contains(word)), "{id}: {words}");
                let end = line.parts().last();
                let is_ended = matches!(end, Some(Part::Fixed(end)) if end.ends_with(['。', '，', '；']));
                assert!(!is_ended, "{id}: {words}");
            }
        }
    }
    assert!(met >= 55, "{met} refusals are met");
}

#[test]
fn a_short_rule_is_short() {
    let assets = Assets::built_in();
    for id in data::ids(&assets, "law") {
        let statute = Statute::read(&assets, &id, &mut Sink::default()).unwrap();
        for article in &statute.articles {
            if let Some(short) = &article.short {
                let length = short.chars().count();
                assert!(
                    length <= SHORT && length < article.gist.chars().count(),
                    "{id}/{}: {length}",
                    article.id
                );
            }
        }
    }
}
