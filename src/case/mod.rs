//! The case file: its keys, its words, how it is read and what must hold in it.

mod bill;
mod build;
mod check;
pub mod keys;
mod model;
pub mod people;
mod printed;
mod words;
mod writing;

use std::path::Path;
use std::sync::Arc;

pub use bill::{BesideBill, beside_bill};
pub use model::{
    ActsFor, Case, Claim, Consumer, Detail, Event, Exhibit, Goods, HIRES, Merchant, Operator, Order, Other,
    PagePromise, PartPayment, Payment, Places, Problem, Reason, Recurring, Representative, names_hire,
};
pub use words::{
    Actor, ClaimKind, EventKind, Every, ExhibitKind, MerchantKind, Outcome, PaymentMethod, Promise,
    PunitiveBasis, Purpose, ReasonKind, RespondentKind, Role, Sale, Shows, Whereabouts,
};
pub use writing::{Voice, Writing};

use crate::calendar::Day;
use crate::diagnostic::{Diagnostic, Sink};
use crate::reading::is_unseen;
use crate::source::{Place, SourceFile};
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
    let node = node(file, sink)?;
    Some(from_node(&node, file, days, sink))
}

/// The tree of a case file, in the keys and words of case files also where it says them in Chinese. `None` where its
/// outline cannot be made out; the sink says why.
pub fn node(file: &Arc<SourceFile>, sink: &mut Sink) -> Option<yaml::Node> {
    let node = yaml::read(file, keys::CASE, sink)?;
    Some(yaml::understood(node, keys::CASE, file, sink))
}

/// The same where the days follow from the case's id.
pub fn read_as(file: &Arc<SourceFile>, days: impl FnOnce(&str) -> Days, sink: &mut Sink) -> Option<Case> {
    let node = node(file, sink)?;
    let own = node.get("id").and_then(yaml::Node::text).filter(|id| yaml::is_id(id)).map(str::to_owned);
    let id = own.or_else(|| stem(file)).unwrap_or_default();
    Some(from_node(&node, file, days(&id), sink))
}

/// The same for a file that was taken apart before; `node` may differ from it in some values.
pub fn from_node(node: &yaml::Node, file: &Arc<SourceFile>, days: Days, sink: &mut Sink) -> Case {
    yaml::check(node, keys::CASE, file, sink);
    let stem = stem(file);
    if stem.is_none() && node.get("id").is_none() {
        sink.push(nameless(file));
    }
    if let Some(id) = node.get("id") {
        unfit(id, file, sink);
    }
    let case = build::case(node, file, stem.as_deref().unwrap_or("case"), days.as_of, days.today);
    check::check(&case, sink);
    case
}

/// A folder of a longer name is not to be made everywhere: 255 bytes, three for each Chinese character.
const LONGEST_STEM: usize = 80;

/// The file's name as the id of its case, which names a folder: `None` where it would lead to another one or where not
/// every system can bear it. Other than an id of its own it may be Chinese.
fn stem(file: &SourceFile) -> Option<String> {
    let stem = Path::new(&file.name).file_stem()?.to_str()?;
    let is_bad = |c: char| {
        c.is_control() || is_unseen(c) || matches!(c, '\u{2028}' | '\u{2029}') || "/\\:*?\"<>|".contains(c)
    };
    let is_folder = !stem.contains(is_bad)
        && stem.chars().count() <= LONGEST_STEM
        && !is_reserved(stem)
        && !stem.starts_with('.')
        && !stem.ends_with(['.', ' ']);
    is_folder.then(|| stem.to_owned())
}

/// Names that Windows keeps for devices, whatever their ending.
fn is_reserved(stem: &str) -> bool {
    let name = stem.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let port = ["com", "lpt"].iter().find_map(|port| name.strip_prefix(port));
    ["con", "prn", "aux", "nul"].contains(&name.as_str())
        || port.is_some_and(|number| number.len() == 1 && number.chars().all(|c| ('1'..='9').contains(&c)))
}

/// An id of one's own names a folder too, and is held to what a file's name is held to.
fn unfit(id: &yaml::Node, file: &Arc<SourceFile>, sink: &mut Sink) {
    let text = id.text().unwrap_or_default();
    let length = text.chars().count();
    let (message, help) = if length > LONGEST_STEM {
        let message = format!("编号有 {length} 个字，最多 {LONGEST_STEM} 个：文字要写在以它为名的文件夹里");
        (message, "写一个短的编号，如 cracked-bowls".to_owned())
    } else if is_reserved(text) {
        let message = format!("“{text}”不能作编号：这样的名字 Windows 留给设备，建不了文件夹");
        (message, format!("换一个编号，如 {text}-1"))
    } else {
        return;
    };
    sink.push(
        Diagnostic::error("case/id", message).at(Place { file: file.clone(), span: id.span }, "").help(help),
    );
}

fn nameless(file: &Arc<SourceFile>) -> Diagnostic {
    Diagnostic::error("case/file-name", "文件名不能作案件编号：文字要写在以它为名的文件夹里")
        .at(Place { file: file.clone(), span: file.line_span(1) }, "")
        .help("给文件换一个名字，如 cracked-bowls.yaml；或者在案件里写 id: cracked-bowls")
}
