//! How the reader of a text is addressed.

use crate::case::{MerchantKind, RespondentKind};
use crate::facts::Facts;

/// How the reader is addressed, as a word for conditions: `company`, `shop`, `person`, `platform`; `none` where nobody is.
pub(super) fn address(word: &str, facts: &Facts) -> &'static str {
    match addressed(word, facts) {
        _ if word != "贵方" => "none",
        "贵公司" if facts.respondent.is == RespondentKind::Merchant => "company",
        "贵店" => "shop",
        "您" => "person",
        _ => "platform",
    }
}

/// `贵方` in a voice is said as the reader is addressed: 贵公司 where the registered name says so, else 贵店.
pub(super) fn addressed<'a>(word: &'a str, facts: &Facts) -> &'a str {
    if word != "贵方" {
        return word;
    }
    let is_company = facts.respondent.legal_name.as_deref().is_some_and(|name| name.ends_with("公司"));
    match facts.respondent.is {
        _ if is_company => "贵公司",
        RespondentKind::Merchant if facts.merchant.kind == Some(MerchantKind::Private) => "您",
        RespondentKind::Merchant => "贵店",
        RespondentKind::Platform => "贵平台",
    }
}
