//! What stands before the reason of a request: 理由为, and the words by which people tell what they chose in a form.

/// Words before a reason.
pub const REASON_LEADS: [&str; 16] = [
    "理由为",
    "理由是",
    "原因为",
    "原因是",
    "原因选择",
    "原因选的",
    "原因选了",
    "理由选择",
    "理由选的",
    "理由写的是",
    "原因写的是",
    "原因填的是",
    "原因填的",
    "原因填了",
    "理由填的是",
    "理由填的",
];
