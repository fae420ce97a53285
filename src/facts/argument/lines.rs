//! Sentences that no data file holds: what follows for each claim, what was decided, the fallback.

use crate::case::{Claim, ClaimKind, PunitiveBasis};
use crate::dispute::Where;
use crate::slots::{Context, parse};

use super::super::Piece;
use super::super::claims::{is_charged, is_payable};
use super::super::conditions::{Asked, Witness};
use super::super::value::Fixed;
use super::Arguing;

/// What follows for a claim of this kind.
const CONCLUSIONS: &[(ClaimKind, &str)] = &[
    (ClaimKind::Repair, "{seller}应当予以修理"),
    (ClaimKind::PriceDifference, "{seller}应当补足差价{claim.amount}元"),
    (ClaimKind::ReducePrice, "{seller}应当减少价款{claim.amount}元"),
    (ClaimKind::Freight, "{claim.text}应当由{seller}承担"),
    (ClaimKind::Loss, "{claim.text}应当由{seller}赔偿"),
    (ClaimKind::Invoice, "{seller}应当开具发票"),
    (ClaimKind::Disclosure, "应当提供{claim.text}"),
    (ClaimKind::Continue, "{seller}应当继续履行约定"),
    (ClaimKind::Redo, "{seller}应当重做"),
    (ClaimKind::DoubleDeposit, "{seller}应当双倍返还定金"),
    (ClaimKind::Interest, "{seller}应当支付利息"),
];

impl Arguing<'_> {
    /// A sentence with slots, of this claim; nothing where one stays empty.
    pub(super) fn line(
        &self,
        text: &str,
        when: &[&str],
        asked: Option<&Asked<'_>>,
        more: &Witness,
    ) -> Vec<Piece> {
        let when: Vec<String> = when.iter().map(|word| (*word).to_owned()).collect();
        let context = Context { when: &when, more: &["decision"] };
        let Ok(line) = parse(text, context) else { return Vec::new() };
        self.on_paper(self.conditions.fill_with(&line, &when, asked, more).unwrap_or_default())
    }

    /// What a contract says is not said to stand on a page, nor what was said in a live show.
    pub(super) fn on_paper(&self, mut pieces: Vec<Piece>) -> Vec<Piece> {
        let others = self.instead_of_page();
        for fixed in pieces.iter_mut().filter_map(|piece| piece.fixed.as_mut()) {
            let text = std::mem::take(&mut fixed.0);
            fixed.0 = others.iter().fold(text, |text, (page, other)| text.replace(page, other));
        }
        pieces
    }

    /// Words of a page, and what stands for them where the promises are elsewhere.
    fn instead_of_page(&self) -> &'static [(&'static str, &'static str)] {
        const CONTRACT: [(&str, &str); 1] = [("页面写", "合同写")];
        const AGREEMENT: [(&str, &str); 1] = [("页面写", "协议写")];
        const LIVE: [(&str, &str); 7] = [
            ("页面对此写的", "直播里说的"),
            ("页面写明的", "直播里说的"),
            ("页面写明", "直播里说"),
            ("页面写的", "直播里说的"),
            ("页面写着", "直播里说"),
            ("页面上的", "直播里的"),
            ("是写明的", "是直播里说的"),
        ];
        const ROOM: [(&str, &str); 3] =
            [("页面对此写", "直播间对此写"), ("页面写", "直播间写"), ("页面上的", "直播间的")];
        let case = self.case;
        if case.promises_were_said() {
            return &LIVE;
        }
        if case.promises_are_live() {
            return &ROOM;
        }
        let promises = &case.order.promises;
        if promises.is_empty() || !promises.iter().all(|promise| case.is_on_paper(promise)) {
            return &[];
        }
        let shows = |word: &str| {
            case.promise_exhibits().into_iter().any(|id| {
                case.exhibits.iter().any(|exhibit| exhibit.id == id && exhibit.title.contains(word))
            })
        };
        if shows("合同") {
            &CONTRACT
        } else if shows("协议") {
            &AGREEMENT
        } else {
            &[]
        }
    }

    /// A sentence of these witnesses alone.
    pub(super) fn line_of(&self, text: &str, more: &'static [&'static str], witness: &Witness) -> Vec<Piece> {
        let Ok(line) = parse(text, Context { when: &[], more }) else { return Vec::new() };
        self.conditions.fill_with(&line, &[], None, witness).unwrap_or_default()
    }

    /// What follows for a claim.
    pub(super) fn conclusion(&self, asked: &Asked<'_>) -> Vec<Piece> {
        let line = |text: &str| self.line(text, &[], Some(asked), &Witness::default());
        let claim = asked.claim;
        match claim.kind {
            ClaimKind::Refund | ClaimKind::ReturnRefund => line(self.of_refund(claim)),
            ClaimKind::Exchange if self.is_other_goods() => line("{seller}应当换发约定的商品"),
            ClaimKind::Exchange => line("{seller}应当更换商品"),
            ClaimKind::Reship if claim.text.as_ref().is_some_and(|text| text.starts_with('补')) => {
                line("{seller}应当{claim.text}")
            }
            ClaimKind::Reship if claim.text.is_some() => line("{seller}应当补发{claim.text}"),
            ClaimKind::Reship => line("{seller}应当补发缺少的商品"),
            ClaimKind::PriceDifference if claim.text.as_deref().is_some_and(is_charged) => {
                line("{seller}应当退还{claim.text}{claim.amount}元")
            }
            ClaimKind::PriceDifference if claim.text.as_deref().is_some_and(is_payable) => {
                line("{seller}应当支付{claim.text}{claim.amount}元")
            }
            ClaimKind::Repair if claim.text.as_deref().is_some_and(|text| text.contains("免费")) => {
                line("{seller}应当免费修理")
            }
            ClaimKind::Punitive if claim.basis == Some(PunitiveBasis::Promise) => {
                line("{seller}应当按承诺赔偿{claim.amount}元")
            }
            ClaimKind::Punitive => line("{me}请求增加赔偿{claim.amount}元"),
            kind => CONCLUSIONS
                .iter()
                .find(|(known, _)| *known == kind)
                .map_or(Vec::new(), |(_, text)| line(text)),
        }
    }

    fn of_refund(&self, claim: &Claim) -> &'static str {
        let is_with_me = self.dispute.goods.at == Where::Consumer;
        let is_return = claim.kind == ClaimKind::ReturnRefund && is_with_me;
        if claim.amount.is_none() && is_return && !self.case.refunded().is_zero() {
            "{seller}应当同意退货，并退还余下的{claim.amount}元"
        } else if claim.amount.is_none() && !self.case.refunded().is_zero() {
            "{seller}应当退还余下的{claim.amount}元"
        } else if claim.amount.is_none() && self.dispute.goods.at == Where::NotArrived {
            // A room and a shoot are no goods.
            if matches!(self.case.problem.kind.as_str(), "not-shipped" | "not-received" | "false-shipping") {
                "{seller}应当退还全部货款"
            } else {
                "{seller}应当退还{claim.amount}元"
            }
        } else if is_return {
            "{seller}应当同意退货并退款"
        } else {
            "{seller}应当退还{claim.amount}元"
        }
    }

    /// Something else came than what was ordered.
    fn is_other_goods(&self) -> bool {
        matches!(self.case.problem.kind.as_str(), "wrong-item" | "not-as-described")
    }
}

/// Words of our own.
pub(super) fn fixed(words: &str) -> Piece {
    Piece { fixed: Some(Fixed(words.to_owned())), ..Piece::default() }
}
