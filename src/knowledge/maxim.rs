//! What is true in general and answers what sellers say of any matter: 推测不是查明的原因. A refusal file argues for its own reason;
//! these are heard in any words, also in those of a reason that no file knows.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::{Diagnostic, Sink};
use crate::slots::{Context, sentence};
use crate::source::Place;
use crate::yaml::{Choice, Key, Node, Shape};

use super::breaks::{Breaker, breaker, stands};
use super::refusal::{Excepts, OF_BREAKS};
use super::said::Said;

/// One of them.
#[derive(Debug, Clone)]
pub struct Maxim {
    /// Its id: in one text it is said once.
    pub is: String,
    /// Are the words those of a platform's result, and not the seller's?
    pub is_of_platform: bool,
    /// The words that it answers, and what is said.
    pub says: Option<Breaker>,
    /// Where it is a promise of the page that leaves this out of nothing: what it is called, and words of a promise that speak of it.
    pub excepts: Option<Excepts>,
    /// The other side's words must have one of these.
    said: Vec<String>,
    /// And none of these.
    unsaid: Vec<String>,
    /// The detail that meets them must have one of these.
    met: Vec<String>,
    /// And none of these.
    unmet: Vec<String>,
}

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);
const IDS: &Shape = &Shape::List(&Shape::Id);

/// The keys of a file of `data/maxims/`.
pub const MAXIMS: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::required(
        "maxims",
        "一条一条的道理",
        &Shape::List(&Shape::Map(&[
            Key::required("is", "编号；一封里同一条只说一次", &Shape::Id),
            Key::optional(
                "by",
                "谁的话；不写就是商家的",
                &Shape::OneOf(&[Choice::new("platform", "平台的处理结果")]),
            ),
            Key::required("said", "对方的原话里要有其中一个", TEXTS),
            Key::optional("unsaid", "对方的原话里不能有", TEXTS),
            Key::optional("met", "回应它的细节里要有其中一个", TEXTS),
            Key::optional("unmet", "回应它的细节里不能有", TEXTS),
            Key::optional("when", "要同时满足的条件", IDS),
            Key::optional("unless", "不能有的条件", IDS),
            Key::optional(
                "excepts",
                "它把什么当作承诺以外的；页面的承诺没有这样写的，就说没有把它除外",
                &Shape::Map(&[
                    Key::required("name", "叫什么：天气原因", TEXT),
                    Key::required("words", "承诺里有这些字，就说到了它", TEXTS),
                ]),
            ),
            Key::optional("formal", "正式文字里怎样写，带空位", TEXT),
            Key::optional("spoken", "聊天和笔记里怎样写，带空位；不写就用 formal", TEXT),
        ])),
    ),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);

impl Maxim {
    /// Reads `data/maxims/<id>.yaml`.
    pub fn read_all(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Vec<Self>> {
        let path = format!("maxims/{id}.yaml");
        let node = read_data(assets, Tree::Data, &path, MAXIMS, sink)?;
        let entries = node.get("maxims").map(Node::items).unwrap_or_default().iter();
        let mut one = |node: &Node| {
            if node.get("formal").is_none() && node.get("excepts").is_none() {
                sink.push(says_nothing(node, assets, &path));
                return None;
            }
            let mut read = |one: &Node, key: &str, when: &[String]| {
                sentence(one, key, Context { when, more: OF_BREAKS }, (assets, &path), sink)
            };
            Some(Self {
                is: node.text_of("is")?.to_owned(),
                is_of_platform: node.text_of("by") == Some("platform"),
                says: breaker(node, &mut read),
                excepts: node.get("excepts").and_then(Excepts::read),
                said: node.texts_of("said"),
                unsaid: node.texts_of("unsaid"),
                met: node.texts_of("met"),
                unmet: node.texts_of("unmet"),
            })
        };
        Some(entries.filter_map(&mut one).collect())
    }

    /// Does it answer these words, where this detail meets them?
    pub fn answers(&self, said: &str, detail: &str) -> bool {
        let (said, detail) = (Said::new(said), Said::new(detail));
        let is_met = self.met.is_empty() || stands(&self.met, &detail);
        stands(&self.said, &said) && !stands(&self.unsaid, &said) && is_met && !stands(&self.unmet, &detail)
    }
}

/// It would hear the words and say nothing, and nobody would know.
fn says_nothing(node: &Node, assets: &Assets, path: &str) -> Diagnostic {
    let is = node.text_of("is").unwrap_or_default();
    let found =
        Diagnostic::error("case/missing-key", format!("“{is}”没有写说什么：缺少“formal”或者“excepts”"))
            .help("写 formal: 正式文字里怎样写；说它没有被页面的承诺除外的，写 excepts:");
    match assets.read(Tree::Data, path) {
        Ok(Some(file)) => found.at(Place { file, span: node.span }, "写在这一条里"),
        _ => found,
    }
}
