//! What checking found.

use std::sync::Arc;

use crate::diagnostic::Diagnostic;
use crate::source::SourceFile;

/// A file with what was found in it.
pub(super) struct Found {
    pub(super) file: Arc<SourceFile>,
    pub(super) case: String,
    pub(super) diagnostics: Vec<Diagnostic>,
}
