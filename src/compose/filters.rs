//! Filters and functions for templates.
//!
//! * `date | then`: relative to the date before it where that is clear (当日, 次日); `date | day`: without the time;
//!   `date | dated`: with the year in any case; `date | start_day`, `date | end_day`: a range (5月5日至9日).
//!   `date | timed`: with the time of day, also where the channel's dates have none; `date | aside`: the day, without the year of writing, beside the course of dates.
//! * `text | quoted`: in “ ”, inner quotation marks made single, those in them double again; `text | clause`: without the mark at its end.
//! * `labels | refs`: （证据1、证据2）, nothing where there are none; `texts | list`: joined by 、.
//! * `minor(1)` … `end()`: what may be left out where space is short, higher numbers first.
//! * `line()`: a paragraph of a list, with no empty line between two of them and no full stop at its end.
//! * `number()` at the start of a paragraph: 一、 二、 … through the field; a paragraph left empty takes none. `point()`: （1）（2） ….

use tera::{Kwargs, State, Tera, TeraResult, Value};

use super::budget;
use super::carried::Carried;
use super::marks::{DateStyle, Kind, LIST_LINE, Mark, NUMBER, POINT, RANK_CLOSE, RANK_OPEN};

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("then", |text: &str, _: Kwargs, _: &State| {
        date(text, "then", |style| style.relative = true)
    });
    tera.register_filter("day", |text: &str, _: Kwargs, _: &State| {
        date(text, "day", |style| style.day_only = true)
    });
    tera.register_filter("timed", |text: &str, _: Kwargs, _: &State| {
        date(text, "timed", |style| style.with_time = true)
    });
    tera.register_filter("dated", |text: &str, _: Kwargs, _: &State| {
        date(text, "dated", |style| style.with_year = true)
    });
    tera.register_filter("aside", |text: &str, _: Kwargs, _: &State| {
        date(text, "aside", |style| (style.day_only, style.aside) = (true, true))
    });
    tera.register_filter("start_day", |text: &str, _: Kwargs, _: &State| {
        date(text, "start_day", |style| (style.day_only, style.starts_range) = (true, true))
    });
    tera.register_filter("end_day", |text: &str, _: Kwargs, _: &State| {
        date(text, "end_day", |style| (style.day_only, style.ends_range) = (true, true))
    });
    tera.register_filter("quoted", |text: &str, _: Kwargs, _: &State| {
        budget::bytes(text.len()).map(|()| quoted(text))
    });
    tera.register_filter("clause", |text: &str, _: Kwargs, _: &State| {
        budget::bytes(text.len()).map(|()| clause(text))
    });
    tera.register_filter("refs", |labels: &[Value], _: Kwargs, _: &State| -> TeraResult<String> {
        Ok(if labels.is_empty() { String::new() } else { format!("（{}）", joined(labels)?) })
    });
    tera.register_filter("list", |texts: &[Value], _: Kwargs, _: &State| joined(texts));
    tera.register_function("minor", |kwargs: Kwargs, _: &State| -> TeraResult<String> {
        let level = kwargs.get::<u64>("level")?.unwrap_or(1).clamp(1, 9);
        Ok(format!("{RANK_OPEN}{level}"))
    });
    tera.register_function("end", |_: Kwargs, _: &State| RANK_CLOSE.to_string());
    tera.register_function("line", |_: Kwargs, _: &State| LIST_LINE.to_string());
    tera.register_function("point", |_: Kwargs, _: &State| POINT.to_string());
    tera.register_function("number", |_: Kwargs, _: &State| NUMBER.to_string());
}

fn date(text: &str, filter: &str, change: impl FnOnce(&mut DateStyle)) -> TeraResult<String> {
    match Mark::whole(text) {
        Some(mark) if mark.kind == Kind::Date => Ok(mark.with_style(change)),
        _ => Err(tera::Error::message(format!("过滤器 {filter} 只能用在日期上"))),
    }
}

fn quoted(text: &str) -> String {
    let inner = match Mark::whole(text) {
        Some(mark) => mark.with_text(&singled(outermost(mark.text))),
        None => singled(outermost(text)),
    };
    format!("“{inner}”")
}

fn clause(text: &str) -> String {
    if let Some(mark) = Mark::whole(text) {
        return mark.with_text(unended(mark.text));
    }
    let carried = Carried::of(text);
    carried.cut(&(0..unended(&carried.plain).len()), "")
}

/// What was written down as a quotation and nothing else, “一人一机，今天为什么四个人轮一台？”, is not quoted twice.
pub(super) fn outermost(text: &str) -> &str {
    let inner = text.strip_prefix('“').and_then(|rest| rest.strip_suffix('”'));
    inner.filter(|inner| !inner.contains(['“', '”'])).unwrap_or(text)
}

/// One level further in: double marks are made single, and single ones that stand in them double.
pub(super) fn singled(text: &str) -> String {
    // The marks that are open, as they stand in the text.
    let mut open = Vec::new();
    let turned = |c| match c {
        '“' => {
            open.push(c);
            '‘'
        }
        '‘' if open.last() == Some(&'“') => {
            open.push(c);
            '“'
        }
        '’' if open.last() == Some(&'‘') => {
            open.pop();
            '”'
        }
        '”' => {
            open.pop();
            '’'
        }
        c => c,
    };
    text.chars().map(turned).collect()
}

fn unended(text: &str) -> &str {
    text.trim_end().trim_end_matches(['。', '；', '，', ';', ','])
}

fn joined(texts: &[Value]) -> TeraResult<String> {
    let texts: Vec<&str> = texts.iter().filter_map(Value::as_str).collect();
    budget::bytes(texts.iter().map(|text| text.len() + "、".len()).sum())?;
    Ok(texts.join("、"))
}

#[cfg(test)]
mod tests {
    use super::{outermost, singled};

    #[test]
    fn only_what_is_one_quotation_loses_its_marks() {
        assert_eq!(outermost("“今天为什么四个人轮一台？”"), "今天为什么四个人轮一台？");
        for text in ["“甲”和“乙”", "问“几时发货”", "没有引号"] {
            assert_eq!(outermost(text), text);
        }
    }

    #[test]
    fn quotations_in_quotations_alternate() {
        for (text, inside) in [
            ("我们写的是“正品”二字", "我们写的是‘正品’二字"),
            ("他们说“我们写的是‘正品’二字”", "他们说‘我们写的是“正品”二字’"),
            ("“戊”‘己’", "‘戊’‘己’"),
            ("他说“it’s”", "他说‘it’s’"),
            ("没有”的", "没有’的"),
        ] {
            assert_eq!(singled(text), inside);
        }
    }
}
