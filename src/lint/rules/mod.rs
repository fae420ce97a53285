//! The registry of rules on facts: one file each.

mod above_rule;
mod already_accepted;
mod merchant_right;
mod missing_key;
mod near_limit;
mod no_ground;
mod no_rule;
pub(super) mod payment;
pub(super) mod too_early;
mod too_long;
mod wanted_key;

use super::rule::Rule;

/// Every rule on facts, by id.
pub const ALL: &[&Rule] = &[
    &already_accepted::RULE,
    &missing_key::RULE,
    &near_limit::RULE,
    &payment::RULE,
    &too_early::RULE,
    &too_long::RULE,
    &wanted_key::RULE,
    &above_rule::RULE,
    &merchant_right::RULE,
    &no_ground::RULE,
    &no_rule::RULE,
];
