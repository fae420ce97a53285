//! The themes of a rule: the files of `wording/<group>/<rule>/`, each with some of its words, so that somebody who edits them
//! reads one screen and not one list of thousands.

use crate::assets::{Assets, Tree};
use crate::data::{ids, read_data};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::Place;
use crate::yaml::Node;

use super::keys::THEME;
use super::read::{Shared, texts_of};
use super::rule::{Kind, WordingRule};

/// The files of a rule: its own, then its themes.
pub(super) fn files(assets: &Assets, id: &str) -> Vec<String> {
    let folder = format!("wording/{id}");
    let names = ids(assets, &folder).into_iter();
    let themes = names.map(|name| format!("{folder}/{name}.yaml"));
    std::iter::once(format!("{folder}.yaml")).chain(themes).collect()
}

impl Shared<'_> {
    /// Adds the words of its themes to a rule. A theme whose file has errors is left out; the sink says which.
    pub(super) fn add_themes(&self, id: &str, rule: &mut WordingRule, sink: &mut Sink) {
        for path in files(self.assets, id).iter().skip(1) {
            let checks = self.assets.packed(Tree::Data, path).is_none();
            let shared = Shared { checks, ..*self };
            let Some(node) = read_data(self.assets, Tree::Data, path, THEME, sink) else { continue };
            if let Some(place) = shared.add_theme(&node, path, rule, sink) {
                let found = Diagnostic::error("data/unread", "这一项检查不找词句，entries 用不上");
                sink.push(
                    found
                        .at(place, "")
                        .help(format!("只有 kind: existence 的检查有 entries；改{id}.yaml，或者删去")),
                );
            }
        }
    }

    /// Where the entries stand that the rule has no use for.
    fn add_theme(&self, node: &Node, path: &str, rule: &mut WordingRule, sink: &mut Sink) -> Option<Place> {
        let mut faults = Vec::new();
        let items = |key: &str| node.get(key).map(Node::items).unwrap_or_default().iter();
        rule.pairs.extend(items("pairs").map(|pair| self.pair(pair, &mut faults)));
        let mut unread = None;
        match &mut rule.kind {
            Kind::Existence(entries) => {
                entries.extend(items("entries").map(|entry| self.entry(entry, &mut faults)));
            }
            _ => unread = node.get("entries").map(|entries| entries.span),
        }
        if let Some(examples) = node.get("examples") {
            rule.bad.extend(texts_of(examples, "bad"));
            rule.good.extend(texts_of(examples, "good"));
        }
        self.say(faults, path, sink);
        // Hardly any theme has what is not read: its text is not asked for before.
        let span = unread?;
        let file = self.assets.read(Tree::Data, path).ok().flatten()?;
        Some(Place { file, span })
    }
}
