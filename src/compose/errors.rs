//! The engine's errors as diagnostics that point at the template's line.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::ErrorKind;

use crate::assets::{Assets, Tree};
use crate::channel::{Channel, Field, right_name};
use crate::diagnostic::Diagnostic;
use crate::reading::is_han;
use crate::source::{Place, SourceFile, Span};

use super::Templates;
use super::budget::SPENT;
use super::carried::plain;
use super::engine::in_chinese;
use super::replaced::replaced;
use super::rewrite::{Read, Rewritten};

/// The templates by name.
pub(super) type Files = BTreeMap<String, Arc<SourceFile>>;

/// What the engine says of templates that do not fit together, and the names of those that are at fault.
pub(super) fn on_load(error: &tera::Error, files: &Files, read: &Read) -> (Vec<Diagnostic>, Vec<String>) {
    if let ErrorKind::SyntaxError(report) = error.kind()
        && let Some(file) = files.get(report.filename())
    {
        let place = place(file, read.get(report.filename()), report.span());
        // At a character that it cannot read, the engine gives no more than where that begins.
        let rest = file.text.get(place.span.start..).unwrap_or_default();
        let length = place.span.end.saturating_sub(place.span.start);
        let word = rest.get(..length).filter(|word| !word.is_empty());
        let word = word
            .unwrap_or_else(|| rest.get(..rest.chars().next().map_or(0, char::len_utf8)).unwrap_or_default());
        let usual = "检查 {% … %} 和 {{ … }} 是否成对，名字和引号是否写对";
        let (said, help) = said(report.message(), word);
        let found = Diagnostic::error("template/syntax", "模板的写法在这里读不懂");
        let found = found.at(place, said).help(help.unwrap_or_else(|| usual.into()));
        return (vec![found], vec![report.filename().to_owned()]);
    }
    if let ErrorKind::CircularInclude { tpl, include_chain } = error.kind() {
        return (vec![circular(tpl, include_chain, files)], include_chain.clone());
    }
    let text = error.to_string();
    let unknown: Vec<_> = unknown_names(&text).filter(|(_, _, name, _)| files.contains_key(*name)).collect();
    if unknown.is_empty() {
        let found = Diagnostic::error("template/error", "模板不能用").help(said(&text, "").0);
        return (vec![found], files.keys().cloned().collect());
    }
    let found = unknown.iter().map(|(kind, word, name, line)| unknown_name(kind, word, &files[*name], *line));
    (found.collect(), unknown.iter().map(|(_, _, name, _)| (*name).to_owned()).collect())
}

/// A part that includes itself, maybe by way of others.
fn circular(name: &str, chain: &[String], files: &Files) -> Diagnostic {
    let said = format!("模板套着自己：{}", chain.join(" → "));
    let found = Diagnostic::error("template/endless", said).help("删去其中一处 include");
    let next = chain.iter().skip_while(|one| *one != name).nth(1);
    let placed = files.get(name).zip(next).and_then(|(file, next)| {
        let at = file.text.find(&format!("\"{next}\"")).or_else(|| file.text.find(next.as_str()))?;
        let quotes = 2 * usize::from(file.text[at..].starts_with('"'));
        Some(Place { span: Span::new(at, at + next.len() + quotes), file: file.clone() })
    });
    match placed {
        Some(place) => found.at(place, ""),
        None => found,
    }
}

/// Does a component call itself without end?
pub(super) fn is_recursion(error: &tera::Error) -> bool {
    error.to_string().contains("recursion depth")
}

/// What the engine says of a text that could not be written.
pub(super) fn on_render(error: &tera::Error, templates: &Templates, channel: &Channel) -> Diagnostic {
    let unplaced = |said: &str| {
        Diagnostic::error("template/error", format!("渠道“{}”的模板出错", channel.id))
            .help(self::said(said, "").0)
    };
    let ErrorKind::RenderingError(report) = error.kind() else {
        return unplaced(&error.to_string());
    };
    let message = plain(report.message());
    let Some(file) = templates.files.get(report.filename()) else {
        return unplaced(&message);
    };
    let place = place(file, templates.read.get(report.filename()), report.span());
    if message.contains(SPENT) {
        return endless(channel).at(place, "到这里为止");
    }
    let expression = file.text.get(place.span.start..place.span.end).unwrap_or_default().to_owned();
    let absent = ["not found", "undefined", "not defined", "doesn't exist", "does not exist"];
    if absent.iter().any(|word| message.contains(word)) {
        let known = message.split_once("Available fields: ").map(|(_, known)| known.replace(", ", "、"));
        return Diagnostic::error("template/absent-fact", format!("模板用了案件里没有的事实“{expression}”"))
            .at(place, known.map(|known| format!("这里有：{known}")).unwrap_or_default())
            .help(format!(
                "在案件里补上它，或在模板里先问 {{% if … %}}；能用的事实见 complain facts（渠道 {}）",
                channel.id
            ));
    }
    let (said, help) = said(&message, &expression);
    let found = Diagnostic::error("template/error", "模板在这里出错").at(place, said);
    let found = help.into_iter().fold(found, Diagnostic::help);
    found.help(format!("渠道 {}：{expression}", channel.id))
}

/// A text that has no end; `line` is where the template was when it was stopped.
pub(super) fn too_long(line: Option<(Arc<SourceFile>, usize)>, channel: &Channel) -> Diagnostic {
    let found = endless(channel);
    match line {
        Some((file, line)) => found.at(Place { span: file.line_span(line), file }, "到这里为止"),
        None => found,
    }
}

fn endless(channel: &Channel) -> Diagnostic {
    let said = format!("渠道“{}”的模板写得没完没了，已经停下", channel.id);
    Diagnostic::error("template/endless", said)
        .help("看循环是不是套得太多、次数太大，set 是不是把同一段文字越接越长；一栏文字用不到这么多")
}

/// A `minor()` without its `end()`, or the other way round; `line` is where the template writes it.
pub(super) fn unpaired(
    is_open: bool,
    line: Option<(&Arc<SourceFile>, usize)>,
    channel: &Channel,
) -> Diagnostic {
    let (own, said, help) = if is_open {
        (
            "minor",
            "这里的 minor() 没有对应的 end()，后面的文字都会被当作次要的",
            "在这些次要的句子后面写 {{ end() }}",
        )
    } else {
        ("end", "这里的 end() 前面没有对应的 minor()", "删去它，或者在次要的句子前面写 {{ minor(level=1) }}")
    };
    let found = Diagnostic::error("template/unpaired-minor", format!("渠道“{}”的模板里，{said}", channel.id));
    let found = found.help(format!("{help}；两者要在同样的条件下写出"));
    let Some((file, line)) = line else { return found };
    let line = file.line_span(line);
    let written = &file.text[line.start..line.end];
    let call = format!("{own}(");
    let at = if is_open { written.find(&call) } else { written.rfind(&call) };
    let span = at.map_or(line, |at| Span::new(line.start + at, line.start + at + own.len()));
    found.at(Place { file: file.clone(), span }, "")
}

/// A box without its template: told where `channel.yaml` names it.
pub(super) fn missing(assets: &Assets, channel: &Channel, name: &str) -> Diagnostic {
    let found = Diagnostic::error("template/missing", format!("渠道“{}”缺少模板 {name}", channel.id))
        .help("channel.yaml 的每一栏都要有同名的 .tera 文件");
    let own = name.rsplit('/').next().unwrap_or_default();
    let misnamed = assets.names(Tree::Templates, &channel.id).into_iter().find(|there| {
        right_name(there).is_some_and(|right| right == own)
            || there.split('.').next() == own.split('.').next()
    });
    let found = match misnamed {
        Some(there) => found.help(format!("文件夹里有 {there}，把它改名为 {own}")),
        None => found,
    };
    let settings = assets.read(Tree::Templates, &format!("{}/channel.yaml", channel.id)).ok().flatten();
    let field = name.rsplit('/').next().and_then(|file| file.strip_suffix(".tera")).unwrap_or_default();
    let written = format!("id: {field}");
    let named = settings.and_then(|file| {
        let ends = |at: &usize| {
            !file.text[at + written.len()..].starts_with(|c: char| c.is_alphanumeric() || c == '-')
        };
        let at = file.text.match_indices(&written).map(|(at, _)| at).find(ends)?;
        Some(Place { span: Span::new(at, at + written.len()), file })
    });
    match named {
        Some(place) => found.at(place, "这一栏"),
        None => found,
    }
}

/// A box that may not be empty and is; `file` is its template.
pub(super) fn empty_field(channel: &Channel, field: &Field, file: Option<&Arc<SourceFile>>) -> Diagnostic {
    let found = Diagnostic::error(
        "template/empty-field",
        format!("渠道“{}”的“{}”一栏没有内容", channel.id, field.label),
    )
    .help("模板在这个案件上没有写出文字；允许空着的栏在 channel.yaml 里写 optional: true");
    match file {
        Some(file) => found.at(Place { span: file.line_span(1), file: file.clone() }, "这个模板"),
        None => found,
    }
}

fn place(file: &Arc<SourceFile>, read: Option<&Rewritten>, span: &tera::Span) -> Place {
    let span = read.map_or(span.range.clone(), |read| read.original(&span.range));
    let end = span.end.min(file.text.len());
    Place { file: file.clone(), span: Span::new(span.start.min(end), end) }
}

/// What the engine says in Chinese, with what to do; its own words where nobody has met them.
fn said(message: &str, word: &str) -> (String, Option<String>) {
    in_chinese(message, word).unwrap_or_else(|| {
        let is_chinese = message.chars().any(is_han);
        let own = if is_chinese { message.to_owned() } else { format!("模板引擎的原话：{message}") };
        (own, None)
    })
}

/// Kind, name, file and line of every name that the engine does not know, read off its report:
/// ``error: Unknown filter `shout`␤ --> note/body.tera:2:17␤ …``.
fn unknown_names(report: &str) -> impl Iterator<Item = (&str, &str, &str, usize)> {
    let mut lines = report.lines();
    std::iter::from_fn(move || {
        loop {
            let Some(rest) = lines.next()?.strip_prefix("error: Unknown ") else {
                continue;
            };
            let (kind, word) = rest.split_once(" `")?;
            let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':').skip(1);
            let line = place.next()?.parse().ok()?;
            return Some((kind, word.trim_end_matches('`'), place.next()?, line));
        }
    })
}

fn unknown_name(kind: &str, word: &str, file: &Arc<SourceFile>, line: usize) -> Diagnostic {
    let line = file.line_span(line);
    let at = file.text[line.start..line.end]
        .find(word)
        .map_or(line, |at| Span::new(line.start + at, line.start + at + word.len()));
    let place = Place { file: file.clone(), span: at };
    match kind {
        "template" => {
            let usual =
                "include 后面写从模板文件夹算起的路径，如 _shared/order.tera；有哪些见 complain list templates";
            Diagnostic::error("template/missing", format!("没有模板文件 {word}"))
                .at(place, "")
                .help(replaced(word).unwrap_or_else(|| usual.into()))
        }
        "filter" => Diagnostic::error("template/unknown-filter", format!("没有叫“{word}”的过滤器"))
            .at(place, "")
            .help("能用的有 then、day、timed、aside、start_day、end_day、dated、quoted、clause、refs、list，和 Tera 自带的"),
        _ => Diagnostic::error("template/unknown-name", format!("模板不认识“{word}”"))
            .at(place, "")
            .help("能用的函数有 minor(level=…)、end()、number()、point() 和 line()，和 Tera 自带的"),
    }
}
