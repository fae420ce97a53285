//! `evidence/missing-file`: an exhibit's file is not there.

use crate::diagnostic::{Severity, Sink};
use crate::evidence::Seen;
use crate::path::CasePath;
use crate::source::{self, Beside};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/missing-file",
    name: "证据文件不在",
    level: Severity::Warning,
    why: "提交时要逐件上传证据；清单上有、手里没有的，补正要花时间，也会让人怀疑其余的证据。",
    instead: "把文件放到 file 所写的位置（从案件文件所在的文件夹算起），或改正文件名；还没有这份文件时删掉 file。",
    check: Check::Case(check),
    bad: &[
        Example::of(with_file!("file: evidence/cracks.jpg")),
        Example::of(with_file!("file: cracks.jpg")).with(&[("evidence/cracks.jpg", "图")]),
        Example::of(with_file!("file: evidence/cracks.jpg")).with(&[("cracks.jpg", "图")]),
        Example::of(with_file!("file: evidence/cracks.jpg")).with(&[("evidence/cracks.png", "图")]),
        Example::of(with_file!("file: \"证据\\\\裂纹 1.jpg\"")),
    ],
    good: &[
        Example::of(with_file!("file: evidence/cracks.jpg")).with(&[("evidence/cracks.jpg", "图")]),
        Example::of(with_file!("file: cracks.jpg")).with(&[("cracks.jpg", "图")]),
        Example::of(with_file!("file: ./evidence/cracks.jpg")).with(&[("evidence/cracks.jpg", "图")]),
        Example::of(with_file!("file: \"证据/裂纹 1.jpg\"")).with(&[("证据/裂纹 1.jpg", "图")]),
        Example::of(with_file!("file: a/../cracks.jpg")).with(&[("cracks.jpg", "图"), ("a/b", "文")]),
        Example::of("respond_within_days: 7"),
    ],
};

/// One finding for all of them: a case moved without its folder lacks every one.
fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let files = subject.evidence.files().iter();
    let missing: Vec<&Seen> = files.filter(|seen| seen.state == Some(Beside::Missing)).collect();
    let mut found = match missing.as_slice() {
        [] => return,
        [only] => RULE.finding(format!("没有找到证据文件“{}”", only.name)),
        several => RULE.finding(format!("没有找到 {} 个证据文件", several.len())),
    };
    for seen in &missing {
        found =
            found.at(subject.case.places.of(&CasePath::of("exhibits").index(seen.exhibit).join("file")), "");
    }
    found = found.help(
        "放到这个位置（从案件文件所在的文件夹算起），或改正文件名，大小写也要一致；还没有这份文件时删掉 file",
    );
    if let Some(seen) = missing.iter().find(|seen| seen.name.contains('\\')) {
        found = found.help(format!("文件夹之间用 / 隔开：{}", seen.name.replace('\\', "/")));
    }
    let folder = subject.case.places.file().folder.as_deref();
    for (seen, near) in missing.iter().filter_map(|seen| Some((seen, source::like(folder?, &seen.name)?))) {
        found = found.help(format!(
            "有一个名字几乎一样的文件：“{near}”；{}，照它改 file，或者给文件改名",
            if near.to_lowercase() == seen.name.to_lowercase() {
                "大小写不同"
            } else {
                "看着一样，字的编码不同（NFC 和 NFD）"
            }
        ));
    }
    sink.push(found);
}
