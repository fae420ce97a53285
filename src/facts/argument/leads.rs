//! What of the other side's words a sentence of data meets goes before it, and no two points begin alike.

use std::collections::BTreeSet;

use crate::case::Event;
use crate::dispute::{Position, Side};
use crate::knowledge::{Refusal, heard};
use crate::path::CasePath;
use crate::reading::is_han;
use crate::wording::{excerpt, short_clauses, with_condition, without_pictures};

use super::super::Piece;
use super::super::conditions::Witness;
use super::lines::fixed;
use super::{Arguing, Draft, stock};

/// What the other side says before what meets it.
pub(super) const LEAD: &str = "{seller}称{position.quote|quoted}，但";
/// The words of that around the quotation.
const SAYS: (&str, &str) = ("称", "，但");
/// They stand within so many pieces.
pub(super) const NEAR: usize = 3;
/// A clause of theirs of more characters is named by its day.
pub(super) const MOST_CLAUSE: usize = 16;
/// A reason with one of these is about returns without a reason.
const OF_RETURNS: [&str; 10] = ["退", "拆", "无理由", "七天", "7天", "二次", "吊牌", "洗", "穿", "运费"];
/// The same of every second point.
const ABOUT: (&str, &str) = ("关于", "，");
/// And behind its day.
const OF_DAY: &str = "的答复，";

impl Arguing<'_> {
    /// `商家称“加钱是现场谈好的”，但` before the fact, where a short clause of what was said gives the reason.
    pub(super) fn led(
        &self,
        breaker: Vec<Piece>,
        refusal: &Refusal,
        (position, event): (&Position, &Event),
    ) -> Vec<Piece> {
        let is_theirs = position.by == Side::Seller;
        // 你自己胖了 is not met by what kind of return it is.
        let is_met = |clause: &&str| {
            !stock::says_kind(&breaker) || OF_RETURNS.iter().any(|word| clause.contains(word))
        };
        let clause = self.reason_in(event, refusal).filter(is_met).filter(|_| is_theirs);
        let Some(clause) = clause else { return breaker };
        let from = Some(event.path().join("quote"));
        let witness = Witness::default().with("position.quote", quoted(clause), from);
        let mut led = self.line_of(LEAD, &["position"], &witness);
        led.extend(breaker);
        led
    }

    /// How many signs both have that are neither of the goods nor in every sentence, nor of what was sent (看了您的视频).
    pub(super) fn signs_shared(&self, one: &str, other: &str) -> usize {
        const EVERYWHERE: &str =
            "的了不是有在我你您就都也一上下这那个们好要会没可以年月日到给来去看说着过和把被还视频照片图发收";
        let is_own = |sign: &char| {
            is_han(*sign)
                && !EVERYWHERE.contains(*sign)
                && !self.case.order.item.contains(*sign)
                && one.contains(*sign)
        };
        other.chars().filter(is_own).collect::<BTreeSet<char>>().len()
    }

    /// The short clause of what was said that gives this reason.
    pub(super) fn reason_in<'e>(&self, event: &'e Event, refusal: &Refusal) -> Option<&'e str> {
        let gives = |clause: &&str| {
            let all = heard(&self.law.refusals, clause, true);
            all.iter().any(|one| one.is_sure && one.refusal.id == refusal.id)
        };
        let quote = event.quote.as_deref()?;
        let clause = short_clauses(quote, MOST_CLAUSE).into_iter().find(gives)?;
        Some(with_condition(quote, clause))
    }
}

/// So many pieces at the beginning of what meets a reason repeat it: `商家称“…”，但`, `关于“…”，`.
pub(super) fn lead_of(breaker: &[Piece]) -> usize {
    let said = |piece: &Piece, words: &str| piece.fixed.as_ref().is_some_and(|fixed| fixed.0 == words);
    match breaker {
        [who, verb, quote, turn, _, ..]
            if who.who.is_some() && said(verb, SAYS.0) && quote.quote.is_some() && said(turn, SAYS.1) =>
        {
            4
        }
        [about, quote, turn, _, ..]
            if said(about, ABOUT.0) && quote.quote.is_some() && said(turn, ABOUT.1) =>
        {
            3
        }
        [about, who, day, of, _, ..]
            if said(about, ABOUT.0) && who.who.is_some() && day.on.is_some() && said(of, OF_DAY) =>
        {
            4
        }
        _ => 0,
    }
}

/// Every second point that begins with what the other side said begins in another way, and what they said once is quoted
/// once.
///
/// Which way goes by the place of the answer among all of theirs, and not by which others are met: no word of another answer
/// changes this sentence.
pub(super) fn varied(drafts: &mut [Draft<'_>], answers: &[CasePath]) {
    let said = |piece: &Piece, words: &str| piece.fixed.as_ref().is_some_and(|fixed| fixed.0 == words);
    // 前后不同 has quoted both.
    let mut quoted: Vec<Option<String>> = Vec::new();
    let changed = drafts.iter().filter(|draft| draft.step.of == "accounts");
    quoted.extend(
        changed
            .flat_map(|draft| &draft.step.breaker)
            .filter(|piece| piece.quote.is_some())
            .map(|piece| piece.quote.clone()),
    );
    for draft in drafts.iter_mut() {
        let breaker = &mut draft.step.breaker;
        let lead = lead_of(breaker);
        let quote = breaker.iter().take(lead).find_map(|piece| piece.quote.clone());
        if quote.is_none() {
            continue;
        }
        if quoted.contains(&quote) {
            draft.step.clause = quote;
            breaker.drain(..lead);
            continue;
        }
        // What is about their words already stays so.
        if said(&breaker[0], ABOUT.0) {
            quoted.push(quote);
            continue;
        }
        let from = draft.step.position.as_ref().map(|met| &met.from);
        let place = answers.iter().position(|answer| Some(answer) == from);
        // 第3张是我发的没错，但是…: words that turn by themselves do not follow a 但.
        let turns =
            breaker[4..].iter().filter_map(|piece| piece.words.as_deref()).any(|words| words.contains('但'));
        if turns || place.is_some_and(|place| place % 2 == 1) {
            breaker[1] = fixed(ABOUT.0);
            breaker[3] = fixed(ABOUT.1);
            breaker.remove(0);
        }
        quoted.push(quote);
    }
}

/// A clause as it is quoted by itself: 而且使用过了哦 as 使用过了.
pub(super) fn quoted(clause: &str) -> String {
    excerpt(without_pictures(clause).trim_start_matches("而且").trim_start_matches("另外")).to_owned()
}

/// What meets several reasons of one message stands in the order in which they were said, behind what the case has to say to it what
/// stands only where there is room.
pub(super) fn in_order_said(met: &mut [Draft<'_>]) {
    let from = |draft: &Draft<'_>| draft.step.position.as_ref().map(|met| met.from.clone());
    let offset = |draft: &Draft<'_>| {
        let said = draft.step.position.as_ref().and_then(|met| met.quote.as_deref());
        let mut clauses = draft.step.breaker.iter().filter_map(|piece| piece.quote.as_deref());
        said.zip(clauses.next()).and_then(|(said, clause)| said.find(clause)).unwrap_or(usize::MAX)
    };
    for of_one in met.chunk_by_mut(|one, other| from(one) == from(other)) {
        of_one.sort_by_key(|draft| (draft.step.is_extra, offset(draft)));
    }
}
