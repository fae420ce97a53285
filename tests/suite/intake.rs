//! Pasted texts: what is read of each file of `tests/intake/`, and what is left out, is as stored beside it (`UPDATE=1` writes
//! it anew); nothing is read that the text does not say.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::common;

use std::path::{Path, PathBuf};

use complain::assets::Assets;
use complain::calendar::Day;
use complain::casefile::Written;
use complain::data;
use complain::diagnostic::Sink;
use complain::intake::{self, Intake, Known};
use complain::knowledge::{Platform, Refusals};
use complain::source;
use proptest::prelude::*;

fn read(text: &str, merchant: Option<&str>) -> Intake {
    let assets = Assets::built_in();
    let mut sink = Sink::default();
    let platforms = data::ids(&assets, "platforms");
    let platforms: Vec<Platform> =
        platforms.iter().filter_map(|id| Platform::read(&assets, id, &mut sink)).collect();
    let refusals = Refusals::read(&assets, &data::ids(&assets, "refusals"), &mut sink);
    let today = Day::parse("2026-05-20").unwrap();
    intake::read(text, &Known { platforms: &platforms, refusals: &refusals, today, merchant })
}

fn files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake");
    let files = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().unwrap() == "txt").collect();
    files.sort();
    files
}

#[test]
fn each_pasted_text_is_read_as_stored() {
    let files = files();
    assert!(files.len() >= 9, "only {} texts", files.len());
    for path in files {
        let read = read(&source::read_file(&path).unwrap(), None);
        let left = read.left.iter().map(|left| format!("# 第{}行 {}\n", left.line, left.why.zh));
        let stored = format!("{}# ----\n{}", read.case.text(), left.collect::<String>());
        common::assert_stored(&path.with_extension("yaml"), &stored);
        nothing_is_invented(&source::read_file(&path).unwrap(), &read.case);
    }
}

/// Every digit of every value and every quotation stands in the text.
fn nothing_is_invented(text: &str, case: &Written) {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    for (path, value) in &case.values {
        // A day that the text says in words has other digits.
        let own: String = value.text.chars().filter(char::is_ascii_digit).collect();
        let is_sum_or_number = ["number", "paid", "transaction"].iter().any(|end| path.ends_with(end));
        assert!(!is_sum_or_number || digits.contains(&own), "{path}: {}", value.text);
    }
    let quotes = case.history.iter().flat_map(|event| &event.entries).filter(|(key, _)| *key == "quote");
    for (_, quote) in quotes {
        assert!(text.contains(quote.as_str()), "{quote}");
    }
}

#[test]
fn a_name_says_who_the_merchant_is() {
    let text = "momo [文本] 2025-02-20 22:56:10\n碗裂了\n阿陶 [文本] 2025-02-20 22:57:10\n拆封了，不能退\n";
    assert!(read(text, None).case.history.is_empty());
    let known = read(text, Some("阿陶"));
    let kinds: Vec<&str> = known.case.history.iter().map(|event| event.entries[2].1.as_str()).collect();
    assert_eq!(kinds, ["contacted", "refused"]);
    assert!(known.left.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_a_panic(
        lines in prop::collection::vec("(订单号|实付款|下单时间|商家|我|昨天|\\[文本\\])?[：: ]?[-0-9a-z:：年月日 ¥一不退]{0,24}", 0..12)
    ) {
        let text = lines.join("\n");
        let intake = read(&text, None);
        nothing_is_invented(&text, &intake.case);
    }
}
