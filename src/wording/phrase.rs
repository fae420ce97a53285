//! A phrase as people write it in a rule, and whether text has it: characters, `(a|b)` choices, `…` gaps, `{pin yin}`.

use std::ops::Range;

use super::fold::fold;
use super::piece::{Piece, cut, first};
use super::signs::in_rule;
use super::walk::{Alternative, Choice, Compiled, Step};

/// What to look for, as it stands in a list. It is made ready for matching when a text may have it: most phrases never are.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'a>(pub(super) &'a str);

impl<'a> Phrase<'a> {
    /// False where it is none: an open bracket, a gap at an end, more syllables than characters, nothing at all.
    pub(super) fn is_one(self) -> bool {
        let Self(text) = self;
        let is_paired = |open, close| text.matches(open).count() == text.matches(close).count();
        let has_ends = !text.is_empty() && !text.starts_with('…') && !text.ends_with('…');
        let fits =
            |(run, syllables): (&str, &str)| syllables.split_whitespace().count() <= run.chars().count();
        has_ends && is_paired('(', ')') && is_paired('{', '}') && self.runs().all(fits)
    }

    fn pieces(self) -> impl Iterator<Item = Piece<'a>> {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            let (piece, after) = cut(rest)?;
            rest = after;
            Some(piece)
        })
    }

    /// Every run in it, those of its choices too.
    fn runs(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let runs = |piece| match piece {
            Piece::Run(run, syllables) => vec![(run, syllables)],
            Piece::Choice(inside) => {
                inside.split('|').flat_map(|one| Phrase(one).runs().collect::<Vec<_>>()).collect()
            }
            Piece::Gap { .. } => Vec::new(),
        };
        self.pieces().flat_map(runs)
    }

    /// False where a character can never be met, since text is folded before it is looked through.
    pub(super) fn is_folded(self) -> bool {
        self.runs()
            .all(|(run, _)| fold(run).signs.iter().map(|sign| sign.c).eq(run.chars().filter_map(in_rule)))
    }

    /// Made ready for matching: what stands where in the text, so that nothing is copied.
    pub(super) fn compiled(self) -> Compiled {
        let Self(text) = self;
        let place = |part: &str| {
            let start = part.as_ptr() as usize - text.as_ptr() as usize;
            start..start + part.len()
        };
        let pieces = self.pieces().map(|piece| match piece {
            Piece::Run(run, syllables) => Step::Run(place(run), place_or_none(syllables, place)),
            Piece::Choice(inside) => {
                let mut all: Vec<Alternative> = inside
                    .split('|')
                    .map(|one| Alternative {
                        first: first(one).map(|(c, _)| c),
                        is_spelt: one.contains('{'),
                        place: place(one),
                    })
                    .collect();
                all.sort_by_key(|one| one.first);
                Step::Choice(Choice { is_spelt: all.iter().any(|one| one.is_spelt), all })
            }
            Piece::Gap { max, crosses } => Step::Gap { max, crosses },
        });
        Compiled { steps: pieces.collect() }
    }
}

/// An empty part has no place of its own.
fn place_or_none(part: &str, place: impl Fn(&str) -> Range<usize>) -> Range<usize> {
    if part.is_empty() { 0..0 } else { place(part) }
}

#[cfg(test)]
mod tests {
    use super::super::starts::starts;
    use super::*;

    fn found(phrase: &str, text: &str) -> Option<String> {
        let (phrase, mut firsts) = (Phrase(phrase), Vec::new());
        assert!(phrase.is_one());
        let folded = fold(text);
        starts(phrase.0, &mut |first, _| firsts.push(first));
        (0..folded.signs.len()).filter(|&at| firsts.contains(&folded.signs[at].c)).find_map(|at| {
            let end = phrase.compiled().end_at(phrase.0, &folded.signs, at)?;
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
        assert_eq!(found("托(。|!)", "都是托").as_deref(), Some("托"));
        assert_eq!(found("托(。|!)", "都是托运"), None);
        for text in ["USB", "sb110", "s/b"] {
            assert_eq!(found("sb", text), None, "{text}");
        }
    }

    #[test]
    fn what_is_no_phrase() {
        for text in ["", "…曝光", "不退…", "(骗", "骗{a b c}", "骗)", "(好|骗{a b})"] {
            assert!(!Phrase(text).is_one(), "{text}");
        }
    }
}
