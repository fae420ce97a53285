//! The plan of a text as template variables: each move with the events and details that it tells, as they stand in the
//! timeline and the problem, so that every print still knows its fact.

use std::cell::RefCell;
use std::collections::BTreeMap;

use tera::Value;

use crate::facts::Facts;
use crate::telling::{Move, Register, Story, Voiced, Who, unbracketed};

use super::marks::Mark;
use super::said::said;

/// What a title need not say.
const TITLE_END: &str = "的经过";
/// A title of more characters has no room for what became of it: `，退货被拒` are five, and a title of twenty is warned of.
const TITLE: usize = 14;

/// A name of the goods of more characters is too long to be said again.
const LONG_NAME: usize = 5;

/// The values that a story points into.
pub(super) struct Told<'a> {
    pub(super) facts: &'a Facts,
    /// The events of the timeline.
    pub(super) events: &'a [Value],
    /// The details of the problem.
    pub(super) details: &'a [Value],
    /// The labels of the exhibits of the problem itself.
    pub(super) of_problem: &'a [Value],
    /// The steps of the argument.
    pub(super) steps: &'a [Value],
    /// What the matter is, as a chat tells it.
    pub(super) matter: &'a str,
    /// The title for a public note.
    pub(super) title: Option<&'a Value>,
    /// The name of the goods.
    pub(super) item: Option<&'a Value>,
    /// The voice of the text.
    pub(super) voiced: Voiced<'a>,
    /// The place of the first receipt.
    pub(super) receipt: Option<usize>,
    /// What happened, in the writer's words.
    pub(super) summary: Option<&'a Value>,
    /// The page's own words.
    pub(super) page: &'a [Value],
    /// Its promises with what the case says of each.
    pub(super) page_promises: &'a [Value],
    /// The exhibits.
    pub(super) exhibits: &'a [Value],
    /// What the case says of the state of the goods.
    pub(super) state: Option<&'a Value>,
    /// Do the other side's reasons stand together?
    pub(super) is_by_issue: bool,
    /// What the voice has said.
    pub(super) known: RefCell<Known>,
}

/// What a voice says, once each: a plan asks for much of it twice, and so does the plan that sums some up.
#[derive(Debug, Clone, Default)]
pub(super) struct Known {
    pub(super) events: BTreeMap<usize, Value>,
    pub(super) details: BTreeMap<usize, Option<Value>>,
    pub(super) rejoinders: BTreeMap<usize, Option<Vec<Value>>>,
}

impl Told<'_> {
    /// What a case may lack.
    fn single(&self) -> impl Iterator<Item = (String, Value)> {
        let state = self.state.map(|state| self.voiced_text(state));
        let single = [("reckoned", self.reckoned()), ("page_states", self.page_states()), ("state", state)];
        single.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?)))
    }

    /// `fold` makes the value of what is summed up.
    pub(super) fn story(&self, story: &Story, mut fold: impl FnMut(&crate::facts::Fold) -> Value) -> Value {
        let mut map = BTreeMap::new();
        map.extend(self.course(story, &mut fold));
        map.extend(self.summary.into_iter().flat_map(|summary| self.summed_up(story, summary)));
        if let Some(mark) = self.item.and_then(Value::as_str).and_then(Mark::whole) {
            let short = self.voiced.short();
            // A long name that nothing shortens would stand again and again.
            let is_long = short == mark.text && short.chars().count() > LONG_NAME;
            let other = if self.voiced.register() == Register::Formal { "商品" } else { "东西" };
            map.insert("has_short".to_owned(), (!is_long).into());
            map.insert("item".to_owned(), mark.with_text(unbracketed(mark.text)).into());
            map.insert("short".to_owned(), if is_long { other.into() } else { mark.with_text(short).into() });
        }
        let is_chat = self.voiced.register() == Register::Chat;
        let fresh = story.fresh.iter().filter(|place| !is_chat || self.is_plain(**place));
        let details: Vec<Value> = fresh.filter_map(|place| self.detail(*place)).collect();
        let refused = self.refused_for();
        map.insert("refused_for_more".to_owned(), (!refused.are_all).into());
        let lists = [
            ("details", details),
            ("all_details", self.all_details()),
            ("assured", self.assured()),
            ("met", self.met()),
            ("proofs", self.proofs()),
            ("lapsed", self.lapsed()),
            ("refused_for", refused.words),
        ];
        map.extend(lists.into_iter().map(|(key, list)| (key.to_owned(), list.into())));
        map.extend(self.single());
        if is_chat {
            map.extend(self.of_chat(story));
        }
        map.insert("wording".to_owned(), self.wording().into());
        if let Some(event) = self.before_order() {
            map.insert("before_order".to_owned(), event);
            map.extend(self.asked_first().map(|asked| ("asked_first".to_owned(), asked)));
        }
        for (key, is) in self.flags(story).into_iter().chain(self.head_flags(story)) {
            map.insert(key.to_owned(), is.into());
        }
        for (key, event) in self.standing() {
            if let Some(place) = event.and_then(|event| self.place(event)) {
                map.insert(key.to_owned(), self.event(place));
            }
        }
        let own = self.title.filter(|_| !self.facts.problem.title_is_of_kind);
        if let Some(mark) = own.and_then(Value::as_str).and_then(Mark::whole) {
            let title = self.summing(mark.text.trim_end_matches(TITLE_END));
            let is_open = !title.contains(['退', '拒', '赔']);
            map.insert("title_has_room".to_owned(), (is_open && title.chars().count() <= TITLE).into());
            map.insert("title".to_owned(), mark.with_text(&title).into());
        }
        if let Some(receipt) = story.receipt {
            map.insert("receipt".to_owned(), self.event(receipt));
        }
        let account: Vec<Value> = (0..self.events.len()).map(|place| self.event(place)).collect();
        map.insert("account".to_owned(), account.into());
        map.into()
    }

    /// Every detail in the words of the voice.
    fn all_details(&self) -> Vec<Value> {
        self.details.iter().map(|detail| self.said(detail, Who::Other)).collect()
    }

    /// The paragraphs, and the places of the steps of the argument that they tell themselves.
    fn course(
        &self,
        story: &Story,
        fold: &mut impl FnMut(&crate::facts::Fold) -> Value,
    ) -> [(String, Value); 5] {
        let moves: Vec<&Move> = story.moves().collect();
        let apart = self.apart(&moves);
        let steps = self.steps_apart(&apart).into_iter().filter_map(|at| i64::try_from(at).ok());
        let steps = steps.map(Value::from).collect::<Vec<_>>();
        let paragraphs = self.paragraphs(story, &apart, fold);
        [
            ("paragraphs".to_owned(), paragraphs.into()),
            ("page_early".to_owned(), self.page_early(&apart).into()),
            ("steps_apart".to_owned(), steps.into()),
            ("has_reasons".to_owned(), (!apart.reasons.is_empty()).into()),
            ("is_list".to_owned(), self.is_list(&moves, &apart).into()),
        ]
    }

    pub(super) fn one(
        &self,
        one: &Move,
        is_first_finding: bool,
        rest_before: bool,
        fold: &mut impl FnMut(&crate::facts::Fold) -> Value,
    ) -> BTreeMap<String, Value> {
        let event = |place: usize| self.told_event(place);
        // 但 stands once, before the first fact that meets the words just told.
        let meets = self.told(one).copied().find(|place| self.meets_answer(one, *place));
        let detail = |place: &usize| {
            let mut map = self.detail(*place)?.as_map()?.clone();
            map.insert("meets".into(), (meets == Some(*place)).into());
            map.extend(self.beside_step(one, *place).map(|news| ("said".into(), news)));
            Some(Value::from(map))
        };
        let mut map: BTreeMap<String, Value> = BTreeMap::new();
        map.insert("kind".into(), one.kind.word().into());
        map.insert("weight".into(), i64::from(one.weight).into());
        map.insert("is_trade".into(), one.is_trade.into());
        map.insert("with_summary".into(), one.with_summary.into());
        map.insert("is_besides".into(), one.is_besides.into());
        map.insert("is_later".into(), self.receipt.is_some_and(|it| !one.places().contains(&it)).into());
        map.insert("is_first_finding".into(), is_first_finding.into());
        map.insert("shows_fault".into(), self.shows_fault(one).into());
        map.insert("events".into(), one.events.iter().map(|place| event(*place)).collect::<Vec<_>>().into());
        map.insert("details".into(), self.told(one).filter_map(detail).collect::<Vec<_>>().into());
        map.insert("exhibits".into(), self.exhibits(one).into());
        map.insert("is_told_by_detail".into(), self.is_told_by_detail(one).into());
        map.insert("tells_rest".into(), self.tells_rest(one).0.into());
        map.insert("rest_before".into(), rest_before.into());
        if let Some(first) = one.events.first() {
            map.insert("e".into(), event(*first));
        }
        for (key, place) in [("answer", one.answer), ("silence", one.silence), ("between", one.between)] {
            if let Some(place) = place {
                map.insert(key.into(), event(place));
            }
        }
        if let Some(tail) = &one.tail {
            map.insert("tail".into(), self.tail(one, tail));
        }
        map.insert(
            "shown".into(),
            one.shown.iter().filter_map(|place| self.shown(*place)).collect::<Vec<_>>().into(),
        );
        if let Some(summed_up) = &one.fold {
            map.insert("e".into(), fold(summed_up));
        }
        map
    }

    /// An event or a detail with its words as the voice of the text says them.
    pub(super) fn said(&self, value: &Value, who: Who) -> Value {
        said(self.voiced, value, who)
    }

    pub(super) fn voiced_text(&self, value: &Value) -> Value {
        let mark = value.as_str().and_then(Mark::whole);
        mark.map_or_else(
            || value.clone(),
            |mark| mark.with_text(&self.voiced.text(mark.text, Who::Other).text).into(),
        )
    }

    /// The rest of the first detail, with the mark of the whole.
    fn tail(&self, one: &Move, tail: &str) -> Value {
        let whole = one.details.first().and_then(|place| self.details.get(*place));
        let whole = whole.and_then(|detail| detail.get_from_path("text")).and_then(Value::as_str);
        whole
            .and_then(Mark::whole)
            .map_or_else(Value::none, |mark| mark.with_text(&self.voiced.text(tail, Who::Other).text).into())
    }

    /// An exhibit of the problem with its label in a list; what it shows may be a sentence of its own.
    fn shown(&self, place: usize) -> Option<Value> {
        let (fact, value) = (self.facts.exhibits.get(place)?, self.exhibits.get(place)?);
        let at = self.facts.problem.exhibits.iter().position(|label| *label == fact.label)?;
        let label = self.of_problem.get(at)?.clone();
        let is_sentence = fact.states();
        let mut map = BTreeMap::new();
        map.insert("exhibit".to_owned(), value.clone());
        map.insert("labels".to_owned(), vec![label].into());
        map.insert("is_sentence".to_owned(), is_sentence.into());
        map.insert("is_news".to_owned(), self.is_news(fact).into());
        map.extend(value.get_from_path("shows").map(|shows| ("said".to_owned(), self.voiced_text(shows))));
        Some(map.into())
    }

    /// The labels of all that a move rests on, lowest number first, each once.
    pub(super) fn exhibits(&self, one: &Move) -> Vec<Value> {
        let mut found: BTreeMap<usize, Value> = BTreeMap::new();
        let mut add = |plain: &[String], values: Option<&[Value]>| {
            for (label, value) in plain.iter().zip(values.unwrap_or_default()) {
                if let Some(number) = self.facts.exhibits.iter().position(|exhibit| exhibit.label == *label) {
                    found.entry(number).or_insert_with(|| value.clone());
                }
            }
        };
        for place in one.places() {
            add(&self.facts.timeline[place].exhibits, self.events.get(place).and_then(labels));
        }
        // Details that stand in sentences of their own cite their own.
        for place in one.details.iter().take(usize::from(one.tail.is_some())) {
            add(&self.facts.problem.details[*place].exhibits, self.details.get(*place).and_then(labels));
        }
        if one.with_summary {
            add(&self.facts.problem.exhibits, Some(self.of_problem));
        }
        found.into_values().collect()
    }
}

fn labels(value: &Value) -> Option<&[Value]> {
    value.get_from_path("exhibits")?.as_array()
}
