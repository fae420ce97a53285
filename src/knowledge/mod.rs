//! What is known about platforms and kinds of problem, from `data/`.

mod platform;
mod problem;

pub use platform::{Operator, PLATFORM, Place, Platform};
pub use problem::{Evidence, PROBLEM, Pick, Problem};
