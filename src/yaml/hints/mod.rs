//! The mistakes that people really make in YAML: what to say, and the line as it was probably meant.

mod brackets;
mod indent;
mod layout;
mod separators;
mod values;

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::Place;

use super::line::{Inside, Line, Slot};
use super::lines::{Edit, Mended};
use super::parse::{self, Broken};
use super::shape::{self, Known};
use super::tree::{Node, Style, Value};

/// How many lines between the last good place and the failure are looked at.
const LINES: usize = 50;

/// What is wrong with a line, and how it was probably meant.
pub(super) struct Hint {
    line: usize,
    rule: &'static str,
    /// Bytes of the line to underline.
    piece: Range<usize>,
    message: String,
    help: Vec<String>,
    /// The line as it was probably meant; `None` where no guess is safe.
    edit: Option<Edit>,
}

/// What is wrong with a piece of a line, before it is known which line that is.
struct Mistake {
    rule: &'static str,
    piece: Range<usize>,
    message: String,
    help: Vec<String>,
    edit: Option<Edit>,
}

impl Mistake {
    fn new(rule: &'static str, piece: Range<usize>, message: impl Into<String>) -> Self {
        Self { rule, piece, message: message.into(), help: Vec::new(), edit: None }
    }

    fn help(mut self, help: impl Into<String>) -> Self {
        self.help.push(help.into());
        self
    }

    fn edit(mut self, range: Range<usize>, with: impl Into<String>) -> Self {
        self.edit = Some(Edit { range, with: with.into() });
        self
    }

    fn on(self, line: usize) -> Hint {
        let Self { rule, piece, message, help, edit } = self;
        Hint { line, rule, piece, message, help, edit }
    }
}

impl Hint {
    pub(super) fn diagnostic(&self, text: &Mended<'_>) -> Diagnostic {
        let place = Place { file: text.file.clone(), span: text.original_piece(self.line, &self.piece) };
        let diagnostic = Diagnostic::error(self.rule, self.message.clone()).at(place, "");
        self.help.iter().fold(diagnostic, |diagnostic, help| diagnostic.help(help.clone()))
    }
}

/// The edits of all hints, by line.
pub(super) fn edits(hints: &[Hint]) -> BTreeMap<usize, Vec<Edit>> {
    let mut edits: BTreeMap<usize, Vec<Edit>> = BTreeMap::new();
    for hint in hints {
        edits.entry(hint.line).or_default().extend(hint.edit.clone());
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
        let near = (first..=last).rev().take(2);
        let guesses = near.flat_map(|line| indent::guesses(text, line, &known.names));
        let loose = layout::loose_text(text, last, &known.names).into_iter().map(|hint| vec![hint]);
        if let Some(found) = best(guesses.chain(loose), last, text, known) {
            return found;
        }
    }
    let found = Mistake::new("yaml/syntax", 0..text.line(last).len(), broken.message);
    vec![found.help(broken.help).help("这一处改好以前，它后面的内容没有检查").on(last)]
}

/// The guess with which the parser reads furthest beyond the line it has reached; then the one that leaves the fewest
/// problems and changes the fewest lines.
fn best(guesses: impl Iterator<Item = Vec<Hint>>, reached: usize, text: &Mended<'_>, known: &Known<'_>) -> Option<Vec<Hint>> {
    let scored = guesses.filter_map(|hints| {
        let lines = hints.len();
        let mut tried = text.clone();
        tried.mend(edits(&hints));
        let (line, problems) = match parse::parse(&tried) {
            Ok(parsed) => (usize::MAX, disorder(&parsed.node, text, known)),
            Err(broken) => (tried.line_at(broken.byte), 0),
        };
        (line > reached).then_some(((Reverse(line), problems, lines), hints))
    });
    scored.min_by(|(one, _), (other, _)| one.cmp(other)).map(|(_, hints)| hints)
}

/// How many problems a tree has.
fn disorder(node: &Node, text: &Mended<'_>, known: &Known<'_>) -> usize {
    let Some(shape) = known.shape else { return repeated(node) };
    let mut sink = Sink::default();
    shape::check(node, shape, text.file, &mut sink);
    sink.into_sorted().len()
}

/// How many keys stand again in their mapping.
fn repeated(node: &Node) -> usize {
    let inside = node.entries().iter().map(|entry| entry.again.len() + repeated(&entry.node)).sum::<usize>();
    inside + node.items().iter().map(repeated).sum::<usize>()
}

/// Text that parsed, but has swallowed what was meant as a key.
pub(super) fn in_tree(root: &Node, text: &Mended<'_>, known: &Known<'_>) -> Vec<Hint> {
    let mut lines = Vec::new();
    suspicious(root, text, &known.names, &mut lines);
    lines.dedup();
    lines.into_iter().flat_map(|line| of_line(text, line, &known.names, false)).collect()
}

/// The lines that may hold a mistake although they parsed, in order.
fn suspicious(node: &Node, text: &Mended<'_>, known: &[&str], lines: &mut Vec<usize>) {
    match &node.value {
        Value::Scalar(_, Style::Plain) => {
            let ((first, start), (last, _)) = (text.file_line(node.span.start), text.file_line(node.span.end));
            let before = text.file.text.get(start..node.span.start).unwrap_or_default();
            let starts_line = before.chars().all(|c| c == ' ' || c == '-');
            lines.extend(if starts_line { first..=last } else { first + 1..=last });
        }
        Value::List(items) => items.iter().for_each(|item| suspicious(item, text, known, lines)),
        Value::Map(entries) => {
            for entry in entries {
                let odd = entry.key.starts_with([' ', '\t', '\u{3000}', '\u{a0}', '-', '－', '—', '–', '•', '·']);
                let swallowed = matches!(entry.node.value, Value::Nothing) && !known.contains(&entry.key.as_str());
                if odd || swallowed || entry.key.contains(['：', ':', '，']) {
                    lines.push(text.file_line(entry.key_span.start).0);
                }
                suspicious(&entry.node, text, known, lines);
            }
        }
        _ => {}
    }
}

type OfLine = fn(&Line<'_>, &[&str]) -> Option<Mistake>;
type OfSlot = fn(&Line<'_>, &Slot, &[&str]) -> Option<Mistake>;

/// Certain from the line and the known keys alone.
const LINE: &[OfLine] = &[layout::odd_indent, layout::no_space_after_dash];
const SLOT: &[OfSlot] =
    &[separators::full_width_colon, separators::no_space, separators::missing_in_braces, separators::full_width_comma, separators::no_comma, values::comma];
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
    let (inner, outer): (Vec<&Slot>, Vec<&Slot>) = line.slots.iter().partition(|slot| slot.inside == Inside::Map);
    for slots in [inner, outer] {
        let found: Vec<Hint> = slots.into_iter().filter_map(of_slot).map(|mistake| mistake.on(number)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

/// A quote or bracket that has no partner on its line nor on a line that continues it.
fn unclosed(text: &Mended<'_>, number: usize, line: &Line<'_>, slot: &Slot, known: &[&str]) -> Option<Mistake> {
    let quote = values::unclosed_quote(line, slot);
    let found = quote.or_else(|| brackets::unpaired(line, slot))?;
    let may_close_below = matches!(found.rule, values::UNCLOSED | brackets::UNCLOSED);
    (!may_close_below || !indent::goes_on(text, number, line, known)).then_some(found)
}
