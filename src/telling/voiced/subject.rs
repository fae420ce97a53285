//! The writer as subject at the head of a text.

use super::{Register, Voiced};

/// What may stand between the subject and its verb, or be the verb: then the word at the head is the subject, not a part of
/// 本人手机 or 我们.
const VERBAL: &[&str] = &[
    "当", "已", "于", "在", "再", "又", "曾", "随", "没", "未", "不", "从", "对", "与", "和", "多次", "立",
    "先", "后来", "也", "都", "一直", "只", "仅", "依", "向", "将", "把", "拒", "同意", "接受", "认为", "要",
    "想", "即", "才", "就", "并", "两次", "三次", "自行", "实际", "分别", "到", "因", "为", "确认", "打",
    "买", "付", "看", "问", "说", "给", "等", "找", "催", "尚", "每", "共", "多", "误", "放", "提", "请",
    "选", "下单", "签收", "购买", "登录", "交", "申", "垫", "保", "报", "录", "致", "通",
];
/// With one of these the word at the head belongs to another one.
const NOMINAL: &[&str] = &[
    "当时的",
    "在的",
    "为人",
    "提供的",
    "付的",
    "买的",
    "选的",
    "打的",
    "申请的",
    "保存的",
    "看中的",
    "当天的",
];

/// What makes 消费者 somebody else, or another word's first part.
const CONSUMERS: &[&str] = &["协会", "权益", "保护", "组织", "委员", "们", "的", "、", "和", "或"];

fn begins(words: &[&str], rest: &str) -> bool {
    words.iter().any(|word| rest.starts_with(word))
}

/// 夏令营结束，消费者接女儿回家 of what the writer did: 本人 is meant behind the first clause too.
pub(super) fn as_writer(text: &str) -> String {
    const NAMED: &str = "，消费者";
    let mut parts = text.split(NAMED);
    let mut said = parts.next().unwrap_or_default().to_owned();
    for rest in parts {
        said.push_str(if begins(CONSUMERS, rest) { NAMED } else { "，本人" });
        said.push_str(rest);
    }
    said
}

/// Who else may have said what a summary says that somebody said.
const SPEAKERS: [&str; 38] = [
    "客服", "店", "商家", "卖家", "厂", "平台", "师傅", "医", "快递", "酒店", "馆", "老师", "教练", "物流",
    "直播", "主播", "老板", "他", "她", "物业", "公司", "机构", "妈", "爸", "妹", "弟", "哥", "姐", "朋友",
    "邻居", "同事", "孩子", "员", "页面", "热线", "网点", "律师", "您",
];

impl Voiced<'_> {
    /// 基站底下漏水，说我家水硬: in writing the seller says so, where nobody else is named before.
    pub fn naming_speaker(&self, text: &str) -> String {
        const SAYS: &str = "，说";
        const WORDS: [&str; 10] = ["明", "好", "实", "法", "话", "是", "得", "不", "起", "到"];
        let (mut said, mut rest) = (String::new(), text);
        while let Some(at) = rest.find(SAYS) {
            let (before, behind) = (&rest[..at], &rest[at + SAYS.len()..]);
            said.push_str(before);
            let sentence = said.rsplit(['。', '；']).next().unwrap_or_default();
            let is_known = SPEAKERS.iter().any(|who| sentence.contains(who)) || begins(&WORDS, behind);
            let seller = if is_known || self.register != Register::Formal { "" } else { self.terms.seller };
            said.push_str(&format!("，{seller}说"));
            rest = behind;
        }
        said + rest
    }

    /// The text without the writer at its head, and whether the writer stood there.
    pub(super) fn without_subject<'t>(&self, text: &'t str) -> (&'t str, bool) {
        // 消费者到店接猫: so people write who read the forms of offices.
        if let Some(rest) = text.strip_prefix("消费者").filter(|rest| !begins(CONSUMERS, rest)) {
            return (rest, true);
        }
        let rest = text.strip_prefix("本人").or_else(|| text.strip_prefix('我'));
        let Some(rest) = rest else { return (text, false) };
        // 本人均 is the subject as 我都 is.
        let is_subject = self.is_verbal(rest) || self.is_verbal(&self.settled(rest.to_owned()));
        if is_subject { (rest, true) } else { (text, false) }
    }

    /// Does the text begin with an act of the writer's?
    pub(super) fn begins_with_act(&self, rest: &str) -> bool {
        let begins = |words: &[String]| words.iter().any(|word| rest.starts_with(word.as_str()));
        begins(self.acts) && !begins(&self.phrases.not_acts)
    }

    fn is_verbal(&self, rest: &str) -> bool {
        let is_verb = || self.phrases.verbs.iter().any(|verb| rest.starts_with(verb.from.head()));
        !begins(NOMINAL, rest) && (begins(VERBAL, rest) || self.begins_with_act(rest) || is_verb())
    }
}
