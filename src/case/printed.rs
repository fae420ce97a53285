//! The case with its texts as they are printed. What a person writes over several lines, or with a slip at the end, is mended
//! here and nowhere else; the checks still see what is in the file, and say so.

use std::borrow::Cow;

use crate::reading::is_han;

use super::model::Case;
use super::writing::{Voice, Writing};

/// Marks that nothing but the end of the text, or a full stop, follows here.
const DANGLING: [char; 8] = ['，', '、', '；', '：', ',', ';', ':', ' '];
/// Marks that nothing begins with.
const CLOSING: [char; 8] = ['。', '，', '、', '；', '：', ',', ';', '.'];
/// Marks behind which, or before which, a line may break without a blank.
const MARKS: [char; 22] = [
    '。', '，', '、', '；', '：', '！', '？', '…', '—', '“', '”', '‘', '’', '「', '」', '（', '）', '《',
    '》', '·', '～', '℃',
];
/// Marks that end nothing before a full stop.
const BEFORE_STOP: [(&str, &str); 5] =
    [("：。", "。"), ("、。", "。"), ("，。", "。"), ("；。", "。"), ("。。", "。")];

impl Case {
    /// The case as it is told; it is copied only where that is another than what stands in the file.
    pub fn as_printed(&self) -> Cow<'_, Self> {
        let told = |writing: Writing<'_>| {
            let text = self.mended(&writing)?;
            Some((writing.path.to_string(), text))
        };
        let changed: Vec<(String, String)> = self.writings().into_iter().filter_map(told).collect();
        if changed.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut case = self.clone();
        for (path, text) in changed {
            case.put(&path, text);
        }
        Cow::Owned(case)
    }

    /// A text as it is printed, where that is another. Words of others keep what they say; names and numbers are no sentences.
    fn mended(&self, writing: &Writing<'_>) -> Option<String> {
        let text = match writing.voice {
            Voice::Own => ended(&paired(&joined(&self.unfolded(writing), ""))),
            Voice::Others => joined(&self.unfolded(writing), " "),
            Voice::Data => return None,
        };
        // Of a text that is nothing else, nothing would be left.
        (text != writing.text && !text.is_empty()).then_some(text)
    }

    /// Without the blanks that stand where the file breaks a line inside Chinese text: there they part nothing.
    fn unfolded<'a>(&self, writing: &Writing<'a>) -> Cow<'a, str> {
        let text = writing.text;
        let is_fold = |at: usize| {
            let is_inside = text[..at].chars().next_back().is_some_and(is_solid)
                && text[at + 1..].chars().next().is_some_and(is_solid);
            let place = is_inside.then(|| self.place_in(writing, &(at..at + 1)));
            place.is_some_and(|place| {
                let raw = place.file.text.get(place.span.start..place.span.end).unwrap_or_default();
                raw.contains('\n') && raw.trim().is_empty()
            })
        };
        let whole = self.places.of(&writing.path);
        let raw = whole.file.text.get(whole.span.start..whole.span.end).unwrap_or_default();
        if !raw.contains('\n') {
            return Cow::Borrowed(text);
        }
        let folds: Vec<usize> = text.match_indices(' ').map(|(at, _)| at).filter(|at| is_fold(*at)).collect();
        let kept = text.char_indices().filter(|(at, _)| folds.binary_search(at).is_err());
        Cow::Owned(kept.map(|(_, c)| c).collect())
    }

    fn put(&mut self, path: &str, text: String) {
        let (part, rest) = path.split_once(['.', '[']).unwrap_or((path, ""));
        let (number, key) = rest.split_once("].").unwrap_or(("", rest));
        let index = number.rsplit('[').next().and_then(|digits| digits.parse().ok()).unwrap_or(0_usize);
        let slot = match (part, key) {
            ("problem", "summary") => Some(&mut self.problem.summary),
            ("problem", "title") => self.problem.title.as_mut(),
            ("problem", key) => {
                let detail = self.problem.details.iter_mut().find(|detail| detail.index == index);
                detail.and_then(|detail| match key {
                    "text" => Some(&mut detail.text),
                    "stated" => detail.stated.as_mut(),
                    _ => detail.actual.as_mut(),
                })
            }
            ("claims", key) => {
                let claim = self.claims.iter_mut().find(|claim| claim.index == index);
                claim.and_then(|claim| if key == "text" { claim.text.as_mut() } else { claim.of.as_mut() })
            }
            ("respondent_reason", _) => self.respondent_reason.as_mut().map(|reason| &mut reason.text),
            ("history", key) => {
                let event = self.history.iter_mut().find(|event| event.index == index);
                event.and_then(|event| if key == "text" { event.text.as_mut() } else { event.quote.as_mut() })
            }
            ("exhibits", key) => {
                let exhibit = self.exhibits.iter_mut().find(|exhibit| exhibit.index == index);
                exhibit.and_then(|it| if key == "title" { Some(&mut it.title) } else { it.shows.as_mut() })
            }
            ("goods", "state") => self.goods.as_mut().and_then(|goods| goods.state.as_mut()),
            ("order", "item") => Some(&mut self.order.item),
            ("order", "spec") => self.order.spec.as_mut(),
            _ => None,
        };
        if let Some(slot) = slot {
            *slot = text;
        }
    }
}

/// A sign of Chinese text, beside which a blank parts nothing.
fn is_solid(c: char) -> bool {
    is_han(c) || MARKS.contains(&c)
}

/// In one line. Between two signs of Chinese text stands `between`, but nothing beside a mark; between others a blank.
fn joined(text: &str, between: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if let (Some(last), Some(first)) = (out.chars().next_back(), line.chars().next()) {
            let is_mark = MARKS.contains(&last) || MARKS.contains(&first);
            let is_inside = is_solid(last) || is_solid(first);
            out.push_str(if is_mark {
                ""
            } else if is_inside {
                between
            } else {
                " "
            });
        }
        out.push_str(line);
    }
    out
}

/// Straight quotation marks in pairs around Chinese words are made round. Beside round ones it is not clear what pairs.
fn paired(text: &str) -> Cow<'_, str> {
    let pieces: Vec<&str> = text.split('"').collect();
    let is_quoted = |piece: &&str| piece.chars().any(is_han) && piece.trim() == *piece;
    let is_clear = pieces.len() > 1
        && pieces.len() % 2 == 1
        && !text.contains(['“', '”'])
        && pieces.iter().skip(1).step_by(2).all(is_quoted)
        // 27" is a measure.
        && pieces.iter().step_by(2).all(|piece| !piece.ends_with(|c: char| c.is_ascii_digit()) || piece.len() == text.len());
    if !is_clear {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + pieces.len() * 2);
    for (number, piece) in pieces.iter().enumerate() {
        if number > 0 {
            out.push(if number % 2 == 1 { '“' } else { '”' });
        }
        out.push_str(piece);
    }
    Cow::Owned(out)
}

/// Without marks that nothing stands before or behind.
fn ended(text: &str) -> String {
    let mut text = text.trim_start_matches(|c: char| CLOSING.contains(&c) || c.is_whitespace()).to_owned();
    text.truncate(text.trim_end_matches(DANGLING).len());
    for (twice, once) in BEFORE_STOP {
        // Three full stops are meant as dots.
        if text.contains(twice) && !text.contains("。。。") {
            text = text.replace(twice, once);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::calendar::Day;
    use crate::case::{Days, read};
    use crate::diagnostic::Sink;
    use crate::source::SourceFile;

    /// Summary and quote as printed.
    fn printed(summary: &str, quote: &str) -> (String, String) {
        let text = format!(
            "platform: taobao\nproblem:\n  kind: quality\n  summary: {summary}\nhistory:\n  - {{at: 2026-05-01, by: merchant, event: refused, quote: {quote}}}\n"
        );
        let days = Days { as_of: None, today: Day::parse("2026-05-20").unwrap() };
        let case = read(&Arc::new(SourceFile::new("a.yaml", text)), days, &mut Sink::default()).unwrap();
        let printed = case.as_printed();
        (printed.problem.summary.clone(), printed.history[0].quote.clone().unwrap_or_default())
    }

    #[test]
    fn texts_are_printed_in_one_line_and_with_one_end() {
        for (written, expected) in [
            ("|\n    收到的保温杯\n    杯盖漏水。", "收到的保温杯杯盖漏水。"),
            ("|\n    第一句。\n\n    第二句。", "第一句。第二句。"),
            (">-\n    收到的保温杯\n    杯盖漏水。", "收到的保温杯杯盖漏水。"),
            ("收到的保温杯\n    杯盖漏水。", "收到的保温杯杯盖漏水。"),
            ("\"型号为Pro\\nMax\"", "型号为Pro Max"),
            ("碗口 有裂纹", "碗口 有裂纹"),
            ("\"收到的保温杯没有杯盖：\"", "收到的保温杯没有杯盖"),
            ("\"没有杯盖：。\"", "没有杯盖。"),
            ("\"红色、。蓝色，。绿色\"", "红色。蓝色。绿色"),
            ("\"。，杯盖漏水\"", "杯盖漏水"),
            ("等了很久。。。没有货", "等了很久。。。没有货"),
            ("页面写着\"七天无理由\"，实际不同意", "页面写着“七天无理由”，实际不同意"),
            ("屏幕为27\"，不是\"大屏\"", "屏幕为27\"，不是\"大屏\""),
            ("他说“可以\"，后来不行", "他说“可以\"，后来不行"),
            ("\"：\"", "："),
        ] {
            assert_eq!(printed(written, "不退").0, expected, "{written}");
        }
        for (quote, expected) in [
            ("\"亲，您好\\n已经拆封了\"", "亲，您好 已经拆封了"),
            ("\"亲，您好。\\n已经拆封了\"", "亲，您好。已经拆封了"),
            ("\"已经拆封了\n    影响二次销售哦\"", "已经拆封了影响二次销售哦"),
            ("\"再等等：\"", "再等等："),
        ] {
            assert_eq!(printed("杯盖漏水", quote).1, expected, "{quote}");
        }
    }
}
