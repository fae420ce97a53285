//! Doors: a number of a house, a floor or a flat behind a place's name, and what has only the form of one (5#2-301).

use super::super::glyphs::{Class, Glyph};
use super::super::groups::Group;
use super::super::reading::Reading;
use super::{han, past, word_at};
use crate::reading::tables::{DOOR_UNITS, NUMBER_NOUNS, PLACE_TAILS, PUBLIC_SPOTS};
use std::ops::Range;

/// Days of a month go as far.
const LAST_DAY: u32 = 31;

/// Buildings whose floors are somebody's.
const HOUSES: &[&str] = &["大厦", "大楼", "公寓", "写字楼", "宿舍", "小区", "商务楼"];

/// Every door.
pub(super) fn find(reading: &Reading, groups: &[Group]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (number, group) in groups.iter().enumerate() {
        let is_found = is_unit(reading, group)
            || is_house(reading, groups, number)
            || is_floor(reading, group)
            || is_dormitory(reading, groups, number)
            || is_storey(reading, group)
            || is_numbered_room(reading, groups, number)
            || is_hamlet(reading, group)
            || is_room(reading, group)
            || is_chamber(reading, group)
            || is_home(reading, group);
        if is_found {
            found.push(group.start..group.end + 1);
        }
        found.extend(dashed(reading, groups, number));
    }
    found
}

/// 我家是802, 放在802门口, 802没有人.
fn is_home(reading: &Reading, group: &Group) -> bool {
    const BEFORE: &[&str] = &["我家", "我家是", "你家", "您家", "他家", "她家", "家住", "住在", "住", "敲到"];
    const BEHIND: &[&str] = &["门口", "的门口", "没有人", "没人", "家门", "住户", "业主"];
    let is_behind = || BEFORE.iter().any(|word| reading.ends_with(group.start, word));
    let is_before = || BEHIND.iter().any(|word| reading.word(group.end, word).is_some());
    (3..=4).contains(&group.len()) && (is_before() || is_behind() && !is_measured(reading, group.end))
}

fn value(reading: &Reading, group: &Group) -> Option<u32> {
    let digits: String = (group.start..group.end).filter_map(|at| reading.folded(at)).collect();
    digits.parse().ok()
}

/// 25栋, 2单元, 302室; not 3号楼快递柜, 3室2厅.
fn is_unit(reading: &Reading, group: &Group) -> bool {
    let at = past(reading, group.end);
    let Some(end) = word_at(reading, at, DOOR_UNITS) else { return false };
    let is_layout = reading.folded(at) == Some('室') && group.len() == 1;
    let is_public = word_at(reading, past(reading, end), PUBLIC_SPOTS).is_some();
    // 同一栋楼, 那一栋 name no number.
    let is_some = ["同", "这", "那", "整", "每", "哪", "另", "某"];
    let is_ordinal = reading.ends_with(group.start, "第")
        || group.len() == 1 && is_some.iter().any(|word| reading.ends_with(group.start, word));
    let is_verb = reading.folded(at) == Some('弄') && group.len() == 1;
    let is_flower = reading.folded(at) == Some('幢') && group.len() > 4;
    // 10月19号楼下天花板又滴水了 names a day.
    let is_day =
        reading.ends_with(group.start, "月") && value(reading, group).is_some_and(|day| day <= LAST_DAY);
    !(is_layout || is_public || is_ordinal || is_verb || is_flower || is_day)
}

/// 12号 behind a place or another part of an address; above 31 in any place that is no size or colour.
fn is_house(reading: &Reading, groups: &[Group], number: usize) -> bool {
    let group = &groups[number];
    let at = past(reading, group.end);
    if reading.folded(at) != Some('号') || reading.word(at, "号楼").is_some() {
        return false;
    }
    let is_noun = word_at(reading, past(reading, at + 1), NUMBER_NOUNS).is_some();
    let is_placed = is_behind_place(reading, group.start)
        || number.checked_sub(1).is_some_and(|before| {
            let before = &groups[before];
            let unit = past(reading, before.end);
            group.start > before.end
                && group.start - before.end <= 4
                && reading.folded(unit).is_some_and(|c| "排区组队栋座幢院弄巷楼".contains(c))
        });
    let is_ordinal = reading.ends_with(group.start, "第");
    let is_day = is_ordinal || value(reading, group).is_none_or(|value| value <= LAST_DAY);
    let is_ended = reading.get(at + 1).is_none();
    // 我知道5号发货
    let is_date = is_day && reading.folded(at + 1).is_some_and(|c| "发到早晚收下签付买退寄送".contains(c));
    if is_placed {
        !is_line(reading, at) && !is_date
    } else {
        !is_day && !is_noun && !is_ended && group.len() > 2
    }
}

fn is_line(reading: &Reading, at: usize) -> bool {
    reading.word(at, "号线").is_some() || reading.word(at, "号店").is_some()
}

/// 410楼, 12层 behind a building; 12层1203.
fn is_floor(reading: &Reading, group: &Group) -> bool {
    let at = past(reading, group.end);
    if !reading.folded(at).is_some_and(|c| "楼层座".contains(c)) {
        return false;
    }
    // 6层楼 is how high a house is.
    if reading.word(at, "层楼").is_some() {
        return false;
    }
    let next = past(reading, at + 1);
    let is_public = word_at(reading, next, PUBLIC_SPOTS).is_some();
    // 上四楼一层30 is what the stairs cost; a door on a floor has three digits, or a unit of its own.
    let digits = (0..4).take_while(|at| reading.get(next + at).is_some_and(Glyph::is_digit)).count();
    let has_unit = word_at(reading, past(reading, next + digits), DOOR_UNITS).is_some()
        || reading.folded(next + digits) == Some('号');
    let has_door = digits >= 3 || digits > 0 && has_unit;
    let is_big = group.len() >= 3 && reading.folded(at) == Some('楼');
    let end = reading.back_over_gaps(number_start(reading, group), 2);
    let is_building = HOUSES.iter().any(|house| reading.ends_with(end, house));
    is_big || has_door || (is_building && !is_public)
}

/// 4舍621; not 四舍五入.
fn is_dormitory(reading: &Reading, groups: &[Group], number: usize) -> bool {
    let is_room = |next: &Group| next.start == past(reading, groups[number].end) + 1 && next.len() >= 3;
    reading.folded(past(reading, groups[number].end)) == Some('舍')
        && groups.get(number + 1).is_some_and(is_room)
}

/// T2 21F, 翠湖天地 14F: the letter for a floor behind a building.
fn is_storey(reading: &Reading, group: &Group) -> bool {
    let is_letter = reading.folded(group.end) == Some('f') && !reading.is_letter(group.end + 1);
    let before = reading.back_over_gaps(group.start, 2);
    let is_tower = before > 1
        && before < group.start
        && reading.get(before - 1).is_some_and(Glyph::is_digit)
        && reading.is_letter(before - 2);
    group.len() <= 2 && is_letter && (is_tower || is_behind_place(reading, group.start))
}

/// 高层4号778: a room behind the number of its house.
fn is_numbered_room(reading: &Reading, groups: &[Group], number: usize) -> bool {
    let at = past(reading, groups[number].end);
    groups[number].len() <= 2
        && reading.folded(at) == Some('号')
        && groups.get(number + 1).is_some_and(|next| {
            past(reading, at + 1) == next.start
                && (3..=4).contains(&next.len())
                && !is_measured(reading, next.end)
        })
}

/// 张家浜25组, 石桥村7队: where a village has no streets.
fn is_hamlet(reading: &Reading, group: &Group) -> bool {
    const VILLAGES: &[&str] =
        &["村", "庄", "屯", "浜", "寨", "堡", "湾", "塘", "沟", "埭", "墩", "社区", "街道", "岗", "畈"];
    let end = reading.back_over_gaps(group.start, 2);
    reading.folded(past(reading, group.end)).is_some_and(|c| "组队社".contains(c))
        && VILLAGES.iter().any(|village| reading.ends_with(end, village))
}

/// Where a number begins that may have tens in it: 十二.
fn number_start(reading: &Reading, group: &Group) -> usize {
    let is_part = |at: usize| reading.get(at).is_some_and(|glyph| glyph.is_digit() || glyph.folded == '十');
    let mut start = group.start;
    while start > 0 && is_part(start - 1) {
        start -= 1;
    }
    start
}

/// 宿舍楼502, A座1205, 环球中心1203: a number of three or four digits behind a place.
fn is_room(reading: &Reading, group: &Group) -> bool {
    let before = reading.back_over_gaps(group.start, 2);
    let is_place =
        han(reading, before.wrapping_sub(1)).is_some_and(|c| "楼层座室栋幢厦苑舍府邸院寓".contains(c));
    // 合作的医院150就能缝 is a price.
    let is_place =
        is_place && !["医院", "法院", "学院", "影院"].iter().any(|one| reading.ends_with(before, one));
    // 望京西园四区410
    let is_numbered = before > 1
        && reading.folded(before - 1) == Some('区')
        && reading.get(before - 2).is_some_and(|glyph| glyph.is_digit() || glyph.is_alnum());
    // 住我楼上502那户
    let is_neighbour = ["楼上", "楼下", "对门", "隔壁"].iter().any(|near| reading.ends_with(before, near))
        || reading.any_word(past(reading, group.end), &["户", "那户"]).is_some();
    // 天街写字楼C1932
    let is_lettered = before > 1
        && reading.is_letter(before - 1)
        && HOUSES.iter().any(|house| reading.ends_with(before - 1, house));
    // More than a door has need no counting.
    let digits = reading.glyphs[group.start..].iter().take(5).take_while(|glyph| glyph.is_digit()).count();
    let is_own = (3..=4).contains(&digits) && !is_measured(reading, group.start + digits);
    // What follows a full stop may count to the same group.
    is_lettered && is_own
        || (3..=4).contains(&group.len())
            && (is_place || is_numbered || is_neighbour)
            && !is_measured(reading, group.end)
}

/// 住在630房; not 120平房, 三房两厅, 2000房款, 200房券.
fn is_chamber(reading: &Reading, group: &Group) -> bool {
    let at = reading.past_blank(group.end);
    let goes_on = reading.folded(at + 1).is_some_and(|c| "价款租贷源产子型屋东费改券晚量".contains(c));
    (3..=4).contains(&group.len()) && reading.folded(at) == Some('房') && !goes_on
}

fn is_measured(reading: &Reading, end: usize) -> bool {
    word_at(reading, reading.past_blank(end), crate::reading::tables::UNITS).is_some()
}

/// Whether the name of a place ends right before `at`.
fn is_behind_place(reading: &Reading, at: usize) -> bool {
    let end = reading.back_over_gaps(at, 2);
    let tail =
        PLACE_TAILS.iter().filter(|tail| reading.ends_with(end, tail)).map(|tail| tail.chars().count()).max();
    let Some(tail) = tail else { return false };
    let before = end.checked_sub(tail + 1);
    before.and_then(|at| han(reading, at)).is_some_and(|c| {
        !"的在到这那哪个从是了同该某旧老各出进我你他她整全每几家店盒袋包手心城一".contains(c)
    })
}

/// 5#2-301, 7-3-402, 2-301, E2-1-1203: numbers with dashes that are no day and no range.
fn dashed(reading: &Reading, groups: &[Group], number: usize) -> Option<Range<usize>> {
    let is_first =
        number.checked_sub(1).is_none_or(|before| !is_dash(reading, &groups[before], &groups[number]));
    if !is_first {
        return None;
    }
    let mut end = number;
    while groups.get(end + 1).is_some_and(|next| is_dash(reading, &groups[end], next)) {
        end += 1;
    }
    let run = &groups[number..=end];
    let last = &run[run.len() - 1];
    let has_hash = run.windows(2).any(|pair| reading.folded(pair[0].end) == Some('#'));
    let is_flat = (3..=4).contains(&last.len()) && run[..run.len() - 1].iter().all(|group| group.len() <= 2);
    let is_counted = is_measured(reading, last.end) || reading.is_letter(last.end);
    // GB 4806.7-2016
    let is_standard =
        run.len() == 2 && last.len() == 4 && reading.folded(run[0].start.wrapping_sub(1)) == Some('.');
    // 创业园A4-591 is a flat, 型号A4-591 a model.
    let is_named = run[0].start > 1 && is_behind_place(reading, run[0].start - 1);
    let is_lettered = reading.is_letter(run[0].start.wrapping_sub(1)) && !is_named;
    let is_model = is_standard || is_lettered && run.len() < 3;
    let is_range = run.len() == 2 && !has_hash && !is_flat;
    (run.len() > 1
        && !is_counted
        && !is_model
        && !is_range
        && (has_hash || is_flat || run.len() > 2)
        && !is_date(reading, run))
    .then(|| run[0].start..last.end)
}

/// Whether only dashes or a # part two numbers.
fn is_dash(reading: &Reading, left: &Group, right: &Group) -> bool {
    let gap = left.end..right.start;
    let is_dash = |at: usize| reading.get(at).is_some_and(|glyph| matches!(glyph.folded, '-' | '#' | '—'));
    let is_digit =
        |group: &Group| reading.get(group.start).is_some_and(|glyph| glyph.class != Class::Counted);
    (1..=2).contains(&gap.len()) && gap.clone().all(is_dash) && is_digit(left) && is_digit(right)
}

/// 05-04-2026, 4-5-20; 2026-05-04—18:30, 2026-05-01-05-07, 2026-05-01—2026-05-07
fn is_date(reading: &Reading, run: &[Group]) -> bool {
    // 26#2-2073, 丹溪三区5-3-2032
    let has_hash = run.windows(2).any(|pair| reading.folded(pair[0].end) == Some('#'));
    if has_hash || is_behind_place(reading, run[0].start) {
        return false;
    }
    let is_year = |group: &Group| group.len() == 4 && reading.ends_with(group.start + 2, "20");
    let is_small = |groups: &[Group]| {
        groups.iter().all(|group| value(reading, group).is_some_and(|one| one <= LAST_DAY))
    };
    // Behind a day with its year the hour, or the day to which it goes on.
    let is_part = |(place, part): (usize, &[Group])| match part.len() {
        3 => part.iter().any(is_year) || is_small(part),
        _ => place > 0 && is_small(part),
    };
    let begins = run.len() == 3 || run.iter().take(3).any(is_year);
    begins && run.chunks(3).enumerate().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identifiers::groups::groups;

    #[test]
    fn a_day_with_its_hour_or_two_days_are_no_door() {
        let is_found = |text: &str| {
            let reading = Reading::new(text);
            !find(&reading, &groups(&reading)).is_empty()
        };
        for text in [
            "写的是2026-05-04—18:30签收",
            "活动写的是2026-05-01—2026-05-07",
            "写的是2026-05-01-05-07",
            "写的是05-04-2026",
        ] {
            assert!(!is_found(text), "{text}");
        }
        for text in ["退到2026-05-04-3-201", "送到演示里7-3-402", "住2-3-12-402"] {
            assert!(is_found(text), "{text}");
        }
    }
}
