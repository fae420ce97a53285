//! The record beside the texts of a case: written with them, compared with, never written over where it cannot be read.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests write their own files")]

use std::path::Path;
use std::process::{Command, Output};

const CASE: &str = "cases/cracked-bowls.yaml";
const RECORD: &str = "cracked-bowls/.complain.json";

fn render(case: &Path, out: &Path, channel: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    command.current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1").arg("render").arg(case);
    command.args(["-q", "-c", channel, "--out"]).arg(out);
    command.output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The case with other words in it; its evidence is not beside it.
fn changed(folder: &Path, from: &str, to: &str) -> std::path::PathBuf {
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASE)).unwrap();
    assert!(text.contains(from));
    let path = folder.join("changed.yaml");
    std::fs::write(&path, text.replace(from, to)).unwrap();
    path
}

#[test]
fn the_record_holds_what_the_texts_say_and_nothing_private() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path();
    for channel in ["all", "letter"] {
        let output = render(Path::new(CASE), out, channel);
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), ""));
    }
    let record = std::fs::read_to_string(out.join(RECORD)).unwrap();
    for private in ["林示例", "13800000001", "虚构区", "P712", "4200000000", "山月陶"] {
        assert!(!record.contains(private), "{private} in\n{record}");
    }
    let value: serde_json::Value = serde_json::from_str(&record).unwrap();
    assert_eq!(value["channels"]["letter"]["claims"][1]["amount"], "12.00");
    assert!(value["channels"]["note"].get("claims").is_none(), "a note asks for nothing");
    // The same texts in another order of channels give the same bytes.
    let again = tempfile::tempdir().unwrap();
    render(Path::new(CASE), again.path(), "letter");
    render(Path::new(CASE), again.path(), "all");
    assert_eq!(record, std::fs::read_to_string(again.path().join(RECORD)).unwrap());
}

#[test]
fn a_change_is_said_with_both_sides_until_every_channel_has_a_new_text() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    render(Path::new(CASE), &out, "letter");
    render(Path::new(CASE), &out, "12315");
    let case = changed(folder.path(), "at: 2026-05-04 18:30", "at: 2026-05-03 18:30");
    let first = said(&render(&case, &out, "letter"));
    assert!(first.contains("警告[consistency/sent]"), "{first}");
    assert!(
        first.contains("以前是 2026-05-04 18:30") && first.contains("现在是 2026-05-03 18:30"),
        "{first}"
    );
    assert!(first.contains("写给 12315 的文字") && first.contains("写给 letter 的文字"), "{first}");
    let second = said(&render(&case, &out, "letter"));
    assert!(second.contains("写给 12315 的文字") && !second.contains("写给 letter 的文字"), "{second}");
    render(&case, &out, "12315");
    assert!(!said(&render(&case, &out, "letter")).contains("consistency/sent"));
}

#[test]
fn a_record_that_cannot_be_read_is_left_alone() {
    let newer = "{\"format\": \"complain.sent/2\", \"case\": \"cracked-bowls\", \"texts\": []}";
    let other = "{\"format\": \"complain.sent/1\", \"case\": \"other\", \"channels\": {}}";
    let deep = "[".repeat(100_000);
    for (text, word) in [
        ("", "损坏"),
        ("{", "损坏"),
        ("null", "损坏"),
        (newer, "更新的程序"),
        (other, "损坏"),
        (&deep, "损坏"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(RECORD);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        let output = render(Path::new(CASE), folder.path(), "letter");
        assert_eq!(output.status.code(), Some(0));
        let said = said(&output);
        assert!(said.contains("警告[sent/record]") && said.contains(word), "{said}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), text, "written over");
        assert!(folder.path().join("cracked-bowls/letter.txt").exists(), "the text is written all the same");
    }
    // A folder where the record should be.
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir_all(folder.path().join(RECORD)).unwrap();
    let output = render(Path::new(CASE), folder.path(), "letter");
    assert_eq!(output.status.code(), Some(0), "{}", said(&output));
    assert!(said(&output).contains("读不了"), "{}", said(&output));
}

/// Neither the name of a file nor an id that is none leads out of the folder, to write or to read.
#[test]
fn no_name_leads_out_of_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("a/b/out");
    let record = folder.path().join("a/b/victim/.complain.json");
    std::fs::create_dir_all(record.parent().unwrap()).unwrap();
    std::fs::write(&record, "{").unwrap();
    let text = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(CASE)).unwrap();
    let own = text.replace("id: cracked-bowls\n", "");
    assert_ne!(own, text);
    for name in
        ["...yaml", "....yaml", "....yml", "a:b.yaml", "a\\..\\b.yaml", "a?.yaml", "a\nb.yaml", "a .yaml"]
    {
        let case = folder.path().join(name);
        std::fs::write(&case, &own).unwrap();
        let output = render(&case, &out, "letter");
        assert_eq!(output.status.code(), Some(1), "{name}: {}", said(&output));
        assert!(said(&output).starts_with("错误[case/file-name]"), "{name}: {}", said(&output));
        std::fs::remove_file(case).unwrap();
    }
    for id in ["../victim", "..", "/victim", "a/../../victim", "Victim"] {
        let case = folder.path().join("case.yaml");
        std::fs::write(&case, format!("id: {id}\n{own}")).unwrap();
        let output = render(&case, &out, "letter");
        assert_eq!(output.status.code(), Some(1), "{id}: {}", said(&output));
        assert!(said(&output).contains("错误[case/id]"), "{id}: {}", said(&output));
        assert!(!said(&output).contains("sent/record"), "{id}: {}", said(&output));
    }
    assert!(!out.exists());
    assert_eq!(folder.path().join("a/b").read_dir().unwrap().count(), 1);
    for (name, id) in [("...yaml", "id: mine\n"), ("案件（一）.yaml", "")] {
        let case = folder.path().join(name);
        std::fs::write(&case, format!("{id}{own}")).unwrap();
        let output = render(&case, &out, "letter");
        assert_eq!(output.status.code(), Some(0), "{name}: {}", said(&output));
    }
    let mut written: Vec<_> = out.read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
    written.sort();
    assert_eq!(written, ["manifest.json", "mine", "案件（一）"]);
}
