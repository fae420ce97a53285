//! Words for people: what a report says with the names of keys and channels, said with their labels.

use crate::case::keys::CASE;
use crate::path::CasePath;
use crate::yaml::{Key, Shape};

use super::desk::Lists;
use super::value::{key_at, keys};

/// The text with labels for keys and names for channels, where it names them in quotation marks.
pub(super) fn plain(text: &str, lists: &Lists) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('“') {
        let Some((word, after)) = after.split_once('”') else { break };
        out.push_str(before);
        let said = said(word, lists).unwrap_or_else(|| word.to_owned());
        out.push_str(&format!("“{said}”"));
        rest = after;
    }
    out.push_str(rest);
    let out = without_keys(&out);
    // A help that opens with its key: `order.category：商品类别`.
    let opens = out.split_once('：').filter(|(key, _)| key.contains('.') && said(key, lists).is_some());
    opens.map(|(_, about)| about.to_owned()).unwrap_or(out)
}

/// The lists of a case file under their names, where a text says to write into one.
pub(super) fn without_keys(text: &str) -> String {
    let lists = [("history", "经过"), ("exhibits", "证据"), ("problem.details", "细节"), ("claims", "诉求")];
    lists.iter().fold(text.to_owned(), |text, (key, name)| {
        text.replace(&format!("写进 {key}"), &format!("写进“{name}”"))
    })
}

/// The words in quotation marks.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('“').skip(1).filter_map(|part| part.split_once('”').map(|(word, _)| word))
}

fn said(word: &str, lists: &Lists) -> Option<String> {
    if let Some(channel) = lists.channel(word) {
        return Some(channel.name.clone());
    }
    if !word.is_ascii() || word.is_empty() {
        return None;
    }
    let path = CasePath::parse(word)?;
    // A key of an item is named alone.
    key_at(CASE, &path).or_else(|| named(CASE, word)).map(|key| in_words(&path, key))
}

/// A place of the case in words: 经过第2条的原话; `None` for a place that no case file has.
pub(super) fn placed(path: &CasePath) -> Option<String> {
    key_at(CASE, path).map(|key| in_words(path, key))
}

fn in_words(path: &CasePath, key: &Key) -> String {
    let place = path.as_str().split_once('[').and_then(|(list, rest)| {
        let list = key_at(CASE, &CasePath::of(list))?;
        let number: usize = rest.split(']').next()?.parse().ok()?;
        Some(format!("{}第{}条", label(list), number + 1))
    });
    let own = label(key);
    let is_item = path.place().is_some();
    place.map_or_else(|| own.to_owned(), |place| if is_item { place } else { format!("{place}的{own}") })
}

/// The first key of this name, wherever it stands.
fn named(shape: &'static Shape, name: &str) -> Option<&'static Key> {
    let keys = keys(shape);
    let own = keys.iter().find(|key| key.name == name);
    own.or_else(|| keys.iter().find_map(|key| named(key.shape, name)))
}

/// What stands beside the box of a key.
pub(super) fn label(key: &Key) -> &'static str {
    let label = key.about.split_once('，').map_or(key.about, |(label, _)| label);
    // The form chooses by name what a file names by id.
    if key.name == "exhibits" { label.trim_end_matches("编号") } else { label }
}

/// What stands under it.
pub(super) fn hint(key: &Key) -> Option<&'static str> {
    key.about.split_once('，').map(|(_, hint)| hint)
}

/// Every byte that is no letter or digit as `%41`.
pub(super) fn encoded(text: &str) -> String {
    let one = |byte: u8| match byte {
        byte if byte.is_ascii_alphanumeric() => char::from(byte).to_string(),
        byte => format!("%{byte:02X}"),
    };
    text.bytes().map(one).collect()
}

/// A link that holds a name: of a file, of a folder.
pub fn link(before: &str, name: &str) -> String {
    format!("{before}{}", encoded(name))
}

/// The name in such a link; `None` where it is none.
pub fn unlinked(encoded: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = encoded;
    while let Some(first) = rest.chars().next() {
        let taken = if first == '%' {
            bytes.push(u8::from_str_radix(rest.get(1..3)?, 16).ok()?);
            3
        } else {
            bytes.extend(first.to_string().bytes());
            first.len_utf8()
        };
        rest = &rest[taken..];
    }
    String::from_utf8(bytes).ok()
}
