//! A phrase made ready for matching, and the walk of its pieces along a text.

use std::ops::Range;

use super::fold::Sign;
use super::piece::{Piece, cut, first, is_clause_mark, spelt};
use super::signs::is_solid;

/// How many separators may stand between two characters of a phrase.
const SEPARATORS: usize = 2;

/// A phrase ready for matching, beside its text.
#[derive(Debug)]
pub(super) struct Compiled {
    pub(super) steps: Vec<Step>,
}

#[derive(Debug)]
pub(super) enum Step {
    /// Characters, and the syllables of the last of them.
    Run(Range<usize>, Range<usize>),
    Choice(Choice),
    Gap {
        max: usize,
        crosses: bool,
    },
}

/// Several ways to go on.
#[derive(Debug)]
pub(super) struct Choice {
    /// Sorted by first character, an empty one first.
    pub(super) all: Vec<Alternative>,
    /// Can one of them be spelt?
    pub(super) is_spelt: bool,
}

/// One of several; its first character says whether it is worth a look.
#[derive(Debug)]
pub(super) struct Alternative {
    pub(super) first: Option<char>,
    pub(super) is_spelt: bool,
    pub(super) place: Range<usize>,
}

impl Compiled {
    /// Where the longest match of the phrase with this text that starts at a sign ends.
    pub(super) fn end_at(&self, text: &str, signs: &[Sign], at: usize) -> Option<usize> {
        let mut walk = Walk { text, signs, start: at, longest: None };
        walk.steps(&self.steps, State { at, is_first: true, ..State::default() });
        walk.longest
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
    text: &'a str,
    signs: &'a [Sign],
    start: usize,
    longest: Option<usize>,
}

impl<'a> Walk<'a> {
    fn steps(&mut self, steps: &[Step], state: State) {
        let Some((step, rest)) = steps.split_first() else {
            return self.arrive(state);
        };
        match step {
            Step::Run(run, syllables) => {
                let text: &'a str = self.text;
                self.run(&text[run.clone()], &text[syllables.clone()], rest, state);
            }
            Step::Choice(choice) => {
                for alternative in self.near(choice, state) {
                    if !self.may_stand(alternative, state) {
                        continue;
                    }
                    if let Some(state) = self.all(&self.text[alternative.place.clone()], state) {
                        self.steps(rest, state);
                    }
                }
            }
            Step::Gap { max, crosses } => {
                for left_out in 0..=*max {
                    let at = state.at + left_out;
                    self.steps(rest, State { at, after_gap: true, ..state });
                    if self.signs.get(at).is_none_or(|sign| sign.ends_sentence() && !crosses) {
                        break;
                    }
                }
            }
        }
    }

    /// The alternatives that are worth a look: beside a letter or a character only those that begin with it, and the
    /// empty ones.
    fn near<'b>(&self, choice: &'b Choice, state: State) -> impl Iterator<Item = &'b Alternative> + use<'b> {
        let all = choice.all.as_slice();
        let sign = self.signs.get(state.at).filter(|sign| sign.is_solid && !choice.is_spelt);
        let (empty, others) = match sign.map(|sign| Some(sign.c)) {
            None => (0, all),
            Some(first) => {
                let from = all.partition_point(|one| one.first < first);
                let to = all.partition_point(|one| one.first <= first);
                (all.partition_point(|one| one.first.is_none()), &all[from..to])
            }
        };
        all[..empty].iter().chain(others)
    }

    /// Can an alternative begin here? Of a hundred mostly none.
    fn may_stand(&self, alternative: &Alternative, state: State) -> bool {
        match (alternative.first, self.signs.get(state.at)) {
            (None, _) => true,
            (Some(first), Some(sign)) => first == sign.c || alternative.is_spelt || !sign.is_solid,
            (Some(first), None) => is_clause_mark(first),
        }
    }

    /// Characters, each as itself or spelt, and then the rest of the phrase.
    fn run(&mut self, run: &str, syllables: &str, rest: &[Step], state: State) {
        let Some((c, after)) = first(run) else {
            return self.steps(rest, state);
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

/// Does this separate words as a rule, so that a word across it is doubtful?
fn is_tear(sign: Sign) -> bool {
    sign.ends_clause() || sign.c.is_whitespace()
}
