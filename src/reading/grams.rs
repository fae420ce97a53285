//! What sentences are compared by: their characters and pairs of neighbours. `build.rs` includes this file to learn from
//! `sentences/`; what is learnt and what is heard are cut the same way.

/// Two neighbours, or a zero and one character.
pub type Gram = (char, char);

/// Polite ends and addresses: everybody has them, whatever is said.
const PARTICLES: [char; 10] = ['哈', '哦', '呢', '呀', '哟', '啦', '嘛', '滴', '亲', '～'];

/// The grams of a sentence, each once, sorted. Any mark or space is one space, any number one zero.
pub fn grams(text: &str) -> Vec<Gram> {
    let mut signs = vec![' '];
    for sign in text.chars().filter(|sign| !PARTICLES.contains(sign)) {
        let sign = match sign {
            sign if sign.is_numeric() => '0',
            sign if sign.is_alphanumeric() => plain_sign(sign),
            _ => ' ',
        };
        let is_again = matches!(sign, ' ' | '0') && signs.last() == Some(&sign);
        if !is_again {
            signs.push(sign);
        }
    }
    if signs.last() != Some(&' ') {
        signs.push(' ');
    }
    let singles = signs.iter().filter(|sign| **sign != ' ').map(|sign| ('\0', *sign));
    let pairs = signs.windows(2).map(|pair| (pair[0], pair[1]));
    let mut grams: Vec<Gram> = singles.chain(pairs).collect();
    grams.sort_unstable();
    grams.dedup();
    grams
}

/// A sign as phrases and grams compare it: without its width and its case, marks as Chinese writes them.
pub fn plain_sign(c: char) -> char {
    match c {
        '\u{4e00}'..='\u{9fff}' => c,
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => {
            char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c).to_ascii_lowercase()
        }
        ',' => '，',
        '!' => '！',
        '?' => '？',
        ';' => '；',
        c => c.to_ascii_lowercase(),
    }
}
