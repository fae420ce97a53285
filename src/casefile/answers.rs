//! How an answer to a question is read; what is wrong with it, else.

use crate::amount::{Amount, AmountError};
use crate::calendar::{Day, Moment, said_on};
use crate::case::{ClaimKind, PaymentMethod};
use crate::language::{Both, Fixed};
use crate::yaml::nearest;

use super::steps::CLAIMS;

pub(super) const DAY: Fixed = Fixed::fixed(
    "写成 2026-05-04、5月4日 18:30 或 昨天 的样子",
    "write it as 2026-05-04, 2026-05-04 18:30, 5月4日 or 昨天",
);

/// The entry of a list that an answer means: its number, its id, its name, or a piece of one name alone.
pub(super) fn chosen(answer: &str, choices: &[(String, String)]) -> Result<usize, Both> {
    if let Some(at) = answer.parse::<usize>().ok().filter(|number| (1..=choices.len()).contains(number)) {
        return Ok(at - 1);
    }
    let exact = choices.iter().position(|(id, name)| id == answer || name == answer);
    let is_like = |name: &String| name.contains(answer) || answer.contains(name);
    let like: Vec<usize> = (0..choices.len()).filter(|at| is_like(&choices[*at].1)).collect();
    if let Some(at) = exact.or_else(|| like.first().copied().filter(|_| like.len() == 1)) {
        return Ok(at);
    }
    if !like.is_empty() {
        let names: Vec<String> = like.iter().map(|at| format!("{} {}", at + 1, choices[*at].1)).collect();
        return Err(Both::new(
            format!("“{answer}”可能是{}：写全名称", names.join("、")),
            format!("“{answer}” may be {}: write the whole name", names.join(", ")),
        ));
    }
    let ids: Vec<&str> = choices.iter().map(|(id, _)| id.as_str()).collect();
    let near = nearest(answer, &ids);
    let near = near.map(|near| Both::new(format!("，是不是 {near}？"), format!("; did you mean {near}?")));
    let Both { zh, en } = near.unwrap_or_default();
    Err(Both::new(format!("没有“{answer}”这一项{zh}"), format!("no such entry: “{answer}”{en}")))
}

/// The place of a way to pay among the choices.
pub(super) fn method(answer: &str, choices: &[(String, String)]) -> Result<usize, Both> {
    let known = PaymentMethod::from_name(answer).map(PaymentMethod::word);
    let place = known.and_then(|word| choices.iter().position(|(id, _)| id == word));
    place.map_or_else(|| chosen(answer, choices), Ok)
}

/// A claim that an answer means.
pub(super) fn claim(answer: &str, choices: &[(String, String)]) -> Result<ClaimKind, Both> {
    let known = ClaimKind::from_name(answer).filter(|kind| CLAIMS.contains(kind));
    known.map_or_else(|| Ok(CLAIMS[chosen(answer, choices)?]), Ok)
}

/// A sum above zero.
pub(super) fn sum(answer: &str) -> Result<String, Both> {
    match Amount::parse(answer) {
        Ok(amount) if amount.is_zero() => Err(Fixed::fixed("金额要大于零", "a sum is more than zero").into()),
        Ok(_) => Ok(answer.to_owned()),
        Err(AmountError::WriteAs(better)) => Ok(better),
        Err(_) => Err(Fixed::fixed("只写数字，如 268.00", "write digits only, such as 268.00").into()),
    }
}

/// A day or a moment that is not after today.
pub(super) fn moment(answer: &str, today: Day) -> Result<Moment, Both> {
    match said_on(answer, today) {
        Some(moment) if moment.day > today => {
            Err(Fixed::fixed("这一天还没有到", "that day is yet to come").into())
        }
        Some(moment) => Ok(moment),
        None => Err(DAY.into()),
    }
}
