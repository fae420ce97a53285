//! What stands for a digit, in any script: 1, １, ١, १, 𝟏, ①, ⑴, ¹, 一, 壹, 幺.

/// A digit's hand: a run that changes hands may be two numbers (`13800000001一直`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hand {
    /// 0 to 9 as every keyboard writes them.
    Plain,
    /// Chinese characters; alone they are also words (一直, 两个).
    Chinese,
    /// Anything else: full-width, other scripts, circled, raised.
    Fancy,
}

/// Where the ten digits of a script begin (Unicode category Nd), less ASCII and the mathematical ones.
const ZEROS: &[u32] = &[
    0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66, 0x0ce6, 0x0d66, 0x0de6,
    0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0,
    0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30,
    0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0,
    0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50, 0x11da0, 0x11f50, 0x16130, 0x16a60,
    0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];

/// Signs that count upwards from a number: (first sign, last sign, number of the first).
const COUNTERS: &[(u32, u32, u32)] = &[
    (0x2074, 0x2079, 4),
    (0x2080, 0x2089, 0),
    (0x2460, 0x2473, 1),
    (0x2474, 0x2487, 1),
    (0x2488, 0x249b, 1),
    (0x24eb, 0x24f4, 11),
    (0x24f5, 0x24fe, 1),
    (0x2776, 0x277f, 1),
    (0x2780, 0x2789, 1),
    (0x278a, 0x2793, 1),
    (0x3021, 0x3029, 1),
    (0x3220, 0x3229, 1),
    (0x3251, 0x325f, 21),
    (0x3280, 0x3289, 1),
    (0x32b1, 0x32bf, 36),
    (0x1f101, 0x1f10a, 0),
];

/// The number that `c` stands for (10 to 50 for the larger circled ones), and its hand.
pub fn number(c: char) -> Option<(u32, Hand)> {
    if let Some(digit) = c.to_digit(10) {
        return Some((digit, Hand::Plain));
    }
    if c.is_ascii() {
        return None;
    }
    if let Some(digit) = chinese(c) {
        return Some((digit, Hand::Chinese));
    }
    fancy(u32::from(c)).map(|number| (number, Hand::Fancy))
}

/// The number that a Chinese character stands for.
pub fn chinese(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '零' | '◯' => 0,
        '一' | '壹' | '幺' | '弌' => 1,
        '二' | '贰' | '貳' | '两' | '兩' | '弍' => 2,
        '三' | '叁' | '參' | '叄' | '弎' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

fn fancy(code: u32) -> Option<u32> {
    if (0x1d7ce..=0x1d7ff).contains(&code) {
        return Some((code - 0x1d7ce) % 10);
    }
    match code {
        0xb9 => return Some(1),
        0xb2 => return Some(2),
        0xb3 => return Some(3),
        0x2070 | 0x24ea | 0x24ff | 0x1f100 | 0x1f10b | 0x1f10c => return Some(0),
        0x1f51f => return Some(10),
        _ => {}
    }
    let script = ZEROS.binary_search(&code).unwrap_or_else(|after| after.wrapping_sub(1));
    if let Some(zero) = ZEROS.get(script)
        && (*zero..zero + 10).contains(&code)
    {
        return Some(code - zero);
    }
    COUNTERS
        .iter()
        .find(|(first, last, _)| (first..=last).contains(&&code))
        .map(|(first, _, from)| code - first + from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_counts() {
        for ones in ["1１١۱१১௧๑໑༡၁១᠑𝟏𝟙𝟣𝟭𝟷①❶➀➊⑴⒈¹₁一壹幺㈠㊀〡⓵", "8８٨۸८৮௮๘໘༨၈៨᠘𝟖𝟠𝟪𝟴𝟾⑧❽➇➑⑻⒏⁸₈八捌㈧㊇〨⓼"]
        {
            let numbers: Vec<_> = ones.chars().map(|c| number(c).map(|(number, _)| number)).collect();
            assert!(
                numbers.iter().all(|number| *number == numbers[0] && number.is_some()),
                "{ones}: {numbers:?}"
            );
        }
        for c in "零〇○⓪⁰₀０".chars() {
            assert_eq!(number(c).map(|(number, _)| number), Some(0), "{c}");
        }
        assert_eq!(number('⑫').map(|(number, _)| number), Some(12));
        for c in "十百a．½Ⅳ林①".chars().filter(|c| *c != '①') {
            assert_eq!(number(c), None, "{c}");
        }
    }

    #[test]
    fn scripts_are_in_order() {
        assert!(ZEROS.is_sorted());
    }
}
