//! The registry of rules on facts: one file each.

/// The base case's exhibits, the first of them with these keys besides; further exhibits may follow.
macro_rules! with_file {
    ($keys:literal $(, $more:literal)*) => {
        concat!(
            "exhibits:\n  - {id: cracks, kind: photo, title: 裂纹照片, shows: 裂纹的位置, ",
            $keys,
            "}\n  - {id: tracking, kind: screenshot, title: 物流页面截图, shows: 签收的时间}",
            "\n  - {id: page, kind: screenshot, title: 售后详情页截图, shows: 申请的时间}",
            "\n  - {id: chat, kind: chat, title: 与商家的沟通记录, shows: 商家拒绝的理由}"
            $(, "\n  ", $more)*
        )
    };
}

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
mod amount;
pub(super) mod bare_sentence;
mod changed_file;
mod channels;
mod count;
mod date;
mod empty_file;
mod intervention_count;
mod intervention_late;
mod merchant_right;
mod missing_file;
mod missing_key;
mod near_limit;
mod needed;
mod no_ground;
mod no_rule;
mod note_asks;
mod note_images;
mod note_lead;
mod note_title;
mod outside_folder;
pub(super) mod payment;
mod payment_above;
mod payment_order;
mod private_name;
mod sent;
pub(super) mod too_early;
mod too_long;
mod unproved;
mod unproved_sentence;
mod unreadable_file;
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
    &amount::RULE,
    &changed_file::RULE,
    &channels::RULE,
    &count::RULE,
    &date::RULE,
    &empty_file::RULE,
    &missing_file::RULE,
    &needed::RULE,
    &outside_folder::RULE,
    &private_name::RULE,
    &sent::RULE,
    &unproved::RULE,
    &unproved_sentence::RULE,
    &unreadable_file::RULE,
    &bare_sentence::RULE,
];
/// Those of them that look at the files of the evidence.
pub(super) const ON_FILES: &[&Rule] = &[
    &changed_file::RULE,
    &empty_file::RULE,
    &missing_file::RULE,
    &outside_folder::RULE,
    &private_name::RULE,
    &unreadable_file::RULE,
];
