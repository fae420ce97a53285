//! What the other side itself wrote before that a reason of its own runs into: 租期以仓库收到为准, where the page says
//! 归还以快递揽收时间为准; 头饰还少了一个, where its message said 头饰仓库漏放了一个, 回来按11个验收就行.

use std::collections::BTreeSet;

use crate::case::{Actor, Case, Detail, Event, EventKind, PagePromise, Promise};
use crate::knowledge::{Meaning, Reading};
use crate::reading::is_han;
use crate::wording::{clauses, seldom, seldom_sign};

use super::Position;
use super::admitted::agrees;
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
const COURTESIES: [&str; 19] = [
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
    "质量问题",
    "正常",
    "可以",
    "时候",
];
/// One character that is so rare says by itself what is spoken of: 绳, 褶.
const RARE_SIGN: f64 = 5.5;
/// What so many characters of a promise stand in has told it.
const TELLS: usize = 6;
/// Something that the other side wrote before that a reason of its own runs into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Echo {
    /// The place of the reason in the history.
    pub at: usize,
    /// The clause of the reason that runs into it.
    pub clause: String,
    /// The place of the promise, or of the earlier message in the history.
    pub from: usize,
    /// The words there.
    pub words: String,
}

/// Which promise of the page meets which message, each once.
pub(super) fn pages(case: &Case, positions: &[Position], reading: &Reading) -> Vec<Echo> {
    let mut pairs: Vec<(f64, Echo)> = Vec::new();
    for position in positions {
        let Some(event) = case.history.get(position.at).filter(|event| is_reason(case, event)) else {
            continue;
        };
        let turning = turning(reading, event);
        for (from, promise) in case.order.promises.iter().enumerate() {
            let words = &promise.text;
            let turned = turns(&turning, words);
            if is_open(case, position, promise, (reading, turned))
                && let Some((weight, clause)) = likest(case, event, words)
                    .filter(|(weight, _)| *weight >= BINDS)
                    .or(turned.map(|clause| (BINDS, clause)))
            {
                let clause = clause.to_owned();
                pairs.push((weight, Echo { at: position.at, clause, from, words: words.clone() }));
            }
        }
    }
    // The likest first, and of equals the first told.
    pairs.sort_by(|(weight, one), (less, other)| {
        less.total_cmp(weight).then((one.at, one.from).cmp(&(other.at, other.from)))
    });
    let mut found: Vec<Echo> = Vec::new();
    for (_, pair) in pairs {
        if found.iter().all(|one| one.at != pair.at && one.from != pair.from) {
            found.push(pair);
        }
    }
    found.sort_by_key(|pair| (pair.at, pair.from));
    found
}

/// The clause of a message that speaks most of what a promise speaks of, and how much.
fn likest<'c>(case: &Case, event: &'c Event, promise: &str) -> Option<(f64, &'c str)> {
    let weights =
        parts(event).map(|part| (weight(case, part, promise).max(alone(case, part, promise)), part));
    weights.max_by(|one, other| one.0.total_cmp(&other.0))
}

/// Which earlier words of the seller's meet which message, each message once.
pub(super) fn earlier(case: &Case, positions: &[Position], reading: &Reading) -> Vec<Echo> {
    let mut found: Vec<Echo> = Vec::new();
    for position in positions {
        let Some(event) = case.history.get(position.at).filter(|event| is_reason(case, event)) else {
            continue;
        };
        if found.iter().any(|one| one.at == position.at) || agrees(event) {
            continue;
        }
        let turning = turning(reading, event);
        let when = |event: &Event| (event.at.day, event.at.time);
        let before = case.history.iter().enumerate().filter(|(_, one)| when(one) < when(event));
        let before = before.filter(|(_, one)| one.by == Actor::Merchant && !one.is_automatic());
        let mut told = before.filter_map(|(from, one)| {
            let (clause, words) = said_before(case, position, one, (reading, &turning))?;
            Some(Echo { at: position.at, clause: clause.to_owned(), from, words: words.to_owned() })
        });
        let is_new = |told: &Echo| !found.iter().any(|one| one.from == told.from && one.words == told.words);
        found.extend(told.rfind(is_new));
    }
    found
}

/// The clause of a reason, and the words of an earlier message that it runs into: what it turns about, what the seller committed itself
/// to, or what names the figure that the answer to the reason names.
fn said_before<'c>(
    case: &'c Case,
    position: &Position,
    earlier: &'c Event,
    (reading, turning): (&Reading, &[Turning<'_, 'c>]),
) -> Option<(&'c str, &'c str)> {
    let event = &case.history[position.at];
    let is_word = !matches!(earlier.kind, EventKind::Refused | EventKind::Offered);
    let quote = earlier.quote.as_deref().filter(|_| is_word)?;
    let is_before_sale = case.order.placed.is_some_and(|placed| earlier.at.is_before(placed));
    let commits = is_before_sale || matches!(earlier.kind, EventKind::Promised | EventKind::Agreed);
    let said = parts(earlier);
    let pairs = said
        .clone()
        .flat_map(|part| parts(event).map(move |clause| (weight(case, clause, part), part, clause)));
    let (best, part, clause) = pairs.max_by(|one, other| one.0.total_cmp(&other.0))?;
    let details = || case.problem.details.iter().enumerate().filter(|(at, _)| position.details.contains(at));
    // 挑15张精修 beside 精修那15张的底片 says what they say; 押金500元退 beside 500元押金不退 does not.
    let theirs = event.quote.as_deref().unwrap_or_default();
    let gives = |part: &str| part.contains(['退', '赔', '免', '送']);
    let is_figure = |part: &&str| {
        details().any(|(_, detail)| share_figure(case, earlier, part, &detail.text))
            && (gives(part) || !share_figure(case, earlier, part, theirs))
    };
    let figure = said.clone().find(is_figure).filter(|_| best >= BINDS_WITH_FIGURE);
    let binds_itself = reading.commits.iter().any(|word| part.contains(word.as_str()));
    let bound = figure.or((commits && binds_itself && best >= BINDS_MESSAGES).then_some(part));
    if let Some(words) = bound.and_then(|end| from_to(quote, part, end)) {
        return Some((clause, words));
    }
    let turned = said.clone().find_map(|part| Some((part, turns(turning, part)?)));
    turned.and_then(|(part, clause)| Some((clause, from_to(quote, part, neighbour(quote, part))?)))
}

/// A turnabout, and the clause that turns.
type Turning<'r, 'c> = (&'r Meaning, &'c str);

/// What is said in a message that turns about what somebody may have said before: found once for all that was said before.
fn turning<'r, 'c>(reading: &'r Reading, event: &'c Event) -> Vec<Turning<'r, 'c>> {
    let quote = event.quote.as_deref().unwrap_or_default();
    let turns = |one: &'r Meaning| {
        let later: Vec<&String> = one.later.iter().filter(|word| quote.contains(word.as_str())).collect();
        let mut parts = parts(event).filter(|_| !later.is_empty());
        parts.find(|clause| later.iter().any(|word| says(clause, word))).map(|clause| (one, clause))
    };
    reading.turnabouts.iter().filter_map(turns).collect()
}

/// The clause of what was said that turns about what these earlier words say: 打开充过电的不退 about 不用充.
fn turns<'c>(turning: &[Turning<'_, 'c>], earlier: &str) -> Option<&'c str> {
    turning.iter().find(|(one, _)| one.is_said_in(earlier)).map(|(_, clause)| *clause)
}

/// Does the clause say this word, and not that it is not so: 收费 of 不收费?
fn says(clause: &str, word: &str) -> bool {
    const DENIES: [&str; 7] = ["不", "没", "没有", "未", "免", "别", "不用"];
    let is_denied = |at: usize| DENIES.iter().any(|not| clause[..at].ends_with(not));
    clause.match_indices(word).any(|(at, _)| !is_denied(at))
}

/// So much of a message as can be told: from the one part to the other, in the order in which they were written.
fn from_to<'t>(quote: &'t str, part: &'t str, end: &'t str) -> Option<&'t str> {
    let place = |part: &str| part.as_ptr() as usize - quote.as_ptr() as usize;
    let (from, to) = (place(part).min(place(end)), (place(part) + part.len()).max(place(end) + end.len()));
    let words = quote.get(from..to).filter(|words| words.chars().count() <= MOST).unwrap_or(end);
    (words.chars().count() >= LEAST).then_some(words)
}

/// A short part alone says little: the one behind it too, or the one before.
fn neighbour<'t>(quote: &'t str, part: &'t str) -> &'t str {
    let at = part.as_ptr() as usize - quote.as_ptr() as usize;
    let next = || clauses(&quote[at + part.len()..]).flat_map(str::split_whitespace).next();
    let last = || clauses(&quote[..at]).flat_map(str::split_whitespace).last();
    if part.chars().count() >= LEAST { part } else { next().or_else(last).unwrap_or(part) }
}

/// The clauses of what was said.
fn parts(event: &Event) -> impl Iterator<Item = &str> + Clone {
    clauses(event.quote.as_deref().unwrap_or_default()).flat_map(str::split_whitespace)
}

fn is_reason(case: &Case, event: &Event) -> bool {
    // What was said before the sale gives no reason.
    let is_sold = case.order.placed.is_none_or(|placed| !event.at.is_before(placed));
    let is_kind = matches!(event.kind, EventKind::Refused | EventKind::Replied | EventKind::Offered);
    is_kind && is_sold && event.by != Actor::Consumer && event.quote.is_some()
}

/// The page's own words, that nobody else says here: neither what answers the reason, nor the summary, nor the reason itself.
fn is_open(
    case: &Case,
    position: &Position,
    promise: &PagePromise,
    (reading, turned): (&Reading, Option<&str>),
) -> bool {
    let event = &case.history[position.at];
    let names = |text: &str| reading.names_page.iter().any(|word| text.contains(word.as_str()));
    let tells = |text: &str| {
        let mut words = clauses(&promise.text).filter(|clause| clause.chars().count() >= TELLS);
        words.any(|clause| text.contains(clause))
    };
    let is_named = |id: &Option<String>| id.is_some() && *id == event.id;
    let answers =
        |(at, detail): (usize, &Detail)| position.details.contains(&at) || is_named(&detail.answers);
    let mut details = case.problem.details.iter().enumerate();
    // 逾期视为无误 binds who bought.
    let is_adverse = reading.adverse.iter().any(|word| promise.text.contains(word.as_str()));
    // What the matter itself is about is told with the sale, and 正品保证 is met by no word of theirs; 装了也退 meets 装了不能退.
    let is_matter = || turned.is_none() && in_common(&case.problem.summary, &promise.text) >= BINDS;
    Promise::from_word(&promise.text).is_none()
        && !is_adverse
        && !details.any(|(at, detail)| tells(&detail.text) || answers((at, detail)) && names(&detail.text))
        && !tells(&case.problem.summary)
        && !is_matter()
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

/// How much a clause has in common with a promise or another message.
fn weight(case: &Case, clause: &str, promise: &str) -> f64 {
    // A part that the specification names is spoken of by itself: 头饰.
    let is_name = |word: &str| case.order.item.contains(word) || case.merchant.shop.contains(word);
    let weight = |word: &String| if is_name(word) || is_courtesy(word) { 0.0 } else { rare(word) };
    shared(clause, promise).iter().map(weight).sum()
}

/// How rare the single characters are that a clause and a promise have in common: 带绳 and 去绳净重. In messages too much binds so.
fn alone(case: &Case, clause: &str, promise: &str) -> f64 {
    let is_both = |sign: &char| is_han(*sign) && promise.contains(*sign) && !case.order.item.contains(*sign);
    let signs: BTreeSet<char> = clause.chars().filter(is_both).collect();
    signs.into_iter().map(seldom_sign).filter(|weight| *weight >= RARE_SIGN).sum()
}

#[cfg(test)]
mod tests {
    use super::says;

    #[test]
    fn what_is_denied_is_not_said() {
        assert!(says("上门要收费的", "收费"));
        assert!(says("没充电", "没充电"));
        for clause in ["我们不收费", "没有收费", "免收费"] {
            assert!(!says(clause, "收费"), "{clause}");
        }
    }
}
