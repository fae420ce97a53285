//! What is known about platforms, kinds of problem, refusals, other departments and holidays, how free words are read,
//! and how each voice says them, from `data/`.

mod breaks;
mod built;
mod department;
mod heard;
mod holidays;
mod learnt;
mod maxim;
mod meant;
mod phrases;
mod platform;
mod problem;
mod reading;
mod refusal;
mod remark;
mod said;
mod stock;
mod words;

// `said.rs` is a file of the build, too, where this is its neighbour.
use crate::reading::grams;

pub use breaks::{Break, Breaker};
pub use department::{DEPARTMENT, Department};
pub use heard::{Heard, alike, heard, likely};
pub use holidays::{CALENDAR, Holidays, Reckoned};
pub use maxim::{MAXIMS, Maxim};
pub use meant::{is_likest, may_say};
pub use phrases::{
    Around, Captured, PHRASES, Parties, Pattern, Phrases, Piece, Says, SetPhrase, Trait, Verb, Wording,
};
pub use platform::{Operator, PLATFORM, Place, Platform, PlatformTimer};
pub use problem::{Evidence, PROBLEM, Pick, Problem};
pub use reading::{Meaning, READING, Reading, meant};
pub use refusal::{Answer, Excepts, REFUSAL, Refusal, Right};
pub use remark::Remark;
pub use stock::Refusals;
