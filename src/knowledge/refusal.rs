//! A merchant's stock refusals: how one is recognised, what the rules say to it, and when the merchant is right.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::Sink;
use crate::slots::{Application, application};
use crate::yaml::{Key, Node, Shape};

/// A stock refusal.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Its id, the file's name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it is said.
    pub about: String,
    /// A quotation with one of these is it.
    pub recognise: Vec<String>,
    /// Unless one of these is there too.
    pub not: Vec<String>,
    /// What the rules say to it; the first whose conditions hold.
    pub answers: Vec<Answer>,
    /// When the merchant is right.
    pub right: Vec<Right>,
    /// What evidence would answer it.
    pub evidence: Vec<String>,
}

/// What the rules say to a refusal.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Conditions that must hold.
    pub when: Vec<String>,
    /// Conditions that must not.
    pub unless: Vec<String>,
    /// Statute and article ids.
    pub cites: Vec<(String, String)>,
    /// In our words; absent where the facts alone answer.
    pub say: Option<String>,
    /// The sentence that applies it to a case; without one nothing is said.
    pub applies: Option<Application>,
}

/// When the merchant is right, and what to tell the writer.
#[derive(Debug, Clone)]
pub struct Right {
    /// Conditions that must hold.
    pub when: Vec<String>,
    /// Conditions that must not.
    pub unless: Vec<String>,
    /// To the writer.
    pub tell: String,
}

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);
const IDS: &Shape = &Shape::List(&Shape::Id);

/// The keys of a refusal file.
pub const REFUSAL: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::required("name", "名称", TEXT),
    Key::required("about", "什么时候说", TEXT),
    Key::required("recognise", "原话里有这些字就是", TEXTS),
    Key::optional("not", "原话里有这些字就不是", TEXTS),
    Key::optional(
        "answers",
        "规则怎样说",
        &Shape::List(&Shape::Map(&[
            Key::optional("when", "要同时满足的条件", IDS),
            Key::optional("unless", "不能有的条件", IDS),
            Key::optional(
                "cites",
                "依据",
                &Shape::List(&Shape::Map(&[
                    Key::required("statute", "哪一部", &Shape::Id),
                    Key::required("article", "哪一条", &Shape::Id),
                ])),
            ),
            Key::optional("say", "规则的一句话；只用事实回答的不写", TEXT),
            Key::optional("applies", "用到本案的一句话，带空位", TEXT),
        ])),
    ),
    Key::optional(
        "right_when",
        "什么时候商家有理",
        &Shape::List(&Shape::Map(&[
            Key::optional("when", "要同时满足的条件", IDS),
            Key::optional("unless", "不能有的条件", IDS),
            Key::required("tell", "告诉写信人的话", TEXT),
        ])),
    ),
    Key::required("evidence", "什么证据能回应", TEXTS),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);

impl Refusal {
    /// Reads `data/refusals/<id>.yaml`.
    pub fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let path = format!("refusals/{id}.yaml");
        let node = read_data(assets, Tree::Data, &path, REFUSAL, sink)?;
        let answers = node.get("answers").map(Node::items).unwrap_or_default().iter();
        let answers = answers.map(|one| answer(one, |when| application(one, when, assets, &path, sink)));
        Some(Self {
            answers: answers.collect(),
            id: node.text_of("id")?.to_owned(),
            name: node.text_of("name")?.to_owned(),
            about: node.text_of("about")?.to_owned(),
            recognise: texts(&node, "recognise"),
            not: texts(&node, "not"),
            right: list(&node, "right_when", |right| {
                Some(Right {
                    when: texts(right, "when"),
                    unless: texts(right, "unless"),
                    tell: right.text_of("tell")?.to_owned(),
                })
            }),
            evidence: texts(&node, "evidence"),
        })
    }

    /// Is this quotation this refusal? The length of the longest words that say so.
    pub fn matches(&self, quote: &str) -> Option<usize> {
        if self.not.iter().any(|words| quote.contains(words)) {
            return None;
        }
        self.recognise.iter().filter(|words| quote.contains(*words)).map(|words| words.chars().count()).max()
    }
}

fn answer(node: &Node, applies: impl FnOnce(&[String]) -> Option<Application>) -> Answer {
    let cite = |cite: &Node| Some((cite.text_of("statute")?.to_owned(), cite.text_of("article")?.to_owned()));
    let when = texts(node, "when");
    Answer {
        applies: applies(&when),
        when,
        unless: texts(node, "unless"),
        cites: list(node, "cites", cite),
        say: node.text_of("say").map(str::to_owned),
    }
}

fn texts(node: &Node, key: &str) -> Vec<String> {
    list(node, key, |item| item.text().map(str::to_owned))
}

fn list<T>(node: &Node, key: &str, item: impl Fn(&Node) -> Option<T>) -> Vec<T> {
    node.get(key).map(Node::items).unwrap_or_default().iter().filter_map(item).collect()
}
