//! Sentences of data that apply a rule to a case: fixed words with slots for the facts that make it true. Those of the user's
//! files are taken apart when they are loaded, so that a mistake is found there and not in a letter.
//!
//! A condition is true of something, its witness: `promise-lapsed` of a promise. A slot may name only what a `when` of the
//! same entry binds, or what every case has.

mod conditions;
mod parse;
mod read;

use std::sync::OnceLock;

pub use conditions::BINDS;
pub use parse::{Mistake, parse};
pub use read::{sentence, sentence_of};

/// How the value of a slot is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A date; `then` says it relative to the date before it.
    Day,
    /// Words; `quoted` puts them in “ ”.
    Words,
    /// Words in “ ” where they are short; else the sentence points at where they were told.
    Pointed,
    /// A sum in yuan or a number of days: printed as it is.
    Number,
    /// The numbers of exhibits, in brackets; nothing where there are none.
    Refs,
}

/// A piece of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words that stand as they are.
    Fixed(String),
    /// What the text calls the writer.
    Me,
    /// What the text calls the seller.
    Seller,
    /// The place of a fact.
    Slot {
        /// `promise.until`.
        path: &'static str,
        /// How it is written.
        form: Form,
        /// In “ ”, or relative to the date before it.
        is_marked: bool,
    },
}

/// A sentence with slots. One that comes with the program is taken apart when it is needed: a test holds that all are right.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Application {
    built_in: &'static str,
    parts: OnceLock<Vec<Part>>,
}

/// What the slots of a sentence may name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Context<'a> {
    /// The conditions of the same entry.
    pub when: &'a [String],
    /// What its place gives beside them.
    pub more: &'static [&'static str],
}

impl<'a> Context<'a> {
    /// What these conditions are true of.
    pub fn of(when: &'a [String]) -> Self {
        Self { when, more: &[] }
    }
}

impl Application {
    fn built_in(text: &'static str) -> Self {
        Self { built_in: text, parts: OnceLock::new() }
    }

    fn of(parts: Vec<Part>) -> Self {
        Self { built_in: "", parts: parts.into() }
    }

    /// Its parts, in order.
    pub fn parts(&self) -> &[Part] {
        self.parts.get_or_init(|| parse::parts(self.built_in, None).unwrap_or_default())
    }

    /// The paths of its slots.
    pub fn paths(&self) -> impl Iterator<Item = &'static str> {
        self.parts().iter().filter_map(|part| match part {
            Part::Slot { path, .. } => Some(*path),
            _ => None,
        })
    }
}

/// What every case has.
pub const ALWAYS: &[&str] = &["order", "case", "problem", "claim"];

/// Every slot with how it is written and what it means.
pub const SLOTS: &[(&str, Form, &str)] = &[
    ("order.item", Form::Words, "商品名称"),
    ("order.spec", Form::Words, "订单写明的规格"),
    ("order.paid", Form::Number, "实付金额"),
    ("order.placed", Form::Day, "下单日"),
    ("case.as_of", Form::Day, "写信那一天"),
    ("problem.summary", Form::Words, "问题的概述"),
    ("problem.exhibits", Form::Refs, "证明问题的证据"),
    ("claim.text", Form::Words, "这项诉求的内容"),
    ("claim.amount", Form::Number, "这项诉求的金额"),
    ("claim.exhibits", Form::Refs, "这项诉求的证据"),
    ("delivery.at", Form::Day, "收到商品的那一天"),
    ("delivery.last_day", Form::Day, "收到后七日的最后一天"),
    ("delivery.exhibits", Form::Refs, "证明收到的证据"),
    ("term.length", Form::Words, "页面写明可以提出的时间，照它的写法：30天、一年"),
    ("term.last_day", Form::Day, "从收到次日起算，这个时间的最后一天"),
    ("request.at", Form::Day, "提出这项请求的那一天"),
    ("request.text", Form::Words, "提出时的话"),
    ("request.reason", Form::Words, "提出时写的理由"),
    ("request.when", Form::Words, "提出是签收后的第几天，如：收到后第3天"),
    ("request.within", Form::Words, "在期限之内，或者遇休假日顺延到哪一天"),
    ("request.days", Form::Number, "从提出到写信的天数"),
    ("request.exhibits", Form::Refs, "证明提出的证据"),
    ("shipment.at", Form::Day, "商家发货的那一天"),
    ("shipment.exhibits", Form::Refs, "证明发货的证据"),
    ("refusal.at", Form::Day, "拒绝的那一天"),
    ("refusal.quote", Form::Words, "拒绝的原话"),
    ("refusal.exhibits", Form::Refs, "证明拒绝的证据"),
    ("promise.at", Form::Day, "商家作出约定的那一天"),
    ("promise.quote", Form::Words, "约定的原话"),
    ("promise.until", Form::Day, "约定的日期"),
    ("promise.days_late", Form::Number, "约定的日期已过的天数"),
    ("promise.exhibits", Form::Refs, "证明约定的证据"),
    ("page.words", Form::Words, "页面上的承诺"),
    ("page.until", Form::Day, "页面写明的日期"),
    ("page.days_late", Form::Number, "页面写明的日期已过的天数"),
    ("page.exhibits", Form::Refs, "证明页面承诺的证据"),
    ("assured.at", Form::Day, "下单前答应的那一天"),
    ("assured.quote", Form::Words, "下单前答应的原话"),
    ("urge.at", Form::Day, "到期之后第一次催告的那一天"),
    ("urge.days", Form::Number, "从催告到写信的天数"),
    ("urge.exhibits", Form::Refs, "证明催告的证据"),
    ("notice.at", Form::Day, "表示不再等待的那一天；或者通知、公告的那一天"),
    ("notice.text", Form::Words, "表示不再等待的话"),
    ("notice.exhibits", Form::Refs, "证明这一表示的证据"),
    ("return.at", Form::Day, "商家签收退货的那一天"),
    ("return.last_day", Form::Day, "签收退货后七日的最后一天"),
    ("return.days_late", Form::Number, "这一天已过的天数"),
    ("return.exhibits", Form::Refs, "证明签收退货的证据"),
    ("agreed.at", Form::Day, "商家同意的那一天"),
    ("agreed.quote", Form::Words, "同意的原话"),
    ("agreed.exhibits", Form::Refs, "证明同意的证据"),
    ("refunded.at", Form::Day, "退回一部分的那一天"),
    ("refunded.amount", Form::Number, "已退回的金额"),
    ("refunded.rest", Form::Number, "还没有退回的金额"),
    ("refunded.exhibits", Form::Refs, "证明部分退回的证据"),
    ("objection.at", Form::Day, "说明不同意以补偿了结的那一天"),
    ("objection.text", Form::Words, "说明不同意的话"),
    ("objection.words", Form::Words, "说明不同意的那一句"),
    ("objection.exhibits", Form::Refs, "证明这一说明的证据"),
    ("withheld.at", Form::Day, "对方说不付就不办的那一天"),
    ("withheld.words", Form::Words, "对方说不付就不办的那一句"),
    ("withheld.exhibits", Form::Refs, "证明这一说法的证据"),
    ("question.at", Form::Day, "询问的那一天"),
    ("question.text", Form::Words, "询问的话"),
    ("question.exhibits", Form::Refs, "证明询问的证据"),
    ("answer.at", Form::Day, "答复的那一天"),
    ("answer.quote", Form::Words, "答复的原话"),
    ("answer.exhibits", Form::Refs, "证明答复的证据"),
    ("decision.at", Form::Day, "平台作出处理结果的那一天"),
    ("decision.quote", Form::Words, "处理结果的原话"),
    ("decision.advice", Form::Words, "处理结果建议怎样办"),
    ("decision.exhibits", Form::Refs, "证明处理结果的证据"),
    ("closing.text", Form::Words, "写明停业或者迁址的细节"),
    ("closing.exhibits", Form::Refs, "证明停业的证据"),
    ("reason.at", Form::Day, "平台被投诉的事由发生的那一天"),
    ("reason.text", Form::Words, "平台被投诉的事由"),
    ("reason.exhibits", Form::Refs, "证明事由的证据"),
    ("detail.at", Form::Day, "这件事的那一天；只有经过里的事有"),
    ("detail.text", Form::Words, "显示这一点的细节或者经过"),
    ("detail.exhibits", Form::Refs, "证明细节的证据"),
    ("report.at", Form::Day, "第一次告诉商家的那一天"),
    ("report.when", Form::Words, "告诉商家是签收后的第几天，如：收到当日"),
    ("report.what", Form::Words, "第一次告诉商家的内容"),
    ("report.exhibits", Form::Refs, "证明告诉过商家的证据"),
    ("stated.words", Form::Words, "页面或者商家写明的内容"),
    ("stated.actual", Form::Words, "实际的情况"),
    ("stated.exhibits", Form::Refs, "证明两者不同的证据"),
    ("measure.stated", Form::Number, "写明的数，如：265厘米"),
    ("measure.actual", Form::Number, "实际的数"),
    ("measure.difference", Form::Number, "两者相差多少"),
    ("tolerance.words", Form::Number, "页面或者商家所说的误差"),
    ("place.words", Form::Words, "约定的使用地点，如：限示例路店"),
    ("rest.words", Form::Words, "还剩多少，如：38次"),
    ("repair.at", Form::Day, "商家最后一次修理的那一天"),
    ("repair.count", Form::Words, "商家修理的次数，汉字"),
    ("repair.exhibits", Form::Refs, "证明修理的证据"),
    ("obstacle.word", Form::Words, "使行程没法进行的事，如：停航"),
    ("position.at", Form::Day, "对方说出这个理由的那一天"),
    ("position.quote", Form::Words, "这个理由的原话"),
    ("found.word", Form::Words, "has 里在案件中找到的那个词"),
    ("sum.price", Form::Number, "商品价款"),
    ("sum.loss", Form::Number, "损失"),
    ("sum.total", Form::Number, "按规则算出的数额"),
];
