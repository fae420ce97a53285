//! The writer's own 我 where an office or a letter reads it.

/// 我 in the middle of the writer's own words is 本人 in writing; 我们 and 我国 stay, and so does what was said.
pub(super) fn in_writing(text: &str) -> String {
    let mut written = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let is_other = matches!(rest.peek(), Some('们' | '方' | '国' | '校'));
        let is_said = matches!(before, Some('自' | '：'));
        if c == '我' && !is_other && !is_said {
            written.push_str("本人");
        } else {
            written.push(c);
        }
        before = Some(c);
    }
    // Each of them has one of these, and most texts have neither.
    if !written.contains("本人") && !written.contains("我们") {
        return written;
    }
    IN_WRITING.iter().fold(written, |text, (spoken, said)| replaced(text, spoken, said))
}

/// The text with one word for another; as it is where the word is not in it.
pub(super) fn replaced(text: String, word: &str, by: &str) -> String {
    if text.contains(word) { text.replace(word, by) } else { text }
}

/// What 本人 is not said with.
const IN_WRITING: &[(&str, &str)] = &[
    ("本人这里", "本人处"),
    ("本人这边", "本人处"),
    ("本人手里", "本人手中"),
    ("本人妈妈", "本人母亲"),
    ("本人妈", "本人母亲"),
    ("本人爸爸", "本人父亲"),
    ("本人爸", "本人父亲"),
    ("本人老公", "本人丈夫"),
    ("本人老婆", "本人妻子"),
    ("本人和本人", "本人和"),
    ("我们家", "本人家"),
    ("我们小区", "本人所住小区"),
    ("我们这栋楼", "本人所住的楼"),
    ("我们这栋", "本人所住的那栋"),
    ("单发本人", "单发给本人"),
    ("片发本人", "片发给本人"),
];
