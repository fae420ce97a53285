//! The list of a case's exhibits, to hand in beside a text: numbered as the texts number them.

use serde::Serialize;

use crate::case::Case;
use crate::facts::{ExhibitFacts, Facts};
use crate::source::Beside;

use super::Evidence;

/// The list.
#[derive(Debug, Clone, Serialize)]
pub struct List {
    /// The format of the document; keys are only ever added.
    pub format: &'static str,
    /// The case's id.
    pub case: String,
    /// The day it was made for.
    pub as_of: String,
    /// The exhibits, in the order in which the texts first need them.
    pub exhibits: Vec<Listed>,
}

/// One exhibit.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Its number, from 1.
    pub number: usize,
    /// How the texts refer to it: `证据1`.
    pub label: String,
    /// How the case refers to it.
    pub id: String,
    /// Its name.
    pub title: String,
    /// What it is, as a word of the case file.
    pub kind: &'static str,
    /// The same in Chinese.
    pub form: &'static str,
    /// What it proves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shows: Option<String>,
    /// Its file, as the case names it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What became of the file: `present`, `missing`, `empty`, `folder`, `outside` or `unreadable`; absent where nobody
    /// looked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub state: Option<&'static str>,
    /// The size of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bytes: Option<u64>,
    /// Its SHA-256.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
}

/// Makes the list.
pub fn list(case: &Case, facts: &Facts, evidence: &Evidence) -> List {
    List {
        format: "complain.exhibits/1",
        case: facts.case.id.to_string(),
        as_of: facts.case.as_of.to_string(),
        exhibits: facts
            .exhibits
            .iter()
            .enumerate()
            .filter_map(|(index, exhibit)| listed(index + 1, exhibit, case, evidence))
            .collect(),
    }
}

fn listed(number: usize, exhibit: &ExhibitFacts, case: &Case, evidence: &Evidence) -> Option<Listed> {
    let place = exhibit.from.place()?;
    let own = case.exhibits.iter().find(|one| one.index == place)?;
    let seen = evidence.of(own.index);
    let state = seen.and_then(|seen| seen.state.as_ref());
    let bytes = state.and_then(|state| match state {
        Beside::File { bytes, .. } => Some(*bytes),
        _ => None,
    });
    Some(Listed {
        number,
        label: exhibit.label.clone(),
        id: own.id.clone(),
        title: exhibit.title.clone(),
        kind: exhibit.kind.word(),
        form: exhibit.form,
        shows: exhibit.shows.clone(),
        file: exhibit.file.clone(),
        state: state.map(Beside::word),
        bytes,
        sha256: seen.and_then(|seen| seen.sha256.clone()),
    })
}

impl Listed {
    /// What is wrong with the file, in Chinese; `None` where nothing is or nobody looked.
    pub fn fault(&self) -> Option<&'static str> {
        match self.state? {
            "missing" => Some("没有找到"),
            "empty" => Some("没有内容"),
            "folder" => Some("是文件夹"),
            "outside" => Some("不在案件的文件夹里"),
            "unreadable" => Some("打不开"),
            _ => None,
        }
    }
}
