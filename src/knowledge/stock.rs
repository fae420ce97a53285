//! The stock refusals of a run. One that comes with the program is read when somebody's words are heard as it, or when it is
//! named.

use std::collections::VecDeque;
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
    heard: Mutex<VecDeque<Memory>>,
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

/// What was heard in a text of late; a case asks again and again about the few texts that it has.
#[derive(Debug)]
struct Memory {
    text: String,
    is_refused: bool,
    sounds: Vec<Sound>,
}

/// So many texts are remembered.
const MOST_REMEMBERED: usize = 16;

/// A stock refusal, as far as it has been read.
#[derive(Debug)]
struct Stock {
    id: String,
    is_built_in: bool,
    read: OnceLock<Option<Refusal>>,
}

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
    pub(super) fn remembered(
        &self,
        text: &str,
        is_refused: bool,
        hear: impl FnOnce() -> Vec<Sound>,
    ) -> Vec<Sound> {
        let is_it = |one: &&Memory| one.is_refused == is_refused && one.text == text;
        let known = |heard: &VecDeque<Memory>| heard.iter().find(is_it).map(|one| one.sounds.clone());
        if let Some(sounds) = known(&self.heard.lock().unwrap_or_else(PoisonError::into_inner)) {
            return sounds;
        }
        let sounds = hear();
        let mut heard = self.heard.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.len() == MOST_REMEMBERED {
            heard.pop_front();
        }
        heard.push_back(Memory { text: text.to_owned(), is_refused, sounds: sounds.clone() });
        sounds
    }

    fn whole<'a>(&'a self, one: &'a Stock) -> Option<&'a Refusal> {
        one.read.get_or_init(|| Refusal::read(&self.assets, &one.id, &mut Sink::default())).as_ref()
    }
}
