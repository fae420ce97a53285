//! What only some cases say, as facts.

use crate::case::{
    Actor, ActsFor, Case, EventKind, Goods, Order, Other, PagePromise, PaymentMethod, Promise, Recurring,
    Representative,
};

use super::exhibits::Labels;
use super::more::{
    ActsForFacts, GoodsFacts, OtherFacts, PagePromiseFacts, PartPaymentFacts, RecurringFacts,
    RepresentativeFacts,
};

pub(super) fn page_promises(order: &Order, labels: &Labels) -> Vec<PagePromiseFacts> {
    let says_more = |promise: &&PagePromise| {
        promise.of.is_some() || promise.until.is_some() || !promise.exhibits.is_empty()
    };
    let facts = |promise: &PagePromise| PagePromiseFacts {
        text: match Promise::from_word(&promise.text) {
            Some(known) => known.about().to_owned(),
            None => promise.text.clone(),
        },
        promise_of: promise.of,
        until: promise.until,
        exhibits: labels.list(&promise.exhibits),
    };
    order.promises.iter().filter(says_more).map(facts).collect()
}

pub(super) fn payments(order: &Order) -> Vec<PartPaymentFacts> {
    let facts = |payment: &crate::case::PartPayment| PartPaymentFacts {
        amount: payment.amount,
        at: payment.at,
        method: payment.method,
        method_name: payment.method.filter(|one| *one != PaymentMethod::Other).map(PaymentMethod::about),
        transaction: payment.transaction.clone(),
        payee: payment.to.clone(),
    };
    order.payments.iter().map(facts).collect()
}

/// Without the next charge, where the writer has ended it since.
pub(super) fn recurring(case: &Case, own: &Recurring) -> RecurringFacts {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let ends = |text: &String| {
        has(text, &["关闭", "关掉", "取消", "解除", "解约"])
            && has(text, &["续费", "扣款", "免密", "代扣", "包月"])
    };
    let is_ended = case.history.iter().any(|event| {
        event.by == Actor::Consumer && event.kind == EventKind::Other && event.text.as_ref().is_some_and(ends)
    });
    RecurringFacts { every: own.every.about(), amount: own.amount, next: own.next.filter(|_| !is_ended) }
}

pub(super) fn goods(own: &Goods) -> GoodsFacts {
    GoodsFacts { place: own.place, state: own.state.clone(), is_complete: own.is_complete }
}

pub(super) fn acts_for(own: &ActsFor) -> ActsForFacts {
    ActsForFacts { name: own.name.clone(), relation: own.relation.clone(), born: own.born }
}

pub(super) fn representative(own: &Representative) -> RepresentativeFacts {
    RepresentativeFacts { name: own.name.clone(), phone: own.phone.clone() }
}

pub(super) fn other(own: &Other) -> OtherFacts {
    OtherFacts {
        role: own.role,
        role_name: own.role.about(),
        name: own.name.clone(),
        phone: own.phone.clone(),
    }
}

/// `…，结果 其中…`: YAML puts a blank where a folded line ended; behind a mark of Chinese there is none.
pub(super) fn folded(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for sign in text.chars() {
        let is_behind_mark = plain.ends_with(['，', '。', '；', '：', '、', '！', '？']);
        if !(sign == ' ' && is_behind_mark) {
            plain.push(sign);
        }
    }
    plain
}

/// Furniture, large appliances and the like, by the category or the end of the name.
pub(super) fn is_large(order: &Order) -> bool {
    const CATEGORIES: [&str; 4] = ["家具", "大家电", "家装", "建材"];
    const ENDS: [&str; 14] = [
        "床",
        "柜",
        "沙发",
        "冰箱",
        "洗衣机",
        "空调",
        "电视",
        "桌",
        "餐椅",
        "门板",
        "跑步机",
        "床垫",
        "热水器",
        "烟机",
    ];
    order.category.as_deref().is_some_and(|category| CATEGORIES.iter().any(|one| category.contains(one)))
        || ENDS.iter().any(|end| order.item.ends_with(end))
}

/// How many, with the measure word. One of a thing without one is no count, and 寄养7天 says its own.
pub(super) fn counted(order: &Order) -> Option<String> {
    let quantity = order.quantity.filter(|one| order.unit.is_some() || one.to_string() != "1")?;
    let counted =
        order.unit.as_ref().map_or_else(|| format!("数量{quantity}"), |unit| format!("{quantity}{unit}"));
    (!order.item.ends_with(counted.as_str())).then_some(counted)
}

const PAID: [&str; 6] = ["充值", "打赏", "付款", "支付", "扣款", "盗刷"];

/// Who paid, where the case shows that it was not the writer.
pub(super) fn is_by_writer(case: &Case) -> bool {
    let is_kind = ["minor-payment", "unauthorised-payment"].contains(&case.problem.kind.as_str());
    let told = case.problem.details.iter().map(|detail| &detail.text).chain([&case.problem.summary]);
    let names_another = ["孩子", "未成年", "盗刷", "女儿", "儿子"];
    // Who paid stands before it in one clause: 一个教练带10个孩子 behind 付款页面写1对4 paid nothing.
    let pays = |clause: &str| {
        let another = names_another.iter().filter_map(|word| clause.find(word)).min();
        let paid = PAID.iter().filter_map(|word| clause.rfind(word)).max();
        another.zip(paid).is_some_and(|(another, paid)| another < paid) || clause.contains("盗刷")
    };
    let is_told = told.into_iter().any(|text| text.split(['，', '。', '；']).any(pays));
    !is_kind && !is_told && case.consumer.acts_for.is_none()
}
