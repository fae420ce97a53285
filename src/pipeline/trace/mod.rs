//! Traces: the texts of a case drafted again and again, each time with one value changed.

mod trials;
mod world;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::case::{self, Case, Days, keys};
use crate::compose::Templates;
use crate::diagnostic::Sink;
use crate::draft::{Draft, Sizings};
use crate::facts::{Document, Facts, document};
use crate::lint::{self, Fit};
use crate::source::SourceFile;
use crate::trace::{self, Drafted, FORMAT, Leaf, Origin, TemplateLine, Trace, Traces};
use crate::yaml::Node;

use super::{Loaded, Pipeline};

/// A case with some value of it perhaps changed, and what follows from it.
struct Resolved {
    case: Case,
    facts: Facts,
    document: Document,
}

/// A case that is traced for some channels.
struct Tracer<'a> {
    pipeline: &'a Pipeline,
    file: &'a Arc<SourceFile>,
    days: Days,
    /// The numbers of the channels, each with how its texts are worded.
    channels: &'a [(usize, Sizings)],
    node: Node,
    leaves: Vec<Leaf>,
    /// The templates that tell their lines.
    lined: Option<Templates>,
    /// Every trial is drafted, also one of which it is known that it shows nothing new.
    is_thorough: bool,
}

/// What a trial is held against, for one channel.
struct Base {
    /// The text with the lines of the templates.
    draft: Draft,
    drafted: Drafted,
    /// The derived facts that it prints.
    derived: BTreeSet<String>,
}

impl Pipeline {
    /// Where the sentences of a case's texts come from, for the channels of these numbers; with what none of them uses.
    /// `None` where the case has errors in it. Channels that it cannot be written for are left out.
    pub fn trace(&self, file: &Arc<SourceFile>, days: Days, channels: &[usize]) -> Option<Traces> {
        let drafts = self.drafts(file, days, channels)?;
        let sizes: Vec<(usize, Sizings)> =
            drafts.iter().map(|(number, draft)| (*number, draft.sizings())).collect();
        self.trace_at(file, days, &sizes)
    }

    /// The same for texts of these wordings.
    pub fn trace_at(
        &self,
        file: &Arc<SourceFile>,
        days: Days,
        channels: &[(usize, Sizings)],
    ) -> Option<Traces> {
        self.tracer(file, days, channels)?.run()
    }

    /// The same with every trial drafted: what shortens the others is held against this.
    pub fn trace_thoroughly(
        &self,
        file: &Arc<SourceFile>,
        days: Days,
        channels: &[(usize, Sizings)],
    ) -> Option<Traces> {
        Tracer { is_thorough: true, ..self.tracer(file, days, channels)? }.run()
    }

    fn tracer<'a>(
        &'a self,
        file: &'a Arc<SourceFile>,
        days: Days,
        channels: &'a [(usize, Sizings)],
    ) -> Option<Tracer<'a>> {
        let node = case::node(file, &mut Sink::default())?;
        let leaves = trace::leaves(&node, keys::CASE);
        let templates = channels.iter().find_map(|(number, _)| self.channels[*number].templates.as_ref());
        let lined = templates.and_then(Templates::with_lines);
        Some(Tracer { pipeline: self, file, days, channels, node, leaves, lined, is_thorough: false })
    }

    /// The texts of a case for the channels of these numbers, made to fit, without any check of them. `None` where the case
    /// has errors.
    pub fn drafts(
        &self,
        file: &Arc<SourceFile>,
        days: Days,
        channels: &[usize],
    ) -> Option<Vec<(usize, Draft)>> {
        let resolved = self.resolved(file, days)?;
        let context = self.context(&resolved.document);
        let draft = |number: &usize| {
            let loaded = &self.channels[*number];
            let templates = writable(&resolved, loaded)?;
            let (facts, mut sink) = (&resolved.facts, Sink::default());
            let draft = templates.draft_from(self.most, &loaded.channel, facts, &context, &mut sink)?;
            Some((*number, draft))
        };
        Some(channels.iter().filter_map(draft).collect())
    }

    /// The texts of a case in these wordings, without any check of them. `None` where the case has errors.
    pub fn drafts_at(
        &self,
        file: &Arc<SourceFile>,
        days: Days,
        channels: &[(usize, Sizings)],
    ) -> Option<Vec<(usize, Draft)>> {
        let resolved = self.resolved(file, days)?;
        let drafts = channels.iter().zip(self.draft_again(&resolved, channels));
        Some(drafts.filter_map(|((number, _), draft)| Some((*number, draft?))).collect())
    }

    fn resolved(&self, file: &Arc<SourceFile>, days: Days) -> Option<Resolved> {
        let mut sink = Sink::default();
        let node = case::node(file, &mut sink)?;
        self.resolve_again(&node, file, days).filter(|_| !sink.has_errors())
    }

    /// Reads a case whose tree may differ from its file in a value, and says what follows from it. `None` where it has
    /// errors then.
    fn resolve_again(&self, node: &Node, file: &Arc<SourceFile>, days: Days) -> Option<Resolved> {
        let mut sink = Sink::default();
        let mut case = case::from_node(node, file, days, &mut sink);
        self.shelf.settle(&mut case, &mut sink);
        if sink.has_errors_but(&case.allow) {
            return None;
        }
        let facts = self.resolve(&case, &mut sink).filter(|_| !sink.has_errors_but(&case.allow))?;
        Some(Resolved { case, document: document(&facts), facts })
    }

    /// Drafts such a case for these channels, at the same sizes each time.
    fn draft_again(&self, resolved: &Resolved, channels: &[(usize, Sizings)]) -> Vec<Option<Draft>> {
        let context = self.context(&resolved.document);
        let draft = |(number, sizings): &(usize, Sizings)| {
            let loaded = &self.channels[*number];
            let templates = writable(resolved, loaded)?;
            let (facts, mut sink) = (&resolved.facts, Sink::default());
            templates.draft_at(sizings, &loaded.channel, facts, &context, &mut sink)
        };
        channels.iter().map(draft).collect()
    }
}

impl Tracer<'_> {
    fn run(&self) -> Option<Traces> {
        let case = self.pipeline.resolve_again(&self.node, self.file, self.days)?;
        let drafts = self.pipeline.draft_again(&case, self.channels);
        let base = |(channel, draft): (usize, Option<Draft>)| Some(self.base(&case, channel, &draft?));
        let bases: Vec<Option<Base>> = drafts.into_iter().enumerate().map(base).collect();
        let effects = self.effects(&case, &bases);
        let texts = bases.iter().enumerate().zip(&effects);
        let texts = texts.filter_map(|((channel, base), effects)| {
            let template = self.template(channel);
            Some(trace::collect(&self.origin(&case, &base.as_ref()?.draft, &template), effects))
        });
        let texts: Vec<Trace> = texts.collect();
        Some(Traces {
            format: FORMAT,
            case: case.case.id.clone(),
            file: self.file.name.clone(),
            as_of: case.case.as_of.to_string(),
            unused: Some(trace::unused(&self.leaves, &case.facts, self.file, &texts)),
            texts,
        })
    }

    fn base(&self, case: &Resolved, channel: usize, plain: &Draft) -> Base {
        let draft = self.with_lines(plain, case, channel);
        let derived = self.origin(case, &draft, &self.template(channel)).derived();
        Base { drafted: Drafted::new(&draft, &case.facts, &case.document), draft, derived }
    }

    /// The same draft with the lines of the templates. A template that measures its own text may write another one with
    /// them: such a box stays without.
    fn with_lines(&self, plain: &Draft, case: &Resolved, channel: usize) -> Draft {
        let (number, sizings) = &self.channels[channel];
        let channel = &self.pipeline.channels[*number].channel;
        let context = self.pipeline.context(&case.document);
        let lined = self.lined.as_ref().and_then(|templates| {
            templates.draft_at(sizings, channel, &case.facts, &context, &mut Sink::default())
        });
        let mut draft = plain.clone();
        for field in &mut draft.fields {
            let same = lined.iter().flat_map(|lined| &lined.fields).find(|one| one.id == field.id);
            if let Some(same) = same.filter(|same| same.text() == field.text()) {
                field.clone_from(same);
            }
        }
        draft
    }

    fn origin<'b>(
        &'b self,
        case: &'b Resolved,
        draft: &'b Draft,
        template: &'b dyn Fn(&str, Option<usize>) -> Option<TemplateLine>,
    ) -> Origin<'b> {
        let Resolved { facts, document, .. } = case;
        Origin { draft, facts, document, file: self.file, leaves: &self.leaves, template }
    }

    /// File and line of what a run carries; without a line, the template of its box.
    fn template(&self, channel: usize) -> impl Fn(&str, Option<usize>) -> Option<TemplateLine> {
        let id = self.pipeline.channels[self.channels[channel].0].channel.id.as_str();
        move |field, line| {
            let lined = self.lined.as_ref()?;
            let place = line.and_then(|line| lined.line(line));
            let (file, line) = match place {
                Some((file, line)) => (file, Some(line)),
                None => (lined.file(id, field)?, None),
            };
            Some(TemplateLine { file: file.name.clone(), line })
        }
    }
}

/// The templates of a channel that the case suits and has what it needs for.
fn writable<'a>(resolved: &Resolved, loaded: &'a Loaded) -> Option<&'a Templates> {
    let fits = matches!(lint::fit(&resolved.case, &resolved.document, &loaded.channel), Fit::Suits);
    let templates = loaded.templates.as_ref().filter(|_| fits)?;
    (!lint::is_blocked(&resolved.document, &loaded.channel)).then_some(templates)
}
