//! The seller's offers, and what the writer said to them: where they stand in a text that tells reasons apart.

use tera::Value;

use crate::case::{Actor, ClaimKind, EventKind};
use crate::facts::EventFacts;
use crate::telling::{Move, MoveKind, Register};

use super::apart::{Reason, is_plain};
use super::story::Told;

/// What is worth something at the next purchase only, and words behind which money is meant all the same.
const COUPONS: [&str; 9] = ["券", "抵用", "代金", "礼品卡", "积分", "京豆", "保养卡", "次卡", "会员卡"];
/// An offer with one of these takes the goods back.
const RETURNS: [&str; 4] = ["退货", "寄回", "退回来", "收回"];
/// It does not where one of these stands beside it.
const KEEPS: [&str; 6] = ["不用退", "不退货", "不用寄", "没法", "退不了", "不能退"];
const MONEY: [&str; 12] =
    ["退您", "退你", "退款", "赔您", "赔你", "补您", "补你", "转给", "红包", "现金", "打款", "返您"];

impl Told<'_> {
    /// Was it said the same day to an offer before it: 怎么能算到1028的 is told with 给您退1028, and not before it?
    pub(super) fn follows_offer(&self, message: usize) -> bool {
        let timeline = &self.facts.timeline;
        let before = message.checked_sub(1).map(|place| &timeline[place]);
        before.is_some_and(|one| {
            one.event == EventKind::Offered
                && one.by == Actor::Merchant
                && one.at.day == timeline[message].at.day
        })
    }

    /// The offer that answered the message, which the course tells by itself where the message stands elsewhere.
    pub(super) fn offer_to(&self, one: &Move) -> Option<usize> {
        one.answer.filter(|place| self.facts.timeline[*place].event == EventKind::Offered)
    }

    /// Is this an offer by itself that the writer did not take, told in words that a list can hold?
    pub(super) fn is_left(&self, one: &Move) -> bool {
        let Some(event) = one.events.first().map(|place| &self.facts.timeline[*place]) else { return false };
        let is_told = event.quote.is_some() || event.text.is_some() || event.amount.is_some();
        one.kind == MoveKind::Single
            && is_plain(one)
            && one.details.is_empty()
            && event.event == EventKind::Offered
            && event.by == Actor::Merchant
            && event.taken == Some(false)
            && !event.is_declined_next
            && !self.is_answered_next(one.events[0])
            && is_told
    }

    /// 喷雾我不要 stands behind the offer of it, though it names the refusal before, where something else meets that.
    pub(super) fn behind_offers(&self, reasons: &mut [Reason<'_>]) {
        for at in 0..reasons.len() {
            let Some(message) = reasons[at].answered else { continue };
            let is_before = |later: &usize| reasons[*later].place < message.events[0];
            let last = (at + 1..reasons.len()).take_while(is_before).last();
            let is_offer = |at: &usize| self.facts.timeline[reasons[*at].place].event == EventKind::Offered;
            let is_open = |at: &usize| reasons[*at].answered.is_none();
            let is_met = self.is_met_apart(reasons[at].place);
            if let Some(last) = last.filter(is_offer).filter(is_open).filter(|_| is_met) {
                reasons[last].answered = reasons[at].answered.take();
            }
        }
    }

    /// Why an offer was not taken: what its sum lacks, and what is asked for it.
    pub(super) fn short(&self, place: usize) -> Vec<(&'static str, Value)> {
        let offer = self.facts.timeline.get(place).filter(|event| event.event == EventKind::Offered);
        let Some(offer) = offer.filter(|_| self.voiced.register() == Register::Chat) else {
            return Vec::new();
        };
        let said = [&offer.quote, &offer.text];
        let term = said.into_iter().flatten().find_map(|text| term(text));
        let terms = [Term::Praise, Term::Withdrawal].map(|one| (one.flag(), (term == Some(one)).into()));
        self.too_little(offer).into_iter().chain(terms).collect()
    }

    /// Why its sum does not do: less than one of the costs, less than what is claimed, or no money.
    fn too_little(&self, offer: &EventFacts) -> Vec<(&'static str, Value)> {
        let claims = &self.facts.claims;
        let is_money = |kind: ClaimKind| kind.is_refund() || kind.needs_amount();
        let says = |words: &[&str]| {
            [&offer.quote, &offer.text]
                .into_iter()
                .flatten()
                .any(|text| words.iter().any(|one| text.contains(one)))
        };
        let is_all_money =
            claims.iter().filter(|claim| !claim.kind.is_besides()).all(|claim| is_money(claim.kind));
        // 是下次用的券，不是现金.
        let is_money_too = says(&MONEY) && !says(&["不是现金", "不是钱"]);
        if says(&COUPONS) && !is_money_too {
            if !is_all_money {
                return Vec::new();
            }
            return vec![("is_coupon", true.into())];
        }
        if [&offer.quote, &offer.text].into_iter().flatten().any(|text| is_paid_for(text)) {
            return vec![("still_pays", true.into())];
        }
        // 1160 less than a price for which the goods go back compares two things.
        if claims.iter().any(|claim| claim.kind == ClaimKind::ReturnRefund)
            && (!says(&RETURNS) || says(&KEEPS))
        {
            return vec![("wants_return", true.into())];
        }
        let Some(amount) = offer.amount else { return Vec::new() };
        let is_cost = |claim: &crate::facts::ClaimFacts| {
            claim.kind == ClaimKind::Loss
                && claim.text.as_ref().is_some_and(|text| !text.contains('，'))
                && claim.amount.is_some_and(|sum| sum > amount)
        };
        if let Some(cost) = claims.iter().position(is_cost).and_then(|cost| i64::try_from(cost).ok()) {
            return vec![("short_of", cost.into())];
        }
        let is_plain = claims.iter().all(|claim| claim.kind != ClaimKind::Punitive);
        // What had not been asked by then the offer could not fall short of.
        let asked = |kind: ClaimKind| {
            let mut requests =
                self.facts.dispute.requests.iter().filter(|request| *request.what == *kind.word());
            requests.any(|request| !offer.at.is_before(request.first_at))
        };
        let of_money = claims.iter().filter(|claim| claim.amount.is_some());
        let is_short = is_plain && offer.short_by.is_some() && of_money.map(|claim| claim.kind).all(asked);
        if is_short { vec![("falls_short", true.into())] } else { Vec::new() }
    }

    /// Did the seller agree that the goods come back: 质量问题可以退，请先寄回, and not 给您退50元差价?
    pub(super) fn return_was_granted(&self) -> bool {
        let grants = |event: &&EventFacts| {
            let words = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
            let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
            let is_less = says(&["不退", "不能退", "不可以退", "差价", "退一部分"]);
            // 寄回来给你换黑的, 寄回来免费改: sent back for something else.
            let is_other = says(&["换", "修", "改", "重做"]);
            !is_less
                && (says(&["退货", "可以退", "能退", "给退", "同意退"])
                    || says(&["寄回", "退回来"]) && !is_other)
        };
        let agreed = |event: &&EventFacts| event.event == EventKind::Agreed && event.by == Actor::Merchant;
        self.facts.timeline.iter().rev().find(agreed).is_some_and(|event| grants(&event))
    }
}

/// What is asked for an offer besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Term {
    /// 给个五星好评.
    Praise,
    /// 把退款撤一下.
    Withdrawal,
}

impl Term {
    /// The name by which templates ask for it.
    fn flag(self) -> &'static str {
        match self {
            Self::Praise => "asks_praise",
            Self::Withdrawal => "asks_withdrawal",
        }
    }
}

/// Would the writer pay all the same: 主板1500您补700, 转卡费给您打对折368?
fn is_paid_for(text: &str) -> bool {
    const PAYS: [&str; 11] =
        ["您补", "你补", "您再补", "您出", "你出", "您付", "你付", "您承担", "你承担", "您掏", "你掏"];
    let given = text.replace("给您补", "").replace("给你补", "");
    let cut = |clause: &str| ["对折", "打折", "半价", "减半"].iter().any(|word| clause.contains(word));
    let is_fee = |clause: &str| clause.contains('费') && cut(clause) && !clause.contains('退');
    PAYS.iter().any(|word| given.contains(word)) || text.split(['，', '。', ' ']).any(is_fee)
}

fn term(text: &str) -> Option<Term> {
    const PRAISE: [&str; 9] = ["好评", "五星", "5星", "改评", "删评", "删差评", "差评删", "评价改", "追评"];
    const GIVEN: [&str; 6] = ["给", "改", "删", "写", "来个", "发"];
    const ENDS: [&str; 5] = ["撤", "关一下", "关了", "关掉", "关闭"];
    const CASES: [&str; 6] = ["售后", "退款", "投诉", "介入", "申请", "12315"];
    const NOT: [&str; 4] = ["不用", "不必", "不需要", "不撤"];
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let mut clauses = text.split(['，', '。', '；', ' ']);
    // 我们家都是好评 asks for none, and 售后不用撤 for nothing.
    if clauses.clone().any(|clause| has(clause, &PRAISE) && has(clause, &GIVEN) && !has(clause, &NOT)) {
        return Some(Term::Praise);
    }
    let ends = |clause: &str| has(clause, &ENDS) && has(clause, &CASES) && !has(clause, &NOT);
    clauses.any(ends).then_some(Term::Withdrawal)
}

#[cfg(test)]
mod tests {
    use super::{Term, term};

    #[test]
    fn what_is_asked_for_an_offer_is_known() {
        for text in ["再退您500 给个五星好评 这事就算了", "退你80 差评删了", "您把评价改成五星我就转"]
        {
            assert_eq!(term(text), Some(Term::Praise), "{text}");
        }
        for text in ["给您补偿80亲 您把退款撤一下", "开了的两罐不退，并且要先撤售后", "把售后关一下哈"]
        {
            assert_eq!(term(text), Some(Term::Withdrawal), "{text}");
        }
        for text in [
            "我们家都是好评，给您补20",
            "最多退你150",
            "这两天关店，可以补您80",
            "退200，售后不用撤",
            "退200，不用给好评",
        ] {
            assert_eq!(term(text), None, "{text}");
        }
    }
}
