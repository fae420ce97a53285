//! Facts as template variables: printable texts marked with their path, codes and numbers plain.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::channel::Channel;
use crate::draft::Sizing;
use crate::facts::{CODES, DATES, FIXED, Facts, Fold, Told, told};

use super::marks::{Kind, wrap};

/// The variables that all channels of a case share.
#[derive(Debug)]
pub struct Context {
    base: tera::Context,
    paths: Vec<String>,
}

impl Context {
    /// The variables for these facts; `document` is the facts as JSON.
    pub fn new(document: &Value) -> Self {
        let mut paths = Vec::new();
        let mut base = tera::Context::new();
        for (key, value) in document.as_object().into_iter().flatten() {
            let mut value = value.clone();
            mark(&mut value, key, key, &mut paths);
            base.insert(key.clone(), &value);
        }
        Self { base, paths }
    }

    /// The variables of a channel (`common`) for this sizing, with the paths of their marks.
    pub(super) fn at_size(&self, common: &tera::Context, facts: &Facts, sizing: &Sizing) -> Variables {
        let mut variables = Variables { context: common.clone(), more: Vec::new() };
        variables.context.insert_value("size", sizing.size.word().into());
        variables.context.insert_value("annexed", sizing.is_annexed.into());
        if sizing.folded > 0 {
            let timeline = self.timeline(facts, sizing.folded, &mut variables.more);
            variables.context.insert_value("timeline", timeline);
        }
        variables
    }

    /// The path of each mark's number.
    pub(super) fn paths<'a>(&'a self, more: &'a [String]) -> Paths<'a> {
        Paths { base: &self.paths, more }
    }

    /// The account with so many events summed up.
    fn timeline(&self, facts: &Facts, folded: usize, more: &mut Vec<String>) -> tera::Value {
        let events = self.base.get("timeline").and_then(tera::Value::as_array).unwrap_or_default();
        let step = |told: Told| match told {
            Told::Event(place) => events.get(place).cloned().unwrap_or_else(tera::Value::none),
            Told::Fold(fold) => self.fold(facts, events, &fold, more),
        };
        told(facts, folded).into_iter().map(step).collect::<Vec<_>>().into()
    }

    fn fold(
        &self,
        facts: &Facts,
        events: &[tera::Value],
        fold: &Fold,
        more: &mut Vec<String>,
    ) -> tera::Value {
        let at = |place: &usize| {
            let at = events.get(*place).and_then(|event| event.get_from_path("at")).cloned();
            at.unwrap_or_else(tera::Value::none)
        };
        let (first, last) = (fold.places.start(), fold.places.end());
        let day = |place: &usize| facts.timeline.get(*place).and_then(|event| event.at.get(..10));
        let is_one_day = day(first) == day(last);
        let mut map: BTreeMap<String, tera::Value> = BTreeMap::new();
        map.insert("event".into(), "folded".into());
        map.insert("weight".into(), 0.into());
        map.insert("reveals_problem".into(), false.into());
        map.insert("is_one_day".into(), is_one_day.into());
        map.insert("first_at".into(), at(first));
        map.insert("last_at".into(), at(last));
        for (key, count) in &fold.counts {
            let number = self.paths.len() + more.len();
            map.insert((*key).into(), wrap(Kind::Text, number, &count.to_string()).into());
            more.push(format!("folds[{first}-{last}].{key}"));
        }
        map.into()
    }

    /// With the words of a channel's voice.
    pub(super) fn for_channel(&self, channel: &Channel, facts: &Facts) -> tera::Context {
        let mut context = self.base.clone();
        let word = |key: &str| channel.voice.get(key).map(String::as_str);
        let respondent = word("respondent");
        let against = |who: &str| respondent.filter(|_| facts.respondent.is == who);
        context.insert("me", word("me").unwrap_or("本人"));
        context.insert("they", against("merchant").or(word("merchant")).unwrap_or("商家"));
        context.insert("lead", word("lead").unwrap_or_default());
        match against("platform") {
            Some(word) => context.insert("the_platform", word),
            None => {
                if let Some(name) =
                    self.base.get("platform").and_then(|platform| platform.get_from_path("name"))
                {
                    context.insert_value("the_platform", name.clone());
                }
            }
        }
        context.insert("audience", channel.audience.word());
        context.insert_value("size", Sizing::default().size.word().into());
        context.insert_value("annexed", false.into());
        context.insert_value("has_annex", false.into());
        if let Some(annex) = &channel.annex {
            context.insert("annex_pointer", &annex.pointer);
            context.insert("annex_label", &annex.label);
        }
        context
    }
}

/// The variables of one text.
pub(super) struct Variables {
    pub(super) context: tera::Context,
    /// The paths of the marks that only this text has.
    pub(super) more: Vec<String>,
}

/// The path of each mark's number.
#[derive(Clone, Copy)]
pub(super) struct Paths<'a> {
    base: &'a [String],
    more: &'a [String],
}

impl<'a> Paths<'a> {
    pub(super) fn get(self, number: usize) -> Option<&'a str> {
        let path = self.base.get(number).or_else(|| self.more.get(number.checked_sub(self.base.len())?));
        path.map(String::as_str)
    }
}

fn mark(value: &mut Value, key: &str, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::String(text) if !CODES.contains(&key) && key != FIXED => {
            let kind = if DATES.contains(&key) { Kind::Date } else { Kind::Text };
            *text = wrap(kind, paths.len(), text);
            paths.push(path.to_owned());
        }
        Value::Array(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                mark(item, key, &format!("{path}[{index}]"), paths);
            }
        }
        Value::Object(map) => {
            for (key, value) in map.iter_mut() {
                mark(value, key, &format!("{path}.{key}"), paths);
            }
        }
        _ => {}
    }
}
