//! The language of help and of what the machine says: what cases, templates and data are about is said in Chinese always.

use std::env;
use std::ffi::OsString;
use std::sync::OnceLock;

use clap::ValueEnum;

use crate::language::Both;

/// A language.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Lang {
    /// Simplified Chinese.
    #[default]
    #[value(aliases = ["cn", "zh-cn", "zh_CN", "中文"])]
    Zh,
    /// English.
    #[value(aliases = ["english", "en-us", "en_US"])]
    En,
}

static CHOSEN: OnceLock<Lang> = OnceLock::new();

/// The language of this run; the first one stays.
pub(super) fn choose(lang: Lang) {
    CHOSEN.get_or_init(|| lang);
}

/// The language of this run.
pub(super) fn chosen() -> Lang {
    CHOSEN.get().copied().unwrap_or_default()
}

/// Of the same in Chinese and in English the one that is wanted.
pub(super) fn either<T>(chinese: T, english: T) -> T {
    if chosen() == Lang::En { english } else { chinese }
}

/// What a lower room says in both, in the language that is wanted.
pub(super) fn spoken<T>(both: Both<T>) -> T {
    either(both.zh, both.en)
}

/// The word that was probably meant, as the end of a sentence; nothing where none is near.
pub(super) fn meant(near: Option<&str>) -> String {
    let said = |near| either(format!("，是不是“{near}”？"), format!("; did you mean “{near}”?"));
    near.map(said).unwrap_or_default()
}

/// What `--lang` says, else `COMPLAIN_LANG`, else the language of the surroundings. Read before the arguments are: their help
/// is said in it.
pub(super) fn of(args: &[OsString]) -> Lang {
    let words: Vec<_> = args.iter().map(|arg| arg.to_string_lossy()).collect();
    let given = words.iter().enumerate().find_map(|(at, word)| match word.strip_prefix("--lang")? {
        "" => words.get(at + 1).map(ToString::to_string),
        rest => rest.strip_prefix('=').map(str::to_owned),
    });
    let named = given.or_else(|| env::var("COMPLAIN_LANG").ok()).filter(|name| !name.is_empty());
    let around = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| env::var(name).ok().filter(|v| !v.is_empty()))
    };
    named.or_else(around).map(|name| from_name(&name)).unwrap_or_default()
}

/// `en`, `en_GB.UTF-8`; anything else is Chinese.
fn from_name(name: &str) -> Lang {
    let small = name.to_ascii_lowercase();
    let is_english =
        small == "english" || small == "en" || small.starts_with("en_") || small.starts_with("en-");
    if is_english { Lang::En } else { Lang::Zh }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_surroundings() {
        for (name, lang) in
            [("en_US.UTF-8", Lang::En), ("en", Lang::En), ("zh_CN.UTF-8", Lang::Zh), ("C.UTF-8", Lang::Zh)]
        {
            assert_eq!(from_name(name), lang, "{name}");
        }
    }
}
