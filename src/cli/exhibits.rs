//! `complain exhibits`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use crate::calendar;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::emit;
use crate::evidence::{self, Evidence, Hashing};
use crate::lint::{self, Identified, Subject};
use crate::pipeline::Pipeline;

use crate::wording::Wording;

use super::console::Console;
use super::inputs::{self, Inputs};
use super::lang::either;
use super::options::{CommonArgs, FormatArg};
use super::written::{deliver, one_case};
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct ExhibitsArgs {
    /// 案件文件或 -（标准输入，不核对文件）
    #[arg(value_name = "案件")]
    case: PathBuf,
    /// txt 纯文本（默认），md 表格，json 供程序读取
    #[arg(
        short,
        long,
        alias = "output-format",
        value_name = "格式",
        default_value = "txt",
        hide_default_value = true,
        hide_possible_values = true
    )]
    format: FormatArg,
    /// 写到这个文件，不显示在屏幕上
    #[arg(short = 'o', long = "out", value_name = "文件")]
    out: Option<PathBuf>,
    #[command(flatten)]
    common: CommonArgs,
}

pub(super) fn run(args: &ExhibitsArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.common.overlays, std::slice::from_ref(&args.case), console) else {
        return Status::CouldNotRun;
    };
    let Inputs { files, unsure, mut status, .. } = inputs::read(std::slice::from_ref(&args.case), console);
    let [file] = files.as_slice() else {
        if files.len() > 1 {
            console.say(&one_case("exhibits"));
            status = Status::CouldNotRun;
        }
        return status;
    };
    let pipeline = Pipeline::without_channels(assets);
    let mut sink = Sink::default();
    let days = Days { as_of: args.common.as_of, today: calendar::today() };
    let found = pipeline.facts(file, days, &mut sink);
    let is_good = !sink.has_errors() && unsure.is_empty();
    if let Some((case, facts)) = found.filter(|_| is_good) {
        let evidence = Evidence::read(&case, Hashing::All);
        let document = crate::facts::document(&facts);
        let subject = Subject {
            case: &case,
            facts: &facts,
            document: &document,
            wording: &Wording::default(),
            identified: &Identified::default(),
            evidence: &evidence,
            sent: None,
        };
        lint::of_files(&subject, &mut sink);
        // Other checks did not run: what they are allowed says nothing here.
        sink.apply(&case.allow, &[""]);
        let list = emit::exhibits(&evidence::list(&case, &facts, &evidence), args.format.into());
        status = status.max(deliver(args.out.as_deref(), &list, console));
        if facts.exhibits.is_empty() {
            console.say(either("案件里没有证据", "the case has no exhibits"));
        }
    }
    if console.report_all(sink) {
        status = status.max(Status::Errors);
    }
    status
}
