//! What was bought.

use crate::amount::Amount;
use crate::calendar::Moment;

use super::super::words::PaymentMethod;

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
    pub quantity: Option<u32>,
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
    /// What the page promised: a known word or free text.
    pub promises: Vec<String>,
}

/// How the order was paid.
#[derive(Debug, Clone)]
pub struct Payment {
    /// Method.
    pub method: PaymentMethod,
    /// Transaction number.
    pub transaction: Option<String>,
}
