//! What asks, with its mark or without.

/// Does a message ask: at its end, or first, with nothing but what goes with the question behind it?
pub(super) fn asks_first(text: &str) -> bool {
    const WANTS: [&str; 9] = ["退", "赔", "换", "补", "修", "请", "麻烦", "不要", "给我"];
    let asks = text.trim_end().ends_with(['？', '吗']) || asks_unmarked(text);
    let first = text.split_inclusive(['。', '？', '！']).next().unwrap_or(text);
    asks || first.ends_with('？') && !WANTS.iter().any(|word| text[first.len()..].contains(word))
}

/// Does a clause end as a question does: 这台能用不, 都包了吗? 不知道能退不 asks nobody.
pub(super) fn is_question(words: &str) -> bool {
    let mut clauses = words.split(['，', '。', '；']);
    words.contains('？')
        || clauses.any(|clause| clause.ends_with(['吗', '不']) && !clause.contains("不知"))
        || asks_unmarked(words)
}

/// Is something asked anywhere in these words, with a mark or without?
pub(super) fn asks_at_all(words: &str) -> bool {
    const ASKS: [&str; 10] =
        ["吗", "会不会", "能不能", "是不是", "有没有", "要不要", "哪", "多少", "怎么", "吧"];
    is_question(words) || ASKS.iter().any(|word| words.contains(word))
}

/// Does the first or the last clause ask without a mark: 花篮到哪了，马上开始了; …，为什么换呢? What begins with 问 tells that it was
/// asked, and 不知道能退不 asks nobody.
pub(super) fn asks_unmarked(words: &str) -> bool {
    const ENDS: [&str; 19] = [
        "能不能退",
        "能不能换",
        "可不可以退",
        "可不可以",
        "能退不",
        "行不行",
        "到哪了",
        "到哪儿了",
        "到哪里了",
        "在哪里",
        "在哪儿",
        "是多少",
        "什么时候",
        "什么时候到",
        "什么时候发",
        "几点到",
        "为什么",
        "好不好",
        "好了没",
    ];
    let is_told = |clause: &str| {
        ["问", "询", "咨询", "不知", "说"].iter().any(|verb| clause.starts_with(verb))
            || clause.contains("不知道")
    };
    let asks = |clause: &str| !is_told(clause) && ENDS.iter().any(|end| clause.ends_with(end));
    let clauses = || words.trim_end_matches('。').split(['，', '。', '；', ' ']);
    let last = clauses().next_back().unwrap_or(words);
    clauses().next().is_some_and(asks)
        || asks(last)
        || last.ends_with('呢') && last.contains("为什么") && !is_told(last)
}
