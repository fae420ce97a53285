//! Words of the seller that own up to what it denies later.

/// Words with one of these own up to something, or stop it: nothing weighs more against a later no.
const ADMITS: [&str; 18] = [
    "漏了",
    "漏放",
    "漏发",
    "发错",
    "拿错",
    "装错",
    "弄错",
    "搞错",
    "忘了",
    "忘记",
    "我们的问题",
    "我们的失误",
    "我们疏忽",
    "算我们的",
    "停了",
    "不做了",
    // 小问题 不影响成像的: what is blamed on the writer later was there when they said so.
    "小问题",
    "不影响",
];
/// Does somebody own up to a mistake: 给您漏发了一只? 是您自己忘了 and 我们没有发错 own up to nothing.
pub(super) fn owns_up(quote: &str) -> bool {
    let is_own = |head: &str| {
        let head =
            ["给您", "给你", "帮您", "为您"].iter().fold(head.to_owned(), |head, to| head.replace(to, ""));
        let is_denied = ["没", "没有", "不是", "不会"].iter().any(|no| head.ends_with(no));
        !is_denied && !["您", "你", "是不是"].iter().any(|other| head.contains(other))
    };
    let owns =
        |clause: &str| ADMITS.iter().any(|word| clause.find(word).is_some_and(|at| is_own(&clause[..at])));
    quote.split([' ', '，', '。', '；', '！', '？']).any(owns)
}

#[cfg(test)]
mod tests {
    use super::owns_up;

    #[test]
    fn who_owns_up_is_told_from_who_blames() {
        for admits in [
            "不好意思我们发错了",
            "不好意思给您发错了",
            "是给您漏发了一只",
            "没注意装错了",
            "嗯嗯 小问题 不影响成像的 放心用",
        ] {
            assert!(owns_up(admits), "{admits}");
        }
        for denies in ["是您自己忘了", "我们没有发错", "没发错啊亲", "是不是您拿错了"]
        {
            assert!(!owns_up(denies), "{denies}");
        }
    }
}
