//! What a detail answers though the case does not say so: words that hardly anybody uses stand in it and in a reason of the other
//! side's. 今天下雨单子多 and 11月8日全天是晴天，没有下雨 are about the same thing.

use crate::case::{Actor, Case, Detail, Event, EventKind};
use crate::reading::is_han;
use crate::wording::{clauses, seldom};

use super::Inferred;
use super::figures::share_figure;

/// Words bind that are so rare together; each counts by the rarest pair of its characters in the sentences from which calm wording
/// is learnt (one sentence in 800 gives this): who adds sentences there moves this a little. Read on 170 cases: at 6 one in four of the
/// details that were bound was about something else, at 6.7 one in seven, and at 7.5 a third of what belongs together was left apart.
const BINDS: f64 = 6.7;
/// A detail with more characters tells several things.
const LONGEST: usize = 90;
/// No more answers than this are guessed to one message.
const MOST: usize = 2;
/// Of a clause with more in common the detail tells what was said.
const REPEATED: f64 = 0.6;
/// And a clause of fewer characters is one word.
const SHORT: usize = 5;
/// At the end of a word they belong to its neighbours.
const JOINTS: &str = "一二两三四五六七八九十几半每的了不都是也就在有个一我你您他她去来过把被这那和与及或";
/// A detail that tells what the other side said says nothing against it.
const THEIRS: [&str; 12] =
    ["客服", "店铺", "商家", "店员", "店里", "店主", "他们", "前台", "老板", "师傅", "平台", "对方"];
const SAYS: [&str; 8] = ["说", "让我", "让本人", "回复", "发来", "答复", "告诉", "答应"];

/// The details that answer something though the case does not say so, each with the message: their places.
#[must_use]
pub fn bound(case: &Case) -> Vec<(usize, usize)> {
    let mut bound: Vec<(usize, usize)> = Vec::new();
    for (place, detail) in case.problem.details.iter().enumerate().filter(|(_, detail)| is_free(detail)) {
        let free = |(_, event): &(usize, &Event)| is_reason(case, event) && !is_answered(case, event);
        let reasons = case.history.iter().enumerate().filter(free);
        let told = reasons.filter_map(|(at, event)| Some((weight(case, event, detail)?, at)));
        // Of equals the first.
        let best = told.rev().max_by(|(one, _), (other, _)| one.total_cmp(other));
        let Some((_, at)) = best.filter(|(weight, _)| *weight >= BINDS) else { continue };
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

/// What the writer admits meets no reason: 没有录开箱视频, 左膝绑带扣是本人踩断的.
#[must_use]
pub fn concedes(text: &str) -> bool {
    const ADMITS: [&str; 24] = [
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
    let has = |words: &[&str]| words.iter().any(|word| said.contains(word));
    has(&ADMITS) && !has(&REFUSES)
}

/// One sentence that answers nothing yet, and does not set the goods against what was said of them.
fn is_free(detail: &Detail) -> bool {
    let text = detail.text.trim().trim_end_matches('。');
    let tells =
        |text: &str| THEIRS.iter().any(|one| text.contains(one)) && SAYS.iter().any(|one| text.contains(one));
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
    let is_admitted = event.kind == EventKind::Replied && event.quote.as_deref().is_some_and(admits);
    let is_later =
        event.kind == EventKind::Refused || !is_admitted && before.any(|one| says(one) && is_sold(one));
    is_kind && is_later && matches!(event.by, Actor::Merchant | Actor::Platform)
}

/// Does the case say what answers this message?
fn is_answered(case: &Case, event: &Event) -> bool {
    event.id.is_some() && case.problem.details.iter().any(|detail| detail.answers == event.id)
}

/// How much the likest clause of a message has in common with a detail.
fn weight(case: &Case, event: &Event, detail: &Detail) -> Option<f64> {
    let named = [Some(&case.order.item), Some(&case.merchant.shop), case.order.spec.as_ref()];
    let is_name = |word: &str| named.iter().flatten().any(|name| name.contains(word));
    // What a claim costs is told for the claim and answers nothing: 两个人改签一共付了640元.
    let sums = || case.claims.iter().filter_map(|claim| claim.amount);
    let is_cost = |clause: &str| sums().any(|sum| sum.is_named_in(clause));
    let text = self::clauses(&detail.text).filter(|clause| !is_cost(clause)).collect::<Vec<_>>().join("，");
    let quote = event.quote.as_deref()?;
    let clauses = clauses(quote).flat_map(str::split_whitespace).filter(|clause| !agrees(clause));
    let weigh = |clause: &str| {
        let words: Vec<String> = shared(clause, &text).into_iter().filter(|word| !is_name(word)).collect();
        let letters = clause.chars().filter(|sign| is_han(*sign)).count();
        let common = words.iter().map(|word| word.chars().count()).sum::<usize>();
        let is_repeated = letters > SHORT && small(common) > REPEATED * small(letters);
        let weight = |word: &String| seldom(word) * small(word.chars().count() - 1).sqrt();
        let is_refused = matches!(event.kind, EventKind::Refused | EventKind::Replied);
        let figure = if is_refused && share_figure(case, event, clause, &text) { BINDS } else { 0.0 };
        (!is_repeated).then(|| words.iter().map(weight).sum::<f64>().max(figure))
    };
    clauses.filter_map(weigh).max_by(f64::total_cmp)
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
