//! A time of its own that the page grants: 收货60天内不发芽，补苗或退款; 30天试戴，不满意全额退.

use crate::calendar::Day;
use crate::case::{Claim, Event, EventKind};
use crate::numerals::said;

use super::asks::{Ask, says};
use super::page::shown;
use super::time::{first, when};
use super::witness::Witness;
use super::{Conditions, Look};

/// What a term for complaints is about; what is sent, looked at or paid within some days is another.
const GRANTS: [&str; 8] = ["退", "换", "赔", "补", "修", "包", "试", "保"];
const REPORTS: [&str; 3] = ["反馈", "提出", "告知"];
const OTHERS: [&str; 9] = ["发货", "发出", "验收", "到账", "原路", "工作日", "每天", "每日", "送达"];
/// Longer than these no term of return is.
const LONGEST: u32 = 400;
const NUMERALS: &str = "一二两三四五六七八九十百";

impl Conditions {
    /// The writer asked for what the page grants within the time that it grants.
    pub(super) fn page_term(&mut self, look: Look<'_>, claim: &Claim, promise: Option<&str>) {
        // 收货3天内反馈 is a time for whatever is asked.
        let reports = look.case.order.promises.iter().map(|promise| shown(&promise.text));
        let mut terms = promise.into_iter().chain(reports.filter(|text| says(text, &REPORTS)));
        let Some(days) = terms.find_map(days_granted) else { return };
        let Some(delivery) = first(look.case, |event| event.kind == EventKind::Delivered) else { return };
        let after = |event: &&Event| !event.at.is_before(delivery.at);
        let asked =
            look.case.history.iter().filter(after).find(|event| look.asks(event, claim.kind) == Ask::Yes);
        let Some(asked) = asked else { return };
        let nth = asked.at.day.days_since(delivery.at.day);
        let last = last_day(delivery, days);
        if asked.at.day > last {
            return;
        }
        let witness = Witness::default()
            .with("term.days", days, None)
            .with("term.last_day", last, None)
            .and(look.event("delivery", delivery))
            .and(look.request(asked).with("request.when", when(nth), None));
        self.bind_for("asked-within-page-term", claim.kind, Some(witness));
    }
}

fn last_day(delivery: &Event, days: u32) -> Day {
    delivery.at.day.plus(days)
}

/// The days that a promise grants, as its words say; none where it speaks of another term or of several.
fn days_granted(promise: &str) -> Option<u32> {
    if !(says(promise, &GRANTS) || says(promise, &REPORTS)) || says(promise, &OTHERS) {
        return None;
    }
    let mut found = promise.match_indices(['天', '日']).filter_map(|(at, _)| {
        let before = &promise[..at];
        let is_sign = |sign: char| sign.is_ascii_digit() || NUMERALS.contains(sign);
        let start = before.trim_end_matches(is_sign).len();
        let word = &before[start..];
        // 第二天 and 3月5日 are days, no terms.
        let is_term = !before[..start].ends_with(['第', '月', '~', '-', '～']);
        word.parse().ok().or_else(|| said(word)).filter(|days| is_term && (1..=LONGEST).contains(days))
    });
    let days = found.next()?;
    found.all(|other| other == days).then_some(days)
}

#[cfg(test)]
mod tests {
    use super::days_granted;

    #[test]
    fn a_term_is_read_from_what_the_page_grants() {
        assert_eq!(days_granted("收货60天内不发芽，补苗或退款，买家选"), Some(60));
        assert_eq!(days_granted("30天试戴，不满意全额退，试戴期从签收第二天算"), Some(30));
        assert_eq!(days_granted("十五天内不满意包退"), Some(15));
        assert_eq!(days_granted("收货3天内反馈，逾期视为无误"), Some(3));
        for text in [
            "收货7天内晒照片返2元",
            "48小时内发货，不发包退",
            "押金验收后3天内原路退回",
            "3天退货、7天换货",
            "不满意包退",
        ] {
            assert_eq!(days_granted(text), None, "{text}");
        }
    }
}
