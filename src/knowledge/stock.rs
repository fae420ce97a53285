//! The stock refusals of a run. One that comes with the program is read when somebody's words are heard as it, or when it is
//! named.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::assets::{Assets, Tree};
use crate::diagnostic::Sink;

use super::built;
use super::refusal::{Refusal, path};
use super::said::Said;
use super::words::Words;

/// All stock refusals, by id.
#[derive(Debug, Default)]
pub struct Refusals {
    assets: Assets,
    all: Vec<Stock>,
    heard: Mutex<Remembered>,
}

/// A refusal heard in somebody's words.
#[derive(Debug, Clone)]
pub(super) struct Sound {
    /// Its number.
    pub(super) number: usize,
    /// False where only what it is about says so.
    pub(super) is_sure: bool,
    /// How many characters say so: the more, the surer.
    pub(super) length: usize,
    /// Where, in characters of the quotation without its spaces.
    pub(super) span: Range<usize>,
}

/// What is heard in somebody's words.
#[derive(Debug, Clone, Default)]
pub(super) struct Sounds {
    /// By phrases, the surest first.
    pub(super) found: Vec<Sound>,
    /// The number of the one that they are most like, where no phrase is sure of a reason.
    pub(super) alike: Option<usize>,
}

/// A stock refusal, as far as it has been read.
#[derive(Debug)]
struct Stock {
    id: String,
    is_built_in: bool,
    read: OnceLock<Option<Refusal>>,
}

/// What was heard in texts that are known to refuse, and in others: a case asks again and again about the texts that it has.
type Remembered = [BTreeMap<String, Sounds>; 2];

/// So many texts are remembered of each sort.
const MOST_REMEMBERED: usize = 512;

/// A refusal that may be in somebody's words: its number and the words to look for.
pub(super) type Sight<'a> = (usize, Words<'a>);

impl Refusals {
    /// Reads the files with these ids. What is wrong in one is said, and it is left out; those that come with the program are
    /// right.
    pub fn read(assets: &Assets, ids: &[String], sink: &mut Sink) -> Self {
        let one = |id: &String| {
            let is_built_in = assets.packed(Tree::Data, &path(id)).is_some();
            let read =
                if is_built_in { OnceLock::new() } else { Some(Refusal::read(assets, id, sink)?).into() };
            Some(Stock { id: id.clone(), is_built_in, read })
        };
        let all = ids.iter().filter_map(one).collect();
        Self { assets: assets.clone(), all, heard: Mutex::default() }
    }

    /// The one with this id.
    pub fn get(&self, id: &str) -> Option<&Refusal> {
        self.all.iter().find(|one| one.id == id).and_then(|one| self.whole(one))
    }

    /// All of them, read.
    pub fn iter(&self) -> impl Iterator<Item = &Refusal> {
        self.all.iter().filter_map(|one| self.whole(one))
    }

    /// The one with this number.
    pub(super) fn at(&self, number: usize) -> Option<&Refusal> {
        self.all.get(number).and_then(|one| self.whole(one))
    }

    /// The number of the one with this id, where it comes with the program: one laid over it may mean something else.
    pub(super) fn built_in(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|one| one.id == id && one.is_built_in)
    }

    /// The number of the one with this id.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.all.iter().position(|one| one.id == id)
    }

    /// Those that may be in a text, by id.
    pub(super) fn in_sight<'a>(&'a self, said: &Said) -> Vec<Sight<'a>> {
        let mut built_in = built::in_sight(said);
        let words = |one: &'a Stock| {
            if !one.is_built_in {
                return self.whole(one).map(Words::of);
            }
            let at = built_in.iter().position(|(id, _)| *id == one.id)?;
            Some(built_in.swap_remove(at).1)
        };
        let words = self.all.iter().map(words).enumerate();
        words.filter_map(|(number, words)| Some((number, words?))).collect()
    }

    /// What was heard in this text, or else what is heard in it now.
    pub(super) fn remembered(&self, text: &str, is_refused: bool, hear: impl FnOnce() -> Sounds) -> Sounds {
        let lock = || self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sounds) = lock()[usize::from(is_refused)].get(text) {
            return sounds.clone();
        }
        let sounds = hear();
        let heard = &mut lock()[usize::from(is_refused)];
        if heard.len() == MOST_REMEMBERED {
            heard.clear();
        }
        heard.insert(text.to_owned(), sounds.clone());
        sounds
    }

    fn whole<'a>(&'a self, one: &'a Stock) -> Option<&'a Refusal> {
        one.read.get_or_init(|| Refusal::read(&self.assets, &one.id, &mut Sink::default())).as_ref()
    }
}
