//! Facts and templates to a [`Draft`]. The only room that names the template engine.
//!
//! A template prints facts; every printed fact carries an invisible mark with its path (see `marks`), so that the
//! composed text knows where each word comes from, fixed wording and facts are never confused, and dates take their
//! form last, when it is clear what stands before them. Text of a case is data: it is never parsed as a template.

mod context;
mod dates;
mod errors;
mod filters;
mod layout;
mod marks;

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::Tera;

use crate::assets::{Assets, Tree};
use crate::channel::{Channel, Field};
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::{Draft, Filled};
use crate::facts::Facts;
use crate::source::SourceFile;

pub use context::Context;
use dates::Manner;

/// A channel's templates, parsed.
pub struct Templates {
    tera: Tera,
    files: BTreeMap<String, Arc<SourceFile>>,
}

impl Templates {
    /// Parses the templates of a channel's fields and the shared parts. `None` where one has an error; the sink says where.
    pub fn load(assets: &Assets, channel: &Channel, sink: &mut Sink) -> Option<Self> {
        let fields = channel.fields.iter().map(|field| template_name(channel, field));
        let shared = assets.names(Tree::Templates, "_shared").into_iter().map(|name| format!("_shared/{name}"));
        let mut files = BTreeMap::new();
        for name in fields.chain(shared.filter(|name| name.ends_with(".tera"))) {
            match assets.read(Tree::Templates, &name) {
                Ok(Some(file)) => {
                    files.insert(name, file);
                }
                Ok(None) | Err(_) => sink.push(
                    Diagnostic::error("template/missing", format!("渠道“{}”缺少模板 {name}", channel.id))
                        .help("channel.yaml 的每一栏都要有同名的 .tera 文件"),
                ),
            }
        }
        let mut tera = Tera::new();
        tera.autoescape_on(Vec::<&str>::new());
        filters::register(&mut tera);
        let sources = files.iter().map(|(name, file)| (name.as_str(), file.text.as_str()));
        if let Err(error) = tera.add_raw_templates(sources) {
            sink.push(errors::diagnostic(&error, &files, channel));
            return None;
        }
        channel.fields.iter().all(|field| files.contains_key(&template_name(channel, field))).then_some(Self { tera, files })
    }

    /// The texts of a case for this channel. `None` where a template failed; the sink says where.
    pub fn draft(&self, channel: &Channel, facts: &Facts, base: &Context, sink: &mut Sink) -> Option<Draft> {
        let context = base.for_channel(channel, facts);
        let manner = manner(channel, facts);
        let mut fields = Vec::new();
        let mut complete = true;
        for field in &channel.fields {
            match self.tera.render(&template_name(channel, field), &context) {
                Ok(marked) => {
                    let parts = layout::parts(&marked, base.paths(), manner);
                    if !parts.is_empty() {
                        fields.push(Filled { id: field.id.clone(), label: field.label.clone(), parts });
                    } else if !field.is_optional {
                        complete = false;
                        sink.push(empty_field(channel, field));
                    }
                }
                Err(error) => {
                    complete = false;
                    sink.push(errors::diagnostic(&error, &self.files, channel));
                }
            }
        }
        let draft = Draft {
            case: facts.case.id.clone(),
            channel: channel.id.clone(),
            channel_name: channel.name.clone(),
            fields,
        };
        complete.then_some(draft)
    }
}

fn manner<'a>(channel: &'a Channel, facts: &'a Facts) -> Manner<'a> {
    let word = |key: &str, usual: &'a str| channel.voice.get(key).map_or(usual, String::as_str);
    Manner {
        as_of: &facts.case.as_of,
        with_year: channel.dates_with_year,
        with_time: channel.dates_with_time,
        same_day: word("same_day", "当日"),
        next_day: word("next_day", "次日"),
    }
}

fn template_name(channel: &Channel, field: &Field) -> String {
    format!("{}/{}.tera", channel.id, field.id)
}

fn empty_field(channel: &Channel, field: &Field) -> Diagnostic {
    Diagnostic::error("template/empty-field", format!("渠道“{}”的“{}”一栏没有内容", channel.id, field.label))
        .help("模板在这个案件上没有写出文字；允许空着的栏在 channel.yaml 里写 optional: true")
}
