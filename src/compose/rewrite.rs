//! What a template compares is the value, not its mark.
//!
//! A fact carries its path in marks around its text, so that it keeps it through `set`, `~`, loops and filters until it is
//! printed. Whatever looks at a text must not see them. The filters and tests do so themselves (see `values`); operators
//! cannot, so each of their operands that may be a fact is given to `__plain` when templates are loaded:
//! `order.item == "x"` is read as `order.item|__plain == "x"`. Slices and loops over a text get a filter alike. The table
//! of edits leads every error back to the author's own column.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::bound::Bound;
use super::operands::{
    Role, chain_before, is_chain, is_operand_end, operand_after, operand_before, pairs, roles,
};
use super::spending;
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
    /// Where what it makes something of begins: an error in the filter of an operand is one of the operand.
    of: usize,
}

impl Rewritten {
    /// The bytes of the author's template that these bytes of this text stand for.
    pub(super) fn original(&self, span: &Range<usize>) -> Range<usize> {
        let begun = self.edits.partition_point(|edit| edit.new.start <= span.start);
        let start = self.place(begun, span.start, |edit| edit.of);
        let begun = self.edits.partition_point(|edit| edit.new.start < span.end);
        start..self.place(begun, span.end, |edit| edit.old.end).max(start)
    }

    /// The place of a byte after this many edits have begun.
    fn place(&self, begun: usize, at: usize, inside: impl Fn(&Edit) -> usize) -> usize {
        match begun.checked_sub(1).and_then(|last| self.edits.get(last)) {
            None => at,
            Some(edit) if at < edit.new.end => inside(edit),
            Some(edit) => at - edit.new.end + edit.old.end,
        }
    }
}

/// The templates that the engine reads otherwise than they stand, by name.
pub(super) type Read = BTreeMap<String, Rewritten>;

/// Those of these templates that compare what may be a fact.
/// All of them, with what they spend counted, where `counts`.
pub(super) fn all<'a>(texts: impl Iterator<Item = (&'a str, &'a str)>, counts: bool) -> Read {
    let scanned: Vec<_> = texts.map(|(name, text)| (name, text, tags(text))).collect();
    let bound = Bound::of(scanned.iter().map(|(_, text, tags)| (*text, tags.as_slice())));
    let all =
        scanned.iter().map(|(name, text, tags)| ((*name).to_owned(), rewritten(text, tags, &bound, counts)));
    all.filter(|(_, read)| !read.edits.is_empty()).collect()
}

/// These templates as the engine is to read them.
pub(super) fn read_as<'a>(
    texts: impl Iterator<Item = (&'a str, &'a str)>,
    read: &'a Read,
) -> impl Iterator<Item = (&'a str, &'a str)> {
    texts.map(|(name, text)| (name, read.get(name).map_or(text, |read| &read.text)))
}

/// The template as the engine is to read it.
fn rewritten(text: &str, tags: &[Range<usize>], bound: &Bound<'_>, counts: bool) -> Rewritten {
    let mut edits = Edits { text, bound, found: Vec::new(), wrapped: BTreeSet::new() };
    let mut caught = 0;
    let repeated = if counts { spending::repeated(text, tags) } else { Vec::new() };
    if counts {
        let beginnings = spending::beginnings(text, tags);
        edits.found.extend(beginnings.into_iter().map(|(at, put, of)| (at..at, put, of)));
    }
    for (number, tag) in tags.iter().enumerate() {
        // Most tags print a path.
        if looks(&text[tag.start..tag.end]) {
            edits.tag(&tokens(text, tag));
        }
        if counts {
            edits.spending(tag, repeated[number], &mut caught);
        }
    }
    edits.applied()
}

/// May a tag look at a text?
fn looks(tag: &str) -> bool {
    tag.bytes().any(|byte| matches!(byte, b'=' | b'<' | b'>' | b'[')) || tag.contains("in")
}

struct Edits<'a> {
    text: &'a str,
    bound: &'a Bound<'a>,
    /// What is replaced, by what, and where what it is made of begins.
    found: Vec<(Range<usize>, &'static str, usize)>,
    /// The bytes of operands that have their filter: one may stand between two comparisons.
    wrapped: BTreeSet<(usize, usize)>,
}

impl Edits<'_> {
    fn tag(&mut self, tokens: &[Token<'_>]) {
        let pairs = pairs(tokens);
        let roles = roles(tokens, &pairs);
        for index in 0..tokens.len() {
            match roles[index] {
                Role::Compares => self.comparison(tokens, &pairs, &roles, index),
                Role::Binds => self.loop_over(tokens, &pairs, &roles, index),
                _ if tokens[index].text.ends_with('[') && is_operand_end(tokens, index) => {
                    self.subscript(tokens, &pairs, index);
                }
                _ => {}
            }
        }
    }

    /// After all else, so that what is counted is what is made of it.
    fn spending(&mut self, tag: &Range<usize>, repeated: usize, caught: &mut i32) {
        let tokens = tokens(self.text, tag);
        let pairs = pairs(&tokens);
        let roles = roles(&tokens, &pairs);
        let loops = spending::loops(&tokens, &pairs, &roles, repeated);
        let filtered = spending::filtered(&tokens, &pairs);
        let parts = spending::parts(self.text, tag, &tokens, &pairs, &roles, *caught > 0);
        if self.text[tag.clone()].starts_with("{%") {
            *caught += spending::opened(&tokens);
        }
        for (at, text, of) in filtered.into_iter().chain(parts).chain(loops) {
            self.found.push((at..at, text, of));
        }
    }

    fn comparison(&mut self, tokens: &[Token<'_>], pairs: &[usize], roles: &[Role], index: usize) {
        let negated = index > 0 && tokens[index].text == "in" && tokens[index - 1].text == "not";
        let left_end = index - usize::from(negated);
        let left = operand_before(pairs, roles, left_end)..left_end;
        let right = index + 1..operand_after(pairs, roles, index + 1);
        let is_number =
            |operand: &Range<usize>| matches!(&tokens[operand.clone()], [only] if only.kind == Kind::Number);
        // A number is no fact's text, and never equal to one; but a list may be searched for one.
        if tokens[index].text == "in" || !is_number(&left) && !is_number(&right) {
            self.wrap(&tokens[left], "|__plain");
            self.wrap(&tokens[right], "|__plain");
        }
    }

    fn loop_over(&mut self, tokens: &[Token<'_>], pairs: &[usize], roles: &[Role], index: usize) {
        let name = tokens[index - 1];
        let is_pair = tokens.get(index.wrapping_sub(2)).is_some_and(|token| token.text == ",");
        // What has keys is no text.
        if is_pair || has_keys(self.text, name.text) {
            return;
        }
        self.wrap(&tokens[index + 1..operand_after(pairs, roles, index + 1)], "|__each");
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
        let next = tokens.get(close + 1).map_or("", |token| token.text);
        if matches!(next, "." | "?." | "[" | "?[") {
            // Only lists and maps have items with keys.
            if colons.is_empty() {
                self.wrap(&tokens[inside], "|__plain");
            }
            return;
        }
        let is_optional = tokens[open].text == "?[";
        let begun = match (colons.is_empty(), is_optional) {
            (true, true) => "|__item(optional=true",
            (true, false) => "|__item(optional=false",
            (false, true) => "|__slice(optional=true",
            (false, false) => "|__slice(optional=false",
        };
        let base = tokens[chain_before(tokens, pairs, open)].start;
        self.found.push((tokens[open].start..tokens[open].end(), begun, base));
        let mut starts = vec![open];
        starts.extend(&colons);
        let names: &[&str] = if colons.is_empty() { &[",at=("] } else { &[",start=(", ",end=(", ",step=("] };
        let filter = if colons.is_empty() { "|__index" } else { "|__bound" };
        for ((before, end), name) in starts.iter().zip(colons.iter().chain([&close])).zip(names) {
            if let [first, ..] = &tokens[before + 1..*end] {
                let last = tokens[end - 1].end();
                self.insert(first.start, name);
                self.insert(last, ")");
                self.found.push((last..last, filter, first.start));
            }
        }
        for colon in colons {
            self.replace(&tokens[colon], "");
        }
        self.replace(&tokens[close], ")");
    }

    fn insert(&mut self, at: usize, text: &'static str) {
        self.found.push((at..at, text, at));
    }

    fn replace(&mut self, token: &Token<'_>, by: &'static str) {
        self.found.push((token.start..token.end(), by, token.start));
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
            self.found.push((last.end()..last.end(), filter, first.start));
        } else {
            self.insert(first.start, "(");
            self.insert(last.end(), ")");
            self.found.push((last.end()..last.end(), filter, first.start));
        }
    }

    fn applied(mut self) -> Rewritten {
        let mut done = Rewritten::default();
        // What stands at one place keeps the order in which it was found: a bracket closes before its filter.
        self.found.sort_by_key(|(old, ..)| (old.start, old.end));
        let mut at = 0;
        for (old, new, of) in self.found {
            done.text.push_str(&self.text[at..old.start]);
            let start = done.text.len();
            done.text.push_str(new);
            at = old.end;
            done.edits.push(Edit { old, new: start..done.text.len(), of });
        }
        done.text.push_str(&self.text[at..]);
        done
    }
}

/// Does a text ask a variable for a key?
fn has_keys(text: &str, name: &str) -> bool {
    text.match_indices(name).any(|(at, _)| {
        let is_whole = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
        is_whole && text[at + name.len()..].trim_start_matches('?').starts_with('.')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::{Assets, Tree};

    fn read(text: &str) -> String {
        all([("a", text)].into_iter(), false).remove("a").map_or_else(|| text.to_owned(), |read| read.text)
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
            ("{% if a\nin\nb.c %}", "{% if a|__plain\nin\nb.c|__plain %}"),
            ("{{ <c a={b == c} d=\"x\" /> }}", "{{ <c a={b|__plain == c|__plain} d=\"x\" /> }}"),
            ("{% if a.b == c.d == e.f %}", "{% if a.b|__plain == c.d|__plain == e.f|__plain %}"),
            ("{% if (a ~ b) < c %}", "{% if (a ~ b)|__plain < c|__plain %}"),
            (
                "{% set x = [a.b for a in c if a.d == e] %}",
                "{% set x = [a.b for a in c if a.d|__plain == e|__plain] %}",
            ),
            ("{{ a[b.c].d }}{{ a[0].d }}", "{{ a[b.c|__plain].d }}{{ a[0].d }}"),
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
            "{# {{ a == b }} #}{% raw %}{{ a == b }}{% endraw %}",
            "{% for e in timeline %}{{ e.at }}",
        ] {
            assert_eq!(read(text), text);
        }
    }

    #[test]
    fn what_cannot_be_parsed_is_left_to_the_engine() {
        for text in ["{{ a == }}", "{{ ] }}{{ [ }}{{ == ) ( in", "{% for in %}{{ [a for in", "{{ a[ == b"] {
            read(text);
        }
    }

    #[test]
    fn the_built_in_templates_are_read_as_they_stand() {
        fn collect(assets: &Assets, folder: &str, found: &mut Vec<(String, String)>) {
            for name in assets.names(Tree::Templates, folder) {
                let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
                match assets.read(Tree::Templates, &path) {
                    Ok(Some(file)) => found.push((path, file.text.clone())),
                    _ => collect(assets, &path, found),
                }
            }
        }
        let mut texts = Vec::new();
        collect(&Assets::built_in(), "", &mut texts);
        assert!(texts.len() > 70);
        let mut changed = all(texts.iter().map(|(name, text)| (name.as_str(), text.as_str())), false);
        // They slice lists and go through lists of texts, which need no filter.
        changed.retain(|_, read| read.text.contains("__plain"));
        // Where was complained is a name in the case.
        changed.remove("settlement/terms.tera");
        let changed: Vec<_> =
            changed.into_iter().map(|(name, read)| format!("{name}: {}", read.text)).collect();
        assert_eq!(changed, [""; 0], "a built-in template compares what may be a fact");
    }

    #[test]
    fn a_name_that_is_bound_anew_may_hold_a_fact() {
        let text = "{% set m = {\"kind\": order.item} %}{% if m.kind == \"x\" %}";
        assert!(read(text).ends_with("m.kind|__plain == \"x\" %}"));
        let text = "{% set size = order.item %}{% if size == \"x\" %}";
        assert!(read(text).ends_with("size|__plain == \"x\" %}"));
    }

    #[test]
    fn slices_and_loops_over_texts() {
        for (text, expected) in [
            ("{{ a[1:2] }}", "{{ a|__slice(optional=false,start=(1)|__bound,end=(2)|__bound) }}"),
            ("{{ a?[:b.c] | upper }}", "{{ a|__slice(optional=true,end=(b.c)|__bound) | upper }}"),
            ("{{ a[::-1] }}", "{{ a|__slice(optional=false,step=(-1)|__bound) }}"),
            (
                "{{ a.b[0] }}{{ a?[c] }}",
                "{{ a.b|__item(optional=false,at=(0)|__index) }}{{ a|__item(optional=true,at=(c)|__index) }}",
            ),
            ("{{ a[:2].b }}", "{{ a[:2].b }}"),
            (
                "{%- for c in a.b -%}{{- c[1:] -}}",
                "{%- for c in a.b|__each -%}{{- c|__slice(optional=false,start=(1)|__bound) -}}",
            ),
            ("{% for c in a.b %}{{ c }} etc.", "{% for c in a.b|__each %}{{ c }} etc."),
            ("{% for k, v in a.b %}{{ v }}", "{% for k, v in a.b %}{{ v }}"),
        ] {
            assert_eq!(read(text), expected);
        }
    }

    #[test]
    fn every_byte_leads_back() {
        let text = "{% if a.b == \"保温杯\" and c ~ d != e.f[1:2] %}{{ g.h }}";
        let read = all([("a", text)].into_iter(), false).remove("a").unwrap();
        for word in ["a.b", "保温杯", "c ~", "!= ", "e.f", "g.h"] {
            let (at, new) = (text.find(word).unwrap(), read.text.find(word).unwrap());
            assert_eq!(read.original(&(new..new + word.len())), at..at + word.len(), "{word}");
        }
        let filter = read.text.find("__plain").unwrap();
        assert_eq!(&text[read.original(&(filter..filter + "__plain".len()))], "a.b");
        let end = read.text.len();
        assert_eq!(read.original(&(end..end)), text.len()..text.len());
    }
}
