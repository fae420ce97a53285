//! The folder that texts are written to: held by this run, with what earlier runs wrote there.

use std::io;
use std::path::Path;
use std::thread;
use std::time::Duration;

use crate::language::Fixed;
use crate::manifest::{Manifest, NAME, Next, Unreadable};
use crate::source::{self, OutFolder, Written};

use super::super::Status;
use super::super::console::Console;
use super::super::interrupt::Interrupt;
use super::super::lang::{either, spoken};
use super::super::written::unread_reason;
use super::past::Settings;
use super::tally::Tally;
use super::unwritable;

/// Why a text is superfluous.
pub(super) const NO_CASE: Fixed = Fixed::fixed("没有这个案件了", "its case is gone");
/// Likewise.
pub(super) const NO_CHANNEL: Fixed =
    Fixed::fixed("这个案件不再写这个渠道", "the case is not written for this channel any more");

/// How often it is asked whether another run is done.
const PAUSE: Duration = Duration::from_millis(100);

/// The folder.
pub(super) struct Target {
    folder: OutFolder,
    past: Manifest,
    settings: Settings,
}

impl Target {
    /// Holds the folder, after another run that holds it. What hinders is said, and how that ends the run.
    pub(super) fn open(
        root: &Path,
        settings: Settings,
        interrupt: &Interrupt,
        console: &mut Console,
    ) -> Result<Self, Status> {
        let mut has_said = false;
        let folder = loop {
            match OutFolder::hold(root) {
                Ok(Some(folder)) => break folder,
                Ok(None) if interrupt.is_asked() => return Err(Status::Interrupted),
                Ok(None) => {
                    if !has_said {
                        let root = root.display();
                        console.say(&either(
                            format!("另一次运行正在写 {root}，等它写完"),
                            format!("another run is writing to {root}: waiting for it"),
                        ));
                        has_said = true;
                    }
                    thread::sleep(PAUSE);
                }
                Err(error) => {
                    console.say(&unwritable(root, &error));
                    return Err(Status::CouldNotRun);
                }
            }
        };
        if folder.had_leftovers() {
            let root = root.display();
            console.say(&either(
                format!("{root} 里有一次没有做完的运行留下的临时文件，已经清掉"),
                format!("removed what a run that did not end had left in {root}"),
            ));
        }
        let past = past(root, console)?;
        Ok(Self { folder, past, settings })
    }

    pub(super) fn root(&self) -> &Path {
        self.folder.root()
    }

    pub(super) fn past(&self) -> &Manifest {
        &self.past
    }

    pub(super) fn settings(&self) -> &Settings {
        &self.settings
    }

    pub(super) fn put(&self, id: &str, name: &str, text: &str) -> io::Result<Written> {
        self.folder.write(&Path::new(id).join(name), text)
    }

    /// A file beside the folders of the cases.
    pub(super) fn put_beside(&self, name: &str, text: &str) -> io::Result<()> {
        self.folder.write(Path::new(name), text).map(drop)
    }

    pub(super) fn remove(&self, id: &str, name: &str) -> io::Result<()> {
        self.folder.remove(&Path::new(id).join(name))
    }

    /// The manifest of this run, still empty.
    pub(super) fn next(&self) -> io::Result<Next> {
        Next::new(&self.folder)
    }

    /// When all is written: waits for the disk, names what belongs to no case any more, and writes the manifest.
    pub(super) fn close(
        &self,
        next: &Next,
        is_whole: bool,
        prunes: bool,
        tally: &mut Tally,
        console: &mut Console,
    ) -> Status {
        let mut gone: Vec<String> = Vec::new();
        if is_whole {
            gone.extend(self.past.ids().into_iter().filter(|id| !next.has(id)));
        }
        if !gone.is_empty() && tally.unknown > 0 {
            let count = tally.unknown;
            console.say(&either(
                format!("有 {count} 个文件没有读出案件，这次不判断哪些案件已经没有"),
                format!(
                    "files without a readable case: {count}; which cases are gone is not judged this time"
                ),
            ));
            gone.clear();
        }
        let mut removed: Vec<String> = Vec::new();
        for id in gone {
            let kept = !prunes || !self.remove_case(&id);
            console.say(&superfluous(self.root(), &format!("{id}/"), spoken(NO_CASE), !kept));
            if !kept {
                removed.push(id);
            }
        }
        tally.note(self.folder.settle());
        let keeps = |id: &str| !removed.iter().any(|gone| gone == id);
        // Where nothing was ever written there is nothing to tell.
        if !next.is_empty() || !self.past.is_empty() {
            tally.note(next.write(&self.folder, &self.settings.head, &self.past, keeps));
        }
        match &tally.failure {
            None => Status::Clean,
            Some(error) => {
                console.say(&unwritable(&self.root().join(NAME), error));
                Status::CouldNotRun
            }
        }
    }

    /// Removes what was written for a case and was not changed since. True where nothing of it is left that is ours.
    fn remove_case(&self, id: &str) -> bool {
        let Some(entry) = self.past.entry(id) else { return false };
        let mut is_gone = true;
        for (name, output) in &entry.outputs {
            let path = self.root().join(id).join(name);
            let is_ours = source::sha256(&path).is_ok_and(|hash| hash == output.sha256);
            is_gone &= !is_ours || self.remove(id, name).is_ok();
        }
        is_gone
    }
}

/// What earlier runs wrote. A manifest that is not ours must not be written over: what hinders is said.
pub(super) fn past(root: &Path, console: &mut Console) -> Result<Manifest, Status> {
    Manifest::read(root).map_err(|why| {
        let path = root.join(NAME);
        let path = path.display();
        console.say(&match why {
            Unreadable::Io(kind) => {
                let why = unread_reason(kind);
                either(
                    format!("读不了 {path}：{why}；改好或移走，或换一个文件夹"),
                    format!("cannot read {path}: {why}; mend or move it, or use another folder"),
                )
            }
            Unreadable::Newer => either(
                format!("{path} 是更新的程序写的；用写它的那个版本，或换一个文件夹"),
                format!("{path} was written by a newer version: use that one, or another folder"),
            ),
            Unreadable::Damaged => either(
                format!("{path} 不是这个程序写的，或已经损坏；把它移走，或换一个文件夹"),
                format!("{path} is not of this program, or damaged: move it away, or use another folder"),
            ),
        });
        Status::CouldNotRun
    })
}

/// A text that belongs to nothing any more.
pub(super) fn superfluous(root: &Path, name: &str, why: &str, is_removed: bool) -> String {
    let path = root.join(name);
    let path = path.display();
    let end = if is_removed {
        either("已经删掉", "removed")
    } else {
        either("不要了就加上 --prune 再运行一次", "run again with --prune to remove it")
    };
    either(format!("多余　{path}：{why}，{end}"), format!("superfluous　{path}: {why}; {end}"))
}
