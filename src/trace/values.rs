//! Other texts, sums and numbers.

use crate::amount::Amount;
use crate::case::Promise;
use crate::path::CasePath;

use super::world::World;

/// Keys whose texts another department is recognised by; a refusal is by what was said with it.
const RECOGNISED: &[&str] = &["order.item", "order.category", "problem.summary"];
/// What a page may promise in words of its own.
const WORDED: &[&str] = &[
    "假一赔三",
    "破损包赔",
    "坏了就赔",
    "碎了就赔",
    "七天内可以退货",
    "运费由商家承担",
    "一年内免费维修",
    "买贵退差价",
    "当天发货",
];
/// Decisions for the one, for the other, for neither, and parcels sent back for something: what is asked next turns on them.
const OUTCOMES: &[&str] = &[
    "支持消费者的请求",
    "驳回消费者的请求",
    "建议双方协商",
    "部分退款",
    "供复检",
    "供维修",
    "供换货",
    "同意换货",
    "同意维修",
    "同意补发",
    "同意退货退款",
    "同意退差价",
    "同意承担运费",
    "同意开发票",
];
/// Messages that ask for each thing that can be asked, for each cause, or that ask about the goods: which rule applies turns
/// on them.
const MESSAGES: &[&str] = &[
    "请求换货",
    "请求维修",
    "请求补发",
    "请求退还差价",
    "请求退货退款，理由为七天无理由",
    "请求退货退款，理由为质量问题",
    "请求退货退款，理由为与页面不符",
    "询问批号不一致的原因",
    "不同意以补偿了结",
    "没有接受这笔补偿",
    "同意以补偿了结",
    "门店已停业",
];
/// Goods of kinds that are written of in another way: made to order, too large for a parcel.
const GOODS: &[&str] = &["定制橱柜门板", "家具"];
/// What may be claimed back besides a price: other rules are of it.
const OF_CLAIMS: &[&str] = &["押金", "定金"];
/// Another county and city, so that what is read off an address changes.
const ADDRESS: &str = "示例省试点市甲乙区丙路1号";

/// A text in other forms: another one, with more at the end or at the start, with a day in it, of two sentences, long.
pub(super) fn forms(text: &str) -> Vec<String> {
    let end = text.trim_end_matches(['。', '！', '？']).len();
    vec![
        "换成别的字".to_owned(),
        format!("{}另外写的{}", &text[..end], &text[end..]),
        format!("3月3日起{text}"),
        format!("12月2号前，{text}"),
        "先写一句。再写一句".to_owned(),
        "一件事。又一件事。还有一件事".to_owned(),
        "别的字，".repeat(40),
    ]
}

/// Other texts: of other forms, and the words that the data knows.
pub(super) fn texts(path: &CasePath, text: &str, is_refused: bool, world: &World) -> Vec<String> {
    let key = path.last();
    let mut found = forms(text);
    if path.starts_with("order.promises") && (key.starts_with("promises") || key == "text") {
        let named = Promise::CHOICES.iter().map(|choice| choice.word);
        found.extend(named.chain(WORDED.iter().copied()).map(str::to_owned));
        found.extend(world.quoted.iter().cloned());
    }
    if matches!(key, "text" | "quote") && path.starts_with("history") {
        found.extend(OUTCOMES.iter().map(|&outcome| outcome.to_owned()));
    }
    if key == "text" && path.starts_with("history") {
        found.extend(MESSAGES.iter().map(|&message| message.to_owned()));
    }
    if key == "address" {
        found.push(ADDRESS.to_owned());
    }
    if path.starts_with("claims") {
        found.extend(OF_CLAIMS.iter().map(|&words| words.to_owned()));
    }
    if is_refused || path.starts_with("claims") || RECOGNISED.contains(&path.as_str()) {
        found.extend(world.refusals.iter().chain(&world.departments).cloned());
    }
    if RECOGNISED.contains(&path.as_str()) || path.starts_with("problem.details") {
        found.extend(world.advised.iter().cloned());
    }
    if matches!(key, "text" | "quote" | "summary" | "item" | "stated" | "actual") {
        found.extend(world.kin.iter().cloned());
    }
    let is_told = path.starts_with("problem.details") || path.starts_with("history");
    if is_told && !is_refused && matches!(key, "text" | "quote") {
        found.extend(world.heard.iter().cloned());
    }
    if path.starts_with("problem.details") && key == "text" {
        found.extend(world.said.iter().cloned());
    }
    if path.starts_with("history") && key == "quote" {
        found.extend(world.shown.iter().cloned());
        // A reply may give any reason, as a refusal may.
        found.extend(world.refusals.iter().cloned());
    }
    let tells_goods = path.starts_with("problem.details") && key == "text";
    if tells_goods || RECOGNISED.contains(&path.as_str()) {
        found.extend(GOODS.iter().map(|&goods| goods.to_owned()));
    }
    found
}

/// Other sums: more and less by little and by much, and about every sum at which something may turn.
pub(super) fn amounts(text: &str, world: &World) -> Vec<String> {
    let fen = Amount::parse(text).unwrap_or_default().fen();
    let mut found =
        vec![0, 1, fen + 1, fen.saturating_sub(1), fen * 2, fen / 2, fen * 10, fen / 10, fen + 10_000];
    for turn in world.amounts.iter().map(|amount| amount.fen()) {
        found.extend([turn, turn * 2, turn + 1, turn.saturating_sub(1), turn.saturating_sub(fen)]);
    }
    found.into_iter().map(|fen| Amount::from_fen(fen).to_string()).collect()
}

/// Other whole numbers within the bounds.
pub(super) fn numbers(text: &str, from: u32, to: u32) -> Vec<String> {
    let number: u32 = text.parse().unwrap_or(from);
    let all = [from, to, number.saturating_sub(1), number + 1, number * 2, number + 10];
    all.into_iter().filter(|one| (from..=to).contains(one)).map(|one| one.to_string()).collect()
}
