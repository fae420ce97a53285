//! What others said: text in quotation marks that the writer reports and does not say.

use std::ops::Range;

use super::fold::{Folded, Sign};
use super::list::List;

const PAIRS: [(char, char); 5] = [('“', '”'), ('「', '」'), ('『', '』'), ('"', '"'), ('‘', '’')];
/// A longer quotation is somebody's words; a shorter one can be a word in scare quotes.
const LONGEST_SCARE: usize = 6;
/// Whoever is neither side: their words about the shop are passed on, and not reported.
const OUTSIDERS: [&str; 14] = [
    "网友",
    "大家",
    "朋友",
    "评论",
    "有人",
    "别人",
    "同事",
    "邻居",
    "群里",
    "很多人",
    "懂行",
    "街坊",
    "其他买家",
    "别的买家",
];
/// How far before a quotation its speaker is looked for.
const BEFORE: usize = 16;

/// The reported quotations, as signs between the marks.
pub(super) fn reported(folded: &Folded, speech: &List) -> Vec<Range<usize>> {
    let signs = &folded.signs;
    let mut reported = Vec::new();
    let mut at = 0;
    while let Some((open, close)) = next(signs, at) {
        let is_long = close - open - 1 > LONGEST_SCARE;
        if match speaker(signs, open, speech) {
            Some(is_writer) => !is_writer,
            None => is_long,
        } {
            reported.push(open + 1..close);
        }
        at = close + 1;
    }
    reported
}

/// Everything between quotation marks, whoever says it: a fix never goes there.
pub(super) fn inside(folded: &Folded) -> Vec<Range<usize>> {
    let mut inside = Vec::new();
    let mut at = 0;
    while let Some((open, close)) = next(&folded.signs, at) {
        inside.push(open + 1..close);
        at = close + 1;
    }
    inside
}

/// The next pair of marks from a sign on. A quotation ends on its own line: a mark left open says nothing of the next.
fn next(signs: &[Sign], from: usize) -> Option<(usize, usize)> {
    (from..signs.len()).find_map(|open| {
        let (_, closing) = PAIRS.iter().find(|(opening, _)| *opening == signs[open].c)?;
        let line = signs[open + 1..].iter().take_while(|sign| sign.c != '\n');
        let close = line.enumerate().find(|(_, sign)| sign.c == *closing)?.0;
        Some((open, open + 1 + close))
    })
}

/// Whether the writer speaks, where a word of speech introduces the quotation.
fn speaker(signs: &[Sign], open: usize, speech: &List) -> Option<bool> {
    let before = &signs[..open];
    // “他说：‘…’” and “他说，‘…’”: the mark before the quotation does not end its sentence.
    let lead = before.iter().rposition(|sign| sign.is_solid).map_or(0, |at| at + 1);
    let sentence = before[..lead].iter().rposition(|sign| sign.ends_sentence()).map_or(0, |at| at + 1);
    let from = sentence.max(open.saturating_sub(BEFORE));
    let at = (from..lead).find(|&at| speech.ends(before, at).is_some())?;
    let subject: String = before[from..at].iter().map(|sign| sign.c).collect();
    let is_writer = ["我", "本人", "咱"].iter().any(|me| match subject.find(me) {
        // “对我说”, “给我回复”: somebody else speaks.
        Some(at) => {
            !subject[..at].ends_with(['对', '给', '向', '跟', '和', '回', '骂', '让', '告', '冲', '朝', '着'])
        }
        None => false,
    });
    // What strangers say of the shop is the writer's to leave out.
    let is_hearsay = OUTSIDERS.iter().any(|one| subject.contains(one));
    Some(is_writer || is_hearsay)
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::super::list::Sets;
    use super::*;

    fn quoted(text: &str) -> Vec<String> {
        let speech = List::new("说 回复 称".into(), &Sets::new(), &mut Vec::new());
        let folded = fold(text);
        let ranges = reported(&folded, &speech);
        ranges.iter().map(|range| text[folded.bytes(range)].to_owned()).collect()
    }

    #[test]
    fn others_words_are_reported() {
        assert_eq!(quoted("商家回复：“你是骗子”"), ["你是骗子"]);
        assert_eq!(quoted("客服对我说“你有病”。"), ["你有病"]);
        assert_eq!(quoted("店员冲我说“你给我等着”，走了"), ["你给我等着"]);
        assert_eq!(quoted("聊天里有“你这个人就是来骗东西的”"), ["你这个人就是来骗东西的"]);
    }

    #[test]
    fn the_writers_own_words_are_not() {
        assert!(quoted("他们就是“骗子”").is_empty());
        assert!(quoted("我说“你们这帮骗子等着曝光吧”").is_empty());
        assert!(quoted("大家都说“商家是骗子骗了很多人”").is_empty());
        assert!(quoted("没有引号").is_empty());
        assert!(quoted("只有一半“骗子").is_empty());
        assert!(quoted("客服说\"不行\n自带的东西都是垃圾\"").is_empty());
    }
}
