//! Which words speak to somebody, and so stand in quotation marks in a text that says 本人.

/// With one of these a message speaks to somebody, and does not only tell.
const SPEAKS: [&str; 8] = ["不要", "我要", "怎么", "吗", "？", "我不", "问一下", "问下"];
/// So does 请 or 别, but for words that hold one: 请了假, 特别, 别人.
const REQUESTS: [char; 2] = ['请', '别'];
const NO_REQUESTS: [&str; 18] = [
    "申请", "邀请", "聘请", "请了", "请假", "请客", "请教", "特别", "区别", "性别", "级别", "告别", "分别",
    "类别", "别人", "别的", "别处", "别家",
];

/// In a text that says 本人, 我不要50，我要退货 is nobody's unless it is quoted; what only tells of the writer is not.
pub(super) fn speaks(words: &str) -> bool {
    let requests = || NO_REQUESTS.iter().fold(words.to_owned(), |words, word| words.replace(word, ""));
    words.contains('我') && (SPEAKS.iter().any(|word| words.contains(word)) || requests().contains(REQUESTS))
}

#[cfg(test)]
mod tests {
    use super::speaks;

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
        for told in ["我请了半天假在家等", "我特别喜欢这个颜色", "我后来申请了售后", "请拍照给客服"]
        {
            assert!(!speaks(told), "{told}");
        }
    }
}
