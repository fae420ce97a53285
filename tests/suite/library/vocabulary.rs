//! What templates may name: the facts of all cases, and the words that templates bind.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use complain::facts::{Document, Leaf, Node};

use super::scan::{Tag, tags};

/// Words that every template has beside the facts: those of the voice, and the engine's own.
const WORDS: &[&str] = &[
    "me",
    "they",
    "seller",
    "the_platform",
    "lead",
    "audience",
    "register",
    "address",
    "loop",
    "size",
    "annexed",
    "names_law",
    "cuts_words",
    "has_annex",
    "annex_pointer",
    "annex_label",
];

/// What events that are summed up have beside those of an event: days, and how many of each.
const FOLDED: &[&str] = &[
    "first_at",
    "last_at",
    "contacted",
    "applied",
    "sent_back",
    "contacted_platform",
    "interventions",
    "complained",
    "replied",
    "promised",
    "agreed",
    "refused",
    "silent",
];

/// A step of the story, under the name that its lists give it.
const MOVE: &str = "story.paragraphs[].moves[]";

/// What the story of a text points at: the same facts as elsewhere.
const POINTS: &[(&str, &str)] = &[
    ("story.paragraphs[].moves[].events", "timeline"),
    ("story.paragraphs[].moves[].e", "timeline[]"),
    ("story.paragraphs[].moves[].answer", "timeline[]"),
    ("story.paragraphs[].moves[].silence", "timeline[]"),
    ("story.paragraphs[].moves[].between", "timeline[]"),
    ("story.paragraphs[].moves[].details", "problem.details"),
    ("story.paragraphs[].moves[].exhibits", "problem.exhibits"),
    ("story.paragraphs[].moves[].shown[].exhibit", "exhibits[]"),
    ("story.paragraphs[].moves[].shown[].labels", "problem.exhibits"),
    ("story.receipt", "timeline[]"),
    ("story.account", "timeline"),
    ("story.refusal", "timeline[]"),
    ("story.refused_contact", "timeline[]"),
    ("story.promise", "timeline[]"),
    ("story.last_answer", "timeline[]"),
    ("story.pending", "timeline[]"),
    ("story.last_message", "timeline[]"),
    ("story.proofs", "exhibits[].title"),
    ("story.reckoned", "exhibits[]"),
    ("timeline[].own_question", "timeline[]"),
    ("timeline[].differs", "timeline[]"),
    ("timeline[].earlier", "timeline[]"),
    ("timeline[].as_seller", "timeline[]"),
    ("timeline[].page.words", "order.page_words[]"),
    ("timeline[].page.exhibits", "order.page_promises[].exhibits"),
    ("story.page_early", "order.page_words"),
    ("problem.details[].stated_first", "problem.details[].stated"),
    ("timeline[].sequel", "timeline[]"),
    // What the argument says to the reason that an event gives.
    ("timeline[].spoken", "argument.steps[].spoken"),
    ("timeline[].also[].spoken", "argument.steps[].spoken"),
    ("story.paragraphs[].moves[].points", "timeline"),
    ("timeline[].details", "problem.details"),
    ("timeline[].silence", "timeline[]"),
    ("timeline[].steps", "argument.steps"),
    ("timeline[].answered", "timeline[]"),
    ("story.paragraphs[].moves[].answer_apart", "timeline[]"),
    ("story.paragraphs[].moves[].first", "timeline[]"),
    ("story.paragraphs[].moves[].offers", "timeline"),
    ("story.paragraphs[].moves[].cited", "problem.exhibits"),
    ("timeline[].besides", "problem.details"),
    ("story.details", "problem.details"),
    ("story.all_details", "problem.details"),
    ("story.assured", "timeline"),
    ("story.met", "timeline"),
    ("story.unfounded", "timeline"),
    ("story.declined", "timeline"),
    ("story.open_decision", "timeline[]"),
    ("story.mediated", "timeline[]"),
    ("story.first_contact", "timeline[]"),
    ("story.lapsed", "timeline"),
    ("story.before_order", "timeline[]"),
    ("story.repaired", "timeline[]"),
    ("story.paid_besides", "timeline[]"),
    ("story.page_left", "order.page_words"),
    ("story.page_states", "problem.details[].stated"),
    ("story.fallback", "argument.steps[].spoken"),
    ("story.outcome", "argument.steps[].spoken"),
];

/// What the story has of its own.
const OF_STORY: &[(&str, Kind)] = &[
    ("story", Kind::Map),
    ("story.paragraphs", Kind::List),
    ("story.paragraphs[]", Kind::Map),
    ("story.paragraphs[].moves", Kind::List),
    (MOVE, Kind::Map),
    ("story.paragraphs[].moves[].kind", Kind::Code),
    ("story.paragraphs[].moves[].weight", Kind::Number),
    ("story.paragraphs[].moves[].is_trade", Kind::Flag),
    ("story.paragraphs[].moves[].is_step", Kind::Flag),
    ("story.paragraphs[].moves[].is_before_sale", Kind::Flag),
    ("story.paragraphs[].moves[].with_summary", Kind::Flag),
    ("story.paragraphs[].moves[].is_first_finding", Kind::Flag),
    ("story.paragraphs[].moves[].shows_fault", Kind::Flag),
    ("story.paragraphs[].moves[].is_later", Kind::Flag),
    ("story.paragraphs[].moves[].is_besides", Kind::Flag),
    ("story.paragraphs[].moves[].is_told_by_detail", Kind::Flag),
    ("story.paragraphs[].moves[].tells_rest", Kind::Flag),
    ("story.paragraphs[].moves[].rest_before", Kind::Flag),
    ("story.paragraphs[].moves[].tail", Kind::Text),
    ("story.paragraphs[].moves[].shown", Kind::List),
    ("story.paragraphs[].moves[].shown[]", Kind::Map),
    ("story.paragraphs[].moves[].shown[].is_sentence", Kind::Flag),
    ("story.paragraphs[].moves[].shown[].is_news", Kind::Flag),
    ("story.paragraphs[].moves[].shown[].said", Kind::Text),
    ("timeline[].page", Kind::Map),
    ("story.summary", Kind::Text),
    ("story.state", Kind::Text),
    ("story.has_reasons", Kind::Flag),
    ("story.short", Kind::Text),
    ("story.summary_is_in_details", Kind::Flag),
    ("story.decision_is_of_part", Kind::Flag),
    ("story.claims_are_refused", Kind::Flag),
    ("story.decision_stands", Kind::Flag),
    ("story.return_was_granted", Kind::Flag),
    ("story.is_charge", Kind::Flag),
    ("story.silence_is_older", Kind::Flag),
    ("story.answer_is_older", Kind::Flag),
    ("story.tells_best_before", Kind::Flag),
    ("story.summary_is_in_course", Kind::Flag),
    ("story.has_short", Kind::Flag),
    ("story.item", Kind::Text),
    ("story.says_where_goods_are", Kind::Flag),
    ("story.page_assures", Kind::Flag),
    ("story.page_is_in_details", Kind::Flag),
    ("story.ends_with_silence", Kind::Flag),
    ("story.matter", Kind::Text),
    ("story.matter_names_item", Kind::Flag),
    ("story.matter_names_receipt", Kind::Flag),
    ("story.rest", Kind::Text),
    ("story.heading", Kind::Text),
    ("story.services_are_in_details", Kind::Flag),
    ("story.state_names_goods", Kind::Flag),
    ("story.state_stands_alone", Kind::Flag),
    ("story.state_is_of_past", Kind::Flag),
    ("story.short_is_tag", Kind::Flag),
    ("story.refusal_is_met", Kind::Flag),
    ("story.was_repaired", Kind::Flag),
    ("story.is_list", Kind::Flag),
    ("story.platform_was_told", Kind::Flag),
    ("story.platform_is_at_it", Kind::Flag),
    ("story.matter_names_paid", Kind::Flag),
    ("story.seller_names_others", Kind::Flag),
    ("story.is_course", Kind::Flag),
    ("story.is_service", Kind::Flag),
    ("story.is_done", Kind::Flag),
    ("story.complained_to_office", Kind::Flag),
    ("story.claims_more_than_sums", Kind::Flag),
    ("story.claims_are_declined", Kind::Flag),
    ("story.is_hire", Kind::Flag),
    ("story.is_renewed", Kind::Flag),
    ("story.is_booking", Kind::Flag),
    ("story.matter_names_need", Kind::Flag),
    ("story.matter_names_page", Kind::Flag),
    ("story.last_message_is_told", Kind::Flag),
    ("story.last_message_is_said_again", Kind::Flag),
    ("story.page_first", Kind::Flag),
    ("story.answers_with_page", Kind::Flag),
    ("story.is_fetched", Kind::Flag),
    ("story.is_removed", Kind::Flag),
    ("story.item_counts", Kind::Flag),
    ("story.answered_by_machine", Kind::Flag),
    ("story.needs_it_still", Kind::Flag),
    ("story.matter_is_told", Kind::Flag),
    ("story.matter_needs_rest", Kind::Flag),
    ("story.matter_needs_title", Kind::Flag),
    ("story.asks_charge_back", Kind::Flag),
    ("story.refused_is_asked", Kind::Flag),
    ("story.grant_is_conditional", Kind::Flag),
    ("story.returns_part", Kind::Flag),
    ("story.tells_refunded", Kind::Flag),
    ("story.page_is_live", Kind::Flag),
    ("story.page_is_said", Kind::Flag),
    ("story.pays_others", Kind::Flag),
    ("story.spec_counts", Kind::Flag),
    ("story.item_in_brackets", Kind::Flag),
    ("story.shop_is_platform", Kind::Flag),
    ("story.finding_tells_rest", Kind::Flag),
    ("story.rest_is_long", Kind::Flag),
    ("story.question", Kind::Text),
    ("story.asked_first", Kind::Text),
    ("story.wording", Kind::Number),
    ("story.state_is_in_details", Kind::Flag),
    ("story.title", Kind::Text),
    ("story.title_has_room", Kind::Flag),
    // The writer's words as the voice says them.
    ("timeline[].said", Kind::Text),
    ("timeline[].says_what_for", Kind::Flag),
    ("timeline[].names_step", Kind::Flag),
    ("timeline[].lacks_subject", Kind::Flag),
    ("timeline[].tells_act", Kind::Flag),
    ("timeline[].names_day", Kind::Flag),
    ("timeline[].is_statement", Kind::Flag),
    ("timeline[].is_direct", Kind::Flag),
    ("timeline[].briefly", Kind::Text),
    ("timeline[].is_asked", Kind::Flag),
    ("timeline[].begins_otherwise", Kind::Flag),
    ("timeline[].is_deed", Kind::Flag),
    ("timeline[].is_due", Kind::Flag),
    ("timeline[].is_hour_met", Kind::Flag),
    ("timeline[].names_amount", Kind::Flag),
    ("timeline[].retold", Kind::Text),
    ("timeline[].retold_beside", Kind::Text),
    ("timeline[].clause", Kind::Text),
    ("timeline[].admitted", Kind::Text),
    ("timeline[].retold_sent", Kind::Text),
    ("timeline[].wants", Kind::Text),
    ("timeline[].is_on_paper", Kind::Flag),
    ("timeline[].is_further", Kind::Flag),
    ("timeline[].is_coupon", Kind::Flag),
    ("timeline[].wants_return", Kind::Flag),
    ("timeline[].leaves_fault_open", Kind::Flag),
    ("timeline[].short_of", Kind::Number),
    ("timeline[].falls_short", Kind::Flag),
    ("timeline[].still_pays", Kind::Flag),
    ("timeline[].asks_praise", Kind::Flag),
    ("timeline[].asks_withdrawal", Kind::Flag),
    ("timeline[].promises_answer", Kind::Flag),
    ("timeline[].is_long", Kind::Flag),
    ("timeline[].is_of_writer", Kind::Flag),
    ("timeline[].is_asked_in_vain", Kind::Flag),
    ("problem.details[].said", Kind::Text),
    ("problem.details[].meets", Kind::Flag),
    ("problem.details[].more", Kind::Text),
    ("problem.details[].names_sum", Kind::Flag),
    ("problem.details[].says_only_that", Kind::Flag),
    ("problem.details[].is_of_page", Kind::Flag),
    ("problem.details[].stated_is_told", Kind::Flag),
    ("problem.details[].day", Kind::Text),
    ("problem.details[].behind_day", Kind::Text),
    ("problem.details[].stated_is_said", Kind::Flag),
    ("timeline[].more", Kind::Text),
    ("timeline[].is_same_day", Kind::Flag),
    ("timeline[].is_long_point", Kind::Flag),
    ("timeline[].is_long_with_more", Kind::Flag),
    ("timeline[].is_split", Kind::Flag),
    ("timeline[].is_last_reason", Kind::Flag),
    ("timeline[].is_last_refusal", Kind::Flag),
    ("timeline[].is_of_other", Kind::Flag),
    ("timeline[].is_cited", Kind::Flag),
    ("timeline[].is_met_by_detail", Kind::Flag),
    ("timeline[].is_lapsed", Kind::Flag),
    ("timeline[].ask", Kind::Text),
    ("timeline[].question", Kind::Text),
    ("story.refused_for", Kind::List),
    ("story.refused_for_more", Kind::Flag),
    ("story.refused_for[]", Kind::Text),
    ("timeline[].own_words", Kind::List),
    ("timeline[].own_words[]", Kind::Text),
    ("timeline[].also", Kind::List),
    ("timeline[].also[]", Kind::Map),
    ("timeline[].also[].quote", Kind::Text),
    ("timeline[].replies", Kind::List),
    ("timeline[].replies[]", Kind::Text),
];

/// Facts that templates use though no example case has them, with the reason. Each must really be absent.
pub(crate) const ABSENT: &[(&str, &str)] = &[(
    "grounds[].application[].exhibits",
    "stands behind each of several facts that meet one reason; a ground has one fact",
)];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Date,
    Code,
    Number,
    Flag,
    List,
    Map,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A fact, with its kind where a case has it.
    Fact(Option<Kind>),
    /// A word of the voice or of the template itself.
    Word,
    Unknown,
}

/// The facts of all cases, and the words that templates bind.
pub(crate) struct Vocabulary {
    /// `timeline[].quote` and the like.
    pub(crate) kinds: BTreeMap<String, Kind>,
    bound: BTreeMap<String, Bound>,
    /// Our filters: they keep a fact's mark whole.
    pub(crate) filters: Vec<String>,
    /// Those of them that are for dates.
    pub(crate) date_filters: Vec<String>,
}

/// What a word of a template stands for.
enum Bound {
    /// Nothing that is a fact.
    Word,
    /// An item of this list.
    Item(String),
    /// A part of this list.
    Part(String),
}

impl Vocabulary {
    pub(crate) fn of(documents: &[Document]) -> Self {
        let mut kinds = BTreeMap::new();
        for document in documents {
            collect(document.root(), "", &mut kinds);
        }
        // Every event of the stage is one of the timeline, with the same keys.
        let events: Vec<String> = kinds
            .keys()
            .filter_map(|path| path.strip_suffix(".event"))
            .filter(|path| path.starts_with("stage."))
            .map(str::to_owned)
            .collect();
        let keys: Vec<(String, Kind)> = kinds
            .iter()
            .filter_map(|(path, kind)| Some((path.strip_prefix("timeline[]")?.to_owned(), *kind)))
            .collect();
        for event in events {
            kinds.extend(keys.iter().map(|(key, kind)| (format!("{event}{key}"), *kind)));
        }
        let of_folded = |key: &str| if key.ends_with("_at") { Kind::Date } else { Kind::Text };
        kinds.extend(FOLDED.iter().map(|key| (format!("timeline[].{key}"), of_folded(key))));
        kinds.insert("timeline[].is_one_day".into(), Kind::Flag);
        kinds.extend(OF_STORY.iter().map(|(key, kind)| ((*key).to_owned(), *kind)));
        Self {
            kinds,
            bound: WORDS.iter().map(|word| ((*word).to_owned(), Bound::Word)).collect(),
            filters: names_in_filters("register_filter(\""),
            date_filters: names_in_filters("date(text, \""),
        }
    }

    pub(crate) fn bind(&mut self, templates: &[(String, String)]) {
        let tags: Vec<Tag> = templates.iter().flat_map(|(_, text)| tags(text)).collect();
        let sets = tags.iter().filter_map(Tag::set);
        self.bound.extend(sets.map(|(word, list)| (word, list.map_or(Bound::Word, Bound::Part))));
        // A part that is given one event is the part that a loop gives each.
        let items = tags.iter().flat_map(Tag::loops);
        self.bound.extend(items.map(|(word, list)| (word, Bound::Item(list))));
    }

    pub(crate) fn meaning(&self, path: &str) -> Meaning {
        let Some(full) = self.full(path) else {
            return Meaning::Word;
        };
        match self.kinds.get(&full) {
            Some(kind) => Meaning::Fact(Some(*kind)),
            None if ABSENT.iter().any(|(absent, _)| *absent == full) => Meaning::Fact(None),
            None => Meaning::Unknown,
        }
    }

    /// A text, or a list of texts, that carries marks.
    pub(crate) fn is_marked(&self, path: &str) -> bool {
        let Meaning::Fact(kind) = self.meaning(path) else {
            return false;
        };
        let is_of_texts = |list: &str| !matches!(self.kind(&format!("{list}[]")), Some(Kind::Code));
        match kind {
            None | Some(Kind::Text | Kind::Date) => true,
            Some(Kind::List) => self.full(path).is_some_and(|list| is_of_texts(&list)),
            _ => false,
        }
    }

    fn kind(&self, full: &str) -> Option<Kind> {
        self.kinds.get(full).copied()
    }

    /// The path from the top of the document; `None` for a word that is no fact.
    pub(crate) fn full(&self, path: &str) -> Option<String> {
        let (root, rest) = path.split_at(path.find('.').unwrap_or(path.len()));
        match self.bound.get(root) {
            None => Some(pointed(path.to_owned())),
            Some(Bound::Word) => None,
            Some(Bound::Item(list)) => self.full(list).map(|list| pointed(format!("{list}[]{rest}"))),
            Some(Bound::Part(list)) => self.full(list).map(|list| pointed(format!("{list}{rest}"))),
        }
    }
}

/// The fact that a part of the story is.
fn pointed(mut path: String) -> String {
    let of = |path: &str| {
        POINTS.iter().find_map(|(from, to)| {
            let rest = path.strip_prefix(from)?;
            (rest.is_empty() || rest.starts_with(['.', '['])).then(|| format!("{to}{rest}"))
        })
    };
    while let Some(fact) = of(&path) {
        path = fact;
    }
    path
}

/// The names that stand after `mark` where the filters are defined.
fn names_in_filters(mark: &str) -> Vec<String> {
    let source =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/compose/filters.rs")).unwrap();
    let names: Vec<String> =
        source.split(mark).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
    assert!(
        names.contains(&"day".to_owned()),
        "src/compose/filters.rs defines its filters in another way now"
    );
    names
}

fn collect(node: &Node, path: &str, kinds: &mut BTreeMap<String, Kind>) {
    let kind = match node {
        Node::Leaf(Leaf::Text(_) | Leaf::Fixed(_) | Leaf::Amount(_) | Leaf::Days(_)) => Kind::Text,
        Node::Leaf(Leaf::Date(_)) => Kind::Date,
        Node::Leaf(Leaf::Code(_) | Leaf::Path(_)) => Kind::Code,
        Node::Leaf(Leaf::Number(_) | Leaf::Gap(_)) => Kind::Number,
        Node::Leaf(Leaf::Bool(_)) => Kind::Flag,
        Node::List(items) => {
            for item in items {
                collect(item, &format!("{path}[]"), kinds);
            }
            Kind::List
        }
        Node::Group(entries) => {
            for (key, node) in entries {
                collect(node, format!("{path}.{key}").trim_start_matches('.'), kinds);
            }
            Kind::Map
        }
    };
    kinds.insert(path.to_owned(), kind);
}
