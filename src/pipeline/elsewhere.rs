//! Names of places that are no channel here, with what to write instead.

use crate::assets::Assets;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::Platform;

/// Sites that publish what is written to them, and no authority.
const PUBLIC: &[&str] = &[
    "黑猫",
    "黑猫投诉",
    "消费保",
    "电诉宝",
    "聚投诉",
    "微博",
    "抖音",
    "知乎",
    "朋友圈",
    "贴吧",
    "豆瓣",
    "快手",
    "B站",
    "小红书笔记",
];

/// Other words for what some channel is for.
const MEANT: &[(&[&str], &str)] = &[
    (&["消委会"], "consumer-association"),
    (&["工商", "工商局", "市场监管", "市场监管局", "市监局", "315", "12315网站", "12315平台"], "12315"),
    (&["12345", "热线", "打电话", "电话"], "12315-phone"),
    (&["起诉", "诉讼", "小额诉讼"], "court"),
    (&["银行卡", "发卡银行", "信用卡", "拒付"], "bank"),
    (&["快递", "邮政", "邮政局", "邮政管理局", "12305"], "postal"),
    (&["工信部", "通信管理局", "电信", "12300"], "telecom"),
    (&["律师函", "信"], "letter"),
    (&["商家", "卖家", "店铺", "旺旺", "客服聊天"], "platform-chat"),
    (&["平台", "人工客服", "官方客服"], "platform-service"),
    (&["小二介入", "平台裁决"], "intervention"),
    (&["财付通"], "wechat-pay"),
    (&["撤回"], "withdrawal"),
    (&["协议"], "settlement"),
    (&["退货通知", "催告", "解约"], "rescission"),
];

/// What to do where somebody asks for a channel by this name, of the channels that there are.
pub(super) fn instead(name: &str, ids: &[String]) -> Option<Vec<String>> {
    let is_there = |id: &str| ids.iter().any(|known| known == id);
    let name = name.trim();
    if PUBLIC.contains(&name) {
        let public = is_there("note").then(|| {
            "这样的网站会公开展示，又不是行政机关，页面的栏目和字数也没有公开的说明；会公开的文字用 --channel note，不含隐私".to_owned()
        });
        let others = "要有人处理：商家和平台的答复用 platform-service、intervention，行政调解用 12315；写哪一个，先看 complain plan".to_owned();
        return Some(public.into_iter().chain([others]).collect());
    }
    let id = MEANT.iter().find(|(names, _)| names.contains(&name)).map(|(_, id)| *id)?;
    is_there(id).then(|| vec![format!("写 --channel {id}")])
}

/// What to do where somebody asks for a platform as if it were a channel.
pub(super) fn of_platform(name: &str, assets: &Assets) -> Option<Vec<String>> {
    let mut platforms = data::ids(assets, "platforms").into_iter();
    let is_it = |id: &String| {
        id == name
            || Platform::read(assets, id, &mut Sink::default())
                .is_some_and(|one| one.name == name || one.aliases.iter().any(|alias| alias == name))
    };
    platforms.any(|id| is_it(&id)).then(|| {
        vec![
            format!("“{name}”是平台，写在案件的 platform 里"),
            "给它的客服用 platform-service，申请介入用 intervention，给官方账号的私信用 official-dm"
                .to_owned(),
        ]
    })
}

#[cfg(test)]
mod tests {
    use crate::channel::Channel;

    use super::*;

    #[test]
    fn every_name_leads_to_a_channel_that_is_there() {
        let assets = Assets::built_in();
        let ids = Channel::ids(&assets);
        let read = |id: &String| Channel::read(&assets, id, &mut Sink::default());
        let channels: Vec<Channel> = ids.iter().filter_map(read).collect();
        for (names, id) in MEANT {
            assert!(names.iter().all(|name| instead(name, &ids).is_some()), "{id}");
            // What a channel is called leads to it by itself.
            let called = |name: &&&str| channels.iter().any(|channel| channel.is_called(name));
            assert_eq!(names.iter().find(called), None, "{id}");
        }
        assert!(instead("黑猫", &ids).is_some_and(|help| help.len() == 2));
        assert!(of_platform("小红书", &Assets::built_in()).is_some());
        assert!(of_platform("letters", &Assets::built_in()).is_none());
    }
}
