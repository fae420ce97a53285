//! The job summary of a run, in the Markdown that code hosts show beside it: what is due within a week first, then cases by
//! channels with marks and lengths against limits, then the errors.

use std::collections::BTreeMap;

use crate::diagnostic::Severity;
use crate::reading::visible;

use super::position::Region;
use super::private::Private;
use super::{Checked, file};

/// A week, in days: what ends later is no reason to hurry.
const NEAR: i64 = 7;
/// GitHub shows no summary of more than a megabyte; no part may take more bytes than this.
const MOST_BYTES: usize = 300 * 1024;

/// What a channel came to for a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// A text, with each box that has a limit: how long it is and how long it may be.
    Text {
        /// Length and limit of each box.
        lengths: Vec<(usize, usize)>,
        /// Was it put in other words so that it fits?
        is_fitted: bool,
    },
    /// No text, for an error.
    Refused,
    /// The channel is not for this case.
    Unsuited,
}

/// A period that runs.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The days that are left; 0 today.
    pub days: i64,
    /// Its last day or moment.
    pub until: String,
    /// Who has to act.
    pub who: String,
    /// Its name.
    pub name: String,
}

/// A file of the run.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// What each channel came to, by id; empty where the file is no case or could not be read.
    pub cells: BTreeMap<String, Cell>,
    /// The periods that run.
    pub due: Vec<Due>,
    /// What to do next.
    pub next: String,
}

/// The summary. `rows` go with `checked`; `channels` are the columns, by id and name.
pub fn summary(checked: &[(Checked<'_>, &Row)], channels: &[(&str, &str)]) -> String {
    let mut out = format!("## complain\n\n{}\n", totals(checked));
    out += &deadlines(checked);
    out += &table(checked, channels);
    out += &errors(checked);
    out
}

fn totals(checked: &[(Checked<'_>, &Row)]) -> String {
    let count = |severity| {
        let all = checked.iter().flat_map(|(one, _)| one.diagnostics);
        all.filter(|found| found.severity == severity).count()
    };
    let texts = checked.iter().flat_map(|(_, row)| row.cells.values());
    let texts = texts.filter(|cell| matches!(cell, Cell::Text { .. })).count();
    let files = checked.iter().filter(|(one, _)| !one.name.is_empty()).count();
    format!(
        "{files} 个文件，写得出 {texts} 份文字；{} 处错误，{} 处警告，{} 处提示。",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )
}

fn deadlines(checked: &[(Checked<'_>, &Row)]) -> String {
    let mut due: Vec<(&Due, &str, &str)> = Vec::new();
    for (one, row) in checked {
        due.extend(row.due.iter().filter(|due| due.days <= NEAR).map(|due| (due, title(one), &*row.next)));
    }
    due.sort_unstable();
    let lines = due.into_iter().map(|(due, case, next)| {
        let left = if due.days == 0 { "今天".to_owned() } else { format!("{} 天", due.days) };
        let cells = [due.until.clone(), left, text(case), due.who.clone(), text(&due.name), text(next)];
        line(&cells)
    });
    let head = ["最晚", "还有", "案件", "谁来办", "期限", "下一步"];
    part("七天以内的期限", &head, lines)
}

fn table(checked: &[(Checked<'_>, &Row)], channels: &[(&str, &str)]) -> String {
    let suits = |id: &str| {
        let mut cells = checked.iter().filter_map(|(_, row)| row.cells.get(id));
        cells.any(|cell| *cell != Cell::Unsuited)
    };
    let shown: Vec<(&str, &str)> = channels.iter().filter(|(id, _)| suits(id)).copied().collect();
    let mut rows: Vec<_> = checked.iter().filter(|(_, row)| !row.cells.is_empty()).collect();
    let nearest = |row: &Row| row.due.iter().filter(|due| due.days <= NEAR).min().cloned();
    rows.sort_by_cached_key(|(_, row)| {
        let near = nearest(row);
        (near.is_none(), near)
    });
    let lines = rows.into_iter().map(|(one, row)| {
        let cells = shown.iter().map(|(id, _)| row.cells.get(*id).map(cell).unwrap_or_default());
        line(&std::iter::once(format!("{} {}", mark(one), text(title(one)))).chain(cells).collect::<Vec<_>>())
    });
    let names = shown.iter().map(|(_, name)| text(name));
    let head: Vec<String> = std::iter::once("案件".to_owned()).chain(names).collect();
    let table = part("案件和渠道", &head.iter().map(String::as_str).collect::<Vec<_>>(), lines);
    if table.is_empty() {
        return table;
    }
    let legend = "✅ 没有问题，⚠️ 有建议改的，❌ 有错误，没有写出，✂️ 为放得下换过写法，➖ 不适合这个案件。\
                  数是各栏的字数和上限，没有上限的栏不列。";
    format!("{table}\n{legend}\n")
}

fn errors(checked: &[(Checked<'_>, &Row)]) -> String {
    let lines = checked.iter().flat_map(|(one, _)| {
        let private = Private::of(one.diagnostics);
        let errors = one.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        errors.map(move |found| {
            let line_number = found.labels.first().map(|label| format!(":{}", Region::of(&label.place).line));
            let at = file(one, found).unwrap_or_default().to_owned() + &line_number.unwrap_or_default();
            let said = private.said_in_full(found);
            line(&[text(&at), text(found.rule.name()), text(&said)])
        })
    });
    part("要改正的", &["哪里", "检查", "怎样改"], lines)
}

/// A table under a heading, as far as there is room; nothing where it has no lines.
fn part(title: &str, head: &[&str], lines: impl Iterator<Item = String>) -> String {
    let (mut body, mut left_out) = (String::new(), 0);
    for line in lines {
        if left_out == 0 && body.len() + line.len() <= MOST_BYTES {
            body += &line;
        } else {
            left_out += 1;
        }
    }
    if body.is_empty() {
        return body;
    }
    let rule = "| --- ".repeat(head.len());
    let more = if left_out == 0 {
        String::new()
    } else {
        format!("\n放不下，还有 {left_out} 行没有列出。\n")
    };
    format!("\n### {title}\n\n| {} |\n{rule}|\n{body}{more}", head.join(" | "))
}

fn line(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Unsuited => "➖".into(),
        Cell::Refused => "❌".into(),
        Cell::Text { lengths, is_fitted } => {
            let mark = if *is_fitted { "✂️" } else { "✅" };
            let lengths = lengths.iter().map(|(count, most)| format!("{count}/{most}"));
            std::iter::once(mark.to_owned()).chain(lengths).collect::<Vec<_>>().join(" ")
        }
    }
}

fn mark(one: &Checked<'_>) -> &'static str {
    match one.diagnostics.iter().map(|found| found.severity).max() {
        Some(Severity::Error) => "❌",
        Some(Severity::Warning) => "⚠️",
        _ => "✅",
    }
}

fn title<'a>(one: &Checked<'a>) -> &'a str {
    if one.case.is_empty() { one.name } else { one.case }
}

/// The text in a cell, in which nothing is Markdown.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in visible(text).chars() {
        match sign {
            '\n' => out += "<br>",
            '&' => out += "&amp;",
            '<' => out += "&lt;",
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '@' | '!' => out.extend(['\\', sign]),
            sign => out.push(sign),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_markdown() {
        assert_eq!(text("a|b\n<script>`x`*_"), "a\\|b<br>&lt;script>\\`x\\`\\*\\_");
    }

    #[test]
    fn what_has_no_room_is_counted() {
        let lines = (0..9).map(|_| "x".repeat(MOST_BYTES / 4));
        let part = part("一", &["二"], lines);
        assert!(part.len() < MOST_BYTES + 200);
        assert!(part.ends_with("放不下，还有 5 行没有列出。\n"), "{}", &part[part.len() - 60..]);
    }
}
