//! All rules, ready to look through texts.

use std::ops::Range;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::diagnostic::Sink;

use super::fold::{Folded, fold};
use super::index::{Found, Index};
use super::likeness::{Said, sentences};
use super::list::List;
use super::quotes;
use super::read::{self, Shared};
use super::rule::{Kind, WordingRule};
use super::speaker::is_told;
use super::swaps::Swap;
use super::themes;

/// The wording rules with what they share.
#[derive(Debug, Default)]
pub struct Wording {
    rules: Vec<WordingRule>,
    speech: List,
    index: Index,
}

/// Something a rule found.
#[derive(Debug)]
pub struct Finding<'a> {
    /// The rule.
    pub rule: &'a WordingRule,
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What to write instead, where the words say more than the rule.
    pub instead: Option<&'a str>,
    /// What could stand there.
    pub put: Option<String>,
    /// May it be put there without asking?
    pub is_safe: bool,
}

impl Wording {
    /// The ids of all rules.
    pub fn ids(assets: &Assets) -> Vec<String> {
        read::ids(assets)
    }

    /// The files of a rule below `data/`: its own, then its themes.
    pub fn files(assets: &Assets, id: &str) -> Vec<String> {
        themes::files(assets, id)
    }

    /// Reads all rules. What is wrong in a file is said, and its rule is left out.
    pub fn read(assets: &Assets, sink: &mut Sink) -> Self {
        let mut of_sets = Sink::default();
        let is_built_in = |name: &str| assets.packed(Tree::Data, &format!("wording/{name}.yaml")).is_some();
        let (sets, are_sets_built_in) = (Arc::new(read::sets(assets, &mut of_sets)), is_built_in("sets"));
        let are_sets_whole = !of_sets.has_errors();
        sink.extend(of_sets);
        let rule = |id: &String| {
            let checks = !is_built_in(id);
            Shared { assets, sets: &sets, are_sets_built_in, are_sets_whole, checks }.rule(id, sink)
        };
        let rules: Vec<WordingRule> = read::ids(assets).iter().filter_map(rule).collect();
        let speech = List::new("$speech".into(), &sets, &mut Vec::new());
        let index = Index::new(&rules);
        Self { rules, speech, index }
    }

    /// The rules.
    pub fn rules(&self) -> &[WordingRule] {
        &self.rules
    }

    pub(super) fn speech(&self) -> &List {
        &self.speech
    }

    pub(super) fn index(&self) -> &Index {
        &self.index
    }

    /// The rule that speaks of a kind of identifier.
    pub fn detecting(&self, kind: &str) -> Option<&WordingRule> {
        let detects = |rule: &&WordingRule| {
            rule.detection().is_some_and(|detection| detection.kinds.iter().any(|known| known == kind))
        };
        self.rules.iter().find(detects)
    }

    /// Everything the rules find in a text, by place. `names` are words of the case that are nobody's judgement: the
    /// shop's and the article's name.
    pub fn find(&self, text: &str, names: &[&str]) -> Vec<Finding<'_>> {
        let mut found = Vec::new();
        let mut start = 0;
        for piece in pieces(text) {
            for mut finding in self.find_in(piece, names) {
                finding.range = start + finding.range.start..start + finding.range.end;
                found.push(finding);
            }
            start += piece.len();
        }
        found
    }

    fn find_in(&self, text: &str, names: &[&str]) -> Vec<Finding<'_>> {
        let folded = fold(text);
        let innocent: Vec<Range<usize>> = names.iter().flat_map(|name| places_of(text, name)).collect();
        let mut found = self.words(&folded, &innocent);
        self.pairs(&folded, &innocent, &mut found);
        let quoted = quotes::inside(&folded);
        for rule in &self.rules {
            Self::signs(rule, text, &folded, &quoted, &mut found);
        }
        self.likenesses(&folded, &innocent, &mut found);
        // What several parts of one rule find in one place is one finding; the first of its parts says what to do.
        let mut one_each: Vec<Finding<'_>> = Vec::new();
        for finding in found {
            let overlaps = |kept: &Finding<'_>| {
                kept.rule.id == finding.rule.id
                    && kept.range.start < finding.range.end
                    && finding.range.start < kept.range.end
            };
            if !one_each.iter().any(overlaps) {
                one_each.push(finding);
            }
        }
        one_each.sort_by_key(|finding| (finding.range.start, finding.range.end));
        one_each
    }

    /// What the rules of kind `existence` find: of findings that overlap the first and longest.
    fn words(&self, folded: &Folded, named: &[Range<usize>]) -> Vec<Finding<'_>> {
        let mut found = self.index.find(&self.rules, folded);
        if found.is_empty() {
            return Vec::new();
        }
        let quoted = quotes::reported(folded, &self.speech);
        found.retain(|(rule, entry, range)| self.counts(*rule, *entry, range, folded, &quoted, named));
        found.sort_by_key(|(rule, entry, range)| (*rule, range.start, usize::MAX - range.end, *entry));
        found.dedup_by(|later, kept| later.0 == kept.0 && later.2.start < kept.2.end);
        let finding = |(rule, entry, signs): Found| {
            let rule = &self.rules[rule];
            let instead = rule.entries().get(entry).and_then(|entry| entry.instead.as_deref());
            Finding { rule, range: folded.bytes(&signs), instead, put: None, is_safe: false }
        };
        found.into_iter().map(finding).collect()
    }

    /// What is said in one breath and must not be.
    fn pairs<'a>(&'a self, folded: &Folded, named: &[Range<usize>], found: &mut Vec<Finding<'a>>) {
        let mut quoted = None;
        for rule in &self.rules {
            for range in rule.pairs.iter().flat_map(|pair| pair.find(folded)) {
                let quoted = quoted.get_or_insert_with(|| quotes::reported(folded, &self.speech));
                let bytes = folded.bytes(&range);
                let is_named = named.iter().any(|name| name.start <= bytes.start && bytes.end <= name.end);
                let is_anothers = rule.is_anothers(&range, folded, quoted);
                if !is_anothers
                    && !is_named
                    && rule.context.allows(&range, folded)
                    && !rule.is_calm(folded, &range)
                {
                    found.push(Finding { rule, range: bytes, instead: None, put: None, is_safe: false });
                }
            }
        }
    }

    /// Sentences that are like those of a theme, each told of the likest, where nothing graver was found already.
    fn likenesses<'a>(&'a self, folded: &Folded, named: &[Range<usize>], found: &mut Vec<Finding<'a>>) {
        let like = |rule: &'a WordingRule, said: &Said| match &rule.kind {
            Kind::Likeness(likeness) => Some((likeness.ahead(said)?, rule)),
            _ => None,
        };
        let mut quoted = None;
        for sentence in sentences(folded) {
            let Some(said) = Said::of(folded, &sentence) else { continue };
            let all = self.rules.iter().filter_map(|rule| like(rule, &said));
            let Some((_, rule)) = all.max_by(|(one, _), (other, _)| one.total_cmp(other)) else { continue };
            let quoted = quoted.get_or_insert_with(|| quotes::reported(folded, &self.speech));
            let range = folded.bytes(&sentence);
            let is_near = |quote: &Range<usize>| quote.start < sentence.end && sentence.start < quote.end;
            let is_here = |one: &Range<usize>| one.start < range.end && range.start < one.end;
            let is_said = |one: &Finding<'_>| {
                one.rule.group() == rule.group() && one.rule.level > rule.level && is_here(&one.range)
            };
            let is_anothers = !rule.checks_quotes && quoted.iter().any(is_near)
                || rule.exempts_told && is_told(&folded.signs, sentence.end - 1);
            let is_named = named.iter().any(|name| name.start <= range.start && range.end <= name.end);
            if !is_anothers
                && !is_named
                && !found.iter().any(is_said)
                && rule.context.allows(&sentence, folded)
            {
                found.push(Finding { rule, range, instead: None, put: None, is_safe: false });
            }
        }
    }

    fn counts(
        &self,
        rule: usize,
        entry: usize,
        range: &Range<usize>,
        folded: &Folded,
        quoted: &[Range<usize>],
        named: &[Range<usize>],
    ) -> bool {
        let rule = &self.rules[rule];
        if rule.is_anothers(range, folded, quoted) {
            return false;
        }
        let bytes = folded.bytes(range);
        if named.iter().any(|name| name.start <= bytes.start && bytes.end <= name.end) {
            return false;
        }
        if rule.is_calm(folded, range) {
            return false;
        }
        let contexts = [&rule.context, &rule.entries()[entry].context];
        contexts.into_iter().all(|context| context.allows(range, folded))
    }

    /// What the other kinds find.
    fn signs<'a>(
        rule: &'a WordingRule,
        text: &str,
        folded: &Folded,
        quoted: &[Range<usize>],
        found: &mut Vec<Finding<'a>>,
    ) {
        let is_quoted = |signs: &Range<usize>| {
            let contains = |quote: &Range<usize>| quote.start <= signs.start && signs.end <= quote.end;
            !rule.checks_quotes && quoted.iter().any(contains)
        };
        let mut push = |range: Range<usize>, put: Option<String>, is_safe: bool| {
            let signs = folded.signs_in(&range);
            if !signs.is_empty() && is_quoted(&signs) {
                return;
            }
            if signs.is_empty() || rule.context.allows(&signs, folded) {
                found.push(Finding { rule, range, instead: None, put, is_safe });
            }
        };
        match &rule.kind {
            Kind::Existence(_) | Kind::Checksum(_) | Kind::Likeness(_) => {}
            Kind::Pattern(patterns) => {
                let places = patterns.iter().flat_map(|pattern| pattern.find(text));
                places.for_each(|place| push(place, None, false));
            }
            Kind::Substitution(swaps) => {
                let may_be = |swap: &&Swap| swap.find.chars().all(|c| folded.may_have(c));
                for swap in swaps.iter().filter(may_be) {
                    swap.find(text).into_iter().for_each(|it| push(it.range, Some(it.put), swap.is_safe));
                }
            }
            Kind::Density(measures) => {
                for measure in measures {
                    let places = measure.find(text, folded);
                    for range in places {
                        push(range, measure.put.clone(), measure.put.is_some());
                    }
                }
            }
        }
    }
}

/// A long text in pieces of whole lines: what belongs together stands near, and most words are then seen not to occur.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    const LEAST: usize = 600;
    let mut rest = text;
    std::iter::from_fn(move || {
        let from = rest.char_indices().map(|(at, _)| at).find(|at| *at >= LEAST).unwrap_or(rest.len());
        let end = rest[from..].find('\n').map_or(rest.len(), |at| from + at + 1);
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Where a name stands in a text.
fn places_of(text: &str, name: &str) -> Vec<Range<usize>> {
    if name.is_empty() {
        return Vec::new();
    }
    text.match_indices(name).map(|(at, name)| at..at + name.len()).collect()
}
