//! Facts as template variables: printable texts marked with their path, codes and numbers plain.

use serde_json::Value;

use crate::channel::Channel;
use crate::facts::{CODES, DATES, Facts};

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

    /// The path of each mark's number.
    pub(super) fn paths(&self) -> &[String] {
        &self.paths
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
        context
    }
}

fn mark(value: &mut Value, key: &str, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::String(text) if !CODES.contains(&key) => {
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
