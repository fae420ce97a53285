//! Standing settings: `.complain.yaml`, found upwards from the cases, or the file that `--config` names. What the command
//! line says wins.

mod find;
mod levels;
mod limits;
mod settings;
mod show;

pub(super) use levels::LevelArgs;
pub(super) use limits::{LimitArgs, SizeArgs};
pub(super) use settings::Settings;
pub(super) use show::{ConfigArgs, run};
