//! What a YAML file may hold, as data: one table per mapping serves the check, the list of known keys and the documents.

use std::sync::Arc;

use crate::amount::{Amount, AmountError};
use crate::calendar::{DateError, Day, Moment};
use crate::diagnostic::{Diagnostic, Sink};
use crate::source::{Place, SourceFile, Span};

use super::tree::{Node, Style, Value};

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// Text that is not empty.
    Text,
    /// A name of lower-case letters, digits and `-`.
    Id,
    /// One of these words.
    OneOf(&'static [Choice]),
    /// Money of at least one fen.
    Amount,
    /// Money, or `0`.
    AmountOrZero,
    /// A day or a moment.
    Moment,
    /// A day.
    Day,
    /// A whole number from and to.
    Whole(u32, u32),
    /// `true` or `false`.
    Flag,
    /// A list, each item of this shape.
    List(&'static Shape),
    /// A mapping with these keys.
    Map(&'static [Key]),
    /// A mapping from any key to text.
    Texts,
}

/// A word that a key accepts.
#[derive(Debug, Clone, Copy)]
pub struct Choice {
    /// The word.
    pub word: &'static str,
    /// What it means, in Chinese.
    pub about: &'static str,
}

/// A key of a mapping.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What it is for, in Chinese.
    pub about: &'static str,
    /// Must it be there?
    pub required: bool,
    /// What its value must be.
    pub shape: &'static Shape,
}

impl Key {
    /// A key that may be left out.
    pub const fn optional(name: &'static str, about: &'static str, shape: &'static Shape) -> Self {
        Self { name, about, required: false, shape }
    }

    /// A key that must be there.
    pub const fn required(name: &'static str, about: &'static str, shape: &'static Shape) -> Self {
        Self { name, about, required: true, shape }
    }
}

impl Shape {
    /// The names of all keys inside, with repetitions.
    pub fn key_names(&self) -> Vec<&'static str> {
        match self {
            Self::Map(keys) => keys.iter().flat_map(|key| [vec![key.name], key.shape.key_names()].concat()).collect(),
            Self::List(item) => item.key_names(),
            _ => Vec::new(),
        }
    }
}

/// Reports everything in `node` that is not of this shape.
pub fn check(node: &Node, shape: &Shape, file: &Arc<SourceFile>, sink: &mut Sink) {
    Checker { file, sink }.check(node, shape, &Owner { name: "", key_span: None });
}

struct Checker<'a> {
    file: &'a Arc<SourceFile>,
    sink: &'a mut Sink,
}

/// The key whose value is looked at.
#[derive(Clone, Copy)]
struct Owner<'a> {
    name: &'a str,
    key_span: Option<Span>,
}

impl Checker<'_> {
    fn check(&mut self, node: &Node, shape: &Shape, owner: &Owner<'_>) {
        match (shape, &node.value) {
            (Shape::Map(keys), Value::Map(_)) => self.map(node, keys, owner),
            (Shape::List(item), Value::List(items)) => self.list(items, item, node, owner),
            (Shape::Texts, Value::Map(entries)) => {
                for entry in entries {
                    self.check(&entry.node, &Shape::Text, &Owner { name: &entry.key, key_span: Some(entry.key_span) });
                }
            }
            (_, Value::Nothing) => self.empty(node, owner),
            (Shape::Map(_) | Shape::List(_) | Shape::Texts, _) => self.wrong_kind(node, shape, owner),
            (_, Value::Scalar(text, style)) => self.scalar(node, text, *style, shape, owner),
            (_, _) => self.wrong_kind(node, shape, owner),
        }
    }

    fn map(&mut self, node: &Node, keys: &[Key], owner: &Owner<'_>) {
        for entry in node.entries() {
            match keys.iter().find(|key| key.name == entry.key) {
                Some(key) => {
                    self.check(&entry.node, key.shape, &Owner { name: key.name, key_span: Some(entry.key_span) });
                }
                None => self.unknown_key(&entry.key, entry.key_span, keys),
            }
        }
        for key in keys.iter().filter(|key| key.required && node.get(key.name).is_none()) {
            let whole = owner.key_span.unwrap_or_else(|| first_line(self.file, node.span));
            let parent = if owner.name.is_empty() { "案件".to_owned() } else { format!("“{}”", owner.name) };
            self.sink.push(
                Diagnostic::error("case/missing-key", format!("{parent}缺少“{}”", key.name))
                    .at(self.at(whole), "写在这下面")
                    .help(format!("{}：{}，每个渠道都要用到", key.name, key.about)),
            );
        }
    }

    fn list(&mut self, items: &[Node], item: &Shape, node: &Node, owner: &Owner<'_>) {
        if items.is_empty() {
            self.empty(node, owner);
        }
        for one in items {
            self.check(one, item, owner);
        }
    }

    fn scalar(&mut self, node: &Node, text: &str, style: Style, shape: &Shape, owner: &Owner<'_>) {
        if text.trim().is_empty() {
            return self.empty(node, owner);
        }
        let problem = match shape {
            Shape::Text => return self.text(node, text, style),
            Shape::Id => id_problem(text),
            Shape::OneOf(choices) => return self.one_of(node, text, choices, owner),
            Shape::Amount => amount_problem(text, false),
            Shape::AmountOrZero => amount_problem(text, true),
            Shape::Moment => Moment::parse(text).err().map(|error| date_problem(error, true)),
            Shape::Day => Day::parse(text).err().map(|error| date_problem(error, false)),
            Shape::Whole(from, to) => whole_problem(text, *from, *to),
            Shape::Flag => (!matches!(text, "true" | "false"))
                .then(|| ("case/flag", "这里只能写 true 或 false".into(), "是写 true，否写 false".into())),
            Shape::List(_) | Shape::Map(_) | Shape::Texts => None,
        };
        if let Some((rule, message, help)) = problem {
            self.sink.push(Diagnostic::error(rule, message).at(self.at(node.span), format!("“{}”的值", owner.name)).help(help));
        }
    }

    fn text(&mut self, node: &Node, text: &str, style: Style) {
        let pairs = [('“', '”'), ('‘', '’'), ('「', '」'), ('"', '"')];
        let wrapped = pairs.iter().any(|&(open, close)| {
            let inside = text.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
            inside.is_some_and(|inside| !inside.contains([open, close]))
        });
        if wrapped {
            self.sink.push(
                Diagnostic::warning("yaml/smart-quotes", "整段文字外面的引号会成为文字的一部分")
                    .at(self.at(node.span), "")
                    .help("去掉两头的引号；YAML 需要引号时用英文引号 \"…\"，原话的引号由模板加上"),
            );
        }
        let rest_of_line = self.file.text.get(node.span.end..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let comment = rest_of_line.trim_start();
        if style == Style::Plain && comment.starts_with('#') && !comment.starts_with("# ") && comment.len() > 1 {
            let start = node.span.end + (rest_of_line.len() - comment.len());
            self.sink.push(
                Diagnostic::warning("yaml/hash-in-text", "# 后面的内容会被 YAML 当成注释丢掉")
                    .at(self.at(Span::new(start, start + comment.trim_end().len())), "这些不会写进文字")
                    .help("如果是文字，给整段加英文引号；如果是注释，在 # 后面空一格"),
            );
        }
    }

    fn one_of(&mut self, node: &Node, text: &str, choices: &[Choice], owner: &Owner<'_>) {
        if choices.iter().any(|choice| choice.word == text) {
            return;
        }
        let words: Vec<&str> = choices.iter().map(|choice| choice.word).collect();
        let list: Vec<String> = choices.iter().map(|choice| format!("{}（{}）", choice.word, choice.about)).collect();
        self.sink.push(
            Diagnostic::error("case/unknown-value", format!("“{}”不认识“{text}”", owner.name))
                .at(self.at(node.span), nearest_label(text, &words))
                .help(format!("可以写：{}", list.join("、"))),
        );
    }

    fn unknown_key(&mut self, key: &str, span: Span, keys: &[Key]) {
        let names: Vec<&str> = keys.iter().map(|key| key.name).collect();
        self.sink.push(
            Diagnostic::error("case/unknown-key", format!("不认识的键“{key}”"))
                .at(self.at(span), nearest_label(key, &names))
                .help(format!("这里可以写：{}", names.join("、"))),
        );
    }

    fn empty(&mut self, node: &Node, owner: &Owner<'_>) {
        let span = match node.value {
            Value::Nothing => owner.key_span.unwrap_or(node.span),
            _ => node.span,
        };
        let name = if owner.name.is_empty() { "文件" } else { owner.name };
        self.sink.push(
            Diagnostic::error("case/empty", format!("“{name}”没有内容"))
                .at(self.at(span), "这里是空的")
                .help("写上内容；没有就删掉这一行"),
        );
    }

    fn wrong_kind(&mut self, node: &Node, shape: &Shape, owner: &Owner<'_>) {
        let found = match node.value {
            Value::Scalar(..) => "一段文字",
            Value::List(_) => "一个列表",
            Value::Map(_) => "一组键和值",
            Value::Nothing => "空白",
        };
        let (wanted, help) = match shape {
            Shape::Map(keys) => ("一组键和值", format!("在下面缩进写：{}", names(keys))),
            Shape::Texts => ("一组键和值", "在下面缩进写“键: 值”".into()),
            Shape::List(_) => ("一个列表", "每一条单独一行，以“- ”开头；或写成 [甲, 乙]".into()),
            _ => ("一段文字", "直接写在冒号后面；文字以 { 或 [ 开头时加英文引号".into()),
        };
        let name = if owner.name.is_empty() { "文件" } else { owner.name };
        let span = first_line(self.file, node.span);
        self.sink.push(
            Diagnostic::error("case/wrong-kind", format!("“{name}”应为{wanted}，这里是{found}")).at(self.at(span), "").help(help),
        );
    }

    fn at(&self, span: Span) -> Place {
        Place { file: self.file.clone(), span }
    }
}

type Problem = (&'static str, String, String);

fn id_problem(text: &str) -> Option<Problem> {
    let good = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-') && !text.starts_with('-');
    (!good).then(|| {
        ("case/id", format!("“{text}”不能作编号"), "编号只用小写英文字母、数字和连字符 -，例如 chat-1".into())
    })
}

fn amount_problem(text: &str, zero: bool) -> Option<Problem> {
    let (message, help) = match Amount::parse(text) {
        Ok(amount) if amount.is_zero() && !zero => ("金额不能是零".into(), "写实际的金额；没有这一项就删掉"),
        Ok(_) => return None,
        Err(AmountError::WriteAs(better)) => return Some(("case/amount", format!("金额请写成 {better}"), format!("只写数字和小数点：{better}"))),
        Err(AmountError::Negative) => ("金额不能是负数".into(), "写正数；方向由 kind 或 event 表示"),
        Err(AmountError::NotExactToTheFen) => ("金额要精确到分，最多两位小数".into(), "例如 268.00"),
        Err(AmountError::TooLarge) => ("金额太大".into(), "小数点前最多九位"),
        Err(AmountError::NotANumber) => (format!("“{text}”不是金额"), "只写数字和小数点，例如 268.00；不写单位"),
    };
    Some(("case/amount", message, help.into()))
}

fn date_problem(error: DateError, with_time: bool) -> Problem {
    let form = if with_time { "写成 2026-05-04 或 2026-05-04 18:30" } else { "写成 2026-05-04" };
    let (message, help) = match error {
        DateError::WriteAs(better) if !with_time || better.len() >= 10 => {
            (format!("日期请写成 {better}"), format!("写成 {better}"))
        }
        DateError::Ambiguous(one, other) => {
            (format!("这个日期有两种读法：{one} 或 {other}"), "按年-月-日写成其中一个".into())
        }
        DateError::Impossible => ("没有这一天或这个时刻".into(), form.into()),
        DateError::NoYear => ("日期缺少年份".into(), form.into()),
        DateError::WriteAs(_) | DateError::NotADate => ("这不是日期".into(), form.into()),
    };
    ("case/date", message, help)
}

fn whole_problem(text: &str, from: u32, to: u32) -> Option<Problem> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    let fits = digits && text.parse::<u32>().is_ok_and(|number| (from..=to).contains(&number));
    (!fits).then(|| ("case/number", format!("这里要写 {from} 到 {to} 的整数"), format!("例如 {}", from.max(1))))
}

fn names(keys: &[Key]) -> String {
    keys.iter().map(|key| key.name).collect::<Vec<_>>().join("、")
}

fn nearest_label(word: &str, known: &[&str]) -> String {
    nearest(word, known).map(|near| format!("是不是“{near}”？")).unwrap_or_default()
}

/// The known word that is most like this one, if any is like it at all.
pub fn nearest<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = word.to_lowercase().replace('_', "-");
    let score = |known: &str| strsim::damerau_levenshtein(&plain, &known.replace('_', "-"));
    let best = known.iter().copied().min_by_key(|known| score(known))?;
    (score(best) <= best.chars().count().max(3) / 3).then_some(best)
}

fn first_line(file: &SourceFile, span: Span) -> Span {
    let text = file.text.get(span.start..span.end).unwrap_or_default();
    Span::new(span.start, span.start + text.lines().next().unwrap_or_default().trim_end().len())
}
