//! A merchant's stock refusals: how one is recognised, what the rules say to it, and when the merchant is right.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::Sink;
use crate::slots::{Application, Context, sentence};
use crate::yaml::{Choice, Key, Node, Shape};

use super::breaks::{BREAKS, Break, Breaker, SENTENCES, breaks, sentences};

/// What a sentence that meets a refusal may name beside its conditions: their words, and the word found in the case.
pub(super) const OF_BREAKS: &[&str] = &["position", "found"];

/// A stock refusal.
#[derive(Debug, Clone)]
pub struct Refusal {
    /// Its id, the file's name.
    pub id: String,
    /// Its name.
    pub name: String,
    /// When it is said.
    pub about: String,
    /// It in a word, as a reason given: 人为损坏. Absent where it is none.
    pub reason: Option<String>,
    /// Whom or what it puts the fault down to: of two that differ at most one is right. Absent where it names no cause.
    pub blames: Option<String>,
    /// What may be said to follow from a fact that meets it: `at-once`, `late`, `second`.
    pub follows: Vec<String>,
    /// What may be said to it in general, behind the fact that meets it or alone: 定做的也应当按约定做.
    pub argues: Vec<Breaker>,
    /// What it takes a promise to leave out.
    pub excepts: Option<Excepts>,
    /// What it asks for before a promise is kept: 先提供检测报告. A promise with one of the words asks for it itself.
    pub requires: Option<Excepts>,
    /// A quotation with one of these is it.
    pub recognise: Vec<String>,
    /// The same in another order or with words between: `拆…不退`, `(没|无)货`.
    pub patterns: Vec<String>,
    /// Enough in what is known to refuse, too little anywhere else.
    pub hints: Vec<String>,
    /// What it is about: with words that refuse it is probably this one, where nothing surer is heard.
    pub topics: Vec<String>,
    /// Unless one of these is there too.
    pub not: Vec<String>,
    /// It gives no reason: heard only where no other refusal is.
    pub is_bare: bool,
    /// What the rules say to it; the first whose conditions hold.
    pub answers: Vec<Answer>,
    /// When the merchant is right.
    pub right: Vec<Right>,
    /// The facts that break it: what the case should hold, if it is so.
    pub breaks: Vec<Break>,
    /// What to ask of whoever says it, as one speaks: the point that they leave open.
    pub ask: Option<String>,
    /// What the seller would have to show for it, as an office is asked to have it shown: 出示检测结果. Absent where it rests on
    /// nothing that only the seller can show.
    pub demand: Option<String>,
    /// What evidence would answer it.
    pub evidence: Vec<String>,
}

/// What a refusal takes a promise to leave out (特价商品), or to ask for first. A promise with one of the words does.
#[derive(Debug, Clone)]
pub struct Excepts {
    /// Its name.
    pub name: String,
    /// Words of a promise that speak of it.
    pub words: Vec<String>,
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
    /// Is it said beside a sentence of fact that meets the refusal, and not only in its place?
    pub is_beside: bool,
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

/// Whom a reason may put the fault down to. `none` says that there is none: a colour of the light, an error within bounds.
const BLAMES: &Shape = &Shape::OneOf(&[
    Choice::new("buyer", "买的人：用坏的、自己报错的"),
    Choice::new("carrier", "快递、配送"),
    Choice::new("others", "别的人：供应商、安装方"),
    Choice::new("surroundings", "家里的水、电、墙、气候"),
    Choice::new("none", "谁也不怪：本来如此、在误差以内"),
]);

/// What may be said to follow from a fact that meets a reason.
const FOLLOWS: &Shape = &Shape::List(&Shape::OneOf(&[
    Choice::new("at-once", "写信人当时就提出了"),
    Choice::new("late", "这样说的时候，约定的日期已经过了"),
    Choice::new("second", "前一次拒绝时没有提出"),
]));

/// The keys of a refusal file.
pub const REFUSAL: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::required("name", "名称", TEXT),
    Key::required("about", "什么时候说", TEXT),
    Key::optional("reason", "一个词说出理由，接在“理由是”后面；不算理由的不写", TEXT),
    Key::optional("blames", "把问题算在谁头上；不说是谁的原因的不写", BLAMES),
    Key::optional("follows", "事实回应以后，还可以接着说什么", FOLLOWS),
    Key::optional(
        "argues",
        "不靠案件里的事也成立的一句道理，接在回应它的事实后面，没有事实回应的单独说",
        SENTENCES,
    ),
    Key::optional(
        "excepts",
        "它把什么当作承诺以外的；页面的承诺没有这样写的，接着说",
        &Shape::Map(&[
            Key::required("name", "叫什么：特价商品", TEXT),
            Key::required("words", "承诺里有这些字，就说到了它", TEXTS),
        ]),
    ),
    Key::optional(
        "requires",
        "它要消费者先做什么才肯履行承诺；页面的承诺没有这样写的，接着说",
        &Shape::Map(&[
            Key::required("name", "要做什么：先提供检测报告", TEXT),
            Key::required("words", "承诺里有这些字，就说到了它", TEXTS),
        ]),
    ),
    Key::required("recognise", "原话里有这些字就是", TEXTS),
    Key::optional("patterns", "原话里有这样的说法就是，…是隔开的字，(甲|乙)是任一", TEXTS),
    Key::optional("hints", "只在商家拒绝的原话里才算的字", TEXTS),
    Key::optional("topics", "说的是哪回事：同一句里有拒绝的意思，又认不出别的，大概是它", TEXTS),
    Key::optional("not", "原话里有这些字就不是", TEXTS),
    Key::optional("bare", "没有说理由：认不出别的理由时才算", &Shape::Flag),
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
            Key::optional("beside", "已经用事实回应过的，规则也写", &Shape::Flag),
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
    Key::optional("breaks", "哪些事实能回应它", BREAKS),
    Key::optional("ask", "聊天里接着问的一句话：请对方把没说清的那一点说清", TEXT),
    Key::optional("demand", "书面文字里接在“商家如仍以……为由，请其”后面：要它拿出来的东西", TEXT),
    Key::required("evidence", "什么证据能回应", TEXTS),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);

impl Refusal {
    /// Reads `data/refusals/<id>.yaml`.
    pub fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let path = path(id);
        let node = read_data(assets, Tree::Data, &path, REFUSAL, sink)?;
        let answers = node.get("answers").map(Node::items).unwrap_or_default().iter();
        let answers: Vec<Answer> = answers
            .map(|one| answer(one, |when| sentence(one, "applies", Context::of(when), (assets, &path), sink)))
            .collect();
        let breaks = breaks(&node, |one, key, when| {
            sentence(one, key, Context { when, more: OF_BREAKS }, (assets, &path), sink)
        });
        let argues = sentences(&node, "argues", |one, key, when| {
            sentence(one, key, Context { when, more: OF_BREAKS }, (assets, &path), sink)
        });
        Some(Self {
            argues,
            is_bare: node.text_of("bare") == Some("true"),
            answers,
            id: node.text_of("id")?.to_owned(),
            name: node.text_of("name")?.to_owned(),
            about: node.text_of("about")?.to_owned(),
            reason: node.text_of("reason").map(str::to_owned),
            blames: node.text_of("blames").map(str::to_owned),
            follows: node.texts_of("follows"),
            excepts: node.get("excepts").and_then(Excepts::read),
            requires: node.get("requires").and_then(Excepts::read),
            recognise: node.texts_of("recognise"),
            patterns: node.texts_of("patterns"),
            hints: node.texts_of("hints"),
            topics: node.texts_of("topics"),
            not: node.texts_of("not"),
            right: list(&node, "right_when", |right| {
                Some(Right {
                    when: right.texts_of("when"),
                    unless: right.texts_of("unless"),
                    tell: right.text_of("tell")?.to_owned(),
                })
            }),
            breaks,
            ask: node.text_of("ask").map(str::to_owned),
            demand: node.text_of("demand").map(str::to_owned),
            evidence: node.texts_of("evidence"),
        })
    }
}

/// The file of a refusal in `data/`.
pub(super) fn path(id: &str) -> String {
    format!("refusals/{id}.yaml")
}

impl Excepts {
    pub(super) fn read(node: &Node) -> Option<Self> {
        Some(Self { name: node.text_of("name")?.to_owned(), words: node.texts_of("words") })
    }
}

fn answer(node: &Node, applies: impl FnOnce(&[String]) -> Option<Application>) -> Answer {
    let cite = |cite: &Node| Some((cite.text_of("statute")?.to_owned(), cite.text_of("article")?.to_owned()));
    let when = node.texts_of("when");
    Answer {
        applies: applies(&when),
        when,
        unless: node.texts_of("unless"),
        cites: list(node, "cites", cite),
        say: node.text_of("say").map(str::to_owned),
        is_beside: node.text_of("beside") == Some("true"),
    }
}

fn list<T>(node: &Node, key: &str, item: impl Fn(&Node) -> Option<T>) -> Vec<T> {
    node.get(key).map(Node::items).unwrap_or_default().iter().filter_map(item).collect()
}
