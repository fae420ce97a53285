//! What a text tells those who need not know it: names, numbers, addresses, accounts, licence details.
//!
//! Private by origin (a template prints `consumer.phone` into a public text) or by content (a sentence of the case holds a
//! telephone number, plain or in disguise). Which kinds are whose business is data: `data/wording/privacy/`.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::case::{Case, Writing};
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::draft::{Draft, Filled, Part};
use crate::facts::case_path;
use crate::identifiers::{Identifier, Values, scan, unexplained};
use crate::path::CasePath;
use crate::source::{Place, SourceFile, Span};
use crate::wording::{Wording, WordingRule};

use super::identified::{KnownPlace, Telling, goods, secrets};
use super::rule::Subject;

/// Facts that are private whatever they say.
const PRIVATE: &[&str] = &[
    "consumer.",
    "order.number",
    "order.payment.transaction",
    "order.payments[",
    "others[",
    "merchant.legal_name",
    "merchant.credit_code",
    "merchant.address",
    "merchant.phone",
    "respondent.legal_name",
    "respondent.credit_code",
    "respondent.address",
    "respondent.phone",
];

const KNOWN_HELP: &str = "公开文字里不能有姓名、电话、地址、订单号、单号、账号和证照信息；把它移到 order、consumer、merchant 的对应键里，文字里只说事情";

/// Something that this audience need not know.
struct Leak<'a> {
    severity: Severity,
    /// The rule; `None` for what the case itself holds elsewhere as private.
    rule: Option<&'a WordingRule>,
    what: &'static str,
    range: Range<usize>,
}

/// Looks through everything of the case that went into a draft.
pub(super) fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    let before = sink.len();
    let (case, wording) = (subject.case, subject.wording);
    let is_public = channel.audience == Audience::Public;
    let secrets = if is_public { secrets(case) } else { Vec::new() };
    let telling = subject.identified.telling(case);
    let asked = if is_public { subject.identified.unexplained(case) } else { &[] };
    if !(telling.is_empty() && asked.is_empty()) {
        let used: BTreeSet<CasePath> =
            runs(draft).filter_map(|run| case_path(subject.facts, run.fact.as_deref()?)).collect();
        for writing in case.writings().iter().filter(|writing| used.contains(&writing.path)) {
            let is_here = |text: &&Telling| text.path == writing.path;
            let known = telling.iter().find(is_here).map(|text| {
                let known = if is_public { text.known.as_slice() } else { &[] };
                leaks(wording, channel.audience, &text.found, known, &secrets)
            });
            let known = known.unwrap_or_default();
            let is_apart = |range: &Range<usize>| {
                known.iter().all(|leak| range.end <= leak.range.start || leak.range.end <= range.start)
            };
            let found = asked.iter().find(is_here).map_or(&[][..], |text| &text.found);
            let found: Vec<Identifier> = found.iter().filter(|one| is_apart(&one.range)).cloned().collect();
            for leak in leaks(wording, channel.audience, &found, &[], &secrets) {
                sink.push(told(&leak, channel, case, writing).allowable());
            }
            for leak in &known {
                sink.push(told(leak, channel, case, writing));
            }
        }
    }
    if is_public && sink.len() == before {
        for field in &draft.fields {
            printed(subject, channel, field, &secrets, sink);
        }
    }
}

/// Looks through a text that somebody wrote by hand, as if it were to be public.
pub(super) fn of_text(wording: &Wording, file: &Arc<SourceFile>, sink: &mut Sink) {
    for leak in leaks(wording, Audience::Public, &scan(&file.text), &[], &[]) {
        let Some(rule) = leak.rule else { continue };
        let place = Place { file: file.clone(), span: Span::new(leak.range.start, leak.range.end) };
        let message = rule.message.replace("{channel}", "公开发布时，文字");
        sink.push(
            Diagnostic::warning(rule.id.clone(), message).at(place, leak.what).help(rule.instead.clone()),
        );
    }
}

/// Looks through a text that was worded by hand for a channel: what its readers need not know.
pub(super) fn of_hand(
    wording: &Wording,
    case: &Case,
    channel: &Channel,
    file: &Arc<SourceFile>,
    sink: &mut Sink,
) {
    let is_public = channel.audience == Audience::Public;
    let secrets = if is_public { secrets(case) } else { Vec::new() };
    let values: Vec<&str> = secrets.iter().map(|(value, _)| *value).collect();
    let (known, mut found) = Values::new(&values).find_and_scan(&file.text);
    if is_public {
        let is_apart = |one: &Identifier| {
            let other = |range: &Range<usize>| one.range.end <= range.start || range.end <= one.range.start;
            found.iter().all(|found| other(&found.range)) && known.iter().all(|(_, range)| other(range))
        };
        let asked = unexplained(&file.text, &goods(case), false);
        let asked: Vec<Identifier> = asked.into_iter().filter(is_apart).collect();
        found.extend(asked);
    }
    for leak in leaks(wording, channel.audience, &found, &known, &secrets) {
        let place = Place { file: file.clone(), span: Span::new(leak.range.start, leak.range.end) };
        sink.push(said(&leak, channel).at(place, leak.what));
    }
}

fn runs(draft: &Draft) -> impl Iterator<Item = &crate::draft::Run> {
    draft.fields.iter().flat_map(|field| &field.parts).flat_map(Part::runs)
}

/// A finding at its own characters in the case file. The text itself is not repeated: reports end up in public logs.
fn told(leak: &Leak<'_>, channel: &Channel, case: &Case, writing: &Writing<'_>) -> Diagnostic {
    said(leak, channel).at(case.place_in(writing, &leak.range), leak.what)
}

fn said(leak: &Leak<'_>, channel: &Channel) -> Diagnostic {
    let to = format!("“{}”的文字", channel.name);
    match leak.rule {
        Some(rule) => {
            let message = rule.message.replace("{channel}", &to);
            Diagnostic::new(leak.severity, rule.id.clone(), message).help(rule.instead.clone())
        }
        None => Diagnostic::error("privacy/known", format!("{to}里会出现{}", leak.what)).help(KNOWN_HELP),
    }
}

/// What a template puts into a public text by itself, or by joining pieces.
fn printed(
    subject: &Subject<'_>,
    channel: &Channel,
    field: &Filled,
    secrets: &[(&str, &'static str)],
    sink: &mut Sink,
) {
    // What a part of the price was is no secret; to whom it went is.
    let is_sum = |fact: &str| fact.starts_with("order.payments[") && fact.ends_with("].amount");
    let is_private = |fact: &str| PRIVATE.iter().any(|private| fact.starts_with(private)) && !is_sum(fact);
    let by_origin =
        field.parts.iter().flat_map(Part::runs).any(|run| run.fact.as_deref().is_some_and(is_private));
    let by_content = |part: &Part| {
        // The shop's name is public as it is displayed.
        let text: String = part
            .runs()
            .filter(|run| run.fact.as_deref() != Some("merchant.shop"))
            .map(|run| run.text.as_str())
            .collect();
        let (known, found) = subject.identified.secrets(subject.case).find_and_scan(&text);
        !leaks(subject.wording, Audience::Public, &found, &known, secrets).is_empty()
    };
    if by_origin || field.parts.iter().any(by_content) {
        let message = format!("“{}”的文字里会出现不能公开的信息（{}）", channel.name, field.label);
        sink.push(Diagnostic::error("privacy/known", message).help(KNOWN_HELP));
    }
}

/// What of all that was found in a text this audience need not know.
fn leaks<'a>(
    wording: &'a Wording,
    audience: Audience,
    found: &[Identifier],
    known: &[KnownPlace],
    secrets: &[(&str, &'static str)],
) -> Vec<Leak<'a>> {
    let mut leaks: Vec<Leak<'a>> = Vec::new();
    for Identifier { kind, range } in found {
        let rule = wording.detecting(kind.word());
        let level = match rule.and_then(WordingRule::detection) {
            Some(detection) => detection.levels.get(audience.word()).copied(),
            // A kind that no rule speaks of is nobody's business in public.
            None => (audience == Audience::Public).then_some(Severity::Error),
        };
        leaks.extend(level.map(|severity| Leak { severity, rule, what: kind.about(), range: range.clone() }));
    }
    for (number, range) in known {
        let is_apart = |leak: &Leak<'_>| range.end <= leak.range.start || leak.range.end <= range.start;
        if leaks.iter().all(is_apart) {
            let what = secrets.get(*number).map_or("不能公开的信息", |(_, what)| what);
            leaks.push(Leak { severity: Severity::Error, rule: None, what, range: range.clone() });
        }
    }
    leaks
}
