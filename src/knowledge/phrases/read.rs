//! The files of `data/phrases/`, read.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, Span};
use crate::yaml::{Key, Node, Shape, locate};

use super::pattern::Strange;
use super::{Around, Parties, Pattern, Phrases, Says, SetPhrase, Trait, Verb, Wording};

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);

const VERB: &Shape = &Shape::Map(&[
    Key::required("from", "案件里这一句怎样写", TEXT),
    Key::optional("note", "笔记里怎样说", TEXT),
    Key::optional("chat", "聊天里怎样说，不写就同笔记", TEXT),
    Key::optional("formal", "信函、投诉里怎样说，不写就照原样", TEXT),
    Key::optional("x_starts", "{X} 要以这些词开头", TEXTS),
    Key::optional("x_not_starts", "{X} 不能以这些词开头", TEXTS),
    Key::optional("x_ends", "{X} 要以这些词结尾", TEXTS),
    Key::optional("x_has", "{X} 里要有其中一个词", TEXTS),
    Key::optional("x_lacks", "{X} 里不能有的词", TEXTS),
    Key::optional("saying", "这一句是转述说过的话", &Shape::Flag),
    Key::optional("humble", "只有写信人这样说，前面提到别人也算", &Shape::Flag),
    Key::optional("after_saying", "只用在转述的那一句后面", &Shape::Flag),
    Key::optional("to_seller", "只用在对店铺说的话里", &Shape::Flag),
]);

const PHRASE: &Shape = &Shape::Map(&[
    Key::required("from", "案件里怎样写", TEXT),
    Key::optional("note", "笔记里怎样说", TEXT),
    Key::optional("chat", "聊天里怎样说，不写就同笔记", TEXT),
    Key::optional("formal", "信函、投诉里怎样说，不写就照原样", TEXT),
    Key::optional("x_starts", "{X} 要以这些词开头", TEXTS),
    Key::optional("x_not_starts", "{X} 不能以这些词开头", TEXTS),
    Key::optional("x_ends", "{X} 要以这些词结尾", TEXTS),
    Key::optional("x_has", "{X} 里要有其中一个词", TEXTS),
    Key::optional("x_lacks", "{X} 里不能有的词", TEXTS),
    Key::optional("after", "前面要紧挨其中一个词", TEXTS),
    Key::optional("before", "后面要紧跟其中一个词", TEXTS),
    Key::optional("not_after", "前面紧挨这些词就不换", TEXTS),
    Key::optional("not_before", "后面紧跟这些词就不换", TEXTS),
    Key::optional("except", "是这些词的一部分就不换", TEXTS),
]);

/// The keys of a file of `data/phrases/`.
pub const PHRASES: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::optional("seller", "案件里怎样称呼店铺", TEXTS),
    Key::optional("others", "别的人和单位", TEXTS),
    Key::optional("not_party_before", "后面是这些字就不是称呼", TEXTS),
    Key::optional("party_before", "后面是这些字仍是称呼，如“商家上门”", TEXTS),
    Key::optional("before_verb", "动词前面可以有、照样留着的词", TEXTS),
    Key::optional("links", "把动词接到前一句的词", TEXTS),
    Key::optional("not_acts", "以这些字开头的，不是写信人做的事", TEXTS),
    Key::optional("no_verb_before", "后面是这些字就不是动词", TEXTS),
    Key::optional(
        "sets",
        "成组的词，别处写 $名称",
        &Shape::List(&Shape::Map(&[
            Key::required("name", "名称", TEXT),
            Key::required("words", "词", TEXTS),
        ])),
    ),
    Key::optional("verbs", "句首的动词，先合上的算", &Shape::List(VERB)),
    Key::optional("phrases", "固定的说法，长的先换", &Shape::List(PHRASE)),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);

/// The keys of a verb that are `true` or left out.
const TRAITS: &[(&str, Trait)] = &[
    ("saying", Trait::Saying),
    ("humble", Trait::Humble),
    ("after_saying", Trait::AfterSaying),
    ("to_seller", Trait::ToSeller),
];

/// One file with what it needs for its faults.
struct File<'a> {
    assets: &'a Assets,
    path: &'static str,
    node: Node,
}

impl Phrases {
    /// Reads the files; one that has errors is as if it were empty, and the sink says where.
    pub fn read(assets: &Assets, sink: &mut Sink) -> Self {
        let verbs = File::read(assets, "phrases/verbs.yaml", sink);
        let set = File::read(assets, "phrases/set-phrases.yaml", sink);
        let mut phrases = Self::default();
        if let Some(file) = verbs {
            let texts = |key: &str| file.node.texts_of(key);
            phrases.before_verb = texts("before_verb");
            phrases.links = texts("links");
            phrases.not_acts = texts("not_acts");
            phrases.no_verb_before = texts("no_verb_before");
            phrases.parties = Parties::new(
                [texts("seller"), texts("others")],
                [texts("not_party_before"), texts("party_before")],
            );
            phrases.verbs = file.list("verbs").iter().filter_map(|one| file.verb(one, sink)).collect();
        }
        if let Some(file) = set {
            phrases.set = file.list("phrases").iter().filter_map(|one| file.phrase(one, sink)).collect();
        }
        phrases.index();
        phrases
    }
}

impl<'a> File<'a> {
    fn read(assets: &'a Assets, path: &'static str, sink: &mut Sink) -> Option<Self> {
        read_data(assets, Tree::Data, path, PHRASES, sink).map(|node| Self { assets, path, node })
    }

    fn list(&self, key: &str) -> &[Node] {
        self.node.get(key).map(Node::items).unwrap_or_default()
    }

    fn verb(&self, node: &Node, sink: &mut Sink) -> Option<Verb> {
        let (from, says) = self.both(node, sink)?;
        let has = |(key, _): &&(&str, Trait)| node.text_of(key) == Some("true");
        let traits = TRAITS.iter().filter(has).map(|(_, it)| *it).collect();
        Some(Verb { from, says, x: self.around(node, sink), traits })
    }

    fn phrase(&self, node: &Node, sink: &mut Sink) -> Option<SetPhrase> {
        let (from, says) = self.both(node, sink)?;
        Some(SetPhrase {
            from,
            says,
            x: self.around(node, sink),
            after: self.words(node, "after", sink),
            before: self.words(node, "before", sink),
            not_after: self.words(node, "not_after", sink),
            not_before: self.words(node, "not_before", sink),
            except: self.words(node, "except", sink),
        })
    }

    /// The pattern and what takes its place.
    fn both(&self, node: &Node, sink: &mut Sink) -> Option<(Pattern, Says)> {
        let written = node.get("from")?;
        let from = self.told(written, Pattern::read(written.text()?), sink)?;
        if from.head().is_empty() {
            let message = "“from”要以字开头，不能以空位开头".to_owned();
            let help = "把空位前面的词写上".to_owned();
            self.tell(written, Strange { at: 0..0, message, help }, sink);
            return None;
        }
        let mut say = |key: &str| -> Option<Wording> {
            let written = node.get(key)?;
            self.told(written, Wording::read(written.text()?, &from), sink)
        };
        let (plain, chat, formal) = (say("note"), say("chat"), say("formal"));
        Some((from, Says { chat: chat.or_else(|| plain.clone()), note: plain, formal }))
    }

    fn around(&self, node: &Node, sink: &mut Sink) -> Around {
        Around {
            starts: self.words(node, "x_starts", sink),
            not_starts: self.words(node, "x_not_starts", sink),
            ends: self.words(node, "x_ends", sink),
            has: self.words(node, "x_has", sink),
            lacks: self.words(node, "x_lacks", sink),
        }
    }

    /// The words of a list, with those of the sets that it names.
    fn words(&self, node: &Node, key: &str, sink: &mut Sink) -> Vec<String> {
        let mut words = Vec::new();
        for item in node.get(key).map(Node::items).unwrap_or_default() {
            let Some(word) = item.text() else { continue };
            let Some(name) = word.strip_prefix('$') else {
                words.push(word.to_owned());
                continue;
            };
            let sets = self.list("sets");
            if let Some(set) = sets.iter().find(|set| set.text_of("name") == Some(name)) {
                words.extend(set.texts_of("words"));
                continue;
            }
            let known: Vec<&str> = sets.iter().filter_map(|set| set.text_of("name")).collect();
            let message = format!("没有“{name}”这一组词");
            let help = format!("这个文件里的词组：{}", known.join("、"));
            self.tell(item, Strange { at: 0..word.len(), message, help }, sink);
        }
        words
    }

    fn told<T>(&self, node: &Node, read: Result<T, Strange>, sink: &mut Sink) -> Option<T> {
        match read {
            Ok(read) => Some(read),
            Err(strange) => {
                self.tell(node, strange, sink);
                None
            }
        }
    }

    fn tell(&self, node: &Node, strange: Strange, sink: &mut Sink) {
        let mut found = Diagnostic::error("data/slot", strange.message).help(strange.help);
        if let Ok(Some(file)) = self.assets.read(Tree::Data, self.path) {
            let span = node.span;
            let raw = file.text.get(span.start..span.end).unwrap_or_default();
            let inside = locate(raw, node.text().unwrap_or_default(), &strange.at);
            let span = inside.map_or(span, |at| Span::new(span.start + at.start, span.start + at.end));
            found = found.at(Place { file, span }, "这里");
        }
        sink.push(found);
    }
}
