//! `template/no-fact`: a sentence of a template that asserts something and rests on no fact of the case.

use crate::diagnostic::{Severity, Sink};
use crate::draft::{Draft, sentences};
use crate::facts::{Document, Leaf};
use crate::source::Place;

use super::super::rule::{Check, Example, Rule};

/// The base case, with the text as the template of a private message to the platform.
macro_rules! example {
    ($text:literal) => {
        Example::on("official-dm", "# 自己的模板").with(&[("templates/official-dm/message.tera", $text)])
    };
}

pub(super) const RULE: Rule = Rule {
    id: "template/no-fact",
    name: "模板里的断言没有事实",
    level: Severity::Warning,
    why: "模板里写死的话对每个案件都一样。它说到商家、商品或订单已经怎样、没有怎样，案件里却没有一处能证明；换一个案件，这句话就可能是假的。",
    instead: "在这句话里写出案件的事实，如 {{ stage.refusal.at | day }}、{{ problem.summary }}，并放在 {% if … %} 里；说不出事实的，删掉。",
    check: Check::Elsewhere,
    bad: &[
        example!("您好，订单{{ order.number }}的事。商家拒绝退款。"),
        example!("订单{{ order.number }}。商品已经损坏，无法使用。"),
        example!("{{ order.item }}的事。卖家一直拖延，没有答复。"),
        example!("{{ order.item }}。商家承认货不对板。{{ problem.summary }}。"),
        example!("订单{{ order.number }}。包裹至今没有收到！请处理。"),
        example!("订单{{ order.number }}。{% if order.item %}店铺已经违反规则。{% endif %}"),
    ],
    good: &[
        example!("您好，订单{{ order.number }}，商家没有同意退款：{{ problem.summary | clause }}。谢谢。"),
        example!("订单{{ order.number }}的售后。请商家尽快答复，不要再等。"),
        example!("订单{{ order.number }}。如果商家没有处理，我会申请平台介入。"),
        example!("{{ order.placed | day }}购买的商品。请平台核实商品已有的记录。"),
        example!("订单{{ order.number }}。依法经营者应当承担运费，消费者不承担。谢谢。"),
        example!("订单{{ order.number }}。希望商品能够退货。商品还没有到期吗？"),
        Example::on("official-dm", "# 自带的模板"),
    ],
};

/// Whom and what a sentence may assert something of.
const OF: &[&str] =
    &["商家", "被投诉人", "店铺", "店家", "卖家", "客服", "平台", "商品", "货物", "包裹", "快递", "订单"];
/// Words that assert.
const ASSERTING: &[&str] = &[
    "已",
    "未",
    "没有",
    "没",
    "拒绝",
    "拒不",
    "拖延",
    "承诺",
    "答应",
    "承认",
    "违反",
    "违法",
    "欺",
    "不符",
    "不对",
    "损坏",
    "破损",
    "收到",
    "发货",
    "签收",
    "退款了",
    "至今",
];
/// Words that ask, wish, suppose or announce, or speak of what the writer has not done yet: nothing is asserted of others.
const NOT_ASSERTING: &[&str] = &[
    "还没有联系",
    // Points back to what was told.
    "上述",
    "如上所述",
    "请",
    "希望",
    "如",
    "若",
    "倘",
    "是否",
    "吗",
    "？",
    "应当",
    "可以",
    "将",
    "会",
    "愿",
    "能否",
    "尽快",
    "谢谢",
    "有关",
];

/// Words of the data that are shorter say nothing by themselves: 一, 当日.
const LEAST: usize = 3;

/// The numbers of the sentences in which a template asserts something and prints no fact. Headings end in no full stop.
/// Words of the data stand under conditions of their own, so that they are not the template's.
pub fn without_facts(draft: &Draft, document: &Document) -> Vec<usize> {
    let suspects: Vec<(usize, String)> = sentences(draft)
        .into_iter()
        .enumerate()
        .filter(|(_, sentence)| sentence.facts().next().is_none())
        .map(|(number, sentence)| (number, sentence.text()))
        .filter(|(_, text)| asserts(text))
        .collect();
    if suspects.is_empty() {
        return Vec::new();
    }
    let mut of_data: Vec<String> = document
        .leaves()
        .into_iter()
        .filter_map(|(_, leaf)| match leaf {
            Leaf::Fixed(words) => Some(words.trim_end_matches(['。', '；', '，']).to_owned()),
            _ => None,
        })
        .filter(|words| words.chars().count() >= LEAST)
        .collect();
    of_data.sort_by_key(|words| std::cmp::Reverse(words.len()));
    let own = |text: &str| of_data.iter().fold(text.to_owned(), |text, words| text.replace(words, "…"));
    suspects.into_iter().filter(|(_, text)| asserts(&own(text))).map(|(number, _)| number).collect()
}

fn asserts(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    text.trim_end().ends_with(['。', '！', '；']) && has(OF) && has(ASSERTING) && !has(NOT_ASSERTING)
}

/// A finding at the line of the template.
pub fn tell(channel: &str, text: &str, place: Option<Place>, sink: &mut Sink) {
    let message = format!("渠道“{channel}”的模板写着“{}”，没有写出案件的任何事实", text.trim());
    let finding = RULE.finding(message).help(RULE.instead);
    sink.push(match place {
        Some(place) => finding.at(place, "写在这里"),
        None => finding,
    });
}
