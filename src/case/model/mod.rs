//! A case, validated: plain values, and the places they were written at.

mod event;
mod order;
mod party;
mod places;
mod promises;

use crate::amount::Amount;
use crate::calendar::{Day, Moment, named};
use crate::diagnostic::Allowed;
use crate::path::CasePath;

use super::words::{ClaimKind, ExhibitKind, PunitiveBasis, ReasonKind, RespondentKind, Shows};

pub use event::Event;
pub use order::{Goods, HIRES, Order, PagePromise, PartPayment, Payment, Recurring, names_hire};
pub use party::{ActsFor, Consumer, Merchant, Operator, Other, Representative};
pub use places::Places;

/// One dispute about one order.
#[derive(Debug, Clone)]
pub struct Case {
    /// Names the outputs.
    pub id: String,
    /// The day the texts are written.
    pub as_of: Day,
    /// The platform's id.
    pub platform: String,
    /// The platform's operator, as the case brings it.
    pub operator: Operator,
    /// Who complains.
    pub consumer: Consumer,
    /// Who sold.
    pub merchant: Merchant,
    /// Who else has to do with it.
    pub others: Vec<Other>,
    /// What was bought.
    pub order: Order,
    /// Where the goods are, and how they are.
    pub goods: Option<Goods>,
    /// What went wrong.
    pub problem: Problem,
    /// What is asked for.
    pub claims: Vec<Claim>,
    /// Days to answer in.
    pub respond_within_days: Option<u32>,
    /// Against whom.
    pub respondent: RespondentKind,
    /// Why the platform, where it is the platform.
    pub respondent_reason: Option<Reason>,
    /// What happened, by date.
    pub history: Vec<Event>,
    /// What proves it.
    pub exhibits: Vec<Exhibit>,
    /// Checks silenced on purpose.
    pub allow: Vec<Allowed>,
    /// False where a required part could not be read: then it is empty here, and the case is good for checks alone.
    pub is_whole: bool,
    /// Where everything stands in the file.
    pub places: Places,
}

/// What went wrong.
#[derive(Debug, Clone)]
pub struct Problem {
    /// A problem's id.
    pub kind: String,
    /// One or two sentences.
    pub summary: String,
    /// Title for a public note.
    pub title: Option<String>,
    /// Ids of exhibits that prove it.
    pub exhibits: Vec<String>,
    /// Details, a sentence each.
    pub details: Vec<Detail>,
}

/// One detail.
#[derive(Debug, Clone)]
pub struct Detail {
    /// A sentence.
    pub text: String,
    /// What it shows that the history cannot.
    pub shows: Vec<Shows>,
    /// What it meets: the id of an event, or of a stock refusal.
    pub answers: Option<String>,
    /// What was written or said of the goods.
    pub stated: Option<String>,
    /// What they are.
    pub actual: Option<String>,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// One thing asked for.
#[derive(Debug, Clone)]
pub struct Claim {
    /// What kind.
    pub kind: ClaimKind,
    /// The sum, where the case states one.
    pub amount: Option<Amount>,
    /// On what an increased compensation rests.
    pub basis: Option<PunitiveBasis>,
    /// Which part of the order.
    pub of: Option<String>,
    /// The price, deposit or sum that the claim is reckoned from.
    pub of_amount: Option<Amount>,
    /// What exactly.
    pub text: Option<String>,
    /// How the sum is reckoned: `(4.50-2.20)×220`.
    pub calculation: Option<String>,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// Why the platform is the respondent.
#[derive(Debug, Clone)]
pub struct Reason {
    /// What kind.
    pub kind: ReasonKind,
    /// When.
    pub at: Moment,
    /// A sentence.
    pub text: String,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
}

/// One piece of evidence.
#[derive(Debug, Clone)]
pub struct Exhibit {
    /// How the case refers to it.
    pub id: String,
    /// What it is.
    pub kind: ExhibitKind,
    /// Its name.
    pub title: String,
    /// A file beside the case.
    pub file: Option<String>,
    /// The SHA-256 that the file had when the case was written, in lower case.
    pub sha256: Option<String>,
    /// What it proves.
    pub shows: Option<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// Papers that come with goods or are signed.
const PAPERS: [&str; 23] = [
    "报名表",
    "登记表",
    "预约单",
    "收费单",
    "手写",
    "保修卡",
    "质保卡",
    "三包",
    "合同",
    "协议",
    "收据",
    "收条",
    "说明书",
    // And cards that are paid into.
    "储值卡",
    "充值卡",
    "会员卡",
    "次卡",
    "年卡",
    "月卡",
    "学时卡",
    "课时卡",
    "价目表",
    "报价单",
];
/// What hangs in a shop or is given out there.
const POSTERS: [&str; 4] = ["海报", "传单", "宣传单", "宣传册"];
/// What was said beside such a paper.
const SAID: [&str; 5] = ["聊天", "微信", "沟通", "录音", "录屏"];
/// An exhibit of one of these shows what was to be seen before the purchase.
const SHOWN: [&str; 7] = ["页", "详情", "截图", "直播", "录屏", "聊天", "沟通"];

impl Case {
    /// Is all that shows this promise a paper that came with the goods or was signed, and no page?
    pub fn is_on_paper(&self, promise: &PagePromise) -> bool {
        self.is_shown_by(promise, &PAPERS)
    }

    /// Is it a poster or a leaflet of the shop?
    pub fn is_on_poster(&self, promise: &PagePromise) -> bool {
        self.is_shown_by(promise, &POSTERS)
    }

    /// Beside what was said.
    fn is_shown_by(&self, promise: &PagePromise, things: &[&str]) -> bool {
        let title = |id: &String| self.exhibits.iter().find(|exhibit| exhibit.id == *id);
        let titles = promise.exhibits.iter().filter_map(title).map(|exhibit| exhibit.title.as_str());
        let is_said = |title: &&str| SAID.iter().any(|word| title.contains(word));
        let is_it = |title: &str| {
            things.iter().any(|word| title.contains(word)) && !SHOWN.iter().any(|word| title.contains(word))
        };
        // 效果图 beside the contract shows what the contract says.
        let is_drawn =
            |title: &&str| ["效果图", "样图", "图纸", "样布", "样品"].iter().any(|word| title.contains(word));
        let mut titles = titles.filter(|title| !is_said(title) && !is_drawn(title)).peekable();
        titles.peek().is_some() && titles.all(is_it)
    }
}

impl Detail {
    /// Where the case says it: `problem.details[0]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("problem.details").index(self.index)
    }

    /// Does it tell how things stood when the order was placed: what the page said, what was or was not asked?
    pub fn is_of_order(&self) -> bool {
        let head = self.text.split_once(['，', '。', '“']).map_or(self.text.as_str(), |(head, _)| head);
        let compares =
            ["收到的", "实物", "到货", "录像里", "视频里", "照片里", "实际", "装上", "戴上", "穿上"]
                .iter()
                .any(|word| self.text.contains(word));
        // 婚礼日期为10月2日，下单前已告知店铺.
        let says_when = self.text.split('，').any(|clause| clause.starts_with("下单前已"));
        // What was measured was measured when it had come.
        !compares && self.actual.is_none() && (says_when || OF_ORDER.iter().any(|word| head.contains(word)))
    }
}

impl Detail {
    /// Does it tell how the goods went back?
    pub fn is_of_return(&self) -> bool {
        // 打包时少放了一件 tells of the seller's packing.
        let is_packed = self.text.contains("打包") && self.text.contains('退');
        is_packed || ["寄回", "寄出", "寄还", "退回去"].iter().any(|word| self.text.contains(word))
    }

    /// Does it tell how things are on the day of writing?
    pub fn is_now(&self) -> bool {
        let now = ["现在", "目前", "至今", "到今天", "到现在", "如今"];
        // 8月23日车还在开: of that day.
        let first = self.text.split(['，', '。']).next().unwrap_or_default();
        let is_of_day = named::days(first).next().is_some_and(|day| day.span.start == 0);
        let lasts = !is_of_day && ["仍在", "还在"].iter().any(|word| self.text.contains(word));
        lasts || now.iter().any(|word| self.text.contains(word))
    }
}

/// A first clause with one of these is about the order.
const OF_ORDER: [&str; 17] = [
    "报名前",
    "购买前",
    "预订前",
    "订的房型",
    "页面第一张",
    "页面写",
    "页面没有",
    "商品页",
    "预售页",
    "发布页",
    "买卡的页面",
    "下单的时候",
    "下单时",
    "下单前",
    "下单之前",
    "付定金之前",
    "付款前",
];

impl Claim {
    /// Where the case says it: `claims[0]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("claims").index(self.index)
    }
}

impl Exhibit {
    /// Where the case says it: `exhibits[0]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("exhibits").index(self.index)
    }
}
