//! `evidence/outside-folder`: an exhibit names what is no file below the case's folder.

use crate::diagnostic::{Severity, Sink};
use crate::path::CasePath;
use crate::source::Beside;

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/outside-folder",
    name: "证据文件不在案件的文件夹里",
    level: Severity::Error,
    why: "案件和证据放在一处，换一台电脑、交给别人时才不会丢；程序也从不去案件文件夹以外看文件。",
    instead: "把文件放在案件文件旁边或它下面的文件夹里，file 写从那里算起的路径，如 evidence/1.png；几个文件写成几件证据。",
    check: Check::Case(check),
    bad: &[
        Example::of(with_file!("file: /tmp/cracks.jpg")),
        Example::of(with_file!("file: ../cracks.jpg")),
        Example::of(with_file!("file: evidence/../../cracks.jpg")),
        Example::of(with_file!("file: 'C:\\Users\\a\\cracks.jpg'")),
        Example::of(with_file!("file: '..\\cracks.jpg'")),
        Example::of(with_file!("file: ~/cracks.jpg")),
        Example::of(with_file!("file: evidence")).with(&[("evidence/cracks.jpg", "图")]),
        Example::of(with_file!("file: evidence/")).with(&[("evidence/cracks.jpg", "图")]),
    ],
    good: &[
        Example::of(with_file!("file: evidence/cracks.jpg")).with(&[("evidence/cracks.jpg", "图")]),
        Example::of(with_file!("file: a/../cracks.jpg")).with(&[("cracks.jpg", "图"), ("a/b", "文")]),
        Example::of(with_file!("file: evidence/..cracks.jpg")).with(&[("evidence/..cracks.jpg", "图")]),
        Example::of(with_file!("file: evidence/cracks.jpg")),
        Example::of(with_file!("file: 'C：裂纹.jpg'")).with(&[("C：裂纹.jpg", "图")]),
        Example::of("respond_within_days: 7"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    for seen in subject.evidence.files() {
        let (message, help) = match seen.state {
            Some(Beside::Outside) => (
                format!("证据文件“{}”不在案件文件所在的文件夹里", seen.name),
                "把文件放到案件文件旁边或下面的文件夹里，写从那里算起的路径，如 evidence/1.png",
            ),
            Some(Beside::Folder) => (
                format!("“{}”是文件夹，不是文件", seen.name),
                "写到文件为止，如 evidence/1.png；几个文件写成几件证据",
            ),
            _ => continue,
        };
        let place = subject.case.places.of(&CasePath::of("exhibits").index(seen.exhibit).join("file"));
        sink.push(RULE.finding(message).at(place, "").help(help));
    }
}
