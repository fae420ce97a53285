//! What somebody admits or grants: that is no reason, and meets none.

use crate::case::{Event, EventKind};
use crate::wording::clauses;

/// A detail that tells what the other side said says nothing against it.
pub const THEIRS: [&str; 12] =
    ["客服", "店铺", "商家", "店员", "店里", "店主", "他们", "前台", "老板", "师傅", "平台", "对方"];
/// What the writer admits meets no reason: 没有录开箱视频, 左膝绑带扣是本人踩断的.
#[must_use]
pub fn concedes(text: &str) -> bool {
    const ADMITS: [&str; 42] = [
        "记不清",
        "记不太清",
        "没有仔细",
        "没看评论",
        "没有看评论",
        "咬歪",
        "没有凭据",
        "没有记录",
        "手机静音",
        "手机调静音",
        "开了静音",
        "调了静音",
        "没仔细看",
        "没有仔细看",
        "我签了字",
        "本人签了字",
        "我也知道",
        "我承认",
        "没有录",
        "没录",
        "没有拍",
        "没拍",
        "没有留意",
        "没留意",
        "没有注意",
        "没注意",
        "没有看清",
        "没看清",
        "没有催",
        "没有再催",
        "忘了",
        "忘记",
        "同意扣",
        "我弄",
        "本人弄",
        "我踩",
        "本人踩",
        "我摔",
        "本人摔",
        "位置量高",
        "才清点",
        "没有细看",
    ];
    let is_theirs = |clause: &str| THEIRS.iter().any(|one| clause.contains(one));
    let mut own = clauses(text).filter(|clause| !is_theirs(clause));
    own.any(|clause| ADMITS.iter().any(|word| clause.contains(word)))
}

/// What the seller admits or grants is no reason: 这块电池上个客人也说过，回来我们登记换掉.
#[must_use]
pub fn admits(said: &str) -> bool {
    const ADMITS: [&str; 16] = [
        "也说过",
        "也反映过",
        "登记换",
        "我们的问题",
        "我们的错",
        "我们的责任",
        "漏放",
        "漏发",
        "漏寄",
        "蹭了一下",
        "弄错了",
        "搞错了",
        "拿错了",
        "给您换新",
        "给您补发",
        "马上给您",
    ];
    const REFUSES: [&str; 14] = [
        "退不了",
        "换不了",
        "不退",
        "不换",
        "不赔",
        "不能",
        "没法",
        "没办法",
        "不认",
        "不归",
        "不负责",
        "自理",
        "承担",
        "找快递",
    ];
    // 这个不是我们的问题 grants nothing.
    let own = ["不是我们的", "不是我们这边的", "不算我们的", "不属于我们的"]
        .iter()
        .fold(said.to_owned(), |text, no| text.replace(no, ""));
    let has = |words: &[&str]| words.iter().any(|word| own.contains(word));
    has(&ADMITS) && !has(&REFUSES)
}

/// Who begins so and takes nothing back does what was asked: 好的V3收到 明天就按这个下厂.
pub(super) fn grants(said: &str) -> bool {
    const GRANTS: [&str; 8] = ["好的", "好滴", "好哒", "改好", "做好", "收到", "已经给您", "没问题"];
    const TAKES_BACK: [char; 8] = ['不', '没', '但', '只', '无', '得', '超', '过'];
    let said = said.trim_start_matches('亲').trim_start();
    GRANTS.iter().any(|word| said.starts_with(word)) && !said.replace("没问题", "").contains(TAKES_BACK)
}

/// 第二次印模清晰，可以制作 runs into nothing: it says that all is well.
pub(super) fn agrees(event: &Event) -> bool {
    const OBJECTS: [char; 24] = [
        '不', '没', '无', '只', '要', '得', '过', '超', '少', '缺', '另', '加', '坏', '错', '难', '自', '烧',
        '摔', '修', '换', '拆', '歪', '旧', '损',
    ];
    const AGREES: [&str; 5] = ["可以", "好的", "收到", "没问题", "清晰"];
    let said = event.quote.as_deref().unwrap_or_default();
    event.kind == EventKind::Replied
        && AGREES.iter().any(|word| said.contains(word))
        && !said.replace("没问题", "").contains(OBJECTS)
}
