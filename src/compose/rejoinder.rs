//! What the writer said to the other side's words when they came: a chat to the same reader says it again, for nothing meets
//! a reason better than what the writer made of it.

use tera::Value;

use crate::case::{Actor, EventKind, RespondentKind};
use crate::facts::EventFacts;
use crate::telling::{Who, holds, tells_most};

use super::argues::{argument, sentences};
use super::marks::Mark;
use super::message::{is_deed, is_message, names_manual, speech, tells_of_others};
use super::retold::knows_figures;
use super::story::Told;

/// So many sentences of it are said again.
const MOST: usize = 2;
/// An answer to an offer of so many that denies only declines it.
const DECLINES: usize = 9;
impl Told<'_> {
    /// What the writer said to these words, as far as it argues and still holds; none of it that the facts beside it say.
    pub(super) fn rejoinder(&self, place: usize) -> Option<Vec<Value>> {
        if let Some(known) = self.known.borrow().rejoinders.get(&place) {
            return known.clone();
        }
        let rejoinder = self.said_then(place);
        self.known.borrow_mut().rejoinders.insert(place, rejoinder.clone());
        rejoinder
    }

    fn said_then(&self, place: usize) -> Option<Vec<Value>> {
        let message = self.answer_to(place)?;
        let mark = self.events.get(message)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let kind = self.events.get(message)?.get_from_path("event").and_then(Value::as_str);
        let spoken = speech(kind, mark.text).map(|speech| speech.words);
        // 前两次好好的，前两次用的不是这个胶 is what was said, though it speaks to nobody.
        let is_said = || is_message(kind, mark.text) && !is_deed(mark.text) && !tells_of_others(mark.text);
        let said = spoken.or_else(|| reported(mark.text)).or_else(|| is_said().then_some(mark.text))?;
        let told = self.told_beside(place);
        let is_offer = self.facts.timeline.get(place).is_some_and(|event| event.event == EventKind::Offered);
        let mut kept: Vec<&str> = Vec::new();
        // What the case names as the answer to these words argues, however it is put.
        let words = self.facts.timeline.get(place).and_then(|event| event.id.as_ref());
        let is_named = words.is_some() && self.facts.timeline[message].answers.as_ref() == words;
        let mut goes_on = is_offer;
        for sentence in sentences(said) {
            // What adds no figure to those that are told adds little.
            let is_news =
                !sentence.contains(|sign: char| sign.is_ascii_digit()) || !knows_figures(&told, sentence);
            let said_to_it = || argument(sentence, true).filter(|_| is_named && is_news && speaks(sentence));
            // What is said right behind an argument belongs to it: 同一双眼睛，换了胶才肿的.
            let argued =
                argument(sentence, goes_on).or_else(said_to_it).filter(|sentence| !holds(&told, sentence));
            // 不要您那100 says only what 我没有接受 has said.
            let declines =
                is_offer && sentence.chars().count() <= DECLINES && sentence.contains(['不', '没']);
            // 要得嘛您先喊师傅来看 was said before it came to nothing.
            let agrees = ["要得", "好的", "可以，", "可以的", "行，", "那您先", "那你先", "先这样", "先看看"];
            let agrees = agrees.iter().any(|word| sentence.starts_with(word));
            // 时间是你们改的 又不是我个人原因 is what the detail says in better words.
            let is_again =
                sentence.contains(' ') && tells_most(&told, sentence) && knows_figures(&told, sentence);
            let argued = argued.filter(|_| !declines && !agrees && !is_again);
            goes_on = is_offer || argued.is_some();
            kept.extend(argued);
        }
        kept.truncate(MOST);
        let said = |sentence: &str| {
            // 他 in what was said is somebody else than its reader; in what is reported it may be the seller.
            let words = sentence.trim_end_matches('。').replace(' ', "，");
            let words = words.as_str();
            let words =
                if spoken.is_some() { words.to_owned() } else { self.voiced.text(words, Who::Other).text };
            Value::from(mark.with_text(&to_one(&words)))
        };
        let said: Vec<Value> = kept.into_iter().map(said).collect();
        Some(said).filter(|said| !said.is_empty())
    }

    /// The message that answers these words: the one that names them, else the next, before anybody else says more.
    pub(super) fn answer_to(&self, place: usize) -> Option<usize> {
        let timeline = &self.facts.timeline;
        let words = timeline.get(place)?;
        let is_message = |event: &EventFacts| {
            event.by == Actor::Consumer
                && matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested)
                && event.to != RespondentKind::Platform
        };
        let names = |event: &EventFacts| words.id.is_some() && event.answers == words.id && is_message(event);
        let next = || {
            let next = timeline.get(place + 1).filter(|event| is_message(event) && event.answers.is_none());
            next.map(|_| place + 1)
        };
        // 放心吧 都备好了, said before anything was wrong, is no reason that the first complaint meets.
        let is_ahead = self.facts.order.needed_by.is_some_and(|day| words.at.day < day)
            || timeline[place..].iter().any(|event| event.event == EventKind::Delivered);
        let is_early = is_ahead
            && words.event == EventKind::Replied
            && self.facts.stage.since.is_some_and(|since| words.at.is_before(since));
        timeline.iter().position(names).or_else(|| if is_early { None } else { next() })
    }

    /// What a chat says beside it: the matter, and the details.
    fn told_beside(&self, place: usize) -> String {
        let problem = &self.facts.problem;
        let details = problem.details.iter().map(|detail| detail.text.as_str());
        let steps = self.facts.argument.steps.iter().filter(|step| self.met_place(step) == Some(place));
        let spoken = steps.flat_map(|step| &step.spoken);
        let spoken = spoken.filter_map(|piece| {
            piece.words.as_deref().or(piece.fixed.as_ref().map(|fixed| fixed.0.as_ref()))
        });
        [problem.summary.as_str()].into_iter().chain(details).chain(spoken).collect()
    }
}

/// Is it said to them, and no deed that the case tells of (把洗标拍过去), nor a request that may be met by now?
fn speaks(sentence: &str) -> bool {
    const DEEDS: [&str; 12] =
        ["把", "写明", "说明", "附", "提交", "要求", "请", "拿", "带", "发", "拍", "问"];
    !DEEDS.iter().any(|word| sentence.starts_with(word))
        && !["发我", "请", "发您", "发给"].iter().any(|word| sentence.contains(word))
}

/// What is reported: 裂纹开箱时就有 of 说明裂纹开箱时就有.
fn reported(text: &str) -> Option<&str> {
    const VERBS: [&str; 5] = ["说明", "表示", "告诉", "告知", "说"];
    const TO: [&str; 13] = [
        "商家", "店家", "客服", "对方", "店铺", "卖家", "他们", "店里", "酒店", "民宿", "机构", "老板",
        "门店",
    ];
    if names_manual(text) {
        return None;
    }
    let said = VERBS.iter().find_map(|verb| text.strip_prefix(verb))?;
    let said = TO.iter().find_map(|to| said.strip_prefix(to)).unwrap_or(said);
    Some(said.trim_start_matches(['，', '：']))
}

/// As a chat speaks to its one reader: 您, not 你们.
fn to_one(words: &str) -> String {
    ["你们", "您们", "你"].iter().fold(words.to_owned(), |words, you| words.replace(you, "您"))
}

#[cfg(test)]
mod tests {
    use super::to_one;

    #[test]
    fn one_reader_is_spoken_to() {
        assert_eq!(to_one("你们说没裂，你回的是98年"), "您说没裂，您回的是98年");
    }
}
