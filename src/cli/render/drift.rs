//! `render --check`: are the texts in a folder those that would be written now?

use std::path::Path;

use crate::pipeline::Pipeline;
use crate::web;

use super::super::Status;
use super::super::console::Console;
use super::super::inputs::Named;
use super::super::interrupt::Interrupt;
use super::super::lang::spoken;
use super::compared::page;
use super::pages::{Pages, list_path};
use super::past::Past;
use super::tally::Tally;
use super::work::Rendering;
use super::{RenderArgs, all, days, target};

pub(super) fn check(
    args: &RenderArgs,
    root: &Path,
    pipeline: &Pipeline,
    pages: Option<&Pages>,
    named: &Named,
    interrupt: &Interrupt,
    console: &mut Console,
) -> Status {
    let Ok(manifest) = target::past(root, console) else { return Status::CouldNotRun };
    let past = Past::compared(days(args), root, &manifest);
    let work = Rendering::new(args, pipeline, &named.paths, &past, None, false).comparing(root).paging(pages);
    let mut listed = Vec::new();
    let mut tally = Tally::default();
    let mut has_gone = false;
    let mut status = all(args, &work, interrupt, console, |done, console| {
        tally.add(done);
        listed.extend(done.summary.clone());
        done.printed.iter().for_each(|diff| console.print(diff));
        for name in &done.gone {
            console.say(&target::superfluous(root, name, spoken(target::NO_CHANNEL), false));
            has_gone = true;
        }
    });
    if pages.is_some_and(Pages::is_batch) && !interrupt.is_asked() {
        match page(&list_path(root), &web::index(listed, None, &[])) {
            Some(diff) => {
                tally.drifted += 1;
                console.print(&diff);
            }
            None => tally.same += 1,
        }
    }
    let is_whole = named.is_whole && named.status == Status::Clean && tally.unknown == 0;
    let is_whole = is_whole && !console.has_failed();
    if is_whole && !interrupt.is_asked() {
        for id in manifest.ids().into_iter().filter(|id| !work.knows(id)) {
            console.say(&target::superfluous(root, &format!("{id}/"), spoken(target::NO_CASE), false));
            status = status.max(Status::Errors);
        }
    }
    if tally.drifted > 0 || has_gone {
        status = status.max(Status::Errors);
    }
    if interrupt.is_asked() {
        status = Status::Interrupted;
    }
    if !args.quiet {
        console.say(&tally.comparison(root, interrupt.is_asked()));
    }
    status
}
