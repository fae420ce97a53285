//! What follows where the regulator has ended its part: it mediated, or did not take the complaint up, for the reason it gave.

use crate::case::{Actor, ClaimKind, EventKind, Outcome, RespondentKind};
use crate::facts::{EventFacts, Facts, Goods};

use super::{Door, DoorState, Next};

/// Why a complaint was not taken up, with words by which it is known; the first that fits counts.
const REASONS: &[(Reason, &[&str])] = &[
    (
        Reason::NotFound,
        &[
            "查无",
            "未查到",
            "没有查到",
            "无此企业",
            "无此店",
            "已搬离",
            "已经搬离",
            "已停止经营",
            "大门紧闭",
            "电话无人接听",
            "拒不配合",
            "查找不到",
            "查不到",
            "找不到",
            "未找到",
            "无法联系",
            "联系不上",
            "失联",
            "人去楼空",
            "不在登记",
            "不在注册",
            "不在公示",
            "不在该地址",
            "登记的住所",
            "经营异常",
        ],
    ),
    (
        Reason::Handled,
        &[
            "已受理",
            "已经受理",
            "已处理",
            "已经处理",
            "处理过",
            "重复",
            "已调解",
            "已经调解",
            "调解过",
            "同一争议",
            "法院已",
            "已向人民法院",
            "法院受理",
            "仲裁",
            "消费者协会",
            "消协",
            "消委会",
            "消保委",
            "另案",
        ],
    ),
    (Reason::NotForLiving, &["生活消费", "生活需要", "职业", "牟利", "经营使用", "经营所用"]),
    (Reason::Late, &["三年", "3年", "超过期限", "时效"]),
    (
        Reason::OtherDepartment,
        &[
            "不属于",
            "职责",
            "职权",
            "管辖",
            "辖区",
            "不在我区",
            "不在本区",
            "不在我市",
            "不在我县",
            "其他部门",
            "别的部门",
            "移送",
            "主管部门",
            "处理权限",
        ],
    ),
    (
        Reason::Lacking,
        &[
            "地址",
            "身份",
            "电话",
            "姓名",
            "材料",
            "不全",
            "不完整",
            "补正",
            "补充",
            "不明确",
            "未提供",
            "被投诉人不明",
            "明确的被投诉人",
            "事实依据",
        ],
    ),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Reason {
    NotFound,
    Handled,
    NotForLiving,
    Late,
    OtherDepartment,
    Lacking,
}

/// The next step after the regulator's last word, where that ended its part.
pub(super) fn after(facts: &Facts, doors: &[Door], case_file: &str) -> Option<Next> {
    let last = facts.stage.outcome.as_ref().filter(|event| event.by == Actor::Regulator)?;
    let step = |what: String, channel: Option<&str>| Next {
        what,
        channel: channel.map(str::to_owned),
        command: channel.map(|id| format!("complain render {case_file} --channel {id}")),
        by: None,
    };
    match last.event {
        EventKind::Mediated if is_settled(facts, last) => Some(step(
            "把谈妥的写成和解协议，写明付多少、哪天以前付；款项到账以后这件事才算完".into(),
            open(doors, "settlement"),
        )),
        EventKind::Mediated => {
            Some(step(format!("市场监督管理部门的程序已经走过；{}", court(doors)), Some("letter")))
        }
        EventKind::Rejected => {
            let (what, channel) = rejected(facts, doors, last);
            Some(step(what, channel))
        }
        _ => None,
    }
}

/// What the platform decided for the consumer is carried out before anything else is tried: the goods sent back where that is
/// still to do, then the platform asked to see to it.
pub(super) fn decided(facts: &Facts, case_file: &str) -> Option<Next> {
    let decision =
        facts.stage.decision.as_ref().filter(|event| event.outcome == Some(Outcome::ForConsumer))?;
    let since = facts.timeline.iter().filter(|event| facts.is_after(event, decision));
    let is_over = |event: &EventFacts| {
        matches!(event.event, EventKind::Refunded | EventKind::Complained)
            || event.event == EventKind::Contacted && event.to == RespondentKind::Platform
    };
    if since.clone().any(is_over) {
        return None;
    }
    let returns = facts.asked.contains(&ClaimKind::ReturnRefund) && facts.stage.goods == Goods::Consumer;
    if returns && !since.clone().any(|event| event.event == EventKind::ReturnShipped) {
        return Some(Next {
            what: "平台的处理结果支持您：照它办，结果要寄回的，按订单页面的地址寄回，填写物流单号，再写进 history".into(),
            channel: None,
            command: None,
            by: decision.until.filter(|until| *until >= facts.case.as_of).map(Into::into),
        });
    }
    match decision.until {
        Some(until) if until >= facts.case.as_of => Some(Next {
            what: format!("平台的处理结果支持您：等它办完，到 {until}"),
            channel: None,
            command: None,
            by: Some(until.into()),
        }),
        _ => Some(Next {
            what: "平台的处理结果支持您，还没有办：先请平台客服执行".into(),
            channel: Some("platform-service".into()),
            command: Some(format!("complain render {case_file} --channel platform-service")),
            by: None,
        }),
    }
}

fn is_settled(facts: &Facts, mediated: &EventFacts) -> bool {
    let settled = facts.settlement.as_ref().is_some_and(|settlement| settlement.paid_at.is_none());
    settled && mediated.outcome == Some(Outcome::ForConsumer)
}

fn reason(event: &EventFacts) -> Option<Reason> {
    let texts = [event.quote.as_deref(), event.text.as_deref()];
    let says =
        |words: &[&str]| texts.iter().flatten().any(|text| words.iter().any(|word| text.contains(word)));
    REASONS.iter().find(|(_, words)| says(words)).map(|(reason, _)| *reason)
}

/// What to do about the reason, and with which channel.
fn rejected<'a>(facts: &Facts, doors: &[Door], last: &EventFacts) -> (String, Option<&'a str>) {
    match reason(last) {
        Some(Reason::NotFound) => {
            (format!("不予受理，因为找不到商家：{}", unreachable(facts)), Some("12315"))
        }
        Some(Reason::Handled) => {
            (format!("不予受理，因为同一争议已经处理过：不要再投诉；{}", court(doors)), Some("letter"))
        }
        Some(Reason::NotForLiving) => (
            "不予受理，因为看不出是生活消费：用途和数量写进案件，说明以后可以再提交；仍不受理的，可以起诉"
                .into(),
            Some("12315"),
        ),
        Some(Reason::Late) => {
            (format!("不予受理，因为时间太久：{}，先核对诉讼时效", court(doors)), Some("letter"))
        }
        Some(Reason::OtherDepartment) => other_department(facts, doors, last),
        Some(Reason::Lacking) => (
            "不予受理，因为材料不够：把理由里写的补进案件（地址、身份、被投诉人、事实），再提交一次".into(),
            Some("12315"),
        ),
        None => (
            format!(
                "先看不予受理的理由{}，一字不改写进 rejected 这一条的 quote，再看下一步：缺材料的补上再提交，归别的部门的向那个部门提，已经处理过的起诉",
                cited(facts, "refusal-of-acceptance", "reasons-for-refusal")
            ),
            None,
        ),
    }
}

/// The authority at the seat of the platform takes what the one at the shop's cannot reach.
fn unreachable(facts: &Facts) -> String {
    let ground = facts.procedure.get("jurisdiction").into_iter().flatten();
    let ground = ground.into_iter().find(|ground| ground.article_id == "unreachable-seller-agency");
    let rule = ground.map_or_else(String::new, |ground| format!("（{}：{}）", ground.cite, ground.gist));
    format!("改向平台住所地的市场监督管理部门提出{rule}；先请平台客服提供商家的真实名称、地址和有效联系方式")
}

/// Departments as answers name them, each with its channel where there is one.
const DEPARTMENTS: &[(&str, Option<&str>)] = &[
    ("邮政管理", Some("postal")),
    ("邮政部门", Some("postal")),
    ("通信管理", Some("telecom")),
    ("农业农村", None),
    ("住房", None),
    ("住建", None),
    ("交通运输", None),
    ("交通部门", None),
    ("卫生健康", None),
    ("卫健", None),
    ("文化和旅游", None),
    ("文旅", None),
    ("教育局", None),
    ("教育部门", None),
    ("人力资源", None),
    ("劳动保障", None),
    ("金融监管", None),
    ("公安", None),
    ("税务", None),
    ("城市管理", None),
    ("城管", None),
    ("民政局", None),
    ("司法局", None),
    ("烟草专卖", None),
    ("网信", None),
    ("商务局", None),
    ("商务部门", None),
    ("体育局", None),
];

fn other_department<'a>(facts: &Facts, doors: &[Door], last: &EventFacts) -> (String, Option<&'a str>) {
    let texts = [last.quote.as_deref(), last.text.as_deref()];
    let named = DEPARTMENTS.iter().find(|(name, _)| texts.iter().flatten().any(|text| text.contains(name)));
    if let Some((name, channel)) = named {
        let what = format!(
            "不予受理，因为不归它管：答复里说到{name}{}，先向那里提出；归不归它管，可以打 12345 问",
            if name.ends_with(['局', '门']) { "" } else { "部门" }
        );
        return (what, channel.and_then(|id| open(doors, id)));
    }
    let channel = ["postal", "telecom"].into_iter().find_map(|id| open(doors, id));
    let whose = facts.department.as_ref().map(|department| department.name.as_str());
    let what = match whose {
        Some(name) => format!("不予受理，因为不归它管：这件事归{name}，向它提出"),
        None => {
            "不予受理，因为不归它管：问清归哪个部门、哪个地方办，向那里提出；问不清的，可以打 12345".into()
        }
    };
    (what, channel)
}

fn court(doors: &[Door]) -> &'static str {
    if open(doors, "court").is_some() {
        "可以先寄“投诉信”，再申请仲裁（双方有协议时）或向人民法院起诉，起诉状见 court"
    } else {
        "可以先寄“投诉信”，再申请仲裁（双方有协议时）或向人民法院起诉"
    }
}

fn cited(facts: &Facts, step: &str, article: &str) -> String {
    let ground = facts.procedure.get(step).into_iter().flatten().find(|ground| ground.article_id == article);
    ground.map_or_else(String::new, |ground| format!("（{}：{}）", ground.cite, ground.gist))
}

/// The channel, where it is open.
fn open<'a>(doors: &[Door], id: &'a str) -> Option<&'a str> {
    doors.iter().any(|door| door.channel == id && door.is == DoorState::Open).then_some(id)
}
