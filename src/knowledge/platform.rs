//! A platform: its operator, and where things are in its App.

use crate::assets::{Assets, Tree};
use crate::calendar::Day;
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
    /// What else people call it.
    pub aliases: Vec<String>,
    /// Who runs it, as far as known.
    pub operator: Option<Operator>,
    /// Kinds of claim that it may decline to decide about.
    pub declines: Vec<String>,
    /// Where things are.
    pub places: Vec<Place>,
    /// Its own periods. A case is measured by those with an event that starts them; the others are only explained.
    pub timers: Vec<PlatformTimer>,
    /// How often an article may be applied for, where the platform says so.
    pub applications: Option<u32>,
}

/// A period of the platform's own rules.
#[derive(Debug, Clone)]
pub struct PlatformTimer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Hours, or else days.
    pub hours: Option<u32>,
    /// Calendar days from the next day on.
    pub days: Option<u32>,
    /// Working days, where the rule counts so.
    pub working_days: Option<u32>,
    /// How many times, where it is a number of times and not a period.
    pub count: Option<u32>,
    /// The event that starts it; none where a case has no such event.
    pub starts: Vec<String>,
    /// What starts it, in words.
    pub starts_text: String,
    /// Events that meet it.
    pub meets: Vec<String>,
    /// Claims; any where empty.
    pub claims: Vec<String>,
    /// Kinds of problem; any where empty.
    pub problems: Vec<String>,
    /// Conditions that must hold.
    pub when: Vec<String>,
    /// Conditions that must not.
    pub unless: Vec<String>,
    /// Who has to act.
    pub who: String,
    /// What happens when it lapses.
    pub on_lapse: String,
    /// The rule's title.
    pub rule: String,
    /// Its article.
    pub article: Option<String>,
    /// The first day of this version.
    pub online: Day,
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
    Key::optional("claims", "适用的诉求", &Shape::List(&Shape::Id)),
    Key::optional("problems", "适用的问题", &Shape::List(&Shape::Id)),
    Key::optional("when", "要同时满足的条件", &Shape::List(&Shape::Id)),
    Key::optional("unless", "不能有的条件", &Shape::List(&Shape::Id)),
    Key::optional("who", "谁要做，默认商家", &Shape::Id),
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
    Key::optional("aliases", "别的叫法，案件里写它也读得懂", &Shape::List(TEXT)),
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
    Key::optional("declines", "平台介入可以不受理的诉求", &Shape::List(&Shape::Id)),
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
            aliases: node.texts_of("aliases"),
            operator: node.get("operator").and_then(operator),
            declines: node.texts_of("declines"),
            places: node.get("places")?.items().iter().filter_map(place).collect(),
            timers: timers(&node).iter().filter_map(timer).collect(),
            applications: timers(&node).iter().find_map(|timer| timer.text_of("count")?.parse().ok()),
        })
    }

    /// The way to a place, where it is known.
    pub fn path_to(&self, place: &str) -> Option<&str> {
        self.places.iter().find(|one| one.id == place).map(|one| one.path.as_str())
    }
}

fn timers(node: &Node) -> &[Node] {
    node.get("timers").map(Node::items).unwrap_or_default()
}

fn timer(node: &Node) -> Option<PlatformTimer> {
    let number = |key: &str| node.text_of(key).and_then(|text| text.parse().ok());
    let text = |key: &str| node.text_of(key).map(str::to_owned);
    let (hours, days) = (number("hours"), number("days"));
    Some(PlatformTimer {
        id: text("id")?,
        name: text("name")?,
        hours,
        days,
        working_days: number("working_days"),
        count: number("count"),
        // A number of times, or working days of the platform's own, is not a period a case can be measured by.
        starts: text("starts").filter(|_| hours.or(days).is_some()).into_iter().collect(),
        starts_text: text("starts_text")?,
        meets: node.texts_of("meets"),
        claims: node.texts_of("claims"),
        problems: node.texts_of("problems"),
        when: node.texts_of("when"),
        unless: node.texts_of("unless"),
        who: text("who").unwrap_or_else(|| "merchant".into()),
        on_lapse: text("on_lapse")?,
        rule: text("rule")?,
        article: text("article"),
        online: Day::parse(node.text_of("online")?).ok()?,
    })
}

fn operator(node: &Node) -> Option<Operator> {
    let text = |key: &str| node.text_of(key).map(str::to_owned);
    Some(Operator {
        legal_name: text("legal_name")?,
        address: text("address"),
        phone: text("phone"),
        note: text("note"),
    })
}

fn place(node: &Node) -> Option<Place> {
    Some(Place { id: node.text_of("id")?.to_owned(), path: node.text_of("path")?.to_owned() })
}
