//! The page: a case made, seen and taken along in a browser. Views are pure functions from what is known of a case to
//! HTML; an action is a pure function from a case file to the next one. Hosts: `render --format html`, `serve`, the static
//! site. Everything that a case says is escaped by the macro that writes the views.

mod action;
mod answer;
mod ask;
mod byhand;
mod cards;
mod change;
mod desk;
mod document;
mod edit;
mod field;
mod findings;
mod index;
mod items;
mod kept;
mod next;
mod page;
mod paste;
mod plain;
mod profile;
mod proof;
mod proposed;
mod seen;
mod shell;
mod steps;
mod texts;
mod tiles;
mod timeline;
mod value;
mod waiting;
mod worded;

pub use action::Action;
pub use answer::{Answer, Request, Shown, answer, shown};
pub use desk::{Desk, Lists};
pub use document::{READ, STYLE};
pub use index::{Summary, index};
pub use items::Chosen;
pub use kept::Kept;
pub use page::page;
pub use plain::{link, unlinked};
pub use profile::Profile;
pub use seen::Seen;
pub use shell::{ENGLISH, Host, PICTURES, PLACE, SCRIPT, app, shell};
