//! Many cases that are held in memory together, and what compares them with each other.

use std::sync::Arc;

use rayon::prelude::*;

use crate::calendar::Day;
use crate::case::Days;
use crate::lint::{Alike, Batch, Mark};
use crate::source::SourceFile;

use super::{Outcome, Pipeline};

/// What a run knows of earlier runs.
pub trait Memory: Sync {
    /// The days for the case with this id.
    fn days(&self, id: &str) -> Days;

    /// Were the texts of this case written before, from a case file and evidence of this digest, and are they still there?
    fn is_known(&self, id: &str, as_of: Day, digest: &str) -> bool;
}

/// No run before this one.
impl Memory for Days {
    fn days(&self, _: &str) -> Days {
        *self
    }

    fn is_known(&self, _: &str, _: Day, _: &str) -> bool {
        false
    }
}

/// What a batch of any length keeps of its cases, to compare them when all were written.
#[derive(Debug, Default)]
pub struct Compared {
    batch: Batch,
}

impl Compared {
    /// Keeps what the case with this number is compared by.
    pub fn add(&mut self, number: usize, outcome: &mut Outcome) {
        self.keep(number, outcome.mark.take());
    }

    /// The same where only the mark is at hand.
    pub fn keep(&mut self, number: usize, mark: Option<Mark>) {
        if let Some(mark) = mark {
            self.batch.add(number, mark);
        }
    }

    /// The cases that look alike, in order.
    pub fn alike(&self) -> Vec<Alike> {
        self.batch.alike()
    }
}

impl Outcome {
    /// What the case is compared by within its batch.
    pub fn take_mark(&mut self) -> Option<Mark> {
        self.mark.take()
    }
}

impl Pipeline {
    /// Writes many cases, on all cores; the outcomes come in the order of the files.
    pub fn run_all(&self, files: &[Arc<SourceFile>], days: Days) -> Vec<Outcome> {
        let mut outcomes: Vec<Outcome> = match files {
            [only] => return vec![self.run(only, days)],
            many => many.par_iter().map(|file| self.run(file, days)).collect(),
        };
        let mut compared = Compared::default();
        for (number, outcome) in outcomes.iter_mut().enumerate() {
            compared.add(number, outcome);
        }
        for alike in compared.alike() {
            outcomes[alike.number].diagnostics.push(alike.finding(&files[alike.number]));
        }
        outcomes
    }
}
