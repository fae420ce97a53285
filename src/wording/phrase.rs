//! A phrase as people write it in a rule, and whether text has it: characters, `(a|b)` choices, `…` gaps, `{pin yin}`.

use super::fold::{Folding, Sign, is_solid};

/// How many signs a `…` may leave out, inside one sentence.
const GAP: usize = 8;
/// How many a `……` may leave out, over the ends of sentences too.
const LONG_GAP: usize = 40;
/// How many separators may stand between two characters of a phrase.
const SEPARATORS: usize = 2;

/// What to look for.
#[derive(Debug)]
pub(super) struct Phrase {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
enum Piece {
    /// A character, and its syllable where it may be spelt.
    Sign(char, Option<Box<str>>),
    /// One of these; an empty one means that none need stand there.
    Choice(Vec<Vec<Piece>>),
    Gap {
        max: usize,
        crosses: bool,
    },
}

impl Phrase {
    /// Reads a phrase. `None` where it is not one: an open bracket, a gap at an end, nothing at all.
    pub(super) fn parse(text: &str, folding: &Folding) -> Option<Self> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            match c {
                '(' => {
                    let (inside, after) = rest[1..].split_once(')')?;
                    let alternatives = inside.split('|').map(|text| plain(text, folding));
                    pieces.push(Piece::Choice(alternatives.collect::<Option<_>>()?));
                    rest = after;
                }
                '…' => {
                    let is_long = rest.starts_with("……");
                    rest = rest.trim_start_matches('…');
                    let max = if is_long { LONG_GAP } else { GAP };
                    pieces.push(Piece::Gap { max, crosses: is_long });
                }
                _ => {
                    let end = rest.find(['(', '…']).unwrap_or(rest.len());
                    pieces.extend(plain(&rest[..end], folding)?);
                    rest = &rest[end..];
                }
            }
        }
        let is_gap = |piece: Option<&Piece>| piece.is_none_or(|piece| matches!(piece, Piece::Gap { .. }));
        (!is_gap(pieces.first()) && !is_gap(pieces.last())).then_some(Self { pieces })
    }

    /// Is this text nothing but characters, so that [`plain_end`] can match it unread?
    pub(super) fn is_plain(text: &str) -> bool {
        !text.contains(['(', '{', '…'])
    }

    /// Up to two characters after the first that every match has.
    pub(super) fn needs(text: &str) -> [Option<char>; 2] {
        let mut needs = [None; 2];
        if text.contains('{') {
            return needs;
        }
        let mut inside = text.starts_with('(');
        let fixed = text.chars().skip(1).filter(|&c| {
            let was_inside = inside;
            inside = (inside || c == '(') && c != ')';
            !was_inside && !matches!(c, '(' | ')' | '…')
        });
        for (place, c) in needs.iter_mut().zip(fixed) {
            *place = Some(c);
        }
        needs
    }

    /// The characters that a match may start with.
    pub(super) fn firsts(&self) -> Vec<char> {
        let mut firsts = Vec::new();
        for piece in &self.pieces {
            match piece {
                Piece::Choice(alternatives) => {
                    alternatives.iter().filter_map(|one| one.first()).for_each(|one| one.firsts(&mut firsts));
                    if alternatives.iter().any(Vec::is_empty) {
                        continue;
                    }
                }
                other => other.firsts(&mut firsts),
            }
            break;
        }
        firsts
    }

    /// Where the longest match that starts at a sign ends.
    pub(super) fn end_at(&self, signs: &[Sign], at: usize) -> Option<usize> {
        let mut walk = Walk { signs, start: at, longest: None };
        walk.pieces(&self.pieces, State { at, is_first: true, ..State::default() });
        walk.longest
    }
}

/// Where a match of a plain text that starts at a sign ends; the same as a phrase of it would say, without making one: of the
/// thousands of words that start with a character of the text nearly all fail at the second.
pub(super) fn plain_end(text: &str, signs: &[Sign], at: usize) -> Option<usize> {
    let mut walk = Walk { signs, start: at, longest: None };
    let first = State { at, is_first: true, ..State::default() };
    let end = text.chars().try_fold(first, |state, c| walk.next(c, None, state)[0])?;
    walk.arrive(end);
    walk.longest
}

/// Characters with their syllables: no choices, no gaps.
fn plain(text: &str, folding: &Folding) -> Option<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find('{') {
        pieces.extend(signs(&rest[..start], folding));
        let (syllables, after) = rest[start + 1..].split_once('}')?;
        let syllables: Vec<&str> = syllables.split_whitespace().collect();
        let first = pieces.len().checked_sub(syllables.len())?;
        for (piece, syllable) in pieces[first..].iter_mut().zip(syllables) {
            if let Piece::Sign(_, spelt) = piece {
                *spelt = Some(syllable.into());
            }
        }
        rest = after;
    }
    pieces.extend(signs(rest, folding));
    Some(pieces)
}

fn signs(text: &str, folding: &Folding) -> Vec<Piece> {
    folding.fold(text).signs.iter().map(|sign| Piece::Sign(sign.c, None)).collect()
}

impl Piece {
    fn firsts(&self, firsts: &mut Vec<char>) {
        if let Self::Sign(c, syllable) = self {
            firsts.push(*c);
            firsts.extend(syllable.iter().filter_map(|syllable| syllable.chars().next()));
        }
    }
}

/// Where a walk through the pieces stands.
#[derive(Debug, Clone, Copy, Default)]
struct State {
    at: usize,
    /// Nothing has been matched yet.
    is_first: bool,
    /// A gap comes before: it, not separators, says how far the next character may be.
    after_gap: bool,
    /// A comma, full stop or space was passed between two characters: then the match must end at a boundary.
    is_torn: bool,
}

struct Walk<'a> {
    signs: &'a [Sign],
    start: usize,
    longest: Option<usize>,
}

impl Walk<'_> {
    fn pieces(&mut self, pieces: &[Piece], state: State) {
        let Some((piece, rest)) = pieces.split_first() else {
            return self.arrive(state);
        };
        match piece {
            Piece::Sign(..) => {
                for state in self.sign(piece, state).into_iter().flatten() {
                    self.pieces(rest, state);
                }
            }
            Piece::Choice(alternatives) => {
                for alternative in alternatives {
                    if let Some(state) = self.all(alternative, state) {
                        self.pieces(rest, state);
                    }
                }
            }
            Piece::Gap { max, crosses } => {
                for left_out in 0..=*max {
                    let at = state.at + left_out;
                    self.pieces(rest, State { at, after_gap: true, ..state });
                    if self.signs.get(at).is_none_or(|sign| sign.ends_sentence() && !crosses) {
                        break;
                    }
                }
            }
        }
    }

    /// A row of characters; of two ways to read one the first that goes.
    fn all(&self, pieces: &[Piece], state: State) -> Option<State> {
        pieces.iter().try_fold(state, |state, piece| self.sign(piece, state).into_iter().flatten().next())
    }

    fn sign(&self, piece: &Piece, state: State) -> [Option<State>; 2] {
        match piece {
            Piece::Sign(c, syllable) => self.next(*c, syllable.as_deref(), state),
            _ => [None; 2],
        }
    }

    /// One character, as itself or spelt, after no more than a few separators.
    fn next(&self, c: char, syllable: Option<&str>, state: State) -> [Option<State>; 2] {
        let (mut at, mut is_torn) = (state.at, state.is_torn);
        let wants_solid = is_solid(c);
        if wants_solid && !state.is_first && !state.after_gap {
            // Two Latin letters with something between them are rarely a disguise: m/d, x-l.
            let latin = c.is_ascii() && self.signs.get(at - 1).is_some_and(|sign| sign.c.is_ascii());
            while !latin && at < state.at + SEPARATORS && self.signs.get(at).is_some_and(|s| !s.is_solid) {
                is_torn |= is_tear(self.signs[at]);
                at += 1;
            }
        }
        let next = |at| State { at, is_torn, is_first: false, after_gap: false };
        let itself = self.signs.get(at).is_some_and(|sign| sign.c == c).then(|| next(at + 1));
        let spelt = syllable.and_then(|syllable| {
            let mut signs = self.signs[at.min(self.signs.len())..].iter();
            syllable.chars().all(|letter| signs.next().is_some_and(|sign| sign.c == letter)).then(|| {
                let len = syllable.chars().count();
                next(at + len)
            })
        });
        [itself, spelt]
    }

    fn arrive(&mut self, state: State) {
        let end = state.at;
        if end <= self.start || self.longest.is_some_and(|longest| longest >= end) {
            return;
        }
        let is_latin = |at: usize| self.signs.get(at).is_some_and(|sign| sign.c.is_ascii_alphanumeric());
        let cut_before = is_latin(self.start) && self.start > 0 && is_latin(self.start - 1);
        let cut_after = is_latin(end - 1) && is_latin(end);
        let torn = state.is_torn && self.signs.get(end).is_some_and(|sign| sign.is_solid);
        if !cut_before && !cut_after && !torn {
            self.longest = Some(end);
        }
    }
}

/// Does this separate words as a rule, so that a word across it is doubtful?
fn is_tear(sign: Sign) -> bool {
    sign.ends_clause() || sign.c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> Option<String> {
        let folding = Folding::default();
        let phrase = Phrase::parse(phrase, &folding).unwrap();
        let folded = folding.fold(text);
        let firsts = phrase.firsts();
        (0..folded.signs.len()).filter(|&at| firsts.contains(&folded.signs[at].c)).find_map(|at| {
            let end = phrase.end_at(&folded.signs, at)?;
            Some(text[folded.bytes(&(at..end))].to_owned())
        })
    }

    #[test]
    fn disguises_are_seen_through() {
        for text in [
            "骗子",
            "骗.子",
            "骗 子",
            "骗  子！",
            "骗，子",
            "pianzi",
            "骗zi",
            "Pian子",
            "骗*zi",
            "ＰＩＡＮＺＩ",
        ] {
            assert_eq!(found("骗子{pian zi}", text).as_deref(), Some(text.trim_end_matches('！')), "{text}");
        }
        for text in ["被骗，子女", "apianzi", "pianzia", "骗了子", "骗---子"] {
            assert_eq!(found("骗子{pian zi}", text), None, "{text}");
        }
    }

    #[test]
    fn choices_and_gaps() {
        assert_eq!(found("(太|)(不要脸|无耻)", "真是太无耻了").as_deref(), Some("太无耻"));
        assert_eq!(found("不退…曝光", "你们不退款我就曝光").as_deref(), Some("不退款我就曝光"));
        assert_eq!(found("不退…曝光", "不退款。我就曝光"), None);
        assert_eq!(found("不退……曝光", "不退款。我就曝光").as_deref(), Some("不退款。我就曝光"));
        assert_eq!(found("sb", "你是SB吗").as_deref(), Some("SB"));
        for text in ["USB", "sb110", "s/b"] {
            assert_eq!(found("sb", text), None, "{text}");
        }
    }

    #[test]
    fn what_every_match_has() {
        assert_eq!(Phrase::needs("骗子公司"), [Some('子'), Some('公')]);
        assert_eq!(Phrase::needs("(太|真)不要(脸|面子)"), [Some('不'), Some('要')]);
        assert_eq!(Phrase::needs("不退…(就|我)曝光"), [Some('退'), Some('曝')]);
        assert_eq!(Phrase::needs("骗子{pian zi}"), [None, None]);
    }

    #[test]
    fn what_is_no_phrase() {
        let folding = Folding::default();
        for text in ["", "…曝光", "不退…", "(骗", "骗{a b c}"] {
            assert!(Phrase::parse(text, &folding).is_none(), "{text}");
        }
    }
}
