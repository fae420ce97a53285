//! Sums without empty decimals, no spaces between a figure and its measure, and in writing 6月1日 and 260元 for 6月1号 and 260块.

use crate::reading::is_han;

use super::Register;

/// Measures before which no space stands; the longer ones first.
const MEASURES: &[&str] = &[
    "英寸", "厘米", "毫米", "毫升", "千克", "公斤", "小时", "分钟", "万元", "元", "米", "升", "克", "斤",
    "码", "寸", "号", "月", "日", "年", "天", "点", "分", "次", "个", "件", "只", "瓶", "盒", "袋", "片",
    "节", "套", "双", "支", "枚", "台", "张", "条", "本", "册", "包", "箱", "杯", "块", "位", "人", "寸",
    "瓦",
];

/// 80.00元 is 80元, as printed sums are; 459.50元 stays.
pub(super) fn sums(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, figure) = rest.split_at(at);
        let end =
            figure.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ',')).unwrap_or(figure.len());
        let (figure, after) = figure.split_at(end);
        // 1.80.00元 is no sum.
        let is_sum = (after.starts_with('元') || after.starts_with("万元")) && !before.ends_with(['.', ',']);
        written.push_str(before);
        written.push_str(if is_sum { plain(figure) } else { figure });
        rest = after;
    }
    written + rest
}

fn plain(figure: &str) -> &str {
    match figure.split_once('.') {
        Some((_, cents)) if cents.len() != 2 || !cents.bytes().all(|b| b.is_ascii_digit()) => figure,
        Some((whole, "00")) => whole,
        _ => figure,
    }
}

/// What begins like a measure and is none.
const NO_MEASURES: [&str; 3] = ["本人", "本店", "天猫"];

/// `1.6 米` is `1.6米`, and a space before such a figure goes with it.
pub(super) fn spaces(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, figure) = rest.split_at(at);
        let end = figure.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(figure.len());
        let (figure, after) = figure.split_at(end);
        let spaced = after.trim_start_matches(' ');
        let begins = |words: &[&str]| words.iter().any(|word| spaced.starts_with(word));
        let is_measured = spaced.len() < after.len() && begins(MEASURES) && !begins(&NO_MEASURES);
        let bare = before.trim_end_matches(' ');
        let follows_word = bare.chars().next_back().or(written.chars().next_back()).is_some_and(is_han);
        written.push_str(if is_measured && follows_word { bare } else { before });
        written.push_str(figure);
        rest = if is_measured { spaced } else { after };
    }
    written + rest
}

/// A specification as it stands in brackets: 米白1.6米; in letters a mark stands between its parts, 米白，1.6米.
pub fn specification(spec: &str, register: Register) -> String {
    let mut parts = spec.split(' ').filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return String::new() };
    parts.fold(first.to_owned(), |mut written, part| {
        let (last, next) = (written.chars().next_back(), part.chars().next());
        let (last, next) = (last.unwrap_or(' '), next.unwrap_or(' '));
        let mark = match (is_han(last), is_han(next)) {
            (true, true) => "，",
            (true, false) if next.is_ascii_digit() && register == Register::Formal => "，",
            (true, false) | (false, true) => "",
            (false, false) => " ",
        };
        written.push_str(mark);
        written.push_str(part);
        written
    })
}

/// A day or a sum as it is spoken, as it is written: 6月1号, 25号早上, 2691块95, 260块.
pub(super) fn written(text: &str) -> String {
    let mut written = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, figure) = rest.split_at(at);
        let end = figure.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(figure.len());
        let (figure, after) = figure.split_at(end);
        written.push_str(before);
        let read = day(&written, figure, after).or_else(|| sum(&written, figure, after));
        let (said, after) = read.unwrap_or_else(|| (figure.to_owned(), after));
        written.push_str(&said);
        rest = after;
    }
    written + rest
}

/// 1号 as a day: behind its month, or before a time of the day. 3号链接, 12号楼 and 2号厅 are none.
fn day<'a>(before: &str, figure: &str, after: &'a str) -> Option<(String, &'a str)> {
    const TIMES: [&str; 12] =
        ["上午", "下午", "早", "晚", "中午", "凌晨", "白天", "之前", "以前", "以后", "那天", "那张"];
    let behind = after.strip_prefix('号')?;
    let is_day = figure.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    let has_month =
        before.ends_with('月') && before.trim_end_matches('月').ends_with(|c: char| c.is_ascii_digit());
    let is_free = !before.ends_with(|c: char| is_han(c) && !"在于从到是的".contains(c));
    let is_time = is_free && TIMES.iter().any(|time| behind.starts_with(time));
    (is_day && (has_month || is_time)).then(|| (format!("{figure}日"), behind))
}

/// From so many on 块 with nothing counted behind it is money: nobody has 200块 of a thing that is not named.
const MANY: u32 = 100;

/// 260块 as a sum: 86块 behind what was paid, 2691块95, 20块钱. 6块砖 and 两块 are none.
fn sum<'a>(before: &str, figure: &str, after: &'a str) -> Option<(String, &'a str)> {
    const PAID: [&str; 14] = [
        "花了", "付了", "垫了", "交了", "收了", "扣了", "赔了", "退了", "检查", "带料", "一共", "运费",
        "定金", "总共",
    ];
    const SUMS: [&str; 6] = ["定金", "押金", "运费", "差价", "的运费", "红包"];
    let behind = after.strip_prefix('块')?;
    let digits = behind.len() - behind.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (cents, left) = behind.split_at(digits);
    match (digits, figure.contains('.')) {
        (1 | 2, false) if !left.starts_with(|c: char| is_han(c) || matches!(c, '.' | '×')) => {
            return Some((format!("{figure}.{cents}元"), left));
        }
        (0, _) => {}
        _ => return None,
    }
    if let Some(left) = behind.strip_prefix('钱') {
        return Some((format!("{figure}元"), left));
    }
    let is_alone = !behind.starts_with(is_han) || SUMS.iter().any(|sum| behind.starts_with(sum));
    let is_many = figure.parse::<u32>().is_ok_and(|many| many >= MANY);
    let is_paid = PAID.iter().any(|word| before.ends_with(word));
    (is_alone && (is_many || is_paid)).then(|| (format!("{figure}元"), behind))
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn days_and_sums_are_written() {
        for (spoken, said) in [
            ("6月1号起只剩周三一节", "6月1日起只剩周三一节"),
            ("24号晚上滑到八点", "24日晚上滑到八点"),
            ("剩267天是2691块95，零头不要了", "剩267天是2691.95元，零头不要了"),
            ("挂号加检查86块，大夫", "挂号加检查86元，大夫"),
            ("蓝气球，260块，绑在", "蓝气球，260元，绑在"),
            ("垫了23块，拒收", "垫了23元，拒收"),
            ("交了1500块定金", "交了1500元定金"),
            ("46块钱运费", "46元运费"),
        ] {
            assert_eq!(written(spoken), said);
        }
        for same in [
            "敲了6块砖",
            "3号链接",
            "12号楼",
            "层板是5块，只有4块",
            "第2号厅",
            "单号26号",
            "补了2块12厘米的板",
            "99块瓷砖",
        ] {
            assert_eq!(written(same), same);
        }
    }
}
