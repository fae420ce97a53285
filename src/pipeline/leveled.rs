//! Findings as grave as a person wants them.

use crate::diagnostic::{Diagnostic, Levels, Sink};

use super::{Outcome, Pipeline};

impl Pipeline {
    /// Findings are as grave as these say. Which texts are written does not depend on it.
    #[must_use]
    pub fn with_levels(mut self, levels: Levels) -> Self {
        self.levels = levels;
        self
    }

    /// How grave findings are to be.
    pub fn levels(&self) -> &Levels {
        &self.levels
    }

    /// A finding of a batch, likewise; `None` where it is not to be said.
    pub fn leveled(&self, found: Diagnostic) -> Option<Diagnostic> {
        self.levels.applied(found)
    }

    /// With everything that was found.
    pub(super) fn finished(&self, mut outcome: Outcome, sink: Sink) -> Outcome {
        let sink = sink.leveled(&self.levels);
        outcome.has_errors = sink.has_errors();
        outcome.diagnostics = sink.into_sorted();
        outcome
    }
}
