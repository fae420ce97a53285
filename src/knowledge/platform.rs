//! A platform: its operator, and where things are in its App.

use crate::assets::{Assets, Tree};
use crate::data::{CERTAINTY, read_data};
use crate::diagnostic::Sink;
use crate::yaml::{Key, Node, Shape};


/// A platform.
#[derive(Debug, Clone)]
pub struct Platform {
    /// Its id, the file's name.
    pub id: String,
    /// Its name as people know it.
    pub name: String,
    /// Who runs it, as far as known.
    pub operator: Option<Operator>,
    /// Where things are.
    pub places: Vec<Place>,
}

/// Who runs a platform.
#[derive(Debug, Clone)]
pub struct Operator {
    /// Registered name.
    pub legal_name: String,
    /// Address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// What to check before use.
    pub note: Option<String>,
}

/// Where something is in the App.
#[derive(Debug, Clone)]
pub struct Place {
    /// Its id.
    pub id: String,
    /// The way there.
    pub path: String,
}

const TEXT: &Shape = &Shape::Text;
const NUMBER: &Shape = &Shape::Whole(1, 10_000);
const PLACE: &Shape = &Shape::Map(&[
    Key::required("id", "编号", &Shape::Id),
    Key::required("name", "名称", TEXT),
    Key::required("path", "在哪里", TEXT),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
    Key::optional("note", "说明", TEXT),
]);

const TIMER: &Shape = &Shape::Map(&[
    Key::required("id", "编号", &Shape::Id),
    Key::required("name", "名称", TEXT),
    Key::optional("hours", "小时", NUMBER),
    Key::optional("fresh_hours", "生鲜的小时", NUMBER),
    Key::optional("days", "天", NUMBER),
    Key::optional("working_days", "工作日", NUMBER),
    Key::optional("count", "次数", NUMBER),
    Key::optional("starts", "从哪个事件起算", &Shape::Id),
    Key::required("starts_text", "从什么时候起算", TEXT),
    Key::optional("meets", "哪些事件算是完成", &Shape::List(&Shape::Id)),
    Key::required("on_lapse", "过期的后果", TEXT),
    Key::required("rule", "规则", TEXT),
    Key::optional("article", "条号", TEXT),
    Key::required("online", "上线日期", &Shape::Day),
    Key::required("source", "出处", TEXT),
    Key::required("checked", "核对日期", &Shape::Day),
    Key::required("certainty", "把握", CERTAINTY),
    Key::optional("note", "说明", TEXT),
]);

/// The keys of a platform file.
pub const PLATFORM: &Shape = &Shape::Map(&[
    Key::required("id", "编号，同文件名", &Shape::Id),
    Key::required("name", "名称", TEXT),
    Key::optional("note", "说明", TEXT),
    Key::optional(
        "operator",
        "经营者",
        &Shape::Map(&[
            Key::required("legal_name", "登记名称", TEXT),
            Key::optional("address", "地址", TEXT),
            Key::optional("phone", "电话", TEXT),
            Key::required("source", "出处", TEXT),
            Key::required("checked", "核对日期", &Shape::Day),
            Key::required("certainty", "把握", CERTAINTY),
            Key::optional("note", "说明", TEXT),
        ]),
    ),
    Key::required("places", "App 里的位置", &Shape::List(PLACE)),
    Key::optional("timers", "平台自己的时限", &Shape::List(TIMER)),
]);

impl Platform {
    /// Reads `data/platforms/<id>.yaml`.
    pub fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let node = read_data(assets, Tree::Data, &format!("platforms/{id}.yaml"), PLATFORM, sink)?;
        Some(Self {
            id: node.text_of("id")?.to_owned(),
            name: node.text_of("name")?.to_owned(),
            operator: node.get("operator").and_then(operator),
            places: node.get("places")?.items().iter().filter_map(place).collect(),
        })
    }

    /// The way to a place, where it is known.
    pub fn path_to(&self, place: &str) -> Option<&str> {
        self.places.iter().find(|one| one.id == place).map(|one| one.path.as_str())
    }
}

fn operator(node: &Node) -> Option<Operator> {
    let text = |key: &str| node.text_of(key).map(str::to_owned);
    Some(Operator { legal_name: text("legal_name")?, address: text("address"), phone: text("phone"), note: text("note") })
}

fn place(node: &Node) -> Option<Place> {
    Some(Place { id: node.text_of("id")?.to_owned(), path: node.text_of("path")?.to_owned() })
}
