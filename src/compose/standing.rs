//! How the matter stands, for texts without a course: the last words of each side, what meets them, what was assured.

use tera::Value;

use crate::amount::Amount;
use crate::case::{Actor, ClaimKind, EventKind, RespondentKind};
use crate::facts::{ClaimFacts, EventFacts, RequestFacts};
use crate::telling::{Register, Who, shared};

use super::asking::asks_at_all;
use super::marks::Mark;
use super::message::speech;
use super::owned::owns_up;
use super::story::Told;

/// A question of more characters is not said again before its answer.
const SHORT_QUESTION: usize = 48;
const GREETINGS: [&str; 6] = ["你好", "您好", "在吗", "亲", "老板", "请问"];
/// With one of these a sum was paid, and these only name it.
const PAYS: [char; 10] = ['赔', '请', '付', '交', '花', '买', '收', '扣', '转', '给'];
const NOUNS: [&str; 6] = ["费用", "交通", "收据", "收费", "请求", "报告"];
/// So many days that passed are held against a seller.
const MOST_LAPSED: usize = 3;

/// The text without what stands in quotation marks.
fn without_quoted(text: &str) -> String {
    let pieces = text.split('“').enumerate();
    pieces
        .map(|(at, piece)| if at == 0 { piece } else { piece.split_once('”').map_or("", |two| two.1) })
        .collect()
}

/// A message with words of its own, to the seller.
fn is_told(event: &EventFacts) -> bool {
    let is_quoted = |text: &String| speech(Some("contacted"), text).is_some_and(|said| said.is_quoted);
    event.event == EventKind::Contacted
        && (event.text.is_some() && event.is_own || event.text.as_ref().is_some_and(is_quoted))
}

impl Told<'_> {
    /// The events by which a text says how the matter stands.
    pub(super) fn standing(&self) -> [(&'static str, Option<&EventFacts>); 7] {
        let stage = &self.facts.stage;
        [
            ("refusal", stage.refusal.as_ref()),
            ("refused_contact", stage.refused_contact.as_ref()),
            ("promise", stage.promise.as_ref()),
            ("last_answer", stage.answer.as_ref()),
            ("pending", stage.pending.as_ref()),
            ("repaired", self.put_into_words().map(|place| &self.facts.timeline[place])),
            ("last_message", stage.contact.as_ref().filter(|event| is_told(event))),
        ]
    }

    /// The question that this answered: 都没有 says nothing without it.
    pub(super) fn asked_first(&self) -> Option<Value> {
        const BEFORE: [&str; 5] = ["下单前", "付款前", "买之前", "拍之前", "购买前"];
        let place = self.placed_before_order()?.checked_sub(1)?;
        let message = &self.facts.timeline[place];
        let is_question = message.by == Actor::Consumer && message.event == EventKind::Contacted;
        let mark = self.events.get(place)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let words = BEFORE.iter().find_map(|word| mark.text.strip_prefix(word)).unwrap_or(mark.text);
        let words = words.trim_start_matches(['，', '我']).trim_start_matches("本人");
        if is_question && words.starts_with('问') {
            return Some(mark.with_text(&self.voiced.text(words, Who::Other).text).into());
        }
        // 这个168的会不会晃啊: in the very words, without the greeting.
        let asked =
            speech(Some("contacted"), mark.text).filter(|said| said.asks || asks_at_all(said.words))?;
        let first = asked.words.split(['，', '！', '？', '。', ' ']).next().unwrap_or_default();
        let words = asked.words.strip_prefix(first).filter(|_| GREETINGS.contains(&first));
        let words = words.unwrap_or(asked.words).trim_start_matches(['，', '！', '？', '。', ' ']);
        let words = words.trim_end_matches('。');
        let is_short = words.chars().count() <= SHORT_QUESTION && !words.contains(['“', '‘']);
        (is_question && is_short && !words.is_empty()).then(|| mark.with_text(&format!("问“{words}”")).into())
    }

    /// Did the respondent refuse everything that is claimed, the last time with the refusal that the stage names?
    pub(super) fn claims_are_refused(&self) -> bool {
        let to = if self.facts.respondent.is == RespondentKind::Platform { "platform" } else { "seller" };
        let refused_on = |claim: &ClaimFacts| {
            let mut requests = self.facts.dispute.requests.iter();
            let is_it = |one: &&RequestFacts| *one.to == *to && *one.what == *claim.kind.word();
            requests.find(|one| is_it(one) && *one.state == *"refused").and_then(|one| one.on.as_ref())
        };
        let days: Vec<_> = self.facts.claims.iter().map(refused_on).collect();
        let last = self.facts.stage.refusal.as_ref().map(|event| &event.at);
        last.is_some() && days.iter().all(|day| *day == last)
    }

    /// What the seller answered or assured of before the order was placed: the last of it.
    pub(super) fn before_order(&self) -> Option<Value> {
        self.placed_before_order().map(|place| self.event(place))
    }

    pub(super) fn placed_before_order(&self) -> Option<usize> {
        let placed = self.facts.order.placed?;
        let is_before = |event: &EventFacts| {
            let is_earlier = event.at.time.zip(placed.time).is_some_and(|(own, placed)| own < placed);
            event.at.day < placed.day || event.at.day == placed.day && is_earlier
        };
        let is_word = |event: &EventFacts| {
            event.by == Actor::Merchant
                && matches!(event.event, EventKind::Replied | EventKind::Promised | EventKind::Agreed)
                && is_before(event)
                && event.quote.as_deref().is_some_and(|quote| self.is_of_matter(event, quote))
                // What was to be done by a day that has passed is held against the seller further down.
                && !self.is_lapsed(event)
        };
        self.facts.timeline.iter().rposition(is_word)
    }

    /// A promise, or an answer that shares a word with the matter: 在的亲 is neither.
    fn is_of_matter(&self, event: &EventFacts, quote: &str) -> bool {
        let problem = &self.facts.problem;
        let details = problem.details.iter().map(|detail| detail.text.as_str());
        let mut texts = details.chain([problem.summary.as_str(), self.facts.order.item.as_str()]);
        event.event == EventKind::Promised || texts.any(|text| shared(text, quote).1 > 0)
    }

    /// What the seller had agreed to or assured of before the last refusal: the last that something would be done.
    pub(super) fn assured(&self) -> Vec<Value> {
        let refusal = self.facts.stage.refusal.as_ref().and_then(|event| self.place(event)).unwrap_or(0);
        let is_word = |place: &usize| {
            let event = &self.facts.timeline[*place];
            let is_agreed = event.event == EventKind::Agreed;
            let is_kept = self.is_repair_made(*place);
            let quote = event.quote.as_deref().unwrap_or_default();
            let is_of_matter = event.event == EventKind::Replied && self.is_of_matter(event, quote);
            let is_word = is_agreed || self.gives(event) || is_of_matter;
            // What was said before the order is told there.
            // And what is answered point by point, there.
            let is_chat = self.voiced.register() == Register::Chat;
            let is_told = self.placed_before_order() == Some(*place) || is_chat && self.is_point(*place);
            let promises_more = is_kept && self.gives_besides_repair(event);
            event.by == Actor::Merchant && event.assures && (!is_kept || promises_more) && !is_told && is_word
        };
        let places: Vec<usize> = (0..refusal).rev().filter(is_word).collect();
        let gives = |place: &&usize| self.gives(&self.facts.timeline[**place]);
        let last = places.iter().find(gives).or(places.first());
        // A promise of something else whose day has passed is held against the seller too, in its own words alone.
        let is_other = |place: &usize| {
            let event = &self.facts.timeline[*place];
            event.quote.is_some() && self.is_lapsed(event)
        };
        let other = (0..refusal).rev().find(is_other).filter(|place| last != Some(place));
        let is_admitted = |place: &usize| {
            let event = &self.facts.timeline[*place];
            let is_word = matches!(event.event, EventKind::Replied | EventKind::Agreed | EventKind::Promised);
            let is_new = last != Some(place) && other != Some(*place) && !self.is_point(*place);
            event.by == Actor::Merchant
                && is_word
                && is_new
                && self.placed_before_order() != Some(*place)
                && event.quote.as_deref().is_some_and(owns_up)
        };
        let is_chat = self.voiced.register() == Register::Chat;
        let admitted = (0..refusal).filter(|_| is_chat).find(is_admitted);
        let mut told: Vec<(usize, Value)> =
            last.map(|place| (*place, self.with_term(*place))).into_iter().collect();
        told.extend(other.map(|place| (place, self.with_sequel(place))));
        told.extend(admitted.map(|place| (place, self.with_question(place))));
        if is_chat {
            told.extend(self.put_into_words().map(|place| (place, self.event(place))));
            told.sort_by_key(|(place, _)| *place);
        }
        told.into_iter().map(|(_, event)| event).collect()
    }

    /// What the writer paid besides the price, and asks back, up to the sum: without it the claim comes from nowhere.
    pub(super) fn paid_besides(&self) -> Option<Value> {
        let losses = self.facts.claims.iter().filter(|claim| claim.kind == ClaimKind::Loss);
        let sums: Vec<Amount> = losses.filter_map(|claim| claim.amount).collect();
        // “会员体验已结束，39元/月” was read on a screen.
        let names = |text: &str| sums.iter().any(|sum| sum.is_named_in(&without_quoted(text)));
        let is_told = |kinds: &[EventKind], event: &EventFacts| {
            let text = event.text.as_deref().unwrap_or_default();
            event.by == Actor::Consumer && kinds.contains(&event.event) && names(text)
        };
        let find = |kinds: &[EventKind]| self.facts.timeline.iter().position(|event| is_told(kinds, event));
        let others = [EventKind::Other, EventKind::Inspected, EventKind::Repaired];
        let place = find(&[EventKind::Paid]).or_else(|| find(&others))?;
        let event = self.event(place);
        let said = event.get_from_path("said").and_then(Value::as_str).and_then(Mark::whole)?;
        // 前后走线150元，师傅顺手把香薰也换了个位置: what stands behind the sum is another matter.
        let clauses = said.text.split_inclusive(['，', '。', '；']);
        let ends = clauses.scan(0, |end, clause| {
            *end += clause.len();
            Some((clause, *end))
        });
        let (_, end) = ends.filter(|(clause, _)| names(clause)).last()?;
        let kept = said.text[..end].trim_end_matches(['，', '；']);
        let day = self.facts.timeline[place].at.day.in_words_without_year();
        let behind = kept.strip_prefix(day.as_str()).map(|rest| rest.trim_start_matches('，'));
        let is_span = |rest: &&str| rest.starts_with(['至', '到', '起', '—', '~', '和']);
        let kept = behind.filter(|rest| !is_span(rest)).unwrap_or(kept); // 6月20日，6月20日下午请电工
        let is_whole = [('“', '”'), ('（', '）')]
            .iter()
            .all(|(open, close)| kept.matches(*open).count() == kept.matches(*close).count());
        // 10月17日考试的报名费1480元，付给考点: without its verb the sum was nobody's.
        let verbs = NOUNS.iter().fold(kept.to_owned(), |text, noun| text.replace(noun, ""));
        let is_whole = is_whole && verbs.contains(PAYS);
        let mut map = event.as_map()?.clone();
        map.insert("said".into(), said.with_text(if is_whole { kept } else { said.text }).into());
        Some(map.into())
    }

    /// The event, with whether the day that it names has passed.
    fn with_term(&self, place: usize) -> Value {
        let event = self.event(place);
        // 押金三个工作日退您, and a part of it came: 没有办 would be untrue.
        let is_paid = || self.facts.timeline[place..].iter().any(|later| later.event == EventKind::Refunded);
        let event_at = &self.facts.timeline[place];
        let is_lapsed = self.is_lapsed(event_at) && !self.is_repair_made(place) && !is_paid();
        let Some(map) = event.as_map().filter(|_| is_lapsed) else { return event };
        let mut map = map.clone();
        map.insert("is_lapsed".into(), true.into());
        map.into()
    }

    /// A repair that was agreed to and made is no word that was broken.
    fn is_repair_made(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let is_of_repair = event.promise_of == Some(ClaimKind::Repair)
            || event.quote.as_deref().is_some_and(|quote| quote.contains(['改', '修']));
        let is_done = |later: &EventFacts| later.event == EventKind::Repaired;
        is_of_repair && self.facts.timeline[place..].iter().any(is_done)
    }

    /// 一周内修好寄出，运费报给您: the repair came, and something else was promised with it.
    fn gives_besides_repair(&self, event: &EventFacts) -> bool {
        let quote = event.quote.as_deref().unwrap_or_default();
        let freight = self.facts.claims.iter().any(|claim| claim.kind == ClaimKind::Freight);
        event.promise_of == Some(ClaimKind::Repair)
            && freight
            && ["运费", "邮费", "快递费"].iter().any(|word| quote.contains(word))
    }

    fn is_lapsed(&self, event: &EventFacts) -> bool {
        event.by == Actor::Merchant
            && event.event == EventKind::Promised
            && event.until.is_some_and(|until| until < self.facts.case.as_of)
    }

    /// Is the last refusal among the reasons that a sentence meets?
    pub(super) fn refusal_is_met(&self) -> bool {
        let Some(place) = self.facts.stage.refusal.as_ref().and_then(|refusal| self.place(refusal)) else {
            return false;
        };
        let mut steps = self.facts.argument.steps.iter().filter(|step| !step.spoken.is_empty());
        steps.any(|step| self.met_place(step) == Some(place))
            || !self.replies(place).is_empty()
            || self.voiced.register() == Register::Chat && self.is_last_no(place)
    }

    /// The seller's promises whose days have passed, the last few as they were said.
    pub(super) fn lapsed(&self) -> Vec<Value> {
        let all: Vec<usize> = self
            .facts
            .timeline
            .iter()
            .enumerate()
            .filter(|(_, event)| self.is_lapsed(event))
            .map(|(at, _)| at)
            .collect();
        let few = all.len().saturating_sub(MOST_LAPSED);
        all[few..].iter().map(|place| self.event(*place)).collect()
    }

    /// Words that promise something of what is asked for, not how things are.
    pub(super) fn gives(&self, event: &EventFacts) -> bool {
        let words = |kind: ClaimKind| match kind {
            ClaimKind::Exchange => "换",
            ClaimKind::Repair => "修",
            ClaimKind::Reship | ClaimKind::PriceDifference => "补",
            ClaimKind::Freight => "运费",
            ClaimKind::Loss | ClaimKind::Punitive => "赔",
            ClaimKind::Invoice => "票",
            _ => "退",
        };
        let quote = event.quote.as_deref().unwrap_or_default();
        self.facts.claims.iter().any(|claim| quote.contains(words(claim.kind)))
    }

    pub(super) fn place(&self, event: &EventFacts) -> Option<usize> {
        self.facts.timeline.iter().position(|one| one.from == event.from)
    }
}

#[cfg(test)]
mod tests {
    use super::without_quoted;

    #[test]
    fn what_stands_in_quotation_marks_is_left_out() {
        assert_eq!(without_quoted("弹出“39元/月”，关掉以后付了“月卡”39元"), "弹出，关掉以后付了39元");
        assert_eq!(without_quoted("付了36元"), "付了36元");
        assert_eq!(without_quoted("弹出“39元/月"), "弹出");
    }
}
