//! The operands of a tag's comparisons: as much of the engine's rules of precedence as that takes.

use super::tags::{Kind, Token};

/// What a token is to the operands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Operand,
    /// `==` and the like, `in`.
    Compares,
    /// The `in` of a loop.
    Binds,
    /// Looser than a comparison.
    Ends,
}

/// The role of each token.
pub(super) fn roles(tokens: &[Token<'_>], pairs: &[usize]) -> Vec<Role> {
    let mut component = None;
    let role = |(index, token): (usize, &Token<'_>)| {
        if component.is_some_and(|depth| depth == depth_of(pairs, index)) {
            if token.text == ">" {
                component = None;
            }
            return Role::Ends;
        }
        match token.text {
            "<" | "</" if !is_operand_end(tokens, index) => {
                component = Some(depth_of(pairs, index));
                Role::Ends
            }
            "in" if binds(tokens, index) => Role::Binds,
            "in" | "==" | "!=" | "<=" | ">=" | "<" | ">" => Role::Compares,
            "and" | "or" | "not" | "if" | "elif" | "else" | "for" | "is" | "=" | "," | ":" | "..." => {
                Role::Ends
            }
            _ => Role::Operand,
        }
    };
    tokens.iter().enumerate().map(role).collect()
}

/// Is the `in` at this place that of a loop?
fn binds(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |back: usize, word: &str| at.checked_sub(back).is_some_and(|place| tokens[place].text == word);
    is(2, "for") || is(3, ",") && is(5, "for") || is(2, ",") && is(4, "for")
}

/// In how many brackets a token stands.
fn depth_of(pairs: &[usize], index: usize) -> usize {
    pairs.iter().enumerate().filter(|(open, close)| *open < index && **close > index).count()
}

/// The other bracket of each bracket; anything else is its own.
pub(super) fn pairs(tokens: &[Token<'_>]) -> Vec<usize> {
    let mut pairs: Vec<usize> = (0..tokens.len()).collect();
    let mut open = Vec::new();
    for (index, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => open.push(index),
            Kind::Close => {
                if let Some(start) = open.pop() {
                    (pairs[start], pairs[index]) = (index, start);
                }
            }
            _ => {}
        }
    }
    pairs
}

/// Where the operand that ends before `end` begins.
pub(super) fn operand_before(pairs: &[usize], roles: &[Role], end: usize) -> usize {
    let mut start = end;
    while let Some(before) = start.checked_sub(1) {
        // A bracket that opens before it ends what stands in it.
        if roles[before] != Role::Operand || pairs[before] > before {
            break;
        }
        start = pairs[before];
    }
    start
}

/// Where the operand that begins at `start` ends.
pub(super) fn operand_after(pairs: &[usize], roles: &[Role], start: usize) -> usize {
    let mut end = start;
    while end < roles.len() && roles[end] == Role::Operand && pairs[end] >= end {
        end = pairs[end] + 1;
    }
    end
}

/// Where the path begins that ends before `end`: what a bracket after it takes an item of.
pub(super) fn chain_before(tokens: &[Token<'_>], pairs: &[usize], end: usize) -> usize {
    let mut start = end;
    while let Some(before) = start.checked_sub(1) {
        let is_link = matches!(tokens[before].text, "." | "?.") || is_operand_end(tokens, start);
        if !is_link || pairs[before] > before {
            break;
        }
        start = pairs[before];
    }
    start
}

/// Does an operand end before this place?
pub(super) fn is_operand_end(tokens: &[Token<'_>], index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| &tokens[before]);
    before.is_some_and(|token| match token.kind {
        Kind::Close | Kind::Text | Kind::Number => true,
        Kind::Word => is_name(token),
        Kind::Open | Kind::Sign => false,
    })
}

pub(super) fn is_name(token: &Token<'_>) -> bool {
    let keyword = ["and", "or", "not", "if", "elif", "else", "for", "in", "is"].contains(&token.text);
    token.kind == Kind::Word && !keyword
}

/// Does a filter after this operand take all of it? Signs that bind less would keep a part for themselves.
pub(super) fn is_chain(operand: &[Token<'_>]) -> bool {
    let mut depth = 0_usize;
    operand.iter().all(|token| {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth > 0 || token.kind != Kind::Sign || matches!(token.text, "." | "?." | "|")
    })
}
