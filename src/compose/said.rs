//! One event or detail as a voice says it: its words, and what a template asks of them.

use tera::Value;
use tera::value::Key;

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::telling::{Register, Subject, Voiced, Who};
use crate::wording::{excerpt, without_pictures};

use super::applied::{acts, meant, with_reason};
use super::begun::begun;
use super::direct::{before_what_next, speaks};
use super::filters::{outermost, singled};
use super::marks::Mark;
use super::message::{self, OTHERS, begins, is_deed, is_message};
use super::statement::is_statement;

/// A statement of so many characters at most is told in one breath.
const SHORT_STATEMENT: usize = 18;

/// How an office is told that nothing was asked but what comes next.
const ASKS_NEXT: &str = "，并询问如何处理";
/// What begins so has its verb of asking.
const ASKED: [&str; 3] = ["问", "询", "说"];

/// The same in this voice.
pub(super) fn said(voiced: Voiced<'_>, value: &Value, who: Who) -> Value {
    said_of(voiced, value, who).map_or_else(|| value.clone(), Value::from)
}

/// Its keys, where it has a text that a voice says.
pub(super) fn said_of(voiced: Voiced<'_>, value: &Value, who: Who) -> Option<tera::Map> {
    let mark = value.get_from_path("text").and_then(Value::as_str).and_then(Mark::whole)?;
    let is_formal = voiced.register() == Register::Formal;
    let kind = value.get_from_path("event").and_then(Value::as_str);
    let begun = begun(value, mark.text, kind, is_formal);
    let text = begun.as_ref();
    let names_claim = value.get_from_path("names_claim").is_some_and(Value::is_truthy);
    let because = if is_formal { "理由为" } else { "因为" };
    let reasoned = if names_claim { with_reason(text, because) } else { None };
    let text = reasoned.as_deref().unwrap_or(text);
    let asks_next = (is_formal && who == Who::Consumer).then(|| asks_next(voiced, text, kind)).flatten();
    let text = asks_next.unwrap_or(text);
    let text = if who == Who::Other { meant(text) } else { text };
    let spoken = after_verb_of_saying(text);
    let words = voiced.text(spoken.as_deref().unwrap_or(text), who);
    let mut map = value.as_map()?.clone();
    map.insert("said".into(), mark.with_text(&words.text).into());
    map.insert(
        "says_what_for".into(),
        (kind == Some("return-shipped") && mark.text.starts_with('供')).into(),
    );
    map.insert("names_day".into(), (begins_with_day(text) && is_own_day(value, text)).into());
    if who == Who::Consumer && words.subject != Subject::Own {
        map.insert("is_own".into(), true.into());
    }
    let own = (who == Who::Consumer).then_some(words.subject);
    for flag in flags(value, text, kind, own) {
        map.insert(flag.into(), true.into());
    }
    let speech = if who == Who::Consumer { message::speech(kind, text) } else { None };
    if let Some(speech) = speech {
        tell_speech(&mut map, &speech, mark, voiced);
    } else if is_statement(text, kind, own)
        || own == Some(Subject::Own) && text.starts_with(voiced.short()) && is_message(kind, text)
    {
        map.insert("is_statement".into(), true.into());
        // Several clauses as somebody jotted them down stand behind a colon, and are all said: no verb is put into them.
        let plain = voiced.text(text, Who::Other).text;
        let has_verb = ["说明", "表示", "告知"].iter().any(|verb| plain.replace("说明书", "").contains(verb));
        let is_long = plain.contains('，') && plain.chars().count() > SHORT_STATEMENT && !has_verb;
        map.insert("is_long".into(), is_long.into());
        // 说刹车锁不住，说要退: one 说 is enough.
        let told = if is_long { plain } else { words.text.replacen("，说要", "，要", 1) };
        // 说不想再换了 of the voice: the verb stands before it.
        let told = told.strip_prefix("说不").map(|rest| format!("不{rest}")).unwrap_or(told);
        let told = if asks_next.is_some() { format!("{told}{ASKS_NEXT}") } else { told };
        map.insert("said".into(), mark.with_text(&told).into());
    }
    Some(map)
}

/// What was said, as it was said.
fn tell_speech(map: &mut tera::Map, speech: &message::Speech<'_>, mark: Mark<'_>, voiced: Voiced<'_>) {
    let is_formal = voiced.register() == Register::Formal;
    let words = speech.words.trim_end_matches('。');
    let is_quoted = speech.is_quoted || voiced.register() != Register::Chat && speaks(words);
    let nested = || format!("“{}”", singled(outermost(words)));
    // 我今年换工作不考了 tells of the writer, whom an office knows as 本人.
    let plain = if is_formal { voiced.text(words, Who::Other).text } else { words.to_owned() };
    let quoted = if is_quoted { nested() } else { plain };
    let lead = speech.lead.map(|lead| voiced.text(lead, Who::Consumer).text);
    let verb = if speech.asks { "问" } else { "说" };
    let said = lead.map_or_else(|| quoted.clone(), |lead| format!("{lead}，{verb}：{quoted}"));
    map.insert("said".into(), mark.with_text(&said).into());
    let is_alone = speech.lead.is_none();
    for (flag, is) in [("is_direct", is_quoted), ("is_statement", true), ("is_long", true)] {
        map.insert(flag.into(), (is && is_alone).into());
    }
    map.insert("is_asked".into(), (speech.asks && is_alone).into());
}

/// The rest of a message that only asks what comes next, where an office can be told of it without quoting it.
fn asks_next<'t>(voiced: Voiced<'_>, text: &'t str, kind: Option<&str>) -> Option<&'t str> {
    let is_told = |rest: &&str| {
        let is_stated = voiced.text(rest, Who::Consumer).subject == Subject::Own && !is_deed(rest);
        is_stated && is_message(kind, rest) && !begins(rest, &ASKED) && message::speech(kind, rest).is_none()
    };
    before_what_next(text).filter(is_told)
}

/// What somebody does who pays: 支付宝 and 首付款 are things.
const PAYS: [&str; 9] = ["付了", "支付了", "付给", "转了", "转给", "扫码付", "买了", "另买", "花了"];

fn pays_in(text: &str) -> bool {
    PAYS.iter().any(|pays| text.contains(pays))
}

/// What a template asks of the words of a step.
fn flags(value: &Value, text: &str, kind: Option<&str>, own: Option<Subject>) -> Vec<&'static str> {
    let is_of_seller = value.get_from_path("by").and_then(Value::as_str) == Some("merchant");
    let is_quoted = value.get_from_path("quote").is_some_and(|quote| !quote.is_none());
    let mut flags = Vec::new();
    if is_of_seller && matches!(kind, Some("other" | "refunded")) && lacks_subject(text) {
        flags.push("lacks_subject");
    }
    // 付款，扫码付了900元: the act is in the words. 墨盒空了，另买了两个: not in the first of them.
    let pays = kind == Some("paid") && pays_in(text);
    if own.is_some() && (kind == Some("inspected") && tells_act(text) || pays) {
        flags.push("tells_act");
        let first = text.split(['，', '。', '；']).next().unwrap_or(text);
        flags.extend((pays && !pays_in(first)).then_some("begins_otherwise"));
    }
    // 押金3000元只退回1620元: the sum is in the words.
    let amount = value.get_from_path("amount").and_then(Value::as_str).and_then(Mark::whole);
    let amount = amount.and_then(|amount| Amount::parse(amount.text).ok());
    // 原路退回5元 leaves out who did it.
    let has_subject =
        !begins(text, &["原路", "退", "返", "从", "已", "只", "说", "按", "转"]) && !begins_with_day(text);
    let names_sum = amount.is_some_and(|amount| amount.is_named_in(text)) && has_subject;
    if kind == Some("refunded") && names_sum && text.contains(['退', '返']) {
        flags.push("tells_act");
    }
    // 提出愿意承担200元加急费: the sum that the writer offered is in the words.
    if own.is_some() && kind == Some("offered") && amount.is_some_and(|amount| amount.is_named_in(text)) {
        flags.push("tells_act");
        flags.extend(text.starts_with("提出").then_some("begins_otherwise"));
    }
    // 第一次寄修，5月10日寄出，换了主板: the shop is not its subject.
    let mends = ["寄修", "寄出", "寄回", "送修", "换了", "更换"].iter().any(|act| text.contains(act));
    if is_of_seller && !is_quoted && kind == Some("repaired") && mends {
        flags.push("tells_act");
    }
    // 店家叫我寄回去看: whoever begins it is not who sent it.
    if kind == Some("return-shipped") && begins(text, &OTHERS) {
        flags.push("begins_otherwise");
    }
    // 拒收寄回的包裹: what was done is no word.
    if is_of_seller && !is_quoted && kind == Some("refused") && acts(text) {
        flags.push("is_deed");
    }
    // 11月18日把底单发给商家，请商家退款: what the writer did, to which nothing came.
    if kind == Some("no-reply") && is_of_writer(text) {
        flags.push("is_of_writer");
        // 问监控什么时候恢复，没有回: the day of the silence is that of the asking.
        // 五天没有人回: then it is the day on which that was so.
        let counts = ["天没", "天都没", "天还没", "周没", "小时没"].iter().any(|days| {
            let numeral = |sign: char| sign.is_ascii_digit() || "一二两三四五六七八九十几多".contains(sign);
            text.match_indices(days).any(|(at, _)| text[..at].ends_with(numeral))
        });
        if !begins_with_day(text) && !counts {
            flags.push("is_asked_in_vain");
        }
    }
    flags
}

/// Do the words of a silence tell what the writer had done?
fn is_of_writer(text: &str) -> bool {
    const ACTS: [&str; 11] = ["发", "把", "问", "催", "请", "打", "说", "找", "联系", "提交", "上传"];
    begins_with_day(text) || begins(text, &ACTS)
}

/// What a fact under this key says.
pub(super) fn marked<'m>(map: &'m tera::Map, key: &'static str) -> Option<Mark<'m>> {
    map.get(&Key::Str(key)).and_then(Value::as_str).and_then(Mark::whole)
}

/// The event with the words of its quotation, letter for letter: the forms of an office take no pictures.
pub(super) fn in_words(event: &mut tera::Map) {
    let Some(mark) = marked(event, "quote") else { return };
    let words = without_pictures(mark.text);
    if words != mark.text && !words.is_empty() {
        let quote = mark.with_text(&words);
        event.insert("quote".into(), quote.into());
    }
}

/// The event with what of its quotation says something: `亲，不退的哦` is quoted as `不退的`.
pub(super) fn unaddressed(event: &mut tera::Map) {
    let Some(mark) = marked(event, "quote") else { return };
    let quote = mark.with_text(excerpt(mark.text));
    event.insert("quote".into(), quote.into());
}

/// `自己花钱送检，收到报告`: the act of the writer's is in the words.
fn tells_act(text: &str) -> bool {
    const ACTS: [&str; 11] = ["自己", "送", "把", "将", "拿", "找", "请", "去", "花了", "花钱", "收到"];
    // 照客服的步骤试了6次: the writer's own trial, and nothing was sent anywhere.
    const TRIES: [&str; 6] = ["照客服", "照着", "按客服", "用", "又试", "试了"];
    // 送货师傅 and 送来的 are somebody else's.
    // 11月18日请了半天假送到鉴定中心: the day of the act, and then the act.
    let is_dated = begins_with_day(text)
        && ["送到", "送去", "送检", "拿到", "拿去", "找了"].iter().any(|act| text.contains(act));
    is_dated || begins(text, &TRIES) || begins(text, &ACTS) && !begins(text, &["送货", "送来", "送的"])
}

/// `没有先联系我，直接从押金里扣了500元`: who did it is said by the actor alone.
fn lacks_subject(text: &str) -> bool {
    // 发票开错了 and 从左边数第三颗 have subjects of their own.
    const VERBS: [&str; 38] = [
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
        "在直播",
        "卖给",
        "转卖",
    ];
    begins(text, &VERBS)
}

/// Do the words name the day of the step? 11月10日换的电池 of a step of the 18th names another, 7月1日寄出7月14日寄回 both.
fn is_own_day(value: &Value, text: &str) -> bool {
    let at = value.get_from_path("at").and_then(Value::as_str).and_then(Mark::whole);
    let day = at.and_then(|mark| Moment::parse(mark.text).ok()).map(|moment| moment.day);
    day.is_none_or(|day| day.is_named_in(text))
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
