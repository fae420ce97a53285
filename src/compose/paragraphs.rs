//! The paragraphs of a course as templates see them: without what stands apart, and with short ones that it leaves joined.

use std::collections::BTreeMap;

use tera::Value;

use crate::facts::Fold;
use crate::telling::{LONGEST, MoveKind, Register, Story, length_of};

use super::apart::{Apart, Place};
use super::story::Told;

/// A paragraph that is being made.
#[derive(Default)]
struct Made {
    moves: Vec<Value>,
    /// About how many characters it takes.
    length: usize,
    /// Was a move, or the answer in one, taken out of it?
    is_thinned: bool,
    /// Where it tells the sale, which stands alone.
    sale: Option<usize>,
}

impl Told<'_> {
    /// `fold` makes the value of what is summed up.
    pub(super) fn paragraphs(
        &self,
        story: &Story,
        apart: &Apart<'_>,
        fold: &mut impl FnMut(&Fold) -> Value,
    ) -> Vec<Value> {
        let starts_rest = self.starts_rest(story);
        let mut is_first_finding = true;
        // What the summary says of the fault is not told before the goods are there.
        let mut before_goods = story.found_from();
        let mut is_sold = !story.moves().any(|one| one.kind == MoveKind::Bought);
        let mut made: Vec<Made> = Vec::with_capacity(story.paragraphs.len());
        let mut points: Vec<Value> = Vec::new();
        let mut tells_rest = false;
        for paragraph in &story.paragraphs {
            let mut own = Made::default();
            for one in &paragraph.moves {
                let is_before_goods = before_goods > 0;
                before_goods = before_goods.saturating_sub(1);
                if self.answers_alone(one) {
                    continue;
                }
                let is_finding = (!one.details.is_empty() || one.with_summary) && !is_before_goods;
                let rest_before = starts_rest.is_some_and(|start| std::ptr::eq(start, one));
                let is_first = is_finding && is_first_finding;
                let mut told = self.one(one, is_first, rest_before, fold);
                is_first_finding &= !is_finding;
                let place = apart.place(one);
                let is_here = matches!(place, Place::Course);
                own.is_thinned |= !is_here;
                if !is_here {
                    // What the summary says besides is told before the points where its move is one of them.
                    tells_rest |=
                        matches!(place, Place::Reason(_)) && (rest_before || self.tells_rest(one).0);
                    points.extend(self.point(&place, apart, told));
                    continue;
                }
                own.length += length_of(self.facts, one);
                if one.kind == MoveKind::Bought {
                    own.sale = Some(own.moves.len());
                    is_sold = true;
                }
                told.insert("is_before_sale".into(), (!is_sold).into());
                told.insert("is_step".into(), (is_sold && one.kind.is_step()).into());
                own.moves.push(Value::from(told));
            }
            add(&mut made, own);
        }
        if self.voiced.register() == Register::Note {
            sale_first(&mut made);
        }
        let paragraph =
            |one: Made| Value::from(BTreeMap::from([("moves".to_owned(), Value::from(one.moves))]));
        made.into_iter().map(paragraph).chain(Self::told_apart(points, tells_rest)).collect()
    }

    /// A move that is told among the points, as they need it: `told` is the move as a course tells it.
    fn point(
        &self,
        place: &Place<'_, '_>,
        apart: &Apart<'_>,
        told: BTreeMap<String, Value>,
    ) -> Option<Value> {
        match place {
            Place::Reason(reason) => {
                let is_last = apart.reasons.last().is_some_and(|last| last.place == reason.place);
                self.reason(reason, is_last)
            }
            Place::Later => Some(BTreeMap::from([("alone".to_owned(), Value::from(told))]).into()),
            Place::Course | Place::Answer => None,
        }
    }
}

/// Strangers ask first what was bought: what was said before the sale stands behind it.
fn sale_first(made: &mut Vec<Made>) {
    let Some(at) = made.iter().position(|one| one.sale.is_some()) else { return };
    let before: Vec<Value> = made.drain(..at).flat_map(|one| one.moves).collect();
    if let Some((own, sale)) = made.first_mut().and_then(|own| own.sale.map(|sale| (own, sale))) {
        own.moves[..=sale].rotate_right(1);
        own.moves.splice(1..1, before);
    }
}

/// Joins a paragraph to the one before it where that leaves room, and something was taken out of one of them.
fn add(made: &mut Vec<Made>, own: Made) {
    if own.moves.is_empty() {
        return;
    }
    match made.last_mut() {
        Some(last)
            if (last.is_thinned || own.is_thinned)
                && last.sale.is_none()
                && own.sale.is_none()
                && last.length + own.length <= LONGEST =>
        {
            last.moves.extend(own.moves);
            last.length += own.length;
            last.is_thinned |= own.is_thinned;
        }
        _ => made.push(own),
    }
}
