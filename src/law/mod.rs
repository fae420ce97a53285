//! Statutes: articles with the days they are in force, what they provide in short, and what they support.

mod keys;
mod read;

pub use keys::STATUTE;

use crate::amount::Amount;
use crate::calendar::Day;
use crate::numerals::chinese;
use crate::slots::Application;

/// One version of a statute.
#[derive(Debug, Clone)]
pub struct Statute {
    /// Its id, the file's name.
    pub id: String,
    /// Full title.
    pub title: String,
    /// What it is called after the first time.
    pub short: String,
    /// `law`, `regulation`, `rule` or `interpretation`.
    pub rank: String,
    /// Issuing number or amendment.
    pub issued: String,
    /// First day in force.
    pub from: Day,
    /// Last day in force; `None` while it is in force.
    pub until: Option<Day>,
    /// Cited by name only: its article numbers are not certain.
    pub name_only: bool,
    /// Its articles that are cited.
    pub articles: Vec<Article>,
    /// The periods that it sets.
    pub timers: Vec<Timer>,
}

/// An article, paragraph or item.
#[derive(Debug, Clone)]
pub struct Article {
    /// Its id within the statute.
    pub id: String,
    /// Article number.
    pub article: Option<u32>,
    /// Paragraph within it.
    pub paragraph: Option<u32>,
    /// Item within that.
    pub item: Option<u32>,
    /// What it provides, in our words.
    pub gist: String,
    /// It is about trade by network alone: what was bought in a shop is no matter of it.
    pub online: bool,
    /// The same in at most forty characters, for short texts.
    pub short: Option<String>,
    /// First day in force.
    pub from: Day,
    /// Last day in force.
    pub until: Option<Day>,
    /// What it supports.
    pub supports: Vec<Support>,
    /// The increased compensation that it allows.
    pub sum: Option<Sum>,
    /// Where it was checked.
    pub source: String,
    /// When.
    pub checked: String,
    /// How sure.
    pub certainty: String,
}

/// How an increased compensation is worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sum {
    /// The claim's `basis`.
    pub basis: String,
    /// So many times the price.
    pub price_times: u32,
    /// Or so many times the loss.
    pub loss_times: Option<u32>,
    /// At least this.
    pub least: Amount,
}

impl Sum {
    /// The most that may be asked for at this price and loss.
    pub fn most(&self, price: Amount, loss: Amount) -> Amount {
        let by_loss = self.loss_times.map_or(Amount::ZERO, |times| loss.times(times));
        price.times(self.price_times).max(by_loss).max(self.least)
    }
}

/// What an article supports, and when.
#[derive(Debug, Clone)]
pub struct Support {
    /// Claims.
    pub claims: Vec<String>,
    /// Kinds of problem; any where empty.
    pub problems: Vec<String>,
    /// Conditions that must hold.
    pub when: Vec<String>,
    /// Conditions that must not.
    pub unless: Vec<String>,
    /// `platform`, where it makes the platform answerable.
    pub party: Option<String>,
    /// A step of procedure.
    pub procedure: Option<String>,
    /// The higher, the more specific.
    pub weight: u32,
    /// The reason that facts record.
    pub why: String,
    /// The sentence that applies it to a case. A rule for claims that has none is not cited for them.
    pub applies: Option<Application>,
    /// What follows from it; by the claim where it is not said.
    pub concludes: Option<Application>,
}

/// A period that a statute sets.
#[derive(Debug, Clone)]
pub struct Timer {
    /// Its id within the statute.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The article it rests on, by id.
    pub article: String,
    /// Kinds of problem; any where empty.
    pub problems: Vec<String>,
    /// Claims; any where empty.
    pub claims: Vec<String>,
    /// Conditions that must hold.
    pub when: Vec<String>,
    /// Conditions that must not.
    pub unless: Vec<String>,
    /// Events that start it.
    pub starts: Vec<String>,
    /// Does the first such event start it, so that asking again does not start it anew?
    pub from_first: bool,
    /// Events that meet it.
    pub meets: Vec<String>,
    /// Who has to act.
    pub who: String,
    /// How long.
    pub length: Length,
    /// Does a last day on a holiday roll to the next day?
    pub rolls: bool,
    /// What its lapse allows.
    pub on_lapse: String,
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Hours, through weekends.
    Hours(u32),
    /// Calendar days, from the next day on.
    Days(u32),
    /// Working days, from the next day on.
    WorkingDays(u32),
    /// Years, to the same day.
    Years(u32),
}

/// Is a range of days open on this day?
fn in_force(from: Day, until: Option<Day>, on: Day) -> bool {
    from <= on && until.is_none_or(|until| on <= until)
}

impl Statute {
    /// Is this version in force on that day?
    pub fn is_in_force(&self, on: Day) -> bool {
        in_force(self.from, self.until, on)
    }

    /// The article with this id, if it is in force on that day. There is no other way to cite one.
    pub fn article_on(&self, id: &str, on: Day) -> Option<&Article> {
        self.articles
            .iter()
            .find(|article| article.id == id && article.is_in_force(on) && self.is_in_force(on))
    }

    /// `《中华人民共和国消费者权益保护法》第二十四条第一款`; with the short title after the first time.
    pub fn citation(&self, article: &Article, first: bool) -> String {
        let title = if first { &self.title } else { &self.short };
        if self.name_only { format!("《{title}》") } else { format!("《{title}》{}", article.number()) }
    }
}

impl Statute {
    /// What it is called straight after itself: 同法, 同条例, 同办法, 同规定.
    pub fn same(&self) -> &'static str {
        match self.rank.as_str() {
            "regulation" => "同条例",
            "rule" => "同办法",
            "interpretation" => "同规定",
            _ => "同法",
        }
    }

    /// What it is called in the same text: 该法, 该条例, 该办法, 该规定.
    pub fn that(&self) -> &'static str {
        match self.rank.as_str() {
            "regulation" => "该条例",
            "rule" => "该办法",
            "interpretation" => "该规定",
            _ => "该法",
        }
    }
}

impl Article {
    /// `第二款`, where it is another part of the article with this number; `None` where it is another article.
    pub fn number_within(&self, article: Option<u32>) -> Option<String> {
        let head = format!("第{}条", chinese(article.filter(|article| self.article == Some(*article))?));
        let number = self.number();
        number.strip_prefix(&head).filter(|rest| !rest.is_empty()).map(str::to_owned)
    }

    /// Is it in force on that day?
    pub fn is_in_force(&self, on: Day) -> bool {
        in_force(self.from, self.until, on)
    }

    /// `第二十四条第一款第（八）项`.
    pub fn number(&self) -> String {
        let part = |number: Option<u32>, unit: &str| {
            number.map(|n| format!("第{}{unit}", chinese(n))).unwrap_or_default()
        };
        let item = self.item.map(|n| format!("第（{}）项", chinese(n))).unwrap_or_default();
        format!("{}{}{item}", part(self.article, "条"), part(self.paragraph, "款"))
    }
}
