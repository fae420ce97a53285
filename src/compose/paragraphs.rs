//! The paragraphs of a course as templates see them: without what stands apart, and with short ones that it leaves joined.

use std::collections::BTreeMap;

use tera::Value;

use crate::facts::Fold;
use crate::telling::{LONGEST, Move, MoveKind, Register, Story, length_of};

use super::apart::{Apart, Place, Reason};
use super::story::Told;

/// `，商家5月23日没有同意` takes so many.
const ANSWERED: usize = 12;
/// 另联系商家1次，商家答复1次 says less than nothing: the full account has the words.
const FEW: usize = 4;

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

impl Made {
    /// With a clause of so many characters.
    fn add(&mut self, clause: Option<Value>) {
        self.length += clause.iter().count() * ANSWERED;
        self.moves.extend(clause);
    }

    /// With a finding of so many characters.
    fn found(&mut self, found: Option<(Value, usize)>) {
        self.length += found.iter().map(|(_, length)| length).sum::<usize>();
        self.moves.extend(found.map(|(found, _)| found));
    }

    fn value(self) -> Value {
        BTreeMap::from([("moves".to_owned(), Value::from(self.moves))]).into()
    }
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
        let is_note = self.voiced.register() == Register::Note;
        for paragraph in &story.paragraphs {
            let mut own = Made { is_thinned: is_note && !apart.reasons.is_empty(), ..Made::default() };
            for one in &paragraph.moves {
                let is_early = take_one(&mut before_goods);
                let bare = apart.without_answers(one);
                if self.answers_alone(one) || counts_few(one) || bare.as_ref().is_some_and(is_nothing) {
                    continue;
                }
                let is_finding = (!one.details.is_empty() || one.with_summary) && !is_early;
                let rest_before = starts_rest.is_some_and(|it| std::ptr::eq(it, one));
                let is_first = is_finding && std::mem::take(&mut is_first_finding);
                let place = apart.place(one);
                let reason = if let Place::Reason(reason) = place { Some(reason) } else { None };
                points.extend(reason.and_then(|reason| self.reason(apart, reason)));
                let asked = reason.filter(|reason| reason.asks() && !apart.answers(one));
                own.is_thinned |= !matches!(place, Place::Course);
                let offer = self.offer_to(one).filter(|_| apart.answers(one) && reason.is_none());
                if asked.is_none() && offer.is_none() && !matches!(place, Place::Course) {
                    // What the summary says besides is told before the points where its move is one of them.
                    tells_rest |= reason.is_some() && (rest_before || self.tells_rest(one).0);
                    own.found(reason.and_then(|reason| self.besides(reason, is_first, fold)));
                    own.add(reason.and_then(|reason| self.taken_back(reason, fold)));
                    continue;
                }
                let alone = asked.map(|reason| self.asked_alone(reason)).or(offer.map(Move::single)).or(bare);
                let shown = alone.as_ref().unwrap_or(one);
                let mut told = self.one(shown, is_first, rest_before, fold);
                let refused = asked.filter(|reason| self.asks_something(reason));
                told.extend(refused.map(|reason| ("answer_apart".to_owned(), self.answer_apart(reason))));
                own.length += length_of(self.facts, shown) + asked.map_or(0, |_| ANSWERED);
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
        if is_note {
            sale_first(&mut made);
        }
        made.into_iter().map(Made::value).chain(self.told_apart(apart, points, tells_rest)).collect()
    }

    /// What was found by the day of a reason that stands apart, and about how long it is.
    fn besides(
        &self,
        reason: &Reason<'_>,
        is_first: bool,
        fold: &mut impl FnMut(&Fold) -> Value,
    ) -> Option<(Value, usize)> {
        let found = self.found_besides(reason)?;
        Some((self.one(&found, is_first, false, fold).into(), length_of(self.facts, &found)))
    }

    /// 12日，商家拒绝: that the seller took back what it had granted, for a course whose reasons stand behind it.
    fn taken_back(&self, reason: &Reason<'_>, fold: &mut impl FnMut(&Fold) -> Value) -> Option<Value> {
        self.takes_back(reason).then(|| {
            let mut told = self.one(&Move::single(reason.place), false, false, fold);
            told.insert("kind".into(), "refused-apart".into());
            told.into()
        })
    }
}

/// Was one left of so many?
fn take_one(left: &mut usize) -> bool {
    let is_left = *left > 0;
    *left = left.saturating_sub(1);
    is_left
}

/// Is nothing left of a finding?
fn is_nothing(one: &Move) -> bool {
    one.details.is_empty()
        && one.events.is_empty()
        && one.shown.is_empty()
        && !one.with_summary
        && one.fold.is_none()
}

/// Is it a sum of so few steps that the words of the full account say more?
fn counts_few(one: &Move) -> bool {
    let counted = one.fold.iter().flat_map(|fold| &fold.counts).map(|(_, count)| *count);
    one.fold.is_some() && counted.sum::<usize>() < FEW
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
