//! Which articles, in force on the day of the transaction, support each claim, the platform as respondent, and the
//! answer to the merchant's refusal.

use crate::calendar::Day;
use crate::case::{Case, Claim, ClaimKind, Event, MerchantKind, RespondentKind, Sale};
use crate::knowledge::{Answer, Refusal, heard};
use crate::law::{Article, Statute, Support};

use super::conditions::{Asked, Conditions, is_of_none};
use super::value::Code;
use super::{Answered, Ground, Law, Piece};

/// A text cites at most this many articles.
const MOST: usize = 3;

/// So many of them for one claim.
const MOST_OF_CLAIM: usize = 2;

/// An article that applies, before it is known what is cited before it.
#[derive(Clone)]
pub(super) struct Found<'a> {
    pub(super) statute: &'a Statute,
    pub(super) article: &'a Article,
    pub(super) weight: u32,
    pub(super) why: &'a str,
    pub(super) application: Vec<Piece>,
    /// What the data says that follows, where it does.
    pub(super) conclusion: Option<Vec<Piece>>,
}

impl Found<'_> {
    pub(super) fn is(&self, other: &Self) -> bool {
        (&self.statute.id, &self.article.id) == (&other.statute.id, &other.article.id)
    }
}

/// What the grounds of a case are chosen by.
pub(super) struct Chooser<'a> {
    pub(super) case: &'a Case,
    pub(super) law: &'a Law,
    pub(super) conditions: &'a Conditions,
    /// The claims with their sums.
    pub(super) asked: Vec<Asked<'a>>,
    /// Substance is judged by the day of the transaction.
    pub(super) day: Day,
}

impl Chooser<'_> {
    /// The grounds of one claim, the most specific first.
    pub(super) fn of_claim(&self, index: usize) -> Vec<Ground> {
        let found = self.asked.get(index).map(|asked| self.found_for(asked)).unwrap_or_default();
        listed(found, &mut Said::default())
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

    /// First what makes a platform answerable, then the best rule of each claim, then the second ones.
    fn of_all_claims(&self, most: usize, answered: &[(Code, Code)], said: &mut Said) -> Vec<Ground> {
        // What answers the refusal is not said twice.
        let is_answer = |one: &Found<'_>| {
            let is =
                |(statute, article): &(Code, Code)| *statute == one.statute.id && *article == one.article.id;
            answered.iter().any(is)
        };
        let mut lists = vec![self.found_for_party()];
        lists.extend(self.asked.iter().map(|asked| self.found_for(asked)));
        for list in &mut lists {
            list.retain(|one| !is_answer(one));
        }
        // By list and place in it, so that the second rule of a claim stands beside its first.
        let mut chosen: Vec<(usize, usize)> = Vec::new();
        for round in 0..MOST_OF_CLAIM {
            for list in &lists {
                let Some(one) = list.get(round) else { continue };
                // A rule that supports several claims is applied to the first of them.
                let of = |(number, list): (usize, &Vec<Found<'_>>)| {
                    Some((number, list.iter().position(|other| other.is(one))?))
                };
                let Some(first) = lists.iter().enumerate().find_map(of) else { continue };
                if !chosen.contains(&first) && chosen.len() < most {
                    chosen.push(first);
                }
            }
        }
        chosen.sort_unstable();
        listed(chosen.into_iter().map(|(number, place)| lists[number][place].clone()).collect(), said)
    }

    pub(super) fn found_for(&self, asked: &Asked<'_>) -> Vec<Found<'_>> {
        let word = asked.claim.kind.word();
        self.found(Some(asked), |support| support.claims.iter().any(|one| one == word))
    }

    /// What makes the platform answerable, where it is complained of.
    pub(super) fn found_for_party(&self) -> Vec<Found<'_>> {
        let party = self.case.respondent.word();
        self.found(None, |support| support.party.as_deref() == Some(party))
    }

    /// The articles in force that support this, each with the sentence that applies it; without one it is not cited.
    fn found(&self, asked: Option<&Asked<'_>>, wanted: impl Fn(&Support) -> bool) -> Vec<Found<'_>> {
        let kind = &self.case.problem.kind;
        let claim = asked.map(|asked| asked.claim.kind);
        let is_of_other = asked.is_some_and(|asked| is_of_other_matter(self.case, asked.claim));
        let applies = |support: &Support| {
            let suits = wanted(support)
                && !(support.when.iter().any(|word| CONTRASTS.contains(&word.as_str())) && is_of_other)
                && (support.problems.is_empty() || support.problems.contains(kind))
                && self.conditions.allow_for(&support.when, &support.unless, claim);
            let application = support.applies.as_ref().filter(|_| suits)?;
            let application = self.conditions.fill(application, &support.when, asked)?;
            let concludes = support.concludes.as_ref();
            let conclusion = concludes.and_then(|one| self.conditions.fill(one, &support.when, asked));
            Some((application, conclusion))
        };
        let statutes = self.law.statutes.iter().filter(|statute| statute.is_in_force(self.day));
        let statutes = statutes.filter(|statute| self.binds(statute));
        let mut found: Vec<Found<'_>> = Vec::new();
        for statute in statutes {
            let articles = statute.articles.iter().filter(|article| article.is_in_force(self.day));
            for article in articles.filter(|article| self.reaches(article)) {
                let best = article.supports.iter().filter_map(|one| Some((one, applies(one)?)));
                // Of two as heavy, the first.
                let best = best.rev().max_by_key(|(support, _)| support.weight);
                found.extend(best.map(|(support, (application, conclusion))| Found {
                    statute,
                    article,
                    weight: support.weight,
                    why: &support.why,
                    application,
                    conclusion,
                }));
            }
        }
        found.sort_by_key(|one| std::cmp::Reverse(one.weight));
        found.truncate(MOST_OF_CLAIM);
        found
    }

    /// Somebody who sells what they no longer use is no 经营者: only the civil code binds them.
    fn binds(&self, statute: &Statute) -> bool {
        self.case.merchant.kind != Some(MerchantKind::Private) || statute.id == "civil-code"
    }

    /// What is bought in a shop is no matter of the rules on trade by network, but for a platform's own part in it.
    fn reaches(&self, article: &Article) -> bool {
        !article.online
            || self.case.order.sale != Some(Sale::InStore)
            || self.case.respondent == RespondentKind::Platform
    }

    /// What the rules say to the merchant's refusal, if it is one that is known.
    fn answer(&self, event: &Event, said: &mut Said) -> Option<Answered> {
        let refusal = recognise(self.law, event)?;
        let right = refusal.right.iter().filter(|right| self.conditions.allow(&right.when, &right.unless));
        let right: Vec<String> = right.map(|right| right.tell.clone()).collect();
        let answered = self.answered_by(refusal).filter(|_| right.is_empty());
        let (say, application, cites) = match answered {
            Some((answer, application, cites)) => (answer.say.clone(), application, listed(cites, said)),
            None => (None, Vec::new(), Vec::new()),
        };
        Some(Answered {
            kind: refusal.id.as_str().into(),
            name: refusal.name.clone(),
            say,
            application,
            articles: cites
                .iter()
                .map(|ground| (ground.statute_id.clone(), ground.article_id.clone()))
                .collect(),
            cites: cites.into_iter().map(|ground| ground.cite).collect(),
            merchant_may_be_right: right,
            evidence: refusal.evidence.clone(),
        })
    }

    /// The first answer that applies, with its application and the articles in force that it rests on.
    pub(super) fn answered_by<'b>(
        &'b self,
        refusal: &'b Refusal,
    ) -> Option<(&'b Answer, Vec<Piece>, Vec<Found<'b>>)> {
        let applied =
            refusal.answers.iter().filter_map(|answer| Some((answer, self.application_of(answer)?)));
        let mut applied = applied.filter_map(|(answer, application)| {
            let cites = self.cited(answer);
            // A sentence of the rules stands only with its rule.
            (answer.say.is_none() || !cites.is_empty()).then_some((answer, application, cites))
        });
        applied.next()
    }

    /// Has the merchant a point?
    pub(super) fn may_be_right(&self, refusal: &Refusal) -> bool {
        refusal.right.iter().any(|right| self.conditions.allow(&right.when, &right.unless))
    }

    /// The sentence that applies an answer, of the first claim of which it holds; what keeps it out for one keeps it out.
    fn application_of(&self, answer: &Answer) -> Option<Vec<Piece>> {
        let application = answer.applies.as_ref()?;
        let is_out = answer.unless.iter().any(|word| self.conditions.hold_of(word, &self.asked));
        self.asked.iter().filter(|_| !is_out).find_map(|asked| {
            let holds = self.conditions.allow_for(&answer.when, &[], Some(asked.claim.kind));
            holds.then(|| self.conditions.fill(application, &answer.when, Some(asked))).flatten()
        })
    }

    fn cited(&self, answer: &Answer) -> Vec<Found<'_>> {
        let found = answer.cites.iter().filter_map(|(statute, article)| {
            let statute = self.law.statutes.iter().find(|one| &one.id == statute && self.binds(one))?;
            let article = statute.article_on(article, self.day).filter(|article| self.reaches(article))?;
            Some(Found { statute, article, weight: 0, why: "", application: Vec::new(), conclusion: None })
        });
        found.collect()
    }
}

/// Conditions that hold of what was stated of the goods and of how they are.
const CONTRASTS: [&str; 2] = ["contrasted", "stated-and-differs"];

/// Is this claim, of several, for money that has nothing to do with what the goods are: 安装时另收的打孔加固费 beside 承重35kg, 没有给的视频
/// beside 飞行15分钟? None of its words stand there, and those of another claim do, or that has none.
fn is_of_other_matter(case: &Case, claim: &Claim) -> bool {
    let is_money =
        matches!(claim.kind, ClaimKind::Refund | ClaimKind::PriceDifference | ClaimKind::ReducePrice);
    is_money && is_of_none(case, claim)
}

/// Which stock refusal an event is: the case says so, or the longest words that are recognised do.
pub(super) fn recognise<'a>(law: &'a Law, event: &Event) -> Option<&'a Refusal> {
    if let Some(id) = &event.refusal {
        return law.refusals.get(id);
    }
    let said = event.quote.as_deref().or(event.text.as_deref())?;
    let sure = heard(&law.refusals, said, true);
    let sure: Vec<&Refusal> = sure.iter().filter(|one| one.is_sure).map(|one| one.refusal).collect();
    // Of several reasons the one that the rules speak of is answered.
    let is_spoken_of = |refusal: &&&Refusal| !refusal.answers.is_empty() || !refusal.right.is_empty();
    sure.iter().find(is_spoken_of).or(sure.first()).copied()
}

/// The statutes that a text has named.
#[derive(Default)]
pub(super) struct Said {
    named: Vec<String>,
    /// The statute and the number of the article cited last.
    last: Option<(String, Option<u32>)>,
}

/// With citations: the full title at first, then the short one, 同法 or 同条 straight after its own.
pub(super) fn listed(found: Vec<Found<'_>>, said: &mut Said) -> Vec<Ground> {
    let mut grounds = Vec::new();
    for one in found {
        let id = &one.statute.id;
        let number = one.article.article;
        let cite = match &said.last {
            Some((last, article)) if last == id && !one.statute.name_only => {
                match one.article.number_within(*article) {
                    Some(within) => format!("同条{within}"),
                    None => format!("{}{}", one.statute.same(), one.article.number()),
                }
            }
            _ => one.statute.citation(one.article, !said.named.contains(id)),
        };
        said.named.push(id.clone());
        said.last = Some((id.clone(), number));
        grounds.push(Ground {
            statute_id: one.statute.id.as_str().into(),
            article_id: one.article.id.as_str().into(),
            cite,
            gist: one.article.gist.clone(),
            application: one.application,
            why: one.why.to_owned(),
            weight: one.weight,
            sources: Vec::new(),
        });
    }
    grounds
}
