//! E-mail addresses and links: with ＠, (at), 艾特; with 点com, 。cn, blanks; with or without http; 口令 of shops.

use super::Kind;
use super::glyphs::{Class, Glyph};
use super::reading::Reading;
use std::ops::Range;

/// What a host's name ends with, also where the dot is in disguise.
const STRONG: &[&str] = &["com", "cn", "net", "org", "edu", "gov", "top", "xyz", "vip", "cc", "com.cn"];
/// Ends that are words too; only behind a plain dot.
const WEAK: &[&str] = &[
    "tv", "me", "co", "io", "shop", "store", "site", "info", "link", "ltd", "club", "ink", "fun", "live",
    "wang", "tech", "online", "hk", "tw", "jp", "uk", "us", "ly", "gl", "im", "mobi", "asia", "biz", "app",
];
/// Hosts of mail that people name without an end.
const MAILS: &[&str] = &[
    "qq", "163", "126", "139", "189", "gmail", "outlook", "hotmail", "sina", "sohu", "foxmail", "icloud",
    "yeah", "aliyun",
];
/// Other ways to write @.
const ATS: &[&str] = &["@", "(at)", "[at]", "{at}", "<at>", "(a)", "艾特", "#"];
/// Other ways to write the dot of a host.
const DOTS: &[&str] = &[".", "(.)", "[.]", "(dot)", "[dot]", "(点)", "[点]", "。", "点", "·"];

/// The characters that any of the above begins with, http, www and the signs of a 口令.
const STARTS: &[char] = &[
    '@', '(', '[', '{', '<', '艾', 'a', '#', '.', '。', '点', '·', 'd', 'h', 'f', 'w', '￥', '¥', '$', '€',
    '₤', '₳', '¢',
];

/// The most glyphs of a host.
const LONGEST_HOST: usize = 64;

/// Every address of mail and of the web.
pub(super) fn find(reading: &Reading) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    // Hosts and 口令 have letters; without them there is only mail to a host of digits: 艾特一六三.
    let has_letters = reading.glyphs.iter().any(|glyph| glyph.class == Class::Letter);
    if !has_letters && !reading.may_have('@') && !reading.may_have('艾') {
        return found;
    }
    for at in 0..reading.glyphs.len() {
        if !reading.folded(at).is_some_and(|c| STARTS.contains(&c)) {
            continue;
        }
        if let Some(range) = mail(reading, at) {
            found.push((Kind::Email, range));
        }
        if let Some(range) = scheme(reading, at).or_else(|| host(reading, at)).or_else(|| token(reading, at))
        {
            found.push((Kind::Url, range));
        }
    }
    found
}

/// The address around the @ at `at`.
fn mail(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let after = reading.any_word(at, ATS).or_else(|| bare_at(reading, at))?;
    let left = reading.back_over_gaps(at, 2);
    reading.before(left).filter(|glyph| glyph.is_alnum() || glyph.is_digit())?;
    let start = word_start(reading, left);
    let host = reading.past_gaps(after, 3);
    let is_at = reading.folded(at) != Some('#');
    let provider = reading.any_word(host, MAILS).filter(|end| is_at && !reading.is_letter(*end));
    let end = (host..(host + LONGEST_HOST).min(reading.glyphs.len()))
        .take_while(|place| is_host_part(reading, *place))
        .find_map(|place| host_end(reading, place));
    Some(start..end.or(provider)?)
}

/// `at` as a word between blanks, with the end of a host spelt behind it.
fn bare_at(reading: &Reading, at: usize) -> Option<usize> {
    let before = reading.before(at).filter(|glyph| glyph.folded == ' ')?;
    let end = reading.word(at, "at").filter(|end| reading.folded(*end) == Some(' '))?;
    (before.is_gap() && end == at + 2).then_some(end)
}

fn is_host_part(reading: &Reading, at: usize) -> bool {
    reading
        .get(at)
        .is_some_and(|glyph| glyph.is_alnum() || glyph.is_digit() || glyph.is_gap() || is_dot(glyph))
}

fn is_dot(glyph: &Glyph) -> bool {
    matches!(glyph.folded, '.' | '。' | '点' | '·')
}

/// The end of a host whose last dot is at `at`: `.com`, `点 c o m`, ` dot com`.
fn host_end(reading: &Reading, at: usize) -> Option<usize> {
    let bare = || {
        let is_bare = reading.before(at).is_some_and(|glyph| glyph.folded == ' ');
        reading.word(at, "dot").filter(|end| is_bare && reading.folded(*end) == Some(' '))
    };
    let after = reading.any_word(at, DOTS).or_else(bare)?;
    let first = reading.past_gaps(after, 2);
    let is_whole = |end: &usize| !reading.is_alnum(*end) || is_spaced(reading, first, *end);
    let strong = STRONG.iter().filter_map(|end| reading.word(first, end)).filter(is_whole).max();
    strong.or_else(|| {
        let is_plain =
            reading.folded(at) == Some('.') && first == at + 1 && at > 0 && reading.is_letter(at - 1);
        let weak = WEAK.iter().filter(|_| is_plain).filter_map(|end| reading.word(first, end));
        weak.filter(|end| !reading.is_alnum(*end)).max()
    })
}

/// Whether the letters from `start` to `end` have gaps between them, so that a letter behind them may be another word.
fn is_spaced(reading: &Reading, start: usize, end: usize) -> bool {
    let is_gap = |at: usize| reading.get(at).is_some_and(Glyph::is_gap);
    (start..end).any(is_gap) && is_gap(end)
}

/// A host whose last dot is at `at`, with what stands before and behind it.
fn host(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let end = host_end(reading, at)?;
    let left = reading.back_over_gaps(at, 2);
    let name = reading.before(left)?;
    let is_plain = reading.folded(at) == Some('.') && left == at;
    let is_named =
        name.is_alnum() || (name.class == Class::Han && is_plain && reading.word(at + 1, "net").is_none());
    let start = word_start(reading, left);
    let is_number = (start..left).all(|place| reading.get(place).is_some_and(Glyph::is_digit));
    // 3.cc and 2。net are slips or sizes unless a path follows.
    let has_path = reading.folded(end) == Some('/');
    if !is_named || (is_number && !has_path && !is_plain) {
        return None;
    }
    Some(start..path_end(reading, end))
}

/// `http://…` with blanks or full-width marks.
fn scheme(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let end = reading.any_word(at, &["http", "https", "hxxp", "hxxps", "ftp"])?;
    let colon = reading.past_gaps(end, 2);
    let slash = reading.past_gaps(colon + 1, 2);
    let is_scheme =
        reading.folded(colon) == Some(':') && (colon + 1..slash).any(|at| reading.folded(at) == Some('/'));
    let is_www = || {
        reading.word(at, "www").filter(|end| reading.folded(*end) == Some('.') && reading.is_alnum(*end + 1))
    };
    if is_scheme {
        Some(at..path_end(reading, slash))
    } else {
        is_www().map(|end| at..path_end(reading, end))
    }
}

/// A 口令 that opens a shop's App: ￥CZ0001 abcdef￥ and its like.
fn token(reading: &Reading, at: usize) -> Option<Range<usize>> {
    let sign = reading.folded(at).filter(|c| matches!(c, '￥' | '¥' | '$' | '€' | '₤' | '₳' | '¢'))?;
    let rest = reading.glyphs.get(at + 1..)?;
    let inside: Vec<&Glyph> = rest.iter().take(14).take_while(|glyph| glyph.is_alnum()).collect();
    let letters = inside.iter().filter(|glyph| glyph.class == Class::Letter).count();
    let end = at + 1 + inside.len();
    ((8..14).contains(&inside.len()) && letters >= 2 && reading.folded(end) == Some(sign))
        .then_some(at..end + 1)
}

/// Where the path behind a host ends.
fn path_end(reading: &Reading, from: usize) -> usize {
    let is_path = |glyph: &&Glyph| {
        glyph.is_alnum()
            || matches!(glyph.folded, '/' | '?' | '=' | '&' | '%' | '#' | '-' | '_' | '.' | ':' | '~' | '+')
    };
    from + reading.glyphs.get(from..).unwrap_or(&[]).iter().take_while(is_path).count()
}

/// Where the word that ends at `end` begins; letters with single blanks between them are one word.
fn word_start(reading: &Reading, end: usize) -> usize {
    let is_part =
        |glyph: &Glyph| glyph.is_alnum() || glyph.is_digit() || matches!(glyph.folded, '.' | '_' | '-' | '+');
    let mut start = end;
    while end - start < LONGEST_HOST {
        let Some(glyph) = reading.before(start) else {
            break;
        };
        let is_lone = || {
            let lone = start + 1 == end || !reading.get(start + 1).is_some_and(is_part);
            lone && start >= 2 && reading.get(start - 2).is_some_and(is_part)
        };
        let goes_on = is_part(glyph) || (glyph.is_gap() && is_lone());
        if !goes_on {
            break;
        }
        start -= 1;
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        find(&Reading::new(text)).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn mail_in_disguise() {
        for text in [
            "shili@example.com",
            "shili＠example．com",
            "shili(at)example.com",
            "shili [at] example [dot] com",
            "shili at example dot com",
            "shili # example.com",
            "shili艾特qq点com",
            "shili@163",
            "s h i l i @ e x a m p l e . c o m",
            "ｓｈｉｌｉ＠ｅｘａｍｐｌｅ。ｃｏｍ",
            "shili艾特一六三点com",
        ] {
            assert!(kinds(text).contains(&Kind::Email), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn links_in_disguise() {
        for text in [
            "https://example.com/a?b=1",
            "http：／／example",
            "www.example.com",
            "example点com",
            "example 。 cn",
            "xhs.example.com/AbC",
            "w w w . e x a m p l e . c o m",
            "t.cn/abc123",
            "example.tv/x",
            "￥AbCd1234Ef￥",
        ] {
            assert!(kinds(text).contains(&Kind::Url), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn ordinary_dots_are_silent() {
        for text in [
            "早上9点发货",
            "Node.js",
            "买了iPhone。app打不开",
            "v10.15.7",
            "3.5cm",
            "尺寸5.cm",
            "@示例",
            "￥268.00 ￥",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }
}
