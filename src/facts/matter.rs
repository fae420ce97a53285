//! Facts about what was bought, what went wrong, what is asked for and what proves it.

use serde::Serialize;

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{ClaimKind, ExhibitKind, PaymentMethod, PunitiveBasis, Sale, Shows};
use crate::path::CasePath;

use super::more::{PagePromiseFacts, PartPaymentFacts, RecurringFacts};
use super::rules::Ground;
use super::value::{Code, Fixed};
use super::words::AmountFrom;

/// The order.
#[derive(Debug, Clone, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "templates ask each by itself")]
pub struct OrderFacts {
    /// Order number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Article or service.
    pub item: String,
    /// Colour, size and the like.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spec: Option<String>,
    /// How many, with measure word: `1套`; `数量2` without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quantity: Option<String>,
    /// True where a measure word stands in it: `1瓶`.
    pub has_unit: bool,
    /// True where nobody sends it back in a parcel: furniture, large appliances.
    pub is_large: bool,
    /// True where there is one of it: a person does not count one.
    pub is_one: bool,
    /// False where somebody else paid, or may have: a child, a stranger.
    pub is_by_writer: bool,
    /// Category, for forms that ask.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Paid in total.
    pub paid: Amount,
    /// The freight in it, unless that is zero.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shipping: Option<Amount>,
    /// How it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment: Option<PaymentFacts>,
    /// When it was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub placed: Option<Moment>,
    /// What the page promised under a common name.
    pub promises: Vec<String>,
    /// What the page said in its own words.
    pub page_words: Vec<String>,
    /// True where a paper shows one of them and no page: the seller wrote it, not the page.
    pub words_on_paper: bool,
    /// True where they were said in a live show, and stand on no page.
    #[serde(skip)]
    pub words_were_said: bool,
    /// Where the case says each of `promises`.
    #[serde(skip)]
    pub promises_from: Vec<CasePath>,
    /// Where the case says each of `page_words`.
    #[serde(skip)]
    pub page_words_from: Vec<CasePath>,
    /// Those promises of which the case says more than their words.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub page_promises: Vec<PagePromiseFacts>,
    /// Labels of the exhibits that prove promises.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub promise_exhibits: Vec<String>,
    /// The payments that make up what was paid, where there were several.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub payments: Vec<PartPaymentFacts>,
    /// A payment that is taken again and again.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recurring: Option<RecurringFacts>,
    /// `online`, `livestream`, `in-store` or `transfer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sale: Option<Sale>,
    /// The last day of the warranty.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub warranty_until: Option<Day>,
    /// The last day on which the goods are good.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best_before: Option<Day>,
    /// The day on which they were needed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub needed_by: Option<Day>,
    /// True where a service was bought and not goods, by its name or category.
    pub is_service: bool,
}

/// How the order was paid.
#[derive(Debug, Clone, Serialize)]
pub struct PaymentFacts {
    /// `wechat-pay`, `alipay` or `other`.
    pub method: PaymentMethod,
    /// The method's name; absent for `other`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<&'static str>,
    /// Transaction number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction: Option<String>,
    /// The bank that issued the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub issuer: Option<String>,
    /// The last four digits of the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub card_tail: Option<String>,
    /// The merchant's name on the statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payee: Option<String>,
}

/// What went wrong.
#[derive(Debug, Clone, Serialize)]
pub struct ProblemFacts {
    /// The kind's id.
    pub kind: Code,
    /// The kind's name.
    pub name: String,
    /// What to pick on the App's after-sale page.
    pub app_reason: String,
    /// What to pick on the 12315 form.
    pub form_type: String,
    /// Title for a public note.
    pub title: String,
    /// True where the case gives none: it is that of its kind.
    pub title_is_of_kind: bool,
    /// Topics of a public note.
    pub tags: Vec<Fixed>,
    /// What happened, in the few words that the kind of problem has for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub matter: Option<Fixed>,
    /// One or two sentences.
    pub summary: String,
    /// Labels of the exhibits that prove it.
    pub exhibits: Vec<String>,
    /// True where an event of the timeline reveals the problem, so that an account tells it there.
    pub is_in_timeline: bool,
    /// Details.
    pub details: Vec<DetailFacts>,
    /// Evidence that helps in such cases.
    pub evidence: Vec<EvidenceFacts>,
}

impl ProblemFacts {
    /// The evidence that helps and that no exhibit of the case can be, the most telling first.
    pub fn lacking(&self) -> impl Iterator<Item = &EvidenceFacts> {
        self.evidence.iter().filter(|evidence| !evidence.is_likely_there)
    }
}

/// A piece of evidence that helps in cases of this kind.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceFacts {
    /// What it is.
    pub text: String,
    /// True where the case holds an exhibit of a kind that can be it.
    pub is_likely_there: bool,
}

/// One detail.
#[derive(Debug, Clone, Serialize)]
pub struct DetailFacts {
    /// A sentence.
    pub text: String,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
    /// True where it tells how things stood when the order was placed.
    pub is_of_order: bool,
    /// True where it tells how the goods went back.
    pub is_of_return: bool,
    /// True where it tells how things are on the day of writing.
    pub is_now: bool,
    /// What it shows that the history cannot, for conditions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shown: Vec<Shows>,
    /// The id of the event or stock refusal that it meets.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub answers: Option<Code>,
    /// What was written or said of the goods.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stated: Option<String>,
    /// What they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual: Option<String>,
}

/// One thing asked for.
#[expect(clippy::struct_excessive_bools, reason = "what its words say, each asked by itself")]
#[derive(Debug, Clone, Serialize)]
pub struct ClaimFacts {
    /// What kind.
    pub kind: ClaimKind,
    /// The sum.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// Where the sum comes from: `stated`, `paid` (all that was paid), `rest` (paid less what came back), `rule` (what the
    /// law gives).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_from: Option<AmountFrom>,
    /// The most that the rule allows, for an increased compensation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub most: Option<Amount>,
    /// On what an increased compensation rests: `fraud`, `food` or `promise`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<PunitiveBasis>,
    /// What exactly.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// How the sum is reckoned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculation: Option<String>,
    /// True where that is the whole act: 免费更换折叠扣.
    pub text_is_act: bool,
    /// True where the seller said that it costs nothing: 尺寸不对免费重做.
    pub is_free: bool,
    /// True where what is to be disclosed is who the seller is.
    pub text_is_of_seller: bool,
    /// True where that says how the sum is reckoned, not what it is for: 按页面价每棵25元.
    pub text_is_how: bool,
    /// True where the words say what was charged beyond the price (装车后加收的费用), which is given back.
    pub text_is_charged: bool,
    /// True where what it is of is a sum itself (押金里被扣的部分), and no goods.
    pub of_is_sum: bool,
    /// True where they join two acts themselves: 交付底片，并交付精修.
    pub text_joins: bool,
    /// Labels of exhibits.
    pub exhibits: Vec<String>,
    /// The titles of the same exhibits, for texts without numbers.
    pub proofs: Vec<String>,
    /// The articles that support this claim, at most three, the most specific first.
    pub grounds: Vec<Ground>,
    /// Which part of the order.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// The price, deposit or sum that the claim is reckoned from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_amount: Option<Amount>,
}

impl ExhibitFacts {
    /// Is what it shows a sentence of its own: 直播间说明吊坠为天然翡翠?
    pub fn states(&self) -> bool {
        let starts = ["直播间", "页面", "商家", "客服", "标签"];
        self.shows.as_deref().is_some_and(|shows| starts.iter().any(|start| shows.starts_with(start)))
    }
}

/// One piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct ExhibitFacts {
    /// Where the case says so: `exhibits[0]`.
    pub from: CasePath,
    /// What it is, for conditions.
    pub kind: ExhibitKind,
    /// How texts refer to it: `证据1`.
    pub label: String,
    /// True where it proves a detail of the problem itself.
    pub of_problem: bool,
    /// What it is, in words.
    pub form: &'static str,
    /// Does its name say so already?
    pub form_is_named: bool,
    /// Its name.
    pub title: String,
    /// A file beside the case.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// What it proves.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shows: Option<String>,
}
