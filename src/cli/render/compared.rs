//! A case's texts beside those in a folder.

use std::path::Path;

use crate::source;

use super::super::changes::diff;
use super::made::{Done, Made};

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
            done.printed.push(diff(&path.display().to_string(), there.as_deref(), &body));
        }
    }
    done
}

/// What differs in a file of a folder; `None` where nothing does.
pub(super) fn page(path: &Path, due: &str) -> Option<String> {
    let there = source::read_file(path).ok();
    (there.as_deref() != Some(due)).then(|| diff(&path.display().to_string(), there.as_deref(), due))
}
