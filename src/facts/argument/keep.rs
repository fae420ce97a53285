//! How much an argument may hold: rules are few, and a form has little room.

use super::super::Piece;
use super::super::value::Code;
use super::claims::AGAIN;
use super::{Draft, Step};

/// So many rules in a letter.
const MOST_RULES: usize = 4;
/// And in a form.
const MOST_SHORT_RULES: usize = 3;
/// So many characters in a form.
const AIM: usize = 350;
/// A paragraph there holds so many.
const PARAGRAPH: usize = 225;
/// A rule of more characters than this is long.
const LONG: usize = 60;
/// So many rules in a row are too many.
const ROW: usize = 3;
/// What is counted for a date, a party and a citation.
const DATE: usize = 5;
const PARTY: usize = 2;
const CITATION: usize = 20;
/// And for an exhibit: 证据8, or its title at first.
const REF: usize = 6;

/// The steps that stay, with those of a form marked.
pub(super) fn kept(mut drafts: Vec<Draft<'_>>) -> Vec<Draft<'_>> {
    facts_first(&mut drafts);
    unrepeated(&mut drafts);
    quoted_once(&mut drafts);
    drafts.retain(|draft| !is_empty(&draft.step));
    while rules(&drafts, |_| true) > MOST_RULES {
        let Some(place) = least(&drafts, |draft| draft.rule.is_some()) else { break };
        drafts.remove(place);
    }
    for draft in &mut drafts {
        draft.step.is_short = draft.step.need < 2 || !is_long(draft) && !draft.is_spare;
    }
    while rules(&drafts, |draft| draft.step.is_short) > MOST_SHORT_RULES {
        let Some(place) = least(&drafts, |draft| draft.step.is_short && draft.rule.is_some()) else { break };
        drafts[place].step.is_short = false;
    }
    while length_of(&drafts) > AIM {
        // What stands only where there is room is left out by whoever knows the room.
        let may_go = |draft: &Draft<'_>| draft.step.is_short && draft.step.need > 1 && !draft.step.is_extra;
        let Some(place) = least(&drafts, may_go) else { break };
        drafts[place].step.is_short = false;
    }
    in_order(&mut drafts);
    paragraphs(&mut drafts);
    drafts
}

/// What was said first is met first.
fn in_order(drafts: &mut [Draft<'_>]) {
    for row in drafts.chunk_by_mut(|one, other| one.step.position.is_some() && other.step.position.is_some())
    {
        row.sort_by_key(|draft| {
            draft.step.position.as_ref().map(|position| (position.at.day, position.at.time))
        });
    }
}

/// A rule that a form has no room for, unless a claim rests on it.
fn is_long(draft: &Draft<'_>) -> bool {
    draft.rule.is_some_and(|(_, article)| {
        let said = draft.say.or(article.short.as_deref()).unwrap_or(&article.gist);
        said.chars().count() > LONG
    })
}

/// No sentence stands twice, and no subject twice in one.
fn unrepeated(drafts: &mut [Draft<'_>]) {
    let mut said: Vec<Vec<Piece>> = Vec::new();
    for draft in drafts.iter_mut().rev() {
        let step = &mut draft.step;
        let is_said = !step.application.is_empty() && said.contains(&step.application);
        if draft.rule.is_none() && is_said {
            step.application.clear();
        }
        // A further rule that is applied as a later one is, and concludes what was concluded, adds nothing.
        let says_again = |piece: &Piece| piece.fixed.as_ref().is_some_and(|fixed| fixed.0.starts_with(AGAIN));
        let is_again = step.conclusion.is_empty() || step.conclusion.iter().any(says_again);
        if (step.need > 1 || draft.is_spare) && is_said && is_again && step.breaker.is_empty() {
            step.application.clear();
            step.conclusion.clear();
            draft.rule = None;
        }
        said.push(step.application.clone());
        let subject = subject(&step.application);
        if !step.is_fact_first
            && subject.is_some()
            && step.conclusion.first().is_some_and(|piece| piece.who == subject)
        {
            step.conclusion.remove(0);
        }
    }
}

/// Of three rules in a row without a fact between them, the later ones stand behind what they are applied to.
fn facts_first(drafts: &mut [Draft<'_>]) {
    let mut row = 0;
    for place in 0..drafts.len() {
        let is_rule = drafts[place].rule.is_some() && drafts[place].step.breaker.is_empty();
        row = if is_rule { row + 1 } else { 0 };
        if row >= ROW {
            let start = place + 2 - row;
            for draft in &mut drafts[start..=place] {
                draft.step.is_fact_first = may_go_first(&draft.step);
            }
        }
    }
}

/// Words that another step quotes are only pointed at: “…”是商家的承诺 may point, 商家的说明是“…” may not.
fn quoted_once(drafts: &mut [Draft<'_>]) {
    let points = |step: &Step| {
        let is = |piece: &Piece| piece.fixed.as_ref().is_some_and(|fixed| fixed.0.starts_with('是'));
        matches!(step.application.as_slice(), [piece, verb, ..] if piece.quote.is_some() && is(verb))
    };
    let rest =
        |step: &Step| step.application.iter().skip(usize::from(points(step))).cloned().collect::<Vec<_>>();
    // What meets a reason stands before the claims.
    let met = drafts.iter().filter(|draft| draft.step.of == "position").flat_map(|draft| &draft.step.breaker);
    let mut quoted: Vec<String> = drafts
        .iter()
        .flat_map(|draft| rest(&draft.step))
        .chain(met.cloned())
        .filter_map(|piece| piece.quote)
        .collect();
    for draft in drafts.iter_mut().filter(|draft| points(&draft.step)) {
        let piece = &mut draft.step.application[0];
        match piece.quote.take_if(|quote| quoted.contains(quote)) {
            Some(_) => *piece = Piece::pointed(),
            None => quoted.extend(piece.quote.clone()),
        }
    }
}

/// What points back at the rule stays behind it, and so does what a bare conclusion goes on from.
fn may_go_first(step: &Step) -> bool {
    let starts = step.application.first().and_then(|piece| piece.fixed.as_ref());
    let points = starts.is_some_and(|fixed| fixed.0.starts_with(['该', '据', '这', '同']));
    !points && step.conclusion.first().is_none_or(|piece| piece.who.is_some())
}

/// Whom the last clause begins with.
fn subject(pieces: &[Piece]) -> Option<Code> {
    let (mut begins, mut subject) = (true, None);
    for piece in pieces {
        let words = piece.fixed.as_ref().map(|fixed| fixed.0.as_str());
        if let Some(at) = words.and_then(|words| words.rfind(['，', '；'])) {
            let rest = words.map_or("", |words| &words[at..]);
            (begins, subject) = (rest.chars().count() == 1, None);
        } else if begins {
            (begins, subject) = (false, piece.who.clone());
        }
    }
    subject
}

/// The last of the least needed of these.
fn least(drafts: &[Draft<'_>], may_go: impl Fn(&Draft<'_>) -> bool) -> Option<usize> {
    let places = (0..drafts.len()).filter(|place| may_go(&drafts[*place]));
    places.max_by_key(|place| (drafts[*place].step.need, drafts[*place].step.of == "position", *place))
}

fn rules(drafts: &[Draft<'_>], is_one: impl Fn(&Draft<'_>) -> bool) -> usize {
    drafts.iter().filter(|draft| draft.rule.is_some() && is_one(draft)).count()
}

fn is_empty(step: &Step) -> bool {
    step.breaker.is_empty() && step.application.is_empty() && step.conclusion.is_empty()
}

fn length_of(drafts: &[Draft<'_>]) -> usize {
    // What the course would tell is not counted, nor what stands only where there is room.
    let counts = |step: &Step| step.is_short && !step.is_detail && !step.is_extra;
    let short = drafts.iter().filter(|draft| counts(&draft.step));
    short.map(length).sum()
}

/// About how many characters a form takes for it.
fn length(draft: &Draft<'_>) -> usize {
    let rule = draft.rule.map_or(0, |(_, article)| {
        let said = draft.say.or(article.short.as_deref()).unwrap_or(&article.gist);
        CITATION + said.chars().count()
    });
    length_of_facts(&draft.step) + rule
}

/// The same of a step whose rule is cited, in full.
pub(super) fn length_of_step(step: &Step) -> usize {
    length_of_facts(step) + step.rule.as_ref().map_or(0, |rule| CITATION + rule.gist.chars().count())
}

fn length_of_facts(step: &Step) -> usize {
    let pieces = step.breaker.iter().chain(&step.application).chain(&step.conclusion);
    pieces.map(width).sum::<usize>() + step.exhibits.len() * REF + 3
}

fn width(piece: &Piece) -> usize {
    let texts = [piece.words.as_ref(), piece.quote.as_ref(), piece.days.as_ref()];
    let texts = texts.into_iter().flatten().map(String::as_str);
    let fixed = piece.fixed.as_ref().map(|fixed| fixed.0.as_str());
    let said: usize = texts.chain(fixed).map(|text| text.chars().count()).sum();
    let shown = piece.exhibits.as_ref().map_or(0, |labels| labels.len() * REF);
    said + shown + if piece.on.is_some() { DATE } else { 0 } + if piece.who.is_some() { PARTY } else { 0 }
}

/// A paragraph of a form that grows too long is parted at a step.
fn paragraphs(drafts: &mut [Draft<'_>]) {
    let mut said = 0;
    for draft in drafts.iter_mut().filter(|draft| draft.step.is_short) {
        let length = length(draft);
        draft.step.is_new_paragraph = said > 0 && said + length > PARAGRAPH;
        said = if draft.step.is_new_paragraph { length } else { said + length };
    }
}
