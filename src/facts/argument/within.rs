//! A time of the other side's beside one of the writer's: 中间32个多小时 to 要48小时内申请的.

use crate::case::Event;
use crate::dispute::Position;

use super::super::Piece;
use super::super::conditions::Witness;
use super::lines::fixed;
use super::{Arguing, Draft};

/// Units of time that both may count in.
const UNITS: [&str; 2] = ["小时", "天"];
/// What stands behind a limit, and before one.
const WITHIN: [&str; 3] = ["内", "以内", "之内"];
const BEYOND: [&str; 3] = ["超过", "超过了", "超了"];
/// What is said where it was kept.
const KEPT: &str = "没有超过";
/// A detail with one of these has said it.
const SAID: [&str; 6] = ["没有超", "没超", "未超", "不到", "以内", "之内"];

impl Arguing<'_> {
    /// Says that the limit was kept, where the words name one and the detail that meets them names less in the same unit.
    pub(super) fn within(&self, event: &Event, draft: &mut Draft<'_>) {
        let Some(detail) = draft.step.detail.and_then(|place| self.case.problem.details.get(place)) else {
            return;
        };
        let quote = event.quote.as_deref().unwrap_or_default();
        let is_said = SAID.iter().any(|word| detail.text.contains(word));
        let kept = UNITS.iter().find_map(|unit| kept(quote, &detail.text, unit)).filter(|_| !is_said);
        let Some(limit) = kept else { return };
        let witness = Witness::default().with("found.word", limit, Some(event.path().join("quote")));
        let line = self.line_of(&format!("{KEPT}{{found.word}}"), &["found"], &witness);
        for said in [&mut draft.step.breaker, &mut draft.step.spoken] {
            said.push(fixed("，"));
            said.extend(line.clone());
        }
    }
}

impl<'a> Arguing<'a> {
    /// The answer to words that may be right and name a limit which the detail that the case names kept: 离下单37个多小时 to
    /// 已经超过48小时了.
    pub(super) fn kept_in(&self, position: &Position, event: &'a Event) -> Option<Draft<'a>> {
        let draft = self.of_their_own(position, event)?;
        let is_kept = |piece: &Piece| piece.fixed.as_ref().is_some_and(|fixed| fixed.0 == KEPT);
        draft.step.breaker.iter().any(is_kept).then_some(draft)
    }
}

/// What a length that is measured from receipt or order begins with.
const SINCE: [&str; 9] = ["离", "距", "中间", "收到后", "签收后", "到货后", "下单后", "隔了", "过了"];

/// The limit that the words name in this unit, where the detail counts fewer, in whole units and no other.
fn kept<'q>(quote: &'q str, detail: &str, unit: &str) -> Option<&'q str> {
    let (limit, words) = counted(quote, unit).find_map(|(count, start, end)| {
        let (before, behind) = (&quote[..start], &quote[end..]);
        let is_limit = WITHIN.iter().any(|word| behind.starts_with(word))
            || BEYOND.iter().any(|word| before.ends_with(word));
        is_limit.then_some((count, &quote[start..end]))
    })?;
    let mut told = counted(detail, unit);
    let (count, start, _) = told.next()?;
    let clause = detail[..start].rsplit(['，', '。', '；']).next()?;
    let is_since = SINCE.iter().any(|word| clause.contains(word));
    // 1天1小时, 12.5小时 and 两个多小时 are more than what is read.
    let is_other = UNITS.iter().any(|other| *other != unit && clause.contains(other));
    let is_whole = detail.matches(unit).count() == 1 && !clause.ends_with('.') && !is_other;
    // 32个多小时 may be all but 33.
    (is_since && is_whole && told.next().is_none() && count < limit).then_some(words)
}

/// Every count of the unit in a text: the number, and where its words begin and end.
fn counted<'t>(text: &'t str, unit: &'t str) -> impl Iterator<Item = (u32, usize, usize)> + 't {
    text.match_indices(unit).filter_map(move |(at, _)| {
        let before = text[..at].trim_end_matches(['个', '多']);
        let digits = &before[before.trim_end_matches(|sign: char| sign.is_ascii_digit()).len()..];
        Some((digits.parse().ok()?, before.len() - digits.len(), at + unit.len()))
    })
}

#[cfg(test)]
mod tests {
    use super::kept;

    #[test]
    fn a_limit_is_kept_where_fewer_are_counted() {
        let late = "赔付要48小时内申请的 您今天27号了 超了";
        assert_eq!(kept(late, "12:40签收，次日21:03发给客服，中间32个多小时。", "小时"), Some("48小时"));
        assert_eq!(kept("超过7天了不退", "收到后第3天提的，3天里没有用过。", "天"), None);
        assert_eq!(kept("超过7天了不退", "收到后3天提的。", "天"), Some("7天"));
        let early = "死蟹要2小时内反馈";
        assert_eq!(kept(early, "照片是当天18:31发的，离签收1小时9分钟。", "小时"), Some("2小时"));
        for detail in [
            "离签收12.5小时。",
            "离签收1天1小时。",
            "离签收两个多小时，之前冰袋化了1小时。",
            "我在阳台解冻了1小时。",
        ] {
            assert_eq!(kept(early, detail, "小时"), None, "{detail}");
        }
        for detail in ["中间50个小时。", "隔了32小时，又过了4小时。", "当天就说了。"] {
            assert_eq!(kept(late, detail, "小时"), None, "{detail}");
        }
        assert_eq!(kept("等24小时", "等了3小时。", "小时"), None);
    }
}
