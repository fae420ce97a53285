//! Standard output and standard error. The only room that prints.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use indicatif::{ProgressBar, ProgressStyle};

use crate::diagnostic::{Diagnostic, Sink};
use crate::reading::visible;
use crate::report;

use super::Status;
use super::english;
use super::lang::{Lang, chosen, either, spoken};
use super::options::ColorArg;

/// Where results and words go.
pub(super) struct Console {
    out: io::StdoutLock<'static>,
    /// Not locked: a thread that panics says so, and must not wait for the end of the run.
    err: AutoStream<io::Stderr>,
    failed: Option<io::ErrorKind>,
    /// Results that go into a file instead, until all are there.
    held: Option<String>,
    bar: Option<ProgressBar>,
}

impl Console {
    pub(super) fn new() -> Self {
        let err = AutoStream::auto(io::stderr());
        Self { out: io::stdout().lock(), err, failed: None, held: None, bar: None }
    }

    /// Colours always, never, or where a terminal shows them.
    pub(super) fn paint(&mut self, when: ColorArg) {
        let choice = match when {
            ColorArg::Auto => return,
            ColorArg::Always => ColorChoice::AlwaysAnsi,
            ColorArg::Never => ColorChoice::Never,
        };
        choice.write_global();
        self.err = AutoStream::new(io::stderr(), choice);
    }

    /// Keeps results back from here on, for a file.
    pub(super) fn hold(&mut self) {
        self.held = Some(String::new());
    }

    /// What was kept back.
    pub(super) fn release(&mut self) -> String {
        self.held.take().unwrap_or_default()
    }

    /// A result that people read, to standard output: what a terminal would obey is shown by number.
    pub(super) fn show(&mut self, text: &str) {
        self.print(&visible(text));
    }

    /// A result, to standard output, as it is.
    pub(super) fn print(&mut self, text: &str) {
        if let Some(held) = &mut self.held {
            held.push_str(text);
            return;
        }
        if let Err(error) = self.out.write_all(text.as_bytes()) {
            self.failed.get_or_insert(error.kind());
        }
    }

    /// What was printed is read now, before the run ends.
    pub(super) fn flush(&mut self) {
        if let Err(error) = self.out.flush() {
            self.failed.get_or_insert(error.kind());
        }
    }

    /// A result with styles; they stay only where a terminal shows them.
    pub(super) fn print_styled(&mut self, text: &str) {
        let bytes = shown(guarded(text).as_bytes(), AutoStream::choice(&self.out));
        if let Err(error) = self.out.write_all(&bytes) {
            self.failed.get_or_insert(error.kind());
        }
    }

    /// A line to a person.
    pub(super) fn say(&mut self, line: &str) {
        self.tell(&said(line));
    }

    /// A diagnostic to a person.
    pub(super) fn report(&mut self, diagnostic: &Diagnostic) {
        self.tell(&reported(diagnostic));
    }

    /// Diagnostics that belong to no case; true where there is an error.
    pub(super) fn report_all(&mut self, sink: Sink) -> bool {
        let errors = sink.has_errors();
        sink.into_sorted().iter().for_each(|diagnostic| self.report(diagnostic));
        errors
    }

    /// Shows how far a batch of so many is: where a person watches, and nothing else is printed there.
    pub(super) fn watch(&mut self, count: usize, prints: bool) {
        let is_watched = io::stderr().is_terminal() && !(prints && io::stdout().is_terminal());
        if !is_watched || count < 2 {
            return;
        }
        let bar = ProgressBar::new(count as u64);
        let style = either(
            "{wide_bar} {pos}/{len}　每秒 {per_sec}　还要 {eta}",
            "{wide_bar} {pos}/{len}  {per_sec}  {eta} left",
        );
        bar.set_style(ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar()));
        self.bar = Some(bar);
    }

    /// One more of them is done.
    pub(super) fn advance(&mut self) {
        if let Some(bar) = &self.bar {
            bar.inc(1);
        }
    }

    /// All are.
    pub(super) fn rest(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    /// Did standard output fail, also because its reader has left?
    pub(super) fn has_failed(&self) -> bool {
        self.failed.is_some()
    }

    /// The status, unless results could not be delivered. A reader that has seen enough (`| head`) is no fault.
    pub(super) fn finish(mut self, status: Status) -> Status {
        self.flush();
        match self.failed {
            Some(kind) if kind != io::ErrorKind::BrokenPipe => {
                self.say(either(
                    "结果没有写完：标准输出写不进去",
                    "the result is not complete: standard output takes no more",
                ));
                Status::CouldNotRun
            }
            _ => status,
        }
    }

    /// One write for the whole: standard error has no buffer, and the stream that strips styles writes what is between
    /// two of them by itself.
    pub(super) fn tell(&mut self, text: &[u8]) {
        let text = guarded(&String::from_utf8_lossy(text)).into_owned();
        let text = shown(text.as_bytes(), self.err.current_choice());
        let err = &mut self.err;
        // Nobody is left to tell when standard error is gone.
        match &self.bar {
            Some(bar) => bar.suspend(|| drop(err.write_all(&text))),
            None => drop(err.write_all(&text)),
        }
    }
}

/// A line to a person, made ready on any thread for [`Console::tell`]. Names of files and arguments stand in it as they came:
/// what a terminal would obey is shown by number.
pub(super) fn said(line: &str) -> Vec<u8> {
    format!("{}\n", visible(line)).into_bytes()
}

/// The one door to people: styles of our own pass, whatever else a terminal would obey is shown by number.
fn guarded(text: &str) -> Cow<'_, str> {
    let mut pieces = text.split('\u{1b}');
    let first = pieces.next().map(visible).unwrap_or_default();
    let mut guarded = first.into_owned();
    for piece in pieces {
        let end = piece.find(|c: char| !matches!(c, '[' | '0'..='9' | ';')).unwrap_or(piece.len());
        let is_style = piece.starts_with('[') && piece[end..].starts_with('m');
        guarded.push_str(if is_style { "\u{1b}" } else { "<U+001B>" });
        guarded.push_str(&visible(piece));
    }
    Cow::Owned(guarded)
}

/// A diagnostic, likewise.
pub(super) fn reported(diagnostic: &Diagnostic) -> Vec<u8> {
    let mut text = Vec::new();
    if report::write_in(spoken, &glossed(diagnostic), &mut text).is_err() {
        // The line could not be shown; what is wrong with it is said all the same.
        text = said(&diagnostic.message);
    }
    text
}

/// In English what is said of a case in Chinese has behind it what a finding of this kind means.
fn glossed(diagnostic: &Diagnostic) -> Cow<'_, Diagnostic> {
    let is_chinese = |c: char| ('\u{3000}'..='\u{9fff}').contains(&c);
    // What is quoted is the case's own.
    let own = diagnostic.message.split(['“', '”']).step_by(2);
    if chosen() == Lang::Zh || !own.into_iter().any(|piece| piece.contains(is_chinese)) {
        return Cow::Borrowed(diagnostic);
    }
    let gloss = english::gloss(diagnostic.rule.name());
    let help = gloss.map(|(means, instead)| format!("{means}: {instead}"));
    help.map_or(Cow::Borrowed(diagnostic), |help| Cow::Owned(diagnostic.clone().help(help)))
}

/// The text without styles, for a file.
pub(super) fn plain(text: &str) -> String {
    String::from_utf8_lossy(&shown(text.as_bytes(), ColorChoice::Never)).into_owned()
}

/// With its styles, or without where they are not wanted.
fn shown(text: &[u8], choice: ColorChoice) -> Vec<u8> {
    let mut stream = AutoStream::new(Vec::new(), choice);
    // Writing to memory does not fail.
    drop(stream.write_all(text));
    stream.into_inner()
}
