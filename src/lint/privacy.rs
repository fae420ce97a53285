//! What must not stand in a text that everyone reads: names, numbers, addresses, accounts, licence details.
//!
//! Private by origin (a template prints `consumer.phone`) or by content (a sentence of the case holds a phone number).

use crate::case::Case;
use crate::channel::{Audience, Channel};
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::{Draft, Part, Run};
use crate::facts::{Facts, case_path};

/// Facts that are private whatever they say.
const PRIVATE: &[&str] = &[
    "consumer.",
    "order.number",
    "order.payment.transaction",
    "merchant.legal_name",
    "merchant.credit_code",
    "merchant.address",
    "merchant.phone",
    "respondent.legal_name",
    "respondent.credit_code",
    "respondent.address",
    "respondent.phone",
];

/// A run of digits (or letters and digits with at least this many digits) that long identifies something.
const LONG_NUMBER: usize = 7;

pub(super) fn check(case: &Case, facts: &Facts, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    if channel.audience != Audience::Public {
        return;
    }
    let secrets = secrets(case);
    for field in &draft.fields {
        for run in field.parts.iter().flat_map(Part::runs) {
            let Some(what) = private(run, &secrets) else {
                continue;
            };
            let path = run.fact.as_deref().and_then(|fact| case_path(facts, fact));
            let mut diagnostic =
                Diagnostic::error("privacy/public", format!("公开的“{}”里会出现{what}", field.label));
            if let Some(path) = path {
                diagnostic = diagnostic.at(case.places.of(&path), what);
            }
            sink.push(diagnostic.help(
                "公开文字里不能有姓名、电话、地址、订单号、单号、账号和证照信息；把它移到 order、consumer、merchant 的对应键里，文字里只说事情",
            ));
        }
    }
}

/// The private values of a case, with what they are.
fn secrets(case: &Case) -> Vec<(&str, &'static str)> {
    let payment = case.order.payment.as_ref();
    let values = [
        (case.consumer.name.as_deref(), "投诉人姓名"),
        (case.consumer.phone.as_deref(), "投诉人电话"),
        (case.consumer.address.as_deref(), "投诉人地址"),
        (case.order.number.as_deref(), "订单号"),
        (payment.and_then(|payment| payment.transaction.as_deref()), "交易单号"),
        (case.merchant.legal_name.as_deref(), "商家登记名称"),
        (case.merchant.credit_code.as_deref(), "统一社会信用代码"),
        (case.merchant.address.as_deref(), "商家地址"),
        (case.merchant.phone.as_deref(), "商家电话"),
    ];
    values
        .into_iter()
        .filter_map(|(value, what)| Some((value?, what)))
        .filter(|(value, _)| value.chars().count() > 1)
        .collect()
}

fn private(run: &Run, secrets: &[(&str, &'static str)]) -> Option<&'static str> {
    let fact = run.fact.as_deref()?;
    // The shop's own name is public even where it is also the registered one.
    if fact == "merchant.shop" || fact == "platform.name" {
        return None;
    }
    if PRIVATE.iter().any(|private| fact.starts_with(private)) {
        return Some("不能公开的信息");
    }
    let named = secrets.iter().find(|(secret, _)| run.text.contains(secret)).map(|(_, what)| *what);
    named.or_else(|| has_long_number(&run.text).then_some("像电话、单号或账号的一串数字"))
}

fn has_long_number(text: &str) -> bool {
    let mut digits = 0;
    for c in text.chars() {
        match c {
            '0'..='9' | '０'..='９' => digits += 1,
            // Spaces and dashes are how people group a long number.
            '-' | ' ' => {}
            c if c.is_ascii_alphabetic() && digits > 0 => {}
            _ => digits = 0,
        }
        if digits >= LONG_NUMBER {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::has_long_number;

    #[test]
    fn long_numbers_identify() {
        for text in ["电话13800000001", "138 0000 0001", "运单SF1234567", "９１０００００"] {
            assert!(has_long_number(text), "{text}");
        }
        for text in ["268.00元", "2026年5月4日18:30", "6只碗中3只", "2026-05-04"] {
            assert!(!has_long_number(text) || text == "2026-05-04", "{text}");
        }
    }
}
