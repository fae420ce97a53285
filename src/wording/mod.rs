//! Wording rules: what hurts the writer by how it is said. The rules are data (`data/wording/`), the engines are here.
//!
//! [`Wording`] holds them ready; [`Wording::find`] looks through one text. What a case's own text is, and which audience
//! may be told what, is for `lint` to say.

mod address;
mod apart;
mod built;
mod density;
mod differs;
mod excerpt;
mod fold;
mod index;
mod keys;
mod likeness;
mod list;
mod pairs;
mod pattern;
mod phrase;
mod piece;
mod quotes;
mod read;
mod reasons;
mod rule;
mod scan;
mod signs;
mod speaker;
mod starts;
mod swaps;
mod themes;
mod walk;
mod why;

use std::borrow::Cow;

pub use apart::apart;
pub use differs::only_differs;
pub use excerpt::{
    behind_repeat, clauses, excerpt, repeats_other, short_clauses, with_condition, without_pictures,
};
pub use keys::{THEME, WORDING};
pub use likeness::{seldom, seldom_sign};
pub use reasons::REASON_LEADS;
pub use rule::{Detection, WordingRule};
pub use scan::{Finding, Wording};
pub use why::{Match, Reason};

/// A text of a rule; that of a built-in file is not copied.
type Text = Cow<'static, str>;
