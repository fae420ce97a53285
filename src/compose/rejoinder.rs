//! What the writer said to the other side's words when they came: a chat to the same reader says it again, for nothing meets
//! a reason better than what the writer made of it.

use tera::Value;

use crate::case::{Actor, EventKind, RespondentKind};
use crate::facts::EventFacts;
use crate::telling::{Who, holds};

use super::marks::Mark;
use super::message::{is_deed, is_message, names_manual, speech, tells_of_others};
use super::retold::knows_figures;
use super::story::Told;

/// So many sentences of it are said again.
const MOST: usize = 2;
/// A sentence of more characters is a story.
const LONG: usize = 48;
/// An answer to an offer of so many that denies only declines it.
const DECLINES: usize = 9;
/// Of fewer, a scrap.
const SHORT: usize = 7;
/// A sentence with one of these argues: it denies, or holds against them what they said, or asks what cannot be.
const ARGUES: [&str; 29] = [
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

impl Told<'_> {
    /// What the writer said to these words, as far as it argues and still holds; none of it that the facts beside it say.
    pub(super) fn rejoinder(&self, place: usize) -> Option<Vec<Value>> {
        if let Some(known) = self.known.borrow().rejoinders.get(&place) {
            return known.clone();
        }
        let rejoinder = self.said_then(place);
        self.known.borrow_mut().rejoinders.insert(place, rejoinder.clone());
        rejoinder
    }

    fn said_then(&self, place: usize) -> Option<Vec<Value>> {
        let message = self.answer_to(place)?;
        let mark = self.events.get(message)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let kind = self.events.get(message)?.get_from_path("event").and_then(Value::as_str);
        let spoken = speech(kind, mark.text).map(|speech| speech.words);
        // 前两次好好的，前两次用的不是这个胶 is what was said, though it speaks to nobody.
        let is_said = || is_message(kind, mark.text) && !is_deed(mark.text) && !tells_of_others(mark.text);
        let said = spoken.or_else(|| reported(mark.text)).or_else(|| is_said().then_some(mark.text))?;
        let told = self.told_beside(place);
        let is_offer = self.facts.timeline.get(place).is_some_and(|event| event.event == EventKind::Offered);
        let mut kept: Vec<&str> = Vec::new();
        // What the case names as the answer to these words argues, however it is put.
        let words = self.facts.timeline.get(place).and_then(|event| event.id.as_ref());
        let is_named = words.is_some() && self.facts.timeline[message].answers.as_ref() == words;
        let mut goes_on = is_offer;
        for sentence in sentences(said) {
            // What adds no figure to those that are told adds little.
            let is_news =
                !sentence.contains(|sign: char| sign.is_ascii_digit()) || !knows_figures(&told, sentence);
            let said_to_it = || argument(sentence, true).filter(|_| is_named && is_news && speaks(sentence));
            // What is said right behind an argument belongs to it: 同一双眼睛，换了胶才肿的.
            let argued =
                argument(sentence, goes_on).or_else(said_to_it).filter(|sentence| !holds(&told, sentence));
            // 不要您那100 says only what 我没有接受 has said.
            let declines =
                is_offer && sentence.chars().count() <= DECLINES && sentence.contains(['不', '没']);
            // 要得嘛您先喊师傅来看 was said before it came to nothing.
            let agrees = ["要得", "好的", "可以，", "可以的", "行，", "那您先", "那你先", "先这样", "先看看"];
            let agrees = agrees.iter().any(|word| sentence.starts_with(word));
            let argued = argued.filter(|_| !declines && !agrees);
            goes_on = is_offer || argued.is_some();
            kept.extend(argued);
        }
        kept.truncate(MOST);
        let said = |sentence: &str| {
            // 他 in what was said is somebody else than its reader; in what is reported it may be the seller.
            let words = sentence.trim_end_matches('。');
            let words =
                if spoken.is_some() { words.to_owned() } else { self.voiced.text(words, Who::Other).text };
            Value::from(mark.with_text(&to_one(&words)))
        };
        let said: Vec<Value> = kept.into_iter().map(said).collect();
        Some(said).filter(|said| !said.is_empty())
    }

    /// The message that answers these words: the one that names them, else the next, before anybody else says more.
    pub(super) fn answer_to(&self, place: usize) -> Option<usize> {
        let timeline = &self.facts.timeline;
        let words = timeline.get(place)?;
        let is_message = |event: &EventFacts| {
            event.by == Actor::Consumer
                && matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested)
                && event.to != RespondentKind::Platform
        };
        let names = |event: &EventFacts| words.id.is_some() && event.answers == words.id && is_message(event);
        let next = || {
            let next = timeline.get(place + 1).filter(|event| is_message(event) && event.answers.is_none());
            next.map(|_| place + 1)
        };
        timeline.iter().position(names).or_else(next)
    }

    /// What a chat says beside it: the matter, and the details.
    fn told_beside(&self, place: usize) -> String {
        let problem = &self.facts.problem;
        let details = problem.details.iter().map(|detail| detail.text.as_str());
        let steps = self.facts.argument.steps.iter().filter(|step| self.met_place(step) == Some(place));
        let spoken = steps.flat_map(|step| &step.spoken);
        let spoken = spoken.filter_map(|piece| {
            piece.words.as_deref().or(piece.fixed.as_ref().map(|fixed| fixed.0.as_ref()))
        });
        [problem.summary.as_str()].into_iter().chain(details).chain(spoken).collect()
    }
}

/// Is it said to them, and no deed that the case tells of (把洗标拍过去), nor a request that may be met by now?
fn speaks(sentence: &str) -> bool {
    const DEEDS: [&str; 12] =
        ["把", "写明", "说明", "附", "提交", "要求", "请", "拿", "带", "发", "拍", "问"];
    !DEEDS.iter().any(|word| sentence.starts_with(word))
        && !["发我", "请", "发您", "发给"].iter().any(|word| sentence.contains(word))
}

/// What is reported: 裂纹开箱时就有 of 说明裂纹开箱时就有.
fn reported(text: &str) -> Option<&str> {
    const VERBS: [&str; 5] = ["说明", "表示", "告诉", "告知", "说"];
    const TO: [&str; 13] = [
        "商家", "店家", "客服", "对方", "店铺", "卖家", "他们", "店里", "酒店", "民宿", "机构", "老板",
        "门店",
    ];
    if names_manual(text) {
        return None;
    }
    let said = VERBS.iter().find_map(|verb| text.strip_prefix(verb))?;
    let said = TO.iter().find_map(|to| said.strip_prefix(to)).unwrap_or(said);
    Some(said.trim_start_matches(['，', '：']))
}

/// The sentences of a message, each with its mark; of one that stands in quotation marks, nothing.
fn sentences(words: &str) -> impl Iterator<Item = &str> {
    let is_plain = |sentence: &&str| !sentence.contains(['“', '”', '「', '」', '"', '（', '：']);
    words.split_inclusive(['。', '？', '！', '\n']).map(str::trim).filter(is_plain)
}

/// As far as the sentence argues: up to the clause that asks for something. What is said to an offer need not deny a reason.
fn argument(sentence: &str, is_offer: bool) -> Option<&str> {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let mut end = 0;
    for clause in sentence.split_inclusive(['，', '；']) {
        // 万一哪天 asks for no day, and 页面写90天可退可换 for no money.
        let bare = ["万一哪天", "可退可换", "包退换", "包退", "包换"]
            .iter()
            .fold(clause.to_owned(), |text, no| text.replace(no, ""));
        if has(&bare, &ASKS) {
            break;
        }
        end += clause.len();
    }
    let kept = sentence[..end].trim_end_matches(['，', '；']);
    // 2000元怎么算的，请给单据 is no half of a question: what leads up to it stands alone.
    let last = kept.rfind(['，', '；']).map_or("", |at| &kept[at..]);
    let is_cut = kept.len() < sentence.len() && last.contains("怎么");
    let kept = if is_cut { &kept[..kept.len() - last.len()] } else { kept };
    let length = kept.trim_end_matches(['。', '？']).chars().count();
    let is_question = sentence.ends_with('？');
    // A question is whole, or it asks something else.
    let is_whole = !is_question || kept.len() == sentence.len();
    // 2000元怎么算的，请给单据 is cut to half a question.
    let asks_how = || is_question && kept.contains("怎么算");
    let argues = is_offer || has(kept, &ARGUES) || asks_how();
    (is_whole && argues && (SHORT..=LONG).contains(&length) && !is_dated(kept) && !is_heated(kept))
        .then_some(kept)
}

/// Is it said in anger, or does a clause of it quarrel: 那你们去跟他说啊? 对啊 agrees.
fn is_heated(kept: &str) -> bool {
    let mut clauses = kept.split(['，', '；', '。', '？']);
    HEATED.iter().any(|word| kept.contains(word))
        || clauses.any(|clause| clause.ends_with(['啊', '呗', '吧']) && clause.chars().count() > QUARREL)
}

/// Does it hold on the day it was said only: 15号才供? 9月24号 is a day like any other.
fn is_dated(kept: &str) -> bool {
    let kept = kept.replace("一晚上", "");
    kept.contains('号') && !kept.contains('月') || DATED.iter().any(|word| kept.contains(word))
}

/// As a chat speaks to its one reader: 您, not 你们.
fn to_one(words: &str) -> String {
    ["你们", "您们", "你"].iter().fold(words.to_owned(), |words, you| words.replace(you, "您"))
}

#[cfg(test)]
mod tests {
    use super::{argument, sentences, to_one};

    #[test]
    fn what_argues_is_said_again_and_what_asks_is_not() {
        let all = |text: &'static str, is_offer| {
            sentences(text).filter_map(|one| argument(one, is_offer)).collect::<Vec<_>>()
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
    }

    #[test]
    fn one_reader_is_spoken_to() {
        assert_eq!(to_one("你们说没裂，你回的是98年"), "您说没裂，您回的是98年");
    }
}
