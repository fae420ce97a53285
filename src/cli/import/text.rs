//! Pasted text to a case file: what was read with its line, what was left out said.

use std::path::Path;
use std::sync::Arc;

use crate::assets::Assets;
use crate::calendar;
use crate::case::Days;
use crate::casefile::Happened;
use crate::data;
use crate::diagnostic::{Severity, Sink};
use crate::intake::{self, Known, Left, Pictures};
use crate::knowledge::{Platform, Refusals};
use crate::pipeline::Pipeline;
use crate::source::SourceFile;
use crate::yaml::TO_FILL;

use super::super::Status;
use super::super::console::Console;
use super::super::inputs;
use super::super::lang::either;
use super::super::written::{deliver, there};
use super::{ImportArgs, ocr};

pub(super) fn run(args: &ImportArgs, assets: &Assets, console: &mut Console) -> Status {
    let Some((text, unsure)) = pasted(args, console) else { return Status::CouldNotRun };
    if let Some(out) = args.out.as_deref().filter(|out| out.exists() && !args.force) {
        console.say(&there(out));
        return Status::CouldNotRun;
    }
    let mut sink = Sink::default();
    let ids = data::ids(assets, "platforms").into_iter();
    let platforms: Vec<Platform> = ids.filter_map(|id| Platform::read(assets, &id, &mut sink)).collect();
    let refusals = Refusals::read(assets, &data::ids(assets, "refusals"), &mut sink);
    if console.report_all(sink) {
        return Status::Errors;
    }
    let today = args.as_of.unwrap_or_else(calendar::today);
    let merchant = args.merchant.as_deref();
    let known = Known { platforms: &platforms, refusals: &refusals, today, merchant };
    let read = intake::read(&text, &known);
    let is_read = |event: &&Happened| event.entries.iter().all(|(_, value)| value != TO_FILL);
    let (values, events) = (read.case.values.len(), read.case.history.iter().filter(is_read).count());
    if values + events == 0 {
        console.say(either(
            "没有读出案件的内容：粘贴 App 里的订单、微信或支付宝的账单、聊天记录",
            "nothing of a case was found: paste an order of an App, a bill of WeChat or Alipay, or a chat",
        ));
        say_left(&read.left, console);
        return Status::Errors;
    }
    let case = read.case.text();
    let status = deliver(args.out.as_deref(), &case, console);
    if args.quiet || status != Status::Clean {
        return status;
    }
    console.say(&either(
        format!("读出 {values} 项内容、{events} 件事，每一处都请核对"),
        format!("Values read: {values}, events: {events}. Look at every one (请核对)"),
    ));
    if !unsure.is_empty() {
        let count = unsure.len();
        console.say(&either(
            format!("图片上没有看清的 {count} 处，没有用：{}", unsure.join("、")),
            format!("Not clear in the picture and not used: {count} ({})", unsure.join(", ")),
        ));
    }
    say_left(&read.left, console);
    next(args.out.as_deref(), assets, case, console);
    status
}

/// The text, and what a helper that read it off a picture was not sure of.
fn pasted(args: &ImportArgs, console: &mut Console) -> Option<(String, Vec<String>)> {
    let is_read_already = ocr::is_read_already(&args.table);
    let lines = if args.ocr && !is_read_already {
        ocr::read(&args.table, console)?
    } else if ocr::is_picture(&args.table) {
        console.say(either(
            "这是图片：加上 --ocr 识图；或者在手机上长按图片提取文字，粘贴成 .txt",
            "it is a picture: --ocr reads it; or have a phone lift the text from it and paste that into a .txt file",
        ));
        return None;
    } else {
        let loaded = inputs::load(&args.table);
        match (loaded.file, loaded.elsewise) {
            (_, Some(text)) => text,
            (Some(file), None) if !loaded.is_unsure => file.text.clone(),
            _ => {
                console.tell(&loaded.said);
                return None;
            }
        }
    };
    if !args.ocr && !is_read_already {
        return Some((lines, Vec::new()));
    }
    match intake::pictures(&lines) {
        Ok(Pictures { text, unsure }) => Some((text, unsure)),
        Err(line) => {
            console.say(&either(
                format!("识图的结果第 {line} 行读不懂：一行一个 JSON，格式见 contrib/ocr/README.md"),
                format!("line {line} of what was read off the picture: not as in contrib/ocr/README.md, a JSON a line"),
            ));
            None
        }
    }
}

fn say_left(left: &[Left], console: &mut Console) {
    if !left.is_empty() {
        let count = left.len();
        console.say(&either(format!("没有写进去的 {count} 处："), format!("Left out: {count}")));
    }
    for Left { line, why, .. } in left {
        console.say(&either(format!("  第{line}行 {}", why.zh), format!("  line {line}: {}", why.en)));
    }
}

/// How much is still to be filled in, and what to do.
fn next(out: Option<&Path>, assets: &Assets, case: String, console: &mut Console) {
    let file = Arc::new(SourceFile::new("case.yaml", case));
    let mut found = Sink::default();
    let days = Days { as_of: None, today: calendar::today() };
    Pipeline::without_channels(assets.clone()).facts(&file, days, &mut found);
    let found = found.into_sorted();
    let errors = found.iter().filter(|found| found.severity == Severity::Error).count();
    let name = || either("案件.yaml", "case.yaml").to_owned();
    let name = out.map_or_else(name, |out| out.display().to_string());
    let first = match errors {
        0 => String::new(),
        _ => either(
            format!("还有 {errors} 处要填、要改，"),
            format!("Still to be filled in or mended: {errors}. "),
        ),
    };
    console.say(&either(
        format!("{first}接下来：complain check {name} -c platform-chat"),
        format!("{first}Next: complain check {name} -c platform-chat"),
    ));
}
