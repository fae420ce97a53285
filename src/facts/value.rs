//! How the values of the facts are written: each by its type, under a name by which a serialiser knows it.
//!
//! `Code` is a word for conditions, never for print; `Day`, `Moment`, `Amount`, `Days` and `CasePath` are what they say.
//! JSON shows them all as plain texts.

use serde::{Serialize, Serializer};

use crate::path::CasePath;

impl Serialize for CasePath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct("CasePath", self.as_str())
    }
}
