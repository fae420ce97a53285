//! The closed word lists that the facts add to those of a case.

/// Defines an enum of words for conditions.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name { $($(#[$about])* $variant,)+ }

        impl $name {
            /// The word in the document.
            pub fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

words! {
    /// Where the dispute stands between consumer and merchant.
    StageKind {
        /// Nobody has turned to the merchant.
        FirstNotice = "first-notice",
        /// What followed shows that they were in touch; no answer is told.
        InTouch = "in-touch",
        /// No answer came.
        Silent = "silent",
        /// An answer came that decides nothing.
        Replied = "replied",
        /// Promised or agreed, and not yet due.
        Promised = "promised",
        /// The promised day passed.
        PromiseBroken = "promise-broken",
        /// Refused.
        Refused = "refused",
    }
}

words! {
    /// Who holds the goods.
    Goods {
        /// The consumer.
        Consumer = "consumer",
        /// The merchant, who received them back.
        Merchant = "merchant",
        /// Sent back, not received.
        UnderWayBack = "under-way-back",
        /// Never delivered.
        NotArrived = "not-arrived",
        /// Used up, dead.
        Gone = "gone",
    }
}

words! {
    /// How a period stands.
    TimerState {
        /// It runs.
        Running = "running",
        /// It ended, and what it asks for was not done.
        Late = "late",
        /// Done in time.
        Met = "met",
        /// Done after its end.
        MetLate = "met-late",
    }
}

words! {
    /// Where the sum of a claim comes from.
    AmountFrom {
        /// The case states it, or there is none.
        Stated = "stated",
        /// All that was paid.
        Paid = "paid",
        /// What was paid less what came back.
        Rest = "rest",
        /// What the law gives.
        Rule = "rule",
    }
}

words! {
    /// What began what is open.
    Since {
        /// A request in words.
        Asked = "asked",
        /// An application in the after-sale form.
        Applied = "applied",
        /// The merchant's agreement.
        Agreed = "agreed",
        /// The receipt of the goods that were sent back.
        Returned = "returned",
    }
}
