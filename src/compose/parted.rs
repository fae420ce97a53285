//! Where one text is parted into messages.

use crate::channel::Limit;
use crate::draft::{Part, sentences_of};

/// What a message may need besides its sentences: a date that begins it in full (2026年12月31日 for 次日), its number.
const SPARE: usize = 10 + 7;

/// Where messages begin so that each is as long as fits, at a paragraph where it can; the beginnings that are there stay.
pub(super) fn breaks(limit: &Limit, parts: &[Part], there: &[usize]) -> Vec<usize> {
    let mut breaks = there.to_vec();
    let mut number = 0;
    for part in parts {
        let is_over = limit.unit.count(&part.text()) > limit.max;
        let mut length = SPARE;
        // The last paragraph that began in this message, and how much of the message stands before it.
        let mut paragraph: Option<(usize, usize)> = None;
        let mut before = 0;
        for (place, sentence) in sentences_of(part).into_iter().enumerate() {
            let own = limit.unit.count(&sentence.text());
            if place > 0 && sentence.paragraph != before {
                paragraph = Some((number, length));
            }
            before = sentence.paragraph;
            if is_over && place > 0 && length + own > limit.max {
                let (at, said) = paragraph.take().unwrap_or((number, length));
                breaks.push(at);
                length = SPARE + length - said;
            }
            // A paragraph's line break counts as one.
            length += own + 1;
            number += 1;
        }
    }
    breaks.sort_unstable();
    breaks.dedup();
    breaks
}
