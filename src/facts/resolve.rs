//! A case and what is known about its platform and problem, to [`Facts`].

use crate::calendar::Day;
use crate::case::{
    Case, ClaimKind, Event, EventKind, ExhibitKind, PaymentMethod, Promise, ReasonKind, RespondentKind,
};
use crate::dispute;
use crate::knowledge::{Evidence, Platform, Problem};
use crate::path::CasePath;

use super::argument::Arguing;
use super::claims::{asked, claims, fall_short, totals};
use super::conditions::Conditions;
use super::department::department;
use super::dispute::{dispute as facts_of, inferred};
use super::exhibits::{Labels, exhibits};
use super::grounds::Chooser;
use super::known::Known;
use super::limits::limits;
use super::optional;
use super::region::region;
use super::settlement::settlement;
use super::sources;
use super::stage::stage;
use super::timeline::{contacts, revealing, timeline};
use super::timers::timers;
use super::unmet::{all_alike, unheard, unmet};
use super::{
    Applications, CaseFacts, ConsumerFacts, DayCount, Deadline, DetailFacts, EvidenceFacts, Facts, Firm,
    MerchantFacts, OrderFacts, PaymentFacts, PlatformFacts, ProblemFacts, ReasonFacts, RespondentFacts,
};

/// What the case says in so many words, with the exhibits of these ids numbered in this order.
pub(super) fn as_written(case: &Case, known: Known<'_>, ids: &[&str]) -> Facts {
    let told = case.told();
    let case = told.as_ref();
    let labels = Labels::of(ids);
    let platform = platform(case, known.platform);
    let merchant = merchant(case);
    let dispute = dispute::of(case, dispute::Known { reading: known.reading, refusals: &known.law.refusals });
    let timeline = timeline(case, &labels, &dispute, known);
    let day = day_of_transaction(case);
    let conditions = Conditions::of(case, known.law, &labels, &dispute, day);
    let asked = asked(case, known.law, &labels, day);
    let chooser = Chooser { case, law: known.law, conditions: &conditions, asked, day };
    let claims = claims(case, &labels, &chooser);
    let timeline = fall_short(timeline, &claims);
    let is_refused = |event: &&Event| event.kind == EventKind::Refused && dispute.sides.is_seller(event.by);
    let (grounds, refusal) = chooser.of_text(case.history.iter().rev().find(is_refused));
    let arguing = Arguing {
        case,
        law: known.law,
        conditions: &conditions,
        chooser: &chooser,
        dispute: &dispute,
        labels: &labels,
    };
    Facts {
        argument: arguing.steps(),
        grounds: sources::of_text(case, &claims, grounds),
        refusal,
        unmet: unmet(case, known.law, &conditions, &dispute),
        alike: all_alike(case, known.law, &dispute),
        unheard: unheard(case, known.law, &dispute),
        applications: applications(case, known.platform),
        procedure: chooser.procedure(),
        department: department(case, &known.law.departments),
        timers: timers(case, known.platform, known.law, &conditions, &dispute),
        case: CaseFacts { id: case.id.as_str().into(), as_of: case.as_of },
        consumer: consumer(case),
        respondent: respondent(case, &platform, &merchant, &labels),
        order: order(case, &labels, conditions.has("of-service")),
        problem: problem(case, known.problem, &labels),
        limits: limits(case, known.problem, &conditions),
        asked: case.claims.iter().map(|claim| claim.kind).collect(),
        totals: totals(case, &claims),
        settlement: settlement(case, &dispute, &timeline),
        claims,
        stage: stage(case, &timeline, &dispute, known.problem.shows_on_delivery),
        exhibits: exhibits(case, &labels, ids),
        contacts: contacts(case, dispute.sides),
        dispute: facts_of(case, &dispute, &known.law.refusals),
        inferred: inferred(&dispute),
        deadline: case.respond_within_days.map(|days| deadline(case, days)),
        platform,
        merchant,
        timeline,
        goods: case.goods.as_ref().map(optional::goods),
        others: case.others.iter().map(optional::other).collect(),
    }
}

/// How many applications were made, where the platform takes only so many.
fn applications(case: &Case, platform: &Platform) -> Option<Applications> {
    let made = case.history.iter().filter(|event| event.kind == EventKind::AfterSaleRequested).count();
    platform.applications.map(|most| Applications { made, most })
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
        id: case.platform.as_str().into(),
        // A platform with a file of its own is called as its file says.
        name: own.name.clone().filter(|_| known.id == "other").unwrap_or_else(|| known.name.clone()),
        operator: firm.legal_name.is_some().then_some(firm),
        declines: known.declines.iter().filter_map(|word| ClaimKind::from_word(word)).collect(),
    }
}

fn consumer(case: &Case) -> Option<ConsumerFacts> {
    let own = &case.consumer;
    let is_any = own.name.is_some() || own.phone.is_some() || own.address.is_some();
    (is_any || own.acts_for.is_some() || own.representative.is_some()).then(|| ConsumerFacts {
        name: own.name.clone(),
        phone: own.phone.clone(),
        address: own.address.clone(),
        acts_for: own.acts_for.as_ref().map(optional::acts_for),
        representative: own.representative.as_ref().map(optional::representative),
    })
}

fn merchant(case: &Case) -> MerchantFacts {
    let own = &case.merchant;
    MerchantFacts {
        shop: own.shop.clone(),
        kind: own.kind,
        host: own.host.clone(),
        legal_name: own.legal_name.clone(),
        credit_code: own.credit_code.clone(),
        address: own.address.clone(),
        phone: own.phone.clone(),
    }
}

fn respondent(
    case: &Case,
    platform: &PlatformFacts,
    merchant: &MerchantFacts,
    labels: &Labels,
) -> RespondentFacts {
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
        is: case.respondent,
        pays_for_seller: case.respondent == RespondentKind::Platform
            && case.respondent_reason.as_ref().is_some_and(|reason| {
                matches!(reason.kind, ReasonKind::NoSellerIdentity | ReasonKind::KnewAndFailed)
            }),
        reason: case.respondent_reason.as_ref().map(|reason| ReasonFacts {
            reason_kind: reason.kind,
            name: reason.kind.about(),
            at: reason.at,
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

fn order(case: &Case, labels: &Labels, is_service: bool) -> OrderFacts {
    let own = &case.order;
    let ordered = case.history.iter().find(|event| event.kind == EventKind::Ordered).map(|event| event.at);
    let (promises, page_words) = promises(case);
    let quantity = optional::counted(own);
    OrderFacts {
        number: own.number.clone(),
        item: ordered_item(&own.item).to_owned(),
        spec: own.spec.clone(),
        // 手机X3 and 1台 would run into each other.
        has_unit: quantity.is_some()
            && own.unit.is_some()
            && !own.item.ends_with(|c: char| c.is_ascii_alphanumeric()),
        quantity,
        is_large: optional::is_large(own),
        is_one: own.quantity.is_some_and(|quantity| quantity.to_string() == "1"),
        is_by_writer: optional::is_by_writer(case),
        category: own.category.clone(),
        paid: own.paid,
        shipping: own.shipping.filter(|shipping| !shipping.is_zero()),
        payment: own.payment.as_ref().map(|payment| PaymentFacts {
            method: payment.method,
            name: (payment.method != PaymentMethod::Other).then(|| payment.method.about()),
            transaction: payment.transaction.clone(),
            issuer: payment.issuer.clone(),
            card_tail: payment.card_tail.clone(),
            payee: payment.payee.clone(),
        }),
        placed: own.placed.or(ordered),
        promises: promises.0,
        promises_from: promises.1,
        page_words: page_words.0,
        page_words_from: page_words.1,
        words_on_paper: own
            .promises
            .iter()
            .any(|promise| case.is_on_paper(promise) || case.is_on_poster(promise)),
        words_were_said: case.promises_were_said(),
        page_promises: optional::page_promises(own, labels),
        promise_exhibits: labels
            .list(&case.promise_exhibits().into_iter().map(str::to_owned).collect::<Vec<_>>()),
        payments: optional::payments(own),
        recurring: own.recurring.as_ref().map(|one| optional::recurring(case, one)),
        sale: own.sale,
        warranty_until: own.warranty_until,
        best_before: own.best_before,
        needed_by: own.needed_by,
        is_service,
    }
}

/// 老桩盆景定金 is what was paid; what was ordered is 老桩盆景.
fn ordered_item(item: &str) -> &str {
    item.strip_suffix("定金").map(str::trim_end).filter(|rest| !rest.is_empty()).unwrap_or(item)
}

/// Texts, and where the case says each.
type Said = (Vec<String>, Vec<CasePath>);

/// What the page promised: under common names, and in its own words.
fn promises(case: &Case) -> (Said, Said) {
    let (mut named, mut worded) = (Said::default(), Said::default());
    for promise in &case.order.promises {
        let known = Promise::from_word(&promise.text);
        let (texts, paths) = if known.is_some() { &mut named } else { &mut worded };
        texts.push(known.map_or_else(|| promise.text.clone(), |known| known.about().to_owned()));
        paths.push(case.promise_path(promise));
    }
    (named, worded)
}

fn problem(case: &Case, known: &Problem, labels: &Labels) -> ProblemFacts {
    let own = &case.problem;
    let detail = |detail: &crate::case::Detail| DetailFacts {
        // What answers is told beside the answer; another stands where its day is.
        text: match detail.answers {
            Some(_) => crate::wording::apart(&detail.text).into_owned(),
            None => detail.text.clone(),
        },
        exhibits: labels.list(&detail.exhibits),
        is_of_order: detail.is_of_order(),
        is_of_return: detail.is_of_return(),
        is_now: detail.is_now(),
        shown: detail.shows.clone(),
        answers: detail.answers.as_ref().map(Into::into),
        stated: detail.stated.clone(),
        actual: detail.actual.clone(),
    };
    ProblemFacts {
        kind: known.id.as_str().into(),
        name: known.name.clone(),
        app_reason: known.app_reason.text.clone(),
        form_type: known.form_type.text.clone(),
        title_is_of_kind: own.title.is_none(),
        title: own.title.clone().unwrap_or_else(|| known.note_title.clone()),
        tags: known.tags.iter().cloned().map(super::value::Fixed).collect(),
        matter: known.matter.clone().map(super::value::Fixed),
        summary: optional::folded(&own.summary),
        exhibits: labels.list(&own.exhibits),
        is_in_timeline: revealing(case, known).is_some(),
        details: own.details.iter().map(detail).collect(),
        evidence: known.evidence.iter().map(|evidence| likely(case, evidence)).collect(),
    }
}

fn deadline(case: &Case, days: u32) -> Deadline {
    Deadline { days: DayCount(days.into()), on: case.as_of.plus(days), sources: sources::of_deadline(case) }
}

fn likely(case: &Case, evidence: &Evidence) -> EvidenceFacts {
    let is_likely_there = case
        .exhibits
        .iter()
        .any(|exhibit| evidence.kinds.iter().any(|kind| ExhibitKind::from_word(kind) == Some(exhibit.kind)));
    EvidenceFacts { text: evidence.text.clone(), is_likely_there }
}
