//! The hour that a detail names, where several things happened on its day.

/// The last hour of a text, where it is clear whether it is before noon: 下午2点，师傅3点04分 is 15:04. `None` for 3点 alone.
pub(super) fn last_hour(text: &str) -> Option<(u32, u32)> {
    const MORNING: [&str; 4] = ["上午", "早上", "清晨", "凌晨"];
    const LATER: [&str; 4] = ["下午", "傍晚", "晚上", "当晚"];
    let mut found = None;
    for (at, sign) in text.char_indices().filter(|(_, sign)| matches!(sign, '点' | '时' | ':' | '：')) {
        let before = &text[..at];
        let hour = &before[before.trim_end_matches(|sign: char| sign.is_ascii_digit()).len()..];
        let behind = &text[at + sign.len_utf8()..];
        let minutes: String = behind.chars().take_while(char::is_ascii_digit).collect();
        // 3点意见 and 24时 of a length are no hours; a colon stands before two digits.
        let is_time = minutes.len() == 2
            || sign == '点' && behind.starts_with(['半', '整', '多', '，', '才', '到', '左']);
        let (Ok(hour), true) = (hour.parse::<u32>(), is_time && hour.len() <= 2) else { continue };
        let minute = if behind.starts_with('半') { 30 } else { minutes.parse().unwrap_or(0) };
        let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
        let (morning, later) = (last(&MORNING), last(&LATER));
        // From eight on an hour without a word is of the morning, as a record writes it.
        let hour = match (morning, later) {
            _ if hour > 12 => hour,
            (morning, Some(later)) if morning.is_none_or(|morning| morning < later) && hour < 12 => hour + 12,
            (None, None) if hour < 8 => return None,
            _ => hour,
        };
        found = (hour < 24 && minute < 60).then_some((hour, minute));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::last_hour;

    #[test]
    fn the_last_hour_is_clear_or_none() {
        assert_eq!(last_hour("约的是10月17日下午2点，师傅3点04分才按门铃"), Some((15, 4)));
        assert_eq!(last_hour("骑手8时31分到店取货，9时07分送达"), Some((9, 7)));
        assert_eq!(last_hour("11月2日晚上8点半打的电话"), Some((20, 30)));
        assert_eq!(last_hour("15:04按门铃"), Some((15, 4)));
        for text in ["有3点意见", "等了2小时", "3点04分才来", "长宽比16:9.5", "没有"] {
            assert_eq!(last_hour(text), None, "{text}");
        }
    }
}
