//! `complain stream`: a case a line in, a result a line out, in order and in bounded memory.

use std::io::{self, BufReader};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use clap::Args as ClapArgs;
use serde_json::{Map, Value};

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Sink};
use crate::emit::{self, Text};
use crate::pipeline::{self, Outcome, Pipeline, Work, flow};
use crate::reading::visible_in_json;
use crate::report::{self, Checked};
use crate::source::{self, Place, ReadError, SourceFile, Span};

use super::Status;
use super::config::{LevelArgs, LimitArgs, Settings, SizeArgs};
use super::console::Console;
use super::options::{ChannelArgs, CommonArgs, jobs, selection};

const FORMAT: &str = "complain.result/1";

#[derive(Debug, ClapArgs)]
pub(super) struct StreamArgs {
    #[command(flatten)]
    wanted: ChannelArgs,
    #[command(flatten)]
    sizes: SizeArgs,
    #[command(flatten)]
    levels: LevelArgs,
    #[command(flatten)]
    limits: LimitArgs,
    /// 同时处理几个案件，默认按处理器核数
    #[arg(short, long, value_name = "数", value_parser = jobs)]
    jobs: Option<u16>,
    #[command(flatten)]
    common: CommonArgs,
}

pub(super) fn run(args: &StreamArgs, console: &mut Console) -> Status {
    let settings = Settings::near(&args.common.overlays, &[], console);
    let assets = settings.as_ref().and_then(|settings| settings.assets(&args.common.overlays, console));
    let Some((settings, assets)) = settings.zip(assets) else { return Status::CouldNotRun };
    let mut sink = Sink::default();
    let loaded = load(args, &settings, &assets, &mut sink);
    let has_errors = console.report_all(sink);
    let Some(pipeline) = loaded else { return Status::CouldNotRun };
    let mut status = if has_errors { Status::Errors } else { Status::Clean };
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let work = Streaming { pipeline: &pipeline, days };
    let is_unread = AtomicBool::new(false);
    let mut input = BufReader::new(io::stdin());
    let lines = std::iter::from_fn(|| {
        let goes_on = !is_unread.load(Ordering::Relaxed);
        goes_on.then(|| source::read_line(&mut input)).flatten()
    });
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = args.jobs.map_or_else(cores, usize::from);
    flow(&work, (1..).zip(lines), threads, |result: Line| {
        status = status.max(result.status);
        console.print(&result.text);
        is_unread.fetch_or(console.has_failed(), Ordering::Relaxed);
    });
    if console.report_all(pipeline.faults()) {
        status = status.max(Status::Errors);
    }
    status
}

fn load(args: &StreamArgs, settings: &Settings, assets: &Assets, sink: &mut Sink) -> Option<Pipeline> {
    let limits = settings.limits(&args.limits, assets, sink)?;
    let levels = settings.levels(&args.levels, assets, sink)?;
    let selection = selection(&settings.channels(&args.wanted.channels));
    let pipeline = Pipeline::load(assets.clone(), &selection, &limits, sink)?;
    Some(pipeline.no_fuller_than(args.sizes.size.into()).with_levels(levels))
}

struct Streaming<'a> {
    pipeline: &'a Pipeline,
    days: Days,
}

/// A result, and how grave it is.
struct Line {
    text: String,
    status: Status,
}

impl Work for Streaming<'_> {
    type Item = (usize, Result<String, ReadError>);
    type Made = Line;
    type Done = Line;

    fn make(&self, (number, line): Self::Item) -> Line {
        let name = format!("line-{number}");
        let case = || self.outcome(&name, line);
        let (outcome, status) = catch_unwind(AssertUnwindSafe(case))
            .unwrap_or_else(|_| (failed(pipeline::panicked(&name)), Status::Errors));
        Line { text: self.result(number, &name, &outcome), status }
    }

    fn admit(&self, _: &mut Line) {}

    fn finish(&self, line: Line) -> Line {
        line
    }
}

impl Streaming<'_> {
    fn outcome(&self, name: &str, line: Result<String, ReadError>) -> (Outcome, Status) {
        let unreadable = |message: &str| {
            failed(
                Diagnostic::error("stream/line", message)
                    .help("一行写一个案件，UTF-8 编码的 JSON，不超过 1 MB"),
            )
        };
        let line = match line {
            Ok(line) => line,
            Err(ReadError::Io(_)) => return (unreadable("这一行读不了"), Status::CouldNotRun),
            Err(ReadError::TooLarge) => return (unreadable("这一行超过 1 MB"), Status::Errors),
            Err(_) => return (unreadable("这一行不是 UTF-8 文字"), Status::Errors),
        };
        let file = Arc::new(SourceFile::new(name, line.trim_end_matches('\r')));
        let outcome = if let Some(fault) = fault(&file) {
            failed(fault)
        } else {
            let plain = Arc::new(file.with_text(unescaped(&file.text)));
            self.pipeline.run(&plain, self.days)
        };
        let status = if outcome.has_errors { Status::Errors } else { Status::Clean };
        (outcome, status)
    }

    fn result(&self, number: usize, name: &str, outcome: &Outcome) -> String {
        let texts = outcome.texts.iter().map(|(channel, draft)| {
            let channel = self.pipeline.channel(*channel);
            emit::value(Text { draft, channel, as_of: &outcome.as_of })
        });
        let checked = Checked { name, case: &outcome.id, diagnostics: &outcome.diagnostics };
        let mut result = Map::new();
        result.insert("format".into(), FORMAT.into());
        result.insert("line".into(), number.into());
        if !outcome.id.is_empty() {
            result.insert("case".into(), outcome.id.as_str().into());
        }
        result.insert("ok".into(), (!outcome.has_errors).into());
        result.insert("texts".into(), texts.collect());
        result.insert("findings".into(), report::findings(&checked));
        visible_in_json(&Value::Object(result).to_string()).into_owned() + "\n"
    }
}

fn failed(diagnostic: Diagnostic) -> Outcome {
    let mut outcome = Outcome::default();
    outcome.diagnostics.push(diagnostic);
    outcome.has_errors = true;
    outcome
}

/// Why a line is no JSON object.
fn fault(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let say = |message: &str, at: usize| {
        let place = Place { file: file.clone(), span: Span::new(at, at) };
        let found = Diagnostic::error("stream/json", message).at(place, "");
        Some(found.help("一行写一个案件，栏目和案件文件一样，写成 JSON；键和文字用半角双引号"))
    };
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(&file.text) {
        return say("这一行不是 JSON", error.column().saturating_sub(1).min(file.text.len()));
    }
    (!file.text.trim_start().starts_with('{')).then(|| say("这一行应是一个 JSON 对象", 0)).flatten()
}

/// JSON as YAML reads it: characters instead of their numbers, since YAML knows no pairs of surrogates, and `/` without
/// its mark. What must stay escaped stays.
fn unescaped(json: &str) -> String {
    let mut plain = String::with_capacity(json.len());
    let mut rest = json;
    while let Some(at) = rest.find('\\') {
        plain.push_str(&rest[..at]);
        let escape = &rest[at..];
        let (length, character) = escaped(escape);
        match character.filter(|c| !c.is_control() && !['"', '\\'].contains(c)) {
            Some(character) => plain.push(character),
            None => plain.push_str(&escape[..length]),
        }
        rest = &escape[length..];
    }
    plain + rest
}

/// The length of the escape that a text begins with, and the character for which it stands where that is of a number.
fn escaped(text: &str) -> (usize, Option<char>) {
    let unit = |at: usize| {
        let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
        u16::from_str_radix(digits, 16).ok()
    };
    if text.starts_with("\\/") {
        return (2, Some('/'));
    }
    let Some(first) = unit(0) else { return (2.min(text.len()), None) };
    let units = [first, unit(6).unwrap_or_default()];
    let character = char::decode_utf16(units).next().and_then(Result::ok);
    let is_pair = character.is_some_and(|character| character.len_utf16() == 2);
    (if is_pair { 12 } else { 6 }, character)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_characters_and_the_rest_stays() {
        let cases = [
            (r#"{"a":"\u5e97\u94fa"}"#, r#"{"a":"店铺"}"#),
            (r#""\ud83d\ude00\n\/\\u0041""#, r#""😀\n/\\u0041""#),
            (r#""\u0022\u005c\u000a\ud83d""#, r#""\u0022\u005c\u000a\ud83d""#),
        ];
        for (json, plain) in cases {
            assert_eq!(unescaped(json), plain);
        }
    }
}
