//! Postal addresses: a street, estate or village with a number (示例路12号), a flat (3栋2单元501室), a village by name.

use super::glyphs::{Class, Glyph};
use super::places::{LOOSE, NO_STREETS, PLACES, UNITS};
use super::reading::Reading;
use std::ops::Range;

/// The most characters of a number: 一百二十三, 12-3, A12.
const LONGEST_NUMBER: usize = 8;

/// Every address.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(glyphs) = Compact::new(reading) else {
        return found;
    };
    let mut at = 0;
    while at < glyphs.len() {
        let end = glyphs.street(at).or_else(|| glyphs.flat(at)).or_else(|| glyphs.village(at));
        if let Some(end) = end {
            let start = glyphs.name_start(at);
            found.push(glyphs.places[start]..glyphs.places[end - 1] + 1);
            at = end;
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a glyph counts: no gap, or a comma between clauses. A comma within a number, or between every two
/// characters, is a gap.
fn is_kept(reading: &Reading, at: usize) -> bool {
    let Some(glyph) = reading.get(at).filter(|glyph| !glyph.is_gap() || glyph.ends_clause()) else {
        return false;
    };
    if !glyph.is_gap() {
        return true;
    }
    // Between parts of an address a 、 lists nothing.
    if glyph.folded == '、' {
        return false;
    }
    let is_unit = |at: usize| reading.folded(at).is_some_and(|c| "栋幢座号楼室单元弄巷".contains(c));
    let is_digit = |at: usize| reading.get(at).is_some_and(Glyph::is_digit);
    let is_mark = |at: Option<usize>| at.and_then(|at| reading.get(at)).is_some_and(Glyph::is_gap);
    let is_comma = glyph.original == '，';
    let (before, after) = (at.saturating_sub(1), at + 1);
    let is_part = |at: usize| is_digit(at) || is_unit(at);
    let is_inside = is_part(before) && is_part(after) && !is_comma;
    !(is_inside || is_mark(at.checked_sub(2)) || is_mark(Some(at + 2)))
}

/// A unit of an address that was read: 501室.
struct Part {
    end: usize,
    unit: &'static str,
    is_house: bool,
    /// How many characters its number has, and whether it may be a day of the month.
    digits: usize,
    is_day: bool,
}

/// The glyphs without the gaps within a clause.
struct Compact<'a> {
    reading: &'a Reading,
    places: Vec<usize>,
    /// The words of places and the units that may stand in it.
    names: Vec<&'static str>,
    units: Vec<&'static (&'static str, bool)>,
}

impl<'a> Compact<'a> {
    /// `None` where no address can be: one has a unit, dashes, or a township and a village.
    fn new(reading: &'a Reading) -> Option<Self> {
        let units: Vec<_> = UNITS.iter().filter(|(unit, _)| reading.may_say(unit)).collect();
        let may_be_village = ['镇', '乡'].iter().any(|c| reading.may_have(*c))
            && ['村', '屯'].iter().any(|c| reading.may_have(*c));
        if units.is_empty() && !may_be_village && !reading.may_have('-') {
            return None;
        }
        let places = (0..reading.glyphs.len()).filter(|at| is_kept(reading, *at)).collect();
        Some(Self { reading, places, names: reading.possible(PLACES), units })
    }

    fn len(&self) -> usize {
        self.places.len()
    }

    fn glyph(&self, at: usize) -> Option<&Glyph> {
        self.reading.get(*self.places.get(at)?)
    }

    fn word(&self, at: usize, word: &str) -> Option<usize> {
        let mut end = at;
        for c in word.chars() {
            if self.glyph(end)?.folded != c {
                return None;
            }
            end += 1;
        }
        Some(end)
    }

    fn ends_with(&self, end: usize, word: &str) -> bool {
        end.checked_sub(word.chars().count()).is_some_and(|start| self.word(start, word) == Some(end))
    }

    /// 示例路12号: the end of what stands behind the place's name that begins its last word at `at`.
    fn street(&self, at: usize) -> Option<usize> {
        self.glyph(at).filter(|glyph| glyph.class == Class::Han)?;
        let ends = self.names.iter().filter_map(|word| Some((self.word(at, word)?, *word)));
        let (end, place) = ends.max_by_key(|(end, _)| *end)?;
        if NO_STREETS.iter().any(|word| self.ends_with(end, word)) || !self.is_named(at) {
            return None;
        }
        if let Some(end) = self.dashed(end).filter(|_| !LOOSE.contains(&place)) {
            return Some(end);
        }
        // 弄一弄 is no lane.
        let first = self.part(end).filter(|part| part.unit != place)?;
        let second = self.part(first.end);
        let is_loose = LOOSE.contains(&place);
        let is_flat =
            second.as_ref().is_some_and(|part| part.is_house && part.unit != "户" && part.unit != first.unit);
        let is_house = first.is_house
            && !(is_loose && (first.is_day || first.unit != "号"))
            && !self.is_everyday(&first);
        if !(is_house || (is_flat && (first.is_house || !is_loose))) {
            return None;
        }
        Some(self.rest(second.map_or(first.end, |part| part.end)))
    }

    /// 3栋2单元501室, 5幢1203
    fn flat(&self, at: usize) -> Option<usize> {
        // The number must begin here.
        if self
            .glyph(at.checked_sub(1).unwrap_or(usize::MAX))
            .is_some_and(|glyph| glyph.is_digit() || glyph.is_alnum())
        {
            return None;
        }
        if let Some(end) = self.dashed(at).filter(|end| self.word(*end, "室").is_some()) {
            return Some(end + 1);
        }
        let first = self.part(at)?;
        let is_building = matches!(first.unit, "栋" | "幢" | "座" | "单元" | "号楼" | "号院" | "弄" | "号");
        if !is_building {
            return None;
        }
        let Some(second) = self.part(first.end) else {
            let (end, digits) = self.number(first.end)?;
            let is_door = (3..=4).contains(&digits) && matches!(first.unit, "栋" | "幢" | "单元" | "号楼");
            let is_counted = self.glyph(end).is_some_and(|glyph| {
                glyph.class == Class::Letter || "年元块个次米平人".contains(glyph.folded)
            });
            return (is_door && !is_counted).then_some(end);
        };
        // 1号楼2号楼 are two buildings.
        if second.unit == first.unit {
            return None;
        }
        let is_home = match second.unit {
            "单元" | "室" | "栋" | "幢" | "号楼" => true,
            "房" | "户" | "铺" => second.digits >= 3,
            "号" => first.unit == "弄" || second.digits >= 3,
            "楼" | "层" => matches!(first.unit, "栋" | "幢" | "单元"),
            _ => false,
        };
        // 1号2室1厅 is a layout.
        let is_layout = second.unit == "室" && second.digits < 3;
        (is_home && !is_layout && !(first.unit == "号" && second.unit != "室" && second.unit != "楼"))
            .then(|| self.rest(second.end))
    }

    /// 15-2-301: house, stairs and flat.
    fn dashed(&self, at: usize) -> Option<usize> {
        let mut place = *self.places.get(at)?;
        let mut count = 0;
        for (least, most) in [(1, 3), (1, 2), (3, 4)] {
            let rest = self.reading.glyphs.get(place..)?;
            let digits = rest.iter().take_while(|glyph| glyph.is_digit()).count();
            if !(least..=most).contains(&digits) {
                return None;
            }
            count += digits;
            place += digits + 1;
            let goes_on = rest.get(digits).is_some_and(|glyph| glyph.folded == '-');
            if goes_on == (least == 3) {
                return None;
            }
        }
        Some(at + count)
    }

    /// 示例县虚构镇样板村: a county, a township and a village.
    fn village(&self, at: usize) -> Option<usize> {
        self.glyph(at).filter(|glyph| matches!(glyph.folded, '镇' | '乡'))?;
        let is_county = (2..=6).any(|back| {
            at.checked_sub(back)
                .and_then(|place| self.glyph(place))
                .is_some_and(|glyph| matches!(glyph.folded, '县' | '市' | '区' | '旗'))
        });
        let end = (at + 2..at + 7)
            .find(|place| self.glyph(*place).is_some_and(|glyph| matches!(glyph.folded, '村' | '屯')))?;
        let is_name = (at + 1..end).all(|place| self.glyph(place).is_some_and(Glyph::is_chinese));
        let has_words = (at + 1..end)
            .any(|place| self.glyph(place).is_some_and(|glyph| "的是有和在都了农".contains(glyph.folded)));
        (is_county && is_name && !has_words).then_some(end + 1)
    }

    /// Whether a name stands before `at`, and not a word that only says where.
    fn is_named(&self, at: usize) -> bool {
        let back = |steps: usize| at.checked_sub(steps).and_then(|before| self.glyph(before));
        let before = back(1).filter(|glyph| glyph.original != ',').or_else(|| back(2));
        let is_part = |glyph: &Glyph| {
            glyph.is_chinese()
                && !"的在到们这那个从是了同该某旧老各出进我你他她整全每几".contains(glyph.folded)
        };
        // 样本路 is a name, 在本路 is not.
        before.is_some_and(|glyph| is_part(glyph) && (glyph.folded != '本' || back(2).is_some_and(is_part)))
    }

    /// Whether 号 behind a number is a day, a line of the underground, a size or a link.
    fn is_everyday(&self, part: &Part) -> bool {
        let next = |word: &&str| self.word(part.end, word).is_some();
        part.unit == "号"
            && (["线", "电池", "链接", "色", "码", "口", "门", "车厢", "针"].iter().any(next)
                || (part.is_day
                    && [
                        "发", "到", "早", "晚", "上午", "下午", "凌晨", "中午", "收", "下单", "才", "就",
                        "前", "后", "左右", "之前", "签", "付", "买",
                    ]
                    .iter()
                    .any(next)))
    }

    /// A number and its unit.
    fn part(&self, at: usize) -> Option<Part> {
        let (end, digits) = self.number(at)?;
        let units =
            self.units.iter().filter_map(|(unit, is_house)| Some((self.word(end, unit)?, *unit, *is_house)));
        let (after, unit, is_house) = units.max_by_key(|(after, ..)| *after)?;
        let value: String =
            (at..end).filter_map(|place| self.glyph(place)).map(|glyph| glyph.folded).collect();
        let is_day = value.parse::<u32>().map_or(digits <= 2, |value| value <= 31);
        Some(Part { end: after, unit, is_house, digits, is_day })
    }

    /// Where a number ends that begins at `at`, and how many characters it has.
    fn number(&self, at: usize) -> Option<(usize, usize)> {
        let is_part = |glyph: &Glyph| {
            let is_word = matches!(
                glyph.folded,
                '十' | '百' | '千' | '甲' | '乙' | '丙' | '丁' | '东' | '南' | '西' | '北'
            );
            is_word || glyph.is_digit()
        };
        let mut end = at;
        // One letter may lead (A座, B12栋) or be all.
        let leads =
            self.glyph(end).is_some_and(|glyph| glyph.class == Class::Letter && glyph.stand_in.is_none());
        end += usize::from(leads);
        while end - at < LONGEST_NUMBER
            && self.glyph(end).is_some_and(|glyph| is_part(glyph) || (end > at && glyph.stand_in.is_some()))
        {
            end += 1;
        }
        end += usize::from(
            end > at && !leads && self.glyph(end).is_some_and(|glyph| glyph.class == Class::Letter),
        );
        (end > at).then_some((end, end - at))
    }

    /// The end of all further parts behind `at`.
    fn rest(&self, at: usize) -> usize {
        let mut end = at;
        for _ in 0..4 {
            let Some(part) = self.part(end) else {
                break;
            };
            end = part.end;
        }
        match self.number(end) {
            Some((door, digits)) if digits >= 3 => door,
            _ => end,
        }
    }

    /// Where the name before `at` begins: up to eight Chinese characters of the same clause.
    fn name_start(&self, at: usize) -> usize {
        let is_name = |place: &usize| self.glyph(*place).is_some_and(Glyph::is_chinese);
        at - (at.saturating_sub(8)..at).rev().take_while(is_name).count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses() {
        for text in [
            "示例市虚构区样板路12号",
            "样板路１２－３号",
            "样板街道壹佰贰拾号",
            "样板大道一百二十号",
            "样 板 路 1 2 号",
            "示例小区3号楼",
            "示例花园3栋2单元501室",
            "3栋2单元501室",
            "三栋二单元五〇一室",
            "5幢1203",
            "3号楼501室",
            "样板弄12号",
            "樣板路88號",
            "示例大厦A座1203室",
            "示例县虚构镇样板村",
            "样板村12号",
            "样板🏠路🏠12🏠号",
            "示例公寓2楼201室",
            "样板新村15-2-301",
            "3-2-501室",
        ] {
            assert_eq!(find(&Reading::new(text)).len(), 1, "{text}");
        }
    }

    #[test]
    fn places_of_everyday_are_silent() {
        for text in [
            "3号楼快递柜",
            "南京路步行街",
            "5号线",
            "7号电池",
            "2号链接",
            "3楼食堂",
            "我知道5号发货",
            "南京路5号线出口",
            "三室两厅",
            "万达广场3楼",
            "浙江省杭州市西湖区市场监督管理局",
            "一路3号",
            "群里3号楼",
            "第3单元",
            "乡镇农村",
            "5月4号到货",
            "取件码3-2-1004",
        ] {
            assert!(find(&Reading::new(text)).is_empty(), "{text}");
        }
    }
}
