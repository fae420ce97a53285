//! The formats of `complain check --report`: exact places under Chinese text, emoji and CRLF; escaping; private data; each
//! format against a stored report (`UPDATE=1` stores it, `tests/reports/validate.py` holds it to the format's own schema).

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads its own files")]

use crate::common;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use complain::diagnostic::{Diagnostic, Edit, Fix, Severity};
use complain::report::{Checked, Format, RuleInfo, document};
use complain::source::{Place, SourceFile, Span};
use serde_json::{Value, json};

const PHONE: &str = "13800000001";

#[test]
fn every_format_is_as_stored() {
    for (format, ending) in endings() {
        let text = common::without_styles(&report(format));
        common::assert_stored(&folder().join(format!("report.{ending}")), &text);
    }
    assert_eq!(endings().len(), Format::ALL.len());
}

#[test]
fn equal_findings_give_equal_bytes() {
    let mut turned = rules();
    turned.reverse();
    for (_, format) in Format::ALL {
        assert_eq!(report(*format), with_all(|checked| document(*format, checked, &turned)));
    }
}

#[test]
fn words_name_formats() {
    for (word, format) in Format::ALL {
        assert_eq!(Format::from_word(word), Some(*format));
    }
    assert_eq!(Format::from_word("xml"), None);
}

#[test]
fn places_are_exact() {
    // What is marked; then line, column, end line, end column as JSON, as SARIF and as GitHub have them (0: left out).
    let expected = [
        ("👨‍👩‍👧", [3, 12, 3, 17], [3, 12, 3, 17], [3, 12, 3, 16]),
        ("骗子", [5, 15, 5, 17], [5, 15, 5, 17], [5, 15, 5, 16]),
        (PHONE, [5, 20, 5, 31], [5, 20, 5, 31], [5, 20, 5, 30]),
        ("骗子", [5, 32, 5, 34], [5, 32, 5, 34], [5, 32, 5, 33]),
        ("", [7, 23, 7, 23], [7, 23, 7, 23], [7, 23, 7, 23]),
        ("titel", [2, 1, 2, 6], [2, 1, 2, 6], [2, 1, 2, 5]),
        ("", [2, 8, 2, 8], [2, 8, 2, 8], [2, 8, 2, 8]),
        ("when:\r\n  - 2026-5-4\r\n", [3, 1, 5, 1], [3, 1, 4, 15], [3, 0, 4, 0]),
        ("", [5, 1, 5, 1], [4, 15, 4, 15], [4, 15, 4, 15]),
        ("「", [1, 5, 1, 6], [1, 5, 1, 6], [1, 5, 1, 5]),
    ];
    let parsed = json_report(Format::Json);
    let findings: Vec<&Value> = parsed["files"].as_array().unwrap().iter().flat_map(findings).collect();
    let placed: Vec<&Value> = findings.into_iter().filter(|found| found.get("line").is_some()).collect();
    let log = json_report(Format::Sarif);
    let regions: Vec<&Value> = results(&log)
        .iter()
        .map(|result| &result["locations"][0]["physicalLocation"]["region"])
        .filter(|region| !region.is_null())
        .collect();
    let github = report(Format::Github);
    let commands: Vec<&str> = github.lines().filter(|line| line.contains("line=")).collect();
    assert_eq!([placed.len(), regions.len(), commands.len()], [expected.len(); 3]);
    for (index, (text, in_json, in_sarif, in_github)) in expected.into_iter().enumerate() {
        assert_eq!(placed[index]["text"], text);
        let keys = ["line", "column", "end_line", "end_column"];
        assert_eq!(keys.map(|key| number(&placed[index][key])), in_json, "{text:?} as JSON");
        let keys = ["startLine", "startColumn", "endLine", "endColumn"];
        assert_eq!(keys.map(|key| number(&regions[index][key])), in_sarif, "{text:?} as SARIF");
        let keys = ["line=", "col=", "endLine=", "endColumn="];
        assert_eq!(keys.map(|key| property(commands[index], key)), in_github, "{text:?} for GitHub");
    }
}

#[test]
fn edits_have_the_places_of_what_they_replace() {
    let parsed = json_report(Format::Json);
    let emoji = &parsed["files"][0]["diagnostics"][0];
    let text = source("two bowls.yaml").text.clone();
    let edit = &emoji["fix"]["edits"][0];
    assert_eq!(&text[number(&edit["start_byte"])..number(&edit["end_byte"])], "👨‍👩‍👧");
    assert_eq!([&edit["column"], &edit["end_column"]], [&json!(12), &json!(17)]);
    assert_eq!(emoji["fix"]["safe"], true);
    let log = json_report(Format::Sarif);
    let change = &results(&log)[0]["fixes"][0]["artifactChanges"][0];
    assert_eq!(change["artifactLocation"]["uri"], "cases/two%20bowls.yaml");
    assert_eq!(change["replacements"][0]["deletedRegion"]["endColumn"], 17);
    assert_eq!(change["replacements"][0]["insertedContent"]["text"], "");
}

#[test]
fn what_has_no_place_points_at_its_file_or_at_none() {
    let parsed = json_report(Format::Json);
    let files = parsed["files"].as_array().unwrap();
    let windows = files.iter().find(|file| file["file"] == "cases\\win.yaml").unwrap();
    assert_eq!(windows["diagnostics"][0]["file"], "cases\\win.yaml");
    assert!(windows["diagnostics"][0].get("line").is_none());
    let batch = files.last().unwrap();
    assert!(batch.get("file").is_none() && batch["diagnostics"][0].get("file").is_none());
    let log = json_report(Format::Sarif);
    let of_rule = |rule: &str| results(&log).iter().find(|result| result["ruleId"] == rule).unwrap().clone();
    assert_eq!(
        of_rule("case/read")["locations"],
        json!([{"physicalLocation": {"artifactLocation": {"uri": "cases/win.yaml"}}}])
    );
    assert!(results(&log).iter().all(|result| result["locations"].as_array().unwrap().len() == 1));
    let notification = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0];
    assert_eq!(notification["associatedRule"]["id"], "case/duplicate-id");
    assert_eq!(notification["level"], "error");
    assert!(report(Format::Github).ends_with("::error title=case/duplicate-id::两份案件的编号都是 lamp\n"));
}

#[test]
fn every_key_is_explained() {
    let mut keys = BTreeSet::new();
    collect_keys(&json_report(Format::Json), &mut keys);
    assert!(keys.len() > 20, "{keys:?}");
    for name in ["docs/json.md", "docs/json.zh-CN.md"] {
        let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap();
        let missing: Vec<&String> = keys.iter().filter(|key| !text.contains(&format!("`{key}`"))).collect();
        assert!(missing.is_empty(), "{name} does not explain {missing:?}");
    }
}

#[test]
fn commands_are_escaped() {
    let github = report(Format::Github);
    let command = github.lines().find(|line| line.contains("unknown-key")).unwrap();
    assert!(command.contains("title=不认识的键%3A 多半写错了%2C 100%25 (case/unknown-key)::"), "{command}");
    assert!(
        command.ends_with("::没有“titel”这个键: 100%25, {碎}::error::%0A写成 title%0D%0A再看"),
        "{command}"
    );
    for word in ["::error ", "::warning ", "::notice "] {
        assert!(github.lines().any(|line| line.starts_with(word)), "{word}");
    }
    assert!(github.lines().all(|line| line.starts_with("::")));
}

#[test]
fn braces_in_messages_are_no_placeholders() {
    let log = json_report(Format::Sarif);
    let result = results(&log).iter().find(|result| result["ruleId"] == "case/unknown-key").unwrap();
    assert!(result["message"]["text"].as_str().unwrap().contains("{{碎}}"));
    let region = &result["relatedLocations"][0]["physicalLocation"]["region"];
    assert_eq!(region["snippet"]["text"], "灯罩{碎}了", "what the file says stays as it is");
}

#[test]
fn xml_holds_what_xml_can_hold() {
    let file = SourceFile::new("a & <b>.yaml", "a\t\u{7}\u{1b}[31m\u{ffff}\u{85}<&>\"\r\n]]>");
    let end = file.text.len();
    let place = Place { file: Arc::new(file), span: Span::new(0, end) };
    let found = [Diagnostic::error("case/text", "有<不该有>的字符 & \u{0}").at(place, "")];
    let checked = [Checked { name: "a & <b>.yaml", case: "", diagnostics: &found }];
    let xml = document(Format::Junit, &checked, &[]);
    assert!(xml.contains("a &amp; &lt;b&gt;.yaml:1:1-2:4"), "{xml}");
    assert!(
        xml.contains("“a &lt;U+0007&gt;&lt;U+001B&gt;[31m&lt;U+FFFF&gt;&lt;U+0085&gt;&lt;&amp;&gt;"),
        "{xml}"
    );
    assert!(!xml.chars().any(|c| c.is_control() && c != '\n'), "{xml:?}");
}

#[test]
fn private_texts_are_not_repeated() {
    for format in [Format::Github, Format::Sarif, Format::Junit] {
        let text = report(format);
        assert!(text.contains("privacy/phone") && !text.contains(PHONE), "{format:?}:\n{text}");
        assert!(text.contains("正文里有电话〔略〕"), "{format:?}:\n{text}");
    }
    let parsed = json_report(Format::Json);
    let private = &parsed["files"][0]["diagnostics"][2];
    assert_eq!(private["text"], PHONE, "what the place holds is said once, as such");
    for key in ["message", "help", "label"] {
        assert!(!private[key].to_string().contains(PHONE), "{key}");
    }
    assert!(!private["related"][0]["label"].to_string().contains(PHONE));
    assert!(!private["fix"]["title"].to_string().contains(PHONE));
    let log = json_report(Format::Sarif);
    let result = results(&log).iter().find(|result| result["ruleId"] == "privacy/phone").unwrap();
    assert!(!result.to_string().contains("snippet") && result.get("fixes").is_none());
}

#[test]
fn private_texts_are_not_repeated_by_other_findings() {
    let file = source("two bowls.yaml");
    let phone = place(&file, PHONE, 0);
    let sentence = place(&file, &format!("掌柜是骗子，电话{PHONE}"), 0);
    let edit = Edit { span: place(&file, "骗子", 0).span, text: format!("商家{PHONE}") };
    let fix = Fix { title: "改".to_owned(), edits: vec![edit], is_safe: false };
    let tone = Diagnostic::error("wording/tone", format!("“骗子，电话{PHONE}”")).at(sentence, "").fix(fix);
    let reports = |found: &[Diagnostic]| {
        let checked = [Checked { name: "cases/two bowls.yaml", case: "bowls", diagnostics: found }];
        [Format::Github, Format::Sarif, Format::Junit].map(|format| document(format, &checked, &[]))
    };
    assert!(reports(std::slice::from_ref(&tone)).iter().all(|report| report.contains(PHONE)));
    let both = [tone, Diagnostic::warning("privacy/phone", "电话").at(phone, "")];
    for report in reports(&both) {
        assert!(report.contains("“骗子，电话〔略〕”") && !report.contains(PHONE), "{report}");
    }
}

#[test]
fn fingerprints_stay_where_lines_move() {
    let prints = |text: &str, rule: &'static str| -> Vec<String> {
        let file = Arc::new(SourceFile::new("a.yaml", text));
        let found: Vec<Diagnostic> = text
            .match_indices("骗子")
            .map(|(at, _)| Place { file: file.clone(), span: Span::new(at, at + "骗子".len()) })
            .map(|place| Diagnostic::error(rule, "不要骂人").at(place, ""))
            .collect();
        let checked = [Checked { name: "a.yaml", case: "", diagnostics: &found }];
        let log: Value = serde_json::from_str(&document(Format::Sarif, &checked, &[])).unwrap();
        results(&log).iter().map(|one| one["partialFingerprints"]["complain/v1"].to_string()).collect()
    };
    let before = prints("a: 骗子\nb: 骗子\n", "wording/insult");
    assert_eq!(before, prints("x: 1\r\ny: 2\r\na: 骗子\r\nb:  骗子\r\n", "wording/insult"));
    assert_ne!(before[0], before[1]);
    assert_ne!(before, prints("a: 骗子\nb: 骗子\n", "wording/other"));
}

#[test]
fn only_errors_fail_a_build() {
    let xml = report(Format::Junit);
    let failures = xml.matches("<failure ").count();
    let parsed = json_report(Format::Json);
    let rules_with_errors: BTreeSet<(String, String)> = parsed["files"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|file| findings(file).map(move |found| (file, found)))
        .filter(|(_, found)| found["severity"] == "error")
        .map(|(file, found)| (file["file"].to_string(), found["rule"].to_string()))
        .collect();
    assert_eq!(failures, rules_with_errors.len());
    assert!(
        xml.contains(&format!("<testsuites name=\"complain check\" tests=\"12\" failures=\"{failures}\""))
    );
    assert!(!xml.contains("timestamp") && !xml.contains("uuid") && !xml.contains("time="));
    let nothing = [Checked { name: "cases/clean.yaml", case: "clean", diagnostics: &[] }];
    let green = document(Format::Junit, &nothing, &[]);
    assert!(green.contains("tests=\"1\" failures=\"0\""), "{green}");
}

#[test]
fn nothing_checked_is_a_document_too() {
    assert_eq!(document(Format::Human, &[], &[]), "");
    assert_eq!(document(Format::Github, &[], &[]), "");
    let log: Value = serde_json::from_str(&document(Format::Sarif, &[], &[])).unwrap();
    assert_eq!(log["runs"][0]["results"], json!([]));
    let parsed: Value = serde_json::from_str(&document(Format::Json, &[], &[])).unwrap();
    assert_eq!(parsed["totals"], json!({"error": 0, "warning": 0, "note": 0}));
    assert!(document(Format::Junit, &[], &[]).contains("tests=\"0\""));
}

fn endings() -> [(Format, &'static str); 5] {
    [
        (Format::Human, "txt"),
        (Format::Json, "json"),
        (Format::Github, "github"),
        (Format::Sarif, "sarif"),
        (Format::Junit, "xml"),
    ]
}

/// The report on all the invented findings below.
fn report(format: Format) -> String {
    with_all(|checked| document(format, checked, &rules()))
}

fn json_report(format: Format) -> Value {
    serde_json::from_str(&report(format)).unwrap()
}

fn with_all(report: impl Fn(&[Checked<'_>]) -> String) -> String {
    let (bowls, lamp, stdin) = (in_bowls(), in_lamp(), in_stdin());
    let windows = [Diagnostic::error("case/read", "文件读不了")];
    let batch = [Diagnostic::error("case/duplicate-id", "两份案件的编号都是 lamp")];
    report(&[
        Checked { name: "cases/two bowls.yaml", case: "bowls", diagnostics: &bowls },
        Checked { name: "cases/crlf.yaml", case: "lamp", diagnostics: &lamp },
        Checked { name: "cases/clean.yaml", case: "clean", diagnostics: &[] },
        Checked { name: "stdin", case: "", diagnostics: &stdin },
        Checked { name: "cases\\win.yaml", case: "", diagnostics: &windows },
        Checked { name: "", case: "", diagnostics: &batch },
    ])
}

/// No last line break; characters outside the basic plane, and one emoji of five code points.
fn in_bowls() -> Vec<Diagnostic> {
    let file = source("two bowls.yaml");
    let emoji = place(&file, "👨‍👩‍👧", 0);
    let insult = place(&file, "骗子", 0);
    let phone = place(&file, PHONE, 0);
    let fix = |title: &str, place: &Place, text: &str, is_safe: bool| Fix {
        title: title.to_owned(),
        edits: vec![Edit { span: place.span, text: text.to_owned() }],
        is_safe,
    };
    let end = Place { file: file.clone(), span: Span::new(file.text.len(), file.text.len()) };
    vec![
        Diagnostic::note("wording/emoji", "不用表情符号")
            .at(emoji.clone(), "")
            .fix(fix("删去", &emoji, "", true)),
        Diagnostic::error("wording/insult", "不要骂人")
            .at(insult.clone(), "骂人的词")
            .at(place(&file, "𠮷祥👨‍👩‍👧瓷器店", 0), "说的是这家店")
            .help("写他做了什么")
            .fix(fix("改成“商家”", &insult, "商家", false))
            .allowable(),
        Diagnostic::warning("privacy/phone", format!("正文里有电话{PHONE}"))
            .at(phone.clone(), format!("{PHONE}是电话"))
            .at(place(&file, &format!("\"{PHONE}\""), 0), format!("{PHONE}写在这里就够了"))
            .help(format!("删去{PHONE}"))
            .fix(fix(&format!("把{PHONE}盖住"), &phone, "138****0001", false)),
        Diagnostic::warning("wording/insult", "不要骂人")
            .at(place(&file, "骗子", 1), "")
            .help("写他做了什么"),
        Diagnostic::error("case/missing-key", "缺少 order").at(end, "").help("加上 order"),
    ]
}

/// Every line ends in CRLF.
fn in_lamp() -> Vec<Diagnostic> {
    let file = source("crlf.yaml");
    let value = place(&file, "灯罩{碎}了", 0);
    let before = Place { file: file.clone(), span: Span::new(value.span.start, value.span.start) };
    let end = Place { file: file.clone(), span: Span::new(file.text.len(), file.text.len()) };
    vec![
        Diagnostic::error("case/unknown-key", "没有“titel”这个键: 100%, {碎}::error::")
            .at(place(&file, "titel", 0), "")
            .at(value, "")
            .help("写成 title\r\n再看"),
        Diagnostic::note("yaml/quotes", "这里可以加引号").at(before, ""),
        Diagnostic::warning("case/date", "日期要写全")
            .at(place(&file, "when:\r\n  - 2026-5-4\r\n", 0), "这一段"),
        Diagnostic::error("case/missing-key", "缺少 order").at(end, ""),
    ]
}

fn in_stdin() -> Vec<Diagnostic> {
    let file = Arc::new(SourceFile::new("stdin", "店铺: 「山」\n"));
    let mark = Place {
        file: file.clone(),
        span: Span::new(file.text.find('「').unwrap(), file.text.find('山').unwrap()),
    };
    vec![Diagnostic::note("yaml/quotes", "这里可以加引号").at(mark, "")]
}

fn rules() -> Vec<RuleInfo> {
    let rule = |id: &str, name: &str, why: &str, instead: &str, level: Severity| RuleInfo {
        id: id.to_owned(),
        name: name.to_owned(),
        why: why.to_owned(),
        instead: instead.to_owned(),
        level,
    };
    vec![
        rule("wording/insult", "骂人的话", "骂人会让人看不到事实", "写对方做了什么", Severity::Error),
        rule("case/unknown-key", "不认识的键: 多半写错了, 100%", "", "", Severity::Error),
        rule("privacy/phone", "电话", "公开的文字谁都能看到", "删去", Severity::Warning),
        rule("wording/unused", "没有用到的规则", "不该出现", "不该出现", Severity::Note),
    ]
}

fn source(name: &str) -> Arc<SourceFile> {
    let text = std::fs::read_to_string(folder().join("cases").join(name)).unwrap();
    Arc::new(SourceFile::new(format!("cases/{name}"), text))
}

/// The how-many-th (from 0) place of a text.
fn place(file: &Arc<SourceFile>, text: &str, number: usize) -> Place {
    let (start, _) = file.text.match_indices(text).nth(number).unwrap();
    Place { file: file.clone(), span: Span::new(start, start + text.len()) }
}

fn collect_keys(value: &Value, keys: &mut BTreeSet<String>) {
    keys.extend(value.as_object().into_iter().flat_map(|object| object.keys().cloned()));
    let inside = value.as_object().into_iter().flat_map(|object| object.values());
    inside.chain(value.as_array().into_iter().flatten()).for_each(|value| collect_keys(value, keys));
}

fn findings(file: &Value) -> impl Iterator<Item = &Value> {
    file["diagnostics"].as_array().unwrap().iter()
}

fn results(log: &Value) -> &Vec<Value> {
    log["runs"][0]["results"].as_array().unwrap()
}

fn number(value: &Value) -> usize {
    usize::try_from(value.as_u64().unwrap()).unwrap()
}

/// A property of a workflow command; 0 where it is left out.
fn property(command: &str, key: &str) -> usize {
    let found = command.split([' ', ',']).find_map(|part| part.strip_prefix(key));
    found.map_or(0, |value| value.split("::").next().unwrap().parse().unwrap())
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reports")
}
