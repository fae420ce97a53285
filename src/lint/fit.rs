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

/// A payment channel suits what was paid through it; some channels come only after a step that opens them.
pub fn fit(case: &Case, channel: &Channel) -> Fit {
    let diagnostic = payment(case, channel).or_else(|| step(case, channel));
    diagnostic.map_or(Fit::Suits, |diagnostic| Fit::Not(Box::new(diagnostic)))
}

fn payment(case: &Case, channel: &Channel) -> Option<Diagnostic> {
    let wanted = channel.payment.as_ref()?;
    match case.order.payment.as_ref().map(|payment| payment.method.word()) {
        Some(found) if found == wanted => None,
        Some(_) => Some(
            Diagnostic::error(
                "channel/payment",
                format!("这笔订单不是用{}付的款，不能走“{}”", channel.name, channel.id),
            )
            .at(case.places.of("order.payment.method"), "付款方式")
            .help("换一个渠道；付款方式写错了就改正 order.payment.method"),
        ),
        None => Some(
            Diagnostic::error("channel/payment", format!("渠道“{}”要知道付款方式", channel.id))
                .at(case.places.parent_of("order.payment"), "写在这下面")
                .help(format!("写上 payment: {{method: {wanted}, transaction: \"交易单号\"}}")),
        ),
    }
}

fn step(case: &Case, channel: &Channel) -> Option<Diagnostic> {
    let taken = case.history.iter().any(|event| channel.after.iter().any(|step| step == event.kind.word()));
    (!channel.after.is_empty() && !taken).then(|| {
        Diagnostic::error(
            "channel/too-early",
            format!("现在还不能走“{}”：经过里没有 {}", channel.id, channel.after.join(" 或 ")),
        )
        .at(case.places.parent_of("history"), "经过")
        .help("先走完那一步，再把它写进 history；已经做过就补上")
    })
}
