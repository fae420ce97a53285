//! Which characters a text has, roughly: most words that a scanner looks for are then seen not to stand in it.

/// A bit for each of 2048 groups of characters.
#[derive(Clone)]
pub(super) struct Occurring([u64; 32]);

impl Occurring {
    pub(super) fn new(chars: impl Iterator<Item = char>) -> Self {
        let mut bits = [0; 32];
        for c in chars {
            let (word, bit) = group(c);
            bits[word] |= bit;
        }
        Self(bits)
    }

    /// False where the character does not occur; true may be wrong.
    pub(super) fn may_have(&self, c: char) -> bool {
        let (word, bit) = group(c);
        self.0[word] & bit != 0
    }
}

fn group(c: char) -> (usize, u64) {
    let group = u32::from(c).wrapping_mul(0x9e37_79b1) >> 21;
    ((group >> 6) as usize, 1 << (group & 63))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_there_is_never_missed() {
        let text = "订单号P123，13800000001";
        let occurring = Occurring::new(text.chars());
        assert!(text.chars().all(|c| occurring.may_have(c)));
        assert!(!"微信群地址".chars().all(|c| occurring.may_have(c)));
    }
}
