//! Whatever the machine says of files, of usage, of counts, of questions and of pasted text is there in English too: no
//! Chinese sentence of these rooms stands outside of a pair.

use crate::floors::{literal, raw_string, sources, without_tests};

/// The rooms that speak for the machine.
const ROOMS: &[&str] =
    &["src/cli/", "src/casefile/interview.rs", "src/casefile/steps.rs", "src/casefile/answers.rs"];

/// Files there that say the same another way, or speak of something else.
const OTHERS: &[(&str, &str)] = &[
    ("src/cli/english/", "examples that stay Chinese in English help"),
    ("src/cli/args.rs", "help, which src/cli/english says"),
    ("src/cli/templates/mod.rs", "help, likewise"),
    ("src/cli/help.rs", "says both itself"),
    ("src/cli/usage.rs", "says both itself"),
    ("src/cli/check/counts.rs", "says both itself"),
    ("src/cli/render/tally.rs", "says both itself"),
    ("src/cli/explain/", "what checks, data and templates are about"),
    ("src/cli/check/summed.rs", "a report, which goes with cases"),
    ("src/cli/stream.rs", "findings inside documents for programs"),
    ("src/cli/templates/overlay.rs", "what templates are about"),
    ("src/cli/templates/findings.rs", "likewise"),
    ("src/cli/templates/names.rs", "likewise"),
    ("src/cli/templates/check.rs", "likewise"),
    ("src/cli/serve/files.rs", "the page, which web/english.js says"),
    ("src/cli/serve/reply.rs", "likewise"),
];

/// What opens a pair: the Chinese first, then the English.
const PAIRS: &[&str] = &["either", "Both::new", "Fixed::fixed"];

/// What opens help, which src/cli/english says, or what a key of a file is for.
const ABOUT: &[&str] = &["#arg", "#command", "#value", "Key::optional", "Key::required"];

/// Chinese that people write and that English sentences show: examples, words of a case, what stands between columns.
const SHOWN: &[&str] = &[
    "按您的回答写的；改好、补全",
    "今天",
    "昨天",
    "5月4日",
    "5月1日",
    "请填",
    "请核对",
    "拼多多",
    "收到的6只碗中有3只碗口开裂。",
    "说明碗口开裂，要求退货退款",
    "　",
    "。",
    "！",
    "？",
    "；",
    "、",
    "，",
    "本人",
    "我",
    "商家",
    "您",
    "平台支持以下请求：",
    "平台",
    "监管部门",
    "支付机构",
    "公众",
    "店铺",
];

#[test]
fn no_sentence_of_the_machine_is_chinese_alone() {
    let silent = [
        "say(either(\"没有\", \"none\")); // 没有",
        "either(format!(\"没有{x}\"), format!(\"no {x}\"))",
        "#[arg(long, help = \"文件\")]\n/// 文件\na: u8,",
        "Both::new(format!(\"“{said}”没有读懂\"), format!(\"“{said}” was not understood\"))",
        "either(\"写成 5月4日\", \"write 5月4日\")",
    ];
    let loud = [
        "say(\"没有\")",
        "say(&format!(\"没有 {}\", either(\"文件\", \"a file\")))",
        "either(\"没有\", \"没有\")",
        "Both::new(format!(\"没有\"), format!(\"没有{x}\"))",
        "const A: &str = r\"没有\";",
    ];
    for text in silent {
        assert!(alone(text).is_empty(), "the check should be silent on {text}");
    }
    for text in loud {
        assert!(!alone(text).is_empty(), "the check is blind to {text}");
    }
    let mut found = Vec::new();
    for (path, text) in sources() {
        let is_in = |homes: &[&str]| homes.iter().any(|home| path.starts_with(home));
        if is_in(ROOMS) && !OTHERS.iter().any(|(home, _)| is_in(&[home])) {
            found.extend(alone(without_tests(&text)).into_iter().map(|said| format!("{path}: {said}")));
        }
    }
    assert!(found.is_empty(), "without English:\n{}", found.join("\n"));
}

#[test]
fn what_is_said_another_way_is_still_there() {
    for (home, _) in OTHERS {
        let is_needed = |(path, text): &(String, String)| path.starts_with(home) && !alone(text).is_empty();
        // A file whose sentences have become pairs needs no exception.
        assert!(*home == "src/cli/templates/names.rs" || sources().iter().any(is_needed), "{home}");
    }
}

/// Where the reading stands: inside of which brackets, each with what stands before it, and behind how many of its commas.
#[derive(Default)]
struct Inside {
    brackets: Vec<(String, usize)>,
    word: String,
}

impl Inside {
    fn pass(&mut self, c: char) {
        match c {
            '(' | '[' | '{' => self.brackets.push((std::mem::take(&mut self.word), 0)),
            ')' | ']' | '}' => drop(self.brackets.pop()),
            ',' => self.brackets.iter_mut().last().map_or((), |(_, commas)| *commas += 1),
            _ => {}
        }
        let attribute = self.brackets.last().is_some_and(|(before, _)| before == "#") && self.word.is_empty();
        if c.is_alphanumeric() || "_:#".contains(c) {
            let mark = if attribute { "#" } else { "" };
            self.word = format!("{}{mark}{c}", self.word);
        } else {
            self.word.clear();
        }
    }

    /// May a literal with Chinese in it stand here?
    fn takes(&self, text: &str) -> bool {
        let is = |list: &[&str], word: &str| {
            list.iter().any(|one| word == *one || word.ends_with(&format!("::{one}")))
        };
        let pair = self.brackets.iter().rev().find(|(word, _)| is(PAIRS, word));
        if self.brackets.iter().any(|(word, _)| is(ABOUT, word)) {
            return true;
        }
        match pair {
            Some((_, 0)) => true,
            _ => !is_chinese(&SHOWN.iter().fold(text.to_owned(), |text, shown| text.replace(shown, ""))),
        }
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(|c| ('\u{3000}'..='\u{9fff}').contains(&c))
}

/// The Chinese literals that stand outside of a pair, or as its English.
fn alone(text: &str) -> Vec<String> {
    let (mut inside, mut found, mut rest) = (Inside::default(), Vec::new(), text);
    while let Some(first) = rest.chars().next() {
        let length = match literal(rest) {
            0 if first == 'r' && inside.word.is_empty() => raw_string(rest),
            length => length,
        };
        let (taken, after) = rest.split_at(length.max(first.len_utf8()));
        if length == 0 {
            inside.pass(first);
        } else if taken.starts_with(['"', 'r']) && is_chinese(taken) && !inside.takes(taken) {
            found.push(taken.to_owned());
        }
        rest = after;
    }
    found
}
