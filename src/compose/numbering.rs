//! The numbers of paragraphs and points, which are known when it is clear which of them stay.

use std::borrow::Cow;

use crate::numerals::chinese;

use super::marks::{NUMBER, POINT};

/// What is counted through a field.
#[derive(Default)]
pub(super) struct Numbering {
    paragraphs: u32,
    points: u32,
    next: Option<char>,
}

impl Numbering {
    /// The text without marks; the paragraph that it stands in will carry the number that it asks for.
    pub(super) fn taken<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let Some(mark) = [NUMBER, POINT].into_iter().find(|mark| text.contains(*mark)) else {
            return text.into();
        };
        self.next = Some(mark);
        text.replace([NUMBER, POINT], "").into()
    }

    /// The number of the paragraph that ends; one that is left empty takes none.
    pub(super) fn end(&mut self, is_empty: bool) -> Option<String> {
        let mark = self.next.take().filter(|_| !is_empty)?;
        if mark == POINT {
            self.points += 1;
            return Some(format!("（{}）", self.points));
        }
        self.paragraphs += 1;
        Some(format!("{}、", chinese(self.paragraphs)))
    }
}
