//! A phrase of `data/refusals/` and whether somebody's words have it: characters, `(a|b)` choices, `…` gaps, `$不退`.

use std::ops::Range;

/// How many characters a `…` may leave out, inside one sentence.
const GAP: usize = 10;

/// What `$不退` stands for: the ways to say that nothing is taken back.
const NO_RETURN: &str = "不退|不能退|不能给您退|不给退|不给您退|不给你退|不支持退|不支持七天|不可以退|不可退|不予退|不让退|概不退|\
    没法退|没法给您退|没办法退|没办法给您退|无法退|无法给您退|退不了|退不成|不接受退|不参加退|不参与退|不同意退|没有七天|\
    不适用七天|不享受七天|怎么退|怎么给您退|不能申请退|不能再退|不再退";

/// A phrase made ready for matching.
#[derive(Debug, Clone)]
pub(super) struct Phrase(Vec<Piece>);

#[derive(Debug, Clone)]
enum Piece {
    Sign(char),
    /// One of these; an empty one means that none need stand there.
    Choice(Vec<Vec<char>>),
    Gap,
}

impl Phrase {
    /// From how it is written. Brackets do not nest.
    pub(super) fn read(text: &str) -> Self {
        let inside =
            text.replace("($不退", &format!("({NO_RETURN}")).replace("|$不退", &format!("|{NO_RETURN}"));
        let text = plain(&inside.replace("$不退", &format!("({NO_RETURN})")));
        let mut pieces = Vec::new();
        let mut rest = text.as_slice();
        while let Some((&head, after)) = rest.split_first() {
            rest = after;
            pieces.push(match head {
                '…' => Piece::Gap,
                '(' => {
                    let end = after.iter().position(|c| *c == ')').unwrap_or(after.len());
                    rest = after.get(end + 1..).unwrap_or_default();
                    Piece::Choice(after[..end].split(|c| *c == '|').map(<[char]>::to_vec).collect())
                }
                sign => Piece::Sign(sign),
            });
        }
        Self(pieces)
    }

    /// The first place where it stands in [`plain`] text, and how many characters of its own it has there.
    pub(super) fn first(&self, text: &[char]) -> Option<(Range<usize>, usize)> {
        (0..text.len()).find_map(|at| {
            let (end, length) = self.end(text, at)?;
            Some((at..end, length))
        })
    }

    /// Does it stand here? Its end, and how many characters it has without its gaps.
    pub(super) fn end(&self, text: &[char], at: usize) -> Option<(usize, usize)> {
        end(&self.0, text, at)
    }
}

/// Small, half-width letters, full-width marks, without spaces.
pub(super) fn plain(text: &str) -> Vec<char> {
    let one = |c: char| match c {
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase()
        }
        ',' => '，',
        '!' => '！',
        '?' => '？',
        ';' => '；',
        c => c.to_ascii_lowercase(),
    };
    text.chars().filter(|c| !c.is_whitespace()).map(one).collect()
}

fn end(pieces: &[Piece], text: &[char], at: usize) -> Option<(usize, usize)> {
    let Some((head, rest)) = pieces.split_first() else {
        return Some((at, 0));
    };
    match head {
        Piece::Sign(sign) => {
            let (end, length) = if text.get(at) == Some(sign) { end(rest, text, at + 1)? } else { None? };
            Some((end, length + 1))
        }
        Piece::Choice(all) => all.iter().find_map(|one| {
            let after = text.get(at..)?.starts_with(one).then_some(at + one.len())?;
            end(rest, text, after).map(|(end, length)| (end, length + one.len()))
        }),
        Piece::Gap => {
            let stops = |at: usize| text.get(at).is_none_or(|c| matches!(c, '。' | '！' | '？' | '；'));
            let gaps = (0..=GAP).take_while(|gap| *gap == 0 || !stops(at + gap - 1));
            gaps.into_iter().find_map(|gap| end(rest, text, at + gap))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> Option<(Range<usize>, usize)> {
        Phrase::read(phrase).first(&plain(text))
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
