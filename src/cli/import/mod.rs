//! `complain import`: a table of orders to case files, one a row, with every doubt at its cell; pasted text to one.

mod case;
mod map;
mod ocr;
mod table;
mod text;
mod value;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::calendar::{self, Day};
use crate::case::Days;
use crate::diagnostic::{Diagnostic, Severity, Sink};
use crate::pipeline::Pipeline;
use crate::source::{self, SourceFile};

use super::console::Console;
use super::lang::either;
use super::options::OverlayArgs;
use super::written::unwritten;
use super::{Status, assets};
use case::Built;
use map::Map;
use table::{Row, Table};

#[derive(Debug, ClapArgs)]
pub(super) struct ImportArgs {
    #[arg(
        value_name = "来源",
        help = "粘贴的文字（.txt、.md 或 - 标准输入）：订单、账单、聊天；\n或者图片，加上 --ocr；或者表格（.csv、.xlsx），一行一单"
    )]
    table: PathBuf,
    /// 表格的对应关系：哪一列是案件文件的哪一栏
    #[arg(short, long, value_name = "文件")]
    map: Option<PathBuf>,
    #[arg(
        short,
        long,
        value_name = "去处",
        help = "文字：写到这个文件，不写时显示在屏幕上；\n表格：写到 <文件夹>/<案件编号>.yaml"
    )]
    out: Option<PathBuf>,
    /// 聊天里谁是商家：他的名字
    #[arg(long, value_name = "名字")]
    merchant: Option<String>,
    /// 文字是哪天的，“昨天”“星期三”从它算起；默认是今天
    #[arg(long, value_name = "日期", value_parser = super::options::day)]
    as_of: Option<Day>,
    /// 来源是图片：用另外安装的程序识图，见 contrib/ocr
    #[arg(long)]
    ocr: bool,
    /// 已经有的、内容不同的案件文件也盖掉
    #[arg(long)]
    force: bool,
    /// 不显示写好的份数
    #[arg(short, long)]
    quiet: bool,
    #[command(flatten)]
    overlays: OverlayArgs,
}

pub(super) fn run(args: &ImportArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.overlays, args.out.as_slice(), console) else {
        return Status::CouldNotRun;
    };
    let ending = args.table.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let is_table = ["csv", "xlsx", "xls"].iter().any(|one| ending.eq_ignore_ascii_case(one));
    if let Some(why) = no_source(&args.table).filter(|_| !is_table) {
        console.say(&why);
        return Status::CouldNotRun;
    }
    match (&args.map, &args.out) {
        (None, _) if !is_table => text::run(args, &assets, console),
        (Some(map), Some(out)) => of_table(args, map, out, assets, console),
        _ => {
            console.say(either(
                "表格要写 --map 对应关系 和 --out 文件夹；例子见 examples/import",
                "a table needs --map FILE and --out DIR; for an example see examples/import",
            ));
            Status::CouldNotRun
        }
    }
}

/// What to do with a file that is no source, by its name.
fn no_source(path: &Path) -> Option<String> {
    let ending = path.extension()?.to_str()?.to_ascii_lowercase();
    let name = path.display();
    match ending.as_str() {
        "yaml" | "yml" => Some(either(
            format!("{name} 已经是案件文件：complain check {name}"),
            format!("{name} is a case file already: complain check {name}"),
        )),
        "doc" | "docx" | "pdf" | "wps" | "pages" => Some(either(
            format!("{name} 不是文字文件：打开它，把里面的文字复制到一个 .txt 文件里，再导入"),
            format!("{name} is not plain text: copy what it says into a .txt file and import that"),
        )),
        "numbers" | "et" | "ods" => Some(either(
            format!("{name} 读不了：把表格另存为 .xlsx 或 .csv，再导入"),
            format!("{name} cannot be read: save the table as .xlsx or .csv and import that"),
        )),
        _ => None,
    }
}

fn of_table(args: &ImportArgs, map: &Path, out: &Path, assets: Assets, console: &mut Console) -> Status {
    let mut sink = Sink::default();
    let map = map::read(map, &mut sink);
    let tables = map.as_ref().and_then(|map| tables(&args.table, map, &mut sink));
    if let (Some(map), Some((orders, events))) = (&map, &tables) {
        map.check(orders, events.as_ref(), &mut sink);
    }
    let has_errors = console.report_all(sink);
    let Some((map, (orders, events))) = map.zip(tables).filter(|_| !has_errors) else {
        return Status::CouldNotRun;
    };
    let import = Import {
        args,
        out,
        map: &map,
        orders: &orders,
        events: events.as_ref(),
        pipeline: &Pipeline::without_channels(assets),
    };
    import.run(console)
}

/// The orders, and the events where they stand in a table of their own.
fn tables(path: &Path, map: &Map, sink: &mut Sink) -> Option<(Table, Option<Table>)> {
    let orders = table::read(path, map.sheet.as_deref(), sink)?;
    let events = match &map.events {
        Some(events) => Some(table::read_beside(path, &events.sheet, sink)?),
        None => None,
    };
    Some((orders, events))
}

struct Import<'a> {
    args: &'a ImportArgs,
    out: &'a Path,
    map: &'a Map,
    orders: &'a Table,
    events: Option<&'a Table>,
    pipeline: &'a Pipeline,
}

impl Import<'_> {
    fn run(&self, console: &mut Console) -> Status {
        let mut status = Status::Clean;
        let (mut written, mut same) = (0, 0);
        let mut ids = BTreeSet::new();
        for row in &self.orders.rows {
            let mut sink = Sink::default();
            let built = case::build(self.map, self.orders, row, self.events, &mut sink);
            self.check(row, &built, &mut sink);
            if !ids.insert(built.id.clone()) {
                sink.push(same_id(&built.id).help(self.orders.place(row, None)).help(either(
                    "这一行没有写；换一个编号",
                    "this row was not written; give it another id",
                )));
                console.report_all(sink);
                status = status.max(Status::Errors);
                continue;
            }
            if console.report_all(sink) {
                status = status.max(Status::Errors);
            }
            match self.write(&built) {
                Ok(true) => written += 1,
                Ok(false) => same += 1,
                Err(line) => {
                    console.say(&line);
                    status = Status::CouldNotRun;
                }
            }
        }
        status = status.max(self.orphans(&ids, console));
        if !self.args.quiet {
            console.say(&tally(written, same, self.out));
        }
        status
    }

    /// What the reader of case files says of the case, told at the cells that its values came from.
    fn check(&self, row: &Row, built: &Built, sink: &mut Sink) {
        let file = Arc::new(SourceFile::new(format!("{}.yaml", built.id), built.text.clone()));
        let mut found = Sink::default();
        self.pipeline.facts(&file, Days { as_of: None, today: calendar::today() }, &mut found);
        for diagnostic in found.into_sorted() {
            // Whether a history is complete is seen when the case is checked; here it is what a cell says.
            if diagnostic.severity == Severity::Note {
                continue;
            }
            let at = diagnostic.labels.first().map(|label| label.place.span.start);
            let cell = at.and_then(|at| built.cell_at(at));
            let place = cell.cloned().unwrap_or_else(|| self.orders.place(row, None));
            sink.push(Diagnostic { labels: Vec::new(), fix: None, ..diagnostic }.help(place));
        }
    }

    /// False where it stands there already; what hinders, where it was not written.
    fn write(&self, built: &Built) -> Result<bool, String> {
        let path = self.out.join(format!("{}.yaml", built.id));
        match source::read_file(&path) {
            Ok(text) if text == built.text => return Ok(false),
            Ok(_) if !self.args.force => {
                let path = path.display();
                return Err(either(
                    format!("已经有 {path}，内容不同，没有改；要盖掉，加上 --force"),
                    format!(
                        "{path} is there already, says something else and was left alone; --force writes over it"
                    ),
                ));
            }
            _ => {}
        }
        let written = source::write_file(&path, &built.text);
        written.map(|()| true).map_err(|error| unwritten(&path, error.kind()))
    }

    /// Events of orders that are not there.
    fn orphans(&self, ids: &BTreeSet<String>, console: &mut Console) -> Status {
        let (Some(table), Some(events)) = (self.events, &self.map.events) else { return Status::Clean };
        let mut status = Status::Clean;
        for row in &table.rows {
            let of = table.cell(row, &events.order).map(|cell| cell.text.as_str()).unwrap_or_default();
            if !ids.contains(of) {
                let message = either(
                    format!("没有编号是“{of}”的订单，这件事没有写"),
                    format!("no order has the id “{of}”: this event was not written"),
                );
                let found = Diagnostic::error("import/no-order", message);
                console.report(&found.help(table.place(row, Some(&events.order))));
                status = Status::Errors;
            }
        }
        status
    }
}

fn same_id(id: &str) -> Diagnostic {
    let message =
        either(format!("编号“{id}”前面已经有一行"), format!("a row before this one has the id “{id}”"));
    Diagnostic::error("import/same-id", message)
}

/// How many files were written, and how many stood there already.
fn tally(written: usize, same: usize, out: &Path) -> String {
    let out = out.display();
    let same = match same {
        0 => String::new(),
        _ => either(format!("；{same} 个没有变"), format!("; {same} unchanged")),
    };
    either(
        format!("写好 {written} 个案件文件，在 {out}{same}"),
        format!("case files written to {out}: {written}{same}"),
    )
}
