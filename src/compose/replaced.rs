//! Parts that were there once, and what does their work now: for those who keep a copy or include them.

/// The path of a part that went or gave its work to another, and what to write instead.
const REPLACED: &[(&str, &str)] = &[
    (
        "_shared/account.tera",
        "经过现在由 _shared/course.tera 写，一步一步的写法在 _moves/；只有补充材料还用 _shared/account.tera",
    ),
    (
        "_shared/basis.tera",
        "依据和对拒绝理由的回应合在 _shared/argument.tera 里，按 argument.steps 一步一步写",
    ),
    (
        "_shared/refusal.tera",
        "对拒绝理由的回应和依据合在 _shared/argument.tera 里，按 argument.steps 一步一步写",
    ),
    ("letter/details.tera", "细节现在写在经过里，是 letter/facts.tera 的一部分"),
];

/// What does the work of this part now; `None` for one that nothing took the place of.
pub fn replaced(path: &str) -> Option<String> {
    let (_, now) = REPLACED.iter().find(|(old, _)| *old == path)?;
    Some((*now).to_owned())
}
