//! What several pages are made of.

use crate::facts::CONDITIONS;

/// Under which conditions something is said, in words and on a line of its own.
pub(super) fn when(when: &[String], unless: &[String]) -> String {
    let meaning = |words: &[String]| {
        let meanings = words.iter().map(|word| {
            let known = CONDITIONS.iter().find(|(name, _)| name == word);
            known.map_or(word.as_str(), |(_, meaning)| meaning)
        });
        meanings.collect::<Vec<_>>().join("、")
    };
    match (when, unless) {
        ([], []) => String::new(),
        (when, []) => format!("\n    用于：{}", meaning(when)),
        ([], unless) => format!("\n    不用于：{}", meaning(unless)),
        (when, unless) => format!("\n    用于：{}；不用于：{}", meaning(when), meaning(unless)),
    }
}

pub(super) fn section(page: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    *page += &format!("\n{title}\n");
    for line in lines {
        *page += &format!("  {line}\n");
    }
}
