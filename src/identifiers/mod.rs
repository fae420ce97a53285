//! What identifies a person, a firm, an account or a transaction in a Chinese text, also in disguise.
//!
//! People hide such things from filters: in other scripts, with blanks, stars and emoji between the characters, under
//! nicknames. [`scan`] folds every character to what it stands for and looks at the row of meanings; ordinary numbers
//! (prices, sizes, days, models) are told apart by what stands around them. [`find_value`] looks for one known value.
//!
//! Decided: 400 and 800 numbers are a firm's ([`Kind::Landline`]); 12315, 95588 and a 95 number behind 客服电话 are
//! everyone's and stay. A building alone (3号楼快递柜) is no address; a named street with a number, or a building with a
//! flat, is one.

mod accounts;
mod address;
mod checksums;
mod dates;
mod glyphs;
mod groups;
mod labels;
mod licence;
mod lists;
mod merged;
mod numbers;
mod occurring;
mod open;
mod places;
mod plate;
mod qr;
mod reading;
mod spans;
mod value;
mod web;
mod weights;

pub use open::Goods;

use groups::{Group, groups};
use merged::merged;
use reading::Reading;
use std::ops::Range;

/// What kind of thing identifies. The first ones say more: where two overlap, the first gives the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// 身份证, 护照 and other papers of a person.
    IdCard,
    /// A bank card or account.
    BankCard,
    /// The unified social credit code of a firm.
    CreditCode,
    /// What a licence says of a person: the name of 经营者 or 负责人, the number of the licence; also a named recipient.
    PersonalLicence,
    /// An address of mail.
    Email,
    /// A link, a host, a 口令.
    Url,
    /// A mobile number.
    Phone,
    /// A landline number, or one that begins with 400 or 800.
    Landline,
    /// An account of 支付宝.
    AlipayAccount,
    /// An account of 微信.
    WeChat,
    /// A number of QQ.
    Qq,
    /// An account of another App: 抖音号, 小红书号, 微博.
    Account,
    /// The plate of a vehicle.
    Plate,
    /// The number of a payment.
    TransactionNumber,
    /// The number of a parcel.
    TrackingNumber,
    /// The number of an order.
    OrderNumber,
    /// A call to scan a QR code.
    QrCode,
    /// Where somebody lives or trades.
    Address,
    /// A number that is too long to count anything.
    LongNumber,
    /// What opens, fetches or looks up something: 取件码, 验证码, 工号. Of [`unexplained`] only, as all that follow.
    Code,
    /// What stands beside 微信, 钉钉 and the like, and 同号.
    Contact,
    /// The name of a person.
    Name,
    /// The day of somebody's birth.
    Birthday,
    /// A number of a house, a floor, a flat or a bed.
    Door,
    /// A class of a school.
    Class,
    /// What is told of somebody's body.
    Health,
    /// Digits that are no day, sum, measure, count or model.
    Figure,
    /// Letters that are no known word, brand or model.
    Word,
}

/// Something that identifies, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identifier {
    /// What it is.
    pub kind: Kind,
    /// Its bytes in the text.
    pub range: Range<usize>,
}

impl Kind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::IdCard,
        Self::BankCard,
        Self::CreditCode,
        Self::PersonalLicence,
        Self::Email,
        Self::Url,
        Self::Phone,
        Self::Landline,
        Self::AlipayAccount,
        Self::WeChat,
        Self::Qq,
        Self::Account,
        Self::Plate,
        Self::TransactionNumber,
        Self::TrackingNumber,
        Self::OrderNumber,
        Self::QrCode,
        Self::Address,
        Self::LongNumber,
        Self::Code,
        Self::Contact,
        Self::Name,
        Self::Birthday,
        Self::Door,
        Self::Class,
        Self::Health,
        Self::Figure,
        Self::Word,
    ];

    /// The name for data files and JSON.
    pub fn word(self) -> &'static str {
        self.words().0
    }

    /// What it is, in Chinese, for a message.
    pub fn about(self) -> &'static str {
        self.words().1
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::IdCard => ("id-card", "身份证件号码"),
            Self::BankCard => ("bank-card", "银行卡号或账户"),
            Self::CreditCode => ("credit-code", "统一社会信用代码或税号"),
            Self::PersonalLicence => ("personal-licence", "证照上、职务后面的姓名或编号"),
            Self::Email => ("email", "电子邮箱"),
            Self::Url => ("url", "网址、链接或口令"),
            Self::Phone => ("phone", "手机号码"),
            Self::Landline => ("landline", "固定电话或400电话"),
            Self::AlipayAccount => ("alipay-account", "支付宝账号"),
            Self::WeChat => ("wechat", "微信号"),
            Self::Qq => ("qq", "QQ号"),
            Self::Account => ("account", "平台账号"),
            Self::Plate => ("plate", "车牌号"),
            Self::TransactionNumber => ("transaction-number", "交易单号"),
            Self::TrackingNumber => ("tracking-number", "运单号"),
            Self::OrderNumber => ("order-number", "订单号"),
            Self::QrCode => ("qr-code", "请人扫码的话"),
            Self::Address => ("address", "地址"),
            Self::LongNumber => ("long-number", "像电话、单号或账号的一串数字"),
            Self::Code => ("code", "取件码、验证码一类的码"),
            Self::Contact => ("contact", "像联系方式的话"),
            Self::Name => ("name", "像人名的字"),
            Self::Birthday => ("birthday", "生日或出生日期"),
            Self::Door => ("door", "像门牌的数字"),
            Self::Class => ("class", "学校的班级"),
            Self::Health => ("health", "别人的病情或孕情"),
            Self::Figure => ("figure", "看不出是日期、金额还是数量的数字"),
            Self::Word => ("word", "看不出是什么的字母"),
        }
    }
}

/// With fewer digits and letters there is no number and no account.
const FEWEST: usize = 4;

/// Everything in `text` that identifies, in order; what overlaps is one.
pub fn scan(text: &str) -> Vec<Identifier> {
    found_in(Reading::new(text))
}

/// What nobody can tell to be harmless in a public text: figures, letters, names, doors and codes that neither the words
/// around them nor the goods explain. In order; what overlaps is one. In the name of goods itself (`is_goods`) figures and
/// letters are taken as they are.
pub fn unexplained(text: &str, goods: &Goods, is_goods: bool) -> Vec<Identifier> {
    let mut reading = Reading::new(text);
    reading.join_lines();
    let mut found = asked(reading.clone(), goods, is_goods);
    if let Some(squeezed) = reading.squeezed() {
        found.extend(asked(squeezed, goods, is_goods));
    }
    // A number that goes on behind a full stop or on the next line.
    if reading.has_lines() {
        // What only its length gives away may be two sums: 299.00。1,299.00
        let is_formed = |one: &Identifier| {
            !matches!(one.kind, Kind::LongNumber | Kind::OrderNumber | Kind::TrackingNumber)
        };
        found.extend(found_in(reading).into_iter().filter(is_formed));
    }
    merged(found)
}

fn asked(mut reading: Reading, goods: &Goods, is_goods: bool) -> Vec<Identifier> {
    weights::mark(&mut reading);
    let groups = uncounted(&mut reading);
    let found =
        if is_goods { open::telling(&reading, &groups) } else { open::find(&reading, &groups, goods) };
    let identifier = |(kind, glyphs)| Identifier { kind, range: reading.bytes(&glyphs) };
    found.into_iter().map(identifier).filter(|one| !one.range.is_empty()).collect()
}

fn found_in(mut reading: Reading) -> Vec<Identifier> {
    let groups = uncounted(&mut reading);
    let reading = reading;
    let (letters, digits) = reading.letters_and_digits();
    let written = letters + digits;
    // Most sentences hold too few digits and letters for anything but a street and a name.
    if written < FEWEST {
        let addresses = if written == 0 { Vec::new() } else { address::find(&reading) };
        let names = licence::find(&reading).into_iter().map(|glyphs| (Kind::PersonalLicence, glyphs));
        let calls = qr::find(&reading).into_iter().map(|glyphs| (Kind::QrCode, glyphs));
        let found = names.chain(calls).chain(addresses.into_iter().map(|glyphs| (Kind::Address, glyphs)));
        let identifier = |(kind, glyphs)| Identifier { kind, range: reading.bytes(&glyphs) };
        let mut found: Vec<Identifier> = found.map(identifier).collect();
        found.retain(|one| !one.range.is_empty());
        return merged(found);
    }
    let goods = labels::goods(&reading);
    let mut found = labels::find(&reading, &groups);
    found.extend(numbers::find(&reading, &groups, &goods));
    let spans = spans::find(&reading, &groups, &goods);
    found.extend(spans.into_iter().map(|span| (span.kind, span.glyphs)));
    found.extend(accounts::find(&reading));
    found.extend(web::find(&reading));
    for (kind, ranges) in [
        (Kind::CreditCode, if letters == 0 { Vec::new() } else { numbers::credit_codes(&reading) }),
        (Kind::PersonalLicence, licence::find(&reading)),
        (Kind::Plate, if letters == 0 { Vec::new() } else { plate::find(&reading) }),
        (Kind::QrCode, qr::find(&reading)),
        (Kind::Address, address::find(&reading)),
    ] {
        found.extend(ranges.into_iter().map(|range| (kind, range)));
    }
    let found = found.into_iter().map(|(kind, glyphs)| Identifier { kind, range: reading.bytes(&glyphs) });
    merged(found.filter(|one| !one.range.is_empty()).collect())
}

/// Every group of digits that belong to no day and to no row of numbers, in order; the others are marked as such.
fn uncounted(reading: &mut Reading) -> Vec<Group> {
    let mut found = groups(reading);
    if dates::mark(reading, &found) {
        found = groups(reading);
    }
    if lists::mark(reading, &found) {
        found = groups(reading);
    }
    found
}

/// Where `value`, which is known to be private, stands in `text`: in any script and case, with marks, blanks and emoji
/// between its characters. In order, not overlapping. A value of fewer than two letters, digits or characters is nowhere.
pub fn find_value(text: &str, value: &str) -> Vec<Range<usize>> {
    Values::new(&[value]).find(text).into_iter().map(|(_, range)| range).collect()
}

/// Several known values, ready to be looked for in many texts.
#[derive(Debug, Default)]
pub struct Values(value::Values);

impl Values {
    /// These values.
    pub fn new(values: &[&str]) -> Self {
        Self(value::Values::new(values))
    }

    /// What [`find_value`] finds of each, with the number of the value.
    pub fn find(&self, text: &str) -> Vec<(usize, Range<usize>)> {
        self.0.find(&Reading::new(text))
    }

    /// The same, and what [`scan`] finds: the text is read once for both.
    pub fn find_and_scan(&self, text: &str) -> (Vec<(usize, Range<usize>)>, Vec<Identifier>) {
        let reading = Reading::new(text);
        (self.0.find(&reading), found_in(reading))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_overlaps_is_one() {
        let text = "订单号P123456789012345678，电话13800000001";
        let found = scan(text);
        let parts: Vec<_> = found.iter().map(|one| (one.kind, &text[one.range.clone()])).collect();
        assert_eq!(parts, [(Kind::OrderNumber, "P123456789012345678"), (Kind::Phone, "13800000001")]);
    }

    #[test]
    fn kinds_have_their_own_words() {
        let mut words: Vec<_> = Kind::ALL.iter().map(|kind| kind.word()).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Kind::ALL.len());
        assert!(Kind::ALL.is_sorted());
    }
}
