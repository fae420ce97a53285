//! What a case says arrives as it was written: no number is read as a number, no word as anything but itself.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use complain::calendar::Day;
use complain::case::{self, Case, Days};
use complain::diagnostic::Sink;
use complain::source::SourceFile;

/// Reads a whole case with this order number (as written in the file) and item; there is nothing to report.
fn read(number: &str, item: &str) -> Case {
    let text = format!(
        "as_of: 2026-05-20\n\
         platform: xiaohongshu\n\
         consumer: {{phone: 13800000001}}\n\
         merchant: {{shop: 山月陶社}}\n\
         order:\n  number: {number}\n  item: {item}\n  paid: 268.00\n\
         problem: {{kind: quality, summary: 收到的6只陶碗中有3只碗口开裂。}}\n\
         claims:\n  - {{kind: return-refund}}\n\
         history:\n  - {{at: 2026-05-04 18:30, by: courier, event: delivered}}\n"
    );
    let file = Arc::new(SourceFile::new("x.yaml", text));
    let mut sink = Sink::default();
    let case = case::read(&file, Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }, &mut sink);
    let found: Vec<String> = sink.into_sorted().into_iter().map(|diagnostic| diagnostic.message).collect();
    assert!(found.is_empty(), "{number}, {item}: {found:?}");
    case.unwrap()
}

/// What other YAML readers take for numbers, truth values, dates or nothing.
const WORDS: &[&str] = &[
    "0012",
    "1234567890123456789012345678",
    "12e3",
    "0x1F",
    "0o17",
    "1_000",
    "1:30",
    ".5",
    "5.",
    "+1",
    "-1",
    ".inf",
    ".NaN",
    "2026-01-02",
    "2026-01-02 03:04:05",
    "no",
    "Yes",
    "on",
    "OFF",
    "y",
    "true",
    "False",
    "null",
    "Null",
    "NULL",
    "=",
    "<<",
    "1.10",
    "007",
    "１２３",
];

#[test]
fn values_without_quotes_arrive_as_written() {
    for word in WORDS {
        let case = read(word, word);
        assert_eq!(case.order.number.as_deref(), Some(*word));
        assert_eq!(case.order.item, *word);
        assert_eq!(case.consumer.phone.as_deref(), Some("13800000001"));
    }
}

#[test]
fn quotes_and_blocks_change_nothing_inside() {
    for (written, read_back) in [
        ("\"0012\"", "0012"),
        ("'no'", "no"),
        ("\"null\"", "null"),
        ("'它说''不行'''", "它说'不行'"),
        ("\"“现货”\\\\盒\"", "“现货”\\盒"),
        ("|\n    第一行\n    第二行", "第一行\n第二行"),
        (">-\n    第一行\n    第二行", "第一行 第二行"),
        ("手工陶碗   # 说明", "手工陶碗"),
        ("手工陶碗 6只装：青灰釉，带盒", "手工陶碗 6只装：青灰釉，带盒"),
        ("手工#陶碗", "手工#陶碗"),
        ("https://example.com/a:b", "https://example.com/a:b"),
        ("15.6\"", "15.6\""),
        ("café 棕 𠮷👨‍👩‍👧", "café 棕 𠮷👨‍👩‍👧"),
    ] {
        assert_eq!(read("\"1\"", written).order.item, read_back, "{written}");
    }
}

#[test]
fn a_tilde_and_nothing_are_the_only_nothing() {
    for nothing in ["~", "", "\"\"", "''", "\"  \""] {
        let text = format!("order:\n  item: {nothing}\n");
        let mut sink = Sink::default();
        let file = Arc::new(SourceFile::new("x.yaml", text));
        assert!(
            case::read(&file, Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }, &mut sink)
                .is_none()
        );
        assert!(sink.into_sorted().iter().any(|found| found.rule.name() == "case/empty"), "{nothing}");
    }
}
