//! What stands between a key and its value, and between the keys in braces.

use super::super::line::{BLANKS, Inside, Line, Slot};
use super::Mistake;

const FULL_WIDTH_COLON: &str = "yaml/full-width-colon";

pub(super) fn full_width_colon(line: &Line<'_>, slot: &Slot, known: &[&str]) -> Option<Mistake> {
    if !known.contains(&line.key(slot)) {
        return None;
    }
    full_width_colon_after_any_word(line, slot, known)
}

pub(super) fn full_width_colon_after_any_word(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let separator = line.separator(slot);
    let at = slot.separator.start + separator.find('：')?;
    let key = line.key(slot);
    let found = Mistake::new(FULL_WIDTH_COLON, at..at + '：'.len_utf8(), format!("“{key}”后面是全角冒号"));
    let colon = if slot.value.is_empty() { ":" } else { ": " };
    Some(found.help(better(line, slot)).edit(slot.separator.clone(), colon))
}

pub(super) fn no_space(line: &Line<'_>, slot: &Slot, known: &[&str]) -> Option<Mistake> {
    let separator = line.separator(slot);
    let colon = separator.find(':')?;
    if separator.ends_with(BLANKS) || slot.value.is_empty() || !known.contains(&line.key(slot)) {
        return None;
    }
    let at = slot.separator.start + colon;
    let found =
        Mistake::new("yaml/space-after-colon", at..at + 1, format!("“{}”的冒号后面要空一格", line.key(slot)));
    Some(found.help(better(line, slot)).edit(slot.separator.clone(), ": "))
}

pub(super) fn full_width_comma(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let is_full_width = slot.inside == Inside::Map && &line.text[slot.comma.clone()] == "，";
    is_full_width.then(|| {
        Mistake::new("yaml/comma", slot.comma.clone(), format!("“{}”前面是全角逗号", line.key(slot)))
            .help(format!("花括号里的各项用英文逗号加空格隔开：, {}: …", line.key(slot)))
            .edit(slot.comma.clone(), ", ")
    })
}

/// A key after a blank: the comma before it is missing.
pub(super) fn no_comma(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    let is_first = line.text[..slot.comma.start].trim_end_matches(BLANKS).ends_with('{');
    if slot.inside != Inside::Map || !slot.comma.is_empty() || is_first {
        return None;
    }
    let key = line.key(slot);
    let found = Mistake::new("yaml/comma", slot.key.clone(), format!("“{key}”前面少了逗号"));
    Some(found.help(format!("花括号里的各项用英文逗号加空格隔开：, {key}: …")).edit(slot.comma.clone(), ","))
}

/// A known key in braces, and then its value without a colon.
pub(super) fn missing_in_braces(line: &Line<'_>, slot: &Slot, _: &[&str]) -> Option<Mistake> {
    if slot.inside != Inside::Map || line.separator(slot).contains([':', '：']) {
        return None;
    }
    let found =
        Mistake::new("yaml/missing-colon", slot.key.clone(), format!("“{}”后面没有冒号", line.key(slot)));
    Some(found.help(better(line, slot)).edit(slot.separator.clone(), ": "))
}

/// A known key, and then its value without a colon.
pub(super) fn missing(line: &Line<'_>, known: &[&str]) -> Option<Mistake> {
    let content = &line.text[line.content..];
    let word = content.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(content.len());
    let (key, rest) = content.split_at(word);
    let value = rest.trim_start_matches(BLANKS);
    let value = value.strip_prefix(['=', '＝', '；', ';', '-']).unwrap_or(value).trim_start_matches(BLANKS);
    let has_colon = line.slots.first().is_some_and(|slot| !slot.key.is_empty());
    if has_colon || !known.contains(&key) || (value.len() == rest.len() && !rest.is_empty()) {
        return None;
    }
    let key_at = line.content..line.content + word;
    let found = Mistake::new("yaml/missing-colon", key_at.clone(), format!("“{key}”后面没有冒号"));
    let value_at = line.text.len() - value.len();
    Some(found.help(format!("写成 {key}: {value}").trim_end()).edit(key_at.end..value_at, ": "))
}

fn better(line: &Line<'_>, slot: &Slot) -> String {
    format!("写成 {}: {}", line.key(slot), line.value(slot)).trim_end().to_owned()
}
