//! Words for somebody of the writer's own, and for a shop.

/// What the name that a shop shows ends in.
pub const SHOP_ENDINGS: [&str; 7] = ["旗舰店", "专卖店", "专营店", "官方店", "企业店", "自营店", "百货店"];

/// Whoever is named so is of the writer's people.
pub const KIN: [&str; 40] = [
    "父亲",
    "母亲",
    "父母",
    "爸",
    "妈",
    "爷",
    "奶奶",
    "外公",
    "外婆",
    "姥",
    "公公",
    "婆婆",
    "岳父",
    "岳母",
    "丈母",
    "老人",
    "长辈",
    "哥",
    "姐",
    "弟",
    "妹",
    "老公",
    "老婆",
    "丈夫",
    "妻子",
    "儿子",
    "女儿",
    "孩子",
    "小孩",
    "同事",
    "同学",
    "朋友",
    "室友",
    "邻居",
    "亲戚",
    "家里人",
    "家人",
    "男友",
    "女友",
    "表",
];
/// And those of whom 他 is said.
pub const MEN: [&str; 15] = [
    "父亲", "爸", "爷爷", "外公", "姥爷", "公公", "岳父", "老公", "丈夫", "儿子", "男友", "我哥", "我弟",
    "表哥", "表弟",
];
/// What begins so and is nobody: 我朋友圈发过.
const NOBODY: [&str; 4] = ["朋友圈", "表格", "表面", "表示"];

/// Does the text begin with one of the writer's people?
pub fn begins_with_kin(text: &str) -> bool {
    KIN.iter().any(|person| text.starts_with(person)) && !NOBODY.iter().any(|word| text.starts_with(word))
}

/// Does one of these texts name a man of the writer's?
pub fn names_a_man(texts: &[&str]) -> bool {
    MEN.iter().any(|person| texts.iter().any(|text| text.contains(person)))
}

#[cfg(test)]
mod tests {
    use super::begins_with_kin;

    #[test]
    fn people_are_told_from_words_that_begin_alike() {
        for person in [
            "我妈",
            "妈",
            "表弟那台",
            "家里人都没收到",
            "爷爷在家签的",
            "爷收的快递",
            "父母不会用手机",
            "小孩用的",
            "妹子帮我收的",
        ] {
            assert_eq!(begins_with_kin(person), !person.starts_with('我'), "{person}");
        }
        for nobody in ["朋友圈发过", "表格里填的", "表面有划痕", "家具", "父"] {
            assert!(!begins_with_kin(nobody), "{nobody}");
        }
    }
}
