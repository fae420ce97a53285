//! An event with what is said to it: the sentence of the argument, the detail that answers it, what is asked.

use std::collections::BTreeMap;

use tera::Value;

use crate::case::{Actor, EventKind, ExhibitKind, RespondentKind};
use crate::facts::{EventFacts, PositionFacts, Step};
use crate::telling::{Register, Who};

use super::argued::{mapped, pieces};
use super::marks::Mark;
use super::said::{in_words, said_of, unaddressed};
use super::story::Told;

/// What is asked of a no for which there is no better question.
const GROUNDS: &str = "请写明依据是什么";

/// Papers by their names.
const PAPERS: [&str; 8] = ["维修单", "检测单", "检测报告", "鉴定书", "鉴定报告", "保养单", "工单", "送修单"];

/// With one of these somebody is spoken to.
const ADDRESSED: [char; 7] = ['叔', '姨', '哥', '姐', '宝', '老', '阿'];

fn names_paper(title: &str) -> bool {
    PAPERS.iter().any(|paper| title.contains(paper)) && !title.contains("聊天")
}

impl Told<'_> {
    /// The event as the voice says it.
    pub(super) fn event(&self, place: usize) -> Value {
        if let Some(known) = self.known.borrow().events.get(&place) {
            return known.clone();
        }
        let event = self.voiced_event(place);
        self.known.borrow_mut().events.insert(place, event.clone());
        event
    }

    /// Do papers alone show these words, so that they were written and not said: 维修单？
    fn is_on_paper(&self, place: usize) -> bool {
        let is_paper = |label: &String| {
            let exhibit = self.facts.exhibits.iter().find(|exhibit| exhibit.label == *label);
            // A photo of the repair sheet is one too.
            exhibit
                .is_some_and(|exhibit| exhibit.kind == ExhibitKind::Document || names_paper(&exhibit.title))
        };
        let event = self.facts.timeline.get(place);
        // 叔，板子烧了，有问题随时打我电话 was said, whatever sheet came with it.
        let speaks = |quote: &str| quote.contains(['您', '你', '我', '亲']) || quote.starts_with(ADDRESSED);
        event.is_some_and(|event| {
            let is_shown = !event.exhibits.is_empty() && event.exhibits.iter().all(is_paper);
            is_shown && !event.quote.as_deref().is_some_and(speaks)
        })
    }

    /// Is this the silence of somebody who had answered before: 没有再答复?
    fn is_further_silence(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let answers = |one: &EventFacts| {
            one.by == event.by
                && !one.is_automatic
                && matches!(
                    one.event,
                    EventKind::Replied
                        | EventKind::Refused
                        | EventKind::Agreed
                        | EventKind::Promised
                        | EventKind::Offered
                )
        };
        event.event == EventKind::NoReply && !event.again && self.facts.timeline[..place].iter().any(answers)
    }

    /// 退60元，床垫留着用: do the words of an offer name its sum?
    fn names_amount(&self, place: usize) -> bool {
        let offer = self.facts.timeline.get(place).filter(|event| event.event == EventKind::Offered);
        let named = |event: &EventFacts| Some(event.amount?.is_named_in(event.text.as_deref()?));
        offer.and_then(named).unwrap_or(false)
    }

    /// 三天内给您答复: is a word what was promised?
    fn promises_answer(&self, place: usize) -> bool {
        let event = self.facts.timeline.get(place).filter(|event| event.event == EventKind::Promised);
        // 22日前退款给您，退好回复您 promises more.
        let quote = event.filter(|event| !self.gives(event)).and_then(|event| event.quote.as_deref());
        let says = |quote: &str| ["答复", "回复", "回话", "回电"].iter().any(|word| quote.contains(word));
        quote.is_some_and(says)
    }

    fn voiced_event(&self, place: usize) -> Value {
        let who = match self.facts.timeline.get(place).map(|event| event.by) {
            Some(Actor::Consumer) => Who::Consumer,
            _ => Who::Other,
        };
        let is_to_platform = self.facts.timeline.get(place).is_some_and(|event| {
            event.to == RespondentKind::Platform || event.event == EventKind::InterventionRequested
        });
        let voiced = if is_to_platform { self.voiced.to("平台") } else { self.voiced };
        let Some(event) = self.events.get(place) else { return Value::none() };
        // All that is said of it goes into one map: to make a value of it costs as much as what goes in.
        let said = said_of(voiced, event, who).or_else(|| event.as_map().cloned());
        let Some(mut map) = said else { return event.clone() };
        let flags = [
            ("is_due", self.is_due(place)),
            ("is_hour_met", self.is_hour_met(place)),
            ("names_amount", self.names_amount(place)),
            ("is_further", self.is_further_silence(place)),
            ("is_on_paper", self.is_on_paper(place)),
            ("promises_answer", self.promises_answer(place)),
            ("leaves_fault_open", self.leaves_fault_open(place)),
        ];
        map.extend(flags.into_iter().filter(|(_, is)| *is).map(|(flag, is)| (flag.into(), is.into())));
        // What is written to an office is quoted letter for letter, from behind the courtesies.
        if self.voiced.register() == Register::Formal {
            in_words(&mut map);
            map.extend(self.as_seller(place).map(|seller| ("as_seller".into(), seller)));
        }
        unaddressed(&mut map);
        self.shortened(place, &mut map);
        self.retold(place, &mut map);
        self.meet(place, &mut map);
        map.into()
    }

    /// With what is said to it.
    fn meet(&self, place: usize, map: &mut tera::Map) {
        // The writer's own words of that day come next, and are better than any said afterwards.
        let is_own = self.voiced.register() == Register::Note && self.is_met_then(place);
        let is_told = is_own || self.is_of_later(place) || self.was_just_told(place);
        let is_told = is_told || self.is_in_own_answer(place);
        let spoken = if is_told { None } else { self.spoken(place) };
        let is_chat = self.voiced.register() == Register::Chat;
        let replies = if is_chat { self.replies(place) } else { Vec::new() };
        let said = |detail: &usize| Some([self.reply(*detail), self.more(*detail)]);
        let mut replies: Vec<Value> = replies.iter().filter_map(said).flatten().flatten().collect();
        let is_unmet = is_chat && replies.is_empty() && spoken.is_none();
        let own = if is_unmet { self.own_answer(place) } else { None };
        let own_words = if is_chat && own.is_none() { self.rejoinder(place) } else { None };
        replies.extend(own);
        let is_own =
            !replies.is_empty() || own_words.is_some() || spoken.is_some() && self.is_met_by_detail(place);
        let ask = self.ask(place, spoken.is_some()).filter(|_| !is_own);
        if let Some(spoken) = spoken {
            map.insert("spoken".into(), spoken);
            if let Some(more) = self.more_to(place) {
                map.insert("more".into(), more);
            }
            map.insert("is_met_by_detail".into(), self.is_met_by_detail(place).into());
            map.insert("also".into(), self.also(place).into());
        }
        if is_chat {
            map.insert("own_words".into(), own_words.unwrap_or_default().into());
            map.insert("replies".into(), replies.into());
        }
        // What the writer asked before and got no word on is asked where the last no is told.
        let question = if is_chat && !is_own { self.asked_before(place) } else { None };
        if let Some(question) = question {
            map.insert("question".into(), question);
        } else if let Some(ask) = ask {
            map.insert("ask".into(), ask);
        }
    }

    /// In a note what the seller had said before stands behind what it says now; elsewhere beside the point.
    pub(super) fn told_event(&self, place: usize) -> Value {
        let event = self.event(place);
        let is_note = self.voiced.register() == Register::Note;
        let earlier = || self.said_earlier(place).or_else(|| self.differs(place));
        let Some((map, earlier)) = event.as_map().zip(is_note.then(earlier).flatten()) else { return event };
        let mut map = map.clone();
        map.insert("earlier".into(), earlier);
        map.into()
    }

    /// Did the goods come on the very day for which they were promised or needed, so that the hour decides?
    fn is_due(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let is_needed = self.facts.order.needed_by == Some(event.at.day);
        let mut before = self.facts.timeline[..place].iter();
        let mut is_promised =
            || before.any(|one| one.by != Actor::Consumer && one.until == Some(event.at.day));
        let is_hour_told = match event.event {
            EventKind::Delivered => is_needed || is_promised(),
            // On the day itself the seller said that nothing would come of it.
            EventKind::Contacted => is_needed && event.by == Actor::Merchant,
            _ => false,
        };
        is_hour_told && event.at.time.is_some()
    }

    /// Did the goods come on the day for which they were needed, with the hour told?
    pub(super) fn came_on_the_day(&self) -> bool {
        let mut events = self.facts.timeline.iter().enumerate();
        let is_it =
            |at: usize| self.facts.order.needed_by == Some(self.facts.timeline[at].at.day) && self.is_due(at);
        events.any(|(at, event)| event.event == EventKind::Delivered && is_it(at))
    }

    /// A detail as what is said to a reason.
    fn reply(&self, detail: usize) -> Option<Value> {
        let said = self.detail(detail)?.get_from_path("said").cloned()?;
        let mark = said.as_str().and_then(Mark::whole)?;
        let news = self.beside_matter(mark.text);
        Some(mark.with_text(news).into())
    }

    /// What the writer said to this offer when it came: 说8块钱买不到一瓶.
    fn own_answer(&self, place: usize) -> Option<Value> {
        let offer = self.facts.timeline.get(place).filter(|event| event.event == EventKind::Offered)?;
        let answers = |event: &EventFacts| {
            event.by == Actor::Consumer && offer.id.is_some() && event.answers == offer.id
        };
        let message = self.facts.timeline.iter().position(answers)?;
        let mark = self.events.get(message)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let words = mark.text.strip_prefix('说').filter(|words| !words.starts_with(['明', '了', '过']))?;
        Some(mark.with_text(&self.voiced.text(words, Who::Other).text).into())
    }

    /// What is said last, whatever the reason: that the page takes returns without one.
    pub(super) fn fallback(&self) -> Option<Value> {
        let step = self.facts.argument.steps.iter().position(|step| step.of == "fallback")?;
        let spoken = self.steps.get(step)?.get_from_path("spoken").filter(|spoken| !spoken.is_none())?;
        Some(pieces(spoken, self.voiced))
    }

    /// What is said to the platform's result.
    pub(super) fn outcome(&self) -> Option<Value> {
        let step = self.facts.argument.steps.iter().position(|step| step.of == "outcome")?;
        let spoken = self.steps.get(step)?.get_from_path("spoken").filter(|spoken| !spoken.is_none())?;
        Some(pieces(spoken, self.voiced))
    }

    /// What is said to a reason of the other side's, where the argument has a sentence for it.
    pub(super) fn spoken(&self, place: usize) -> Option<Value> {
        let step = self.facts.argument.steps.iter().position(|step| self.met_place(step) == Some(place))?;
        let spoken = self.steps.get(step)?.get_from_path("spoken").filter(|spoken| !spoken.is_none())?;
        let is_detail = self.facts.argument.steps.get(step).is_some_and(|step| step.detail.is_some());
        let spoken = pieces(spoken, self.voiced);
        Some(if is_detail { mapped(&spoken, |words| self.beside_matter(words).to_owned()) } else { spoken })
    }

    /// What is said to other reasons that the same words give, each with its reason.
    pub(super) fn also(&self, place: usize) -> Vec<Value> {
        let Some(event) = self.events.get(place) else { return Vec::new() };
        let quote = event.get_from_path("quote").and_then(Value::as_str).and_then(Mark::whole);
        let Some(mark) = quote else { return Vec::new() };
        // Where their words stand whole, no part of them is told again.
        let is_cut = self.voiced.register() == Register::Chat && self.reason_said(place, event).is_some();
        let steps = self.facts.argument.steps.iter().enumerate();
        // A note to strangers says what the case has to say to a reason, and no more.
        let is_note = self.voiced.register() == Register::Note;
        let others = steps.filter(|(_, step)| self.met_place(step) == Some(place)).skip(1);
        let others = others.filter(|(_, step)| !(is_note && step.is_extra));
        let other = |(at, step): (usize, &Step)| {
            let clause = step.clauses().next()?;
            let spoken = self.steps.get(at)?.get_from_path("spoken").filter(|spoken| !spoken.is_none())?;
            let mut map = BTreeMap::new();
            map.extend(is_cut.then(|| ("quote".to_owned(), Value::from(mark.with_text(clause)))));
            map.insert("spoken".to_owned(), pieces(spoken, self.voiced));
            mark.text.contains(clause).then(|| map.into())
        };
        others.filter_map(other).collect()
    }

    /// What to ask of the seller who said this and has not taken it back: a text to the seller alone asks it. Where a
    /// sentence of ours meets the reason, only a question that goes on from there; where the writer's own does, none.
    fn ask(&self, place: usize, is_met: bool) -> Option<Value> {
        let from = &self.facts.timeline.get(place).filter(|_| self.voiced.register() == Register::Chat)?.from;
        let is_it = |position: &&PositionFacts| {
            position.from.first() == Some(from) && position.is == "stands" && position.who == "seller"
        };
        let goes_on = |ask: &String| !is_met || ask.starts_with("如果还");
        let known = self.facts.dispute.positions.iter().find(is_it).and_then(|position| position.ask.clone());
        let known = known.filter(goes_on);
        let open = (!is_met && self.is_last_no(place)).then(|| GROUNDS.to_owned());
        known.or(open).map(Value::from)
    }
}
