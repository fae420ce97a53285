//! A short name for the goods.

use crate::case::HIRES;

const LEAST: usize = 2;
/// How a thing is sold is no name of it: 油画定制 is a 油画.
const SOLD: [&str; 5] = ["定制", "定做", "订制", "代购", "预售"];

/// What stands behind a figure counts.
const COUNTED: &str = "天年月日周次节课时分秒个只条张件斤克升码寸米层座";

/// No goods are called so.
const ACTS: [&str; 14] = [
    "施工", "安装", "清洗", "拆洗", "维修", "修理", "保养", "改装", "装修", "服务", "套餐", "项目", "上门",
    "体验",
];

/// Nor what comes with them.
const WITH_IT: [&str; 6] = ["全送", "赠送", "包邮", "包安装", "包退", "包含"];

/// 香水 of 香水（50毫升）: what stands in brackets at the end is no name. 操作员（中级）培训班 stays whole.
pub fn unbracketed(item: &str) -> &str {
    let item = item.trim_end();
    let pairs = [('（', '）'), ('(', ')'), ('【', '】'), ('[', ']')];
    let ends = pairs.into_iter().find(|(_, close)| item.ends_with(*close));
    // The bracket that opens it, not one within it.
    let opens = |(open, close): (char, char)| {
        let mut depth = 0_usize;
        item.char_indices().rev().find_map(|(at, sign)| {
            depth += usize::from(sign == close);
            depth = depth.saturating_sub(usize::from(sign == open));
            (sign == open && depth == 0).then_some(at)
        })
    };
    let start = ends.and_then(opens).filter(|at| *at > 0);
    start.map_or(item, |at| unbracketed(&item[..at]))
}

/// What the goods are called after their full name stood once: the longest end of it, two characters or more, that the
/// writer's own texts use (落地灯 of 可调光落地灯); else the full name.
pub fn short_name<'a>(item: &'a str, texts: &[&str]) -> &'a str {
    let name = unbracketed(item);
    // What is hired is the thing, not its hire.
    let name =
        HIRES.iter().find_map(|hire| name.strip_suffix(hire)).filter(|name| !name.is_empty()).unwrap_or(name);
    let name =
        SOLD.iter().find_map(|how| name.strip_suffix(how)).filter(|name| !name.is_empty()).unwrap_or(name);
    let name = uncounted(name);
    // Of several goods an end would name one.
    if name.contains(['、', '，', ',', '+', '＋', '&', '/']) {
        return item;
    }
    let starts: Vec<usize> = name.char_indices().map(|(at, _)| at).collect();
    let ends = starts.iter().filter(|at| is_boundary(name, **at)).map(|at| &name[*at..]);
    let ends = ends.filter(|end| end.chars().count() >= LEAST);
    // 施工 of 隐形车衣全车施工 is what is done, and 底片全送 what comes with it.
    let is_name = |end: &&&str| !ACTS.contains(*end) && !WITH_IT.iter().any(|tail| end.ends_with(tail));
    ends.filter(|end| is_name(&end)).find(|end| texts.iter().any(|text| text.contains(end))).unwrap_or(item)
}

/// 酒店大床房 of 酒店大床房两晚: how much of it was bought is no name.
fn uncounted(name: &str) -> &str {
    let is_figure = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十".contains(c);
    let counted = name
        .strip_suffix(['晚', '天', '次', '节', '张'])
        .map(|rest| (rest, rest.trim_end_matches(is_figure)));
    let counted = counted.filter(|(rest, without)| without.len() < rest.len() && !without.is_empty());
    counted.map_or(name, |(_, without)| without)
}

/// Not inside a word of Latin letters or a figure, and not at a space.
fn is_boundary(name: &str, at: usize) -> bool {
    let (before, after) = (name[..at].chars().next_back(), name[at..].chars().next());
    let is_plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '.');
    // 天卡 of 180天卡 is no name.
    let counts = before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| COUNTED.contains(c));
    !(counts || is_plain(before) && is_plain(after))
        && after.is_some_and(|c| !c.is_whitespace() && !c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::short_name;

    #[test]
    fn the_longest_end_that_is_used() {
        assert_eq!(short_name("可调光落地灯", &["落地灯通电后闪烁，灯头发热"]), "落地灯");
        assert_eq!(short_name("圆领粗针毛衣", &["收到的毛衣为灰绿色"]), "毛衣");
        assert_eq!(short_name("女款缓震跑步鞋", &["雾白色38码跑步鞋"]), "跑步鞋");
        assert_eq!(short_name("岚序木质调香水", &["香水外盒与瓶底"]), "香水");
        assert_eq!(short_name("Film Camera M2 胶片相机", &["相机装入电池后"]), "相机");
        assert_eq!(short_name("香水（50毫升）", &["香水外盒"]), "香水");
        assert_eq!(short_name("宠物肖像手绘油画定制", &["定制的油画画错了"]), "油画");
        assert_eq!(short_name("木质调香水（50毫升）", &["香水外盒"]), "香水");
        assert_eq!(short_name("酒店大床房两晚", &["订了两晚大床房"]), "大床房");
    }

    #[test]
    fn else_the_full_name() {
        assert_eq!(short_name("自习室180天卡", &["买的是180天卡"]), "自习室180天卡");
        assert_eq!(short_name("耳机", &["耳机无声"]), "耳机");
        assert_eq!(short_name("毛衣、围巾", &["围巾起球"]), "毛衣、围巾");
        assert_eq!(short_name("平板128GB", &["容量128GB"]), "平板128GB");
        assert_eq!(short_name("", &["无"]), "");
        assert_eq!(short_name("落地灯", &[]), "落地灯");
        assert_eq!(short_name("写真套餐 底片全送", &["页面写的底片全送"]), "写真套餐 底片全送");
    }
}
