//! `accept/vague-claim`: a claim that mediation cannot give.

use crate::channel::{Audience, Channel};
use crate::diagnostic::{Severity, Sink};

use super::super::rule::{Check, Example, Rule, Subject};
use super::super::words::{basis, of_claims, said, to};

pub(super) const RULE: Rule = Rule {
    id: "accept/vague-claim",
    name: "诉求不是投诉能解决的",
    level: Severity::Warning,
    why: "投诉是请求调解消费者与经营者之间的争议，诉求要具体。处罚商家属于举报，另有线索和程序的要求，两者分别处理（《市场监督管理投诉举报处理办法》第三条、第九条）；“给个说法”之类没有可以调解的内容。",
    instead: "写能办的事：退多少钱、换哪一件、补哪一样；要反映违法线索的，另行举报。",
    check: Check::Channels(check),
    bad: &[
        Example::of("claims: [{kind: return-refund, text: 退货退款并严惩商家}]"),
        Example::of("claims: [{kind: return-refund}, {kind: disclosure, text: 吊销商家的营业执照}]"),
        Example::of("claims: [{kind: refund, text: 请给个说法}]"),
        Example::on("12315", "claims: [{kind: loss, amount: 50.00, text: 对商家罚款}]"),
        Example::on("12315", "claims: [{kind: exchange, text: 查封店铺}]"),
        Example::on("12315-phone", "claims: [{kind: repair, text: 尽快妥善处理}]"),
        Example::of("claims: [{kind: refund, text: 请相关部门核查并追责}]"),
        Example::of("claims: [{kind: repair, text: 责令整改}]"),
        Example::of("claims: [{kind: refund, text: 解决服务态度差的问题}]"),
        Example::on("12315", "claims: [{kind: refund, text: 请进行处理}]"),
        Example::on(
            "12315",
            "as_of: 2026-04-01\norder: {number: \"P1\", category: 家居用品, item: 手工陶碗, paid: 268.00, placed: 2026-03-01}\nhistory: [{at: 2026-03-05, by: merchant, event: refused, exhibits: [chat, tracking, page]}]\nclaims: [{kind: refund, text: 依法处罚商家}]",
        ),
    ],
    good: &[
        Example::of("claims: [{kind: return-refund, text: 退还实付的268.00元}]"),
        Example::of("claims: [{kind: loss, amount: 50.00, text: 退还以罚款名义扣走的50.00元}]"),
        Example::of("claims: [{kind: repair, text: 修好碗口，修理后不能处理的换新}]"),
        Example::of("claims: [{kind: freight, amount: 12.00, text: 退还罚款一栏多扣的运费}]"),
        Example::of("claims: [{kind: disclosure, text: 商家营业执照上的名称和地址}]"),
        Example::of("claims: [{kind: refund, text: 核查后退还多扣的运费}]"),
        Example::of("claims: [{kind: punitive, basis: fraud, exhibits: [cracks]}]"),
        Example::on("platform-chat", "claims: [{kind: refund, text: 请给个说法}]"),
        Example::of("claims: [{kind: refund, text: 关店后卡内的余额}]"),
        Example::of("claims: [{kind: refund, text: 取消逾期归还的罚款30.00元}]"),
        Example::of("claims: [{kind: refund, text: 尽快处理退款268.00元}]"),
        Example::of("claims: [{kind: disclosure, text: 出具质量监督检验机构的报告}]"),
        Example::of("claims: [{kind: repair, text: 核实余额并恢复会员}]"),
    ],
};

/// What only a report of a violation can lead to.
const PUNISH: &[&str] = &[
    "严惩",
    "惩处",
    "惩治",
    "处罚",
    "罚款",
    "吊销",
    "查封",
    "取缔",
    "停业整顿",
    "关停",
    "关店",
    "封店",
    "封号处理",
    "立案查处",
    "查处",
    "拘留",
    "判刑",
    "刑事责任",
    "列入黑名单",
    "拉入黑名单",
    "下架商品",
    "责令下架",
];
/// What has nothing in it that could be mediated.
const VAGUE: &[&str] = &[
    "给个说法",
    "给我说法",
    "讨个说法",
    "要个说法",
    "讨回公道",
    "讨个公道",
    "主持公道",
    "看着办",
    "满意的答复",
    "满意答复",
];

/// Looking into it is no end of its own: vague where nothing else is asked with it.
const LOOKING: &[&str] = &[
    "妥善处理",
    "严肃处理",
    "尽快处理",
    "合理解决",
    "尽快解决",
    "负责到底",
    "进行处理",
    "依法处理",
    "给予处理",
    "协调处理",
    "核查",
    "核实",
    "调查",
    "追责",
    "追究责任",
    "责令整改",
    "整改",
    "停止侵权",
    "服务态度",
    "态度差",
    "态度问题",
    "态度恶劣",
    "端正态度",
    "督促",
    "监督商家",
    "监督店",
    "监督该",
    "进行监督",
    "加强监督",
    "监督处理",
    "规范经营",
    "改进服务",
    "解决问题",
    "给予解决",
    "帮忙解决",
];
/// What a claim that is no vague one asks for.
const ACTS: &[&str] = &[
    "退",
    "换",
    "修",
    "补",
    "赔",
    "付",
    "还",
    "发货",
    "寄",
    "重做",
    "开具",
    "出具",
    "提供",
    "恢复",
    "取消",
    "解除",
    "解绑",
    "更正",
    "删除",
    "注销",
    "延长",
    "履行",
    "继续",
    "交付",
    "送货",
    "送到",
    "安装",
    "开通",
    "停止扣",
    "转到",
    "改签",
    "重装",
];
/// Behind a word of punishment: it names what has happened, 关店后的余额, 下架商品的货款.
const TOLD_BEHIND: &[&str] =
    &["后", "时", "前", "以后", "之后", "门店", "的", "导致", "校区", "期间", "通知"];
/// And before it.
const TOLD_BEFORE: &[&str] = &["因", "已", "已经", "被", "由于", "自行", "突然"];
/// What undoes a fine that the seller took.
const UNDOES: &[&str] = &["退还", "退回", "返还", "免除", "减免", "取消", "撤销", "免收", "不收"];

fn check(subject: &Subject<'_>, channels: &[&Channel], sink: &mut Sink) {
    let Some(doors) = to(Audience::Regulator, channels) else { return };
    for (path, text) in of_claims(subject.case) {
        let punish = said(text, PUNISH).filter(|word| !is_told(text, word));
        let looking = || said(text, LOOKING).filter(|_| !ACTS.iter().any(|act| text.contains(act)));
        let (word, what, help) = match (punish, said(text, VAGUE).or_else(looking)) {
            (Some(word), _) => (word, "不能通过投诉调解", {
                let basis = basis(subject.facts, "report", &["report-is", "handled-separately"]);
                format!("诉求里只写退款、换货等能调解的事；要反映违法线索的，另行举报。{basis}")
            }),
            (_, Some(word)) => (word, "不是具体的请求", {
                let basis = basis(subject.facts, "contents", &["demand-and-facts", "complaint-contents"]);
                format!("写明退多少钱、换哪一件、补哪一样。{basis}")
            }),
            _ => continue,
        };
        sink.push(
            RULE.finding(format!("诉求里的“{word}”{what}（{doors}）"))
                .at(subject.case.places.of(&path), "")
                .help(help),
        );
    }
}

/// Does the word name what has happened, or money that was taken under its name and is asked back?
fn is_told(text: &str, word: &str) -> bool {
    let Some((before, behind)) = text.split_once(word) else { return false };
    let clause = before.rsplit(['，', '。', '；', '、', '并']).next().unwrap_or(before);
    TOLD_BEHIND.iter().any(|word| behind.starts_with(word))
        || TOLD_BEFORE.iter().any(|word| before.ends_with(word))
        || UNDOES.iter().any(|word| clause.contains(word) || behind.starts_with(word))
        || text.contains("名义")
}
