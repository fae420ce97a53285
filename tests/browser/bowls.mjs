// The case of cases/cracked-bowls.yaml as a person fills it in: a step, then its boxes. What the program makes of it is
// compared with what it makes of the file.
const event = (at, time, kind, by, more = {}, exhibits = []) => ({ at, time, kind, by, more, exhibits });

export const bowls = {
  where: [
    ["platform", "xiaohongshu", "tile"],
    ["merchant.shop", "山月陶社"],
    ["merchant.legal_name", "示例市山月陶艺有限公司"],
    ["merchant.address", "示例市虚构区样本路12号"],
    ["merchant.kind", "third-party", "select"],
    ["merchant.credit_code", "91000000MA0EXAMP0J"],
    ["merchant.phone", "13800000101"],
    ["order.item", "手工陶碗"],
    ["order.spec", "6只装，青灰釉"],
    ["order.quantity", "1"],
    ["order.paid", "268.00"],
    ["order.placed", ["2026-05-01", "20:14"], "moment"],
    ["order.number", "P712000000000000001"],
    ["order.payment.method", "wechat-pay", "select"],
    ["order.payment.transaction", "4200000000202605010000000001"],
    ["order.shipping", "0"],
    ["order.unit", "套"],
    ["order.category", "家居用品"],
    ["order.promises", ["seven-day-return"], "ticks"],
  ],
  exhibits: [
    { kind: "video", title: "开箱录像", file: "evidence/unboxing.mp4", shows: "取出陶碗时碗口已开裂" },
    { kind: "photo", title: "3只碗的裂纹照片", file: "evidence/cracks.jpg", shows: "裂纹的位置和长度" },
    { kind: "screenshot", title: "物流页面截图", file: "evidence/tracking.png", shows: "5月4日18:30签收" },
    { kind: "screenshot", title: "售后详情页截图", file: "evidence/after-sale.png", shows: "申请退货退款和申请平台介入的时间" },
    { kind: "chat", title: "与商家的沟通记录", file: "evidence/chat-1.png", shows: "商家拒绝退货时写明的理由" },
    { kind: "screenshot", title: "快递网点报价截图", file: "evidence/freight-quote.png", shows: "寄回运费为12.00元" },
  ],
  wrong: [
    ["problem.kind", "quality", "tile"],
    ["problem.summary", "收到的6只陶碗中有3只碗口开裂。"],
    ["problem.title", "6只陶碗3只开裂，退货被拒的经过"],
    ["problem.exhibits", ["e1", "e2"], "ticks"],
  ],
  details: [
    { text: "开箱过程有录像，从拆开外箱到取出陶碗没有中断，3只碗取出时碗口已有裂纹。", exhibits: ["e1", "e2"] },
    { text: "碗口裂纹的长度分别约为2厘米、3厘米和5厘米，其余3只没有裂纹。", exhibits: ["e2"] },
    { text: "快递网点报价，寄回这套陶碗的运费为12.00元。", exhibits: ["e6"] },
  ],
  history: [
    event("2026-05-02", "16:40", "shipped", "merchant"),
    event("2026-05-04", "18:30", "delivered", "courier", {}, ["e3"]),
    event("2026-05-04", "19:02", "after-sale-requested", "consumer", { text: "退货退款，理由为商品有质量问题" }, ["e4"]),
    event("2026-05-05", "10:20", "refused", "merchant", { quote: "包装已拆，影响二次销售" }, ["e5"]),
    event("2026-05-05", "10:46", "contacted", "consumer", { text: "说明裂纹在开箱时已存在，并发送开箱录像的截图" }, ["e5"]),
    event("2026-05-05", "15:08", "replied", "merchant", { quote: "发货前都检查过，没有问题" }, ["e5"]),
    event("2026-05-06", "09:15", "intervention-requested", "consumer", { text: "请求支持退货退款" }, ["e4"]),
  ],
  claims: [
    { kind: "return-refund" },
    { kind: "freight", amount: "12.00", text: "寄回陶碗的运费", exhibits: ["e6"] },
  ],
  wish: [
    ["consumer.name", "林示例"],
    ["consumer.phone", "13800000001"],
    ["consumer.address", "示例省示例市虚构区演示街3号2室"],
    ["respond_within_days", "7"],
    ["as_of", "2026-05-20"],
    ["id", "cracked-bowls"],
  ],
};
