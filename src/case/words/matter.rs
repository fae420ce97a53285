//! Words for the order and the goods.

use crate::yaml::Choice;

words! {
    /// What the order page promised, where the page uses a common name for it.
    Promise {
        SevenDayReturn = "seven-day-return" "七天无理由退货",
        ReturnFreightInsurance = "return-freight-insurance" "退货运费险",
        PriceProtection = "price-protection" "价格保护",
        Gift = "gift" "赠品",
        ShipWithin48h = "ship-within-48h" "48小时内发货",
        GenuineGuarantee = "genuine-guarantee" "正品保障",
        DamageCover = "damage-cover" "破损包赔",
    }
}
