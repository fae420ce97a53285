//! What the writer asked the seller and got no word on: a message to the seller asks it once more, in the writer's own words.

use tera::Value;

use crate::case::{Actor, EventKind, RespondentKind};
use crate::facts::EventFacts;
use crate::telling::{Who, shared};

use super::marks::Mark;
use super::story::Told;

/// How a case writes that something was to be explained; what follows is the question.
const EXPLAIN: [&str; 5] = ["请说明", "请解释", "请写明", "请您说明", "要求说明"];
/// How it writes that something was asked.
const ASKED: [&str; 3] = ["问", "追问", "询问"];
/// A question with one of these asks for a reason or a ground, which a seller can give; 发货了没有 was answered by what came.
const WHY: [&str; 10] =
    ["为什么", "为何", "凭什么", "何处", "哪里", "依据", "怎么算", "怎么定", "怎么会", "怎么变"];
/// A question with one of these wants no answer: 一斤多的水蒸发到哪里去了.
const RHETORICAL: [&str; 3] = ["到哪里去了", "哪里去了", "去哪里了"];
/// An answer with one of these gave a reason.
const REASONS: [&str; 4] = ["因为", "由于", "原因", "依据"];

impl Told<'_> {
    /// The question, beside the last no of the seller's, where it was asked before that.
    pub(super) fn asked_before(&self, place: usize) -> Option<Value> {
        self.open_question().filter(|asked| *asked < place && self.is_last_no(place))?;
        self.question()
    }

    /// The place of the message that asks the question.
    pub(super) fn open_question(&self) -> Option<usize> {
        let mut own = self.facts.timeline.iter().enumerate().rev().filter(|(_, event)| self.may_ask(event));
        let open = |(place, event): (usize, &EventFacts)| {
            let question = asked(event.text.as_deref()?)?;
            (!self.is_taken_up(place, question)).then_some(place)
        };
        own.find_map(open)
    }

    /// The last question of the writer's that no later word of the seller's takes up; not the one of a message of which the
    /// text says that nothing came.
    pub(super) fn question(&self) -> Option<Value> {
        let place = self.open_question()?;
        let question = asked(self.facts.timeline.get(place)?.text.as_deref()?)?;
        let mark = self.events.get(place)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        Some(mark.with_text(&self.voiced.text(question, Who::Other).text).into())
    }

    /// Is this a message of the writer's to the seller, and not the one of which the text says that nothing came?
    fn may_ask(&self, event: &EventFacts) -> bool {
        let stage = &self.facts.stage;
        let told = stage.unanswered.as_ref().and(stage.contact.as_ref()).map(|event| &event.from);
        event.by == Actor::Consumer
            && event.event == EventKind::Contacted
            && event.is_own
            && event.to != RespondentKind::Platform
            && told != Some(&event.from)
    }

    /// Does a later word of the other side's share one with the question, or give a reason?
    fn is_taken_up(&self, place: usize, question: &str) -> bool {
        let mut later = self.facts.timeline[place + 1..].iter().filter(|event| event.by != Actor::Consumer);
        later.any(|event| {
            let mut words = [event.quote.as_deref(), event.text.as_deref()].into_iter().flatten();
            words.any(|said| shared(said, question).1 > 0 || REASONS.iter().any(|word| said.contains(word)))
        })
    }
}

/// The question of a message, up to the end of its clause.
fn asked(text: &str) -> Option<&str> {
    let clauses = text.split(['，', '。', '；', '？', '！', '\n']);
    let question = |clause: &'static [&'static str], of: &str| -> Option<usize> {
        clause.iter().find(|word| of.starts_with(**word)).map(|word| word.len())
    };
    clauses.rev().find_map(|clause| {
        let clause = clause.trim();
        // 问题出在哪里 asks nothing.
        if clause.starts_with("问题") {
            return None;
        }
        let start = question(&EXPLAIN, clause).or_else(|| question(&ASKED, clause))?;
        let asked = clause[start..].trim_start_matches(['：', ':']);
        let asked = ["过", "了", "是"].iter().fold(asked, |text, sign| without(text, sign));
        let is_quoted = asked.contains(['“', '”', '「', '」']);
        let is_open = !RHETORICAL.iter().any(|word| asked.contains(word));
        (!is_quoted && is_open && WHY.iter().any(|word| asked.contains(word))).then_some(asked)
    })
}

/// A text without this sign, where no word begins with it: 过滤网在哪里 and 是否有依据 stay.
fn without<'t>(text: &'t str, sign: &str) -> &'t str {
    const WORDS: [&str; 6] = ["过滤", "过期", "过敏", "了解", "是否", "是不"];
    let is_word = WORDS.iter().any(|word| text.starts_with(word));
    text.strip_prefix(sign).filter(|_| !is_word).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::asked;

    #[test]
    fn a_question_is_one_for_a_reason() {
        let of = |text| asked(text).unwrap_or_default();
        assert_eq!(of("指出是贵方拆机换的，请说明水从何处进入，并要求退款"), "水从何处进入");
        assert_eq!(of("发了截图，问上限为什么从10000元变成了保洁费"), "上限为什么从10000元变成了保洁费");
        assert_eq!(of("说三月也定不下来，并问书发了没有"), "");
        assert_eq!(of("请说明理由"), "");
        assert_eq!(of("问了客服"), "");
        assert_eq!(of("问题出在哪里说不清"), "");
        assert_eq!(of("问过滤网在哪里"), "过滤网在哪里");
        assert_eq!(of("问了为什么不退"), "为什么不退");
    }
}
