//! A picture of a chat: who spoke is seen by the side on which a bubble stands, the writer's on the right.

use super::labels::labelled;
use super::talk::of_system;

/// A row of text with its edges in pixels: left, top, right, bottom.
pub(super) struct Row {
    pub(super) text: String,
    pub(super) edges: [f64; 4],
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Other,
    Own,
    Middle,
}

/// How near to an edge of what stands below the first time a bubble begins or ends, in parts of its width.
const NEAR: f64 = 0.12;
/// Rows of one bubble are nearer than this, in heights of a row.
const GAP: f64 = 0.7;

/// What an App writes around the bubbles: below them where to type, beside them that they were read.
const FRAME: [&str; 9] =
    ["发送", "已读", "未读", "送达", "按住说话", "发消息", "常用语", "请输入消息", "说点什么"];
/// With so many labels of an order page it is one, and no chat.
const LABELS: usize = 2;

/// A chat read off a picture.
pub(super) struct Chat {
    /// As people copy it, `我: …` and `商家: …`, with the times between.
    pub(super) lines: Vec<String>,
    /// What stands between the bubbles and is no time and no message of the App.
    pub(super) left_out: Vec<String>,
}

/// `None` where the picture is no chat: without a day, or two times, in the middle and bubbles on both sides below it.
pub(super) fn chat(rows: &[Row]) -> Option<Chat> {
    if rows.iter().filter(|row| labelled(&row.text).is_some()).count() >= LABELS {
        return None;
    }
    let (above, below) = rows.split_at(start(rows)?);
    let sides = Sides::of(below)?;
    let said = |wanted: Side| below.iter().any(|row| !is_frame(&row.text) && sides.side(row) == wanted);
    if !said(Side::Own) || !said(Side::Other) {
        return None;
    }
    // Above the first time stands whom the chat is with.
    let mut chat = Chat { lines: above.iter().map(|row| row.text.clone()).collect(), left_out: Vec::new() };
    let mut last: Option<(Side, [f64; 4])> = None;
    for row in below.iter().filter(|row| !is_frame(&row.text)) {
        let goes_on = last.filter(|(_, edges)| sides.is_one_bubble(*edges, row.edges));
        let side = goes_on.map_or_else(|| sides.side(row), |(side, _)| side);
        match (chat.lines.last_mut().filter(|_| goes_on.is_some()), side) {
            (Some(line), _) => line.push_str(&row.text),
            (None, Side::Own) => chat.lines.push(format!("我: {}", row.text)),
            (None, Side::Other) => chat.lines.push(format!("商家: {}", row.text)),
            (None, Side::Middle) if is_time(&row.text) => chat.lines.push(parted(&row.text)),
            (None, Side::Middle) if of_system(&row.text).is_some() => chat.lines.push(row.text.clone()),
            (None, Side::Middle) => chat.left_out.push(row.text.clone()),
        }
        last = Some((side, row.edges)).filter(|_| side != Side::Middle);
    }
    Some(chat)
}

/// The row with the first time: one with a day, or one of several. One without a day is the clock of the phone.
fn start(rows: &[Row]) -> Option<usize> {
    let times = || rows.iter().enumerate().filter(|(_, row)| is_time(&row.text));
    let with_day =
        times().find(|(_, row)| !row.text.chars().all(|sign| sign.is_ascii_digit() || ":： ".contains(sign)));
    let several = || times().next().filter(|_| times().count() > 1);
    with_day.or_else(several).map(|(place, _)| place)
}

/// Where bubbles begin and end.
struct Sides {
    left: f64,
    right: f64,
}

impl Sides {
    fn of(rows: &[Row]) -> Option<Self> {
        let rows = || rows.iter().filter(|row| !is_frame(&row.text));
        let left = rows().map(|row| row.edges[0]).reduce(f64::min)?;
        let right = rows().map(|row| row.edges[2]).reduce(f64::max)?;
        Some(Self { left, right })
    }

    fn near(&self) -> f64 {
        NEAR * (self.right - self.left)
    }

    fn side(&self, row: &Row) -> Side {
        let [left, _, right, _] = row.edges;
        match (left - self.left < self.near(), self.right - right < self.near()) {
            _ if is_time(&row.text) => Side::Middle,
            (true, _) => Side::Other,
            (false, true) => Side::Own,
            (false, false) => Side::Middle,
        }
    }

    /// The second row of a bubble begins where the first does, and may end anywhere.
    fn is_one_bubble(&self, above: [f64; 4], below: [f64; 4]) -> bool {
        (below[0] - above[0]).abs() < self.near() && below[1] - above[3] < GAP * (below[3] - below[1])
    }
}

fn is_frame(text: &str) -> bool {
    let plain: String = text.chars().filter(|sign| sign.is_alphabetic()).collect();
    FRAME.contains(&plain.as_str())
}

/// 11月2日 21:35, 昨天 09:10, 10:21: nothing but a day and a time.
fn is_time(text: &str) -> bool {
    const WORDS: [&str; 9] = ["昨天", "今天", "前天", "星期", "周", "上午", "下午", "晚上", "凌晨"];
    let rest = WORDS.iter().fold(text.to_owned(), |rest, word| rest.replace(word, ""));
    text.contains([':', '：'])
        && rest.chars().filter(char::is_ascii_digit).count() >= 3
        && rest.chars().all(|sign| sign.is_ascii_digit() || "年月日号一二三四五六天-/.:： ".contains(sign))
}

/// A recognised picture has lost the blank between day and time: 11月2日21:35, 2026-11-0221:35, 昨天9:05.
fn parted(text: &str) -> String {
    let Some(colon) = text.find([':', '：']) else { return text.to_owned() };
    let before = &text[..colon];
    let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
    // An hour has two digits where they are one.
    let hour = (1..=digits.min(2))
        .rev()
        .find(|count| before[colon - count..].parse().is_ok_and(|hour: u8| hour < 24));
    match hour.map(|count| text.split_at(colon - count)) {
        // 下午3:20 is one.
        Some((day, time)) if !day.is_empty() && !day.ends_with(['午', '上', '晨']) => {
            format!("{} {time}", day.trim_end())
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str, edges: [f64; 4]) -> Row {
        Row { text: text.to_owned(), edges }
    }

    #[test]
    fn sides_say_who_spoke_and_rows_of_a_bubble_are_one_line() {
        let rows = [
            row("示例轻骑健身旗舰店", [124.0, 10.0, 291.0, 33.0]),
            row("2026年11月2日21:35", [143.0, 43.0, 272.0, 60.0]),
            row("怎么突然要39一个月？不交连阻", [133.0, 85.0, 392.0, 108.0]),
            row("力都调不了", [133.0, 111.0, 227.0, 135.0]),
            row("姐姐APP本身是免费下载的", [18.0, 165.0, 280.0, 187.0]),
        ];
        let lines = [
            "示例轻骑健身旗舰店",
            "2026年11月2日 21:35",
            "我: 怎么突然要39一个月？不交连阻力都调不了",
            "商家: 姐姐APP本身是免费下载的",
        ];
        assert_eq!(chat(&rows).unwrap().lines, lines);
    }

    #[test]
    fn what_stands_around_bubbles_is_nobodys_message() {
        let rows = [
            row("9:41", [20.0, 0.0, 60.0, 14.0]),
            row("〈", [5.0, 20.0, 12.0, 36.0]),
            row("昨天21:35", [160.0, 43.0, 240.0, 60.0]),
            row("怎么还不发货", [260.0, 85.0, 392.0, 108.0]),
            row("已读", [220.0, 120.0, 250.0, 134.0]),
            row("近期有人冒充客服", [140.0, 140.0, 260.0, 158.0]),
            row("在催了亲", [18.0, 165.0, 130.0, 187.0]),
            row("请输入消息…", [18.0, 700.0, 130.0, 722.0]),
            row("发送", [360.0, 700.0, 400.0, 722.0]),
        ];
        let read = chat(&rows).unwrap();
        assert_eq!(read.lines, ["9:41", "〈", "昨天 21:35", "我: 怎么还不发货", "商家: 在催了亲"]);
        assert_eq!(read.left_out, ["近期有人冒充客服"]);
    }

    #[test]
    fn an_order_is_no_chat() {
        let rows = [
            row("10:21", [180.0, 0.0, 220.0, 20.0]),
            row("订单详情", [150.0, 30.0, 250.0, 58.0]),
            row("示例小店", [6.0, 70.0, 90.0, 98.0]),
            row("联系商家", [320.0, 70.0, 398.0, 98.0]),
            row("实付款　¥1899.00", [6.0, 157.0, 398.0, 186.0]),
            row("2026-11-02 21:35", [140.0, 200.0, 260.0, 220.0]),
            row("下单时间", [6.0, 255.0, 100.0, 283.0]),
            row("再次购买", [320.0, 300.0, 398.0, 328.0]),
        ];
        assert!(chat(&rows).is_none());
        // Nor is a page with nothing but the clock of the phone above.
        assert!(chat(&rows[..4]).is_none());
    }

    #[test]
    fn the_blank_before_the_hour_comes_back() {
        let all = [
            ("2026年11月2日21:35", "2026年11月2日 21:35"),
            ("2026-11-0221:35", "2026-11-02 21:35"),
            ("11/29:05", "11/2 9:05"),
            ("昨天9:05", "昨天 9:05"),
            ("昨天 09:05", "昨天 09:05"),
            ("星期三下午3:20", "星期三下午3:20"),
            ("10:21", "10:21"),
        ];
        for (recognised, wanted) in all {
            assert_eq!(parted(recognised), wanted);
        }
    }
}
