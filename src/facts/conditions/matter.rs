//! Conditions of one kind of matter: a deposit and its terms, a card for one place, a repair in vain, a way that is closed.

use crate::case::{Actor, Case, Detail, Event, EventKind, Outcome};
use crate::dispute::Fate;
use crate::numerals::chinese;
use crate::path::CasePath;

use super::super::unmet::words;
use super::asks::says;
use super::witness::Witness;
use super::{Conditions, Look};

/// So many repairs are in vain where the fault is still there.
const REPAIRS: usize = 2;
/// Words of somebody who gives a service up for a reason of their own, or before it began: nothing was broken by then.
const OWN_REASON: &[&str] = &[
    "上不了课",
    "没法上课",
    "没时间",
    "没空",
    "工作调动",
    "单位把",
    "单位排班",
    "调班",
    "夜班",
    "搬家",
    "搬到外地",
    "出差",
    "个人原因",
    "自己的原因",
    "改变主意",
    "课还没开",
    "开课前要求",
    "一节没上",
    "一节课没上",
    "一次没去",
    "一次都没去",
    "一次没用",
];
/// Words by which the summary says that the terms were changed.
const CHANGED: &[&str] = &[
    "涨价",
    "加价",
    "加钱",
    "要加",
    "要补",
    "变成",
    "改成",
    "改为",
    "换成",
    "多收",
    "多付",
    "与预售",
    "和预售",
];
/// Words by which the summary says that the fault is still there.
const STILL: &[&str] = &["还漏", "还是", "还在", "仍", "又", "没修好", "没有修好", "修不好", "到现在还"];
/// What closes a way, the plainest word first.
const OBSTACLES: &[&str] =
    &["停航", "停运", "停飞", "封航", "封路", "台风", "地震", "洪水", "暴雪", "泥石流"];
/// What cannot be done for it.
const CANNOT: &[&str] = &["没法", "无法", "不能", "上不了", "去不了", "到不了", "没有船"];
/// What has no place in food.
const FOREIGN: &[&str] = &["异物", "钢丝", "铁丝", "金属", "玻璃", "塑料", "石子", "头发", "毛发", "虫"];
/// Where the words about a place end.
const ENDS: &[char] = &['，', '。', '；', '、', '”', '“', '）', ' ', ','];

/// Who denies a reason says one of these before it,
const DENIES: &[&str] = &["不是", "并非", "不属于", "不算"];
/// and a clause with one of these before it tells what a paper says: 合同第9条写学员个人原因退费.
const PAPERS: &[&str] = &["合同", "协议", "条款", "须知", "条写", "约定"];

/// Does the writer give a reason of their own? A contract's 乙方因个人原因 does not, nor does 又不是我个人原因.
fn gives_own(text: &str) -> bool {
    let own: String = text.split(['“', '”']).step_by(2).collect();
    let gives = |clause: &str| {
        let is_own = |before: &str| !says(before, DENIES) && !says(before, PAPERS);
        OWN_REASON.iter().any(|word| clause.match_indices(word).any(|(at, _)| is_own(&clause[..at])))
    };
    own.split(['，', '。', '；', '！', '？', ' ', '\n']).any(gives)
}

/// What was ordered went to somebody else.
const SOLD: &[&str] = &[
    "卖给了别人",
    "卖给了他人",
    "卖给了另",
    "已经卖给别人",
    "已经卖给他人",
    "已卖给他人",
    "转卖给了",
    "让给了别人",
    "给别人买走了",
    "被别人买走了",
];
/// Who gave it away, or that it was taken.
const SELLS: &[&str] = &["商家", "卖家", "店家", "店里", "店铺", "老板", "对方", "他们", "主播", "被"];
/// It may only be threatened or asked where one of these stands in the clause.
const MAYBE: &[&str] = &[
    "不加钱",
    "不付",
    "就卖",
    "就要卖",
    "否则",
    "要是",
    "如果",
    "会卖",
    "我要",
    "我想",
    "我本来",
    "我打算",
    "我把",
    "我担心",
    "吗",
    "没",
    "怕",
    "威胁",
    "同款",
    "听说",
    "可能",
];

/// Does a clause tell that it went to somebody else?
fn is_sold(text: &str) -> bool {
    text.split(['，', '。', '；', '！'])
        .any(|clause| says(clause, SOLD) && says(clause, SELLS) && !says(clause, MAYBE))
}

impl Conditions {
    pub(super) fn matter(&mut self, look: Look<'_>) {
        let case = look.case;
        let kind = case.problem.kind.as_str();
        if kind == "deposit-presale" {
            let changed = case.problem.details.iter().find(|detail| is_compared(detail));
            let is_told = !case.order.promises.is_empty()
                && !case.problem.exhibits.is_empty()
                && says(&case.problem.summary, CHANGED);
            let told = is_told.then(Witness::default);
            self.bind("terms-changed", changed.map(|detail| look.stated(detail)).or(told));
            let is_named = |text: &str| text.contains("定金");
            self.set("deposit-named", words(case).any(|(_, text)| is_named(text)));
            let problem = &case.problem;
            let told = problem.details.iter().map(|detail| detail.text.as_str());
            let mut told = told.chain([problem.summary.as_str()]);
            self.set("sold-to-another", told.any(is_sold));
        }
        let is_in = !case.problem.exhibits.is_empty() && says(&case.problem.summary, FOREIGN);
        self.set("foreign-body", kind == "food-safety" && is_in);
        self.bind("place-agreed", place(case));
        self.bind("rest-shown", rest(case));
        self.bind("repaired-in-vain", repaired(look));
        let is_about = matches!(kind, "ticket-travel" | "prepaid-service");
        self.bind("way-closed", is_about.then(|| obstacle(case)).flatten());
        // 沈老师因个人原因离职了 was their reason.
        let by_writer = case.history.iter().filter(|event| event.by == Actor::Consumer);
        let by_writer = by_writer.filter_map(|event| event.text.as_deref());
        let details = case.problem.details.iter().map(|detail| detail.text.as_str());
        let mut own = by_writer.chain(details).chain([case.problem.summary.as_str()]);
        let mut is_own = || own.any(gives_own);
        self.set("own-reason", kind == "prepaid-service" && is_own());
        self.decided(look);
    }

    /// A decision in the consumer's favour that is still to be carried out.
    fn decided(&mut self, look: Look<'_>) {
        let Some(decision) = look.dispute.decisions.last() else { return };
        let is_open = matches!(decision.fate, Fate::Open | Fate::Late | Fate::Refused);
        let favours = decision.outcome == Some(Outcome::ForConsumer);
        let Some(event) = look.case.history.get(decision.at).filter(|_| is_open && favours) else { return };
        let said = event.quote.as_deref().unwrap_or_default();
        let is_reserved = says(said, &["扣", "折旧", "折价", "部分"]);
        let in_full = (!said.is_empty() && !is_reserved).then(|| look.event("decision", event));
        self.bind("decided-in-full", in_full);
    }
}

/// Both what was written and what came of it are told and proved.
pub(super) fn is_compared(detail: &Detail) -> bool {
    let binds_writer = |stated: &str| {
        ["才处理", "才受理", "才退", "才赔", "内反馈", "内提出", "内申请"]
            .iter()
            .any(|word| stated.contains(word))
    };
    // 离店后24小时内反馈才处理, and 36分钟就反馈了: the writer kept it, and nothing differs.
    let is_kept = detail.answers.is_some() && detail.stated.as_deref().is_some_and(binds_writer);
    detail.stated.is_some() && detail.actual.is_some() && !detail.exhibits.is_empty() && !is_kept
}

/// `限虚构路店`, as the order or the page says it.
fn place(case: &Case) -> Option<Witness> {
    let spec = case.order.spec.as_deref().map(|spec| (CasePath::of("order.spec"), spec));
    let pages = case.order.promises.iter().map(|promise| (case.promise_path(promise), promise.text.as_str()));
    let details = case.problem.details.iter().filter(|detail| !detail.exhibits.is_empty());
    let details = details.map(|detail| (detail.path().join("text"), detail.text.as_str()));
    let mut told = spec.into_iter().chain(pages).chain(details);
    told.find_map(|(path, text)| {
        let start = text.find('限')?;
        let words = text[start..].split(ENDS).next()?;
        let end = words.find("使用").unwrap_or(words.len());
        let words = &words[..end];
        let is_place = words.ends_with(['店', '馆', '校', '区', '场']) && words.chars().count() > 2;
        is_place.then(|| Witness::default().with("place.words", words, Some(path)))
    })
}

/// `38次`, where the case says that so much is left.
fn rest(case: &Case) -> Option<Witness> {
    let details = case.problem.details.iter();
    let details = details.map(|detail| (detail.path().join("text"), detail.text.as_str()));
    let summary = (CasePath::of("problem.summary"), case.problem.summary.as_str());
    details.chain([summary]).find_map(|(path, text)| {
        text.match_indices('剩').find_map(|(at, left)| {
            let after = text[at + left.len()..].trim_start_matches(['余', '下', '的', '了']);
            let digits = after.len() - after.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let unit = after[digits..].chars().next().filter(|unit| "次节张天个月课".contains(*unit));
            let end = digits + unit?.len_utf8();
            (digits > 0).then(|| Witness::default().with("rest.words", &after[..end], Some(path.clone())))
        })
    })
}

/// Each time that the seller has mended it.
pub(super) fn repairs(look: Look<'_>) -> Vec<&Event> {
    let is_repair =
        |event: &&Event| event.kind == EventKind::Repaired && look.dispute.sides.is_seller(event.by);
    look.case.history.iter().filter(is_repair).collect()
}

/// The seller has mended it more than once, and the fault is still there.
fn repaired(look: Look<'_>) -> Option<Witness> {
    let case = look.case;
    let repairs = repairs(look);
    let last = repairs.last().filter(|_| repairs.len() >= REPAIRS)?;
    let is_after = |event: &&Event| look.is_contact(event) && last.at.is_before(event.at);
    let tells = |event: &Event| event.text.as_deref().is_some_and(|text| says(text, STILL));
    let is_told = case.history.iter().filter(is_after).any(tells);
    let count = match repairs.len() {
        2 => "两".to_owned(),
        more => chinese(u32::try_from(more).ok()?),
    };
    let is_still = is_told || says(&case.problem.summary, STILL);
    is_still.then(|| look.event("repair", last).with("repair.count", count, None))
}

/// Something beyond both sides closed the way.
fn obstacle(case: &Case) -> Option<Witness> {
    let summary = &case.problem.summary;
    if !says(summary, CANNOT) {
        return None;
    }
    let word = OBSTACLES.iter().find(|word| summary.contains(**word))?;
    Some(Witness::default().with("obstacle.word", word, Some(CasePath::of("problem.summary"))))
}
