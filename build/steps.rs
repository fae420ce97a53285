//! What learning step by step needs, the same on every machine.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// The program that learns: with another one all is learnt again.
const PROGRAM: [&str; 4] = [
    include_str!("learnt.rs"),
    include_str!("weighed.rs"),
    include_str!("steps.rs"),
    include_str!("../src/reading/grams.rs"),
];

/// Learns from the sentences of this folder, unless just these were learnt from in the last build: it takes seconds, and a build
/// follows every change of the data.
pub(super) fn unless_learnt(folder: &Path, out: &Path, learn: impl FnOnce(&[PathBuf])) {
    let mut files = Vec::new();
    super::collect(folder, &mut files);
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let mut hasher = DefaultHasher::new();
    PROGRAM.hash(&mut hasher);
    for file in &files {
        (file.file_name(), fs::read(file).unwrap()).hash(&mut hasher);
    }
    let digest = hasher.finish().to_string();
    let record = out.join(folder.file_name().unwrap()).with_extension("digest");
    if fs::read_to_string(&record).is_ok_and(|old| old == digest) {
        return;
    }
    learn(&files);
    fs::write(record, digest).unwrap();
}

pub(super) fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap())
}

/// Exactly the same on every machine, as that of a system's library is not.
pub(super) fn exp(power: f64) -> f64 {
    (0..10).fold(1.0 + power / 1024.0, |value, _| value * value)
}

/// Another order in each round, the same in each build.
pub(super) fn shuffle(order: &mut [usize], chance: &mut u64) {
    for last in (1..order.len()).rev() {
        *chance ^= *chance << 13;
        *chance ^= *chance >> 7;
        *chance ^= *chance << 17;
        let among = u64::try_from(last + 1).unwrap();
        order.swap(last, usize::try_from(*chance % among).unwrap());
    }
}
