//! 他 of the writer's words: the seller, where they name nobody else who could be meant.

use crate::case::people;

use super::writing::replaced;
use super::{Register, TO_THE_SELLER, Voiced};

/// With one of these somebody else may be 他. 她 is a person one met: the seller is one only in words.
const PERSONS: &[&str] = &[
    "伴娘",
    "师傅",
    "工作人员",
    "阿姨",
    "保洁",
    "司机",
    "小哥",
    "老师",
    "教练",
    "医生",
    "店长",
    "主播",
    "顾问",
    "管家",
    "保安",
    "物业",
    "别人",
    "其他人",
    "那人",
    "有人",
];
/// Does the clause begin with somebody who is neither the writer nor the seller: 他戴上能听清, 孩子说?
pub(super) fn begins_with_somebody(clause: &str) -> bool {
    let clause = clause.strip_prefix('我').unwrap_or(clause);
    clause.starts_with(['他', '她'])
        || people::begins_with_kin(clause)
        || PERSONS.iter().any(|person| clause.starts_with(person))
}

/// 其他, 吉他: no pronoun.
const NOT_AFTER: [char; 6] = ['其', '吉', '排', '维', '利', '马'];

/// 大刘没有去，他…: a clause begins with somebody whom the writer calls by a short name.
fn begins_with_nickname(text: &str) -> bool {
    const BEFORE: [char; 4] = ['大', '小', '老', '阿'];
    const WORDS: [&str; 8] = ["大概", "大家", "大约", "老板", "小区", "小时", "大促", "小程序"];
    let is_name =
        |clause: &str| clause.starts_with(BEFORE) && !WORDS.iter().any(|word| clause.starts_with(word));
    text.split(['，', '。', '；']).any(|clause| is_name(clause.trim_start()))
}

impl Voiced<'_> {
    /// The words with the seller in the place of the pronoun, in a text to the seller or to an office.
    pub(super) fn with_seller(&self, text: &str) -> String {
        let text = &self.with_address(text);
        let is_to_seller = self.register == Register::Chat && self.terms.seller == TO_THE_SELLER;
        let says_who = is_to_seller || self.register == Register::Formal && !self.terms.seller.is_empty();
        // 问过客服他们认哪家: the people of the shop stay what they are called.
        let is_of_staff = is_to_seller && ["客服", "店员", "店长"].iter().any(|staff| text.contains(staff));
        if !says_who || !text.contains('他') || is_of_staff || self.names_somebody(text) {
            return text.to_owned();
        }
        let mut said = String::with_capacity(text.len());
        let mut before = None;
        let mut rest = text.chars().peekable();
        while let Some(sign) = rest.next() {
            // 他们 are the people of the shop where this text names no others; 他 may be anybody of the case.
            let is_other = self.terms.has_others && rest.peek() != Some(&'们');
            // 安装队说是店铺叫他们来的: who is called is somebody else.
            let is_called = ["叫", "让", "派", "请", "通知"].iter().any(|verb| said.ends_with(verb));
            let is_word = is_called
                || before.is_some_and(|before| NOT_AFTER.contains(&before))
                || rest.peek() == Some(&'人')
                || is_other;
            if sign == '他' && !is_word {
                said.push_str(self.terms.seller);
                rest.next_if_eq(&'们');
            } else {
                said.push(sign);
            }
            before = Some(sign);
        }
        said
    }

    /// 贵方 and 贵店 of a message to the seller, as this text calls the seller.
    fn with_address(&self, text: &str) -> String {
        const ADDRESSED: [&str; 5] = ["贵公司", "贵方", "贵店", "贵司", "贵商家"];
        // The voice that addresses the seller so keeps the words.
        if self.terms.seller.is_empty() || self.terms.seller.starts_with('贵') {
            return text.to_owned();
        }
        // All of them begin alike, and hardly any text has one.
        let words = if text.contains('贵') { &ADDRESSED[..] } else { &[] };
        words.iter().fold(text.to_owned(), |text, word| replaced(text, word, self.terms.seller))
    }

    /// Is somebody named beside the seller?
    fn names_somebody(&self, text: &str) -> bool {
        let mut rest = text;
        while let Some(sign) = rest.chars().next() {
            if let Some((name, is_seller)) = self.phrases.parties.first(rest) {
                if !is_seller && name != "客服" {
                    return true;
                }
                rest = &rest[name.len()..];
            } else {
                rest = &rest[sign.len_utf8()..];
            }
        }
        let is_in = |person: &&str| text.contains(*person);
        people::KIN.iter().any(is_in) || PERSONS.iter().any(is_in) || begins_with_nickname(text)
    }
}
