//! What is known about platforms, kinds of problem, refusals, other departments and holidays, from `data/`.

mod department;
mod heard;
mod holidays;
mod platform;
mod problem;
mod refusal;
mod said;

pub use department::{DEPARTMENT, Department};
pub use heard::{Heard, heard};
pub use holidays::{CALENDAR, Holidays, Reckoned};
pub use platform::{Operator, PLATFORM, Place, Platform, PlatformTimer};
pub use problem::{Evidence, PROBLEM, Pick, Problem, Remark};
pub use refusal::{Answer, Break, REFUSAL, Refusal, Right};
