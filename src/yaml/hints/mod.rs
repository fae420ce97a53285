//! The mistakes that people really make in YAML: what to say, and the line as it was probably meant.

mod brackets;
mod indent;
mod layout;
mod separators;
mod swallowed;
mod trial;
mod values;

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{self, Diagnostic, Fix};
use crate::source::Place;

use super::line::{Inside, Line, Slot};
use super::lines::{Edit, Mended};
use super::parse::Broken;
use super::shape::Known;
use super::tree::Node;

/// How many lines between the last good place and the failure are looked at.
const LINES: usize = 50;
/// What to say where reading ends.
const NOT_CHECKED: &str = "这一处改好以前，它后面的内容没有检查";
/// A longer line, in bytes, was not written by hand.
const MAX_LINE: usize = 10_000;

/// What is wrong, and with which line.
pub(super) struct Hint {
    line: usize,
    mistake: Mistake,
}

/// What is wrong with a line, and how it was probably meant.
struct Mistake {
    rule: &'static str,
    /// Bytes of the line to underline.
    piece: Range<usize>,
    message: String,
    help: Vec<String>,
    /// The line as it was probably meant; `None` where no guess is safe.
    edit: Option<Edit>,
    /// The help says this edit and no other: it may be made in the file too.
    is_cure: bool,
}

impl Mistake {
    fn new(rule: &'static str, piece: Range<usize>, message: impl Into<String>) -> Self {
        Self { rule, piece, message: message.into(), help: Vec::new(), edit: None, is_cure: false }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    /// What the help says to write.
    fn edit(mut self, range: Range<usize>, with: impl Into<String>) -> Self {
        self.is_cure = true;
        self.guess(range, with)
    }

    /// What makes the rest readable; there may be another cure.
    fn guess(mut self, range: Range<usize>, with: impl Into<String>) -> Self {
        self.edit = Some(Edit { range, with: with.into() });
        self
    }

    fn on(self, line: usize) -> Hint {
        Hint { line, mistake: self }
    }
}

impl Hint {
    pub(super) fn diagnostic(&self, text: &Mended<'_>) -> Diagnostic {
        let Mistake { rule, piece, message, help, .. } = &self.mistake;
        let place = Place { file: text.file.clone(), span: text.original_piece(self.line, piece) };
        let diagnostic = Diagnostic::error(*rule, message.clone()).at(place, "");
        let diagnostic = help.iter().fold(diagnostic, |diagnostic, help| diagnostic.help(help.clone()));
        match self.cure(text) {
            Some(fix) => diagnostic.fix(fix),
            None => diagnostic,
        }
    }

    /// The edit as one of the file; `None` where the line was mended before in the same piece.
    fn cure(&self, text: &Mended<'_>) -> Option<Fix> {
        // What was guessed of this line before may itself be the mistake.
        let is_first = !text.is_mended(self.line);
        let edit = self.mistake.edit.as_ref().filter(|_| self.mistake.is_cure && is_first)?;
        let span = text.original_piece(self.line, &edit.range);
        let is_same =
            text.file.text.get(span.start..span.end) == text.line(self.line).get(edit.range.clone());
        let (title, edits) = ("照说明改正".into(), vec![diagnostic::Edit { span, text: edit.with.clone() }]);
        is_same.then_some(Fix { title, edits, is_safe: true })
    }
}

/// The edits of all hints, by line.
pub(super) fn edits(hints: &[Hint]) -> BTreeMap<usize, Vec<Edit>> {
    let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    for hint in hints {
        edits.entry(hint.line).or_default().extend(hint.mistake.edit.clone());
    }
    edits
}

/// Why the text breaks off. The mistake lies between what was read last and where the parser noticed.
pub(super) fn at_error(broken: &Broken, text: &Mended<'_>, known: &Known<'_>) -> Vec<Hint> {
    let last = text.line_at(broken.byte).min(text.line_count()).max(1);
    let first = text.line_at(broken.read_to).clamp(1, last);
    if !broken.is_final {
        // Some failures are noticed one line too early.
        let below = (last + 1).min(text.line_count());
        for line in (first..=last).take(LINES).chain([below]) {
            let found = of_line(text, line, &known.names, true);
            if !found.is_empty() {
                return found;
            }
        }
        if let Some(found) = broken.open.and_then(|open| brackets::left_open(text, open, last)) {
            return vec![found];
        }
        let near = (first..=last).rev().take(2).filter(|&line| text.line(line).len() <= MAX_LINE);
        let guesses = near.flat_map(|line| indent::guesses(text, line, &known.names));
        let loose = layout::loose_text(text, last, &known.names).into_iter().map(|hint| vec![hint]);
        if let Some(found) = trial::best(guesses.chain(loose), last, text, known) {
            return found;
        }
    }
    let found = Mistake::new("yaml/syntax", 0..text.line(last).len(), broken.message);
    vec![found.help(broken.help).help(NOT_CHECKED).on(last)]
}

/// Text that parsed, but has swallowed what was meant as a key.
pub(super) fn in_tree(root: &Node, text: &Mended<'_>, known: &Known<'_>) -> Vec<Hint> {
    let lines = swallowed::lines(root, text, &known.names);
    lines.into_iter().flat_map(|line| of_line(text, line, &known.names, false)).collect()
}

type OfLine = fn(&Line<'_>, &[&str]) -> Option<Mistake>;
type OfSlot = fn(&Line<'_>, &Slot, &[&str]) -> Option<Mistake>;

/// Certain from the line and the known keys alone.
const LINE: &[OfLine] = &[layout::odd_indent, layout::no_space_after_dash, brackets::full_width];
const SLOT: &[OfSlot] = &[
    separators::full_width_colon,
    separators::no_space,
    separators::missing_in_braces,
    separators::full_width_comma,
    separators::no_comma,
    values::comma,
];
/// Only where the parser failed: the same line can be right.
const BROKEN_LINE: &[OfLine] = &[layout::fence, separators::missing];
const BROKEN_SLOT: &[OfSlot] = &[
    brackets::unopened,
    separators::full_width_colon_after_any_word,
    values::special_start,
    values::text_after_quote,
    values::escape,
    values::colon,
    values::brackets_in_text,
];

fn of_line(text: &Mended<'_>, number: usize, known: &[&str], failed: bool) -> Vec<Hint> {
    if text.line(number).len() > MAX_LINE {
        return Vec::new();
    }
    let line = Line::new(text.line(number), known);
    let (more_of_line, more_of_slot) = if failed { (BROKEN_LINE, BROKEN_SLOT) } else { (&[][..], &[][..]) };
    if let Some(found) = LINE.iter().chain(more_of_line).find_map(|check| check(&line, known)) {
        return vec![found.on(number)];
    }
    let of_slot = |slot: &Slot| {
        let certain = SLOT.iter().chain(more_of_slot).find_map(|check| check(&line, slot, known));
        certain.or_else(|| if failed { unclosed(text, number, &line, slot, known) } else { None })
    };
    // What is wrong inside braces is said there, not of the braces.
    let (inner, outer): (Vec<&Slot>, Vec<&Slot>) =
        line.slots.iter().partition(|slot| slot.inside == Inside::Map);
    for slots in [inner, outer] {
        let found: Vec<Hint> =
            slots.into_iter().filter_map(of_slot).map(|mistake| mistake.on(number)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// A quote or bracket that has no partner on its line nor on a line that continues it.
fn unclosed(
    text: &Mended<'_>,
    number: usize,
    line: &Line<'_>,
    slot: &Slot,
    known: &[&str],
) -> Option<Mistake> {
    let quote = values::unclosed_quote(line, slot);
    let found = quote.or_else(|| brackets::unpaired(line, slot))?;
    let may_close_below = matches!(found.rule, values::UNCLOSED | brackets::UNCLOSED);
    (!may_close_below || !indent::goes_on(text, number, line, known)).then_some(found)
}
