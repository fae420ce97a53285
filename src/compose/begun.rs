//! With what the words of a step begin, once its day and its verb stand before them.

use std::borrow::Cow;

use tera::Value;

use super::applied::without_act;
use super::message::begins;

/// Where the other side said something.
const PLACES: [&str; 7] = ["会员群", "家长群", "微信群", "业主群", "群里", "微信里", "电话里"];

/// The text without what the sentence around it says already.
pub(super) fn begun<'t>(value: &Value, text: &'t str, kind: Option<&str>, is_formal: bool) -> Cow<'t, str> {
    // 将吊坠寄回复检: 供 says it once more. Of a parcel alone: 供热站来人 is somebody.
    let is_sent = is_formal && kind == Some("return-shipped");
    let text = text.strip_prefix('供').filter(|_| is_sent).unwrap_or(text);
    // 写明铭牌就是厂家标的数: the message is the writing.
    let is_written = |rest: &&str| kind == Some("contacted") && !rest.starts_with(['了', '的', '书']);
    let text = text.strip_prefix("写明").filter(is_written).unwrap_or(text);
    let text = without_own_day(without_act(text, kind), kind);
    // 会员群发通知 behind the name of who did: 商家在会员群发通知.
    let is_told = value.get_from_path("is_told").is_some_and(Value::is_truthy);
    if is_told && begins(text, &PLACES) { format!("在{text}").into() } else { text.into() }
}

/// 当晚22点48分自己另订了一家: the day of the step stands before it.
fn without_own_day<'t>(text: &'t str, kind: Option<&str>) -> &'t str {
    // 当日达 is one word.
    const WORDS: [char; 6] = ['达', '送', '发', '的', '到', '有'];
    let rest = ["当晚", "当天", "当日"].iter().find_map(|day| text.strip_prefix(day));
    rest.filter(|rest| kind.is_some() && !rest.is_empty() && !rest.starts_with(WORDS))
        .map_or(text, |rest| rest.trim_start_matches('，'))
}
