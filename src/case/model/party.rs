//! Who has to do with it.

use crate::calendar::Day;

use super::super::words::{MerchantKind, Role};

/// The platform's operator.
#[derive(Debug, Clone, Default)]
pub struct Operator {
    /// The platform's name as people know it.
    pub name: Option<String>,
    /// Registered name.
    pub legal_name: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Address.
    pub address: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
}

/// The person who complains.
#[derive(Debug, Clone, Default)]
pub struct Consumer {
    /// True name.
    pub name: Option<String>,
    /// Telephone.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Option<String>,
    /// For whom the writer acts.
    pub acts_for: Option<ActsFor>,
    /// Who acts for the writer.
    pub representative: Option<Representative>,
}

/// The person for whom the writer acts: a child, a parent.
#[derive(Debug, Clone)]
pub struct ActsFor {
    /// True name.
    pub name: String,
    /// What that person is to the writer: 儿子.
    pub relation: String,
    /// Day of birth.
    pub born: Option<Day>,
}

/// The person who acts for the writer.
#[derive(Debug, Clone)]
pub struct Representative {
    /// True name.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
}

/// The seller.
#[derive(Debug, Clone)]
pub struct Merchant {
    /// As displayed.
    pub shop: String,
    /// What kind of seller.
    pub kind: Option<MerchantKind>,
    /// From the shop's licence page.
    pub legal_name: Option<String>,
    /// Unified social credit code.
    pub credit_code: Option<String>,
    /// Publicised address.
    pub address: Option<String>,
    /// Publicised telephone.
    pub phone: Option<String>,
    /// The room or host of a live stream.
    pub host: Option<String>,
}

/// Somebody else who has to do with it.
#[derive(Debug, Clone)]
pub struct Other {
    /// As what.
    pub role: Role,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: Option<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}
