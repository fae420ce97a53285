//! Who speaks: 商家说给我一百让我删差评 is the shop's offer, 我跟店长讲给一百就删 the writer's.

use super::fold::Sign;

/// How far back the speaker is looked for, in signs.
const BACK: usize = 40;
/// How far behind a refusal stands.
const BEHIND: usize = 14;
/// The other side, and whoever is neither.
const OTHERS: &[&str] = &[
    "商家",
    "客服",
    "店家",
    "卖家",
    "老板",
    "老板娘",
    "店主",
    "店长",
    "店员",
    "商户",
    "对方",
    "平台",
    "他们",
    "他",
    "她",
    "对面",
    "经理",
    "主播",
    "店铺",
    "被投诉人",
    "快递员",
    "网点",
    "厂家",
    "店里",
    "门诊",
    "诊所",
    "医院",
    "门店",
    "前台",
    "护士",
    "医生",
    "中介",
    "机构",
    "公司",
    "销售",
    "页面",
    "包裹",
];
/// What stands before the other side where the writer speaks to them or asks them.
const TOWARDS: &[&str] = &[
    "跟", "和", "对", "向", "给", "告诉", "告知", "要求", "让", "叫", "通知", "回复", "回", "答复", "请",
    "找", "逼", "催", "联系", "问", "答应", "承诺", "提醒", "警告", "与", "同", "要", "除非", "如果", "只要",
    "若", "等", "希望",
];
/// What stands before 我 where somebody else acts on the writer.
const ON_ME: &[&str] = &[
    "让", "要", "给", "叫", "对", "向", "跟", "求", "劝", "逼", "把", "被", "和", "问", "帮", "替", "转",
    "说", "骂", "告", "请", "赔", "补", "退", "返", "打", "送", "要求", "希望", "想", "联系", "私信", "威胁",
    "加",
];
/// What the writer does not do.
const DENIALS: &[&str] = &[
    "没有要求",
    "没要求",
    "从未",
    "从没",
    "没有提",
    "没提",
    "没有说",
    "没说",
    "不要求",
    "没有拿",
    "没有用",
    "不会用",
    "不会以",
    "不以",
    "不想用",
    "没有想",
];
/// The writer refuses what somebody else proposed.
const REFUSALS: &[&str] = &[
    "没有同意",
    "没同意",
    "不同意",
    "未同意",
    "没有答应",
    "没答应",
    "不答应",
    "未答应",
    "没有接受",
    "没接受",
    "不接受",
    "未接受",
    "拒绝了",
    "我拒绝",
    "本人拒绝",
    "没有理",
    "没理",
    "没有删",
    "没有改",
    "没有撤",
    "没有人要求",
    "没有照做",
];

/// The writer answers.
const ANSWERS: &[&str] = &["我说", "我回", "我答", "我要", "我开", "我报"];

/// Words after which the words of somebody else are told.
const TELLS: &[&str] = &[
    "说",
    "称",
    "扬言",
    "威胁",
    "放话",
    "警告",
    "表示",
    "回复",
    "回应",
    "告诉我",
    "告知",
    "写道",
    "写着",
    "写的是",
    "喊",
    "嚷",
    "吼",
    "要求",
    "要我",
    "让我",
    "叫我",
    "劝我",
    "逼我",
    "声称",
];
/// Words that begin as one of these and tell nothing.
const TELLS_NOTHING: &[&str] =
    &["说话", "说法", "说明", "说好", "说实", "说过", "说句", "称重", "称心", "表示不", "要求不", "喊人"];

/// Whether somebody else is told to have said this: 客服发消息说再投诉就公开地址. The writer speaks again where a clause begins with
/// 我, or where the other side is spoken to.
pub(super) fn is_told(signs: &[Sign], at: usize) -> bool {
    let from = at.saturating_sub(BACK);
    let start =
        signs[from..at].iter().rposition(|sign| sign.ends_sentence()).map_or(from, |place| from + place + 1);
    let tells = |place: usize| starts(signs, place, TELLS) && !starts(signs, place, TELLS_NOTHING);
    let Some(told) = (start..=at).rev().find(|&place| tells(place)) else { return false };
    let is_taken_up = (told..at).any(|place| {
        let opens = signs[place].ends_clause();
        opens && starts(signs, place + 1, TAKES_UP) || starts(signs, place, &["你们", "贵店", "贵司"])
    });
    let speaker = (start..told).rev().find_map(|place| subject(signs, place));
    !is_taken_up && speaker == Some(false)
}

/// What stands before the writer's own words after those of others.
const TAKES_UP: &[&str] = &[
    "我",
    "那我",
    "本人",
    "所以",
    "现在",
    "那就",
    "于是",
    "信不信",
    "再不退",
    "不退款",
    "不退钱",
    "不退就",
    "再不赔",
    "不赔就",
    "不赔钱",
    "不给钱",
    "再不处理",
    "不处理就",
    "不解决就",
];

/// Whether what stands at `at`, in a finding that ends at `end`, is the writer's to say.
pub(super) fn is_the_writers(signs: &[Sign], at: usize, end: usize) -> bool {
    let behind = signs.get(end..(end + BEHIND).min(signs.len())).unwrap_or(&[]);
    if (0..behind.len()).any(|place| starts(behind, place, REFUSALS)) {
        return false;
    }
    // 客服问要多少才删，我说八百: the answer is the writer's.
    if (at..end).any(|place| starts(signs, place, ANSWERS)) {
        return true;
    }
    let from = at.saturating_sub(BACK);
    let line = signs[from..at].iter().rposition(|sign| sign.c == '\n').map_or(from, |place| from + place + 1);
    for place in (line..at).rev() {
        if let Some(is_writer) = subject(signs, place) {
            return is_writer;
        }
    }
    true
}

/// Does somebody else act in the sentence in which this stands: 有一张照片。那天店里发给我?
pub(super) fn is_anothers(signs: &[Sign], at: usize) -> bool {
    let start = signs[..at].iter().rposition(|sign| sign.ends_sentence()).map_or(0, |end| end + 1);
    (start..at).rev().find_map(|place| subject(signs, place)) == Some(false)
}

/// Whether a subject stands at a place: the writer (true, where nothing is denied) or somebody else (false).
fn subject(signs: &[Sign], at: usize) -> Option<bool> {
    if let Some(me) = ["我", "本人", "咱"].iter().find(|me| is_at(signs, at, me)) {
        let end = at + me.chars().count();
        let is_object = ends(&signs[..at], ON_ME) && !ends(&signs[..at], &["我要", "就给"]);
        return (!is_object).then(|| !(end..end + 4).any(|place| starts(signs, place, DENIALS)));
    }
    let other =
        OTHERS.iter().filter(|other| is_at(signs, at, other)).map(|other| other.chars().count()).max()?;
    let next = signs.get(at + other);
    // 老板，给两百: they are spoken to.
    let is_called = next.is_some_and(|sign| !sign.is_solid && !matches!(sign.c, '“' | '"' | '('));
    let is_longer = at > 0 && matches!(signs[at - 1].c, '其') || next.is_some_and(|sign| sign.c == '的');
    (!is_called && !is_longer && !ends(&signs[..at], TOWARDS)).then_some(false)
}

fn is_at(signs: &[Sign], at: usize, word: &str) -> bool {
    word.chars().enumerate().all(|(place, c)| signs.get(at + place).is_some_and(|sign| sign.c == c))
}

fn starts(signs: &[Sign], at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| is_at(signs, at, word))
}

fn ends(signs: &[Sign], words: &[&str]) -> bool {
    let start = |word: &str| signs.len().checked_sub(word.chars().count());
    words.iter().any(|word| start(word).is_some_and(|at| is_at(signs, at, word)))
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;

    fn is_writer(text: &str, word: &str) -> bool {
        let folded = fold(text);
        let at = (0..folded.signs.len()).find(|at| is_at(&folded.signs, *at, word)).unwrap_or_default();
        is_the_writers(&folded.signs, at, at + word.chars().count())
    }

    #[test]
    fn what_others_said_is_told() {
        let told = |text: &str, word: &str| {
            let folded = fold(text);
            let at = (0..folded.signs.len()).find(|at| is_at(&folded.signs, *at, word)).unwrap_or_default();
            is_told(&folded.signs, at)
        };
        for text in [
            "商家发消息说再投诉就曝光地址",
            "老板在电话里当着孩子的面扬言，再来就曝光",
            "客服在群里威胁我，不删评价就曝光",
        ] {
            assert!(told(text, "曝光"), "{text}");
        }
        for text in [
            "商家说不退，那我就曝光",
            "老板说没货，你们等着曝光",
            "我跟客服说不退就曝光",
            "客服说话难听，曝光",
            "商家不退款就曝光",
            "客服说不退。曝光",
        ] {
            assert!(!told(text, "曝光"), "{text}");
        }
    }

    #[test]
    fn who_speaks() {
        for text in [
            "我跟店长讲给一百就删",
            "老板，给两百就删",
            "要求商家给两百作为删",
            "告诉客服给钱就删",
            "商家赔了之后我就删",
            "给钱就删",
        ] {
            assert!(is_writer(text, "删"), "{text}");
        }
        for text in
            ["商家说给我一百让我删", "客服提出返现就删", "给一百就删，我没有同意", "我没有要求给钱再删"]
        {
            assert!(!is_writer(text, "删"), "{text}");
        }
    }
}
