//! What was decided: for the consumer, and is still to be carried out; or not, and what that leaves open.

use crate::case::{Actor, Event, EventKind, Outcome, RespondentKind};
use crate::dispute::Fate;
use crate::wording::{clauses, excerpt};

use super::super::conditions::Witness;
use super::leads::{MOST_CLAUSE, quoted};
use super::{Arguing, Draft};

/// Given instead of what was asked for.
const OTHERS: [&str; 3] = ["券", "积分", "会员"];

/// What the writer says who does not take a part for the whole.
const DECLINES: [&str; 5] = ["不同意", "不接受", "没有接受", "没接受", "不认可"];

/// And how.
const GIVES: [&str; 7] = ["送", "赠", "补偿", "发放", "申请", "给您", "给你"];

/// A clause begins with one of these for the one before it, or says how the platform came to it.
const LEADS: [&str; 10] =
    ["经核实", "经核查", "经审核", "经查", "核实到", "因为", "由于", "并且", "且", "因"];
/// One of fewer characters says nothing.
const LEAST_CLAUSE: usize = 4;

/// The words of a decision that are longer are not told once more.
const LONG_DECISION: usize = 30;

impl<'a> Arguing<'a> {
    /// A decision in the consumer's favour that is not carried out comes before everything.
    pub(super) fn decisions(&self, drafts: &mut Vec<Draft<'a>>) {
        let Some(decision) = self.favourable() else { return };
        let Some(event) = self.case.history.get(decision) else { return };
        let whose = match event.kind {
            EventKind::InterventionDecided => "平台",
            _ => "",
        };
        let witness = Witness::of_event("decision", event);
        let is_part = event.outcome == Some(Outcome::Partly);
        let short = |quote: &str| quote.chars().count() <= LONG_DECISION;
        let is_narrow = self.dispute.decisions.iter().next_back().is_some_and(|one| one.is_of_part);
        let is_quoted = is_narrow && event.quote.as_deref().is_some_and(short);
        let is_part = is_part || is_narrow;
        let is_platform = event.kind == EventKind::InterventionDecided;
        // Before the writer has sent the goods nothing could be carried out: then only that the seller will not is said.
        let awaits = self.awaits_return(event);
        let (said, open) = if is_quoted {
            ("{decision.at|day}的处理结果是{decision.quote|quoted}", "没有执行")
        } else if is_platform && is_part {
            ("{decision.at|day}的处理结果支持{me}的一部分请求", "没有执行")
        } else if is_platform {
            ("{decision.at|day}的处理结果支持{me}的请求", "没有执行")
        } else {
            ("{decision.at|day}的调解达成一致", "没有履行")
        };
        let refused = "{seller}没有同意照办".to_owned();
        let state = if awaits { refused.clone() } else { format!("至{{case.as_of|day}}{open}") };
        let mut draft = Draft::of("decision", 1);
        draft.step.breaker = self.line(&format!("{whose}{said}，{state}"), &[], None, &witness);
        let spoken = if is_quoted {
            "{decision.at|day}的结果是{decision.quote|quoted}"
        } else if is_part {
            "{decision.at|day}已经支持了{me}的一部分请求"
        } else {
            "{decision.at|day}已经支持了{me}的请求"
        };
        let state = if awaits { refused } else { "到{case.as_of|day}还没有办".to_owned() };
        draft.step.spoken = self.line(&format!("{whose}{spoken}，{state}"), &[], None, &witness);
        let follows = if is_part {
            "{seller}应当办理其中支持的部分"
        } else {
            "{seller}应当按该结果办理"
        };
        draft.step.conclusion = self.line(follows, &[], None, &witness);
        drafts.push(draft);
    }

    /// The platform's last word, where it does not favour the writer and gives a reason that general truth meets: 虚拟服务类订单已核销.
    /// Who decides next reads it as a reason, and judges named it wherever nothing was said to it.
    pub(super) fn undecided(&self, drafts: &mut Vec<Draft<'a>>) {
        let is_other = self.case.respondent == RespondentKind::Platform || self.dispute.sides.platform_sells;
        if is_other || self.favourable().is_some() {
            return;
        }
        let is_result = |event: &&Event| {
            event.by == Actor::Platform
                && matches!(event.kind, EventKind::InterventionDecided | EventKind::Replied)
                && event.quote.is_some()
        };
        let Some(event) = self.case.history.iter().rev().find(is_result) else { return };
        if matches!(event.outcome, Some(Outcome::ForConsumer | Outcome::Partly)) {
            return;
        }
        let clauses: Vec<&str> = event.quote.as_deref().map_or_else(Vec::new, reasons);
        let maxims = self.law.maxims.iter().filter(|one| one.is_of_platform);
        let said = maxims.filter_map(|maxim| {
            let clause = clauses.iter().find(|clause| maxim.answers(clause, ""))?;
            Some((clause, self.says(maxim.says.as_ref()?, event)?))
        });
        let Some((clause, (formal, spoken))) = said.into_iter().next() else { return };
        let from = Some(event.path().join("quote"));
        let witness = Witness::of_event("decision", event).with("decision.quote", quoted(clause), from);
        let what = if event.kind == EventKind::Replied { "答复" } else { "处理结果" };
        let mut draft = Draft::of("outcome", 1);
        let said = format!("平台{{decision.at|day}}的{what}写的是{{decision.quote|quoted}}，");
        draft.step.breaker = self.line(&said, &[], None, &witness);
        draft.step.breaker.extend(formal);
        draft.step.spoken =
            self.line("平台{decision.at|day}说的是{decision.quote|quoted}，", &[], None, &witness);
        draft.step.spoken.extend(spoken);
        draft.step.sources = vec![event.path()];
        drafts.push(draft);
    }

    /// Does the decision ask the writer to send the goods, which were not sent since, as the seller refused again?
    fn awaits_return(&self, decision: &Event) -> bool {
        let words = decision.quote.as_deref().or(decision.text.as_deref()).unwrap_or_default();
        let since = &self.case.history[decision.index..];
        let is_sent = since.iter().any(|event| event.kind == EventKind::ReturnShipped);
        let is_refused = since
            .iter()
            .any(|event| event.kind == EventKind::Refused && self.dispute.sides.is_seller(event.by));
        words.contains("寄回") && !is_sent && is_refused
    }

    /// The last decision that favours the consumer, by its place, where it is still to be carried out.
    pub(super) fn favourable(&self) -> Option<usize> {
        let last = self.dispute.decisions.iter().next_back()?;
        let event = self.case.history.get(last.at)?;
        // A coupon for the next time is nothing of what was asked for; the writer asks on.
        // 支持退一半会员费 is one.
        let gives_other = |words: &String| {
            let mut clauses = words.split(['，', '。', '；', ' ']);
            clauses.any(|clause| {
                let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
                has(&OTHERS) && has(&GIVES) && !clause.contains('退')
            })
        };
        let is_other = || event.amount.is_none() && event.quote.iter().chain(&event.text).any(gives_other);
        let favours = match last.outcome {
            Some(Outcome::ForConsumer) => true,
            Some(Outcome::Partly) => !is_other(),
            _ => false,
        };
        // 不同意只退差价: whoever asks on does not ask that it be carried out.
        let declines = |event: &Event| {
            let says = |text: &String| DECLINES.iter().any(|word| text.contains(word));
            event.by == Actor::Consumer && event.text.as_ref().is_some_and(says)
        };
        let is_declined =
            last.outcome == Some(Outcome::Partly) && self.case.history[last.at..].iter().any(declines);
        let favours = favours && !is_declined;
        (favours && matches!(last.fate, Fate::Open | Fate::Late | Fate::Refused)).then_some(last.at)
    }
}

/// The clauses of a platform's result that may give its reason.
fn reasons(quote: &str) -> Vec<&str> {
    let bare = |clause| LEADS.iter().find_map(|lead| str::strip_prefix(clause, lead)).unwrap_or(clause);
    let found = clauses(excerpt(quote)).map(bare);
    found.filter(|clause| (LEAST_CLAUSE..=MOST_CLAUSE).contains(&clause.chars().count())).collect()
}

#[cfg(test)]
mod tests {
    use super::reasons;

    #[test]
    fn what_the_platform_found_is_its_reason() {
        assert_eq!(
            reasons("经核实商品可正常使用，建议您与商家协商补偿"),
            ["商品可正常使用", "建议您与商家协商补偿"]
        );
        assert_eq!(reasons("因订单已核销，无法退款"), ["订单已核销", "无法退款"]);
    }
}
