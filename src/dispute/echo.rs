//! What the other side itself wrote before that a reason of its own runs into: 租期以仓库收到为准, where the page says
//! 归还以快递揽收时间为准; 头饰还少了一个, where its message said 头饰仓库漏放了一个, 回来按11个验收就行.

use std::collections::BTreeSet;

use crate::case::{Actor, Case, Detail, Event, EventKind, PagePromise, Promise};
use crate::reading::is_han;
use crate::wording::{clauses, seldom, seldom_sign};

use super::Position;
use super::bound::shared;
use super::figures::{figures, share_figure};

/// Words that are so rare together speak of one thing; counted as for what a detail answers. Read on 180 cases: of 90 pairs from here
/// up six were beside the point, and none said anything wrong.
const BINDS: f64 = 5.5;
/// A promise of fewer Chinese characters is a word that every shop writes.
const SHORTEST: usize = 6;
/// And of two messages: more, since in every chat the same courtesies come again.
const BINDS_MESSAGES: f64 = 6.5;
/// Where a figure binds them too, less does.
const BINDS_WITH_FIGURE: f64 = 4.0;
/// An earlier message is told again with no more characters than these.
const MOST: usize = 40;
/// And with no fewer.
const LEAST: usize = 6;
/// Names by which everybody is called in a chat, and words that are said of everything.
const COURTESIES: [&str; 18] = [
    "宝子",
    "宝宝",
    "宝贝",
    "宝妈",
    "同学",
    "家长",
    "姐妹",
    "姐姐",
    "叔叔",
    "阿姨",
    "老师",
    "亲亲",
    "放心",
    "耐心",
    "没办法",
    "正常",
    "可以",
    "时候",
];
/// One character that is so rare says by itself what is spoken of: 绳, 褶.
const RARE_SIGN: f64 = 5.5;
/// What so many characters of a promise stand in has told it.
const TELLS: usize = 6;
/// Who writes one of these names what the page says.
const NAMES_PAGE: [&str; 6] = ["页面", "写着", "写的", "写明", "链接里", "详情页"];

/// Which promise of the page meets which message: their places in the history and among the promises, each once.
pub(super) fn pages(case: &Case, positions: &[Position]) -> Vec<(usize, usize)> {
    let mut pairs: Vec<(f64, usize, usize)> = Vec::new();
    for position in positions {
        let Some(event) = case.history.get(position.at).filter(|event| is_reason(case, event)) else {
            continue;
        };
        for (place, promise) in case.order.promises.iter().enumerate() {
            if is_open(case, position, promise) {
                let words = weight(case, event, &promise.text);
                pairs.push((words.max(alone(case, event, &promise.text)), position.at, place));
            }
        }
    }
    // The likest first, and of equals the first told.
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (_, at, place) in pairs.into_iter().filter(|(weight, ..)| *weight >= BINDS) {
        if found.iter().all(|(event, promise)| *event != at && *promise != place) {
            found.push((at, place));
        }
    }
    found.sort_unstable();
    found
}

/// Which earlier words of the seller's meet which message: their places in the history, each message once, with the words.
pub(super) fn earlier(case: &Case, positions: &[Position]) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for position in positions {
        let Some(event) = case.history.get(position.at).filter(|event| is_reason(case, event)) else {
            continue;
        };
        if found.iter().any(|(at, ..)| *at == position.at) {
            continue;
        }
        let when = |event: &Event| (event.at.day, event.at.time);
        let before = case.history.iter().enumerate().filter(|(_, one)| when(one) < when(event));
        let before = before.filter(|(_, one)| one.by == Actor::Merchant && !one.is_automatic());
        let mut told = before.filter_map(|(at, one)| Some((at, said_before(case, position, one)?)));
        let is_new =
            |(at, words): &(usize, &str)| !found.iter().any(|(_, other, told)| other == at && told == words);
        let told = told.rfind(is_new);
        found.extend(told.map(|(at, words)| (position.at, at, words.to_owned())));
    }
    found
}

/// The words of an earlier message that speak of what the reason speaks of: what the seller committed itself to, or what
/// names the figure that the answer to the reason names.
fn said_before<'c>(case: &'c Case, position: &Position, earlier: &'c Event) -> Option<&'c str> {
    let event = &case.history[position.at];
    let is_word = !matches!(earlier.kind, EventKind::Refused | EventKind::Offered);
    let quote = earlier.quote.as_deref().filter(|_| is_word)?;
    let is_before_sale = case.order.placed.is_some_and(|placed| earlier.at.is_before(placed));
    let commits = is_before_sale || matches!(earlier.kind, EventKind::Promised | EventKind::Agreed);
    let parts: Vec<&str> = clauses(quote).flat_map(str::split_whitespace).collect();
    let likest = parts.iter().map(|part| (weight(case, event, part), *part));
    let (best, part) = likest.max_by(|one, other| one.0.total_cmp(&other.0))?;
    let details = || case.problem.details.iter().enumerate().filter(|(at, _)| position.details.contains(at));
    let is_figure =
        |part: &&&str| details().any(|(_, detail)| share_figure(case, earlier, part, &detail.text));
    let figure = parts.iter().find(is_figure).filter(|_| best >= BINDS_WITH_FIGURE);
    let end = figure.copied().or((commits && best >= BINDS_MESSAGES).then_some(part))?;
    // From the one to the other, in the order in which they were written.
    let place = |part: &str| part.as_ptr() as usize - quote.as_ptr() as usize;
    let (from, to) = (place(part).min(place(end)), (place(part) + part.len()).max(place(end) + end.len()));
    let words = quote.get(from..to).filter(|words| words.chars().count() <= MOST).unwrap_or(end);
    (words.chars().count() >= LEAST).then_some(words)
}

fn is_reason(case: &Case, event: &Event) -> bool {
    // What was said before the sale gives no reason.
    let is_sold = case.order.placed.is_none_or(|placed| !event.at.is_before(placed));
    let is_kind = matches!(event.kind, EventKind::Refused | EventKind::Replied | EventKind::Offered);
    is_kind && is_sold && event.by != Actor::Consumer && event.quote.is_some()
}

/// The page's own words, that nobody else says here: neither what answers the reason, nor the summary, nor the reason itself.
fn is_open(case: &Case, position: &Position, promise: &PagePromise) -> bool {
    let event = &case.history[position.at];
    let names = |text: &str| NAMES_PAGE.iter().any(|word| text.contains(word));
    let tells = |text: &str| {
        let mut words = clauses(&promise.text).filter(|clause| clause.chars().count() >= TELLS);
        words.any(|clause| text.contains(clause))
    };
    let is_named = |id: &Option<String>| id.is_some() && *id == event.id;
    let answers =
        |(at, detail): (usize, &Detail)| position.details.contains(&at) || is_named(&detail.answers);
    let mut details = case.problem.details.iter().enumerate();
    Promise::from_word(&promise.text).is_none()
        && !details.any(|(at, detail)| tells(&detail.text) || answers((at, detail)) && names(&detail.text))
        && !tells(&case.problem.summary)
        // What the matter itself is about is told with the sale, and 正品保证 is met by no word of theirs.
        && in_common(&case.problem.summary, &promise.text) < BINDS
        && promise.text.chars().filter(|sign| is_han(*sign)).count() >= SHORTEST
        && !event.quote.as_deref().is_some_and(tells)
}

/// How much the likest part of what was said speaks of what this text speaks of.
#[must_use]
pub fn speaks_of(said: &str, text: &str) -> f64 {
    let parts = said.split([' ', '，', '。', '；', '？', '！']);
    let words = parts.map(|part| in_common(part, text)).max_by(f64::total_cmp).unwrap_or_default();
    // Two sums of one reckoning: 12套360 and 每天10块是240.
    let theirs = figures(said);
    let both = figures(text)
        .into_iter()
        .filter(|(one, _)| *one >= LEAST_SUM && theirs.iter().any(|(other, _)| one == other));
    if both.count() > 1 { words.max(SPEAKS_OF) } else { words }
}

/// What is reckoned with is no less.
const LEAST_SUM: u32 = 20;
/// So much binds a text to what was said. Read on 190 cases.
pub const SPEAKS_OF: f64 = 11.0;

/// How much two texts speak of one thing that hardly anybody speaks of.
fn in_common(one: &str, other: &str) -> f64 {
    shared(one, other).iter().filter(|word| !is_courtesy(word)).map(|word| rare(word)).sum()
}

fn is_courtesy(word: &str) -> bool {
    COURTESIES.iter().any(|one| word.contains(one))
}

/// A longer word counts for more.
fn rare(word: &str) -> f64 {
    let pairs = u32::try_from(word.chars().count().saturating_sub(1)).unwrap_or(u32::MAX);
    seldom(word) * f64::from(pairs).sqrt()
}

/// How much the likest clause of a message has in common with a promise.
fn weight(case: &Case, event: &Event, promise: &str) -> f64 {
    // A part that the specification names is spoken of by itself: 头饰.
    let is_name = |word: &str| case.order.item.contains(word) || case.merchant.shop.contains(word);
    let weight = |word: &String| if is_name(word) || is_courtesy(word) { 0.0 } else { rare(word) };
    let parts = clauses(event.quote.as_deref().unwrap_or_default()).flat_map(str::split_whitespace);
    let weights = parts.map(|clause| shared(clause, promise).iter().map(weight).sum::<f64>());
    weights.max_by(f64::total_cmp).unwrap_or_default()
}

/// How rare the single characters are that the likest clause of a message and a promise have in common: 带绳 and 去绳净重. In messages
/// too much binds so.
fn alone(case: &Case, event: &Event, promise: &str) -> f64 {
    let parts = clauses(event.quote.as_deref().unwrap_or_default()).flat_map(str::split_whitespace);
    let weights = parts.map(|clause| {
        let is_both =
            |sign: &char| is_han(*sign) && promise.contains(*sign) && !case.order.item.contains(*sign);
        let signs: BTreeSet<char> = clause.chars().filter(is_both).collect();
        signs.into_iter().map(seldom_sign).filter(|weight| *weight >= RARE_SIGN).sum::<f64>()
    });
    weights.max_by(f64::total_cmp).unwrap_or_default()
}
