//! What a template compares is the value, not its mark.
//!
//! A fact carries its path in marks around its text, so that it keeps it through `set`, `~`, loops and filters until it is
//! printed. Whatever looks at a text must not see them. The filters and tests do so themselves (see `values`); operators
//! cannot, so each of their operands that may be a fact is given to `__plain` when templates are loaded:
//! `order.item == "x"` is read as `order.item|__plain == "x"`. Slices and loops over a text get a filter alike. The table
//! of edits leads every error back to the author's own column.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::facts::is_code;

use super::tags::{Kind, Token, tags, tokens};

/// A template as the engine reads it.
#[derive(Debug, Clone, Default)]
pub(super) struct Rewritten {
    pub(super) text: String,
    edits: Vec<Edit>,
}

/// A stretch of the template (empty for an insertion) and where what replaces it stands.
#[derive(Debug, Clone)]
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

impl Rewritten {
    /// The byte of the author's template that a byte of this text stands for.
    pub(super) fn original(&self, at: usize) -> usize {
        let after = self.edits.partition_point(|edit| edit.new.start <= at);
        match after.checked_sub(1).and_then(|before| self.edits.get(before)) {
            None => at,
            Some(edit) if at < edit.new.end => edit.old.start,
            Some(edit) => at - edit.new.end + edit.old.end,
        }
    }
}

/// Variables that hold no fact, unless a template gives their name to something else.
const WORDS: &[&str] = &["size", "audience"];

/// Names that templates bind themselves: whatever a fact would be called so may hold another text.
#[derive(Debug, Default)]
pub(super) struct Bound<'a>(BTreeSet<&'a str>);

impl<'a> Bound<'a> {
    /// The names that these templates bind: by `set`, loops, keys of maps, arguments of components.
    pub(super) fn of(texts: impl Iterator<Item = &'a str>) -> Self {
        let mut names = BTreeSet::new();
        for text in texts {
            for tag in tags(text).into_iter().filter(|tag| may_bind(&text[tag.clone()])) {
                let tokens = tokens(text, &tag);
                let declares = tokens.first().is_some_and(|token| token.text == "component");
                for (index, token) in tokens.iter().enumerate() {
                    let name = token.text.trim_matches(['"', '\'', '`']);
                    let follows = tokens.get(index + 1).map_or("", |next| next.text);
                    let is_bound = declares || matches!(follows, ":" | "=" | "in" | ",");
                    if is_bound && is_code_or_word(name) {
                        names.insert(name);
                    }
                }
            }
        }
        Self(names)
    }

    /// Does a path hold a word for conditions, or a number, and never a fact?
    fn is_never_a_fact(&self, path: &[Token<'_>]) -> bool {
        let [.., last] = path else { return false };
        let is_path = path.iter().all(|token| matches!(token.text, "." | "?.") || is_name(token));
        is_path && is_code_or_word(last.text) && !self.0.contains(last.text)
    }
}

fn may_bind(tag: &str) -> bool {
    tag.bytes().any(|byte| matches!(byte, b':' | b'=')) || tag.contains("for ") || tag.contains("component ")
}

fn is_code_or_word(name: &str) -> bool {
    is_code(name) || WORDS.contains(&name)
}

/// The template as the engine is to read it.
pub(super) fn rewritten(text: &str, bound: &Bound<'_>) -> Rewritten {
    let mut edits = Edits { text, bound, found: Vec::new(), wrapped: BTreeSet::new() };
    for tag in tags(text) {
        // Most tags print a path.
        if looks(&text[tag.clone()]) {
            edits.tag(&tokens(text, &tag));
        }
    }
    edits.applied()
}

/// May a tag look at a text?
fn looks(tag: &str) -> bool {
    tag.bytes().any(|byte| matches!(byte, b'=' | b'<' | b'>' | b'[')) || tag.contains(" in ")
}

struct Edits<'a> {
    text: &'a str,
    bound: &'a Bound<'a>,
    found: Vec<(Range<usize>, &'static str)>,
    /// The bytes of operands that have their filter: one may stand between two comparisons.
    wrapped: BTreeSet<(usize, usize)>,
}

impl Edits<'_> {
    fn tag(&mut self, tokens: &[Token<'_>]) {
        let pairs = pairs(tokens);
        let signs = signs(tokens, &pairs);
        for index in 0..tokens.len() {
            match signs[index] {
                Role::Compares => self.comparison(tokens, &pairs, &signs, index),
                Role::Binds => self.loop_over(tokens, &pairs, &signs, index),
                _ if tokens[index].text.ends_with('[') && is_operand_end(tokens, index) => {
                    self.subscript(tokens, &pairs, index);
                }
                _ => {}
            }
        }
    }

    fn comparison(&mut self, tokens: &[Token<'_>], pairs: &[usize], signs: &[Role], index: usize) {
        let negated = index > 0 && tokens[index].text == "in" && tokens[index - 1].text == "not";
        let left_end = index - usize::from(negated);
        let left = operand_before(pairs, signs, left_end)..left_end;
        let right = index + 1..operand_after(pairs, signs, index + 1);
        let is_number =
            |operand: &Range<usize>| matches!(&tokens[operand.clone()], [only] if only.kind == Kind::Number);
        // A number is no fact's text, and never equal to one.
        if !is_number(&left) && !is_number(&right) {
            self.wrap(&tokens[left], "|__plain");
            self.wrap(&tokens[right], "|__plain");
        }
    }

    fn loop_over(&mut self, tokens: &[Token<'_>], pairs: &[usize], signs: &[Role], index: usize) {
        let name = tokens[index - 1];
        let is_pair = tokens.get(index.wrapping_sub(2)).is_some_and(|token| token.text == ",");
        // What has keys is no text.
        let has_keys = |sign: &str| self.text.contains(&format!("{}{sign}", name.text));
        if is_pair || has_keys(".") || has_keys("?.") {
            return;
        }
        self.wrap(&tokens[index + 1..operand_after(pairs, signs, index + 1)], "|__each");
    }

    /// `x[…]` after an operand.
    fn subscript(&mut self, tokens: &[Token<'_>], pairs: &[usize], open: usize) {
        let close = pairs[open];
        if close == open {
            return;
        }
        let inside = open + 1..close;
        let mut colons = Vec::new();
        let mut at = inside.start;
        while at < inside.end {
            if tokens[at].text == ":" {
                colons.push(at);
            }
            at = pairs[at].max(at) + 1;
        }
        if colons.is_empty() {
            self.wrap(&tokens[inside], "|__plain");
            return;
        }
        let next = tokens.get(close + 1).map_or("", |token| token.text);
        if matches!(next, "." | "?." | "[" | "?[") {
            return; // only lists have items with keys
        }
        let is_optional = tokens[open].text == "?[";
        let starts = [open, colons[0], colons.get(1).copied().unwrap_or(close)];
        let ends = [colons[0], colons.get(1).copied().unwrap_or(close), close];
        let begun = if is_optional { "|__slice(optional=true" } else { "|__slice(optional=false" };
        self.found.push((tokens[open].start..tokens[open].end(), begun));
        for ((before, end), name) in starts.iter().zip(ends).zip([",start=(", ",end=(", ",step=("]) {
            if let [first, ..] = &tokens[(before + 1).min(end)..end] {
                self.found.push((first.start..first.start, name));
                let last = tokens[end - 1].end();
                self.found.push((last..last, ")"));
            }
        }
        self.found.extend(colons.iter().map(|colon| (tokens[*colon].start..tokens[*colon].end(), "")));
        self.found.push((tokens[close].start..tokens[close].end(), ")"));
    }

    /// Gives an operand to a filter, unless it cannot be a fact.
    fn wrap(&mut self, operand: &[Token<'_>], filter: &'static str) {
        let (Some(first), Some(last)) = (operand.first(), operand.last()) else { return };
        let is_literal = |token: &Token<'_>| {
            matches!(token.kind, Kind::Text | Kind::Number | Kind::Open | Kind::Close)
                || matches!(token.text, "," | "-" | "true" | "True" | "false" | "False" | "none" | "None")
        };
        if operand.iter().all(is_literal) || self.bound.is_never_a_fact(operand) {
            return;
        }
        if !self.wrapped.insert((first.start, last.end())) {
            return;
        }
        if is_chain(operand) {
            self.found.push((last.end()..last.end(), filter));
        } else {
            self.found.push((first.start..first.start, "("));
            self.found.push((last.end()..last.end(), ")"));
            self.found.push((last.end()..last.end(), filter));
        }
    }

    fn applied(mut self) -> Rewritten {
        let mut done = Rewritten::default();
        // What stands at one place keeps the order in which it was found: a bracket closes before its filter.
        self.found.sort_by_key(|(old, _)| (old.start, old.end));
        let mut at = 0;
        for (old, new) in self.found {
            done.text.push_str(&self.text[at..old.start]);
            let start = done.text.len();
            done.text.push_str(new);
            at = old.end;
            done.edits.push(Edit { old, new: start..done.text.len() });
        }
        done.text.push_str(&self.text[at..]);
        done
    }
}

/// What a token is to the operands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Operand,
    /// `==` and the like, `in`.
    Compares,
    /// The `in` of a loop.
    Binds,
    /// Looser than a comparison.
    Ends,
}

/// The role of each token.
fn signs(tokens: &[Token<'_>], pairs: &[usize]) -> Vec<Role> {
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
            "==" | "!=" | "<=" | ">=" | "<" | ">" => Role::Compares,
            "in" if binds(tokens, index) => Role::Binds,
            "in" => Role::Compares,
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
fn pairs(tokens: &[Token<'_>]) -> Vec<usize> {
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
fn operand_before(pairs: &[usize], signs: &[Role], end: usize) -> usize {
    let mut start = end;
    while let Some(before) = start.checked_sub(1) {
        // A bracket that opens before it ends what stands in it.
        if signs[before] != Role::Operand || pairs[before] > before {
            break;
        }
        start = pairs[before];
    }
    start
}

/// Where the operand that begins at `start` ends.
fn operand_after(pairs: &[usize], signs: &[Role], start: usize) -> usize {
    let mut end = start;
    while end < signs.len() && signs[end] == Role::Operand && pairs[end] >= end {
        end = pairs[end] + 1;
    }
    end
}

/// Does an operand end before this place?
fn is_operand_end(tokens: &[Token<'_>], index: usize) -> bool {
    let before = index.checked_sub(1).map(|before| &tokens[before]);
    before.is_some_and(|token| match token.kind {
        Kind::Close | Kind::Text | Kind::Number => true,
        Kind::Word => is_name(token),
        Kind::Open | Kind::Sign => false,
    })
}

fn is_name(token: &Token<'_>) -> bool {
    let keyword = ["and", "or", "not", "if", "elif", "else", "for", "in", "is"].contains(&token.text);
    token.kind == Kind::Word && !keyword
}

/// Does a filter after this operand take all of it? Signs that bind less would keep a part for themselves.
fn is_chain(operand: &[Token<'_>]) -> bool {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        rewritten(text, &Bound::of([text].into_iter())).text
    }

    #[test]
    fn operands_that_may_be_facts_are_compared_as_values() {
        for (text, expected) in [
            ("{% if a.b == \"x\" %}", "{% if a.b|__plain == \"x\" %}"),
            ("{% if \"x\" != a.b and c %}", "{% if \"x\" != a.b|__plain and c %}"),
            ("{{ a.b ~ c == d }}", "{{ (a.b ~ c)|__plain == d|__plain }}"),
            ("{{ a | f(x=b == c) }}", "{{ a | f(x=b|__plain == c|__plain) }}"),
            ("{{ x if a | upper == b else c }}", "{{ x if a | upper|__plain == b|__plain else c }}"),
            (
                "{% if not a in b.c or d not in e %}",
                "{% if not a|__plain in b.c|__plain or d|__plain not in e|__plain %}",
            ),
            ("{% if (a ~ b) < c %}", "{% if (a ~ b)|__plain < c|__plain %}"),
            (
                "{% set x = [a.b for a in c if a.d == e] %}",
                "{% set x = [a.b for a in c if a.d|__plain == e|__plain] %}",
            ),
            ("{{ a[b.c] }}{{ a[0] }}", "{{ a[b.c|__plain] }}{{ a[0] }}"),
            ("{% if a in [\"x\", 'y'] %}", "{% if a|__plain in [\"x\", 'y'] %}"),
        ] {
            assert_eq!(read(text), expected);
        }
    }

    #[test]
    fn what_holds_no_fact_stays() {
        for text in [
            "{% if e.event == \"paid\" and claims | length > 1 %}",
            "{% if size == \"full\" and \"refund\" in asked %}",
            "{{ <c a={b} d=\"x\" /> }}{% <c> %}{% </c> %}",
            "{{ a == }}{{ ] }}{{ [ }}{# {{ a == b }} #}{% raw %}{{ a == b }}{% endraw %}",
            "{% for e in timeline %}{{ e.at }}",
        ] {
            let stays = read(text);
            assert!(!stays.contains("|__plain ") && stays == text || text.contains("a == }}"), "{stays}");
        }
    }

    #[test]
    fn a_name_that_is_bound_anew_may_hold_a_fact() {
        let text = "{% set m = {kind: order.item} %}{% if m.kind == \"x\" %}";
        assert!(read(text).ends_with("m.kind|__plain == \"x\" %}"));
        let text = "{% set size = order.item %}{% if size == \"x\" %}";
        assert!(read(text).ends_with("size|__plain == \"x\" %}"));
    }

    #[test]
    fn slices_and_loops_over_texts() {
        for (text, expected) in [
            ("{{ a[1:2] }}", "{{ a|__slice(optional=false,start=(1),end=(2)) }}"),
            ("{{ a?[:b.c] | upper }}", "{{ a|__slice(optional=true,end=(b.c)) | upper }}"),
            ("{{ a[::-1] }}", "{{ a|__slice(optional=false,step=(-1)) }}"),
            ("{{ a[:2].b }}", "{{ a[:2].b }}"),
            ("{% for c in a.b %}{{ c }}", "{% for c in a.b|__each %}{{ c }}"),
            ("{% for k, v in a.b %}{{ v }}", "{% for k, v in a.b %}{{ v }}"),
        ] {
            assert_eq!(read(text), expected);
        }
    }

    #[test]
    fn every_byte_leads_back() {
        let text = "{% if a.b == \"保温杯\" and c ~ d != e.f[1:2] %}{{ g.h }}";
        let read = rewritten(text, &Bound::default());
        for word in ["a.b", "保温杯", "c ~", "!= ", "e.f", "g.h"] {
            assert_eq!(read.original(read.text.find(word).unwrap()), text.find(word).unwrap(), "{word}");
        }
        assert_eq!(read.original(read.text.len()), text.len());
    }
}
