//! What is known about platforms, kinds of problem, refusals, other departments and holidays, and
//! how free words are read, from `data/`.

mod built;
mod department;
mod heard;
mod holidays;
mod platform;
mod problem;
mod reading;
mod refusal;
mod said;
mod stock;
mod words;

pub use department::{DEPARTMENT, Department};
pub use heard::{Heard, heard};
pub use holidays::{CALENDAR, Holidays, Reckoned};
pub use platform::{Operator, PLATFORM, Place, Platform, PlatformTimer};
pub use problem::{Evidence, PROBLEM, Pick, Problem, Remark};
pub use reading::{Meaning, READING, Reading, meant};
pub use refusal::{Answer, Break, REFUSAL, Refusal, Right};
pub use stock::Refusals;
