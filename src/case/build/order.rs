//! What was bought.

use crate::amount::Quantity;
use crate::yaml::Node;

use super::super::model::{Goods, Order, PagePromise, PartPayment, Payment, Recurring};
use super::super::words::{ClaimKind, Every, PaymentMethod, Sale, Whereabouts};
use super::read::{amount, day, flag, list, moment, read, text};

pub(super) fn order(node: &Node) -> Order {
    let payment = node.get("payment").and_then(|payment| {
        let method = read(payment, "method", PaymentMethod::from_word)?;
        Some(Payment {
            method,
            transaction: text(payment, "transaction"),
            issuer: text(payment, "issuer"),
            card_tail: text(payment, "card_tail"),
            payee: text(payment, "payee"),
        })
    });
    Order {
        number: text(node, "number"),
        item: text(node, "item").unwrap_or_default(),
        spec: text(node, "spec"),
        quantity: read(node, "quantity", Quantity::parse),
        unit: text(node, "unit"),
        category: text(node, "category"),
        paid: amount(node, "paid").unwrap_or_default(),
        shipping: amount(node, "shipping"),
        payment,
        placed: moment(node, "placed"),
        promises: list(node, "promises", promise),
        payments: list(node, "payments", part_payment),
        recurring: node.get("recurring").and_then(recurring),
        sale: read(node, "sale", Sale::from_word),
        warranty_until: day(node, "warranty_until"),
        best_before: day(node, "best_before"),
        needed_by: day(node, "needed_by"),
    }
}

/// A text alone, or with what it is about.
fn promise(index: usize, node: &Node) -> Option<PagePromise> {
    Some(PagePromise {
        text: node.text().map(str::to_owned).or_else(|| text(node, "text"))?,
        of: read(node, "of", ClaimKind::from_word),
        until: day(node, "until"),
        exhibits: node.texts_of("exhibits"),
        index,
    })
}

fn part_payment(index: usize, node: &Node) -> Option<PartPayment> {
    Some(PartPayment {
        amount: amount(node, "amount")?,
        at: moment(node, "at"),
        method: read(node, "method", PaymentMethod::from_word),
        transaction: text(node, "transaction"),
        to: text(node, "to"),
        index,
    })
}

fn recurring(node: &Node) -> Option<Recurring> {
    Some(Recurring {
        every: read(node, "every", Every::from_word)?,
        amount: amount(node, "amount")?,
        next: day(node, "next"),
    })
}

pub(super) fn goods(node: &Node) -> Goods {
    Goods {
        place: read(node, "where", Whereabouts::from_word),
        state: text(node, "state"),
        is_complete: flag(node, "complete"),
    }
}
