//! The files of `data/wording/` to rules.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::assets::{Assets, Tree};
use crate::data::read_data;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::Place;
use crate::yaml::{Node, Shape};

use super::Text;
use super::density::{Measure, Of};
use super::keys::WORDING;
use super::likeness::Likeness;
use super::list::{List, Part, Sets};
use super::pairs::Pair;
use super::pattern::Pattern;
use super::phrase::Phrase;
use super::rule::{Context, Detection, Entry, Kind, WordingRule, severity};
use super::starts::words;
use super::swaps::{Class, Swap};

/// The ids of all wording rules: `tone/insult` for `wording/tone/insult.yaml`.
pub(super) fn ids(assets: &Assets) -> Vec<String> {
    let groups = assets.names(Tree::Data, "wording").into_iter().filter(|name| !name.contains('.'));
    let rules = groups.flat_map(|group| {
        let names = assets.names(Tree::Data, &format!("wording/{group}")).into_iter();
        names
            .filter_map(move |name| Some(format!("{group}/{}", name.strip_suffix(".yaml")?)))
            .collect::<Vec<_>>()
    });
    rules.collect()
}

/// Texts by name from `wording/<name>.yaml`.
pub(super) fn texts(assets: &Assets, name: &str, sink: &mut Sink) -> BTreeMap<String, Text> {
    let node = read_data(assets, Tree::Data, &format!("wording/{name}.yaml"), &Shape::Texts, sink);
    let entries = node.as_ref().map(Node::entries).unwrap_or_default();
    entries.iter().filter_map(|entry| Some((entry.key.to_string(), entry.node.kept()?))).collect()
}

/// The shared sets.
pub(super) fn sets(assets: &Assets, sink: &mut Sink) -> Sets {
    let texts = texts(assets, "sets", sink).into_iter();
    texts.map(|(name, text)| (name, Arc::new(Part::new(text)))).collect()
}

/// What all rules share.
pub(super) struct Shared<'a> {
    pub(super) assets: &'a Assets,
    pub(super) sets: &'a Arc<Sets>,
    /// Are they those that come with the program?
    pub(super) are_sets_built_in: bool,
    /// False where the file of the shared sets is broken: then no rule is blamed for a name that it lacks.
    pub(super) are_sets_whole: bool,
    /// Look at every phrase? Those that come with the program are looked at by a test.
    pub(super) checks: bool,
}

impl Shared<'_> {
    /// One rule. `None` where its file has errors; the sink says which.
    pub(super) fn rule(&self, id: &str, sink: &mut Sink) -> Option<WordingRule> {
        let path = format!("wording/{id}.yaml");
        let node = read_data(self.assets, Tree::Data, &path, WORDING, sink)?;
        let mut faults = Vec::new();
        let text = |key: &str| node.get(key).and_then(Node::kept).unwrap_or_default();
        let examples = |key: &str| node.get("examples").map(|node| texts_of(node, key)).unwrap_or_default();
        let mut rule = WordingRule {
            id: text("id").into_owned(),
            name: text("name"),
            level: node.text_of("level").and_then(severity)?,
            message: text("message"),
            why: trimmed(text("why")),
            instead: trimmed(text("instead")),
            source: node.get("source").and_then(Node::kept),
            bad: examples("bad"),
            good: examples("good"),
            checks_quotes: node.text_of("quoted") == Some("checked"),
            exempts_told: node.get("told").is_some(),
            is_of_cases: node.get("only").is_some(),
            kind: self.kind(&node, &mut faults)?,
            pairs: node
                .get("pairs")
                .map(Node::items)
                .unwrap_or_default()
                .iter()
                .map(|pair| self.pair(pair, &mut faults))
                .collect(),
            context: self.context(&node, &mut faults),
            calm: node
                .text_of("like")
                .zip(number(&node, "calm"))
                .and_then(|(like, calm)| Likeness::of(like, calm)),
        };
        self.say(faults, &path, sink);
        self.add_themes(id, &mut rule, sink);
        Some(rule)
    }

    /// Says what in a file is no phrase or no pattern.
    pub(super) fn say(&self, faults: Faults, path: &str, sink: &mut Sink) {
        for (text, span) in faults {
            let Ok(Some(file)) = self.assets.read(Tree::Data, path) else { continue };
            sink.push(fault(&text, Place { file, span }));
        }
    }

    fn kind(&self, node: &Node, faults: &mut Faults) -> Option<Kind> {
        let items = |key: &str| node.get(key).map(Node::items).unwrap_or_default().iter();
        Some(match node.text_of("kind")? {
            "existence" => Kind::Existence(items("entries").map(|entry| self.entry(entry, faults)).collect()),
            "pattern" => Kind::Pattern(items("patterns").filter_map(|one| pattern(one, faults)).collect()),
            "checksum" => {
                let levels = node.get("audiences").map(Node::entries).unwrap_or_default().iter();
                let level =
                    |entry: &crate::yaml::Entry| Some((entry.key.to_string(), severity(entry.node.text()?)?));
                Kind::Checksum(Detection {
                    kinds: texts_of(node, "detects").into_iter().map(Cow::into_owned).collect(),
                    levels: levels.filter_map(level).collect(),
                })
            }
            "likeness" => {
                let like = node.text_of("like").zip(number(node, "above"));
                let found = like.and_then(|(like, above)| Likeness::of(like, above));
                if found.is_none() {
                    faults.push(("like、above".to_owned(), node.span));
                }
                Kind::Likeness(found?)
            }
            "substitution" => Kind::Substitution(items("swaps").filter_map(swap).collect()),
            _ => Kind::Density(items("measures").filter_map(measure).collect()),
        })
    }

    pub(super) fn entry(&self, node: &Node, faults: &mut Faults) -> Entry {
        self.list(node, "words", faults);
        Entry {
            words: node.get("words").and_then(Node::kept).unwrap_or_default(),
            context: self.context(node, faults),
            instead: node.get("instead").and_then(Node::kept).map(trimmed),
        }
    }

    pub(super) fn pair(&self, node: &Node, faults: &mut Faults) -> Pair {
        Pair {
            one: self.list(node, "one", faults),
            other: self.list(node, "other", faults),
            with: self.list(node, "with", faults),
            except: self.list(node, "except", faults),
        }
    }

    fn context(&self, node: &Node, faults: &mut Faults) -> Context {
        Context {
            except: self.list(node, "except", faults),
            not_after: self.list(node, "not_after", faults),
            not_before: self.list(node, "not_before", faults),
            only_after: self.list(node, "only_after", faults),
            only_before: self.list(node, "only_before", faults),
            only_with: self.list(node, "only_with", faults),
            not_with: self.list(node, "not_with", faults),
        }
    }

    fn list(&self, node: &Node, key: &str, faults: &mut Faults) -> List {
        let Some(node) = node.get(key) else {
            return List::default();
        };
        let text = node.kept().unwrap_or_default();
        if let (Cow::Borrowed(text), true) = (&text, self.are_sets_built_in) {
            return List::built_in(text, self.sets);
        }
        let mut unknown = Vec::new();
        let list = List::new(text.clone(), self.sets, &mut unknown);
        if !self.are_sets_whole {
            unknown.clear();
        }
        if self.checks {
            let is_good =
                |word: &&str| word.starts_with('$') || (Phrase(word).is_one() && Phrase(word).is_folded());
            unknown.extend(words(&text).filter(|word| !is_good(word)).map(str::to_owned));
        }
        faults.extend(unknown.into_iter().map(|name| (name, node.span)));
        list
    }
}

/// Texts that are no phrase or no pattern, with their places.
pub(super) type Faults = Vec<(String, crate::source::Span)>;

fn fault(text: &str, place: Place) -> Diagnostic {
    Diagnostic::error("data/phrase", format!("“{text}”不合词句的写法")).at(place, "").help(
        "括号要成对；省略号不能在两头；$ 后面是 wording/sets.yaml 里的名字；正则表达式见 docs/data.zh-CN.md",
    )
}

fn pattern(node: &Node, faults: &mut Faults) -> Option<Pattern> {
    let text = node.text()?;
    let pattern = Pattern::new(text);
    if pattern.is_none() {
        faults.push((text.to_owned(), node.span));
    }
    pattern
}

fn number(node: &Node, key: &str) -> Option<u32> {
    node.text_of(key)?.parse().ok()
}

fn swap(node: &Node) -> Option<Swap> {
    let classes = |key: &str| texts_of(node, key).iter().filter_map(|word| Class::from_word(word)).collect();
    let number = |key: &str| node.text_of(key).and_then(|text| text.parse().ok());
    let put = node.text_of("put")?;
    Some(Swap {
        find: match node.text_of("find")? {
            "空格" => " ".to_owned(),
            "全角空格" => "\u{3000}".to_owned(),
            sign => sign.to_owned(),
        },
        put: if put == "无" { String::new() } else { put.to_owned() },
        left: classes("left"),
        right: classes("right"),
        least: number("least").unwrap_or(1),
        most: number("most").unwrap_or(usize::MAX),
        close: node
            .text_of("close")
            .zip(node.text_of("put_close"))
            .map(|(a, b)| (a.to_owned(), b.to_owned())),
        is_safe: node.text_of("safe") == Some("true"),
    })
}

fn measure(node: &Node) -> Option<Measure> {
    let signs = node.text_of("signs").unwrap_or_default().chars().collect();
    Some(Measure {
        of: match node.text_of("of")? {
            "signs" => Of::Row(signs),
            "signs-in-all" => Of::All(signs),
            "same-character" => Of::Same,
            _ => Of::Capitals,
        },
        least: node.text_of("least")?.parse().ok()?,
        put: node.text_of("put").map(str::to_owned),
    })
}

pub(super) fn texts_of(node: &Node, key: &str) -> Vec<Text> {
    let items = node.get(key).map(Node::items).unwrap_or_default();
    items.iter().filter_map(Node::kept).collect()
}

fn trimmed(text: Text) -> Text {
    match text {
        Cow::Borrowed(text) => text.trim().into(),
        Cow::Owned(text) => text.trim().to_owned().into(),
    }
}
