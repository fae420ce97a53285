//! A case and what is known about its platform and problem, to [`Facts`].

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::calendar::Day;
use crate::case::{Actor, Case, Claim, ClaimKind, Event, EventKind, PaymentMethod, Promise, RespondentKind};
use crate::knowledge::{Evidence, Holidays, Platform, Problem, Refusal};
use crate::law::Statute;

use super::conditions::Conditions;
use super::exhibits::{Labels, exhibits};
use super::grounds::Chooser;
use super::region::region;
use super::stage::{is_contact, stage, weight};
use super::timers::timers;
use super::{
    Applications, CaseFacts, ClaimFacts, ConsumerFacts, Contacts, Deadline, DetailFacts, EventFacts, EvidenceFacts, Facts, Firm, MerchantFacts,
    OrderFacts, PaymentFacts, PlatformFacts, ProblemFacts, ReasonFacts, RespondentFacts, Totals,
};

/// What is known beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The case's platform.
    pub platform: &'a Platform,
    /// The case's kind of problem.
    pub problem: &'a Problem,
    /// The names of channels by id, for complaints that the case mentions.
    pub channel_names: &'a BTreeMap<String, String>,
    /// Statutes, refusals and holidays; empty for texts that need none.
    pub law: &'a Law,
}

/// The law as data.
#[derive(Debug, Clone, Default)]
pub struct Law {
    /// All versions of all statutes.
    pub statutes: Vec<Statute>,
    /// The stock refusals.
    pub refusals: Vec<Refusal>,
    /// The calendar of working days.
    pub holidays: Holidays,
}

/// What a text about this case may say.
pub fn resolve(case: &Case, known: Known<'_>) -> Facts {
    let labels = Labels::of(case);
    let platform = platform(case, known.platform);
    let merchant = merchant(case);
    let timeline = timeline(case, &labels, known);
    let conditions = Conditions::of(case, &known.law.holidays);
    let chooser = Chooser { case, law: known.law, conditions: &conditions, day: day_of_transaction(case) };
    let claims = claims(case, &labels, &chooser);
    let refused = case.history.iter().rev().find(|event| event.kind == EventKind::Refused && event.by == Actor::Merchant);
    let (grounds, refusal) = chooser.of_text(refused);
    Facts {
        grounds,
        refusal,
        applications: known.platform.applications.map(|most| Applications {
            made: case.history.iter().filter(|event| event.kind == EventKind::AfterSaleRequested).count(),
            most,
        }),
        timers: timers(case, known.platform, known.law, &conditions),
        case: CaseFacts { id: case.id.clone(), as_of: case.as_of.to_string() },
        consumer: consumer(case),
        respondent: respondent(case, &platform, &merchant, &labels),
        order: order(case),
        problem: problem(case, known.problem, &labels),
        asked: case.claims.iter().map(|claim| claim.kind.word()).collect(),
        totals: totals(case, &claims),
        claims: claims.into_iter().map(|(facts, _)| facts).collect(),
        stage: stage(case, &timeline, known.problem.shows_on_delivery),
        exhibits: exhibits(case, &labels),
        contacts: contacts(case, &timeline),
        deadline: case.respond_within_days.map(|days| deadline(case.as_of, days)),
        platform,
        merchant,
        timeline,
    }
}

/// The day by which substance is judged: of the order, else of the first thing that happened.
fn day_of_transaction(case: &Case) -> Day {
    let first = case.history.iter().map(|event| event.at.day).min();
    case.order.placed.map(|moment| moment.day).or(first).unwrap_or(case.as_of)
}

fn platform(case: &Case, known: &Platform) -> PlatformFacts {
    let own = &case.operator;
    let data = known.operator.as_ref();
    // What the case says wins: firms change their name and seat.
    let firm = Firm {
        legal_name: own.legal_name.clone().or_else(|| data.map(|operator| operator.legal_name.clone())),
        credit_code: own.credit_code.clone(),
        address: own.address.clone().or_else(|| data.and_then(|operator| operator.address.clone())),
        phone: own.phone.clone().or_else(|| data.and_then(|operator| operator.phone.clone())),
    };
    PlatformFacts {
        id: case.platform.clone(),
        // A platform with a file of its own is called as its file says.
        name: own.name.clone().filter(|_| known.id == "other").unwrap_or_else(|| known.name.clone()),
        operator: firm.legal_name.is_some().then_some(firm),
    }
}

fn consumer(case: &Case) -> Option<ConsumerFacts> {
    let own = &case.consumer;
    (own.name.is_some() || own.phone.is_some() || own.address.is_some()).then(|| ConsumerFacts {
        name: own.name.clone(),
        phone: own.phone.clone(),
        address: own.address.clone(),
    })
}

fn merchant(case: &Case) -> MerchantFacts {
    let own = &case.merchant;
    MerchantFacts {
        shop: own.shop.clone(),
        kind: own.kind.map(crate::case::MerchantKind::word),
        host: own.host.clone(),
        legal_name: own.legal_name.clone(),
        credit_code: own.credit_code.clone(),
        address: own.address.clone(),
        phone: own.phone.clone(),
    }
}

fn respondent(case: &Case, platform: &PlatformFacts, merchant: &MerchantFacts, labels: &Labels) -> RespondentFacts {
    let firm = match case.respondent {
        RespondentKind::Merchant => Firm {
            legal_name: merchant.legal_name.clone(),
            credit_code: merchant.credit_code.clone(),
            address: merchant.address.clone(),
            phone: merchant.phone.clone(),
        },
        RespondentKind::Platform => platform.operator.clone().unwrap_or_default(),
    };
    RespondentFacts {
        is: case.respondent.word(),
        reason: case.respondent_reason.as_ref().map(|reason| ReasonFacts {
            reason_kind: reason.kind.word(),
            name: reason.kind.about(),
            at: reason.at.to_string(),
            text: reason.text.clone(),
            exhibits: labels.list(&reason.exhibits),
        }),
        region: firm.address.as_deref().and_then(region),
        legal_name: firm.legal_name,
        credit_code: firm.credit_code,
        address: firm.address,
        phone: firm.phone,
    }
}

fn order(case: &Case) -> OrderFacts {
    let own = &case.order;
    let ordered = case.history.iter().find(|event| event.kind == EventKind::Ordered).map(|event| event.at);
    OrderFacts {
        number: own.number.clone(),
        item: own.item.clone(),
        spec: own.spec.clone(),
        quantity: own.quantity.map(|quantity| match &own.unit {
            Some(unit) => format!("{quantity}{unit}"),
            None => format!("数量{quantity}"),
        }),
        category: own.category.clone(),
        paid: own.paid.to_string(),
        shipping: own.shipping.filter(|shipping| !shipping.is_zero()).map(|shipping| shipping.to_string()),
        payment: own.payment.as_ref().map(|payment| PaymentFacts {
            method: payment.method.word(),
            name: (payment.method != PaymentMethod::Other).then(|| payment.method.about()),
            transaction: payment.transaction.clone(),
        }),
        placed: own.placed.or(ordered).map(|moment| moment.to_string()),
        promises: own.promises.iter().filter_map(|promise| Promise::from_word(promise)).map(|p| p.about().to_owned()).collect(),
        page_words: own.promises.iter().filter(|promise| Promise::from_word(promise).is_none()).cloned().collect(),
    }
}

fn problem(case: &Case, known: &Problem, labels: &Labels) -> ProblemFacts {
    let own = &case.problem;
    let detail = |detail: &crate::case::Detail| DetailFacts {
        text: detail.text.clone(),
        exhibits: labels.list(&detail.exhibits),
    };
    ProblemFacts {
        kind: known.id.clone(),
        name: known.name.clone(),
        app_reason: known.app_reason.text.clone(),
        form_type: known.form_type.text.clone(),
        title: own.title.clone().unwrap_or_else(|| known.note_title.clone()),
        summary: own.summary.clone(),
        exhibits: labels.list(&own.exhibits),
        is_in_timeline: revealing(case, known).is_some(),
        details: own.details.iter().map(detail).collect(),
        evidence: known.evidence.iter().map(|evidence| likely(case, evidence)).collect(),
    }
}

fn claims(case: &Case, labels: &Labels, chooser: &Chooser<'_>) -> Vec<(ClaimFacts, Option<Amount>)> {
    let claim = |claim: &Claim| {
        let most = chooser.most(claim);
        let (amount, from) = claim_amount(case, claim, most);
        let facts = ClaimFacts {
            kind: claim.kind.word(),
            amount: amount.map(|amount| amount.to_string()),
            amount_from: amount.map(|_| from),
            most: most.map(|most| most.to_string()),
            basis: claim.basis.map(crate::case::PunitiveBasis::word),
            text: claim.text.clone(),
            exhibits: labels.list(&claim.exhibits),
            proofs: titles(case, &claim.exhibits),
            grounds: chooser.of_claim(claim.kind.word()),
        };
        (facts, amount)
    };
    case.claims.iter().map(claim).collect()
}

fn titles(case: &Case, ids: &[String]) -> Vec<String> {
    let titled = |id: &String| case.exhibits.iter().find(|exhibit| &exhibit.id == id).map(|exhibit| exhibit.title.clone());
    ids.iter().filter_map(titled).collect()
}

fn likely(case: &Case, evidence: &Evidence) -> EvidenceFacts {
    let is_likely_there = case.exhibits.iter().any(|exhibit| evidence.kinds.iter().any(|kind| kind == exhibit.kind.word()));
    EvidenceFacts { text: evidence.text.clone(), is_likely_there }
}

/// The sum of a claim and where it comes from. Without stating it, a refund is what was paid and not
/// returned, an increased compensation what the law gives.
fn claim_amount(case: &Case, claim: &Claim, most: Option<Amount>) -> (Option<Amount>, &'static str) {
    if claim.amount.is_some() {
        return (claim.amount, "stated");
    }
    let refunded = case.refunded();
    match claim.kind {
        ClaimKind::Refund | ClaimKind::ReturnRefund if refunded.is_zero() => (Some(case.order.paid), "paid"),
        ClaimKind::Refund | ClaimKind::ReturnRefund => (Some(case.order.paid.less(refunded)), "rest"),
        ClaimKind::Punitive => (most, "rule"),
        _ => (None, "stated"),
    }
}

fn totals(case: &Case, claims: &[(ClaimFacts, Option<Amount>)]) -> Totals {
    let amounts: Vec<Amount> = claims.iter().filter_map(|(_, amount)| *amount).collect();
    let refund_claim = case.claims.iter().position(|claim| claim.kind.is_refund()).map(|index| &claims[index]);
    let refund = refund_claim.and_then(|(_, amount)| *amount);
    let shown = |amount: Amount| (!amount.is_zero()).then(|| amount.to_string());
    let sum_of = |kinds: &[ClaimKind]| -> Amount {
        case.claims.iter().zip(claims).filter(|(claim, _)| kinds.contains(&claim.kind)).filter_map(|(_, (_, amount))| *amount).sum()
    };
    let partial = sum_of(&[ClaimKind::PriceDifference, ClaimKind::Freight]);
    Totals {
        refundable: shown(refund.unwrap_or(partial).min(case.order.paid.less(case.refunded()))),
        refunded: shown(case.refunded()),
        claimed: shown(amounts.iter().copied().sum()),
        claims_with_amount: amounts.len(),
        refund: refund.and_then(shown),
        refund_from: refund_claim.and_then(|(facts, _)| facts.amount_from),
    }
}

fn timeline(case: &Case, labels: &Labels, known: Known<'_>) -> Vec<EventFacts> {
    let revealing = revealing(case, known.problem);
    let mut previous: Option<Day> = None;
    let event = |(place, event): (usize, &Event)| {
        let since = previous.replace(event.at.day).map_or(0, |day| event.at.day.days_since(day));
        let channel = event.channel.as_ref();
        EventFacts {
            from: format!("history[{}]", event.index),
            at: event.at.to_string(),
            days_since_previous: since,
            weight: weight(case, place),
            reveals_problem: revealing == Some(place),
            by: event.by.word(),
            event: event.kind.word(),
            again: case.history[..place].iter().any(|before| (before.kind, before.by) == (event.kind, event.by)),
            text: event.text.clone(),
            quote: event.quote.as_deref().map(unquoted),
            amount: event.amount.map(|amount| amount.to_string()),
            channel: channel.map(|id| known.channel_names.get(id).unwrap_or(id).clone()),
            to: event.to.word(),
            until: event.until.map(|day| day.to_string()),
            exhibits: labels.list(&event.exhibits),
        }
    };
    case.history.iter().enumerate().map(event).collect()
}

/// The first delivery, where that is when problems of this kind show.
fn revealing(case: &Case, problem: &Problem) -> Option<usize> {
    let delivery = case.history.iter().position(|event| event.kind == EventKind::Delivered);
    delivery.filter(|_| problem.shows_on_delivery)
}

/// A quotation without the quotation marks that a person may have put around it.
fn unquoted(quote: &str) -> String {
    let inside = quote.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    inside.filter(|inside| !inside.contains(['“', '”'])).unwrap_or(quote).to_owned()
}

fn contacts(case: &Case, timeline: &[EventFacts]) -> Contacts {
    let contacts: Vec<&Event> = case.history.iter().filter(|event| is_contact(event)).collect();
    Contacts {
        count: contacts.len(),
        count_text: contacts.len().to_string(),
        steps: case.history.iter().zip(timeline).filter(|(event, facts)| is_contact(event) && facts.weight == 2).count(),
        first_at: contacts.first().map(|event| event.at.to_string()),
        last_at: contacts.last().map(|event| event.at.to_string()),
    }
}

fn deadline(as_of: Day, days: u32) -> Deadline {
    Deadline { days: days.to_string(), on: as_of.plus(days).to_string() }
}
