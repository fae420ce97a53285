//! Where a template spends: its loops, the parts of what it joins, what it prints. `rewrite` gives each to a filter that
//! counts (see `budget`).

use std::ops::Range;

use super::operands::{Role, is_operand_end, operand_after};
use super::tags::{Kind, Token};

/// What to put into a tag: the place, the text, and where the thing begins that it counts.
pub(super) type Put = (usize, &'static str, usize);

/// Each loop of a tag runs over what is counted.
pub(super) fn loops(tokens: &[Token<'_>], pairs: &[usize], roles: &[Role]) -> Vec<Put> {
    let starts = (0..tokens.len()).filter(|&index| roles[index] == Role::Binds).map(|index| index + 1);
    let targets = starts.map(|start| start..operand_after(pairs, roles, start));
    targets.flat_map(|target| whole(tokens, target, "|__turns", ")|__turns")).collect()
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
            found.extend(whole(tokens, spread, "|__part", ")|__part"));
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
