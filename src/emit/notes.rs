//! A text with a number after each sentence, and the sources under it.

use crate::draft::{Draft, Run, sentences};
use crate::trace::Trace;

use super::{md, trace};

/// Around a number while the text is written. Unicode non-characters, which no case and no template may hold.
const OPEN: char = '\u{fdd7}';
const CLOSE: char = '\u{fdd8}';

/// Plain text: `[1]` after the sentences, a list below.
pub(super) fn txt(draft: &Draft, trace: &Trace, write: fn(&Draft) -> String) -> String {
    let text = write(&numbered(draft)).replace(OPEN, "[").replace(CLOSE, "]");
    let mut out = format!("{text}\n----- 来源 -----\n");
    for (index, sentence) in trace.sentences.iter().enumerate() {
        out += &format!("[{}] {}\n", index + 1, trace::lines(sentence).join("\n　　"));
    }
    out
}

/// Markdown: footnotes.
pub(super) fn md(draft: &Draft, trace: &Trace, write: fn(&Draft) -> String) -> String {
    let mut out = write(&numbered(draft)).replace(OPEN, "[^").replace(CLOSE, "]");
    for (index, sentence) in trace.sentences.iter().enumerate() {
        let lines: Vec<String> = trace::lines(sentence).iter().map(|line| md::inline(line)).collect();
        out += &format!("\n[^{}]: {}\n", index + 1, lines.join("\\\n    "));
    }
    out
}

/// The draft with its sentences' numbers in it.
fn numbered(draft: &Draft) -> Draft {
    let mut numbered = draft.clone();
    for field in &mut numbered.fields {
        for part in &mut field.parts {
            part.paragraphs.iter_mut().for_each(Vec::clear);
        }
    }
    for (index, sentence) in sentences(draft).iter().enumerate() {
        let paragraph =
            &mut numbered.fields[sentence.field].parts[sentence.part].paragraphs[sentence.paragraph];
        let text = sentence.text();
        let blank = text.len() - text.trim_end().len();
        let end = text.len() - blank;
        let note = format!("{}{OPEN}{}{CLOSE}{}", &text[..end], index + 1, &text[end..]);
        paragraph.push(Run { text: note, fact: None, rank: 0, line: None });
    }
    numbered
}
