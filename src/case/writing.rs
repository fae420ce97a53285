//! The texts of a case, each with whose words they are.

use std::ops::Range;

use crate::path::CasePath;
use crate::source::{Place, Span};
use crate::yaml::locate;

use super::model::Case;

/// Whose words a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The writer's own.
    Own,
    /// What somebody else said or displayed.
    Others,
    /// A name, a number or an address.
    Data,
}

/// A text of a case.
#[derive(Debug, Clone)]
pub struct Writing<'a> {
    /// Its path in the file.
    pub path: CasePath,
    /// What it says.
    pub text: &'a str,
    /// Whose words.
    pub voice: Voice,
}

impl Case {
    /// Every text that can come into a letter, in the order of the keys.
    pub fn writings(&self) -> Vec<Writing<'_>> {
        let mut all = Writings(Vec::new());
        all.party(self);
        all.order(self);
        all.add(CasePath::of("problem.title"), self.problem.title.as_deref(), Voice::Own);
        all.add(CasePath::of("problem.summary"), Some(&self.problem.summary), Voice::Own);
        for detail in &self.problem.details {
            all.add(detail.path().join("text"), Some(&detail.text), Voice::Own);
            all.add(detail.path().join("stated"), detail.stated.as_deref(), Voice::Others);
            all.add(detail.path().join("actual"), detail.actual.as_deref(), Voice::Own);
        }
        for claim in &self.claims {
            all.add(claim.path().join("text"), claim.text.as_deref(), Voice::Own);
            all.add(claim.path().join("of"), claim.of.as_deref(), Voice::Own);
        }
        let reason = self.respondent_reason.as_ref().map(|reason| reason.text.as_str());
        all.add(CasePath::of("respondent_reason.text"), reason, Voice::Own);
        for event in self.history.iter().filter(|event| !event.is_private) {
            all.add(event.path().join("text"), event.text.as_deref(), Voice::Own);
            all.add(event.path().join("quote"), event.quote.as_deref(), Voice::Others);
        }
        for exhibit in &self.exhibits {
            all.add(exhibit.path().join("title"), Some(&exhibit.title), Voice::Own);
            all.add(exhibit.path().join("shows"), exhibit.shows.as_deref(), Voice::Own);
        }
        all.0
    }

    /// The place of a piece of a text: of the whole value where the piece cannot be found in the file.
    pub fn place_in(&self, writing: &Writing<'_>, range: &Range<usize>) -> Place {
        let whole = self.places.of(&writing.path);
        let raw = whole.file.text.get(whole.span.start..whole.span.end).unwrap_or_default();
        let span = locate(raw, writing.text, range).map_or(whole.span, |inside| {
            Span::new(whole.span.start + inside.start, whole.span.start + inside.end)
        });
        Place { file: whole.file, span }
    }
}

struct Writings<'a>(Vec<Writing<'a>>);

impl<'a> Writings<'a> {
    fn add(&mut self, path: CasePath, text: Option<&'a str>, voice: Voice) {
        self.0.extend(text.map(|text| Writing { path, text, voice }));
    }

    fn party(&mut self, case: &'a Case) {
        let (consumer, merchant) = (&case.consumer, &case.merchant);
        let data = [
            ("consumer.name", consumer.name.as_deref()),
            ("consumer.phone", consumer.phone.as_deref()),
            ("consumer.address", consumer.address.as_deref()),
            ("merchant.shop", Some(merchant.shop.as_str())),
            ("merchant.legal_name", merchant.legal_name.as_deref()),
            ("merchant.credit_code", merchant.credit_code.as_deref()),
            ("merchant.address", merchant.address.as_deref()),
            ("merchant.phone", merchant.phone.as_deref()),
            ("merchant.host", merchant.host.as_deref()),
        ];
        for (path, text) in data {
            self.add(CasePath::of(path), text, Voice::Data);
        }
        if let Some(person) = &consumer.acts_for {
            self.add(CasePath::of("consumer.for.name"), Some(&person.name), Voice::Data);
            self.add(CasePath::of("consumer.for.relation"), Some(&person.relation), Voice::Data);
        }
        if let Some(person) = &consumer.representative {
            self.add(CasePath::of("consumer.representative.name"), Some(&person.name), Voice::Data);
            self.add(CasePath::of("consumer.representative.phone"), person.phone.as_deref(), Voice::Data);
        }
        for other in &case.others {
            self.add(CasePath::of("others").index(other.index).join("name"), Some(&other.name), Voice::Data);
            self.add(
                CasePath::of("others").index(other.index).join("phone"),
                other.phone.as_deref(),
                Voice::Data,
            );
        }
    }

    fn order(&mut self, case: &'a Case) {
        let order = &case.order;
        let payment = order.payment.as_ref();
        self.add(CasePath::of("order.number"), order.number.as_deref(), Voice::Data);
        self.add(CasePath::of("order.item"), Some(&order.item), Voice::Others);
        self.add(CasePath::of("order.spec"), order.spec.as_deref(), Voice::Others);
        self.add(CasePath::of("order.unit"), order.unit.as_deref(), Voice::Data);
        self.add(CasePath::of("order.category"), order.category.as_deref(), Voice::Data);
        let transaction = payment.and_then(|payment| payment.transaction.as_deref());
        self.add(CasePath::of("order.payment.transaction"), transaction, Voice::Data);
        for promise in &order.promises {
            self.add(case.promise_path(promise), Some(&promise.text), Voice::Others);
        }
        for payment in &order.payments {
            let base = CasePath::of("order.payments").index(payment.index);
            self.add(base.join("transaction"), payment.transaction.as_deref(), Voice::Data);
            self.add(base.join("to"), payment.to.as_deref(), Voice::Data);
        }
        let state = case.goods.as_ref().and_then(|goods| goods.state.as_deref());
        self.add(CasePath::of("goods.state"), state, Voice::Own);
    }
}
