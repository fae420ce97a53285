//! A case under the name of a draft: read as prose nothing would be wrong with it, whatever it says.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use crate::case::keys::CASE;
use crate::diagnostic::Diagnostic;
use crate::source::{Place, SourceFile, Span};

/// How many different keys of a case make a text a case.
const ENOUGH: usize = 3;

/// Says that a text is a case, where it is one.
pub fn case_in_text(file: &Arc<SourceFile>) -> Option<Diagnostic> {
    let known = CASE.key_names();
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut first = None;
    for (span, line) in lines(&file.text) {
        let Some(key) = key(line).filter(|key| known.contains(key)) else { continue };
        first.get_or_insert(span);
        seen.insert(key);
    }
    let span = first.filter(|_| seen.len() >= ENOUGH)?;
    let name = Path::new(&file.name).with_extension("yaml");
    Some(
        Diagnostic::error("source/case-as-text", "这是一份案件，名字却是文字稿的，没有按案件检查")
            .at(Place { file: file.clone(), span }, "从这里起是案件的键")
            .help(format!("改名为 {}，再检查一次；.txt 和 .md 只查措辞", name.display())),
    )
}

/// The key that a line starts with.
fn key(line: &str) -> Option<&str> {
    let (key, _) = line.split_once([':', '：'])?;
    Some(key.trim_matches(|c: char| c.is_whitespace() || "\u{feff}{\"'“”".contains(c)))
}

/// The lines outside fences of code: a text may show what a case looks like. A fence around everything is no such example.
fn lines(text: &str) -> impl Iterator<Item = (Span, &str)> {
    let is_fence = |line: &str| line.trim_start_matches(['\u{feff}', ' ', '\t']).starts_with("```");
    let is_fenced = text.lines().find(|line| !line.trim().is_empty()).is_some_and(is_fence);
    let mut at = 0;
    let mut is_code = false;
    text.split_inclusive('\n').filter_map(move |line| {
        let span = Span::new(at, at + line.trim_end().len());
        at += line.len();
        if is_fence(line) && !is_fenced {
            is_code = !is_code;
        }
        (!is_code).then_some((span, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_case(text: &str) -> bool {
        case_in_text(&Arc::new(SourceFile::new("x.txt", text))).is_some()
    }

    #[test]
    fn a_case_is_known_by_its_keys() {
        let case = "platform: xiaohongshu\nmerchant: {shop: 甲}\norder: {item: 乙, paid: 1}\n";
        assert!(is_case(case));
        assert!(is_case(&format!("\u{feff}# 注\n\n{}", case.replace(": ", "：").replace('\n', "\r\n"))));
        assert!(is_case(&format!("  {}", case.replace('\n', "\n  "))));
        assert!(is_case(&format!("```yaml\n{case}```\n")));
        assert!(is_case("{\"platform\": \"x\",\n \"order\": {},\n \"claims\": []}"));
    }

    #[test]
    fn a_draft_may_speak_of_one() {
        let case = "platform: xiaohongshu\nmerchant: {shop: 甲}\norder: {item: 乙, paid: 1}\n";
        assert!(!is_case(&format!("我写了：\n```yaml\n{case}```\n请看看。\n")));
        assert!(!is_case("platform: 小红书\norder: P1\n请处理。\norder: P2\n"));
        assert!(!is_case("您好：\n请退款。\n"));
    }
}
