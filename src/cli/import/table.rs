//! Tables: CSV and Excel sheets as texts with the names of their cells.

use std::io::Cursor;
use std::path::Path;

use calamine::{Data, DataType, Reader, Xlsx};

use crate::diagnostic::{Diagnostic, Sink};
use crate::language::Fixed;
use crate::source::{self, ReadError};

use super::super::lang::either;
use super::super::written::cannot_read;

/// Excel keeps no more digits of a number.
const DIGITS: f64 = 1e15;
const SHORTENED: Fixed = Fixed::fixed(
    "这个长号码被 Excel 缩写了，后面的数字已经丢了；在原表里把这一列设成文本，重新填",
    "Excel has shortened this long number, its last digits are lost: make the column text, fill it in again",
);
const TOO_LONG: Fixed = Fixed::fixed(
    "这个号码超过 15 位，Excel 把它当作数字，后面的数字已经丢了；把这一列设成文本，重新填",
    "more than 15 digits: Excel took it for a number, the last ones are lost; make the column text, fill it in again",
);
const FORMULA: Fixed = Fixed::fixed("这一格是算不出来的公式", "the formula in this cell has no result");

/// A table with its first row as header.
#[derive(Debug)]
pub(super) struct Table {
    name: String,
    /// The titles of its columns.
    pub(super) header: Vec<String>,
    /// Its rows with something in them.
    pub(super) rows: Vec<Row>,
}

/// A row.
#[derive(Debug)]
pub(super) struct Row {
    /// Its number, from 1.
    pub(super) number: usize,
    cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, Default)]
pub(super) struct Cell {
    /// What it says, without blanks around it.
    pub(super) text: String,
    /// Why that may not be what was meant.
    pub(super) doubt: Option<Fixed>,
}

impl Table {
    /// The cell of a row in the column with this title, where there is something in it.
    pub(super) fn cell<'a>(&self, row: &'a Row, title: &str) -> Option<&'a Cell> {
        let column = self.header.iter().position(|known| known == title)?;
        row.cells.get(column).filter(|cell| !cell.text.is_empty())
    }

    /// A row, or a cell of it, for people.
    pub(super) fn place(&self, row: &Row, title: Option<&str>) -> String {
        let column = title.and_then(|title| self.header.iter().position(|known| known == title));
        let (name, number) = (&self.name, row.number);
        if let (Some(column), Some(title)) = (column, title) {
            let column = letters(column);
            either(
                format!("单元格：{name} {column}{number}（“{title}”）"),
                format!("cell: {name} {column}{number} (“{title}”)"),
            )
        } else {
            either(format!("表格：{name} 第 {number} 行"), format!("table: {name} row {number}"))
        }
    }
}

/// The table in a file; of an Excel file the sheet of this name, else its first.
pub(super) fn read(path: &Path, sheet: Option<&str>, sink: &mut Sink) -> Option<Table> {
    if is_excel(path) { excel(path, sheet, sink) } else { csv(path, sink) }
}

/// Another sheet of the same Excel file; another file beside a CSV file.
pub(super) fn read_beside(path: &Path, name: &str, sink: &mut Sink) -> Option<Table> {
    if is_excel(path) { excel(path, Some(name), sink) } else { csv(&path.with_file_name(name), sink) }
}

fn is_excel(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx"))
}

fn unreadable(path: &Path, why: &str) -> Diagnostic {
    let path = path.display();
    let message = either(format!("读不了 {path}：{why}"), format!("cannot read {path}: {why}"));
    Diagnostic::error("import/unreadable", message).help(either(
        "用 .csv（UTF-8 或 GBK，逗号分隔）或 .xlsx；老的 .xls 先另存为 .xlsx",
        "use .csv (UTF-8 or GBK, parted by commas) or .xlsx; save an old .xls as .xlsx first",
    ))
}

fn csv(path: &Path, sink: &mut Sink) -> Option<Table> {
    let text = match source::read_list_file(path) {
        Ok(text) | Err(ReadError::NotUtf8 { as_gbk: Some(text) }) => text,
        Err(ReadError::NotUtf8 { as_gbk: None }) => {
            sink.push(unreadable(path, either("不是 UTF-8 或 GBK 的文字", "not text in UTF-8 or GBK")));
            return None;
        }
        Err(error) => {
            sink.push(unreadable(path, &cannot_read(path, &error)));
            return None;
        }
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            sink.push(unreadable(path, either("引号没有成对", "a quotation mark has no second one")));
            return None;
        };
        let line = record.position().map_or(0, csv::Position::line);
        let cells =
            record.iter().map(|text| Cell { doubt: shortened(text.trim()), text: text.trim().into() });
        rows.push((usize::try_from(line).unwrap_or(0), cells.collect()));
    }
    table(path.display().to_string(), rows, sink)
}

/// A number as Excel shortens it when it writes CSV.
fn shortened(text: &str) -> Option<Fixed> {
    let (number, power) = text.split_once("E+").or_else(|| text.split_once("e+"))?;
    let is_number = number.parse::<f64>().is_ok() && power.parse::<u32>().is_ok();
    is_number.then_some(SHORTENED)
}

fn excel(path: &Path, sheet: Option<&str>, sink: &mut Sink) -> Option<Table> {
    let bytes = match source::read_bytes(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            sink.push(unreadable(path, &cannot_read(path, &ReadError::Io(error))));
            return None;
        }
    };
    let Ok(mut book) = Xlsx::new(Cursor::new(bytes)) else {
        sink.push(unreadable(path, either("不是 Excel 文件", "not an Excel file")));
        return None;
    };
    let names = book.sheet_names();
    let name = sheet.map(str::to_owned).or_else(|| names.first().cloned()).unwrap_or_default();
    let Ok(range) = book.worksheet_range(&name) else {
        let why = either(format!("里面没有叫“{name}”的工作表"), format!("it has no sheet “{name}”"));
        sink.push(unreadable(path, &why).help(either(
            format!("有的工作表：{}", names.join("、")),
            format!("its sheets: {}", names.join(", ")),
        )));
        return None;
    };
    let (first, left) = range.start().unwrap_or_default();
    let rows = range.rows().enumerate().map(|(number, row)| {
        let before = std::iter::repeat_n(Cell::default(), left as usize);
        (first as usize + number + 1, before.chain(row.iter().map(cell)).collect())
    });
    table(format!("{} {name}!", path.display()), rows.collect(), sink)
}

fn cell(data: &Data) -> Cell {
    if let Some(moment) = data.as_datetime_parts() {
        return Cell { text: moment, doubt: None };
    }
    match data {
        Data::Error(_) => Cell { text: data.to_string(), doubt: Some(FORMULA) },
        Data::Float(number) if number.abs() >= DIGITS => {
            Cell { text: format!("{number:.0}"), doubt: Some(TOO_LONG) }
        }
        other => Cell { text: other.to_string().trim().to_owned(), doubt: None },
    }
}

/// Days and moments as case files write them.
trait Parts {
    fn as_datetime_parts(&self) -> Option<String>;
}

impl Parts for Data {
    fn as_datetime_parts(&self) -> Option<String> {
        let Self::DateTime(moment) = self else { return None };
        if !self.is_datetime() || !moment.is_datetime() {
            return None;
        }
        let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
        let time = if (hour, minute) == (0, 0) { String::new() } else { format!(" {hour:02}:{minute:02}") };
        Some(format!("{year:04}-{month:02}-{day:02}{time}"))
    }
}

fn table(name: String, rows: Vec<(usize, Vec<Cell>)>, sink: &mut Sink) -> Option<Table> {
    let is_filled = |cells: &[Cell]| cells.iter().any(|cell| !cell.text.is_empty());
    let mut rows = rows.into_iter().filter(|(_, cells)| is_filled(cells));
    let Some((_, header)) = rows.next() else {
        let message = either(format!("{name} 是空的"), format!("{name} is empty"));
        sink.push(
            Diagnostic::error("import/empty", message)
                .help(either("第一行写各列的名称", "the first row says what the columns are called")),
        );
        return None;
    };
    let header = header.into_iter().map(|cell| cell.text).collect();
    let rows = rows.map(|(number, cells)| Row { number, cells }).collect();
    Some(Table { name, header, rows })
}

/// The name of a column: A to Z, AA and on.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    if column < 26 { letter.to_string() } else { format!("{}{letter}", letters(column / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }

    #[test]
    fn shortened_numbers_are_seen() {
        assert!(shortened("2.02605E+15").is_some() && shortened("1E+3").is_some());
        assert!(shortened("P7E+12x").is_none() && shortened("202605").is_none());
    }
}
