//! Diagnostics for people.

mod human;

pub use human::write;
