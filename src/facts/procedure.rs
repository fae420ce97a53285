//! The rules by which complaints are handled.

use std::collections::BTreeMap;

use crate::law::Statute;

use super::Ground;
use super::grounds::{Chooser, Found, Said, listed};

/// The steps of a complaint that texts and plans speak of.
const STEPS: &[&str] =
    &["contents", "jurisdiction", "acceptance", "mediation", "refusal-of-acceptance", "report"];

/// What is not weighed weighs.
const NO_WEIGHT: u32 = 1;

impl Chooser<'_> {
    /// The rules of complaint procedure in force on the day of filing, by the step they
    /// govern: the agency's own rule.
    pub(super) fn procedure(&self) -> BTreeMap<String, Vec<Ground>> {
        let filing = self.case.as_of;
        let statutes: Vec<&Statute> =
            self.law.statutes.iter().filter(|statute| statute.is_in_force(filing)).collect();
        let mut steps: BTreeMap<String, Vec<Ground>> = BTreeMap::new();
        for statute in statutes {
            for article in statute.articles.iter().filter(|article| article.is_in_force(filing)) {
                for support in &article.supports {
                    let step = support.procedure.as_ref().filter(|step| STEPS.contains(&step.as_str()));
                    let Some(step) = step else { continue };
                    // The steps are the rules' own; a regulation is named where its data gives it weight: its sixty days go
                    // before the 45 working days of an older rule.
                    if statute.rank != "rule" && support.weight <= NO_WEIGHT {
                        continue;
                    }
                    let found = Found {
                        statute,
                        article,
                        weight: support.weight,
                        why: &support.why,
                        application: Vec::new(),
                        conclusion: None,
                    };
                    steps.entry(step.clone()).or_default().extend(listed(vec![found], &mut Said::default()));
                }
            }
        }
        for found in steps.values_mut() {
            found.sort_by_key(|ground| std::cmp::Reverse(ground.weight));
        }
        steps
    }
}
