//! A phrase of `data/refusals/` and whether somebody's words have it: characters, `(a|b)` choices, `…` gaps, `$不退`.
//! `build.rs` includes this file to sort the phrases that come with the program by the signs that they need.

use std::ops::Range;

use super::grams::plain_sign;

/// How many characters a `…` may leave out, inside one sentence.
const GAP: usize = 10;

pub(super) const NO_RETURN_NAME: &str = "$不退";
/// What it stands for: the ways to say that nothing is taken back.
pub(super) const NO_RETURN: &str = "不退|不能退|不能给您退|不给退|不给您退|不给你退|不支持退|不支持七天|不可以退|不可退|不予退|不让退|概不退|\
    没法退|没法给您退|没办法退|没办法给您退|无法退|无法给您退|退不了|退不成|不接受退|不参加退|不参与退|不同意退|没有七天|\
    不适用七天|不享受七天|怎么退|怎么给您退|不能申请退|不能再退|不再退";

/// A phrase, as it is written; brackets do not nest. It is read where it is looked for: hardly any is in a text, and mostly a
/// look at the characters of the two says so.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'a>(pub(super) &'a str);

/// Somebody's words, made plain: small, half-width letters, full-width marks, without spaces.
#[derive(Debug)]
pub(super) struct Said {
    signs: Vec<char>,
    /// Which characters occur, roughly: a bit for each of 1024 groups.
    occurring: [u64; 16],
}

/// A part of a phrase.
pub(super) enum Piece<'a> {
    Sign(char),
    /// One of these; an empty one means that none need stand there.
    Choice(&'a str),
    Gap,
}

impl Said {
    pub(super) fn new(text: &str) -> Self {
        let signs: Vec<char> = plain(text).collect();
        let mut occurring = [0; 16];
        for sign in &signs {
            let (word, bit) = group(*sign);
            occurring[word] |= bit;
        }
        Self { signs, occurring }
    }

    pub(super) fn signs(&self) -> &[char] {
        &self.signs
    }

    /// False where it does not occur; true may be wrong.
    fn may_have(&self, sign: char) -> bool {
        let (word, bit) = group(sign);
        self.occurring[word] & bit != 0
    }

    fn may_have_all_of(&self, text: &str) -> bool {
        plain(text).all(|sign| self.may_have(sign))
    }
}

impl Phrase<'_> {
    /// The first place where it stands, in signs, and how many signs of its own it has there.
    pub(super) fn first(self, said: &Said) -> Option<(Range<usize>, usize)> {
        if !self.may_be_in(said) {
            return None;
        }
        (0..said.signs.len()).find_map(|at| {
            let (end, length) = end(self.0, &said.signs, at)?;
            Some((at..end, length))
        })
    }

    /// Does it stand here? Its end, and how many signs it has without its gaps.
    pub(super) fn end(self, said: &Said, at: usize) -> Option<(usize, usize)> {
        end(self.0, &said.signs, at)
    }

    /// False where a character is not in the text that every match has.
    pub(super) fn may_be_in(self, said: &Said) -> bool {
        let mut rest = self.0;
        while let Some((piece, after)) = cut(rest) {
            rest = after;
            let may_be = match piece {
                Piece::Sign(sign) => said.may_have(sign),
                Piece::Choice(inside) => {
                    inside.split('|').any(|one| one == NO_RETURN_NAME || said.may_have_all_of(one))
                }
                Piece::Gap => true,
            };
            if !may_be {
                return false;
            }
        }
        true
    }
}

fn group(c: char) -> (usize, u64) {
    let group = u32::from(c).wrapping_mul(0x9e37_79b1) >> 22;
    ((group >> 6) as usize, 1 << (group & 63))
}

/// Without spaces, each sign in its plain form.
pub(super) fn plain(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|c| !c.is_whitespace()).map(plain_sign)
}

/// The first piece of a phrase, and what comes after it.
pub(super) fn cut(phrase: &str) -> Option<(Piece<'_>, &str)> {
    let phrase = phrase.trim_start();
    if let Some(rest) = phrase.strip_prefix(NO_RETURN_NAME) {
        return Some((Piece::Choice(NO_RETURN), rest));
    }
    let mut signs = phrase.chars();
    let sign = signs.next()?;
    let after = signs.as_str();
    Some(match sign {
        '…' => (Piece::Gap, after),
        '(' => {
            let (inside, rest) = after.split_once(')').unwrap_or((after, ""));
            (Piece::Choice(inside), rest)
        }
        sign => (Piece::Sign(plain_sign(sign)), after),
    })
}

fn end(phrase: &str, text: &[char], at: usize) -> Option<(usize, usize)> {
    let Some((head, rest)) = cut(phrase) else {
        return Some((at, 0));
    };
    match head {
        Piece::Sign(sign) => {
            let (end, length) = if text.get(at) == Some(&sign) { end(rest, text, at + 1)? } else { None? };
            Some((end, length + 1))
        }
        Piece::Choice(inside) => {
            let after = |length: usize| {
                let (end, own) = end(rest, text, at + length)?;
                Some((end, own + length))
            };
            inside.split('|').find_map(|one| match one {
                NO_RETURN_NAME => NO_RETURN.split('|').find_map(|one| after(stands(one, text, at)?)),
                one => after(stands(one, text, at)?),
            })
        }
        Piece::Gap => {
            let stops = |at: usize| text.get(at).is_none_or(|c| matches!(c, '。' | '！' | '？' | '；'));
            let gaps = (0..=GAP).take_while(|gap| *gap == 0 || !stops(at + gap - 1));
            gaps.into_iter().find_map(|gap| end(rest, text, at + gap))
        }
    }
}

/// How many signs it has, where it stands here.
fn stands(one: &str, text: &[char], at: usize) -> Option<usize> {
    let here = text.get(at..)?;
    let mut length = 0;
    for sign in plain(one) {
        if here.get(length) != Some(&sign) {
            return None;
        }
        length += 1;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> Option<(Range<usize>, usize)> {
        let said = Said::new(text);
        let found = Phrase(phrase).first(&said);
        // What is ruled out at a glance is not there.
        assert!(found.is_none() || Phrase(phrase).may_be_in(&said), "{phrase}: {text}");
        assert!(
            (0..text.len())
                .all(|at| Phrase(phrase).may_be_in(&said) || Phrase(phrase).end(&said, at).is_none())
        );
        found
    }

    #[test]
    fn phrases_have_choices_and_gaps() {
        assert_eq!(found("拆(封|开)…没法退", "亲，拆开了 就不给退哦"), None);
        assert_eq!(found("拆(封|开)…不(给|)退", "亲，拆开了 就不给退哦"), Some((2..9, 5)));
        assert_eq!(found("定制…不退", "定制的。不退"), None);
        assert_eq!(found("normal wear", "This is NORMAL wear"), Some((6..16, 10)));
        assert_eq!(found("(定制|定做)…($不退|不换)", "定做的,没办法给您退"), Some((0..10, 8)));
    }
}
