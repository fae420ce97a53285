//! The list of exhibits: text to hand in with a letter, a Markdown table, JSON.

use crate::evidence::{List, Listed};
use crate::reading::visible_in_json;

use super::{Format, md};

/// The list in this format.
pub fn exhibits(list: &List, format: Format) -> String {
    match format {
        Format::Txt => text(list),
        Format::Md => table(list),
        // A list is plain data: it always serialises.
        Format::Json => {
            visible_in_json(&serde_json::to_string_pretty(list).unwrap_or_default()).into_owned() + "\n"
        }
    }
}

fn text(list: &List) -> String {
    let mut out = format!("证据清单（{}，{}，共{}件）\n", list.case, list.as_of, list.exhibits.len());
    for exhibit in &list.exhibits {
        out += &format!("\n{}　{}（{}）\n", exhibit.label, exhibit.title, exhibit.form);
        out += &format!("　编号：{}\n", exhibit.id);
        if let Some(shows) = &exhibit.shows {
            out += &format!("　证明：{shows}\n");
        }
        if let Some(file) = file(exhibit) {
            out += &format!("　文件：{file}\n");
        }
        if let Some(hash) = &exhibit.sha256 {
            out += &format!("　SHA-256：{hash}\n");
        }
    }
    out
}

fn table(list: &List) -> String {
    let mut out = format!("# 证据清单（{}，{}）\n\n", md::inline(&list.case), list.as_of);
    out += "| 序号 | 编号 | 名称 | 种类 | 证明 | 文件 | SHA-256 |\n| --- | --- | --- | --- | --- | --- | --- |\n";
    for exhibit in &list.exhibits {
        let cells = [
            exhibit.label.clone(),
            exhibit.id.clone(),
            exhibit.title.clone(),
            exhibit.form.to_owned(),
            exhibit.shows.clone().unwrap_or_default(),
            file(exhibit).unwrap_or_default(),
            exhibit.sha256.clone().unwrap_or_default(),
        ];
        out += &format!("| {} |\n", cells.map(|cell| self::cell(&cell)).join(" | "));
    }
    out
}

/// The file's name, with what is wrong with it.
fn file(exhibit: &Listed) -> Option<String> {
    let name = exhibit.file.as_ref()?;
    Some(exhibit.fault().map_or_else(|| name.clone(), |fault| format!("{name}（{fault}）")))
}

/// A cell ends at a line break or a bar.
fn cell(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    md::inline(&lines.join(" ")).replace('|', "\\|")
}
