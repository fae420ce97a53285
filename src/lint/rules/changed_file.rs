//! `evidence/changed-file`: an exhibit's file is not the one whose SHA-256 the case records.

use crate::diagnostic::{Severity, Sink};
use crate::source::Beside;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/changed-file",
    name: "证据文件和记下的不一样",
    level: Severity::Error,
    why: "记下 SHA-256 是为了以后能说明文件没有动过；裁剪、加箭头、另存、换一份都会让它变，对方可以据此不认这件证据。",
    instead: "找回原来的文件；确实要换一份时，照 complain exhibits 显示的改 sha256，并保留原件。",
    check: Check::Case(check),
    bad: &[
        Example::of(with_file!(
            "file: a.txt, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ))
        .with(&[("a.txt", "abd")]),
        Example::of(with_file!(
            "file: a.txt, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ))
        .with(&[("a.txt", "abc\n")]),
        Example::of(with_file!(
            "file: a.txt, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ae"
        ))
        .with(&[("a.txt", "abc")]),
        Example::of(with_file!(
            "file: a.txt, sha256: 0000000000000000000000000000000000000000000000000000000000000000"
        ))
        .with(&[("a.txt", "abc")]),
        Example::of(with_file!(
            "file: a.txt, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ))
        .with(&[("a.txt", "")]),
    ],
    good: &[
        Example::of(with_file!(
            "file: a.txt, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        ))
        .with(&[("a.txt", "abc")]),
        Example::of(with_file!(
            "file: a.txt, sha256: BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"
        ))
        .with(&[("a.txt", "abc")]),
        Example::of(with_file!(
            "file: a.txt, sha256: \"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad\""
        ))
        .with(&[("a.txt", "abc")]),
        Example::of(with_file!("file: a.txt")).with(&[("a.txt", "abd")]),
        Example::of(with_file!("sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")),
        Example::of(with_file!(
            "file: a.txt, sha256: ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        )),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for exhibit in &subject.case.exhibits {
        let (Some(recorded), Some(seen)) = (&exhibit.sha256, subject.evidence.of(exhibit.index)) else {
            continue;
        };
        let is_other = match seen.state {
            Some(Beside::File { .. }) => seen.sha256.as_ref() != Some(recorded),
            // No file of no bytes was recorded on purpose.
            Some(Beside::Empty) => true,
            _ => false,
        };
        if !is_other {
            continue;
        }
        let path = |key: &str| subject.case.places.of(&exhibit.path().join(key));
        let now = seen.sha256.as_ref().map(|hash| format!("现在是 {hash}"));
        sink.push(
            RULE.finding(format!("证据文件“{}”和 sha256 记下的不一样", seen.name))
                .at(path("sha256"), "记下的")
                .at(path("file"), now.unwrap_or_else(|| "现在没有内容".into()))
                .help("找回原来的文件；确实要换一份时，照 complain exhibits 显示的改 sha256，原件另外留好"),
        );
    }
}
