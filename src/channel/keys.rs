//! The keys of a `channel.yaml`.

use crate::data::CERTAINTY;
use crate::yaml::{Choice, Key, Shape};

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);

const LIMIT: &Shape = &Shape::Map(&[
    Key::required("max", "最多多少", &Shape::Whole(1, 100_000)),
    Key::optional("warn", "从多少起提醒", &Shape::Whole(1, 100_000)),
    Key::optional(
        "unit",
        "怎样计数",
        &Shape::OneOf(&[
            Choice::new("chars", "字符"),
            Choice::new("utf16", "UTF-16 编码单元，不常用的字和表情算两个"),
            Choice::new("note-title", "小红书标题的计数"),
        ]),
    ),
    Key::required("certainty", "把握", CERTAINTY),
    Key::required("source", "出处", TEXT),
]);

const FIT: &Shape = &Shape::List(&Shape::OneOf(&[
    Choice::new("condense", "换短一些的写法，轻的事合写成次数"),
    Choice::new("split", "分成几条，每条都是完整的句子"),
    Choice::new("annex", "放不下的写进补充材料"),
    Choice::new("refuse", "不写，请写信人自己缩短"),
]));

const ANNEX: &Shape = &Shape::Map(&[
    Key::required("label", "补充材料的名称，正文里也这样叫它", TEXT),
    Key::optional("pointer", "正文里指向它的一句话", TEXT),
]);

const FIELD: &Shape = &Shape::Map(&[
    Key::required("id", "编号，模板文件是 <编号>.tera", &Shape::Id),
    Key::required("label", "表单上这一栏的名称", TEXT),
    Key::optional("messages", "分成几条消息，每条单独计数", &Shape::Flag),
    Key::optional("optional", "可以没有内容", &Shape::Flag),
    Key::optional("limit", "长度上限", LIMIT),
    Key::optional("fit", "太长时怎么办，依次试", FIT),
    Key::optional("numbered", "分成几条时编号", &Shape::Flag),
]);

const AUDIENCE: &Shape = &Shape::OneOf(&[
    Choice::new("merchant", "商家"),
    Choice::new("platform", "平台"),
    Choice::new("regulator", "市场监督管理部门"),
    Choice::new("payment", "支付机构"),
    Choice::new("authority", "其他部门、法院和协会"),
    Choice::new("public", "公众"),
]);

const SUIT: &Shape = &Shape::Map(&[
    Key::required("facts", "看哪些事实，有一个合适就合适", TEXTS),
    Key::optional("is", "要是其中一个词；不写，有就行", TEXTS),
    Key::optional("is_not", "一个都不能是", TEXTS),
    Key::optional("absent", "要没有才合适", &Shape::Flag),
    Key::optional("least_days", "到写信这天至少过了几天；不是日期的不管", &Shape::Whole(1, 10_000)),
    Key::optional("most_days", "到写信这天最多过了几天；不是日期的不管", &Shape::Whole(1, 10_000)),
    Key::required("why", "不合适时说给写信人的理由", TEXT),
]);

const REGISTER: &Shape = &Shape::OneOf(&[
    Choice::new("formal", "书面"),
    Choice::new("note", "对大家讲"),
    Choice::new("chat", "对商家或客服说"),
]);

const EXHIBITS: &Shape = &Shape::OneOf(&[
    Choice::new("numbered", "写编号"),
    Choice::new("named", "写编号，第一次提到时带名称"),
    Choice::new("none", "不写编号"),
]);

/// The whole file.
pub const CHANNEL: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件夹名", &Shape::Id),
    Key::required("name", "名称", TEXT),
    Key::optional("aliases", "命令行上的其他叫法", TEXTS),
    Key::required("about", "做什么用", TEXT),
    Key::required("audience", "谁来读", AUDIENCE),
    Key::optional("voice", "称呼和用词", &Shape::Texts),
    Key::optional("register", "怎样说话", REGISTER),
    Key::optional("exhibits", "怎样提到证据", EXHIBITS),
    Key::optional("by_issue", "对方有事实回应的理由合在经过后面，逐条回应", &Shape::Flag),
    Key::optional("dates_short", "同一段里同一个月的日期只写日", &Shape::Flag),
    Key::optional("dates_with_year", "第一个日期写年份", &Shape::Flag),
    Key::optional("dates_with_time", "日期带上时刻", &Shape::Flag),
    Key::optional("spaced", "段落之间空一行", &Shape::Flag),
    Key::optional("payment", "只用于这种付款方式", &Shape::Id),
    Key::optional("after", "只用于经过里有其中一件事的案件", &Shape::List(&Shape::Id)),
    Key::optional("suits", "案件要怎样才合适，条条都要合适", &Shape::List(SUIT)),
    Key::optional("after_payment", "要的款项全部到账以后也用；不写，到账以后就不写这一份", &Shape::Flag),
    Key::optional("on_request", "点名才写，不在默认写出的渠道里", &Shape::Flag),
    Key::optional("cites_law", "文字引用法条", &Shape::Flag),
    Key::optional(
        "plan",
        "什么时候开放、用过、关闭",
        &Shape::Map(&[
            Key::optional("order", "越小越先建议", &Shape::Whole(1, 1000)),
            Key::optional("used_by", "哪些事件算用过", &Shape::List(&Shape::Id)),
            Key::optional("waits_for", "要等哪些期限结束", &Shape::List(&Shape::Id)),
            Key::optional("closes_after", "哪些期限过了就关闭", &Shape::List(&Shape::Id)),
            Key::optional("one_door", "向市场监督管理部门投诉了就关闭，不予受理的再开", &Shape::Flag),
        ]),
    ),
    Key::optional("needs", "缺了就不能写的事实", TEXTS),
    Key::optional("wants", "最好有的事实", TEXTS),
    Key::required("fields", "各栏，按表单的顺序", &Shape::List(FIELD)),
    Key::optional("annex", "补充材料：放不下的写在这里，模板是 annex.tera", ANNEX),
    Key::optional("place", "在哪里提交：平台文件 places 的编号，或一句话", TEXT),
    Key::optional("reminders", "正文以外提醒写信人的话", TEXTS),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);
