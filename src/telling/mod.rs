//! The plan and the voice of a text: what is told in which sentence, and how each channel says it.

mod reason;
mod short;
mod voiced;

pub use reason::{Applied, applied};
pub use short::short_name;
pub use voiced::{Register, Said, Subject, Terms, Voiced, Who, specification};
