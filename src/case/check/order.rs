//! The order: freight, quantity, promises.

use crate::diagnostic::{Diagnostic, Sink};
use crate::path::CasePath;
use crate::yaml::nearest;

use super::super::model::Case;
use super::super::words::{EventKind, Promise};
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
    two_dates(case, sink);
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

/// A promise in English letters is meant as one of the known words.
fn promises(case: &Case, sink: &mut Sink) {
    let known: Vec<&str> = Promise::CHOICES.iter().map(|choice| choice.word).collect();
    for (index, promise) in case.order.promises.iter().enumerate() {
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
                    .at(case.places.of(&CasePath::of("order.promises").index(index)), near)
                    .help(format!("可以写：{}；也可以照页面上的文字写", list.join("、"))),
            );
        }
    }
}
