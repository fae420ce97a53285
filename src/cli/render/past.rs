//! What earlier runs tell this one: which texts are unchanged, and for which day a committed text was written.

use std::path::{Path, PathBuf};

use crate::assets::{Assets, Tree};
use crate::calendar::Day;
use crate::case::Days;
use crate::manifest::{Entry, Head, Manifest};
use crate::pipeline::{LimitOverride, Memory, Pipeline};
use crate::source;

use super::RenderArgs;

/// What decides the texts of a run beside its cases.
#[derive(Debug, Clone)]
pub(super) struct Settings {
    /// Version, templates, data.
    pub(super) head: Head,
    /// The digest of these and of the options.
    pub(super) digest: String,
}

/// The memory of a folder of texts.
pub(super) struct Past<'a> {
    days: Days,
    manifest: Option<&'a Manifest>,
    root: PathBuf,
    settings: &'a str,
    /// The day is that of the earlier text.
    is_as_before: bool,
    /// What is the same is not made again.
    skips: bool,
}

impl<'a> Past<'a> {
    /// No earlier run.
    pub(super) fn none(days: Days) -> Self {
        Self { days, manifest: None, root: PathBuf::new(), settings: "", is_as_before: false, skips: false }
    }

    /// That of a folder that is written.
    pub(super) fn of(days: Days, root: &Path, manifest: &'a Manifest, settings: &'a Settings) -> Self {
        Self {
            days,
            manifest: Some(manifest),
            root: root.to_owned(),
            settings: &settings.digest,
            is_as_before: false,
            skips: true,
        }
    }

    /// Everything is made again.
    pub(super) fn forgetting(self) -> Self {
        Self { skips: false, ..self }
    }

    /// That of a folder that is only compared.
    pub(super) fn compared(days: Days, root: &Path, manifest: &'a Manifest) -> Self {
        Self {
            days,
            manifest: Some(manifest),
            root: root.to_owned(),
            settings: "",
            is_as_before: days.as_of.is_none(),
            skips: false,
        }
    }

    /// What is known of a case.
    pub(super) fn entry(&self, id: &str) -> Option<Entry> {
        self.manifest?.entry(id)
    }

    /// Does the file hold what the manifest says?
    pub(super) fn holds(&self, id: &str, name: &str, sha256: &str) -> bool {
        source::sha256(&self.root.join(id).join(name)).is_ok_and(|hash| hash == sha256)
    }
}

impl Memory for Past<'_> {
    fn days(&self, id: &str) -> Days {
        let before = self.is_as_before.then(|| self.entry(id)).flatten();
        let Some(before) = before else { return self.days };
        let day = |text: &str| Day::parse(text).ok();
        Days {
            as_of: before.asked.as_deref().and_then(day),
            today: day(&before.as_of).unwrap_or(self.days.today),
        }
    }

    fn is_known(&self, id: &str, as_of: Day, digest: &str) -> bool {
        let before = self.skips.then(|| self.entry(id)).flatten();
        before.is_some_and(|before| {
            let mut own = before.outputs.iter().filter(|(_, output)| output.case == digest);
            before.clean
                && before.case == digest
                && before.settings == self.settings
                && before.as_of == as_of.to_string()
                && own.all(|(name, output)| self.holds(id, name, &output.sha256))
        })
    }
}

/// The settings of this run.
pub(super) fn settings(
    args: &RenderArgs,
    pipeline: &Pipeline,
    limits: &[LimitOverride],
    assets: &Assets,
) -> Settings {
    let head = Head {
        version: env!("CARGO_PKG_VERSION").into(),
        templates: assets.digest(Tree::Templates),
        data: assets.digest(Tree::Data),
    };
    let limits = limits.iter().map(|limit| format!("{}.{}={}", limit.channel, limit.field, limit.max));
    let levels: Vec<_> = pipeline.levels().iter().collect();
    let options = format!(
        "{:?} {:?} {:?} {:?} {} {levels:?}",
        args.wanted.channels,
        args.format,
        args.sizes.size,
        limits.collect::<Vec<_>>(),
        args.trace,
    );
    let digest = source::digest(&[&head.version, &head.templates, &head.data, &options]);
    Settings { head, digest }
}
