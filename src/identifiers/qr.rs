//! Calls to scan a QR code: 扫码加我, 扫下方二维码, 收款码见图. The goods with such names (扫码枪) and what was done
//! (扫码支付) are no calls.

use super::reading::{Reading, WIDEST_GAP};
use std::ops::Range;

/// Codes, written as glyphs fold: 二 is 2.
const CODES: &[&str] = &[
    "2维码",
    "2微码",
    "2唯码",
    "2wei码",
    "2weima",
    "收款码",
    "付款码",
    "群码",
    "微信码",
    "小程序码",
    "名片码",
];
/// Who scans what: 扫 and up to six characters before the code.
const SCANS: &[&str] = &["扫", "扫描", "扫1扫", "识别", "长按"];
/// The characters that either begins with.
const STARTS: &str = "2收付群微小名扫识长";
/// What makes a scan a call: the code is here, or something follows from it.
const HERE: &[&str] = &[
    "下方",
    "上方",
    "下面",
    "上面",
    "图中",
    "图片",
    "图里",
    "图上",
    "文末",
    "左边",
    "右边",
    "这个",
    "此",
    "我的",
    "我",
    "主页",
    "封面",
    "评论区",
];
const THEN: &[&str] = &[
    "加",
    "进群",
    "入群",
    "关注",
    "添加",
    "联系",
    "领",
    "私聊",
    "咨询",
    "见图",
    "如下",
    "如图",
    "在图",
    "发你",
    "转我",
    "付给我",
    "打给我",
];

/// Every call to scan.
pub(super) fn find(reading: &Reading) -> Vec<Range<usize>> {
    // Every call begins with one of these.
    if !SCANS.iter().chain(CODES).any(|word| reading.may_say(word)) {
        return Vec::new();
    }
    let is_start = |at: &usize| reading.folded(*at).is_some_and(|c| STARTS.contains(c));
    (0..reading.glyphs.len())
        .filter(is_start)
        .filter_map(|at| Some(at..scan(reading, at).or_else(|| code_first(reading, at))?))
        .collect()
}

/// 扫码加…, 扫下方二维码, 长按识别…
fn scan(reading: &Reading, at: usize) -> Option<usize> {
    let end = reading.any_word(at, SCANS)?;
    if let Some(end) = reading.word(end, "码").or_else(|| reading.any_word(at, &["扫码"])) {
        return then(reading, end);
    }
    let here = reading.any_word(reading.past_gaps(end, WIDEST_GAP), HERE);
    let from = here.unwrap_or(end);
    let is_said = |at: &usize| reading.get(*at).is_some_and(|glyph| !glyph.is_gap());
    let near = (from..from + 5 * WIDEST_GAP).filter(is_said).take(5);
    let code = near
        .into_iter()
        .find_map(|place| reading.any_word(place, CODES).or_else(|| reading.word(place, "码")));
    match (here, code) {
        (Some(_), Some(end)) => Some(end),
        (Some(here), None) => then(reading, here),
        (None, Some(end)) => then(reading, end),
        (None, None) => None,
    }
}

/// 二维码加我, 收款码如下
fn code_first(reading: &Reading, at: usize) -> Option<usize> {
    then(reading, reading.any_word(at, CODES)?)
}

fn then(reading: &Reading, end: usize) -> Option<usize> {
    let next = reading.past_gaps(end, WIDEST_GAP);
    let next = if matches!(reading.folded(next), Some('就' | '可' | '来' | '后' | '即' | '直' | '请' | ':'))
    {
        reading.past_gaps(next + 1, WIDEST_GAP)
    } else {
        next
    };
    let end = reading.any_word(next, THEN)?;
    // 扫码加载 and 扫码加价 call nobody.
    (!matches!(reading.folded(end), Some('载' | '价' | '密' | '急' | '热' | '工' | '取' | '奖')))
        .then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calls_to_scan() {
        for text in [
            "扫码加我",
            "请扫下方二维码",
            "扫 描 图中 二 维 码",
            "二维码加群主",
            "收款码如下",
            "掃碼進群",
            "长按识别下方二维码",
            "扫一扫上面的二维码",
            "扫我的收款码",
        ] {
            assert!(!find(&Reading::new(text)).is_empty(), "{text}");
        }
        for text in [
            "扫码枪坏了",
            "二维码打印机",
            "我扫码支付了268元",
            "扫描二维码查真伪",
            "扫码加载失败",
            "付款码付款",
            "吸尘器扫地",
        ] {
            assert!(find(&Reading::new(text)).is_empty(), "{text}");
        }
    }
}
