//! Numbers in Chinese characters: article numbers (第二十四条) and amounts for formal papers (人民币贰佰陆拾捌元整).

use std::collections::BTreeSet;

use crate::amount::Amount;

/// The numerals of a text, decimal points in them: `2026`, `5`, `268.00`.
pub fn in_text(text: &str) -> BTreeSet<String> {
    each(text).map(str::to_owned).collect()
}

/// The same in their order, each as often as it stands there.
pub fn each(text: &str) -> impl Iterator<Item = &str> {
    let split = text.split(|c: char| !c.is_ascii_digit() && c != '.');
    split.map(|part| part.trim_matches('.')).filter(|part| !part.is_empty())
}

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const CAPITALS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];

/// 1 to 9999 as a statute prints it: `24` is 二十四, `148` is 一百四十八, `1019` is 一千零一十九.
pub fn chinese(number: u32) -> String {
    if (10..20).contains(&number) {
        return format!("十{}", if number == 10 { String::new() } else { chinese(number - 10) });
    }
    group(number, &DIGITS, ["", "十", "百", "千"], '零')
}

/// The number that such characters say, and nothing besides: 三百 is 300, 两千零五 2005. `None` for what is said short (三百五 may be
/// 350 or 305) and above 9999.
pub fn said(text: &str) -> Option<u32> {
    let mut rest = text.chars().map(|sign| if sign == '两' { '二' } else { sign }).peekable();
    let (mut total, mut below, mut skipped) = (0, 10_000, false);
    while let Some(sign) = rest.next() {
        if matches!(sign, '零' | '〇') {
            // One is enough, and not at the end.
            if skipped || total == 0 || rest.peek().is_none() {
                return None;
            }
            skipped = true;
            continue;
        }
        let digit =
            DIGITS.iter().position(|digit| *digit == sign).and_then(|digit| u32::try_from(digit).ok());
        // 十 by itself is one ten.
        let is_ten = sign == '十' && total == 0;
        let digit = digit.or(is_ten.then_some(1))?;
        let place = |sign: char| match sign {
            '千' => Some(1000),
            '百' => Some(100),
            '十' => Some(10),
            _ => None,
        };
        let unit = if is_ten { Some(10) } else { rest.peek().copied().and_then(place) };
        if unit.is_some() && !is_ten {
            rest.next();
        }
        let value = digit * unit.unwrap_or(1);
        // 三百五: whether five or fifty is meant, nobody can say.
        let follows = unit.unwrap_or(1) * 10 == below || below == 10_000 || skipped;
        if unit.unwrap_or(1) >= below || !follows {
            return None;
        }
        (total, below, skipped) = (total + value, unit.unwrap_or(1), false);
    }
    (total > 0).then_some(total)
}

/// The sum that people write so, as a case does: 叁佰贰拾玖元整 is 329, 15块5毛 15.50, 30元钱 30, 1千元 1000. `None` where it is
/// not one sum.
pub fn money(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("人民币").trim_end_matches(['钱', '整', '正']);
    let text: String = text.chars().map(plain).collect();
    let (yuan, rest) = match text.split_once(['元', '块']) {
        Some((yuan, rest)) => (amount_said(yuan)?, rest),
        None if text.contains(['角', '分']) => (0, text.as_str()),
        None => (amount_said(&text)?, ""),
    };
    let rest = rest.trim_start_matches('零');
    let digit = |text: &str| text.parse::<u32>().ok().or_else(|| said(text)).filter(|digit| *digit < 10);
    let (jiao, rest) = match rest.split_once('角') {
        Some((jiao, rest)) => (digit(jiao)?, rest),
        // 15块5 is fifteen and a half.
        None if !rest.is_empty() && !rest.contains('分') => (digit(rest)?, ""),
        None => (0, rest),
    };
    let fen = if rest.is_empty() { 0 } else { digit(rest.strip_suffix('分')?)? };
    Some(if jiao + fen == 0 { yuan.to_string() } else { format!("{yuan}.{jiao}{fen}") })
}

/// A capital or another sign for a numeral or a unit of money as the plain one.
fn plain(sign: char) -> char {
    let digit = CAPITALS.iter().position(|capital| *capital == sign).filter(|digit| *digit > 0);
    match sign {
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '圆' => '元',
        '毛' => '角',
        '贰' | '两' => '二',
        _ => digit.map_or(sign, |digit| DIGITS[digit]),
    }
}

/// 329, 三百二十九, 1千, 一万六千: a whole number of yuan.
fn amount_said(text: &str) -> Option<u64> {
    let part = |text: &str| {
        let unit = [('千', 1000), ('百', 100)].iter().find_map(|(sign, unit)| {
            text.strip_suffix(*sign)?.parse::<u64>().ok().map(|number| number * unit)
        });
        let rest = text.trim_start_matches('零');
        unit.or_else(|| text.parse().ok()).or_else(|| said(rest).map(u64::from))
    };
    match text.split_once('万') {
        Some((more, "")) => Some(part(more)? * 10_000),
        // 一万二 is twelve thousand, and 壹万零贰 is two more.
        Some((more, less)) if less.starts_with('零') || less.contains('千') => {
            Some(part(more)? * 10_000 + part(less)?)
        }
        Some(_) => None,
        None => part(text),
    }
}

/// A text in which 七日, 7日, 七天 and 7天 read alike.
pub fn alike(text: &str) -> String {
    text.replace('七', "7").replace('日', "天")
}

/// An amount in the characters that cannot be altered: 人民币贰佰陆拾捌元整.
pub fn capitals(amount: Amount) -> String {
    let fen = amount.fen();
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = String::from("人民币");
    if yuan > 0 || (jiao == 0 && fen == 0) {
        text += &whole(yuan);
        text.push('元');
    }
    let digit = |digit: u64| usize::try_from(digit).map_or('零', |digit| CAPITALS[digit]);
    match (jiao, fen) {
        (0, 0) => text.push('整'),
        (0, fen) => {
            if yuan > 0 {
                text.push('零');
            }
            text.push(digit(fen));
            text.push('分');
        }
        (jiao, 0) => {
            text.push(digit(jiao));
            text.push('角');
        }
        (jiao, fen) => {
            text.push(digit(jiao));
            text.push('角');
            text.push(digit(fen));
            text.push('分');
        }
    }
    text
}

/// The yuan of an amount: groups of four digits with 万 and 亿 between them.
fn whole(yuan: u64) -> String {
    if yuan == 0 {
        return "零".into();
    }
    let mut text = String::new();
    let mut gap = false;
    for (size, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
        let part = u32::try_from(yuan / size % 10_000).unwrap_or(0);
        if part == 0 {
            gap = gap || !text.is_empty();
            continue;
        }
        if !text.is_empty() && (gap || part < 1000) {
            text.push('零');
        }
        text += &group(part, &CAPITALS, ["", "拾", "佰", "仟"], '零');
        text += unit;
        gap = false;
    }
    text
}

/// One group of up to four digits; a gap of zeros inside is said once.
fn group(number: u32, digits: &[char; 10], units: [&str; 4], zero: char) -> String {
    let mut text = String::new();
    let mut gap = false;
    for (place, unit) in units.iter().enumerate().rev() {
        let digit = usize::try_from(number / 10_u32.pow(u32::try_from(place).unwrap_or(0)) % 10).unwrap_or(0);
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(zero);
            gap = false;
        }
        text.push(digits[digit]);
        text += unit;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read() {
        for number in 1..10_000 {
            assert_eq!(said(&chinese(number)), Some(number), "{}", chinese(number));
        }
        assert_eq!((said("两千零五"), said("两百"), said("一十五")), (Some(2005), Some(200), Some(15)));
        for text in ["三百五", "", "零", "十十", "百", "三百零", "三 百", "一万", "五三"] {
            assert_eq!(said(text), None, "{text}");
        }
    }

    #[test]
    fn a_sum_in_words_is_read() {
        for fen in [1_640_902, 32_504, 140_950, 600_714, 1000, 105, 5, 26_800, 10_500_000, 10_010_000] {
            let amount = Amount::from_fen(fen);
            let read = money(&capitals(amount)).and_then(|read| Amount::parse(&read).ok());
            assert_eq!(read, Some(amount), "{}", capitals(amount));
        }
        let sums = [
            ("15块5毛", "15.50"),
            ("15块5", "15.50"),
            ("30元钱", "30"),
            ("1千元", "1000"),
            ("两百块", "200"),
        ];
        for (text, sum) in sums {
            assert_eq!(money(text).as_deref(), Some(sum), "{text}");
        }
        for text in ["三百五", "元", "", "几百块", "30元左右", "3元5元", "一万二"] {
            assert_eq!(money(text), None, "{text}");
        }
    }

    #[test]
    fn article_numbers() {
        let cases = [
            (1, "一"),
            (9, "九"),
            (10, "十"),
            (15, "十五"),
            (20, "二十"),
            (24, "二十四"),
            (100, "一百"),
            (108, "一百零八"),
            (110, "一百一十"),
            (148, "一百四十八"),
            (201, "二百零一"),
            (577, "五百七十七"),
            (1019, "一千零一十九"),
            (1194, "一千一百九十四"),
        ];
        for (number, text) in cases {
            assert_eq!(chinese(number), text);
        }
    }

    #[test]
    fn amounts_in_capitals() {
        let cases = [
            (1_640_902, "人民币壹万陆仟肆佰零玖元零贰分"),
            (32_504, "人民币叁佰贰拾伍元零肆分"),
            (140_950, "人民币壹仟肆佰零玖元伍角"),
            (600_714, "人民币陆仟零柒元壹角肆分"),
            (1000, "人民币壹拾元整"),
            (10_010_000, "人民币壹拾万零壹佰元整"),
            (105, "人民币壹元零伍分"),
            (100_000_000_100, "人民币壹拾亿零壹元整"),
            (5, "人民币伍分"),
            (0, "人民币零元整"),
            (26_800, "人民币贰佰陆拾捌元整"),
            (10_000_000_000, "人民币壹亿元整"),
            (10_500_000, "人民币壹拾万伍仟元整"),
        ];
        for (fen, text) in cases {
            assert_eq!(capitals(Amount::from_fen(fen)), text);
        }
    }
}
