//! `--out` that names a file: what standard output would get, in one file.

use std::path::{Path, PathBuf};

use super::super::Status;
use super::super::console::Console;
use super::super::written::write_out;
use super::args::RenderArgs;
use super::format::FormatArg;
use super::run_all;

/// The file that `--out` names: by its ending, where no folder is called so and none is asked for.
pub(super) fn file(args: &RenderArgs) -> Option<PathBuf> {
    let out = args.out.as_ref().filter(|out| !out.is_dir() && !args.check && !args.prune)?;
    format(out).map(|_| out.clone())
}

/// Writes the file once its text is whole; nothing where there is no text.
pub(super) fn run(mut args: RenderArgs, file: &Path, console: &mut Console) -> Status {
    if args.format == FormatArg::Txt {
        args.format = format(file).unwrap_or(FormatArg::Txt);
    }
    args.out = Some("-".into());
    console.hold();
    let status = run_all(args, console);
    let text = console.release();
    if text.is_empty() { status } else { status.max(write_out(file, &text, console)) }
}

fn format(file: &Path) -> Option<FormatArg> {
    match file.extension()?.to_str()? {
        "txt" => Some(FormatArg::Txt),
        "md" => Some(FormatArg::Md),
        "json" => Some(FormatArg::Json),
        "html" => Some(FormatArg::Html),
        _ => None,
    }
}
