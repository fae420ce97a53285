//! What was bought.

use crate::amount::{Amount, Quantity};
use crate::calendar::{Day, Moment};

use super::super::words::{ClaimKind, Every, PaymentMethod, Sale, Whereabouts};

/// The order.
#[derive(Debug, Clone)]
pub struct Order {
    /// Order number.
    pub number: Option<String>,
    /// Article or service.
    pub item: String,
    /// Colour, size and the like.
    pub spec: Option<String>,
    /// How many.
    pub quantity: Option<Quantity>,
    /// Measure word for the quantity.
    pub unit: Option<String>,
    /// Category, for forms that ask.
    pub category: Option<String>,
    /// Paid in total.
    pub paid: Amount,
    /// The freight in it.
    pub shipping: Option<Amount>,
    /// How it was paid.
    pub payment: Option<Payment>,
    /// When it was placed.
    pub placed: Option<Moment>,
    /// What the page promised.
    pub promises: Vec<PagePromise>,
    /// The payments that make up what was paid, where there were several.
    pub payments: Vec<PartPayment>,
    /// A payment that is taken again and again.
    pub recurring: Option<Recurring>,
    /// How it was sold.
    pub sale: Option<Sale>,
    /// The last day of the warranty.
    pub warranty_until: Option<Day>,
    /// The last day on which the goods are good.
    pub best_before: Option<Day>,
    /// The day on which they were needed.
    pub needed_by: Option<Day>,
}

/// How the order was paid.
#[derive(Debug, Clone)]
pub struct Payment {
    /// Method.
    pub method: PaymentMethod,
    /// Transaction number.
    pub transaction: Option<String>,
    /// The bank that issued the card.
    pub issuer: Option<String>,
    /// The last four digits of the card.
    pub card_tail: Option<String>,
    /// The merchant's name on the statement.
    pub payee: Option<String>,
}

/// What the page promised.
#[derive(Debug, Clone)]
pub struct PagePromise {
    /// A known word, or the page's own words.
    pub text: String,
    /// What it promises.
    pub of: Option<ClaimKind>,
    /// The promised day.
    pub until: Option<Day>,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// One of several payments.
#[derive(Debug, Clone)]
pub struct PartPayment {
    /// How much.
    pub amount: Amount,
    /// When.
    pub at: Option<Moment>,
    /// How.
    pub method: Option<PaymentMethod>,
    /// Transaction number.
    pub transaction: Option<String>,
    /// To whom, where it was paid outside the platform.
    pub to: Option<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

/// A payment that is taken again and again.
#[derive(Debug, Clone)]
pub struct Recurring {
    /// How often.
    pub every: Every,
    /// How much each time.
    pub amount: Amount,
    /// The next time.
    pub next: Option<Day>,
}

/// Where the goods are, and how they are.
#[derive(Debug, Clone)]
pub struct Goods {
    /// Where.
    pub place: Option<Whereabouts>,
    /// How, in the writer's words.
    pub state: Option<String>,
    /// With everything that came with them?
    pub is_complete: Option<bool>,
}

/// Goods whose name holds one of these are hired, not bought: what comes back to the shop is no return.
pub const HIRES: [&str; 7] = ["租赁", "出租", "租借", "租用", "短租", "月租", "长租"];

/// Does a name of goods name a hire?
pub fn names_hire(item: &str) -> bool {
    HIRES.iter().any(|hire| item.contains(hire))
}

impl Order {
    /// Is it the hire of a thing?
    pub fn is_hired(&self) -> bool {
        names_hire(&self.item)
    }
}
