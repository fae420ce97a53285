//! Facts as template variables: printable texts marked with their path, codes and numbers plain.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use crate::case::people::names_a_man;
use crate::case::{MerchantKind, RespondentKind};
use crate::channel::{Audience, Channel};
use crate::draft::Sizing;
use crate::facts::{Document, Facts, Fold, Node, Told, told};
use crate::knowledge::{Phrases, Reading};
use crate::telling::{Register, Story, Terms, Voiced, plan, short_name};

use super::addressed::{address, addressed};
use super::argued::argued;
use super::marks::{Kind, Mark, unmarked, wrap};
use super::story::{self, Known};
use super::variables::{Paths, Variables, marked};

/// The variables that all channels of a case share.
#[derive(Debug)]
pub struct Context {
    base: tera::Context,
    paths: Vec<String>,
    /// How each voice says what a case writes, and the words with which an act of the writer's begins.
    phrases: Arc<Phrases>,
    reading: Arc<Reading>,
    /// The stories that were made, by how they speak and what they call the seller, with what is said in each.
    stories: Mutex<BTreeMap<String, (tera::Value, Known)>>,
    /// The plan of all texts that sum nothing up: it knows no voice.
    whole: OnceLock<Story>,
    /// What the goods are called for short, and whether a man of the writer's is named: the same in every voice.
    named: OnceLock<(String, bool)>,
}

impl Context {
    /// The variables for these facts.
    pub fn new(document: &Document) -> Self {
        let mut paths = Vec::new();
        let mut base = tera::Context::new();
        if let Node::Group(entries) = document.root() {
            for (key, node) in entries {
                let value = marked(node, &mut key.clone(), &mut paths);
                base.insert_value(key.clone(), value);
            }
        }
        Self {
            base,
            paths,
            phrases: Arc::default(),
            reading: Arc::default(),
            stories: Mutex::default(),
            whole: OnceLock::new(),
            named: OnceLock::new(),
        }
    }

    /// With these words for each voice; without them the words of a case stand as they are.
    #[must_use]
    pub fn speaking(mut self, phrases: Arc<Phrases>, reading: Arc<Reading>) -> Self {
        (self.phrases, self.reading) = (phrases, reading);
        self
    }

    /// The story as the templates of this channel see it, for people who write them.
    pub fn story_for(&self, channel: &Channel, facts: &Facts) -> serde_json::Value {
        let context = self.for_channel(channel, facts);
        let story = context.get("story").and_then(|story| serde_json::to_value(story).ok());
        unmarked(story.unwrap_or_default())
    }

    /// The variables of a channel (`common`) with so many events summed up, and the paths of the marks of the sums.
    pub(super) fn summed_up(&self, common: &tera::Context, facts: &Facts, folded: usize) -> Variables {
        let mut variables = Variables { context: common.clone(), more: Vec::new() };
        if folded > 0 {
            let timeline = self.timeline(facts, folded, &mut variables.more);
            variables.context.insert_value("timeline", timeline);
            let register = register_of(common);
            let known = self.whole_story(facts, register, common).1;
            let story = self.story(facts, (register, common), folded, known, &mut variables.more).0;
            self.tell(facts, register, &mut variables.context, story);
        }
        variables
    }

    /// The variables as they are before a channel gives its words.
    #[cfg(test)]
    pub(super) fn base(&self) -> &tera::Context {
        &self.base
    }

    /// The path of each mark's number.
    pub(super) fn paths<'a>(&'a self, more: &'a [String]) -> Paths<'a> {
        Paths { base: &self.paths, more }
    }

    /// The account with so many events summed up.
    fn timeline(&self, facts: &Facts, folded: usize, more: &mut Vec<String>) -> tera::Value {
        let events = self.base.get("timeline").and_then(tera::Value::as_array).unwrap_or_default();
        let step = |told: Told| match told {
            Told::Event(place) => events.get(place).cloned().unwrap_or_else(tera::Value::none),
            Told::Fold(fold) => self.fold(facts, events, &fold, more),
        };
        told(facts, folded).into_iter().map(step).collect::<Vec<_>>().into()
    }

    /// The plan of a text that sums nothing up, made once for all channels that speak alike.
    fn whole_story(&self, facts: &Facts, register: Register, voice: &tera::Context) -> (tera::Value, Known) {
        let seller = voice.get("seller").and_then(tera::Value::as_str).unwrap_or_default();
        let me = voice.get("me").and_then(tera::Value::as_str).unwrap_or_default();
        let key = format!("{} {} {me} {seller}", register.word(), is_by_issue(voice));
        // A lock that another thread broke holds whole stories all the same.
        let mut stories = self.stories.lock().unwrap_or_else(PoisonError::into_inner);
        let made = || self.story(facts, (register, voice), 0, Known::default(), &mut Vec::new());
        stories.entry(key).or_insert_with(made).clone()
    }

    /// The plan of the text with so many events summed up.
    fn story(
        &self,
        facts: &Facts,
        (register, voice): (Register, &tera::Context),
        folded: usize,
        known: Known,
        more: &mut Vec<String>,
    ) -> (tera::Value, Known) {
        let voiced = self.voiced(facts, register, voice);
        let item = self.base.get("order").and_then(|order| order.get_from_path("item"));
        let (events, details) = (self.list("timeline", ""), self.list("problem", "details"));
        let title = self.base.get("problem").and_then(|problem| problem.get_from_path("title"));
        let steps = self.list("argument", "steps");
        let (of_problem, exhibits) = (self.list("problem", "exhibits"), self.list("exhibits", ""));
        let summary = self.base.get("problem").and_then(|problem| problem.get_from_path("summary"));
        let whole = self.whole.get_or_init(|| plan(facts));
        let summed_up = (folded > 0).then(|| whole.summing_up(facts, told(facts, folded)));
        let story = summed_up.as_ref().unwrap_or(whole);
        let values = story::Told {
            facts,
            events,
            details,
            of_problem,
            exhibits,
            summary,
            item,
            title,
            steps,
            page: self.list("order", "page_words"),
            page_promises: self.list("order", "page_promises"),
            matter: &story.matter,
            voiced,
            receipt: story.receipt,
            state: self.base.get("goods").and_then(|goods| goods.get_from_path("state")),
            is_by_issue: is_by_issue(voice),
            known: RefCell::new(known),
        };
        let story = values.story(story, |fold| self.fold(facts, events, fold, more));
        (story, values.known.into_inner())
    }

    /// Puts a story into the variables, and beside it what it leaves of the argument.
    fn tell(&self, facts: &Facts, register: Register, context: &mut tera::Context, story: tera::Value) {
        if register == Register::Formal {
            let voiced = self.voiced(facts, register, context);
            let argument = self.base.get("argument");
            if let Some(left) = argument.and_then(|argument| argued(argument, &story, voiced)) {
                context.insert_value("argument", left);
            }
        }
        let voiced = self.voiced(facts, register, context);
        let claims = self.list("claims", "").iter().map(|claim| said_as(claim, voiced)).collect::<Vec<_>>();
        context.insert_value("claims", claims.into());
        context.insert_value("story", story);
    }

    fn voiced<'a>(&'a self, facts: &'a Facts, register: Register, voice: &'a tera::Context) -> Voiced<'a> {
        let seller = voice.get("seller").and_then(tera::Value::as_str).unwrap_or_default();
        let (short, has_others) = self.named.get_or_init(|| {
            let texts = own_texts(facts);
            (short_name(&facts.order.item, &texts).to_owned(), names_a_man(&texts))
        });
        let says_i = voice.get("me").and_then(tera::Value::as_str) == Some("我");
        let terms = Terms { seller, to: seller, short, has_others: *has_others, says_i };
        Voiced::new(&self.phrases, &self.reading.acts, register, terms)
    }

    /// The list under a key of the document, or under a key of what stands there.
    fn list<'a>(&'a self, head: &'a str, key: &'a str) -> &'a [tera::Value] {
        let value = self.base.get(head);
        let value = if key.is_empty() { value } else { value.and_then(|value| value.get_from_path(key)) };
        value.and_then(tera::Value::as_array).unwrap_or_default()
    }

    fn fold(
        &self,
        facts: &Facts,
        events: &[tera::Value],
        fold: &Fold,
        more: &mut Vec<String>,
    ) -> tera::Value {
        let at = |place: &usize| {
            let at = events.get(*place).and_then(|event| event.get_from_path("at")).cloned();
            at.unwrap_or_else(tera::Value::none)
        };
        let (first, last) = (fold.places.start(), fold.places.end());
        let day = |place: &usize| facts.timeline.get(*place).map(|event| event.at.day);
        let is_one_day = day(first) == day(last);
        let mut map: BTreeMap<String, tera::Value> = BTreeMap::new();
        map.insert("event".into(), "folded".into());
        map.insert("weight".into(), 0.into());
        map.insert("reveals_problem".into(), false.into());
        map.insert("is_one_day".into(), is_one_day.into());
        map.insert("first_at".into(), at(first));
        map.insert("last_at".into(), at(last));
        for (key, count) in &fold.counts {
            let number = self.paths.len() + more.len();
            map.insert((*key).into(), wrap(Kind::Text, number, &count.to_string()).into());
            more.push(format!("folds[{first}-{last}].{key}"));
        }
        map.into()
    }

    /// With the words of a channel's voice.
    pub(super) fn for_channel(&self, channel: &Channel, facts: &Facts) -> tera::Context {
        let mut context = self.base.clone();
        let word = |key: &str| channel.voice.get(key).map(String::as_str);
        let respondent = word("respondent");
        let against = |who: RespondentKind| respondent.filter(|_| facts.respondent.is == who);
        context.insert("me", word("me").unwrap_or("本人"));
        let merchant = against(RespondentKind::Merchant).or(word("merchant")).unwrap_or("商家");
        // A platform that sells itself is no 商家 beside it.
        let merchant = match facts.merchant.kind {
            _ if ["商家", "店铺"].contains(&merchant) && facts.dispute.platform_sells => "平台",
            Some(MerchantKind::Private) if merchant != "贵方" && merchant != "您" => "卖家",
            _ => merchant,
        };
        context.insert("they", addressed(merchant, facts));
        context.insert("address", address(merchant, facts));
        // Whom the writer's own words name 商家: in a chat with the seller that is the reader.
        let is_to_seller = channel.register == Register::Chat && channel.audience == Audience::Merchant;
        context.insert("seller", if is_to_seller { "您" } else { addressed(merchant, facts) });
        context.insert("lead", word("lead").unwrap_or_default());
        match against(RespondentKind::Platform) {
            Some(word) => context.insert("the_platform", addressed(word, facts)),
            None => {
                if let Some(name) =
                    self.base.get("platform").and_then(|platform| platform.get_from_path("name"))
                {
                    context.insert_value("the_platform", name.clone());
                }
            }
        }
        context.insert("audience", channel.audience.word());
        context.insert("register", channel.register.word());
        context.insert_value("by_issue", channel.is_by_issue.into());
        let story = self.whole_story(facts, channel.register, &context).0;
        self.tell(facts, channel.register, &mut context, story);
        context.insert_value("size", Sizing::default().size.word().into());
        context.insert_value("annexed", false.into());
        context.insert_value("names_law", false.into());
        context.insert_value("cuts_words", false.into());
        context.insert_value("has_annex", false.into());
        if let Some(annex) = &channel.annex {
            context.insert("annex_pointer", &annex.pointer);
            context.insert("annex_label", &annex.label);
        }
        context
    }
}

fn register_of(context: &tera::Context) -> Register {
    let word = context.get("register").and_then(tera::Value::as_str).unwrap_or_default();
    [Register::Note, Register::Chat].into_iter().find(|one| one.word() == word).unwrap_or_default()
}

fn is_by_issue(context: &tera::Context) -> bool {
    context.get("by_issue").and_then(tera::Value::as_bool).unwrap_or_default()
}

/// The writer's own texts, in which the goods have their short name.
fn own_texts(facts: &Facts) -> Vec<&str> {
    let details = facts.problem.details.iter().map(|detail| detail.text.as_str());
    let events = facts.timeline.iter().filter_map(|event| event.text.as_deref());
    [facts.problem.summary.as_str()].into_iter().chain(details).chain(events).collect()
}

/// A claim with its words in this voice: 按商家说的请人上门的费用 says 您 to the seller.
fn said_as(claim: &tera::Value, voiced: Voiced<'_>) -> tera::Value {
    let mark = claim.get_from_path("text").and_then(tera::Value::as_str).and_then(Mark::whole);
    let (Some(mark), Some(map)) = (mark, claim.as_map()) else { return claim.clone() };
    let mut map = map.clone();
    map.insert(
        "text".into(),
        mark.with_text(&voiced.text(mark.text, crate::telling::Who::Other).text).into(),
    );
    map.into()
}
