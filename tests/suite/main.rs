//! All integration tests in one program, so that the library is linked once: one module a subject. `cargo test broken`
//! runs the module `broken`.

mod common;

mod applies;
mod argument;
mod batch;
mod broken;
mod cli;
mod diagnostics;
mod dispute;
mod facts;
mod fidelity;
mod fit;
mod fixes;
mod floors;
mod golden;
mod import;
mod keys;
mod law;
mod library;
mod limits;
mod lines;
mod manifest;
mod own_templates;
mod page;
mod privacy;
mod readme;
mod refusals;
mod reports;
mod rules;
mod scenarios;
mod sent;
mod serve;
mod shape;
mod shelf;
mod slips;
mod telling;
mod templates;
mod tone;
mod trace;
mod values;
mod voice;
mod wording;
