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
        Warranty = "warranty" "保修",
        Refill = "refill" "缺件补寄",
        FreightBorne = "freight-borne" "商家承担退货运费",
    }
}

words! {
    /// What a detail shows that the history cannot: a rule of law rests on it.
    Shows {
        Unusable = "unusable" "商品不能正常使用",
        PurposeLost = "purpose-lost" "买它要做的事已经做不成",
        ServiceNotGiven = "service-not-given" "约定的服务没有提供",
        GoodsIntact = "goods-intact" "商品和配件完好齐全",
        TagIntact = "tag-intact" "吊牌、防拆扣完好",
        OnlyTried = "only-tried" "只为查验试过，没有使用",
        NotConfirmed = "not-confirmed" "下单时没有要求确认不适用无理由退货",
        ConfirmedNoReturn = "confirmed-no-return" "下单时确认过不适用无理由退货",
        FlawDisclosed = "flaw-disclosed" "购买前已经说明这一瑕疵",
        DefectShown = "defect-shown" "商品有危及人身或财产安全的缺陷",
        CertifiedSubstandard = "certified-substandard" "行政部门认定不合格",
        ReturnForQuality = "return-for-quality" "因质量或不符而退货",
        ReturnNoReason = "return-no-reason" "无理由退货",
        GiftMissing = "gift-missing" "缺的是赠品",
        RemedyAgreed = "remedy-agreed" "约定了出问题时怎样处理",
        WarrantyAgreed = "warranty-agreed" "约定了保修",
        ThreeGuaranteesGoods = "three-guarantees-goods" "属于国家规定三包的商品",
        RefundMethodAgreed = "refund-method-agreed" "约定了怎样退款",
        CourierChosen = "courier-chosen" "快递由商家选定，消费者没有另选",
        NotSignedByConsumer = "not-signed-by-consumer" "消费者没有签收，也没有委托代收",
        SellerKnew = "seller-knew" "商家知道商品有问题仍然销售",
        RespondentIsProducer = "respondent-is-producer" "被投诉人就是生产者",
        OtherProvider = "other-provider" "实际由其他经营者提供",
        RoomIsNotSeller = "room-is-not-seller" "直播间和店铺不是同一家",
        IdentityNotShown = "identity-not-shown" "店铺页面没有公示经营者信息",
        MerchantLedPayment = "merchant-led-payment" "商家引导在平台以外付款",
        ObjectedToCompensation = "objected-to-compensation" "不同意以补偿了结",
        AcceptedCompensation = "accepted-compensation" "同意过以补偿了结",
        AskedAboutGenuineness = "asked-about-genuineness" "就真伪问过具体问题",
        AskedForListedDocuments = "asked-for-listed-documents" "要过产地、生产者、合格证明等信息",
    }
}

impl Shows {
    /// What cannot hold in the same case.
    pub fn excludes(self) -> Option<Self> {
        Some(match self {
            Self::NotConfirmed => Self::ConfirmedNoReturn,
            Self::ConfirmedNoReturn => Self::NotConfirmed,
            Self::ReturnForQuality => Self::ReturnNoReason,
            Self::ReturnNoReason => Self::ReturnForQuality,
            Self::ObjectedToCompensation => Self::AcceptedCompensation,
            Self::AcceptedCompensation => Self::ObjectedToCompensation,
            _ => return None,
        })
    }
}

words! {
    /// How it was sold.
    Sale {
        Online = "online" "网上购买",
        Livestream = "livestream" "直播间购买",
        InStore = "in-store" "到店购买",
        Transfer = "transfer" "转账购买，没有在平台下单",
    }
}

words! {
    /// How often a payment is taken.
    Every {
        Month = "month" "每月",
        Quarter = "quarter" "每季度",
        Year = "year" "每年",
    }
}

words! {
    /// Where the goods are.
    Whereabouts {
        WithMe = "with-me" "在消费者手里",
        WithMerchant = "with-merchant" "在商家手里",
        UnderWay = "under-way" "在途中",
        Refused = "refused" "已拒收",
        NeverCame = "never-came" "一直没有收到",
        UsedUp = "used-up" "已经用完",
        Dead = "dead" "已经死亡",
    }
}

words! {
    /// Who else has to do with it.
    Role {
        Courier = "courier" "快递公司",
        Installer = "installer" "安装方",
        Insurer = "insurer" "保险公司",
        Producer = "producer" "生产者",
        Appraiser = "appraiser" "检测或鉴定机构",
    }
}
