//! The registry of rules on facts: one file each.

mod above_rule;
mod accept_basis;
mod accept_claim;
mod accept_department;
mod accept_identity;
mod accept_late;
pub(super) mod accept_mass;
mod accept_respondent;
mod accept_use;
mod already_accepted;
mod intervention_count;
mod intervention_late;
mod merchant_right;
mod missing_key;
mod near_limit;
mod no_ground;
mod no_rule;
mod note_asks;
mod note_images;
mod note_lead;
mod note_title;
pub(super) mod payment;
mod payment_above;
mod payment_order;
pub(super) mod too_early;
mod too_long;
mod wanted_key;

use super::rule::Rule;

/// Every rule on facts, by id.
pub const ALL: &[&Rule] = &[
    &accept_basis::RULE,
    &accept_identity::RULE,
    &accept_mass::RULE,
    &accept_use::RULE,
    &accept_department::RULE,
    &accept_respondent::RULE,
    &accept_late::RULE,
    &accept_claim::RULE,
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
    &intervention_count::RULE,
    &intervention_late::RULE,
    &note_asks::RULE,
    &note_images::RULE,
    &note_lead::RULE,
    &note_title::RULE,
    &payment_above::RULE,
    &payment_order::RULE,
];
