//! A sentence with slots, taken apart.

use std::ops::Range;

use super::conditions::BINDS;
use super::{ALWAYS, Application, Context, Form, Part, SLOTS};

/// What is wrong with a sentence, and where in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The bytes of the sentence.
    pub at: Range<usize>,
    /// What is wrong.
    pub message: String,
    /// What may stand there.
    pub help: String,
}

/// Takes a sentence apart.
pub fn parse(text: &str, context: Context<'_>) -> Result<Application, Vec<Mistake>> {
    parts(text, Some(context)).map(Application::of)
}

/// The parts of a sentence; without a context nobody asks what binds its slots.
pub(super) fn parts(text: &str, context: Option<Context<'_>>) -> Result<Vec<Part>, Vec<Mistake>> {
    let (mut parts, mut mistakes) = (Vec::new(), Vec::new());
    let mut at = 0;
    while let Some(open) = text[at..].find(['{', '}']).map(|found| at + found) {
        fixed(&text[at..open], &mut parts);
        let close = text[open..].find('}').map(|found| open + found).filter(|close| *close > open);
        let Some(close) = close else {
            mistakes.push(Mistake {
                at: open..open + 1,
                message: "空位的括号不成对".into(),
                help: "空位写作 {request.at|day}，前后各一个半角花括号".into(),
            });
            return Err(mistakes);
        };
        match slot(&text[open + 1..close], context) {
            Ok(part) => parts.push(part),
            Err((message, help)) => mistakes.push(Mistake { at: open..close + 1, message, help }),
        }
        at = close + 1;
    }
    fixed(&text[at..], &mut parts);
    if mistakes.is_empty() { Ok(parts) } else { Err(mistakes) }
}

fn fixed(text: &str, parts: &mut Vec<Part>) {
    if !text.is_empty() {
        parts.push(Part::Fixed(text.to_owned()));
    }
}

/// Between the brackets; else what is wrong and what may stand there.
fn slot(inside: &str, context: Option<Context<'_>>) -> Result<Part, (String, String)> {
    let (name, filter) = match inside.split_once('|') {
        Some((name, filter)) => (name.trim(), Some(filter.trim())),
        None => (inside.trim(), None),
    };
    if let ("me" | "seller", None) = (name, filter) {
        return Ok(if name == "me" { Part::Me } else { Part::Seller });
    }
    let Some((path, form, _)) = SLOTS.iter().find(|(path, ..)| *path == name) else {
        return Err((
            format!("没有“{name}”这个空位"),
            may_stand(&context.map(witnesses).unwrap_or_default()),
        ));
    };
    let witness = path.split('.').next().unwrap_or_default();
    if let Some(open) = context.map(witnesses).filter(|open| !open.contains(&witness)) {
        let bind = BINDS.iter().filter(|(_, witnesses)| witnesses.contains(&witness));
        let bind: Vec<&str> = bind.map(|(condition, _)| *condition).collect();
        return Err((
            format!("“{name}”没有着落：这一条的 when 里没有说的是哪一个 {witness}"),
            format!("在 when 里加上 {} 之一；或者改用：{}", bind.join("、"), may_stand(&open)),
        ));
    }
    let (filters, is_marked) = match (form, filter) {
        (Form::Day, Some(filter)) => (&["day", "then"][..], filter == "then"),
        (Form::Words | Form::Pointed, Some(filter)) => {
            (&["clause", "quoted", "pointed"][..], filter != "clause")
        }
        (Form::Refs, Some(_)) => (&["refs"][..], false),
        (Form::Number, Some(_)) | (_, None) => (&[][..], false),
    };
    match filter {
        Some(filter) if !filters.contains(&filter) => {
            Err((format!("“{name}”后面不能写“{filter}”"), after(filters)))
        }
        Some("pointed") => Ok(Part::Slot { path, form: Form::Pointed, is_marked }),
        _ => Ok(Part::Slot { path, form: *form, is_marked }),
    }
}

fn after(filters: &[&str]) -> String {
    if filters.is_empty() {
        return "金额和天数照原样写，竖线后面什么也不要".into();
    }
    format!("竖线后面可以写：{}；也可以不写", filters.join("、"))
}

/// What the conditions bind, and what every case has.
fn witnesses(context: Context<'_>) -> Vec<&'static str> {
    let bound = context.when.iter().filter_map(|word| BINDS.iter().find(|(condition, _)| condition == word));
    let bound = bound.flat_map(|(_, witnesses)| witnesses.iter());
    ALWAYS.iter().chain(context.more).chain(bound).copied().collect()
}

fn may_stand(witnesses: &[&str]) -> String {
    let of = |path: &&str| path.split('.').next().is_some_and(|witness| witnesses.contains(&witness));
    let names: Vec<&str> = SLOTS.iter().map(|(path, ..)| *path).filter(of).collect();
    format!("这里可以写：me、seller、{}", names.join("、"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str, when: &[&str]) -> Result<Application, Vec<Mistake>> {
        parse(text, Context::of(&when.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>()))
    }

    #[test]
    fn words_and_slots() {
        let found =
            parsed("约定的{promise.until|day}已过{promise.days_late}天，{me}照付", &["promise-lapsed"]);
        let slot = |path, form| Part::Slot { path, form, is_marked: false };
        assert_eq!(
            found.unwrap().parts(),
            [
                Part::Fixed("约定的".into()),
                slot("promise.until", Form::Day),
                Part::Fixed("已过".into()),
                slot("promise.days_late", Form::Number),
                Part::Fixed("天，".into()),
                Part::Me,
                Part::Fixed("照付".into()),
            ]
        );
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        let mistakes = parsed("约{promise.untill}和{promise.until}和{order.item|day}", &[]).unwrap_err();
        let places: Vec<&str> = mistakes.iter().map(|one| one.message.as_str()).collect();
        assert_eq!(mistakes[0].at, 3..19);
        assert!(places[0].contains("没有“promise.untill”"), "{places:?}");
        assert!(
            places[1].contains("没有着落") && mistakes[1].help.contains("promise-lapsed"),
            "{mistakes:?}"
        );
        assert!(places[2].contains("不能写“day”") && mistakes[2].help.contains("quoted"), "{mistakes:?}");
        assert!(parsed("约{order.item", &[]).is_err() && parsed("约}", &[]).is_err());
    }
}
