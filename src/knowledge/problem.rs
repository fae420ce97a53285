//! A kind of problem: its name, what to pick in forms, and the evidence it needs.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::Sink;
use crate::yaml::{Choice, Key, Node, Shape};

use super::remark::{REMARKS, Remark, UNKNOWN, remarks};

/// A kind of problem.
#[derive(Debug, Clone)]
pub struct Problem {
    /// Its id, the file's name.
    pub id: String,
    /// Its name in a letter.
    pub name: String,
    /// What else people call it.
    pub aliases: Vec<String>,
    /// When to choose it.
    pub about: String,
    /// True where the problem shows when the goods arrive, so that an account tells it there.
    pub shows_on_delivery: bool,
    /// The reason to pick on the App's after-sale page.
    pub app_reason: Pick,
    /// The type to pick on the 12315 form.
    pub form_type: Pick,
    /// A title for a public note, where the case has none.
    pub note_title: String,
    /// Topics of a public note, by which people look for experiences; no verdicts.
    pub tags: Vec<String>,
    /// What happened, as a heading says it: 收到的商品与订单不一致.
    pub matter: Option<String>,
    /// The same as the reason of a request, after 因: 商品错发.
    pub cause: Option<String>,
    /// What the writer does not know; at most the first two whose conditions hold.
    pub unknown: Vec<Remark>,
    /// One useful thing for the reader of a note; the first whose conditions hold.
    pub tip: Vec<Remark>,
    /// What a text of this kind must not claim.
    pub not_to_say: Vec<String>,
    /// What the other side is likely to say: ids of stock refusals.
    pub defences: Vec<String>,
    /// What proves it, the most telling first.
    pub evidence: Vec<Evidence>,
}

/// An entry of a form's list.
#[derive(Debug, Clone)]
pub struct Pick {
    /// The entry.
    pub text: String,
    /// What to do where the list differs.
    pub note: String,
}

/// A piece of evidence that helps.
#[derive(Debug, Clone)]
pub struct Evidence {
    /// Its id within the kind.
    pub id: String,
    /// What it is.
    pub text: String,
    /// The kinds of exhibit that can be it.
    pub kinds: Vec<String>,
}

const TEXT: &Shape = &Shape::Text;
const PICK: &Shape = &Shape::Map(&[
    Key::required("text", "选项", TEXT),
    Key::required("certainty", "把握", CERTAINTY),
    Key::optional("note", "说明", TEXT),
]);

const TEXTS: &Shape = &Shape::List(TEXT);
const SHOWS: &Shape =
    &Shape::OneOf(&[Choice::new("on-delivery", "送达时"), Choice::new("over-time", "在经过之中")]);

/// The keys of a problem file.
pub const PROBLEM: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::required("name", "名称", TEXT),
    Key::optional("aliases", "别的叫法，案件里写它也读得懂", TEXTS),
    Key::required("about", "什么时候选它", TEXT),
    Key::required("shows", "问题什么时候显出来：送达时，或在经过之中", SHOWS),
    Key::required("app_reason", "App 售后页面选的原因", PICK),
    Key::required("form_type", "12315 表单选的类型", PICK),
    Key::required("note_title", "公开笔记的标题", TEXT),
    Key::required("tags", "公开笔记的话题，人们按它找经历；不是对店铺的评价", TEXTS),
    Key::optional("matter", "出了什么事，几个字", TEXT),
    Key::optional("cause", "申请的原因，写在“因”字后面", TEXT),
    Key::optional("unknown", "写的人不知道的", UNKNOWN),
    Key::optional("tip", "给看笔记的人的一句提醒", REMARKS),
    Key::optional("not_to_say", "这一类不能写的", TEXTS),
    Key::optional("defences", "对方多半会怎样说，拒绝理由的编号", &Shape::List(&Shape::Id)),
    Key::required(
        "evidence",
        "需要的证据",
        &Shape::List(&Shape::Map(&[
            Key::required("id", "编号", &Shape::Id),
            Key::required("text", "是什么", TEXT),
            Key::required("kinds", "证据的种类", &Shape::List(TEXT)),
        ])),
    ),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);

impl Problem {
    /// Reads `data/problems/<id>.yaml`.
    pub fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let path = format!("problems/{id}.yaml");
        let node = read_data(assets, Tree::Data, &path, PROBLEM, sink)?;
        let text = |key: &str| node.text_of(key).map(str::to_owned);
        Some(Self {
            id: text("id")?,
            name: text("name")?,
            aliases: node.texts_of("aliases"),
            about: text("about")?,
            shows_on_delivery: node.text_of("shows")? == "on-delivery",
            app_reason: pick(node.get("app_reason")?)?,
            form_type: pick(node.get("form_type")?)?,
            note_title: text("note_title")?,
            tags: node.texts_of("tags"),
            matter: text("matter"),
            cause: text("cause"),
            unknown: remarks(&node, "unknown", assets, &path, sink),
            tip: remarks(&node, "tip", assets, &path, sink),
            not_to_say: node.texts_of("not_to_say"),
            defences: node.texts_of("defences"),
            evidence: node.get("evidence")?.items().iter().filter_map(evidence).collect(),
        })
    }
}

fn pick(node: &Node) -> Option<Pick> {
    let remark = node.text_of("note").unwrap_or_default().to_owned();
    Some(Pick { text: node.text_of("text")?.to_owned(), note: remark })
}

fn evidence(node: &Node) -> Option<Evidence> {
    Some(Evidence {
        id: node.text_of("id")?.to_owned(),
        text: node.text_of("text")?.to_owned(),
        kinds: node.texts_of("kinds"),
    })
}
