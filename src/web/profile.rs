//! The writer's own name, telephone and address: said once, filled into every new case.

use serde::Deserialize;

use super::change::{is_free, set};

/// Who writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Profile {
    /// The name.
    pub name: String,
    /// The telephone.
    pub phone: String,
    /// The address.
    pub address: String,
}

impl Profile {
    /// The case file with what it does not say yet.
    pub fn on(&self, text: &str) -> String {
        let own = [("name", &self.name), ("phone", &self.phone), ("address", &self.address)];
        own.into_iter().fold(text.to_owned(), |text, (key, value)| {
            let path = format!("consumer.{key}");
            if value.trim().is_empty() || !is_free(&text, &path) {
                text
            } else {
                set(&text, &path, value.trim())
            }
        })
    }
}
