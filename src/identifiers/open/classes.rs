//! Classes of a school: 三年级四班, 初二(3)班, 大二班. With the name of a street they say where a child is all day.

use super::super::glyphs::Glyph;
use super::super::reading::Reading;
use std::ops::Range;

/// What 班 is a part of elsewhere: 三班倒, 五班车, 2班次.
const OTHERS: &str = "车机次轮组倒船航客地高公列轿";
/// And what follows a class that is taken for so many years: 2年3班的课.
const COURSES: &[&str] = &["课", "的课", "制", "卡", "套餐", "费用", "的费用"];
/// What 初 and 高 are a part of elsewhere: 年初10班, 最高10班.
const NO_SCHOOLS: &str = "最提增当年月起抬";
/// The longest way back to the grade, in glyphs.
const BACK: usize = 9;

/// Every class.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    (0..reading.glyphs.len()).filter_map(|at| class(reading, at)).collect()
}

/// The class whose 班 stands at `at`.
fn class(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let is_class = reading.folded(at) == Some('班');
    let is_other = reading.folded(at + 1).is_some_and(|c| OTHERS.contains(c));
    if !is_class || is_other {
        return None;
    }
    let from = at.saturating_sub(BACK);
    let glyphs: Vec<(usize, char)> = (from..at)
        .filter_map(|place| Some((place, reading.folded(place)?)))
        .filter(|(_, c)| *c != ' ')
        .collect();
    let mut rest = glyphs.as_slice();
    let is_bracketed = trim(&mut rest, |c| c == ')') > 0;
    let figures = trim(&mut rest, is_number);
    let has_bracket = is_bracketed && trim(&mut rest, |c| c == '(') == 1;
    let is_graded = if trim_word(&mut rest, "年级")
        || (!is_course(reading, at + 1) && trim_word(&mut rest, "年"))
        || has_bracket
    {
        trim(&mut rest, is_number) == 1 && figures > 0
    } else {
        false
    };
    // 初二3班: the figures of grade and class stand together.
    let is_middle = trim(&mut rest, |c| "初高".contains(c)) == 1
        && (is_graded || figures > 1)
        && !rest.last().is_some_and(|(_, c)| NO_SCHOOLS.contains(*c));
    let is_nursery = !is_graded && !is_middle && figures == 1 && last(&mut rest, "大中小托");
    let is_grade = is_graded || is_middle || is_nursery;
    let start = glyphs.get(rest.len()).map(|(place, _)| *place)?;
    let is_ordinal = reading.get(start.wrapping_sub(1)).is_some_and(|glyph: &Glyph| glyph.folded == '第');
    (is_grade && !is_ordinal).then_some(start..at + 1)
}

fn is_course(reading: &Reading, at: usize) -> bool {
    COURSES.iter().any(|word| reading.word(at, word).is_some())
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || c == '十'
}

/// Takes off the end what is meant; how much it was.
fn trim(rest: &mut &[(usize, char)], is_meant: impl Fn(char) -> bool) -> usize {
    let count = rest.iter().rev().take_while(|(_, c)| is_meant(*c)).count();
    *rest = &rest[..rest.len() - count];
    count
}

/// Takes off the last character, where it is one of these.
fn last(rest: &mut &[(usize, char)], of: &str) -> bool {
    let is_it = rest.last().is_some_and(|(_, c)| of.contains(*c));
    *rest = &rest[..rest.len() - usize::from(is_it)];
    is_it
}

fn trim_word(rest: &mut &[(usize, char)], word: &str) -> bool {
    let is_it = rest.iter().rev().map(|(_, c)| *c).take(word.chars().count()).eq(word.chars().rev());
    if is_it {
        *rest = &rest[..rest.len() - word.chars().count()];
    }
    is_it
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_of_schools() {
        let is_found = |text: &str| !find(&Reading::new(text)).is_empty();
        for text in [
            "孩子在三年级四班",
            "读初二3班",
            "上高一（6）班",
            "五(2)班的家长",
            "是大二班的",
            "3 年级 12 班",
            "高三七班",
            "读二年3班",
        ] {
            assert!(is_found(text), "{text}");
        }
        for text in [
            "三年级上册少了一页",
            "第7班车",
            "司机三班倒",
            "周三班的课",
            "报了两个班",
            "第3班次",
            "上班第二天",
            "12班次的车",
            "买了2年3班的课",
            "1年2班套餐",
            "最高10班航班",
            "年初12班航班",
            "10班航班都取消了",
        ] {
            assert!(!is_found(text), "{text}");
        }
    }
}
