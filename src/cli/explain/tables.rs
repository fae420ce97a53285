//! The checks of tables that are imported, of streams and of the record of what was sent. Each with what it means and what
//! to do.

use super::diagnostics::{Entry, entry};

/// Every id that a report on them can carry.
pub(super) const TABLES: &[Entry] = &[
    entry("import/cell", "一格的内容读不出，或者表格软件改过它", "照报告里说的在表格里重新填这一格，再导入"),
    entry("import/column", "对应关系里写的列，表格里没有", "改成表格第一行里有的名称"),
    entry("import/empty", "表格是空的", "第一行写各列的名称，下面一行一单"),
    entry(
        "import/key",
        "对应关系里写的栏，案件文件没有",
        "写成 order.paid、claims.1.kind 这样；各栏见 docs/case-file.zh-CN.md",
    ),
    entry("import/no-order", "经过的表里，一行的编号在订单表里没有", "改正编号，或者在订单表里补上这一单"),
    entry("import/same-id", "两行的编号相同，后一行没有写", "给其中一行换一个编号"),
    entry("import/unreadable", "表格或者对应关系的文件读不了", "检查文件名和权限；表格另存为 .csv 或 .xlsx"),
    entry("import/unused", "表格里有的列没有用到", "要用，在对应关系的 columns 里写上；不用就不必改"),
    entry(
        "sent/record",
        "记着以前写出的文字的文件读不了、坏了，或者是更新的程序写的",
        "查看它的权限；坏了的移走它，再写一次会重新记；更新的程序写的，用写它的那个版本",
    ),
    entry(
        "stream/json",
        "一行不是一个 JSON 对象",
        "一行写一个案件，栏目和案件文件一样，写成 JSON；键和文字用半角双引号",
    ),
    entry(
        "stream/line",
        "一行读不了、太长，或者不是 UTF-8 文字",
        "一行写一个案件，UTF-8 编码的 JSON，不超过 1 MB",
    ),
];
