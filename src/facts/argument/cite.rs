//! How the rules of an argument are cited, each where it stands.

use crate::law::{Article, Statute};
use crate::numerals::chinese;

use super::super::value::Fixed;
use super::{Draft, Rule, Step};

/// What one text has cited so far.
#[derive(Default)]
struct Said {
    named: Vec<String>,
    /// The statute and the number of the article cited last.
    last: Option<(String, Option<u32>)>,
}

/// The steps with their rules cited: in the order of the letter, which says them all, and of the form.
pub(super) fn cited(drafts: Vec<Draft<'_>>) -> Vec<Step> {
    let (mut letter, mut form) = (Said::default(), Said::default());
    let (mut has_claim, mut has_position) = (false, false);
    let step = |(place, draft): (usize, Draft<'_>)| {
        let mut step = draft.step;
        // A chat cites the first rule of a claim by itself.
        let is_first = step.of == "claim" && draft.rule.is_some() && !has_claim;
        has_claim |= is_first;
        // What meets a reason may stand apart, with the reason.
        let is_apart = step.position.is_some() && draft.rule.is_some() && !has_position;
        has_position |= is_apart;
        // Straight behind its own article 同条 is plain also across two paragraphs, not behind a sentence of fact.
        let begins = step.breaker.is_empty() && !step.is_fact_first;
        let goes_on = begins
            && draft.rule.is_some_and(|(statute, article)| {
                form.last.as_ref().is_some_and(|(id, number)| *id == statute.id && *number == article.article)
            });
        if step.is_new_paragraph && !goes_on || is_first || is_apart {
            form.last = None;
        }
        if is_first || is_apart {
            letter.last = None;
        }
        step.number = Fixed(chinese(u32::try_from(place + 1).unwrap_or_default()));
        // In a list 该法 and 同条 would stand behind no sentence.
        let is_first_named = |statute: &Statute| !letter.named.contains(&statute.id);
        let listed = draft.rule.map(|(statute, article)| statute.citation(article, is_first_named(statute)));
        step.rule = draft.rule.map(|(statute, article)| Rule {
            statute_id: statute.id.as_str().into(),
            article_id: article.id.as_str().into(),
            cite: letter.cite(statute, article, true),
            short_cite: if step.is_short {
                form.cite(statute, article, false)
            } else {
                statute.citation(article, false)
            },
            listed_cite: listed.clone().unwrap_or_default(),
            gist: draft.say.unwrap_or(&article.gist).to_owned(),
            short: draft.say.or(article.short.as_deref()).unwrap_or(&article.gist).to_owned(),
        });
        step
    };
    drafts.into_iter().enumerate().map(step).collect()
}

impl Said {
    fn cite(&mut self, statute: &Statute, article: &Article, in_full: bool) -> String {
        let id = &statute.id;
        let cite = match &self.last {
            Some((last, number)) if last == id && !statute.name_only => {
                let same = if in_full { statute.that() } else { statute.same() };
                let within = article.number_within(*number).map(|within| format!("同条{within}"));
                within.unwrap_or_else(|| format!("{same}{}", article.number()))
            }
            _ => statute.citation(article, in_full && !self.named.contains(id)),
        };
        self.named.push(id.clone());
        self.last = Some((id.clone(), article.article));
        cite
    }
}
