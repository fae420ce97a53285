//! How grave findings are: `--level`, and `levels` of the settings.

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::diagnostic::{Diagnostic, Level, Levels, Sink};
use crate::lint::RULES;
use crate::wording::Wording;
use crate::yaml::nearest;

use super::super::explain::check_called;
use super::super::lang::either;
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
            let rule = check_called(&entry.key, &known);
            if let Some(help) = unknown(&rule, &known) {
                let message = no_check(&entry.key);
                found.push(self.fault(entry.key_span, "config/level", message).help(help));
            }
            if let Some(level) = entry.node.text().and_then(|word| Level::from_word(word.trim())) {
                levels.set(&rule, level);
            } else {
                let message = either("没有这个级别", "there is no such level").to_owned();
                let help = either("可以写 error、warning、note 或 off", "may be error, warning, note or off");
                found.push(self.fault(entry.node.span, "config/level", message).help(help));
            }
        }
        for (named, level) in &args.levels {
            let rule = &check_called(named, &known);
            if let Some(help) = unknown(rule, &known) {
                let message = format!("--level{}{}", either("：", ": "), no_check(rule));
                found.push(Diagnostic::error("usage/level", message).help(help));
            }
            levels.set(rule, *level);
        }
        let is_good = !found.has_errors();
        sink.extend(found);
        is_good.then_some(levels)
    }
}

fn no_check(id: &str) -> String {
    either(format!("没有“{id}”这项检查"), format!("there is no check “{id}”"))
}

/// The checks that have levels, with their names.
pub(super) fn known(assets: &Assets) -> Vec<(String, String)> {
    let wording = Wording::read(assets, &mut Sink::default());
    let of_words = wording.rules().iter().map(|rule| (rule.id.clone(), rule.name.to_string()));
    of_words.chain(RULES.iter().map(|rule| (rule.id.to_owned(), rule.name.to_owned()))).collect()
}

/// What to write instead of the name of a check that there is not.
fn unknown(rule: &str, known: &[(String, String)]) -> Option<String> {
    if known.iter().any(|(id, _)| id == rule) {
        return None;
    }
    let words: Vec<&str> = known.iter().map(|(id, _)| id.as_str()).collect();
    let near = nearest(rule, &words)
        .map(|near| either(format!("是不是“{near}”？"), format!("did you mean “{near}”? ")))
        .unwrap_or_default();
    let all = either("检查的编号见 complain list rules", "ids of checks: complain list rules");
    Some(near + all)
}

fn level(text: &str) -> Result<(String, Level), String> {
    let parse = || {
        let (rule, word) = text.split_once('=')?;
        Some((rule.to_owned(), Level::from_word(word)?))
    };
    let form = || {
        either(
            "请写成 检查=级别，级别是 error、warning、note 或 off",
            "write CHECK=LEVEL, where the level is error, warning, note or off",
        )
    };
    parse().ok_or_else(|| form().into())
}
