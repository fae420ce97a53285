//! Facts and templates to a [`Draft`]. The only room that names the template engine.
//!
//! A template prints facts; every fact carries an invisible mark with its path (see `marks`), so that the composed text
//! knows where each word comes from, fixed wording and facts are never confused, and dates take their form last, when it
//! is clear what stands before them. What a template compares, counts and cuts is the value: `rewrite` and `values` see
//! to it that nothing but a print meets a mark. Text of a case is data: it is never parsed as a template.

mod addressed;
mod again;
mod answers;
mod apart;
mod applied;
mod argued;
mod argues;
mod asking;
mod begun;
mod bound;
mod budget;
mod carried;
mod chat;
mod cited;
mod context;
mod dates;
mod decided;
mod differs;
mod direct;
mod engine;
mod errors;
mod files;
mod filters;
mod fit;
mod flags;
mod heading;
mod items;
mod layout;
mod lines;
mod marks;
mod message;
mod met_by_page;
mod more;
mod numbering;
mod offers;
mod opening;
mod operands;
mod owned;
mod page;
mod paragraphs;
mod parted;
mod points;
mod question;
mod quoted;
mod reached;
mod reasons;
mod reckoned;
mod rejoinder;
mod replaced;
mod retold;
mod rewrite;
mod said;
mod shortened;
mod slips;
mod spending;
mod spoken;
mod standing;
mod state;
mod stated;
mod statement;
mod story;
mod summary;
mod tags;
mod twice;
mod values;
mod variables;
mod writer;

use std::cell::{Cell, RefCell};
use std::sync::Arc;

use tera::Tera;

use crate::assets::Assets;
use crate::channel::{ANNEX, Channel, Field};
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::{Draft, Filled, Size, Sizing, Sizings};
use crate::facts::Facts;
use crate::source::SourceFile;

pub use context::Context;
use dates::Manner;
use errors::Files;
pub use files::includes;
use files::{leave_out, names, read};
use lines::Lines;
use reached::Engine;
pub use replaced::replaced;
use rewrite::Read;
pub use slips::slips;
use writer::Writer;

/// The templates of the channels that were asked for, parsed once for all of them.
#[derive(Clone)]
pub struct Templates {
    tera: Arc<Engine>,
    files: Arc<Files>,
    /// Those that the engine reads otherwise than they stand.
    read: Arc<Read>,
    rewrites: bool,
    lines: Arc<Lines>,
}

impl Templates {
    /// Parses the templates of these channels' fields and the parts that they include. `None` for a channel that has an
    /// error in one of them; the sink says where, once for each file, and the other channels go on.
    pub fn load_all(assets: &Assets, channels: &[Channel], sink: &mut Sink) -> Vec<Option<Self>> {
        let (mut files, unread) = read(assets, channels, sink);
        // The built-in templates compare no facts (a test of `rewrite` holds them to it).
        let rewrites = assets.has_overlays();
        if let ([channel], false) = (channels, rewrites) {
            return vec![Self::as_reached(files, channel)];
        }
        let (tera, read) = loop {
            let mut tera = engine();
            let read = if rewrites { rewrite::all(texts(&files), true) } else { Read::new() };
            let Err(error) = tera.add_raw_templates(rewrite::read_as(texts(&files), &read)) else {
                break (tera, read);
            };
            let (found, names) = errors::on_load(&error, &files, &read);
            // Of a part that is there and could not be read, that was said.
            let is_unread = |one: &Diagnostic| unread.iter().any(|name| one.message.ends_with(name.as_str()));
            found.into_iter().filter(|one| !is_unread(one)).for_each(|one| sink.push(one));
            leave_out(names, &mut files);
        };
        let (files, read) = (Arc::new(files), Arc::new(read));
        let tera = Arc::new(Engine::whole(tera));
        let all = Self { tera, files, read, rewrites, lines: Arc::default() };
        let has = |channel: &Channel| names(channel).iter().all(|name| all.files.contains_key(name));
        channels.iter().map(|channel| has(channel).then(|| all.clone())).collect()
    }

    /// Those of one channel that come with the program, parsed when they are reached. Its boxes are; a supplementary page
    /// is hardly ever.
    fn as_reached(files: Files, channel: &Channel) -> Option<Self> {
        let (annex, mut names) = (format!("{}/{ANNEX}.tera", channel.id), names(channel));
        if !names.iter().all(|name| files.contains_key(name)) {
            return None;
        }
        names.retain(|name| *name != annex);
        let tera = Engine::as_reached(engine(), &files, names).ok()?;
        let (files, read) = (Arc::new(files), Arc::default());
        Some(Self { tera: Arc::new(tera), files, read, rewrites: false, lines: Arc::default() })
    }

    /// The same for one channel.
    pub fn load(assets: &Assets, channel: &Channel, sink: &mut Sink) -> Option<Self> {
        Self::load_all(assets, std::slice::from_ref(channel), sink).pop().flatten()
    }

    /// The same templates, whose drafts say which line wrote each word. `None` where the engine does not take them so.
    pub fn with_lines(&self) -> Option<Self> {
        let mut lines = Lines::default();
        let mut tera = engine();
        let marked = lines.mark(&self.files);
        let marked = marked.iter().map(|(name, text)| (name.as_str(), text.as_str()));
        let read = if self.rewrites { rewrite::all(marked.clone(), true) } else { Read::new() };
        tera.add_raw_templates(rewrite::read_as(marked, &read)).ok()?;
        let tera = Arc::new(Engine::whole(tera));
        Some(Self { tera, lines: Arc::new(lines), ..self.clone() })
    }

    /// The file and the line (from 1) of a run's `line`.
    pub fn line(&self, number: usize) -> Option<(&Arc<SourceFile>, usize)> {
        self.lines.get(number)
    }

    /// The template file of a field.
    pub fn file(&self, channel: &str, field: &str) -> Option<&Arc<SourceFile>> {
        self.files.get(&format!("{channel}/{field}.tera"))
    }

    /// The texts of a case for this channel, each made to fit its box. `None` where a template failed; the sink says where.
    pub fn draft(&self, channel: &Channel, facts: &Facts, base: &Context, sink: &mut Sink) -> Option<Draft> {
        self.draft_from(Size::Full, channel, facts, base, sink)
    }

    /// The same, no fuller than `most`.
    pub fn draft_from(
        &self,
        most: Size,
        channel: &Channel,
        facts: &Facts,
        base: &Context,
        sink: &mut Sink,
    ) -> Option<Draft> {
        let writer = self.writer(channel, facts, base);
        let draft = Self::collect(&writer, sink, |field| fit::fitted(&writer, field, most));
        draft.and_then(|draft| Self::with_annex(&writer, draft, sink))
    }

    /// The texts at these sizings, by field: what another case says in the same wording. A field without one is full.
    pub fn draft_at(
        &self,
        sizings: &Sizings,
        channel: &Channel,
        facts: &Facts,
        base: &Context,
        sink: &mut Sink,
    ) -> Option<Draft> {
        let writer = self.writer(channel, facts, base);
        let draft = Self::collect(&writer, sink, |field| {
            let sizing = sizings.get(&field.id).cloned().unwrap_or_default();
            let parts = writer.write(&field.id, &sizing)?;
            Ok(Filled { id: field.id.clone(), label: field.label.clone(), parts, sizing, fitted: None })
        });
        draft.and_then(|draft| Self::with_annex(&writer, draft, sink))
    }

    /// With the supplementary page, where a text points at it.
    fn with_annex(writer: &Writer<'_>, mut draft: Draft, sink: &mut Sink) -> Option<Draft> {
        let is_annexed = draft.fields.iter().any(|filled| filled.sizing.is_annexed);
        let Some(annex) = writer.channel.annex.as_ref().filter(|_| is_annexed) else { return Some(draft) };
        // A page of its own names them anew.
        writer.named.take();
        match writer.write(ANNEX, &Sizing::default()) {
            Ok(parts) => {
                again::find_again(writer, &mut draft.fields, &parts);
                let (id, label) = (ANNEX.to_owned(), annex.label.clone());
                draft.fields.push(Filled { id, label, parts, sizing: Sizing::default(), fitted: None });
                Some(draft)
            }
            Err(error) => {
                sink.push(*error);
                None
            }
        }
    }

    fn writer<'a>(&'a self, channel: &'a Channel, facts: &'a Facts, base: &'a Context) -> Writer<'a> {
        let common = base.for_channel(channel, facts);
        Writer {
            templates: self,
            channel,
            facts,
            base,
            common,
            manner: Manner::of(channel, facts),
            summed_up: RefCell::default(),
            tried: RefCell::default(),
            has_annex: Cell::new(false),
            named: RefCell::default(),
        }
    }

    fn collect(
        writer: &Writer<'_>,
        sink: &mut Sink,
        fill: impl Fn(&Field) -> Result<Filled, Box<Diagnostic>>,
    ) -> Option<Draft> {
        let (channel, facts) = (writer.channel, writer.facts);
        let mut fields = Vec::new();
        let mut complete = true;
        for field in &channel.fields {
            match fill(field) {
                Ok(filled) if !filled.parts.is_empty() => {
                    writer.has_annex.set(writer.has_annex.get() || filled.sizing.is_annexed);
                    writer.note(&filled.parts);
                    fields.push(filled);
                }
                Ok(_) if field.is_optional => {}
                Ok(_) => {
                    complete = false;
                    let template = writer.templates.file(&channel.id, &field.id);
                    sink.push(errors::empty_field(channel, field, template));
                }
                Err(error) => {
                    complete = false;
                    sink.push(*error);
                }
            }
        }
        let (case, id, name) = (facts.case.id.to_string(), channel.id.clone(), channel.name.clone());
        complete.then_some(Draft { case, channel: id, channel_name: name, fields })
    }
}

/// Names and texts of templates.
fn texts(files: &Files) -> impl Iterator<Item = (&str, &str)> + Clone {
    files.iter().map(|(name, file)| (name.as_str(), file.text.as_str()))
}

fn engine() -> Tera {
    let mut tera = Tera::new();
    tera.autoescape_on(Vec::<&str>::new());
    values::register(&mut tera);
    filters::register(&mut tera);
    tera
}
