//! Which of several differences a claim is of: 第三晚酒店的差价 is of 入住示例海湾酒店, and not of 全程0购物.

use crate::case::{Case, Claim, Detail};
use crate::reading::is_han;

use super::matter::is_compared;
use super::{Conditions, Look};

impl Conditions {
    /// Where a claim names another difference than the first, that one is bound for it.
    pub(super) fn contrasts(&mut self, look: Look<'_>) {
        let case = look.case;
        let first = case.problem.details.iter().find(|detail| is_compared(detail)).map(|detail| detail.index);
        for claim in &case.claims {
            let own = contrasts(case).find(|detail| names(claim, detail) && is_compared(detail));
            let Some(own) = own.filter(|detail| Some(detail.index) != first) else { continue };
            self.bind_for("contrasted", claim.kind, Some(look.stated(own)));
            if self.has("stated-and-differs") {
                self.bind_for("stated-and-differs", claim.kind, Some(look.stated(own)));
            }
        }
    }
}

/// The details that say what was written and what there is.
fn contrasts(case: &Case) -> impl Iterator<Item = &Detail> {
    case.problem.details.iter().filter(|one| one.stated.is_some() && one.actual.is_some())
}

/// Is this claim of none of the differences that the case tells, while another is? One without words is of all.
pub(in super::super) fn is_of_none(case: &Case, claim: &Claim) -> bool {
    let touches = |one: &Claim| !has_words(one) || contrasts(case).any(|detail| names(one, detail));
    contrasts(case).next().is_some() && !touches(claim) && case.claims.iter().any(touches)
}

fn has_words(claim: &Claim) -> bool {
    claim.text.is_some() || claim.of.is_some()
}

/// Do two signs of the claim's words stand together in the detail?
fn names(claim: &Claim, detail: &Detail) -> bool {
    let texts = [Some(&detail.text), detail.stated.as_ref(), detail.actual.as_ref()];
    let said: String = texts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join("\n");
    let words: Vec<char> = claim.text.iter().chain(&claim.of).flat_map(|text| text.chars()).collect();
    words
        .windows(2)
        .any(|pair| pair.iter().all(|sign| is_han(*sign)) && said.contains(&pair.iter().collect::<String>()))
}
