//! All integration tests in one program, so that the library is linked once: one module a subject. `cargo test broken`
//! runs the module `broken`.

mod common;

mod applies;
mod broken;
mod cli;
mod diagnostics;
mod fidelity;
mod fit;
mod fixes;
mod floors;
mod golden;
mod law;
mod library;
mod lines;
mod privacy;
mod readme;
mod reports;
mod rules;
mod scenarios;
mod sent;
mod slips;
mod trace;
mod values;
mod wording;
