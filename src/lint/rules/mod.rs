//! The registry of rules on facts: one file each.

mod above_rule;
mod no_rule;

use super::rule::Rule;

/// Every rule on facts, by id.
pub const ALL: &[&Rule] = &[&above_rule::RULE, &no_rule::RULE];
