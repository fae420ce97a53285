//! What of the other side's words is quoted: without the address before them and the courtesies behind. A piece of what was
//! said, letter for letter; the whole stands in the exhibit.

/// What a seller begins with and says nothing by.
const OPENINGS: [&str; 8] =
    ["跟你说个事", "跟您说个事", "不好意思", "抱歉", "您好", "你好", "久等了", "哈喽"];
/// And what it is by itself: 没有收到退货 says something.
const ALONE: [&str; 5] = ["在的", "在", "收到", "收到了", "好嘞"];
/// What one ends with who asks for patience or thanks.
const CLOSINGS: [&str; 28] = [
    "理解一下",
    "互相理解",
    "请理解",
    "望理解",
    "谅解",
    "见谅",
    "感恩",
    "感谢",
    "谢谢",
    "祝您",
    "祝你",
    "辛苦",
    "您看可以",
    "可以接受吗",
    "您看行吗",
    "你自己考虑",
    "您考虑",
    "考虑一下",
    "会喜欢的",
    "算下来也没多少",
    "行就行",
    "不行拉倒",
    "别磨叽",
    "老板定的",
    "您看我给您",
    "麻烦您",
    "麻烦亲",
    "请耐心等待一下哦亲",
];
/// A quotation is no shorter.
const LEAST: usize = 4;
/// An opening is no longer.
const OPENING: usize = 8;
/// Signs that part clauses in a chat.
const PARTS: [char; 12] = ['，', '。', '！', '？', '；', '～', '~', ' ', ',', '!', '\n', '\u{3000}'];
/// Words without meaning at the end of a sentence.
const PARTICLES: [char; 10] = ['哦', '呢', '哈', '呀', '噢', '喔', '哟', '啦', '嘛', '滴'];

/// The piece that is quoted.
pub fn excerpt(quote: &str) -> &str {
    let mut rest = without_address(quote.trim());
    while let Some(at) = rest.find(PARTS) {
        let clause = rest[..at].trim_end_matches(PARTICLES);
        let is_opening = clause.chars().count() <= OPENING
            && !clause.contains(|sign: char| sign.is_ascii_digit())
            && (OPENINGS.iter().any(|word| clause.starts_with(word) || clause.ends_with(word))
                || ALONE.contains(&clause));
        let behind = rest[at..].trim_start_matches(PARTS);
        if !is_opening || behind.chars().count() < LEAST {
            break;
        }
        rest = behind;
    }
    loop {
        let shorter = unended(rest);
        let last = shorter.rfind(PARTS).map(|at| &shorter[at..]);
        let closes = |last: &str| CLOSINGS.iter().any(|word| last.contains(word));
        let before = last.filter(|last| closes(last)).map(|last| &shorter[..shorter.len() - last.len()]);
        match before {
            Some(before) if unended(before).chars().count() >= LEAST => rest = before,
            _ => return if shorter.chars().count() < LEAST { rest } else { shorter },
        }
    }
}

/// What stands behind the words by which a seller addresses a buyer; all of it where nothing would be left.
fn without_address(quote: &str) -> &str {
    const ADDRESSES: [&str; 12] =
        ["亲亲", "亲爱的", "亲", "宝妈", "宝宝", "宝子", "姐妹", "姐姐", "姐", "哥", "您好", "你好"];
    const WORDS: [&str; 8] = ["亲自", "亲测", "亲戚", "亲子", "亲人", "亲手", "亲眼", "姐夫"];
    let is_word = WORDS.iter().any(|word| quote.starts_with(word));
    let address = ADDRESSES.iter().find(|word| quote.starts_with(**word)).filter(|_| !is_word);
    let Some(address) = address else { return quote };
    let rest = &quote[address.len()..];
    let ends = |sign: char| matches!(sign, '，' | ',' | ' ' | '～' | '~' | '。' | '！' | '!' | '\u{3000}');
    let said = rest.trim_start_matches(ends);
    // 哥 and 姐 begin many a sentence that addresses nobody.
    let is_clear = said.len() < rest.len() || address.starts_with('亲');
    if said.chars().count() > 2 && is_clear { without_address(said) } else { quote }
}

/// A clause of it that is short enough to be named again: its first.
pub fn first_clause(quote: &str, most: usize) -> Option<&str> {
    let said = excerpt(quote);
    let clause = said.find(PARTS).map_or(said, |at| &said[..at]);
    let clause = unended(clause);
    (LEAST + 1..=most).contains(&clause.chars().count()).then_some(clause)
}

/// Without pictures, particles and marks at the end; a question keeps its own.
fn unended(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = text.trim_end_matches(|sign: char| {
            PARTICLES.contains(&sign)
                || matches!(sign, '～' | '~' | '！' | '!' | ' ' | '\u{3000}' | '，' | '。' | '…')
                || is_picture(sign)
        });
        let shorter = shorter
            .strip_suffix('亲')
            .filter(|head| !head.ends_with(['母', '父', '相', '双', '探']))
            .unwrap_or(shorter);
        let shorter = shorter
            .strip_suffix(']')
            .and_then(|head| head.rfind('[').map(|at| &head[..at]))
            .unwrap_or(shorter);
        if shorter.len() == text.len() || shorter.is_empty() {
            return text;
        }
        text = shorter;
    }
}

fn is_picture(sign: char) -> bool {
    matches!(u32::from(sign), 0x2600..=0x27bf | 0x1f000..=0x1faff | 0xfe0f | 0x200d)
}

#[cfg(test)]
mod tests {
    use super::{excerpt, first_clause};

    #[test]
    fn courtesies_are_left_out() {
        assert_eq!(
            excerpt("大促期间颜色都是随机发的哦～ 粉色也很好看呢宝宝会喜欢的[玫瑰]"),
            "大促期间颜色都是随机发的"
        );
        assert_eq!(excerpt("退你100 行就行 不行拉倒"), "退你100");
        assert_eq!(excerpt("不好意思亲，漏装了，三天内给您补寄一块"), "漏装了，三天内给您补寄一块");
        assert_eq!(excerpt("你住都住了，还想退钱？"), "你住都住了，还想退钱？");
        assert_eq!(excerpt("不退"), "不退");
        assert_eq!(excerpt("谢谢"), "谢谢");
        assert_eq!(excerpt("没收到退货，退不了"), "没收到退货，退不了");
        assert_eq!(excerpt("差价不补的哦亲，活动都结束了"), "差价不补的哦亲，活动都结束了");
        assert_eq!(excerpt("姐 这个是快递路上捂的"), "这个是快递路上捂的");
        assert_eq!(excerpt("建议您直接联系安装师傅协商呢亲"), "建议您直接联系安装师傅协商");
        assert_eq!(
            first_clause("这个是快递路上捂的 咱发货时候个个都是好果子", 16),
            Some("这个是快递路上捂的")
        );
        assert_eq!(first_clause("好的", 16), None);
    }
}
