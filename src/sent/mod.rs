//! What was written when: a record beside the texts of a case, so that a later text does not say another thing.
//!
//! For each channel it holds the last text's day and what that text states: the price, the claims, the days of events.
//! Nothing that is not in the text itself; equal texts give equal bytes.

mod compare;

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::channel::{Audience, Channel};
use crate::diagnostic::Diagnostic;
use crate::draft::{Draft, Part};
use crate::facts::{EventFacts, Facts, case_path};
use crate::path::CasePath;
use crate::source::{self, ReadError};

pub use compare::{RULE, compare};

/// The record's format. Another one is left alone.
const FORMAT: &str = "complain.sent/1";
/// The record's name in the folder of a case.
const NAME: &str = ".complain.json";

/// What was written for a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    format: String,
    case: String,
    /// The last text for each channel, by the channel's id.
    channels: BTreeMap<String, Entry>,
}

/// What the last text for a channel states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Entry {
    as_of: String,
    respondent: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paid: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    claims: Vec<Claimed>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    events: Vec<Told>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Claimed {
    kind: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Told {
    at: String,
    by: String,
    event: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    amount: Option<String>,
}

/// Where the record of a case stands.
pub fn path(folder: &Path, case: &str) -> PathBuf {
    folder.join(case).join(NAME)
}

/// The record of a case below a folder of texts; an empty one where nothing was written yet. One that cannot be read, or
/// that a newer program wrote, is a diagnostic: it must not be written over.
pub fn read(folder: &Path, case: &str) -> Result<Record, Box<Diagnostic>> {
    let path = path(folder, case);
    let fault = |what: &str, help: &str| {
        let found = Diagnostic::warning("sent/record", format!("{} {what}", path.display()));
        Box::new(found.help(help).help("这次没有和以前的文字核对，也没有改动这个文件"))
    };
    let text = match source::read_file(&path) {
        Ok(text) => text,
        Err(ReadError::Io(error)) if is_absent(error.kind()) => return Ok(Record::new(case)),
        Err(ReadError::Io(error)) if error.kind() == io::ErrorKind::Unsupported => {
            return Err(fault("是管道或设备，不是文件", "把它移走，或换一个文件夹"));
        }
        Err(_) => return Err(fault("读不了", "它记着以前写出的文字；查看它的权限，或把它移走")),
    };
    let format = serde_json::from_str::<serde_json::Value>(&text)
        .ok()
        .and_then(|value| Some(value.get("format")?.as_str()?.to_owned()));
    let is_newer = format.is_some_and(|format| format.starts_with("complain.sent/") && format != FORMAT);
    if is_newer {
        return Err(fault("是更新的程序写的", "用写它的那个版本，或把它移走"));
    }
    match serde_json::from_str::<Record>(&text) {
        Ok(record) if record.format == FORMAT && record.case == case => Ok(record),
        _ => Err(fault("已经损坏", "它记着以前写出的文字；从备份里找回，或把它移走")),
    }
}

/// Where the folder itself cannot be, writing the texts says so.
fn is_absent(kind: io::ErrorKind) -> bool {
    matches!(kind, io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

impl Record {
    /// A record without texts.
    pub fn new(case: &str) -> Self {
        Self { format: FORMAT.into(), case: case.into(), channels: BTreeMap::new() }
    }

    /// Notes a text that was written, in place of the channel's last one.
    pub fn add(&mut self, facts: &Facts, channel: &Channel, draft: &Draft) {
        self.channels.insert(channel.id.clone(), entry(facts, channel, draft));
    }

    /// The record as a file; equal records give equal bytes.
    pub fn text(&self) -> String {
        // A record is plain data: it always serialises.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

fn entry(facts: &Facts, channel: &Channel, draft: &Draft) -> Entry {
    let runs = draft.fields.iter().flat_map(|field| &field.parts).flat_map(Part::runs);
    let printed: BTreeSet<&str> = runs.filter_map(|run| run.fact.as_deref()).collect();
    // An event is told where any part of it is printed, also as a stage of the dispute.
    let mut told: Vec<CasePath> = printed.iter().filter_map(|path| case_path(facts, path)).collect();
    told.sort_unstable();
    // What begins as an event does stands together, right behind it.
    let is_told = |event: &&EventFacts| {
        let from = told.partition_point(|path| *path < event.from);
        let near = told[from..].iter().take_while(|path| path.as_str().starts_with(event.from.as_str()));
        near.into_iter().any(|path| path.is_below(&event.from))
    };
    let claims = facts.claims.iter().map(|claim| Claimed {
        kind: claim.kind.word().to_owned(),
        amount: claim.amount.map(|amount| amount.to_string()),
    });
    let events = facts.timeline.iter().filter(is_told);
    Entry {
        as_of: facts.case.as_of.to_string(),
        respondent: facts.respondent.is.word().to_owned(),
        paid: printed.contains("order.paid").then(|| facts.order.paid.to_string()),
        // A public note tells what was asked for; nobody answers it.
        claims: if channel.audience == Audience::Public { Vec::new() } else { claims.collect() },
        events: events
            .map(|event| Told {
                at: event.at.to_string(),
                by: event.by.word().to_owned(),
                event: event.event.word().to_owned(),
                amount: event.amount.map(|amount| amount.to_string()),
            })
            .collect(),
    }
}
