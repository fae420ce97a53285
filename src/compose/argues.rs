//! Which sentences of a message argue: they deny, or hold against the other side what it said, and are said neither in anger nor of
//! one day.

/// A sentence of more characters is a story.
const LONG: usize = 48;
/// Of fewer, a scrap.
const SHORT: usize = 7;
/// A sentence with one of these argues: it denies, or holds against them what they said, or asks what cannot be.
const ARGUES: [&str; 31] = [
    "怎么看出",
    "原话是",
    "原话写",
    "写的就是",
    "怎么用",
    "怎么知道",
    "能差",
    "怎么跟着",
    "不是",
    "没说",
    "没写",
    "没提",
    "没有",
    "没得",
    "莫得",
    "从来没",
    "怎么会",
    "怎么可能",
    "怎么能",
    "怎么就",
    "哪有",
    "哪来",
    "也叫",
    "也算",
    "回的是",
    "说的是",
    "写的是",
    "答应的是",
    "就有",
    "跟我",
    "为什么说",
];
/// What is asked for now stands behind the points, and what was asked then may be over.
const ASKS: [&str; 33] = [
    "退",
    "赔",
    "换",
    "补发",
    "重做",
    "申请",
    "投诉",
    "平台",
    "介入",
    "12315",
    "要求",
    "请你",
    "请您",
    "尽快",
    "什么时候",
    "哪天",
    "给个",
    "给我",
    "告诉",
    "回复",
    "答复",
    "看看",
    "看一下",
    "发一下",
    "麻烦",
    "承担",
    "你们出",
    "我要",
    "给您",
    "请给",
    "要么",
    "请求",
    "再次",
];
/// What holds on the day it was said only.
const DATED: [&str; 21] = [
    "今天", "明天", "昨天", "后天", "前天", "今晚", "昨晚", "刚才", "刚刚", "现在", "马上", "还没", "还在",
    "正在", "上午", "下午", "晚上", "周", "星期", "礼拜", "早上",
];
/// And what is said in anger, or quarrels.
const HEATED: [&str; 32] = [
    "难道",
    "骗",
    "坑",
    "凭什么",
    "凭啥",
    "买得起",
    "欺负",
    "良心",
    "要脸",
    "无语",
    "过分",
    "忽悠",
    "黑心",
    "恶心",
    "呵呵",
    "搞笑",
    "糊弄",
    "耍",
    "垃圾",
    "无耻",
    "！",
    "去跟",
    "比一下",
    "自己去",
    "好意思",
    "行吗",
    "拉倒",
    "怎么敢",
    "才告诉我",
    "老爷们",
    "老娘",
    "老子",
];

/// A clause of so few characters only agrees.
const QUARREL: usize = 3;

/// The sentences of a message, each with its mark; of one that stands in quotation marks, nothing.
pub(super) fn sentences(words: &str) -> Vec<&str> {
    let is_plain = |sentence: &&str| !sentence.contains(['“', '”', '「', '」', '"', '（', '：']);
    if !words.contains(['。', '，']) {
        return words.split_inclusive(['？', '！', '\n']).flat_map(typed).filter(is_plain).collect();
    }
    words.split_inclusive(['。', '？', '！', '\n']).map(str::trim).filter(is_plain).collect()
}

/// Who writes without stops sets a space for them: what stands between what asks and what is said in anger is one sentence.
/// `时间是你们改的 又不是我个人原因 凭啥按160扣嘛 手续费合同上都没有` has two.
fn typed(words: &str) -> Vec<&str> {
    let words = words.trim();
    let is_out = |piece: &str| asks(piece) || is_heated(piece) || is_dated(piece);
    let (mut found, mut start, mut at) = (Vec::new(), 0, 0);
    for piece in words.split_inclusive(' ') {
        let end = at + piece.len();
        if is_out(piece.trim()) {
            found.extend(words.get(start..at));
            start = end;
        }
        at = end;
    }
    found.extend(words.get(start..));
    let is_long = |run: &&str| run.chars().count() > LONG;
    let pieces = |run| if is_long(&run) { run.split(' ').collect() } else { vec![run] };
    // 你们说没得教练 without what was said to it says nothing.
    let repeats = |run: &&str| {
        !run.contains(' ') && ["你们说", "你说", "您说"].iter().any(|says| run.starts_with(says))
    };
    let runs = found.into_iter().map(str::trim).filter(|run| !run.is_empty());
    runs.filter(|run| !repeats(run)).flat_map(pieces).collect()
}

/// Does a clause ask for something? 万一哪天 asks for no day, and 页面写90天可退可换 for no money.
fn asks(clause: &str) -> bool {
    const NONE: [&str; 5] = ["万一哪天", "可退可换", "包退换", "包退", "包换"];
    let bare = NONE.iter().fold(clause.to_owned(), |text, no| text.replace(no, ""));
    ASKS.iter().any(|word| bare.contains(word))
}

/// As far as the sentence argues: up to the clause that asks for something. What is said to an offer need not deny a reason.
pub(super) fn argument(sentence: &str, is_offer: bool) -> Option<&str> {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let mut end = 0;
    for clause in sentence.split_inclusive(['，', '；']) {
        if asks(clause) {
            break;
        }
        end += clause.len();
    }
    let kept = sentence[..end].trim_end_matches(['，', '；']);
    // What leads up to 2000元怎么算的，请给单据 stands alone: cut there it would be half a question.
    let last = kept.rfind(['，', '；']).map_or("", |at| &kept[at..]);
    let is_cut = kept.len() < sentence.len() && last.contains("怎么");
    let kept = if is_cut { &kept[..kept.len() - last.len()] } else { kept };
    let length = kept.trim_end_matches(['。', '？']).chars().count();
    let is_question = sentence.ends_with('？');
    // A question is whole, or it asks something else.
    let is_whole = !is_question || kept.len() == sentence.len();
    let asks_how = || is_question && kept.contains("怎么算");
    let argues = is_offer || has(kept, &ARGUES) || asks_how();
    (is_whole && argues && (SHORT..=LONG).contains(&length) && !is_dated(kept) && !is_heated(kept))
        .then_some(kept)
}

/// Is it said in anger, or does a clause of it quarrel: 那你们去跟他说啊, 那是哪个嘛? 对啊 agrees, and 钱是你收的嘛 argues.
fn is_heated(kept: &str) -> bool {
    let quarrels = |clause: &str| {
        let asks =
            clause.ends_with(['嘛', '噻']) && ["哪", "咋", "啥"].iter().any(|word| clause.contains(word));
        (clause.ends_with(['啊', '呗', '吧']) || asks) && clause.chars().count() > QUARREL
    };
    HEATED.iter().any(|word| kept.contains(word)) || kept.split(['，', '；', '。', '？', ' ']).any(quarrels)
}

/// Does it hold on the day it was said only: 15号才供? 9月24号 is a day like any other.
fn is_dated(kept: &str) -> bool {
    let kept = kept.replace("一晚上", "");
    kept.contains('号') && !kept.contains('月') || DATED.iter().any(|word| kept.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{argument, sentences};

    #[test]
    fn what_argues_is_said_again_and_what_asks_is_not() {
        let all = |text: &'static str, is_offer| {
            sentences(text).into_iter().filter_map(|one| argument(one, is_offer)).collect::<Vec<_>>()
        };
        let said = "我家还没来暖气呢，15号才供。刚裂的缝里怎么会有旧胶和灰？下单前我专门问的哪年的，你回的是98年，没说大概";
        assert_eq!(
            all(said, false),
            ["刚裂的缝里怎么会有旧胶和灰？", "下单前我专门问的哪年的，你回的是98年，没说大概",]
        );
        let said = "不是调律的事，调完一晚上就跑了。600不要，好评也不会写，退琴退钱，检查的320你们也要出";
        assert_eq!(all(said, true), ["不是调律的事，调完一晚上就跑了。", "600不要，好评也不会写"]);
        assert_eq!(all("这不是骗人吗？不退我就投诉", false), Vec::<&str>::new());
        assert_eq!(all("你说“没有问题”，我不同意", false), Vec::<&str>::new());
        let said = "时间是你们改的 又不是我个人原因 凭啥按160扣嘛 手续费合同上都没有";
        assert_eq!(all(said, false), ["时间是你们改的 又不是我个人原因", "手续费合同上都没有"]);
    }
}
