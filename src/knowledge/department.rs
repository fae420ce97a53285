//! Departments other than the market regulator: which matters are theirs, and how such a matter is recognised.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::Sink;
use crate::yaml::{Key, Shape};

/// A department.
#[derive(Debug, Clone)]
pub struct Department {
    /// Its id, the file's name.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Which matters are its own, in a few words.
    pub matter: String,
    /// An article or service whose name has one of these is one of them.
    pub items: Vec<String>,
    /// So is what a shop or firm whose name has one of these sells.
    pub shops: Vec<String>,
    /// Unless one of these is in the name of the article too.
    pub not: Vec<String>,
    /// Or one of these in that of the shop.
    pub shops_not: Vec<String>,
    /// A problem or a claim that says one of these is one of them.
    pub matters: Vec<String>,
    /// Where it turns to, as far as we know.
    pub note: String,
    /// How sure we are: `documented`, `observed` or `cautious`.
    pub certainty: String,
}

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);

/// The keys of a department file.
pub const DEPARTMENT: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::required("name", "部门名称", TEXT),
    Key::required("matter", "管哪一类事", TEXT),
    Key::optional("items", "商品或服务的名称里有这些字就是", TEXTS),
    Key::optional("shops", "商家的名称里有这些字就是", TEXTS),
    Key::optional("not", "商品名称里又有这些字就不是", TEXTS),
    Key::optional("shops_not", "商家名称里又有这些字就不是", TEXTS),
    Key::optional("matters", "问题或诉求里有这些字就是", TEXTS),
    Key::required("note", "还要知道什么", TEXT),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
]);

impl Department {
    /// Reads `data/departments/<id>.yaml`.
    pub fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let node = read_data(assets, Tree::Data, &format!("departments/{id}.yaml"), DEPARTMENT, sink)?;
        let text = |key: &str| node.text_of(key).map(str::to_owned);
        Some(Self {
            id: text("id")?,
            name: text("name")?,
            matter: text("matter")?,
            items: node.texts_of("items"),
            shops: node.texts_of("shops"),
            not: node.texts_of("not"),
            shops_not: node.texts_of("shops_not"),
            matters: node.texts_of("matters"),
            note: text("note")?,
            certainty: text("certainty")?,
        })
    }

    /// The words in the name of an article or service that make it this department's; the longest of them.
    pub fn in_item(&self, item: &str) -> Option<&str> {
        if self.not.iter().any(|words| item.contains(words)) {
            return None;
        }
        longest(&self.items, item, |rest| !is_a_thing(rest))
    }

    /// The words in the name of a shop or firm that make what it sells this department's, unless the article says otherwise.
    pub fn in_shop(&self, shop: &str, item: &str) -> Option<&str> {
        let is_in = |name: &str, words: &[String]| words.iter().any(|words| name.contains(words));
        if is_in(item, &self.not) || is_in(shop, &self.shops_not) {
            return None;
        }
        longest(&self.shops, shop, |_| true)
    }

    /// The words of a problem or a claim that make it this department's; the longest of them.
    pub fn in_matter(&self, text: &str) -> Option<&str> {
        longest(&self.matters, text, |_| true)
    }
}

/// The longest of the words that stands in the text where what follows it is fit.
fn longest<'a>(words: &'a [String], text: &str, is_fit: impl Fn(&str) -> bool) -> Option<&'a str> {
    // Most words are in no name, and asking that is cheaper than looking for every place.
    let stands = |word: &&String| {
        text.contains(word.as_str())
            && text.match_indices(word.as_str()).any(|(at, _)| is_fit(&text[at + word.len()..]))
    };
    words.iter().filter(stands).max_by_key(|word| word.len()).map(String::as_str)
}

/// Does a name end in a thing? The name of an article ends in what it is: 学费信封 is an envelope, 鱼苗网 a net. What only counts
/// or packs (10包, 一套, 礼盒, 流量包) says nothing of it.
fn is_a_thing(rest: &str) -> bool {
    let rest = rest.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c.is_whitespace());
    let Some(thing) = THINGS.iter().find(|thing| rest.ends_with(*thing)) else {
        return false;
    };
    let before = rest[..rest.len() - thing.len()].chars().next_back();
    !before.is_some_and(|c| c.is_ascii_digit() || PACKS.contains(c))
}

const THINGS: &[&str] = &[
    "包",
    "袋",
    "盒",
    "夹",
    "套",
    "贴",
    "纸",
    "架",
    "扣",
    "杯",
    "帽",
    "衫",
    "鞋",
    "裙",
    "裤",
    "带",
    "灯",
    "箱",
    "笔",
    "垫",
    "网",
    "链",
    "旗",
    "器",
    "机",
    "座机",
    "背心",
    "信封",
    "账本",
    "病历本",
    "收据本",
    "绘本",
    "册",
    "题库",
    "工装",
    "班服",
    "团服",
    "员工服",
    "制服",
    "水壶",
    "护具",
    "玩具",
    "模型",
    "积木",
    "摆件",
    "文创",
    "鼠标垫",
    "配件",
    "卡座",
    "卡通壳",
];

/// Before such a word: how many, or a packet of services.
const PACKS: &str = "一二两三四五六七八九十几每/礼油量月日务益";
