//! A sentence that stands under conditions: what a writer does not know, what readers may learn.

use crate::assets::Assets;
use crate::diagnostic::Sink;
use crate::slots::{Application, Context, sentence_of};
use crate::yaml::{Key, Node, Shape};

/// The slot for the word of `has` that the case has.
const WORD: &str = "{word}";

/// A sentence that stands under conditions.
#[derive(Debug, Clone)]
pub struct Remark {
    /// The sentence, as it is written in the file.
    pub text: String,
    /// Conditions that must hold.
    pub when: Vec<String>,
    /// Conditions that must not.
    pub unless: Vec<String>,
    /// The case's own words must have one of these; `甲…乙` is both, in this order, in one text.
    pub has: Vec<String>,
    /// And one of these, where `has` names the word that is printed.
    pub also: Vec<String>,
    /// And none of these.
    pub lacks: Vec<String>,
    /// The sentence, made ready: one for each word of `has` where it prints that word, else one.
    said: Vec<Application>,
    /// How a letter says it; absent where a letter says nothing of it.
    pub formal: Option<Application>,
}

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);
const IDS: &Shape = &Shape::List(&Shape::Id);

const SAYS: Key = Key::required("text", "一句话，可以带空位", TEXT);
const WHEN: Key = Key::optional("when", "要同时满足的条件", IDS);
const UNLESS: Key = Key::optional("unless", "不能有的条件", IDS);
const HAS: Key = Key::optional("has", "案件里要有其中一样的字", TEXTS);
const ALSO: Key = Key::optional("also", "还要有其中一样的字", TEXTS);
const LACKS: Key = Key::optional("lacks", "案件里不能有的字", TEXTS);

/// Tips.
pub(super) const REMARKS: &Shape = &Shape::List(&Shape::Map(&[SAYS, WHEN, UNLESS, HAS, ALSO, LACKS]));

/// What is not known: a letter may say it in its own way.
pub(super) const UNKNOWN: &Shape = &Shape::List(&Shape::Map(&[
    SAYS,
    Key::optional("formal", "信函、投诉里怎样说；不写就不说", TEXT),
    WHEN,
    UNLESS,
    HAS,
    ALSO,
    LACKS,
]));

impl Remark {
    /// The sentence where one of the case's texts has a word of `has` and none has one of `lacks`; the conditions are for the
    /// caller to look at.
    pub fn said_of(&self, texts: &[&str]) -> Option<&Application> {
        let is_in = |words: &String| texts.iter().any(|text| has(text, words));
        let is_also = self.also.is_empty() || self.also.iter().any(is_in);
        if !is_also || self.lacks.iter().any(is_in) {
            return None;
        }
        if self.has.is_empty() {
            return self.said.first();
        }
        let place = self.has.iter().position(is_in)?;
        self.said.get(place).or(self.said.first())
    }
}

/// Does the text have the parts in this order?
fn has(text: &str, words: &str) -> bool {
    let first = words.split('…').next().unwrap_or(words);
    // Most words are in no text, and looking for one is cheap where nothing has to be cut.
    let is_there = text.contains(first);
    if !is_there || first.len() == words.len() {
        return is_there;
    }
    let rest = words.split('…').try_fold(text, |rest, part| Some(rest.split_once(part)?.1));
    rest.is_some()
}

/// The remarks under a key. A slot that is none goes to the sink, at its line in `data/<path>`.
pub(super) fn remarks(node: &Node, key: &str, assets: &Assets, path: &str, sink: &mut Sink) -> Vec<Remark> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().filter_map(|item| remark(item, assets, path, sink)).collect()
}

fn remark(node: &Node, assets: &Assets, path: &str, sink: &mut Sink) -> Option<Remark> {
    let (when, has) = (node.texts_of("when"), node.texts_of("has"));
    let written = node.get("text")?;
    let text = written.text()?;
    let each = if text.contains(WORD) { has.clone() } else { vec![String::new()] };
    let each = each.iter().map(|word| text.replace(WORD, word));
    let said: Option<Vec<Application>> =
        each.map(|text| sentence_of(written, &text, Context::of(&when), (assets, path), sink)).collect();
    let formal = node.get("formal");
    let formal = formal
        .and_then(|written| sentence_of(written, written.text()?, Context::of(&when), (assets, path), sink));
    Some(Remark {
        text: text.to_owned(),
        said: said?,
        formal,
        unless: node.texts_of("unless"),
        also: node.texts_of("also"),
        lacks: node.texts_of("lacks"),
        when,
        has,
    })
}

#[cfg(test)]
mod tests {
    use super::has;

    #[test]
    fn parts_stand_in_order() {
        assert!(has("品牌专柜书面答复，批号应当一致", "专柜…答复…批号"));
        assert!(!has("批号由专柜答复", "专柜…答复…批号"));
        assert!(has("没有检测报告", "检测"));
    }
}
