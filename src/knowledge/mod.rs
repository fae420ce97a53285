//! What is known about platforms, kinds of problem, refusals, other departments and holidays, and
//! how free words are read, from `data/`.

mod department;
mod holidays;
mod platform;
mod problem;
mod reading;
mod refusal;

pub use department::{DEPARTMENT, Department};
pub use holidays::{CALENDAR, Holidays, Reckoned};
pub use platform::{Operator, PLATFORM, Place, Platform, PlatformTimer};
pub use problem::{Evidence, PROBLEM, Pick, Problem};
pub use reading::{Meaning, READING, Reading, meant};
pub use refusal::{Answer, REFUSAL, Refusal, Right};
