//! Diagnostics as text with the line they point at. With `excerpt` the only file that names the snippet crate.

use std::borrow::Cow;
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use codespan_reporting::diagnostic as snippet;
use codespan_reporting::term::{self, Config, WriteStyle};

use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::language::Fixed;

use crate::reading::{is_hidden_at, is_raw, visible};

use super::Checked;
use super::excerpt::Excerpts;

/// All diagnostics one after another, as [`write()`] writes them.
pub(super) fn document(checked: &[Checked<'_>]) -> String {
    let mut out = Vec::new();
    let is_batch = checked.len() > 1;
    let all = checked.iter().flat_map(|one| one.diagnostics.iter().map(|diagnostic| (one.name, diagnostic)));
    for (name, diagnostic) in all {
        let named = if is_batch { of_batch(diagnostic, name) } else { Cow::Borrowed(diagnostic) };
        if write(&named, &mut out).is_err() {
            // The line could not be shown; what is wrong with it is said all the same.
            out.extend(format!("{}\n", visible(&diagnostic.message)).bytes());
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// A diagnostic of one file among several, which says of which it is also where it points at none of its lines.
pub fn of_batch<'a>(diagnostic: &'a Diagnostic, file: &str) -> Cow<'a, Diagnostic> {
    let is_said = diagnostic.labels.iter().any(|label| label.place.file.name == file);
    if is_said || file.is_empty() {
        Cow::Borrowed(diagnostic)
    } else {
        Cow::Owned(diagnostic.clone().help(format!("案件文件：{file}")))
    }
}

/// Writes one diagnostic, all at once: the snippet crate writes word by word. Styles are written always: whoever owns the
/// terminal strips them where they are not wanted.
pub fn write(diagnostic: &Diagnostic, out: &mut dyn Write) -> io::Result<()> {
    write_in(|word| word.zh, diagnostic, out)
}

/// The same with the severity in the language that is picked.
pub fn write_in(
    pick: fn(Fixed) -> &'static str,
    diagnostic: &Diagnostic,
    out: &mut dyn Write,
) -> io::Result<()> {
    // Of a file that has no line to show, its name is enough where the message says it.
    let is_shown = |label: &&Label| {
        let file = &label.place.file;
        !file.text.is_empty() || !diagnostic.message.contains(&file.name)
    };
    let labels: Vec<Label> = diagnostic.labels.iter().filter(is_shown).cloned().collect();
    let excerpts = Excerpts::of(&labels, signed);
    let label = |(index, label): (usize, &Label)| {
        let style = if index == 0 { snippet::LabelStyle::Primary } else { snippet::LabelStyle::Secondary };
        let (id, range) = excerpts.place(&label.place);
        snippet::Label::new(style, id, range).with_message(visible(&label.text))
    };
    let labels = labels.iter().enumerate().map(label).collect();
    let shown = snippet::Diagnostic::new(severity(diagnostic.severity))
        .with_code(visible(diagnostic.rule.name()))
        .with_message(visible(&diagnostic.message))
        .with_labels(labels)
        .with_notes(diagnostic.help.iter().map(|help| visible(help).into_owned()).collect());
    let mut writer = Styled { out: Vec::new(), in_header: false, pick };
    term::emit_to_write_style(&mut writer, &Config::default(), &excerpts, &shown)
        .map_err(io::Error::other)?;
    out.write_all(&writer.out)
}

/// With a sign of the same length for each character that a terminal would obey instead of showing: places still fit.
fn signed(text: &str) -> String {
    let is_lone = |at: usize, c: char| c == '\r' && !text[at + 1..].starts_with('\n');
    let sign = |(at, c): (usize, char)| match c.len_utf8() {
        _ if !is_raw(c) && !is_hidden_at(text, at, c) && !is_lone(at, c) => c,
        1 => '?',
        2 => '¿',
        3 => '\u{fffd}',
        _ => '\u{1f6c7}',
    };
    text.char_indices().map(sign).collect()
}

fn severity(severity: Severity) -> snippet::Severity {
    match severity {
        Severity::Error => snippet::Severity::Error,
        Severity::Warning => snippet::Severity::Warning,
        Severity::Note => snippet::Severity::Note,
    }
}

/// Adds colours, and says the severity in the language that is wanted: the crate knows it only in English.
struct Styled {
    out: Vec<u8>,
    in_header: bool,
    pick: fn(Fixed) -> &'static str,
}

impl Write for Styled {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let word = match bytes {
            b"error" if self.in_header => Some(Fixed::fixed("错误", "error")),
            b"warning" if self.in_header => Some(Fixed::fixed("警告", "warning")),
            b"note" if self.in_header => Some(Fixed::fixed("提示", "note")),
            _ => None,
        };
        self.out.write_all(word.map_or(bytes, |word| (self.pick)(word).as_bytes()))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Styled {
    fn style(&mut self, style: Style) -> io::Result<()> {
        write!(self.out, "{style}")
    }
}

fn colour(severity: snippet::Severity) -> Style {
    let colour = match severity {
        snippet::Severity::Bug | snippet::Severity::Error => AnsiColor::Red,
        snippet::Severity::Warning => AnsiColor::Yellow,
        snippet::Severity::Note | snippet::Severity::Help => AnsiColor::Green,
    };
    colour.on_default()
}

impl WriteStyle for Styled {
    fn set_header(&mut self, severity: snippet::Severity) -> io::Result<()> {
        self.in_header = true;
        self.style(colour(severity).bold())
    }

    fn set_header_message(&mut self) -> io::Result<()> {
        self.in_header = false;
        write!(self.out, "{}", anstyle::Reset)?;
        self.style(Style::new().bold())
    }

    fn set_line_number(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_note_bullet(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_source_border(&mut self) -> io::Result<()> {
        self.style(AnsiColor::Blue.on_default())
    }

    fn set_label(&mut self, severity: snippet::Severity, style: snippet::LabelStyle) -> io::Result<()> {
        match style {
            snippet::LabelStyle::Primary => self.style(colour(severity)),
            snippet::LabelStyle::Secondary => self.style(AnsiColor::Blue.on_default()),
        }
    }

    fn reset(&mut self) -> io::Result<()> {
        write!(self.out, "{}", anstyle::Reset)
    }
}
