//! Why a rule finds something in a text or does not: which of its words stand there, and what takes them back. For those
//! who edit the words.

use std::ops::Range;

use super::fold::{Folded, fold};
use super::list::{List, Sets};
use super::quotes;
use super::rule::{Context, WordingRule};
use super::scan::Wording;

/// Words of a rule that stand in a text.
#[derive(Debug, PartialEq, Eq)]
pub struct Match {
    /// What stands there.
    pub found: String,
    /// The phrases of the rule that meet it, as its file writes them: one, or the two that must not be said in one breath.
    pub phrases: Vec<String>,
    /// What takes it back; none where it is a finding.
    pub taken_back: Option<Reason>,
}

/// Why words that stand there are no finding.
#[derive(Debug, PartialEq, Eq)]
pub enum Reason {
    /// Somebody else says them.
    Quoted,
    /// A list of the rule's file, by its key, and what it met: nothing where it wanted something.
    List(&'static str, Option<String>),
    /// Only this half of two that must not be said in one breath.
    Half,
    /// The two are too far apart, or somebody else speaks.
    Apart,
    /// The clauses in which it stands are plainly unlike the theme.
    Calm,
}

impl Wording {
    /// All that the words of this rule meet in a text, findings first.
    pub fn why(&self, id: &str, text: &str) -> Vec<Match> {
        let folded = fold(text);
        let Some((number, rule)) = self.rules().iter().enumerate().find(|(_, rule)| rule.id == id) else {
            return Vec::new();
        };
        let quoted = quotes::reported(&folded, self.speech());
        let mut found = Vec::new();
        for (_, entry, range) in
            self.index().find(self.rules(), &folded).into_iter().filter(|it| it.0 == number)
        {
            let entry = &rule.entries()[entry];
            let is_quoted = rule.is_anothers(&range, &folded, &quoted);
            let reason = || {
                let contexts = [&rule.context, &entry.context];
                contexts.into_iter().find_map(|context| refusal(context, &folded, text, &range))
            };
            let taken_back = reason()
                .or_else(|| is_quoted.then_some(Reason::Quoted))
                .or_else(|| rule.is_calm(&folded, &range).then_some(Reason::Calm));
            let words = List::new(entry.words.clone(), &Sets::new(), &mut Vec::new());
            let phrases = words.phrase(&folded.signs, &range).into_iter().collect();
            found.push(Match { found: text[folded.bytes(&range)].to_owned(), phrases, taken_back });
        }
        found.extend(pairs(rule, text, &folded, &quoted));
        found.sort_by_key(|one| (one.taken_back.is_some(), usize::MAX - one.found.len()));
        found.dedup_by(|later, kept| later == kept);
        found
    }
}

/// What pairs find, and halves of them.
fn pairs(rule: &WordingRule, text: &str, folded: &Folded, quoted: &[Range<usize>]) -> Vec<Match> {
    let mut all = Vec::new();
    for pair in &rule.pairs {
        let halves = |list: &List| -> Vec<(Range<usize>, String)> {
            let starts = (0..folded.signs.len()).filter_map(|at| Some(at..list.ends(&folded.signs, at)?));
            starts.filter_map(|range| Some((range.clone(), list.phrase(&folded.signs, &range)?))).collect()
        };
        let (ones, others) = (halves(&pair.one), halves(&pair.other));
        let found = pair.find(folded);
        for range in &found {
            let is_in = |half: &&(Range<usize>, String)| holds(range, &half.0);
            let phrases =
                [&ones, &others].into_iter().filter_map(|half| Some(half.iter().find(is_in)?.1.clone()));
            let is_quoted = rule.is_anothers(range, folded, quoted);
            let taken_back = if is_quoted {
                Some(Reason::Quoted)
            } else {
                let is_calm = || rule.is_calm(folded, range).then_some(Reason::Calm);
                refusal(&rule.context, folded, text, range).or_else(is_calm)
            };
            let found = text[folded.bytes(range)].to_owned();
            all.push(Match { found, phrases: phrases.collect(), taken_back });
        }
        if found.is_empty() {
            let why = |is_alone: bool| if is_alone { Reason::Half } else { Reason::Apart };
            let is_alone = ones.is_empty() || others.is_empty();
            // 你 alone says nothing.
            let halves = ones.into_iter().chain(others).filter(|(range, _)| range.len() > 1);
            all.extend(halves.map(|(range, phrase)| Match {
                found: text[folded.bytes(&range)].to_owned(),
                phrases: vec![phrase],
                taken_back: Some(why(is_alone)),
            }));
        }
    }
    all
}

/// The first list that does not let a finding count.
fn refusal(context: &Context, folded: &Folded, text: &str, range: &Range<usize>) -> Option<Reason> {
    let Context { except, not_after, not_before, only_after, only_before, only_with, not_with } = context;
    let signs = folded.signs.as_slice();
    let said = |at: Range<usize>| text[folded.bytes(&at)].to_owned();
    let takes_back = [
        ("not_after", not_after.before(signs, range)),
        ("not_before", not_before.after(signs, range)),
        ("except", except.cover(signs, range)),
        ("not_with", not_with.beside(signs, range)),
    ];
    let wants = [
        ("only_after", only_after.is_empty() || only_after.stands_before(signs, range)),
        ("only_before", only_before.is_empty() || only_before.stands_after(signs, range)),
        ("only_with", only_with.is_empty() || only_with.stands_beside(signs, range)),
    ];
    let met = takes_back.into_iter().find_map(|(key, at)| Some(Reason::List(key, Some(said(at?)))));
    met.or_else(|| wants.into_iter().find(|(_, is_met)| !is_met).map(|(key, _)| Reason::List(key, None)))
}

fn holds(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}
