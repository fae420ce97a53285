//! What is known beside the case: its platform, its kind of problem, the law.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::knowledge::{Department, Holidays, Maxim, Platform, Problem, Reading, Refusals};
use crate::law::Statute;

/// What is known beside the case.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The case's platform.
    pub platform: &'a Platform,
    /// The case's kind of problem.
    pub problem: &'a Problem,
    /// The names of channels by id, for complaints that the case mentions.
    pub channel_names: &'a BTreeMap<String, String>,
    /// Statutes, refusals, holidays and departments; empty for texts that need none.
    pub law: &'a Law,
    /// How free words are read.
    pub reading: &'a Reading,
}

/// The law as data.
#[derive(Debug, Clone, Default)]
pub struct Law {
    /// All versions of all statutes.
    pub statutes: Arc<Vec<Statute>>,
    /// The stock refusals.
    pub refusals: Arc<Refusals>,
    /// What is true in general and answers what sellers say.
    pub maxims: Arc<Vec<Maxim>>,
    /// The calendar of working days.
    pub holidays: Arc<Holidays>,
    /// Departments other than the market regulator.
    pub departments: Arc<Vec<Department>>,
}
