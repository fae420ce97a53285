//! What a word that nobody knows was probably meant to be.

use super::{Choice, Key};

/// A longer word is no misspelling of a key.
const MAX_WORD: usize = 60;

/// The known word that is most like this one, if any is like it at all.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    if word.chars().count() > MAX_WORD {
        return None;
    }
    let word = plain(word);
    let score = |known: &str| strsim::damerau_levenshtein(&word, &plain(known));
    let best = known.iter().copied().min_by_key(|known| score(known))?;
    (score(best) <= best.chars().count().max(3) / 3).then_some(best)
}

/// The key that a word stands for: misspelt, or said in Chinese.
pub(super) fn key<'a>(word: &str, keys: &'a [Key]) -> Option<&'a Key> {
    let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
    match nearest(word, &names) {
        Some(near) => keys.iter().find(|key| key.name == near),
        None => keys.iter().find(|key| means(key.about, word)),
    }
}

/// The word of a list that a word stands for: misspelt, or said in Chinese.
pub(super) fn choice(word: &str, choices: &[Choice]) -> Option<&'static str> {
    let words: Vec<&'static str> = choices.iter().map(|choice| choice.word).collect();
    nearest(word, &words)
        .or_else(|| choices.iter().find(|choice| means(choice.about, word)).map(|choice| choice.word))
}

/// Is a word another one but for capitals, a sign between its parts, or one letter?
pub fn is_a_slip(word: &str, known: &str) -> bool {
    let (word, known) = (plain(word), plain(known));
    word == known || (known.len() >= 4 && strsim::damerau_levenshtein(&word, &known) == 1)
}

fn plain(word: &str) -> String {
    word.trim().to_lowercase().replace(['_', ' '], "-")
}

fn means(about: &str, word: &str) -> bool {
    !word.is_ascii() && about.starts_with(word)
}
