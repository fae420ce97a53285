//! The keys of a statute file.

use crate::data::CERTAINTY;
use crate::yaml::{Choice, Key, Shape};

const TEXT: &Shape = &Shape::Text;
const ID: &Shape = &Shape::Id;
const IDS: &Shape = &Shape::List(ID);
const DAY: &Shape = &Shape::Day;
const NUMBER: &Shape = &Shape::Whole(1, 2000);

const SUPPORT: &Shape = &Shape::Map(&[
    Key::optional("claims", "支持哪些诉求", IDS),
    Key::optional("problems", "用于哪些问题，不写就是都可以", IDS),
    Key::optional("when", "要同时满足的条件", IDS),
    Key::optional("unless", "不能有的条件", IDS),
    Key::optional("party", "使谁承担责任", ID),
    Key::optional("procedure", "程序上的用途", ID),
    Key::optional("weight", "越大越贴切", NUMBER),
    Key::required("why", "为什么用它", TEXT),
    Key::optional("applies", "用到本案的一句话，带空位", TEXT),
    Key::optional("concludes", "由此得出的一句话，带空位；不写就按诉求写", TEXT),
]);

const SUM: &Shape = &Shape::Map(&[
    Key::required("basis", "punitive 的 basis", ID),
    Key::required("price_times", "价款的几倍", NUMBER),
    Key::optional("loss_times", "或者损失的几倍", NUMBER),
    Key::required("least", "不足这个数的按这个数（元）", &Shape::Amount),
]);

const ARTICLE: &Shape = &Shape::Map(&[
    Key::required("id", "编号", ID),
    Key::optional("article", "第几条", NUMBER),
    Key::optional("paragraph", "第几款", NUMBER),
    Key::optional("item", "第几项", NUMBER),
    Key::required("gist", "大意，自己的话", TEXT),
    Key::optional("online", "只管网上的交易；不写就按整部法", &Shape::Flag),
    Key::optional("short", "更短的大意，最多40字；不写就用 gist", TEXT),
    Key::optional("from", "施行日", DAY),
    Key::optional("until", "最后有效日", DAY),
    Key::optional("source", "出处", TEXT),
    Key::optional("checked", "核对日期", DAY),
    Key::optional("certainty", "把握", CERTAINTY),
    Key::optional("note", "说明", TEXT),
    Key::optional("supports", "支持什么", &Shape::List(SUPPORT)),
    Key::optional("sum", "增加赔偿的算法", SUM),
]);

const TIMER: &Shape = &Shape::Map(&[
    Key::required("id", "编号", ID),
    Key::required("name", "名称", TEXT),
    Key::required("article", "依据的条文编号", ID),
    Key::optional("problems", "用于哪些问题", IDS),
    Key::optional("claims", "用于哪些诉求", IDS),
    Key::optional("when", "要同时满足的条件", IDS),
    Key::optional("unless", "不能有的条件", IDS),
    Key::required("starts", "从哪些事件起算", IDS),
    Key::optional("from_first", "从第一次起算，再次提出不重新起算", &Shape::Flag),
    Key::optional("meets", "哪些事件算是完成", IDS),
    Key::required("who", "谁要做", ID),
    Key::optional("days", "天", NUMBER),
    Key::optional("working_days", "工作日", NUMBER),
    Key::optional("years", "年", NUMBER),
    Key::optional("roll", "末日遇节假日顺延", &Shape::Flag),
    Key::required("on_lapse", "过期以后可以怎样", TEXT),
    Key::optional("certainty", "把握", CERTAINTY),
    Key::optional("note", "说明", TEXT),
]);

/// The whole file.
pub const STATUTE: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", ID),
    Key::required("title", "全称", TEXT),
    Key::required("short", "简称", TEXT),
    Key::required("issued", "文号或修正日期", TEXT),
    Key::required(
        "rank",
        "层级",
        &Shape::OneOf(&[
            Choice::new("law", "法律"),
            Choice::new("regulation", "行政法规"),
            Choice::new("rule", "部门规章"),
            Choice::new("interpretation", "司法解释"),
        ]),
    ),
    Key::required("from", "施行日", DAY),
    Key::optional("until", "最后有效日", DAY),
    Key::optional("replaced_by", "由哪一部代替", ID),
    Key::optional("name_only", "只引用名称", &Shape::Flag),
    Key::optional("online", "只管网上的交易，到店购买的不引用", &Shape::Flag),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", DAY),
    Key::required("certainty", "把握", CERTAINTY),
    Key::optional("note", "说明", TEXT),
    Key::required("articles", "条文", &Shape::List(ARTICLE)),
    Key::optional("timers", "期限", &Shape::List(TIMER)),
]);
