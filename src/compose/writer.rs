//! One channel's templates with one case's variables: the text of a field at a sizing.

use std::cell::Cell;

use crate::channel::{Channel, Field};
use crate::diagnostic::Diagnostic;
use crate::draft::{Part, Run, Sizing};
use crate::facts::Facts;

use super::dates::Manner;
use super::{Context, Templates, errors, layout};

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
        match self.templates.tera.render(&name, context) {
            Ok(marked) => {
                let mut parts = layout::parts(&marked, self.base.paths(more), self.manner, sizing);
                let is_numbered = |one: &Field| one.id == field && one.is_numbered;
                if !sizing.breaks.is_empty() && self.channel.fields.iter().any(is_numbered) {
                    number(&mut parts);
                }
                Ok(parts)
            }
            Err(error) => Err(Box::new(errors::on_render(&error, &self.templates.files, self.channel))),
        }
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
