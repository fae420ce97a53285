//! Whom a seller speaks to before anything is said: 亲, 宝妈, 郑哥您看.

use crate::reading::is_han;

/// What stands behind an address by name has more characters than this.
const LEAST: usize = 4;

/// What stands behind the words by which a seller addresses a buyer; all of it where nothing would be left.
pub(super) fn without_address(quote: &str) -> &str {
    const ADDRESSES: [&str; 16] = [
        "亲亲",
        "亲爱的",
        "亲",
        "宝妈",
        "宝爸",
        "宝宝",
        "宝子",
        "姐妹",
        "姐姐",
        "大姐",
        "姐",
        "大哥",
        "哥",
        "同学",
        "您好",
        "你好",
    ];
    const WORDS: [&str; 8] = ["亲自", "亲测", "亲戚", "亲子", "亲人", "亲手", "亲眼", "姐夫"];
    // 郑哥您看, 何女士您好: who is addressed by name is nobody else's business.
    if let Some(said) = behind_name(quote) {
        return without_address(said);
    }
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

/// What stands behind a surname with a title, where the one addressed is spoken to next: 您看能不能转下一期.
fn behind_name(quote: &str) -> Option<&str> {
    // 没有老师 and 问过老师 name nobody.
    const WORDS: [&str; 16] =
        ["没", "问", "找", "请", "是", "跟", "有", "和", "让", "叫", "换", "给", "等", "这", "那", "对"];
    const TITLES: [&str; 8] = ["女士", "先生", "小姐", "老师", "哥", "姐", "叔", "阿姨"];
    let (at, title) = TITLES.iter().filter_map(|title| quote.find(title).map(|at| (at, title))).min()?;
    let name = &quote[..at];
    let is_name = !name.contains(|sign: char| WORDS.iter().any(|word| word.starts_with(sign)))
        && (1..=2).contains(&name.chars().count())
        && name.chars().all(is_han)
        && !name.starts_with(['我', '您', '你']);
    let rest = &quote[at + title.len()..];
    let said = rest.trim_start_matches(['，', ',', ' ', '：', '～', '~']);
    let is_spoken_to = said.len() < rest.len() || said.starts_with(['您', '你']);
    (is_name && is_spoken_to && said.chars().count() > LEAST).then_some(said)
}
