//! What hangs on the words before it, said so that it may stand elsewhere.

use std::borrow::Cow;

/// Names of the seller in the writer's words.
const SELLERS: [&str; 5] = ["卖家", "商家", "店家", "店铺", "客服"];
/// Somebody else may be he.
const OTHERS: [&str; 9] = ["师傅", "快递", "骑手", "平台", "房东", "邻居", "厂家", "物业", "医生"];

/// A detail as it may stand beside what it answers: 同一天 there is another day, and he who answered has his name.
#[must_use]
pub fn apart(text: &str) -> Cow<'_, str> {
    let text = text.strip_prefix("同一天").map_or(text, |rest| rest.trim_start_matches('，'));
    named(text).map_or(Cow::Borrowed(text), Cow::Owned)
}

/// 跟卖家说了“…”，他回“没问题” where nobody but the seller was spoken of.
fn named(text: &str) -> Option<String> {
    const SAYS: [&str; 6] = ["”，他回", "”，她回", "”，他说", "”，她说", "”，他答", "”，她答"];
    let (place, said) = SAYS.iter().find_map(|said| Some((text.find(said)?, said)))?;
    let sentence = text[..place].rsplit('。').next()?;
    let seller = SELLERS.iter().find(|seller| sentence.contains(**seller))?;
    let is_open = OTHERS.iter().any(|other| sentence.contains(other));
    let rest = said.trim_start_matches(['”', '，', '他', '她']);
    let behind = &text[place + said.len()..];
    (!is_open).then(|| format!("{}”，{seller}{rest}{behind}", &text[..place]))
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn what_hangs_on_other_words_stands_alone() {
        for (text, told) in [
            ("同一天下单前，商家自己说“不放价格”。", "下单前，商家自己说“不放价格”。"),
            ("跟卖家说了“联机用”，他回“没问题”。", "跟卖家说了“联机用”，卖家回“没问题”。"),
            ("卖家叫师傅来，师傅说“修不了”，他回“知道了”。", "卖家叫师傅来，师傅说“修不了”，他回“知道了”。"),
            ("我弟说“坏了”，他回“退吧”。", "我弟说“坏了”，他回“退吧”。"),
        ] {
            assert_eq!(apart(text), told);
        }
    }
}
