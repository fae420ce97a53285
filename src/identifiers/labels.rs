//! Words that announce a number (订单号：…, 卡号 …): what follows them is one, in whatever form.

use super::Kind;
use super::glyphs::{Class, Glyph};
use super::groups::{Group, digits, opens_price};
use super::lists::{is_row, is_unit};
use super::reading::{Reading, WIDEST_GAP};
use std::ops::Range;

/// A word and what must follow it.
struct Label {
    word: &'static str,
    kind: Kind,
    /// The fewest digits behind it that are its number.
    digits: usize,
}

const fn label(word: &'static str, kind: Kind, digits: usize) -> Label {
    Label { word, kind, digits }
}

/// Written as glyphs fold: 统一 is 统1.
const LABELS: &[Label] = &[
    label("身份证", Kind::IdCard, 7),
    label("证件号", Kind::IdCard, 7),
    label("护照", Kind::IdCard, 7),
    label("通行证", Kind::IdCard, 7),
    label("社保", Kind::IdCard, 7),
    label("统1社会信用代码", Kind::CreditCode, 7),
    label("信用代码", Kind::CreditCode, 7),
    label("税号", Kind::CreditCode, 7),
    label("纳税人识别号", Kind::CreditCode, 7),
    label("注册号", Kind::PersonalLicence, 7),
    label("营业执照", Kind::PersonalLicence, 8),
    label("执照号", Kind::PersonalLicence, 7),
    label("执照编号", Kind::PersonalLicence, 7),
    label("许可证", Kind::PersonalLicence, 8),
    label("银行卡", Kind::BankCard, 8),
    label("卡号", Kind::BankCard, 6),
    label("储蓄卡", Kind::BankCard, 8),
    label("信用卡", Kind::BankCard, 8),
    label("借记卡", Kind::BankCard, 8),
    label("账户", Kind::BankCard, 8),
    label("账号", Kind::Account, 5),
    label("会员号", Kind::Account, 5),
    label("用户名", Kind::Account, 5),
    label("旺旺", Kind::Account, 5),
    label("订单号", Kind::OrderNumber, 5),
    label("订单编号", Kind::OrderNumber, 5),
    label("订单id", Kind::OrderNumber, 5),
    label("订单", Kind::OrderNumber, 9),
    label("单号", Kind::OrderNumber, 5),
    label("运单", Kind::TrackingNumber, 7),
    label("运单号", Kind::TrackingNumber, 5),
    label("快递号", Kind::TrackingNumber, 5),
    label("快递单号", Kind::TrackingNumber, 5),
    label("物流号", Kind::TrackingNumber, 5),
    label("物流单号", Kind::TrackingNumber, 5),
    label("退货单号", Kind::TrackingNumber, 5),
    label("交易号", Kind::TransactionNumber, 5),
    label("交易单号", Kind::TransactionNumber, 5),
    label("流水号", Kind::TransactionNumber, 5),
    label("商户单号", Kind::TransactionNumber, 5),
    label("商户订单号", Kind::TransactionNumber, 5),
    label("支付单号", Kind::TransactionNumber, 5),
    label("凭证号", Kind::TransactionNumber, 5),
    label("转账单号", Kind::TransactionNumber, 5),
    label("电话", Kind::Phone, 7),
    label("手机", Kind::Phone, 7),
    label("手机号", Kind::Phone, 7),
    label("座机", Kind::Phone, 7),
    label("固话", Kind::Phone, 7),
    label("热线", Kind::Phone, 7),
    label("联系方式", Kind::Phone, 7),
    label("致电", Kind::Phone, 7),
    label("拨打", Kind::Phone, 7),
    label("tel", Kind::Phone, 7),
    label("phone", Kind::Phone, 7),
];

/// Words before numbers of goods, which many hold and nobody is known by.
const GOODS: &[&str] = &[
    "型号",
    "货号",
    "款号",
    "条码",
    "条形码",
    "批号",
    "批次",
    "批次号",
    "sku",
    "isbn",
    "ean",
    "商品编号",
    "产品编号",
    "商品编码",
    "产品编码",
    "商品条码",
    "标准号",
    "执行标准",
    "国药准字",
    "国食健字",
    "备字",
    "准字",
    "色号",
    "规格",
    "版本",
    "版本号",
    "固件",
];

/// Marks and short words between a label and its number.
const FILLERS: &str = ":号码是为叫的我填写如下";

/// What the labels announce, in order of the labels.
pub(super) fn find(reading: &Reading, groups: &[Group]) -> Vec<(Kind, Range<usize>)> {
    let mut found = Vec::new();
    let possible: Vec<&Label> = LABELS.iter().filter(|label| reading.may_say(label.word)).collect();
    if possible.is_empty() {
        return found;
    }
    for at in starts(reading) {
        let labels = possible.iter().filter_map(|label| Some((label, reading.word(at, label.word)?)));
        let Some((label, end)) = labels.max_by_key(|(_, end)| *end) else {
            continue;
        };
        let start = target(reading, end, FILLERS);
        let number = run(reading, start);
        if holds_number(reading, groups, label, &number) {
            found.push((kind(reading, label.kind, &number), number));
        }
    }
    found
}

/// The places where a number of goods begins, in order.
pub(super) fn goods(reading: &Reading) -> Vec<usize> {
    let possible = reading.possible(GOODS);
    if possible.is_empty() {
        return Vec::new();
    }
    let ends = starts(reading).filter_map(|at| reading.any_word(at, &possible));
    let mut targets: Vec<usize> = ends.map(|end| target(reading, end, FILLERS)).collect();
    targets.sort_unstable();
    targets
}

/// Where what a label announces begins: behind gaps and fillers.
pub(super) fn target(reading: &Reading, end: usize, fillers: &str) -> usize {
    let is_filler =
        |glyph: &&Glyph| (glyph.is_gap() && glyph.original != '，') || fillers.contains(glyph.folded);
    let rest = reading.glyphs.get(end..).unwrap_or(&[]);
    let mut start = end + rest.iter().take(8).take_while(is_filler).count();
    if let Some(after) = reading.any_word(start, &["no", "id"]).filter(|after| !reading.is_letter(*after)) {
        let rest = reading.glyphs.get(after..).unwrap_or(&[]);
        start = after + rest.iter().take(4).take_while(is_filler).count();
    }
    start
}

/// The letters and digits from `start`, in pieces too: to the end of a clause, where enough was read by then.
pub(super) fn run(reading: &Reading, start: usize) -> Range<usize> {
    let mut end = start;
    let mut count = 0;
    let mut at = start;
    while let Some(glyph) = reading.get(at).filter(|_| count < 40) {
        if glyph.is_alnum() || glyph.is_digit() {
            count += 1;
            end = at + 1;
        } else {
            let is_apart = count == 0 || !glyph.is_gap() || at - end >= WIDEST_GAP;
            if is_apart || ends_run(glyph, count) || opens_price(reading, at) {
                break;
            }
        }
        at += 1;
    }
    start..end
}

/// Whether a mark ends what is announced: a full-width comma once a short number was read, others once a long one was.
fn ends_run(glyph: &Glyph, count: usize) -> bool {
    glyph.ends_clause() && count >= if glyph.original == '，' { 5 } else { 10 }
}

/// The places where a label can begin.
fn starts(reading: &Reading) -> impl Iterator<Item = usize> + '_ {
    (0..reading.glyphs.len()).filter(|at| match reading.get(*at).map(|glyph| glyph.class) {
        Some(Class::Han) => true,
        Some(Class::Letter) => !reading.is_inside_word(*at),
        _ => false,
    })
}

/// Whether the run behind a label is its number, and not a price or a count that happens to stand there.
fn holds_number(reading: &Reading, groups: &[Group], label: &Label, number: &Range<usize>) -> bool {
    let inside = groups_within(groups, number);
    let count = digits(reading, inside).count();
    let is_short_word = matches!(label.word, "订单" | "运单" | "账户");
    let is_counted = count < 10 && is_unit(reading, number.end);
    let is_day = is_short_word
        && super::dates::is_compact(
            &digits(reading, inside).filter_map(|digit| digit.to_digit(10)).collect::<Vec<_>>(),
        );
    let is_hotline = label.kind == Kind::Phone && count < 9 && reading.word(number.start, "95").is_some();
    let has_letters = number.clone().any(|at| reading.is_letter(at));
    let is_row = !has_letters && is_row(reading, inside);
    count >= label.digits && !is_counted && !is_day && !is_hotline && !is_row
}

/// A number behind 电话 that is no mobile is a landline.
fn kind(reading: &Reading, kind: Kind, number: &Range<usize>) -> Kind {
    let first = reading.folded(number.start);
    if kind == Kind::Phone && first != Some('1') && number.len() < 11 { Kind::Landline } else { kind }
}

fn groups_within<'a>(groups: &'a [Group], range: &Range<usize>) -> &'a [Group] {
    let first = groups.partition_point(|group| group.start < range.start);
    let last = groups.partition_point(|group| group.end <= range.end);
    groups.get(first..last).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::super::groups::groups;
    use super::*;

    fn kinds(text: &str) -> Vec<Kind> {
        let reading = Reading::new(text);
        find(&reading, &groups(&reading)).into_iter().map(|(kind, _)| kind).collect()
    }

    #[test]
    fn labels_announce() {
        for (text, kind) in [
            ("订单号：P 123-456", Kind::OrderNumber),
            ("訂單編號是１２３４５６７", Kind::OrderNumber),
            ("快递单号 SF1234567", Kind::TrackingNumber),
            ("身份证号110101200001011234", Kind::IdCard),
            ("统一社会信用代码：91330100MA0000000X", Kind::CreditCode),
            ("卡号6222000000001", Kind::BankCard),
            ("客服电话：8123 4567", Kind::Landline),
        ] {
            assert!(kinds(text).contains(&kind), "{text}: {:?}", kinds(text));
        }
    }

    #[test]
    fn labels_without_a_number_are_silent() {
        for text in [
            "订单 20260504 下单",
            "手机 1299.00元",
            "客服电话 95588",
            "客服电话95013888（268元）",
            "热线9501-3888",
            "订单号后四位1234",
            "手机号码被封",
        ] {
            assert_eq!(kinds(text), [], "{text}");
        }
    }

    #[test]
    fn goods_have_numbers_too() {
        assert_eq!(goods(&Reading::new("条码：6901234567892")), [3]);
    }
}
