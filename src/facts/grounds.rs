//! Which articles, in force on the day of the transaction, support each claim, the platform as respondent, and the
//! answer to the merchant's refusal.

use std::collections::BTreeMap;

use crate::amount::Amount;
use crate::calendar::Day;
use crate::case::{Case, Claim, ClaimKind, Event};
use crate::knowledge::{Refusal, heard};
use crate::law::{Article, Statute, Support};

use super::conditions::Conditions;
use super::value::Code;
use super::{Answered, Ground, Law};

/// A text cites at most this many articles.
const MOST: usize = 3;

/// The steps of a complaint that texts and plans speak of.
const STEPS: &[&str] = &["contents", "acceptance", "mediation", "refusal-of-acceptance", "report"];

/// An article that applies, before it is known what is cited before it.
struct Found<'a> {
    statute: &'a Statute,
    article: &'a Article,
    weight: u32,
    why: &'a str,
}

/// What the grounds of a case are chosen by.
pub(super) struct Chooser<'a> {
    pub(super) case: &'a Case,
    pub(super) law: &'a Law,
    pub(super) conditions: &'a Conditions,
    /// Substance is judged by the day of the transaction.
    pub(super) day: Day,
}

impl Chooser<'_> {
    /// The grounds of one claim, the most specific first.
    pub(super) fn of_claim(&self, claim: &str) -> Vec<Ground> {
        let mut said = Said::default();
        listed(self.found(MOST, |support| support.claims.iter().any(|one| one == claim)), &mut said)
    }

    /// The grounds of the whole text (of all its claims and, against a platform, of that), and the answer to the
    /// merchant's refusal. Together they cite three articles, or four where the answer needs two of its own.
    pub(super) fn of_text(&self, refused: Option<&Event>) -> (Vec<Ground>, Option<Answered>) {
        let answer = refused.and_then(|event| self.answer(event, &mut Said::default()));
        let answered: Vec<(Code, Code)> = answer.map(|answer| answer.articles).unwrap_or_default();
        let mut said = Said::default();
        let grounds = self.of_all_claims(MOST - answered.len().min(1), &answered, &mut said);
        said.last = None;
        (grounds, refused.and_then(|event| self.answer(event, &mut said)))
    }

    fn of_all_claims(&self, most: usize, answered: &[(Code, Code)], said: &mut Said) -> Vec<Ground> {
        let asked: Vec<&str> = self.case.claims.iter().map(|claim| claim.kind.word()).collect();
        let against = self.case.respondent.word();
        let mut found = self.found(MOST + answered.len(), |support| {
            support.party.as_deref() == Some(against)
                || support.claims.iter().any(|claim| asked.contains(&claim.as_str()))
        });
        // What answers the refusal is not said twice.
        found.retain(|one| {
            !answered
                .iter()
                .any(|(statute, article)| *statute == one.statute.id && *article == one.article.id)
        });
        found.truncate(most);
        listed(found, said)
    }

    fn found(&self, most: usize, wanted: impl Fn(&Support) -> bool) -> Vec<Found<'_>> {
        let kind = &self.case.problem.kind;
        let applies = |support: &&Support| {
            wanted(support)
                && (support.problems.is_empty() || support.problems.contains(kind))
                && self.conditions.allow(&support.when, &support.unless)
        };
        let statutes = self.law.statutes.iter().filter(|statute| statute.is_in_force(self.day));
        let mut found: Vec<Found<'_>> = statutes
            .flat_map(|statute| statute.articles.iter().map(move |article| (statute, article)))
            .filter(|(_, article)| article.is_in_force(self.day))
            .filter_map(|(statute, article)| {
                let best = article.supports.iter().filter(applies).max_by_key(|support| support.weight)?;
                Some(Found { statute, article, weight: best.weight, why: &best.why })
            })
            .collect();
        found.sort_by_key(|one| std::cmp::Reverse(one.weight));
        found.truncate(most);
        found
    }

    /// What the rules say to the merchant's refusal, if it is one that is known.
    fn answer(&self, event: &Event, said: &mut Said) -> Option<Answered> {
        let refusal = self.recognise(event)?;
        let right = refusal.right.iter().filter(|right| self.conditions.allow(&right.when, &right.unless));
        let right: Vec<String> = right.map(|right| right.tell.clone()).collect();
        let answer =
            refusal.answers.iter().find(|answer| self.conditions.allow(&answer.when, &answer.unless));
        let answer = answer.filter(|_| right.is_empty());
        let cites = answer.map(|answer| answer.cites.as_slice()).unwrap_or_default();
        let found = cites.iter().filter_map(|(statute, article)| {
            let statute = self.law.statutes.iter().find(|one| &one.id == statute)?;
            Some(Found { statute, article: statute.article_on(article, self.day)?, weight: 0, why: "" })
        });
        let cites: Vec<Ground> = listed(found.collect(), said);
        Some(Answered {
            kind: refusal.id.as_str().into(),
            name: refusal.name.clone(),
            // A sentence of the rules stands only with its rule.
            say: answer.map(|answer| answer.say.clone()).filter(|_| !cites.is_empty()),
            articles: cites
                .iter()
                .map(|ground| (ground.statute_id.clone(), ground.article_id.clone()))
                .collect(),
            cites: cites.into_iter().map(|ground| ground.cite).collect(),
            merchant_may_be_right: right,
            evidence: refusal.evidence.clone(),
        })
    }

    /// The rules of complaint procedure in force on the day of filing, by the step they
    /// govern: the agency's own rule.
    pub(super) fn procedure(&self) -> BTreeMap<String, Vec<Ground>> {
        let filing = self.case.as_of;
        let mut statutes: Vec<&Statute> =
            self.law.statutes.iter().filter(|statute| statute.is_in_force(filing)).collect();
        statutes.retain(|statute| statute.rank == "rule");
        let mut steps: BTreeMap<String, Vec<Ground>> = BTreeMap::new();
        for statute in statutes {
            for article in statute.articles.iter().filter(|article| article.is_in_force(filing)) {
                for support in &article.supports {
                    let step = support.procedure.as_ref().filter(|step| STEPS.contains(&step.as_str()));
                    let Some(step) = step else { continue };
                    let found = Found { statute, article, weight: support.weight, why: &support.why };
                    steps.entry(step.clone()).or_default().extend(listed(vec![found], &mut Said::default()));
                }
            }
        }
        steps
    }

    /// The most that the law allows for an increased compensation.
    pub(super) fn most(&self, claim: &Claim) -> Option<Amount> {
        let basis = claim.basis?.word();
        let in_force = self.law.statutes.iter().filter(|statute| statute.is_in_force(self.day));
        let sums =
            in_force.flat_map(|statute| &statute.articles).filter(|article| article.is_in_force(self.day));
        let sum = sums.filter_map(|article| article.sum.as_ref()).find(|sum| sum.basis == basis)?;
        let losses = self
            .case
            .claims
            .iter()
            .filter(|claim| claim.kind == ClaimKind::Loss)
            .filter_map(|claim| claim.amount);
        // The price of the goods: what was paid less the freight in it, or the part that the claim is about.
        let whole = self.case.order.paid.less(self.case.order.shipping.unwrap_or_default());
        let price = claim.of_amount.unwrap_or(whole);
        Some(sum.most(price, losses.sum()))
    }

    fn recognise(&self, event: &Event) -> Option<&Refusal> {
        if let Some(id) = &event.refusal {
            return self.law.refusals.iter().find(|refusal| &refusal.id == id);
        }
        let said = event.quote.as_deref().or(event.text.as_deref())?;
        let sure = heard(&self.law.refusals, said, true);
        let sure: Vec<&Refusal> = sure.iter().filter(|one| one.is_sure).map(|one| one.refusal).collect();
        // Of several reasons the one that the rules speak of is answered.
        let is_spoken_of = |refusal: &&&Refusal| !refusal.answers.is_empty() || !refusal.right.is_empty();
        sure.iter().find(is_spoken_of).or(sure.first()).copied()
    }
}

/// The statutes that a text has named.
#[derive(Default)]
struct Said {
    named: Vec<String>,
    last: Option<String>,
}

/// With citations: the full title at first, then the short one, 同法 straight after its own.
fn listed(found: Vec<Found<'_>>, said: &mut Said) -> Vec<Ground> {
    let mut grounds = Vec::new();
    for one in found {
        let id = &one.statute.id;
        let cite = if said.last.as_ref() == Some(id) && !one.statute.name_only {
            format!("同法{}", one.article.number())
        } else {
            one.statute.citation(one.article, !said.named.contains(id))
        };
        said.named.push(id.clone());
        said.last = Some(id.clone());
        grounds.push(Ground {
            statute_id: one.statute.id.as_str().into(),
            article_id: one.article.id.as_str().into(),
            cite,
            gist: one.article.gist.clone(),
            why: one.why.to_owned(),
            weight: one.weight,
            sources: Vec::new(),
        });
    }
    grounds
}
