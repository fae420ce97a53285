//! Every file of `tests/broken/` prints what the report beside it says (`UPDATE=1` writes the reports anew), and no
//! input whatever makes the reader panic or dawdle.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads its own files")]

use crate::common;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::{self, Days};
use complain::diagnostic::Sink;
use complain::pipeline::{Pipeline, Selection};
use complain::report;
use complain::source::{self, ReadError, SourceFile};
use proptest::prelude::*;

fn broken_files() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/broken");
    let mut files: Vec<PathBuf> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().unwrap() == "yaml")
        .collect();
    files.sort();
    files
}

fn days() -> Days {
    Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }
}

fn file_of(path: &Path) -> Arc<SourceFile> {
    let name = format!("tests/broken/{}", path.file_name().unwrap().to_string_lossy());
    let text = match source::read_file(path) {
        Ok(text) | Err(ReadError::NotUtf8 { as_gbk: Some(text) }) => text,
        Err(error) => panic!("{name}: {error:?}"),
    };
    Arc::new(SourceFile::new(name, text))
}

/// Who writes a character by its number asks for the same as who puts it there.
#[test]
fn a_character_is_asked_about_raw_and_by_its_number() {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let case =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/cracked-bowls.yaml"))
            .unwrap();
    let at = case.find("  summary: ").unwrap();
    let said = |summary: String| {
        let end = at + case[at..].find('\n').unwrap();
        let text = format!("{}  summary: \"{summary}\"{}", &case[..at], &case[end..]);
        let mut sink = Sink::default();
        pipeline.facts(&Arc::new(SourceFile::new("a.yaml", text)), days(), &mut sink);
        let found = sink.into_sorted().into_iter().filter(|one| one.rule.name().contains("-character"));
        found.map(|one| (one.rule.name().to_owned(), one.message)).collect::<Vec<_>>()
    };
    for code in ["1b 7f 9f ad 9 2000 200a 200b 200d 202e 2028 205f 2060 2066 2800 2e80 2ecb 2eff 2f1d 3164 e5e5 f900 fad9"
        , "fe00 fe0f feff fffc fffd 1d173 1d17a e0001 100000"]
        .iter()
        .flat_map(|codes| codes.split(' '))
    {
        let c = char::from_u32(u32::from_str_radix(code, 16).unwrap()).unwrap();
        let (raw, escaped) = (said(format!("碗{c}口")), said(format!("碗\\U{:08X}口", c as u32)));
        assert_eq!(raw.len(), 1, "{code}: {raw:?}");
        assert_eq!(raw, escaped, "{code}");
    }
}

#[test]
fn each_broken_case_prints_its_report() {
    let selection = Selection::Named(vec!["12315".into()]);
    let pipeline = Pipeline::load(Assets::built_in(), &selection, &[], &mut Sink::default()).unwrap();
    let files = broken_files();
    assert!(files.len() >= 65, "only {} broken cases", files.len());
    let mut silent = Vec::new();
    for path in files {
        let outcome = pipeline.run(&file_of(&path), days());
        let mut printed = Vec::new();
        for diagnostic in &outcome.diagnostics {
            report::write(diagnostic, &mut printed).unwrap();
        }
        let printed = common::without_styles(&String::from_utf8(printed).unwrap());
        if printed.is_empty() {
            silent.push(path.clone());
        }
        common::assert_stored(&path.with_extension("txt"), &printed);
    }
    assert!(silent.is_empty(), "nothing is said about {silent:?}");
}

/// Reads bytes as the program does, as far as facts; returns how long that took.
fn read_bytes(bytes: Vec<u8>) -> Duration {
    let start = Instant::now();
    if let Ok(text) = source::decode(bytes) {
        let file = Arc::new(SourceFile::new("x.yaml", text));
        let mut sink = Sink::default();
        drop(case::read(&file, days(), &mut sink));
        let mut out = Vec::new();
        for diagnostic in sink.into_sorted() {
            report::write(&diagnostic, &mut out).unwrap();
        }
    }
    start.elapsed()
}

/// Far above what any input takes; a loop without end would run into it.
const PATIENCE: Duration = Duration::from_secs(10);

/// Half of the largest file that is read at all: work that grows with the square of this takes longer than patience.
const LARGE: usize = 500_000;

#[test]
fn hostile_files_are_refused_in_bounded_time() {
    let bomb: String = (1..40).fold("a0: &a0 [x, x]\n".into(), |text, n| {
        format!("{text}a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1)
    });
    let case = |key: &str, lines: &str| {
        format!(
            "as_of: 2026-05-20\nplatform: xiaohongshu\nmerchant: {{shop: 甲}}\norder: {{item: 乙, paid: 1}}\n\
             problem: {{kind: quality, summary: 丙。}}\nclaims: [{{kind: refund}}]\n{key}:\n{lines}"
        )
    };
    let lines =
        |count: usize, line: &dyn Fn(usize) -> String| (0..count).map(line).collect::<Vec<_>>().join("\n");
    let event = "  - {at: 2026-05-04, by: merchant, event: refused, exhibits: [a]}\n";
    let inputs: Vec<(&str, String)> = vec![
        ("ten thousand brackets", "[".repeat(10_000)),
        ("ten thousand braces", "{a: ".repeat(10_000)),
        ("deep indentation", lines(1_300, &|n| " ".repeat(n) + "a:")),
        ("an alias bomb", bomb),
        ("NUL", "id: a\0b\n".into()),
        ("half a megabyte of NUL", "\0".repeat(LARGE)),
        ("half a megabyte of one line", "x".repeat(LARGE)),
        ("half a megabyte of one key", format!("{}: 1\n", "x".repeat(LARGE))),
        ("half a megabyte of dashes", "- ".repeat(LARGE / 2)),
        ("half a megabyte of comments", "# 说明\n".repeat(LARGE / 9)),
        ("half a megabyte of blank lines", "\n".repeat(LARGE)),
        ("half a megabyte in a quote that never closes", format!("id: \"{}", "x y\n".repeat(LARGE / 4))),
        ("half a megabyte of words in one line", format!("a: [{}]", "b, ".repeat(LARGE / 3))),
        ("half a megabyte of pairs in one line", format!("a: {{{}}}", "b: c, ".repeat(LARGE / 6))),
        (
            "half a megabyte of pairs in braces that do not close",
            format!("a: {{{}", "b: c: d, ".repeat(LARGE / 9)),
        ),
        ("many keys", lines(60_000, &|n| format!("k{n}: 1"))),
        ("many unknown keys", lines(40_000, &|n| format!("k{n}: 1"))),
        ("the same key again and again", "id: a\n".repeat(40_000)),
        ("many broken lines", "shop：x\n".repeat(LARGE / 10)),
        ("many bad quotes", "a: \"b\n".repeat(LARGE / 8)),
        ("many bad values", "text: @b\n".repeat(LARGE / 9)),
        ("many bad values in braces", "- {text: a: b, by：c}\n".repeat(LARGE / 24)),
        ("many bad indents", "a: b\n   c: d\n".repeat(LARGE / 13)),
        ("indents without a root", format!("{}a: b\n", "  a: b\n  - c\n".repeat(LARGE / 14))),
        ("many documents", "---\na: b\n".repeat(LARGE / 9)),
        ("many tags and anchors", format!("a: [{}]", "!t b, &c d, *c, ".repeat(LARGE / 16))),
        ("many colons", ": ".repeat(LARGE / 2)),
        ("a question mark", "? ".repeat(LARGE / 2)),
        ("many answers to nothing", case("history", &event.repeat(6_000))),
        ("many exhibits", case("exhibits", &"  - {id: b, kind: photo, title: c}\n".repeat(9_000))),
        ("many wrong events", case("history", &"  - {at: 5月4日, by: 快递, event: x}\n".repeat(9_000))),
    ];
    for (name, text) in inputs {
        assert!(text.len() as u64 <= source::MAX_BYTES, "{name} is refused unread");
        let took = read_bytes(text.into_bytes());
        assert!(took < PATIENCE, "{name} took {took:?}");
    }
}

/// A summary of one thing said so often that it takes so many bytes.
fn summary_of(unit: &str, bytes: usize) -> Arc<SourceFile> {
    let base = common::sources().into_iter().find(|file| file.name.contains("cracked-bowls")).unwrap();
    let line = base.text.lines().find(|line| line.trim_start().starts_with("summary:")).unwrap();
    let long = format!("  summary: \"{}\"", unit.repeat(bytes / unit.len()));
    Arc::new(SourceFile::new("x.yaml", base.text.replacen(line, &long, 1)))
}

#[test]
fn long_texts_of_figures_are_looked_through_in_bounded_time() {
    let pipeline = common::pipeline();
    for unit in ["13800001234，", "1-", "1/", "1一", "碗口有裂纹，已经申请退货。"] {
        let start = Instant::now();
        drop(pipeline.run(&summary_of(unit, 20_000), days()));
        assert!(start.elapsed() < PATIENCE, "{unit} took {:?}", start.elapsed());
    }
}

/// Twice as many findings in a line that is twice as long are twice as much to read: not each time the whole line.
#[test]
fn findings_of_a_long_line_do_not_each_show_all_of_it() {
    let pipeline = common::pipeline();
    let [one, two] = [20_000, 40_000].map(|bytes| {
        let mut out = Vec::new();
        for diagnostic in pipeline.run(&summary_of("13800001234，", bytes), days()).diagnostics {
            report::write(&diagnostic, &mut out).unwrap();
        }
        out.len()
    });
    assert!(one > 100_000 && two < one * 5 / 2, "{one} and {two} bytes");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn arbitrary_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read_bytes(bytes) < PATIENCE);
    }

    #[test]
    fn arbitrary_yaml_like_text_never_panics(text in "[-a-z:：# \t\n\"'\\[\\]{}|>&*!%@“”　一二0-9.]{0,300}") {
        prop_assert!(read_bytes(text.into_bytes()) < PATIENCE);
    }

    #[test]
    fn arbitrary_edits_of_real_cases_never_panic(
        which in 0..100_usize, at in any::<prop::sample::Index>(), cut in 0..40_usize, insert in "[-a-z:：# \t\n\"'\\[\\]{}|>&*!%@“”　一]{0,12}"
    ) {
        let cases = common::case_files();
        let text = source::read_file(&cases[which % cases.len()]).unwrap();
        let mut chars: Vec<char> = text.chars().collect();
        let start = at.index(chars.len());
        let end = (start + cut).min(chars.len());
        chars.splice(start..end, insert.chars());
        prop_assert!(read_bytes(chars.into_iter().collect::<String>().into_bytes()) < PATIENCE);
    }
}
