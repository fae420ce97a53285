//! Statute files to statutes.

use crate::amount::Amount;
use crate::assets::{Assets, Tree};
use crate::calendar::Day;
use crate::data::read_data;
use crate::diagnostic::Sink;
use crate::slots::{Application, Context, sentence};
use crate::yaml::Node;

use super::{Article, Length, STATUTE, Statute, Sum, Support, Timer};

impl Statute {
    /// Reads `data/law/<id>.yaml`.
    pub fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let path = format!("law/{id}.yaml");
        let node = read_data(assets, Tree::Data, &path, STATUTE, sink)?;
        let text = |key: &str| node.text_of(key).map(str::to_owned);
        let from = day(&node, "from")?;
        let until = day(&node, "until");
        let mut statute = Self {
            id: text("id")?,
            title: text("title")?,
            short: text("short")?,
            rank: text("rank")?,
            issued: text("issued")?,
            from,
            until,
            name_only: text("name_only").as_deref() == Some("true"),
            articles: Vec::new(),
            timers: list(&node, "timers", timer),
        };
        for one in node.get("articles").map(Node::items).unwrap_or_default() {
            let supports = one.get("supports").map(Node::items).unwrap_or_default();
            let supports = supports.iter().filter_map(|one| {
                support(one, |key, when| sentence(one, key, Context::of(when), (assets, &path), sink))
            });
            let supports = supports.collect();
            statute.articles.extend(article(one, &node, (from, until), supports));
        }
        Some(statute)
    }
}

fn article(
    node: &Node,
    statute: &Node,
    (from, until): (Day, Option<Day>),
    supports: Vec<Support>,
) -> Option<Article> {
    let inherited =
        |key: &str| node.text_of(key).or_else(|| statute.text_of(key)).unwrap_or_default().to_owned();
    Some(Article {
        id: node.text_of("id")?.to_owned(),
        article: number(node, "article"),
        paragraph: number(node, "paragraph"),
        item: number(node, "item"),
        gist: node.text_of("gist")?.to_owned(),
        online: inherited("online") == "true",
        short: node.text_of("short").map(str::to_owned),
        from: day(node, "from").unwrap_or(from),
        until: day(node, "until").or(until),
        supports,
        sum: node.get("sum").and_then(sum),
        source: inherited("source"),
        checked: inherited("checked"),
        certainty: inherited("certainty"),
    })
}

fn sum(node: &Node) -> Option<Sum> {
    Some(Sum {
        basis: node.text_of("basis")?.to_owned(),
        price_times: number(node, "price_times")?,
        loss_times: number(node, "loss_times"),
        least: Amount::parse(node.text_of("least")?).ok()?,
    })
}

fn support(node: &Node, mut read: impl FnMut(&str, &[String]) -> Option<Application>) -> Option<Support> {
    let when = node.texts_of("when");
    Some(Support {
        applies: read("applies", &when),
        concludes: read("concludes", &when),
        claims: node.texts_of("claims"),
        problems: node.texts_of("problems"),
        when,
        unless: node.texts_of("unless"),
        party: node.text_of("party").map(str::to_owned),
        procedure: node.text_of("procedure").map(str::to_owned),
        weight: number(node, "weight").unwrap_or(1),
        why: node.text_of("why")?.to_owned(),
    })
}

fn timer(node: &Node) -> Option<Timer> {
    let length = number(node, "days")
        .map(Length::Days)
        .or_else(|| number(node, "working_days").map(Length::WorkingDays))
        .or_else(|| number(node, "years").map(Length::Years))?;
    Some(Timer {
        id: node.text_of("id")?.to_owned(),
        name: node.text_of("name")?.to_owned(),
        article: node.text_of("article")?.to_owned(),
        problems: node.texts_of("problems"),
        claims: node.texts_of("claims"),
        when: node.texts_of("when"),
        unless: node.texts_of("unless"),
        starts: node.texts_of("starts"),
        from_first: node.text_of("from_first") == Some("true"),
        meets: node.texts_of("meets"),
        who: node.text_of("who")?.to_owned(),
        length,
        rolls: node.text_of("roll") == Some("true"),
        on_lapse: node.text_of("on_lapse")?.to_owned(),
    })
}

fn day(node: &Node, key: &str) -> Option<Day> {
    node.text_of(key).and_then(|text| Day::parse(text).ok())
}

fn number(node: &Node, key: &str) -> Option<u32> {
    node.text_of(key).and_then(|text| text.parse().ok())
}

fn list<T>(node: &Node, key: &str, item: impl Fn(&Node) -> Option<T>) -> Vec<T> {
    node.get(key).map(Node::items).unwrap_or_default().iter().filter_map(item).collect()
}
