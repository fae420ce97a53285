//! Exhibits, numbered in the order in which a text first needs them.

use std::collections::BTreeMap;

use crate::case::{Case, ExhibitKind};

use super::ExhibitFacts;

/// The labels of a case's exhibits by id.
pub(super) struct Labels(BTreeMap<String, String>);

impl Labels {
    pub(super) fn of(ids: &[&str]) -> Self {
        let numbered = ids.iter().enumerate();
        Self(numbered.map(|(index, id)| ((*id).to_owned(), label(index))).collect())
    }

    /// The labels of these ids, lowest number first, each once.
    pub(super) fn list(&self, ids: &[String]) -> Vec<String> {
        let mut labels: Vec<&String> = ids.iter().filter_map(|id| self.0.get(id)).collect();
        labels.sort_by_key(|label| (label.len(), (*label).clone()));
        labels.dedup();
        labels.into_iter().cloned().collect()
    }
}

/// What texts call the exhibit with this place.
pub(super) fn label(place: usize) -> String {
    format!("证据{}", place + 1)
}

fn of_problem(case: &Case, id: &str) -> bool {
    let mut ids =
        case.problem.exhibits.iter().chain(case.problem.details.iter().flat_map(|detail| &detail.exhibits));
    ids.any(|one| one == id)
}

pub(super) fn exhibits(case: &Case, labels: &Labels, ids: &[&str]) -> Vec<ExhibitFacts> {
    let facts = ids.iter().filter_map(|id| {
        let index = case.exhibits.iter().position(|exhibit| exhibit.id == *id)?;
        let exhibit = &case.exhibits[index];
        Some(ExhibitFacts {
            from: exhibit.path(),
            kind: exhibit.kind,
            label: labels.0.get(*id)?.clone(),
            of_problem: of_problem(case, id),
            form: exhibit.kind.about(),
            form_is_named: names_form(exhibit.kind, &exhibit.title),
            title: exhibit.title.clone(),
            file: exhibit.file.clone(),
            shows: exhibit.shows.clone(),
        })
    });
    facts.collect()
}

/// Does the name say what it is: 开箱录像, 保修卡, 与客服的聊天记录?
fn names_form(kind: ExhibitKind, title: &str) -> bool {
    let words: &[&str] = match kind {
        ExhibitKind::Screenshot => &["截图", "截屏"],
        ExhibitKind::Photo => &["照片"],
        ExhibitKind::Video => &["视频", "录像", "录屏"],
        ExhibitKind::Audio => &["录音"],
        ExhibitKind::Chat => &["聊天", "微信记录", "沟通记录", "消息记录"],
        _ => &[
            "单", "书", "合同", "报告", "发票", "票据", "收据", "卡", "协议", "证明", "凭证", "小票", "回执",
            "说明",
        ],
    };
    words.iter().any(|word| title.contains(word))
}
