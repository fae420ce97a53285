//! Where the goods are, against what happened.

use crate::diagnostic::{Diagnostic, Sink};

use super::super::model::Case;
use super::super::words::{Actor, EventKind, Whereabouts};
use super::path;

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let place = case.goods.as_ref().and_then(|goods| goods.place);
    let taken = case
        .history
        .iter()
        .find(|event| event.kind == EventKind::Delivered && event.by == Actor::Consumer)
        .or_else(|| case.history.iter().find(|event| event.kind == EventKind::ReturnShipped));
    if let (Some(Whereabouts::NeverCame), Some(event)) = (place, taken) {
        sink.push(
            Diagnostic::error("case/goods", "写了一直没有收到，经过里却收到过")
                .at(case.places.of("goods.where"), "没有收到")
                .at(case.places.of(&path(event, "event")), event.kind.about())
                .help("改正其中一处；物流显示送达而没有收到的，送达写 by: courier"),
        );
    }
}
