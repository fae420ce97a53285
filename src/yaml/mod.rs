//! YAML text as a tree of nodes that know their place, and the check of such a tree against a [`Shape`].
//!
//! Nothing is interpreted: a scalar is the text as written, so `0012`, `no`, `12e3` and a 28-digit number arrive
//! unchanged. All mistakes of a file are collected; a broken line is mended in memory so that the rest is read too.

mod characters;
mod hints;
mod lines;
mod parse;
mod shape;
mod tree;

pub use shape::{Choice, Key, Shape, check, nearest};
pub use tree::{Entry, Node, Style, Value};

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};

use lines::Mended;

/// How many broken lines are mended before reading gives up.
const MAX_MENDINGS: usize = 30;

/// Reads the one document of a file. `None` where its outline could not be made out; the sink says why.
///
/// `known` are the keys that may occur anywhere in such a file; they tell a mistyped key from text.
pub fn read(file: &Arc<SourceFile>, known: &[&str], sink: &mut Sink) -> Option<Node> {
    if characters::check(file, sink) {
        return None;
    }
    if file.text.trim().is_empty() {
        let start = Place { file: file.clone(), span: Span::new(0, 0) };
        sink.push(
            Diagnostic::error("yaml/empty", "文件是空的")
                .at(start, "")
                .help("一个案件文件至少要有 platform、merchant、order、problem、claims 和 history"),
        );
        return None;
    }
    let mut mended = Mended::new(file);
    for _ in 0..=MAX_MENDINGS {
        match parse::parse(&mended) {
            Ok(parsed) => {
                if let Some(hint) = hints::in_tree(&parsed.node, &mended, known) {
                    sink.push(hint.diagnostic(file));
                    if mended.mend(hint) {
                        continue;
                    }
                }
                sink.extend(parsed.sink);
                return Some(parsed.node);
            }
            Err(broken) => {
                let hint = hints::at_error(&broken, &mended, known);
                sink.push(hint.diagnostic(file));
                if broken.is_final || !mended.mend(hint) {
                    return None;
                }
            }
        }
    }
    None
}
