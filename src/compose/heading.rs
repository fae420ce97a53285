//! What of the matter is a title.

/// From so many characters to so many are a title of a note, which holds twenty.
const HEADING: (usize, usize) = (6, 19);

/// The first clauses of the matter that fit into a title; of a matter that begins with its day, those behind it.
pub(super) fn heading(matter: &str) -> Option<&str> {
    let begins = |text: &str| text.starts_with(|sign: char| sign.is_ascii_digit());
    let behind = matter.split_once('，').filter(|_| begins(matter)).map(|(_, behind)| behind);
    let heading = behind.and_then(clauses_of_title).or_else(|| clauses_of_title(matter))?;
    // 在店里换的手机屏幕 says nothing of what is wrong; a later clause does.
    let is_fault = |clause: &&str| clause.contains(FAULTS) && clauses_of_title(clause) == Some(*clause);
    let clauses = || matter.split(['，', '。', '；']);
    // 订的是独立猫房，实际猫有6晚关在笼子里; 下单核对的都是高265厘米，收到的两片量出来都是247厘米.
    let begins_with = |words: &'static [&'static str]| {
        clauses().find(|clause| {
            words.iter().any(|word| clause.starts_with(word)) && clauses_of_title(clause) == Some(*clause)
        })
    };
    let real = || begins_with(&["实际"]);
    if heading.split('，').all(is_promise) {
        let own_fault = || clauses().find(|clause| is_fault(clause) && !is_promise(clause));
        return Some(real().or_else(|| begins_with(&FOUND)).or_else(own_fault).unwrap_or(heading));
    }
    let later = || real().or_else(|| clauses().find(is_fault));
    // 租镜头的押金1500元，镜头还了: what the writer did is no fault either.
    let is_done = ["还了", "寄了", "付了", "交了", "买了", "签了"].iter().any(|done| heading.ends_with(done));
    let is_noun = heading.contains('的') && !heading.contains('了') || is_done;
    Some(if is_noun && !heading.contains(FAULTS) { later().unwrap_or(heading) } else { heading })
}

/// With one of these a clause begins to say what was found.
const FOUND: [&str; 13] = [
    "收到",
    "到手",
    "结果",
    "拆开",
    "打开",
    "送来",
    "寄来",
    "来的",
    "量出来",
    "考出来",
    "做出来",
    "测出来",
    "查出来",
];

/// Does a clause only say what was promised, written or agreed: 报名页写45天内开课, 说没到二甲全额退?
fn is_promise(clause: &str) -> bool {
    const AGREED: [&str; 14] = [
        "页写",
        "页面",
        "写着",
        "写的",
        "写明",
        "标着",
        "标的",
        "标称",
        "承诺",
        "保证",
        "约定",
        "核对的",
        "订的是",
        "说明书上写",
    ];
    let says = ["说", "写", "标", "订"].iter().any(|word| clause.starts_with(word));
    let turns =
        ["实际", "收到", "到手", "结果", "来了", "却", "变成", "只"].iter().any(|word| clause.contains(word));
    (says || AGREED.iter().any(|word| clause.contains(word))) && !turns
}

/// A clause with one of these says that something is wrong.
pub(super) const FAULTS: [char; 20] = [
    '没', '不', '坏', '裂', '少', '错', '漏', '断', '停', '退', '拒', '涨', '假', '脏', '歪', '碎', '晚',
    '扣', '伤', '烂',
];

fn clauses_of_title(matter: &str) -> Option<&str> {
    let ends = matter.match_indices(['，', '。', '；']).map(|(at, _)| at).chain([matter.len()]);
    // Signs that a title counts as more than one are none for a title.
    let is_plain = |sign: char| {
        sign.is_ascii()
            || matches!(sign, '\u{3000}'..='\u{303f}' | '\u{4e00}'..='\u{9fff}' | '“' | '”' | '，' | '；')
    };
    let fits = |end: &usize| {
        let heading = &matter[..*end];
        (HEADING.0..=HEADING.1).contains(&heading.chars().count()) && heading.chars().all(is_plain)
    };
    ends.filter(fits).max().map(|end| &matter[..end])
}
