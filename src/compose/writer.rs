//! One channel's templates with one case's variables: the text of a field at a sizing.

use std::cell::Cell;

use crate::channel::{Channel, Field};
use crate::diagnostic::Diagnostic;
use crate::draft::{Part, Run, Sizing};
use crate::facts::Facts;

use super::dates::Manner;
use super::layout::Unpaired;
use super::{Context, Templates, errors, layout, values};

pub(super) struct Writer<'a> {
    pub(super) templates: &'a Templates,
    pub(super) channel: &'a Channel,
    pub(super) facts: &'a Facts,
    pub(super) base: &'a Context,
    /// The variables of the full texts.
    pub(super) common: tera::Context,
    pub(super) manner: Manner<'a>,
    /// A field before this one points at the supplementary page.
    pub(super) has_annex: Cell<bool>,
}

impl Writer<'_> {
    /// The text of the field with this id; no parts where the template wrote nothing.
    pub(super) fn write(&self, field: &str, sizing: &Sizing) -> Result<Vec<Part>, Box<Diagnostic>> {
        let name = format!("{}/{field}.tera", self.channel.id);
        let is_plain = *sizing == Sizing::default() && !self.has_annex.get();
        let sized = (!is_plain).then(|| {
            let mut variables = self.base.at_size(&self.common, self.facts, sizing);
            variables.context.insert_value("has_annex", self.has_annex.get().into());
            variables
        });
        let (context, more) = match &sized {
            Some(variables) => (&variables.context, variables.more.as_slice()),
            None => (&self.common, [].as_slice()),
        };
        let paths = self.base.paths(more);
        let marked = self.rendered(self.templates, &name, context)?;
        let laid = layout::parts(&marked, paths, self.manner, sizing);
        let mut parts = laid.map_err(|unpaired| self.unpaired(unpaired, &name, context, sizing))?;
        let is_numbered = |one: &Field| one.id == field && one.is_numbered;
        if !sizing.breaks.is_empty() && self.channel.fields.iter().any(is_numbered) {
            number(&mut parts);
        }
        Ok(parts)
    }

    fn rendered(
        &self,
        templates: &Templates,
        name: &str,
        context: &tera::Context,
    ) -> Result<String, Box<Diagnostic>> {
        let marked = templates.tera.render(name, context);
        let marked = marked.map_err(|error| errors::on_render(&error, self.templates, self.channel))?;
        Ok(values::printed(marked))
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
            let unpaired = layout::parts(&marked, self.base.paths(&[]), self.manner, &whole).err()?;
            lined.line(unpaired.line?)
        });
        Box::new(errors::unpaired(unpaired.is_open, placed, self.channel))
    }
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
