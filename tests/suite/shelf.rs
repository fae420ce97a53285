//! A broken data file of the user's under a batch: its faults are said once, every case that needs it gets the same answer,
//! and nothing depends on which case asked first.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests write their own files")]

use std::collections::BTreeSet;
use std::fs;
use std::process::{Command, Output};

/// Four are of one platform; the last is of another, and was damaged on its way.
const CASES: &[&str] = &[
    "cases/cracked-bowls.yaml",
    "cases/live-jade.yaml",
    "cases/wrong-shoes.yaml",
    "cases/headphones-refund.yaml",
    "cases/lamp-shade.yaml",
];

/// A broken file each, with how many of the cases need it.
fn broken() -> Vec<(&'static str, String, usize)> {
    let all = CASES.len();
    let misspelt = |path: &str| read(&format!("data/{path}")).replacen("name:", "naem:", 1);
    let of = |path: &'static str, count: usize| (path, misspelt(path), count);
    vec![
        of("platforms/xiaohongshu.yaml", all - 1),
        of("problems/damaged-in-transit.yaml", 1),
        ("law/civil-code.yaml", "id: [\n".to_owned(), all),
        ("departments/postal.yaml", "- 1\n".to_owned(), all),
        ("calendar/2027.json", "{}".to_owned(), all),
        ("wording/sets.yaml", "speech: [a]\n".to_owned(), all),
        of("wording/tone/insult.yaml", all),
    ]
}

#[test]
fn every_case_gets_the_same_answer_on_any_number_of_threads() {
    for (path, text, needing) in broken() {
        let folder = folder(&[(path, &text)]);
        let data = folder.path().to_str().unwrap();
        let file = folder.path().join(path).display().to_string();
        let output = same_for_all_jobs(&["check", "--data", data], CASES);
        let shown = text_of(&output);
        assert_eq!(shown.matches("[data/broken]").count(), needing, "{path}\n{shown}");
        assert!(!shown.contains("[case/unknown-value]"), "{path}\n{shown}");
        assert!(shown.contains(&format!("用到的资料文件 {file} 有错误")), "{path}\n{shown}");
        let pointed = shown.matches(&format!("┌─ {file}:")).count();
        assert!(pointed >= 1, "{path}\n{shown}");
        let alone = text_of(&complain(&["check", "--data", data, CASES[4]]));
        let once = alone.matches(&format!("┌─ {file}:")).count();
        assert!(pointed == once || once == 0, "said {pointed} times of many, {once} of one: {path}\n{shown}");
    }
}

#[test]
fn every_report_and_every_text_is_the_same() {
    let broken = broken();
    let files: Vec<(&str, &str)> = broken.iter().map(|(path, text, _)| (*path, text.as_str())).collect();
    let folder = folder(&files);
    let data = folder.path().to_str().unwrap();
    for format in ["human", "json", "github", "sarif", "junit"] {
        let output = same_for_all_jobs(&["check", "--data", data, "--report", format], CASES);
        let shown = text_of(&output);
        for (path, ..) in files.iter().filter(|(path, _)| path.starts_with("platforms")) {
            assert!(shown.contains(path), "{format} does not name {path}\n{shown}");
        }
    }
    let output = same_for_all_jobs(&["render", "--data", data, "-f", "json"], CASES);
    assert!(text_of(&output).contains("[data/broken]"));
}

#[test]
fn a_fault_of_a_channel_is_said_once_although_cases_mention_it() {
    let text = read("templates/platform-service/channel.yaml").replacen("about:", "abuot:", 1);
    let folder = folder(&[("platform-service/channel.yaml", &text)]);
    let templates = folder.path().to_str().unwrap();
    let file = folder.path().join("platform-service/channel.yaml").display().to_string();
    let shown = text_of(&same_for_all_jobs(&["render", "--templates", templates], CASES));
    assert_eq!(shown.matches("[case/unknown-key]").count(), 1, "{shown}");
    assert!(shown.contains(&format!("用到的资料文件 {file} 有错误")), "{shown}");
}

#[test]
fn commands_for_one_case_say_the_faults_too() {
    let text = broken().remove(0).1;
    let folder = folder(&[("platforms/xiaohongshu.yaml", &text)]);
    let data = folder.path().to_str().unwrap();
    for command in ["facts", "plan", "exhibits", "render", "check", "trace"] {
        let mut args = vec![command, "--data", data, CASES[0]];
        args.extend(["--channel", "12315"].iter().filter(|_| command == "trace"));
        let output = complain(&args);
        let shown = text_of(&output);
        assert_eq!(output.status.code(), Some(1), "{command}\n{shown}");
        assert_eq!(shown.matches("[case/unknown-key]").count(), 1, "{command}\n{shown}");
        assert_eq!(shown.matches("[data/broken]").count(), 1, "{command}\n{shown}");
    }
}

#[test]
fn the_number_of_files_is_of_those_that_were_named() {
    let text = broken().remove(0).1;
    let folder = folder(&[("platforms/xiaohongshu.yaml", &text)]);
    let output = complain(&["check", "--data", folder.path().to_str().unwrap(), CASES[0], CASES[1]]);
    assert!(text_of(&output).contains("查了 2 个文件："), "{}", text_of(&output));
}

/// The output of a command, which is the same for one, two and eight jobs, each time that it runs.
fn same_for_all_jobs(options: &[&str], cases: &[&str]) -> Output {
    let mut outputs = BTreeSet::new();
    let mut last = None;
    for jobs in ["1", "2", "8", "8"] {
        let args: Vec<&str> = options.iter().chain(cases).copied().chain(["-j", jobs]).collect();
        let output = complain(&args);
        assert_eq!(output.status.code(), Some(1), "{args:?}\n{}", text_of(&output));
        outputs.insert((output.stdout.clone(), output.stderr.clone()));
        assert_eq!(outputs.len(), 1, "{args:?}\n{}", text_of(&output));
        last = Some(output);
    }
    last.unwrap()
}

fn complain(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
    command.output().unwrap()
}

fn text_of(output: &Output) -> String {
    String::from_utf8([output.stdout.as_slice(), &output.stderr].concat()).unwrap()
}

fn read(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}
