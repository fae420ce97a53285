//! Where a template spends: its loops, the parts that it includes, what it joins, prints and gives to the engine's own filters.
//! `rewrite` gives each to a filter that counts (see `budget`).

use std::ops::Range;

use super::operands::{Role, chain_before, is_operand_end, operand_after};
use super::tags::{Kind, Token};

/// What to put into a tag: the place, the text, and where the thing begins that it counts.
pub(super) type Put = (usize, &'static str, usize);

/// The filters of the engine that read a text or copy a list, and do not count it.
const UNCOUNTED: &[&str] =
    &["lower", "escape", "escape_html", "escape_xml", "newlines_to_br", "keys", "values", "pairs"];

/// A loop over what is repeated for so many bytes of template, at least; what it runs over is one thing, or stands in brackets.
const LOOPS: &[(usize, &str, &str)] = &[
    (64, "|__turns(of=64)", ")|__turns(of=64)"),
    (128, "|__turns(of=128)", ")|__turns(of=128)"),
    (256, "|__turns(of=256)", ")|__turns(of=256)"),
    (512, "|__turns(of=512)", ")|__turns(of=512)"),
    (1 << 10, "|__turns(of=1024)", ")|__turns(of=1024)"),
    (1 << 11, "|__turns(of=2048)", ")|__turns(of=2048)"),
    (1 << 12, "|__turns(of=4096)", ")|__turns(of=4096)"),
    (1 << 13, "|__turns(of=8192)", ")|__turns(of=8192)"),
    (1 << 14, "|__turns(of=16384)", ")|__turns(of=16384)"),
    (1 << 16, "|__turns(of=65536)", ")|__turns(of=65536)"),
    (1 << 20, "|__turns(of=1048576)", ")|__turns(of=1048576)"),
    (usize::MAX, "|__turns(of=16777216)", ")|__turns(of=16777216)"),
];

/// The beginning of a part or a component of so many bytes, at least.
const BEGINNINGS: &[(usize, &str)] = &[
    (256, "{{ 256|__begun }}"),
    (1 << 10, "{{ 1024|__begun }}"),
    (1 << 12, "{{ 4096|__begun }}"),
    (1 << 14, "{{ 16384|__begun }}"),
    (1 << 16, "{{ 65536|__begun }}"),
    (usize::MAX, "{{ 1048576|__begun }}"),
];

/// Each loop of a tag runs over what is counted; `repeated` is how long the tag is with what it repeats.
pub(super) fn loops(tokens: &[Token<'_>], pairs: &[usize], roles: &[Role], repeated: usize) -> Vec<Put> {
    let starts = (0..tokens.len()).filter(|&index| roles[index] == Role::Binds).map(|index| index + 1);
    let targets = starts.map(|start| start..operand_after(pairs, roles, start));
    let (_, alone, closed) = LOOPS[LOOPS.partition_point(|(most, ..)| *most < repeated).min(LOOPS.len() - 1)];
    targets.flat_map(|target| whole(tokens, target, alone, closed)).collect()
}

/// The template itself, and each component in it: an empty part that is included often costs as well.
pub(super) fn beginnings(text: &str, tags: &[Range<usize>]) -> Vec<Put> {
    let opens = |tag: &Range<usize>, word: &str| opening_word(&text[tag.clone()]) == word;
    let mut found = Vec::new();
    // A template that extends another has no text of its own before that.
    if !tags.first().is_some_and(|tag| opens(tag, "extends")) {
        found.push((0, begun(text.len()), 0));
    }
    for (number, tag) in tags.iter().enumerate().filter(|(_, tag)| opens(tag, "component")) {
        let end = tags[number..].iter().find(|tag| opens(tag, "endcomponent"));
        let inside = &text[tag.end..end.map_or(text.len(), |end| end.start)];
        // Blanks that the tag cuts away stay at its side.
        let cut = if text[..tag.end].ends_with("-%}") { inside.len() - inside.trim_start().len() } else { 0 };
        found.push((tag.end + cut, begun(inside.len()), tag.start));
    }
    found
}

fn begun(length: usize) -> &'static str {
    BEGINNINGS[BEGINNINGS.partition_point(|(most, _)| *most < length).min(BEGINNINGS.len() - 1)].1
}

/// How long each tag is with what it repeats: of a `for` up to its `endfor`.
pub(super) fn repeated(text: &str, tags: &[Range<usize>]) -> Vec<usize> {
    let mut lengths: Vec<usize> = tags.iter().map(Range::len).collect();
    let mut open = Vec::new();
    for (number, tag) in tags.iter().enumerate() {
        match opening_word(&text[tag.clone()]) {
            "for" => {
                lengths[number] = text.len() - tag.start;
                open.push(number);
            }
            "endfor" => {
                if let Some(begun) = open.pop() {
                    lengths[begun] = tag.end - tags[begun].start;
                }
            }
            _ => {}
        }
    }
    lengths
}

/// The word that a tag of a block begins with.
fn opening_word(tag: &str) -> &str {
    let Some(inside) = tag.strip_prefix("{%") else { return "" };
    let inside = inside.strip_prefix('-').unwrap_or(inside).trim_start();
    &inside[..inside.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(inside.len())]
}

/// What the engine's own filters read.
pub(super) fn filtered(tokens: &[Token<'_>], pairs: &[usize]) -> Vec<Put> {
    let is_filter = |index: &usize| {
        tokens[*index].text == "|"
            && is_operand_end(tokens, *index)
            && tokens.get(index + 1).is_some_and(|next| UNCOUNTED.contains(&next.text))
    };
    let places = (1..tokens.len()).filter(is_filter);
    let put =
        |index: usize| (tokens[index - 1].end(), "|__part", tokens[chain_before(tokens, pairs, index)].start);
    places.map(put).collect()
}

/// What stands before a `~` or after `...`, and what is printed where it is caught, is counted.
pub(super) fn parts(
    text: &str,
    tag: &Range<usize>,
    tokens: &[Token<'_>],
    pairs: &[usize],
    roles: &[Role],
    is_caught: bool,
) -> Vec<Put> {
    let mut found = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        if token.text == "..." {
            let spread = index + 1..operand_after(pairs, roles, index + 1);
            found.extend(whole(tokens, spread, "|__spread", ")|__spread"));
        }
        let counts = token.text == "~" && is_operand_end(tokens, index);
        if let Some(before) = tokens[..index].last().filter(|before| counts && before.kind != Kind::Number) {
            found.push((before.end(), "|__part", before.start));
        }
    }
    if text[tag.clone()].starts_with("{{") {
        // What goes to the page is counted there.
        if !is_caught {
            return found;
        }
        found.extend(whole(tokens, 0..tokens.len(), "|__part", ")|__part"));
    } else if let Some(end) = block_set(tokens) {
        found.push((end, "|__part", end));
    }
    found
}

/// How many blocks more a tag opens whose text does not go to the page but to a variable, a filter or a component.
pub(super) fn opened(tokens: &[Token<'_>]) -> i32 {
    let Some(first) = tokens.first() else { return 0 };
    let is_alone = tokens.iter().rev().nth(1).is_some_and(|token| token.text == "/");
    match first.text {
        "component" | "filter" => 1,
        "<" if !is_alone => 1,
        "set" | "set_global" if block_set(tokens).is_some() => 1,
        "endcomponent" | "endfilter" | "endset" | "</" => -1,
        _ => 0,
    }
}

/// Where the head of a block that a variable takes ends.
fn block_set(tokens: &[Token<'_>]) -> Option<usize> {
    let is_set = matches!(tokens.first()?.text, "set" | "set_global");
    (is_set && tokens.get(1)?.kind == Kind::Word && tokens.iter().all(|token| token.text != "="))
        .then(|| tokens.last().map_or(0, Token::end))
}

/// All of these tokens given to a filter.
fn whole(tokens: &[Token<'_>], range: Range<usize>, alone: &'static str, closed: &'static str) -> Vec<Put> {
    match &tokens[range] {
        [] => Vec::new(),
        [only] if only.kind == Kind::Number => Vec::new(),
        [only] => vec![(only.end(), alone, only.start)],
        [first, .., last] => vec![(first.start, "(", first.start), (last.end(), closed, first.start)],
    }
}
