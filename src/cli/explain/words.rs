//! Pages for the words of a case file: events, claims, what details show.

use crate::case::{ClaimKind, EventKind, keys};
use crate::yaml::{Choice, Key, Shape};

use super::parts::section;

/// Who does it, and which keys it has of its own.
pub(super) fn event(kind: EventKind) -> String {
    let mut page = format!("事件 {}：{}\n", kind.word(), kind.about());
    let actors: Vec<String> =
        kind.actors().iter().map(|actor| format!("{}（{}）", actor.word(), actor.about())).collect();
    section(&mut page, "谁做的，写在 by", &[actors.join("、")]);
    let own: Vec<String> = kind.own_keys().filter_map(about).collect();
    section(&mut page, "除了 at、by、event、text、quote、exhibits、id 和 answers，还可以写", &own);
    page
}

/// A key of events with what it is for.
fn about(name: &str) -> Option<String> {
    let Shape::Map(case) = keys::CASE else { return None };
    let history = case.iter().find(|key| key.name == "history")?;
    let Shape::List(Shape::Map(event)) = history.shape else { return None };
    let key: &Key = event.iter().find(|key| key.name == name)?;
    Some(format!("{}：{}", key.name, key.about))
}

/// Which sum it takes.
pub(super) fn claim(kind: ClaimKind) -> String {
    let mut page = format!("诉求 {}：{}\n", kind.word(), kind.about());
    let amount = match kind {
        _ if kind.needs_amount() => "amount 必填",
        ClaimKind::Refund | ClaimKind::ReturnRefund => "amount 可以不写：实付减去已退",
        ClaimKind::Punitive => "amount 可以不写：按法律算出的数；按承诺赔偿的必填",
        ClaimKind::DoubleDeposit => "amount 可以不写：of_amount（定金）的双倍",
        ClaimKind::Interest => "amount 可以不写：在 text 里写怎样算",
        _ => "不写 amount",
    };
    let base = kind.takes_base().then_some("of_amount：按哪个数算（那一部分的价款、定金或本金）");
    let more = ["text：具体是什么", "of：只针对订单的哪一部分", "exhibits：证明它的证据编号"];
    let how: Vec<String> = std::iter::once(amount).chain(base).chain(more).map(str::to_owned).collect();
    section(&mut page, "怎样写", &how);
    page
}

pub(super) fn shows(shows: &Choice) -> String {
    let mut page = format!("细节能说明的事 {}：{}\n", shows.word, shows.about);
    let how = [
        format!("写在能说明它的那条细节里：shows: [{}]", shows.word),
        "细节的 text 用一句话写出事实，exhibits 写明证明它的证据".to_owned(),
        "只写属实的；说不准的不写".to_owned(),
    ];
    section(&mut page, "怎样写", &how);
    page
}
