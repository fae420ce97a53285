//! What is asked for, where each sum comes from, and what they add up to.

use crate::amount::Amount;
use crate::calendar::Day;
use crate::case::{Actor, Case, Claim, ClaimKind, Event, EventKind};

use crate::law::Sum;
use crate::numerals::capitals;

use super::Law;
use super::conditions::{Asked, of_claim};
use super::costs::with_aside;
use super::exhibits::Labels;
use super::grounds::Chooser;
use super::sources;
use super::words::AmountFrom;
use super::{ClaimFacts, EventFacts, Totals};

/// So many characters behind 免费 its verb stands.
const NEAR: usize = 5;

pub(super) fn claims(case: &Case, labels: &Labels, chooser: &Chooser<'_>) -> Vec<ClaimFacts> {
    let claim = |(index, claim): (usize, &Claim)| {
        let most = most(case, chooser.law, chooser.day, claim);
        let (amount, from) = claim_amount(case, claim, most);
        ClaimFacts {
            kind: claim.kind,
            amount,
            amount_from: amount.map(|_| from),
            most,
            basis: claim.basis,
            text: claim.text.as_deref().map(|text| with_aside(claim.kind, text)),
            text_is_act: claim.text.as_deref().is_some_and(is_act),
            is_free: is_free(case, claim),
            text_is_of_seller: claim.text.as_deref().is_some_and(names_seller),
            text_is_how: claim
                .text
                .as_deref()
                .is_some_and(|text| is_how(text) || says_which(claim.kind, text) || adds(claim.kind, text)),
            text_joins: claim.text.as_deref().is_some_and(|text| text.contains('并')),
            text_is_charged: claim.kind == ClaimKind::PriceDifference
                && claim.text.as_deref().is_some_and(is_charged),
            calculation: claim.calculation.clone().filter(|how| !is_told(how, claim.text.as_deref())),
            exhibits: labels.list(&claim.exhibits),
            proofs: titles(case, &claim.exhibits),
            grounds: sources::with(&sources::of_claim(case, claim), chooser.of_claim(index)),
            of_is_sum: claim.of.as_deref().is_some_and(is_sum),
            of: claim.of.clone(),
            of_amount: claim.of_amount,
        }
    };
    case.claims.iter().enumerate().map(claim).collect()
}

/// Is it the seller that is to be disclosed, and not who tested or repaired it?
fn names_seller(text: &str) -> bool {
    ["商家", "卖家", "经营者", "店铺", "销售者", "主体", "执照"].iter().any(|word| text.contains(word))
}

/// The claims with what they give the sentences that apply a rule.
pub(super) fn asked<'a>(case: &'a Case, law: &Law, labels: &Labels, day: Day) -> Vec<Asked<'a>> {
    let one = |claim: &'a Claim| {
        let (amount, _) = claim_amount(case, claim, most(case, law, day, claim));
        Asked { claim, witness: of_claim(claim, amount, labels) }
    };
    case.claims.iter().map(one).collect()
}

/// The most that the law allows for an increased compensation.
fn most(case: &Case, law: &Law, day: Day, claim: &Claim) -> Option<Amount> {
    let sum = sum_of(law, day, claim)?;
    Some(sum.most(base(case, claim), losses(case)))
}

/// What a multiple is taken of: the price of the goods, or of the part of the order that the claim is about.
pub(super) fn base(case: &Case, claim: &Claim) -> Amount {
    claim.of_amount.unwrap_or_else(|| price(case))
}

fn titles(case: &Case, ids: &[String]) -> Vec<String> {
    let titled = |id: &String| {
        case.exhibits.iter().find(|exhibit| &exhibit.id == id).map(|exhibit| exhibit.title.clone())
    };
    ids.iter().filter_map(titled).collect()
}

/// The sum of a claim and where it comes from. Without stating it, a refund is what was paid and not
/// returned, an increased compensation what the law gives.
fn claim_amount(case: &Case, claim: &Claim, most: Option<Amount>) -> (Option<Amount>, AmountFrom) {
    if claim.amount.is_some() {
        return (claim.amount, AmountFrom::Stated);
    }
    let refunded = case.refunded();
    match claim.kind {
        ClaimKind::Refund | ClaimKind::ReturnRefund if refunded.is_zero() => {
            (Some(case.order.paid), AmountFrom::Paid)
        }
        ClaimKind::Refund | ClaimKind::ReturnRefund => {
            (Some(case.order.paid.less(refunded)), AmountFrom::Rest)
        }
        ClaimKind::Punitive => (most, AmountFrom::Rule),
        ClaimKind::DoubleDeposit => (claim.of_amount.map(|deposit| deposit.times(2)), AmountFrom::Rule),
        _ => (None, AmountFrom::Stated),
    }
}

pub(super) fn totals(case: &Case, claims: &[ClaimFacts]) -> Totals {
    let amounts: Vec<Amount> = claims.iter().filter_map(|claim| claim.amount).collect();
    let refund_claim = claims.iter().find(|claim| claim.kind.is_refund());
    let refund = refund_claim.and_then(|claim| claim.amount);
    let shown = |amount: Amount| (!amount.is_zero()).then_some(amount);
    let sum_of = |kinds: &[ClaimKind]| -> Amount {
        claims.iter().filter(|claim| kinds.contains(&claim.kind)).filter_map(|claim| claim.amount).sum()
    };
    let partial = sum_of(&[ClaimKind::PriceDifference, ClaimKind::Freight, ClaimKind::ReducePrice]);
    Totals {
        refundable: shown(refund.unwrap_or(partial).min(case.order.paid.less(case.refunded()))),
        refunded: shown(case.refunded()),
        claimed_in_capitals: Some(amounts.iter().copied().sum())
            .filter(|sum: &Amount| !sum.is_zero())
            .map(capitals),
        claimed: shown(amounts.iter().copied().sum()),
        claims_with_amount: amounts.len(),
        refund: refund.and_then(shown),
        refund_is_rest: refund == Some(case.order.paid.less(case.refunded())),
        repaid_at: super::settlement::repaid(case),
        refund_from: refund_claim.and_then(|claim| claim.amount_from),
        sources: sources::of_totals(case),
    }
}

/// The offers of the seller's with how much less they are than all that is claimed.
pub(super) fn fall_short(mut timeline: Vec<EventFacts>, claims: &[ClaimFacts]) -> Vec<EventFacts> {
    let claimed: Amount = claims.iter().filter_map(|claim| claim.amount).sum();
    let offers =
        timeline.iter_mut().filter(|event| event.event == EventKind::Offered && event.by == Actor::Merchant);
    for offer in offers {
        offer.short_by =
            offer.amount.filter(|offered| *offered < claimed).map(|offered| claimed.less(offered));
    }
    timeline
}

/// The rule of the increased compensation that a claim asks for, as in force on that day.
pub(super) fn sum_of<'a>(law: &'a Law, day: Day, claim: &Claim) -> Option<&'a Sum> {
    let basis = claim.basis?.word();
    let in_force = law.statutes.iter().filter(|statute| statute.is_in_force(day));
    let articles = in_force.flat_map(|statute| &statute.articles);
    let mut sums =
        articles.filter(|article| article.is_in_force(day)).filter_map(|article| article.sum.as_ref());
    sums.find(|sum| sum.basis == basis)
}

/// The price of the goods: what was paid less the freight in it.
pub(super) fn price(case: &Case) -> Amount {
    case.order.paid.less(case.order.shipping.unwrap_or_default())
}

/// The losses that are claimed.
pub(super) fn losses(case: &Case) -> Amount {
    let losses = case.claims.iter().filter(|claim| claim.kind == ClaimKind::Loss);
    losses.filter_map(|claim| claim.amount).sum()
}

/// Does it name a sum (押金里被扣的部分), and no goods that have a price (同款外套)?
fn is_sum(of: &str) -> bool {
    const SUMS: [&str; 9] = ["押金", "定金", "货款", "余款", "尾款", "款项", "租金", "余额", "费用"];
    of.ends_with('费') || SUMS.iter().any(|sum| of.contains(sum))
}

/// Are the words of a claim the whole act?
fn is_act(text: &str) -> bool {
    let verbs = [
        "免费", "更换", "换", "修", "维修", "把", "将", "重新", "重做", "继续", "补发", "补寄", "上门",
        "出示", "交出", "公开", "删除", "恢复", "解绑", "解封", "停止", "交付", "完成", "安排", "办理",
        "开通",
    ];
    // 按保修免费换一块屏, 按第三版重印: how, and then the act.
    let again = ["重做", "重印", "重拍", "重新", "重裁", "重刻", "重织", "重洗"];
    let follows = again.iter().chain(&["换", "修", "补", "改"]).any(|verb| text.contains(verb));
    // 提供监控 is asked for once, 提供剩余的课 goes on.
    let papers =
        ["监控", "录像", "录音", "记录", "凭证", "证明", "明细", "清单", "单据", "报告", "票据", "发票"];
    let gives = text.starts_with("提供") && papers.iter().any(|paper| text.contains(paper));
    gives || verbs.iter().any(|verb| text.starts_with(verb)) || text.starts_with('按') && follows
}

/// Did the seller say that what is asked for costs nothing: 尺寸不对免费重做?
fn is_free(case: &Case, claim: &Claim) -> bool {
    let verbs: &[&str] = match claim.kind {
        ClaimKind::Exchange => &["换"],
        ClaimKind::Repair => &["修"],
        ClaimKind::Redo => &["重做", "返工"],
        ClaimKind::Reship => &["补"],
        _ => return false,
    };
    let says = |text: &str| {
        let behind = text.match_indices("免费").map(|(at, word)| (&text[..at], &text[at + word.len()..]));
        behind.into_iter().any(|(before, behind)| {
            // 免费上门更换: the act stands close behind.
            let near: String = behind.chars().take(NEAR).collect();
            !before.ends_with(['不', '非', '没']) && verbs.iter().any(|verb| near.contains(verb))
        })
    };
    let is_word = |event: &&Event| {
        event.by == Actor::Merchant && matches!(event.kind, EventKind::Promised | EventKind::Agreed)
    };
    let quotes = case.history.iter().filter(is_word).filter_map(|event| event.quote.as_deref());
    let mut said = case.order.promises.iter().map(|promise| promise.text.as_str()).chain(quotes);
    said.any(says) && !claim.text.as_deref().is_some_and(|text| text.contains("免费"))
}

/// Does the text say which difference it is (页面写明的优惠), and not what is to be paid (应付的回收款)?
fn says_which(kind: ClaimKind, text: &str) -> bool {
    kind == ClaimKind::PriceDifference && !is_payable(text)
}

/// Does the text of the claim name every sum that is added up: 火化费880元和录像费200元, 880+200?
fn is_told(calculation: &str, text: Option<&str>) -> bool {
    let mut sums = calculation.split('+').map(str::trim);
    let is_named = |sum: &str| text.is_some_and(|text| text.contains(&format!("{sum}元")));
    sums.all(|sum| sum.bytes().all(|sign| sign.is_ascii_digit() || sign == b'.') && is_named(sum))
}

/// Does a text end with the name of a sum: 回收款, 租金, 费用?
pub(super) fn is_payable(text: &str) -> bool {
    text.ends_with(['款', '费', '钱', '金']) || text.ends_with("费用")
}

/// Do its words say what was charged beyond the price: 装车后加收的费用, 多收的运费?
pub(super) fn is_charged(text: &str) -> bool {
    is_payable(text)
        && ["加收", "多收", "多算", "多付", "多扣", "另收", "另付", "另外收", "另外付", "又收"]
            .iter()
            .any(|word| text.contains(word))
}

/// Is more said than what is paid back: 第2期到第6期的钱，第2盒没拆的那片可以寄回去? No sum can stand behind it.
fn adds(kind: ClaimKind, text: &str) -> bool {
    (kind.is_refund() || kind == ClaimKind::ReducePrice) && text.contains('，') && !is_payable(text)
}

/// Do the words of a claim say how its sum is reckoned: 按页面价每棵25元, 12节×79元?
fn is_how(text: &str) -> bool {
    // 按页面估价应付的回收款 names a sum, and does not say how one was reckoned.
    let names_sum = text.starts_with('按') && text.contains('的') && is_payable(text);
    let starts = ["按", "以", "共", "合计", "即", "含", "每"].iter().any(|start| text.starts_with(start));
    // A sum straight behind a digit would read as one number.
    let last = text.trim_end_matches(['。', '；', '，', ' ']).chars().next_back();
    let ends_in_digit = last.is_some_and(|sign| sign.is_ascii_digit());
    starts && !names_sum
        || ends_in_digit
        || text.contains(['×', '＝', '='])
        || text.ends_with(['元', '算'])
        || text.contains("，按")
        || text.contains("一起退")
}
