//! How grave findings are: `--level`, and `levels` of the settings.

use std::collections::BTreeSet;

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::diagnostic::{Diagnostic, Level, Levels, Sink};
use crate::lint::RULES;
use crate::wording::Wording;
use crate::yaml::nearest;

use super::Settings;

#[derive(Debug, Default, ClapArgs)]
pub(in crate::cli) struct LevelArgs {
    #[arg(
        long = "level",
        value_name = "检查=级别",
        value_parser = level,
        help = "改一项检查的级别，如 note/images=off：\nerror、warning、note 或 off；可以写几次"
    )]
    pub(in crate::cli) levels: Vec<(String, Level)>,
}

impl Settings {
    /// The levels of the file, then those of the command line, which win. `None` where one cannot be used; the sink says why.
    pub(in crate::cli) fn levels(
        &self,
        args: &LevelArgs,
        assets: &Assets,
        sink: &mut Sink,
    ) -> Option<Levels> {
        let mut levels = Levels::default();
        let entries = self.entries("levels");
        if entries.is_empty() && args.levels.is_empty() {
            return Some(levels);
        }
        let known = known(assets);
        let mut found = Sink::default();
        for entry in entries {
            if let Some(help) = unknown(&entry.key, &known) {
                let message = format!("没有“{}”这项检查", entry.key);
                found.push(self.fault(entry.key_span, "config/level", message).help(help));
            }
            match entry.node.text().and_then(|word| Level::from_word(word.trim())) {
                Some(level) => levels.set(entry.key.as_ref(), level),
                None => found.push(
                    self.fault(entry.node.span, "config/level", "没有这个级别".into())
                        .help("可以写 error、warning、note 或 off"),
                ),
            }
        }
        for (rule, level) in &args.levels {
            if let Some(help) = unknown(rule, &known) {
                found.push(
                    Diagnostic::error("usage/level", format!("--level：没有“{rule}”这项检查")).help(help),
                );
            }
            levels.set(rule, *level);
        }
        let is_good = !found.has_errors();
        sink.extend(found);
        is_good.then_some(levels)
    }
}

fn known(assets: &Assets) -> BTreeSet<String> {
    let wording = Wording::read(assets, &mut Sink::default());
    let of_words = wording.rules().iter().map(|rule| rule.id.clone());
    of_words.chain(RULES.iter().map(|rule| rule.id.to_owned())).collect()
}

/// What to write instead of the name of a check that there is not.
fn unknown(rule: &str, known: &BTreeSet<String>) -> Option<String> {
    if known.contains(rule) {
        return None;
    }
    let words: Vec<&str> = known.iter().map(String::as_str).collect();
    let near = nearest(rule, &words).map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    Some(format!("{near}检查的编号见 complain list rules"))
}

fn level(text: &str) -> Result<(String, Level), String> {
    let parse = || {
        let (rule, word) = text.split_once('=')?;
        Some((rule.to_owned(), Level::from_word(word)?))
    };
    parse().ok_or_else(|| "请写成 检查=级别，级别是 error、warning、note 或 off".into())
}
