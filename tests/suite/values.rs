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
        drop(case::read(&file, Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }, &mut sink));
        assert!(sink.into_sorted().iter().any(|found| found.rule.name() == "case/empty"), "{nothing}");
    }
}

/// Ways to write that are right, though not those of the examples: nothing is reported about them.
#[test]
fn other_right_ways_to_write_are_right() {
    let text = "\u{feff}# 说明：这里可以写 text：任何内容 {[\"'\r\n\
        ---\r\n\
        \"as_of\": 2026-05-20\r\n\
        platform  :   'xiaohongshu'\r\n\
        consumer: {name: 林示例,\r\n           phone: \"13800000001\", # 全角：冒号\r\n           address: 示例省示例市3号}\r\n\
        merchant: {\"shop\": \"山月陶社\"}\r\n\
        \r\n\
        order:\r\n    item: \"手工\r\n      陶碗\"\r\n    paid: 268\t# 元\r\n    promises:\r\n    - 承诺：七天无理由\r\n    - 'http://a.b/c: d'\r\n\
        problem:\r\n  kind: quality\r\n  summary: >-\r\n    收到的6只陶碗中有3只碗口开裂，\r\n    text：另外3只没有裂纹。\r\n\
        claims:\r\n- kind: return-refund\r\n  text: 全部\r\n    货款\r\n\
        history: [{at: 2026-05-04 18:30, by: courier, event: delivered},\r\n  {at: 2026-05-05, by: merchant, event: refused, quote: \"包装[外盒]已拆: 不退\"}]\r\n\
        ...\r\n";
    let mut sink = Sink::default();
    let file = Arc::new(SourceFile::new("x.yaml", text));
    let case = case::read(&file, Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }, &mut sink);
    let found: Vec<String> = sink.into_sorted().into_iter().map(|diagnostic| diagnostic.message).collect();
    assert!(found.is_empty(), "{found:?}");
    let case = case.unwrap();
    assert_eq!(case.order.item, "手工 陶碗");
    let promises: Vec<&str> = case.order.promises.iter().map(|promise| promise.text.as_str()).collect();
    assert_eq!(promises, ["承诺：七天无理由", "http://a.b/c: d"]);
    assert_eq!(case.problem.summary, "收到的6只陶碗中有3只碗口开裂， text：另外3只没有裂纹。");
    assert_eq!(case.claims[0].text.as_deref(), Some("全部 货款"));
    assert_eq!(case.history[1].quote.as_deref(), Some("包装[外盒]已拆: 不退"));
}
