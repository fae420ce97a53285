//! `evidence/private-name`: a file's name tells what only the text to the right place should.

use crate::case::Case;
use crate::diagnostic::{Severity, Sink};
use crate::identifiers::{Kind, find_value, scan};

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
        Example::of(with_file!("file: evidence/林 示 例的裂纹.jpg")),
        Example::of(with_file!("file: 20260504 一三八零零零零零零零一.jpg")),
        Example::of(with_file!("file: mmexport13800000001.jpg")),
        Example::of(with_file!("file: 加V shili2024 截图.png")),
        Example::of(with_file!("file: 示例市虚构区样板路12号.jpg")),
    ],
    good: &[
        Example::of(with_file!("file: evidence/cracks-1.jpg")),
        Example::of(with_file!("file: IMG_20260504_190233.jpg")),
        Example::of(with_file!("file: 2026-05-04 开箱.mp4")),
        Example::of(with_file!("file: Screenshot_20260505102033.png")),
        Example::of(with_file!("file: mmexport1777888999000.jpg")),
        Example::of(with_file!("file: 12000000001号文件夹/chat.png")),
        Example::of(with_file!("file: 第12页.pdf")),
        Example::of(with_file!("file: IMG20260504190233.jpg")),
        Example::of(with_file!("file: PXL_20260504_102033123.jpg")),
        Example::of(with_file!("file: WX20260504-190233@2x.png")),
        Example::of(with_file!("file: 微信图片_20260504190233_123_45.jpg")),
        Example::of(with_file!("file: Screenshot_2026-05-04-19-02-33-123_com.jingdong.app.mall.jpg")),
        Example::of(with_file!("file: 微信支付凭证268.00元.png")),
    ],
};

/// What apps put before the moment of saving, which they write as a count of seconds, or of thousandths.
const STAMPS: &[&str] = &["mmexport", "wx_camera_"];
/// So many digits has such a count.
const COUNTED: [usize; 2] = [10, 13];
/// The digits of a day with a time to the thousandth.
const LONGEST_MOMENT: usize = 17;

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    let case = subject.case;
    for exhibit in &case.exhibits {
        let Some(file) = &exhibit.file else { continue };
        // Folders stay at home, the name goes out.
        let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
        let Some(what) = private(case, name) else { continue };
        sink.push(
            RULE.finding(format!("文件名“{name}”里有{what}"))
                .at(case.places.of(&exhibit.path().join("file")), what)
                .help("上传时对方看得到文件名；改成只写内容的名字，如 chat-1.png，这里的 file 一起改"),
        );
    }
}

fn private(case: &Case, name: &str) -> Option<&'static str> {
    let own = [(&case.consumer.name, "投诉人姓名"), (&case.consumer.address, "投诉人地址")];
    let mut own = own.into_iter().filter_map(|(value, what)| Some((value.as_deref()?, what)));
    let held = own.find(|(value, _)| !find_value(name, value).is_empty());
    held.map(|(_, what)| what).or_else(|| {
        // Screenshots carry the names of Apps, which look like hosts: com.example.app.
        let mut found = scan(&without_moments(name)).into_iter().map(|one| one.kind);
        found.find(|kind| !matches!(kind, Kind::Url | Kind::QrCode)).map(Kind::about)
    })
}

/// A name with a line break for each day and time that cameras and apps write: nothing goes on behind one.
fn without_moments(name: &str) -> String {
    let mut text = String::new();
    let mut rest = without_stamp(name);
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        text.push_str(&rest[..start]);
        rest = &rest[start..];
        let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let moment = moment(rest);
        text.push_str(if moment.is_some() { "\n" } else { &rest[..digits] });
        rest = &rest[moment.unwrap_or(digits)..];
    }
    text + rest
}

fn without_stamp(name: &str) -> &str {
    let counted = |stamp: &str| {
        let after = name.strip_prefix(stamp)?;
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        COUNTED.contains(&(after.len() - rest.len())).then_some(rest)
    };
    STAMPS.iter().find_map(|stamp| counted(stamp)).unwrap_or(name)
}

/// How long the longest day is that `text` begins with, also with a time behind it; single signs may part its pieces:
/// `20260504`, `2026-05-04-19-02-33`, `20260504_190233`.
fn moment(text: &str) -> Option<usize> {
    let mut digits = String::new();
    let mut longest = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next().filter(|_| digits.len() < LONGEST_MOMENT) {
        let next_is_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if c.is_ascii_digit() {
            digits.push(c);
            if !next_is_digit && is_moment(&digits) {
                longest = Some(at + 1);
            }
        } else if !(next_is_digit && matches!(c, ' ' | '-' | '_' | '.')) {
            break;
        }
    }
    longest
}

/// `20260504`, also with a time of day behind it.
fn is_moment(digits: &str) -> bool {
    let part = |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<u32>().ok());
    let within = |from: usize, to: usize, least: u32, most: u32| {
        part(from, to).is_some_and(|number| (least..=most).contains(&number))
    };
    let is_day = within(0, 4, 2000, 2100) && within(4, 6, 1, 12) && within(6, 8, 1, 31);
    // A clock may count thousandths.
    is_day
        && (digits.len() == 8
            || matches!(digits.len(), 10 | 12 | 14 | LONGEST_MOMENT) && within(8, 10, 0, 23))
}
