//! `complain templates new`: a channel that works as it stands, with every key explained.

use clap::{Args as ClapArgs, ValueEnum};

use crate::assets::Assets;
use crate::calendar;
use crate::channel::Channel;
use crate::yaml::is_id;

use super::super::Status;
use super::super::console::Console;
use super::super::lang::either;
use super::{FolderArgs, paths};

const CHANNEL: &str = include_str!("../../../starter/channel.yaml");

#[derive(Debug, ClapArgs)]
pub(super) struct NewArgs {
    /// 渠道的编号，也是文件夹名：小写英文字母、数字和连字符
    #[arg(value_name = "编号", value_parser = id)]
    id: String,
    #[arg(
        long = "for",
        value_name = "读者",
        default_value = "merchant",
        hide_default_value = true,
        hide_possible_values = true,
        help = "谁来读：merchant 商家（默认），platform 平台，\nregulator 监管部门，payment 支付机构，public 公众"
    )]
    reader: Reader,
    #[command(flatten)]
    folder: FolderArgs,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Reader {
    #[value(alias = "商家")]
    Merchant,
    #[value(alias = "平台")]
    Platform,
    #[value(alias = "监管部门")]
    Regulator,
    #[value(alias = "支付机构")]
    Payment,
    #[value(alias = "公众")]
    Public,
}

/// What differs from reader to reader: the values of `channel.yaml`, and the template.
struct Starter {
    template: &'static str,
    values: [(&'static str, &'static str); 11],
}

pub(super) fn run(args: &NewArgs, console: &mut Console) -> Status {
    let NewArgs { id, reader, folder } = args;
    if Channel::ids(&Assets::built_in()).contains(id) {
        console
            .say(&either(format!("自带的渠道里已经有“{id}”"), format!("there is a built-in channel “{id}”")));
        console.say(&either(
            format!("要改它：complain templates eject {id}；要新建，换一个编号"),
            format!("to change it: complain templates eject {id}; for a new one take another id"),
        ));
        return Status::CouldNotRun;
    }
    let home = folder.dir.join(id);
    let [channel, message] = ["channel.yaml", "message.tera"].map(|name| home.join(name));
    let instead =
        either("换一个编号，或者先把原来的移开", "take another id, or move the other one away first");
    if paths::any_is_there([channel.as_path(), message.as_path()].into_iter(), instead, console) {
        return Status::CouldNotRun;
    }
    let dir = paths::shown(&folder.dir);
    let starter = reader.starter();
    let own = [("id", id.clone()), ("dir", dir.clone()), ("today", calendar::today().to_string())];
    for (path, text) in [(&channel, CHANNEL), (&message, starter.template)] {
        let mut text = text.to_owned();
        let values = starter.values.iter().map(|(key, value)| (*key, (*value).to_owned()));
        for (key, value) in values.chain(own.iter().cloned()) {
            text = text.replace(&format!("@{key}@"), &value);
        }
        if paths::write(path, &text, console) != Status::Clean {
            return Status::CouldNotRun;
        }
    }
    let (channel, message) = (channel.display(), message.display());
    console.say(&either(
        format!("写好 {channel}　渠道的设置，每个键都有说明"),
        format!("wrote {channel}　the channel's settings, each key explained"),
    ));
    console.say(&either(
        format!("写好 {message}　文字的模板，已经能用"),
        format!("wrote {message}　the template of its text, which works as it is"),
    ));
    console.say(either("\n接着：", "\nNext:"));
    console.say(&format!("  complain templates check {dir}"));
    let case = either("案件.yaml", "case.yaml");
    console.say(&format!("  complain render {case} --templates {dir} --channel {id}"));
    Status::Clean
}

impl Reader {
    fn starter(self) -> Starter {
        const CHAT: &str = include_str!("../../../starter/chat.tera");
        const FORMAL: &str = include_str!("../../../starter/formal.tera");
        const PUBLIC: &str = include_str!("../../../starter/public.tera");
        let formal = |audience: &'static str, who, asked, max, exhibits| Starter {
            template: FORMAL,
            values: [
                ("audience", audience),
                ("who", who),
                ("asked", asked),
                ("max", max),
                ("exhibits", exhibits),
                ("me", "本人"),
                ("merchant", "商家"),
                ("register", "formal"),
                ("year", "true"),
                ("short", "true"),
                ("fit", "condense"),
            ],
        };
        let spoken = |template, audience: &'static str, who, merchant, register, max, fit| Starter {
            template,
            values: [
                ("audience", audience),
                ("who", who),
                ("asked", ""),
                ("max", max),
                ("exhibits", "none"),
                ("me", "我"),
                ("merchant", merchant),
                ("register", register),
                ("year", "false"),
                ("short", "false"),
                ("fit", fit),
            ],
        };
        match self {
            Self::Merchant => spoken(CHAT, "merchant", "商家", "您", "chat", "300", "condense, split"),
            Self::Platform => formal("platform", "平台", "平台支持以下请求：", "1000", "named"),
            Self::Regulator => formal("regulator", "监管部门", "{{ they }}", "1500", "named"),
            Self::Payment => formal("payment", "支付机构", "{{ they }}", "1000", "numbered"),
            Self::Public => spoken(PUBLIC, "public", "公众", "店铺", "note", "1000", "condense"),
        }
    }
}

fn id(text: &str) -> Result<String, String> {
    if is_id(text) {
        Ok(text.to_owned())
    } else {
        Err(either(
            "编号只用小写英文字母、数字和连字符，如 after-sale",
            "an id has small letters, digits and hyphens only, such as after-sale",
        )
        .into())
    }
}
