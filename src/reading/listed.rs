//! A list of words in the order of their characters, with what they begin with known at a glance.

use std::ops::Deref;

/// Words in order; as a slice, wherever one is asked for.
#[derive(Debug)]
pub struct Listed {
    words: &'static [&'static str],
    /// Which characters begin one, roughly: a bit for each of 1024 groups.
    heads: [u64; 16],
}

impl Listed {
    /// These words; their heads are found when the program is built.
    pub const fn new(words: &'static [&'static str]) -> Self {
        let mut heads = [0; 16];
        let mut number = 0;
        while number < words.len() {
            let (place, bit) = group(first(words[number].as_bytes()));
            heads[place] |= bit;
            number += 1;
        }
        Self { words, heads }
    }

    /// False where no word begins so; true may be wrong.
    pub const fn may_begin(&self, c: char) -> bool {
        let (place, bit) = group(c as u32);
        self.heads[place] & bit != 0
    }
}

impl Deref for Listed {
    type Target = [&'static str];

    fn deref(&self) -> &Self::Target {
        self.words
    }
}

const fn group(code: u32) -> (usize, u64) {
    let group = code.wrapping_mul(0x9e37_79b1) >> 22;
    ((group >> 6) as usize, 1 << (group & 63))
}

/// The first character, as `chars` would say if it could be asked here.
const fn first(bytes: &[u8]) -> u32 {
    let (head, length) = match bytes[0] {
        head @ 0..0x80 => (head, 1),
        head @ 0..0xe0 => (head & 0x1f, 2),
        head @ 0..0xf0 => (head & 0x0f, 3),
        head => (head & 0x07, 4),
    };
    let mut code = head as u32;
    let mut at = 1;
    while at < length {
        code = code << 6 | (bytes[at] & 0x3f) as u32;
        at += 1;
    }
    code
}

#[cfg(test)]
mod tests {
    use super::Listed;

    #[test]
    fn every_word_is_seen_by_its_head() {
        const WORDS: &[&str] = &["a", "é", "单号", "号", "𠮷"];
        static LISTED: Listed = Listed::new(WORDS);
        assert!(WORDS.iter().all(|word| LISTED.may_begin(word.chars().next().unwrap())));
        assert!(!LISTED.may_begin('订') && LISTED.contains(&"号"));
    }
}
