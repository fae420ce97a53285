//! The wording rules on what a text says beyond the case: the words of its template and of data. The case's own words were
//! looked through where they stand, and what others said is theirs.

use crate::diagnostic::{Severity, Sink};
use crate::draft::{Draft, Part};
use crate::facts::case_path;
use crate::source::Place;
use crate::wording::Finding;

use super::rule::Subject;
use super::wording::diagnostic;

/// Something that must not be sent, found in a draft.
pub struct Fixed<'a> {
    /// The number of the box among the filled ones.
    pub field: usize,
    /// The number of the text in the box.
    pub part: usize,
    /// What was found, by bytes of that text.
    pub finding: Finding<'a>,
    text: String,
}

impl Fixed<'_> {
    /// The words.
    pub fn words(&self) -> &str {
        &self.text[self.finding.range.clone()]
    }

    /// Tells it, at the line that wrote it where that is known.
    pub fn tell(&self, draft: &Draft, place: Option<Place>, sink: &mut Sink) {
        let (channel, field) = (&draft.channel_name, &draft.fields[self.field].label);
        let help = format!("案件里没有写这句话，它出自“{channel}”的“{field}”一栏的模板或资料；改好以后再写");
        sink.push(diagnostic(&self.finding, &self.text, place).help(help));
    }
}

/// What a statute says of fraud is said of nobody.
const OF_LAW: &[&str] = &["grounds", "procedure"];

/// The errors in the words of a draft that are not the case's.
pub fn in_fixed_words<'a>(subject: &Subject<'a>, draft: &Draft) -> Vec<Fixed<'a>> {
    let mut found = Vec::new();
    for (field, filled) in draft.fields.iter().enumerate() {
        for (part, text) in filled.parts.iter().enumerate() {
            let text = fixed_words(subject, text);
            let errors =
                subject.wording.find(&text, &[]).into_iter().filter(|one| one.rule.level == Severity::Error);
            found.extend(errors.map(|finding| Fixed { field, part, finding, text: text.clone() }));
        }
    }
    found
}

/// A text with signs that mean nothing in place of what the case and the law say, so that the rest stands where it stood.
fn fixed_words(subject: &Subject<'_>, part: &Part) -> String {
    let is_exempt = |fact: &str| {
        OF_LAW.iter().any(|law| fact.starts_with(law))
            || (fact.starts_with("argument.") && fact.contains(".rule."))
            || case_path(subject.facts, fact).is_some_and(|path| subject.case.places.contains(&path))
    };
    let mut text = String::new();
    for (number, runs) in part.paragraphs.iter().enumerate() {
        if number > 0 {
            text.push('\n');
        }
        for run in runs {
            match &run.fact {
                Some(fact) if is_exempt(fact) => text.extend(std::iter::repeat_n('\u{1}', run.text.len())),
                _ => text.push_str(&run.text),
            }
        }
    }
    text
}
