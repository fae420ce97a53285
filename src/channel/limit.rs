//! How much fits a box, and how sure that is.

use crate::measure::Unit;
use crate::yaml::Node;

/// The certainty of a limit that the user gave.
pub const GIVEN: &str = "given";

/// How much fits a box.
#[derive(Debug, Clone)]
pub struct Limit {
    /// The most.
    pub max: usize,
    /// Warn from here on.
    pub warn: Option<usize>,
    /// How it is counted.
    pub unit: Unit,
    /// `documented`, `observed` or `cautious`; [`GIVEN`] where the user said it.
    pub certainty: String,
    /// Where the number comes from.
    pub source: String,
}

impl Limit {
    /// How sure the number is, in brackets; empty where it is documented.
    pub fn basis(&self) -> String {
        match self.certainty.as_str() {
            GIVEN => format!("（出自 {}）", self.source),
            "documented" => String::new(),
            "observed" => "（实际见到的数，没有官方文字，以页面为准）".into(),
            _ => "（谨慎取值，没有官方文字，以页面为准）".into(),
        }
    }
}

/// As a channel's file says it.
pub(super) fn limit(node: &Node) -> Option<Limit> {
    let number = |key: &str| node.text_of(key).and_then(|text| text.parse().ok());
    let unit = node.text_of("unit").unwrap_or("chars");
    Some(Limit {
        max: number("max")?,
        warn: number("warn"),
        unit: Unit::ALL.iter().find(|(name, _)| *name == unit).map(|(_, unit)| *unit)?,
        certainty: node.text_of("certainty")?.to_owned(),
        source: node.text_of("source")?.to_owned(),
    })
}
