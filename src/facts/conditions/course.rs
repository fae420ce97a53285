//! Conditions read off what happened: requests and refusals, promised days, delivery, what the platform decided.

use crate::calendar::Day;
use crate::case::{Actor, ClaimKind, Event, EventKind};

use super::super::claims::price;
use super::super::grounds::recognise;
use super::asks::{Ask, first_asking, names, says};
use super::page::page_term;
use super::time::{first, is_from};
use super::witness::moment;
use super::{Conditions, Look};

/// So many days after the reminder count as a reasonable period.
const REASONABLE: i64 = 3;
/// An answer of fewer characters greets.
const ANSWER: usize = 8;

impl Conditions {
    pub(super) fn course(&mut self, look: Look<'_>) {
        let case = look.case;
        for claim in &case.claims {
            let kind = claim.kind;
            let asking = first_asking(look, kind);
            self.bind_for("asked", kind, asking.map(|event| look.request(event)));
            // What came back from a repair was asked for anew; where that was too late, the first request was not.
            let in_warranty = [asking_since_repair(look, kind), asking]
                .into_iter()
                .flatten()
                .find(|event| case.order.warranty_until.is_some_and(|last| event.at.day <= last));
            self.bind_for("in-warranty", kind, in_warranty.map(|event| look.request(event)));
            self.bind_for(
                "promised-this-lapsed",
                kind,
                promised(look, kind).map(|event| look.promise(event)),
            );
            if let Some((request, refusal)) = refused(look, kind) {
                let both = look.request(request).and(look.event("refusal", refusal));
                self.bind_for("refusal-stands", kind, Some(both));
            }
        }
        let last = |is: &dyn Fn(&Event) -> bool| case.history.iter().rev().find(|event| is(event));
        let agreed =
            last(&|event| look.is_answer(event) && event.kind == EventKind::Agreed && event.quote.is_some());
        self.bind("return-agreed", agreed.map(|event| look.event("agreed", event)));
        let advised = last(&|event| event.kind == EventKind::InterventionDecided);
        let advised = advised.filter(|event| {
            let quote = event.quote.as_deref().unwrap_or_default();
            says(quote, &["协商", "复检"]) && !says(quote, &["不支持", "驳回", "不予", "支持商家", "维持"])
        });
        self.bind("negotiation-advised", advised.map(|event| look.decision(event)));
        self.money(look);
        self.delivery(look);
        self.questions(look);
    }

    /// The merchant has a point: known after all that a `right_when` may name, and never named there itself.
    pub(super) fn right(&mut self, look: Look<'_>) {
        let refused = |event: &&Event| look.is_answer(event) && event.kind == EventKind::Refused;
        let refusal = look.case.history.iter().rev().find(refused);
        let right = refusal
            .and_then(|event| recognise(look.law, event))
            .is_some_and(|refusal| refusal.right.iter().any(|right| self.allow(&right.when, &right.unless)));
        self.set("merchant-may-be-right", right);
    }

    fn money(&mut self, look: Look<'_>) {
        let case = look.case;
        let back = case.refunded();
        let last = case.history.iter().rev().find(|event| event.kind == EventKind::Refunded);
        // The freight of the order may stay with the shop.
        if !back.is_zero() && back >= price(case) {
            self.bind("remedied", last.map(|event| look.event("refunded", event)));
        }
        if !back.is_zero() && back < case.order.paid {
            let rest = case.order.paid.less(back);
            self.bind(
                "partly-refunded",
                last.map(|event| look.event("refunded", event).with("refunded.rest", rest, None)),
            );
        }
        let about = |event: &&Event| {
            look.is_contact(event)
                && event.text.as_deref().is_some_and(|text| says(text, &["了结", "补偿", "赔付"]))
        };
        let text =
            |event: &&Event, words: &[&str]| event.text.as_deref().is_some_and(|text| says(text, words));
        let objects: &[&str] = &["不同意", "不接受", "没有同意"];
        let objection = case.history.iter().filter(about).find(|event| text(event, objects));
        self.bind("objected-to-compensation", objection.map(|event| look.event("objection", event)));
        let accepts = |event: &&Event| text(event, &["同意", "接受"]) && !text(event, objects);
        self.set("accepted-compensation", case.history.iter().filter(about).any(|event| accepts(&event)));
    }

    fn delivery(&mut self, look: Look<'_>) {
        let case = look.case;
        let shipped =
            first(case, |event| event.kind == EventKind::Shipped && look.dispute.sides.is_seller(event.by));
        self.bind("shipped", shipped.map(|event| look.event("shipment", event)));
        let shown = first(case, |event| {
            let text = event.text.as_deref().unwrap_or_default();
            event.by == Actor::Courier && text.contains("显示") && says(text, &["投", "签收", "送达"])
        });
        self.bind("shown-as-delivered", shown.map(|event| look.event("detail", event)));
        let lost = first(case, |event| {
            let text = event.text.as_deref().unwrap_or_default();
            event.by == Actor::Courier && says(text, &["丢失", "遗失", "丢件"])
        });
        self.bind("parcel-lost", lost.map(|event| look.event("detail", event)));
        if first(case, |event| matches!(event.kind, EventKind::Shipped | EventKind::Delivered)).is_some() {
            return;
        }
        self.set("not-shipped", true);
        if case.problem.kind == "not-shipped" {
            self.terms(look);
        }
    }

    /// The day by which the goods were to be sent: of the page and of the merchant's word.
    fn terms(&mut self, look: Look<'_>) {
        let case = look.case;
        let mut due: Option<Day> = None;
        if let Some((until, witness)) = page_term(look).filter(|(until, _)| *until < case.as_of) {
            due = Some(until);
            let late = case.as_of.days_since(until);
            let witness = witness.with("page.until", moment(until), None).with("page.days_late", late, None);
            self.bind("page-term-lapsed", Some(witness));
        }
        let said = |event: &&Event| {
            let words = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
            look.is_answer(event)
                && event.until.is_some_and(|until| until < case.as_of)
                && words.contains('发')
        };
        if let Some(event) = case.history.iter().rev().find(said) {
            due = due.max(event.until);
            self.bind("promised-term-lapsed", Some(look.promise(event)));
        }
        let Some(due) = due else { return };
        let after = || case.history.iter().filter(move |event| look.is_contact(event) && event.at.day > due);
        let is_reminder = |event: &&Event| {
            let text = event.text.as_deref().unwrap_or_default();
            says(
                text,
                &["发货", "已过", "过了", "催", "退款", "退货", "没发", "没有发", "还不发", "未发", "没寄"],
            )
        };
        let urged =
            after().find(is_reminder).filter(|event| case.as_of.days_since(event.at.day) >= REASONABLE);
        self.bind("urged-after-due", urged.map(|event| look.event("urge", event)));
        let given_up = after().find(|event| look.asks(event, ClaimKind::Refund) == Ask::Yes);
        self.bind("wait-given-up", given_up.map(|event| look.event("notice", event)));
    }

    fn questions(&mut self, look: Look<'_>) {
        let case = look.case;
        let asked = first(case, |event| {
            let text = event.text.as_deref().unwrap_or_default();
            look.is_contact(event)
                && says(text, &["询问", "请求提供", "要求提供", "问"])
                && says(text, &["原因", "来源", "货源", "单据", "授权", "真伪", "批号", "证书"])
        });
        let proposed = first(case, |event| {
            let text = event.text.as_deref().unwrap_or_default();
            look.is_contact(event) && text.contains("共同") && says(text, &["检测", "复检", "鉴定"])
        });
        self.bind("test-proposed", proposed.map(|event| look.event("question", event)));
        let refuses = |event: &&Event| {
            look.is_answer(event)
                && event.quote.is_some()
                && recognise(look.law, event).is_some_and(|refusal| refusal.id == "documents-refused")
        };
        if let Some(answer) = case.history.iter().find(refuses) {
            let before = case.history.iter().rev().filter(|event| is_from(answer, event.at));
            let question = before.into_iter().find(|event| look.is_contact(event));
            let both = question.map(|event| look.event("question", event).and(look.event("answer", answer)));
            self.bind("source-refused", both);
        }
        let disowns =
            |event: &Event| recognise(look.law, event).is_some_and(|refusal| refusal.id == "staff-disowned");
        let disowned = case.history.iter().position(|event| look.is_answer(event) && disowns(event));
        let before = disowned.map_or(&[][..], |at| &case.history[..at]);
        let promises = |event: &&Event| matches!(event.kind, EventKind::Promised | EventKind::Agreed);
        // 在的亲 is no answer that anybody takes back.
        let says_much =
            |event: &&Event| event.quote.as_ref().is_some_and(|quote| quote.chars().count() >= ANSWER);
        let theirs = || before.iter().rev().filter(|event| look.is_answer(event) && says_much(event));
        // Who spoke out of turn answered a question: what was promised later, another promised.
        let answer = theirs().rfind(|event| event.kind == EventKind::Replied);
        let answer = answer.or_else(|| theirs().find(promises));
        // What only informs binds nobody; what promises does.
        self.set("promise-disowned", answer.is_some_and(|answer| promises(&answer)));
        self.bind("answer-disowned", answer.map(|event| look.event("answer", event)));
        let Some(question) = asked else { return };
        let answered = |event: &&Event| look.is_answer(event) && is_from(event, question.at);
        let asked = look.event("question", question);
        match case.history.iter().find(answered) {
            Some(answer) if answer.quote.is_some() => {
                self.bind("questioned", Some(asked.and(look.event("answer", answer))));
            }
            None if case.as_of > question.at.day => self.bind("question-unanswered", Some(asked)),
            _ => {}
        }
    }
}

/// The last promise of a day for this claim, where that day has passed and nothing was done since.
fn promised(look: Look<'_>, claim: ClaimKind) -> Option<&Event> {
    let case = look.case;
    let fits = |event: &&Event| {
        let words = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
        // 一周内修好寄出，运费报给你: the day is that of the repair.
        let is_act =
            |of: &ClaimKind| matches!(of, ClaimKind::Repair | ClaimKind::Exchange | ClaimKind::Reship);
        let is_of = event.of.filter(is_act).is_none_or(|of| of == claim);
        let is_past = event.until.is_some_and(|until| until < case.as_of) && !event.promises_answer();
        look.is_answer(event) && is_past && is_of && names(words, claim)
    };
    let promise = case.history.iter().rev().find(fits)?;
    let done = |event: &Event| {
        is_from(event, promise.at)
            && match claim {
                ClaimKind::Reship | ClaimKind::Exchange | ClaimKind::Repair => {
                    event.kind == EventKind::Shipped && look.dispute.sides.is_seller(event.by)
                }
                _ => event.kind == EventKind::Refunded,
            }
    };
    (!case.history.iter().any(done)).then_some(promise)
}

/// The first request of this behind the merchant's last repair.
fn asking_since_repair(look: Look<'_>, claim: ClaimKind) -> Option<&Event> {
    let history = &look.case.history;
    let is_repair =
        |event: &Event| event.kind == EventKind::Repaired && look.dispute.sides.is_seller(event.by);
    let repaired = history.iter().rposition(is_repair)?;
    history.iter().skip(repaired).find(|event| look.asks(event, claim) == Ask::Yes)
}

/// The last refusal of this claim and the request that it refused, unless the merchant has given way since.
fn refused(look: Look<'_>, claim: ClaimKind) -> Option<(&Event, &Event)> {
    let history = &look.case.history;
    let refused =
        |event: &Event| look.is_answer(event) && event.kind == EventKind::Refused && event.quote.is_some();
    let at = history.iter().rposition(refused)?;
    let gave_way = |event: &Event| {
        look.is_answer(event) && matches!(event.kind, EventKind::Agreed | EventKind::Promised)
            || event.kind == EventKind::Refunded
    };
    if history[at..].iter().any(gave_way) {
        return None;
    }
    let request = history[..at].iter().rev().find(|event| look.asks(event, claim) == Ask::Yes)?;
    Some((request, &history[at]))
}
