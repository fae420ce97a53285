//! What was charged beyond the price: against what was written, against the page's fixed price, and over an objection.

use crate::case::{Actor, Claim, ClaimKind, Event, EventKind};

use super::super::claims::is_charged;
use super::asks::says;
use super::page::shown;
use super::{Conditions, Look, Witness};

/// The page names a price to which nothing is added.
const FIXED: [&str; 9] =
    ["一口价", "不加价", "不另收", "不再收", "不额外收", "零加价", "无隐形", "无增项", "全包"];
/// What was asked for had to be paid first, in the words of whoever tells it.
const WITHHELD: [&str; 15] = [
    "不付就不",
    "不给就不",
    "不交就不",
    "不加就不",
    "不补就不",
    "不转就不",
    "不付钱就不",
    "不给钱就不",
    "不交钱就不",
    "不加钱就不",
    "不付不",
    "不给不",
    "不付钱就",
    "不给钱就",
    "不交钱就",
];
/// Somebody else, who may not agree either.
const OTHERS: [&str; 8] = ["师傅", "司机", "客服", "商家", "店", "老板", "对方", "他"];
/// It was paid.
const PAYS: [&str; 5] = ["付了", "付款", "转了", "扫码", "支付"];
const OBJECTS: [&str; 5] = ["不同意", "没有同意", "没同意", "不认可", "不接受"];

impl Conditions {
    pub(super) fn charges(&mut self, look: Look<'_>) {
        for claim in &look.case.claims {
            self.charged_against_word(look, claim);
            self.charged_beyond_price(look, claim);
            self.charged_for_promised(look, claim);
            self.bond(look, claim);
        }
        // 当面说明不同意加价: where it was paid, or told before or after, the objection has its day.
        let paid = look.case.history.iter().rev().find_map(|event| objection(look, event));
        self.bind("paid-under-protest", paid);
        let of_seller = |event: &&Event| look.dispute.sides.is_seller(event.by);
        let withheld = look.case.history.iter().filter(of_seller).find_map(|event| {
            let words = clause_with(event.text.as_deref()?, &WITHHELD)?;
            let from = Some(event.path().join("text"));
            Some(look.event("withheld", event).with("withheld.words", words, from))
        });
        self.bind("held-until-paid", withheld);
    }

    /// A loss whose sum a detail names as what was charged, beside what was written: 免费安装, 安装时另外付了780元.
    fn charged_against_word(&mut self, look: Look<'_>, claim: &Claim) {
        let Some(amount) = claim.amount.filter(|_| claim.kind == ClaimKind::Loss) else { return };
        let names = |actual: &String| amount.is_named_in(actual);
        let mut details = look.case.problem.details.iter();
        let charged =
            details.find(|detail| detail.stated.is_some() && detail.actual.as_ref().is_some_and(names));
        self.bind_for("charged-against-word", claim.kind, charged.map(|detail| look.stated(detail)));
    }

    /// What the page says is done, and had to be paid for: 送货上门, 上楼费120元.
    fn charged_for_promised(&mut self, look: Look<'_>, claim: &Claim) {
        const DONE: [(&[&str], &[&str]); 2] = [
            (
                &["上楼费", "搬运费", "送货费", "入户费"],
                &["送货上门", "送货入户", "送货到家", "送上楼", "包上楼"],
            ),
            (&["安装费", "上门费"], &["免费安装", "包安装", "免费上门"]),
        ];
        let text = claim.text.as_deref().unwrap_or_default();
        let promises = &look.case.order.promises;
        let place = DONE
            .iter()
            .filter(|(fees, _)| says(text, fees))
            .find_map(|(_, done)| promises.iter().position(|promise| says(shown(&promise.text), done)));
        let page = place.map(|index| look.page(index, shown(&promises[index].text)));
        self.bind_for("charged-for-promised", claim.kind, page);
    }

    /// A bond that is asked back: named by the claim, or by the matter and the page or a message where the claim is the only one.
    fn bond(&mut self, look: Look<'_>, claim: &Claim) {
        let case = look.case;
        let is_named = |text: &str| text.contains("押金");
        let pages = case.order.promises.iter().map(|promise| promise.text.as_str());
        let said = case.history.iter().flat_map(|event| [event.text.as_deref(), event.quote.as_deref()]);
        let mut told = pages.chain(said.flatten());
        let is_only = case.claims.len() == 1 && is_named(&case.problem.summary) && told.any(is_named);
        let own = claim.text.as_deref().or(claim.of.as_deref());
        let is_it = own.map_or(is_only, is_named);
        let is_bond = claim.kind == ClaimKind::Refund && is_it;
        self.bind_for("bond-claimed", claim.kind, is_bond.then(Witness::default));
    }

    /// What the words of a claim say was charged (装车后加收的费用), beside a page of a fixed price.
    fn charged_beyond_price(&mut self, look: Look<'_>, claim: &Claim) {
        if !claim.text.as_deref().is_some_and(is_charged) {
            return;
        }
        let promises = &look.case.order.promises;
        let fixed = promises.iter().position(|promise| says(shown(&promise.text), &FIXED));
        let page = fixed.map(|index| look.page(index, shown(&promises[index].text)));
        self.bind_for("charged-beyond-price", claim.kind, page);
    }
}

/// The objection that the writer made when she paid what was charged.
fn objection(look: Look<'_>, event: &Event) -> Option<super::witness::Witness> {
    if event.by != Actor::Consumer || !matches!(event.kind, EventKind::Paid | EventKind::Other) {
        return None;
    }
    let text = event.text.as_deref()?;
    let clause = clause_with(text, &OBJECTS).filter(|_| says(text, &PAYS))?;
    let at = OBJECTS.iter().filter_map(|objects| clause.find(objects)).min()?;
    // 师傅不同意先搬货 is no objection of the writer's.
    if says(&clause[..at], &OTHERS) {
        return None;
    }
    let words = &clause[at..];
    Some(look.event("objection", event).with("objection.words", words, Some(event.path().join("text"))))
}

/// The clause of a text that has one of these words.
fn clause_with<'a>(text: &'a str, words: &[&str]) -> Option<&'a str> {
    text.split(['，', '。', '；', '、', '：']).find(|clause| says(clause, words))
}
