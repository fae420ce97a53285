//! A case as the views see it: its values, what follows from them, its texts, what was found.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::case::keys::CASE;
use crate::case::{Case, Days};
use crate::channel::Channel;
use crate::diagnostic::Sink;
use crate::draft::Draft;
use crate::evidence::{self, Evidence, Hashing, List};
use crate::facts::{Code, Facts};
use crate::path::CasePath;
use crate::pipeline::{Outcome, Pipeline};
use crate::plan::{self, Plan};
use crate::source::SourceFile;
use crate::yaml::{self, Node, Shape};

use super::action::Action;
use super::desk::{Desk, Lists};
use super::findings::Findings;
use super::kept::{Kept, place};
use super::plain::label;
use super::proposed::{Proposed, proposed};
use super::value::{Value, keys};
use super::worded::{ByHand, Written, by_hand};

/// The lists whose items may be only begun.
const LISTS: &[&str] =
    &["history", "claims", "exhibits", "problem.details", "order.payments", "order.promises", "others"];

/// All that is known of one case.
#[derive(Debug)]
pub struct Seen {
    pub(super) file: Arc<SourceFile>,
    pub(super) value: Value,
    /// The form can change it: it was read without guessing.
    pub(super) is_readable: bool,
    pub(super) id: String,
    pub(super) as_of: String,
    pub(super) case: Option<Case>,
    pub(super) facts: Option<Facts>,
    pub(super) plan: Option<Plan>,
    pub(super) list: Option<List>,
    pub(super) texts: Vec<(Channel, Draft)>,
    pub(super) findings: Findings,
    /// What has to be filled before anything is written: the box, and what it is called.
    pub(super) missing: Vec<(CasePath, String)>,
    /// Claims that could be made.
    pub(super) proposed: Vec<Proposed>,
    /// Texts worded by hand, by their place on the page.
    pub(super) by_hand: BTreeMap<String, ByHand>,
}

impl Seen {
    /// A case file seen as it is.
    pub fn of(desk: &Desk, file: &Arc<SourceFile>, days: Days) -> Self {
        let mut outcome = desk.pipeline.run(file, days);
        let mut seen = Self::from_outcome(&desk.lists, &desk.pipeline, file, days, &mut outcome);
        // Items that are only begun hold nothing else up.
        let mut whole = seen.value.clone();
        let begun = LISTS.iter().filter(|list| drop_begun(&mut whole, list)).count();
        if begun > 0 && seen.texts.is_empty() {
            let file = Arc::new(seen.file.with_text(whole.file(CASE)));
            let mut outcome = desk.pipeline.run(&file, days);
            let other = Self::from_outcome(&desk.lists, &desk.pipeline, &file, days, &mut outcome);
            (seen.texts, seen.facts, seen.plan) = (other.texts, other.facts, other.plan);
            (seen.list, seen.as_of) = (other.list, other.as_of);
        }
        seen.proposed = proposed(desk, file, &seen.value, days);
        seen
    }

    /// The same with the texts that were worded by hand, after an action.
    #[must_use]
    pub fn with_kept(mut self, desk: &Desk, kept: &Kept, action: &Action) -> (Self, Kept) {
        let texts = self.by_place();
        let mut kept = kept.clone();
        match action {
            Action::Text { kept: Some(fresh), .. } => kept.clone_from(fresh),
            Action::Reword { id, text } => kept.reword(id, text, texts.get(id).map(|now| &now.text)),
            Action::Hold { id } => kept.hold(id, texts.get(id).map(|now| &now.text)),
            _ => {}
        }
        self.by_hand = by_hand(desk, self.case.as_ref(), &kept, &texts);
        (self, kept)
    }

    /// The program's texts by their place on the page.
    fn by_place(&self) -> BTreeMap<String, Written<'_>> {
        let mut found = BTreeMap::new();
        for (channel, draft) in &self.texts {
            for filled in &draft.fields {
                let Some(field) = channel.fields.iter().find(|field| field.id == filled.id) else { continue };
                for (number, part) in filled.parts.iter().enumerate() {
                    let written = Written { text: part.text(), channel, field };
                    found.insert(place(&channel.id, &filled.id, number), written);
                }
            }
        }
        found
    }

    /// The same where its texts were written before: they are taken out of the outcome.
    pub fn from_outcome(
        lists: &Lists,
        pipeline: &Pipeline,
        file: &Arc<SourceFile>,
        days: Days,
        outcome: &mut Outcome,
    ) -> Self {
        let mut sink = Sink::default();
        let node = yaml::read(file, CASE, &mut sink);
        let is_readable = !sink.has_errors() || file.text.trim().is_empty();
        let value = node.as_ref().map_or(Value::Nothing, Value::of);
        let found = pipeline.facts(file, days, &mut Sink::default());
        let channels: Vec<&Channel> = lists.channels.iter().collect();
        let is_whole = found.as_ref().is_some_and(|(case, _)| case.is_whole);
        let facts = found.as_ref().map(|(_, facts)| facts).filter(|_| is_whole);
        let plan = facts.map(|facts| plan::plan(facts, &channels, &file.name));
        let list = found.as_ref().map(|(case, facts)| listed(case, facts));
        let findings = Findings::of(&outcome.diagnostics, file, node.as_ref(), lists);
        let texts = std::mem::take(&mut outcome.texts)
            .into_iter()
            .map(|(number, draft)| (pipeline.channel(number).clone(), draft));
        Self {
            texts: texts.collect(),
            missing: missing(&value, is_readable, node.as_ref()),
            proposed: Vec::new(),
            by_hand: BTreeMap::new(),
            id: outcome.id.clone(),
            as_of: outcome.as_of.clone(),
            case: found.as_ref().map(|(case, _)| case.clone()),
            facts: found.map(|(_, facts)| facts).filter(|_| is_whole),
            file: file.clone(),
            value,
            is_readable,
            plan,
            list,
            findings,
        }
    }

    /// The text at a path of the file; empty where there is none.
    pub(super) fn text(&self, path: &str) -> &str {
        self.value.text_at(path)
    }

    /// What the case is called: the goods with the kind of problem, or else its id.
    pub(super) fn title(&self) -> String {
        let item = self.text("order.item");
        let name = if item.is_empty() { &self.id } else { item };
        let problem = self.facts.as_ref().map(|facts| format!("：{}", facts.problem.name));
        let is_named = !self.file.text.trim().is_empty() && !name.is_empty();
        if is_named {
            format!("{name}{}", problem.unwrap_or_default())
        } else {
            "没有填完的案件".into()
        }
    }

    /// What the rules say to the other side's last reason, where it is a wanted one.
    pub(super) fn answer(&self, is_wanted: impl Fn(&Code) -> bool) -> Option<String> {
        let answer = self.facts.as_ref()?.refusal.as_ref().filter(|answer| is_wanted(&answer.kind))?;
        let cites = if answer.cites.is_empty() {
            String::new()
        } else {
            format!("（{}）", answer.cites.join("、"))
        };
        answer.say.as_ref().map(|say| format!("{say}{cites}。"))
    }

    /// The name of the file.
    pub fn name(&self) -> &str {
        &self.file.name
    }
}

fn listed(case: &Case, facts: &Facts) -> List {
    evidence::list(case, facts, &Evidence::read(case, Hashing::Recorded))
}

/// Takes the items out of a list that lack a required key. True where there was one.
fn drop_begun(value: &mut Value, list: &str) -> bool {
    let shape = super::value::key_at(CASE, &CasePath::of(list)).map_or(&Shape::Text, |key| key.shape);
    let Some(Value::List(items)) = value.at(list).cloned() else { return false };
    let is_whole = |item: &Value| {
        matches!(item, Value::Text(_))
            || keys(shape)
                .iter()
                .all(|key| !key.required || item.at(key.name).is_some_and(|own| !own.is_empty()))
    };
    let whole: Vec<Value> = items.iter().filter(|item| is_whole(item)).cloned().collect();
    if whole.len() == items.len() {
        return false;
    }
    let path = CasePath::of(list);
    let steps: Vec<_> = path.steps().collect();
    if whole.is_empty() {
        value.take(&steps);
    } else {
        value.put(&steps, Value::List(whole), CASE);
    }
    true
}

/// The required boxes of the case that are empty: of the form itself, not of list items.
fn missing(value: &Value, is_readable: bool, node: Option<&Node>) -> Vec<(CasePath, String)> {
    let mut found = Vec::new();
    if is_readable || node.is_some() {
        lacking(value, CASE, &CasePath::root(), &mut found);
    }
    found
}

fn lacking(value: &Value, shape: &Shape, path: &CasePath, found: &mut Vec<(CasePath, String)>) {
    for key in keys(shape).iter().filter(|key| key.required) {
        let path = path.join(key.name);
        let own = value.at(key.name).unwrap_or(&Value::Nothing);
        match key.shape {
            Shape::Map(_) => lacking(own, key.shape, &path, found),
            _ if own.is_empty() => found.push((path, label(key).to_owned())),
            _ => {}
        }
    }
}
