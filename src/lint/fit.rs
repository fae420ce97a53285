//! Does a channel suit a case at all?

use crate::case::Case;
use crate::channel::Channel;
use crate::diagnostic::Diagnostic;

/// Whether a channel suits a case.
#[derive(Debug)]
pub enum Fit {
    /// It does.
    Suits,
    /// It does not, and here is why, for a user who asked for this channel by name.
    Not(Box<Diagnostic>),
}

/// A payment channel suits only what was paid through it.
pub fn fit(case: &Case, channel: &Channel) -> Fit {
    let Some(wanted) = &channel.payment else { return Fit::Suits };
    let found = case.order.payment.as_ref().map(|payment| payment.method.word());
    if found == Some(wanted) {
        return Fit::Suits;
    }
    let diagnostic = match found {
        Some(_) => Diagnostic::error("channel/payment", format!("这笔订单不是用{}付的款，不能走“{}”", channel.name, channel.id))
            .at(case.places.of("order.payment.method"), "付款方式")
            .help("换一个渠道；付款方式写错了就改正 order.payment.method"),
        None => Diagnostic::error("channel/payment", format!("渠道“{}”要知道付款方式", channel.id))
            .at(case.places.parent_of("order.payment"), "写在这下面")
            .help(format!("写上 payment: {{method: {wanted}, transaction: \"交易单号\"}}")),
    };
    Fit::Not(Box::new(diagnostic))
}
