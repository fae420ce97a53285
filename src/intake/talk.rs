//! What a line of a chat is: a refusal, a promise, an answer, or nothing to tell.

use crate::case::EventKind;
use crate::knowledge::{Refusals, alike, heard};
use crate::language::Fixed;

use super::labels::sum;

/// What came of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Talk {
    /// An event with its words, and what is remarked of it.
    Event(EventKind, Vec<(&'static str, String)>, String),
    /// Nothing to tell, and why; no word where it is not worth one.
    Nothing(Option<Fixed>),
}

const SYSTEM: &[(&str, Option<Fixed>)] = &[
    (
        "撤回了一条消息",
        Some(Fixed::fixed("撤回的消息没有内容", "a message that was taken back says nothing")),
    ),
    (
        "[图片]",
        Some(Fixed::fixed(
            "图片没有读，作证据写进 exhibits",
            "the picture was not read; as evidence it goes into exhibits",
        )),
    ),
    (
        "[视频]",
        Some(Fixed::fixed(
            "视频没有读，作证据写进 exhibits",
            "the video was not read; as evidence it goes into exhibits",
        )),
    ),
    (
        "[语音]",
        Some(Fixed::fixed(
            "语音没有读，听过以后照原话写",
            "the voice message was not read; listen, then write it word for word",
        )),
    ),
    ("[表情", None),
    ("[动画表情]", None),
    ("系统已自动确认收货", Some(Fixed::fixed("确认收货不是送达", "confirming receipt is not delivery"))),
    ("以上是打招呼", None),
];
const GREETINGS: &[&str] = &[
    "在",
    "您好",
    "你好",
    "好的",
    "好",
    "嗯",
    "收到",
    "稍等",
    "请稍等",
    "在吗",
    "谢谢",
    "不客气",
    "在呢",
    "请讲",
    "什么问题",
];
const DAYS: &[&str] = &[
    "今天",
    "明天",
    "后天",
    "今晚",
    "小时",
    "天内",
    "日内",
    "工作日",
    "周",
    "星期",
    "月底",
    "号",
    "日前",
    "天之内",
    "三天",
    "两天",
];
const DOES: &[&str] = &[
    "发货",
    "发出",
    "补发",
    "寄出",
    "退款",
    "退给",
    "到账",
    "处理",
    "赔付",
    "回复您",
    "回复你",
    "答复",
    "给您退",
    "安排",
    "寄回",
    "上门",
];
const WILL: &[&str] = &["会", "将", "给您", "给你", "帮您", "内", "前", "安排", "保证", "一定"];
const DOUBTS: &[&str] = &["不", "没", "无法", "吗", "？", "?"];

/// A line of the merchant or the platform.
pub(super) fn of_other(text: &str, refusals: &Refusals) -> Talk {
    if let Some((_, why)) = SYSTEM.iter().find(|(sign, _)| text.contains(sign)) {
        return Talk::Nothing(*why);
    }
    if is_greeting(text) || is_mark(text) {
        return Talk::Nothing(None);
    }
    let quote = || vec![("quote", text.to_owned())];
    let found = heard(refusals, text, false);
    if let Some(sure) = found.iter().find(|one| one.is_sure) {
        let offered = offered(text).filter(|_| sure.refusal.id == "part-offer");
        return match offered {
            Some(amount) => {
                let keys = [quote(), vec![("amount", amount)]].concat();
                Talk::Event(EventKind::Offered, keys, "没有接受的写 taken: false".into())
            }
            None => Talk::Event(EventKind::Refused, quote(), format!("像是“{}”", sure.refusal.name)),
        };
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(DAYS) && has(DOES) && has(WILL) && !has(DOUBTS) {
        return Talk::Event(EventKind::Promised, quote(), "像是承诺；写明了哪一天的加 until".into());
    }
    let like =
        alike(refusals, text, false).map(|one| format!("像“{}”：是的话写 refusal: {}", one.name, one.id));
    Talk::Event(EventKind::Replied, quote(), like.unwrap_or_default())
}

/// [已读], [已送达]: the App's own.
fn is_mark(text: &str) -> bool {
    const LONGEST: usize = 8;
    text.starts_with(['[', '【']) && text.ends_with([']', '】']) && text.chars().count() <= LONGEST
}

/// The one sum that is named: 给您补20元红包, 补您30块.
fn offered(text: &str) -> Option<String> {
    let (before, behind) = text.split_once(['元', '块'])?;
    let start = before.trim_end_matches(|sign: char| sign.is_ascii_digit() || sign == '.').len();
    (!behind.contains(['元', '块'])).then(|| sum(&before[start..])).flatten()
}

/// A line that the App itself puts into a chat.
pub(super) fn of_system(text: &str) -> Option<Talk> {
    if text.contains("商家已同意") || text.contains("卖家已同意") {
        return Some(Talk::Event(EventKind::Agreed, Vec::new(), String::new()));
    }
    if let Some((_, rest)) = text.split_once("退款成功") {
        let at = rest.find(|c: char| c == '¥' || c == '￥' || c.is_ascii_digit());
        let amount = at.and_then(|at| sum(rest[at..].trim_end_matches(['元', '。', ' '])));
        return Some(match amount {
            Some(amount) => Talk::Event(EventKind::Refunded, vec![("amount", amount)], String::new()),
            None => Talk::Nothing(Some(Fixed::fixed(
                "退款成功而没有金额：写 refunded 和 amount",
                "a refund without a sum: write refunded and amount",
            ))),
        });
    }
    SYSTEM.iter().find(|(sign, _)| text.contains(sign)).map(|(_, why)| Talk::Nothing(*why))
}

/// Words that only open or close a talk.
pub(super) fn is_greeting(text: &str) -> bool {
    let plain: String =
        text.chars().filter(|c| c.is_alphanumeric() && !"亲哦呢哈呀啊的".contains(*c)).collect();
    plain.is_empty() || GREETINGS.iter().any(|one| one.trim_end_matches('的') == plain)
}
