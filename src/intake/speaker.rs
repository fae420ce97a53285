//! Who speaks in a chat.

use std::collections::BTreeSet;

use crate::case::people::SHOP_ENDINGS;

/// Whose words a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    Merchant,
    Platform,
    Writer,
    /// The name does not say it.
    Unknown,
}

const SHOPS: &[&str] = &["商家", "卖家", "店家", "店主", "掌柜"];
const PLATFORMS: &[&str] = &["平台", "小二", "官方客服", "小红书客服", "小红书"];
const WRITERS: &[&str] = &["我", "本人", "买家", "消费者", "自己", "我自己"];
/// What no name has.
const NO_NAME: &[char] =
    &['，', '。', '！', '？', '、', '；', '：', ',', '!', '?', ':', '“', '”', '"', '¥', '￥', '（', '）'];
const LONGEST: usize = 20;

/// May this be somebody's name?
pub(super) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    (1..=LONGEST).contains(&count)
        && !text.contains(NO_NAME)
        && text.chars().any(char::is_alphabetic)
        && !text.starts_with("http")
}

/// What a name says by itself, with the name of the shop and of who was said to be the merchant.
pub(super) fn by_name(name: &str, shop: Option<&str>, merchant: Option<&str>) -> Side {
    let is_of = |other: &str| !other.is_empty() && (name == other || name.contains(other));
    if [shop, merchant].into_iter().flatten().any(is_of) {
        return Side::Merchant;
    }
    if WRITERS.contains(&name) {
        return Side::Writer;
    }
    if SHOP_ENDINGS.iter().chain(SHOPS).any(|word| name.contains(word)) {
        return Side::Merchant;
    }
    if PLATFORMS.iter().any(|word| name.contains(word)) {
        return Side::Platform;
    }
    if name.contains("客服") || (name.ends_with('店') && name.chars().count() > 1) {
        return Side::Merchant;
    }
    Side::Unknown
}

/// The sides of all names: beside a merchant the one other name is the writer's.
pub(super) fn sides<'a>(
    names: &BTreeSet<&'a str>,
    shop: Option<&str>,
    merchant: Option<&str>,
) -> Vec<(&'a str, Side)> {
    let mut sides: Vec<(&str, Side)> =
        names.iter().map(|name| (*name, by_name(name, shop, merchant))).collect();
    let has = |side: Side| sides.iter().filter(|(_, one)| *one == side).count();
    let is_other = has(Side::Unknown) == 1 && has(Side::Writer) == 0;
    if is_other && has(Side::Merchant) + has(Side::Platform) > 0 {
        sides
            .iter_mut()
            .filter(|(_, side)| *side == Side::Unknown)
            .for_each(|(_, side)| *side = Side::Writer);
    }
    sides
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_say_who_speaks() {
        for (name, side) in [
            ("山月陶社", Side::Merchant),
            ("客服小陶", Side::Merchant),
            ("山月官方旗舰店", Side::Merchant),
            ("平台客服", Side::Platform),
            ("小二", Side::Platform),
            ("我", Side::Writer),
            ("momo", Side::Unknown),
        ] {
            assert_eq!(by_name(name, Some("山月陶社"), None), side, "{name}");
        }
        let names = BTreeSet::from(["momo", "客服小陶"]);
        assert_eq!(sides(&names, None, None), [("momo", Side::Writer), ("客服小陶", Side::Merchant)]);
        let names = BTreeSet::from(["momo", "阿陶"]);
        assert!(sides(&names, None, None).iter().all(|(_, side)| *side == Side::Unknown));
        assert_eq!(sides(&names, None, Some("阿陶"))[0], ("momo", Side::Writer));
    }
}
