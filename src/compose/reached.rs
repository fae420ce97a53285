//! The engine with its templates: all of them, or those that texts have reached so far.
//!
//! Parsing is most of what a template costs, and a case reaches about half of the parts that its channel's templates may
//! include. Where one channel is written with the templates that come with the program (a test holds that each of them can
//! be parsed), a part is parsed when a text first reaches it: until then a stand-in notes that it was reached, and the text
//! is written again with the part itself. A text that reached no stand-in is what all templates together would have written.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeSet;
use std::sync::{PoisonError, RwLock};

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::budget::{self, Page};
use super::errors::Files;
use super::files::includes;

/// What a stand-in says that it was reached with.
const REACHED: &str = "__reached";

thread_local! {
    /// The parts that the text under way, which runs on one thread, has reached and that are not parsed.
    static MISSED: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
}

/// An engine that texts are written with.
pub(super) struct Engine(RwLock<Parsed>);

struct Parsed {
    tera: Tera,
    /// The templates that are no stand-ins, where there are such.
    names: BTreeSet<String>,
}

impl Engine {
    /// With all its templates.
    pub(super) fn whole(tera: Tera) -> Self {
        Self(RwLock::new(Parsed { tera, names: BTreeSet::new() }))
    }

    /// With these templates, and a stand-in for each part that they may include.
    pub(super) fn as_reached(mut tera: Tera, files: &Files, names: Vec<String>) -> TeraResult<Self> {
        tera.register_function(REACHED, |kwargs: Kwargs, _: &State| -> TeraResult<Value> {
            let name = kwargs.must_get::<&str>("part")?.to_owned();
            MISSED.with_borrow_mut(|missed| missed.insert(name));
            Ok("".into())
        });
        let mut parsed = Parsed { tera, names: BTreeSet::new() };
        parsed.add(files, names)?;
        Ok(Self(RwLock::new(parsed)))
    }

    /// What a template writes, as far as it may.
    pub(super) fn write(&self, files: &Files, name: &str, context: &tera::Context) -> (Page, TeraResult<()>) {
        loop {
            let mut page = Page::default();
            budget::begin();
            MISSED.take();
            let parsed = self.0.read().unwrap_or_else(PoisonError::into_inner);
            let done = if parsed.tera.contains_template(name) || !files.contains_key(name) {
                parsed.tera.render_to(name, context, &mut page)
            } else {
                MISSED.with_borrow_mut(|missed| missed.insert(name.to_owned()));
                Ok(())
            };
            drop(parsed);
            let missed = MISSED.take();
            if missed.is_empty() {
                return (page, done);
            }
            let mut parsed = self.0.write().unwrap_or_else(PoisonError::into_inner);
            if let Err(error) = parsed.add(files, missed.into_iter().collect()) {
                return (page, Err(error));
            }
        }
    }
}

impl Parsed {
    /// Parses these templates and what they include in any case, with stand-ins for the other parts.
    fn add(&mut self, files: &Files, mut names: Vec<String>) -> TeraResult<()> {
        let mut added: Vec<(String, Cow<'_, str>)> = Vec::new();
        let mut included = BTreeSet::new();
        while let Some(name) = names.pop() {
            let Some(file) = files.get(&name).filter(|_| self.names.insert(name.clone())) else { continue };
            included.extend(includes(&file.text));
            names.extend(included_at_once(&file.text));
            added.push((name, file.text.as_str().into()));
        }
        included.retain(|part| !self.tera.contains_template(part) && !self.names.contains(part));
        let stand_in = |part: String| {
            let text = format!("{{{{ {REACHED}(part=\"{part}\") }}}}");
            (part, text.into())
        };
        added.extend(included.into_iter().filter(|part| files.contains_key(part)).map(stand_in));
        let done = self.tera.add_raw_templates(added.iter().map(|(name, text)| (name, text)));
        if done.is_err() {
            for (name, _) in &added {
                self.names.remove(name);
            }
        }
        done
    }
}

/// The parts that a template includes under no condition: a text that reaches the template most likely reaches them too.
fn included_at_once(text: &str) -> Vec<String> {
    let mut conditions = 0_usize;
    let mut found = Vec::new();
    for tag in text.split("{%").skip(1) {
        let inside = tag.split("%}").next().unwrap_or(tag).trim_start_matches('-').trim_start();
        if inside.starts_with("if ") {
            conditions += 1;
        } else if inside.starts_with("endif") {
            conditions = conditions.saturating_sub(1);
        } else if conditions == 0 {
            found.extend(includes(inside));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::included_at_once;

    #[test]
    fn a_part_under_a_condition_may_not_be_reached() {
        let text =
            "{% if a %}{% include \"b\" %}{% endif %}{%- include \"c\" %}{% for d in e %}{% include \"f\" %}";
        assert_eq!(included_at_once(text), ["c", "f"]);
    }
}
