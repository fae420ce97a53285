//! The names in a template's tags, as far as it takes to say that one of them is no fact. What a condition asks for and
//! nobody has is simply false: without this a slip of the keyboard would never be seen.

use std::collections::BTreeSet;

use crate::source::Span;

/// Names that the engine or a channel gives beside the facts.
const GIVEN: [&str; 20] = [
    "story",
    "me",
    "they",
    "seller",
    "the_platform",
    "lead",
    "audience",
    "register",
    "address",
    "size",
    "annexed",
    "names_law",
    "cuts_words",
    "has_annex",
    "annex_pointer",
    "annex_label",
    "loop",
    "true",
    "false",
    "none",
];
/// Words of the language.
const WORDS: [&str; 27] = [
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "set",
    "set_global",
    "endset",
    "include",
    "not",
    "and",
    "or",
    "is",
    "raw",
    "endraw",
    "filter",
    "endfilter",
    "break",
    "continue",
    "block",
    "endblock",
    "extends",
    "component",
    "endcomponent",
    "body",
];

/// A name with what is asked of it: `order.number`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Name {
    /// The keys, joined by dots.
    pub(super) path: String,
    /// Where it stands.
    pub(super) span: Span,
}

/// What is known: facts and given names with every part of their paths, and the names that templates make themselves.
#[derive(Debug, Default)]
pub(super) struct Known {
    paths: BTreeSet<String>,
    made: BTreeSet<String>,
}

impl Known {
    /// With the names that the engine and a channel give.
    pub(super) fn new() -> Self {
        let mut known = Self::default();
        for name in GIVEN {
            known.add(name);
        }
        known
    }

    /// With a fact, its indices left out.
    pub(super) fn add(&mut self, path: &str) {
        let mut plain = String::with_capacity(path.len());
        let mut is_index = false;
        for c in path.chars() {
            is_index = c == '[' || is_index && c != ']';
            if !is_index && c != ']' {
                plain.push(c);
            }
        }
        for (at, _) in plain.match_indices('.') {
            self.paths.insert(plain[..at].to_owned());
        }
        self.paths.insert(plain);
    }

    /// With what a template makes; and, of one that is known to be right, with what it asks for.
    pub(super) fn learn(&mut self, text: &str, is_right: bool) {
        let (names, made) = read(text);
        self.made.extend(made);
        if is_right {
            for name in &names {
                self.add(&name.path);
            }
        }
    }

    /// Is it no fact and no name of a template's?
    pub(super) fn lacks(&self, name: &Name) -> bool {
        let root = name.path.split('.').next().unwrap_or_default();
        !self.made.contains(root) && !self.paths.contains(&name.path)
    }

    /// Every path, to find the nearest.
    pub(super) fn paths(&self) -> Vec<&str> {
        self.paths.iter().map(String::as_str).collect()
    }
}

/// The names that a template asks for, and those that it makes by `set` and `for`.
pub(super) fn read(text: &str) -> (Vec<Name>, BTreeSet<String>) {
    let (mut names, mut made) = (Vec::new(), BTreeSet::new());
    for tag in tags(text) {
        read_tag(text, tag, &mut names, &mut made);
    }
    (names, made)
}

/// The insides of `{{ }}` and `{% %}`; comments are passed over.
fn tags(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = text[at..].find('{').map(|next| at + next) {
        let close = match text.as_bytes().get(next + 1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => {
                at = next + 1;
                continue;
            }
        };
        let Some(end) = text[next + 2..].find(close).map(|end| next + 2 + end) else { break };
        if close != "#}" {
            found.push(Span::new(next + 2, end));
        }
        at = end + 2;
    }
    found
}

fn read_tag(text: &str, tag: Span, names: &mut Vec<Name>, made: &mut BTreeSet<String>) {
    let inside = &text[..tag.end];
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    let (mut at, mut before) = (tag.start, String::new());
    while let Some(c) = inside[at..].chars().next() {
        if matches!(c, '"' | '\'' | '`') {
            let length = inside[at + 1..].find(c).unwrap_or(inside.len() - at - 1);
            at = (at + length + 2).min(inside.len());
            before = "text".into();
        } else if c.is_alphabetic() || c == '_' {
            let end = path_end(inside, at);
            let path = inside[at..end].replace("?.", ".");
            let after = inside[end..].trim_start();
            let is_argument = after.starts_with('=') && !after.starts_with("==");
            match before.as_str() {
                "set" | "set_global" | "for" => drop(made.insert(path.clone())),
                // `for key, value in`: the second name.
                "," if after.starts_with("in ") => drop(made.insert(path.clone())),
                // A filter, a test, a key of what a call or an index gave.
                "|" | "is" | "." | "is not" => {}
                _ if is_argument || after.starts_with('(') || WORDS.contains(&path.as_str()) => {}
                _ => names.push(Name { path: path.clone(), span: Span::new(at, end) }),
            }
            before = if before == "is" && path == "not" { "is not".into() } else { path };
            at = end;
        } else {
            if !c.is_whitespace() {
                before = c.to_string();
            }
            at += c.len_utf8();
            // Digits and what hangs on them are no name.
            if c.is_ascii_digit() {
                at += inside[at..].find(|c: char| !is_word(c)).unwrap_or(inside.len() - at);
            }
        }
    }
}

/// Where the path that begins here ends: words joined by `.` or `?.`.
fn path_end(text: &str, start: usize) -> usize {
    let word = |from: usize| {
        from + text[from..].find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len() - from)
    };
    let mut end = word(start);
    loop {
        let rest = &text[end..];
        let dot = if rest.starts_with("?.") { 2 } else { usize::from(rest.starts_with('.')) };
        let next = text[end + dot..].chars().next();
        if dot == 0 || !next.is_some_and(|c| c.is_alphabetic() || c == '_') {
            return end;
        }
        end = word(end + dot);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_facts() {
        let text = "{#- order.x -#}{% set a = order.item %}{% if goods?.state and not x.y is defined and b == \"c.d\" %}\
                    {{ e.at | then | day }}{{ minor(level=m.weight) }}{% for k, v in claims %}{% endif %}\
                    {% set p = [one.title for one in exhibits if one.file] %}{{ numbers[loop.index0].z }}";
        let (names, made) = read(text);
        let names: Vec<&str> = names.iter().map(|name| name.path.as_str()).collect();
        let expected = [
            "order.item",
            "goods.state",
            "x.y",
            "b",
            "e.at",
            "m.weight",
            "claims",
            "one.title",
            "exhibits",
            "one.file",
            "numbers",
            "loop.index0",
        ];
        assert_eq!(names, expected);
        assert_eq!(made.into_iter().collect::<Vec<_>>(), ["a", "k", "one", "p", "v"]);
    }

    #[test]
    fn a_list_has_one_path_for_all() {
        let mut known = Known::new();
        known.add("timeline[3].exhibits[0]");
        for (path, lacks) in [("timeline.exhibits", false), ("timeline", false), ("timeline.x", true)] {
            assert_eq!(known.lacks(&Name { path: path.into(), span: Span::default() }), lacks, "{path}");
        }
    }
}
