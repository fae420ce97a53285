//! What identifies in the texts of a case, and the values that the case itself holds as private.

use std::cell::OnceCell;
use std::ops::Range;

use crate::amount::Amount;
use crate::case::{Case, Voice, Writing};
use crate::identifiers::{Goods, Identifier, Kind, Values, scan, unexplained};
use crate::path::CasePath;

use super::said::sums;

/// What identifies in the texts of a case, looked for once for all channels, when the first one asks.
#[derive(Debug, Default)]
pub struct Identified {
    telling: OnceCell<Vec<Telling>>,
    unexplained: OnceCell<Vec<Telling>>,
    secrets: OnceCell<Values>,
}

/// A text of the case in which something identifies.
#[derive(Debug)]
pub(super) struct Telling {
    pub(super) path: CasePath,
    pub(super) found: Vec<Identifier>,
    /// The case's own private values.
    pub(super) known: Vec<KnownPlace>,
}

/// The number of a private value among [`secrets`], and its bytes in a text.
pub(super) type KnownPlace = (usize, Range<usize>);

impl Identified {
    /// The texts in which something identifies, in the order of the keys: mostly none.
    pub(super) fn telling(&self, case: &Case) -> &[Telling] {
        self.telling.get_or_init(|| {
            let telling = |writing: Writing<'_>| {
                let (known, found) = if is_name(&writing) {
                    (Vec::new(), scan(writing.text))
                } else {
                    self.secrets(case).find_and_scan(writing.text)
                };
                let is_any = !found.is_empty() || !known.is_empty();
                is_any.then_some(Telling { path: writing.path, found, known })
            };
            case.writings().into_iter().filter(is_free).filter_map(telling).collect()
        })
    }

    /// The texts with something that a public text says only when its writer was asked, in the order of the keys.
    pub(super) fn unexplained(&self, case: &Case) -> &[Telling] {
        self.unexplained.get_or_init(|| {
            let goods = goods(case);
            let telling = |writing: Writing<'_>| {
                let is_name = is_name(&writing);
                let mut found = unexplained(writing.text, &goods, is_name || is_of_goods(&writing));
                // What the shop is called is on display, also where it is a person's name; an account in it is none.
                found
                    .retain(|one| !is_name || matches!(one.kind, Kind::Contact | Kind::Code | Kind::Account));
                (!found.is_empty()).then_some(Telling { path: writing.path, found, known: Vec::new() })
            };
            case.writings().into_iter().filter(is_free).filter_map(telling).collect()
        })
    }

    /// The case's own private values, ready to be looked for.
    pub(super) fn secrets(&self, case: &Case) -> &Values {
        self.secrets.get_or_init(|| {
            let values: Vec<&str> = secrets(case).into_iter().map(|(value, _)| value).collect();
            Values::new(&values)
        })
    }
}

/// What explains figures and letters in the texts of a case: its goods and its sums.
pub(super) fn goods(case: &Case) -> Goods {
    let order = &case.order;
    let named = [Some(case.merchant.shop.as_str()), Some(&order.item), order.spec.as_deref()];
    let named: Vec<&str> = named.into_iter().flatten().collect();
    let told = case.writings().into_iter().flat_map(|writing| sums(writing.text));
    // 退您2940 of an offer whose amount the case holds.
    let events = case.history.iter().filter_map(|event| event.amount);
    let asked = case.claims.iter().filter_map(|claim| claim.amount);
    let sums = told.chain([order.paid]).chain(events).chain(asked);
    Goods::new(&named).with_sums(sums.map(Amount::fen))
}

/// The private values of a case, with what they are. What the shop displays as its name is not among them.
pub(super) fn secrets(case: &Case) -> Vec<(&str, &'static str)> {
    let payment = case.order.payment.as_ref();
    let acts_for = case.consumer.acts_for.as_ref().map(|person| (Some(person.name.as_str()), "被代理人姓名"));
    let person = case.consumer.representative.as_ref();
    let values = [
        (case.consumer.name.as_deref(), "投诉人姓名"),
        (case.consumer.phone.as_deref(), "投诉人电话"),
        (person.map(|person| person.name.as_str()), "受托人姓名"),
        (person.and_then(|person| person.phone.as_deref()), "受托人电话"),
        (case.consumer.address.as_deref(), "投诉人地址"),
        (case.order.number.as_deref(), "订单号"),
        (payment.and_then(|payment| payment.transaction.as_deref()), "交易单号"),
        (case.merchant.legal_name.as_deref(), "商家登记名称"),
        (case.merchant.credit_code.as_deref(), "统一社会信用代码"),
        (case.merchant.address.as_deref(), "商家地址"),
        (case.merchant.phone.as_deref(), "商家电话"),
    ];
    let payments = case.order.payments.iter().map(|part| (part.to.as_deref(), "收款人"));
    let others = case.others.iter().flat_map(|other| {
        let name = Some(other.name.as_str()).filter(|name| is_person(name));
        [(name, "相关的人的姓名"), (other.phone.as_deref(), "相关的人的电话")]
    });
    values
        .into_iter()
        .chain(acts_for)
        .chain(payments)
        .chain(others)
        .filter_map(|(value, what)| Some((value?, what)))
        .filter(|(value, _)| value.chars().count() > 1 && !case.merchant.shop.contains(value))
        .collect()
}

/// 陈强 is somebody, 示例速运 is not.
fn is_person(name: &str) -> bool {
    const TRADES: &[char] =
        &['司', '店', '部', '站', '厂', '行', '所', '院', '队', '运', '递', '流', '险', '心', '社'];
    (2..=4).contains(&name.chars().count()) && !name.ends_with(TRADES) && !name.contains("快递")
}

/// What an audience is told by the form's own boxes is what it needs; a name that is displayed may hold more than a name.
fn is_free(writing: &Writing<'_>) -> bool {
    writing.voice != Voice::Data || is_name(writing)
}

/// What the goods are called: their models and sizes explain themselves.
fn is_of_goods(writing: &Writing<'_>) -> bool {
    matches!(writing.path.as_str(), "order.item" | "order.spec")
}

fn is_name(writing: &Writing<'_>) -> bool {
    matches!(writing.path.as_str(), "merchant.shop" | "merchant.host")
}
