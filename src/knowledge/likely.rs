//! Which stock refusals words may be: those that phrases hear, else the one that the words are most like.

use super::heard::{Heard, agrees, heard, refuses};
use super::learnt::Likeness;
use super::refusal::Refusal;
use super::said::Said;
use super::stock::Refusals;
use super::words::Words;

/// By so much likelier than the next, in thousandths for each gram, it is that refusal: of 166 refusals in sentences that were not
/// learnt from 144 were heard rightly; with 200 it were 156 of 193.
const LIKE: i64 = 450;
/// Where it is not known that it refuses: by so much likelier than what refuses nothing, if a word of it refuses …
const REFUSING: i64 = 400;
/// … or by so much, without one. Of 89 courtesies three were heard as refusals then, and fifteen by phrases alone.
const LOUD: i64 = 2000;
/// By so much likelier it refuses nothing, whatever phrases are heard in it.
const HARMLESS: i64 = 400;

/// As [`heard`], and where no phrase is sure of a reason, the refusal that the words are most like: enough to ask the writer, and
/// too little to answer. No text is written from it.
#[must_use]
pub fn likely<'a>(refusals: &'a Refusals, quote: &str, is_refused: bool) -> Vec<Heard<'a>> {
    if !is_refused && is_harmless(quote) {
        return Vec::new();
    }
    let mut found = heard(refusals, quote, is_refused);
    if found.iter().any(|one| one.is_sure && !one.refusal.is_bare) {
        return found;
    }
    if let Some(refusal) = alike(refusals, quote, is_refused) {
        found.retain(|one| one.refusal.id != refusal.id && !one.is_sure);
        found.insert(0, Heard { refusal, is_sure: false });
    }
    found
}

/// The refusal that these words are most like, by what was learnt from `sentences/refusals/`.
#[must_use]
pub fn alike<'a>(refusals: &'a Refusals, quote: &str, is_refused: bool) -> Option<&'a Refusal> {
    let (like, said) = (Likeness::of(quote)?, Said::new(quote));
    let before_none = like.before_none();
    let is_refusing =
        is_refused || !is_harmless(quote) && (before_none > REFUSING && refuses(&said) || before_none > LOUD);
    let (id, _) = like.best().filter(|(_, ahead)| is_refusing && *ahead > LIKE)?;
    refusals.get(id).filter(|one| !Words::of(one).is_excepted(&said))
}

fn is_harmless(quote: &str) -> bool {
    let is_like_none = Likeness::of(quote).is_some_and(|like| like.before_none() < -HARMLESS);
    is_like_none || agrees(&Said::new(quote))
}
