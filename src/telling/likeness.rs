//! Whether two texts tell one thing: by the word pairs that both have, and by the day that they name.

use std::cell::OnceCell;

use crate::calendar::named;
use crate::reading::is_han;

/// So much of a text's word pairs must stand in the details for them to tell it. Found on the cases at hand: what a
/// reader took for a repetition lay above 0.6, what added something below 0.4.
const TOLD: (usize, usize) = (1, 2);
/// And so many of a clause's.
const CLAUSE_TOLD: (usize, usize) = (2, 3);

/// Does the course tell what this clause says? A clause is short: a date that both name is no telling yet.
pub(super) fn tells_clause(course: &str, clause: &str) -> bool {
    Signs::of(course).tells_clause(&Signs::of(clause))
}

/// Do so many of the text's word pairs stand in what is told?
pub fn holds(told: &str, text: &str) -> bool {
    Signs::of(told).holds(&Signs::of(text))
}

/// Does a third of them stand there?
pub(super) fn holds_some(told: &str, text: &str) -> bool {
    Signs::of(told).holds_part(&Signs::of(text), (1, 3))
}

/// Do so many that both speak of one thing: two at least, and a third of the shorter text's?
pub fn touches(one: &str, other: &str) -> bool {
    let (one, other) = if one.len() < other.len() { (other, one) } else { (one, other) };
    let (pairs, shared) = shared(one, other);
    shared > 1 && shared * 3 >= pairs
}

/// How many word pairs the text has, and how many of them stand in what is told.
pub fn shared(told: &str, text: &str) -> (usize, usize) {
    Signs::of(told).shared(&Signs::of(text))
}

/// A text as it is compared. Of a course one clause after the other is asked for: it is taken apart once.
pub(super) struct Signs<'t> {
    text: &'t str,
    chars: Vec<char>,
    /// Which pairs occur, roughly; made when first asked for.
    marked: OnceCell<Box<[u64; MARKS / 64]>>,
}

impl<'t> Signs<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        Self { text, chars: signs(text), marked: OnceCell::new() }
    }

    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// As [`tells_clause`].
    pub(super) fn tells_clause(&self, clause: &Signs<'_>) -> bool {
        self.holds_part(clause, CLAUSE_TOLD)
    }

    /// As [`holds`].
    pub(super) fn holds(&self, text: &Signs<'_>) -> bool {
        self.holds_part(text, TOLD)
    }

    /// As [`shared`].
    pub(super) fn shared(&self, text: &Signs<'_>) -> (usize, usize) {
        // Most pairs of a text are in no other one, and that is seen at once.
        let marked = self.marked.get_or_init(|| {
            let mut marked = Box::new([0; MARKS / 64]);
            for (word, bit) in self.chars.windows(2).map(mark) {
                marked[word] |= bit;
            }
            marked
        });
        let is_there = |pair: &&[char]| {
            let (word, bit) = mark(pair);
            marked[word] & bit != 0 && self.chars.windows(2).any(|other| other == *pair)
        };
        (text.chars.windows(2).count(), text.chars.windows(2).filter(is_there).count())
    }

    fn holds_part(&self, text: &Signs<'_>, part: (usize, usize)) -> bool {
        let (pairs, there) = self.shared(text);
        pairs > 0 && there * part.1 >= pairs * part.0 && tells_figures(self.text, text.text)
    }
}

/// How many marks there are for pairs: many more than a text of some hundred characters has.
const MARKS: usize = 1 << 12;

/// The mark of a pair, which few others share.
fn mark(pair: &[char]) -> (usize, u64) {
    let mixed = pair.iter().fold(0_usize, |mixed, c| mixed.wrapping_mul(0x9e5) ^ *c as usize);
    (mixed % MARKS / 64, 1 << (mixed % 64))
}

fn signs(text: &str) -> Vec<char> {
    // Nearly all are Chinese characters, for which the question costs more than it looks.
    text.chars().filter(|c| is_han(*c) || c.is_alphanumeric()).collect()
}

/// Does every figure of the text stand in what is told? Two texts may differ in nothing else; a year is often left out,
/// and 2000元 is none.
fn tells_figures(told: &str, text: &str) -> bool {
    let is_year = |(figure, behind): &(&str, &str)| {
        figure.len() == 4
            && (figure.starts_with("20") || figure.starts_with("19"))
            && behind.starts_with(['年', '-', '/'])
    };
    let told: Vec<&str> = figures(told).map(|(figure, _)| figure).collect();
    figures(text).filter(|figure| !is_year(figure)).all(|(figure, _)| told.contains(&figure))
}

/// 12, 3.5 and 0042 of a text, each with what stands behind it.
pub fn figures(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|sign: char| sign.is_ascii_digit())?;
        let from = &rest[start..];
        let end = from.find(|sign: char| !sign.is_ascii_digit() && sign != '.').unwrap_or(from.len());
        let (figure, behind) = from.split_at(end);
        rest = behind;
        Some((figure.trim_end_matches('.'), behind))
    })
}

/// Is something of every clause told, and most of the whole?
pub fn tells_all(told: &str, text: &str) -> bool {
    let mut clauses = text.split(['，', '。', '；']).filter(|clause| clause.chars().count() > SHORT_CLAUSE);
    holds(told, text) && clauses.all(|clause| holds_some(told, clause))
}

/// Is something of half its clauses told? Of 蛋糕塌了，名字也错了，晚了两个半小时，退钱 the last only asks.
pub fn tells_most(told: &str, text: &str) -> bool {
    const ENDS: [char; 7] = ['，', '。', '；', '？', '！', ' ', '\n'];
    let clauses: Vec<&str> =
        text.split(ENDS).filter(|clause| clause.chars().count() >= SHORT_CLAUSE).collect();
    let known = clauses.iter().filter(|clause| holds_some(told, clause)).count();
    known > 0 && known * 2 >= clauses.len()
}

/// A clause of so few characters says little by itself.
const SHORT_CLAUSE: usize = 5;

/// The first `8月24日` of a text.
pub(super) fn month_and_day(text: &str) -> Option<(u32, u32)> {
    days(text).next()
}

/// The last month that a text names without a day: 从7月到11月.
pub(super) fn last_month(text: &str) -> Option<u32> {
    let mut months = text.match_indices('月').filter_map(|(at, _)| {
        let before = &text[..at];
        let digits = &before[before.trim_end_matches(|c: char| c.is_ascii_digit()).len()..];
        let behind = &text[at + '月'.len_utf8()..];
        let names_day = behind.starts_with(|c: char| c.is_ascii_digit());
        digits.parse().ok().filter(|month| !names_day && (1..=12).contains(month))
    });
    months.next_back()
}

/// Every `8月24日` of a text.
pub(super) fn days(text: &str) -> impl Iterator<Item = (u32, u32)> {
    named::days(text).map(|day| (day.month, day.day))
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_has_another_figure_is_not_told() {
        assert!(super::holds("收到5只陶碗，有3只开裂", "收到陶碗有3只开裂"));
        assert!(!super::holds("收到5只陶碗，有3只开裂", "收到陶碗有2只开裂"));
        assert!(super::holds("5月4日收到陶碗，付了1999元", "2026年5月4日收到陶碗"));
        assert!(!super::holds("收到陶碗，付了1999元", "收到陶碗，付了2000元"));
        let told = "推车踩了刹车还会往前溜。踩下脚刹后右后轮仍然能转";
        assert!(!super::tells_all(told, "推车踩下脚刹后右后轮仍然能转，停在坡道上空车自己下滑"));
    }
}
