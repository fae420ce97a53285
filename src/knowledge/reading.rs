//! How free words of a case are read: what a message asks for, whom a decision favours, what a parcel was sent back for.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::Sink;
use crate::yaml::{Key, Node, Shape};

/// A word of ours and how people say it.
#[derive(Debug, Clone)]
pub struct Meaning {
    /// The word: a claim, an outcome, a purpose.
    pub is: String,
    /// Words that say it.
    pub words: Vec<String>,
    /// Before a word in its clause each of these takes the meaning away: 只 of 只同意退.
    pub not_after: Vec<String>,
    /// Who says one of these afterwards turns about what was said.
    pub later: Vec<String>,
}

/// The words by which free text is read: `data/reading/`.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// What stands behind one of these is asked for.
    pub lead: Vec<String>,
    /// The ones of `lead` that also propose or hope: they ask only where a claim's name follows.
    pub only_with_claim: Vec<String>,
    /// And only where none of these follows either: 请提供退货地址 asks for an address.
    pub not_with: Vec<String>,
    /// Straight before a lead, these take the request back.
    pub negated_by: Vec<String>,
    /// A clause that begins so is a question.
    pub questions: Vec<String>,
    /// What happened is the writer's own act where its words begin so.
    pub acts: Vec<String>,
    /// And not where they begin so: 安装师傅上门.
    pub not_acts: Vec<String>,
    /// A message of the writer's is told as it stands, without 本人 before it, where its words begin so.
    pub not_mine: Vec<String>,
    /// A message of the writer's stands as it was sent where its words begin so.
    pub speech: Vec<String>,
    /// And where they hold one of these: 文字稿和照片发过来了.
    pub speech_with: Vec<String>,
    /// The other side's words assure of something where they hold one of these.
    pub assures: Vec<String>,
    /// The other side's message says how it was sent where its words begin so.
    pub told: Vec<String>,
    /// The other side's words say who of them spoke where they begin so and have one of `verbs_of_saying`.
    pub speakers: Vec<String>,
    /// Verbs by which somebody speaks.
    pub verbs_of_saying: Vec<String>,
    /// The words of a step without an answer say so themselves where they hold one of these.
    pub silence: Vec<String>,
    /// A message of the writer's with one of these takes no offer.
    pub declines: Vec<String>,
    /// A request was withdrawn.
    pub withdrawn: Vec<String>,
    /// The claims and their names.
    pub claims: Vec<Meaning>,
    /// Names that count only where nothing stronger is named: a refund beside no claim at all, damages beside no other
    /// compensation.
    pub weak: Vec<Meaning>,
    /// What is asked for that is no claim: `proof`, `performance` or `decision`.
    pub others: Vec<Meaning>,
    /// Whom a decision favours; the first that fits counts.
    pub outcomes: Vec<Meaning>,
    /// How a mediation ended; the first that fits counts.
    pub mediations: Vec<Meaning>,
    /// What a parcel was sent back for; the first that fits counts.
    pub purposes: Vec<Meaning>,
    /// What a seller says and what it says later that turns about it.
    pub turnabouts: Vec<Meaning>,
    /// With one of these a seller says how it is or will be; 国庆真的忙疯了 commits to nothing.
    pub commits: Vec<String>,
    /// A page's sentence with one of these is a term against the writer, and no promise.
    pub adverse: Vec<String>,
    /// Who writes one of these names what the page says.
    pub names_page: Vec<String>,
}

/// Where a clause ends.
const CLAUSE_ENDS: [char; 9] = ['，', '。', '；', '！', '？', '：', ',', '\n', ' '];

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);
const MEANINGS: &Shape = &Shape::List(&Shape::Map(&[
    Key::required("is", "代码", &Shape::Id),
    Key::required("words", "怎样说", TEXTS),
    Key::optional("not_after", "同一个分句里，前面有这些词就不算", TEXTS),
    Key::optional("later", "后来这样说，就是改口", TEXTS),
]));

/// The keys of a file of `data/reading/`.
pub const READING: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::optional("lead", "后面的话是请求", TEXTS),
    Key::optional("only_with_claim", "后面有诉求名称才算请求的词", TEXTS),
    Key::optional("not_with", "那几个词后面有这些字，说的就不是请求", TEXTS),
    Key::optional("negated_by", "紧挨在前面就不算请求的词", TEXTS),
    Key::optional("questions", "分句以这些词开头就是询问", TEXTS),
    Key::optional("acts", "做的人是写信人的开头", TEXTS),
    Key::optional("not_acts", "这样开头的是别人，不是写信人做的", TEXTS),
    Key::optional("not_mine", "消息的文字以这些词开头，前面不补本人", TEXTS),
    Key::optional("speech", "消息的文字以这些词开头，是照抄的原话", TEXTS),
    Key::optional("assures", "商家的答复里有这些字，是答应过、担保过", TEXTS),
    Key::optional("told", "对方联系写信人的话以这些词开头，就说了怎样联系的", TEXTS),
    Key::optional("speakers", "对方的话以这些人开头，就说了是谁说的", TEXTS),
    Key::optional("verbs_of_saying", "说话的词", TEXTS),
    Key::optional("silence", "“没有答复”的话里有这些字，话本身就说了没有答复", TEXTS),
    Key::optional("declines", "写信人的消息里有这些话，是没有接受提议", TEXTS),
    Key::optional("withdrawn", "撤回请求的说法", TEXTS),
    Key::optional("commits", "有这些字，说的是怎样办、是怎样的", TEXTS),
    Key::optional("adverse", "页面的话里有这些字，是对写信人不利的条件", TEXTS),
    Key::optional("speech_with", "消息的文字里有这些字，是照抄的原话", TEXTS),
    Key::optional("names_page", "有这些字，说到了页面", TEXTS),
    Key::required("meanings", "各种意思怎样说，先合上的算", MEANINGS),
    Key::optional("weak", "没有更明确的名称时才算的词", MEANINGS),
    Key::optional("others", "不是诉求的请求", MEANINGS),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);

impl Reading {
    /// Reads the files; one that has errors is as if it were empty, and the sink says where.
    pub fn read(assets: &Assets, sink: &mut Sink) -> Self {
        let mut file =
            |name: &str| read_data(assets, Tree::Data, &format!("reading/{name}.yaml"), READING, sink);
        let (asks, outcomes, purposes) = (file("asks"), file("outcomes"), file("purposes"));
        let (mediations, turnabouts) = (file("mediations"), file("turnabouts"));
        let of =
            |node: &Option<Node>, key: &str| node.as_ref().map(|node| node.texts_of(key)).unwrap_or_default();
        let texts = |key: &str| of(&asks, key);
        let meanings = |node: &Option<Node>, key: &str| {
            node.as_ref().map(|node| meanings(node, key)).unwrap_or_default()
        };
        Self {
            lead: texts("lead"),
            only_with_claim: texts("only_with_claim"),
            not_with: texts("not_with"),
            negated_by: texts("negated_by"),
            questions: texts("questions"),
            acts: texts("acts"),
            not_acts: texts("not_acts"),
            not_mine: texts("not_mine"),
            speech: texts("speech"),
            speech_with: texts("speech_with"),
            assures: texts("assures"),
            told: texts("told"),
            speakers: texts("speakers"),
            verbs_of_saying: texts("verbs_of_saying"),
            silence: texts("silence"),
            declines: texts("declines"),
            withdrawn: texts("withdrawn"),
            claims: meanings(&asks, "meanings"),
            weak: meanings(&asks, "weak"),
            others: meanings(&asks, "others"),
            outcomes: meanings(&outcomes, "meanings"),
            mediations: meanings(&mediations, "meanings"),
            purposes: meanings(&purposes, "meanings"),
            turnabouts: meanings(&turnabouts, "meanings"),
            commits: of(&turnabouts, "commits"),
            adverse: of(&turnabouts, "adverse"),
            names_page: of(&turnabouts, "names_page"),
        }
    }
}

/// The first meaning that one of its words says.
pub fn meant<'a>(meanings: &'a [Meaning], text: &str) -> Option<&'a str> {
    meanings.iter().find(|meaning| meaning.is_said_in(text)).map(|meaning| meaning.is.as_str())
}

impl Meaning {
    /// Does a clause of the text say it?
    pub fn is_said_in(&self, text: &str) -> bool {
        self.words.iter().any(|word| self.is_said(text, word))
    }

    /// Does a clause say it with this word, and nothing before the word that takes it away?
    fn is_said(&self, text: &str, word: &str) -> bool {
        let is_taken = |before: &str| self.not_after.iter().any(|word| before.contains(word.as_str()));
        let before = |at: usize| text[..at].rsplit(CLAUSE_ENDS).next().unwrap_or_default();
        // To look for all places costs more to begin than to see that there is none.
        text.contains(word) && text.match_indices(word).any(|(at, _)| !is_taken(before(at)))
    }
}

fn meanings(node: &Node, key: &str) -> Vec<Meaning> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    let meaning = |item: &Node| {
        let (words, not_after) = (item.texts_of("words"), item.texts_of("not_after"));
        Some(Meaning { is: item.text_of("is")?.to_owned(), words, not_after, later: item.texts_of("later") })
    };
    items.iter().filter_map(meaning).collect()
}
