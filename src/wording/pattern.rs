//! A pattern that a rule looks for, and a character without which no text has it: to look for the pattern costs more than to
//! see that the character is not there.

use std::ops::Range;

use regex_lite::Regex;

/// A pattern, ready for looking.
#[derive(Debug)]
pub(super) struct Pattern {
    regex: Regex,
    needs: Option<char>,
}

impl Pattern {
    /// `None` where it is none.
    pub(super) fn new(text: &str) -> Option<Self> {
        Some(Self { regex: Regex::new(text).ok()?, needs: needed(text) })
    }

    /// Every place of it.
    pub(super) fn find(&self, text: &str) -> Vec<Range<usize>> {
        if self.needs.is_some_and(|c| !text.contains(c)) {
            return Vec::new();
        }
        self.regex.find_iter(text).map(|found| found.range()).collect()
    }
}

/// A character that stands in every match, where that is easily seen: outside of classes and groups, and not one that may be
/// left out.
fn needed(pattern: &str) -> Option<char> {
    // Flags change what a character means, and a choice needs neither side.
    if pattern.replace("(?:", "(").contains("(?") {
        return None;
    }
    let mut rest = pattern.chars();
    let (mut depth, mut found) = (0_usize, None);
    while let Some(c) = rest.next() {
        let here = match c {
            '[' => {
                class(&mut rest)?;
                None
            }
            '(' => {
                depth += 1;
                None
            }
            ')' => {
                depth = depth.checked_sub(1)?;
                None
            }
            '|' if depth == 0 => return None,
            '\\' => match rest.next()? {
                'n' => Some('\n'),
                'x' | 'u' | 'U' | 'p' | 'P' => return None,
                _ => None,
            },
            '{' => {
                rest.find(|c| *c == '}')?;
                None
            }
            '.' | '^' | '$' | '*' | '+' | '?' | '|' | '}' | ']' => None,
            c => Some(c),
        };
        let may_be_left_out = rest.as_str().starts_with(['*', '?', '{']);
        found = found.or(here.filter(|_| depth == 0 && !may_be_left_out));
    }
    found
}

/// Goes past a class; `None` where that takes more than a look.
fn class(rest: &mut std::str::Chars<'_>) -> Option<()> {
    let inside = rest.as_str().trim_start_matches('^');
    if inside.starts_with(']') {
        return None;
    }
    loop {
        match rest.next()? {
            ']' => return Some(()),
            '[' => return None,
            '\\' => drop(rest.next()?),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_every_match_has() {
        for (pattern, needs) in [
            ("“[^”\"」\\n]*(?:\\n|$)", Some('“')),
            ("(?:^|\\n)[^“\"「\\n]*”", Some('”')),
            ("[^。\\n][ \\t]*\\n+[^\\n]", Some('\n')),
            ("[：，]$", None),
            ("ab?", Some('a')),
            ("a*b{0,2}c", Some('c')),
            ("a|b", None),
            ("(a|b)c", Some('c')),
            ("(?i)a", None),
            ("[]a]b", None),
            ("[[:alpha:]]b", None),
            ("\\d+a", Some('a')),
            ("\\x41b", None),
        ] {
            assert_eq!(needed(pattern), needs, "{pattern}");
        }
    }

    #[test]
    fn nothing_is_missed() {
        let pattern = Pattern::new("“[^”]*(?:\\n|$)").unwrap();
        let found = pattern.find("他说“没有");
        assert_eq!((found.len(), found.first()), (1, Some(&(6..15))));
        assert_eq!(pattern.find("他说没有"), Vec::<Range<usize>>::new());
        assert!(Pattern::new("(").is_none());
    }
}
