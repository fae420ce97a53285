//! How long texts may be: `--limit`, `limits` of the settings, and `--size`.

use clap::{Args as ClapArgs, ValueEnum};

use crate::assets::Assets;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::Size;
use crate::pipeline::LimitOverride;
use crate::yaml::Entry;

use super::super::lang::either;
use super::Settings;

#[derive(Debug, Default, ClapArgs)]
pub(in crate::cli) struct LimitArgs {
    /// 改一栏的字数上限，如 12315.facts=800；可以写几次
    #[arg(long = "limit", value_name = "渠道.栏=字数", value_parser = limit)]
    pub(in crate::cli) limits: Vec<LimitOverride>,
}

#[derive(Debug, ClapArgs)]
pub(in crate::cli) struct SizeArgs {
    #[arg(
        long,
        value_name = "写法",
        help = "写得多详细：full 放得下就写全（默认），\nstandard 短一些，brief 最短",
        default_value = "full",
        hide_default_value = true,
        hide_possible_values = true
    )]
    pub(in crate::cli) size: SizeArg,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum SizeArg {
    Full,
    Standard,
    Brief,
}

impl From<SizeArg> for Size {
    fn from(size: SizeArg) -> Self {
        match size {
            SizeArg::Full => Self::Full,
            SizeArg::Standard => Self::Standard,
            SizeArg::Brief => Self::Brief,
        }
    }
}

impl Settings {
    /// The limits of the file, then those of the command line, which win. `None` where one cannot be used; the sink says why.
    pub(in crate::cli) fn limits(
        &self,
        args: &LimitArgs,
        assets: &Assets,
        sink: &mut Sink,
    ) -> Option<Vec<LimitOverride>> {
        let entries = self.entries("limits");
        let (mut limits, mut is_good) = (Vec::new(), true);
        for entry in entries {
            match self.limit(entry, assets) {
                Ok(limit) => limits.push(limit),
                Err(fault) => {
                    sink.push(*fault);
                    is_good = false;
                }
            }
        }
        limits.extend(args.limits.iter().map(|limit| by_ids(limit, assets)));
        is_good.then_some(limits)
    }

    fn limit(&self, entry: &Entry, assets: &Assets) -> Result<LimitOverride, Box<Diagnostic>> {
        let known = entry.key.split_once('.').and_then(|(channel, field)| ids(channel, field, assets));
        let max = entry.node.text().and_then(|text| text.trim().parse::<usize>().ok()).filter(|max| *max > 0);
        let Some((channel, field)) = known else {
            let key = &entry.key;
            let message = either(format!("没有“{key}”这一栏"), format!("there is no box “{key}”"));
            let fault = self.fault(entry.key_span, "config/limit", message);
            let help = either(
                "写成 12315.facts 这样；渠道和栏的编号见 complain list channels",
                "write it as 12315.facts; ids of channels and boxes: complain list channels",
            );
            return Err(fault.help(help).into());
        };
        let Some(max) = max else {
            let message =
                either("字数上限应是大于 0 的整数", "a limit is a whole number of characters above 0");
            let fault = self.fault(entry.node.span, "config/limit", message.into());
            let help = either("写成 12315.facts: 800 这样", "write it as 12315.facts: 800");
            return Err(fault.help(help).into());
        };
        Ok(LimitOverride {
            channel,
            field,
            max,
            origin: either("设置文件 ", "settings file ").to_owned() + self.name().unwrap_or_default(),
            must_apply: false,
        })
    }
}

/// The ids of a channel and a box of it, each named by its id or its name.
fn ids(channel: &str, field: &str, assets: &Assets) -> Option<(String, String)> {
    let read = |id: &String| Channel::read(assets, id, &mut Sink::default());
    let all = Channel::ids(assets);
    let own = all.iter().find(|id| *id == channel).and_then(read);
    let found = own.or_else(|| all.iter().filter_map(read).find(|one| one.is_called(channel)))?;
    let field = found.fields.iter().find(|one| one.id == field || one.label == field)?;
    Some((found.id.clone(), field.id.clone()))
}

fn by_ids(limit: &LimitOverride, assets: &Assets) -> LimitOverride {
    match ids(&limit.channel, &limit.field, assets) {
        Some((channel, field)) => LimitOverride { channel, field, ..limit.clone() },
        None => limit.clone(),
    }
}

fn limit(text: &str) -> Result<LimitOverride, String> {
    let parse = || {
        let (place, max) = text.split_once('=')?;
        let (channel, field) = place.split_once('.')?;
        let max = max.parse().ok().filter(|max| *max > 0)?;
        Some(LimitOverride {
            channel: channel.into(),
            field: field.into(),
            max,
            origin: "--limit".into(),
            must_apply: true,
        })
    };
    let form = || {
        either(
            "请写成 渠道.栏=字数，例如 12315.facts=800",
            "write CHANNEL.BOX=CHARACTERS, such as 12315.facts=800",
        )
    };
    parse().ok_or_else(|| form().into())
}
