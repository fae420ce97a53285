//! Text that people paste (an order from an App, a bill, a chat) as a case: rules first, each value with the line that it
//! came from, what is unsure left out and listed. Nothing is invented.

mod bill;
mod bubble;
mod chat;
mod heading;
mod known;
mod labels;
mod ocr;
mod page;
mod speaker;
mod talk;

use crate::calendar::Day;
use crate::case::EventKind;
use crate::casefile::{Happened, Written};
use crate::identifiers::{self, Kind};
use crate::knowledge::{Platform, Refusals};
use crate::language::{Both, Fixed};

pub use ocr::{Pictures, pictures};
use page::Page;
use talk::{Talk, of_other, of_system};

/// What the rules know.
pub struct Known<'a> {
    /// The platforms.
    pub platforms: &'a [Platform],
    /// The stock refusals.
    pub refusals: &'a Refusals,
    /// The day of writing, against which 昨天 and a day without a year are read.
    pub today: Day,
    /// Who speaks for the merchant in a chat, where the text does not say it.
    pub merchant: Option<&'a str>,
}

/// A line that gave nothing, and why.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Left {
    /// Its number, from 1.
    pub line: usize,
    /// Why.
    pub why: Both,
    /// What it says, where no rule knew it.
    unread: Option<String>,
}

/// What a pasted text says.
#[derive(Debug, Clone, Default)]
pub struct Intake {
    /// The case, as far as it goes.
    pub case: Written,
    /// What was left out.
    pub left: Vec<Left>,
}

/// Reads a pasted text.
pub fn read(text: &str, known: &Known<'_>) -> Intake {
    let mut page = Page::default();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let mut rest = labels::read(&lines, &mut page);
    heading::read(&lines, &mut rest, &mut page);
    bill::read(&lines, &mut page);
    chat::read(&lines, &rest, known, &mut page);
    page.platform(&lines, known);
    page.into_intake()
}

/// The kind of an event and what belongs to it.
pub type Told = (EventKind, Vec<(&'static str, String)>);

/// What the words of the other side are as an event, where they stand alone: the kind and what belongs to it. Where they are
/// nothing to tell, why, as far as it is worth a word.
pub fn answered(text: &str, refusals: &Refusals) -> Result<Told, Option<Fixed>> {
    match of_system(text).unwrap_or_else(|| of_other(text, refusals)) {
        Talk::Event(kind, more, _) => Ok((kind, more)),
        Talk::Nothing(why) => Err(why),
    }
}

/// A remark on a value: where it came from, to be looked at.
fn source(line: usize, said: &str) -> String {
    const MOST: usize = 40;
    let said = open(said);
    let said: String =
        if said.chars().count() > MOST { said.chars().take(MOST).chain(['…']).collect() } else { said };
    format!("请核对：第{line}行“{said}”")
}

/// A line without what identifies a person: a remark stays in the file, and repeats nothing private.
fn open(said: &str) -> String {
    let mut open = said.to_owned();
    for one in identifiers::scan(said).into_iter().rev().filter(|one| is_personal(one.kind)) {
        open.replace_range(one.range, "〔略〕");
    }
    open
}

/// Numbers of orders, payments and parcels are there to be compared.
fn is_personal(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::OrderNumber
            | Kind::TransactionNumber
            | Kind::TrackingNumber
            | Kind::LongNumber
            | Kind::CreditCode
            | Kind::QrCode
            | Kind::Url
    )
}

fn happened(at: &str, by: &str, event: &str, more: Vec<(&'static str, String)>, remark: String) -> Happened {
    let own = [("at", at.to_owned()), ("by", by.to_owned()), ("event", event.to_owned())];
    Happened { entries: own.into_iter().chain(more).collect(), remarks: vec![remark] }
}
