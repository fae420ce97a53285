//! Sentences that meet many a reason and say little: they stand where nothing better does, once, and behind the rest.

use crate::path::CasePath;
use crate::reading::is_han;

use super::super::Piece;
use super::{Draft, Step};

/// Answers that put off and refuse nothing: what meets them may be left out.
pub(super) const PUT_OFF: &[&str] =
    &["please-wait", "feedback-given", "no-authority", "system-reason", "ask-platform"];

/// A sentence with one of these only says that the other side was silent on something.
const SILENT: &[&str] =
    &["答复没有说明理由", "没有说明上述情况为何不成立", "没有回应这一理由", "没有说明不予办理的理由"];
/// And one with this says what kind of return it is not.
const KIND: &str = "不是无理由退货";
/// The same to a reason that counts days.
const KIND_OF_DAYS: &[&str] = &["不是七日无理由退货", "不是七天无理由退货"];
/// A text with so many other steps does without it.
const ENOUGH: usize = 3;
/// Words of a bare no; what is left of a sentence without them is a reason.
const BARE: &[&str] = &[
    "不支持退款",
    "不支持退货",
    "不支持",
    "不予退款",
    "不予退货",
    "不予",
    "不同意",
    "不能退款",
    "不能退货",
    "不能退",
    "不给退",
    "退不了",
    "不退",
    "退款",
    "退货",
    "没办法",
    "不行",
    "没法",
    "处理",
    "亲亲",
    "抱歉",
    "您好",
    "这边",
    "我们",
    "这个",
    "给您",
];
/// So many characters left over are no reason.
const LEFT: usize = 3;

/// Does a quotation say more than no?
pub(super) fn says_why(quote: &str) -> bool {
    let rest = BARE.iter().fold(quote.to_owned(), |rest, word| rest.replace(word, ""));
    rest.chars().filter(|sign| is_han(*sign)).count() > LEFT
}

/// Without what only says that something was not said, where a reason was given or another sentence meets one; what kind of
/// return it is stands once.
pub(super) fn thinned(met: &mut Vec<Draft<'_>>, is_reasoned: bool) {
    let is_met = met.iter().any(|draft| !has(&draft.step.breaker, SILENT));
    let mut is_said = false;
    let mut told: Vec<CasePath> = Vec::new();
    met.retain_mut(|draft| {
        if has(&draft.step.breaker, SILENT) {
            draft.step.spoken.clear();
            return !is_met && !is_reasoned;
        }
        let is_kind = is_of_kind(draft);
        // 拆开了，而且过了七天: of one answer it is said once.
        let is_any = is_kind || has(&draft.step.breaker, KIND_OF_DAYS);
        let from = draft.step.position.as_ref().filter(|_| is_any).map(|met| met.from.clone());
        let is_again = is_kind && is_said || from.as_ref().is_some_and(|from| told.contains(from));
        is_said |= is_kind;
        told.extend(from);
        !is_again
    });
}

/// What only says of what kind the return is not comes behind the grounds, and not at all where there is enough.
pub(super) fn last(drafts: &mut Vec<Draft<'_>>) {
    let is_bare = |draft: &Draft<'_>| {
        // Behind the words that it meets it is no bare one.
        let is_led = draft.step.breaker.iter().any(|piece| piece.quote.is_some());
        draft.step.of == "position" && draft.rule.is_none() && !is_led && says_kind(&draft.step.breaker)
    };
    let is_only = |draft: &Draft<'_>| {
        let said: usize = draft
            .step
            .breaker
            .iter()
            .filter_map(|piece| piece.fixed.as_ref())
            .map(|fixed| fixed.0.chars().count())
            .sum();
        is_bare(draft) && said <= MOST
    };
    let Some(place) = drafts.iter().position(is_only) else { return };
    let mut draft = drafts.remove(place);
    draft.step.need = 2;
    if drafts.len() < ENOUGH {
        drafts.push(draft);
    }
}

/// Such a sentence alone has no more characters than this.
const MOST: usize = 18;

/// Is a message of the other side's met by a fact that says something? A rule alone leaves room for one.
pub(in crate::facts) fn is_met(steps: &[Step], event: &CasePath) -> bool {
    steps.iter().any(|step| {
        let is_of_it = step.position.as_ref().is_some_and(|met| met.from == *event);
        // What is said whatever the reason was leaves room for a detail that meets it, and so does what meets a further one.
        let is_anyway =
            step.is_extra || !step.is_detail && step.position.as_ref().is_some_and(|met| met.id.is_none());
        let is_weak =
            step.breaker.is_empty() || is_anyway || has(&step.breaker, SILENT) || says_kind(&step.breaker);
        is_of_it && !is_weak
    })
}

/// Does a sentence say what kind of return it is not?
pub(super) fn says_kind(pieces: &[Piece]) -> bool {
    has(pieces, &[KIND])
}

fn is_of_kind(draft: &Draft<'_>) -> bool {
    says_kind(&draft.step.breaker) || has(&draft.step.application, &[KIND])
}

fn has(pieces: &[Piece], words: &[&str]) -> bool {
    let fixed = pieces.iter().filter_map(|piece| piece.fixed.as_ref());
    fixed.into_iter().any(|fixed| words.iter().any(|word| fixed.0.contains(word)))
}
