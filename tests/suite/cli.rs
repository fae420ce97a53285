//! The program from outside: exit statuses and everything it prints, as transcripts in `cmd/`
//! (`TRYCMD=overwrite` writes them anew), and what a transcript cannot hold.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests write their own files")]

use std::io::Read;
use std::process::{Command, Output, Stdio};

use crate::common;

const CASE: &str = "cases/cracked-bowls.yaml";

/// The program, in the folder of the package, with no colours asked for or forbidden.
fn complain(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    command
        .args(args)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command
}

fn error_text(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

#[test]
fn transcripts_are_as_stored() {
    trycmd::TestCases::new()
        .env("NO_COLOR", "1")
        .env("COMPLAIN_LANG", "zh")
        .case("tests/cmd/*.trycmd")
        .case("tests/cmd/*.toml");
}

#[test]
fn help_fits_a_narrow_terminal() {
    let below = ["templates new", "templates eject", "templates check"];
    for command in [""].into_iter().chain(common::COMMANDS).chain(below) {
        let page: Vec<&str> = command.split_whitespace().chain(["--help"]).collect();
        let output = complain(&page).output().unwrap();
        for line in String::from_utf8(output.stdout).unwrap().lines() {
            let columns: usize = line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
            assert!(columns <= 80, "{columns} columns: {line}");
        }
    }
}

#[test]
fn a_file_of_more_than_a_megabyte_is_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("large.yaml");
    std::fs::write(&file, "# 很长\n".repeat(150_000)).unwrap();
    let output = complain(&["render", file.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    assert!(error_text(&output).contains("超过 1 MB，不像一个案件文件"), "{}", error_text(&output));
    let input = std::fs::File::open(&file).unwrap();
    let output = complain(&["render", "-"]).stdin(input).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(error_text(&output).contains("stdin 超过 1 MB"), "{}", error_text(&output));
}

#[test]
fn a_reader_that_has_seen_enough_is_no_fault() {
    // Far more than a pipe holds, so that the program is still writing when the reader leaves.
    let mut child = complain(&["render", "cases", "--format", "json", "--quiet"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut reader = child.stdout.take().unwrap();
    reader.read_exact(&mut [0; 16]).unwrap();
    drop(reader);
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", error_text(&output));
    // What is said of the texts is said; nothing of the pipe.
    assert!(!error_text(&output).contains("写不"), "{}", error_text(&output));
}

#[test]
#[cfg(target_os = "linux")]
fn results_that_cannot_be_written_are_an_error() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = complain(&["render", CASE, "-c", "official-dm", "-q"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(error_text(&output), "结果没有写完：标准输出写不进去\n");
}

/// A socket of messages keeps apart what was written apart; the messages come back together.
#[cfg(unix)]
#[test]
fn a_finding_is_written_at_once() {
    use std::os::fd::OwnedFd;
    use std::os::unix::net::UnixDatagram;
    use std::time::Duration;

    let (ours, theirs) = UnixDatagram::pair().unwrap();
    ours.set_read_timeout(Some(Duration::from_millis(100))).unwrap();
    let args = ["render", "tests/broken/unknown-words.yaml", "--channel", "12315"];
    let mut child = complain(&args).stderr(OwnedFd::from(theirs)).stdout(Stdio::null()).spawn().unwrap();
    let (mut writes, mut buffer, mut is_over) = (Vec::new(), vec![0; 1 << 16], false);
    while !is_over {
        is_over = child.try_wait().unwrap().is_some();
        while let Ok(length) = ours.recv(&mut buffer) {
            writes.push(String::from_utf8(buffer[..length].to_vec()).unwrap());
        }
    }
    child.wait().unwrap();
    let findings: Vec<&String> = writes.iter().filter(|text| text.contains("┌─")).collect();
    assert!(!findings.is_empty() && findings.iter().all(|text| text.ends_with("\n\n")), "{writes:?}");
    assert!(writes.iter().all(|text| text.ends_with('\n')), "{writes:?}");
}

#[test]
fn colours_only_where_a_person_sees_them() {
    let escapes = |key: &str, other: &str| {
        let mut command = complain(&["render", CASE, "--channel", "alipay"]);
        for name in [key, other].iter().filter(|name| !name.is_empty()) {
            command.env(name, "1");
        }
        command.output().unwrap().stderr.contains(&0x1b)
    };
    assert!(!escapes("", ""), "a pipe is no terminal");
    assert!(escapes("CLICOLOR_FORCE", ""), "there are colours at all");
    assert!(!escapes("CLICOLOR_FORCE", "NO_COLOR"), "NO_COLOR wins");
}

#[test]
fn what_is_piped_is_the_text_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let to_file = complain(&["render", CASE, "--channel", "official-dm", "--out", out]).output().unwrap();
    assert!(to_file.stdout.is_empty());
    let piped = complain(&["render", CASE, "--channel", "official-dm"]).output().unwrap();
    let written = folder.path().join("cracked-bowls/official-dm.txt");
    assert_eq!(String::from_utf8(piped.stdout.clone()).unwrap(), std::fs::read_to_string(written).unwrap());
    assert!(error_text(&piped).contains("字数"), "{}", error_text(&piped));
}

/// A folder of a person's own cases, kept out of version control.
#[test]
fn every_case_below_a_folder_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let inner = folder.path().join("2026");
    std::fs::create_dir(&inner).unwrap();
    std::fs::write(folder.path().join(".gitignore"), "*.yaml\n").unwrap();
    std::fs::copy(CASE, inner.join("one.YAML")).unwrap();
    std::fs::copy("cases/lamp-shade.yaml", folder.path().join("two.yml")).unwrap();
    let folder = folder.path().to_str().unwrap();
    let output = complain(&["render", folder, "-c", "official-dm"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", error_text(&output));
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(text.matches("=====").count(), 4, "{text}");
}

/// What begins with a dot is passed over, but for the folder that is named; a link is the file it leads to, never a folder.
#[cfg(unix)]
#[test]
fn hidden_files_loops_and_broken_links_stop_nothing() {
    use std::os::unix::fs::symlink;

    let outer = tempfile::tempdir().unwrap();
    let folder = outer.path().join(".mine");
    for inner in ["b", ".git", "b/c"] {
        std::fs::create_dir_all(folder.join(inner)).unwrap();
    }
    std::fs::write(outer.path().join("beside.yaml"), "a: 1\n").unwrap();
    for name in ["b/c/one.yaml", "b.yaml", ".hidden.yaml", ".git/two.yaml", "b/three.yml", "b/four.txt"] {
        std::fs::write(folder.join(name), "a: 1\n").unwrap();
    }
    symlink("..", folder.join("b/loop")).unwrap();
    symlink("b", folder.join("linked")).unwrap();
    symlink("nowhere", folder.join("broken.yaml")).unwrap();
    symlink("../beside.yaml", folder.join("linked.yaml")).unwrap();
    symlink("b", folder.join("folder.yaml")).unwrap();
    std::fs::create_dir(folder.join("c.yaml")).unwrap();
    let linked = outer.path().join("linked");
    symlink(&folder, &linked).unwrap();

    for folder in [&folder, &linked] {
        let output = complain(&["check", folder.to_str().unwrap()]).output().unwrap();
        let report = String::from_utf8(output.stdout.clone()).unwrap();
        let places = report.lines().filter_map(|line| line.split_once("┌─ ")).map(|(_, place)| place);
        let mut read: Vec<&str> = places
            .filter_map(|place| place.strip_prefix(folder.to_str().unwrap()))
            .filter_map(|place| place.split(':').next())
            .collect();
        read.dedup();
        assert_eq!(read, ["/b/c/one.yaml", "/b/three.yml", "/b.yaml", "/linked.yaml"], "{report}");
    }
}

/// What points at no line of a case says all the same which of several it is about.
#[test]
fn every_finding_in_a_batch_names_its_file() {
    let folder = tempfile::tempdir().unwrap();
    let text = std::fs::read_to_string(CASE).unwrap();
    // In a note, the name of the consumer is told; the letter is made to fit.
    let told = text.replace("summary: ", "summary: 林示例");
    let names = ["one.yaml", "two.yaml", "three.yaml"].map(|name| folder.path().join(name));
    for path in &names {
        std::fs::write(path, &told).unwrap();
    }
    let batch: Vec<&str> = names.iter().map(|path| path.to_str().unwrap()).collect();
    let out = folder.path().join("out");
    let runs = [
        [&["check", "--limit", "12315.facts=400"], &batch[..]].concat(),
        [&["render", "--limit", "12315.facts=400"], &batch[..]].concat(),
        [&["render", "-c", "letter", "--out", out.to_str().unwrap()], &batch[..]].concat(),
    ];
    for run in runs {
        let output = complain(&run).output().unwrap();
        let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), error_text(&output));
        let findings: Vec<&str> = said.split("\n\n").filter(|one| one.contains("]: ")).collect();
        let rule = if run.contains(&"--out") { "batch/same-id" } else { "channel/fitted" };
        assert!(findings.len() >= 3 && said.contains(rule), "{run:?}: {said}");
        for finding in findings {
            assert!(names.iter().any(|path| finding.contains(path.to_str().unwrap())), "{run:?}: {finding}");
        }
    }
}

/// A completion is a script of its shell, with the ids of the data.
#[test]
fn completions_know_the_ids() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("script");
        let output = complain(&["completions", shell, "-o", file.to_str().unwrap()]).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{}", error_text(&output));
        assert!(output.stdout.is_empty());
        let script = std::fs::read_to_string(&file).unwrap();
        assert!(script.contains("stdin-filename") && script.contains("completions"), "{shell}");
        // Fish is told the values of options alone, the last two of none.
        let of_options = ["official-dm", "no-reply", "refund-delayed", "sarif"];
        let explained = ["opened-package", "consumer-law"];
        let (takes_values, takes_ids) =
            (["bash", "zsh", "fish"].contains(&shell), shell == "bash" || shell == "zsh");
        let wanted = of_options.iter().filter(|_| takes_values).chain(explained.iter().filter(|_| takes_ids));
        for word in wanted {
            assert!(script.contains(word), "{shell} does not offer {word}");
        }
        if shell == "bash" && Command::new("bash").arg("--version").output().is_ok() {
            let checked = Command::new("bash").arg("-n").arg(&file).output().unwrap();
            assert!(checked.status.success(), "{}", error_text(&checked));
        }
    }
}

/// The ids in the help of `explain`, and every id that is listed.
#[test]
fn every_id_can_be_explained() {
    let printed = |args: &[&str]| {
        let output = complain(args).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{args:?}: {}", error_text(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let help = printed(&["explain", "--help"]);
    let examples = help.lines().filter_map(|line| line.trim_start().strip_prefix("complain explain "));
    let mut ids: Vec<String> =
        examples.filter_map(|line| line.split(' ').next()).map(str::to_owned).collect();
    assert!(ids.len() >= 6, "{help}");
    for what in ["channels", "problems", "refusals", "statutes"] {
        let rows = printed(&["list", what]);
        ids.extend(rows.lines().filter_map(|row| row.split('\t').next()).map(str::to_owned));
    }
    ids.retain(|id| !id.starts_with('<'));
    std::thread::scope(|threads| {
        for ids in ids.chunks(ids.len().div_ceil(8)) {
            threads.spawn(move || {
                for id in ids {
                    assert!(!printed(&["explain", id]).is_empty(), "{id}");
                }
            });
        }
    });
}

/// The command of the next step can be copied as it stands.
#[test]
fn the_next_step_names_the_case_as_it_was_named() {
    let folder = tempfile::tempdir().unwrap();
    let spaced = folder.path().join("my case.yaml");
    std::fs::copy(CASE, &spaced).unwrap();
    let next = |output: &Output| {
        let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        plan["next"]["command"].as_str().unwrap().to_owned()
    };
    let spaced = spaced.to_str().unwrap();
    let output = complain(&["plan", spaced, "-f", "json"]).output().unwrap();
    assert!(next(&output).starts_with(&format!("complain render \"{spaced}\" ")), "{}", next(&output));
    let input = std::fs::File::open(CASE).unwrap();
    let output = complain(&["plan", "-", "-f", "json"]).stdin(input).output().unwrap();
    assert!(next(&output).starts_with("complain render - "), "{}", next(&output));
}
