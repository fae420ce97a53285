//! Claims, their sums, and the money that came back.

use crate::amount::Amount;
use crate::diagnostic::{Diagnostic, Sink};
use crate::path::CasePath;

use super::super::model::{Case, Claim};
use super::super::words::{ClaimKind, EventKind, PunitiveBasis};
use super::{is_written, path};

const ABOVE_PAID: &str = "case/refund-above-paid";

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let mut first_refund = None;
    for claim in &case.claims {
        let index = claim.index;
        let own = One { case, claim, base: CasePath::of("claims").index(index) };
        own.amount(sink);
        own.punitive(sink);
        own.base(sink);
        own.reduced(sink);
        if claim.kind.is_refund() {
            let first = *first_refund.get_or_insert(index);
            if first == index {
                own.refund(sink);
            } else {
                sink.push(
                    Diagnostic::error("case/claim", "退款写了两次")
                        .at(case.places.of(&own.at("kind")), "第二次")
                        .at(case.places.of(&CasePath::of("claims").index(first).join("kind")), "第一次")
                        .help("refund 和 return-refund 只留一条"),
                );
            }
        }
    }
    came_back(case, sink);
}

struct One<'a> {
    case: &'a Case,
    claim: &'a Claim,
    base: CasePath,
}

impl One<'_> {
    fn at(&self, key: &str) -> CasePath {
        self.base.join(key)
    }

    fn missing(&self, key: &str, help: String) -> Diagnostic {
        Diagnostic::error("case/missing-key", format!("{} 缺少“{key}”", self.claim.kind.word()))
            .at(self.case.places.of(&self.at("kind")), "写在这一条里")
            .help(help)
    }

    fn amount(&self, sink: &mut Sink) {
        let kind = self.claim.kind;
        if kind.needs_amount() && !is_written(self.case, &self.base, "amount") {
            sink.push(self.missing("amount", format!("写明“{}”的金额，如 amount: 12.00", kind.about())));
        }
        if self.claim.amount.is_some() && !kind.takes_amount() {
            sink.push(
                Diagnostic::error("case/claim", format!("{}（{}）不写金额", kind.word(), kind.about()))
                    .at(self.case.places.of(&self.at("amount")), "")
                    .help("删掉 amount；要求付款时另写一条 refund、loss 或 price-difference"),
            );
        }
    }

    fn punitive(&self, sink: &mut Sink) {
        if self.claim.kind != ClaimKind::Punitive {
            if self.claim.basis.is_some() {
                sink.push(
                    Diagnostic::error("case/claim", "basis 只用于 punitive")
                        .at(self.case.places.of(&self.at("basis")), "")
                        .help("删掉 basis；依据哪条法律由工具按事实选出"),
                );
            }
            return;
        }
        if !is_written(self.case, &self.base, "basis") {
            let help = "写明依据：basis: fraud（涉嫌欺诈）、food（涉嫌食品不符合安全标准）或 promise（商家自己承诺过加倍赔偿）";
            sink.push(self.missing("basis", help.into()));
        }
        if self.claim.basis == Some(PunitiveBasis::Promise) && !is_written(self.case, &self.base, "amount") {
            let help =
                "写明按承诺该赔多少，如 假一赔三 就是价款的三倍：amount: 804.00；承诺的数没有法律可以代算";
            sink.push(self.missing("amount", help.into()));
        }
        if !is_written(self.case, &self.base, "exhibits") {
            let help = "写明支持这项怀疑的证据编号：exhibits: […]；没有证据时不要提出";
            sink.push(self.missing("exhibits", help.into()));
        }
    }

    /// The sum that a claim is reckoned from: a part of what was paid.
    fn base(&self, sink: &mut Sink) {
        let (kind, paid) = (self.claim.kind, self.case.order.paid);
        let is_any = ["amount", "of_amount"].iter().any(|key| is_written(self.case, &self.base, key));
        if kind == ClaimKind::DoubleDeposit && !is_any {
            let help = "写明付了多少定金，如 of_amount: 500.00，双倍由程序算";
            sink.push(self.missing("of_amount", help.into()));
        }
        if kind == ClaimKind::Interest && !is_any && self.claim.text.is_none() {
            let help =
                "写明利息的数 amount: 12.00；没有算出来的，写怎样算 text: 自2026年5月1日起按…计算的利息";
            sink.push(self.missing("amount", help.into()));
        }
        let Some(base) = self.claim.of_amount else { return };
        let place = self.case.places.of(&self.at("of_amount"));
        if !kind.takes_base() {
            sink.push(
                Diagnostic::error("case/claim", format!("{}（{}）不用 of_amount", kind.word(), kind.about()))
                    .at(place, "")
                    .help("of_amount 只用于 punitive、double-deposit 和 interest；要求的数写 amount"),
            );
        } else if base > paid && !paid.is_zero() {
            sink.push(
                Diagnostic::error("case/claim", format!("of_amount 高于实付 {paid}元"))
                    .at(place, "")
                    .at(self.case.places.of("order.paid"), "实付总额")
                    .help("写这一项所针对的那一部分：价款、定金或本金"),
            );
        } else if kind == ClaimKind::DoubleDeposit
            && let Some(asked) = self.claim.amount.filter(|asked| *asked > base.times(2))
        {
            sink.push(
                Diagnostic::error("case/claim", format!("要求 {asked}元，高于定金 {base}元 的双倍"))
                    .at(self.case.places.of(&self.at("amount")), "")
                    .at(place, "定金")
                    .help(format!(
                        "最多写 {}；不写 amount 时按这个数计算；已付的其余价款另写 refund",
                        base.times(2)
                    )),
            );
        }
    }

    /// A price is reduced by less than all of it.
    fn reduced(&self, sink: &mut Sink) {
        let paid = self.case.order.paid;
        let is_all =
            self.claim.kind == ClaimKind::ReducePrice && self.claim.amount.is_some_and(|by| by >= paid);
        if is_all && !paid.is_zero() {
            sink.push(
                Diagnostic::error(ABOVE_PAID, format!("要求减少的价款不低于实付 {paid}元"))
                    .at(self.case.places.of(&self.at("amount")), "")
                    .at(self.case.places.of("order.paid"), "实付总额")
                    .help("写减少多少；要求退回全部的，写 refund 或 return-refund"),
            );
        }
    }

    /// What can be asked back: what was paid less what came back.
    fn refund(&self, sink: &mut Sink) {
        let (paid, back) = (self.case.order.paid, self.case.refunded());
        let left = paid.less(back);
        let asked = self.claim.amount.unwrap_or(left);
        if paid.is_zero() || back > paid || (asked <= left && !left.is_zero()) {
            return;
        }
        let paid_at = self.case.places.of("order.paid");
        if left.is_zero() {
            // A complaint that was met can still be withdrawn.
            let is_alone = self.case.claims.iter().all(|claim| claim.kind.is_refund());
            let is_met = is_alone && self.claim.amount.is_none_or(|amount| amount <= paid);
            if is_met && self.case.history.iter().any(|event| event.kind == EventKind::Complained) {
                return;
            }
            sink.push(
                Diagnostic::error(ABOVE_PAID, "实付的钱已经全部退回，没有可以要求退的金额")
                    .at(self.case.places.of(&self.at("kind")), "")
                    .at(paid_at, "实付总额")
                    .help("删掉这一条诉求，其余的照写；其余的也都到了、要撤回投诉的，删掉其余的，只留这一条"),
            );
            return;
        }
        let why = if back.is_zero() {
            format!("实付 {paid}元")
        } else {
            format!("实付 {paid}元，已退 {back}元，还剩 {left}元")
        };
        sink.push(
            Diagnostic::error(ABOVE_PAID, format!("要求退款 {asked}元，高于能退的金额"))
                .at(self.case.places.of(&self.at("amount")), why)
                .at(paid_at, "实付总额")
                .help(format!("最多写 {left}；不写 amount 时按这个数计算；其他损失另写 loss")),
        );
    }
}

/// More than was paid cannot come back.
fn came_back(case: &Case, sink: &mut Sink) {
    let mut sum = Amount::ZERO;
    for event in case.history.iter().filter(|event| event.kind == EventKind::Refunded) {
        sum = [sum, event.amount.unwrap_or_default()].into_iter().sum();
        if sum > case.order.paid && !case.order.paid.is_zero() {
            sink.push(
                Diagnostic::error(ABOVE_PAID, format!("到账的退款共 {sum}元，高于实付"))
                    .at(case.places.of(&path(event, "amount")), "加上这一笔")
                    .at(case.places.of("order.paid"), "实付总额")
                    .help("改正金额；运费或赔款到账用 other 写明"),
            );
            return;
        }
    }
}
