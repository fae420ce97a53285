//! The mistakes of somebody's first case file: every file of `tests/mending/` has errors, `check --fix` leaves none, and
//! changes what the diff beside it says (`UPDATE=1` writes the diffs anew) and no other byte.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::common;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::{Days, keys};
use complain::diagnostic::{Severity, Sink};
use complain::pipeline::{Look, Pipeline, Selection};
use complain::source::{self, ReadError, SourceFile};
use complain::yaml::Shape;
use proptest::prelude::*;

fn days() -> Days {
    Days { as_of: Some(Day::parse("2026-05-20").unwrap()), today: Day::parse("2026-11-01").unwrap() }
}

#[test]
fn each_mistake_of_a_newcomer_is_mended() {
    let selection = Selection::Named(vec!["platform-chat".into()]);
    let pipeline = Pipeline::load(Assets::built_in(), &selection, &[], &mut Sink::default()).unwrap();
    let mut count = 0;
    for entry in Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/mending").read_dir().unwrap() {
        let path = entry.unwrap().path();
        if path.extension().unwrap() != "yaml" {
            continue;
        }
        count += 1;
        let text = match source::read_file(&path) {
            Ok(text) | Err(ReadError::NotUtf8 { as_gbk: Some(text) } | ReadError::Utf16(Some(text))) => text,
            Err(error) => panic!("{path:?}: {error:?}"),
        };
        let file = Arc::new(SourceFile::new("mistake.yaml", text));
        let (fixed, _) = pipeline.fixed(&file, days(), Look::Case);
        let (_, again) = pipeline.fixed(&fixed, days(), Look::Case);
        assert_eq!(again, 0, "{path:?} is mended at once");
        let found = pipeline.run(&fixed, days()).diagnostics;
        let errors: Vec<&str> = found
            .iter()
            .filter(|found| found.severity == Severity::Error)
            .map(|found| found.message.as_str())
            .collect();
        assert!(errors.is_empty(), "{path:?}: {errors:?}\n{}", fixed.text);
        common::assert_stored(&path.with_extension("diff"), &changes(&file.text, &fixed.text));
    }
    assert!(count >= 50, "only {count} mistakes");
}

/// The lines that differ, the one before each the other.
fn changes(before: &str, after: &str) -> String {
    let (before, after): (Vec<&str>, Vec<&str>) = (before.lines().collect(), after.lines().collect());
    let same = before.iter().zip(&after).take_while(|(one, other)| one == other).count();
    let rest = before.len().min(after.len()) - same;
    let ends = before.iter().rev().zip(after.iter().rev()).take(rest);
    let tail = ends.take_while(|(one, other)| one == other).count();
    let taken = before[same..before.len() - tail].iter().map(|line| format!("-{}\n", line.trim_end()));
    let put = after[same..after.len() - tail].iter().map(|line| format!("+{}\n", line.trim_end()));
    taken.chain(put).collect()
}

/// A name in Chinese leads to one key of its mapping, a word to one of its list.
#[test]
fn what_people_call_a_key_is_one_key() {
    fn check(shape: &Shape, at: &str) {
        match shape {
            Shape::Map(keys) | Shape::TextOr(keys) => {
                for key in *keys {
                    let names: Vec<&str> = key.called.to_vec();
                    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{at}.{}", key.name);
                    for name in names {
                        let meant: Vec<&str> =
                            keys.iter().filter(|key| key.is_called(name)).map(|key| key.name).collect();
                        assert_eq!(meant, [key.name], "{at}: {name}");
                    }
                    check(key.shape, &format!("{at}.{}", key.name));
                }
            }
            Shape::List(item) => check(item, at),
            Shape::OneOf(choices) => {
                for choice in *choices {
                    for name in choice.called.iter().chain([&choice.about]) {
                        let meant: Vec<&str> = choices
                            .iter()
                            .filter(|choice| choice.is_called(name))
                            .map(|choice| choice.word)
                            .collect();
                        assert!(meant.is_empty() || meant == [choice.word], "{at}: {name} is {meant:?}");
                    }
                }
            }
            _ => {}
        }
    }
    check(keys::CASE, "case");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    /// Whatever was typed into a case: mending ends, and what it leaves is not mended again.
    #[test]
    fn mending_ends(
        which in 0..100_usize, at in any::<prop::sample::Index>(), cut in 0..20_usize,
        insert in "(平台：|商家:|5月4日|¥1,268元|｛|｝|，|：|\t|　|“|”|- |\\{|\\}|: |拒绝|[-a-z:# \n]){0,6}"
    ) {
        let cases = common::sources();
        let mut chars: Vec<char> = cases[which % cases.len()].text.chars().collect();
        let start = at.index(chars.len());
        let end = (start + cut).min(chars.len());
        chars.splice(start..end, insert.chars());
        let file = Arc::new(SourceFile::new("edited.yaml", chars.into_iter().collect::<String>()));
        let pipeline = Pipeline::without_channels(Assets::built_in());
        let (fixed, made) = pipeline.fixed(&file, days(), Look::Case);
        let (twice, again) = pipeline.fixed(&fixed, days(), Look::Case);
        prop_assert_eq!(again, 0, "after {} fixes:\n{}\nand then\n{}", made, fixed.text, twice.text);
    }
}
