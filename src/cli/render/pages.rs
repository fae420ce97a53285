//! `--format html`: a page a case, and the list of a batch.

use std::path::Path;
use std::sync::Arc;

use crate::assets::Assets;
use crate::case::Days;
use crate::diagnostic::Sink;
use crate::pipeline::{Outcome, Pipeline};
use crate::source::SourceFile;
use crate::web::{self, Lists, Seen, Summary};

use super::super::Status;
use super::super::console::Console;
use super::super::lang::either;
use super::target::Target;
use super::{RenderArgs, unwritable};

/// The name of a page, in the folder of its case and of a batch.
pub(super) const PAGE: &str = "index.html";

/// What the pages of a run share.
pub(super) struct Pages {
    lists: Lists,
    /// There is a list that they lead back to.
    is_batch: bool,
}

impl Pages {
    pub(super) fn new(assets: &Assets, is_batch: bool) -> Self {
        // What is wrong in a file was said when the channels were loaded, or is said by the case that needs it.
        Self { lists: Lists::read(assets, &mut Sink::default()), is_batch }
    }

    /// Is there a list that they lead back to?
    pub(super) fn is_batch(&self) -> bool {
        self.is_batch
    }

    /// The page of a case, with what the list says of it. The texts of the outcome go into it.
    pub(super) fn make(
        &self,
        pipeline: &Pipeline,
        file: &Arc<SourceFile>,
        days: Days,
        outcome: &mut Outcome,
    ) -> (String, Summary) {
        let seen = Seen::from_outcome(&self.lists, pipeline, file, days, outcome);
        let up = self.is_batch.then(|| format!("../{PAGE}"));
        let seen_id = outcome.id.clone();
        (
            web::page(&self.lists, &seen, up.as_deref()),
            Summary::of(&seen, format!("{}/{PAGE}", web::link("", &seen_id))),
        )
    }
}

/// What hinders pages here; `None` where nothing does.
pub(super) fn hindrance(args: &RenderArgs, paths: usize) -> Option<&'static str> {
    if !args.format.is_page() {
        None
    } else if args.trace {
        Some(either(
            "--format html 的网页不带每句的来源，请去掉 --trace",
            "a page of --format html has no sources of sentences: leave out --trace",
        ))
    } else if args.out.is_none() && paths > 1 {
        Some(either(
            "几个案件的网页不能打印在一起，请加上 --out <文件夹>",
            "the pages of several cases cannot be printed together: add --out DIR",
        ))
    } else {
        None
    }
}

/// Writes the list of a batch.
pub(super) fn write_list(target: &Target, cases: Vec<Summary>, console: &mut Console) -> Status {
    match target.put_beside(PAGE, &web::index(cases, None, &[])) {
        Ok(()) => Status::Clean,
        Err(error) => {
            console.say(&unwritable(&target.root().join(PAGE), &error));
            Status::CouldNotRun
        }
    }
}

/// The path of the list.
pub(super) fn list_path(root: &Path) -> std::path::PathBuf {
    root.join(PAGE)
}
