//! How long texts may be: `--limit`, `limits` of the settings, and `--size`.

use clap::{Args as ClapArgs, ValueEnum};

use crate::assets::Assets;
use crate::channel::Channel;
use crate::diagnostic::{Diagnostic, Sink};
use crate::draft::Size;
use crate::pipeline::LimitOverride;
use crate::yaml::Entry;

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
        let ids = if entries.is_empty() { Vec::new() } else { Channel::ids(assets) };
        let (mut limits, mut is_good) = (Vec::new(), true);
        for entry in entries {
            match self.limit(entry, &ids, assets) {
                Ok(limit) => limits.push(limit),
                Err(fault) => {
                    sink.push(*fault);
                    is_good = false;
                }
            }
        }
        limits.extend(args.limits.iter().cloned());
        is_good.then_some(limits)
    }

    fn limit(
        &self,
        entry: &Entry,
        ids: &[String],
        assets: &Assets,
    ) -> Result<LimitOverride, Box<Diagnostic>> {
        let known = entry.key.split_once('.').filter(|(channel, field)| {
            let is_id = ids.iter().any(|id| id == channel);
            let channel = is_id.then(|| Channel::read(assets, channel, &mut Sink::default())).flatten();
            channel.is_some_and(|channel| channel.fields.iter().any(|one| one.id == *field))
        });
        let max = entry.node.text().and_then(|text| text.trim().parse::<usize>().ok()).filter(|max| *max > 0);
        let Some((channel, field)) = known else {
            let fault = self.fault(entry.key_span, "config/limit", format!("没有“{}”这一栏", entry.key));
            return Err(fault.help("写成 12315.facts 这样；渠道和栏的编号见 complain list channels").into());
        };
        let Some(max) = max else {
            let fault = self.fault(entry.node.span, "config/limit", "字数上限应是大于 0 的整数".into());
            return Err(fault.help("写成 12315.facts: 800 这样").into());
        };
        Ok(LimitOverride {
            channel: channel.into(),
            field: field.into(),
            max,
            origin: format!("设置文件 {}", self.name().unwrap_or_default()),
            must_apply: false,
        })
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
    parse().ok_or_else(|| "请写成 渠道.栏=字数，例如 12315.facts=800".into())
}
