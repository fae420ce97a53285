//! One slip of the hand on any line of a real case is said on that line, and little else is.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::common;

use std::sync::Arc;

use complain::calendar::Day;
use complain::case::{self, Days};
use complain::diagnostic::{Diagnostic, Sink};
use complain::source::{self, SourceFile};

/// A line with the slip; nothing where it cannot be made.
type Slip = fn(&str) -> Option<String>;

const SLIPS: &[(&str, Slip)] = &[
    ("a full-width colon", |line| nth(line, ": ", "：", 0)),
    ("a full-width colon in braces", |line| nth(line, ": ", "：", 2)),
    ("a full-width colon before a block", |line| Some(format!("{}：", line.strip_suffix(':')?))),
    ("no space after a colon", |line| nth(line, ": ", ":", 0)),
    ("no space after a colon in braces", |line| nth(line, ": ", ":", 2)),
    ("no colon", |line| nth(line, ": ", " ", 0)),
    ("no colon in braces", |line| nth(line, ": ", " ", 1)),
    ("a full-width comma", |line| outside_quotes(line, ", ", "，")),
    ("no comma", |line| outside_quotes(line, ", ", " ")),
    ("one blank too many", |line| Some(format!(" {line}"))),
    ("two blanks too many", |line| Some(format!("  {line}"))),
    ("one blank too few", |line| line.strip_prefix(' ').map(str::to_owned)),
    ("two blanks too few", |line| line.strip_prefix("  ").map(str::to_owned)),
    ("a tab", |line| Some(format!("\t{}", line.strip_prefix("  ")?))),
    ("a full-width blank", |line| Some(format!("　{}", line.strip_prefix("  ")?))),
    ("no dash", |line| nth(line, "- ", "", 0)),
    ("no space after the dash", |line| nth(line, "- ", "-", 0)),
    ("a full-width dash", |line| nth(line, "- ", "－ ", 0)),
    ("no opening brace", |line| outside_quotes(line, "{", "")),
    ("no closing brace", |line| line.strip_suffix('}').map(str::to_owned)),
    ("a closing brace too many", |line| Some(format!("{}}}}}", line.strip_suffix('}')?))),
    ("the wrong closing bracket", |line| Some(format!("{}]", line.strip_suffix('}')?))),
    ("no opening bracket", |line| last(line, "[", "")),
    ("no closing bracket", |line| last(line, "]", "")),
    ("no opening quote", |line| nth(line, "\"", "", 0)),
    ("no closing quote", |line| last(line, "\"", "")),
    ("a Chinese closing quote", |line| last(line, "\"", "”")),
    ("a value that begins with @", |line| last(line, ": ", ": @")),
];

fn nth(line: &str, what: &str, with: &str, n: usize) -> Option<String> {
    let (at, _) = line.match_indices(what).nth(n)?;
    Some(format!("{}{with}{}", &line[..at], &line[at + what.len()..]))
}

fn last(line: &str, what: &str, with: &str) -> Option<String> {
    let (before, after) = line.rsplit_once(what)?;
    Some(format!("{before}{with}{after}"))
}

/// In quotes these signs are text.
fn outside_quotes(line: &str, what: &str, with: &str) -> Option<String> {
    nth(line, what, with, 0).filter(|_| !line.contains('"'))
}

fn problems(text: &str) -> Vec<Diagnostic> {
    let file = Arc::new(SourceFile::new("x.yaml", text));
    let mut sink = Sink::default();
    let days = Days { as_of: None, today: Day::parse("2026-11-01").unwrap() };
    drop(case::read(&file, days, &mut sink));
    sink.into_sorted()
}

/// At least one problem, at most two, all on this line, and more to say than that the text cannot be read.
fn is_well_said(problems: &[Diagnostic], line: usize) -> bool {
    let is_there = |place: &source::Place| place.file.line_column(place.span.start).0 == line;
    let is_good =
        |problem: &Diagnostic| problem.rule.name() != "yaml/syntax" && is_there(&problem.labels[0].place);
    matches!(problems.len(), 1 | 2) && problems.iter().all(is_good)
}

/// In so many of a hundred the slip makes another text that is right too, or one that can be mended on two lines.
const AMBIGUOUS: usize = 3;
/// Every so many lines one is tried.
const STEP: usize = 7;

#[test]
fn each_slip_is_said_on_its_line() {
    let (mut tried, mut badly) = (0, Vec::new());
    for (index, path) in common::case_files().into_iter().enumerate() {
        let text = source::read_file(&path).unwrap();
        let lines: Vec<&str> = text.lines().collect();
        let filled =
            (index % STEP..lines.len()).step_by(STEP).filter(|&at| !lines[at].trim_start().starts_with('#'));
        for at in filled {
            for (name, slip) in SLIPS {
                let Some(changed) = slip(lines[at]) else { continue };
                let mut changed_lines = lines.clone();
                changed_lines[at] = &changed;
                let problems = problems(&changed_lines.join("\n"));
                tried += 1;
                if !is_well_said(&problems, at + 1) {
                    let said: Vec<&str> = problems.iter().map(|problem| &problem.message[..]).collect();
                    badly.push(format!(
                        "{name}: {}:{}: {changed}\n    {}",
                        path.display(),
                        at + 1,
                        said.join("\n    ")
                    ));
                }
            }
        }
    }
    assert!(tried > 1000, "only {tried} slips");
    let share = badly.len() * 100 / tried;
    assert!(share <= AMBIGUOUS, "{} of {tried}:\n{}", badly.len(), badly.join("\n"));
}
