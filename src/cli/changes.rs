//! What changed in a file, as `patch -p0` takes it, but for characters that a terminal would obey: they are shown by number.

use similar::TextDiff;

use crate::reading::visible;

/// Lines that are shown around a change.
const AROUND: usize = 2;

/// The change of a file of this name; where nothing is there yet, the whole text.
pub(super) fn diff(name: &str, there: Option<&str>, due: &str) -> String {
    let before = if there.is_some() { name } else { "/dev/null" };
    let diff = TextDiff::from_lines(there.unwrap_or_default(), due);
    let shown = diff.unified_diff().context_radius(AROUND).header(before, name).to_string();
    // People look at it before they let anything change; what the change is about must not act on their terminal.
    visible(&shown).into_owned()
}
