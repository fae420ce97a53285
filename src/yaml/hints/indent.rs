//! Lines that stand too far left or right, or have lost their dash.
//!
//! Often several lines could be the wrong one. Each guess is tried; the one with which the parser reads furthest is said.

use super::super::line::{Inside, Line};
use super::super::lines::Mended;
use super::{Hint, Mistake};

/// Of more lines it is not said that all have lost their indent.
const MAX_LOST: usize = 20;
/// Blanks a level.
const STEP: usize = 2;

/// A line and its number.
struct At<'a> {
    number: usize,
    line: Line<'a>,
}

/// A column at which a line may start.
struct Level {
    column: usize,
    is_dash: bool,
}

/// What may be wrong with the indent of a line, or with that of lines above it; the likelier guesses first.
pub(super) fn guesses(text: &Mended<'_>, number: usize, known: &[&str]) -> Vec<Vec<Hint>> {
    let this = At { number, line: Line::new(text.line(number), known) };
    let Some(above) = filled_before(text, number, known).filter(|_| !this.line.is_void()) else {
        return Vec::new();
    };
    let around = Around { text, known, this, above };
    let mut guesses = vec![
        around.nearest_level(),
        around.this.dashed().into_iter().collect(),
        around.above.dashed().into_iter().collect(),
        vec![around.above.moved(around.this.line.indent)],
        around.above_by_content().into_iter().collect(),
        around.run_above(),
        around.no_root(),
    ];
    guesses.extend(around.levels().into_iter().map(|level| vec![around.this.moved(level.column)]));
    guesses
        .into_iter()
        .map(|hints| hints.into_iter().filter(is_change).collect::<Vec<_>>())
        .filter(|hints| !hints.is_empty())
        .collect()
}

/// Does the next line continue this one, so that a quote or bracket may close there?
pub(super) fn goes_on(text: &Mended<'_>, number: usize, line: &Line<'_>, known: &[&str]) -> bool {
    filled_after(text, number, known).is_some_and(|At { line: below, .. }| {
        let has_key = below.slots.first().is_some_and(|slot| !slot.key.is_empty());
        below.indent > line.content || (below.indent > line.indent && !has_key)
    })
}

fn is_change(hint: &Hint) -> bool {
    hint.mistake.edit.as_ref().is_some_and(|edit| edit.range.len() != edit.with.len())
}

/// A line that is not void, with the one above it.
struct Around<'a> {
    text: &'a Mended<'a>,
    known: &'a [&'a str],
    this: At<'a>,
    above: At<'a>,
}

impl Around<'_> {
    /// The column at which this line would fit, nearest to where it is.
    fn nearest_level(&self) -> Vec<Hint> {
        let is_item = self.this.line.is_item();
        let own = self.this.line.indent;
        let distance = |level: &&Level| (level.column.abs_diff(own), level.is_dash != is_item);
        let levels = self.levels();
        let nearest = levels.iter().filter(|level| !level.is_dash || is_item).min_by_key(distance);
        nearest.map(|level| self.this.moved(level.column)).into_iter().collect()
    }

    /// The line above, so that this one stands right below its text.
    fn above_by_content(&self) -> Option<Hint> {
        let to = (self.above.line.indent + self.this.line.indent).checked_sub(self.above.line.content)?;
        Some(self.above.moved(to))
    }

    /// The lines right above that stand at one column, moved to this line's.
    fn run_above(&self) -> Vec<Hint> {
        let column = self.above.line.indent;
        let mut run = Vec::new();
        let mut at = self.this.number;
        while let Some(before) = filled_before(self.text, at, self.known) {
            let is_parent = before.line.indent <= column && !before.line.has_value();
            if is_parent || before.line.indent < column || run.len() == MAX_LOST {
                break;
            }
            at = before.number;
            if before.line.indent == column {
                run.push(before.moved(self.this.line.indent));
            }
        }
        run.reverse();
        run
    }

    /// This is the first line at the margin: what stands above it should stand there too.
    fn no_root(&self) -> Vec<Hint> {
        let levels = self.levels();
        let Some(outermost) = levels.last().filter(|level| self.this.line.indent == 0 && level.column > 0)
        else {
            return Vec::new();
        };
        let lines = (1..self.this.number)
            .map(|number| At { number, line: Line::new(self.text.line(number), self.known) });
        let outer = lines.filter(|at| !at.line.is_void() && at.line.indent == outermost.column);
        outer.take(MAX_LOST).map(|at| at.moved(0)).collect()
    }

    /// The columns that are open above this line, the innermost first.
    fn levels(&self) -> Vec<Level> {
        let mut open: Vec<Level> = Vec::new();
        if !self.above.line.has_value() {
            open.push(Level { column: self.above.line.content + STEP, is_dash: false });
        }
        let mut at = self.this.number;
        while let Some(before) = filled_before(self.text, at, self.known) {
            let line = before.line;
            for column in line.columns() {
                let is_dash = column < line.content;
                if (is_dash || line.has_key()) && open.last().is_none_or(|last| column < last.column) {
                    open.push(Level { column, is_dash });
                }
            }
            if line.indent == 0 {
                break;
            }
            at = before.number;
        }
        open
    }
}

impl At<'_> {
    fn moved(&self, to: usize) -> Hint {
        let own = self.line.indent;
        let message =
            if own > to { "这一行左边的空格多了" } else { "这一行左边的空格少了" };
        let underlined = if own == 0 { 0..self.line.text.len() } else { 0..own };
        Mistake::new("yaml/indent", underlined, message)
            .help(format!("这里有 {own} 个空格，应为 {to} 个：同一级的行左边空格数要一样，下一级多两个"))
            .guess(0..own, " ".repeat(to))
            .on(self.number)
    }

    /// With the dash that an item needs.
    fn dashed(&self) -> Option<Hint> {
        let content = &self.line.text[self.line.content..];
        let found =
            Mistake::new("yaml/dash", self.line.content..self.line.text.len(), "列表的这一条前面少了“- ”");
        let found = found.help(format!("写成 - {content}")).guess(self.line.content..self.line.content, "- ");
        (!self.line.is_item()).then(|| found.on(self.number))
    }
}

impl Line<'_> {
    fn is_item(&self) -> bool {
        self.content > self.indent
    }

    fn has_value(&self) -> bool {
        self.slots.iter().any(|slot| !slot.value.is_empty())
    }

    fn has_key(&self) -> bool {
        self.slots.first().is_some_and(|slot| slot.inside == Inside::Block && !slot.key.is_empty())
    }
}

fn filled_before<'a>(text: &'a Mended<'_>, number: usize, known: &[&str]) -> Option<At<'a>> {
    let mut lines = (1..number).rev().map(|number| At { number, line: Line::new(text.line(number), known) });
    lines.find(|at| !at.line.is_void())
}

fn filled_after<'a>(text: &'a Mended<'_>, number: usize, known: &[&str]) -> Option<At<'a>> {
    let mut lines = (number + 1..=text.line_count())
        .map(|number| At { number, line: Line::new(text.line(number), known) });
    lines.find(|at| !at.line.is_void())
}
