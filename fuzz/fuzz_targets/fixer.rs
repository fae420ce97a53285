//! `cargo +nightly fuzz run -s none fixer`.
#![no_main]

#[expect(dead_code, reason = "each target uses its own")]
#[path = "../targets.rs"]
mod targets;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| targets::fixer(bytes));
