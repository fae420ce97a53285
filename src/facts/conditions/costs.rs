//! What the page says it will pay for: all losses, the very cost that a claim names, the freight.

use crate::case::{Claim, ClaimKind, PagePromise};

use super::asks::says;
use super::page::shown;
use super::{Conditions, Look};

/// What covers more than the goods: 坏果包赔 pays for fruit and not for a day off work.
const LOSSES: [&str; 6] = ["损失", "一切费用", "全部费用", "所有费用", "由此产生的费用", "相关费用"];
/// And what is broken in the work pays for what was broken, where the case says that it is of the loss.
const BROKEN: [&str; 6] = ["贴坏包赔", "弄坏包赔", "洗坏包赔", "装坏包赔", "摔坏包赔", "修坏包赔"];

impl Conditions {
    /// The page pays for all losses, or for the very cost that a claim names.
    pub(super) fn losses(&mut self, look: Look<'_>) {
        let promises = &look.case.order.promises;
        let page = |index: usize| look.page(index, shown(&promises[index].text));
        let is_of_loss = |page: &PagePromise| {
            let text = shown(&page.text);
            page.of == Some(ClaimKind::Loss) && (says(text, &LOSSES) || says(text, &BROKEN))
        };
        let wide = promises.iter().position(is_of_loss);
        self.bind("freight-promised", freight_promised(promises).map(page));
        for claim in look.case.claims.iter().filter(|claim| claim.kind == ClaimKind::Loss) {
            let place = promises.iter().position(|page| pays_for(page, claim)).or(wide);
            self.bind_for("loss-promised", claim.kind, place.map(page));
            if let Some(place) = place.filter(|place| Some(*place) != wide) {
                self.bind_for("page-promise", claim.kind, Some(page(place)));
            }
        }
    }
}

/// Who bears the freight, in the words of a page.
const FREIGHT: &[&str] = &[
    "包运费",
    "运费由商家",
    "运费由店",
    "运费由本店",
    "商家承担运费",
    "本店承担运费",
    "包退换运费",
    "免费上门取退",
    "承担退货运费",
    "承担退换货运费",
    "退货运费由",
    "退货运费商家",
    "运费商家出",
    "运费店里出",
];
/// And of one that the seller does not bear.
const NOT_BORNE: &[&str] = &["险", "买家", "消费者", "自理"];

/// The page's promise to bear the freight: what the case says that a promise is of (断节寄回来，来回运费我出) goes behind what its
/// words say.
fn freight_promised(promises: &[PagePromise]) -> Option<usize> {
    let of = |is_it: &dyn Fn(&PagePromise) -> bool| {
        promises.iter().position(|promise| is_it(promise) && !says(shown(&promise.text), NOT_BORNE))
    };
    of(&|promise| says(shown(&promise.text), FREIGHT))
        .or_else(|| of(&|promise| promise.of == Some(ClaimKind::Freight)))
}

/// Does the page pay for what this claim names: 本店承担治疗费用, 按维修费赔偿?
fn pays_for(page: &PagePromise, claim: &Claim) -> bool {
    const PAYS: [&str; 5] = ["赔", "承担", "负责", "报销", "支付"];
    const COSTS: [&str; 12] = [
        "治疗费",
        "医疗费",
        "医药费",
        "维修费",
        "修理费",
        "检测费",
        "鉴定费",
        "搬运费",
        "安装费",
        "拆装费",
        "清洗费",
        "洗衣费",
    ];
    let (text, named) = (shown(&page.text), claim.text.as_deref().unwrap_or_default());
    let is_of = page.of.is_none_or(|of| of == ClaimKind::Loss);
    // 作业损坏物品照价赔偿 pays for what is put in its place.
    let is_mended = says(text, &["损坏", "损毁"]) && says(named, &["更换", "修", "换"]);
    is_of
        && says(text, &PAYS)
        && (is_mended || COSTS.iter().any(|cost| text.contains(cost) && named.contains(cost)))
}
