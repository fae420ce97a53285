//! How much of a long answer is quoted where its reason is met.

use tera::Value;

use crate::case::EventKind;
use crate::facts::{RunsInto, Step};
use crate::telling::Register;
use crate::wording::excerpt;

use super::marks::Mark;
use super::story::Told;

/// An answer of so many characters is quoted whole.
const SHORT_ANSWER: usize = 20;
/// One of so many, where it gives one reason: what is cut off may be what is met. Readers missed what stood behind the 28th
/// (同学你早读打卡才9天 保过是要连续打卡21天的).
const ONE_REASON: usize = 38;
/// One of so many, where the writer's own answer stands behind it.
const ANSWERED: usize = 56;
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
/// What a stranger must hear with the reason: what was refused, or all that was offered (换不了的, 最多退您1580).
const DECIDES: [&str; 20] = [
    "换不了",
    "退不了",
    "修不了",
    "办不了",
    "不退",
    "不换",
    "不赔",
    "不认",
    "不能",
    "不可以",
    "只能",
    "最多",
    "不在",
    "不予",
    "不支持",
    "不接受",
    "您打",
    "您找",
    "您联系",
    "那边的事",
];
/// With that a reason has at most so many characters.
const DECIDED: usize = 45;
const ENDS: [char; 7] = [' ', '，', '。', '；', '！', '？', '\n'];

/// The part of the text to the last clause in reach that says what was decided.
fn decided<'t>(text: &'t str, wide: &'t str) -> Option<&'t str> {
    let start = text.find(wide)?;
    let mut end = None;
    let mut from = start + wide.len();
    for clause in text[from..].split_inclusive(ENDS) {
        from += clause.len();
        let to = from - (clause.len() - clause.trim_end_matches(ENDS).len());
        let is_near = text[start..to].chars().count() <= DECIDED;
        if is_near && DECIDES.iter().any(|word| clause.contains(word)) {
            end = Some(to);
        }
    }
    Some(&text[start..end?])
}

/// A piece that holds none of the others: what another sentence quotes and meets is not quoted twice.
fn alone<'t>(piece: &'t str, others: &[&str]) -> Option<&'t str> {
    (!others.iter().any(|other| piece.contains(other))).then_some(piece)
}

/// The clause as a stranger hears it: to what was decided, or to the next reason that is met.
fn told_widely<'t>(text: &'t str, clause: &str, others: &[&str]) -> Option<&'t str> {
    let wide = widened(text, clause)?;
    let start = text.find(clause)?;
    let next = others.iter().filter_map(|other| text.find(other)).filter(|at| *at > start).min();
    let until = next.map(|at| text[start..at].trim_end_matches(ENDS));
    let until = until.filter(|piece| piece.chars().count() <= WIDE && piece.len() > wide.len());
    let piece =
        decided(text, wide).and_then(|piece| alone(piece, others)).or(until).or_else(|| alone(wide, others));
    piece.map(excerpt)
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

    /// The clause of a long answer that gives the reason which is met: who said it knows the rest.
    pub(super) fn reason_said(&self, place: usize, event: &Value) -> Option<Value> {
        let mark = event.get_from_path("quote").and_then(Value::as_str).and_then(Mark::whole)?;
        let steps = self.facts.argument.steps.iter();
        let met: Vec<&Step> = steps.filter(|step| self.met_place(step) == Some(place)).collect();
        let is_one = met.len() <= 1;
        let clause = met.first()?.clauses().next()?;
        let most = if is_one { ONE_REASON } else { SHORT_ANSWER };
        // What the writer said to all of it needs all of it: 没写7天 to 过了7天退不了. Strangers read the one reason whole.
        let is_note = self.voiced.register() == Register::Note;
        let is_offer = is_note && self.facts.timeline[place].event == EventKind::Offered;
        let is_answered = self.rejoinder(place).is_some()
            || is_offer
            || is_note && is_one && self.answer_to(place).is_some();
        let most = if is_answered { ANSWERED } else { most };
        let is_whole = mark.text.chars().count() <= most || clause.chars().count() < LEAST_CLAUSE;
        let others: Vec<&str> =
            met.iter().flat_map(|step| step.clauses()).filter(|other| *other != clause).collect();
        let said = if is_note { told_widely(mark.text, clause, &others) } else { None };
        let said =
            said.or_else(|| widened(mark.text, clause).map(|wide| alone(wide, &others).unwrap_or(clause)));
        let said = said.map(|piece| self.to_what_it_runs_into(place, mark.text, piece, &others));
        (!is_whole).then_some(said).flatten().map(|clause| mark.with_text(clause).into())
    }
}
