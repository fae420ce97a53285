//! A case's texts beside those in a folder.

use std::path::Path;

use similar::TextDiff;

use crate::source;

use super::made::{Done, Made};

/// Lines that are shown around a change.
const AROUND: usize = 2;

/// A case whose texts were compared.
pub(super) fn compared(root: &Path, mut made: Made) -> Done {
    let texts = std::mem::take(&mut made.texts);
    let id = made.id.clone();
    let mut done = made.done();
    for (name, body) in texts {
        let path = root.join(&id).join(name);
        let there = source::read_file(&path).ok();
        if there.as_deref() == Some(body.as_str()) {
            done.same += 1;
        } else {
            done.drifted += 1;
            done.printed.push(diff(&path, there.as_deref(), &body));
        }
    }
    done
}

/// What differs in a file of a folder; `None` where nothing does.
pub(super) fn page(path: &Path, due: &str) -> Option<String> {
    let there = source::read_file(path).ok();
    (there.as_deref() != Some(due)).then(|| diff(path, there.as_deref(), due))
}

/// As `patch -p0` takes it.
fn diff(path: &Path, there: Option<&str>, due: &str) -> String {
    let name = path.display().to_string();
    let before = if there.is_some() { name.as_str() } else { "/dev/null" };
    let diff = TextDiff::from_lines(there.unwrap_or_default(), due);
    diff.unified_diff().context_radius(AROUND).header(before, &name).to_string()
}
