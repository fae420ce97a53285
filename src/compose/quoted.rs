//! How much of a long answer is quoted where its reason is met.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use tera::Value;

use crate::case::{Actor, EventKind};
use crate::facts::{RunsInto, StageKind, Step};
use crate::telling::Register;

use super::marks::Mark;
use super::story::Told;

/// An answer of so many characters is quoted whole.
const SHORT_ANSWER: usize = 20;
/// One of so many, where it gives one reason: what is cut off may be what is met. Readers missed what stood behind the 28th
/// (同学你早读打卡才9天 保过是要连续打卡21天的).
const ONE_REASON: usize = 38;
/// One of so many, where the writer's own answer stands behind it.
const ANSWERED: usize = 56;
/// In a chat, which has the room, whole words won eight of eight blind comparisons with words cut to what is met: so many, and so many
/// where the writer's own answer stands behind them.
const CHAT: (usize, usize) = (72, 90);
/// A clause of fewer says too little by itself (您理解错了).
const LEAST_CLAUSE: usize = 6;
/// And so does a piece of fewer.
const LEAST_PIECE: usize = 10;
/// With clauses beside it a reason has about so many characters.
const WIDE: usize = 30;
/// A clause with one of these is the condition or the ground of the next, and one with one of those follows from it.
const BEFORE: [&str; 6] = ["的话", "如果", "因为", "由于", "要是", "既然"];
const BEHIND: [&str; 11] =
    ["属于", "所以", "影响", "正常", "不退", "不支持", "不能", "没法", "补你", "补您", "返"];
/// With what a page or an earlier message defeats a reason has at most so many characters.
const DECIDED: usize = 45;
/// A clause that a head quotes has so many characters, and it quotes so many.
const FITS: RangeInclusive<usize> = 4..=14;
const MOST_NAMED: usize = 2;
/// One with these says only where the reason stands, what becomes of the goods, or no.
const POINTS: [&str; 6] = ["有写", "写了", "有规定", "寄回", "自理", "不补"];
const ENDS: [char; 9] = [' ', '，', '。', '；', '！', '？', '～', '~', '\n'];

/// A piece that holds none of the others: what another sentence quotes and meets is not quoted twice.
fn alone<'t>(piece: &'t str, others: &[&str]) -> Option<&'t str> {
    (!others.iter().any(|other| piece.contains(other))).then_some(piece)
}

/// The clause with its condition before it and what follows from it: 锁会一直重连的 alone is no reason. `None` where the text
/// does not hold it.
fn widened<'t>(text: &'t str, clause: &str) -> Option<&'t str> {
    let (mut start, mut end) = (text.find(clause)?, text.find(clause)? + clause.len());
    let has = |one: &str, words: &[&str]| words.iter().any(|word| one.contains(word));
    let length = |from: usize, to: usize| text[from..to].chars().count();
    let head = text[..start].trim_end_matches(ENDS);
    let before = head.rfind(ENDS).map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
    if before < head.len() && has(&text[before..head.len()], &BEFORE) && length(before, end) <= WIDE {
        start = before;
    }
    // 12套360 says nothing without what it is for.
    while start > 0 && length(start, end) < LEAST_PIECE {
        let head = text[..start].trim_end_matches(ENDS);
        let before =
            head.rfind(ENDS).map_or(0, |at| at + head[at..].chars().next().map_or(0, char::len_utf8));
        if head.is_empty() || length(before, end) > WIDE {
            break;
        }
        start = before;
    }
    let behind = text[end..].trim_start_matches(ENDS);
    let from = text.len() - behind.len();
    let to = behind.find(ENDS).map_or(text.len(), |at| from + at);
    if from < to && has(&text[from..to], &BEHIND) && length(start, to) <= WIDE {
        end = to;
    }
    Some(&text[start..end])
}

/// A clause at the head has more than so many characters to a digit.
const FEW_FIGURES: usize = 4;

/// What the seller refused for, in its own words.
pub(super) struct Refused {
    pub(super) words: Vec<Value>,
    /// Are there no others that the text meets?
    pub(super) are_all: bool,
}

impl Told<'_> {
    /// The piece with the clause that the page or an earlier message defeats, where that is near: 要收清洗费的哦 30一套 12套360.
    fn to_what_it_runs_into<'t>(
        &self,
        place: usize,
        text: &'t str,
        piece: &'t str,
        others: &[&str],
    ) -> &'t str {
        let event = &self.facts.timeline[place];
        let Some(start) = text.find(piece) else { return piece };
        let mut wide = (start, start + piece.len());
        let is_there = |into: &&RunsInto| piece.split(ENDS).any(|clause| into.is_in(clause));
        for into in event.page.iter().chain(&event.earlier).filter(|into| !is_there(into)) {
            let mut clauses = text.split(ENDS);
            // What meets another reason of the same words is told with that one.
            let is_free = |clause: &&str| !others.iter().any(|other| clause.contains(other));
            let Some(clause) = clauses.find(|clause| into.is_in(clause)).filter(is_free) else { continue };
            let at = clause.as_ptr() as usize - text.as_ptr() as usize;
            let all = (wide.0.min(at), wide.1.max(at + clause.len()));
            if text[all.0..all.1].chars().count() <= DECIDED {
                wide = all;
            }
        }
        &text[wide.0..wide.1]
    }

    /// The clauses with which the seller refused and that are met further on: what a reader needs to know of it at first.
    pub(super) fn refused_for(&self) -> Refused {
        let is_refused = self.facts.stage.is == StageKind::Refused;
        let is_formal = self.voiced.register() == Register::Formal;
        let mut found: BTreeMap<usize, Value> = BTreeMap::new();
        let mut all: BTreeSet<usize> = BTreeSet::new();
        let steps = self.facts.argument.steps.iter().filter(|_| is_refused && is_formal);
        for step in steps.filter(|step| step.need < 2) {
            let Some(place) = self.met_place(step).filter(|place| !found.contains_key(place)) else {
                continue;
            };
            let event = &self.facts.timeline[place];
            all.extend(Some(place).filter(|_| event.by == Actor::Merchant));
            // What a sentence of ours meets, or what only shared words bind, hangs on any value: no sentence at the head does.
            let is_known = step.position.as_ref().is_some_and(|met| met.id.is_some()) && step.is_given;
            // 单次课168一节: of so many figures nobody sees what was refused.
            let counts = |clause: &str| clause.bytes().filter(u8::is_ascii_digit).count() * FEW_FIGURES;
            let fits = |clause: &&str| {
                counts(clause) < clause.chars().count()
                    && FITS.contains(&clause.chars().count())
                    && !POINTS.iter().any(|word| clause.contains(word))
            };
            let clause = step.clauses().next().filter(|_| is_known).filter(fits);
            let is_no = event.event == EventKind::Refused && event.by == Actor::Merchant;
            let mark = self.events.get(place).and_then(|event| event.get_from_path("quote"));
            let mark = mark.and_then(Value::as_str).and_then(Mark::whole).filter(|_| is_no);
            found.extend(mark.zip(clause).map(|(mark, clause)| (place, mark.with_text(clause).into())));
        }
        let newest = found.len().saturating_sub(MOST_NAMED);
        let words: Vec<Value> = found.into_values().skip(newest).collect();
        let are_all = words.len() == all.len();
        Refused { words, are_all }
    }

    /// The clause of a long answer that gives the reason which is met: who said it knows the rest.
    pub(super) fn reason_said(&self, place: usize, event: &Value) -> Option<Value> {
        let mark = event.get_from_path("quote").and_then(Value::as_str).and_then(Mark::whole)?;
        let steps = self.facts.argument.steps.iter();
        let met: Vec<&Step> = steps.filter(|step| self.met_place(step) == Some(place)).collect();
        let is_one = met.len() <= 1;
        let clause = met.first()?.clauses().next()?;
        let is_chat = self.voiced.register() == Register::Chat;
        let (one_reason, answered) = if is_chat { CHAT } else { (ONE_REASON, ANSWERED) };
        let most = if is_one { one_reason } else { SHORT_ANSWER };
        // What the writer said to all of it needs all of it: 没写7天 to 过了7天退不了.
        // And so does a detail that the case names as the answer: it may meet any half (而且花您也拿到了嘛).
        let is_answered = met.iter().any(|step| step.is_detail)
            || !self.replies(place).is_empty()
            || self.rejoinder(place).is_some();
        let most = if is_answered { answered } else { most };
        let is_whole = mark.text.chars().count() <= most || clause.chars().count() < LEAST_CLAUSE;
        let others: Vec<&str> =
            met.iter().flat_map(|step| step.clauses()).filter(|other| *other != clause).collect();
        let said = widened(mark.text, clause).map(|wide| alone(wide, &others).unwrap_or(clause));
        let said = said.map(|piece| self.to_what_it_runs_into(place, mark.text, piece, &others));
        (!is_whole).then_some(said).flatten().map(|clause| mark.with_text(clause).into())
    }
}
