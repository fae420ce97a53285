//! The map: which column is which key of a case file.

use std::path::Path;
use std::sync::Arc;

use crate::case::keys;
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{self, Place, SourceFile};
use crate::yaml::{self, Key, Node, Shape, nearest};

use super::super::lang::either;
use super::super::written::cannot_read;
use super::table::Table;

const MAP: &Shape = &Shape::Map(&[
    Key::optional("sheet", "工作表的名称，默认是第一张", &Shape::Text),
    Key::required("columns", "案件的栏: 列的名称，如 order.paid: 实付", &Shape::Texts),
    Key::optional("fixed", "每一行都一样的：案件的栏: 内容", &Shape::Texts),
    Key::optional("words", "表里的说法换成案件文件的词", &Shape::List(WORD)),
    Key::optional("events", "经过写在另一张表里", EVENTS),
]);

const WORD: &Shape = &Shape::Map(&[
    Key::required("at", "案件的栏，如 problem.kind", &Shape::Text),
    Key::required("from", "表里的说法", &Shape::Text),
    Key::required("to", "案件文件的词", &Shape::Text),
]);

const EVENTS: &Shape = &Shape::Map(&[
    Key::required("sheet", "工作表的名称；CSV 写旁边那个文件的名称", &Shape::Text),
    Key::required("order", "写着案件编号的列", &Shape::Text),
    Key::required("columns", "经过的栏: 列的名称，如 at: 时间", &Shape::Texts),
]);

/// Which column is which key.
#[derive(Debug)]
pub(super) struct Map {
    file: Arc<SourceFile>,
    /// The sheet of the orders.
    pub(super) sheet: Option<String>,
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// What is the same in every row.
    pub(super) fixed: Vec<Column>,
    words: Vec<[String; 3]>,
    /// Events in a table of their own.
    pub(super) events: Option<Events>,
}

/// A key of the case and the title of its column, or its value.
#[derive(Debug)]
pub(super) struct Column {
    /// The key, as `order.paid` or `claims.1.kind`; `*` stands for any number.
    pub(super) path: String,
    /// The title.
    pub(super) title: String,
    place: Place,
}

/// The table of events.
#[derive(Debug)]
pub(super) struct Events {
    /// Its sheet, or its file beside that of the orders.
    pub(super) sheet: String,
    /// The column that names the order.
    pub(super) order: String,
    /// The columns, by keys of an event.
    pub(super) columns: Vec<Column>,
}

/// Reads the map. `None` where it cannot be used.
pub(super) fn read(path: &Path, sink: &mut Sink) -> Option<Map> {
    let text = match source::read_file(path) {
        Ok(text) => text,
        Err(error) => {
            let (name, why) = (path.display(), cannot_read(path, &error));
            let message =
                either(format!("读不了对应关系 {name}：{why}"), format!("cannot read the map {name}: {why}"));
            sink.push(Diagnostic::error("import/unreadable", message).help(either(
                "检查文件名和权限；文件应为 UTF-8 编码",
                "look at its name and its permissions; it should be UTF-8",
            )));
            return None;
        }
    };
    let file = Arc::new(SourceFile::new(path.display().to_string(), text));
    let node = yaml::read(&file, MAP, sink)?;
    yaml::check(&node, MAP, &file, sink);
    let text = |node: &Node, key: &str| node.get(key).and_then(Node::text).map(str::to_owned);
    let columns = |node: Option<&Node>, below: &str| -> Vec<Column> {
        let entries = node.map(Node::entries).unwrap_or_default().iter();
        let column = |entry: &yaml::Entry| Column {
            path: format!("{below}{}", entry.key),
            title: entry.node.text().unwrap_or_default().trim().to_owned(),
            place: Place { file: file.clone(), span: entry.key_span },
        };
        entries.map(column).collect()
    };
    let word = |node: &Node| Some([text(node, "at")?, text(node, "from")?, text(node, "to")?]);
    let words = node.get("words").map(Node::items).unwrap_or_default().iter().filter_map(word).collect();
    let events = node.get("events").and_then(|events| {
        let columns = columns(events.get("columns"), "history.*.");
        Some(Events { sheet: text(events, "sheet")?, order: text(events, "order")?, columns })
    });
    Some(Map {
        sheet: text(&node, "sheet"),
        columns: columns(node.get("columns"), ""),
        fixed: columns(node.get("fixed"), ""),
        words,
        events,
        file: file.clone(),
    })
}

impl Map {
    /// Says which keys and columns there are not, and which columns nobody asks for.
    pub(super) fn check(&self, orders: &Table, events: Option<&Table>, sink: &mut Sink) {
        let of_events = self.events.iter().flat_map(|events| &events.columns);
        for column in self.columns.iter().chain(&self.fixed).chain(of_events) {
            if shape(&column.path).is_none_or(|shape| matches!(shape, Shape::Map(_) | Shape::Texts)) {
                let key = &column.path;
                let message =
                    either(format!("案件文件没有“{key}”这一栏"), format!("a case file has no key “{key}”"));
                let help = either(
                    "写成 order.paid、claims.1.kind 这样；各栏见 docs/case-file.zh-CN.md",
                    "write it as order.paid or claims.1.kind; for the keys see docs/case-file.md",
                );
                sink.push(Diagnostic::error("import/key", message).at(column.place.clone(), "").help(help));
            }
        }
        self.titles(&self.columns, orders, None, sink);
        if let (Some(own), Some(table)) = (&self.events, events) {
            self.titles(&own.columns, table, Some(&own.order), sink);
        }
    }

    fn titles(&self, columns: &[Column], table: &Table, also: Option<&str>, sink: &mut Sink) {
        let known: Vec<&str> = table.header.iter().map(String::as_str).collect();
        for column in columns.iter().filter(|column| numbered(column, table).is_empty()) {
            let title = &column.title;
            let near = nearest(title, &known)
                .map(|near| either(format!("是不是“{near}”？"), format!("did you mean “{near}”?")));
            let message =
                either(format!("表格里没有“{title}”这一列"), format!("the table has no column “{title}”"));
            let found = Diagnostic::error("import/column", message);
            sink.push(found.at(column.place.clone(), near.unwrap_or_default()).help(columns_of(&known)));
        }
        if let Some(title) = also.filter(|title| !known.contains(title)) {
            let message = either(
                format!("经过的表里没有“{title}”这一列"),
                format!("the table of events has no column “{title}”"),
            );
            sink.push(Diagnostic::error("import/column", message).help(columns_of(&known)));
        }
        let asked: Vec<String> =
            columns.iter().flat_map(|column| numbered(column, table)).map(|(_, title)| title).collect();
        let is_unasked = |title: &&&str| {
            !title.is_empty() && also != Some(title) && !asked.iter().any(|asked| asked == **title)
        };
        let left: Vec<&str> = known.iter().filter(is_unasked).copied().collect();
        if !left.is_empty() {
            let message = either(
                format!("没有用到的列：{}", left.join("、")),
                format!("columns that are not used: {}", left.join(", ")),
            );
            let map = &self.file.name;
            sink.push(Diagnostic::note("import/unused", message).help(either(
                format!("要用，在 {map} 的 columns 里写上"),
                format!("to use one, name it under columns in {map}"),
            )));
        }
    }

    /// The word for what a table says at a key.
    pub(super) fn word<'a>(&'a self, path: &str, text: &'a str) -> Option<&'a str> {
        let general = general(path);
        let found = self.words.iter().find(|[at, from, _]| (at == path || *at == general) && from == text);
        found.map(|[_, _, to]| to.as_str())
    }
}

fn columns_of(known: &[&str]) -> String {
    either(format!("有的列：{}", known.join("、")), format!("its columns: {}", known.join(", ")))
}

/// The keys and titles that a column stands for: with `*` in both, one for each number that the header has.
pub(super) fn numbered(column: &Column, table: &Table) -> Vec<(String, String)> {
    let has = |title: &str| table.header.iter().any(|known| known == title);
    let Some((before, after)) = column.title.split_once('*') else {
        return has(&column.title).then(|| (column.path.clone(), column.title.clone())).into_iter().collect();
    };
    let titled = |number: &usize| (number.to_string(), format!("{before}{number}{after}"));
    let numbers = (1..=table.header.len()).map(|number| titled(&number)).filter(|(_, title)| has(title));
    numbers.map(|(number, title)| (column.path.replacen('*', &number, 1), title)).collect()
}

/// What the value at a key must be; `None` where there is no such key.
pub(super) fn shape(path: &str) -> Option<&'static Shape> {
    path.split('.').try_fold(keys::CASE, |shape, part| {
        let is_number = part == "*" || part.parse::<u32>().is_ok_and(|number| number > 0);
        match shape {
            Shape::List(item) if is_number => Some(*item),
            Shape::Map(keys) | Shape::TextOr(keys) => {
                keys.iter().find(|key| key.name == part).map(|key| key.shape)
            }
            _ => None,
        }
    })
}

/// `history.*.by` for `history.3.by`.
fn general(path: &str) -> String {
    let part = |part: &str| if part.parse::<u32>().is_ok() { "*".to_owned() } else { part.to_owned() };
    path.split('.').map(part).collect::<Vec<_>>().join(".")
}
