//! The part of a page's words that promises something, with the condition that it stands under.

/// A promise within longer words is quoted up to this.
const MOST_PROMISED: usize = 16;
/// A promise with one of these beside it hangs on something: without that it is another one.
const TERMS: [&str; 29] = [
    "异常",
    "异议",
    "无损",
    "完好",
    "没问题",
    "无误",
    "内",
    "前",
    "除",
    "限",
    "须",
    "需",
    "仅",
    "原因",
    "无法",
    "如",
    "若",
    "的话",
    "导致",
    "未",
    "不到",
    "不了",
    "不足的",
    "每少",
    "不符",
    "没",
    "逾期",
    "一旦",
    "凡",
];
const GIVES: [char; 7] = ['退', '赔', '换', '修', '补', '保', '免'];

/// The clause that promises something, where the others set it no term: 晚1小时以上全额退.
pub(super) fn promised(text: &str) -> Option<&str> {
    let (given, terms) = parted(text)?;
    Some(given).filter(|_| terms.is_empty()).filter(fits)
}

/// The promise with the one condition that it stands under, where the words begin with that: 地径每少1公分，一棵退30元. What stands
/// before a condition may be another one: 打卡满150天，考试未通过，全额退费 is not to be cut.
pub(super) fn conditioned(text: &str) -> Option<&str> {
    let (given, terms) = parted(text)?;
    let [term] = terms[..] else { return None };
    let at = text.find(given)?;
    let between = text.strip_prefix(term)?.get(..at.checked_sub(term.len())?)?;
    text.get(..at + given.len()).filter(|_| between.chars().count() == 1).filter(fits)
}

/// The clause that gives something, and those that set terms. Which of two that give is meant is not for us to say.
fn parted(text: &str) -> Option<(&str, Vec<&str>)> {
    // 1 year warranty is one clause.
    let is_mixed = text.contains(|sign: char| sign.is_ascii_alphabetic());
    let ends = |sign: char| matches!(sign, '，' | '；' | '。') || sign == ' ' && !is_mixed;
    // 保证12个月内生产 states how the goods are; 超期包退 behind it says what follows.
    let clauses = text.split(ends).filter(|clause| !clause.is_empty() && !clause.starts_with("保证"));
    let (giving, others): (Vec<&str>, Vec<&str>) = clauses.partition(|clause| clause.contains(GIVES));
    let [given] = giving[..] else { return None };
    let terms = others.into_iter().filter(|clause| TERMS.iter().any(|term| clause.contains(term)));
    (!given.contains('不')).then(|| (given, terms.collect()))
}

fn fits(clause: &&str) -> bool {
    (4..=MOST_PROMISED).contains(&clause.chars().count())
}

#[cfg(test)]
mod tests {
    use super::{conditioned, promised};

    #[test]
    fn a_promise_without_terms_stands_alone() {
        assert_eq!(promised("全程冷链，晚1小时以上全额退"), Some("晚1小时以上全额退"));
        for text in
            ["能效等级不符，装了也退，拆机费我们出", "换屏保修90天，摔坏、进水除外", "破损包赔，缺件补寄"]
        {
            assert_eq!(promised(text), None, "{text}");
        }
    }

    #[test]
    fn a_promise_keeps_its_condition() {
        assert_eq!(conditioned("去绳称重不足的，每少1两补20元"), Some("去绳称重不足的，每少1两补20元"));
        let long = "地径每少1公分，一棵退30元，不足1公分按1公分算";
        assert_eq!(conditioned(long), Some("地径每少1公分，一棵退30元"));
        for text in [
            "换屏保修90天，摔坏、进水除外",
            "打卡满150天，考试未通过，全额退费",
            "全程冷链，晚1小时以上全额退",
            "超过7天的，凭小票，少一件补一件",
        ] {
            assert_eq!(conditioned(text), None, "{text}");
        }
    }
}
