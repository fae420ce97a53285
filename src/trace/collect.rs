//! What the trials have shown, put together sentence by sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::draft::{Draft, Sentence, sentences};
use crate::facts::{self, Document, Facts, case_path};
use crate::path::CasePath;
use crate::source::SourceFile;
use crate::yaml::Shape;

use super::leaves::Leaf;
use super::marked::marks;
use super::result::{Article, Derived, Kind, ShownExhibit, Source, TemplateLine, Trace, TracedSentence};

/// What depends on each value of the case, in one text.
#[derive(Debug, Clone, Default)]
pub struct Effects {
    /// Leaf and sentence.
    lost: BTreeSet<(usize, usize)>,
    /// The leaves that a fact is derived from.
    moved: BTreeMap<String, BTreeSet<usize>>,
}

impl Effects {
    /// With this value changed, these sentences are gone and these facts have another value.
    pub fn add(&mut self, leaf: usize, lost: &[usize], facts: impl IntoIterator<Item = String>) {
        self.lost.extend(lost.iter().map(|sentence| (leaf, *sentence)));
        for fact in facts {
            self.moved.entry(fact).or_default().insert(leaf);
        }
    }
}

/// A text and what is needed to say where it comes from.
pub struct Origin<'a> {
    /// The text, with the lines of templates where they are known.
    pub draft: &'a Draft,
    /// What it was drafted from.
    pub facts: &'a Facts,
    /// The same as a document.
    pub document: &'a Document,
    /// The case file.
    pub file: &'a SourceFile,
    /// Its values.
    pub leaves: &'a [Leaf],
    /// The place of a run's line; `None` stands for a field's template as a whole.
    pub template: &'a dyn Fn(&str, Option<usize>) -> Option<TemplateLine>,
}

impl<'a> Origin<'a> {
    /// The paths of the facts that the text prints and the case does not say as they are.
    pub fn derived(&self) -> BTreeSet<String> {
        let runs = self.draft.fields.iter().flat_map(|field| &field.parts).flat_map(crate::draft::Part::runs);
        let facts = runs.filter_map(|run| run.fact.as_deref());
        facts.filter(|fact| !is_label(fact) && self.stated(fact).is_none()).map(str::to_owned).collect()
    }

    /// The leaf that says a fact as it is.
    fn stated(&self, fact: &str) -> Option<usize> {
        let path = case_path(self.facts, fact)?;
        let leaf = self.leaves.iter().position(|leaf| leaf.path == path)?;
        says(&self.leaves[leaf], self.value(fact)?).then_some(leaf)
    }

    fn value(&self, fact: &str) -> Option<&'a facts::Leaf> {
        self.document.leaf(fact).filter(|leaf| leaf.is_printable())
    }
}

/// The number of an exhibit in the texts.
fn is_label(fact: &str) -> bool {
    fact.contains(".exhibits[") || (fact.starts_with("exhibits[") && last_key(fact) == "label")
}

/// The places of the events that `folds[3-7].contacted` counts.
fn summed_up(fact: &str) -> Option<RangeInclusive<usize>> {
    let (first, last) = fact.strip_prefix("folds[")?.split_once(']')?.0.split_once('-')?;
    Some(first.parse().ok()?..=last.parse().ok()?)
}

fn last_key(path: &str) -> &str {
    path.rsplit('.').next().unwrap_or(path)
}

fn says(leaf: &Leaf, value: &facts::Leaf) -> bool {
    match (leaf.shape, value) {
        (Shape::Amount | Shape::AmountOrZero, facts::Leaf::Amount(sum)) => {
            Amount::parse(&leaf.text) == Ok(*sum)
        }
        (Shape::Moment | Shape::Day, facts::Leaf::Date(at)) => Moment::parse(&leaf.text) == Ok(*at),
        (Shape::Amount | Shape::AmountOrZero | Shape::Moment | Shape::Day, _) => false,
        _ => leaf.text == value.to_string(),
    }
}

/// The trace of a text.
pub fn collect(origin: &Origin<'_>, effects: &Effects) -> Trace {
    let found = sentences(origin.draft);
    let of = |(number, sentence): (usize, &Sentence<'_>)| {
        Collector { origin, effects, number, sentence }.sentence()
    };
    Trace {
        channel: origin.draft.channel.clone(),
        channel_name: origin.draft.channel_name.clone(),
        sentences: found.iter().enumerate().map(of).collect(),
    }
}

struct Collector<'a> {
    origin: &'a Origin<'a>,
    effects: &'a Effects,
    number: usize,
    sentence: &'a Sentence<'a>,
}

impl Collector<'_> {
    fn sentence(&self) -> TracedSentence {
        let field = &self.origin.draft.fields[self.sentence.field];
        let stated = self.stated();
        let case_path = |fact: &str| Some(self.origin.leaves[self.origin.stated(fact)?].path.clone());
        TracedSentence {
            field: field.id.clone(),
            label: field.label.clone(),
            message: (field.parts.len() > 1).then_some(self.sentence.part + 1),
            text: self.sentence.text().trim().to_owned(),
            rests_on: self.rests_on(&stated),
            derived: self.derived(),
            exhibits: self.exhibits(&stated),
            articles: self.articles(),
            templates: self.templates(&field.id),
            marks: marks(self.sentence, self.origin.document, case_path),
        }
    }

    /// The leaves whose words stand in the sentence.
    fn stated(&self) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        for fact in self.sentence.facts().filter(|fact| !is_label(fact)) {
            match self.origin.stated(fact) {
                Some(leaf) => drop(found.insert(leaf)),
                None => found.extend(self.shown_in(fact)),
            }
        }
        found
    }

    /// The leaves that a derived fact of this sentence follows from: those with which the sentence changes. Others may move
    /// the fact in a way that it does not show, the time of a moment of which only the day is printed.
    fn from(&self, fact: &str) -> Vec<usize> {
        if let Some(places) = summed_up(fact) {
            return self.of_events(&places);
        }
        let moved = self.effects.moved.get(fact).into_iter().flatten().copied();
        moved.filter(|leaf| self.effects.lost.contains(&(*leaf, self.number))).collect()
    }

    /// The leaves of events that are summed up, as far as the sentence changes with them.
    fn of_events(&self, places: &RangeInclusive<usize>) -> Vec<usize> {
        let events = self.origin.facts.timeline.iter().enumerate();
        let events: Vec<&CasePath> =
            events.filter(|(place, _)| places.contains(place)).map(|(_, event)| &event.from).collect();
        let is_of = |leaf: usize| {
            let path = &self.origin.leaves[leaf].path;
            events.iter().any(|event| path.is_below(event))
        };
        let leaves = 0..self.origin.leaves.len();
        leaves.filter(|leaf| is_of(*leaf) && self.effects.lost.contains(&(*leaf, self.number))).collect()
    }

    /// The leaves whose words stand in a derived fact: the number and the measure word of a quantity.
    fn shown_in(&self, fact: &str) -> Vec<usize> {
        let value = self.origin.value(fact);
        let text = value.map(ToString::to_string).unwrap_or_default();
        let from = self.from(fact).into_iter();
        let is_part = |leaf: &Leaf| match leaf.shape {
            Shape::Text => text.contains(&leaf.text) || leaf.text.contains(&text),
            Shape::Amount | Shape::AmountOrZero | Shape::Moment | Shape::Day => {
                value.is_some_and(|value| says(leaf, value))
            }
            Shape::Whole(..) | Shape::Quantity => text.contains(&leaf.text),
            _ => false,
        };
        from.filter(|leaf| is_part(&self.origin.leaves[*leaf])).collect()
    }

    fn rests_on(&self, stated: &BTreeSet<usize>) -> Vec<Source> {
        let decides =
            (0..self.origin.leaves.len()).filter(|leaf| self.effects.lost.contains(&(*leaf, self.number)));
        let source = |leaf: usize, is: Kind| {
            let one = &self.origin.leaves[leaf];
            let (line, column) = self.origin.file.line_column(one.span.start);
            Source { is, path: one.path.clone(), line, column, text: one.text.clone() }
        };
        let mut found: Vec<Source> = stated.iter().map(|leaf| source(*leaf, Kind::Stated)).collect();
        found.extend(decides.filter(|leaf| !stated.contains(leaf)).map(|leaf| source(leaf, Kind::Decides)));
        found.sort_by_key(|one| (one.is, one.line, one.column));
        found
    }

    fn derived(&self) -> Vec<Derived> {
        let mut found: Vec<Derived> = Vec::new();
        for fact in self.sentence.facts() {
            let is_new = found.iter().all(|known| known.fact != fact);
            if !is_new || is_label(fact) || self.origin.stated(fact).is_some() {
                continue;
            }
            let from = self.from(fact).into_iter();
            found.push(Derived {
                fact: fact.to_owned(),
                value: self.origin.value(fact).map_or_else(|| self.printed(fact), ToString::to_string),
                from: from.map(|leaf| self.origin.leaves[leaf].path.clone()).collect(),
            });
        }
        found
    }

    /// What the sentence prints for a fact.
    fn printed(&self, fact: &str) -> String {
        let pieces = self.sentence.pieces.iter().filter(|piece| piece.run.fact.as_deref() == Some(fact));
        pieces.map(|piece| piece.text).collect()
    }

    fn exhibits(&self, stated: &BTreeSet<usize>) -> Vec<ShownExhibit> {
        let text = |path: &CasePath| {
            self.origin.leaves.iter().find(|leaf| leaf.path == *path).map(|leaf| &leaf.text[..])
        };
        let values = self.sentence.facts().filter_map(|fact| self.origin.value(fact));
        let values: Vec<String> = values.map(ToString::to_string).collect();
        let mut carried = BTreeSet::new();
        for path in stated.iter().map(|leaf| &self.origin.leaves[*leaf].path) {
            let Some(base) = path.parent() else { continue };
            let list = base.join("exhibits");
            let ids = (0..).map_while(|index| text(&list.index(index)));
            carried.extend(ids.chain(text(&base.join("id")).filter(|_| base.starts_with("exhibits"))));
        }
        let shown = self.origin.facts.exhibits.iter().filter_map(|exhibit| {
            let id = text(&exhibit.from.join("id"))?;
            let is_named = values.iter().any(|value| *value == exhibit.label || *value == exhibit.title);
            let one = ShownExhibit { label: exhibit.label.clone(), id: id.to_owned(), is_named };
            (is_named || carried.contains(id)).then_some(one)
        });
        shown.collect()
    }

    fn articles(&self) -> Vec<Article> {
        let facts = self.origin.facts;
        let mut found: Vec<Article> = Vec::new();
        let mut add = |statute: &str, article: &str, cite: &str| {
            let one =
                Article { statute: statute.to_owned(), article: article.to_owned(), cite: cite.to_owned() };
            if !found.contains(&one) {
                found.push(one);
            }
        };
        for fact in self.sentence.facts() {
            if fact.starts_with("refusal.")
                && let Some(answer) = &facts.refusal
            {
                for ((statute, article), cite) in answer.articles.iter().zip(&answer.cites) {
                    add(statute, article, cite);
                }
            }
            // `grounds[0].cite`, `claims[1].grounds[0].gist`, `procedure.mediation[0].cite`.
            let base = fact.rsplit_once('.').map_or("", |(base, _)| base);
            let text =
                |key: &str| self.origin.document.leaf(&format!("{base}.{key}")).map(ToString::to_string);
            if let (Some(statute), Some(article), Some(cite)) =
                (text("statute_id"), text("article_id"), text("cite"))
            {
                add(&statute, &article, &cite);
            }
        }
        found
    }

    fn templates(&self, field: &str) -> Vec<TemplateLine> {
        let places = self.sentence.pieces.iter().map(|piece| (self.origin.template)(field, piece.run.line));
        let mut found: Vec<TemplateLine> = Vec::new();
        for place in places.flatten() {
            if !found.contains(&place) {
                found.push(place);
            }
        }
        found
    }
}
