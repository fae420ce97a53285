//! How each voice says the writer's own words.
//!
//! `tests/voice/*.tsv`: the voice (`note`, `chat` or `formal`; with ` other` the subject is not the writer, with ` platform` it
//! was said to the platform, with ` authority` to an authority), the words of the case, the words of the voice (`=`: the
//! same), and, where it matters, the subject (`written`, `open` or `own`).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read and write their own files")]

use crate::common;

use std::fs;
use std::path::Path;

use complain::assets::Assets;
use complain::diagnostic::{Diagnostic, Sink};
use complain::knowledge::{Phrases, Reading};
use complain::pipeline::Pipeline;
use complain::telling::{Register, Said, Subject, Terms, Voiced, Who, specification};
use proptest::prelude::*;

const REGISTERS: [Register; 3] = [Register::Note, Register::Chat, Register::Formal];

struct Row {
    place: String,
    register: Register,
    who: Who,
    to: Option<&'static str>,
    text: String,
    said: String,
    subject: Option<String>,
}

/// The tables, read once.
struct Tables {
    phrases: Phrases,
    reading: Reading,
}

impl Tables {
    fn read() -> Self {
        let (assets, mut sink) = (Assets::built_in(), Sink::default());
        let tables =
            Self { phrases: Phrases::read(&assets, &mut sink), reading: Reading::read(&assets, &mut sink) };
        let found = sink.into_sorted();
        assert!(found.is_empty(), "{found:?}");
        tables
    }

    fn say(&self, register: Register, to: Option<&str>, text: &str, who: Who) -> Said {
        let seller = match register {
            Register::Note => "店铺",
            Register::Chat => "您",
            Register::Formal => "商家",
        };
        let terms =
            Terms { seller, to: to.unwrap_or(seller), short: "毛衣", has_others: false, says_i: false };
        Voiced::new(&self.phrases, &self.reading.acts, register, terms).text(text, who)
    }
}

#[test]
fn every_voice_says_the_words_of_a_case_its_own_way() {
    let tables = Tables::read();
    let rows = rows();
    assert!(rows.len() >= 120, "only {} rows", rows.len());
    let mut astray = Vec::new();
    for row in rows {
        let said = tables.say(row.register, row.to, &row.text, row.who);
        let subject = match said.subject {
            Subject::Written => "written",
            Subject::Open => "open",
            Subject::Own => "own",
        };
        let is_right = said.text == row.said && row.subject.as_deref().is_none_or(|right| right == subject);
        if !is_right {
            astray.push(format!(
                "{}: {}\n  want {}\n  have {} ({subject})",
                row.place, row.text, row.said, said.text
            ));
        }
        let again = tables.say(row.register, row.to, &said.text, row.who);
        if again.text != said.text {
            astray.push(format!("{}: said twice: {}\n  {}", row.place, said.text, again.text));
        }
    }
    assert!(astray.is_empty(), "{}\n{} rows", astray.join("\n"), astray.len());
}

/// No text of an example loses a figure or a quotation, and what is said is not said anew.
#[test]
fn the_examples_keep_their_figures_and_quotations() {
    let tables = Tables::read();
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let mut count = 0;
    for file in common::sources() {
        let (case, _) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
        let details = case.problem.details.iter().map(|detail| (detail.text.as_str(), Who::Other));
        let events = case.history.iter().filter_map(|event| Some((event.text.as_deref()?, Who::Consumer)));
        for (text, who) in details.chain(events).chain([(case.problem.summary.as_str(), Who::Other)]) {
            for register in REGISTERS {
                hold(&tables, register, text, who);
                count += 1;
            }
        }
    }
    assert!(count > 300, "{count}");
}

#[test]
fn a_specification_stands_in_brackets() {
    let rows = [
        ("米白 1.6 米", "米白1.6米", "米白，1.6米"),
        ("墨绿色，大号", "墨绿色，大号", "墨绿色，大号"),
        ("红色 大号", "红色，大号", "红色，大号"),
        ("iPhone 15 Pro 256GB 黑色", "iPhone 15 Pro 256GB黑色", "iPhone 15 Pro 256GB黑色"),
        ("50 毫升", "50毫升", "50毫升"),
        ("", "", ""),
    ];
    for (spec, note, formal) in rows {
        assert_eq!(specification(spec, Register::Note), note);
        assert_eq!(specification(spec, Register::Chat), note);
        assert_eq!(specification(spec, Register::Formal), formal);
    }
}

#[test]
fn a_mistake_in_a_table_is_told_at_its_line() {
    let rows = [
        ("verbs: [{from: '说明{Z}', note: 说}]", "没有“{Z}”这个空位", "{Z}"),
        ("verbs: [{from: '说明{X}', note: '说{Y}'}]", "没有“{Y}”这个空位", "{Y}"),
        ("verbs: [{from: '说明{X}', note: '说{X}', x_has: [$诉求]}]", "没有“诉求”这一组词", "$诉求"),
        ("verbs: [{from: '{P}说{X}', note: '{P}说{X}'}]", "“from”要以字开头", ""),
        ("verbs: [{from: '说明{X', note: 说}]", "没有“{X”这个空位", "{X"),
    ];
    for (lines, message, marked) in rows {
        let found =
            laid_over(&format!("id: verbs\n{lines}\nsource: 试\nchecked: 2026-11-26\ncertainty: cautious\n"));
        let [one] = found.as_slice() else { panic!("{lines}: {found:?}") };
        assert!(one.message.contains(message), "{lines}: {one:?}");
        let place = &one.labels[0].place;
        assert!(
            place.file.text[..place.span.start].ends_with(lines.split(marked).next().unwrap())
                || marked.is_empty()
        );
        assert!(place.file.text[place.span.start..place.span.end].starts_with(marked), "{lines}: {one:?}");
        assert!(!one.help.is_empty(), "{one:?}");
    }
}

proptest! {
    #[test]
    fn any_words_keep_figures_and_quotations(text in words(), other in any::<bool>(), place in 0..3_usize) {
        let who = if other { Who::Other } else { Who::Consumer };
        hold(&TABLES, REGISTERS[place], &text, who);
    }
}

static TABLES: std::sync::LazyLock<Tables> = std::sync::LazyLock::new(Tables::read);

/// Words of the tables and of nobody, in any order.
fn words() -> impl Strategy<Value = String> {
    let known: Vec<&str> = vec![
        "说明",
        "询问",
        "请求",
        "提出",
        "要求",
        "发送",
        "将",
        "向",
        "商家",
        "客服",
        "退款",
        "退货退款",
        "的原因",
        "不一致",
        "，",
        "。",
        "“",
        "”",
        "「",
        "」",
        "《",
        "》",
        "80.00元",
        "459.50元",
        "1.6 米",
        "支付",
        "运费",
        "为",
        "均",
        "与",
        "不符",
        "页面",
        "本人",
        "我",
        "并",
        "再次",
        "未",
        "收到",
        "仍未",
        "当日",
        "次日",
        "理由为",
        "写有",
        "深灰",
        "订单为",
        "\n",
        " ",
        "（",
        "）",
        "3",
        "单据",
        "提供",
        "供复检",
        "何时",
        "如何",
        "\u{e000}",
        "a",
        "。”",
        "毛衣",
    ];
    prop::collection::vec(prop_oneof![3 => prop::sample::select(known).prop_map(str::to_owned), 1 => any::<char>().prop_map(String::from)], 0..14)
        .prop_map(|parts| parts.concat())
}

fn hold(tables: &Tables, register: Register, text: &str, who: Who) {
    let said = tables.say(register, None, text, who);
    let again = tables.say(register, None, &said.text, who);
    assert_eq!(again.text, said.text, "said twice: {text}");
    assert_eq!(text.is_empty(), said.text.is_empty(), "{text}");
    assert_eq!(quotations(text), quotations(&said.text), "{text} -> {}", said.text);
    assert_eq!(figures(text), figures(&said.text), "{text} -> {}", said.text);
}

/// What stands in “”, with nothing but the outer marks looked at.
fn quotations(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('“') {
        let Some((quoted, after)) = after.split_once('”') else { break };
        found.push(quoted.to_owned());
        rest = after;
    }
    found
}

/// The figures, without what is empty behind a point before 元.
fn figures(text: &str) -> String {
    let is_figure = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let mut bare = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(is_figure) {
        let figure = &rest[at..];
        let end = figure.find(|c| !is_figure(c)).unwrap_or(figure.len());
        let (mut figure, after) = figure.split_at(end);
        let is_sum = after.trim_start_matches(' ').starts_with(['元', '万']);
        if let Some((whole, cents)) = figure.split_once('.').filter(|(_, cents)| is_sum && cents.len() < 3) {
            figure = if cents == "00" { whole } else { figure.strip_suffix('0').unwrap_or(figure) };
        }
        bare.extend(figure.chars().filter(char::is_ascii_digit));
        rest = after;
    }
    bare
}
/// The faults of a table laid over the built-in one.
fn laid_over(text: &str) -> Vec<Diagnostic> {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("phrases")).unwrap();
    fs::write(folder.path().join("phrases/verbs.yaml"), text).unwrap();
    let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
    let mut sink = Sink::default();
    Phrases::read(&assets, &mut sink);
    sink.into_sorted()
}

fn rows() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/voice");
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut rows = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            if !line.is_empty() && !line.starts_with('#') {
                rows.push(row(&format!("{name}:{}", number + 1), line));
            }
        }
    }
    rows
}

fn row(place: &str, line: &str) -> Row {
    let columns: Vec<&str> = line.split('\t').collect();
    assert!((3..=4).contains(&columns.len()), "{place}: {line}");
    let mut words = columns[0].split(' ');
    let register = match words.next() {
        Some("note") => Register::Note,
        Some("chat") => Register::Chat,
        Some("formal") => Register::Formal,
        other => panic!("{place}: {other:?}"),
    };
    let (mut who, mut to) = (Who::Consumer, None);
    for word in words {
        match word {
            "other" => who = Who::Other,
            "platform" => to = Some("平台"),
            "authority" => to = Some(""),
            other => panic!("{place}: {other}"),
        }
    }
    let said = if columns[2] == "=" { columns[1] } else { columns[2] };
    Row {
        place: place.to_owned(),
        register,
        who,
        to,
        text: columns[1].to_owned(),
        said: said.to_owned(),
        subject: columns.get(3).map(|&subject| subject.to_owned()),
    }
}
