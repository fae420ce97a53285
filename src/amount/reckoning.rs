//! What a sum comes to that somebody wrote down: `(4.50-2.20)×220`.

use super::Amount;

/// A longer one is no sum that a letter shows.
const LONGEST: usize = 80;
/// Digits of a number: what is bought has fewer.
const MOST_DIGITS: usize = 12;
/// No brackets lie deeper.
const DEEPEST: usize = 8;

/// An exact fraction; its lower part is never nothing.
#[derive(Clone, Copy)]
struct Fraction(i128, i128);

impl Fraction {
    fn of(over: i128, under: i128) -> Option<Self> {
        let common = gcd(over.unsigned_abs(), under.unsigned_abs());
        let common = i128::try_from(common).ok().filter(|common| *common > 0)?;
        let sign = if under < 0 { -1 } else { 1 };
        (under != 0).then_some(Self(sign * over / common, sign * under / common))
    }

    fn plus(self, other: Self, sign: i128) -> Option<Self> {
        let over =
            self.0.checked_mul(other.1)?.checked_add(sign.checked_mul(other.0)?.checked_mul(self.1)?)?;
        Self::of(over, self.1.checked_mul(other.1)?)
    }

    fn times(self, other: Self) -> Option<Self> {
        Self::of(self.0.checked_mul(other.0)?, self.1.checked_mul(other.1)?)
    }

    fn by(self, other: Self) -> Option<Self> {
        self.times(Self::of(other.1, other.0)?)
    }
}

/// What this reckoning comes to, rounded to the fen; `None` where it is no plain reckoning, or comes to less than nothing.
/// Whatever stands behind `=` is the writer's own result and is not read.
#[must_use]
pub fn reckoned(text: &str) -> Option<Amount> {
    let plain: String = text.chars().filter_map(sign).collect();
    if text.chars().count() > LONGEST || text.chars().any(|one| sign(one).is_none() && !is_silent(one)) {
        return None;
    }
    let plain = plain.split('=').next()?;
    let mut rest = plain;
    let Fraction(over, under) = sum(&mut rest, 0)?;
    if !rest.is_empty() || over < 0 || !plain.contains(['+', '-', '*', '/']) {
        return None;
    }
    let fen = over.checked_mul(200)?.checked_add(under)? / under.checked_mul(2)?;
    Amount::parse(&format!("{}.{:02}", fen / 100, fen % 100)).ok()
}

/// One sign as it is reckoned with; `None` for what says nothing, and for what is no sign of a reckoning.
fn sign(one: char) -> Option<char> {
    Some(match one {
        '×' | '*' | 'x' | 'X' | '✕' | '·' | '乘' => '*',
        '÷' | '/' | '／' => '/',
        '+' | '＋' | '加' => '+',
        '-' | '－' | '−' | '–' | '减' => '-',
        '(' | '（' => '(',
        ')' | '）' => ')',
        '=' | '＝' => '=',
        '%' | '％' => '%',
        '.' => '.',
        digit if digit.is_ascii_digit() => digit,
        _ => return None,
    })
}

/// Units say what is counted: 4.50元×220张.
fn is_silent(one: char) -> bool {
    one == ' ' || "元块张件个只套天次节棵斤克公斤米份盒瓶包双条本课时小月年人".contains(one)
}

fn sum(rest: &mut &str, depth: usize) -> Option<Fraction> {
    let mut all = product(rest, depth)?;
    loop {
        let sign = match rest.chars().next() {
            Some('+') => 1,
            Some('-') => -1,
            _ => return Some(all),
        };
        *rest = &rest[1..];
        all = all.plus(product(rest, depth)?, sign)?;
    }
}

fn product(rest: &mut &str, depth: usize) -> Option<Fraction> {
    let mut all = number(rest, depth)?;
    loop {
        let sign = rest.chars().next();
        if !matches!(sign, Some('*' | '/')) {
            return Some(all);
        }
        *rest = &rest[1..];
        let next = number(rest, depth)?;
        all = if sign == Some('*') { all.times(next)? } else { all.by(next)? };
    }
}

fn number(rest: &mut &str, depth: usize) -> Option<Fraction> {
    if let Some(inner) = rest.strip_prefix('(') {
        *rest = inner;
        let all = (depth < DEEPEST).then(|| sum(rest, depth + 1))??;
        *rest = rest.strip_prefix(')')?;
        return Some(all);
    }
    let end = rest.find(|one: char| !one.is_ascii_digit() && one != '.').unwrap_or(rest.len());
    let (word, behind) = rest.split_at(end);
    let (whole, part) = word.split_once('.').unwrap_or((word, ""));
    let is_short = (1..=MOST_DIGITS).contains(&(whole.len() + part.len())) && !whole.is_empty();
    let digits: i128 = format!("{whole}{part}").parse().ok().filter(|_| is_short && !part.contains('.'))?;
    let scale = 10_i128.checked_pow(u32::try_from(part.len()).ok()?)?;
    let percent = behind.strip_prefix('%');
    *rest = percent.unwrap_or(behind);
    Fraction::of(digits, if percent.is_some() { scale.checked_mul(100)? } else { scale })
}

fn gcd(one: u128, other: u128) -> u128 {
    if other == 0 { one } else { gcd(other, one % other) }
}

#[cfg(test)]
mod tests {
    use super::reckoned;

    #[test]
    fn a_reckoning_comes_to_what_it_comes_to() {
        let sum = |text: &str| reckoned(text).map(|amount| amount.to_string());
        for (text, is) in [
            ("(4.50-2.20)×220", "506.00"),
            ("900-149-45-128", "578.00"),
            ("30×2×4", "240.00"),
            ("（552×95%－391）×38÷50", "101.38"),
            ("4.50元×220张 = 990元", "990.00"),
            ("100/3", "33.33"),
            ("2/3", "0.67"),
        ] {
            assert_eq!(sum(text).as_deref(), Some(is), "{text}");
        }
        for text in [
            "506",
            "每张差2.30元，220张",
            "1-2",
            "1/0",
            "((((((((((1+1))))))))))",
            "1+",
            "99999999999999*2",
            "",
        ] {
            assert_eq!(sum(text), None, "{text}");
        }
    }
}
