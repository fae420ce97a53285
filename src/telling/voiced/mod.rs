//! The writer's own words in the voice of a channel: the leading verbs of clauses that the writer governs, set phrases, sums
//! and spaces. What stands in quotation marks is somebody else's and stays, letter for letter.

mod clauses;
mod figures;
mod mask;
mod person;
mod pronoun;
mod set;
mod subject;
mod verbs;
mod writing;

use crate::knowledge::{Phrases, Piece, Says, Wording};

use clauses::Clause;
use mask::Masked;
use subject::as_writer;
use writing::in_writing;

pub use crate::channel::Register;
pub use figures::specification;
pub use person::first_person;

/// The set phrases are looked for again in what they became, so often at most.
const ROUNDS: usize = 4;

/// Who the subject of a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The writer, who did or said it.
    Consumer,
    /// Somebody or something else: a detail, a summary.
    Other,
}

/// What the text calls the others. An empty word leaves what needs it as the case writes it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Terms<'a> {
    /// The seller: 店铺, 您, 商家, 贵公司.
    pub seller: &'a str,
    /// Whoever this was said to: the same word as `seller`, or 平台.
    pub to: &'a str,
    /// The goods, as [`super::short_name`] calls them.
    pub short: &'a str,
    /// Is somebody of the writer's in the case, who may be 他 in any of its texts?
    pub has_others: bool,
    /// Does the writer say 我, and not 本人?
    pub says_i: bool,
}

/// What became of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words, without the subject that [`Subject::Written`] names.
    pub text: String,
    /// Whether the voice's 我 or 本人 stands before them.
    pub subject: Subject,
}

/// The subject of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// 本人 or 我 stood at its head and was taken off: the voice puts its own word there.
    Written,
    /// It begins with an act of the writer's, without a subject: the voice may put its own word there.
    Open,
    /// It has its own, or none.
    Own,
}

/// What a message to the seller calls the seller.
const TO_THE_SELLER: &str = "您";

/// Does what follows make it the name of a thing?
fn is_a_thing(rest: &str) -> bool {
    ["聊天", "页面", "主页", "首页", "直播", "会员", "名称"].iter().any(|thing| rest.starts_with(thing))
}

/// Is the shop meant, and not who answers for it? 店里, 商家师傅, 店铺那边.
fn is_of_shop(name: &str, rest: &str) -> bool {
    const PEOPLE: [&str; 6] = ["师傅", "客服", "员工", "那边", "这边", "仓库"];
    // 店家说正常, 店家才说开不了门: that was said by who reads it.
    let act = rest.trim_start_matches(['才', '又', '就', '也', '只', '还', '都', '先', '却']);
    let speaks =
        ["说", "称", "答", "让", "要我", "要本人", "拒", "不同意", "不肯", "不认", "没同意", "没有同意"]
            .iter()
            .any(|verb| act.starts_with(verb));
    ["店里", "店铺", "店家", "门店"].contains(&name) && !speaks
        || PEOPLE.iter().any(|who| rest.starts_with(who))
}

/// The tables with the voice in which they are read.
#[derive(Debug, Clone, Copy)]
pub struct Voiced<'a> {
    phrases: &'a Phrases,
    /// Words with which an act of the writer's begins.
    acts: &'a [String],
    register: Register,
    terms: Terms<'a>,
}

impl<'a> Voiced<'a> {
    /// `acts` are those of `data/reading/asks.yaml`.
    pub fn new(phrases: &'a Phrases, acts: &'a [String], register: Register, terms: Terms<'a>) -> Self {
        Self { phrases, acts, register, terms }
    }

    /// How the channel speaks.
    pub fn register(&self) -> Register {
        self.register
    }

    /// The short name of the goods.
    pub fn short(&self) -> &'a str {
        self.terms.short
    }

    /// The same voice, telling what was said to somebody else than the seller.
    #[must_use]
    pub fn to(mut self, who: &'a str) -> Self {
        self.terms.to = who;
        self
    }

    /// The text in this voice.
    pub fn text(&self, text: &str, who: Who) -> Said {
        let Some(masked) = Masked::of(text) else {
            return Said { text: text.to_owned(), subject: Subject::Own };
        };
        let plain = figures::sums(&figures::spaces(&masked.text));
        let (words, subject) = match who {
            Who::Consumer => self.led(&as_writer(&plain)),
            Who::Other => (plain, Subject::Own),
        };
        let words = self.with_seller(&self.settled(words));
        let words = match self.register {
            // What a message said keeps the 我 of its words.
            Register::Formal if self.terms.says_i => first_person(&figures::written(&words), None),
            Register::Formal => in_writing(&figures::written(&words)),
            Register::Chat if self.terms.seller == TO_THE_SELLER => {
                // 您 is shorter than 商家, and a set phrase may reach over it.
                self.settled(self.said_to_seller(&first_person(&words, None)))
            }
            Register::Chat | Register::Note => first_person(&words, None),
        };
        Said { text: masked.restored(&words), subject }
    }

    /// Nobody is told what 店铺 said who is that shop.
    fn said_to_seller(&self, text: &str) -> String {
        let mut said = String::with_capacity(text.len());
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            // 拿去店里检测: some other shop, or the place.
            let is_place = said.ends_with(['去', '到', '在', '回', '进', '来', '从', '往']);
            match self.phrases.parties.first(rest) {
                Some(("店里", _)) if is_place => {
                    said.push_str("店里");
                    rest = &rest["店里".len()..];
                }
                // 师傅是店里派的: whoever answers there is of the shop, and is told so.
                // 店铺聊天, 商家页面 are things.
                Some((name, true)) if is_a_thing(&rest[name.len()..]) => {
                    said.push_str(name);
                    rest = &rest[name.len()..];
                }
                Some((name, true)) if is_of_shop(name, &rest[name.len()..]) => {
                    said.push_str("店里");
                    rest = &rest[name.len()..];
                }
                Some((name, true)) => {
                    said.push_str(TO_THE_SELLER);
                    rest = &rest[name.len()..];
                }
                Some((name, false)) => {
                    said.push_str(name);
                    rest = &rest[name.len()..];
                }
                None => {
                    said.push(c);
                    rest = &rest[c.len_utf8()..];
                }
            }
        }
        said
    }

    /// With its set phrases in this voice, also those that only come about so.
    fn settled(&self, mut words: String) -> String {
        for _ in 0..ROUNDS {
            let swapped = self.swapped(&words);
            if swapped == words {
                break;
            }
            words = swapped;
        }
        words
    }

    /// The leading verbs in this voice, and the subject.
    fn led(&self, text: &str) -> (String, Subject) {
        let (rest, is_written) = self.without_subject(text);
        let clauses: Vec<Clause<'_>> = clauses::clauses(rest).collect();
        let (words, is_led) = self.verbs(&clauses);
        // 又黑屏了，这次请求退货退款: what is the matter again is no deed, whatever is asked for behind it.
        let is_matter = clauses.first().is_some_and(|first| {
            first.words.starts_with('又')
                && !self.verbs(&clauses[..1]).1
                && !self.begins_with_act(first.words)
        });
        let subject = match (is_written, !is_matter && (is_led || self.begins_with_act(rest))) {
            (true, _) => Subject::Written,
            (false, true) => Subject::Open,
            (false, false) => Subject::Own,
        };
        (words, subject)
    }

    /// What this voice says in place of it, if it says something else.
    fn wording(self, says: &Says) -> Option<&Wording> {
        match self.register {
            Register::Note => says.note.as_ref(),
            Register::Chat => says.chat.as_ref(),
            Register::Formal => says.formal.as_ref(),
        }
    }

    /// The words with their slots filled; `None` where a word for one of them is missing.
    fn filled(&self, wording: &Wording, slot: impl Fn(char) -> String) -> Option<String> {
        let mut filled = String::new();
        for piece in wording.pieces() {
            match piece {
                Piece::Words(words) => filled.push_str(words),
                Piece::Any(letter) => filled.push_str(&slot(*letter)),
                Piece::Number => filled.push_str(&slot('N')),
                Piece::Party => filled.push_str(&slot('P')),
                Piece::Term(name) => filled.push_str(self.term(name)?),
            }
        }
        Some(filled)
    }

    fn term(&self, name: &str) -> Option<&'a str> {
        let word = match name {
            "seller" => self.terms.seller,
            "to" => self.terms.to,
            _ => self.terms.short,
        };
        Some(word).filter(|word| !word.is_empty())
    }

    /// A party as this text calls it.
    fn party(&self, name: &str) -> String {
        let is_seller = self.phrases.parties.first(name).is_some_and(|(_, is_seller)| is_seller);
        if is_seller && !self.terms.seller.is_empty() { self.terms.seller } else { name }.to_owned()
    }
}
