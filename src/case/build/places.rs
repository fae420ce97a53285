//! Where every value stands.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::path::CasePath;
use crate::source::{SourceFile, Span};
use crate::yaml::{Node, Value};

use super::super::model::Places;

pub(super) fn places(root: &Node, file: &Arc<SourceFile>) -> Places {
    let mut places = Places { file: file.clone(), values: BTreeMap::new(), keys: BTreeMap::new() };
    walk(root, &CasePath::root(), &mut places);
    places
}

fn walk(node: &Node, path: &CasePath, places: &mut Places) {
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                let path = path.join(&entry.key);
                places.keys.insert(path.clone(), entry.key_span);
                walk(&entry.node, &path, places);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                let path = path.index(index);
                let text = file_line(&places.file, item.span);
                places.keys.insert(path.clone(), text);
                walk(item, &path, places);
            }
        }
        _ => {
            places.values.insert(path.clone(), node.span);
        }
    }
}

fn file_line(file: &SourceFile, span: Span) -> Span {
    let text = file.text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + text.lines().next().unwrap_or_default().trim_end().len())
}
