//! The order: freight, quantity, promises.

use crate::diagnostic::{Diagnostic, Sink};
use crate::path::CasePath;
use crate::yaml::nearest;

use super::super::model::Case;
use super::super::words::{EventKind, MerchantKind, Promise, Sale};
use super::{is_written, path};

pub(super) fn check(case: &Case, sink: &mut Sink) {
    if case.order.shipping.is_some_and(|shipping| shipping > case.order.paid && !case.order.paid.is_zero()) {
        sink.push(
            Diagnostic::error("case/shipping", format!("运费高于实付总额 {}元", case.order.paid))
                .at(case.places.of("order.shipping"), "")
                .at(case.places.of("order.paid"), "实付总额，已含运费")
                .help("paid 写实际付出的总额，shipping 写其中的运费"),
        );
    }
    if case.order.unit.is_some()
        && case.order.quantity.is_none()
        && !is_written(case, &CasePath::of("order"), "quantity")
    {
        sink.push(
            Diagnostic::warning("case/unit-without-quantity", "写了量词 unit，却没有写数量 quantity")
                .at(case.places.of("order.unit"), "")
                .help("补上 quantity，如 quantity: 1；或删掉 unit"),
        );
    }
    let is_in_parts = case.order.quantity.is_some_and(|quantity| quantity.whole().is_none());
    if is_in_parts && !is_written(case, &CasePath::of("order"), "unit") {
        sink.push(
            Diagnostic::error("case/quantity", "数量有小数，没有写单位 unit")
                .at(case.places.of("order.quantity"), "")
                .help("补上单位，如 unit: 千克；按件卖的写整数"),
        );
    }
    several(case, sink);
    two_dates(case, sink);
    terms(case, sink);
    sale(case, sink);
    promises(case, sink);
}

fn two_dates(case: &Case, sink: &mut Sink) {
    let ordered = case.history.iter().find(|event| event.kind == EventKind::Ordered);
    if let (Some(placed), Some(ordered)) = (case.order.placed, ordered)
        && placed != ordered.at
    {
        sink.push(
            Diagnostic::error("case/order-date", "下单时间写了两处，并且不一样")
                .at(case.places.of(&path(ordered, "at")), "这里")
                .at(case.places.of("order.placed"), "和这里")
                .help("改成一致；或只留 order.placed，删掉 ordered 这件事"),
        );
    }
}

/// Forms take one order.
fn several(case: &Case, sink: &mut Sink) {
    let number = case.order.number.as_deref().unwrap_or_default();
    if number.contains(['、', '，', ',', '；', ';', '和', '/']) {
        sink.push(
            Diagnostic::warning("case/several-orders", "order.number 里像是有几个订单号")
                .at(case.places.of("order.number"), "")
                .help("各渠道的表单一次只收一个订单：一个订单写一份案件，同样的经过照抄一遍"),
        );
    }
}

/// Days that cannot lie before the order, and a next payment that cannot have been.
fn terms(case: &Case, sink: &mut Sink) {
    let order = &case.order;
    let days = [
        ("warranty_until", order.warranty_until, "保修的最后一天早于下单"),
        ("needed_by", order.needed_by, "要用它的那一天早于下单"),
    ];
    for (key, day, message) in days {
        if let (Some(day), Some(placed)) = (day, order.placed)
            && day < placed.day
        {
            sink.push(
                Diagnostic::error("case/term", message)
                    .at(case.places.of(&format!("order.{key}")), "")
                    .at(case.places.of("order.placed"), "下单")
                    .help("改正其中一个日期"),
            );
        }
    }
    let next = order.recurring.as_ref().and_then(|recurring| recurring.next);
    if next.is_some_and(|next| next < case.as_of) {
        sink.push(
            Diagnostic::error("case/term", format!("下一次扣款的日期在写信的日期 {} 以前", case.as_of))
                .at(case.places.of("order.recurring.next"), "已经过去")
                .help("写还没有到的那一次；已经扣了的写进 order.payments"),
        );
    }
}

/// Sales for which there is no return without a reason, and sellers against whom consumer law says nothing.
fn sale(case: &Case, sink: &mut Sink) {
    if case.order.sale == Some(Sale::InStore) && case.problem.kind == "seven-day-return" {
        sink.push(
            Diagnostic::warning("case/sale", "到店购买没有法定的七日无理由退货")
                .at(case.places.of("order.sale"), "到店购买")
                .at(case.places.of("problem.kind"), "按七日无理由退货")
                .help("商家自己承诺过无理由退货的，写进 order.promises，problem.kind 写 promise-broken；商品有问题的写相应的种类"),
        );
    }
    if case.merchant.kind == Some(MerchantKind::Private) {
        sink.push(
            Diagnostic::warning("case/private-seller", "卖家是转让闲置物品的个人，不是经营者")
                .at(case.places.of("merchant.kind"), "")
                .help("消费者权益保护法和 12315 管的是经营者：先用平台的售后和介入，谈不成的可以起诉")
                .help("长期以此为业的个人是经营者，写 kind: individual"),
        );
    }
}

/// A promise in English letters is meant as one of the known words.
fn promises(case: &Case, sink: &mut Sink) {
    let known: Vec<&str> = Promise::CHOICES.iter().map(|choice| choice.word).collect();
    for page in &case.order.promises {
        let promise = &page.text;
        let looks_like_word =
            promise.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if looks_like_word && !known.contains(&promise.as_str()) {
            let near = nearest(promise, &known).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
            let list: Vec<String> = Promise::CHOICES
                .iter()
                .map(|choice| format!("{}（{}）", choice.word, choice.about))
                .collect();
            sink.push(
                Diagnostic::error("case/unknown-value", format!("“promises”不认识“{promise}”"))
                    .at(case.places.of(&case.promise_path(page)), near)
                    .help(format!("可以写：{}；也可以照页面上的文字写", list.join("、"))),
            );
        }
    }
}
