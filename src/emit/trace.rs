//! A trace for a terminal: each sentence, and under it where it comes from.

use std::collections::BTreeMap;

use crate::path::CasePath;
use crate::trace::{Kind, MarkKind, Source, Trace, TracedSentence, Traces, Unused};

/// At most so many characters of a value are shown.
const SHOWN: usize = 24;

/// The traces of a case; only what is unused where `only_unused`.
pub fn trace(traces: &Traces, only_unused: bool) -> String {
    let texts = traces.texts.iter().filter(|_| !only_unused);
    let mut parts: Vec<String> = texts.map(|trace| of_text(trace, &traces.case)).collect();
    parts.extend(traces.unused.as_ref().filter(|_| only_unused).map(|unused| of_unused(unused, traces)));
    parts.join("\n")
}

fn of_text(trace: &Trace, case: &str) -> String {
    let mut out = format!("===== {case} · {}（{}） =====\n", trace.channel_name, trace.channel);
    let mut heading = String::new();
    for (index, sentence) in trace.sentences.iter().enumerate() {
        let message = sentence.message.map(|number| format!(" 第{number}条")).unwrap_or_default();
        let here = format!("【{}{message}】", sentence.label);
        if here != heading {
            out += &format!("\n{here}\n");
            heading = here;
        }
        out += &format!("{}. {}\n", index + 1, sentence.text);
        for line in lines(sentence) {
            out += &format!("　　{line}\n");
        }
    }
    out
}

/// The sources of a sentence, a line for each sort.
pub(super) fn lines(sentence: &TracedSentence) -> Vec<String> {
    let mut lines = Vec::new();
    let mut add = |name: &str, items: Vec<String>| {
        if !items.is_empty() {
            lines.push(format!("{name}　{}", items.join("；")));
        }
    };
    let stated = sentence.rests_on.iter().filter(|source| source.is == Kind::Stated);
    add("写的是", stated.map(with_text).collect());
    add("其中", marks(sentence));
    add(
        "推出",
        sentence.derived.iter().map(|one| derived(one.value.as_str(), &one.fact, &one.from)).collect(),
    );
    let decides = sentence.rests_on.iter().filter(|source| source.is == Kind::Decides);
    add("取决于", decides.map(|source| format!("{}（第{}行）", source.path, source.line)).collect());
    let named = |is_named: bool| sentence.exhibits.iter().filter(move |one| one.is_named == is_named);
    add("证据", named(true).map(|one| format!("{}（{}）", one.label, one.id)).collect());
    add("可附证据", named(false).map(|one| format!("{}（{}）", one.label, one.id)).collect());
    let articles = sentence.articles.iter();
    add("法条", articles.map(|one| format!("{}/{}：{}", one.statute, one.article, one.cite)).collect());
    add("模板", templates(sentence));
    if sentence.rests_on.is_empty() && sentence.derived.is_empty() {
        lines.insert(0, "固定的文字，不随案件变化".into());
    }
    lines
}

fn with_text(source: &Source) -> String {
    format!("{}（第{}行第{}列：{}）", source.path, source.line, source.column, short(&source.text))
}

fn derived(value: &str, fact: &str, from: &[CasePath]) -> String {
    let from: Vec<&str> = from.iter().map(CasePath::as_str).collect();
    let from = if from.is_empty() { String::new() } else { format!(" ← {}", from.join("、")) };
    format!("{}（{fact}{from}）", short(value))
}

fn marks(sentence: &TracedSentence) -> Vec<String> {
    let marks = sentence.marks.iter().map(|mark| {
        let kind = match mark.is {
            MarkKind::Amount => "金额",
            MarkKind::Date => "日期",
            MarkKind::Quotation => "引文",
        };
        let origin =
            mark.path.as_ref().map(CasePath::as_str).or(mark.fact.as_deref()).unwrap_or("固定的文字");
        format!("{kind} {} = {origin}", short(&mark.text))
    });
    marks.collect()
}

/// Files with their lines: `_shared/event.tera:3、7`.
fn templates(sentence: &TracedSentence) -> Vec<String> {
    let mut files: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut order = Vec::new();
    for place in &sentence.templates {
        if !files.contains_key(place.file.as_str()) {
            order.push(place.file.as_str());
        }
        files.entry(&place.file).or_default().extend(place.line.map(|line| line.to_string()));
    }
    let named = |file: &str| match files.get(file).map(|lines| lines.join("、")) {
        Some(lines) if !lines.is_empty() => format!("{file}:{lines}"),
        _ => file.to_owned(),
    };
    order.into_iter().map(named).collect()
}

fn of_unused(unused: &Unused, traces: &Traces) -> String {
    let names: Vec<&str> = traces.texts.iter().map(|trace| trace.channel.as_str()).collect();
    let mut out = format!("看过的渠道：{}\n", names.join("、"));
    out += &format!("\n没有用到的内容（{}处）\n", unused.facts.len());
    for leaf in &unused.facts {
        out += &format!(
            "　{}:{}:{}　{}：{}\n",
            traces.file,
            leaf.line,
            leaf.column,
            leaf.path,
            short(&leaf.text)
        );
    }
    out += &format!("\n没有提到的证据（{}件）\n", unused.exhibits.len());
    for exhibit in &unused.exhibits {
        out += &format!("　{}　{}（{}）\n", exhibit.label, exhibit.title, exhibit.id);
    }
    out
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}
