//! One channel's templates with one case's variables: the text of a field at a sizing.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use crate::channel::{Channel, Field};
use crate::diagnostic::Diagnostic;
use crate::draft::{Part, Run, Sizing};
use crate::facts::Facts;
use crate::source::SourceFile;

use super::budget::Page;
use super::dates::Manner;
use super::layout::Unpaired;
use super::marks::{LINE_CLOSE, LINE_OPEN};
use super::variables::{Variables, for_sizing};
use super::{Context, Templates, cited, errors, layout, values};

pub(super) struct Writer<'a> {
    pub(super) templates: &'a Templates,
    pub(super) channel: &'a Channel,
    pub(super) facts: &'a Facts,
    pub(super) base: &'a Context,
    /// The variables of the full texts.
    pub(super) common: tera::Context,
    pub(super) manner: Manner<'a>,
    /// The variables with so many events summed up: fitting asks for few sums, and for each again and again.
    pub(super) summed_up: RefCell<BTreeMap<usize, Rc<Variables>>>,
    /// What the templates wrote for the field that is being fitted: what is left out of it they know nothing of.
    pub(super) tried: RefCell<Vec<(Asked, Rc<str>)>>,
    /// A field before this one points at the supplementary page.
    pub(super) has_annex: Cell<bool>,
    /// The labels of the exhibits whose titles a field before this one says.
    pub(super) named: RefCell<BTreeSet<String>>,
}

/// What a template is asked for: its name, what it knows of the sizing, and whether a page is pointed at before it.
type Asked = (String, Sizing, bool);

impl Writer<'_> {
    /// The text of the field with this id; no parts where the template wrote nothing.
    pub(super) fn write(&self, field: &str, sizing: &Sizing) -> Result<Vec<Part>, Box<Diagnostic>> {
        let name = format!("{}/{field}.tera", self.channel.id);
        let is_plain = *sizing == Sizing::default() && !self.has_annex.get();
        let sized = (!is_plain).then(|| {
            let variables = self.summed_up(sizing.folded);
            let mut context = for_sizing(&variables.context, sizing);
            context.insert_value("has_annex", self.has_annex.get().into());
            (context, variables)
        });
        let (context, more) = match &sized {
            Some((context, variables)) => (context, variables.more.as_slice()),
            None => (&self.common, [].as_slice()),
        };
        let paths = self.base.paths(more);
        let asked =
            (name.clone(), Sizing { keeps: 0, breaks: Vec::new(), ..sizing.clone() }, self.has_annex.get());
        let marked = self.rendered_once(asked, context)?;
        let laid = layout::parts(&marked, paths, self.manner, sizing, &self.named.borrow());
        let mut parts = laid.map_err(|unpaired| self.unpaired(unpaired, &name, context, sizing))?;
        let is_numbered = |one: &Field| one.id == field && one.is_numbered;
        if !sizing.breaks.is_empty() && self.channel.fields.iter().any(is_numbered) {
            number(&mut parts);
        }
        Ok(parts)
    }

    fn summed_up(&self, folded: usize) -> Rc<Variables> {
        let mut known = self.summed_up.borrow_mut();
        let made = || Rc::new(self.base.summed_up(&self.common, self.facts, folded));
        known.entry(folded).or_insert_with(made).clone()
    }

    /// Takes note of the exhibits that these parts name with their titles.
    pub(super) fn note(&self, parts: &[Part]) {
        for paragraph in parts.iter().flat_map(|part| &part.paragraphs) {
            self.named.borrow_mut().extend(cited::titled(paragraph));
        }
    }

    fn rendered_once(&self, asked: Asked, context: &tera::Context) -> Result<Rc<str>, Box<Diagnostic>> {
        let mut tried = self.tried.borrow_mut();
        if let Some((_, marked)) = tried.iter().find(|(before, _)| *before == asked) {
            return Ok(marked.clone());
        }
        let marked: Rc<str> = self.rendered(self.templates, &asked.0, context)?.into();
        tried.retain(|(before, _)| before.0 == asked.0);
        tried.push((asked, marked.clone()));
        Ok(marked)
    }

    fn rendered(
        &self,
        templates: &Templates,
        name: &str,
        context: &tera::Context,
    ) -> Result<String, Box<Diagnostic>> {
        let (page, done) = page(templates, name, context);
        if page.is_full() || done.as_ref().is_err_and(errors::is_recursion) {
            return Err(Box::new(errors::too_long(self.last_line(name, context), self.channel)));
        }
        done.map_err(|error| errors::on_render(&error, self.templates, self.channel))?;
        Ok(values::printed(page.text()))
    }

    /// The file and the line that a text ends with, as far as it goes.
    fn last_line(&self, name: &str, context: &tera::Context) -> Option<(Arc<SourceFile>, usize)> {
        let lined = self.templates.with_lines()?;
        let text = page(&lined, name, context).0.text();
        let (_, rest) = text.rsplit_once(LINE_OPEN)?;
        let number = rest.split_once(LINE_CLOSE)?.0.parse().ok()?;
        lined.line(number).map(|(file, line)| (file.clone(), line))
    }

    /// Where a stretch is open that nothing closes: the text is written again with its lines.
    fn unpaired(
        &self,
        unpaired: Unpaired,
        name: &str,
        context: &tera::Context,
        sizing: &Sizing,
    ) -> Box<Diagnostic> {
        let lined = self.templates.with_lines();
        let whole = Sizing { keeps: Sizing::ALL_RANKS, ..sizing.clone() };
        let placed = lined.as_ref().and_then(|lined| {
            let marked = self.rendered(lined, name, context).ok()?;
            let unpaired =
                layout::parts(&marked, self.base.paths(&[]), self.manner, &whole, &BTreeSet::new()).err()?;
            lined.line(unpaired.line?)
        });
        Box::new(errors::unpaired(unpaired.is_open, placed, self.channel))
    }
}

/// What a template writes, as far as it may.
fn page(templates: &Templates, name: &str, context: &tera::Context) -> (Page, tera::TeraResult<()>) {
    templates.tera.write(&templates.files, name, context)
}

/// Each message says which it is: （1/3）.
fn number(parts: &mut [Part]) {
    let count = parts.len();
    for (index, part) in parts.iter_mut().enumerate() {
        if let Some(first) = part.paragraphs.first_mut() {
            let text = format!("（{}/{count}）", index + 1);
            first.insert(0, Run { text, fact: None, rank: 0, line: None });
        }
    }
}
