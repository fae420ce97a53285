//! The texts say the facts, all the facts and nothing but the facts.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use crate::common;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use complain::calendar::Moment;
use complain::case::{
    Actor, Case, ClaimKind, EventKind, ExhibitKind, MerchantKind, PaymentMethod, RespondentKind,
};
use complain::diagnostic::Sink;
use complain::draft::Draft;
use complain::emit::{Format, Text};
use complain::facts::{Document, Leaf, document};
use complain::knowledge::{Phrases, Reading};
use complain::numerals::in_text as numerals;
use complain::pipeline::{Outcome, Pipeline};
use complain::source::SourceFile;
use complain::telling::{Register, Terms, Voiced, Who, short_name};
use rayon::prelude::*;
use serde_json::Value;

/// Digits that fixed wording may hold: names and the numbers of a list.
const FIXED_NUMERALS: &[&str] = &["12315", "1", "2", "3", "4", "5", "6", "7", "8", "9"];
/// The end of a day, as a letter says until when.
const END_OF_DAY: &str = "24:00";

fn without_fixed_times(text: &str) -> String {
    text.replace(END_OF_DAY, "")
}

/// What fixed wording may put in quotation marks.
const FIXED_QUOTES: &[&str] = &["补充材料"];

fn date_numerals(text: &str) -> BTreeSet<String> {
    let moment = Moment::parse(text).unwrap();
    numerals(&format!("{} {}", moment.day.in_words(), moment.time_in_words()))
}

fn facts_of(pipeline: &Pipeline, file: &Arc<SourceFile>) -> Value {
    let (_, facts) = pipeline.facts(file, common::days(), &mut Sink::default()).unwrap();
    serde_json::to_value(facts).unwrap()
}

fn document_of(pipeline: &Pipeline, file: &Arc<SourceFile>) -> Document {
    document(&pipeline.facts(file, common::days(), &mut Sink::default()).unwrap().1)
}

fn whole(draft: &Draft) -> String {
    draft.fields.iter().map(|field| field.text() + "\n").collect()
}

/// The text of every outermost pair of quotation marks.
fn quotes(text: &str) -> Vec<String> {
    let (mut depth, mut start, mut found) = (0, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '“' => {
                if depth == 0 {
                    start = at + c.len_utf8();
                }
                depth += 1;
            }
            '”' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    found.push(text[start..at].to_owned());
                }
            }
            _ => {}
        }
    }
    found
}

#[test]
fn every_numeral_date_and_quotation_is_in_the_facts() {
    let pipeline = common::pipeline();
    for file in common::sources() {
        let document = document_of(&pipeline, &file);
        let found: Vec<(&Leaf, String)> = document
            .leaves()
            .into_iter()
            .filter(|(_, leaf)| leaf.is_printable())
            .map(|(_, leaf)| (leaf, leaf.to_string()))
            .collect();
        let mut allowed: BTreeSet<String> = FIXED_NUMERALS.iter().map(|text| (*text).to_owned()).collect();
        for (leaf, text) in &found {
            allowed.extend(if leaf.is_date() { date_numerals(text) } else { numerals(text) });
            // Notes and chats say 268元.
            let whole = text.replace(".00元", "元");
            allowed.extend(numerals(whole.strip_suffix(".00").unwrap_or(&whole)));
        }
        let outcome = pipeline.run(&file, common::days());
        for (_, draft) in &outcome.texts {
            let text = without_fixed_times(&whole(draft));
            let strange: Vec<String> = numerals(&text).difference(&allowed).cloned().collect();
            assert!(strange.is_empty(), "{} {}: {strange:?} in\n{text}", file.name, draft.channel);
            for quote in quotes(&text) {
                let plain = quote.replace('‘', "“").replace('’', "”");
                let known = |(_, leaf): &(&Leaf, String)| {
                    leaf.contains(&quote) || leaf.contains(&plain) || without_pictures(leaf).contains(&quote)
                };
                let fixed = FIXED_QUOTES.contains(&quote.as_str());
                assert!(
                    fixed || found.iter().any(known),
                    "{} {}: “{quote}” is nobody's",
                    file.name,
                    draft.channel
                );
            }
        }
    }
}

#[test]
fn fixed_wording_holds_no_numbers_and_facts_are_printed_as_they_are() {
    let pipeline = common::pipeline();
    let tables = pipeline.voices(&mut Sink::default());
    for file in common::sources() {
        let (case, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        let (document, voices) = (document(&facts), Voices { tables: &tables, short: short(&case) });
        for (_, draft) in &pipeline.run(&file, common::days()).texts {
            for run in
                draft.fields.iter().flat_map(|field| &field.parts).flat_map(complain::draft::Part::runs)
            {
                let place = format!("{} {}: “{}”", file.name, draft.channel, run.text);
                let Some(path) = &run.fact else {
                    // The number of a point: （10）.
                    let is_number = run.text.strip_prefix('（').and_then(|rest| rest.strip_suffix('）'));
                    if is_number.is_some_and(|number| number.bytes().all(|b| b.is_ascii_digit())) {
                        continue;
                    }
                    let fixed: BTreeSet<String> =
                        FIXED_NUMERALS.iter().map(|text| (*text).to_owned()).collect();
                    let numerals = numerals(&without_fixed_times(&run.text));
                    assert!(numerals.is_subset(&fixed), "{place} is fixed wording");
                    continue;
                };
                // How often something was done that a shorter account sums up.
                if path.starts_with("folds[") {
                    assert!(run.text.bytes().all(|b| b.is_ascii_digit()), "{place} is no count");
                    continue;
                }
                let value = document.leaf(path).unwrap_or_else(|| panic!("no fact {path}"));
                assert!(value.is_printable(), "{place} prints {path}");
                let leaf = value.to_string();
                if value.is_date() {
                    assert!(numerals(&run.text).is_subset(&date_numerals(&leaf)), "{place} is not {leaf}");
                } else {
                    let is_own = OWN_WORDS.contains(&without_indexes(path).as_str());
                    if is_own {
                        hold_figures_and_quotations(&place, &run.text, &leaf);
                    }
                    let mut forms = written(&leaf);
                    let is_voiced = is_own || without_indexes(path) == "argument.steps[].spoken[].words";
                    if is_voiced && !fits(&forms, &run.text) {
                        forms = voices.forms(&leaf);
                    }
                    // A chat and a note quote a seller from behind the address: 亲，…; a chat that meets a reason, its clause.
                    let is_quoted = without_indexes(path).rsplit('.').next() == Some("quote");
                    // And forms of an office take no pictures.
                    let is_rest = is_quoted
                        && (is_clause_of(&run.text, &leaf)
                            || is_clause_of(&run.text, &without_pictures(&leaf)));
                    // And texts tell of the summary what the course does not.
                    let is_part = path == "problem.summary"
                        && forms.iter().any(|form| form.contains(run.text.as_str()));
                    // A note tells a detail that begins with its day in a line of that day, and without the end that meets a
                    // reason below: the day, and clauses.
                    let is_piece = draft.channel.as_str() == "note"
                        && without_indexes(path) == "problem.details[].text"
                        && forms.iter().any(|form| is_day_or_clause(&run.text, form));
                    // A chat answers with the sentences of a message that argue.
                    let is_said = without_indexes(path) == "timeline[].text"
                        && voices
                            .forms(&leaf)
                            .iter()
                            .chain(&forms)
                            .any(|form| is_clause_of(&run.text, form.trim_start_matches("说明")));
                    assert!(
                        is_rest || is_said || is_part || is_piece || fits(&forms, &run.text),
                        "{place} is not {leaf}"
                    );
                }
            }
        }
    }
}

/// Is it the day with which this begins, or does it end where a clause does and begin so, or behind that day?
fn is_day_or_clause(piece: &str, text: &str) -> bool {
    let text = text.trim_end_matches('。');
    let piece = piece.trim_end_matches('。');
    let day = text.split_once(['日', '号']).map_or("", |(day, _)| day);
    let is_day = !day.is_empty() && day.chars().all(|sign| sign.is_ascii_digit() || "年月-".contains(sign));
    let behind = text.get(day.len()..).unwrap_or_default().trim_start_matches(['日', '号', '，', ' ']);
    is_day && (piece.trim_end_matches(['日', '号']) == day || is_clause_of(piece, behind))
        || is_clause_of(piece, text)
}

/// Is it a piece of a quotation that begins and ends where a clause does?
fn is_clause_of(piece: &str, quote: &str) -> bool {
    const PARTS: &str = "，。；！？～~ ,!\n";
    // 哦 and 亲 at the end of a clause are left out, and 而且 at its head.
    let ends = |behind: &str| {
        behind.trim_start_matches(['哦', '呢', '哈', '呀', '啦', '亲', '噢', '的']).chars().next()
    };
    let parts = |sign: Option<char>| sign.is_none_or(|sign| PARTS.contains(sign));
    quote.match_indices(piece).any(|(at, _)| {
        let before = quote[..at].trim_end_matches("而且").chars().next_back();
        parts(before) && parts(ends(&quote[at + piece.len()..]))
    })
}

fn without_pictures(text: &str) -> String {
    text.chars()
        .filter(|sign| !matches!(u32::from(*sign), 0x1f000..=0x1faff | 0x2600..=0x27bf | 0xfe0f))
        .collect()
}

/// The writer's own words, which each voice says its own way.
const OWN_WORDS: &[&str] = &[
    "timeline[].text",
    "problem.details[].text",
    "problem.summary",
    "problem.title",
    "order.item",
    "claims[].text",
];

/// A value as it stands, in quotation marks, and as a sum without empty decimals or with 我 for 本人.
fn written(leaf: &str) -> Vec<String> {
    let same = leaf.replace('“', "‘").replace('”', "’");
    let spoken = leaf.replace(".00元", "元").replace("本人", "我");
    let whole = leaf.strip_suffix(".00").unwrap_or(leaf).to_owned();
    vec![leaf.to_owned(), same, spoken, whole]
}

/// One of the forms, all but a mark at its end.
fn fits(forms: &[String], said: &str) -> bool {
    forms.iter().any(|form| form.strip_prefix(said).is_some_and(|rest| rest.chars().count() <= 1))
}

/// Whatever a voice does to the words: it adds no figure, and loses and changes no quotation.
fn hold_figures_and_quotations(place: &str, said: &str, leaf: &str) {
    let plain = |text: &str| numerals(&text.replace(".00元", "元"));
    assert!(plain(said).is_subset(&plain(leaf)), "{place} has other figures than {leaf}");
    let singled = leaf.replace('“', "‘").replace('”', "’");
    for quote in quotes(said) {
        assert!(leaf.contains(&format!("“{quote}”")) || singled.contains(&quote), "{place} quotes {quote}");
    }
}

/// How the texts say the writer's own words: by the tables, and by nothing else.
struct Voices<'a> {
    tables: &'a (Arc<Phrases>, Arc<Reading>),
    /// The short name of the goods.
    short: String,
}

/// What a text calls the seller.
const SELLERS: &[&str] = &["商家", "店铺", "您", "卖家", "平台", "贵公司", "贵店", "贵平台"];

impl Voices<'_> {
    /// Every way in which some voice says this text.
    fn forms(&self, text: &str) -> Vec<String> {
        let (phrases, reading) = self.tables;
        // 供复检 after 寄回; what was asked stands behind a colon; the end of a detail whose beginning was told.
        let mut texts = vec![text.to_owned()];
        texts.extend(text.strip_prefix('供').map(str::to_owned));
        texts.extend(text.split_once('，').map(|(_, tail)| tail.to_owned()));
        texts.extend(text.strip_suffix("的经过").map(str::to_owned));
        for verb in ["询问", "问", "说"] {
            texts.extend(text.strip_prefix(verb).map(|rest| format!("{verb}：{rest}")));
        }
        let mut forms = vec![self.short.clone()];
        for register in [Register::Formal, Register::Note, Register::Chat] {
            for seller in SELLERS {
                for (to, says_i) in [(*seller, false), (*seller, true), ("平台", false), ("平台", true)] {
                    let terms = Terms { seller, to, short: &self.short, has_others: false, says_i };
                    let voiced = Voiced::new(phrases, &reading.acts, register, terms);
                    let both = [Who::Consumer, Who::Other];
                    let said = texts.iter().flat_map(|text| both.map(|who| voiced.text(text, who).text));
                    forms.extend(said.flat_map(|said| written(&said)));
                }
            }
        }
        forms
    }
}

fn short(case: &Case) -> String {
    let details = case.problem.details.iter().map(|detail| detail.text.as_str());
    let events = case.history.iter().filter_map(|event| event.text.as_deref());
    let texts: Vec<&str> = details.chain(events).chain([case.problem.summary.as_str()]).collect();
    short_name(&case.order.item, &texts).to_owned()
}

/// What the facts may add to the case's own numbers, worked out here anew from the case's text.
#[test]
fn facts_add_only_what_follows() {
    let pipeline = common::pipeline();
    for file in common::sources() {
        let (case, _) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        let fen = |kind: EventKind| -> u64 {
            case.history
                .iter()
                .filter(|event| event.kind == kind)
                .filter_map(|event| event.amount)
                .map(complain::amount::Amount::fen)
                .sum()
        };
        let refunded = fen(EventKind::Refunded);
        let claims: Vec<u64> = case
            .claims
            .iter()
            .filter_map(|claim| match claim.amount {
                Some(amount) => Some(amount.fen()),
                None if claim.kind == ClaimKind::Punitive => {
                    let price = case.order.paid.fen() - case.order.shipping.unwrap_or_default().fen();
                    Some((3 * price).max(50_000))
                }
                None if claim.kind.is_refund() => Some(case.order.paid.fen() - refunded),
                None => None,
            })
            .collect();
        let yuan = |fen: u64| format!("{}.{:02}", fen / 100, fen % 100);
        let document = facts_of(&pipeline, &file);
        let text = |path: &str| document.pointer(path).and_then(Value::as_str).map(str::to_owned);
        assert_eq!(
            text("/totals/claimed"),
            (!claims.is_empty()).then(|| yuan(claims.iter().sum())),
            "{}",
            file.name
        );
        assert_eq!(text("/totals/refunded"), (refunded > 0).then(|| yuan(refunded)), "{}", file.name);
        assert_eq!(text("/order/paid"), Some(yuan(case.order.paid.fen())), "{}", file.name);
        let contacts = case.history.iter().filter(|event| {
            event.by.word() == "consumer"
                && (event.kind == EventKind::AfterSaleRequested
                    || event.kind == EventKind::Contacted && event.to == RespondentKind::Merchant)
        });
        assert_eq!(text("/contacts/count_text"), Some(contacts.count().to_string()), "{}", file.name);
        if let Some(days) = case.respond_within_days {
            assert_eq!(text("/deadline/on"), Some(case.as_of.plus(days).to_string()), "{}", file.name);
        }
    }
}

#[test]
fn amounts_agree_across_the_channels_of_a_case() {
    let pipeline = common::pipeline();
    for file in common::sources() {
        let document = facts_of(&pipeline, &file);
        let claims = document["claims"].as_array().unwrap();
        let claims: Vec<(&str, &str)> = claims
            .iter()
            .filter_map(|claim| Some((claim["kind"].as_str()?, claim["amount"].as_str()?)))
            .collect();
        for (_, draft) in &pipeline.run(&file, common::days()).texts {
            // The public note asks for nothing; a payment institution is asked for its own part.
            if matches!(draft.channel.as_str(), "note" | "wechat-pay" | "alipay" | "platform-service") {
                continue;
            }
            let text = whole(draft);
            // A chat asks for what can be done on the order's page; other losses and an increased compensation stand in the
            // formal texts.
            let is_chat = matches!(draft.channel.as_str(), "platform-chat" | "official-dm");
            let told = claims.iter().filter(|(kind, _)| !is_chat || !matches!(*kind, "loss" | "punitive"));
            for (_, amount) in told {
                assert!(
                    [*amount, amount.trim_end_matches(".00")]
                        .iter()
                        .any(|sum| text.contains(&format!("{sum}元"))),
                    "{} {} does not ask for {amount}",
                    file.name,
                    draft.channel
                );
            }
        }
    }
}

/// Leaves that tell the program something and need not show in any text, with the reason.
const INFORMATIVE: &[(&str, &str)] = &[
    ("id", "names the outputs"),
    ("exhibits[].id", "how the case refers to an exhibit"),
    ("allow[].rule", "silences a check"),
    ("allow[].reason", "for people who read the case"),
    ("history[].until", "the quoted promise says the day itself, and a later promise decides"),
    ("operator.credit_code", "only where the platform is the respondent"),
    ("operator.legal_name", "only where the platform is the respondent"),
    ("operator.address", "only where the platform is the respondent"),
    ("operator.phone", "only where the platform is the respondent"),
    ("respondent_reason.kind", "chooses the articles, not the words"),
    ("merchant.kind", "only a platform's own shop and a private seller are named as such"),
];

#[test]
fn changing_any_one_fact_changes_a_text() {
    let pipeline = common::pipeline();
    let silent: Vec<String> =
        common::proof_sources().par_iter().flat_map(|file| silent_leaves(&pipeline, file)).collect();
    assert!(silent.is_empty(), "no text changes with:\n{}", silent.join("\n"));
}

/// What shows that consumer and merchant were in touch, with no contact told.
const IN_TOUCH: &[&str] = &[
    "by: consumer, event: contacted",
    "by: consumer, event: after-sale-requested",
    "by: consumer, event: return-shipped",
    "by: consumer, event: intervention-requested",
    "by: merchant, event: contacted",
    "by: merchant, event: promised, text: 补寄",
    "by: merchant, event: agreed",
    "by: merchant, event: refused, quote: 不能退",
    "by: merchant, event: replied, quote: 稍等",
    "by: merchant, event: no-reply",
    "by: merchant, event: return-received",
    "by: courier, event: return-received",
    "by: merchant, event: refunded, amount: 1.00",
    "by: merchant, event: other, text: 来电说明了情况",
    "by: platform, event: intervention-decided, quote: 不支持",
    "by: regulator, event: mediated",
];

/// What does not.
const NOT_IN_TOUCH: &[&str] = &[
    "by: consumer, event: paid",
    "by: merchant, event: shipped",
    "by: merchant, event: delivered",
    "by: consumer, event: contacted, to: platform",
    "by: platform, event: replied, quote: 稍等",
    "by: courier, event: refused, quote: 不赔",
    "by: consumer, event: complained, channel: 12315",
    "by: consumer, event: other, text: 称了重量",
];

#[test]
fn contact_is_denied_only_where_nothing_shows_it() {
    let pipeline = common::pipeline();
    let events =
        IN_TOUCH.iter().map(|event| (event, false)).chain(NOT_IN_TOUCH.iter().map(|event| (event, true)));
    for (event, is_denied) in events {
        let text = format!(
            "as_of: 2026-05-20\nplatform: xiaohongshu\n\
             consumer: {{name: 林示例, phone: \"13800000001\", address: 示例省示例市虚构区演示街3号2室}}\n\
             merchant: {{shop: 样本小铺, kind: third-party, legal_name: 示例市样本商贸有限公司, address: 示例省示例市虚构区样本路12号}}\n\
             order: {{item: 陶碗, paid: 268.00, number: P712000000000000001, placed: 2026-05-01}}\n\
             problem: {{kind: quality, summary: 碗口开裂。}}\nclaims: [{{kind: return-refund}}]\n\
             history:\n  - {{at: 2026-05-06, {event}}}\n"
        );
        let outcome = pipeline.run(&Arc::new(SourceFile::new("x.yaml", text)), common::days());
        let texts = texts(&outcome);
        let hotline =
            texts.get("12315-phone").unwrap_or_else(|| panic!("{event}: {:?}", outcome.diagnostics));
        assert_eq!(hotline.contains("还没有联系商家"), is_denied, "{event}\n{hotline}");
        assert!(is_denied || texts.values().all(|text| !text.contains("没有联系商家")), "{event}");
    }
}

fn silent_leaves(pipeline: &Pipeline, file: &Arc<SourceFile>) -> Vec<String> {
    let (case, _) = pipeline.facts(file, common::days(), &mut Sink::default()).unwrap();
    let base = texts(&pipeline.run(file, common::days()));
    let exhibits: Vec<&str> = case.exhibits.iter().map(|exhibit| exhibit.id.as_str()).collect();
    let mut silent = Vec::new();
    for path in case.places.paths() {
        let pattern = without_indexes(path.as_str());
        if INFORMATIVE.iter().any(|(listed, _)| *listed == pattern)
            || is_shown_elsewhere(&case, path.as_str())
        {
            continue;
        }
        let span = case.places.of(path).span;
        let old = &file.text[span.start..span.end];
        let outcomes: Vec<Outcome> = candidates(&pattern, old.trim_matches('"'), &exhibits)
            .into_iter()
            .map(|new| {
                let text = format!("{}{new}{}", &file.text[..span.start], &file.text[span.end..]);
                pipeline.run(&Arc::new(SourceFile::new(file.name.clone(), text)), common::days())
            })
            .collect();
        // A word that nothing else fits (who can apply for a refund?) is held by the checks instead.
        let is_held = !outcomes.is_empty() && outcomes.iter().all(|outcome| outcome.has_errors);
        if !is_held && !outcomes.iter().any(|outcome| !outcome.has_errors && texts(outcome) != base) {
            silent.push(format!("{} {path}: {old}", file.name));
        }
    }
    silent
}

/// What proves the matter is told with the finding, and what proves a claim with the account, unless a detail, an event or
/// a promise cites it already.
fn is_shown_elsewhere(case: &Case, path: &str) -> bool {
    if is_said_by_its_event(case, path) {
        return true;
    }
    let Some((list, place)) = path.strip_suffix(']').and_then(|path| path.rsplit_once(".exhibits[")) else {
        return false;
    };
    let of_claim = list.strip_prefix("claims[").and_then(|list| list.strip_suffix(']'));
    let exhibits = match of_claim.and_then(|claim| case.claims.get(claim.parse::<usize>().ok()?)) {
        Some(claim) => &claim.exhibits,
        None if list == "problem" => &case.problem.exhibits,
        None => return false,
    };
    let Some(id) = place.parse::<usize>().ok().and_then(|place| exhibits.get(place)) else { return false };
    let of_details = case.problem.details.iter().flat_map(|detail| &detail.exhibits);
    let of_events = case.history.iter().flat_map(|event| &event.exhibits);
    let of_problem = case.problem.exhibits.iter().filter(|_| of_claim.is_some());
    of_details.chain(of_events).chain(of_problem).any(|other| other == id)
        || case.promise_exhibits().contains(&id.as_str())
}

/// Who takes up a complaint and mediates is not named: the complaint before it says where. And what a courier's step tells in words
/// that begin with the courier (快递网点电话答复本人) says so by itself.
fn is_said_by_its_event(case: &Case, path: &str) -> bool {
    let place = path.strip_prefix("history[").and_then(|rest| rest.strip_suffix("].by"));
    let event = place.and_then(|place| case.history.get(place.parse::<usize>().ok()?));
    event.is_some_and(|event| {
        let begins = |name: &str| event.text.as_deref().is_some_and(|text| text.starts_with(name));
        let names_courier = event.kind == EventKind::Other && event.by == Actor::Courier && begins("快递");
        names_courier || matches!(event.kind, EventKind::Accepted | EventKind::Mediated)
    })
}

fn texts(outcome: &Outcome) -> BTreeMap<String, String> {
    outcome.texts.iter().map(|(_, draft)| (draft.channel.clone(), whole(draft))).collect()
}

fn without_indexes(path: &str) -> String {
    let mut plain = String::new();
    let mut inside = false;
    for c in path.chars() {
        inside = (inside || c == '[') && c != ']';
        if !inside || c == '[' {
            plain.push(c);
        }
    }
    plain
}

/// Other values of the same kind.
fn candidates(pattern: &str, old: &str, exhibits: &[&str]) -> Vec<String> {
    let words = |choices: &[complain::yaml::Choice]| {
        choices.iter().map(|choice| choice.word.to_owned()).filter(|word| word != old).collect()
    };
    let key = pattern.rsplit('.').next().unwrap();
    let days = |from: i64, to: i64| -> Vec<String> {
        let moment = Moment::parse(old).unwrap();
        let first = complain::calendar::Day::parse("2024-01-01").unwrap();
        let number = moment.day.days_since(first);
        let time = moment.time.map(|(hour, minute)| format!(" {hour:02}:{minute:02}")).unwrap_or_default();
        (from..=to)
            .filter(|by| *by != 0)
            .map(|by| format!("{}{time}", first.plus(u32::try_from(number + by).unwrap())))
            .collect()
    };
    match (pattern, key) {
        ("merchant.kind", _) => words(MerchantKind::CHOICES),
        ("order.payment.method", _) => words(PaymentMethod::CHOICES),
        ("respondent", _) => vec!["merchant".into()],
        ("respondent_reason.kind", _) => words(complain::case::ReasonKind::CHOICES),
        ("claims[].kind", _) => words(ClaimKind::CHOICES),
        ("claims[].basis", _) => words(complain::case::PunitiveBasis::CHOICES),
        ("history[].event", _) => words(EventKind::CHOICES),
        ("history[].by", _) => words(complain::case::Actor::CHOICES),
        ("history[].to", _) => words(RespondentKind::CHOICES),
        ("exhibits[].kind", _) => words(ExhibitKind::CHOICES),
        ("platform", _) => {
            ["xiaohongshu", "other"].into_iter().filter(|word| *word != old).map(str::to_owned).collect()
        }
        ("problem.kind", _) => vec!["quality".into(), "not-shipped".into()],
        ("history[].channel", _) => vec!["letter".into(), "intervention".into()],
        ("order.promises[]", _) => vec!["另一项承诺".into()],
        (_, "at" | "as_of" | "placed" | "until") => days(-3, 3),
        (_, "paid") => vec!["4999.99".into()],
        (_, "amount") => vec!["1.23".into()],
        (_, "shipping") => vec!["0.55".into()],
        (_, "quantity") => vec!["77".into()],
        (_, "respond_within_days") => vec!["13".into()],
        (_, "exhibits[]") => exhibits.iter().filter(|id| **id != old).map(|id| (*id).to_owned()).collect(),
        (_, "credit_code") => vec!["91000000MA0EXAMPZZ".into()],
        _ => vec!["\"另写的字\"".into()],
    }
}

/// Text in the syntaxes that a naive tool would act on. Each is put into every text of a case that may hold it.
const HOSTILE: &[&str] = &[
    "{{ 7 * 7 }} {% if true %}甲{% endif %} {# 乙 #}",
    "**粗** _斜_ `码` ~~删~~ [链](javascript:alert(1)) ![图](x) <b>丙</b> &amp; &lt;",
    "# 一级 ## 二级",
    "- 列表",
    "1. 序号",
    "> 引用 | 表 | 格 |",
    "$(rm -rf /) `id` ; && || \\n \\u0041 %s %n",
    "a: b # c, [d, e]: {f: g} & *h !i",
    "¶ === 【丁】 ===== ¶",
    "“戊”‘己’「庚」\"辛\" 'x'",
    "www.example.com https://example.com a@b.example",
    "😀👨‍👩‍👧 𠮷 é ﷽ ｆｕｌｌ",
    "~~~ ``` --- ***",
    "[^1]: 脚注 [ ] 待办 ==亮== ^上^ ~下~ :smile:",
];

#[test]
fn text_of_a_case_comes_out_as_the_same_text_in_every_format() {
    let pipeline = common::pipeline();
    let base = common::sources().into_iter().find(|file| file.name.ends_with("cracked-bowls.yaml")).unwrap();
    let (case, _) = pipeline.facts(&base, common::days(), &mut Sink::default()).unwrap();
    for hostile in HOSTILE {
        let quoted = format!("'{}'", hostile.replace('\'', "''"));
        let mut spans: Vec<_> = [
            "problem.details[0].text",
            "history[3].quote",
            "merchant.shop",
            "order.item",
            "exhibits[0].title",
        ]
        .map(|path| case.places.of(path).span)
        .into();
        spans.sort();
        let mut text = base.text.clone();
        for span in spans.iter().rev() {
            text.replace_range(span.start..span.end, &quoted);
        }
        let file = Arc::new(SourceFile::new("cases/hostile.yaml", text));
        let outcome = pipeline.run(&file, common::days());
        let letter = outcome.texts.iter().find(|(_, draft)| draft.channel == "letter");
        let (number, draft) = letter.unwrap_or_else(|| panic!("{hostile}: {:?}", outcome.diagnostics));
        let text = Text { draft, channel: pipeline.channel(*number), as_of: &outcome.as_of };
        let plain = Format::Txt.one(text);
        let singled = hostile.replace('“', "‘").replace('”', "’");
        assert!(plain.contains(hostile.trim_end_matches(['。', ';'])), "{hostile}\n{plain}");
        assert!(plain.contains(&format!("“{singled}”")), "{hostile} as a quotation\n{plain}");
        let json: Value = serde_json::from_str(&Format::Json.one(text)).unwrap();
        for (filled, field) in draft.fields.iter().zip(json["texts"][0]["fields"].as_array().unwrap()) {
            assert_eq!(field["text"].as_str().unwrap(), filled.text());
        }
        let shown = shown_by_markdown(&Format::Md.one(text));
        for filled in &draft.fields {
            for line in filled.text().lines() {
                assert!(shown.contains(&squeezed(line)), "Markdown shows\n{shown}\nwithout\n{line}");
            }
        }
    }
}

/// What a reader sees of Markdown, with every common extension switched on, spaces squeezed.
fn shown_by_markdown(markdown: &str) -> String {
    let mut options = comrak::Options::default();
    let extension = &mut options.extension;
    extension.strikethrough = true;
    extension.table = true;
    extension.tasklist = true;
    extension.footnotes = true;
    extension.header_id_prefix = None;
    let arena = comrak::Arena::new();
    let root = comrak::parse_document(&arena, markdown, &options);
    let mut shown = String::new();
    for node in root.descendants() {
        match &node.data.borrow().value {
            comrak::nodes::NodeValue::Text(text) => shown.push_str(text),
            comrak::nodes::NodeValue::SoftBreak
            | comrak::nodes::NodeValue::LineBreak
            | comrak::nodes::NodeValue::Paragraph => shown.push('\n'),
            comrak::nodes::NodeValue::Document
            | comrak::nodes::NodeValue::Heading(_)
            | comrak::nodes::NodeValue::ThematicBreak => {}
            other => panic!("Markdown acts on text: {other:?} in\n{markdown}"),
        }
    }
    squeezed(&shown)
}

fn squeezed(text: &str) -> String {
    text.split([' ', '\n']).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
