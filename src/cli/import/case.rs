//! A row as the text of a case file, which knows the cell of each value.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Sink};
use crate::yaml::{Shape, is_id};

use super::super::lang::{either, spoken};
use super::map::{Map, numbered, shape};
use super::table::{Cell, Row, Table};
use super::value::{is_bare, value};

/// A case file.
#[derive(Debug)]
pub(super) struct Built {
    /// The case's id.
    pub(super) id: String,
    /// The file.
    pub(super) text: String,
    /// The bytes of its values, each with the cell it came from.
    cells: Vec<(Range<usize>, String)>,
}

impl Built {
    /// The cell that a byte of the file came from.
    pub(super) fn cell_at(&self, byte: usize) -> Option<&String> {
        self.cells.iter().find(|(bytes, _)| bytes.contains(&byte)).map(|(_, cell)| cell)
    }
}

/// A part of a case.
#[derive(Debug)]
enum Part {
    /// A value with its key, its shape and its cell.
    Value(String, Shape, String),
    Map(Vec<(String, Part)>),
    List(Vec<(String, Part)>),
}

/// The case of a row, with the events of its id.
pub(super) fn build(map: &Map, orders: &Table, row: &Row, events: Option<&Table>, sink: &mut Sink) -> Built {
    let mut root = Part::Map(Vec::new());
    let mut filling = Filling { map, table: orders, row, sink, root: &mut root };
    let columns = map.columns.iter().flat_map(|column| numbered(column, orders));
    columns.for_each(|(path, title)| filling.cell(&path, &title));
    for fixed in &map.fixed {
        filling.fixed(&fixed.path, &fixed.title);
    }
    let id = root
        .value("id")
        .filter(|id| is_id(id))
        .map_or_else(|| format!("row-{:04}", row.number), str::to_owned);
    if let (Some(table), Some(own)) = (events, &map.events) {
        let is_own = |row: &&Row| table.cell(row, &own.order).is_some_and(|cell| cell.text == id);
        let first = root.count("history");
        for (number, row) in table.rows.iter().filter(is_own).enumerate() {
            let mut filling = Filling { map, table, row, sink, root: &mut root };
            for column in &own.columns {
                let path = column.path.replacen('*', &(first + number + 1).to_string(), 1);
                filling.cell(&path, &column.title);
            }
        }
    }
    let mut built = Built { id, text: String::new(), cells: Vec::new() };
    root.sort();
    root.write(0, &mut built);
    built
}

struct Filling<'a> {
    map: &'a Map,
    table: &'a Table,
    row: &'a Row,
    sink: &'a mut Sink,
    root: &'a mut Part,
}

impl Filling<'_> {
    fn cell(&mut self, path: &str, title: &str) {
        let Some(Cell { text, doubt }) = self.table.cell(self.row, title) else { return };
        let place = self.table.place(self.row, Some(title));
        if let Some(doubt) = doubt {
            let doubt = spoken(*doubt);
            let message = either(format!("“{text}”：{doubt}"), format!("“{text}”: {doubt}"));
            self.sink.push(Diagnostic::error("import/cell", message).help(place.clone()));
        }
        self.put(path, text, place);
    }

    fn fixed(&mut self, path: &str, text: &str) {
        self.put(
            path,
            text,
            either(format!("对应关系里的 fixed：{path}"), format!("fixed in the map: {path}")),
        );
    }

    fn put(&mut self, path: &str, text: &str, cell: String) {
        let Some(shape) = shape(path) else { return };
        let word = self.map.word(path, text).unwrap_or(text);
        match shape {
            Shape::List(item) => {
                let words = word.split(['、', '；', ';', ',', '，', '\n']).map(str::trim);
                for (number, word) in words.filter(|word| !word.is_empty()).enumerate() {
                    let word = self.map.word(path, word).unwrap_or(word);
                    let value = Part::Value(value(word, item), **item, cell.clone());
                    self.root.put(&format!("{path}.{}", number + 1), value);
                }
            }
            shape => self.root.put(path, Part::Value(value(word, shape), *shape, cell)),
        }
    }
}

impl Part {
    /// Puts a value where its path leads; the first one there stays.
    fn put(&mut self, path: &str, value: Self) {
        let (name, rest) = path.split_once('.').map_or((path, None), |(name, rest)| (name, Some(rest)));
        let (Self::Map(parts) | Self::List(parts)) = self else { return };
        let place = parts.iter().position(|(known, _)| known == name);
        match (place, rest) {
            (Some(place), Some(rest)) => parts[place].1.put(rest, value),
            (Some(_), None) => {}
            (None, None) => parts.push((name.to_owned(), value)),
            (None, Some(rest)) => {
                let is_list = rest.split('.').next().is_some_and(|next| next.parse::<u32>().is_ok());
                let mut part = if is_list { Self::List(Vec::new()) } else { Self::Map(Vec::new()) };
                part.put(rest, value);
                parts.push((name.to_owned(), part));
            }
        }
    }

    fn part(&self, name: &str) -> Option<&Self> {
        let Self::Map(parts) = self else { return None };
        parts.iter().find(|(known, _)| known == name).map(|(_, part)| part)
    }

    fn value(&self, name: &str) -> Option<&str> {
        match self.part(name)? {
            Self::Value(text, ..) => Some(text),
            _ => None,
        }
    }

    fn count(&self, name: &str) -> usize {
        match self.part(name) {
            Some(Self::List(parts)) => parts.len(),
            _ => 0,
        }
    }

    /// Lists in the order of their numbers: columns may stand in any.
    fn sort(&mut self) {
        if let Self::List(parts) = self {
            parts.sort_by_key(|(number, _)| number.parse::<u32>().unwrap_or_default());
        }
        if let Self::Map(parts) | Self::List(parts) = self {
            for (_, part) in parts {
                part.sort();
            }
        }
    }

    fn write(&self, depth: usize, built: &mut Built) {
        let indent = "  ".repeat(depth);
        match self {
            Self::Value(text, shape, cell) => {
                let start = built.text.len();
                // A text as JSON is one as YAML.
                let quoted = || serde_json::Value::from(text.as_str()).to_string();
                built.text.push_str(&if is_bare(shape, text) { text.clone() } else { quoted() });
                built.cells.push((start..built.text.len() + 1, cell.clone()));
                built.text.push('\n');
            }
            Self::Map(parts) => {
                for (number, (name, part)) in parts.iter().enumerate() {
                    // The first key of an item stands behind its dash.
                    if number > 0 || !built.text.ends_with("- ") {
                        built.text.push_str(&indent);
                    }
                    built.text.push_str(&format!("{name}:"));
                    built.text.push_str(if matches!(part, Self::Value(..)) { " " } else { "\n" });
                    part.write(depth + 1, built);
                }
            }
            Self::List(parts) => {
                for (_, part) in parts {
                    built.text.push_str(&format!("{indent}- "));
                    part.write(depth + 1, built);
                }
            }
        }
    }
}
