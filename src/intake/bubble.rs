//! A picture of a chat: who spoke is seen by the side on which a bubble stands, the writer's on the right.

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

/// How near to an edge of what is on the picture a bubble begins or ends, in parts of its width.
const NEAR: f64 = 0.12;
/// Rows of one bubble are nearer than this, in heights of a row.
const GAP: f64 = 0.7;

/// The lines of a chat as people copy it, `我: …` and `商家: …`; `None` where the picture is none: with a time in the middle, and
/// bubbles on both sides below it.
pub(super) fn chat(rows: &[Row]) -> Option<Vec<String>> {
    let left = rows.iter().map(|row| row.edges[0]).reduce(f64::min)?;
    let right = rows.iter().map(|row| row.edges[2]).reduce(f64::max)?;
    let side = |row: &Row| {
        let near = NEAR * (right - left);
        let (is_left, is_right) = (row.edges[0] - left < near, right - row.edges[2] < near);
        match (is_left, is_right) {
            (true, _) => Side::Other,
            (false, true) => Side::Own,
            (false, false) => Side::Middle,
        }
    };
    let first = rows.iter().position(|row| side(row) == Side::Middle && is_time(&row.text))?;
    let said = |wanted: Side| rows[first..].iter().any(|row| side(row) == wanted);
    if !said(Side::Own) || !said(Side::Other) {
        return None;
    }
    let mut lines: Vec<String> = Vec::new();
    let mut last: Option<(Side, [f64; 4])> = None;
    for (place, row) in rows.iter().enumerate() {
        // The second row of a bubble begins where the first does, and may end anywhere.
        let goes_on = last.filter(|(before, edges)| {
            *before != Side::Middle
                && (row.edges[0] - edges[0]).abs() < NEAR * (right - left)
                && row.edges[1] - edges[3] < GAP * (row.edges[3] - row.edges[1])
        });
        let side = match goes_on {
            Some((before, _)) => before,
            None if place < first => Side::Middle,
            None => side(row),
        };
        match (lines.last_mut().filter(|_| goes_on.is_some()), side) {
            (Some(line), _) => line.push_str(&row.text),
            (None, Side::Own) => lines.push(format!("我: {}", row.text)),
            (None, Side::Other) => lines.push(format!("商家: {}", row.text)),
            (None, Side::Middle) => lines.push(parted(&row.text)),
        }
        last = Some((side, row.edges));
    }
    Some(lines)
}

/// 11月2日 21:35, 昨天 09:10, 10:21: nothing but a day and a time.
fn is_time(text: &str) -> bool {
    const WORDS: [&str; 9] = ["昨天", "今天", "前天", "星期", "周", "上午", "下午", "晚上", "凌晨"];
    let rest = WORDS.iter().fold(text.to_owned(), |rest, word| rest.replace(word, ""));
    text.contains([':', '：'])
        && rest.chars().filter(char::is_ascii_digit).count() >= 3
        && rest.chars().all(|sign| sign.is_ascii_digit() || "年月日号一二三四五六天-/.:： ".contains(sign))
}

/// A recognised picture has lost the blank between day and time.
fn parted(text: &str) -> String {
    match text.split_once('日').filter(|(_, time)| time.starts_with(|sign: char| sign.is_ascii_digit())) {
        Some((day, time)) if is_time(text) => format!("{day}日 {time}"),
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
        assert_eq!(chat(&rows).unwrap(), lines);
    }

    #[test]
    fn an_order_is_no_chat() {
        let rows = [
            row("订单详情", [5.0, 10.0, 90.0, 38.0]),
            row("实付款　¥1899.00", [6.0, 157.0, 398.0, 186.0]),
            row("10:21", [180.0, 200.0, 220.0, 220.0]),
            row("下单时间", [6.0, 255.0, 100.0, 283.0]),
        ];
        assert!(chat(&rows).is_none());
    }
}
