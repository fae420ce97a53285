//! Digests of files and texts. The only room that names the crate.

use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::open;

/// The SHA-256 of a file as 64 hexadecimal digits. Read piece by piece: a video may be larger than the memory.
pub fn sha256(path: &Path) -> io::Result<String> {
    let mut file = open(path)?;
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 64 * 1024];
    loop {
        match file.read(&mut piece)? {
            0 => break,
            count => hasher.update(&piece[..count]),
        }
    }
    Ok(digits(&hasher.finalize()))
}

/// The SHA-256 of several texts as 64 hexadecimal digits; of one text it is that of its bytes. Other texts, or the same
/// ones parted elsewhere, give another.
pub fn digest(texts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for (number, text) in texts.iter().enumerate() {
        if number > 0 {
            hasher.update(texts[number - 1].len().to_le_bytes());
        }
        hasher.update(text);
    }
    digits(&hasher.finalize())
}

/// The SHA-256 of a text in base64, as a page's policy names what may run in it.
pub fn digest_in_base64(text: &str) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let group = |bytes: &[u8]| {
        let bits = bytes.iter().chain([&0; 2]).take(3).fold(0, |bits, byte| bits << 8 | usize::from(*byte));
        let digit = |place: usize| {
            if place > bytes.len() { '=' } else { char::from(DIGITS[bits >> (18 - 6 * place) & 63]) }
        };
        [0, 1, 2, 3].map(digit)
    };
    Sha256::digest(text).chunks(3).flat_map(group).collect()
}

/// The first half of a text's SHA-256: enough to tell texts apart where many are held.
pub fn short_digest(text: &str) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&Sha256::digest(text)[..16]);
    half
}

fn digits(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    halves.filter_map(|half| char::from_digit(u32::from(half), 16)).collect()
}
