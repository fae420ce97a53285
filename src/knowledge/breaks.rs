//! What breaks a stock refusal: the facts that a case should hold, and the sentence that meets it with them.

use crate::path::CasePath;
use crate::slots::Application;
use crate::yaml::{Key, Node, Shape};

use super::said::{Phrase, Said};

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);
const IDS: &Shape = &Shape::List(&Shape::Id);

/// A fact that breaks a refusal.
#[derive(Debug, Clone)]
pub struct Break {
    /// What to write, if it is so.
    pub fact: String,
    /// A case that has one of these phrases in its own words has it.
    pub words: Vec<String>,
    /// A detail with one of these phrases is told behind the refusal: nothing else is likely to be meant.
    pub binds: Vec<String>,
    /// So has a case in which all these conditions hold; none: words only.
    pub when: Vec<String>,
    /// How a text says it; the first that the case bears out.
    pub says: Vec<Breaker>,
}

/// One sentence of fact that meets a refusal before any rule does.
#[derive(Debug, Clone)]
pub struct Breaker {
    /// Conditions that must hold, and bind what its slots name.
    pub when: Vec<String>,
    /// Conditions that must not.
    pub unless: Vec<String>,
    /// In formal texts.
    pub formal: Application,
    /// In a chat or a note; as in formal texts where it is not said.
    pub spoken: Option<Application>,
    /// Is it said behind a detail that meets the refusal, too: what follows from it?
    pub adds: bool,
    has: Vec<String>,
    lacks: Vec<String>,
    /// The other side's words must have one of these.
    pub said: Vec<String>,
    unsaid: Vec<String>,
}

/// The keys of `breaks`.
pub(super) const BREAKS: &Shape = &Shape::List(&Shape::Map(&[
    Key::required("fact", "写上什么事实", TEXT),
    Key::required("words", "案件里有这些字就是已经写了", TEXTS),
    Key::optional("binds", "细节里有其中一个，就是回应这种说法的，写在它后面", TEXTS),
    Key::optional("when", "同时有这些条件也是已经写了", IDS),
    Key::optional("says", "用事实回应它的一句话，第一个成立的算", SENTENCES),
]));

/// Sentences that meet a refusal, each with what must hold for it.
pub(super) const SENTENCES: &Shape = &Shape::List(&Shape::Map(&[
    Key::optional("when", "要同时满足的条件", IDS),
    Key::optional("unless", "不能有的条件", IDS),
    Key::optional("has", "案件自己的话里要有其中一个，用在 {found.word}", TEXTS),
    Key::optional("lacks", "案件自己的话里不能有", TEXTS),
    Key::optional("said", "对方的原话里要有其中一个", TEXTS),
    Key::optional("unsaid", "对方的原话里不能有", TEXTS),
    Key::optional("adds", "有细节回应时，也接在细节后面说", &Shape::Flag),
    Key::required("formal", "正式文字里怎样写，带空位", TEXT),
    Key::optional("spoken", "聊天和笔记里怎样写，带空位；不写就用 formal", TEXT),
]));

impl Break {
    /// Does one of these texts of the case hold it?
    pub fn is_in<'a>(&self, mut texts: impl Iterator<Item = &'a str>) -> bool {
        texts.any(|text| stands(&self.words, &Said::new(text)))
    }

    /// Is this detail told behind the refusal?
    pub fn binds(&self, detail: &str) -> bool {
        !self.binds.is_empty() && stands(&self.binds, &Said::new(detail))
    }
}

impl Breaker {
    /// Do the words of both sides bear it out? `own` are the case's, each with its place, `said` the other side's. With the
    /// word of `has` that is there and its place, where there is one to be.
    pub fn found<'a>(
        &'a self,
        own: impl Iterator<Item = (CasePath, &'a str)>,
        said: &str,
    ) -> Option<Option<(&'a str, CasePath)>> {
        let said = Said::new(said);
        let is_said = self.said.is_empty() || stands(&self.said, &said);
        if !is_said || stands(&self.unsaid, &said) {
            return None;
        }
        if self.lacks.is_empty() && self.has.is_empty() {
            return Some(None);
        }
        let own: Vec<(CasePath, Said)> = own.map(|(path, text)| (path, Said::new(text))).collect();
        if own.iter().any(|(_, text)| stands(&self.lacks, text)) {
            return None;
        }
        if self.has.is_empty() {
            return Some(None);
        }
        let place = |word: &str| own.iter().find(|(_, text)| Phrase(word).first(text).is_some());
        let found = |word: &'a String| Some((word.as_str(), place(word)?.0.clone()));
        self.has.iter().find_map(found).map(Some)
    }
}

pub(super) fn stands(phrases: &[String], said: &Said) -> bool {
    phrases.iter().any(|phrase| Phrase(phrase).first(said).is_some())
}

/// `read` reads the sentence under a key of an entry with these conditions.
pub(super) fn breaks(
    node: &Node,
    mut read: impl FnMut(&Node, &str, &[String]) -> Option<Application>,
) -> Vec<Break> {
    let entries = node.get("breaks").map(Node::items).unwrap_or_default();
    let mut one = |node: &Node| {
        Some(Break {
            fact: node.text_of("fact")?.to_owned(),
            when: node.texts_of("when"),
            says: sentences(node, "says", &mut read),
            words: node.texts_of("words"),
            binds: node.texts_of("binds"),
        })
    };
    entries.iter().filter_map(&mut one).collect()
}

/// The sentences under a key.
pub(super) fn sentences(
    node: &Node,
    key: &str,
    mut read: impl FnMut(&Node, &str, &[String]) -> Option<Application>,
) -> Vec<Breaker> {
    let entries = node.get(key).map(Node::items).unwrap_or_default().iter();
    entries.filter_map(|entry| breaker(entry, &mut read)).collect()
}

pub(super) fn breaker(
    node: &Node,
    read: &mut impl FnMut(&Node, &str, &[String]) -> Option<Application>,
) -> Option<Breaker> {
    let when = node.texts_of("when");
    Some(Breaker {
        formal: read(node, "formal", &when)?,
        spoken: read(node, "spoken", &when),
        unless: node.texts_of("unless"),
        adds: node.text_of("adds") == Some("true"),
        has: node.texts_of("has"),
        lacks: node.texts_of("lacks"),
        said: node.texts_of("said"),
        unsaid: node.texts_of("unsaid"),
        when,
    })
}
