//! `evidence/empty-file`: an exhibit's file has no content.

use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;
use crate::source::Beside;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/empty-file",
    name: "证据文件是空的",
    level: Severity::Warning,
    why: "空文件多半是没有下载完、没有同步下来或没有存好；提交以后别人打不开，等于没有这件证据。",
    instead: "从手机或原来的聊天里重新存一次，打开看过再放进来。",
    check: Check::Case(check),
    bad: &[
        Example::of(with_file!("file: evidence/cracks.jpg")).with(&[("evidence/cracks.jpg", "")]),
        Example::of(with_file!("file: cracks.jpg")).with(&[("cracks.jpg", "")]),
        Example::of(with_file!("file: 开箱.mp4")).with(&[("开箱.mp4", "")]),
        Example::of(with_file!("file: a.pdf")).with(&[("a.pdf", ""), ("b.pdf", "文")]),
        Example::of(with_file!("file: ./evidence/cracks.jpg")).with(&[("evidence/cracks.jpg", "")]),
    ],
    good: &[
        Example::of(with_file!("file: evidence/cracks.jpg")).with(&[("evidence/cracks.jpg", "图")]),
        Example::of(with_file!("file: cracks.jpg")).with(&[("cracks.jpg", "\n")]),
        Example::of(with_file!("file: a.pdf")).with(&[("a.pdf", "文"), ("b.pdf", "")]),
        Example::of(with_file!("file: evidence/cracks.jpg")),
        Example::of("respond_within_days: 7"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for seen in subject.evidence.files().iter().filter(|seen| seen.state == Some(Beside::Empty)) {
        sink.push(
            RULE.finding(format!("证据文件“{}”没有内容", seen.name))
                .at(subject.case.places.of(&CasePath::of("exhibits").index(seen.exhibit).join("file")), "")
                .help("文件可能没有下载完或没有同步下来；重新存一次，打开看过再提交"),
        );
    }
}
