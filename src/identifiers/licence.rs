//! Names behind the words of licences, parcels and forms: 经营者：王示例, 法定代表人 王示例, 收件人（王示例）.

use super::glyphs::Glyph;
use super::reading::Reading;
use std::ops::Range;

const LABELS: &[&str] = &[
    "经营者",
    "经营者姓名",
    "法定代表人",
    "法人代表",
    "法人",
    "负责人",
    "投资人",
    "个体工商户",
    "个体户",
    "业主姓名",
    "店主姓名",
    "联系人",
    "收件人",
    "收货人",
    "寄件人",
    "持卡人",
    "户名",
    "开户名",
    "真实姓名",
    "实名",
    "姓名",
    "投诉人",
    "总经理",
    "店长",
];
/// The characters that labels begin with.
const STARTS: &str = "经法负投个业店联收寄持户开真实姓投总";
/// Between a label and a name.
const FILLERS: &str = ":是为叫名姓";
/// Family names. Those that are everyday words as well stand in the second row, for names behind ： only.
const FAMILIES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱郭林罗郑梁谢宋唐许邓冯韩曹彭萧蔡潘袁董吕魏蒋杜薛阎沈姜崔谭陆汪\
                        丁廖邹熊孟秦邱侯江尹卢闫贾苏叶欧阳";
const RARE_FAMILIES: &str = "高马何程傅曾田任姚范方石金夏钟白邵毛史顾龙万段雷钱汤黎易常武贺赖龚文樊殷施陶洪翟安颜倪严牛温芦季\
                             俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游\
                             裴席卫查屈鲍位覃霍翁隋植甘景薄单包司柏宁柯阮桂闵解强柴华车冉房边";
/// What such a first character is a word with.
const WORDS: &[&str] = &[
    "周1", "周2", "周3", "周4", "周5", "周6", "周日", "周边", "周期", "周到", "周末", "周转", "黄牛", "许可",
    "许诺", "许多", "杜绝", "胡说", "胡乱", "罗列", "郑重", "谢绝", "谢谢", "张贴", "张口", "陈述", "陈列",
    "陈旧", "董事", "宋体", "江苏", "江西", "陆续", "苏州", "沈阳", "唐山", "徐州", "吴江", "郑州", "林业",
    "叶子", "熊猫", "姜茶", "丁点", "欧盟", "欧元", "欧美", "孟加", "秦皇", "汪汪",
];

/// Every name behind a word of a licence or a parcel.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    let possible = reading.possible(LABELS);
    if possible.is_empty() {
        return Vec::new();
    }
    let is_start = |at: &usize| reading.folded(*at).is_some_and(|c| STARTS.contains(c));
    let named = |at: usize| reading.any_word(at, &possible).and_then(|end| name(reading, end));
    (0..reading.glyphs.len()).filter(is_start).filter_map(named).collect()
}

/// The name behind a label that ends at `end`.
fn name(reading: &Reading, end: usize) -> Option<Range<usize>> {
    let rest = reading.glyphs.get(end..)?;
    let is_filler =
        |glyph: &&Glyph| FILLERS.contains(glyph.folded) || (glyph.is_gap() && !glyph.ends_clause());
    let start = end + rest.iter().take(6).take_while(is_filler).count();
    let is_told = rest
        .iter()
        .take(start - end)
        .any(|glyph| matches!(glyph.folded, ':' | '=' | '姓' | '名' | '(' | '['));
    // 陆 and 伍 are digits elsewhere.
    let family =
        reading.get(start).map(|glyph| if glyph.is_digit() { glyph.original } else { glyph.folded })?;
    let is_family = FAMILIES.contains(family) || (is_told && RARE_FAMILIES.contains(family));
    let is_word = WORDS.iter().any(|word| reading.word(start, word).is_some());
    if !is_family || is_word {
        return None;
    }
    let name = name_end(reading, start)?;
    (is_told || is_ended(reading, name.end) || FAMILIES.contains(family)).then_some(name)
}

/// A family name and one to three more characters, also spaced; 王某 and 王女士 name nobody.
fn name_end(reading: &Reading, start: usize) -> Option<Range<usize>> {
    let mut end = start + 1;
    for number in 0..2 {
        let next = reading.past_gaps(end, 3);
        let is_apart = next > end && number > 0 && reading.get(next + 1).is_some_and(Glyph::is_chinese);
        let Some(glyph) = reading.get(next).filter(|glyph| glyph.is_chinese() && !is_apart) else {
            break;
        };
        let is_title = "某先女小总老师经店".contains(glyph.folded) && number == 0;
        let is_clause = (end..next).any(|gap| reading.get(gap).is_some_and(Glyph::ends_clause));
        if is_title || is_clause {
            break;
        }
        end = next + 1;
    }
    (end > start + 1).then_some(start..end)
}

fn is_ended(reading: &Reading, end: usize) -> bool {
    !reading.get(end).is_some_and(Glyph::is_chinese)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_licences() {
        for text in [
            "经营者：王示例",
            "经营者姓名王示例",
            "法定代表人 王 示 例",
            "个体工商户（林示例）",
            "负责人是陳示例，",
            "收件人: 高示例",
            "经营者王示例拒绝退款",
        ] {
            assert!(!find(&Reading::new(text)).is_empty(), "{text}");
        }
        for text in [
            "经营者应当退款",
            "负责人是谁",
            "经营者提供",
            "负责人说明天",
            "经营者：王某",
            "负责人王经理",
            "经营者许可证",
            "负责人周三回复",
            "经营者高度重视",
        ] {
            assert!(find(&Reading::new(text)).is_empty(), "{text}");
        }
    }
}
