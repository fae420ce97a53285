//! How the values of the facts are written: each by its type, under a name by which a serialiser knows it.
//!
//! `Code` is a word for conditions, never for print; `Day`, `Moment`, `Amount`, `Days` (for print), `Gap` (days, for
//! conditions) and `CasePath` are what they say; every other text may be printed. JSON shows them all alike, as plain texts and numbers.

use std::fmt;
use std::ops::Deref;

use serde::{Serialize, Serializer};

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::case::{
    Actor, ClaimKind, EventKind, ExhibitKind, MerchantKind, Outcome, PaymentMethod, PunitiveBasis, Purpose,
    ReasonKind, RespondentKind, Role, Sale, Shows, Whereabouts,
};
use crate::path::CasePath;

use super::words::{AmountFrom, Goods, Since, StageKind, TimerState};

/// A name that a case or the data files give: an id, a kind.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Code(String);

/// A number of days, for print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayCount(pub i64);

/// A number of days, for conditions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayGap(pub i64);

/// Words of the data, printed as they stand: no fact.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixed(pub String);

impl Code {
    /// The name as it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for Code {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for Code {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&String> for Code {
    fn from(text: &String) -> Self {
        Self(text.clone())
    }
}

impl From<Code> for String {
    fn from(code: Code) -> Self {
        code.0
    }
}

impl Deref for Code {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl PartialEq<str> for Code {
    fn eq(&self, other: &str) -> bool {
        self.0 == other
    }
}

impl PartialEq<&str> for Code {
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

impl PartialEq<String> for Code {
    fn eq(&self, other: &String) -> bool {
        self.0 == *other
    }
}

impl fmt::Display for Code {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl fmt::Display for DayCount {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}", self.0)
    }
}

/// Writes a type under its name: `value` says as what.
macro_rules! written {
    ($($type:ty, $name:literal, $value:expr;)+) => {
        $(impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let value: fn(&Self) -> _ = $value;
                serializer.serialize_newtype_struct($name, &value(self))
            }
        })+
    };
}

written! {
    Code, "Code", |code| code.0.clone();
    Fixed, "Fixed", |fixed| fixed.0.clone();
    CasePath, "CasePath", ToString::to_string;
    Day, "Day", ToString::to_string;
    Moment, "Moment", ToString::to_string;
    Amount, "Amount", ToString::to_string;
    DayCount, "Days", ToString::to_string;
    DayGap, "Gap", |gap| gap.0;
    Actor, "Code", |word| word.word();
    ClaimKind, "Code", |word| word.word();
    EventKind, "Code", |word| word.word();
    ExhibitKind, "Code", |word| word.word();
    MerchantKind, "Code", |word| word.word();
    PaymentMethod, "Code", |word| word.word();
    PunitiveBasis, "Code", |word| word.word();
    ReasonKind, "Code", |word| word.word();
    RespondentKind, "Code", |word| word.word();
    Outcome, "Code", |word| word.word();
    Purpose, "Code", |word| word.word();
    Role, "Code", |word| word.word();
    Sale, "Code", |word| word.word();
    Shows, "Code", |word| word.word();
    Whereabouts, "Code", |word| word.word();
    AmountFrom, "Code", |word| word.word();
    Goods, "Code", |word| word.word();
    StageKind, "Code", |word| word.word();
    TimerState, "Code", |word| word.word();
    Since, "Code", |word| word.word();
}
