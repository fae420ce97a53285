//! Identifiers in random disguises inside Chinese sentences are all found; ordinary numbers are all left alone. The
//! sentences come from a fixed seed, so that a failure can be read again.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::Days;
use complain::diagnostic::{Diagnostic, Severity, Sink};
use complain::identifiers::{Goods, find_value, scan, unexplained};
use complain::pipeline::{Outcome, Pipeline, Selection};
use complain::source::SourceFile;
use proptest::prelude::*;
use std::sync::Arc;
use std::time::{Duration, Instant};

const SENTENCES: usize = 2_000;

/// Sentences around an identifier (`{}`), with ordinary numbers near it.
const CARRIERS: &[&str] = &[
    "{}",
    "商家让我联系{}，之后没有下文",
    "2026年5月4日客服留下{}。我没有理会",
    "花了268.00元，{}，第3天还没发货",
    "（{}）",
    "我打过去{}一直没人接",
    "详情里写着{}，5件只到了3件",
    "2026-05-04 18:30 收到短信：{}",
    "客服回复“{}”，说7天内处理",
    "有问题请找{}谢谢",
    "包裹上印着 {} 字样",
    "第二次回复是{}，共2次",
    "买了36码，{}；退货被拒",
];

/// Sentences around an ordinary number.
const CALM: &[&str] = &[
    "{}",
    "页面写明{}，实际不是",
    "我看到{}。",
    "商家说{}，我不同意",
    "（{}）",
    "收到后发现{}，与描述不符",
    "客服回复“{}”",
    "{}，{}，{}",
    "先是{}，后来{}",
];

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end).unwrap()).unwrap()
    }

    fn between(&mut self, first: usize, last: usize) -> usize {
        first + self.below(last + 1 - first)
    }

    fn is(&mut self, one_in: usize) -> bool {
        self.below(one_in) == 0
    }

    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap())).collect()
    }

    fn letters(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'a' + u8::try_from(self.below(26)).unwrap())).collect()
    }
}

/// An identifier with the words that announce it, which are no part of it.
struct Sample {
    label: String,
    value: String,
}

fn bare(value: String) -> Sample {
    Sample { label: String::new(), value }
}

type Maker = fn(&mut Random) -> Sample;

const KINDS: &[(&str, Maker)] = &[
    ("phone", phone),
    ("landline", landline),
    ("id-card", id_card),
    ("bank-card", bank_card),
    ("credit-code", credit_code),
    ("plate", plate),
    ("email", email),
    ("url", url),
    ("qr-code", qr_code),
    ("wechat", wechat),
    ("qq", qq),
    ("alipay", alipay),
    ("account", account),
    ("order-number", order),
    ("tracking-number", tracking),
    ("transaction-number", transaction),
    ("long-number", long_number),
    ("address", address),
    ("flat", flat),
    ("personal-licence", licence),
];

#[test]
fn every_identifier_is_found_in_every_disguise() {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut missed = Vec::new();
    for (kind, make) in KINDS {
        for _ in 0..SENTENCES {
            let sample = make(&mut random);
            let carrier = random.one(CARRIERS);
            let (before, after) = carrier.split_once("{}").unwrap();
            let start = before.len() + sample.label.len();
            let text = format!("{before}{}{}{after}", sample.label, sample.value);
            let value = start..start + sample.value.len();
            let is_found =
                scan(&text).iter().any(|one| one.range.start < value.end && value.start < one.range.end);
            if !is_found {
                missed.push(format!("{kind}: {text}"));
            }
        }
    }
    assert!(missed.is_empty(), "{} missed:\n{}", missed.len(), missed.join("\n"));
}

/// The free texts of a case, each with a hole; everything else stays as in the base case of the rules.
const HOLES: &[(&str, &str)] = &[
    (
        "problem:\n  kind: quality\n  summary: 收到的6只陶碗中有3只碗口开裂。\n",
        "problem:\n  kind: quality\n  summary: '{}'\n",
    ),
    (
        "  summary: 收到的6只陶碗中有3只碗口开裂。\n",
        "  summary: 收到的6只陶碗中有3只碗口开裂。\n  title: '{}'\n",
    ),
    (
        "  exhibits: [cracks]\nclaims",
        "  exhibits: [cracks]\n  details:\n    - {text: '{}', exhibits: [cracks]}\nclaims",
    ),
    ("- {kind: return-refund}", "- {kind: return-refund, text: '{}'}"),
    ("text: 退货退款，理由为商品有质量问题", "text: '{}'"),
    ("quote: 包装已拆，影响二次销售", "quote: '{}'"),
    ("shop: 山月陶社", "shop: '{}'"),
    ("item: 手工陶碗", "item: '{}'"),
    ("item: 手工陶碗", "item: 手工陶碗\n  spec: '{}'"),
    ("  placed: 2026-05-01 20:14", "  placed: 2026-05-01 20:14\n  promises: ['{}']"),
    ("title: 裂纹照片, shows: 裂纹的位置", "title: '{}', shows: 裂纹的位置"),
    ("shows: 商家拒绝的理由", "shows: '{}'"),
];

const CASE: &str = include_str!("../rules/base.yaml");

/// Runs a case with a text in one of its holes.
fn with(pipeline: &Pipeline, random: &mut Random, text: &str) -> (String, Outcome) {
    let (old, new) = random.one(HOLES);
    assert!(CASE.contains(old), "{old}");
    let case = CASE.replacen(old, &new.replace("{}", &text.replace('\'', "’")), 1);
    let file = Arc::new(SourceFile::new("random.yaml", case.clone()));
    let days = Days { as_of: None, today: Day::parse("2026-11-01").unwrap() };
    (case, pipeline.run(&file, days))
}

fn pipeline(selection: &Selection) -> Pipeline {
    Pipeline::load(Assets::built_in(), selection, &[], &mut Sink::default()).unwrap()
}

#[test]
fn no_public_note_holds_an_identifier() {
    let note = pipeline(&Selection::Named(vec!["note".to_owned()]));
    let mut random = Random(0x5851_f42d_4c95_7f2d);
    let (mut refused, mut clean) = (0, 0);
    for number in 0..SENTENCES {
        let (kind, make) = KINDS[number % KINDS.len()];
        let sample = make(&mut random);
        let text = random.one(CARRIERS).replace("{}", &format!("{}{}", sample.label, sample.value));
        let (case, outcome) = with(&note, &mut random, &text);
        let about_privacy = |found: &Diagnostic| found.rule.name().starts_with("privacy/");
        for found in outcome.diagnostics.iter().filter(|found| about_privacy(found)) {
            assert!(!found.message.contains(&sample.value), "the report repeats it: {}", found.message);
            assert!(!found.labels.is_empty() && found.severity == Severity::Error, "{kind} in\n{case}");
        }
        match outcome.texts.as_slice() {
            [] => refused += 1,
            [(_, draft)] => {
                clean += 1;
                for filled in &draft.fields {
                    let text = filled.text();
                    assert!(scan(&text).is_empty(), "{kind} in the note:\n{text}\nfrom\n{case}");
                    assert!(!text.contains(&sample.value), "{kind} in the note:\n{text}\nfrom\n{case}");
                }
            }
            more => panic!("{} texts", more.len()),
        }
    }
    // Some texts of a case have no place in a note; most have.
    assert!(refused > SENTENCES / 3 && clean > SENTENCES / 10, "{refused} refused, {clean} clean");
}

#[test]
fn ordinary_numbers_in_a_case_are_nobodys_secret() {
    let all = pipeline(&Selection::Suiting);
    let mut random = Random(0x1405_7b7e_f767_814f);
    let mut asked = Vec::new();
    for _ in 0..SENTENCES {
        let text = random.one(CALM).replace("{}", &ordinary(&mut random));
        let (case, outcome) = with(&all, &mut random, &text);
        let mut found =
            outcome.diagnostics.iter().filter(|found| found.rule.name().starts_with("privacy/")).peekable();
        // Of what is asked about in public a little is ordinary.
        asked.extend(found.peek().filter(|found| found.is_allowable).map(|_| text));
        let found = found.find(|found| !found.is_allowable);
        assert!(found.is_none(), "{}: {} in\n{case}", found.unwrap().rule, found.unwrap().message);
    }
    assert!(asked.len() <= SENTENCES / 50, "{} asked about:\n{}", asked.len(), asked.join("\n"));
}

#[test]
fn a_sum_of_the_case_may_stand_without_its_unit() {
    let note = pipeline(&Selection::Named(vec!["note".to_owned()]));
    let days = Days { as_of: None, today: Day::parse("2026-11-01").unwrap() };
    let promises = "  placed: 2026-05-01 20:14\n  promises: ['到手价1,299元，运费 18.5 块']";
    let stated = CASE.replacen("  placed: 2026-05-01 20:14", promises, 1);
    let asked = |case: &str, text: &str| {
        let case = case.replacen("quote: 包装已拆，影响二次销售", &format!("quote: '{text}'"), 1);
        let outcome = note.run(&Arc::new(SourceFile::new("sums.yaml", case)), days);
        outcome.diagnostics.iter().any(|found| found.rule.name() == "privacy/figure")
    };
    for text in ["说好1299的", "说好1299.00的", "先说1299后来不认"] {
        assert!(!asked(&stated, text), "{text}");
        assert!(asked(CASE, text), "{text} where no text says what it is");
    }
    for text in ["说好1298的", "记下的是12991", "记下的是01299"] {
        assert!(asked(&stated, text), "{text}");
    }
}

/// What a shop is called is on display, a person's name in it too; an account in it leads to somebody, and explains no
/// letters elsewhere.
#[test]
fn an_account_in_the_name_of_a_shop_is_found() {
    let note = pipeline(&Selection::Named(vec!["note".to_owned()]));
    let days = Days { as_of: None, today: Day::parse("2026-11-01").unwrap() };
    let rules = |shop: &str, text: &str| -> Vec<String> {
        let case = CASE.replacen("shop: 山月陶社", &format!("shop: '{shop}'"), 1);
        let case = case.replacen("quote: 包装已拆，影响二次销售", &format!("quote: '{text}'"), 1);
        let outcome = note.run(&Arc::new(SourceFile::new("shop.yaml", case)), days);
        let names = outcome.diagnostics.iter().map(|found| found.rule.name().to_owned());
        names.filter(|name| name.starts_with("privacy/")).collect()
    };
    for shop in
        ["小店vx12345", "山月陶社微信同号", "山月陶社电话微信都是这个号", "小店QQ12345", "小店加v abc12"]
    {
        assert!(!rules(shop, "包装已拆").is_empty(), "{shop}");
    }
    assert!(rules("小店vx12345", "让我加vx12345").len() > 1);
    for shop in ["王小明面馆", "老微相机店", "QQ糖专营店", "AB12数码", "电话机专卖", "1998咖啡"]
    {
        assert_eq!(rules(shop, "包装已拆"), [""; 0], "{shop}");
    }
}

#[test]
fn ordinary_numbers_are_left_alone() {
    let mut random = Random(0x2545_f491_4f6c_dd1d);
    let mut false_alarms = Vec::new();
    for _ in 0..3 * SENTENCES {
        let mut text = random.one(CALM).to_owned();
        while text.contains("{}") {
            let number = ordinary(&mut random);
            text = text.replacen("{}", &number, 1);
        }
        let parts: Vec<_> =
            scan(&text).into_iter().map(|one| format!("{} {}", one.kind.word(), &text[one.range])).collect();
        if !parts.is_empty() {
            false_alarms.push(format!("{text}: {parts:?}"));
        }
    }
    assert!(false_alarms.is_empty(), "{} false:\n{}", false_alarms.len(), false_alarms.join("\n"));
}

#[test]
fn known_values_are_found_in_every_disguise() {
    let mut random = Random(0x1234_5678_9abc_def1);
    for value in ["林示例", "P791234567890123456", "示例市虚构区样板路12号", "13800000001", "shili_2024"]
    {
        for _ in 0..SENTENCES {
            let hidden = disguised(&mut random, value, &Disguise::all());
            let text = random.one(CARRIERS).replace("{}", &hidden);
            assert_eq!(find_value(&text, value).len(), 1, "{value} in {text}");
        }
    }
}

#[test]
fn long_texts_take_time_in_proportion() {
    let size = 200_000;
    let texts = [
        "7".repeat(1_000_000),
        "1 3 ".repeat(size / 4),
        "6222 ".repeat(size / 5),
        "一".repeat(size / 3),
        "2026-05-04-".repeat(size / 11),
        "a@".repeat(size / 2),
        "www.".repeat(size / 4),
        "微信".repeat(size / 6),
        "路1号".repeat(size / 7),
        "扫".repeat(size / 3),
        "经营者".repeat(size / 9),
        " ".repeat(size),
        "o".repeat(size),
        "京A1".repeat(size / 5),
    ];
    for text in texts {
        let start = Instant::now();
        scan(&text);
        unexplained(&text, &Goods::default(), false);
        find_value(&text, "77777771");
        let taken = start.elapsed();
        // A slow machine without optimisation takes a few seconds; a square of the length would take hours.
        assert!(taken < Duration::from_secs(20), "{taken:?}");
    }
}

proptest! {
    #[test]
    fn any_text_is_scanned(text in "\\PC*") {
        check(&text);
    }

    #[test]
    fn any_suspicious_text_is_scanned(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "1", "3", "8", "0", "⑫", "🔟", "１", "一", "十", "o", "l", " ", "-", ".", "\u{200b}", "😀", "微信", "v", "❤",
                "京", "A", "@", "点com", ".com", "http://", "路", "号", "栋", "室", "经营者", "：", "王", "扫码", "加", "×", "X",
                "2026-05-04", "订单号", "条码", "P", "sf", "，", "。", "\n", "(", "￥", "元", "县", "镇", "村",
            ]),
            0..60,
        )
    ) {
        check(&parts.concat());
    }

    #[test]
    fn any_value_is_looked_for(text in "\\PC*", value in "\\PC{0,8}") {
        let found = find_value(&text, &value);
        in_order(&text, &found);
        let whole = format!("{text}{value}");
        in_order(&whole, &find_value(&whole, &value));
    }
}

fn check(text: &str) {
    let ranges: Vec<_> = scan(text).into_iter().map(|one| one.range).collect();
    in_order(text, &ranges);
}

fn in_order(text: &str, ranges: &[std::ops::Range<usize>]) {
    let mut last = 0;
    for range in ranges {
        assert!(range.start >= last && range.start < range.end, "{ranges:?} in {text}");
        assert!(text.get(range.clone()).is_some(), "{ranges:?} in {text}");
        last = range.end;
    }
}

/// Which disguises a value can wear and stay readable for a person.
struct Disguise {
    scripts: bool,
    gaps: bool,
    stand_ins: bool,
}

impl Disguise {
    fn all() -> Self {
        Self { scripts: true, gaps: true, stand_ins: true }
    }

    fn without_stand_ins() -> Self {
        Self { stand_ins: false, ..Self::all() }
    }
}

const GAPS: &[&str] = &[
    " ", "\u{a0}", "　", "\u{200b}", "\u{200d}", "\u{feff}", "-", "–", "—", ".", "·", "、", "_", "*", "/",
    "|", "~", ",", "😀", "❤️", "👉", " - ", "\u{2060}",
];
const UNSEEN: &[&str] = &["\u{200b}", "\u{200c}", "\u{200d}", "\u{feff}", "\u{2060}", "\u{ad}"];
const HANDS: &[&str] = &[
    "0123456789",
    "０１２３４５６７８９",
    "٠١٢٣٤٥٦٧٨٩",
    "०१२३४५६७८९",
    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
    "⓪①②③④⑤⑥⑦⑧⑨",
    "⓿❶❷❸❹❺❻❼❽❾",
    "⁰¹²³⁴⁵⁶⁷⁸⁹",
    "零一二三四五六七八九",
    "〇一二三四五六七八九",
    "○壹贰叁肆伍陆柒捌玖",
    "零幺两三四五六七八九",
    "0⑴⑵⑶⑷⑸⑹⑺⑻⑼",
    "0⒈⒉⒊⒋⒌⒍⒎⒏⒐",
    "๐๑๒๓๔๕๖๗๘๙",
];

/// The value in a random mix of the disguises: one way throughout, or another one for each character.
fn disguised(random: &mut Random, value: &str, disguise: &Disguise) -> String {
    let is_mixed = random.is(2);
    let hand = if disguise.scripts && !random.is(3) { random.one(HANDS) } else { HANDS[0] };
    let gap = random.one(GAPS);
    let gap_in = random.between(1, 5);
    let has_gaps = disguise.gaps && !random.is(3);
    let has_width = random.is(3);
    let has_stand_ins = disguise.stand_ins && random.is(4);
    let mut text = String::new();
    for (place, c) in value.chars().enumerate() {
        if place > 0 && has_gaps && random.is(gap_in) {
            text += if is_mixed { random.one(GAPS) } else { gap };
        }
        match c {
            '0'..='9' => {
                let digit = usize::from(u8::try_from(c).unwrap() - b'0');
                let hand = if is_mixed && disguise.scripts { random.one(HANDS) } else { hand };
                if has_stand_ins && digit < 2 && random.is(2) {
                    text.push(if digit == 0 { random.one(&['o', 'O']) } else { random.one(&['l', 'I']) });
                } else {
                    text.extend(hand.chars().nth(digit));
                }
            }
            'a'..='z' | 'A'..='Z' if has_width => {
                text.push(char::from_u32(u32::from(c) + 0xfee0).unwrap());
            }
            'a'..='z' if random.is(6) => text.push(c.to_ascii_uppercase()),
            c => text.push(c),
        }
    }
    text
}

fn phone(random: &mut Random) -> Sample {
    let number = format!("1{}{}", random.one(&['3', '5', '7', '8', '9']), random.digits(9));
    let prefix = random.one(&["", "", "", "+86", "0086", "(86)", "+86 ", "86-"]);
    let is_grouped = random.is(3);
    let number = if is_grouped {
        let mark = random.one(&["-", " ", "　", ".", "·"]);
        format!("{}{mark}{}{mark}{}", &number[..3], &number[3..7], &number[7..])
    } else {
        disguised(random, &number, &Disguise::all())
    };
    let label = random.one(&["", "", "电话", "手机号：", "手机 ", "tel:", "☎️"]).to_owned();
    Sample { label, value: format!("{prefix}{number}") }
}

fn landline(random: &mut Random) -> Sample {
    let area = random.one(&["010", "021", "0571", "0755", "0311"]);
    let local = format!("{}{}", random.between(2, 8), random.digits(7));
    let number = match random.below(4) {
        0 => format!("({area}) {} {}", &local[..4], &local[4..]),
        1 => format!("{area}-{local}"),
        2 => format!(
            "{}-{}-{}",
            random.one(&["400", "800"]),
            8 * 100 + random.below(100),
            1234 + 2 * random.below(4000)
        ),
        _ => disguised(random, &format!("{area}{local}"), &Disguise::without_stand_ins()),
    };
    bare(number)
}

fn id_card(random: &mut Random) -> Sample {
    let body = format!(
        "{}{}{}{:02}{:02}{}",
        random.one(&["110101", "330106", "440305", "659001"]),
        random.one(&["19", "20"]),
        random.digits(2),
        random.between(1, 12),
        random.between(1, 28),
        random.digits(3)
    );
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = body.chars().zip(weights).map(|(c, weight)| c.to_digit(10).unwrap() * weight).sum();
    let is_wrong = random.is(4);
    let check = (12 - sum % 11 + u32::from(is_wrong)) % 11;
    let x = random.one(&["X", "x", "×", "Ｘ"]);
    let last = if check == 10 { x.to_owned() } else { check.to_string() };
    let label = if is_wrong {
        random.one(&["身份证", "身份证号：", "身份证号码是", "身份證號 "])
    } else {
        ""
    };
    let disguise = Disguise::without_stand_ins();
    Sample { label: label.into(), value: disguised(random, &format!("{body}{last}"), &disguise) }
}

fn bank_card(random: &mut Random) -> Sample {
    let length = random.between(16, 19);
    let mut number = format!("{}{}", random.one(&["62", "6222", "4", "5"]), random.digits(length));
    number.truncate(length - 1);
    let sum: u32 = number
        .chars()
        .rev()
        .enumerate()
        .map(|(place, c)| {
            let digit = c.to_digit(10).unwrap();
            if place % 2 == 1 { digit } else { digit * 2 / 10 + digit * 2 % 10 }
        })
        .sum();
    let is_wrong = random.is(4);
    let check = (10 - sum % 10 + u32::from(is_wrong)) % 10;
    let label = if is_wrong {
        random.one(&["卡号", "银行卡：", "銀行卡號是", "银行卡号 "])
    } else {
        ""
    };
    Sample { label: label.into(), value: disguised(random, &format!("{number}{check}"), &Disguise::all()) }
}

fn credit_code(random: &mut Random) -> Sample {
    let alphabet: Vec<char> = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().collect();
    let mut code = format!("{}330106", random.one(&["91", "92"]));
    code.push_str("MA");
    while code.len() < 17 {
        code.push(random.one(&alphabet));
    }
    let mut weight = 1;
    let mut sum = 0;
    for c in code.chars() {
        sum += weight * alphabet.iter().position(|one| *one == c).unwrap();
        weight = weight * 3 % 31;
    }
    let is_wrong = random.is(4);
    code.push(alphabet[(31 - sum % 31 + usize::from(is_wrong)) % 31]);
    let label = if is_wrong {
        random.one(&["统一社会信用代码：", "統一社會信用代碼", "税号 "])
    } else {
        ""
    };
    let disguise = Disguise { scripts: !is_wrong, ..Disguise::without_stand_ins() };
    Sample { label: label.into(), value: disguised(random, &code, &disguise) }
}

fn plate(random: &mut Random) -> Sample {
    let province = random.one(&["京", "沪", "粤", "粵", "浙", "苏", "蘇", "川", "新"]);
    let city = random.one(&["A", "B", "C", "E", "K"]);
    let digits = random.digits(5);
    let serial = match random.below(4) {
        0 => format!("D{digits}"),
        1 => format!("{digits}F"),
        2 => format!("{}{}", &digits[..4], random.one(&["A", "K", "Q"])),
        _ => digits,
    };
    let mark = random.one(&["", "·", " ", "-"]);
    let value = disguised(random, &format!("{city}{mark}{serial}"), &Disguise::without_stand_ins());
    bare(format!("{province}{}{value}", random.one(&["", "", " "])))
}

fn email(random: &mut Random) -> Sample {
    let name = format!("shili{}", random.digits(4));
    let at = random.one(&["@", "＠", "(at)", "[at]", " # ", "艾特", " at ", " @ ", "（at）"]);
    let host = random.one(&["example", "qq", "163"]);
    let dot = random.one(&[".", "．", "点", "。", " . ", "[.]", "(dot)", "點"]);
    let end = random.one(&["com", "cn", "net", "COM"]);
    let widths = Disguise { scripts: true, gaps: false, stand_ins: false };
    let name = disguised(random, &name, &widths);
    let host = disguised(random, host, &Disguise { scripts: false, ..widths });
    let text = format!("{name}{at}{host}{dot}{end}");
    bare(unseen(random, &text))
}

fn url(random: &mut Random) -> Sample {
    let scheme = random.one(&["", "http://", "https://", "http：／／", "HTTPS://"]);
    let host = random.one(&["www.example", "shop.example", "example", "xhslink", "v.example"]);
    let dot = random.one(&[".", "．", "点", "。", " . ", "[.]", "點"]);
    let end = random.one(&["com", "cn", "net", "top", "vip"]);
    let path = random.one(&["", "/a", "/AbC123", "/a?b=1"]);
    let text = match random.below(5) {
        0 => format!("{scheme}example.{}/a1", random.one(&["tv", "me", "shop"])),
        1 => "w w w . e x a m p l e . c o m".to_owned(),
        _ => format!("{scheme}{host}{dot}{end}{path}"),
    };
    bare(unseen(random, &text))
}

fn qr_code(random: &mut Random) -> Sample {
    let text = random.one(&[
        "扫码加我",
        "扫下方二维码",
        "扫一扫上面的二维码",
        "掃碼進群",
        "二维码加群主",
        "收款码如下",
        "扫描图中二维码",
        "长按识别下方二维码",
        "扫我的收款码",
        "扫码添加客服",
    ]);
    let disguise = Disguise { scripts: false, ..Disguise::all() };
    bare(disguised(random, text, &disguise))
}

fn wechat(random: &mut Random) -> Sample {
    let label = random.one(&[
        "微信",
        "微信号：",
        "微信號是",
        "wx:",
        "WX ",
        "vx：",
        "Vx ",
        "v信 ",
        "V❤",
        "V❤️：",
        "薇信",
        "加威信",
        "卫星号",
        "绿泡泡：",
        "加V ",
        "加我v：",
        "➕V：",
        "➕微",
        "微 信：",
        "Ｖ信：",
        "wechat: ",
        "加薇：",
        "v💚",
    ]);
    let id = match random.below(4) {
        0 => format!("shili_{}", random.digits(4)),
        1 => format!("{}{}", random.letters(4), random.digits(5)),
        2 => format!("1{}{}", random.one(&['3', '8']), random.digits(9)),
        _ => format!("sl-{}", random.digits(6)),
    };
    let space = if label.ends_with(['x', 'X', 'V']) { ":" } else { "" };
    let disguise = Disguise { gaps: random.is(2), ..Disguise::without_stand_ins() };
    Sample { label: format!("{label}{space}"), value: disguised(random, &id, &disguise) }
}

fn qq(random: &mut Random) -> Sample {
    let label = random.one(&[
        "QQ",
        "qq：",
        "扣扣",
        "扣扣号：",
        "企鹅号",
        "企鹅：",
        "加Q ",
        "ＱＱ ",
        "Q Q:",
        "加q：",
        "qq号是",
    ]);
    let length = random.between(5, 9);
    let number = format!("{}{}", random.between(1, 9), random.digits(length));
    Sample { label: label.into(), value: disguised(random, &number, &Disguise::without_stand_ins()) }
}

fn alipay(random: &mut Random) -> Sample {
    let label = random.one(&["支付宝账号：", "支付宝：", "支付寶帳號", "支付宝账户 ", "支付宝号是", "zfb："]);
    let id = match random.below(3) {
        0 => format!("1{}{}", random.one(&['3', '8']), random.digits(9)),
        1 => format!("shili{}@example.com", random.digits(3)),
        _ => format!("shili{}", random.digits(4)),
    };
    let disguise = Disguise { gaps: !id.contains('@'), ..Disguise::without_stand_ins() };
    Sample { label: label.into(), value: disguised(random, &id, &disguise) }
}

fn account(random: &mut Random) -> Sample {
    let label = random.one(&[
        "抖音号：",
        "抖音号",
        "小红书号 ",
        "小紅書號：",
        "快手号：",
        "微博：",
        "微博@",
        "账号：",
        "闲鱼号",
        "uid:",
    ]);
    let id =
        if random.is(2) { format!("shili{}", random.digits(4)) } else { format!("9{}", random.digits(8)) };
    Sample { label: label.into(), value: disguised(random, &id, &Disguise::without_stand_ins()) }
}

fn order(random: &mut Random) -> Sample {
    let disguise = Disguise::without_stand_ins();
    if random.is(2) {
        let number = format!("P{}", random.digits(18));
        return bare(disguised(random, &number, &disguise));
    }
    let label = random.one(&["订单号", "订单编号：", "訂單號是", "订单号 ", "订 单 号：", "订单ID："]);
    let length = random.between(12, 18);
    let number = format!("{}{}", random.between(1, 9), random.digits(length));
    Sample { label: label.into(), value: disguised(random, &number, &disguise) }
}

fn tracking(random: &mut Random) -> Sample {
    let carrier = random.one(&["SF", "YT", "JD", "JT", "STO", "ZTO", "YD", "EMS"]);
    let disguise = Disguise::without_stand_ins();
    if random.is(2) {
        let number = format!("{carrier}{}", random.digits(13));
        return bare(disguised(random, &number, &disguise));
    }
    let label = random.one(&["运单号", "快递单号：", "物流单号是", "運單號 ", "快遞單號"]);
    let number = format!("7{}", random.digits(12));
    Sample { label: label.into(), value: disguised(random, &number, &disguise) }
}

fn transaction(random: &mut Random) -> Sample {
    if random.is(2) {
        let number = format!("42000{}", random.digits(23));
        return bare(disguised(random, &number, &Disguise::all()));
    }
    let label = random.one(&["交易单号", "流水号：", "商户单号是", "交易單號 "]);
    let number = format!("1{}", random.digits(19));
    Sample { label: label.into(), value: disguised(random, &number, &Disguise::without_stand_ins()) }
}

fn long_number(random: &mut Random) -> Sample {
    let length = random.between(15, 22);
    let number = format!("7{}", random.digits(length));
    bare(disguised(random, &number, &Disguise { gaps: false, ..Disguise::without_stand_ins() }))
}

fn address(random: &mut Random) -> Sample {
    let street = random.one(&[
        "样板路",
        "虚构大道",
        "样板街",
        "样板巷",
        "虚构胡同",
        "样板村",
        "虚构小区",
        "样板花园",
        "样板公寓",
        "虚构大厦",
    ]);
    let number = random.between(1, 999).to_string();
    let unit = random.one(&["号", "號", "弄", "栋", "幢", "号楼", "棟"]);
    let flat = random.one(&["", "501室", "2单元501室", "3楼"]);
    let disguise = Disguise { gaps: random.is(2), ..Disguise::without_stand_ins() };
    let text = disguised(random, &format!("{street}{number}{unit}{flat}"), &disguise);
    // A comma between words ends a clause; in an address it is no disguise.
    let text = text.replace(',', "·");
    bare(format!("{}{text}", random.one(&["", "示例市虚构区", "示例省示例市"])))
}

fn flat(random: &mut Random) -> Sample {
    let text = format!(
        "{}{}{}{}0{}室",
        random.between(1, 30),
        random.one(&["栋", "幢", "座", "号楼"]),
        random.one(&["", "2单元", "1單元"]),
        random.between(1, 9),
        random.between(1, 9)
    );
    let disguise = Disguise { gaps: random.is(2), ..Disguise::without_stand_ins() };
    bare(disguised(random, &text, &disguise))
}

fn licence(random: &mut Random) -> Sample {
    if random.is(4) {
        let number = format!("33010660{}", random.digits(7));
        let value = disguised(random, &number, &Disguise::without_stand_ins());
        return Sample {
            label: random.one(&["注册号", "注册号：", "营业执照注册号是"]).into(), value
        };
    }
    let label = random.one(&[
        "经营者：",
        "经营者姓名：",
        "法定代表人",
        "負責人：",
        "个体工商户",
        "個體工商戶（",
        "法定代表人是",
    ]);
    let name = random.one(&["王示例", "林示例", "陈示例", "陳示例", "张示", "劉示例"]);
    let mut value = String::new();
    for (place, c) in name.chars().enumerate() {
        if place > 0 && random.is(2) {
            value += random.one(UNSEEN);
        }
        value.push(c);
    }
    Sample { label: label.into(), value }
}

/// The text with marks in it that nobody sees.
fn unseen(random: &mut Random, text: &str) -> String {
    if random.is(2) {
        return text.to_owned();
    }
    let mut hidden = String::new();
    for c in text.chars() {
        hidden.push(c);
        if random.is(3) {
            hidden += random.one(UNSEEN);
        }
    }
    hidden
}

/// A number as complaints are full of.
fn ordinary(random: &mut Random) -> String {
    let makers: &[Maker] = &[price, size, date, share, model, count, law, everyday, row];
    let make = random.one(makers);
    make(random).value
}

fn price(random: &mut Random) -> Sample {
    let (yuan, fen) = (random.between(1, 9999), random.between(0, 99));
    bare(match random.below(8) {
        0 => format!("{yuan}.{fen:02}元"),
        1 => format!("￥{}", thousands(yuan, fen)),
        2 => format!("{}.{}万", random.between(1, 99), random.below(10)),
        3 => format!("{yuan}元"),
        4 => format!("原价{yuan}.00，现价{}.00", random.between(1, 999)),
        5 => format!("¥{yuan}.{fen:02}"),
        6 => format!("{}-{}元", yuan, yuan + 100),
        _ => format!("{yuan}块{}", random.below(10)),
    })
}

fn thousands(yuan: usize, fen: usize) -> String {
    if yuan >= 1000 {
        format!("{},{:03}.{fen:02}", yuan / 1000, yuan % 1000)
    } else {
        format!("{yuan}.{fen:02}")
    }
}

fn size(random: &mut Random) -> Sample {
    let tens = |random: &mut Random| 10 * random.between(3, 24);
    let (long, wide, high) = (tens(random), tens(random), random.between(5, 99));
    bare(match random.below(9) {
        0 => format!("{long}×{wide}×{high}cm"),
        1 => "1920x1080".into(),
        2 => format!("{}码", random.between(34, 46)),
        3 => "36 37 38 39 40 41码".into(),
        4 => "35-40码".into(),
        5 => "M/L/XL".into(),
        6 => format!("{long}*{wide}*{high}cm"),
        7 => format!("1.{}米*2.{}米", random.below(10), random.below(10)),
        _ => format!("{}/{}", 5 * random.between(31, 37), 4 * random.between(20, 27)),
    })
}

fn date(random: &mut Random) -> Sample {
    let (year, month, day) = (random.between(2019, 2027), random.between(1, 12), random.between(1, 28));
    let (hour, minute) = (random.between(0, 23), random.between(0, 59));
    bare(match random.below(15) {
        0 => format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}"),
        1 => format!("{year}/{month}/{day}"),
        2 => format!("{year}{month:02}{day:02}"),
        3 => format!("{year}{month:02}{day:02}{hour:02}{minute:02}00"),
        4 => format!("{month}月{day}日{hour}:{minute:02}至{}:02", hour + 1),
        5 => "二〇二六年五月四日".into(),
        6 => format!("{year}年{month}月{day}日{hour}时{minute}分"),
        7 => format!("{year}.{month}.{day}"),
        8 => format!("{year}-{month:02}-{day:02}至{year}-{month:02}-{day:02}"),
        9 => format!("{year}-{month:02}-{day:02}~{year}-{month:02}-{day:02}"),
        10 => format!("{year}-{month:02}-{day:02}T{hour:02}:{minute:02}:00+08:00"),
        11 => format!("{month}/{day} {hour:02}:{minute:02}"),
        12 => format!("{year}年{month}月{day}号到货"),
        13 => format!("{year}-{month:02}-{day:02} {hour:02}:{minute:02}:{minute:02}.123"),
        _ => format!("{hour}点{minute}分"),
    })
}

fn share(random: &mut Random) -> Sample {
    let value = random.below(100);
    bare(match random.below(5) {
        0 => format!("{value}.5%"),
        1 => "99.99%".into(),
        2 => format!("{value}％"),
        3 => format!("{}.{}分", random.below(5), random.below(10)),
        _ => format!("百分之{}", random.one(&["五", "十二", "三十"])),
    })
}

fn model(random: &mut Random) -> Sample {
    let fixed = [
        "WH-1000XM5",
        "RTX4090",
        "KFR-35GW/N8XHB1",
        "SM-S9280",
        "A2650",
        "MX-2024-A",
        "HS8145V5",
        "iPhone 15 Pro Max 256GB",
        "批号20260101A",
        "GB/T 15834-2011",
        "v10.15.7",
        "GB 4806.7-2016",
        "iOS 17.5.1",
        "HarmonyOS 4.2.0.130",
        "IP68",
        "USB3.0",
    ];
    bare(match random.below(4) {
        0 => {
            let body = format!("690{}", random.digits(9));
            let sum: u32 = body
                .chars()
                .zip([1, 3].into_iter().cycle())
                .map(|(c, weight)| c.to_digit(10).unwrap() * weight)
                .sum();
            format!(
                "{}{body}{}",
                random.one(&["条码", "条码：", "商品条码 ", "条形码是"]),
                (10 - sum % 10) % 10
            )
        }
        1 => format!("{}{}", random.one(&["货号", "款号：", "型号", "批号："]), random.digits(8)),
        _ => random.one(&fixed).into(),
    })
}

fn count(random: &mut Random) -> Sample {
    let units = ["次", "毫升", "个", "人", "件", "克", "mAh", "步", "元", "条"];
    bare(match random.below(6) {
        0 => format!("1000000{}", random.one(&units)),
        1 => format!("{}{}", random.between(1, 99_999_999), random.one(&units)),
        2 => format!("{}ml", random.between(10, 5000)),
        3 => format!("{}到{}天", random.between(1, 5), random.between(6, 15)),
        4 => format!("{}-{}个工作日", random.between(1, 5), random.between(6, 15)),
        _ => format!("{}万{}次", random.between(1, 99), random.between(1, 9999)),
    })
}

fn law(random: &mut Random) -> Sample {
    bare(
        random
            .one(&[
                "第二十四条第一款",
                "法释〔2022〕8号",
                "《消费者权益保护法》第55条",
                "第一千一百九十四条",
                "国务院令第778号",
                "2024年7月1日起施行",
                "12315",
                "12345热线",
                "客服电话95588",
                "客服电话95013888",
                "拨打12315",
                "110",
                "12348",
            ])
            .into(),
    )
}

fn everyday(random: &mut Random) -> Sample {
    bare(
        random
            .one(&[
                "一二三四五六七八九十",
                "3号楼快递柜",
                "10月19号楼下天花板又滴水了",
                "南京路步行街",
                "5号线",
                "7号电池",
                "2号链接",
                "3楼食堂",
                "1-2-3",
                "微信支付268.00元",
                "支付宝付款1299元",
                "微信群里",
                "QQ糖3包",
                "扫码枪1把",
                "二维码打印机",
                "扫码支付了",
                "三室两厅",
                "1、2、3",
                "66666666",
                "7天无理由",
                "假一赔三",
                "一五一十",
                "三三两两",
                "七七八八",
                "第1次、第2次",
                "2/3",
                "18:30",
                "万达广场3楼",
                "我知道5号发货",
                "经营者应当退款",
                "负责人是谁",
                "八月十五",
                "浙江省杭州市西湖区市场监督管理局",
                "拆了1包2盒3袋",
                "尾号1234",
                "后四位0001",
                "138****0001",
                "买2送1",
                "①外包装破损②少件",
                "3.1415926",
                "5G手机",
                "身高165体重50kg",
                "微信号没给我",
                "电话打了3次",
                "订单20260504下单",
                "早上9点发货",
                "负责人王经理",
                "经营者：王某",
                "C2C",
                "B站",
                "24K",
                "U盘64G",
                "3-5天",
                "A座大堂",
            ])
            .into(),
    )
}

fn row(random: &mut Random) -> Sample {
    let (first, step) = (random.between(1, 60), random.one(&[1, 2, 5, 10]));
    let mark = random.one(&["、", " ", "/", "，", ","]);
    let length = random.between(3, 12);
    let row = |from: usize| {
        (0..length).map(|place| (from + place * step).to_string()).collect::<Vec<_>>().join(mark)
    };
    bare(match random.below(3) {
        0 => row(first),
        1 => row(10 * first + 100),
        _ => {
            let marks = (0..length).map(|_| format!("{}.{}", random.between(3, 5), random.below(10)));
            marks.collect::<Vec<_>>().join(mark)
        }
    })
}
