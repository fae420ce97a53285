//! Licence plates of vehicles: 京A12345, 京A·12345, 粤BD12345 (new energy), in pieces too.

use super::glyphs::{Class, Glyph};
use super::reading::Reading;
use std::ops::Range;

/// The characters that plates begin with.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领";

/// The most gap glyphs within a plate: its own dot, and blanks around it.
const WIDEST_GAP: usize = 9;

/// The characters that some plates end with.
const ENDINGS: &str = "警学挂港澳领试超";

/// Every plate.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let is_province = |at: &usize| {
        reading.get(*at).is_some_and(|glyph| glyph.class == Class::Han && PROVINCES.contains(glyph.folded))
    };
    (0..reading.glyphs.len()).filter(is_province).filter_map(|at| Some(at..plate_end(reading, at)?)).collect()
}

fn plate_end(reading: &Reading, start: usize) -> Option<usize> {
    let letter = reading.past_gaps(start + 1, WIDEST_GAP);
    let city = reading.get(letter).filter(|glyph| glyph.class == Class::Letter)?;
    // The cities' letters leave out I, which is a 1, and stop at Z; a word of small letters begins no plate.
    if city.folded == 'i' {
        return None;
    }
    let mut serial: Vec<Glyph> = Vec::new();
    let mut end = letter + 1;
    let mut at = end;
    while serial.len() < 7 {
        let place = reading.past_gaps(at, WIDEST_GAP);
        let Some(glyph) = reading.get(place).filter(|glyph| glyph.is_alnum() || glyph.is_digit()) else {
            break;
        };
        // Behind a whole serial a gap begins something else.
        if place > at && serial.len() >= 5 && is_serial(&serial) {
            break;
        }
        // So does a word behind five characters: 京A12345一直.
        if matches!(glyph.class, Class::Digit(crate::reading::Hand::Chinese)) && is_serial(&serial) {
            break;
        }
        serial.push(*glyph);
        end = place + 1;
        at = end;
    }
    let has_ending = serial.len() == 4 && reading.folded(end).is_some_and(|c| ENDINGS.contains(c));
    if has_ending && serial.iter().filter(|glyph| is_number(glyph)).count() >= 3 {
        return Some(end + 1);
    }
    is_serial(&serial).then_some(end)
}

/// Five characters with at most two letters, or six of a new-energy plate: D or F and five digits, in either order.
fn is_serial(serial: &[Glyph]) -> bool {
    let digits = serial.iter().filter(|glyph| is_number(glyph)).count();
    let is_power = |glyph: &Glyph| ('a'..='k').contains(&glyph.folded);
    match serial {
        [_, _, _, _, _] => digits >= 3,
        [first, .., last] if serial.len() == 6 => {
            digits >= 4 && ((is_power(first) && is_number(last)) || (is_power(last) && is_number(first)))
        }
        _ => false,
    }
}

/// A digit, or a letter that stands in for one: plates have no O and no I.
fn is_number(glyph: &Glyph) -> bool {
    glyph.is_digit() || glyph.stand_in.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates() {
        for text in [
            "京A12345",
            "京A·12345",
            "京 A 1 2 3 4 5",
            "粤BD12345",
            "粵Ｂ-12345F",
            "沪ⒶA1234",
            "浙A1234警",
            "苏a①2三45",
            "京A12345一直",
        ] {
            assert_eq!(find(&Reading::new(text)).len(), 1, "{text}");
        }
        for text in ["新iPhone15", "云A座", "贵A 12", "川菜12345", "新iPad10", "北京A1234567890", "新X100"]
        {
            assert_eq!(find(&Reading::new(text)).len(), 0, "{text}");
        }
    }
}
