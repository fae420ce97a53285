//! Where a text is sent: fields in the order of the real form, their limits, who reads it and how it speaks.

mod keys;
mod laid;
mod limit;
mod suit;
mod words;

pub use keys::CHANNEL;
pub use laid::{check_layout, right_name};
use limit::limit;
pub use limit::{GIVEN, Limit};
pub use suit::Suit;
pub use words::{Citing, Register};

use std::collections::BTreeMap;

use crate::assets::{Assets, Tree};
use crate::data::read_data;
use crate::diagnostic::Sink;
use crate::yaml::Node;

/// A channel, from `templates/<id>/channel.yaml`.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in channel.yaml")]
pub struct Channel {
    /// Its id, the folder's name.
    pub id: String,
    /// Its name for people.
    pub name: String,
    /// Other names that the command line accepts.
    pub aliases: Vec<String>,
    /// What it is for.
    pub about: String,
    /// Who reads it.
    pub audience: Audience,
    /// How the text calls people, and the like: words for templates.
    pub voice: BTreeMap<String, String>,
    /// How it speaks.
    pub register: Register,
    /// How it refers to exhibits.
    pub exhibits: Citing,
    /// Do the other side's reasons stand together, each with what meets it, and not where they were given?
    pub is_by_issue: bool,
    /// Does a date say its day alone (22日) where the month was said in the same paragraph?
    pub dates_short: bool,
    /// Does a date say its year at first, even the year of writing?
    pub dates_with_year: bool,
    /// Does a date say the time of day?
    pub dates_with_time: bool,
    /// An empty line stands between paragraphs.
    pub is_spaced: bool,
    /// Only for cases paid this way.
    pub payment: Option<String>,
    /// Does its text rest on articles?
    pub cites_law: bool,
    /// Only for cases in whose history one of these events stands.
    pub after: Vec<String>,
    /// What a case has to be like.
    pub suits: Vec<Suit>,
    /// Of use also after all the money has come.
    pub is_after_payment: bool,
    /// Written only where it is asked for by name, or with all.
    pub is_on_request: bool,
    /// What a plan knows of this channel.
    pub plan: Steps,
    /// Facts without which nothing is written, as paths.
    pub needs: Vec<String>,
    /// Facts that the reader expects, as paths.
    pub wants: Vec<String>,
    /// The boxes.
    pub fields: Vec<Field>,
    /// The supplementary page for what does not fit a box.
    pub annex: Option<Annex>,
    /// Where in the App or on the web the form is; ids of a platform's places, or a path of its own.
    pub place: Option<String>,
    /// What to remind the writer of, outside the text.
    pub reminders: Vec<String>,
    /// Where the knowledge of it comes from.
    pub source: String,
    /// How sure that is: `documented`, `observed` or `cautious`.
    pub certainty: String,
}

/// When a channel is open, used or closed.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    /// The lower, the sooner it is the next step; `None` for one that is never suggested.
    pub order: Option<u32>,
    /// Events that mean it was used; `contacted-platform` for a contact with the platform.
    pub used_by: Vec<String>,
    /// Periods that have to end first.
    pub waits_for: Vec<String>,
    /// Periods whose lapse closes it.
    pub closes_after: Vec<String>,
    /// Shut while the market regulator has the dispute.
    pub is_one_door: bool,
}

/// Who reads a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// The seller.
    Merchant,
    /// The platform.
    Platform,
    /// The market regulator.
    Regulator,
    /// The payment institution.
    Payment,
    /// Another authority, a court, an association.
    Authority,
    /// Everyone.
    Public,
}

/// A box of a form.
#[derive(Debug, Clone)]
pub struct Field {
    /// Its id; its template is `<id>.tera`.
    pub id: String,
    /// What stands beside the box.
    pub label: String,
    /// Several messages, each counted by itself.
    pub is_messages: bool,
    /// May stay empty.
    pub is_optional: bool,
    /// How much fits.
    pub limit: Option<Limit>,
    /// What to do with a text that does not fit, tried in this order; then it is refused.
    pub fit: Vec<Policy>,
    /// Where it is split, the messages say their number.
    pub is_numbered: bool,
}

/// A way of making a text fit its box.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Policy {
    /// Shorter wordings of the same facts, the fullest that fits.
    Condense,
    /// Several messages of whole sentences.
    Split,
    /// What does not fit goes to the supplementary page.
    Annex,
    /// Nothing is written; the writer shortens.
    Refuse,
}

/// A page that holds what does not fit the boxes. Its template is `annex.tera`.
#[derive(Debug, Clone)]
pub struct Annex {
    /// What it is called, also in the texts.
    pub label: String,
    /// The sentence of a shortened text that points at it, without the mark at its end.
    pub pointer: String,
}

/// The id of the supplementary page among the fields of a draft.
pub const ANNEX: &str = "annex";

impl Audience {
    /// The word that data files use.
    pub fn word(self) -> &'static str {
        match self {
            Self::Merchant => "merchant",
            Self::Platform => "platform",
            Self::Regulator => "regulator",
            Self::Payment => "payment",
            Self::Authority => "authority",
            Self::Public => "public",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        [Self::Merchant, Self::Platform, Self::Regulator, Self::Payment, Self::Authority, Self::Public]
            .into_iter()
            .find(|audience| audience.word() == word)
    }
}

impl Channel {
    /// Reads `templates/<id>/channel.yaml`.
    pub fn read(assets: &Assets, id: &str, sink: &mut Sink) -> Option<Self> {
        let node = read_data(assets, Tree::Templates, &format!("{id}/channel.yaml"), CHANNEL, sink)?;
        if node.text_of("id").is_some_and(|own| own != id) {
            sink.push(laid::other_id(assets, id, &node));
        }
        let text = |key: &str| node.text_of(key).map(str::to_owned);
        let texts = |key: &str| node.texts_of(key);
        let voice = node.get("voice").map(Node::entries).unwrap_or_default();
        Some(Self {
            id: id.to_owned(),
            name: text("name")?,
            aliases: texts("aliases"),
            about: text("about")?,
            audience: node.text_of("audience").and_then(Audience::from_word)?,
            voice: voice
                .iter()
                .filter_map(|e| Some((e.key.to_string(), e.node.text()?.to_owned())))
                .collect(),
            register: node.text_of("register").map(Register::from_word).unwrap_or_default(),
            exhibits: node.text_of("exhibits").map(Citing::from_word).unwrap_or_default(),
            is_by_issue: node.text_of("by_issue") == Some("true"),
            dates_short: node.text_of("dates_short") == Some("true"),
            dates_with_year: node.text_of("dates_with_year") != Some("false"),
            dates_with_time: node.text_of("dates_with_time") != Some("false"),
            is_spaced: node.text_of("spaced") == Some("true"),
            payment: text("payment"),
            after: texts("after"),
            suits: node.get("suits").map(Suit::all).unwrap_or_default(),
            is_after_payment: node.text_of("after_payment") == Some("true"),
            is_on_request: node.text_of("on_request") == Some("true"),
            plan: node.get("plan").map(steps).unwrap_or_default(),
            cites_law: text("cites_law").as_deref() == Some("true"),
            needs: texts("needs"),
            wants: texts("wants"),
            fields: node.get("fields")?.items().iter().filter_map(field).collect(),
            annex: node.get("annex").and_then(annex),
            place: text("place"),
            reminders: texts("reminders"),
            source: text("source").unwrap_or_default(),
            certainty: text("certainty").unwrap_or_default(),
        })
    }

    /// The ids of all channels: the folders of `templates/` that have a `channel.yaml`.
    pub fn ids(assets: &Assets) -> Vec<String> {
        let folders = assets.names(Tree::Templates, "");
        let is_channel =
            |id: &String| !id.starts_with('_') && assets.names(Tree::Templates, id).contains("channel.yaml");
        folders.into_iter().filter(is_channel).collect()
    }

    /// True for its id and its other names.
    pub fn is_called(&self, name: &str) -> bool {
        self.id == name || self.name == name || self.aliases.iter().any(|alias| alias == name)
    }
}

fn steps(node: &Node) -> Steps {
    let list = |key: &str| node.texts_of(key);
    Steps {
        order: node.text_of("order").and_then(|text| text.parse().ok()),
        used_by: list("used_by"),
        waits_for: list("waits_for"),
        closes_after: list("closes_after"),
        is_one_door: node.text_of("one_door") == Some("true"),
    }
}

fn field(node: &Node) -> Option<Field> {
    Some(Field {
        id: node.text_of("id")?.to_owned(),
        label: node.text_of("label")?.to_owned(),
        is_messages: node.text_of("messages") == Some("true"),
        is_optional: node.text_of("optional") == Some("true"),
        limit: node.get("limit").and_then(limit),
        fit: node.texts_of("fit").iter().filter_map(|word| policy(word)).collect(),
        is_numbered: node.text_of("numbered") == Some("true"),
    })
}

fn policy(word: &str) -> Option<Policy> {
    match word {
        "condense" => Some(Policy::Condense),
        "split" => Some(Policy::Split),
        "annex" => Some(Policy::Annex),
        "refuse" => Some(Policy::Refuse),
        _ => None,
    }
}

fn annex(node: &Node) -> Option<Annex> {
    let label = node.text_of("label")?;
    let pointer = node.text_of("pointer").map_or_else(|| format!("完整经过见{label}"), str::to_owned);
    Some(Annex { label: label.to_owned(), pointer })
}
