//! The row of glyphs with what every scanner asks of it: a word, what stands before it, what follows the gaps.

use super::glyphs::{Class, Glyph, fold};
use super::occurring::Occurring;
use std::ops::Range;

/// The most gap glyphs between two characters of one number: ` - `, or an emoji of several parts.
pub(super) const WIDEST_GAP: usize = 8;

/// A text, folded.
#[derive(Clone)]
pub(super) struct Reading {
    pub(super) glyphs: Vec<Glyph>,
    occurring: Occurring,
}

impl Reading {
    pub(super) fn new(text: &str) -> Self {
        let glyphs = fold(text);
        let occurring = Occurring::new(glyphs.iter().map(|glyph| glyph.folded));
        Self { glyphs, occurring }
    }

    /// Makes ends of sentences and lines gaps, so that what goes on behind them is seen as one.
    pub(super) fn join_lines(&mut self) {
        for glyph in &mut self.glyphs {
            if is_end(glyph) {
                glyph.class = Class::Gap;
            }
        }
    }

    /// Whether there are any such ends.
    pub(super) fn has_lines(&self) -> bool {
        self.glyphs.iter().any(is_end)
    }

    /// Without the marks between letters and digits that stand one by one: `v x 1 2` is `vx12`. `None` where nothing is
    /// written so.
    pub(super) fn squeezed(&self) -> Option<Self> {
        let singles: Vec<usize> = (0..self.glyphs.len()).filter(|at| self.is_single(*at)).collect();
        let mut dropped = vec![false; self.glyphs.len()];
        let mut first = 0;
        while first < singles.len() {
            let mark = singles.get(first + 1).and_then(|next| self.gap(singles[first], *next));
            let goes_on = |pair: &&[usize]| mark.is_some() && self.gap(pair[0], pair[1]) == mark;
            let count = singles[first..].windows(2).take_while(goes_on).count();
            let run = &singles[first..=first + count];
            if count > 2
                || (count > 0 && mark.is_some_and(|mark| !" .-/*,+".contains(mark))) && !self.climbs(run)
            {
                for pair in run.windows(2) {
                    dropped[pair[0] + 1..pair[1]].fill(true);
                }
            }
            first += count.max(1);
        }
        let kept = self.glyphs.iter().zip(&dropped).filter(|(_, dropped)| !**dropped);
        let glyphs = kept.map(|(glyph, _)| *glyph).collect();
        dropped.contains(&true).then(|| Self { glyphs, occurring: self.occurring.clone() })
    }

    /// The first of the marks between two places, where nothing else stands there and no clause ends.
    fn gap(&self, left: usize, right: usize) -> Option<char> {
        let between = self.glyphs.get(left + 1..right)?;
        let is_gap = |glyph: &Glyph| glyph.is_gap() && !glyph.ends_clause();
        (between.len() <= WIDEST_GAP && between.iter().all(is_gap))
            .then(|| between.first())
            .flatten()
            .map(|glyph| glyph.folded)
    }

    /// 2 4 6 8: a row that only goes up.
    fn climbs(&self, places: &[usize]) -> bool {
        let digits = places.iter().filter_map(|at| self.folded(*at)?.to_digit(10));
        digits.clone().count() == places.len() && digits.is_sorted()
    }

    /// Whether a letter or digit touches no other.
    fn is_single(&self, at: usize) -> bool {
        let is_part = |at: usize| self.get(at).is_some_and(|glyph| glyph.is_alnum() || glyph.is_digit());
        is_part(at) && !at.checked_sub(1).is_some_and(is_part) && !is_part(at + 1)
    }

    /// False where no glyph is `c`; true may be wrong.
    pub(super) fn may_have(&self, c: char) -> bool {
        self.occurring.may_have(c)
    }

    /// False where a word stands nowhere: one of its characters is missing.
    pub(super) fn may_say(&self, word: &str) -> bool {
        word.chars().all(|c| self.may_have(c))
    }

    /// Those of `words` that may stand somewhere: of a long list mostly none.
    pub(super) fn possible(&self, words: &[&'static str]) -> Vec<&'static str> {
        words.iter().copied().filter(|word| self.may_say(word)).collect()
    }

    /// How many glyphs are letters, and how many are digits.
    pub(super) fn letters_and_digits(&self) -> (usize, usize) {
        self.glyphs.iter().fold((0, 0), |(letters, digits), glyph| {
            (letters + usize::from(glyph.class == Class::Letter), digits + usize::from(glyph.is_digit()))
        })
    }

    pub(super) fn get(&self, at: usize) -> Option<&Glyph> {
        self.glyphs.get(at)
    }

    pub(super) fn folded(&self, at: usize) -> Option<char> {
        self.get(at).map(|glyph| glyph.folded)
    }

    /// The glyph before `at`.
    pub(super) fn before(&self, at: usize) -> Option<&Glyph> {
        self.glyphs.get(at.checked_sub(1)?)
    }

    /// The first place from `at` that is no gap, over at most `most` gaps.
    pub(super) fn past_gaps(&self, at: usize, most: usize) -> usize {
        let gaps = self.glyphs.iter().skip(at).take(most).take_while(|glyph| glyph.is_gap()).count();
        at + gaps
    }

    /// The place behind one gap at `at`, where it does not end a clause: in 9-3-161，打不通 nothing is counted in dozens.
    pub(super) fn past_blank(&self, at: usize) -> usize {
        let is_blank = self.get(at).is_some_and(|glyph| glyph.is_gap() && !glyph.ends_clause());
        at + usize::from(is_blank)
    }

    /// The place behind the last glyph before `at` that is no gap.
    pub(super) fn back_over_gaps(&self, at: usize, most: usize) -> usize {
        let before = self.glyphs.get(..at).unwrap_or(&[]);
        at - before.iter().rev().take(most).take_while(|glyph| glyph.is_gap()).count()
    }

    /// Where `word` ends if it stands at `at`, seen through up to four gaps between its characters. The word must be
    /// written as glyphs fold: small letters, simplified, its Chinese digits as 0 to 9.
    pub(super) fn word(&self, at: usize, word: &str) -> Option<usize> {
        let mut place = at;
        for (number, c) in word.chars().enumerate() {
            if number > 0 && self.folded(place) != Some(c) {
                place = self.past_gaps(place, 4);
            }
            if self.folded(place) != Some(c) {
                return None;
            }
            place += 1;
        }
        Some(place)
    }

    /// Where the longest of `words` ends that stands at `at`.
    pub(super) fn any_word(&self, at: usize, words: &[&str]) -> Option<usize> {
        words.iter().filter_map(|word| self.word(at, word)).max()
    }

    /// Whether `word` ends right before `at`, without gaps.
    pub(super) fn ends_with(&self, at: usize, word: &str) -> bool {
        let before = self.glyphs.get(..at).unwrap_or(&[]);
        let mut rest = before.iter().rev();
        word.chars().rev().all(|c| rest.next().is_some_and(|glyph| glyph.folded == c))
    }

    /// Whether a letter or digit touches `at` from the left.
    pub(super) fn is_inside_word(&self, at: usize) -> bool {
        self.before(at).is_some_and(Glyph::is_alnum)
    }

    pub(super) fn is_alnum(&self, at: usize) -> bool {
        self.get(at).is_some_and(Glyph::is_alnum)
    }

    pub(super) fn is_letter(&self, at: usize) -> bool {
        self.get(at).is_some_and(|glyph| glyph.class == Class::Letter)
    }

    /// The bytes of the glyphs in `range`.
    pub(super) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.get(range.start).map_or(0, |glyph| glyph.start);
        let end = self.before(range.end).map_or(start, |glyph| glyph.end);
        start..end.max(start)
    }
}

/// A mark that ends a sentence or a line.
fn is_end(glyph: &Glyph) -> bool {
    matches!(glyph.folded, '\n' | '。' | ';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_seen_through_gaps_and_width() {
        let reading = Reading::new("订 单－號: Ｗ x");
        assert_eq!(reading.word(0, "订单号"), Some(5));
        assert_eq!(reading.any_word(7, &["w", "wx"]), Some(10));
        assert_eq!(reading.word(0, "订号"), None);
        assert!(reading.ends_with(1, "订") && !reading.ends_with(0, "订"));
        assert_eq!(reading.bytes(&(0..1)), 0..3);
    }
}
