//! What a detail answers though the case does not say so: words that hardly anybody uses stand in it and in a reason of the other
//! side's. 今天下雨单子多 and 11月8日全天是晴天，没有下雨 are about the same thing.

use crate::case::{Actor, Case, Claim, ClaimKind, Detail, Event, EventKind};
use crate::reading::is_han;
use crate::wording::{clauses, seldom, seldom_sign};

use super::Inferred;
use super::admitted::{THEIRS, admits, concedes, grants};
use super::figures::{figures, share_figure, share_moment};

/// Words bind that are so rare together; each counts by the rarest pair of its characters in the sentences from which calm wording
/// is learnt (one sentence in 800 gives this): who adds sentences there moves this a little. Read on 170 cases: at 6 one in four of the
/// details that were bound was about something else, at 6.7 one in seven, and at 7.5 a third of what belongs together was left apart.
const BINDS: f64 = 6.7;
/// A figure, an hour, two days say it more clearly than a character does.
const BINDS_BY_FIGURE: f64 = 7.0;
/// One character that is so rare says by itself what is spoken of: 秤, 油.
const RARE_SIGN: f64 = 5.6;
/// A detail with more characters tells several things.
const LONGEST: usize = 90;
/// No more answers than this are guessed to one message.
const MOST: usize = 2;
/// A word of so many other details is what the matter is about.
const COMMON: usize = 2;
/// Of a clause with more in common the detail tells what was said.
const REPEATED: f64 = 0.6;
/// And a clause of fewer characters is one word.
const SHORT: usize = 5;
/// At the end of a word they belong to its neighbours.
const JOINTS: &str = "一二两三四五六七八九十几半每的了不都是也就在有个一我你您他她去来过把被这那和与及或";
/// So many clauses behind that say something of their own.
const GOES_ON: usize = 3;
/// Who did many things in a case.
const ROLES: [&str; 9] =
    ["摄影师", "造型师", "设计师", "化妆师", "老师", "教练", "快递员", "工作人员", "业务员"];
const SAYS: [&str; 8] = ["说", "让我", "让本人", "回复", "发来", "答复", "告诉", "答应"];

/// The details that answer something though the case does not say so, each with the message: their places.
#[must_use]
pub fn bound(case: &Case) -> Vec<(usize, usize)> {
    let mut bound: Vec<(usize, usize)> = Vec::new();
    for (place, detail) in case.problem.details.iter().enumerate().filter(|(_, detail)| is_free(detail)) {
        let is_cost = tells_cost(case, detail);
        let free =
            |(_, event): &(usize, &Event)| is_reason(case, event) && (!is_cost || speaks_of_money(event));
        let reasons = case.history.iter().enumerate().filter(free);
        let is_no = |event: &Event| event.kind == EventKind::Refused;
        let told = reasons.filter_map(|(at, event)| Some((weight(case, event, detail)?, is_no(event), at)));
        // Of equals what refuses, and of these the first.
        let likest = |one: &(f64, bool, usize), other: &(f64, bool, usize)| {
            one.0.total_cmp(&other.0).then(one.1.cmp(&other.1))
        };
        let Some((.., at)) = told.rev().max_by(likest).filter(|(weight, ..)| *weight >= BINDS) else {
            continue;
        };
        if bound.iter().filter(|(_, event)| *event == at).count() < MOST {
            bound.push((place, at));
        }
    }
    bound
}

/// The case with these answers, each by its message's id.
#[must_use]
pub fn binding(case: &Case, bound: &[(usize, usize)]) -> Case {
    let mut case = case.clone();
    for (place, at) in bound {
        let Some(event) = case.history.get_mut(*at) else { continue };
        let id = event.id.get_or_insert_with(|| format!("history[{}]", event.index)).clone();
        if let Some(detail) = case.problem.details.get_mut(*place) {
            detail.answers = Some(id);
        }
    }
    case
}

/// Which details answer what though the case does not say so.
pub(super) fn inferred(case: &Case, inferred: &mut Vec<Inferred>) {
    let found = case.problem.details.iter().filter_map(|detail| {
        let path = detail.path().join("answers");
        let event = case.history.iter().find(|event| event.id.is_some() && event.id == detail.answers)?;
        let why = "两处说的是同一件少有人说的事";
        (!case.places.contains(&path)).then(|| Inferred { path, value: event.path().to_string(), why })
    });
    inferred.extend(found);
}

/// Does what shows it show only what a loss or freight cost? That is told for the claim: 自己做了120张更正贴.
fn tells_cost(case: &Case, detail: &Detail) -> bool {
    let of_cost = |claim: &&Claim| matches!(claim.kind, ClaimKind::Loss | ClaimKind::Freight);
    let mut costs = case.claims.iter().filter(of_cost);
    let is_shown = |claim: &Claim| detail.exhibits.iter().all(|id| claim.exhibits.contains(id));
    let is_of_matter = detail.exhibits.iter().any(|id| case.problem.exhibits.contains(id));
    !detail.exhibits.is_empty() && !is_of_matter && costs.any(is_shown)
}

/// 您去的那家医院收费太高了 is met by what it cost.
fn speaks_of_money(event: &Event) -> bool {
    event.quote.as_deref().is_some_and(|quote| quote.contains(['费', '钱', '块', '元', '贵']))
}

/// One sentence that answers nothing yet, and does not set the goods against what was said of them.
#[must_use]
pub fn is_free(detail: &Detail) -> bool {
    let text = detail.text.trim().trim_end_matches('。');
    // 店里说的入场记录是8月3日，其中那次是10:41，当天10:26在邻市医院: what follows says something against it.
    let has = |clause: &str, words: &[&str]| words.iter().any(|word| clause.contains(word));
    let tells = |text: &str| {
        let all: Vec<&str> = clauses(text).collect();
        let last = all.iter().rposition(|clause| has(clause, &THEIRS) && has(clause, &SAYS));
        last.is_some_and(|at| all.len() - at <= GOES_ON)
    };
    detail.answers.is_none()
        && detail.stated.is_none()
        && detail.actual.is_none()
        && text.chars().count() <= LONGEST
        && !text.contains(['。', '！', '？'])
        && !tells(text)
        && !concedes(text)
}

/// Words of the other side's after the order, and behind something that the writer said of it: 收到啦，220张，数目对的 gives no reason.
fn is_reason(case: &Case, event: &Event) -> bool {
    let is_kind = matches!(event.kind, EventKind::Refused | EventKind::Replied | EventKind::Offered);
    let when = |event: &Event| (event.at.day, event.at.time);
    let is_sold = |one: &Event| case.order.placed.is_none_or(|placed| when(one) >= (placed.day, placed.time));
    let says = |one: &Event| {
        one.by == Actor::Consumer
            && matches!(
                one.kind,
                EventKind::Contacted
                    | EventKind::AfterSaleRequested
                    | EventKind::InterventionRequested
                    | EventKind::Complained
            )
    };
    let mut before = case.history.iter().filter(|one| when(one) <= when(event));
    let quote = event.quote.as_deref().unwrap_or_default();
    let is_admitted = event.kind == EventKind::Replied && (admits(quote) || grants(quote));
    // 改好啦 V3发您看下: before the goods are there nothing is said of how they are.
    let is_received = |one: &Event| one.kind == EventKind::Delivered;
    let mut received = case.history.iter().filter(|one| is_received(one)).map(when);
    let is_early = event.kind == EventKind::Replied && received.next().is_some_and(|at| when(event) < at);
    let is_later = event.kind == EventKind::Refused
        || !is_admitted && !is_early && before.any(|one| says(one) && is_sold(one));
    is_kind && is_later && matches!(event.by, Actor::Merchant | Actor::Platform)
}

/// The details that the case gives as answers to this message.
fn answers<'a>(case: &'a Case, event: &'a Event) -> impl Iterator<Item = &'a Detail> {
    case.problem.details.iter().filter(|detail| event.id.is_some() && detail.answers == event.id)
}

/// How much the likest clause of a message has in common with a detail.
fn weight(case: &Case, event: &Event, detail: &Detail) -> Option<f64> {
    let named = [Some(&case.order.item), Some(&case.merchant.shop), case.order.spec.as_ref()];
    // What several details speak of (还车) binds none of them.
    let is_common = |word: &str| {
        let others = case.problem.details.iter().filter(|one| one.index != detail.index);
        others.filter(|one| one.text.contains(word)).count() >= COMMON
    };
    // 摄影师 did many things.
    let is_role = |word: &str| ROLES.contains(&word) || THEIRS.contains(&word);
    let is_name = |word: &str| {
        named.iter().flatten().any(|name| name.contains(word)) || is_common(word) || is_role(word)
    };
    // What a claim costs is told for the claim and answers nothing: 两个人改签一共付了640元.
    let sums = || case.claims.iter().filter_map(|claim| claim.amount);
    let is_cost = |clause: &str| sums().any(|sum| sum.is_named_in(clause));
    let has_cost = self::clauses(&detail.text).any(is_cost);
    let text = self::clauses(&detail.text).filter(|clause| !is_cost(clause)).collect::<Vec<_>>().join("，");
    let quote = event.quote.as_deref()?;
    // What the case itself answers is answered: only another clause of the message is left.
    let is_left = |clause: &&str| {
        let mut own = answers(case, event).flat_map(|answer| shared(clause, &answer.text));
        !agrees(clause) && !own.any(|word| !is_name(&word) && !is_when(&word))
    };
    let clauses = clauses(quote).flat_map(str::split_whitespace).filter(is_left);
    // The thing itself may be what all details speak of: 底片.
    let is_common_name = |word: &str| named.iter().flatten().any(|name| name.contains(word)) || is_role(word);
    let weigh = |clause: &str| {
        let is_free = |word: &String| !is_name(word) && !is_when(word);
        let words: Vec<String> = shared(clause, &text).into_iter().filter(is_free).collect();
        let letters = clause.chars().filter(|sign| is_han(*sign)).count();
        let common = words.iter().map(|word| word.chars().count()).sum::<usize>();
        let is_repeated = letters > SHORT && small(common) > REPEATED * small(letters);
        let weight = |word: &String| seldom(word) * small(word.chars().count() - 1).sqrt();
        let is_refused = matches!(event.kind, EventKind::Refused | EventKind::Replied);
        let has_figure = || share_figure(case, event, clause, &text) || share_moment(clause, &text);
        let has_sign = || {
            let is_name = |sign: char| named.iter().flatten().any(|name| name.contains(sign));
            let mut signs = clause.chars().filter(|sign| is_han(*sign) && text.contains(*sign));
            // A character that several details have may still tell them from the other reasons: 霉.
            signs.any(|sign| !is_name(sign) && seldom_sign(sign) >= RARE_SIGN)
        };
        let figure = match () {
            () if is_refused && (has_figure() || differ_in_length(clause, &text, is_common_name)) => {
                BINDS_BY_FIGURE
            }
            () if is_refused && !has_cost && has_sign() => BINDS,
            () => 0.0,
        };
        (!is_repeated).then(|| words.iter().map(weight).sum::<f64>().max(figure))
    };
    clauses.filter_map(weigh).max_by(f64::total_cmp)
}

/// 总部四月份统一改的 and 4月份花洒坏了 have a month in common, and nothing else.
fn is_when(word: &str) -> bool {
    word.chars().all(|sign| "一二两三四五六七八九十月份年日号周天初底中旬".contains(sign))
}

/// Do both set a time for one thing, and not the same? 底片我们只存15天 and 底片保存90天; not 维修周期15天 and 维修后3天又黑屏.
fn differ_in_length(clause: &str, detail: &str, is_naming: impl Fn(&str) -> bool) -> bool {
    let theirs = lengths(clause);
    sets_time(clause)
        && clauses(detail).filter(|part| sets_time(part)).any(|part| {
            let own = lengths(part);
            let is_same = own.iter().any(|one| theirs.contains(one));
            let of_its_kind = own.iter().any(|(_, unit)| theirs.iter().any(|(_, of)| of == unit));
            of_its_kind && !is_same && shared(clause, part).iter().any(|word| !is_naming(word))
        })
}

/// Does the clause say how long something is kept, good, or allowed?
fn sets_time(clause: &str) -> bool {
    ["存", "留", "保", "有效", "以内", "内"].iter().any(|word| clause.contains(word))
}

/// The lengths of time that a text names: 15天, 3小(时), 6个(月); days of the calendar are none.
fn lengths(text: &str) -> Vec<(u32, char)> {
    let of = |(number, unit): (u32, Option<char>)| Some((number, unit?));
    let is_length = |(_, unit): &(u32, char)| match unit {
        '天' => true,
        '小' => text.contains("小时"),
        '个' => text.contains("个月"),
        _ => false,
    };
    figures(text).into_iter().filter_map(of).filter(is_length).collect()
}

/// 没关系，吊牌掉了也可以退 is no reason.
fn agrees(clause: &str) -> bool {
    const AGREES: [&str; 6] = ["也可以", "没关系", "没事", "放心", "马上", "这就"];
    AGREES.iter().any(|word| clause.contains(word))
}

/// The longest words of Chinese characters that both have, each once.
pub(super) fn shared(clause: &str, text: &str) -> Vec<String> {
    let signs: Vec<char> = clause.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < signs.len() {
        let both = |end: &usize| {
            let word: String = signs[at..*end].iter().collect();
            signs[at..*end].iter().all(|sign| is_han(*sign)) && text.contains(&word)
        };
        let end = (at + 1..=signs.len()).take_while(both).last().unwrap_or(at + 1);
        let word: String = signs[at..end].iter().collect();
        let word = word.trim_matches(|sign| JOINTS.contains(sign));
        if word.chars().count() > 1 && !found.iter().any(|one| one == word) {
            found.push(word.to_owned());
        }
        at = end;
    }
    found
}

fn small(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::INFINITY, f64::from)
}

#[cfg(test)]
mod tests {
    use super::differ_in_length;

    #[test]
    fn two_times_set_for_one_thing_meet() {
        let differ = |clause, detail| differ_in_length(clause, detail, |_| false);
        assert!(differ("底片我们只存15天", "预约单写“底片保存90天；底片丢失的，退还50%”"));
        for (clause, detail) in [
            ("维修周期15天", "维修后3天又黑屏"),
            ("签收7天内提出", "页面写签收7天内无理由、签收15天内换货"),
            ("底片我们只存15天", "底片有186张"),
        ] {
            assert!(!differ(clause, detail), "{clause}");
        }
    }
}
