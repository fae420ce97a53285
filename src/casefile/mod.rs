//! Case files that the program writes for somebody: a new one with comments, and one more event in one that is there.

mod answers;
mod append;
mod choices;
mod event;
mod interview;
mod layout;
mod schema;
mod skeleton;
mod steps;

pub use append::{NewEvent, with_event};
pub use choices::Choices;
pub use event::{EventInterview, Known};
pub use interview::{Interview, Question};
pub use layout::{Happened, Value, Written};
pub use schema::schema;
pub use skeleton::skeleton;
