//! What the words of a message are: a deed told, something said, or the very words that were sent.

use crate::case::people::begins_with_kin;
use crate::facts::tells_done;

use super::asking::{asks_first, asks_unmarked, is_question};
use super::direct::{answers, names_its_day, names_somebody, only_quoted};

/// Whoever is named so is spoken of, not spoken to.
pub(super) const OTHERS: [&str; 16] = [
    "商家", "店铺", "店家", "店里", "店员", "客服", "对方", "卖家", "他们", "平台", "前台", "师傅", "老板",
    "他说", "她说", "机构",
];

/// What an application is for begins with one of these.
const CLAIMS: [char; 12] = ['退', '换', '修', '补', '赔', '仅', '价', '更', '维', '七', '全', '未'];

/// A message of one of these is nothing but an answer: 确认.
const ANSWERS: [&str; 14] =
    ["确认", "收到", "好的", "好", "可以", "行", "不行", "不要", "同意", "不同意", "没有", "嗯", "在吗", "1"];

/// What of a message was said, word for word.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Speech<'a> {
    /// What was done before it: `把主办的邮件转给平台` of `把主办的邮件转给平台，说你们两家…`.
    pub(super) lead: Option<&'a str>,
    pub(super) words: &'a str,
    pub(super) asks: bool,
    /// Is it known to have been said so? 逐项对过确认单，跟我填的一样 only tells of the writer: it stands behind a colon.
    pub(super) is_quoted: bool,
}

/// The words of a message that speak to the other side themselves: `50度是误差？那你们自己测一遍`, `说不再充钱，我只要没用完的`,
/// `问颜色怎么是黄的，我订的是燕麦灰`.
///
/// They are told as they were said: a 本人 or a 商家 put into them (怎么收了本人780) would be nobody's words. What is reported
/// (说明…, 要求…) or tells a deed (打电话给你们客服) is not quoted.
pub(super) fn speech<'a>(kind: Option<&str>, text: &'a str) -> Option<Speech<'a>> {
    if !is_message(kind, text) || tells_of_others(text) || reports(text) {
        return None;
    }
    if ANSWERS.contains(&text.trim_end_matches(['。', '！'])) {
        return Some(Speech { lead: None, words: text, asks: false, is_quoted: true });
    }
    let (asks, words) = match said_behind(text) {
        // 说“又歪了，请换新。” is one quotation.
        Some((verb, words)) => match only_quoted(words) {
            Some(words) => return Some(Speech { lead: None, words, asks: verb == '问', is_quoted: true }),
            None => (verb == '问', words),
        },
        None => match behind_deed(text) {
            Some(speech) => return Some(speech),
            None if speaks_to(text) && begins_with_deed(text)
                || !speaks_to(text) && !is_typed(text) && is_deed(text) =>
            {
                return None;
            }
            None => (asks_first(text), text),
        },
    };
    let has_verb = words.len() < text.len();
    let speaks_of = || OTHERS.iter().any(|other| words.contains(other));
    // A question alone is asked in words that may be retold; who asks in it is not. Several sentences are what was typed:
    // 换了小颗粒，又卡了两次。退货退款.
    let is_several =
        words.trim_end_matches(['。', '？', '！']).contains(['。', '？', '！']) && !begins_with_deed(words);
    let speaks = speaks_to(words) || is_typed(words) || names_its_day(words) || is_several;
    let is_spoken = speaks
        || !speaks_of() && (words.contains('我') || !has_verb && is_question(words))
        // 问不是说纯玩吗怎么还进店 asks in the words themselves.
        || has_verb && words.contains('吗') && words.contains('，');
    let is_whole = !words.contains('：') && !is_mixed(words, speaks_to(words));
    let is_quoted = speaks || has_verb || is_question(words) || words.contains("我们"); // no 本人 fits beside it
    (is_spoken && is_whole).then_some(Speech { lead: None, words, asks, is_quoted })
}

/// Verbs behind which words are reported, and do not stand as they were said.
const REPORTED: [&str; 8] = ["说明", "表示", "询问", "要求", "请求", "告诉", "告知", "反映"];
/// And 说明 is no verb before one of these: 说明书一页一页拍给你们了.
const MANUALS: [&str; 2] = ["书", "文档"];

/// Does the text begin with a verb behind which words are reported?
fn reports(text: &str) -> bool {
    begins(text, &REPORTED) && !names_manual(text)
}

/// Does it begin with a manual, and not with the verb 说明?
pub(super) fn names_manual(text: &str) -> bool {
    text.strip_prefix("说明").is_some_and(|rest| begins(rest, &MANUALS))
}

/// The words behind 说 or 问, where these are verbs and no part of another word: 说服, 说不定, 问题.
fn said_behind(text: &str) -> Option<(char, &str)> {
    const PARTS: [&str; 17] = [
        "好", "服", "法", "话", "得", "不定", "不清", "不上", "不到", "题", "候", "到", "世", "卷", "号",
        "明", "的是",
    ];
    let verb = text.chars().next().filter(|verb| matches!(verb, '说' | '问'))?;
    let rest = &text[verb.len_utf8()..];
    // 说下午又进了个店, 说过年前修好: the mark is the beginning of a word.
    let is_mark = |mark: &str, behind: &str| {
        let words = match mark {
            "下" => "午次周单车面雨个来去班载架月边方水地层半铺家",
            "过" => "年期几两来去敏半程户度节后会分滤",
            "了" => "解",
            _ => "",
        };
        !behind.starts_with(|sign| words.contains(sign))
    };
    let without = |mark: &&str| rest.strip_prefix(*mark).filter(|behind| is_mark(mark, behind));
    let behind = ["一下", "下", "过", "了"].iter().find_map(without).unwrap_or(rest);
    let words = behind.trim_start_matches(['，', ':', '：']);
    // 问了木工，锯4公分要拆背板: somebody was asked, and what follows is what came of it.
    let is_deed = verb == '问' && behind.len() < rest.len() && {
        let (whom, answer) = words.split_once('，').unwrap_or((words, ""));
        !answer.is_empty() && !is_question(whom)
    };
    (!begins(rest, &PARTS) && !words.is_empty() && !is_deed).then_some((verb, words))
}

/// Does somebody speak to the other side, outside of what is quoted: 客服说“您再等等” does not?
fn speaks_to(words: &str) -> bool {
    words.split(['“', '”']).step_by(2).any(|own| own.contains(['你', '您']))
}

/// `客服说你们自己找快递，我没同意`: what the other side said. `平台让我们再协商，你们哪天来` speaks to it all the same.
pub(super) fn tells_of_others(text: &str) -> bool {
    let first = text.split(['，', '。', '；', ' ']).next().unwrap_or(text);
    !speaks_to(&text[first.len()..])
        && begins(first, &OTHERS)
        && ["说", "让", "回", "答", "称", "叫", "问"].iter().any(|verb| first.contains(verb))
}

/// `打电话给你们客服催退款`, `找你们店长当面谈`: the other side is named in what was done.
fn begins_with_deed(text: &str) -> bool {
    const DEEDS: [&str; 20] = [
        "打电话",
        "打了",
        "打给",
        "找",
        "跟",
        "和",
        "催",
        "带",
        "拿",
        "上传",
        "传",
        "发",
        "寄",
        "去",
        "到店",
        "私信",
        "留言",
        "联系",
        "拨",
        "提交",
    ];
    // 把照片发给你们了 is done; 把数据发给我 is asked.
    let first = text.split(['，', '。', '；']).next().unwrap_or(text);
    begins(text, &DEEDS) || begins(text, &["把", "将"]) && first.ends_with(['了', '过', '去'])
}

/// `趁换衣服发的消息，说你们不是说过不收吗`: the deed, and what was said.
fn behind_deed(text: &str) -> Option<Speech<'_>> {
    let at = ["，说", "，问"].iter().filter_map(|verb| text.find(verb)).min()?;
    let lead = &text[..at];
    let (verb, words) = said_behind(&text[at + '，'.len_utf8()..])?;
    // 师傅现在在我家，说要加线钱: somebody else said it, and so 楼下吴姐上来敲门了，说她家天花板在滴.
    let is_deed_alone = !begins(lead, &OTHERS)
        && !names_somebody(lead)
        && !lead.contains(['你', '您', '？'])
        && speaks_to(words)
        && !is_mixed(words, true);
    is_deed_alone.then_some(Speech { lead: Some(lead), words, asks: verb == '问', is_quoted: true })
}

/// Does a clause end as only what is typed does (照片发了3张哈), or does it ask outright?
fn is_typed(words: &str) -> bool {
    const ENDS: [char; 9] = ['哈', '啊', '呀', '哦', '嘛', '哟', '呗', '吧', '呢'];
    const THINGS: [&str; 6] = ["毛呢", "花呢", "贴吧", "酒吧", "网吧", "二哈"];
    let mut clauses = words.split(['，', '。', '；', '？', '！', ' ']);
    let is_thing = |clause: &str| THINGS.iter().any(|thing| clause.ends_with(thing));
    // 还有没有别的一楼？没空调我们也能住: who asks outright speaks, unless the words begin with what was done or with a verb of
    // asking; 问的是铭牌 says what the question was, and so speaks.
    let reports = begins(words, &["问", "询", "咨询", "说"]) && !begins(words, &["问的", "说的"]);
    let asks = (words.contains('？') || asks_unmarked(words)) && !begins_with_deed(words) && !reports;
    let shouts = words.contains('！') || words.contains("凭什么");
    asks || shouts && !reports
        || answers(words)
        || clauses.any(|clause| clause.ends_with(ENDS) && !is_thing(clause))
}

/// 发了照片，问什么时候能好: a deed, or a second verb of saying, stands among the words. What speaks to the other side may
/// name what was sent: 发了视频，你们看看.
fn is_mixed(words: &str, speaks_to: bool) -> bool {
    const TOLD: [&str; 5] = ["说", "问", "要求", "我说", "我问"];
    const SENT: [&str; 5] = ["发了", "发过去", "附", "截", "拍了"];
    let tells = |clause: &str| {
        // 我问的是哪年的 says what the question was.
        let is_verb = !begins(clause, &["问一下", "问下", "问的", "说的", "我问的", "我说的"]);
        is_verb && !names_manual(clause) && begins(clause, &TOLD) || !speaks_to && begins(clause, &SENT)
    };
    // 师傅现在在我家，说要加线钱，你们页面不是写全包吗: he said it, and the whole was written.
    let is_theirs = (begins(words, &OTHERS) || names_somebody(words)) && speaks_to;
    !is_theirs && words.split(['，', '。', '；']).skip(1).any(tells)
}

/// Does a text begin with one of these?
pub(super) fn begins(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// Is it a message, or an application with words of its own?
pub(super) fn is_message(kind: Option<&str>, text: &str) -> bool {
    match kind {
        Some("contacted") => true,
        // 按你们说的升级过了，还是断联 is said to the other side.
        Some("after-sale-requested") => !chooses(text) || speaks_to(text) && !text.starts_with(CLAIMS),
        Some("intervention-requested") => !chooses(text) && !supplies(text),
        _ => false,
    }
}

/// A message whose words begin neither with a verb of the writer's nor tell of something sent is what was said.
pub(super) fn is_deed(text: &str) -> bool {
    const SAID: [&str; 22] = [
        "说", "问", "讲", "告诉", "表示", "强调", "回", "答", "要求", "请求", "申请", "提出", "希望", "想",
        "指出", "质疑", "追问", "反映", "提醒", "解释", "反驳", "请",
    ];
    // 打 of 打卷子 and 打折 is no call.
    const DEEDS: [&str; 27] = [
        "备注", "找到", "找了", "拿着", "带着", "当面", "发", "寄", "打电", "打了", "打给", "打客", "打过",
        "打售", "打主", "打店", "打总", "打官", "传", "拍照", "去", "拨", "联系", "到店", "上门", "留言",
        "催",
    ];
    // 颜色发错 and 发黑 are how it came and what became of it.
    const NOT_SENT: [&str; 15] = [
        "发错", "发黑", "发霉", "发黄", "发热", "发烫", "发酸", "发臭", "发硬", "发粘", "少发", "漏发",
        "没发", "未发", "不发",
    ];
    // 50度是误差？那你们自己测一遍 and 说好一口价，为什么加钱？ are what was said, word for word.
    let is_question =
        |text: &str| text.find(['？', '?']).is_some_and(|at| !text[..at].contains(['。', '；', '问']));
    let begins = |words: &[&str]| begins(text, words);
    // 安装师傅的电话打通了: somebody else's, whatever was done.
    // 我老公去取的快递 was done by him, and is said.
    let is_kin = |rest: &str| rest.starts_with('家') || begins_with_kin(rest);
    if text.strip_prefix('我').is_some_and(is_kin) {
        return false;
    }
    let is_of_others = begins(&["安装师傅", "师傅", "快递", "客服", "平台", "商家", "店里", "店铺"]);
    if is_of_others || is_question(text) && !begins(&SAID) || begins(&["说好"]) {
        return false;
    }
    let first = text.split(['，', '。', '；']).next().unwrap_or(text);
    // 付款前问顾问能不能换: it is told what was asked.
    // 我问的是哪年的 says what the question was.
    let asks = first.replace("问题", "").replace("问的", "").contains('问');
    // 国庆想给我妈寄一盒: nothing was sent yet.
    let wants = first.contains('想') && !first.contains("想问");
    // 视频面试以后，说明只要她本人: what was said has its own verb.
    let is_before = ["后", "之前", "以前", "的时候"].iter().any(|end| first.ends_with(end));
    let sent = NOT_SENT.iter().fold(first.to_owned(), |text, word| text.replace(word, ""));
    let is_done = || DEEDS.iter().any(|deed| sent.contains(deed)) || first.contains("私信");
    is_before || asks || !wants && is_done() || begins(&SAID)
}

/// `补充两份报告，请支持退款`: what was put in, not what was said.
fn supplies(text: &str) -> bool {
    const SUPPLIES: [&str; 13] =
        ["补", "提交", "交了", "上传", "传了", "附", "把", "写", "点", "按", "在", "选", "发了"];
    begins(text, &SUPPLIES)
}

/// `退货退款，理由为少件`: what was chosen on the page, not what was said there.
fn chooses(text: &str) -> bool {
    const CHOSEN: [&str; 18] = [
        "退",
        "仅退",
        "换",
        "补",
        "维修",
        "修",
        "理由",
        "原因",
        "选",
        "因",
        "以",
        "在",
        "按",
        "上传",
        "附",
        "无理由",
        "七天",
        "质量",
    ];
    !tells_done(text) && begins(text, &CHOSEN)
}

#[cfg(test)]
mod tests {
    use super::{is_deed, speech};

    #[test]
    fn what_was_said_is_quoted_and_nothing_else() {
        let said = |text| speech(Some("contacted"), text).filter(|one| one.is_quoted).map(|one| one.words);
        for text in [
            "好，先退这149，其余的等东西还了再说",
            "那剩下的线请先寄回来",
            "50度是误差？那你们自己测一遍把数据发给我",
            "换了通用墨盒不让打，屏幕写非原装，发了视频，你们看看是哪里要设置一下",
            "家里孩子二年级打卷子用，外面买的那种通用墨盒这台能用不，原装的太贵用不起",
            "平台让我们再协商，你们什么时候来拉琴，给个日子",
            "楼下吴姐上来敲门了，说她家天花板有一大圈水印，你们赶紧来看看",
            "换了小颗粒，又卡了两次，录像发了。退货退款，另外检查费一起算",
            "1000元收到了。合同写的是500元清洁费，请给单据",
            "问题一直没有解决，你们什么时候退",
        ] {
            assert_eq!(said(text), Some(text));
        }
        assert_eq!(said("说不再充钱，我只要没用完的"), Some("不再充钱，我只要没用完的"));
        assert_eq!(said("问一下你们什么时候给退"), Some("你们什么时候给退"));
        assert_eq!(said("问下你们什么时候来"), Some("你们什么时候来"));
        // The mark behind the verb is the beginning of a word.
        assert_eq!(said("说下午又进了个店，你们给换成四星的"), Some("下午又进了个店，你们给换成四星的"));
        assert_eq!(said("说过年前你们就答应修"), Some("过年前你们就答应修"));
        assert_eq!(said("问不是说纯玩吗怎么还进店，老人没处坐"), Some("不是说纯玩吗怎么还进店，老人没处坐"));
        assert_eq!(said("趁换衣服发的消息，说你们不是说过不收吗"), Some("你们不是说过不收吗"));
        for text in [
            "说明我开箱时裂纹就有",
            "说明你们发的货有裂纹",
            "表示了我的意见",
            "打电话给你们客服催退款",
            "找你们店长当面谈了一次",
            "跟你们客服视频看了裂纹",
            "催了三次，不知道为什么",
            "带着碗到店，不知道能退不",
            "要求退款，同意不",
            "客服说你们自己找快递，我没同意",
            "客服电话里说“您的包裹丢了”，让我等",
            "逐项对过确认单，跟我填的一样，回复了1",
            "把照片发给你们了",
            "那天带着碗去店里，要求退款",
            "可以，确认了收货地址",
            "那就不卖了，原样寄回来，点了“不同意”",
        ] {
            assert_eq!(said(text), None, "{text}");
        }
        let applied = |text| speech(Some("after-sale-requested"), text);
        assert_eq!(applied("上传了照片，你们客服说看不清"), None);
        assert_eq!(applied("退货退款，你们发错了"), None);
        assert!(applied("按你们说的升级过了，还是断联，我要退货退款").is_some_and(|one| one.is_quoted));
    }

    #[test]
    fn what_came_wrong_is_no_deed() {
        for text in [
            "颜色发错，要的是米白",
            "到手就发黑，要退",
            "少发了两包",
            "今天不发我就不要了",
            "我老公去取的快递",
        ] {
            assert!(!is_deed(text), "{text}");
        }
        for text in ["发了照片过去，要退", "把发错的颜色拍照发过去"] {
            assert!(is_deed(text), "{text}");
        }
    }
}
