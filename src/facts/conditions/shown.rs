//! What a detail shows: the writer's own sentence is the witness.

use crate::case::{Case, Detail};

use super::asks::says;
use super::{Conditions, Look};

/// A condition, what it is about, words one of which shows it, and words that take it back.
type Reading = (&'static str, &'static str, &'static [&'static str], &'static [&'static str]);

/// What the words of a detail show without being asked.
const READ: &[Reading] = &[
    (
        "unusable",
        "",
        &[
            "按不动",
            "打不开",
            "开不了机",
            "无法开机",
            "不能使用",
            "无法使用",
            "扣不上",
            "无法正常",
            "不能正常",
        ],
        &["包装", "网页", "查询"],
    ),
    (
        "tag-intact",
        "吊牌",
        &["原位", "完好", "未拆", "未剪", "没有拆"],
        &["已拆", "拆下", "剪下", "剪掉", "被剪", "缺失", "没有吊牌"],
    ),
    (
        "goods-intact",
        "",
        &["未洗涤", "未穿着", "未使用", "未服用", "未拆", "没有使用", "没有洗涤"],
        &["已拆", "破损", "损坏", "污", "使用过"],
    ),
    ("not-confirmed", "", &["没有要求确认", "没有确认步骤", "未要求确认", "预先勾选"], &[]),
    ("standard-unmet", "标准", &["不符合", "不合格", "未达到", "没有达到"], &["食品安全标准"]),
    ("confirmed-no-return", "", &["勾选了不", "确认了不", "确认过不", "勾选过不"], &["没有", "未"]),
    (
        "made-by-seller",
        "",
        &["现做", "现烤", "现制", "自制", "店内制作", "店内裱花", "本店制作", "本店手工"],
        &["不是现做", "并非现做"],
    ),
    (
        "tag-off-at-receipt",
        "吊牌",
        &[
            "断了的绳子",
            "吊牌绳断",
            "吊牌绳就是断",
            "吊牌就是掉",
            "吊牌已脱落",
            "吊牌脱落",
            "吊牌掉在",
            "吊牌散在",
        ],
        &["剪"],
    ),
    ("seller-knew", "", &["明知", "仍在销售", "仍销售", "继续销售"], &[]),
    ("merchant-led-payment", "", &["引导在平台以外付款", "让本人转账", "要求转账", "要求微信付款"], &[]),
];

impl Conditions {
    pub(super) fn shown(&mut self, look: Look<'_>) {
        for (condition, detail) in said_to_show(look.case) {
            self.bind(condition, Some(look.detail("detail", detail)));
            if condition == "remedy-agreed" {
                self.bind("terms-shown", Some(look.detail("detail", detail)));
            }
            // A seal on a handbag is no 吊牌: what is said of it does not name one.
            if condition == "tag-intact" && !detail.text.contains("吊牌") {
                self.bind("tag-unnamed", Some(look.detail("detail", detail)));
            }
        }
        self.bind(
            "seller-is-producer",
            names_producer(look.case).map(|detail| look.detail("detail", detail)),
        );
        for (condition, about, words, not) in READ {
            if self.has(condition) {
                continue;
            }
            let shows = |detail: &&Detail| {
                detail.text.contains(about)
                    && says(&detail.text, words)
                    && !says(&detail.text, not)
                    && !detail.exhibits.is_empty()
            };
            let found = look.case.problem.details.iter().find(shows);
            self.bind(condition, found.map(|detail| look.detail("detail", detail)));
        }
    }
}

/// The goods name the seller as their producer.
fn names_producer(case: &Case) -> Option<&Detail> {
    let name = case.merchant.legal_name.as_deref()?;
    let names = |detail: &&Detail| {
        detail.text.contains(name) && says(&detail.text, &["生产者", "生产商", "生产企业", "厂名"])
    };
    case.problem.details.iter().find(names)
}

/// What the case says that its details show.
fn said_to_show(case: &Case) -> Vec<(&'static str, &Detail)> {
    let details = case.problem.details.iter();
    details.flat_map(|detail| detail.shows.iter().map(move |shows| (shows.word(), detail))).collect()
}
