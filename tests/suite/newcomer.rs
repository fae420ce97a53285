//! From nothing to a first letter, as somebody new goes about it: from pasted text, by questions, from a skeleton.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read and write files of their own")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn complain(folder: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    command.args(args).current_dir(folder).output().unwrap()
}

/// The letter of a case; what hinders it, where there is none.
fn letter(folder: &Path) -> Result<String, String> {
    let output =
        complain(folder, &["render", "case.yaml", "-c", "platform-chat", "-q", "--as-of", "2026-05-20"]);
    let text = String::from_utf8(output.stdout).unwrap();
    if output.status.success() { Ok(text) } else { Err(String::from_utf8(output.stderr).unwrap()) }
}

/// Every `请填` replaced by what somebody would write there, in her own words.
fn fill(folder: &Path, words: &[(&str, &str)]) {
    let path = folder.join("case.yaml");
    let text = std::fs::read_to_string(&path).unwrap();
    let filled = text.lines().map(|line| {
        let word = words.iter().find(|(key, _)| line.trim_start_matches([' ', '-']).starts_with(key));
        match word.filter(|_| line.contains("请填") && !line.starts_with('#')) {
            Some((_, word)) => line.split("请填").next().unwrap().to_owned() + word,
            None => line.to_owned(),
        }
    });
    let filled: Vec<String> = filled.collect();
    std::fs::write(&path, filled.join("\n") + "\n").unwrap();
}

/// The one correction that a newcomer makes.
fn mend(folder: &Path) {
    let args = ["check", "case.yaml", "--fix", "-c", "platform-chat", "--as-of", "2026-05-20"];
    assert!(complain(folder, &args).status.success());
}

#[test]
fn from_a_pasted_order_and_chat_with_one_correction() {
    let folder = tempfile::tempdir().unwrap();
    let paste = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/intake/app-with-chat.txt");
    let args = ["import", paste.to_str().unwrap(), "--as-of", "2026-05-20", "--out", "case.yaml"];
    assert!(complain(folder.path(), &args).status.success());
    assert!(letter(folder.path()).unwrap_err().contains("还没有填"));
    let told = "说明碗口开裂，要求退货退款";
    let words = [
        ("kind: 请填  # 问题", "质量问题"),
        ("kind: 请填  # 诉求", "退货退款"),
        ("summary", "收到的陶碗碗口开裂。"),
    ];
    fill(folder.path(), &[&words[..], &[("at", "5月4日"), ("text", told)]].concat());
    mend(folder.path());
    let letter = letter(folder.path()).unwrap();
    assert!(letter.contains("陶碗") && letter.contains("268元"), "{letter}");
}

#[test]
fn from_answers_with_none() {
    let folder = tempfile::tempdir().unwrap();
    let answers = include_str!("../cmd/new-asked.stdin");
    let mut child = Command::new(env!("CARGO_BIN_EXE_complain"))
        .env("COMPLAIN_LANG", "zh")
        .args(["new", "case.yaml", "--ask"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    let letter = letter(folder.path()).unwrap();
    assert!(letter.contains("包装已经拆了不能退的"), "{letter}");
}

#[test]
fn from_a_skeleton_with_one_correction() {
    let folder = tempfile::tempdir().unwrap();
    let args = ["new", "case.yaml", "--platform", "小红书", "--problem", "质量问题"];
    assert!(complain(folder.path(), &args).status.success());
    let words = [
        ("shop", "山月陶社"),
        ("number", "P712000000000000001"),
        ("item", "手工陶碗"),
        ("paid", "¥268元"),
        ("placed", "2026年5月1日"),
        ("summary", "收到的陶碗碗口开裂。"),
        ("kind", "退货退款"),
        ("at", "5月4日"),
        ("text", "说明碗口开裂，要求退货退款"),
        ("quote", "再看看"),
    ];
    fill(folder.path(), &words);
    mend(folder.path());
    assert!(letter(folder.path()).unwrap().contains("268元"));
    let log = ["log", "case.yaml", "-e", "拒绝", "-a", "2026-05-06", "--quote", "包装已拆"];
    assert!(complain(folder.path(), &log).status.success());
    assert!(letter(folder.path()).unwrap().contains("包装已拆"));
}

/// The commands of `docs/proposal.md`, on what a model might answer.
#[test]
fn a_proposal_is_judged() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let guide = std::fs::read_to_string(package.join("docs/proposal.md")).unwrap();
    let commands: Vec<Vec<&str>> = guide
        .lines()
        .filter_map(|line| line.trim().strip_prefix("complain "))
        .map(|command| command.split(' ').collect())
        .collect();
    let [begun, mended, judged] = commands.as_slice() else { panic!("{commands:?}") };
    let folder = tempfile::tempdir().unwrap();
    assert!(complain(folder.path(), begun).status.success());
    std::fs::copy(package.join("tests/fixtures/proposal.yaml"), folder.path().join("case.yaml")).unwrap();
    assert_eq!(complain(folder.path(), mended).status.code(), Some(1));
    let output = complain(folder.path(), judged);
    assert_eq!(output.status.code(), Some(0));
    let report = String::from_utf8(output.stdout).unwrap();
    assert!(report.contains("case/unknown-key") && report.contains("case/to-fill"), "{report}");
    // The sum was mended, the rest is for the model or the writer.
    assert!(!report.contains("case/amount"), "{report}");
}
