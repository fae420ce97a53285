//! One event or detail as a voice says it: its words, and what a template asks of them.

use tera::Value;

use crate::telling::{Register, Subject, Voiced, Who};

use crate::wording::excerpt;

use super::marks::Mark;

/// From so many characters to so many are a title of a note, which holds twenty.
const HEADING: (usize, usize) = (6, 19);

/// The same in this voice.
pub(super) fn said(voiced: Voiced<'_>, value: &Value, who: Who) -> Value {
    let text = value.get_from_path("text").and_then(Value::as_str).and_then(Mark::whole);
    let (Some(mark), Some(map)) = (text, value.as_map()) else { return value.clone() };
    // 将吊坠寄回复检: 供 says it once more.
    let is_formal = voiced.register() == Register::Formal;
    let text = mark.text.strip_prefix('供').filter(|_| is_formal).unwrap_or(mark.text);
    let kind = value.get_from_path("event").and_then(Value::as_str);
    // 申请了平台介入，申请平台处理，要退: the act is named by its kind.
    let behind = text.split_once('，').filter(|(head, _)| head.starts_with("申请平台"));
    let text = behind.filter(|_| kind == Some("intervention-requested")).map_or(text, |(_, behind)| behind);
    // 当晚22点48分自己另订了一家: the day of the step stands before it.
    let own_day = ["当晚", "当天", "当日"].iter().find_map(|day| text.strip_prefix(day));
    let text = own_day
        // 当日达 is one word.
        .filter(|rest| {
            kind.is_some() && !rest.is_empty() && !rest.starts_with(['达', '送', '发', '的', '到', '有'])
        })
        .map_or(text, |rest| rest.trim_start_matches('，'));
    let spoken = after_verb_of_saying(text);
    let words = voiced.text(spoken.as_deref().unwrap_or(text), who);
    let mut map = map.clone();
    map.insert("said".into(), mark.with_text(&words.text).into());
    map.insert("says_what_for".into(), mark.text.starts_with('供').into());
    map.insert("names_day".into(), begins_with_day(text).into());
    if who == Who::Consumer && words.subject != Subject::Own {
        map.insert("is_own".into(), true.into());
    }
    let is_of_seller = value.get_from_path("by").and_then(Value::as_str) == Some("merchant");
    if is_of_seller && kind == Some("other") && lacks_subject(text) {
        map.insert("lacks_subject".into(), true.into());
    }
    if who == Who::Consumer && kind == Some("inspected") && tells_act(text) {
        map.insert("tells_act".into(), true.into());
    }
    // 拒收寄回的包裹: what was done is no word.
    let is_refusal = is_of_seller && kind == Some("refused") && value.get_from_path("quote").is_none();
    if is_refusal && acts(text) {
        map.insert("is_deed".into(), true.into());
    }
    let is_application = kind == Some("after-sale-requested") && !chooses(text);
    let is_contact = kind == Some("contacted") || is_application;
    // 大衣起静电很厉害，问是不是羊绒: what begins with the goods was said.
    let is_of_goods = text.starts_with(voiced.short());
    if is_contact && who == Who::Consumer && words.subject == Subject::Own && (!is_deed(text) || is_of_goods)
    {
        map.insert("is_statement".into(), true.into());
        // 说刹车锁不住，说要退: one 说 is enough.
        let once = words.text.replacen("，说要", "，要", 1);
        map.insert("said".into(), mark.with_text(&once).into());
    }
    map.into()
}

/// The event with what of its quotation says something: `亲，不退的哦` is quoted as `不退的`.
pub(super) fn unaddressed(event: Value) -> Value {
    let quote = event.get_from_path("quote").and_then(Value::as_str).and_then(Mark::whole);
    let (Some(mark), Some(map)) = (quote, event.as_map()) else { return event };
    let said = excerpt(mark.text);
    let mut map = map.clone();
    map.insert("quote".into(), mark.with_text(said).into());
    map.into()
}

/// The first clauses of the matter that fit into a title; of a matter that begins with its day, those behind it.
pub(super) fn heading(matter: &str) -> Option<&str> {
    let begins = |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
    let behind = matter.split_once('，').filter(|_| begins(matter)).map(|(_, behind)| behind);
    behind.and_then(clauses_of_title).or_else(|| clauses_of_title(matter))
}

fn clauses_of_title(matter: &str) -> Option<&str> {
    let ends = matter.match_indices(['，', '。', '；']).map(|(at, _)| at).chain([matter.len()]);
    // Signs that a title counts as more than one are none for a title.
    let is_plain = |sign: char| {
        sign.is_ascii()
            || matches!(sign, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '“' | '”' | '，' | '；')
    };
    let fits = |end: &usize| {
        let heading = &matter[..*end];
        (HEADING.0..=HEADING.1).contains(&heading.chars().count()) && heading.chars().all(is_plain)
    };
    ends.filter(fits).max().map(|end| &matter[..end])
}

/// A message whose words begin neither with a verb of the writer's nor tell of something sent is what was said.
fn is_deed(text: &str) -> bool {
    const SAID: [&str; 22] = [
        "说", "问", "讲", "告诉", "表示", "强调", "回", "答", "要求", "请求", "申请", "提出", "希望", "想",
        "指出", "质疑", "追问", "反映", "提醒", "解释", "反驳", "请",
    ];
    const DEEDS: [&str; 14] =
        ["备注", "发", "寄", "打", "传", "拍照", "去", "拨", "联系", "到店", "上门", "留言", "催", "私信"];
    let first = text.split(['，', '。', '；']).next().unwrap_or(text);
    // 付款前问顾问能不能换: it is told what was asked.
    let asks = first.replace("问题", "").contains('问');
    // 国庆想给我妈寄一盒: nothing was sent yet.
    let wants = first.contains('想') && !first.contains("想问");
    asks || !wants && DEEDS.iter().any(|deed| first.contains(deed))
        || SAID.iter().any(|said| text.starts_with(said))
}

/// A refusal that was an act: 拒收寄回的包裹, 关闭了申请.
fn acts(text: &str) -> bool {
    ["拒收", "拉黑", "关闭", "取消", "下架", "删除", "挂断", "驳回"].iter().any(|act| text.starts_with(act))
}

/// `自己花钱送检，收到报告`: the act of the writer's is in the words.
fn tells_act(text: &str) -> bool {
    const ACTS: [&str; 15] = [
        "自己",
        "送检",
        "送去",
        "送到",
        "送修",
        "把",
        "将",
        "拿",
        "找",
        "请人",
        "请师傅",
        "去",
        "花了",
        "花钱",
        "收到",
    ];
    ACTS.iter().any(|act| text.starts_with(act))
}

/// `退货退款，理由为少件`: what was chosen on the page, not what was said there.
fn chooses(text: &str) -> bool {
    let chosen = [
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
    chosen.iter().any(|word| text.starts_with(word))
}

/// `没有先联系我，直接从押金里扣了500元`: who did it is said by the actor alone.
fn lacks_subject(text: &str) -> bool {
    // 发票开错了 and 从左边数第三颗 have subjects of their own.
    const VERBS: [&str; 35] = [
        "没有",
        "没",
        "未",
        "直接",
        "把",
        "从押金",
        "从我",
        "从余额",
        "发来",
        "发出",
        "发了",
        "发给",
        "扣了",
        "扣除",
        "扣走",
        "扣掉",
        "取消",
        "关闭",
        "修改",
        "改成",
        "改了",
        "下架",
        "删除",
        "删了",
        "删掉",
        "拉黑",
        "不肯",
        "不让",
        "不给",
        "不同意",
        "不退",
        "不接",
        "不回",
        "通知",
        "派",
    ];
    VERBS.iter().any(|verb| text.starts_with(verb))
}

/// `8月4日至8月18日，本人上了4节课`: the day of the event before it would be said twice.
fn begins_with_day(text: &str) -> bool {
    let month = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let day = month.strip_prefix('月').map(|day| (day, day.trim_start_matches(|c: char| c.is_ascii_digit())));
    month.len() < text.len()
        && day.is_some_and(|(day, rest)| rest.len() < day.len() && rest.starts_with('日'))
}

/// `问我是敏感皮，能不能用`: what was said begins with the writer's own 我, and stands behind a colon.
fn after_verb_of_saying(text: &str) -> Option<String> {
    let verb = ["问", "说", "询问"].into_iter().find(|verb| {
        text.strip_prefix(verb).is_some_and(|rest| rest.starts_with('我') && !rest.starts_with("我们"))
    })?;
    Some(format!("{verb}：{}", &text[verb.len()..]))
}
