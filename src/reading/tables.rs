//! The word lists that reading needs, packed from `data/wording/` when the program is built (`build/tables.rs`).

use super::listed::Listed;

include!(concat!(env!("OUT_DIR"), "/tables.rs"));
