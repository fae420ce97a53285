#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod common;
use std::sync::Arc;
use complain::calendar::Day;
use complain::case::{self, Days};
use complain::diagnostic::{Diagnostic, Sink};
use complain::source::SourceFile;

fn nth(line: &str, what: &str, with: &str, n: usize) -> Option<String> {
    let (at, _) = line.match_indices(what).nth(n)?;
    Some(format!("{}{with}{}", &line[..at], &line[at + what.len()..]))
}
fn last(line: &str, what: &str, with: &str) -> Option<String> {
    let at = line.rfind(what)?;
    Some(format!("{}{with}{}", &line[..at], &line[at + what.len()..]))
}
type Slip = fn(&str) -> Option<String>;
const SLIPS: &[(&str, Slip)] = &[
    ("colon", |l| nth(l, ": ", "：", 0)),
    ("colon2", |l| nth(l, ": ", "：", 1)),
    ("colon3", |l| nth(l, ": ", "：", 2)),
    ("colonblock", |l| l.strip_suffix(':').map(|l| format!("{l}："))),
    ("nospace", |l| nth(l, ": ", ":", 0)),
    ("nospace2", |l| nth(l, ": ", ":", 1)),
    ("nospace3", |l| nth(l, ": ", ":", 2)),
    ("nocolon", |l| nth(l, ": ", " ", 0)),
    ("nocolon2", |l| nth(l, ": ", " ", 1)),
    ("indent+1", |l| Some(format!(" {l}"))),
    ("indent+2", |l| Some(format!("  {l}"))),
    ("indent-1", |l| l.strip_prefix(' ').map(str::to_owned)),
    ("indent-2", |l| l.strip_prefix("  ").map(str::to_owned)),
    ("tab", |l| l.strip_prefix("  ").map(|l| format!("\t{l}"))),
    ("fullwidth", |l| l.strip_prefix("  ").map(|l| format!("　{l}"))),
    ("nobrace", |l| l.strip_suffix('}').map(str::to_owned)),
    ("nobracket", |l| last(l, "]", "")),
    ("noopenbracket", |l| last(l, "[", "")),
    ("noopenbrace", |l| nth(l, "{", "", 0)),
    ("noquote", |l| last(l, "\"", "")),
    ("noopenquote", |l| nth(l, "\"", "", 0)),
    ("smartquote", |l| last(l, "\"", "”")),
    ("dash", |l| nth(l, "- ", "-", 0)),
    ("fwdash", |l| nth(l, "- ", "－ ", 0)),
    ("nodash", |l| nth(l, "- ", "", 0)),
    ("comma", |l| nth(l, ", ", "，", 0)),
    ("comma2", |l| nth(l, ", ", "，", 1)),
    ("nocomma", |l| nth(l, ", ", " ", 0)),
    ("at", |l| last(l, ": ", ": @")),
    ("extra}", |l| l.strip_suffix('}').map(|l| format!("{l}}}}}"))),
    ("curly]", |l| l.strip_suffix('}').map(|l| format!("{l}]"))),
];
fn run(text: &str) -> Vec<Diagnostic> {
    let file = Arc::new(SourceFile::new("x.yaml", text));
    let mut sink = Sink::default();
    drop(case::read(&file, Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }, &mut sink));
    sink.into_sorted()
}
#[test]
fn slips() {
    let mut bad = 0; let mut all = 0;
    for path in common::case_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        if !run(&text).is_empty() { println!("NOT CLEAN {path:?}"); continue; }
        let lines: Vec<&str> = text.lines().collect();
        for (n, line) in lines.iter().enumerate() {
            if line.trim_start().starts_with('#') { continue; }
            for (name, slip) in SLIPS {
                let Some(new) = slip(line) else { continue };
                if new == *line { continue; }
                let mut changed: Vec<&str> = lines.clone();
                changed[n] = &new;
                let found = run(&changed.join("\n"));
                all += 1;
                let on = |d: &Diagnostic| { let l = d.labels.first().map(|l| l.place.file.line_column(l.place.span.start).0).unwrap_or(0); l };
                let ok = !found.is_empty() && found.iter().all(|d| on(d) == n + 1 && d.rule.name() != "yaml/syntax") && found.len() <= 2;
                if !ok {
                    bad += 1;
                    if std::env::var("SLIP").is_ok_and(|s| s == *name || s == "all") {
                        println!("== {name} {}:{} [{}]", path.file_name().unwrap().to_string_lossy(), n + 1, new);
                        for d in &found { println!("     {}:{} {} {:?}", on(d), d.rule, d.message, d.help.first()); }
                    } else { println!("{name} found={} {}", found.len(), found.iter().any(|d| d.rule.name()=="yaml/syntax")); }
                }
            }
        }
    }
    println!("{bad} of {all}");
}
