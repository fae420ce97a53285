//! What must hold between the values of a case.

use std::collections::{BTreeMap, BTreeSet};

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::diagnostic::{Diagnostic, Sink};
use crate::yaml::nearest;

use super::model::{Case, Claim, Event};
use super::words::{Actor, ClaimKind, EventKind, RespondentKind};

pub(super) fn check(case: &Case, sink: &mut Sink) {
    order(case, sink);
    claims(case, sink);
    respondent(case, sink);
    events(case, sink);
    answers(case, sink);
    refunds(case, sink);
    exhibits(case, sink);
    if case.platform == "other" && case.operator.name.is_none() {
        sink.push(
            Diagnostic::error("case/missing-key", "platform 为 other 时缺少“operator.name”")
                .at(case.places.parent_of("operator.name"), "写在这下面")
                .help("写上大家怎样称呼这个平台：operator: {name: 平台的名称}"),
        );
    }
}

fn order(case: &Case, sink: &mut Sink) {
    if case.order.shipping.is_some_and(|shipping| shipping > case.order.paid) {
        sink.push(
            Diagnostic::error("case/shipping", format!("运费高于实付总额 {}元", case.order.paid))
                .at(case.places.of("order.shipping"), "")
                .at(case.places.of("order.paid"), "实付总额，已含运费")
                .help("paid 写实际付出的总额，shipping 写其中的运费"),
        );
    }
    if case.order.unit.is_some() && case.order.quantity.is_none() {
        sink.push(
            Diagnostic::warning("case/unit-without-quantity", "写了量词 unit，却没有写数量 quantity")
                .at(case.places.of("order.unit"), "")
                .help("补上 quantity，或删掉 unit"),
        );
    }
    let ordered = case.history.iter().find(|event| event.kind == EventKind::Ordered);
    if let (Some(placed), Some(ordered)) = (case.order.placed, ordered)
        && placed != ordered.at
    {
        sink.push(
            Diagnostic::error("case/order-date", "下单时间写了两处，并且不一样")
                .at(case.places.of(&path(ordered, "at")), "这里")
                .at(case.places.of("order.placed"), "和这里")
                .help("改成一致，或只留一处"),
        );
    }
    let known: Vec<&str> = super::Promise::CHOICES.iter().map(|choice| choice.word).collect();
    for (index, promise) in case.order.promises.iter().enumerate() {
        let looks_like_word = promise.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
        if looks_like_word && !known.contains(&promise.as_str()) {
            let near = nearest(promise, &known).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
            sink.push(
                Diagnostic::error("case/unknown-value", format!("“promises”不认识“{promise}”"))
                    .at(case.places.of(&format!("order.promises[{index}]")), near)
                    .help(format!("可以写：{}；也可以照页面上的文字写", known.join("、"))),
            );
        }
    }
}

fn claims(case: &Case, sink: &mut Sink) {
    let mut seen = BTreeMap::new();
    for (index, claim) in case.claims.iter().enumerate() {
        let at = |key: &str| case.places.of(&format!("claims[{index}].{key}"));
        claim_amount(case, claim, index, sink);
        if claim.kind == ClaimKind::Punitive && claim.basis.is_none() {
            sink.push(
                Diagnostic::error("case/missing-key", "punitive 缺少“basis”")
                    .at(at("kind"), "写在这一条里")
                    .help("写明依据：basis: fraud（涉嫌欺诈）或 basis: food（涉嫌食品不符合安全标准）"),
            );
        }
        if claim.kind == ClaimKind::Punitive && claim.exhibits.is_empty() {
            sink.push(
                Diagnostic::error("case/missing-key", "punitive 缺少“exhibits”")
                    .at(at("kind"), "写在这一条里")
                    .help("写明支持这项怀疑的证据编号：exhibits: […]；没有证据时不要提出"),
            );
        }
        if claim.kind != ClaimKind::Punitive && claim.basis.is_some() {
            sink.push(
                Diagnostic::error("case/claim", "basis 只用于 punitive")
                    .at(at("basis"), "")
                    .help("删掉 basis；依据的法条由工具按事实选出"),
            );
        }
        if claim.kind.is_refund()
            && let Some(first) = seen.insert("refund", index)
        {
            sink.push(
                Diagnostic::error("case/claim", "退款写了两次")
                    .at(at("kind"), "第二次")
                    .at(case.places.of(&format!("claims[{first}].kind")), "第一次")
                    .help("refund 和 return-refund 只留一条"),
            );
        }
    }
}

fn claim_amount(case: &Case, claim: &Claim, index: usize, sink: &mut Sink) {
    let at = |key: &str| case.places.of(&format!("claims[{index}].{key}"));
    let name = claim.kind.word();
    if claim.kind.needs_amount() && claim.amount.is_none() && !case.places.contains(&format!("claims[{index}].amount")) {
        sink.push(
            Diagnostic::error("case/missing-key", format!("{name} 缺少“amount”"))
                .at(at("kind"), "写在这一条里")
                .help(format!("写明“{}”的金额，例如 amount: 12.00", claim.kind.about())),
        );
    }
    let Some(amount) = claim.amount else { return };
    if !claim.kind.takes_amount() {
        sink.push(
            Diagnostic::error("case/claim", format!("{name}（{}）不要求金额", claim.kind.about()))
                .at(at("amount"), "")
                .help("删掉 amount；要求付款时另写一条 refund、loss 或 price-difference"),
        );
    }
    let left = case.order.paid.less(case.refunded());
    if claim.kind.is_refund() && amount > left {
        let why = if case.refunded().is_zero() {
            format!("实付 {}元", case.order.paid)
        } else {
            format!("实付 {}元，已退 {}元，还剩 {left}元", case.order.paid, case.refunded())
        };
        sink.push(
            Diagnostic::error("case/refund-above-paid", format!("要求退款 {amount}元，高于能退的金额"))
                .at(at("amount"), why)
                .at(case.places.of("order.paid"), "实付总额")
                .help(format!("最多写 {left}；不写 amount 时按这个数计算；其他损失另写 loss")),
        );
    }
}

fn respondent(case: &Case, sink: &mut Sink) {
    match (case.respondent, &case.respondent_reason) {
        (RespondentKind::Platform, None) if !case.places.contains("respondent_reason.kind") => sink.push(
            Diagnostic::error("case/missing-key", "投诉平台时缺少“respondent_reason”")
                .at(case.places.of("respondent"), "写了 platform")
                .help("写明理由：respondent_reason: {kind: …, at: 日期, text: 发生了什么, exhibits: […]}；没有这样的理由时投诉商家"),
        ),
        (RespondentKind::Merchant, Some(_)) => sink.push(
            Diagnostic::error("case/respondent", "respondent_reason 只在投诉平台时用")
                .at(case.places.of("respondent_reason.kind"), "")
                .help("投诉平台时写 respondent: platform；否则删掉 respondent_reason"),
        ),
        (RespondentKind::Platform, Some(reason)) if reason.at.day > case.as_of => future(case, "respondent_reason.at", sink),
        _ => {}
    }
    if let Some(placed) = case.order.placed.filter(|placed| placed.day > case.as_of) {
        debug_assert!(placed.day > case.as_of, "filtered");
        future(case, "order.placed", sink);
    }
}

fn future(case: &Case, path: &str, sink: &mut Sink) {
    let mut diagnostic = Diagnostic::error("case/future", format!("这件事在写信的日期 {} 以后", case.as_of))
        .at(case.places.of(path), "还没有发生");
    if case.places.contains("as_of") {
        diagnostic = diagnostic.at(case.places.of("as_of"), "写信的日期");
    }
    sink.push(diagnostic.help("改正日期；已经发生的话，把 as_of 改到这一天或以后"));
}

fn events(case: &Case, sink: &mut Sink) {
    for event in &case.history {
        if event.at.day > case.as_of {
            future(case, &path(event, "at"), sink);
        }
        let missing = |key: &str, why: &str| {
            Diagnostic::error("case/missing-key", format!("{} 缺少“{key}”", event.kind.word()))
                .at(case.places.of(&path(event, "event")), "写在这一条里")
                .help(why.to_owned())
        };
        if event.kind == EventKind::Refunded && event.amount.is_none() && !has(case, event, "amount") {
            sink.push(missing("amount", "写明到账多少，例如 amount: 20.00"));
        }
        if event.kind == EventKind::Other && event.text.is_none() && !has(case, event, "text") {
            sink.push(missing("text", "用一句话写明发生了什么"));
        }
        if event.kind == EventKind::Complained && event.channel.is_none() && !has(case, event, "channel") {
            sink.push(missing("channel", "写明通过哪个渠道投诉，见 complain list channels"));
        }
        actor(case, event, sink);
        unused_keys(case, event, sink);
        if event.until.is_some_and(|until| until < event.at.day) {
            sink.push(
                Diagnostic::error("case/promise-date", "承诺的日期早于承诺的那一天")
                    .at(case.places.of(&path(event, "until")), "")
                    .at(case.places.of(&path(event, "at")), "这一天承诺的")
                    .help("改正其中一个日期"),
            );
        }
    }
}

/// Events that only some parties can do.
fn actor(case: &Case, event: &Event, sink: &mut Sink) {
    use Actor::{Consumer, Courier, Merchant, Payment, Platform, Regulator};
    let can: &[Actor] = match event.kind {
        EventKind::Ordered
        | EventKind::Paid
        | EventKind::AfterSaleRequested
        | EventKind::ReturnShipped
        | EventKind::InterventionRequested
        | EventKind::Complained => &[Consumer],
        EventKind::Shipped => &[Merchant, Courier, Platform],
        EventKind::Delivered => &[Courier, Consumer, Merchant],
        EventKind::ReturnReceived => &[Merchant, Courier, Platform],
        EventKind::Promised | EventKind::Agreed | EventKind::Refused | EventKind::Replied => {
            &[Merchant, Platform, Courier, Regulator, Payment]
        }
        EventKind::NoReply => &[Merchant, Platform, Courier, Regulator, Payment],
        EventKind::Refunded => &[Merchant, Platform, Payment],
        EventKind::InterventionDecided => &[Platform],
        EventKind::Accepted | EventKind::Rejected | EventKind::Mediated => &[Regulator, Payment, Platform],
        EventKind::Contacted | EventKind::Other => return,
    };
    if can.contains(&event.by) {
        return;
    }
    let names: Vec<&str> = can.iter().map(|actor| actor.word()).collect();
    sink.push(
        Diagnostic::error("case/actor", format!("{}（{}）不会由 {} 来做", event.kind.word(), event.kind.about(), event.by.word()))
            .at(case.places.of(&path(event, "by")), "")
            .help(format!("by 写 {}；或者换一个合适的 event", names.join(" 或 "))),
    );
}

/// Keys that say nothing on this kind of event: nothing a person wrote may be dropped in silence.
fn unused_keys(case: &Case, event: &Event, sink: &mut Sink) {
    let mut unused = |key: &str, help: &str| {
        sink.push(
            Diagnostic::error("case/event-key", format!("{} 不用“{key}”", event.kind.word()))
                .at(case.places.of(&path(event, key)), "")
                .help(help.to_owned()),
        );
    };
    if event.amount.is_some() && event.kind != EventKind::Refunded {
        unused("amount", "金额只写在 refunded 上；其他金额写进 text");
    }
    if event.channel.is_some() && event.kind != EventKind::Complained {
        unused("channel", "channel 只写在 complained 上");
    }
    if event.until.is_some() && event.kind != EventKind::Promised {
        unused("until", "until 只写在 promised 上；其他日期写进 text");
    }
    let addressed = matches!(event.kind, EventKind::Contacted | EventKind::NoReply);
    if has(case, event, "to") && !(addressed && event.by == Actor::Consumer) {
        unused("to", "to 只写在消费者 contacted 上");
    }
    if event.quote.is_some() && event.by == Actor::Consumer {
        unused("quote", "quote 是对方的原话；自己说的写进 text");
    }
}

/// An answer must not be dated before everything that it can answer.
fn answers(case: &Case, sink: &mut Sink) {
    for answer in &case.history {
        let asked = |event: &&Event| answer.kind.answers().contains(&event.kind) && event.by != answer.by;
        let questions: Vec<&Event> = case.history.iter().filter(asked).collect();
        let first = questions.iter().min_by_key(|event| event.at.day);
        let Some(first) = first.filter(|_| questions.iter().all(|question| answer.at.is_before(question.at))) else { continue };
        sink.push(
            Diagnostic::error("case/answer-before", format!("{}早于它所回应的{}", answer.kind.about(), first.kind.about()))
                .at(case.places.of(&path(answer, "at")), answer.kind.about())
                .at(case.places.of(&path(first, "at")), first.kind.about())
                .help("改正其中一个日期；如果前面还有一次没有写，请补上"),
        );
    }
    delivery_before_order(case, sink);
}

fn delivery_before_order(case: &Case, sink: &mut Sink) {
    let Some(placed) = case.order.placed else { return };
    let consulted = |event: &&Event| matches!(event.kind, EventKind::Contacted | EventKind::Replied | EventKind::Promised | EventKind::Other);
    for event in case.history.iter().filter(|event| !consulted(event) && event.at.is_before(placed)) {
        sink.push(
            Diagnostic::error("case/answer-before", format!("{}早于下单", event.kind.about()))
                .at(case.places.of(&path(event, "at")), event.kind.about())
                .at(case.places.of("order.placed"), "下单")
                .help("改正其中一个日期"),
        );
    }
}

fn refunds(case: &Case, sink: &mut Sink) {
    let mut sum = Amount::ZERO;
    for event in &case.history {
        let Some(amount) = event.amount.filter(|_| event.kind == EventKind::Refunded) else { continue };
        sum = [sum, amount].into_iter().sum();
        if sum > case.order.paid {
            sink.push(
                Diagnostic::error("case/refund-above-paid", format!("到账的退款共 {sum}元，高于实付"))
                    .at(case.places.of(&path(event, "amount")), "加上这一笔")
                    .at(case.places.of("order.paid"), "实付总额")
                    .help("改正金额；运费或赔款到账用 other 写明"),
            );
        }
    }
    let refund = case.claims.iter().position(|claim| claim.kind.is_refund() && claim.amount.is_none());
    if let Some(index) = refund.filter(|_| case.refunded() == case.order.paid) {
        sink.push(
            Diagnostic::error("case/refund-above-paid", "实付的钱已经全部退回，没有可以要求退的金额")
                .at(case.places.of(&format!("claims[{index}].kind")), "")
                .help("删掉这一条诉求；还有其他损失时写 loss"),
        );
    }
}

fn exhibits(case: &Case, sink: &mut Sink) {
    let mut known: BTreeMap<&str, usize> = BTreeMap::new();
    for (index, exhibit) in case.exhibits.iter().enumerate() {
        if let Some(first) = known.insert(&exhibit.id, index) {
            sink.push(
                Diagnostic::error("case/duplicate-exhibit", format!("证据编号“{}”用了两次", exhibit.id))
                    .at(case.places.of(&format!("exhibits[{index}].id")), "第二次")
                    .at(case.places.of(&format!("exhibits[{first}].id")), "第一次")
                    .help("每件证据用不同的编号"),
            );
        }
    }
    let names: Vec<&str> = known.keys().copied().collect();
    let mut used = BTreeSet::new();
    for (path, id) in references(case) {
        used.insert(id.to_owned());
        if !known.contains_key(id) {
            let near = nearest(id, &names).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
            let help = if names.is_empty() { "在 exhibits 里写上这件证据".into() } else { format!("已有的证据：{}", names.join("、")) };
            sink.push(
                Diagnostic::error("case/unknown-exhibit", format!("没有编号为“{id}”的证据"))
                    .at(case.places.of(&path), near)
                    .help(help),
            );
        }
    }
    for (index, exhibit) in case.exhibits.iter().enumerate().filter(|(_, exhibit)| !used.contains(&exhibit.id)) {
        sink.push(
            Diagnostic::warning("case/unused-exhibit", format!("证据“{}”没有在任何地方引用", exhibit.id))
                .at(case.places.of(&format!("exhibits[{index}].id")), "")
                .help(format!("在它能证明的那件事里写 exhibits: [{}]", exhibit.id)),
        );
    }
}

/// Every reference to an exhibit, with its path, in the order in which a text needs them.
pub(super) fn references(case: &Case) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    let add = |base: String, ids: &'_ [String]| -> Vec<(String, usize)> {
        (0..ids.len()).map(|index| (format!("{base}.exhibits[{index}]"), index)).collect()
    };
    for (index, detail) in case.problem.details.iter().enumerate() {
        let paths = add(format!("problem.details[{index}]"), &detail.exhibits);
        found.extend(paths.into_iter().map(|(path, at)| (path, detail.exhibits[at].as_str())));
    }
    for event in &case.history {
        let paths = add(format!("history[{}]", event.index), &event.exhibits);
        found.extend(paths.into_iter().map(|(path, at)| (path, event.exhibits[at].as_str())));
    }
    if let Some(reason) = &case.respondent_reason {
        let paths = add("respondent_reason".into(), &reason.exhibits);
        found.extend(paths.into_iter().map(|(path, at)| (path, reason.exhibits[at].as_str())));
    }
    for (index, claim) in case.claims.iter().enumerate() {
        let paths = add(format!("claims[{index}]"), &claim.exhibits);
        found.extend(paths.into_iter().map(|(path, at)| (path, claim.exhibits[at].as_str())));
    }
    found
}

fn path(event: &Event, key: &str) -> String {
    format!("history[{}].{key}", event.index)
}

fn has(case: &Case, event: &Event, key: &str) -> bool {
    case.places.contains(&path(event, key))
}

impl Case {
    /// What came back so far.
    pub fn refunded(&self) -> Amount {
        self.history.iter().filter(|event| event.kind == EventKind::Refunded).filter_map(|event| event.amount).sum()
    }

    /// The ids of exhibits in the order in which a text first needs them; unused ones come last.
    pub fn exhibits_in_order(&self) -> Vec<&str> {
        let mut order: Vec<&str> = Vec::new();
        let all = references(self).into_iter().map(|(_, id)| id).chain(self.exhibits.iter().map(|e| e.id.as_str()));
        for id in all {
            if !order.contains(&id) {
                order.push(id);
            }
        }
        order
    }

    /// The last moment of an event of this kind, if there is one.
    pub fn last(&self, kind: EventKind) -> Option<Moment> {
        self.history.iter().rev().find(|event| event.kind == kind).map(|event| event.at)
    }
}
