//! What changed in a file, as `patch -p0` takes it.

use similar::TextDiff;

/// Lines that are shown around a change.
const AROUND: usize = 2;

/// The change of a file of this name; where nothing is there yet, the whole text.
pub(super) fn diff(name: &str, there: Option<&str>, due: &str) -> String {
    let before = if there.is_some() { name } else { "/dev/null" };
    let diff = TextDiff::from_lines(there.unwrap_or_default(), due);
    diff.unified_diff().context_radius(AROUND).header(before, name).to_string()
}
