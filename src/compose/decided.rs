//! What the platform decided for the consumer, and what it leaves to say.

use tera::Value;

use crate::calendar::Moment;
use crate::case::{Actor, EventKind, Outcome};
use crate::dispute::{SPEAKS_OF, speaks_of};
use crate::facts::EventFacts;
use crate::telling::Register;
use crate::wording::clauses;

use super::story::Told;

impl Told<'_> {
    /// Did the platform decide for the consumer that the price goes back? What the seller says since changes nothing in it, and
    /// is answered. Of a decision that says something of a part alone its words must name the return of all.
    pub(super) fn decision_stands(&self) -> bool {
        let stage = &self.facts.stage;
        let is_of_part = self.facts.dispute.decisions.last().is_some_and(|one| one.is_of_part);
        let favours = |decision: &EventFacts| {
            let words = decision.quote.as_deref().or(decision.text.as_deref()).unwrap_or_default();
            let is_whole = ["退货退款", "退货并退款", "全额退"].iter().any(|word| words.contains(word));
            decision.outcome == Some(Outcome::ForConsumer) && (!is_of_part || is_whole)
        };
        stage.decision.as_ref().is_some_and(favours)
    }

    /// Did the platform only ask both to agree, in words that put nothing down to the writer?
    pub(super) fn leaves_fault_open(&self, place: usize) -> bool {
        const FINDS: [&str; 22] = [
            "责任",
            "无法",
            "判",
            "使用情况",
            "已使用",
            "使用过",
            "不支持",
            "无法支持",
            "不予",
            "驳回",
            "不符合",
            "人为",
            "使用痕迹",
            "买家",
            "消费者原因",
            "个人原因",
            "您的原因",
            "您已",
            "您未",
            "您没有",
            "超过",
            "逾期",
        ];
        let event = &self.facts.timeline[place];
        event.event == EventKind::InterventionDecided
            && event.outcome == Some(Outcome::Negotiate)
            && event.quote.as_deref().is_some_and(|quote| !FINDS.iter().any(|word| quote.contains(word)))
            && self.is_blamed()
    }

    /// The seller's answer before it, met by what the text says, whose reason the platform gives again: 买家已确认图纸 behind 图纸您确认过的呀.
    pub(super) fn as_seller(&self, place: usize) -> Option<Value> {
        /// Clauses with one of these find nothing: 建议双方协商, 商家反馈出库检测正常.
        const LEFT: [&str; 4] = ["建议", "协商", "争议", "反馈"];
        let event = &self.facts.timeline[place];
        let quote = event.quote.as_deref().filter(|_| event.by == Actor::Platform)?;
        let found = clauses(quote).flat_map(str::split_whitespace);
        let found: Vec<&str> =
            found.filter(|clause| !LEFT.iter().any(|word| clause.contains(word))).collect();
        let found = found.join("，");
        let is_met =
            |at: usize| self.facts.argument.steps.iter().any(|step| self.met_place(step) == Some(at));
        let weight = |at: usize| {
            let before = &self.facts.timeline[at];
            let said = before.quote.as_deref().filter(|_| before.by == Actor::Merchant)?;
            Some((speaks_of(said, &found), at)).filter(|(weight, _)| *weight >= SPEAKS_OF && is_met(at))
        };
        let likest = (0..place).filter_map(weight).max_by(|one, other| one.0.total_cmp(&other.0));
        self.events.get(likest?.1).cloned()
    }

    /// Did the seller put it down to the writer? Where nobody did, nobody asks whose fault it is.
    fn is_blamed(&self) -> bool {
        const YOU: [&str; 10] =
            ["您自己", "你自己", "您家", "你家", "是您", "是你", "您那边", "人为", "使用不当", "怪您"];
        let quotes = self.facts.timeline.iter().filter(|event| event.by == Actor::Merchant);
        quotes
            .filter_map(|event| event.quote.as_deref())
            .any(|quote| YOU.iter().any(|you| quote.contains(you)))
    }

    /// Did the seller leave a message without an answer before the platform decided?
    pub(super) fn silence_is_older(&self) -> bool {
        self.is_before_decision(self.facts.stage.unanswered.as_ref().map(|unanswered| unanswered.at))
    }

    /// Did it answer last before that?
    pub(super) fn answer_is_older(&self) -> bool {
        self.is_before_decision(self.facts.stage.answer.as_ref().map(|answer| answer.at))
    }

    fn is_before_decision(&self, at: Option<Moment>) -> bool {
        at.zip(self.facts.stage.decision.as_ref()).is_some_and(|(at, decision)| at.is_before(decision.at))
    }

    /// Is this before such a decision? A chat that answers it would open again what was won.
    pub(super) fn is_decided(&self, place: usize) -> bool {
        let decided = self.facts.stage.decision.as_ref().filter(|_| self.decision_stands());
        self.voiced.register() == Register::Chat
            && decided.is_some_and(|decision| place < self.place(decision).unwrap_or_default())
    }
}
