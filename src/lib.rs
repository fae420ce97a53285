//! One case file of a troubled online order; calm, fact-only texts for every channel.
//!
//! The stages: [`case::read`] reads and validates, [`dispute::of`] says what the history means, [`facts::resolve`] what follows, [`compose`] drafts, [`lint`]
//! checks, [`emit`] writes and [`report`] tells what a person can mend. [`pipeline`] runs them. Modules import only from
//! floors below their own (`tests/suite/floors.rs`).

pub mod amount;
pub mod assets;
pub mod calendar;
pub mod case;
pub mod casefile;
pub mod channel;
// A page in a browser has none.
#[cfg(not(target_family = "wasm"))]
pub mod cli;
pub mod compose;
pub mod data;
pub mod diagnostic;
pub mod dispute;
pub mod draft;
pub mod emit;
pub mod evidence;
pub mod facts;
pub mod fixes;
pub mod identifiers;
pub mod intake;
pub mod knowledge;
pub mod language;
pub mod law;
pub mod lint;
pub mod manifest;
pub mod measure;
pub mod numerals;
pub mod path;
pub mod pipeline;
pub mod plan;
pub mod reading;
pub mod report;
pub mod sent;
pub mod slots;
pub mod source;
pub mod telling;
pub mod trace;
pub mod web;
pub mod wording;
pub mod yaml;
