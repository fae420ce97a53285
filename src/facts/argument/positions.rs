//! What meets each reason of the other side that still stands.

use std::cmp::Reverse;

use crate::case::{Event, EventKind, RespondentKind};
use crate::dispute::{Position, Side, Standing};
use crate::knowledge::{Breaker, Refusal};
use crate::path::CasePath;

use super::super::Piece;
use super::super::conditions::{Asked, of_position};
use super::super::grounds::Found;
use super::super::unmet::words;
use super::lines::fixed;
use super::rest::counts_again;
use super::sentences::{denies_term, names_page};
use super::{Arguing, Draft, leads, stock};

/// So many reasons are met by what we know of them; the newest count.
const MOST: usize = 3;

impl<'a> Arguing<'a> {
    pub(super) fn positions(&self, drafts: &mut Vec<Draft<'a>>) {
        let mut told: Vec<Vec<Piece>> = Vec::new();
        let mut met: Vec<Draft<'a>> = Vec::new();
        let mut count = 0;
        let mut open: Vec<&Position> =
            self.dispute.positions.iter().rev().filter(|one| self.is_open(one)).collect();
        // Of one answer's reasons first the one of which something is known too: it is told beside the detail.
        open.sort_by_key(|position| (Reverse(position.at), !self.is_known(position)));
        for position in &open {
            let Some((draft, beside)) = self.position(position) else { continue };
            let is_put_off = draft.step.need > 1 && self.is_said_of_claims(&draft.step.breaker);
            // The lead differs where the same fact meets two reasons.
            let fact = if draft.step.spoken.is_empty() { &draft.step.breaker } else { &draft.step.spoken };
            // A reason given twice is met once.
            let is_told = |one: &Draft<'_>| one.step.tells(draft.step.detail);
            if is_put_off || met.iter().any(is_told) || (!fact.is_empty() && told.contains(fact)) {
                continue;
            }
            // What the case names as an answer is told, however many there are.
            if !draft.step.is_detail {
                if count == MOST {
                    continue;
                }
                count += 1;
            }
            told.push(fact.clone());
            let beside = beside.filter(|one| !told.contains(&one.step.spoken));
            told.extend(beside.iter().map(|one| one.step.spoken.clone()));
            met.push(draft);
            met.extend(beside);
        }
        let (unmet, mut said) = self.anyway(&open, &met);
        met.extend(unmet);
        leads::in_order_said(&mut met);
        let is_reasoned = open.iter().any(|position| self.gives_reason(position));
        stock::thinned(&mut met, is_reasoned);
        self.close(&mut met, &mut said);
        met.extend(self.rest(&open, &met));
        met.extend(self.truths(&open, &met, &mut said));
        leads::in_order_said(&mut met);
        stock::thinned(&mut met, is_reasoned);
        drafts.extend(met);
    }

    /// Does this reason still have to be met?
    pub(super) fn is_open(&self, position: &Position) -> bool {
        let is_theirs = position.by == Side::Seller
            || (position.by == Side::Platform && self.case.respondent == RespondentKind::Platform);
        let is_decided = self.favourable().is_some_and(|decision| position.at < decision);
        position.standing == Standing::Stands && is_theirs && !is_decided && !self.puts_off_besides(position)
    }

    /// 订单已经完成了，系统都打款了，退不了: who gives a reason beside it does not put off.
    fn puts_off_besides(&self, position: &Position) -> bool {
        let puts_off = |one: &Position| one.refusal.as_deref().is_some_and(|id| stock::PUT_OFF.contains(&id));
        let is_reason = |one: &Position| one.at == position.at && one.refusal.is_some() && !puts_off(one);
        let is_refused =
            self.case.history.get(position.at).is_some_and(|event| event.kind == EventKind::Refused);
        is_refused && puts_off(position) && self.dispute.positions.iter().any(is_reason)
    }

    /// Is there a sentence of fact for this stock reason, whatever details say?
    fn is_known(&self, position: &Position) -> bool {
        let event = self.case.history.get(position.at);
        let refusal = position.refusal.as_ref().and_then(|id| self.law.refusals.get(id));
        event.zip(refusal).is_some_and(|(event, refusal)| self.breaker(refusal, event).is_some())
    }

    /// A reason is more than a bare no.
    fn gives_reason(&self, position: &Position) -> bool {
        let Some(event) = self.case.history.get(position.at) else { return false };
        let known = position.refusal.as_ref().and_then(|id| self.law.refusals.get(id));
        known.map_or(event.quote.is_some(), |refusal| !refusal.is_bare)
            || event.quote.as_deref().is_some_and(stock::says_why)
    }

    /// What meets a reason, and what meets another that the same answer gives.
    fn position(&self, position: &Position) -> Option<(Draft<'a>, Option<Draft<'a>>)> {
        let event = self.case.history.get(position.at)?;
        let id = position.refusal.as_ref();
        let Some(refusal) = id.and_then(|id| self.law.refusals.get(id)) else {
            return Some((self.of_their_own(position, event)?, None));
        };
        if self.chooser.may_be_right(refusal) {
            return Some((self.kept_in(position, event)?, None));
        }
        let need = if stock::PUT_OFF.contains(&refusal.id.as_str()) { 2 } else { 1 };
        if self.refuses_nothing(position, refusal, event) {
            return Some((self.of_their_own(position, event)?, None));
        }
        let mut draft = Draft::meeting(event, id, need);
        let told = self.answered(position, event);
        draft.step.is_in_course = told.as_ref().is_some_and(|told| told.is_in_course && told.is_sure);
        let sure = told.as_ref().filter(|told| told.is_sure).map(|told| told.both.clone());
        let is_named = told.as_ref().is_some_and(|told| told.is_named);
        let known = if sure.is_some() { None } else { self.known(refusal, (position, event)) };
        if let Some((told, detail)) = told.as_ref().and_then(|told| Some((told, told.whole?))) {
            // What only its words bind stays in the course: what it says there needs no key of the case.
            let is_told_here = told.is_named || told.is_moved;
            let is_only = told.is_sure || known.is_none() && told.is_moved;
            draft.step.is_in_course = is_only && !is_told_here;
            draft.step.is_detail = is_only && is_told_here;
            draft.step.detail = is_only.then_some(detail);
            if draft.step.is_detail {
                draft.step.is_given = told.is_given;
                draft.step.others.clone_from(&told.others);
                draft.step.exhibits = self.exhibits_of(detail, &told.others);
            }
        }
        if let Some((breaker, spoken)) = sure.or(known).or_else(|| told.map(|told| told.both)) {
            (draft.step.breaker, draft.step.spoken) = (breaker, spoken);
            if draft.step.is_detail {
                self.add(refusal, event, &mut draft);
            }
            // What the writer says to a reason is stronger with the rule that says it too.
            let is_beside = || self.chooser.answered_by(refusal).is_some_and(|(answer, ..)| answer.is_beside);
            if position.is_sure
                && need == 1
                && (draft.step.is_detail || is_beside())
                && !denies_term(&draft.step.breaker)
            {
                self.ruled(refusal, &mut draft);
            }
            let beside = (draft.step.is_detail && need == 1 && position.is_sure && !is_named)
                .then(|| self.beside(refusal, (position, event), &draft));
            return Some((draft, beside.flatten()));
        }
        if !position.is_sure {
            return None;
        }
        if need == 1 && self.ruled(refusal, &mut draft) {
            // A chat cites no rule: there what is true in general meets it.
            draft.step.spoken = self.argued(event, refusal, "").map_or(Vec::new(), |general| general.spoken);
            return Some((draft, None));
        }
        self.follow((position, event), refusal, &mut draft).then_some((draft, None))
    }

    /// The sentence of fact to a stock reason. What only a topic speaks for is met by what the case names, and by no sentence of
    /// ours: 磁化了 is not 化了.
    fn known(&self, refusal: &Refusal, from: (&Position, &Event)) -> Option<(Vec<Piece>, Vec<Piece>)> {
        let (formal, spoken) = self.breaker(refusal, from.1).filter(|_| from.0.is_sure)?;
        Some((self.led(formal, refusal, from), spoken))
    }

    /// What meets the stock reason of an answer of which a detail meets another clause: 二手不退, and 签收时没提.
    fn beside(&self, refusal: &Refusal, from: (&Position, &Event), met: &Draft<'a>) -> Option<Draft<'a>> {
        let event = from.1;
        let clause = leads::quoted(self.reason_in(event, refusal)?);
        let is_it = |piece: &Piece| piece.quote.as_ref() == Some(&clause);
        // 属于人为损坏 was met where 属于人为损坏，退不了的 is quoted.
        let is_part =
            |piece: &Piece| piece.quote.as_ref().is_some_and(|quote| clause.contains(quote.as_str()));
        if met.rule.is_some() || met.step.breaker.iter().any(is_part) {
            return None;
        }
        let (formal, spoken) = self.breaker(refusal, event)?;
        let formal = self.led(formal, refusal, from);
        let mut draft = Draft::meeting(event, Some(&refusal.id), 1);
        let told = met.step.breaker.iter().filter_map(|piece| piece.words.as_deref()).collect::<String>();
        if counts_again(&formal, &told) {
            return None;
        }
        let is_led = formal.iter().any(is_it);
        (draft.step.breaker, draft.step.spoken) = (formal, spoken);
        is_led.then_some(draft)
    }

    /// A reason that is no stock refusal, met by what the case names as the answer to it.
    pub(super) fn of_their_own(&self, position: &Position, event: &'a Event) -> Option<Draft<'a>> {
        let told = self.named_answer(position, event, event.quote.as_deref()?)?;
        let detail = told.whole.filter(|_| told.is_named)?;
        let mut draft = Draft::meeting(event, None, 1);
        draft.step.is_detail = true;
        draft.step.detail = Some(detail);
        draft.step.exhibits = self.exhibits_of(detail, &told.others);
        draft.step.others = told.others;
        (draft.step.breaker, draft.step.spoken) = told.both;
        self.within(event, &mut draft);
        Some(draft)
    }

    /// Puts what the rules say to a refusal into its step, where they say something that no later step applies anyway.
    fn ruled(&self, refusal: &'a Refusal, draft: &mut Draft<'a>) -> bool {
        let Some((answer, application, cites)) = self.chooser.answered_by(refusal) else { return false };
        if !self.fits_claims(&application) {
            return false;
        }
        // Where a fact meets the reason, nobody is invited to test once more.
        // And a term that the facts keep is not attacked: within 24 hours it was told after 36 minutes.
        let is_besides =
            |found: &&Found<'_>| matches!(found.article.id.as_str(), "testing" | "unfair-terms-void");
        let is_besides = cites.first().as_ref().is_some_and(is_besides);
        if draft.step.is_detail && is_besides || cites.first().is_some_and(|found| self.is_told_later(found))
        {
            return false;
        }
        draft.step.application = application;
        draft.rule = cites.first().map(|found| (found.statute, found.article));
        draft.say = answer.say.as_deref();
        true
    }

    /// A number of days that the ground of a claim tells is not told before it.
    fn is_said_of_claims(&self, breaker: &[Piece]) -> bool {
        let claims = self.chooser.asked.iter().flat_map(|asked| self.chooser.found_for(asked));
        let applied: Vec<Piece> = claims.flat_map(|found| found.application).collect();
        breaker.iter().any(|piece| piece.days.is_some() && applied.contains(piece))
    }

    fn is_told_later(&self, found: &Found<'_>) -> bool {
        let party = self.chooser.found_for_party();
        let claims = self.chooser.asked.iter().flat_map(|asked| self.chooser.found_for(asked));
        party.into_iter().chain(claims).any(|later| {
            later.statute.id == found.statute.id && later.article.number() == found.article.number()
        })
    }

    /// The first sentence of fact that the case bears out, as written and as spoken.
    pub(super) fn breaker(&self, refusal: &Refusal, event: &Event) -> Option<(Vec<Piece>, Vec<Piece>)> {
        let all = refusal.breaks.iter().flat_map(|one| &one.says);
        let (formal, spoken) = all.into_iter().find_map(|one| self.says(one, event))?;
        Some((self.on_paper(formal), self.on_paper(spoken)))
    }

    /// What follows from the detail that meets a refusal stands behind it: how much more than the error that was allowed.
    fn add(&self, refusal: &Refusal, event: &Event, draft: &mut Draft<'a>) {
        self.within(event, draft);
        let all = refusal.breaks.iter().flat_map(|one| &one.says).filter(|one| one.adds);
        let Some((formal, spoken)) = all.into_iter().find_map(|one| self.says(one, event)) else { return };
        draft.step.breaker.extend([fixed("；")].into_iter().chain(formal));
        draft.step.spoken.extend([fixed("，")].into_iter().chain(spoken));
    }

    /// 猫瘟犬瘟包退 where 包退 was found: what the page promises under a condition is no promise without it.
    fn whole<'w>(&'w self, word: &'w str, path: &CasePath) -> &'w str {
        let mut promises = self.case.order.promises.iter();
        let text = promises.find(|promise| self.case.promise_path(promise) == *path);
        let mut clauses =
            text.into_iter().flat_map(|promise| promise.text.split(['，', '；', '。', ' ', ',']));
        clauses.find(|clause| clause.contains(word)).unwrap_or(word)
    }

    pub(super) fn says(&self, breaker: &Breaker, event: &Event) -> Option<(Vec<Piece>, Vec<Piece>)> {
        self.conditions.allow_some(&breaker.when, &breaker.unless, &self.chooser.asked).then_some(())?;
        let said = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
        // What is said to stand on the page stands there, or in words that name it: 60天包活 of a caption is the writer's.
        let is_of_page = breaker.formal.parts().iter().any(names_page);
        let is_page = |path: &CasePath, text: &str| {
            let is_caption = path.as_str().starts_with("exhibits") && !text.contains('“');
            let names = || ["页面", "写着", "写的", "写明"].iter().any(|word| text.contains(word));
            path.as_str().starts_with("order.") || !is_caption && names()
        };
        // What the goods are called, the page calls them: 充电桩（含30米包安装）.
        let item = is_of_page.then(|| (CasePath::of("order.item"), self.case.order.item.as_str()));
        let own = words(self.case).filter(|(path, text)| !is_of_page || is_page(path, text)).chain(item);
        let found = breaker.found(own, said)?.map(|(word, path)| (self.whole(word, &path), path));
        let witness = of_position(event, found);
        let of = |asked: Option<&Asked<'_>>| {
            let kind = asked.map(|asked| asked.claim.kind);
            if !self.conditions.allow_for(&breaker.when, &breaker.unless, kind) {
                return None;
            }
            let fill = |line| self.conditions.fill_with(line, &breaker.when, asked, &witness);
            let formal = fill(&breaker.formal)?;
            let spoken = breaker.spoken.as_ref().map_or(Some(formal.clone()), fill)?;
            Some((formal, spoken))
        };
        let found = self.chooser.asked.iter().find_map(|asked| of(Some(asked))).or_else(|| of(None));
        found.filter(|(formal, _)| self.fits_claims(formal))
    }
}
