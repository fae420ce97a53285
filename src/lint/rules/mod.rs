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

/// The base case with what the shop said on the day after a request, and these keys besides.
macro_rules! said {
    ($said:literal $(, $more:literal)*) => {
        Example::of(concat!(
            "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}",
            "\n  - {at: 2026-05-04 19:02, by: consumer, event: after-sale-requested, text: 退货退款, exhibits: [page]}",
            "\n  - {at: 2026-05-05 10:20, by: merchant, exhibits: [chat], ", $said, "}"
            $(, "\n", $more)*
        ))
    };
}

/// A message that asks for money, what came back three days later, and the claims.
macro_rules! refunded {
    ($asked:literal, $back:literal, $claims:literal) => {
        Example::of(concat!(
            "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}",
            "\n  - {at: 2026-05-05 19:02, by: consumer, event: contacted, text: ",
            $asked,
            ", exhibits: [chat, page]}\n  - {at: 2026-05-08 10:20, by: merchant, event: refunded, amount: ",
            $back,
            ", exhibits: [page]}\nclaims: [",
            $claims,
            "]"
        ))
    };
}

/// The same with three reasons before it.
macro_rules! argued {
    ($said:literal $(, $more:literal)*) => {
        Example::of(concat!(
            "history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}",
            "\n  - {at: 2026-05-04 19:02, by: consumer, event: after-sale-requested, text: 退货退款, exhibits: [page]}",
            "\n  - {at: 2026-05-04 20:10, by: merchant, event: replied, quote: 别的客人没有说过, exhibits: [chat]}",
            "\n  - {at: 2026-05-04 20:12, by: merchant, event: replied, quote: 老板不在店里, exhibits: [chat]}",
            "\n  - {at: 2026-05-04 20:15, by: merchant, event: replied, quote: 我们做了二十年了, exhibits: [chat]}",
            "\n  - {at: 2026-05-05 10:20, by: merchant, exhibits: [chat], ", $said, "}"
            $(, "\n", $more)*
        ))
    };
}

/// A claim whose exact words are longer than a box.
macro_rules! long_claim {
    ($what:literal, $how_many:literal) => {
        concat!(
            "claims:\n  - kind: exchange\n    text: ", $how_many, "与订单页面一致的青灰釉手工陶碗，",
            "每一只的碗口、碗身和碗底都没有裂纹，釉面没有气泡和缺釉，碗口直径与页面所写的十二厘米相差不超过半厘米，",
            "碗高与页面所写的六厘米相差不超过半厘米，釉色与页面图片一致，外箱和内衬完整，碗与碗之间用纸板隔开，",
            "随箱附有与本订单一致的发货清单，清单上写明数量、规格和出厂日期，发货前拍照发给我确认，",
            "由快递送货上门，不投入快递柜，不放在门口，送达前打电话，当面开箱查看，查看后再签收，",
            "取回原来的陶碗时由商家安排快递上门，来回的运费都由商家承担，取件的时间在工作日的晚上或者周末的白天，",
            "取件前一天打电话说明，当天不方便时可以改到另一天，改期不影响", $what, "的办理，交接时双方拍照"
        )
    };
}

/// A problem whose summary is longer than a short message.
macro_rules! long_problem {
    ($what:literal) => {
        concat!(
            "problem:\n  kind: quality\n  exhibits: [cracks]\n  summary: ", $what,
            "，第一只的裂纹约2厘米，第二只的裂纹约3厘米，第三只的裂纹约5厘米，三只的裂纹都从碗口开始往下延伸，",
            "另外三只没有裂纹，外箱完整，箱内的填充物也完整，碗与碗之间隔着纸板。开箱时就是这样，没有使用过，也没有清洗过。",
            "从打开外箱到取出每一只碗都有录像，录像没有中断，录像里能看清每一只碗的碗口和碗底，也能看清外箱上的面单和封口。",
            "签收时快递员在场，看到了开裂的三只碗。"
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
mod already_refunded;
mod amount;
pub(super) mod bare_sentence;
mod calculation;
mod changed_file;
mod channels;
mod count;
mod date;
mod deposit_limit;
mod empty_file;
mod fitted;
mod intervention_count;
mod intervention_late;
mod like_refusal;
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
mod offer;
mod outside_folder;
pub(super) mod payment;
mod payment_above;
mod payment_order;
mod private_name;
mod promise_page;
mod sent;
pub(super) mod too_early;
mod too_long;
mod unheard;
mod unproved;
mod unproved_sentence;
mod unreadable_file;
pub(super) mod unsuited;
mod wanted_key;
mod which_detail;
mod would_help;

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
    &already_refunded::RULE,
    &would_help::RULE,
    &like_refusal::RULE,
    &unheard::RULE,
    &which_detail::RULE,
    &missing_key::RULE,
    &fitted::RULE,
    &near_limit::RULE,
    &payment::RULE,
    &too_early::RULE,
    &too_long::RULE,
    &unsuited::RULE,
    &wanted_key::RULE,
    &above_rule::RULE,
    &merchant_right::RULE,
    &calculation::RULE,
    &deposit_limit::RULE,
    &no_ground::RULE,
    &no_rule::RULE,
    &intervention_count::RULE,
    &intervention_late::RULE,
    &note_asks::RULE,
    &note_images::RULE,
    &note_lead::RULE,
    &note_title::RULE,
    &offer::RULE,
    &payment_above::RULE,
    &payment_order::RULE,
    &amount::RULE,
    &changed_file::RULE,
    &channels::RULE,
    &count::RULE,
    &date::RULE,
    &empty_file::RULE,
    &promise_page::RULE,
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
