//! Sentences that say that two things differ, and not in what.

/// 商品页关于镜片的描述和收到的不一样: does the sentence leave unsaid what was found? One with a figure or a quotation says it.
pub fn only_differs(sentence: &str) -> bool {
    const DIFFERS: [&str; 6] = ["不一样", "不一致", "不符", "不同", "对不上", "有出入"];
    let ends_so = DIFFERS.iter().any(|word| sentence.trim_end_matches('。').ends_with(word));
    ends_so && sentence.chars().all(|sign| !sign.is_ascii_digit() && !matches!(sign, '“' | '：'))
}
