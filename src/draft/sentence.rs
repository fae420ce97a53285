//! A draft as sentences. A full stop inside a quotation or a bracket ends none.

use super::{Draft, Run};

/// A sentence of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence<'a> {
    /// The number of its box among the filled ones.
    pub field: usize,
    /// The number of its text (message) in the box.
    pub part: usize,
    /// The number of its paragraph there.
    pub paragraph: usize,
    /// What it is made of, in order.
    pub pieces: Vec<Piece<'a>>,
}

/// The part of a run that stands in one sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// The text.
    pub text: &'a str,
    /// The run that it is of.
    pub run: &'a Run,
}

impl Sentence<'_> {
    /// The whole text.
    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text).collect()
    }

    /// The paths of the facts that it prints, in order.
    pub fn facts(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| piece.run.fact.as_deref())
    }
}

/// The sentences of a draft in order; together they hold all of its text.
pub fn sentences(draft: &Draft) -> Vec<Sentence<'_>> {
    let mut found = Vec::new();
    for (field, filled) in draft.fields.iter().enumerate() {
        for (part, text) in filled.parts.iter().enumerate() {
            for (paragraph, runs) in text.paragraphs.iter().enumerate() {
                let parts = of_paragraph(runs).into_iter();
                found.extend(parts.map(|pieces| Sentence { field, part, paragraph, pieces }));
            }
        }
    }
    found
}

fn of_paragraph(runs: &[Run]) -> Vec<Vec<Piece<'_>>> {
    let text: String = runs.iter().map(|run| run.text.as_str()).collect();
    let mut ends = ends(&text).into_iter().peekable();
    let mut found = vec![Vec::new()];
    let mut start = 0;
    for run in runs {
        let mut from = 0;
        while let Some(end) = ends.next_if(|end| *end < start + run.text.len()) {
            push(&mut found, run, from, end - start);
            found.push(Vec::new());
            from = end - start;
        }
        push(&mut found, run, from, run.text.len());
        start += run.text.len();
    }
    found.retain(|pieces| !pieces.is_empty());
    found
}

fn push<'a>(found: &mut [Vec<Piece<'a>>], run: &'a Run, from: usize, to: usize) {
    if let Some(last) = found.last_mut().filter(|_| from < to) {
        last.push(Piece { text: &run.text[from..to], run });
    }
}

/// The bytes after which a new sentence begins.
fn ends(text: &str) -> Vec<usize> {
    // Brackets that do not match say nothing of what is inside them.
    ends_outside(text, true).or_else(|| ends_outside(text, false)).unwrap_or_default()
}

/// `None` where a bracket stays open.
fn ends_outside(text: &str, heeds_brackets: bool) -> Option<Vec<usize>> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    let mut has_ended = false;
    for (at, c) in text.char_indices() {
        if has_ended && !is_tail(c) {
            found.push(at);
            has_ended = false;
        }
        match c {
            '“' | '‘' | '「' | '『' | '（' | '(' | '《' | '【' => depth += 1,
            '”' | '’' | '」' | '』' | '）' | ')' | '》' | '】' => depth = depth.saturating_sub(1),
            '。' | '！' | '？' if depth == 0 || !heeds_brackets => has_ended = true,
            _ => {}
        }
    }
    (depth == 0 || !heeds_brackets).then_some(found)
}

/// Stays with the sentence that has ended.
fn is_tail(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '”' | '’' | '」' | '』' | '）') || c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::ends;

    fn split(text: &str) -> Vec<&str> {
        let ends = ends(text);
        let starts = std::iter::once(0).chain(ends.iter().copied());
        starts.zip(ends.iter().copied().chain([text.len()])).map(|(from, to)| &text[from..to]).collect()
    }

    #[test]
    fn sentences_end_outside_quotations() {
        for (text, expected) in [
            ("甲。乙！丙", &["甲。", "乙！", "丙"][..]),
            ("答复为“不退。”。丙。", &["答复为“不退。”。", "丙。"]),
            ("甲（乙。丙）丁。戊", &["甲（乙。丙）丁。", "戊"]),
            ("甲“乙。丙", &["甲“乙。", "丙"]),
            ("甲？！”乙", &["甲？！”", "乙"]),
            ("1.甲；", &["1.甲；"]),
        ] {
            assert_eq!(split(text), expected);
        }
    }
}
