//! Why each claim follows: the promise that fits it first, then what the law says.

use crate::case::{ClaimKind, Outcome, PunitiveBasis, RespondentKind};
use crate::dispute::Decision;

use super::super::Piece;
use super::super::conditions::{Asked, Witness};
use super::super::grounds::Found;
use super::lines::fixed;
use super::notice::GROUNDS;
use super::{Arguing, Draft};

/// Claims for what it cost, which follow from the ground of another.
const COSTS: &[ClaimKind] = &[ClaimKind::Freight, ClaimKind::Loss];

/// Articles that hold a seller to its own word.
const PROMISES: &[&str] = &["public-promise", "keep-agreement", "platform-promise"];

impl<'a> Arguing<'a> {
    /// Why the platform has to answer, where it is complained of.
    pub(super) fn party(&self, drafts: &mut Vec<Draft<'a>>) {
        if self.case.respondent != RespondentKind::Platform {
            return;
        }
        for found in self.chooser.found_for_party().into_iter().take(1) {
            let mut draft = Draft::of("party", 1);
            draft.step.application = found.application;
            draft.step.conclusion = found.conclusion.unwrap_or_default();
            draft.step.sources = vec!["respondent_reason".into()];
            draft.rule = Some((found.statute, found.article));
            drafts.push(draft);
        }
    }

    pub(super) fn claims(&self, drafts: &mut Vec<Draft<'a>>) {
        let is = |kinds: &'static [ClaimKind]| move |asked: &&Asked<'_>| kinds.contains(&asked.claim.kind);
        let others = |asked: &&Asked<'_>| !is(COSTS)(asked) && asked.claim.kind != ClaimKind::Punitive;
        for asked in self.chooser.asked.iter().filter(others) {
            self.claim(asked, drafts);
        }
        let costs: Vec<&Asked<'_>> = self.chooser.asked.iter().filter(is(COSTS)).collect();
        self.costs(&costs, drafts);
        for asked in self.chooser.asked.iter().filter(is(&[ClaimKind::Punitive])) {
            self.punitive(asked, drafts);
        }
    }

    /// The remedy with its conclusion; what it rests on besides goes before it, what follows from it behind it.
    fn claim(&self, asked: &Asked<'_>, drafts: &mut Vec<Draft<'a>>) {
        let mut found = self.chooser.found_for(asked).into_iter();
        let Some(first) = found.next() else { return };
        let is_of_party =
            |one: &&mut Draft<'_>| one.step.of == "party" && one.cites(first.statute, first.article);
        if let Some(party) = drafts.iter_mut().find(is_of_party) {
            party.step.conclusion = self.of_platform(asked);
            return;
        }
        let mut main = draft(asked, &first, drafts);
        let is_promise = PROMISES.contains(&first.article.id.as_str());
        if is_promise {
            let line = "页面写着{page.words|quoted}";
            main.step.spoken = self.line(line, &["page-promise"], Some(asked), &Witness::default());
        }
        main.step.conclusion = first.conclusion.unwrap_or_else(|| self.conclusion(asked));
        let second =
            found.next().filter(|second| !drafts.iter().any(|one| one.cites(second.statute, second.article)));
        let second = second.filter(|second| !main.cites(second.statute, second.article));
        let second = second.and_then(|second| {
            let mut draft = draft(asked, &second, drafts);
            draft.step.need = 2;
            draft.step.conclusion = unsaid(second.conclusion.unwrap_or_default(), &main.step.conclusion);
            // A return within seven days says nothing more to a contract that is rescinded.
            draft.is_spare = draft.step.conclusion.is_empty()
                && !main.step.application.is_empty()
                && GROUNDS.contains(&first.article.id.as_str());
            if is_promise && draft.step.conclusion.is_empty() {
                // Two rules that are applied in the same words say one thing.
                if draft.step.application == main.step.application {
                    return None;
                }
                draft.step.conclusion = again(main.step.conclusion.clone());
                draft.is_spare = true;
            }
            Some(draft)
        });
        match second {
            Some(second) if second.step.conclusion.is_empty() => drafts.extend([second, main]),
            second => drafts.extend([Some(main), second].into_iter().flatten()),
        }
    }

    /// What follows for a claim on the platform.
    fn of_platform(&self, asked: &Asked<'_>) -> Vec<Piece> {
        let none = Witness::default();
        match asked.claim.kind {
            ClaimKind::Disclosure => {
                let text = "平台应当提供{claim.text}，不能提供的，{me}可以向平台要求赔偿";
                self.line(text, &[], Some(asked), &none)
            }
            _ => self.conclusion(asked),
        }
    }

    /// Costs that rest on one article are argued together.
    fn costs(&self, costs: &[&Asked<'_>], drafts: &mut Vec<Draft<'a>>) {
        let grounds = costs
            .iter()
            .filter_map(|asked| Some((*asked, self.chooser.found_for(asked).into_iter().next()?)));
        let mut grounds: Vec<(&Asked<'_>, Found<'a>)> = grounds.collect();
        while !grounds.is_empty() {
            let (first, ground) = grounds.remove(0);
            let (same, rest) = grounds.into_iter().partition(|(_, other)| other.is(&ground));
            grounds = rest;
            let mut draft = draft(first, &ground, drafts);
            let all: Vec<&Asked<'_>> =
                std::iter::once(first).chain(same.iter().map(|(asked, _)| *asked)).collect();
            match (ground.conclusion, all.as_slice()) {
                (Some(conclusion), [_]) => draft.step.conclusion = conclusion,
                (_, [one]) => draft.step.conclusion = self.of_cost(one, &draft.step.application),
                (_, all) => {
                    let mut named = self.named(all);
                    let is_named = draft.step.application.iter().any(|piece| names_cost(piece, first));
                    draft.step.conclusion = self.line("应当由{seller}承担", &[], None, &Witness::default());
                    if draft.step.application.is_empty() || is_named {
                        named.push(fixed("由此产生"));
                        draft.step.application = named;
                    } else {
                        // “损失包赔”是商家的承诺: what makes it theirs stands before what it cost.
                        draft.step.conclusion.splice(0..0, named);
                    }
                }
            }
            drafts.push(draft);
        }
    }

    /// Where the application names what it cost, the conclusion does not name it again.
    fn of_cost(&self, asked: &Asked<'_>, application: &[Piece]) -> Vec<Piece> {
        let is_named = application.iter().any(|piece| names_cost(piece, asked));
        let (named, bare) = match asked.claim.kind {
            ClaimKind::Loss => ("{claim.text}应当由{seller}赔偿", "应当由{seller}赔偿"),
            _ => ("{claim.text}应当由{seller}承担", "应当由{seller}承担"),
        };
        self.line(if is_named { bare } else { named }, &[], Some(asked), &Witness::default())
    }

    /// 检测费和运费.
    fn named(&self, costs: &[&Asked<'_>]) -> Vec<Piece> {
        let mut pieces = Vec::new();
        for (place, asked) in costs.iter().enumerate() {
            if place > 0 {
                pieces.push(fixed("和"));
            }
            pieces.extend(self.line("{claim.text}", &[], Some(asked), &Witness::default()));
        }
        pieces
    }

    /// The suspicion in the writer's words, then the rule, then the sum.
    fn punitive(&self, asked: &Asked<'_>, drafts: &mut Vec<Draft<'a>>) {
        let none = Witness::default();
        let line = |text: &str| self.line(text, &[], Some(asked), &none);
        let found = self.chooser.found_for(asked).into_iter().next();
        let claim = asked.claim;
        let mut draft = match &found {
            Some(found) => draft(asked, found, drafts),
            None => Draft::of("claim", 1),
        };
        draft.step.claim = Some(claim.kind);
        // What was written and what there is, where no step before has said it: a bare suspicion rests on nothing.
        let is_told = |draft: &Draft<'_>| {
            let mut pieces = draft.step.application.iter().chain(&draft.step.breaker);
            pieces.any(|piece| piece.from.as_ref().is_some_and(|path| path.as_str().ends_with(".stated")))
        };
        let differs = "写明的是{stated.words|quoted}，实际情况是{stated.actual}，{me}认为涉嫌欺诈";
        let differs = if drafts.iter().any(is_told) {
            Vec::new()
        } else {
            self.line(differs, &["contrasted"], Some(asked), &none)
        };
        let suspected = match (claim.basis, claim.text.is_some()) {
            (Some(PunitiveBasis::Fraud), true) => "{claim.text}，{me}认为涉嫌欺诈",
            (Some(PunitiveBasis::Fraud), false) => "{me}认为上述行为涉嫌欺诈",
            (Some(PunitiveBasis::Food), _) => "{me}认为上述食品涉嫌不符合食品安全标准",
            _ => "",
        };
        // What the page itself promises for such a case stands before the suspicion.
        let promised = self.line("页面写明{page.words|quoted}。", &["multiple-promised"], Some(asked), &none);
        let is_bare = claim.basis == Some(PunitiveBasis::Fraud) && claim.text.is_none();
        draft.step.breaker = if is_bare && !differs.is_empty() { differs } else { line(suspected) };
        if !draft.step.breaker.is_empty() {
            draft.step.breaker.splice(0..0, promised);
        }
        draft.step.is_named = !draft.step.breaker.is_empty();
        draft.step.conclusion =
            found.and_then(|found| found.conclusion).unwrap_or_else(|| self.conclusion(asked));
        if draft.step.breaker.is_empty() && draft.rule.is_none() {
            return;
        }
        drafts.push(draft);
    }

    /// Returns without a reason come last where the goods themselves are at fault, and without a statute. Not behind a decision: what was
    /// granted for the fault (who bears the freight) would be opened again.
    pub(super) fn fallback(&self, drafts: &mut Vec<Draft<'a>>) {
        let when = ["promise-seven-day", "asked-within-seven-days", "goods-intact"];
        let holds = |word: &&str| self.conditions.has(word) && !self.conditions.has("return-no-reason");
        let is_asked = self.chooser.asked.iter().any(|asked| asked.claim.kind.is_refund());
        let is_granted = |one: &Decision| matches!(one.outcome, Some(Outcome::ForConsumer | Outcome::Partly));
        let is_decided = self.dispute.decisions.iter().any(is_granted);
        if !is_asked || is_decided || !when.iter().all(holds) || drafts.is_empty() {
            return;
        }
        let mut draft = Draft::of("fallback", 2);
        let line = "即便不论原因，页面也标有七天无理由退货，{me}{request.when}已经提出，商品完好";
        let when = ["asked-within-seven-days"];
        draft.step.breaker = self.line(line, &when, None, &Witness::default());
        let spoken = "页面也写着七天无理由，{me}{request.when}就提了";
        draft.step.spoken = self.line(spoken, &when, None, &Witness::default());
        draft.step.sources = vec!["order.promises".into()];
        if !draft.step.breaker.is_empty() {
            drafts.push(draft);
        }
    }
}

/// Is it what was paid for, as this claim says it?
fn names_cost(piece: &Piece, asked: &Asked<'_>) -> bool {
    piece.from.as_ref() == Some(&asked.claim.path().join("text"))
}

/// With this word a conclusion says what another one has said.
pub(super) const AGAIN: &str = "同样";

/// The same conclusion a second time.
fn again(mut conclusion: Vec<Piece>) -> Vec<Piece> {
    let words = conclusion.iter_mut().find_map(|piece| piece.fixed.as_mut());
    if let Some(words) = words.filter(|words| words.0.starts_with("应当")) {
        words.0.insert_str(0, AGAIN);
    }
    conclusion
}

/// A conclusion without the end that another one has said: 本人可以解除合同，商家应当退还596元 beside 商家应当退还596元.
fn unsaid(mut conclusion: Vec<Piece>, said: &[Piece]) -> Vec<Piece> {
    if said.is_empty() || conclusion.len() <= said.len() || !conclusion.ends_with(said) {
        return conclusion;
    }
    conclusion.truncate(conclusion.len() - said.len());
    if let Some(words) = conclusion.last_mut().and_then(|piece| piece.fixed.as_mut()) {
        words.0 = words.0.trim_end_matches('，').to_owned();
    }
    conclusion
}

/// A step that ends in this claim. A rule that was cited before is not cited again.
fn draft<'a>(asked: &Asked<'_>, found: &Found<'a>, before: &[Draft<'a>]) -> Draft<'a> {
    let mut draft = Draft::of("claim", 1);
    draft.step.claim = Some(asked.claim.kind);
    draft.step.application.clone_from(&found.application);
    draft.step.sources = vec![asked.claim.path().join("kind")];
    let is_cited = before.iter().any(|one| one.cites(found.statute, found.article));
    draft.rule = (!is_cited).then_some((found.statute, found.article));
    draft
}
