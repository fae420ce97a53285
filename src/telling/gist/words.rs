//! The words by which a clause of a summary is known for what it is.

/// A clause that begins with one of these is about the other side.
pub(super) const OTHERS: &[&str] = &[
    "商家",
    "店铺",
    "店家",
    "店里",
    "卖家",
    "客服",
    "平台",
    "对方",
    "商场",
    "机构",
    "售后",
    "公司",
    "门店",
    "馆方",
    "房东",
    "主播",
    "主办",
    "新老板",
    "老板",
    "经营",
];
/// Before which one of these may stand.
pub(super) const BUT: [char; 2] = ['但', '可'];
/// And with one of these it tells what the other side said or had done, which the course tells with its day; what befell
/// (门店停业, 商家取消拍摄) is the matter itself.
pub(super) const SPEAKS: &[&str] = &[
    "说",
    "称",
    "答",
    "回",
    "表示",
    "要求",
    "让",
    "认为",
    "坚持",
    "承诺",
    "同意",
    "解释",
    "推",
    "判",
    "只肯",
    "只同意",
    "只能",
    "只愿",
    "只退",
    "只补",
    "只赔",
    "只给",
    "只答应",
    "只有",
    "不",
    "寄来",
    "反馈",
    "要扣",
    "要收",
    "要我",
    "要先",
    "倒扣",
    "要本人",
];
/// And one with these, whoever it names.
pub(super) const SAID: &[&str] = &[
    "只肯",
    "只同意",
    "只答应",
    "不同意",
    "拒绝",
    "不肯",
    "没有回",
    "没回",
    "未回",
    "未答复",
    "没有答复",
    "不予",
    "一直拖",
    "推脱",
    "推给",
    "不退",
    "不给退",
    "不让退",
];
/// A clause that begins with one of these says what the writer asks for.
pub(super) const ASKS: &[&str] = &["要求", "请求", "申请", "要退", "要换", "要赔", "想退", "想换"];
/// A clause that begins with one of these tells of the purchase.
pub(super) const BOUGHT: &[&str] = &["购买", "买了", "下单", "付了", "我付了", "本人付了"];
/// A clause of the day of the order with one of these tells the order, which has its own sentence.
pub(super) const BUYS: [char; 6] = ['买', '购', '订', '拍', '付', '单'];
/// What is asked for has one of these.
pub(super) const ASKED: [char; 7] = ['退', '换', '赔', '补', '修', '做', '发'];
/// And what became of it begins with one of these.
pub(super) const BECAME: [char; 7] = ['被', '没', '未', '不', '都', '的', '一'];
/// How it stands now is said at the end.
pub(super) const STANDING: &[&str] =
    &["没有退", "没退", "未退", "没到账", "没有到账", "未到账", "没有解决", "没有结果", "没有处理"];
/// How it stands only beside what is asked for: 至今不能加热 is the fault itself.
pub(super) const STILL: [&str; 2] = ["至今", "仍未"];
pub(super) const SETTLED: &[&str] =
    &["退", "到账", "解决", "结果", "处理", "答复", "回复", "发货", "赔", "补", "收到", "办", "给", "寄"];
/// A sentence that begins with one of these goes on with the course.
pub(super) const AFTERWARDS: &[&str] = &["后来", "之后", "然后", "随后", "再后来"];
/// A clause that begins with one of these says how it stands now.
pub(super) const NOW: &[&str] = &["到今天", "到现在", "现在", "目前", "如今"];
/// 用了四天 says by itself nothing: it begins and ends so.
pub(super) const SPANS: ([&str; 4], [char; 7]) =
    (["用了", "过了", "等了", "买了"], ['天', '月', '年', '周', '次', '期', '久']);
/// A clause that ends so goes on in the next one.
pub(super) const OPEN: [char; 6] = ['中', '里', '后', '时', '的', '前'];
/// A clause that begins so turns to the other side.
pub(super) const TURNS: [char; 3] = ['找', '问', '催'];
/// A summary of more characters tells a story, and the course tells it better.
pub(super) const STORY: usize = 60;
/// A clause of so many characters at most may be no more than a step of the course.
pub(super) const STEP: usize = 8;
/// A clause with one of these is of a later day than the receipt.
pub(super) const LATER: &[&str] = &[
    "两次", "三次", "多次", "几次", "每次", "后来", "之后", "以后", "然后", "又", "再", "申请", "要求",
    "联系", "寄回", "退回", "退货", "换货", "结果", "停业", "停课", "关门", "倒闭", "取消", "搬", "已上",
    "已用", "已付",
];
