//! What the course says, taken apart once for all clauses of a summary.

use super::super::likeness::Signs;

/// A clause that ends so only leads up to what was found.
const LEADS: [&str; 6] = ["一看", "一查", "才发现", "我发现", "就发现", "打开看"];

/// All of it, and each of its sentences.
pub(super) struct Course<'c> {
    whole: Signs<'c>,
    sentences: Vec<Signs<'c>>,
}

impl<'c> Course<'c> {
    pub(super) fn of(course: &'c str) -> Self {
        let sentences = course.split(['。', '；', '\n']).map(Signs::of).collect();
        Self { whole: Signs::of(course), sentences }
    }

    pub(super) fn text(&self) -> &'c str {
        self.whole.text()
    }

    /// Does it tell the clause, all of it or one of its sentences; or does the clause only lead up to what it tells?
    pub(super) fn tells(&self, clause: &str) -> bool {
        let signs = Signs::of(clause);
        self.whole.tells_clause(&signs)
            || self.sentences.iter().any(|sentence| sentence.holds(&signs))
            || LEADS.iter().any(|end| clause.ends_with(end))
    }

    /// Does it share a third of the clause's word pairs?
    pub(super) fn touches(&self, clause: &str) -> bool {
        let (pairs, there) = self.whole.shared(&Signs::of(clause));
        there * 3 >= pairs
    }
}
