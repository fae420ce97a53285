//! The stock refusals of a run. Of those that come with the program only the words are read by which they are heard; the rest
//! of a file is read when it is one that somebody says.

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::assets::{Assets, Tree};
use crate::data::{read_built_in, read_data};
use crate::diagnostic::Sink;
use crate::yaml::{Node, Value};

use super::refusal::{REFUSAL, Refusal, path};

/// All stock refusals, by id.
#[derive(Debug, Default)]
pub struct Refusals {
    assets: Assets,
    all: Vec<Stock>,
}

/// A stock refusal, as far as it has been read.
#[derive(Debug)]
struct Stock {
    id: String,
    words: Words,
    read: OnceLock<Option<Refusal>>,
}

/// What a refusal is heard by, as in its file.
#[derive(Debug)]
pub(super) struct Words {
    /// `recognise` and `patterns`.
    pub(super) phrases: Vec<Cow<'static, str>>,
    pub(super) hints: Vec<Cow<'static, str>>,
    pub(super) topics: Vec<Cow<'static, str>>,
    pub(super) not: Vec<Cow<'static, str>>,
    pub(super) is_bare: bool,
}

impl Refusals {
    /// Reads the files with these ids. What is wrong in one is said, and it is left out; those that come with the program are
    /// right.
    pub fn read(assets: &Assets, ids: &[String], sink: &mut Sink) -> Self {
        let all = ids.iter().filter_map(|id| Stock::read(assets, id, sink)).collect();
        Self { assets: assets.clone(), all }
    }

    /// The one with this id.
    pub fn get(&self, id: &str) -> Option<&Refusal> {
        self.all.iter().find(|one| one.id == id).and_then(|one| self.whole(one))
    }

    /// All of them, read.
    pub fn iter(&self) -> impl Iterator<Item = &Refusal> {
        self.all.iter().filter_map(|one| self.whole(one))
    }

    /// Each whose words are heard in some way, with how.
    pub(super) fn heard<T>(&self, hear: impl Fn(&Words) -> Option<T>) -> Vec<(&Refusal, T)> {
        self.all
            .iter()
            .filter_map(|one| Some((one, hear(&one.words)?)))
            .filter_map(|(one, how)| Some((self.whole(one)?, how)))
            .collect()
    }

    fn whole<'a>(&'a self, one: &'a Stock) -> Option<&'a Refusal> {
        one.read.get_or_init(|| Refusal::read(&self.assets, &one.id, &mut Sink::default())).as_ref()
    }
}

impl Stock {
    fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let (id, path) = (id.to_owned(), path(id));
        if let Some(node) = read_built_in(assets, Tree::Data, &path, Some(Words::KEYS)) {
            return Some(Self { id, words: Words::of(&node), read: OnceLock::new() });
        }
        let node = read_data(assets, Tree::Data, &path, REFUSAL, sink)?;
        let whole = Refusal::of(&node, assets, &path, sink)?;
        Some(Self { id, words: Words::of(&node), read: Some(whole).into() })
    }
}

impl Words {
    const KEYS: &[&str] = &["recognise", "patterns", "hints", "topics", "not", "bare"];

    fn of(node: &Node) -> Self {
        let texts = |key: &str| node.get(key).map(Node::items).unwrap_or_default().iter().filter_map(text);
        Self {
            phrases: texts("recognise").chain(texts("patterns")).collect(),
            hints: texts("hints").collect(),
            topics: texts("topics").collect(),
            not: texts("not").collect(),
            is_bare: node.text_of("bare") == Some("true"),
        }
    }
}

fn text(node: &Node) -> Option<Cow<'static, str>> {
    match &node.value {
        Value::Scalar(text, _) => Some(text.clone()),
        _ => None,
    }
}
