//! What sentences are compared by: their characters and pairs of neighbours. `build.rs` includes this file to learn from
//! `sentences/`; what is learnt and what is heard are cut the same way.

use super::said::plain_sign;

/// Two neighbours, or a zero and one character.
pub(super) type Gram = (char, char);

/// Polite ends and addresses: everybody has them, whatever is said.
const PARTICLES: [char; 10] = ['哈', '哦', '呢', '呀', '哟', '啦', '嘛', '滴', '亲', '～'];

/// The grams of a sentence, each once, sorted. Any mark or space is one space, any number one zero.
pub(super) fn grams(text: &str) -> Vec<Gram> {
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
