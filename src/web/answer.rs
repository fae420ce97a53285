//! A question of the page and its answer: what was done, to which file, and what the page shows then.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::case::Days;
use crate::source::{MAX_BYTES, SourceFile};

use super::action::Action;
use super::desk::Desk;
use super::seen::Seen;
use super::shell::{Host, app};

/// What was done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The name of the file.
    pub name: String,
    /// The file before it.
    pub text: String,
    /// The day, as the browser knows it.
    pub today: String,
    /// What was done to it.
    pub action: Action,
}

/// What the page shows then.
#[derive(Debug, Serialize)]
pub struct Answer {
    /// The file.
    pub text: String,
    /// The views.
    pub html: String,
}

/// Answers a question of a page that holds its case itself. `None` where it is no question: the day is none, or the file is
/// larger than any case.
pub fn answer(desk: &Desk, request: &Request) -> Option<Answer> {
    let today = Day::parse(&request.today).ok()?;
    let (text, notice) = desk.after(&request.action, &request.text, today);
    if text.len() as u64 > MAX_BYTES {
        return None;
    }
    let file = Arc::new(SourceFile::new(&request.name, &text));
    let seen = Seen::of(desk, &file, Days { as_of: None, today });
    Some(Answer { html: app(desk, &seen, Host::Site, notice.as_deref()), text })
}
