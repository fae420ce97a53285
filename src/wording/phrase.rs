//! A phrase as people write it in a rule, and whether text has it: characters, `(a|b)` choices, `…` gaps, `{pin yin}`.

use super::fold::{Folded, Folding, Sign, in_rule, is_solid};

/// How many signs a `…` may leave out, inside one sentence.
const GAP: usize = 8;
/// How many a `……` may leave out, over the ends of sentences too.
const LONG_GAP: usize = 40;
/// How many separators may stand between two characters of a phrase.
const SEPARATORS: usize = 2;

/// What to look for, as it stands in a list. It is matched as it is written: most phrases of a list are never looked at, and
/// of the others nearly all fail at the second character, so reading them first would cost more than matching.
#[derive(Debug, Clone, Copy)]
pub(super) struct Phrase<'a>(pub(super) &'a str);

#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    /// Characters, and the syllables of the last of them.
    Run(&'a str, &'a str),
    /// One of these; an empty one means that none need stand there.
    Choice(&'a str),
    Gap {
        max: usize,
        crosses: bool,
    },
}

/// The first piece of a phrase and what comes after it.
fn cut(text: &str) -> Option<(Piece<'_>, &str)> {
    match text.chars().next()? {
        '(' => {
            let (inside, rest) = text[1..].split_once(')').unwrap_or((&text[1..], ""));
            Some((Piece::Choice(inside), rest))
        }
        '…' => {
            let rest = text.trim_start_matches('…');
            let crosses = text.starts_with("……");
            Some((Piece::Gap { max: if crosses { LONG_GAP } else { GAP }, crosses }, rest))
        }
        _ => {
            let end = text.find(['(', '…', '{']).unwrap_or(text.len());
            match text[end..].strip_prefix('{').and_then(|spelt| spelt.split_once('}')) {
                Some((syllables, rest)) => Some((Piece::Run(&text[..end], syllables), rest)),
                None => Some((Piece::Run(&text[..end.max(1)], ""), &text[end.max(1)..])),
            }
        }
    }
}

/// The syllable of a run's first character, and the syllables after it: the last characters are the spelt ones.
fn spelt<'a>(run: &str, syllables: &'a str) -> (Option<&'a str>, &'a str) {
    if syllables.is_empty() || syllables.split_whitespace().count() < run.chars().count() {
        return (None, syllables);
    }
    let (first, rest) = syllables.trim_start().split_once(' ').unwrap_or((syllables.trim(), ""));
    (Some(first), rest)
}

/// The first character of a run, as folded text has it, and the rest.
fn first(run: &str) -> Option<(char, &str)> {
    let mut chars = run.chars();
    let c = chars.by_ref().find_map(in_rule)?;
    Some((c, chars.as_str()))
}

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
    pub(super) fn is_folded(self, folding: &Folding) -> bool {
        self.runs().all(|(run, _)| {
            folding.fold(run).signs.iter().map(|sign| sign.c).eq(run.chars().filter_map(in_rule))
        })
    }

    /// The characters that a match may start with.
    pub(super) fn firsts(self, add: &mut impl FnMut(char)) {
        for piece in self.pieces() {
            match piece {
                Piece::Run(run, syllables) => {
                    if let Some((c, _)) = first(run) {
                        add(c);
                    }
                    let (syllable, _) = spelt(run, syllables);
                    syllable.and_then(|syllable| syllable.chars().next()).into_iter().for_each(add);
                    return;
                }
                Piece::Choice(inside) => {
                    inside.split('|').for_each(|one| first_of(one, add));
                    if !inside.split('|').any(str::is_empty) {
                        return;
                    }
                }
                Piece::Gap { .. } => return,
            }
        }
    }

    /// The second character of every match, where the phrase begins with two that can be written in one way only.
    pub(super) fn second(self) -> Option<char> {
        match cut(self.0)?.0 {
            Piece::Run(run, "") => first(run).and_then(|(_, rest)| first(rest)).map(|(c, _)| c),
            _ => None,
        }
        .filter(|c| is_solid(*c))
    }

    /// False where the text lacks a character that every match has.
    pub(super) fn may_be_in(self, text: &Folded) -> bool {
        let has_all =
            |run: &str| run.contains('{') || run.chars().filter_map(in_rule).all(|c| text.may_have(c));
        self.pieces().all(|piece| match piece {
            Piece::Run(run, syllables) => !syllables.is_empty() || has_all(run),
            Piece::Choice(inside) => inside.split('|').any(has_all),
            Piece::Gap { .. } => true,
        })
    }

    /// Where the longest match that starts at a sign ends.
    pub(super) fn end_at(self, signs: &[Sign], at: usize) -> Option<usize> {
        let mut walk = Walk { signs, start: at, longest: None };
        walk.pieces(self.0, State { at, is_first: true, ..State::default() });
        walk.longest
    }
}

/// The first characters of an alternative.
fn first_of(alternative: &str, add: &mut impl FnMut(char)) {
    if let Some((Piece::Run(run, syllables), _)) = cut(alternative) {
        if let Some((c, _)) = first(run) {
            add(c);
        }
        let (syllable, _) = spelt(run, syllables);
        syllable.and_then(|syllable| syllable.chars().next()).into_iter().for_each(add);
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
    fn pieces(&mut self, text: &str, state: State) {
        let Some((piece, rest)) = cut(text) else {
            return self.arrive(state);
        };
        match piece {
            Piece::Run(run, syllables) => self.run(run, syllables, rest, state),
            Piece::Choice(inside) => {
                for alternative in inside.split('|') {
                    if let Some(state) = self.all(alternative, state) {
                        self.pieces(rest, state);
                    }
                }
            }
            Piece::Gap { max, crosses } => {
                for left_out in 0..=max {
                    let at = state.at + left_out;
                    self.pieces(rest, State { at, after_gap: true, ..state });
                    if self.signs.get(at).is_none_or(|sign| sign.ends_sentence() && !crosses) {
                        break;
                    }
                }
            }
        }
    }

    /// Characters, each as itself or spelt, and then the rest of the phrase.
    fn run(&mut self, run: &str, syllables: &str, rest: &str, state: State) {
        let Some((c, after)) = first(run) else {
            return self.pieces(rest, state);
        };
        let (syllable, later) = spelt(run, syllables);
        for state in self.next(c, syllable, state).into_iter().flatten() {
            self.run(after, later, rest, state);
        }
    }

    /// A whole alternative; of two ways to read a character the first that goes.
    fn all(&self, alternative: &str, mut state: State) -> Option<State> {
        let mut text = alternative;
        while let Some((piece, rest)) = cut(text) {
            let Piece::Run(mut run, mut syllables) = piece else { return None };
            while let Some((c, after)) = first(run) {
                let (syllable, later) = spelt(run, syllables);
                state = self.next(c, syllable, state).into_iter().flatten().next()?;
                (run, syllables) = (after, later);
            }
            text = rest;
        }
        Some(state)
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
        // A mark that ends a clause is also met by the end of the text or of the line.
        if !wants_solid && is_clause_mark(c) && self.signs.get(at).is_none_or(|sign| sign.c == '\n') {
            return [(!state.is_first).then(|| next(at)), None];
        }
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

fn is_clause_mark(c: char) -> bool {
    matches!(c, ',' | '。' | '!' | '?' | ';')
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
        let (phrase, mut firsts) = (Phrase(phrase), Vec::new());
        assert!(phrase.is_one());
        let folded = folding.fold(text);
        phrase.firsts(&mut |first| firsts.push(first));
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
        assert_eq!(found("托(。|!)", "都是托").as_deref(), Some("托"));
        assert_eq!(found("托(。|!)", "都是托运"), None);
        for text in ["USB", "sb110", "s/b"] {
            assert_eq!(found("sb", text), None, "{text}");
        }
    }

    #[test]
    fn what_every_match_has() {
        let folding = Folding::default();
        let may_be = |phrase, text| Phrase(phrase).may_be_in(&folding.fold(text));
        assert!(may_be("不退…(就|我)曝光", "不退就曝光") && may_be("骗子{pian zi}", "pianzi"));
        assert!(may_be("(太|)坏", "坏"));
        assert!(!may_be("不退…(就|我)曝光", "不退就说") && !may_be("(太|真)坏", "很坏"));
    }

    #[test]
    fn what_is_no_phrase() {
        for text in ["", "…曝光", "不退…", "(骗", "骗{a b c}", "骗)", "(好|骗{a b})"] {
            assert!(!Phrase(text).is_one(), "{text}");
        }
    }
}
