//! A checked node tree to a [`Case`]. What the check has reported is skipped here in silence.

mod event;
mod order;
mod party;
mod places;
mod read;

use std::sync::Arc;

use crate::calendar::Day;
use crate::diagnostic::Allowed;
use crate::source::{Place, SourceFile};
use crate::yaml::{Node, is_id};

use super::model::{Case, Claim, Detail, Exhibit, Problem, Reason};
use super::words::{ClaimKind, ExhibitKind, PunitiveBasis, ReasonKind, RespondentKind, Shows};
use event::{by_date, event};
use order::{goods, order};
use party::{consumer, merchant, operator, other};
use places::places;
use read::{amount, day, list, moment, number, part, read, text};

/// The case, as far as it can be read. `as_of` wins over the file's; `today` is the last resort.
pub(super) fn case(node: &Node, file: &Arc<SourceFile>, id: &str, as_of: Option<Day>, today: Day) -> Case {
    Case {
        id: text(node, "id").filter(|id| is_id(id)).unwrap_or_else(|| id.to_owned()),
        as_of: as_of.or_else(|| day(node, "as_of")).unwrap_or(today),
        platform: text(node, "platform").unwrap_or_default(),
        operator: operator(part(node, "operator")),
        consumer: consumer(part(node, "consumer")),
        merchant: merchant(part(node, "merchant")),
        others: list(node, "others", other),
        order: order(part(node, "order")),
        goods: node.get("goods").map(goods),
        problem: problem(part(node, "problem")),
        claims: list(node, "claims", claim),
        respond_within_days: number(node, "respond_within_days"),
        respondent: read(node, "respondent", RespondentKind::from_word).unwrap_or(RespondentKind::Merchant),
        respondent_reason: node.get("respondent_reason").and_then(reason),
        history: by_date(list(node, "history", event)),
        exhibits: list(node, "exhibits", exhibit),
        allow: list(node, "allow", |_, allow| {
            let place = Place { file: file.clone(), span: allow.get("rule")?.span };
            Some(Allowed { rule: text(allow, "rule")?, place })
        }),
        is_whole: is_whole(node),
        places: places(node, file),
    }
}

/// Can everything be read that no text does without?
fn is_whole(node: &Node) -> bool {
    let texts = [("merchant", "shop"), ("order", "item"), ("problem", "kind"), ("problem", "summary")];
    text(node, "platform").is_some()
        && texts.iter().all(|(part, key)| text(self::part(node, part), key).is_some())
        && amount(part(node, "order"), "paid").is_some()
}

fn problem(node: &Node) -> Problem {
    Problem {
        kind: text(node, "kind").unwrap_or_default(),
        summary: text(node, "summary").unwrap_or_default(),
        title: text(node, "title"),
        exhibits: node.texts_of("exhibits"),
        details: list(node, "details", |index, detail| {
            Some(Detail {
                text: text(detail, "text")?,
                shows: list(detail, "shows", |_, one| Shows::from_word(one.text()?)),
                answers: text(detail, "answers"),
                stated: text(detail, "stated"),
                actual: text(detail, "actual"),
                exhibits: detail.texts_of("exhibits"),
                index,
            })
        }),
    }
}

fn claim(index: usize, node: &Node) -> Option<Claim> {
    Some(Claim {
        kind: read(node, "kind", ClaimKind::from_word)?,
        amount: amount(node, "amount"),
        basis: read(node, "basis", PunitiveBasis::from_word),
        of: text(node, "of"),
        of_amount: amount(node, "of_amount"),
        text: text(node, "text"),
        calculation: text(node, "calculation"),
        exhibits: node.texts_of("exhibits"),
        index,
    })
}

fn reason(node: &Node) -> Option<Reason> {
    Some(Reason {
        kind: read(node, "kind", ReasonKind::from_word)?,
        at: moment(node, "at")?,
        text: text(node, "text")?,
        exhibits: node.texts_of("exhibits"),
    })
}

fn exhibit(index: usize, node: &Node) -> Option<Exhibit> {
    Some(Exhibit {
        id: text(node, "id")?,
        kind: read(node, "kind", ExhibitKind::from_word)?,
        title: text(node, "title")?,
        file: text(node, "file"),
        sha256: text(node, "sha256").map(|digits| digits.to_ascii_lowercase()),
        shows: text(node, "shows"),
        index,
    })
}
