//! Where each sentence comes from: the values of the case that it states and those that decide how it reads, what was
//! worked out for it, exhibits, articles, the line of the template.
//!
//! What a sentence states is known from its runs. What decides is found by trial: every value of the case is changed in the
//! ways that its kind allows ([`trials`]), the texts are drafted again by the same reader, the same reckoning and the same
//! templates, and the sentences that are then no longer there depend on that value ([`Drafted::lost`]). The room itself
//! drafts nothing: whoever calls it does.

mod collect;
mod compare;
mod dates;
mod leaves;
mod marked;
mod result;
mod signature;
mod trials;
mod unused;
mod values;
mod world;

pub use collect::{Effects, Origin, collect};
pub use compare::{Drafted, Kept, counterpart};
pub use leaves::{Leaf, changed, leaves};
pub use marked::{Mark, MarkKind};
pub use result::{
    Article, Derived, FORMAT, Kind, ShownExhibit, Source, TemplateLine, Trace, TracedSentence, Traces,
    Unused, UnusedExhibit, UnusedLeaf,
};
pub use signature::signature;
pub use trials::{Trial, trials};
pub use unused::unused;
pub use world::World;
