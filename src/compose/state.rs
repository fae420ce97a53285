//! How the goods are now, as the case says it, and how a text can begin to say so.

use crate::calendar::named;

use super::story::Told;

impl Told<'_> {
    /// 试穿过，没有穿出去: what was done to the goods is not how they are 目前.
    pub(super) fn state_is_of_past(&self) -> bool {
        let state = self.facts.goods.as_ref().and_then(|goods| goods.state.as_deref()).unwrap_or_default();
        let first = state.split(['，', '；', '。']).next().unwrap_or_default();
        let is_done = ["过一", "过两", "过几", "过三"].iter().any(|count| first.contains(count));
        (first.ends_with('过') || is_done) && !first.starts_with(['没', '未'])
    }

    /// Is the state told as a sentence of its own, behind a colon: 基站停用了，水箱倒空; 11月20日商家退回，没洗过? 商品目前 goes before what
    /// is said of the goods: 未拆封, 放在客厅.
    pub(super) fn state_stands_alone(&self) -> bool {
        const SAID_OF_IT: [&str; 33] = [
            "未", "没", "已", "能", "不", "还", "正常", "无", "除", "放", "装", "摆", "立", "挂", "停",
            "完好", "外观", "外箱", "外面", "包装", "仅", "只", "保存", "保持", "在", "留", "仍", "都", "斜",
            "塌", "冷冻", "剩", "睡过",
        ];
        const THEN: [&str; 3] = ["当天", "当晚", "现在"];
        let state = self.facts.goods.as_ref().and_then(|goods| goods.state.as_deref()).unwrap_or_default();
        let is_of_it = SAID_OF_IT.iter().any(|word| state.starts_with(word)) || self.state_names_goods();
        let is_then = THEN.iter().any(|word| state.contains(word)) || named::days(state).next().is_some();
        !state.is_empty() && (is_then || !is_of_it)
    }

    /// Does what is said of the state of the goods begin with their name, or a part of it?
    pub(super) fn state_names_goods(&self) -> bool {
        let state = self.facts.goods.as_ref().and_then(|goods| goods.state.as_deref()).unwrap_or_default();
        let first: String = state.chars().take(2).collect();
        // 壶在婆婆家 of 养生壶
        let mut signs = state.chars();
        let is_part = signs.next().is_some_and(|sign| self.voiced.short().contains(sign))
            && signs.next().is_some_and(|sign| "在已还".contains(sign));
        is_part
            || !first.is_empty()
                && (self.facts.order.item.contains(&first) || self.voiced.short().contains(&first))
    }
}
