//! The case file: its keys, its words, how it is read and what must hold in it.

mod build;
mod check;
pub mod keys;
mod model;
mod words;
mod writing;

use std::path::Path;
use std::sync::Arc;

pub use model::{
    Case, Claim, Consumer, Detail, Event, Exhibit, Merchant, Operator, Order, Payment, Places, Problem,
    Reason,
};
pub use words::{
    Actor, ClaimKind, EventKind, ExhibitKind, MerchantKind, PaymentMethod, Promise, PunitiveBasis,
    ReasonKind, RespondentKind,
};
pub use writing::{Voice, Writing};

use crate::calendar::Day;
use crate::diagnostic::Sink;
use crate::source::SourceFile;
use crate::yaml;

/// The days a case is read with.
#[derive(Debug, Clone, Copy)]
pub struct Days {
    /// The day asked for on the command line; wins over the file's `as_of`.
    pub as_of: Option<Day>,
    /// Used where neither says one.
    pub today: Day,
}

/// Reads and validates a case file. `None` where its outline cannot be made out; the sink says everything that is wrong.
///
/// A case that comes back may still have errors in the sink: then it is good for further checks, not for texts. What
/// could not be read in it is empty or zero ([`Case::is_whole`]).
pub fn read(file: &Arc<SourceFile>, days: Days, sink: &mut Sink) -> Option<Case> {
    let node = yaml::read(file, keys::CASE, sink)?;
    Some(from_node(&node, file, days, sink))
}

/// The same for a file that was taken apart before; `node` may differ from it in some values.
pub fn from_node(node: &yaml::Node, file: &Arc<SourceFile>, days: Days, sink: &mut Sink) -> Case {
    yaml::check(node, keys::CASE, file, sink);
    let stem = Path::new(&file.name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
    let case = build::case(node, file, stem.as_deref().unwrap_or("case"), days.as_of, days.today);
    check::check(&case, sink);
    case
}
