//! What is learnt from the sentences of `sentences/refusals/`: how much each gram says for each refusal. Counting, as in a
//! naive Bayes classifier; `knowledge::learnt` is the other side.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::grams::{Gram, grams};
use super::starts::row;

/// A gram that one sentence alone has would make the table three times as large: with those grams as many refusals of the sets
/// `free` and `week` are best like the right one as without, 154 of 208.
const LEAST: u32 = 2;
/// Of a refusal with fewer sentences nothing can be said.
const LEAST_SENTENCES: u32 = 15;
/// How often each gram is taken to have been seen beyond what was counted. Tried: 0.05 to 0.6; more hears too much, less too
/// little.
const SMOOTH: f64 = 0.1;
/// For a sentence of which nothing is known, this many more are taken to have been seen of each refusal.
const PRIOR: f64 = 4.0;
/// Weights are written in sixteenths, in one byte.
const STEPS: f64 = 16.0;
/// What a refusal says of every gram that its sentences lack is written in parts of this.
const FINE: f64 = 4096.0;

/// Reads the sentences and writes the tables: `learnt.files` (ids, a line each), `learnt.lacking` (four bytes an id),
/// `learnt.grams` (rows: two characters, where its weights start) and `learnt.weights` (the number of an id, its weight).
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "rounded and within bounds")]
pub(super) fn write(root: &Path, out: &Path) {
    println!("cargo:rerun-if-changed=sentences");
    let mut files = Vec::new();
    super::collect(&root.join("sentences/refusals"), &mut files);
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();
    let ids: Vec<&str> = files.iter().map(|file| file.file_stem().unwrap().to_str().unwrap()).collect();
    assert!(ids.len() < 256, "a number of an id is one byte");
    let mut sizes = vec![0_u32; ids.len()];
    let mut counts: BTreeMap<Gram, BTreeMap<usize, u32>> = BTreeMap::new();
    for (number, file) in files.iter().enumerate() {
        let text = fs::read_to_string(file).unwrap();
        for sentence in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            sizes[number] += 1;
            for gram in grams(sentence) {
                *counts.entry(gram).or_default().entry(number).or_default() += 1;
            }
        }
    }
    // What few sentences say is like everything that nobody has said.
    if let Some(number) = sizes.iter().position(|size| *size < LEAST_SENTENCES) {
        panic!(
            "sentences/refusals/{}.txt has {} sentences, and needs {LEAST_SENTENCES}",
            ids[number], sizes[number]
        );
    }
    let all = f64::from(sizes.iter().sum::<u32>());
    let size = |number: usize| f64::from(sizes[number]);
    // What is the same for every refusal changes nothing and is left out.
    let lacking =
        |number: usize| ((all - size(number) + 2.0 * SMOOTH) / (size(number) + PRIOR * SMOOTH)).ln();
    let (mut rows, mut weights) = (Vec::new(), Vec::new());
    for (gram, of) in &counts {
        let often = of.values().sum::<u32>();
        if often < LEAST {
            continue;
        }
        let often = f64::from(often);
        rows.push(row([gram.0 as usize, gram.1 as usize, weights.len() / 2]));
        for (number, count) in of {
            let count = f64::from(*count);
            let seen = (count + SMOOTH * PRIOR * often / all) / (SMOOTH * PRIOR * often / all);
            let elsewhere = (often + SMOOTH) / (often - count + SMOOTH);
            let weight = ((seen * elsewhere).ln() * STEPS).round().clamp(0.0, 255.0);
            weights.extend([u8::try_from(*number).unwrap(), weight as u8]);
        }
    }
    let lacking: Vec<[u8; 4]> =
        (0..ids.len()).map(|number| ((lacking(number) * FINE).round() as i32).to_le_bytes()).collect();
    fs::write(out.join("learnt.files"), ids.join("\n")).unwrap();
    fs::write(out.join("learnt.lacking"), lacking.as_flattened()).unwrap();
    fs::write(out.join("learnt.grams"), rows.as_flattened().as_flattened()).unwrap();
    fs::write(out.join("learnt.weights"), weights).unwrap();
}
