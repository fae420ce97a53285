//! Files that are looked at again: after a fix, or because they are no cases.

use std::sync::Arc;

use crate::case::{Case, Days};
use crate::channel::{Channel, Field};
use crate::compose::slips;
use crate::diagnostic::{Diagnostic, Sink};
use crate::fixes::{self, Mended};
use crate::lint;
use crate::source::SourceFile;
use crate::yaml;

use super::Pipeline;

/// What a file is looked at as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// A case.
    Case,
    /// A text written by hand.
    Text,
    /// A template.
    Template,
}

/// How often a file is fixed and looked at again.
const MOST_ROUNDS: usize = 20;

impl Pipeline {
    /// The case file with every safe fix made, and in how many places. A fix may lay bare another one: they are made until
    /// none is left, so that a second time changes nothing.
    pub fn fixed(&self, file: &Arc<SourceFile>, days: Days, look: Look) -> (Arc<SourceFile>, usize) {
        // Every text on the way, with the places changed so far.
        let mut way = vec![(file.clone(), Vec::new())];
        while let Some((file, places)) = way.last().cloned() {
            let found = match look {
                Look::Case => self.run(&file, days).diagnostics,
                look => self.read_text(&file, look),
            };
            let in_file =
                |d: &&Diagnostic| d.labels.first().is_some_and(|l| Arc::ptr_eq(&l.place.file, &file));
            let fixes = found.iter().filter(in_file).filter_map(|d| d.fix.as_ref()).filter(|fix| fix.is_safe);
            let Some(Mended { text, places }) = fixes::mend(&file.text, fixes, &places) else {
                return (file, places.len());
            };
            // Fixes that undo each other mend nothing: what was there before the first of them stays.
            let known = way.iter().position(|(known, _)| known.text == text);
            if let Some(known) = known.or_else(|| (way.len() > MOST_ROUNDS).then_some(0)) {
                let (file, places) = way.swap_remove(known);
                return (file, places.len());
            }
            way.push((Arc::new(file.with_text(text)), places));
        }
        (file.clone(), 0)
    }

    /// Looks through a text that was worded by hand for a box of a channel.
    pub fn read_hand(&self, file: &Arc<SourceFile>, case: &Case, at: (&Channel, &Field)) -> Vec<Diagnostic> {
        let mut sink = Sink::default();
        if let Some(wording) = self.shelf.wording(&mut sink) {
            lint::of_hand(&wording, case, at, file, &mut sink);
        }
        sink.leveled(&self.levels).into_sorted()
    }

    /// Looks through a text that is no case: a draft written by hand, or a template's own words.
    pub fn read_text(&self, file: &Arc<SourceFile>, look: Look) -> Vec<Diagnostic> {
        let mut sink = Sink::default();
        if let Some(misnamed) = (look == Look::Text).then(|| lint::case_in_text(file)).flatten() {
            return vec![misnamed];
        }
        yaml::check_text(file, &mut sink);
        if let Some(wording) = self.shelf.wording(&mut sink) {
            match look {
                Look::Template => {
                    lint::of_template(&wording, file, &mut sink);
                    for one in slips(file) {
                        sink.push(one);
                    }
                }
                _ => lint::of_text(&wording, file, &mut sink),
            }
        }
        sink.leveled(&self.levels).into_sorted()
    }
}
