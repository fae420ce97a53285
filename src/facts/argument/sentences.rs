//! Which words of a detail may stand by themselves where it answers a reason.

use crate::reading::is_han;
use crate::slots::Part;
use crate::wording::repeats_other;

use super::super::Piece;

/// A clause of a detail that is told again has no more characters than this.
const MOST_TOLD: usize = 30;
/// A clause that begins so leaves its subject to the one before.
const OPEN: [char; 18] = [
    '没', '不', '也', '就', '只', '都', '是', '写', '会', '在', '从', '并', '且', '与', '和', '但', '还',
    '未',
];
/// A sentence of more characters is told, not argued.
const MOST_WITH_SUBJECT: usize = 45;

/// A clause that may stand by itself: nobody is named in it but by name, its quotations are whole, and it does not say again
/// what the other side said.
pub(super) fn is_plain(clause: &str) -> bool {
    let count = |sign: char| clause.matches(sign).count();
    let length = clause.chars().count();
    (4..=MOST_TOLD).contains(&length)
        && !clause.contains(['我', '你', '您', '他', '她'])
        && !clause.contains(['“', '”'])
        && !repeats_other(clause)
        && !is_list_of_figures(clause)
        && count('（') == count('）')
}

/// 右片-2.75、左片-3.25、瞳距69毫米: of what, the clause before it says.
fn is_list_of_figures(clause: &str) -> bool {
    let figures = clause.chars().filter(|sign| !is_han(*sign)).count();
    clause.contains('、') && figures * 2 > clause.chars().count()
}

/// The whole sentence of a clause, where it may stand by itself: the writer said that all of it answers.
pub(super) fn sentence_of<'a>(text: &'a str, clause: &str) -> Option<&'a str> {
    let ends = ['。', '；', '！', '？'];
    let whole = text.split(ends).map(str::trim).find(|sentence| sentence.contains(clause))?;
    let is_short = whole.chars().count() <= MOST_WITH_SUBJECT;
    (is_short && !whole.starts_with(OPEN) && !whole.contains(['我', '你', '您', '他', '她', '“']))
        .then_some(whole)
}

/// Does the clause end its detail, which is one sentence that does not begin with a day of its own?
pub(super) fn is_last(text: &str, clause: &str) -> bool {
    let text = text.trim().trim_end_matches('。');
    text.ends_with(clause.trim().trim_end_matches('。'))
        && !text.contains('。')
        && !text.starts_with(|sign: char| sign.is_ascii_digit())
}

/// A clause without a subject of its own has the one of its sentence: `页面写包赔，没有写几个小时以内`.
pub(super) fn with_subject<'a>(text: &'a str, clause: &'a str) -> Option<&'a str> {
    if !clause.starts_with(OPEN) {
        return Some(with_rest(text, clause).unwrap_or(clause));
    }
    let at = text.find(clause)?;
    let start = text[..at].rfind(['。', '；', '！', '？']).map_or(0, |end| end + '。'.len_utf8());
    let whole = &text[start..at + clause.len()];
    let is_short = whole.chars().count() <= MOST_WITH_SUBJECT;
    (is_short && !whole.starts_with(OPEN) && !whole.contains(['我', '你', '您', '他', '她'])).then_some(whole)
}

/// What a paper says goes on to the end of its sentence: 检测单写循环846次，最大容量79%.
fn with_rest<'a>(text: &'a str, clause: &str) -> Option<&'a str> {
    const SAYS: [&str; 4] = ["单写", "报告写", "单上写", "显示"];
    if !SAYS.iter().any(|word| clause.contains(word)) {
        return None;
    }
    let at = text.find(clause)?;
    let rest = text[at..].split(['。', '；', '！', '？']).next()?.trim_end();
    let is_short = rest.chars().count() <= MOST_WITH_SUBJECT;
    (is_short && rest.len() > clause.len() && !rest.contains(['我', '你', '您', '他', '她', '“']))
        .then_some(rest)
}

/// 第28天 of 收到后第28天.
pub(super) fn nth_day(words: &str) -> Option<&str> {
    words.find('第').map(|at| &words[at..]).filter(|nth| nth.ends_with('天'))
}

/// 页面对此写的是
pub(super) fn names_page(part: &Part) -> bool {
    matches!(part, Part::Fixed(words) if words.contains("页面"))
}

/// Does the writer say that no such term was there? That an unfair one would be void is then beside the point.
pub(super) fn denies_term(breaker: &[Piece]) -> bool {
    const DENIES: [&str; 8] =
        ["没有写", "没写", "没有提", "没有约定", "没有这一条", "没有这条", "没有“", "没有这样的话"];
    let mut words = breaker.iter().filter_map(|piece| piece.words.as_deref());
    words.any(|words| DENIES.iter().any(|word| words.contains(word)))
}

#[cfg(test)]
mod figures {
    use super::is_list_of_figures;

    #[test]
    fn a_clause_of_mere_figures_is_told_from_one_that_says_something() {
        assert!(is_list_of_figures("右片-2.75、左片-3.25、瞳距69毫米"));
        for clause in ["写的是右片、左片和瞳距，共3项", "瞳距69毫米", "页面写有3种颜色、2种尺寸可以选"]
        {
            assert!(!is_list_of_figures(clause), "{clause}");
        }
    }
}
