//! A question of the page and its answer: what was done, to which file, and what the page shows then.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::calendar::Day;
use crate::case::Days;
use crate::facts::Code;
use crate::knowledge::heard;
use crate::source::{MAX_BYTES, SourceFile};

use super::action::Action;
use super::desk::Desk;
use super::kept::Kept;
use super::seen::Seen;
use super::shell::{Host, app};
use super::texts::first;

/// What was done.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The name of the file.
    pub name: String,
    /// The file before it.
    pub text: String,
    /// The texts that were worded by hand before it.
    #[serde(default)]
    pub kept: Kept,
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
    #[serde(flatten)]
    shown: Shown,
}

/// The views after an action.
#[derive(Debug, Serialize)]
pub struct Shown {
    /// The views.
    pub html: String,
    /// The texts worded by hand.
    pub kept: Kept,
    /// Where on the page to go.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub turn: Option<String>,
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
    let days = Days { as_of: None, today };
    let shown = shown(desk, &file, &request.kept, &request.action, days, (Host::Site, notice));
    Some(Answer { text, shown })
}

/// The views of a file after an action; the host with what it has to say.
pub fn shown(
    desk: &Desk,
    file: &Arc<SourceFile>,
    kept: &Kept,
    action: &Action,
    days: Days,
    (host, mut notice): (Host, Option<String>),
) -> Shown {
    let (seen, kept) = Seen::of(desk, file, days).with_kept(desk, kept, action);
    let reply = match action {
        Action::Reply { text } => Some(text),
        _ => None,
    };
    // What the rules say to an earlier reason is no answer to words that give none.
    let is_given = |reason: &Code| {
        let reasons = reply.map_or_else(Vec::new, |text| heard(&desk.lists.refusals, text, false));
        reasons.iter().any(|one| *reason == one.refusal.id.as_str())
    };
    if let Some(said) = seen.answer(is_given) {
        notice = notice.map(|notice| notice + &format!("规则怎么说：{said}"));
    }
    let turn = reply.and_then(|_| first(&seen));
    Shown { html: app(desk, &seen, host, notice.as_deref()), kept, turn }
}
