//! Words of the seller before its refusal, with what stands beside them: the question that they answer, and what came of them.

use tera::Value;

use crate::case::{Actor, EventKind};
use crate::facts::EventFacts;
use crate::telling::shared;

use super::story::Told;

/// What was promised and did not come, where no word is said again.
const ACTS: [char; 8] = ['补', '退', '换', '修', '装', '寄', '送', '发'];
/// A question of more characters is not said again before its answer.
const LONGEST_QUESTION: usize = 48;

/// Words with one of these own up to something, or stop it: nothing weighs more against a later no.
const ADMITS: [&str; 21] = [
    // 换的也是原装规格的: it was changed.
    "换的也是",
    "换过的",
    "是换过",
    "漏了",
    "漏放",
    "漏发",
    "发错",
    "拿错",
    "装错",
    "弄错",
    "搞错",
    "忘了",
    "忘记",
    "我们的问题",
    "我们的失误",
    "我们疏忽",
    "算我们的",
    "停了",
    "不做了",
    // 小问题 不影响成像的: what is blamed on the writer later was there when they said so.
    "小问题",
    "不影响",
];
/// Does somebody own up to a mistake: 给您漏发了一只? 是您自己忘了 and 我们没有发错 own up to nothing.
pub(super) fn owns_up(quote: &str) -> bool {
    let is_own = |head: &str| {
        let head =
            ["给您", "给你", "帮您", "为您"].iter().fold(head.to_owned(), |head, to| head.replace(to, ""));
        let is_denied = ["没", "没有", "不是", "不会"].iter().any(|no| head.ends_with(no));
        !is_denied && !["您", "你", "是不是"].iter().any(|other| head.contains(other))
    };
    let owns =
        |clause: &str| ADMITS.iter().any(|word| clause.find(word).is_some_and(|at| is_own(&clause[..at])));
    quote.split([' ', '，', '。', '；', '！', '？']).any(owns)
}

impl Told<'_> {
    /// The last repair of the seller's that it put into words, where no sentence meets these.
    pub(super) fn put_into_words(&self) -> Option<usize> {
        let is_it = |place: &usize| {
            let event = &self.facts.timeline[*place];
            event.event == EventKind::Repaired
                && event.by == Actor::Merchant
                && event.quote.is_some()
                && !self.is_point(*place)
        };
        (0..self.facts.timeline.len()).rev().find(is_it)
    }

    /// A promise with the step of the writer's that says what did not come of it: 3次纠音到考试时仍未补.
    pub(super) fn with_sequel(&self, place: usize) -> Value {
        let events = &self.facts.timeline;
        let quote = events[place].quote.as_deref().unwrap_or_default();
        let is_sequel = |event: &EventFacts| {
            let is_step = event.event == EventKind::NoReply && event.by == Actor::Merchant
                || event.event == EventKind::Other && event.by == Actor::Consumer;
            let text = event.text.as_deref().unwrap_or_default();
            let is_open = ["仍未", "还没", "还未", "没有回", "没回", "没来", "没有来", "没补"]
                .iter()
                .any(|word| text.contains(word));
            let is_same = shared(quote, text).1 > 0
                || text.contains(|sign| ACTS.contains(&sign) && quote.contains(sign));
            is_step && is_open && is_same
        };
        let sequel = (place + 1..events.len()).find(|later| is_sequel(&events[*later]));
        self.with(place, "sequel", sequel)
    }

    /// An answer with the writer's own words of that day, to which it is one.
    pub(super) fn with_question(&self, place: usize) -> Value {
        let question = place.checked_sub(1).filter(|before| {
            let (event, answer) = (&self.facts.timeline[*before], &self.facts.timeline[place]);
            let is_short = |text: &String| text.chars().count() <= LONGEST_QUESTION;
            event.by == Actor::Consumer
                && event.event == EventKind::Contacted
                && event.is_own
                && event.at.day == answer.at.day
                && event.text.as_ref().is_some_and(is_short)
        });
        self.with(place, "own_question", question)
    }

    fn with(&self, place: usize, key: &str, other: Option<usize>) -> Value {
        let event = self.event(place);
        let (Some(map), Some(other)) = (event.as_map(), other) else { return event };
        let mut map = map.clone();
        map.insert(key.to_owned().into(), self.event(other));
        map.into()
    }
}

#[cfg(test)]
mod tests {
    use super::owns_up;

    #[test]
    fn who_owns_up_is_told_from_who_blames() {
        for admits in [
            "不好意思我们发错了",
            "不好意思给您发错了",
            "是给您漏发了一只",
            "没注意装错了",
            "嗯嗯 小问题 不影响成像的 放心用",
        ] {
            assert!(owns_up(admits), "{admits}");
        }
        for denies in ["是您自己忘了", "我们没有发错", "没发错啊亲", "是不是您拿错了"]
        {
            assert!(!owns_up(denies), "{denies}");
        }
    }
}
