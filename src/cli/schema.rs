//! `complain schema`: the case file for an editor that knows JSON Schema.

use std::path::{Path, PathBuf};

use clap::Args as ClapArgs;

use crate::casefile::schema;

use super::Status;
use super::console::Console;
use super::written::deliver;

/// The name by which `new` finds it.
const FILE: &str = "complain.schema.json";

#[derive(Debug, ClapArgs)]
pub(super) struct SchemaArgs {
    /// 写到这个文件；不写时显示在屏幕上
    #[arg(short, long, value_name = "文件")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &SchemaArgs, console: &mut Console) -> Status {
    let text = serde_json::to_string_pretty(&schema()).unwrap_or_default() + "\n";
    deliver(args.out.as_deref(), &text, console)
}

/// The line by which an editor finds the schema that lies beside this file or above it.
pub(super) fn editor_line(file: &Path) -> Option<String> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().ok()?;
    let above = folder.ancestors().position(|above| above.join(FILE).is_file())?;
    Some(format!("# yaml-language-server: $schema={}{FILE}\n", "../".repeat(above)))
}
