//! What a batch came to.

use std::io;
use std::path::Path;

use super::super::lang::{Lang, chosen};
use super::made::Done;

/// Counts of texts and of cases.
#[derive(Debug, Default)]
pub(super) struct Tally {
    written: usize,
    /// Texts that stood there already.
    pub(super) same: usize,
    refused: usize,
    failed: usize,
    /// Cases whose ids are not known.
    pub(super) unknown: usize,
    /// Texts that say something else than they should.
    pub(super) drifted: usize,
    /// What the manifest could not note.
    pub(super) failure: Option<io::Error>,
}

impl Tally {
    pub(super) fn add(&mut self, done: &Done) {
        self.written += done.written;
        self.same += done.same;
        self.drifted += done.drifted;
        self.refused += usize::from(done.is_refused && !done.has_failed);
        self.failed += usize::from(done.has_failed);
        self.unknown += usize::from(!done.is_known_case);
    }

    /// Keeps the first failure.
    pub(super) fn note(&mut self, result: io::Result<()>) {
        if let Err(error) = result {
            self.failure.get_or_insert(error);
        }
    }

    /// In one line.
    pub(super) fn summary(&self, root: &Path, is_interrupted: bool) -> String {
        if chosen() == Lang::En {
            return self.in_english(root, is_interrupted);
        }
        let root = root.display();
        let mut parts = Vec::new();
        if is_interrupted {
            parts.push("中断了，后面的案件没有处理".to_owned());
        }
        match (self.written, self.same) {
            (0, 0) => parts.push("没有写出文字".into()),
            (0, same) => parts.push(format!("{same} 份都没有变，在 {root}")),
            (written, 0) => parts.push(format!("写好 {written} 份，在 {root}")),
            (written, same) => parts.push(format!("写好 {written} 份，在 {root}；{same} 份没有变")),
        }
        parts.extend(self.unwritten());
        parts.join("；")
    }

    /// The same of a comparison.
    pub(super) fn comparison(&self, root: &Path, is_interrupted: bool) -> String {
        if chosen() == Lang::En {
            return self.in_english(root, is_interrupted);
        }
        let root = root.display();
        let mut parts = Vec::new();
        if is_interrupted {
            parts.push("中断了，后面的案件没有比较".to_owned());
        }
        parts.push(match (self.drifted, self.same) {
            (0, 0) => "没有可以比较的文字".into(),
            (0, same) => format!("{same} 份都和 {root} 里的一样"),
            (drifted, same) => {
                format!("{drifted} 份和 {root} 里的不一样，{same} 份一样；去掉 --check 再运行一次，就会重写")
            }
        });
        parts.extend(self.unwritten());
        parts.join("；")
    }

    fn in_english(&self, root: &Path, is_interrupted: bool) -> String {
        let counts = [
            (self.written, "written"),
            (self.same, "unchanged"),
            (self.refused, "cases with errors"),
            (self.failed, "cases failed"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let said: Vec<String> = counts.map(|(count, name)| format!("{count} {name}")).collect();
        let said = if said.is_empty() { "nothing written".to_owned() } else { said.join(", ") };
        let interrupted = if is_interrupted { "interrupted; " } else { "" };
        format!("{interrupted}{said}, in {}", root.display())
    }

    fn unwritten(&self) -> Vec<String> {
        let refused = (self.refused > 0).then(|| format!("{} 个案件有错误", self.refused));
        let failed = (self.failed > 0).then(|| format!("{} 个案件没有做成", self.failed));
        refused.into_iter().chain(failed).collect()
    }
}
