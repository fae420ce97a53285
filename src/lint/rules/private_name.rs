//! `evidence/private-name`: a file's name tells what only the text to the right place should.

use crate::case::Case;
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "evidence/private-name",
    name: "文件名里有隐私信息",
    level: Severity::Warning,
    why: "上传附件、发送文件时，对方看得到文件名；姓名、电话、证件号和单号写在文件名里，收到的每一方都会看到。",
    instead: "文件名只写内容，如 裂纹照片.jpg、chat-1.png；号码写在案件的对应键里。",
    check: Check::Case(check),
    bad: &[
        Example::of(with_file!("file: evidence/林示例-裂纹.jpg")),
        Example::of(with_file!("file: 13800000001.jpg")),
        Example::of(with_file!("file: evidence/订单P712000000000000001.png")),
        Example::of(with_file!("file: 身份证110101199001011237.jpg")),
        Example::of(with_file!("file: 运单 7788 9900 112.png")),
        Example::of(with_file!("file: 138-0000-0001 通话.png")),
    ],
    good: &[
        Example::of(with_file!("file: evidence/cracks-1.jpg")),
        Example::of(with_file!("file: IMG_20260504_190233.jpg")),
        Example::of(with_file!("file: 2026-05-04 开箱.mp4")),
        Example::of(with_file!("file: Screenshot_20260505102033.png")),
        Example::of(with_file!("file: mmexport1777888999000.jpg")),
        Example::of(with_file!("file: 12000000001号文件夹/chat.png")),
        Example::of(with_file!("file: 第12页.pdf")),
    ],
};

/// So many digits in a row identify something.
const LONG: usize = 7;
/// What apps put before the moment of saving, which they write as a count of seconds.
const STAMPS: &[&str] = &["mmexport", "wx_camera_"];

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    for exhibit in &case.exhibits {
        let Some(file) = &exhibit.file else { continue };
        // Folders stay at home, the name goes out.
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let Some(what) = private(case, name) else { continue };
        sink.push(
            RULE.finding(format!("文件名“{name}”里有{what}"))
                .at(case.places.of(&format!("exhibits[{}].file", exhibit.index)), what)
                .help("上传时对方看得到文件名；改成只写内容的名字，如 chat-1.png，这里的 file 一起改"),
        );
    }
}

fn private(case: &Case, name: &str) -> Option<&'static str> {
    let own = [(&case.consumer.name, "投诉人姓名"), (&case.consumer.address, "投诉人地址")];
    let mut own = own.into_iter().filter_map(|(value, what)| Some((value.as_deref()?, what)));
    let held = own.find(|(value, _)| value.chars().count() > 1 && name.contains(value));
    held.map(|(_, what)| what).or_else(|| has_number(name).then_some("像电话、证件号或单号的一串数字"))
}

/// Is there a long number that is neither a date nor a stamp of an app? Spaces and hyphens group one.
fn has_number(name: &str) -> bool {
    if STAMPS.iter().any(|stamp| name.starts_with(stamp)) {
        return false;
    }
    let is_part = |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-');
    name.split(|c| !is_part(c)).any(|run| {
        let digits: String = run.chars().filter(char::is_ascii_digit).collect();
        digits.len() >= LONG && !is_moment(&digits)
    })
}

/// `20260504`, also with a time of day behind it.
fn is_moment(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let within = |from: usize, to: usize, least: u32, most: u32| {
        part(from, to).is_some_and(|number| (least..=most).contains(&number))
    };
    let is_day = within(0, 4, 2000, 2100) && within(4, 6, 1, 12) && within(6, 8, 1, 31);
    // A clock may count thousandths.
    is_day && (digits.len() == 8 || matches!(digits.len(), 10 | 12 | 14 | 17) && within(8, 10, 0, 23))
}
