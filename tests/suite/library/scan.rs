//! Templates as tags and tokens: as much of the engine's grammar as the checks need.

const KEYWORDS: &[&str] = &[
    "if",
    "elif",
    "else",
    "endif",
    "for",
    "in",
    "endfor",
    "set",
    "set_global",
    "include",
    "and",
    "or",
    "not",
    "is",
    "true",
    "false",
    "defined",
    "undefined",
    "containing",
    "break",
    "continue",
];

/// `{{ … }}` or `{% … %}`.
pub(crate) struct Tag {
    pub(crate) line: usize,
    prints: bool,
    pub(crate) tokens: Vec<Token>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Token {
    /// `order.number`; `?.` is read as `.`.
    Path(String),
    /// A keyword, or a name that is given a value.
    Word(String),
    /// The name after `|`.
    Filter(String),
    /// A literal text.
    Text(String),
    /// Anything else.
    Sign(String),
}

impl Token {
    pub(crate) fn path(&self) -> Option<&str> {
        if let Self::Path(path) = self { Some(path) } else { None }
    }

    pub(crate) fn sign(sign: &str) -> Self {
        Self::Sign(sign.to_owned())
    }

    pub(crate) fn is_word(&self, word: &str) -> bool {
        matches!(self, Self::Word(own) if own == word)
    }
}

impl Tag {
    /// Every path that is used, without the words that a loop binds.
    pub(crate) fn paths(&self) -> Vec<&str> {
        let bound: Vec<String> = self.loops().into_iter().map(|(word, _)| word).collect();
        let paths = self.tokens.iter().filter_map(Token::path);
        paths.filter(|path| !bound.iter().any(|word| word == path)).collect()
    }

    /// The paths that `{{ }}` prints: not those of a condition or of an argument, nor those that a filter makes into
    /// something else.
    pub(crate) fn printed(&self) -> Vec<&str> {
        let mut printed = Vec::new();
        let mut is_condition = !self.prints || self.tokens.contains(&Token::sign("["));
        let mut depth = 0;
        for (index, token) in self.tokens.iter().enumerate() {
            depth += i32::from(*token == Token::sign("(")) - i32::from(*token == Token::sign(")"));
            is_condition = (is_condition || token.is_word("if")) && !token.is_word("else");
            let is_filtered = self.tokens.get(index + 1) == Some(&Token::sign("|"));
            printed.extend(token.path().filter(|_| depth == 0 && !is_condition && !is_filtered));
        }
        printed
    }

    /// Each path with each filter that is applied to it.
    pub(crate) fn filtered(&self) -> Vec<(&str, &str)> {
        let mut found = Vec::new();
        let mut path = None;
        for token in &self.tokens {
            match token {
                Token::Path(own) => path = Some(own.as_str()),
                Token::Filter(filter) => found.extend(path.map(|path| (path, filter.as_str()))),
                Token::Sign(sign) if sign == "|" => {}
                _ => path = None,
            }
        }
        found
    }

    /// The words of loops, with the list that each goes through.
    pub(crate) fn loops(&self) -> Vec<(String, String)> {
        let loops = self.tokens.windows(4).filter_map(|tokens| match tokens {
            [Token::Word(word), Token::Path(item), Token::Word(inside), Token::Path(list)]
                if word == "for" && inside == "in" =>
            {
                Some((item.clone(), list.clone()))
            }
            _ => None,
        });
        loops.collect()
    }

    /// The word that is given a value, with the list that it is a part of: `set few = [e for e in timeline if …]`.
    pub(crate) fn set(&self) -> Option<(String, Option<String>)> {
        let [Token::Word(set), Token::Word(word), value @ ..] = self.tokens.as_slice() else {
            return None;
        };
        let list = match value {
            [
                _,
                open,
                Token::Path(one),
                Token::Word(_),
                Token::Path(item),
                Token::Word(_),
                Token::Path(list),
                ..,
            ] if *open == Token::sign("[") && one == item => Some(list.clone()),
            [_, Token::Path(_)] if word == "pieces" => Some("ground.application".into()),
            _ => None,
        };
        (set == "set" || set == "set_global").then(|| (word.clone(), list))
    }
}

pub(crate) fn tags(text: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut at = 0;
    while let Some(start) =
        text[at..].find("{{").into_iter().chain(text[at..].find("{%")).chain(text[at..].find("{#")).min()
    {
        let start = at + start;
        let open = &text[start..start + 2];
        let close = match open {
            "{{" => "}}",
            "{%" => "%}",
            _ => "#}",
        };
        let end = start + text[start..].find(close).unwrap();
        if open != "{#" {
            let inside = text[start + 2..end].trim_matches('-');
            tags.push(Tag {
                line: text[..start].matches('\n').count() + 1,
                prints: open == "{{",
                tokens: tokens(inside),
            });
        }
        at = end + 2;
    }
    tags
}

fn tokens(inside: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut rest = inside.trim_start();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' | '\'' | '`' => rest[1..].find(first).unwrap() + 2,
            c if is_name(c) => path_length(rest),
            _ if ["==", "!=", "<=", ">="].iter().any(|sign| rest.starts_with(sign)) => 2,
            c => c.len_utf8(),
        };
        let (taken, after) = rest.split_at(length);
        let after = after.trim_start();
        let previous = tokens.last();
        tokens.push(match first {
            '"' | '\'' | '`' => Token::Text(taken[1..length - 1].to_owned()),
            c if c.is_ascii_digit() || !is_name(c) => Token::Sign(taken.to_owned()),
            _ if previous == Some(&Token::sign("|")) => Token::Filter(taken.to_owned()),
            _ if KEYWORDS.contains(&taken) || after.starts_with('(') => Token::Word(taken.to_owned()),
            _ if after.starts_with('=') && !after.starts_with("==") => Token::Word(taken.to_owned()),
            _ => Token::Path(taken.replace("?.", ".")),
        });
        rest = after;
    }
    tokens
}

fn path_length(text: &str) -> usize {
    let mut length = 0;
    loop {
        let rest = &text[length..];
        length += rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        let step = ["?.", "."].iter().find(|step| text[length..].starts_with(**step));
        match step.filter(|step| text[length + step.len()..].starts_with(is_name)) {
            Some(step) => length += step.len(),
            None => return length,
        }
    }
}

fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

pub(crate) fn includes(text: &str) -> Vec<String> {
    let tags = tags(text);
    let names = tags.iter().filter_map(|tag| match tag.tokens.as_slice() {
        [Token::Word(include), Token::Text(name)] if include == "include" => Some(name.clone()),
        _ => None,
    });
    names.collect()
}
