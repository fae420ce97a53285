//! How far words may mean a stock refusal that is not heard in them, where the writer says that somebody gave this reason.

use super::learnt::Likeness;
use super::said::{Phrase, Said};
use super::stock::Refusals;

/// A word of the refusal's own file counts so much for each of its characters: more than any likeness.
const OF_FILE: i64 = 10_000;
/// A refusal that is not among the so many likest is not what they mean.
const NEAR: usize = 8;

/// By the words of its file, else by what it is like; the more, the likelier. `None` where neither speaks for it.
#[must_use]
pub fn may_say(refusals: &Refusals, words: &str, id: &str) -> Option<i64> {
    let said = Said::new(words);
    let number = refusals.number(id)?;
    let in_sight = refusals.in_sight(&said);
    let of_file = in_sight.iter().find(|(one, _)| *one == number).and_then(|(_, words)| {
        let lists = [&words.phrases, &words.hints, &words.topics];
        let places = lists.into_iter().flatten().filter_map(|phrase| Phrase(phrase).first(&said));
        places.map(|(_, length)| length).max()
    });
    let like = || Likeness::of(words)?.place_of(id);
    let of_file = of_file.and_then(|length| i64::try_from(length).ok()).map(|length| OF_FILE * length);
    // What is likelier to refuse nothing gives no reason.
    let is_near = |(place, ahead): &(usize, i64)| *place < NEAR && *ahead > 0;
    of_file.or_else(|| like().filter(is_near).map(|(_, ahead)| ahead))
}

/// Are the words more like this refusal than any other?
#[must_use]
pub fn is_likest(words: &str, id: &str) -> bool {
    Likeness::of(words).and_then(|like| like.place_of(id)).is_some_and(|(place, _)| place == 0)
}
