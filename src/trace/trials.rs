//! What a value of the case is changed into, by its kind.

use std::collections::BTreeSet;

use crate::path::CasePath;
use crate::yaml::Shape;

use super::leaves::Leaf;
use super::world::World;
use super::{dates, values};

/// A value and what it is changed into; left out where there is no other value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trial {
    /// The value's number among the leaves.
    pub leaf: usize,
    /// The other value.
    pub value: Option<String>,
    /// A text of another form (longer, of two sentences, with a day in it), not one of the words that the data knows: how it
    /// reads is seen in the text alone.
    pub is_by_form: bool,
}

/// All trials of a case.
pub fn trials(leaves: &[Leaf], world: &World) -> Vec<Trial> {
    let refusals = leaves.iter().filter(|leaf| leaf.key() == "event" && leaf.text == "refused");
    let refused: BTreeSet<CasePath> = refusals.filter_map(path_of).collect();
    let of_leaf = |(leaf, one): (usize, &Leaf)| {
        let is_refused = path_of(one).is_some_and(|base| refused.contains(&base));
        let mut found = values_of(one, is_refused, world);
        found.retain(|value| *value != one.text);
        found.sort_unstable();
        found.dedup();
        let forms = if matches!(one.shape, Shape::Text) { values::forms(&one.text) } else { Vec::new() };
        let none = one.is_optional.then_some(None);
        none.into_iter().chain(found.into_iter().map(Some)).map(move |value| {
            let is_by_form = value.as_ref().is_some_and(|value| forms.contains(value));
            Trial { leaf, value, is_by_form }
        })
    };
    leaves.iter().enumerate().flat_map(of_leaf).collect()
}

/// Other exhibits: where there are very many, some that stand about this one and the first and the last.
fn others(own: &str, exhibits: &[String]) -> Vec<String> {
    const ABOUT: usize = 12;
    let place = exhibits.iter().position(|one| one == own).unwrap_or_default();
    let is_near = |at: usize| at.abs_diff(place) <= ABOUT || at == 0 || at + 1 == exhibits.len();
    let near = exhibits.iter().enumerate().filter(|(at, _)| is_near(*at));
    near.map(|(_, one)| one.clone()).collect()
}

/// The path of what a value belongs to.
fn path_of(leaf: &Leaf) -> Option<CasePath> {
    leaf.path.parent()
}

fn values_of(leaf: &Leaf, is_refused: bool, world: &World) -> Vec<String> {
    let key = leaf.key();
    match leaf.shape {
        Shape::OneOf(choices) => choices.iter().map(|choice| choice.word.to_owned()).collect(),
        Shape::Name => world.names.get(key).cloned().unwrap_or_default(),
        Shape::Id if key.ends_with(']') => others(&leaf.text, &world.exhibits),
        Shape::Id => [others(&leaf.text, &world.exhibits), vec![format!("{}-other", leaf.text)]].concat(),
        Shape::Amount | Shape::AmountOrZero => values::amounts(&leaf.text, world),
        Shape::Moment => dates::moments(&leaf.text, world),
        Shape::Day => dates::days(&leaf.text, world),
        Shape::Whole(from, to) => values::numbers(&leaf.text, *from, *to),
        Shape::Quantity => ["1", "2", "2.5", "9999"].map(str::to_owned).to_vec(),
        Shape::Sha256 => vec!["0".repeat(64)],
        Shape::Flag => vec!["true".into(), "false".into()],
        Shape::Text => values::texts(&leaf.path, &leaf.text, is_refused, world),
        Shape::List(_) | Shape::Map(_) | Shape::Texts | Shape::TextOr(_) => Vec::new(),
    }
}
