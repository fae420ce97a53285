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
mod amount;
mod changed_file;
mod channels;
mod count;
mod date;
mod empty_file;
mod missing_file;
mod needed;
mod no_rule;
mod outside_folder;
mod private_name;
mod sent;
mod unproved;
mod unreadable_file;

use super::rule::Rule;

/// Every rule on facts, by id.
pub const ALL: &[&Rule] = &[
    &above_rule::RULE,
    &amount::RULE,
    &changed_file::RULE,
    &channels::RULE,
    &count::RULE,
    &date::RULE,
    &empty_file::RULE,
    &missing_file::RULE,
    &needed::RULE,
    &no_rule::RULE,
    &outside_folder::RULE,
    &private_name::RULE,
    &sent::RULE,
    &unproved::RULE,
    &unreadable_file::RULE,
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
