//! What is wrong with a single value.

use crate::amount::{Amount, AmountError};
use crate::calendar::{DateError, Day, Moment, in_year_of};
use crate::numerals;

use super::super::line::quoted;
use super::super::tree::Style;
use super::fault::{Name, Problem};
use super::figures::{quantity, whole};
use super::{Choice, Shape, guess};

/// The earliest and the latest moment that a file writes in full.
pub(super) type Dates = Option<(Day, Day)>;

/// The problem of a value that is not empty, if it has one.
pub(super) fn problem(
    text: &str,
    style: Style,
    shape: &Shape,
    name: Name<'_>,
    dates: Dates,
) -> Option<Problem> {
    if matches!(shape, Shape::Name) {
        return None;
    }
    if let Some(mut found) = odd_quotes(text, style, name) {
        // A text may be meant to stand in quotes.
        found.is_error = found.rule != SMART_QUOTES || !matches!(shape, Shape::Text | Shape::TextOr(_));
        return Some(found);
    }
    match shape {
        Shape::Id => id(text),
        Shape::OneOf(choices) => one_of(text, choices, name),
        Shape::Amount => amount(text, false, name),
        Shape::AmountOrZero => amount(text, true, name),
        Shape::Moment => Moment::parse(text).err().map(|error| moment(text, error, name, dates)),
        Shape::Day => Day::parse(text).err().map(|error| date(text, error, false, name)),
        Shape::Whole(from, to) => whole(text, *from, *to, name),
        Shape::Quantity => quantity(text, name),
        Shape::Sha256 => sha256(text),
        Shape::Flag => flag(text),
        Shape::Text | Shape::TextOr(_) | Shape::Name | Shape::List(_) | Shape::Map(_) | Shape::Texts => None,
    }
}

/// Quotes that YAML does not take away.
fn odd_quotes(text: &str, style: Style, name: Name<'_>) -> Option<Problem> {
    if let Some(inside) = wrapped(text).filter(|_| style != Style::Block) {
        let help = format!("去掉引号，{}", name.with(inside));
        let found = Problem::new(SMART_QUOTES, "两头的引号会成为内容的一部分", help);
        return Some(found.cure(as_value(inside)));
    }
    (style == Style::Plain && is_half_quoted(text)).then(|| {
        let better = name.with(text.trim_end_matches(QUOTES));
        let help = format!("去掉末尾的引号，{better}；引号是内容的一部分时，给整段加英文引号");
        Problem::new("yaml/unclosed-quote", "末尾的引号没有配对的另一半", help)
    })
}

const SMART_QUOTES: &str = "yaml/smart-quotes";
const QUOTES: [char; 9] = ['“', '”', '‘', '’', '「', '」', '"', '＂', '\''];

/// One quote in all, at the end, and no sign of inches.
fn is_half_quoted(text: &str) -> bool {
    let Some(before) = text.strip_suffix(QUOTES) else {
        return false;
    };
    let digits = before.len() - before.trim_end_matches(|c: char| c.is_ascii_digit()).len();
    !before.contains(QUOTES) && !matches!(digits, 1..=3)
}

/// The text between quotes that YAML does not know as quotes, or that do not fit each other.
fn wrapped(text: &str) -> Option<&str> {
    let inside = text.strip_prefix(QUOTES)?.strip_suffix(QUOTES)?;
    (!inside.is_empty() && !inside.contains(QUOTES)).then_some(inside)
}

/// May this be an id? Nothing else may become part of a path.
pub fn is_id(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        && !text.is_empty()
        && !text.starts_with('-')
}

fn id(text: &str) -> Option<Problem> {
    let lower = text.to_ascii_lowercase().replace(['_', ' '], "-");
    let rule = "case/id";
    if text.is_empty() || is_id(text) {
        None
    } else if text.contains(['，', '、']) {
        let parted = text.replace(['，', '、'], ", ");
        let found = Problem::new(rule, "几个编号要用英文逗号隔开", format!("写成 [{parted}]"));
        let is_cure = parted.split(", ").all(is_id);
        Some(if is_cure { found.cure(parted) } else { found })
    } else if is_id(&lower) {
        Some(Problem::new(
            rule,
            format!("“{text}”不能作编号"),
            format!("写成 {lower}：编号只用小写英文字母、数字和连字符 -"),
        ))
    } else {
        let help = "编号只用小写英文字母、数字和连字符 -，例如 chat-1；引用它的地方一起改";
        Some(Problem::new(rule, format!("“{text}”不能作编号"), help))
    }
}

fn one_of(text: &str, choices: &[Choice], name: Name<'_>) -> Option<Problem> {
    if choices.iter().any(|choice| choice.word == text) {
        return None;
    }
    let near = guess::choice(text, choices);
    let label = near.map(|near| format!("是不是“{near}”？"));
    let cure = near.filter(|near| guess::is_a_slip(text, near)).map(str::to_owned);
    let list: Vec<String> =
        choices.iter().map(|choice| format!("{}（{}）", choice.word, choice.about)).collect();
    let help = format!("可以写：{}", list.join("、"));
    Some(Problem {
        label,
        cure,
        ..Problem::new("case/unknown-value", format!("“{}”不认识“{text}”", name.key), help)
    })
}

fn amount(text: &str, zero: bool, name: Name<'_>) -> Option<Problem> {
    let mut cure = None;
    let (message, help) = match Amount::parse(text) {
        Ok(amount) if amount.is_zero() && !zero => {
            ("金额不能是零".into(), "写实际的金额；没有这一项就删掉".into())
        }
        Ok(_) => return None,
        Err(AmountError::WriteAs(better)) => {
            cure = Some(better.clone());
            ("金额只写数字和小数点".into(), name.with(better))
        }
        Err(AmountError::Negative) => {
            ("金额不能是负数".into(), "去掉负号；是付还是退，由 kind 或 event 表示".into())
        }
        Err(AmountError::NotExactToTheFen) => {
            ("金额最多两位小数，精确到分".into(), format!("{}的样子", name.with("268.00 ")))
        }
        Err(AmountError::TooLarge) => ("金额太大".into(), "小数点前最多九位".into()),
        Err(AmountError::NotANumber) => {
            cure = numerals::money(text);
            let help = match &cure {
                Some(better) => name.with(better),
                None => format!("只写数字和小数点，不写单位和“约”，{}的样子", name.with("268.00 ")),
            };
            (format!("“{text}”不是金额"), help)
        }
    };
    Some(Problem { cure, ..Problem::new("case/amount", message, help) })
}

fn flag(text: &str) -> Option<Problem> {
    let found = || Problem::new("case/flag", "这里只能写 true 或 false", "是写 true，否写 false");
    match text.to_ascii_lowercase().as_str() {
        _ if matches!(text, "true" | "false") => None,
        "true" | "yes" | "y" => Some(found().cure("true")),
        "false" | "no" | "n" => Some(found().cure("false")),
        _ => Some(found()),
    }
}

/// Of a moment without a year that of the other dates, where only one fits.
fn moment(text: &str, error: DateError, name: Name<'_>, dates: Dates) -> Problem {
    let meant = dates.filter(|_| error == DateError::NoYear);
    match meant.and_then(|(earliest, latest)| in_year_of(text, earliest, latest)) {
        Some(moment) => {
            let help = format!("{}：按文件里其他日期的年份", name.with(moment));
            Problem::new("case/date", "日期缺少年份", help).cure(moment.to_string())
        }
        None => date(text, error, true, name),
    }
}

fn date(text: &str, error: DateError, with_time: bool, name: Name<'_>) -> Problem {
    let form = if with_time {
        "写成 2026-05-04 或 2026-05-04 18:30 的样子"
    } else {
        "写成 2026-05-04 的样子"
    };
    let mut cure = None;
    let (message, help) = match error {
        DateError::WriteAs(better) => {
            cure = Some(better.clone());
            ("日期的写法不对".into(), name.with(better))
        }
        DateError::Ambiguous(one, other) => {
            (format!("这个日期有两种读法：{one} 或 {other}"), format!("{} 或 {other}", name.with(&one)))
        }
        DateError::Impossible => ("没有这一天或这个时刻".into(), format!("对照日历改正，{form}")),
        DateError::NoYear => ("日期缺少年份".into(), form.into()),
        DateError::NotADate => match (Moment::parse(text), text.split_once(' ')) {
            (Ok(moment), _) => {
                cure = Some(moment.day.to_string());
                ("这里只写日期，不写时刻".into(), name.with(moment.day))
            }
            (Err(_), Some((day, _))) if with_time && Day::parse(day).is_ok() => (
                "日期后面的时刻看不懂".into(),
                format!(
                    "时刻用 24 小时制，{}的样子；不知道时刻就只写日期",
                    name.with(format!("{day} 18:30 "))
                ),
            ),
            _ => (format!("“{text}”不是日期"), form.into()),
        },
    };
    Problem { cure, ..Problem::new("case/date", message, help) }
}

fn sha256(text: &str) -> Option<Problem> {
    let is_good = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let message = format!("SHA-256 是 64 位十六进制数字，这里是 {} 位", text.chars().count());
    (!is_good)
        .then(|| Problem::new("case/sha256", message, "照 complain exhibits 显示的整串抄；不核对文件就删掉"))
}

/// The text as a value: in quotes where it would be read as something else without them.
pub fn as_value(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-._+，。、（）！？".contains(c);
    let starts = text.starts_with(char::is_alphanumeric);
    if starts && text.chars().all(is_plain) { text.to_owned() } else { quoted(text) }
}
