//! How an increased compensation comes to its sum, and whether it is about food.

use crate::amount::Amount;
use crate::case::{Case, Claim, ClaimKind};

use super::super::claims::{base, losses, sum_of};
use super::asks::says;
use super::witness::Witness;
use super::{Conditions, Look};

/// Words in the name or category of a service.
const SERVICE: &[&str] = &[
    "服务",
    "保洁",
    "家政",
    "寄养",
    "搬家",
    "钟点工",
    "住宿",
    "酒店套餐",
    "机票+",
    "跟团游",
    "一日游",
    "自由行",
    "包场",
    "包车",
    "代驾",
    "陪诊",
    "陪练",
    "月嫂",
    "按摩",
    "足疗",
    "推拿",
    "夏令营",
    "冬令营",
    "研学营",
    "演唱会",
    "音乐会",
    "婚宴",
    "酒席",
    "剧本杀",
    "密室逃脱",
    "租赁",
    "租车",
    "短租",
    "写真套餐",
    "婚纱照",
    "婚礼策划",
    "洗护套餐",
    "种植牙",
    "滑雪酒店",
    "雪票",
    "球票",
    "电影票",
    "看台票",
    "汤泉团购",
    "温泉团购",
    "温泉洗浴",
    "会员激活",
    "派对套餐",
    "滑翔伞体验",
    "疏通上门",
    "游泳小班",
    "生日宴",
    "培训班",
    "速成班",
];
/// And what they end in.
const SERVICES: &[&str] = &[
    "清洗",
    "维修",
    "摄影",
    "美容",
    "美发",
    "课程",
    "网课",
    "协议班",
    "课包",
    "焊接",
    "修补",
    "改色",
    "保养",
    "洗护",
    "装裱",
    "改衣",
    "贴膜",
    "抛光",
    "翻新",
    "跟妆",
    "训练营",
    "培训",
    "安装",
    "体检",
    "民宿",
    "客栈",
    "客房",
    "套房",
    "大床房",
    "双床房",
    "机票",
    "门票",
    "船票",
    "跟拍",
    "约拍",
    "接送",
    "接机",
    "送机",
    "家教",
    "私教",
    "体验课",
    "跟妆",
    "婚庆",
    "洗牙",
    "植发",
    "课",
    "班",
    "次卡",
    "储值卡",
    "旅游",
    "酒店",
    "度假",
    "健身",
    "私教",
];
/// Words in the name of what is paid for before it is given, time after time.
const PREPAID: &[&str] = &["卡", "课", "储值", "会员"];
/// Words in such a name that are none.
const NOT_PREPAID: &[&str] = &["课桌", "卡车", "打卡", "体验课"];
/// Words in the name or category of food.
const FOOD: &[&str] = &[
    "食品",
    "食物",
    "零食",
    "坚果",
    "饼干",
    "糕点",
    "月饼",
    "糖果",
    "巧克力",
    "奶粉",
    "牛奶",
    "酸奶",
    "饮料",
    "茶叶",
    "咖啡",
    "大米",
    "面粉",
    "食用油",
    "调味",
    "肉",
    "水果",
    "蔬菜",
    "海鲜",
    "蜂蜜",
    "保健品",
    "维生素",
    "粽子",
    "酒",
    "燕窝",
    "蛋黄",
    "酥",
    "糕",
    "饼",
    "面包",
    "点心",
    "卤味",
];
/// Words in such a name that are no food.
const NOT_FOOD: &[&str] =
    &["酒柜", "酒杯", "酒店", "肉色", "茶具", "咖啡机", "咖啡杯", "餐具", "碗", "碟", "玩具"];

impl Conditions {
    pub(super) fn sums(&mut self, look: Look<'_>) {
        let case = look.case;
        let named = [Some(case.order.item.as_str()), case.order.category.as_deref()];
        let named = named.into_iter().flatten();
        // 海景大床房 3晚: how many of it stand behind.
        let is_count =
            |sign: char| sign.is_ascii_digit() || "一二两三四五六七八九十晚夜间天次节张 ".contains(sign);
        let ends = |name: &str| {
            // 协议班网课（不过退费）
            let name = name.split('（').next().unwrap_or(name).trim_end_matches(is_count);
            SERVICES.iter().any(|end| name.ends_with(end))
        };
        let is_service = |name: &str| says(name, SERVICE) || ends(name);
        self.set("of-service", named.clone().any(is_service));
        let is_prepaid = says(&case.order.item, PREPAID) && !says(&case.order.item, NOT_PREPAID);
        self.set("prepaid-item", is_prepaid && named.clone().any(is_service));
        self.parts(case);
        self.set("service-ahead", case.order.needed_by.is_some_and(|day| day > case.as_of));
        self.set("food-goods", named.clone().any(|name| says(name, FOOD) && !says(name, NOT_FOOD)));
        let punitive = case.claims.iter().find(|claim| claim.kind == ClaimKind::Punitive);
        let rule = punitive.and_then(|claim| Some((claim, sum_of(look.law, look.day, claim)?)));
        let Some((claim, sum)) = rule else { return };
        let (price, losses) = (base(case, claim), losses(case));
        let by_price = price.times(sum.price_times);
        let by_loss = sum.loss_times.map_or(Amount::ZERO, |times| losses.times(times));
        let (name, total) = if by_price.max(by_loss) < sum.least {
            ("sum-at-least", sum.least)
        } else if by_loss > by_price {
            ("sum-by-loss", by_loss)
        } else {
            ("sum-by-price", by_price)
        };
        let witness = Witness::default().with("sum.price", price, None).with("sum.loss", losses, None).with(
            "sum.total",
            total,
            None,
        );
        self.bind(name, Some(witness));
    }

    /// Who wants a part of the price back does not want all of it: 房你们也住了 is no answer to that.
    fn parts(&mut self, case: &Case) {
        let of_price = |claim: &&Claim| claim.kind.is_refund() || claim.kind == ClaimKind::ReducePrice;
        let mut claims = case.claims.iter().filter(of_price);
        let Some((claim, None)) = claims.next().map(|claim| (claim, claims.next())) else { return };
        let is_part = claim.kind != ClaimKind::ReturnRefund
            && claim.amount.is_some_and(|amount| amount < case.order.paid)
            && case.refunded().is_zero();
        self.bind_for("part-claimed", claim.kind, is_part.then(Witness::default));
    }
}
