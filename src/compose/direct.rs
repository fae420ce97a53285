//! Which words speak to somebody, and so stand in quotation marks in a text that says 本人.

/// With one of these a message speaks to somebody, and does not only tell.
const SPEAKS: [&str; 10] = ["不要", "我要", "怎么", "吗", "？", "我不", "问一下", "问下", "在哪里", "写在哪"];
/// So does one of these: 那就请你们来拆. 防伪码我识别过 and 申请了售后 do not.
const REQUESTS: [&str; 18] = [
    "请你",
    "请您",
    "请给",
    "请把",
    "请尽快",
    "请帮",
    "请退",
    "请换",
    "请派",
    "请拍",
    "请发",
    "请写",
    "请说",
    "别再",
    "别让",
    "别给",
    "别拿",
    "别总",
];
/// A clause that begins so asks, unless it goes on with one of those.
const ASKS: [char; 2] = ['请', '别'];
const TELLS: [&str; 9] = ["请了", "请假", "请客", "请人", "请师傅", "别人", "别的", "别处", "别家"];

/// In a text that says 本人, 我不要50，我要退货 is nobody's unless it is quoted; what only tells of the writer is not.
pub(super) fn speaks(words: &str) -> bool {
    let has = |list: &[&str]| list.iter().any(|word| words.contains(word));
    let asks = |clause: &str| clause.starts_with(ASKS) && !TELLS.iter().any(|word| clause.starts_with(word));
    words.contains('我') && (has(&SPEAKS) || has(&REQUESTS) || words.split(['，', '。', '；', ' ']).any(asks))
}

/// What is asked at the end of a message that tells what is wrong: nothing but what comes next.
const WHAT_NEXT: [&str; 22] = [
    "怎么弄",
    "怎么办",
    "怎么处理",
    "怎么解决",
    "怎么回事",
    "怎么搞",
    "怎么说",
    "咋办",
    "咋弄",
    "咋回事",
    "咋处理",
    "现在怎么办",
    "这怎么办",
    "这怎么弄",
    "这怎么处理",
    "这是怎么回事",
    "这怎么回事",
    "这咋办",
    "该怎么办",
    "要怎么处理",
    "请问怎么处理",
    "请问怎么办",
];

/// The rest of a message that ends so, where it speaks to nobody and asks nothing else: 不出蒸汽了，屏幕跳E3，怎么弄？
pub(super) fn before_what_next(text: &str) -> Option<&str> {
    let whole = text.trim_end_matches(['？', '。', '?', '！']);
    let whole = whole.trim_end_matches(['啊', '呀', '呢', '哦']);
    let at = whole.rfind(['，', '。', ' '])?;
    let end = whole[at..].trim_start_matches(['，', '。', ' ']);
    let rest = whole[..at].trim_end_matches(['，', '。', ' ']);
    let is_open = rest.contains(['你', '您', '？', '吗', '“', '！']) || rest.contains("请");
    (WHAT_NEXT.contains(&end) && !is_open && !rest.is_empty()).then_some(rest)
}

/// Does it begin as only an answer does: 好，先退这149; 那剩下的线请先寄回来?
pub(super) fn answers(words: &str) -> bool {
    const ASSENTS: [&str; 9] =
        ["好，", "好的，", "可以，", "行，", "嗯，", "不行，", "不用，", "没有，", "不是，"];
    /// Behind its verb 了 stands among so many characters.
    const DEED: usize = 3;
    // 那天带着碗去店里 tells what was done.
    const DAYS: [char; 8] = ['天', '家', '次', '时', '晚', '年', '月', '边'];
    // 可以，确认了收货地址 tells what was done besides, and what was done is not quoted.
    let is_deed = |clause: &str| clause.chars().take(DEED).any(|sign| sign == '了');
    let begins = ASSENTS.iter().any(|word| words.starts_with(word))
        || words.strip_prefix('那').is_some_and(|rest| !rest.starts_with(DAYS));
    begins && !words.split(['，', '。', '；']).skip(1).any(is_deed)
}

/// The words of a message that is one quotation, without its marks: “退了吧。”.
pub(super) fn only_quoted(words: &str) -> Option<&str> {
    let inner = words.trim_end_matches('。').strip_prefix('“')?.strip_suffix('”')?;
    (!inner.contains(['“', '”'])).then(|| inner.trim_end_matches('。'))
}

/// 明天就是寿宴 is of the day on which it was written, and stands as it was.
pub(super) fn names_its_day(words: &str) -> bool {
    ["今天", "明天", "昨天"].iter().any(|day| words.contains(day))
}

/// Does it begin with somebody who is neither of the two?
pub(super) fn names_somebody(text: &str) -> bool {
    const SOMEBODY: [&str; 16] = [
        "姐", "哥", "叔", "姨", "大爷", "大妈", "邻居", "楼下", "楼上", "隔壁", "物业", "同事", "朋友",
        "医生", "老师", "房东",
    ];
    const HEAD: usize = 6;
    let first = text.split(['，', '。', '；']).next().unwrap_or(text);
    let head: String = first.chars().take(HEAD).collect();
    let is_mine =
        ["跟", "和", "给", "找", "问", "把", "带", "请", "对"].iter().any(|word| head.contains(word));
    !is_mine && SOMEBODY.iter().any(|word| head.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{before_what_next, speaks};

    #[test]
    fn what_comes_next_is_asked_behind_what_is_wrong() {
        let of = |text| before_what_next(text).unwrap_or_default();
        assert_eq!(of("蒸烤箱不出蒸汽了，屏幕跳E3，怎么弄？"), "蒸烤箱不出蒸汽了，屏幕跳E3");
        assert_eq!(of("灯亮一会就灭。这是怎么回事啊"), "灯亮一会就灭");
        for text in ["怎么办？", "你们发的灯不亮，怎么办？", "灯不亮是吗，怎么办", "灯不亮，能退吗？"]
        {
            assert_eq!(of(text), "", "{text}");
        }
    }

    #[test]
    fn requests_are_heard_and_words_that_hold_one_are_not() {
        for direct in [
            "我不要50，我要退货",
            "那就请你们来我家拆",
            "别再让我换电池了",
            "问一下3699是不是都包了，我有点怕",
        ] {
            assert!(speaks(direct), "{direct}");
        }
        for told in [
            "我请了半天假在家等",
            "我特别喜欢这个颜色",
            "我后来申请了售后",
            "请拍照给客服",
            "防伪码我识别过，显示查不到",
            "尺寸差别我量过",
            "我请师傅看过",
        ] {
            assert!(!speaks(told), "{told}");
        }
    }

    #[test]
    fn a_message_that_is_one_quotation_stands_without_its_marks() {
        assert_eq!(super::only_quoted("“又歪了，请换新。”"), Some("又歪了，请换新"));
        for words in ["“又歪了”，请换新", "又歪了", "“一”和“二”"] {
            assert_eq!(super::only_quoted(words), None, "{words}");
        }
    }
}
