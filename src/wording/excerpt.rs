//! What of the other side's words is quoted: without the address before them and the courtesies behind. A piece of what was
//! said, letter for letter; the whole stands in the exhibit.

use crate::reading::is_han;

use super::address::without_address;

/// What a seller begins with and says nothing by, as whole clauses.
const OPENINGS: [&str; 14] = [
    "跟你说个事",
    "跟您说个事",
    "不好意思",
    "实在不好意思",
    "抱歉",
    "非常抱歉",
    "您好",
    "你好",
    "久等了",
    "让您久等了",
    "哈喽",
    "在的",
    "收到",
    "收到了",
];
/// What one ends with who asks for patience or thanks, as whole clauses.
const CLOSINGS: [&str; 24] = [
    "理解一下",
    "请理解",
    "望理解",
    "请谅解",
    "请您谅解",
    "敬请谅解",
    "望谅解",
    "见谅",
    "请见谅",
    "感恩",
    "感恩陪伴",
    "感谢",
    "感谢理解",
    "谢谢",
    "谢谢理解",
    "祝您生活愉快",
    "祝您旅途愉快",
    "辛苦了",
    "辛苦您了",
    "您看可以吗",
    "您看行吗",
    "您看可以接受吗",
    "别磨叽",
    "不行拉倒",
];
/// The same behind more words.
const CLOSING_ENDS: [&str; 2] = ["互相理解一下", "感恩陪伴"];
/// What a closing that says something has.
const SAYS: [char; 12] = ['退', '换', '赔', '补', '扣', '费', '钱', '元', '但', '要', '修', '款'];
/// A quotation is no shorter.
const LEAST: usize = 4;
/// Signs that part clauses in a chat.
const PARTS: [char; 12] = ['，', '。', '！', '？', '；', '～', '~', ' ', ',', '!', '\n', '\u{3000}'];
/// Behind one of these 滴 is a leak or a drop: 我家厕所也滴, 只剩几滴.
const DROPS: [char; 20] = [
    '也', '还', '在', '又', '会', '都', '下', '直', '水', '不', '没', '往', '几', '两', '一', '半', '多',
    '点', '三', '每',
];
/// Words without meaning at the end of a sentence.
const PARTICLES: [char; 8] = ['哦', '呢', '哈', '呀', '噢', '喔', '哟', '啦'];

/// The piece that is quoted where one speaks: in a chat and a note. A clause is left out only where all of it is a courtesy.
pub fn excerpt(quote: &str) -> &str {
    let mut rest = without_address(quote.trim());
    while let Some(at) = rest.find(PARTS) {
        let clause = unended(&rest[..at]);
        let behind = rest[at..].trim_start_matches(PARTS);
        if !opens(clause) || behind.chars().count() < LEAST {
            break;
        }
        rest = behind;
    }
    loop {
        let shorter = unended(rest);
        let last = shorter.rfind(PARTS).map(|at| &shorter[at..]);
        let before = last.filter(|last| closes(last)).map(|last| &shorter[..shorter.len() - last.len()]);
        match before {
            Some(before) if unended(before).chars().count() >= LEAST => rest = before,
            _ => return if shorter.chars().count() < LEAST { rest } else { shorter },
        }
    }
}

/// Is all of it a courtesy? 非常抱歉给您带来不好的体验 is; 抱歉，您这个超过15天了 says something.
fn opens(clause: &str) -> bool {
    const SORRY: [&str; 3] = ["抱歉", "不好意思", "对不起"];
    const FOR: [&str; 5] = ["不好的体验", "不便", "困扰", "添麻烦", "久等"];
    const THANKS: [&str; 6] =
        ["感谢您的", "感谢您对", "理解您的心情", "您的心情我们", "您的心情我理解", "非常理解您"];
    let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
    let says = clause.contains(SAYS) || clause.contains(|sign: char| sign.is_ascii_digit());
    OPENINGS.contains(&clause) || !says && (has(&SORRY) && has(&FOR) || has(&THANKS))
}

fn closes(clause: &str) -> bool {
    let clause = clause.trim_start_matches(PARTS);
    let is_long = CLOSING_ENDS.iter().any(|end| clause.ends_with(end))
        && !clause.contains(SAYS)
        && !clause.contains(|sign: char| sign.is_ascii_digit());
    is_long || CLOSINGS.contains(&clause)
}

/// Does a text of the writer's begin by saying again what the other side said?
pub fn repeats_other(text: &str) -> bool {
    const SELLERS: [&str; 14] = [
        "店里", "店家", "店铺", "店员", "店长", "商家", "卖家", "客服", "售后", "机构", "对方", "老板",
        "平台", "他们",
    ];
    // 店里一直说合同里写了 is no answer to 合同里写了.
    const STILL: [&str; 5] = ["一直", "还", "总", "老", "又"];
    let says = |rest: &str| {
        let rest = STILL.iter().find_map(|word| rest.strip_prefix(word)).unwrap_or(rest);
        rest.starts_with(['说', '称'])
    };
    SELLERS.iter().any(|who| text.strip_prefix(who).is_some_and(says))
}

/// The text behind such a beginning, where something is left that says enough.
pub fn behind_repeat(text: &str) -> &str {
    let text = text.trim_end_matches('。');
    let rest = text.split_once('。').or_else(|| text.split_once('，')).map_or("", |(_, rest)| rest.trim());
    // 其中8月11日那次 hangs on the days before it.
    let is_alone = rest.chars().count() > LEAST && !rest.starts_with("其中");
    if repeats_other(text) && is_alone { behind_turn(rest) } else { text }
}

/// 但, 可是 turn against the words before, which stand elsewhere with a turn of their own.
fn behind_turn(text: &str) -> &str {
    const TURNS: [&str; 7] = ["但是", "但", "可是", "不过", "然而", "其实", "，"];
    // 可退可换 and 而今 turn nothing; 可我下单前问过 does.
    const SOMEBODY: [char; 12] = ['我', '本', '店', '商', '客', '页', '这', '那', '当', '他', '她', '订'];
    let turned = TURNS.iter().find_map(|turn| text.strip_prefix(turn)).filter(|_| !text.starts_with("但凡"));
    let before_somebody = || text.strip_prefix(['可', '而']).filter(|rest| rest.starts_with(SOMEBODY));
    let rest = turned.or_else(before_somebody);
    rest.map(str::trim_start).filter(|rest| rest.chars().count() > LEAST).unwrap_or(text)
}

/// The clauses of what somebody wrote or typed, at every mark and blank.
pub fn clauses(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(PARTS).filter(|clause| !clause.is_empty())
}

/// Its clauses that are short enough to be named again, letter for letter; none where one takes another back.
pub fn short_clauses(quote: &str, most: usize) -> Vec<&str> {
    const NOTHING: [&str; 8] = ["帮您", "帮你", "给您申请", "反馈", "核实", "查了一下", "看了一下", "理解您"];
    const TURNS: [&str; 8] = ["但", "不过", "只是", "除非", "只要", "如果", "要是", "先"];
    let clauses = clauses(excerpt(quote));
    if clauses.clone().any(|clause| TURNS.iter().any(|turn| clause.starts_with(turn))) {
        return Vec::new();
    }
    let says = |clause: &&str| {
        (LEAST + 1..=most).contains(&clause.chars().count())
            && !NOTHING.iter().any(|word| clause.contains(word))
    };
    clauses.filter(says).collect()
}

/// A clause of a quotation with the condition that stands before it (签收48小时内没有拍照 就默认是完好的), or with the refusal that it
/// gives the reason for (按您选的尺寸现做的 属于定制 不支持退换), where they are short; letter for letter.
pub fn with_condition<'q>(quote: &'q str, clause: &'q str) -> &'q str {
    const HANGS: [&str; 5] = ["就", "那", "所以", "才", "也"];
    const DENIES: [char; 4] = ['不', '没', '无', '只'];
    const REFUSES: [&str; 17] = [
        "不支持",
        "不退",
        "不予",
        "不再",
        "不能",
        "不行",
        "没办法",
        "没法",
        "无法",
        "不保",
        "退不了",
        "没有问题",
        "不给",
        "不换",
        "不赔",
        "不是我们",
        "没问题",
    ];
    const MOST: usize = 24;
    const AHEAD: usize = 3;
    let Some(start) = quote.find(clause) else { return clause };
    let (before, end) = (quote[..start].trim_end_matches(PARTS), start + clause.len());
    let fits = |text: &str| unended(text).chars().count() <= MOST;
    if HANGS.iter().any(|word| clause.starts_with(word)) && !before.is_empty() {
        let from =
            before.rfind(PARTS).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
        let whole = &quote[from..end];
        return if fits(whole) { whole } else { clause };
    }
    if clause.contains(DENIES) {
        return clause;
    }
    let ends = quote[end..].split_inclusive(PARTS).scan(end, |at, part| {
        *at += part.len();
        Some((*at, part))
    });
    // The first piece is the mark behind the clause.
    let denied = ends
        .take(AHEAD)
        .find(|(_, part)| REFUSES.iter().any(|word| part.contains(word)))
        .map(|(at, _)| &quote[start..at]);
    denied.map(|whole| whole.trim_end_matches(PARTS)).filter(|whole| fits(whole)).unwrap_or(clause)
}

/// Without pictures, particles and marks at the end; a question keeps its own.
fn unended(text: &str) -> &str {
    let mut text = text;
    loop {
        let shorter = text.trim_end_matches(|sign: char| {
            PARTICLES.contains(&sign)
                || matches!(sign, '～' | '~' | '！' | '!' | ' ' | '\u{3000}' | '，' | '。' | '…')
                || is_picture(sign)
        });
        let shorter = shorter
            .strip_suffix('亲')
            .filter(|head| !head.ends_with(['母', '父', '相', '双', '探']))
            .unwrap_or(shorter);
        // 好滴 is a manner of speaking, 我家厕所也滴 a leak.
        let shorter = shorter.strip_suffix('滴').filter(|head| !head.ends_with(DROPS)).unwrap_or(shorter);
        let shorter = shorter
            .strip_suffix(']')
            .and_then(|head| head.rfind('[').map(|at| &head[..at]))
            .unwrap_or(shorter);
        if shorter.len() == text.len() || shorter.is_empty() {
            return text;
        }
        text = shorter;
    }
}

/// The text without its pictures, and without those that stand in brackets: `[玫瑰]`.
pub fn without_pictures(text: &str) -> String {
    const LONGEST: usize = 4;
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        let inside =
            rest.strip_prefix('[').and_then(|behind| behind.split_once(']')).map(|(inside, _)| inside);
        let sticker = inside
            .filter(|inside| (1..=LONGEST).contains(&inside.chars().count()) && inside.chars().all(is_han));
        if let Some(inside) = sticker {
            rest = &rest[inside.len() + 2..];
            continue;
        }
        if !is_picture(sign) {
            words.push(sign);
        }
        rest = &rest[sign.len_utf8()..];
    }
    words.trim_end().to_owned()
}

fn is_picture(sign: char) -> bool {
    matches!(u32::from(sign), 0x2600..=0x27bf | 0x1f000..=0x1faff | 0xfe0f | 0x200d)
}

#[cfg(test)]
mod tests {
    use super::{behind_repeat, excerpt, short_clauses};

    #[test]
    fn courtesies_are_left_out() {
        assert_eq!(excerpt("亲亲非常抱歉给您带来不好的体验呢，您这边已经超过15天了"), "您这边已经超过15天了");
        assert_eq!(excerpt("不好意思给您换不了，已经过期了"), "不好意思给您换不了，已经过期了");
        assert_eq!(excerpt("不好意思亲，漏装了，三天内给您补寄一块"), "漏装了，三天内给您补寄一块");
        assert_eq!(excerpt("姐 这个是快递路上捂的"), "这个是快递路上捂的");
        assert_eq!(excerpt("建议您直接联系安装师傅协商呢亲"), "建议您直接联系安装师傅协商");
        assert_eq!(excerpt("郑哥您看能不能转下一期呀"), "您看能不能转下一期");
        assert_eq!(excerpt("何女士您好，已为您反馈专员跟进"), "已为您反馈专员跟进");
        assert_eq!(excerpt("大哥，这个真退不了"), "这个真退不了");
        assert_eq!(excerpt("我哥您认识吗"), "我哥您认识吗");
        assert_eq!(excerpt("没有老师，课开不了也退不了"), "没有老师，课开不了也退不了");
        assert_eq!(excerpt("今年雨水大 我家厕所也滴"), "今年雨水大 我家厕所也滴");
        assert_eq!(excerpt("单子给您补上滴"), "单子给您补上");
        assert_eq!(excerpt("不退，瓶子里只剩几滴"), "不退，瓶子里只剩几滴");
        assert_eq!(excerpt("问过老师，这个不能退的"), "问过老师，这个不能退的");
        assert_eq!(excerpt("以客服为准哈 小本生意互相理解一下"), "以客服为准");
        assert_eq!(excerpt("退你100 行就行 不行拉倒"), "退你100 行就行");
        assert_eq!(excerpt("只能维修，谢谢理解哦亲[玫瑰]"), "只能维修");
    }

    #[test]
    fn what_says_something_stays() {
        for quote in [
            "可以退款，但老板定的要扣30%",
            "可以退的，运费麻烦您承担一下",
            "不能退抱歉，已经拆封了",
            "退款的事，我们考虑一下",
            "您退它干嘛",
            "差价不补的哦亲，活动都结束了",
            "没收到退货，退不了",
            "你住都住了，还想退钱？",
            "不退",
            "谢谢",
        ] {
            assert_eq!(excerpt(quote), quote);
        }
    }

    #[test]
    fn what_is_taken_back_is_not_named() {
        let of = |quote: &'static str| short_clauses(quote, 16);
        assert_eq!(of("这个是快递路上捂的 咱发货时候个个都是好果子")[0], "这个是快递路上捂的");
        assert_eq!(of("这边帮您跟店长申请了，券已经核销了"), ["券已经核销了"]);
        assert!(of("这个可以处理的，不过您得先把差评删了").is_empty());
        assert!(of("好的").is_empty());
    }

    #[test]
    fn what_they_said_is_not_said_again() {
        assert_eq!(behind_repeat("店里说定做的不退，我要的是重做"), "我要的是重做");
        assert_eq!(behind_repeat("店里说协议写了。我手里这份没有"), "我手里这份没有");
        assert_eq!(behind_repeat("店里来人量的，我没有报过尺寸"), "店里来人量的，我没有报过尺寸");
    }
}
