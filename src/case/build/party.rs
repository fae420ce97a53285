//! Who has to do with it.

use crate::yaml::Node;

use super::super::model::{ActsFor, Consumer, Merchant, Operator, Other, Representative};
use super::super::words::{MerchantKind, Role};
use super::read::{day, part, read, text};

pub(super) fn operator(node: &Node) -> Operator {
    Operator {
        name: text(node, "name"),
        legal_name: text(node, "legal_name"),
        credit_code: text(node, "credit_code"),
        address: text(node, "address"),
        phone: text(node, "phone"),
    }
}

pub(super) fn consumer(node: &Node) -> Consumer {
    let acts_for = part(node, "for");
    let representative = part(node, "representative");
    Consumer {
        name: text(node, "name"),
        phone: text(node, "phone"),
        address: text(node, "address"),
        acts_for: text(acts_for, "name").zip(text(acts_for, "relation")).map(|(name, relation)| ActsFor {
            name,
            relation,
            born: day(acts_for, "born"),
        }),
        representative: text(representative, "name")
            .map(|name| Representative { name, phone: text(representative, "phone") }),
    }
}

pub(super) fn merchant(node: &Node) -> Merchant {
    Merchant {
        shop: text(node, "shop").unwrap_or_default(),
        kind: read(node, "kind", MerchantKind::from_word),
        legal_name: text(node, "legal_name"),
        credit_code: text(node, "credit_code"),
        address: text(node, "address"),
        phone: text(node, "phone"),
        host: text(node, "host"),
    }
}

pub(super) fn other(index: usize, node: &Node) -> Option<Other> {
    Some(Other {
        role: read(node, "role", Role::from_word)?,
        name: text(node, "name")?,
        phone: text(node, "phone"),
        index,
    })
}
