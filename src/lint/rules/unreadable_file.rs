//! `evidence/unreadable-file`: an exhibit's file cannot be opened.

use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;
use crate::source::Beside;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/unreadable-file",
    name: "证据文件打不开",
    level: Severity::Warning,
    why: "打不开的文件也传不上去；到提交时才发现，就来不及补了。",
    instead: "查看文件的读取权限；路径中间的每一级都要是文件夹；换一个短些的文件名。",
    check: Check::Case(check),
    bad: &[
        Example::of(with_file!("file: cracks.jpg/1.jpg")).with(&[("cracks.jpg", "图")]),
        Example::of(with_file!("file: evidence/cracks.jpg/1.jpg")).with(&[("evidence/cracks.jpg", "图")]),
        Example::of(with_file!("file: ./cracks.jpg/1.jpg")).with(&[("cracks.jpg", "图")]),
        Example::of(with_file!("file: 说明.txt/照片/1.jpg")).with(&[("说明.txt", "文")]),
        Example::of(with_file!("file: cracks.jpg/1.jpg")).with(&[("cracks.jpg", "")]),
    ],
    good: &[
        Example::of(with_file!("file: cracks.jpg")).with(&[("cracks.jpg", "图")]),
        Example::of(with_file!("file: cracks.jpg/1.jpg")).with(&[("cracks.jpg/1.jpg", "图")]),
        Example::of(with_file!("file: cracks.jpg/1.jpg")),
        Example::of(with_file!("file: cracks.jpg")).with(&[("cracks.jpg", "")]),
        Example::of("respond_within_days: 7"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for seen in subject.evidence.files().iter().filter(|seen| seen.state == Some(Beside::Unreadable)) {
        sink.push(
            RULE.finding(format!("证据文件“{}”打不开", seen.name))
                .at(subject.case.places.of(&CasePath::of("exhibits").index(seen.exhibit).join("file")), "")
                .help("查看它的读取权限；路径中间的每一级都要是文件夹，最后一级是普通文件"),
        );
    }
}
