//! Names of people: behind what somebody is (店主李晓燕, 快递员王建国), behind 我叫, and by themselves where a family name
//! and two characters of given names stand together.

use super::super::glyphs::Glyph;
use super::super::reading::Reading;
use super::{han, is_one_of, word_at};
use crate::reading::tables::{
    ACTS, FAMILIES, FAMILIES_RARE, GIVEN, NAME_FILLERS, NAMING, NOT_NAMES, RELATIONS, ROLES, TITLES,
};
use std::ops::Range;

/// What follows a name of two characters.
const VERBS: &str = "说回告称拒打来送让要的给在发先女承不没把电对于与和表接收是就也都还又未已曾向联签亲态服处同道自问提要被请跟等及从并通换带摔扔教走去骂贴修拿装约辞";
/// What stands before a name that nobody introduces.
const LEADS: &str = "打找叫由是让问给和跟与对向被把请派为即着到系复说见的";
/// And what stands before somebody who is turned to.
const SOUGHT: &str = "找给让跟和";
/// One of those with a family name, where both are a word: 说明通电两分钟后熄灭 names nobody.
const JOINED: &[&str] =
    &["说明", "对方", "由于", "对于", "到时", "即时", "和平", "打包", "为何", "复古", "向阳", "由来"];

/// How a name is introduced.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lead {
    /// 我叫, 姓名：
    Named,
    /// 店主, 快递员
    Role,
    /// Nothing, but a clause begins here, or a word like 找 goes before.
    None,
    /// Nothing.
    Inside,
}

/// Every name.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for at in 0..reading.glyphs.len() {
        if han(reading, at).is_none() {
            continue;
        }
        for (words, lead) in [(NAMING, Lead::Named), (ROLES, Lead::Role), (RELATIONS, Lead::Role)] {
            let Some(end) = word_at(reading, at, words) else { continue };
            let start = behind_fillers(reading, end);
            let is_told = (end..start).any(|at| reading.folded(at).is_some_and(|c| ":叫是名(".contains(c)));
            found.extend(name_at(reading, start, if is_told { Lead::Named } else { lead }));
        }
        let lead = if is_open(reading, at) { Lead::None } else { Lead::Inside };
        found.extend(name_at(reading, at, lead));
    }
    found
}

/// The place behind 叫, 是, ： and the like.
fn behind_fillers(reading: &Reading, end: usize) -> usize {
    let mut at = end;
    for _ in 0..4 {
        let is_filler = reading.get(at).is_some_and(|glyph| {
            let mut text = [0; 4];
            (glyph.is_gap() && !glyph.ends_clause())
                || NAME_FILLERS.iter().any(|filler| *filler == &*glyph.folded.encode_utf8(&mut text))
        });
        if !is_filler {
            break;
        }
        at += 1;
    }
    at
}

/// Whether a name may begin at `at` by itself: at the start of a clause, or behind 找, 由, 是.
fn is_open(reading: &Reading, at: usize) -> bool {
    match reading.before(at) {
        None => true,
        Some(before) => {
            let is_word = || {
                let is_joined = |first| JOINED.iter().any(|word| word.chars().eq([before.folded, first]));
                reading.folded(at).is_some_and(is_joined)
            };
            !before.is_chinese() && !before.is_alnum() || LEADS.contains(before.folded) && !is_word()
        }
    }
}

/// The name that begins at `start`.
pub(super) fn name_at(reading: &Reading, start: usize, lead: Lead) -> Option<Range<usize>> {
    let (family_end, is_rare) = family(reading, start)?;
    let is_word = word_at(reading, start, NOT_NAMES).is_some();
    if is_word && lead != Lead::Named {
        return None;
    }
    let mut given: Vec<(usize, char)> = Vec::new();
    let mut at = family_end;
    while given.len() < 3 {
        let next = reading.past_gaps(at, 3);
        let is_clause = (at..next).any(|gap| reading.get(gap).is_some_and(Glyph::ends_clause));
        let Some(c) = han(reading, next).filter(|_| !is_clause) else { break };
        given.push((next, c));
        at = next + 1;
    }
    let is_given = |(_, c): &(usize, char)| is_one_of(GIVEN, &c.to_string());
    if is_word && !(given.len() > 1 && given[..2].iter().all(is_given)) {
        return None;
    }
    let is_named = !is_rare && !is_word && given.first().is_some_and(is_given) && lead == Lead::None;
    let first = given.first().map_or(start, |(place, _)| *place);
    let is_told = || is_told(reading, start, first);
    if is_named && (is_sought(reading, start) || is_told() || is_alone(reading, start, at)) {
        return Some(start..first + 1);
    }
    let end = given_end(reading, (start, &given), lead, is_rare)?;
    Some(start..end)
}

/// 找李静, 转给李静500元: behind these stands somebody.
fn is_sought(reading: &Reading, start: usize) -> bool {
    reading.before(start).is_some_and(|before| SOUGHT.contains(before.folded))
}

/// 三张维修单, 师傅明天上门, 示范小镇: the family name belongs to what stands before it.
fn is_joined(reading: &Reading, start: usize) -> bool {
    const HEADS: &str = "〇一二三四五六七八九十百两几数多这那每第分师主剩季植课构𠮷示规模典防";
    reading.before(start).is_some_and(|before| before.is_digit() || HEADS.contains(before.folded))
}

/// 接电话的是张伟: nothing follows.
fn is_told(reading: &Reading, start: usize, given: usize) -> bool {
    let is_ended = reading.get(given + 1).is_none_or(Glyph::ends_clause);
    is_ended && reading.before(start).is_some_and(|before| before.folded == '是')
}

/// “张伟”, or a text that is nothing else.
fn is_alone(reading: &Reading, start: usize, end: usize) -> bool {
    const OPENS: &str = "“‘\"'「『(<【《:";
    const CLOSES: &str = "”’\"'」』)>】》";
    let is_opened = reading.before(start).is_none_or(|sign| OPENS.contains(sign.folded));
    let is_closed = reading
        .folded(end)
        .is_none_or(|sign| CLOSES.contains(sign) || sign == '。' && reading.get(end + 1).is_none());
    is_opened && is_closed
}

/// Where a family name ends, and whether it is also an everyday word.
pub(super) fn family(reading: &Reading, start: usize) -> Option<(usize, bool)> {
    let begins = |first: &char| FAMILIES.may_begin(*first) || FAMILIES_RARE.may_begin(*first);
    let first = han(reading, start).filter(begins)?;
    let second = han(reading, start + 1);
    if let Some(second) = second {
        let both: String = [first, second].into_iter().collect();
        if is_one_of(FAMILIES, &both) {
            return Some((start + 2, false));
        }
    }
    let one = first.to_string();
    let is_common = is_one_of(FAMILIES, &one);
    (is_common || is_one_of(FAMILIES_RARE, &one)).then_some((start + 1, !is_common))
}

/// How many characters of given names stand at `start`, two at most.
pub(super) fn given_at(reading: &Reading, start: usize) -> usize {
    let is_given = |at: &usize| han(reading, *at).is_some_and(|c| is_one_of(GIVEN, &c.to_string()));
    (start..start + 2).take_while(is_given).count()
}

/// Where the given name ends that these characters begin with.
fn given_end(
    reading: &Reading,
    (start, given): (usize, &[(usize, char)]),
    lead: Lead,
    is_rare: bool,
) -> Option<usize> {
    let is_given = |at: usize| given.get(at).is_some_and(|(_, c)| is_one_of(GIVEN, &c.to_string()));
    let end = |at: usize| given.get(at).map(|(place, _)| place + 1);
    let (one, two) = (end(0)?, end(1));
    let is_introduced = matches!(lead, Lead::Named | Lead::Role);
    let is_ended = |end: usize| !reading.get(end).is_some_and(Glyph::is_chinese);
    let is_said = |end: usize| is_ended(end) || reading.folded(end).is_some_and(|c| VERBS.contains(c));
    // 林示例（店长）
    let is_bracketed =
        |end: usize| reading.folded(end) == Some('(') && word_at(reading, end + 1, ROLES).is_some();
    let is_titled = |end: usize| stands(reading, end, TITLES) || is_bracketed(end);
    let is_acting = |end: usize| stands(reading, end, ACTS);
    let is_marked = |end: usize| is_titled(end) || (lead == Lead::None && is_acting(end));
    let is_somebody = |two: &usize| is_titled(*two) && (is_given(0) || is_given(1)) && lead != Lead::Inside;
    if let Some(two) = two.filter(is_somebody) {
        return Some(two);
    }
    if let Some(two) = two.filter(|_| is_given(0) && is_given(1)) {
        let is_name = match lead {
            Lead::Named | Lead::Role => true,
            // 被王建国拆开了, 后来陈雨薇打电话来
            Lead::None | Lead::Inside => is_marked(two) || (!is_rare && !is_joined(reading, start)),
        };
        if is_name {
            return Some(two);
        }
    }
    let is_sure = is_ended(one) || !is_rare || is_said(one);
    // Behind what somebody is an everyday family name with a character of names is a name, whatever follows.
    let is_behind_role = lead == Lead::Role && !is_rare;
    let is_told = is_introduced && (is_behind_role || is_said(one) && (is_sure || lead == Lead::Named));
    if is_given(0) && (is_marked(one) || is_told) {
        return Some(one);
    }
    // 我叫 leaves nothing else to be.
    let hides = lead != Lead::Named && given.iter().any(|(_, c)| "某先女小老总的了是不".contains(*c));
    if lead == Lead::Named && !is_rare && !hides && is_ended(one) {
        return Some(one);
    }
    let two = two.filter(|two| is_ended(*two) && !is_rare && !hides)?;
    (lead == Lead::Named || (lead == Lead::Role && (is_given(0) || is_given(1)))).then_some(two)
}

/// Whether one of the words stands at `at`, over gaps too.
fn stands(reading: &Reading, at: usize, words: &[&str]) -> bool {
    reading.any_word(reading.past_gaps(at, 3), words).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_have_names() {
        for text in [
            "我是店主李晓燕",
            "快递员王建国打来电话",
            "我叫林示例，收到的碗开裂",
            "店 主 李 晓 燕",
            "客服（陳建國）回复",
            "找王建国要钱",
            "收件人：欧阳示例",
            "张伟先生回复",
            "谢春花老师回复的",
            "唐小米（店长）不同意",
            "打王建国的电话",
            "我叫黄懿，住在附近",
            "店主姓名是方懿敏",
            "后来陈雨薇打电话来",
            "快递员李军扔在门口",
            "接电话的是张伟。",
            "转给李静500元",
            "老板是木子晓燕",
            "证人李晓明",
        ] {
            assert!(!find(&Reading::new(text)).is_empty(), "{text}");
        }
        for text in [
            "店主马上发货",
            "联系店家，说明通电两分钟后熄灭",
            "客服张口就说不退",
            "老板高兴就退",
            "客服小王回复",
            "王先生打来电话",
            "周大福的金饰",
            "快递员周三送来",
            "我叫了快递上门",
            "客服明确拒绝",
            "店家任何理由都不退",
            "我是学生",
            "三张维修单都在",
            "师傅明天上门",
            "开始前50分钟才通知",
            "买的是和田玉",
            "寄往乌鲁木齐",
            "管子收了16米的钱",
            "《示范小镇的灯》听不了",
        ] {
            assert!(find(&Reading::new(text)).is_empty(), "{text}");
        }
    }
}
