//! Standard output and standard error. The only room that prints.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};

use crate::diagnostic::{Diagnostic, Sink};
use crate::report;

use super::Status;

/// Where results and words go.
pub(super) struct Console {
    out: io::StdoutLock<'static>,
    err: AutoStream<io::StderrLock<'static>>,
    failed: Option<io::ErrorKind>,
}

impl Console {
    pub(super) fn new() -> Self {
        let err = AutoStream::auto(io::stderr().lock());
        Self { out: io::stdout().lock(), err, failed: None }
    }

    /// A result, to standard output, as it is.
    pub(super) fn print(&mut self, text: &str) {
        if let Err(error) = self.out.write_all(text.as_bytes()) {
            self.failed.get_or_insert(error.kind());
        }
    }

    /// A result with styles; they stay only where a terminal shows them.
    pub(super) fn print_styled(&mut self, text: &str) {
        let bytes = shown(text.as_bytes(), AutoStream::choice(&self.out));
        if let Err(error) = self.out.write_all(&bytes) {
            self.failed.get_or_insert(error.kind());
        }
    }

    /// A line to a person.
    pub(super) fn say(&mut self, line: &str) {
        self.tell(format!("{line}\n").as_bytes());
    }

    /// A diagnostic to a person.
    pub(super) fn report(&mut self, diagnostic: &Diagnostic) {
        let mut text = Vec::new();
        drop(report::write(diagnostic, &mut text));
        self.tell(&text);
    }

    /// A diagnostic of one file among several.
    pub(super) fn report_of(&mut self, file: &str, diagnostic: &Diagnostic) {
        self.report(&report::of_batch(diagnostic, file));
    }

    /// Diagnostics that belong to no case; true where there is an error.
    pub(super) fn report_all(&mut self, sink: Sink) -> bool {
        let errors = sink.has_errors();
        sink.into_sorted().iter().for_each(|diagnostic| self.report(diagnostic));
        errors
    }

    /// The status, unless results could not be delivered. A reader that has seen enough (`| head`) is no fault.
    pub(super) fn finish(mut self, status: Status) -> Status {
        if let Err(error) = self.out.flush() {
            self.failed.get_or_insert(error.kind());
        }
        match self.failed {
            Some(kind) if kind != io::ErrorKind::BrokenPipe => {
                self.say("结果没有写完：标准输出写不进去");
                Status::CouldNotRun
            }
            _ => status,
        }
    }

    /// One write for the whole: standard error has no buffer, and the stream that strips styles writes what is between
    /// two of them by itself.
    fn tell(&mut self, text: &[u8]) {
        let text = shown(text, self.err.current_choice());
        // Nobody is left to tell when standard error is gone.
        drop(self.err.write_all(&text));
    }
}

/// With its styles, or without where they are not wanted.
fn shown(text: &[u8], choice: ColorChoice) -> Vec<u8> {
    let mut stream = AutoStream::new(Vec::new(), choice);
    // Writing to memory does not fail.
    drop(stream.write_all(text));
    stream.into_inner()
}
