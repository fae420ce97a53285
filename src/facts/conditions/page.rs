//! What the page promises, and which request it fits.

use crate::calendar::{Day, named};
use crate::case::{Claim, ClaimKind, EventKind, PagePromise, Promise};
use crate::numerals::said;

use super::super::claims::is_charged;
use super::super::late::day_from;
use super::asks::{first_asking, names, says};
use super::matter::repairs;
use super::time::first;
use super::witness::Witness;
use super::{Conditions, Look};

/// Kinds of claim that cover for damage grants.
const COVERED: &[ClaimKind] = &[
    ClaimKind::Refund,
    ClaimKind::ReturnRefund,
    ClaimKind::Exchange,
    ClaimKind::Reship,
    ClaimKind::PriceDifference,
    ClaimKind::Loss,
];
/// Kinds of problem that cover for what is spoilt (坏果包赔) is about.
const SPOILT: &[&str] = &["damaged-in-transit", "food-safety", "not-as-described", "quality", "live-animal"];
/// Words of what has come to harm.
const HARMED: [&str; 16] = [
    "坏", "烂", "死", "破", "碎", "裂", "断", "霉", "臭", "变质", "化冻", "解冻", "发软", "蔫", "伤", "故障",
];
/// What a term says that follows where the goods are not as they should be; a paper says it in more words than a page.
const REMEDIES: &[&str] = &["保修", "包退", "包换", "包赔", "免费补", "免费重做", "免费返工"];
const WRITTEN: &[&str] = &["免费换", "免费修", "由顾客选择", "全额退"];
/// What is written, and not said.
const PAPERS: &[&str] = &["写", "印", "条", "约定", "合同", "协议"];
/// What is sent, and no gift.
const NO_GIFTS: &[&str] = &["送货", "送达", "配送", "送完即止", "全送", "都送", "送到", "送修", "送检"];
/// Heads of a promise that every case meets.
const ANY: &[&str] = &["不满意", "有问题", "全场", "随时", "全额", "支持", "终身", "免费", "整机"];
/// Characters that count.
const NUMERALS: &str = "一二两三四五六七八九十";

impl Conditions {
    pub(super) fn pages(&mut self, look: Look<'_>) {
        let promises = &look.case.order.promises;
        let page = |index: usize| look.page(index, shown(&promises[index].text));
        let past: Vec<bool> = promises.iter().map(|promise| Self::is_past(look, promise)).collect();
        let mut fits_any = false;
        let mended = repairs(look).len();
        for claim in &look.case.claims {
            let is_kin = |of: ClaimKind| of == claim.kind || (of.is_refund() && claim.kind.is_refund());
            // What the case says that a promise is of goes before what its words say.
            // 可拆洗 grants no return, whatever it is said to be of.
            let grants = |promise: &PagePromise| {
                !claim.kind.is_refund() || shown(&promise.text).contains(['退', '赔', '换', '返', '免', '保'])
            };
            let is_stated = |index: &usize| {
                let promise = &promises[*index];
                promise.of.is_some_and(is_kin) && grants(promise)
            };
            // 贴坏包赔 that is said to be of the loss gives no price back where the loss is claimed too.
            let is_others = |of: ClaimKind| !is_kin(of) && look.case.claims.iter().any(|one| one.kind == of);
            let is_fit = |index: &usize| {
                let promise = &promises[*index];
                !promise.of.is_some_and(is_others) && fits(look, &promise.text, claim)
            };
            // One that still holds goes before 收到7天内包退 that was over when something was said.
            let holds = |index: &usize| !past[*index];
            let all = || 0..promises.len();
            let kept = all().find(|it| holds(it) && is_stated(it));
            let kept = kept.or_else(|| all().find(|it| holds(it) && is_fit(it)));
            let place = kept.or_else(|| all().find(is_stated)).or_else(|| all().find(is_fit));
            // 受伤由本店承担治疗费 agrees on no price for what was not done.
            fits_any |= kept.is_some() && !matches!(claim.kind, ClaimKind::Loss | ClaimKind::Freight);
            let text = place.map(|index| shown(&promises[index].text));
            let is_differing = text.is_some_and(|text| is_for_differing(look, text));
            self.bind_for("promised-for-differing", claim.kind, is_differing.then(Witness::default));
            let is_due = text.and_then(repairs_named).is_some_and(|count| mended >= count);
            self.bind_for("repairs-promised", claim.kind, is_due.then(Witness::default));
            self.bind_for("page-promise", claim.kind, kept.map(page));
            self.page_term(look, claim, place);
        }
        self.losses(look);
        let says_remedy = |(page, past): (&PagePromise, &bool)| says(&page.text, REMEDIES) && !past;
        let is_agreed = promises.iter().zip(&past).any(says_remedy);
        self.set("remedy-agreed", fits_any || is_written(look) || is_agreed);
        let of = |words: &[&str], not: &[&str]| {
            promises
                .iter()
                .position(|promise| says(shown(&promise.text), words) && !says(shown(&promise.text), not))
        };
        let of_gift =
            |claim: &Claim| claim.kind == ClaimKind::Reship && claim.text.as_deref().is_some_and(is_gift);
        self.set("gift-claimed", look.case.claims.iter().any(of_gift));
        self.bind("gift-promised", of(&["赠", "送"], NO_GIFTS).map(page));
        self.bind("price-promised", of(&["保价", "价格保护"], &[]).map(page));
        self.bind("genuine-promised", of(&["正品"], &[]).map(page));
    }
}

/// Does a detail quote what a paper says that follows? 取镜单背面写“免费重做或退镜片款”, not 客服说“不能免费换”.
fn is_written(look: Look<'_>) -> bool {
    look.case.problem.details.iter().any(|detail| quotes_remedy(&detail.text))
}

fn quotes_remedy(text: &str) -> bool {
    let mut parts = text.split('“');
    let mut before = parts.next().unwrap_or_default();
    for part in parts {
        let (words, behind) = part.split_once('”').unwrap_or((part, ""));
        let is_paper = says(before, PAPERS) && !says(before, &["说", "回", "答"]);
        if is_paper
            && (says(words, REMEDIES) || says(words, WRITTEN))
            && !says(words, &["概不", "不退", "不换", "不能", "不予", "不包", "没有"])
        {
            return true;
        }
        before = behind;
    }
    false
}

/// After how many repairs in vain the page grants it: two of 同一故障维修两次仍不能正常使用的，免费换新.
fn repairs_named(promise: &str) -> Option<usize> {
    let clause = |text: &'_ str| ["修", "故障"].iter().any(|word| text.contains(word));
    let place = promise.find('次')?;
    let (before, after) = (&promise[..place], &promise[place..]);
    let part = promise.split(['，', '；', '。']).find(|part| part.contains('次'))?;
    if !clause(part) || !says(after, &["换", "退", "赔"]) {
        return None;
    }
    let is_numeral = |sign: &char| sign.is_ascii_digit() || NUMERALS.contains(*sign);
    let length = before.chars().rev().take_while(is_numeral).map(char::len_utf8).sum::<usize>();
    let word = &before[before.len() - length..];
    let count = word.parse::<u32>().ok().or_else(|| said(word))?;
    // 超过两次 is three.
    let is_more = before[..before.len() - word.len()].ends_with(['过', '于']);
    usize::try_from(count + u32::from(is_more)).ok().filter(|_| count > 0)
}

fn is_gift(words: &str) -> bool {
    words.contains('赠')
}

/// What the page says under a common name; any other words as they stand.
pub(super) fn shown(promise: &str) -> &str {
    Promise::from_word(promise).map_or(promise, |known| known.about())
}

/// The day by which the page says the goods will be sent.
pub(super) fn page_term(look: Look<'_>) -> Option<(Day, Witness)> {
    let (promises, placed) = (&look.case.order.promises, look.case.order.placed?);
    (0..promises.len()).find_map(|index| {
        let words = shown(&promises[index].text);
        let until = match Promise::from_word(&promises[index].text) {
            Some(Promise::ShipWithin48h) => Some(placed.plus_hours(48, true).day),
            None if words.contains("发货") => day_before(words, placed.day),
            _ => None,
        }?;
        Some((until, look.page(index, words)))
    })
}

/// `7月20日前`, in the year of the order or, where that is past, the next.
fn day_before(words: &str, from: Day) -> Option<Day> {
    let day = named::days(words).find(|day| {
        let behind = &words[day.span.end..];
        behind.starts_with('前') || behind.starts_with("之前")
    })?;
    day_from(&day, from)
}

/// What a page promises to pay and a claim asks to be paid, in one word of both: 旧机估价1560元，按估价打款.
const PAID: [&str; 6] = ["估价", "打款", "返现", "返还", "回收", "补贴"];

/// What a page says is not charged, and a claim says was: 路上不收租金, 多收的租金.
const FEES: [&str; 7] = ["租金", "运费", "安装费", "服务费", "清洁费", "手续费", "停车费"];

/// Is the promise one for goods that are not as they were said to be (虚标包退, 低于页面数值包退), and not itself what they were said to be?
fn is_for_differing(look: Look<'_>, promise: &str) -> bool {
    const DIFFERING: [&str; 13] = [
        "不符",
        "不一致",
        "不足",
        "虚标",
        "低于",
        "超期",
        "不合",
        "不对",
        "刻错",
        "做错",
        "发错",
        "达不到",
        "质量问题",
    ];
    let stated = look.case.problem.details.iter().filter_map(|detail| detail.stated.as_deref());
    says(promise, &DIFFERING) && !stated.into_iter().any(|stated| promise == stated)
}

/// Does the page promise what this claim asks?
fn fits(look: Look<'_>, promise: &str, claim: &Claim) -> bool {
    let (kind, problem) = (claim.kind, look.case.problem.kind.as_str());
    let covers = problem == "damaged-in-transit" && COVERED.contains(&kind);
    match Promise::from_word(promise) {
        Some(Promise::DamageCover) => return covers,
        Some(Promise::Gift) => {
            return kind == ClaimKind::Reship && claim.text.as_deref().is_some_and(is_gift);
        }
        Some(Promise::PriceProtection) => return kind == ClaimKind::PriceDifference,
        Some(_) => return false,
        None => {}
    }
    if says(promise, &["不退", "不支持退", "概不", "不可退", "不保"]) {
        return false;
    }
    let text = claim.text.as_deref().unwrap_or_default();
    match kind {
        _ if promise.contains("包赔") || says(promise, &["就赔", "必赔"]) && !promise.contains("假") =>
        {
            // A colour that differs is not spoilt: there the case says that something is.
            let is_harmed = problem != "not-as-described" || tells(look, &HARMED);
            let is_spoilt = SPOILT.contains(&problem) && COVERED.contains(&kind) && is_harmed;
            covers && says(promise, &["破", "损", "碎"]) || is_spoilt && says(promise, &["坏", "烂", "死"])
        }
        ClaimKind::Refund | ClaimKind::ReturnRefund if promise.contains("运费") => false,
        ClaimKind::Refund | ClaimKind::ReturnRefund => names(promise, kind) && is_about(look, promise, text),
        ClaimKind::Reship if is_gift(promise) => is_gift(text),
        ClaimKind::Reship => {
            problem == "missing-parts" && names(promise, kind) && says(promise, &["缺", "少", "漏"])
        }
        // 先报价后维修 promises no repair.
        ClaimKind::Repair if promise.contains("报价") => false,
        ClaimKind::Repair | ClaimKind::Exchange => names(promise, kind) && is_in_time(look, promise, kind),
        ClaimKind::PriceDifference => {
            let both =
                |words: &[&str]| words.iter().any(|word| promise.contains(word) && text.contains(word));
            let is_free = is_charged(text) && says(promise, &["不收", "免", "不另", "不额外"]);
            // 人工、辅材全包，不另收费 is of all that belongs to it.
            names(promise, kind) || both(&PAID) || is_free && (both(&FEES) || promise.contains("全包"))
        }
        _ => false,
    }
}

/// Does the summary or a detail hold one of these words?
fn tells(look: Look<'_>, words: &[&str]) -> bool {
    let problem = &look.case.problem;
    let details = problem.details.iter().map(|detail| detail.text.as_str());
    details.chain([problem.summary.as_str()]).any(|text| says(text, words))
}

/// A promise for one matter (未使用课时随时可退) fits a case that speaks of it.
fn is_about(look: Look<'_>, promise: &str, claim: &str) -> bool {
    let verb = ["随时可退", "随时退", "包退", "可退", "可以退", "退款", "退货"];
    let head = verb.iter().find_map(|verb| promise.split_once(verb)).map_or("", |(head, _)| head);
    let head = head.rsplit(['，', '。', '；']).next().unwrap_or_default();
    if head.chars().count() < 2 || says(head, ANY) {
        return true;
    }
    let characters: Vec<char> = head.chars().collect();
    let problem = &look.case.problem;
    let pairs = characters.windows(2).map(|pair| pair.iter().collect::<String>());
    let details = || problem.details.iter().map(|detail| detail.text.as_str());
    let mut pairs = pairs.filter(|pair| pair.chars().all(|c| c >= '\u{4e00}'));
    pairs.any(|pair| details().chain([problem.summary.as_str(), claim]).any(|text| text.contains(&pair)))
}

/// A promise for a time (整机保修一年) fits a request within it.
fn is_in_time(look: Look<'_>, promise: &str, claim: ClaimKind) -> bool {
    let Some(days) = longest(promise) else { return true };
    // Of what was repaired nothing is delivered: there the repair itself begins it.
    let begins = |kind: EventKind| first(look.case, |event| event.kind == kind);
    let delivered = begins(EventKind::Delivered).or_else(|| begins(EventKind::Repaired));
    let asked = first_asking(look, claim).map_or(look.case.as_of, |event| event.at.day);
    delivered.is_some_and(|delivered| asked.days_since(delivered.at.day) <= days)
}

/// The longest time that the words name, in days.
fn longest(words: &str) -> Option<i64> {
    let units = [("年", 365), ("个月", 30), ("天", 1), ("日", 1)];
    let found = units.iter().flat_map(|(unit, days)| {
        words.match_indices(unit).filter_map(move |(at, _)| {
            let before = &words[..at];
            let is_count = |c: char| c.is_ascii_digit() || NUMERALS.contains(c);
            let count = &before[before.trim_end_matches(is_count).len()..];
            let last = count.chars().next_back()?;
            let number = count.parse::<i64>().ok().or_else(|| {
                let place = NUMERALS.chars().position(|c| c == last)?;
                // 二 and 两 are one number.
                i64::try_from(if place < 2 { place + 1 } else { place }).ok()
            })?;
            Some(number * days)
        })
    });
    found.max()
}

#[cfg(test)]
mod tests {
    use super::{quotes_remedy, repairs_named};

    #[test]
    fn a_remedy_is_written_on_paper() {
        assert!(quotes_remedy("取镜单背面写“加工与配镜单不符的，免费重做或退镜片款，由顾客选择”。"));
        for text in ["客服说“不能免费换”。", "客服说“免费换”。", "合同写“概不免费换”。", "页面写着“好用”。"]
        {
            assert!(!quotes_remedy(text), "{text}");
        }
    }

    #[test]
    fn a_page_that_counts_repairs_says_what_follows() {
        for (words, count) in [
            ("同一故障维修两次仍不能正常使用的，免费换新", Some(2)),
            ("故障维修超过两次，换新机", Some(3)),
            ("修3次修不好包退", Some(3)),
            ("修理十二次以内免费", None),
            ("每年免费检修两次", None),
            ("七天内可退换一次", None),
        ] {
            assert_eq!(repairs_named(words), count, "{words}");
        }
    }
}
