//! What happened, by date, and how often the merchant was turned to.

use crate::calendar::Day;
use crate::case::people;
use crate::case::{Actor, Case, Event, EventKind, Outcome};
use crate::dispute::{Dispute, Sides};
use crate::knowledge::{Problem, Reading};

use super::applied::{CLAIMS, names_claim};
use super::exhibits::Labels;
use super::known::Known;
use super::late::late;
use super::openings::openings;
use super::value::DayGap;
use super::weight::weights;
use super::{Contacts, EventFacts, RunsInto};

pub(super) fn timeline(case: &Case, labels: &Labels, dispute: &Dispute, known: Known<'_>) -> Vec<EventFacts> {
    let revealing = revealing(case, known.problem);
    let weights = weights(case, dispute, revealing);
    let openings = openings(case, dispute);
    let late = late(case, dispute);
    let mut previous: Option<Day> = None;
    let event = |(place, event): (usize, &Event)| {
        let since = previous.replace(event.at.day).map_or(0, |day| event.at.day.days_since(day));
        let channel = event.channel.as_ref();
        EventFacts {
            from: event.path(),
            at: event.at,
            days_since_previous: DayGap(since),
            opens: openings[place],
            is_own: is_own(event, known.reading),
            weight: weights[place],
            reveals_problem: revealing == Some(place),
            by: event.by,
            event: event.kind,
            again: case.history[..place]
                .iter()
                .any(|before| (before.kind, before.by) == (event.kind, event.by)),
            text: event.text.as_deref().map(|text| told(event, unnamed(event, text, known.reading))),
            names_claim: event
                .text
                .as_deref()
                .is_some_and(|text| names_claim(event.kind, &told(event, text))),
            names_step: event.text.as_deref().is_some_and(|text| names_step(event.kind, text)),
            assures: assures(event, known.reading),
            is_told: is_told(event, known.reading),
            is_speech: is_speech(event, known.reading),
            says_silence: says_silence(event, known.reading),
            is_automatic: event.is_automatic(),
            is_declined_next: is_declined_next(&case.history[place..], known.reading),
            quote: event.quote.as_deref().map(unquoted),
            amount: event.amount,
            short_by: None,
            channel: channel.map(|id| known.channel_names.get(id).unwrap_or(id).clone()),
            to: event.to,
            until: event.until,
            names_until: names_until(event),
            late: late.get(&place).copied(),
            exhibits: labels.list(&event.exhibits),
            id: event.id.as_ref().map(Into::into),
            asks: event.asks.clone(),
            refusal: event.refusal.as_ref().map(Into::into),
            answers: event.answers.as_ref().map(Into::into),
            outcome: event.outcome.or_else(|| outcome(dispute, place)),
            purpose: event.purpose,
            promise_of: event.of,
            taken: event.taken,
            page: RunsInto::page(case, dispute, place),
            earlier: RunsInto::earlier(case, dispute, place),
        }
    };
    case.history.iter().enumerate().map(event).collect()
}

/// Whom a decision favours by its words, where the case does not say.
fn outcome(dispute: &Dispute, place: usize) -> Option<Outcome> {
    dispute.decisions.iter().find(|decision| decision.at == place)?.outcome
}

/// Do the words of a step of the writer's leave out who took it?
fn is_own(event: &Event, reading: &Reading) -> bool {
    let text = event.text.as_deref().unwrap_or_default();
    if event.kind == EventKind::Contacted && event.by == Actor::Consumer {
        let is_other = reading.not_mine.iter().any(|start| text.starts_with(start.as_str()));
        return !text.is_empty() && !is_other;
    }
    let is_named = told(event, text).len() < text.len();
    let begins = |words: &[String]| words.iter().any(|word| text.starts_with(word.as_str()));
    event.by == Actor::Consumer && (is_named || begins(&reading.acts) && !begins(&reading.not_acts))
}

/// The writer's own step without the subject that the account puts before it.
fn told(event: &Event, text: &str) -> String {
    const ASKS: [char; 7] = ['吗', '不', '呢', '吧', '呗', '啊', '嘛'];
    let own =
        (event.by == Actor::Consumer).then(|| ["本人", "我"].iter().find_map(|me| text.strip_prefix(me)));
    // 我又看不见里面，你们自己的单子写了: who speaks to the other side is heard in her own words.
    // 我请了半天假在家等，怎么回事？ and 我不是七天无理由。前面我怎么会知道？ too.
    // 我就一句话，今天能发不: so does one without the mark.
    let is_asked = |rest: &str| rest.trim_end_matches('。').ends_with(ASKS) && !rest.contains("不知");
    let asks = |rest: &str| {
        (rest.contains('？') || is_asked(rest))
            && (!rest.starts_with(['问', '说', '询']) || rest.starts_with("问的是"))
    };
    let speaks =
        |rest: &&str| event.kind == EventKind::Contacted && (rest.contains(['你', '您']) || asks(rest));
    // 我爸七十多了 has another subject.
    let is_other =
        |rest: &&str| rest.starts_with(['们', '方', '国', '家', '的']) || people::begins_with_kin(rest);
    let own = own.flatten().filter(|rest| !is_other(rest) && !speaks(rest));
    let text = own.unwrap_or(text);
    // 申请售后：申请退货退款 would say it twice.
    let applied = (event.kind == EventKind::AfterSaleRequested).then(|| text.strip_prefix("申请")).flatten();
    let text = applied.filter(|rest| !rest.is_empty()).unwrap_or(text);
    // 申请了平台介入，申请客服介入，传了聊天记录: what stands in the verb is not said again.
    let first = text.split_once(['，', '。', '；']);
    let is_intervention = |(head, rest): &(&str, &str)| {
        let is_verb = head.starts_with('申') && head.ends_with("介入");
        event.kind == EventKind::InterventionRequested && is_verb && !rest.is_empty()
    };
    let text = first.filter(is_intervention).map_or(text, |(_, rest)| rest);
    // 收到时已过保质期，申请退货退款: what was applied for comes first.
    let last = text.trim_end_matches('。').rsplit_once("，申请");
    let claim = last.filter(|(reason, claim)| {
        event.kind == EventKind::AfterSaleRequested
            && claim.starts_with(CLAIMS)
            && !reason.contains(['。', '；'])
    });
    claim.map_or_else(|| text.to_owned(), |(reason, claim)| format!("{claim}，{reason}"))
}

/// What the other side said without its own name before the word of saying, which the account puts there itself.
fn unnamed<'a>(event: &Event, text: &'a str, reading: &Reading) -> &'a str {
    let names: &[&str] = match event.by {
        Actor::Merchant => &["商家", "商户", "店铺", "店家", "卖家"],
        Actor::Platform => &["平台"],
        Actor::Courier => &["快递公司", "物流公司"],
        Actor::Regulator | Actor::Payment | Actor::Consumer => &[],
    };
    let is_word = matches!(event.kind, EventKind::Contacted | EventKind::Replied | EventKind::Promised);
    let rest = names.iter().find_map(|name| text.strip_prefix(name)).filter(|_| is_word);
    let says = |rest: &&str| reading.told.iter().any(|word| rest.starts_with(word.as_str()));
    rest.filter(says).unwrap_or(text)
}

/// `第一次寄修，不能开机`, `更换主板，未收费`: the step of this kind is in the words.
fn names_step(kind: EventKind, text: &str) -> bool {
    const SENDS: [&str; 10] =
        ["寄修", "送修", "寄回", "寄去", "寄出", "寄到", "寄给", "寄还", "归还", "送还"];
    const MENDS: [&str; 8] = ["更换", "换了", "换上", "修", "维修", "重新", "清洗", "清理"];
    const SHIPS: [&str; 6] = ["寄出", "寄了", "发货", "发出", "发了", "发来"];
    const RECEIVES: [&str; 8] = ["签收", "收到", "送到", "送达", "到货", "寄到", "到手", "取件"];
    // 修好的足浴盆送回: what came back is named; 第一次修改后寄回 leaves open who sent what.
    const COMES_BACK: [&str; 3] = ["送回", "退回", "寄回"];
    match kind {
        EventKind::ReturnShipped => SENDS.iter().any(|act| text.contains(act)),
        EventKind::Shipped => text.contains("揽收") || SHIPS.iter().any(|act| text.starts_with(act)),
        EventKind::ReturnRefused => text.contains("拒收"),
        EventKind::Delivered => {
            let first = text.split(['，', '。', '；']).next().unwrap_or(text);
            let comes_back = |act: &&str| {
                let names_it = |at| first[..at].contains('的') || first[at..].contains(['我', '本']);
                first.find(*act).is_some_and(names_it)
            };
            RECEIVES.iter().any(|act| first.contains(act)) || COMES_BACK.iter().any(comes_back)
        }
        EventKind::Repaired => MENDS.iter().any(|act| text.starts_with(act)),
        _ => false,
    }
}

/// Did the other side agree or promise, or does its reply assure of something?
fn assures(event: &Event, reading: &Reading) -> bool {
    let is_word = matches!(event.kind, EventKind::Agreed | EventKind::Promised);
    let has = |quote: &str| reading.assures.iter().any(|word| quote.contains(word.as_str()));
    is_word || event.kind == EventKind::Replied && event.quote.as_deref().is_some_and(has)
}

/// Do the words of the other side's step begin with how it was said, or with who of them said it?
fn is_told(event: &Event, reading: &Reading) -> bool {
    let Some(text) = event.text.as_deref().filter(|_| event.by != Actor::Consumer) else { return false };
    let text = unnamed(event, text, reading);
    let begins = |words: &[String]| words.iter().any(|word| text.starts_with(word.as_str()));
    let first = text.split(['，', '。', '；', '“']).next().unwrap_or(text);
    let says = || reading.verbs_of_saying.iter().any(|verb| first.contains(verb.as_str()));
    let is_word = matches!(event.kind, EventKind::Contacted | EventKind::Replied | EventKind::Promised);
    // 客服打电话来，说不支持退: a decision that was told.
    let is_word = is_word || event.kind == EventKind::InterventionDecided;
    let is_speaker = is_word && event.quote.is_none() && begins(&reading.speakers) && says();
    // 在10月1日前补发 is what was promised, and 电话里说给寄一个密封圈 how.
    let is_message = matches!(event.kind, EventKind::Contacted | EventKind::Replied)
        || event.kind == EventKind::Promised && says();
    is_speaker || is_message && event.quote.is_none() && begins(&reading.told)
}

/// Are the words of a message the message itself?
fn is_speech(event: &Event, reading: &Reading) -> bool {
    let is_message = event.kind == EventKind::Contacted && event.by == Actor::Consumer;
    let begins = |text: &str| reading.speech.iter().any(|start| text.starts_with(start.as_str()));
    // 文字稿和照片发过来了: the other side is spoken to, and nobody said who did it.
    let is_told = |text: &str| reading.acts.iter().any(|start| text.starts_with(start.as_str()));
    let is_plain = |text: &str| !is_told(text) && !text.contains(['我', '你', '您', '？', '吗', '！', '请']);
    let has =
        |text: &str| is_plain(text) && reading.speech_with.iter().any(|word| text.contains(word.as_str()));
    is_message && event.text.as_deref().is_some_and(|text| begins(text) || has(text))
}

/// Do the words of a step without an answer say that there was none?
fn says_silence(event: &Event, reading: &Reading) -> bool {
    // 从17日到现在: the day before it would be said twice.
    let is_now = |text: &str| ["到现在", "至今", "目前"].iter().any(|word| text.contains(word));
    let has = |text: &str| reading.silence.iter().any(|word| text.contains(word.as_str()));
    event.kind == EventKind::NoReply && event.text.as_deref().is_some_and(|text| has(text) && !is_now(text))
}

/// Does the writer's next message, of the offer that these events begin with, say that it was not taken?
fn is_declined_next(events: &[Event], reading: &Reading) -> bool {
    let Some((offer, later)) = events.split_first().filter(|(first, _)| first.kind == EventKind::Offered)
    else {
        return false;
    };
    let next = later.iter().find(|event| event.kind != EventKind::Offered || event.by != offer.by);
    let has = |text: &str| reading.declines.iter().any(|word| text.contains(word.as_str()));
    let is_message = |event: &&Event| event.by == Actor::Consumer && event.kind == EventKind::Contacted;
    next.filter(is_message).and_then(|event| event.text.as_deref()).is_some_and(has)
}

/// Does the quotation name the promised day: 20日, 20号?
fn names_until(event: &Event) -> bool {
    event.until.zip(event.quote.as_deref()).is_some_and(|(day, quote)| day.is_named_in(quote))
}

/// The first delivery, where that is when problems of this kind show.
pub(super) fn revealing(case: &Case, problem: &Problem) -> Option<usize> {
    let delivery = case.history.iter().position(|event| event.kind == EventKind::Delivered);
    delivery.filter(|_| problem.shows_on_delivery)
}

/// A quotation without the quotation marks that a person may have put around it.
fn unquoted(quote: &str) -> String {
    let inside = quote.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    inside.filter(|inside| !inside.contains(['“', '”'])).unwrap_or(quote).to_owned()
}

pub(super) fn contacts(case: &Case, sides: Sides) -> Contacts {
    let contacts: Vec<&Event> = case
        .history
        .iter()
        .filter(|event| {
            sides.is_contact(event) && !case.is_before_sale(event) && !case.is_before_receipt(event)
        })
        .collect();
    Contacts {
        first_is_application: contacts
            .first()
            .is_some_and(|event| event.kind == EventKind::AfterSaleRequested),
        count: contacts.len(),
        count_text: contacts.len().to_string(),
        first_at: contacts.first().map(|event| event.at),
        last_at: contacts.last().map(|event| event.at),
        sources: contacts.iter().map(|event| event.path()).collect(),
    }
}
