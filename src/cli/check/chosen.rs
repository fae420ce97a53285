//! Which checks are reported: `--select` and `--ignore`.

use crate::diagnostic::Sink;
use crate::yaml::nearest;

use super::super::lang::{either, meant};

/// What hinders the reading of a file is said always: the rest rests on it.
const ALWAYS: &[&str] = &["source", "yaml", "internal"];

/// Checks by id or by group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen<'a> {
    select: &'a [String],
    ignore: &'a [String],
}

impl<'a> Chosen<'a> {
    pub(super) fn new(select: &'a [String], ignore: &'a [String]) -> Self {
        Self { select, ignore }
    }

    /// Is this check reported?
    pub(super) fn takes(&self, rule: &str) -> bool {
        let is_named = |names: &[String]| names.iter().any(|name| is_of(rule, name));
        ALWAYS.contains(&group(rule))
            || ((self.select.is_empty() || is_named(self.select)) && !is_named(self.ignore))
    }

    /// Those of these findings that are reported.
    pub(super) fn of(&self, found: Sink) -> Sink {
        let mut taken = Sink::default();
        found
            .into_sorted()
            .into_iter()
            .filter(|one| self.takes(one.rule.name()))
            .for_each(|one| taken.push(one));
        taken
    }

    /// What to say of the first name that is no check and no group of checks.
    pub(super) fn unknown(&self, known: &[(String, String)]) -> Option<String> {
        let mut all = self.select.iter().chain(self.ignore);
        let wrong = all.find(|name| !known.iter().any(|(rule, _)| is_of(rule, name)))?;
        let mut words: Vec<&str> = known.iter().map(|(rule, _)| rule.as_str()).collect();
        words.extend(known.iter().map(|(rule, _)| group(rule)));
        let near = meant(nearest(wrong, &words));
        Some(either(
            format!("没有叫“{wrong}”的检查{near}\n编号见 complain list rules，一组写斜线前面的词，如 tone"),
            format!(
                "no check is called “{wrong}”{near}\nids: complain list rules; a group is the word before the slash, such as tone"
            ),
        ))
    }
}

fn is_of(rule: &str, name: &str) -> bool {
    rule == name || group(rule) == name.trim_end_matches(['/', '*'])
}

fn group(rule: &str) -> &str {
    rule.split('/').next().unwrap_or(rule)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_groups_and_what_is_said_always() {
        let [tone, insult] = ["tone".to_owned(), "tone/insult".to_owned()];
        let (select, ignore) = ([tone], [insult]);
        let chosen = Chosen::new(&select, &ignore);
        assert!(chosen.takes("tone/threat") && chosen.takes("yaml/comma"));
        assert!(!chosen.takes("tone/insult") && !chosen.takes("evidence/unproved"));
        let known = |id: &str| [(id.to_owned(), String::new())];
        assert!(chosen.unknown(&known("tone/insult")).is_none());
        assert!(chosen.unknown(&known("typography/doubled")).is_some());
    }
}
