//! `consistency/channels`: a template prints a sum or a day that is not the case's.

use std::cell::LazyCell;
use std::collections::BTreeSet;

use crate::amount::Amount;
use crate::calendar::named::days;
use crate::channel::Channel;
use crate::diagnostic::{Severity, Sink};
use crate::draft::{Draft, Filled, Part, Run};
use crate::facts::{Document, Leaf};
use crate::numerals;

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::said::sums;

pub(super) const RULE: Rule = Rule {
    id: "consistency/channels",
    name: "模板写出的金额或日期不是案件里的",
    level: Severity::Warning,
    why: "各个渠道的文字都从同一份事实来，数字才会处处一样；写死在模板里的数字，换一个案件就错了。",
    instead: "在模板里用事实代替，如 {{ order.paid }}元、{{ order.placed | day }}；不要用过滤器改动金额。",
    check: Check::Draft(check),
    bad: &[
        Example::on("official-dm", "respond_within_days: 7")
            .with(&[("templates/official-dm/message.tera", "您好，请退还269.00元。")]),
        Example::on("official-dm", "respond_within_days: 7")
            .with(&[("templates/official-dm/message.tera", "您好，请在5月30日前答复。")]),
        Example::on("official-dm", "respond_within_days: 7")
            .with(&[("templates/official-dm/message.tera", "{{ order.item }}，2025年5月1日下单。")]),
        Example::on("official-dm", "respond_within_days: 7").with(&[(
            "templates/official-dm/message.tera",
            "实付{{ order.paid | replace(from=\"8\", to=\"9\") }}元。",
        )]),
        Example::on("official-dm", "respond_within_days: 7")
            .with(&[("templates/official-dm/message.tera", "实付{{ order.paid }}元，请另付 500 元。")]),
    ],
    good: &[
        Example::on("official-dm", "respond_within_days: 7"),
        Example::on("official-dm", "respond_within_days: 7").with(&[(
            "templates/official-dm/message.tera",
            "实付{{ order.paid }}元，{{ order.placed | day }}下单。",
        )]),
        Example::on("official-dm", "respond_within_days: 7")
            .with(&[("templates/official-dm/message.tera", "退还268.00元，5月1日下单。")]),
        Example::on("official-dm", "respond_within_days: 7")
            .with(&[("templates/official-dm/message.tera", "请拨打12315，共3件事，1.{{ problem.summary }}")]),
        Example::on("letter", "respond_within_days: 7"),
        Example::on(
            "12315",
            "claims: [{kind: return-refund}, {kind: freight, amount: 12.00, exhibits: [page]}]",
        ),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    // Most drafts hold no sum or day of their own: then the facts need not be taken apart.
    let known = LazyCell::new(|| Known::of(subject.document));
    for field in &draft.fields {
        for run in field.parts.iter().flat_map(Part::runs) {
            if let Some(words) = strange(run, subject.document, || &known) {
                sink.push(finding(channel, field, &words));
            }
        }
    }
}

fn finding(channel: &Channel, field: &Filled, words: &str) -> crate::diagnostic::Diagnostic {
    let place = format!("渠道“{}”的“{}”（{}/{}.tera）", channel.id, field.label, channel.id, field.id);
    RULE.finding(format!("{place}写出的“{words}”不是案件里的"))
        .help("在模板里用事实代替写死的数字，如 {{ order.paid }}元；金额和日期不要用过滤器改动")
}

/// The sums and days of the facts.
struct Known {
    sums: BTreeSet<u64>,
    days: BTreeSet<(u32, u32)>,
    years: BTreeSet<i32>,
}

impl Known {
    fn of(document: &Document) -> Self {
        let (mut known_sums, mut known_days, mut years) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        for (path, leaf) in document.leaves() {
            match leaf {
                Leaf::Date(moment) => {
                    known_days.insert((moment.day.month(), moment.day.day()));
                    years.insert(moment.day.year());
                }
                Leaf::Amount(amount) => drop(known_sums.insert(amount.fen())),
                // A text may name sums and days of its own; those in the name of a rule are not the case's.
                Leaf::Text(text) if !path.starts_with("timers[") => {
                    known_sums.extend(sums(text).into_iter().map(Amount::fen));
                    for named in days(text) {
                        known_days.insert((named.month, named.day));
                        years.extend(named.year);
                    }
                }
                _ => {}
            }
        }
        Self { sums: known_sums, days: known_days, years }
    }
}

/// What a run prints that is not of the case.
fn strange<'a>(run: &Run, document: &Document, known: impl Fn() -> &'a Known) -> Option<String> {
    // Sums and days are written with digits; most runs have none.
    if !run.text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let Some(path) = &run.fact else {
        let sum = sums(&run.text).into_iter().find(|sum| !known().sums.contains(&sum.fen()));
        let day = || {
            days(&run.text).find(|named| {
                let year = named.year.is_some_and(|year| !known().years.contains(&year));
                year || !known().days.contains(&(named.month, named.day))
            })
        };
        return sum
            .map(|sum| format!("{sum}元"))
            .or_else(|| day().map(|named| run.text[named.span].to_owned()));
    };
    let is_changed = match document.leaf(path)? {
        Leaf::Date(moment) => {
            let all = format!("{} {}", moment.day.in_words(), moment.time_in_words());
            let is_told = |numeral| numerals::each(&all).any(|known| known == numeral);
            !numerals::each(&run.text).all(is_told)
        }
        // In a chat a sum is said without empty decimals.
        Leaf::Amount(amount) => {
            let written = amount.to_string();
            run.text != written && Some(run.text.as_str()) != written.strip_suffix(".00")
        }
        days @ Leaf::Days(_) => run.text != days.to_string(),
        _ => false,
    };
    is_changed.then(|| run.text.clone())
}
