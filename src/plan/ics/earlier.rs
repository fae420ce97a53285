//! The calendar file that a new one takes the place of: what it holds and the new one does not is cancelled, what has not
//! changed keeps its stamps, what has changed gets a higher number.

use std::collections::BTreeMap;

use crate::calendar::Instant;

/// Who wrote the file.
pub(super) const PRODUCT: &str = "-//complain//plan 1//ZH";

const HOST: &str = "@complain.invalid";
const NUMBER: &str = "SEQUENCE:";
const STAMP: &str = "DTSTAMP:";
const STATUS: &str = "STATUS:";

/// The entries of the earlier file by their names.
#[derive(Debug, Default)]
pub(super) struct Earlier(BTreeMap<String, Entry>);

/// One entry, a line a property, from its beginning to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry(Vec<String>);

impl Earlier {
    /// Reads a file; of one that another program wrote, nothing.
    pub(super) fn read(text: &str) -> Self {
        let whole = text.replace("\r\n", "\n").replace("\n ", "");
        if !whole.lines().any(|line| line == format!("PRODID:{PRODUCT}")) {
            return Self::default();
        }
        let pieces = whole.split("BEGIN:VEVENT\n").skip(1);
        let blocks = pieces.filter_map(|piece| piece.split_once("END:VEVENT").map(|(inside, _)| inside));
        let entries = blocks.map(|inside| Entry::of(&format!("BEGIN:VEVENT\n{inside}END:VEVENT\n")));
        Self(
            entries
                .filter(|entry| entry.name().ends_with(HOST))
                .map(|it| (it.name().to_owned(), it))
                .collect(),
        )
    }

    /// The entry as it is written in place of the earlier one of its name.
    pub(super) fn followed_by(&mut self, entry: &Entry, at: Instant) -> String {
        match self.0.remove(entry.name()) {
            Some(old) if old.stripped() == entry.stripped() => old.written(),
            old => entry.stamped(old.as_ref(), at).written(),
        }
    }

    /// The entries left of a case, cancelled: its plan knows them no more.
    pub(super) fn cancelled(&mut self, series: &str, at: Instant) -> String {
        let end = format!("-{series}{HOST}");
        let left: Vec<String> = self.0.keys().filter(|name| name.ends_with(&end)).cloned().collect();
        let gone = left.iter().filter_map(|name| self.0.remove(name));
        gone.map(|old| {
            if old.is_cancelled() { old } else { old.called_off().stamped(Some(&old), at) }.written()
        })
        .collect()
    }

    /// What is left: entries of cases that nobody asked about, as they are.
    pub(super) fn others(self) -> String {
        self.0.values().map(Entry::written).collect()
    }
}

impl Entry {
    /// From its text, also with folded lines.
    pub(super) fn of(text: &str) -> Self {
        let whole = text.replace("\r\n", "\n").replace("\n ", "");
        Self(whole.lines().map(str::to_owned).collect())
    }

    fn value(&self, name: &str) -> &str {
        let mut lines = self.0.iter().take_while(|line| *line != "BEGIN:VALARM");
        lines.find_map(|line| line.strip_prefix(name)).unwrap_or_default()
    }

    fn name(&self) -> &str {
        self.value("UID:")
    }

    fn is_cancelled(&self) -> bool {
        self.value(STATUS) == "CANCELLED"
    }

    /// What it says, whenever it was written.
    fn stripped(&self) -> Vec<&String> {
        self.0.iter().filter(|line| !line.starts_with(NUMBER) && !line.starts_with(STAMP)).collect()
    }

    /// With the stamps of this second, and a number above that of the entry which it takes the place of.
    fn stamped(&self, old: Option<&Self>, at: Instant) -> Self {
        let above = old.and_then(|old| old.value(NUMBER).parse::<i64>().ok()).map_or(0, |number| number + 1);
        let number = at.count().max(above);
        let stamped = self.0.iter().map(|line| {
            if line.starts_with(NUMBER) {
                format!("{NUMBER}{number}")
            } else if line.starts_with(STAMP) {
                format!("{STAMP}{}", at.in_utc())
            } else {
                line.clone()
            }
        });
        Self(stamped.collect())
    }

    /// The same entry, cancelled; it rings no more.
    fn called_off(&self) -> Self {
        let mut is_alarm = false;
        let mut lines: Vec<String> = Vec::new();
        for line in &self.0 {
            is_alarm |= line == "BEGIN:VALARM";
            if !is_alarm && !line.starts_with(STATUS) && line != "END:VEVENT" {
                lines.push(line.clone());
            }
            is_alarm &= line != "END:VALARM";
        }
        lines.extend([format!("{STATUS}CANCELLED"), "END:VEVENT".to_owned()]);
        Self(lines)
    }

    fn written(&self) -> String {
        self.0.iter().flat_map(|line| [line, "\r\n"]).collect()
    }
}
