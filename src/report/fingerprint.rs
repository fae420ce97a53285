//! What tells a finding from another over several runs, and stays when lines are added above it.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;

use super::position::marked;
use super::private::Private;

/// Makes fingerprints and counts those that would be equal.
#[derive(Debug, Default)]
pub(super) struct Fingerprints {
    seen: BTreeMap<String, usize>,
}

impl Fingerprints {
    /// Rule, file, marked text, and the how-many-th such finding it is, hashed.
    ///
    /// Nothing of a private text goes in: who knows the rest finds a phone number by trying them all.
    pub(super) fn of(&mut self, diagnostic: &Diagnostic, private: &Private<'_>, uri: &str) -> String {
        let text = match diagnostic.labels.first() {
            // An editor that turns line breaks into others changes no finding.
            Some(label) if private.is_open(diagnostic, &label.place) => {
                marked(&label.place).replace("\r\n", "\n")
            }
            _ => String::new(),
        };
        let key = format!("{}\0{uri}\0{text}", diagnostic.rule);
        let count = self.seen.entry(key.clone()).and_modify(|count| *count += 1).or_insert(1);
        format!("{:016x}", fnv(format!("{key}\0{count}").as_bytes()))
    }
}

/// FNV-1a with 64 bits: short, the same everywhere and for ever, and nobody gains by making two findings collide.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::fnv;

    #[test]
    fn fnv_is_as_published() {
        assert_eq!(fnv(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv(b"a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(fnv(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
