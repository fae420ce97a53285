//! Conditions under which a fact meets a refusal, or a rule of one kind of matter applies.

use crate::calendar::Day;
use crate::case::{ClaimKind, Detail, Event, EventKind, PunitiveBasis};

use crate::dispute::{Position, Standing};
use crate::wording::clauses;

use super::super::grounds::recognise;
use super::asks::says;
use super::time::{first, soon, when};
use super::witness::Witness;
use super::{Conditions, Look};

/// Words of goods made to one's own measure.
const MEASURE: &[&str] = &["定制", "定做", "定作", "订制", "订做", "量体"];
/// Words of a payment taken again and again.
const RENEWED: &[&str] = &["自动续费", "连续包月", "连续包年", "连续包季", "自动扣费", "续费"];
/// From this age on a child is bound by what a parent agrees to; below it the law is another.
const OF_LIMITED_CAPACITY: std::ops::Range<i64> = 8..18;
/// Goods that the law itself names as lasting ones.
const DURABLE: &[&str] = &["电视", "计算机", "电脑", "冰箱", "空调", "洗衣机"];
/// Six months, to be on the safe side.
const SIX_MONTHS: i64 = 180;
/// With one of these a clause asks or demands, and reports nothing.
const OTHER: &[char] =
    &['并', '把', '将', '问', '要', '请', '能', '想', '希', '可', '不', '行', '还', '怎', '发', '附', '什'];
/// So many characters of a report are told again.
const MOST_REPORTED: usize = 16;
/// 说明情况并提出请求 reports nothing.
const OF_NOTHING: [&str; 6] = ["情况", "问题", "请求", "诉求", "此事", "上述"];
/// So many days after receipt are early for goods that last.
const EARLY: i64 = 30;

impl Conditions {
    pub(super) fn met(&mut self, look: Look<'_>) {
        self.kinds_of_goods(look);
        self.kinds_of_service(look);
        self.service(look);
        self.late_word(look);
        self.reports(look);
        self.refused_to_perform(look);
        let is_of_opening = |position: &&Position| {
            position.standing == Standing::Stands
                && matches!(
                    position.refusal.as_deref(),
                    Some("opened-package" | "opened-seal" | "fresh-food")
                )
        };
        self.set("opening-refused", look.dispute.positions.iter().any(|one| is_of_opening(&one)));
        let case = look.case;
        let given = case.history.iter().rev().filter(|event| look.is_contact(event));
        let given =
            given.map(|event| look.request(event)).find(|witness| witness.get("request.reason").is_some());
        self.bind("reason-given", given);
        let quality = case.history.iter().rev().find(|event| {
            let said = event.quote.as_deref().unwrap_or_default();
            look.is_answer(event) && event.kind == EventKind::Agreed && said.contains("质量")
        });
        self.bind("quality-agreed", quality.map(|event| look.event("agreed", event)));
        self.bind("inspection-lapsed", inspection(look).map(|event| look.promise(event)));
        let by_promise = |claim: &crate::case::Claim| {
            claim.kind == ClaimKind::Punitive && claim.basis == Some(PunitiveBasis::Promise)
        };
        let pays = |text: &str| says(text, &["一赔", "假一罚", "赔三", "赔十", "倍赔"]);
        let place = case.order.promises.iter().position(|promise| pays(&promise.text));
        let page = || place.map(|place| look.page(place, &case.order.promises[place].text));
        if case.claims.iter().any(by_promise) {
            self.bind("compensation-promised", page());
        } else if case.claims.iter().any(|claim| claim.kind == ClaimKind::Punitive) {
            self.bind("multiple-promised", page());
        }
    }

    fn kinds_of_goods(&mut self, look: Look<'_>) {
        let case = look.case;
        let named = [Some(case.order.item.as_str()), case.order.spec.as_deref()];
        self.set("made-to-measure", named.into_iter().flatten().any(|name| says(name, MEASURE)));
        let label = |detail: &&Detail| {
            says(&detail.text, &["洗标", "标签", "吊牌", "色号"]) && detail.text.contains('色')
        };
        let labelled = case.problem.details.iter().find(label).filter(|detail| !detail.exhibits.is_empty());
        let is_colour = case.problem.summary.contains('色');
        self.bind(
            "label-differs",
            labelled.filter(|_| is_colour).map(|detail| look.detail("detail", detail)),
        );
        let expired = |detail: &&Detail| {
            detail.text.contains("保质期")
                && says(&detail.text, &["到期", "已过", "过期", "届满"])
                && detail.text.contains("收到")
        };
        let expired = case.problem.details.iter().find(expired).filter(|detail| !detail.exhibits.is_empty());
        self.bind("expired-at-delivery", expired.map(|detail| look.detail("detail", detail)));
    }

    fn kinds_of_service(&mut self, look: Look<'_>) {
        let case = look.case;
        let problem = &case.problem;
        let is_renewed = case.order.recurring.is_some()
            || problem.kind == "auto-renewal"
            || says(&case.order.item, RENEWED)
            || says(&problem.summary, &["自动续费"]);
        self.set("auto-renewed", is_renewed);
        let unannounced = |detail: &&Detail| {
            says(&detail.text, &["没有收到提醒", "没有提醒", "未提醒", "没有收到续费提醒", "没有提前提醒"])
        };
        let unannounced = problem.details.iter().find(unannounced);
        self.bind("renewal-unannounced", unannounced.map(|detail| look.detail("detail", detail)));
        let told = problem.details.iter().map(|detail| detail.text.as_str());
        let told: Vec<&str> = std::iter::once(problem.summary.as_str()).chain(told).collect();
        let is_child = told.iter().filter_map(|text| age(text)).any(|age| OF_LIMITED_CAPACITY.contains(&age));
        let is_alone =
            told.iter().any(|text| says(text, &["未经同意", "没有经过同意", "没有同意", "不知情"]));
        self.set("minor-acted", is_child && is_alone);
    }

    /// How soon after receipt the seller was told.
    fn reports(&mut self, look: Look<'_>) {
        let case = look.case;
        let Some(delivery) = first(case, |event| event.kind == EventKind::Delivered) else { return };
        let tells = |event: &&Event| {
            let text = event.text.as_deref().unwrap_or_default();
            let is_told = event.kind == EventKind::AfterSaleRequested || !text.is_empty();
            // 能用卷发棒卷一下吗？ reports nothing; 屏幕有划痕，能换吗 does.
            let asks = text.starts_with("询问") || !text.is_empty() && clauses(text).all(asks);
            look.is_contact(event) && !event.at.is_before(delivery.at) && is_told && !asks
        };
        let Some(report) = case.history.iter().find(tells) else { return };
        let after = report.at.day.days_since(delivery.at.day);
        let text = report.text.as_deref().unwrap_or_default();
        let soon = soon(delivery.at, report.at);
        let witness = look
            .event("report", report)
            .with("report.when", soon.clone().unwrap_or_else(|| when(after)), None)
            .with_some("report.what", reported(text), Some(report.path().join("text")));
        let is_durable =
            says(&case.order.item, DURABLE) && !says(&case.order.item, &["配件", "支架", "包", "套", "膜"]);
        self.set("durable-early", is_durable && after <= SIX_MONTHS);
        if soon.is_some_and(|soon| soon.ends_with("分钟")) {
            self.bind("reported-in-minutes", Some(witness.clone()));
        }
        if after <= 1 {
            self.bind("reported-at-once", Some(witness.clone()));
        }
        if after <= EARLY {
            self.bind("reported-early", Some(witness));
        }
    }

    /// The seller will not send the goods: it has none, or says so.
    fn refused_to_perform(&mut self, look: Look<'_>) {
        if !self.has("not-shipped") {
            return;
        }
        let refuses = |event: &&Event| {
            let is_said = matches!(event.kind, EventKind::Refused | EventKind::Replied);
            let known = recognise(look.law, event).map(|refusal| refusal.id.as_str());
            look.is_answer(event) && is_said && matches!(known, Some("no-stock" | "price-mistake"))
        };
        let Some(refusal) = look.case.history.iter().rev().find(refuses) else { return };
        self.bind("stock-refused", Some(look.event("refusal", refusal)));
        let is_before = |due: Day| refusal.at.day <= due;
        let promised =
            look.case.history.iter().filter(|event| look.is_answer(event)).filter_map(|event| event.until);
        let page = super::page::page_term(look).map(|(until, _)| until);
        if promised.chain(page).max().is_some_and(is_before) {
            self.bind("performance-refused", Some(look.event("refusal", refusal)));
        }
    }
}

/// A promise to have the goods inspected by a day that passed without a result.
fn inspection(look: Look<'_>) -> Option<&Event> {
    let case = look.case;
    let is_one = |event: &&Event| {
        let said = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
        look.is_answer(event)
            && event.until.is_some_and(|until| until < case.as_of)
            && says(said, &["复检", "检测", "鉴定"])
    };
    let promise = case.history.iter().rev().find(is_one)?;
    let has_come = |event: &Event| event.kind == EventKind::Inspected && !event.at.is_before(promise.at);
    (!case.history.iter().any(has_come)).then_some(promise)
}

/// What a message reports: what stands behind 说, up to a question or a request.
fn reported(text: &str) -> Option<&str> {
    let (_, after) = text.split_once('说').filter(|(before, _)| !before.contains(['。', '；', '问']))?;
    let after = after.strip_prefix('明').unwrap_or(after);
    let is_other = |clause: &str| clause.starts_with(OTHER);
    let end = after.split_inclusive(['，', '。', '；', ',']).take_while(|clause| !is_other(clause));
    let length: usize = end.map(str::len).sum();
    let what = after[..length].trim_end_matches(['，', '。', '；', ',']);
    let is_empty = OF_NOTHING.iter().any(|word| what.starts_with(word));
    let is_plain = !is_empty && !what.contains(['我', '你', '您', '他', '。', '；', '？', '“']);
    (is_plain && (2..=MOST_REPORTED).contains(&what.chars().count())).then_some(what)
}

/// Is the clause a question?
fn asks(clause: &str) -> bool {
    clause.trim_end_matches('”').ends_with(['？', '?', '吗', '呢', '么'])
        || says(clause, &["什么", "怎么", "多少"])
}

/// The number before 岁.
fn age(text: &str) -> Option<i64> {
    let before = text.split_once('岁')?.0;
    let digits = before.trim_end_matches(|c: char| c.is_ascii_digit());
    before[digits.len()..].parse().ok()
}

/// What a decision advises: what stands behind 建议, to the end of its clause, without who is to do it: 您与商家 are both sides.
pub(super) fn advice(event: &Event) -> Option<&str> {
    const BOTH: [&str; 10] = [
        "请您与商家",
        "请您和商家",
        "您再与商家",
        "您再和商家",
        "您与商家",
        "您和商家",
        "您与卖家",
        "您和卖家",
        "买卖双方",
        "双方",
    ];
    let (_, advice) = event.quote.as_deref()?.split_once("建议")?;
    let advice = advice.split(['，', '。', '；']).next()?;
    let advice = BOTH.iter().find_map(|both| advice.strip_prefix(both)).unwrap_or(advice);
    Some(advice).filter(|advice| !advice.is_empty())
}

impl Look<'_> {
    /// A decision that sends both sides back to talk, with what it advises.
    pub(super) fn decision(self, event: &Event) -> Witness {
        let from = Some(event.path().join("quote"));
        self.event("decision", event).with_some("decision.advice", advice(event), from)
    }
}
