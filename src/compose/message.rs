//! What the words of a message are: a deed told, something said, or the very words that were sent.

/// Whoever is named so is spoken of, not spoken to.
const OTHERS: [&str; 16] = [
    "商家", "店铺", "店家", "店里", "店员", "客服", "对方", "卖家", "他们", "平台", "前台", "师傅", "老板",
    "他说", "她说", "机构",
];

/// What of a message was said, word for word.
pub(super) struct Speech<'a> {
    /// What was done before it: `把主办的邮件转给平台` of `把主办的邮件转给平台，说你们两家…`.
    pub(super) lead: Option<&'a str>,
    pub(super) words: &'a str,
    pub(super) asks: bool,
}

/// The words of a message that speak to the other side themselves: `50度是误差？那你们自己测一遍`, `说不再充钱，我只要没用完的`,
/// `问颜色怎么是黄的，我订的是燕麦灰`.
///
/// They are told as they were said: a 本人 or a 商家 put into them (怎么收了本人780) would be nobody's words.
pub(super) fn speech<'a>(kind: Option<&str>, text: &'a str) -> Option<Speech<'a>> {
    if !is_message(kind, text) || text.contains('：') {
        return None;
    }
    let verbs = ["说", "问", "询问", "表示"];
    let verb = verbs.into_iter().find(|verb| text.starts_with(verb) && !text.starts_with("说好"));
    let speaks_to = |words: &str| words.contains(['你', '您']);
    if verb.is_none()
        && let Some(speech) = behind_deed(text).filter(|one| speaks_to(one.words))
    {
        return Some(speech);
    }
    if verb.is_none() && !speaks_to(text) && !asks_plainly(text) && is_deed(text) {
        return None;
    }
    let words = text.strip_prefix(verb.unwrap_or_default())?.trim_start_matches(['，', ':']);
    let speaks_of = || OTHERS.iter().any(|other| words.contains(other));
    // A question alone is asked in words that may be retold; who asks in it is not.
    let is_spoken =
        speaks_to(words) || !speaks_of() && (words.contains('我') || verb.is_none() && is_question(words));
    let asks = matches!(verb, Some("问" | "询问")) || verb.is_none() && words.trim_end().ends_with('？');
    (is_spoken && !is_mixed(words, speaks_to(words))).then_some(Speech { lead: None, words, asks })
}

/// `趁换衣服发的消息，说你们不是说过不收吗`: the deed, and what was said.
fn behind_deed(text: &str) -> Option<Speech<'_>> {
    let (at, verb) = ["，说", "，问"].iter().filter_map(|verb| Some((text.find(verb)?, *verb))).min()?;
    let (lead, words) = (&text[..at], &text[at + verb.len()..]);
    let is_deed_alone = !lead.contains(['你', '您', '？']) && !words.starts_with(['一', '下', '明', '好']);
    (is_deed_alone && !is_mixed(words, true)).then_some(Speech {
        lead: Some(lead),
        words,
        asks: verb == "，问",
    })
}

/// Does a clause end as a question does: 这台能用不, 都包了吗?
fn is_question(words: &str) -> bool {
    let mut clauses = words.split(['，', '。', '；']);
    words.contains('？') || clauses.any(|clause| clause.ends_with(['吗', '不', '么']))
}

/// A question that begins with no step of the writer's: 家里孩子打卷子用，这台能用不.
fn asks_plainly(text: &str) -> bool {
    const STEPS: [&str; 12] =
        ["发", "打电话", "寄", "传", "拍", "去", "拨", "联系", "到店", "上门", "问", "留言"];
    is_question(text) && !text.contains('问') && !STEPS.iter().any(|step| text.starts_with(step))
}

/// 发了照片，问什么时候能好: a deed, or a second verb of saying, stands among the words. What speaks to the other side may
/// name what was sent: 发了视频，你们看看.
fn is_mixed(words: &str, speaks_to: bool) -> bool {
    const TOLD: [&str; 5] = ["说", "问", "要求", "我说", "我问"];
    const SENT: [&str; 5] = ["发了", "发过去", "附", "截", "拍了"];
    let tells = |clause: &str| {
        let asks_here = ["问一下", "问下"].iter().any(|word| clause.starts_with(word));
        !asks_here && TOLD.iter().any(|told| clause.starts_with(told))
            || !speaks_to && SENT.iter().any(|sent| clause.starts_with(sent))
    };
    words.split(['，', '。', '；']).skip(1).any(tells)
}

/// Is it a message, or an application with words of its own?
pub(super) fn is_message(kind: Option<&str>, text: &str) -> bool {
    match kind {
        Some("contacted") => true,
        // 按你们说的升级过了，还是断联 is said to the other side.
        Some("after-sale-requested") => !chooses(text) || text.contains(['你', '您']),
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
    const DEEDS: [&str; 19] = [
        "备注", "找到", "找了", "拿着", "带着", "当面", "发", "寄", "打", "传", "拍照", "去", "拨", "联系",
        "到店", "上门", "留言", "催", "私信",
    ];
    // 50度是误差？那你们自己测一遍 and 说好一口价，为什么加钱？ are what was said, word for word.
    let is_question =
        |text: &str| text.find(['？', '?']).is_some_and(|at| !text[..at].contains(['。', '；', '问']));
    let begins = |words: &[&str]| words.iter().any(|word| text.starts_with(word));
    // 安装师傅的电话打通了: somebody else's, whatever was done.
    let is_of_others = begins(&["安装师傅", "师傅", "快递", "客服", "平台", "商家", "店里", "店铺"]);
    if is_of_others || is_question(text) && !begins(&SAID) || begins(&["说好"]) {
        return false;
    }
    let first = text.split(['，', '。', '；']).next().unwrap_or(text);
    // 打折我也不修: no call was made.
    let first = &["打折", "打算", "打扰", "打不", "打开"]
        .iter()
        .fold(first.to_owned(), |first, no| first.replace(no, ""));
    // 付款前问顾问能不能换: it is told what was asked.
    let asks = first.replace("问题", "").contains('问');
    // 国庆想给我妈寄一盒: nothing was sent yet.
    let wants = first.contains('想') && !first.contains("想问");
    // 视频面试以后，说明只要她本人: what was said has its own verb.
    let is_before = ["后", "之前", "以前", "的时候"].iter().any(|end| first.ends_with(end));
    is_before || asks || !wants && DEEDS.iter().any(|deed| first.contains(deed)) || begins(&SAID)
}

/// `补充两份报告，请支持退款`: what was put in, not what was said.
fn supplies(text: &str) -> bool {
    ["补", "提交", "交了", "上传", "传了", "附", "把", "写", "点", "按", "在", "选", "发了"]
        .iter()
        .any(|act| text.starts_with(act))
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
    // 换了主板，又坏了 tells what had been done.
    text.chars().nth(1) != Some('了') && CHOSEN.iter().any(|word| text.starts_with(word))
}
