//! Departments other than the market regulator: which matters are theirs, and how such a matter is recognised.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::Sink;
use crate::yaml::{Key, Node, Shape};

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
    /// Unless one of these is in the name too.
    pub not: Vec<String>,
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
    Key::optional("not", "名称里又有这些字就不是", TEXTS),
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
        let texts = |key: &str| {
            let items = node.get(key).map(Node::items).unwrap_or_default();
            items.iter().filter_map(|item| item.text().map(str::to_owned)).collect()
        };
        Some(Self {
            id: text("id")?,
            name: text("name")?,
            matter: text("matter")?,
            items: texts("items"),
            shops: texts("shops"),
            not: texts("not"),
            matters: texts("matters"),
            note: text("note")?,
            certainty: text("certainty")?,
        })
    }

    /// The words in the name of an article or service that make it this department's; the longest of them.
    pub fn in_item(&self, item: &str) -> Option<&str> {
        if self.not.iter().any(|words| item.contains(words)) {
            return None;
        }
        longest(&self.items, item)
    }

    /// The words in the name of a shop or firm that make what it sells this department's, unless the article says otherwise.
    pub fn in_shop(&self, shop: &str, item: &str) -> Option<&str> {
        if self.not.iter().any(|words| item.contains(words)) {
            return None;
        }
        longest(&self.shops, shop)
    }

    /// The words of a problem or a claim that make it this department's; the longest of them.
    pub fn in_matter(&self, text: &str) -> Option<&str> {
        longest(&self.matters, text)
    }
}

fn longest<'a>(words: &'a [String], text: &str) -> Option<&'a str> {
    words.iter().filter(|word| text.contains(*word)).max_by_key(|word| word.len()).map(String::as_str)
}
