//! What others take over as it stands: the GitHub action, the names of release archives, hooks, snippets and container file
//! say what the program and the package say.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read and write files of their own")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap()
}

fn yaml(name: &str) -> Value {
    serde_yaml::from_str(&read(name)).unwrap()
}

/// The script of the repository in this folder, with the program on its path.
fn script(name: &str, folder: &Path, variables: &[(&str, &str)]) -> Output {
    let programs = Path::new(env!("CARGO_BIN_EXE_complain")).parent().unwrap().display();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap());
    let mut command = Command::new("bash");
    command.arg(root().join(name)).current_dir(folder).env("PATH", path).env("NO_COLOR", "1");
    command.env_remove("GITHUB_STEP_SUMMARY").envs(variables.iter().copied());
    command.output().unwrap()
}

/// The example repository, in a folder of its own.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let status =
        Command::new("cp").arg("-r").arg(root().join("examples/ci/.")).arg(folder.path()).status().unwrap();
    assert!(status.success());
    folder
}

#[test]
fn the_action_marks_lines_sums_up_and_compares() {
    let folder = example();
    let summary = folder.path().join("summary.md");
    let variables = [("GITHUB_STEP_SUMMARY", summary.to_str().unwrap()), ("TEXTS", "texts")];
    let check = || script(".github/action/check.sh", folder.path(), &variables);
    assert_eq!(check().status.code(), Some(1), "no text was written yet");
    let write = Command::new(env!("CARGO_BIN_EXE_complain"))
        .args(["render", "cases", "--quiet"])
        .current_dir(folder.path())
        .status();
    assert!(write.unwrap().success());
    fs::remove_file(&summary).unwrap();
    let clean = check();
    assert_eq!(clean.status.code(), Some(0), "{}", String::from_utf8_lossy(&clean.stderr));
    let page = fs::read_to_string(&summary).unwrap();
    assert!(page.starts_with("## complain\n") && page.contains("| ✅ lamp-shade | ✅ "), "{page}");
    let case = folder.path().join("cases/lamp-shade.yaml");
    fs::write(&case, fs::read_to_string(&case).unwrap() + "titel: 1\n").unwrap();
    let broken = check();
    let said = String::from_utf8(broken.stdout).unwrap();
    assert_eq!(broken.status.code(), Some(1));
    assert!(said.starts_with("::error file=cases/lamp-shade.yaml,line="), "{said}");
    assert!(fs::read_to_string(&summary).unwrap().contains("### 要改正的"));
}

#[test]
fn a_program_that_is_there_is_not_installed_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("path");
    let variables =
        [("RUNNER_TEMP", folder.path().to_str().unwrap()), ("GITHUB_PATH", path.to_str().unwrap())];
    let output = script(".github/action/install.sh", folder.path(), &variables);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!path.exists());
}

#[test]
fn archives_are_called_and_packed_as_binstall_looks_for_them() {
    let folder = tempfile::tempdir().unwrap();
    let target = "x86_64-unknown-linux-musl";
    let package = Command::new("bash")
        .arg(root().join(".github/action/package.sh"))
        .args([target, env!("CARGO_BIN_EXE_complain")])
        .arg(folder.path().join("dist"))
        .output()
        .unwrap();
    assert!(package.status.success(), "{}", String::from_utf8_lossy(&package.stderr));
    let metadata = read("Cargo.toml");
    let said = |key: &str| {
        let line = metadata.lines().find(|line| line.starts_with(&format!("{key} = "))).unwrap();
        let value = line.split('"').nth(1).unwrap();
        value.replace("{ target }", target).replace("{ bin }", "complain").replace("{ binary-ext }", "")
    };
    let archive = folder.path().join("dist").join(said("pkg-url").rsplit('/').next().unwrap());
    let listed = Command::new("tar").arg("-tzf").arg(&archive).output().unwrap();
    let names = String::from_utf8(listed.stdout).unwrap();
    assert!(names.lines().any(|name| name == said("bin-dir")), "{names}");
    let sum = archive.with_extension("gz.sha256");
    assert!(fs::read_to_string(sum).unwrap().contains("complain-x86_64-unknown-linux-musl.tar.gz"));
    // The action asks for archives that a release has.
    let targets: Vec<String> = yaml(".github/workflows/release.yaml")["jobs"]["build"]["strategy"]["matrix"]
        ["include"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["target"].as_str().unwrap().to_owned())
        .collect();
    let install = read(".github/action/install.sh");
    let asked = install.lines().filter_map(|line| line.split_once("target=")?.1.split(' ').next());
    for asked in asked.filter(|asked| !asked.is_empty()) {
        assert!(targets.iter().any(|target| target == asked), "{asked}: {targets:?}");
    }
}

/// Every command line of the program in these files is one that it takes.
#[test]
fn their_commands_are_the_programs() {
    let files = [
        ".pre-commit-hooks.yaml",
        "examples/ci/.gitlab-ci.yml",
        ".github/action/check.sh",
        "examples/ci/check.sh",
        "examples/ci/write.sh",
        "Dockerfile",
    ];
    let mut count = 0;
    for name in files {
        for line in read(name).lines().filter(|line| !line.trim_start().starts_with('#')) {
            let Some((_, command)) = line.split_once("complain ") else { continue };
            let words: Vec<&str> = command.split_whitespace().collect();
            if !["check", "render"].contains(words.first().unwrap_or(&"")) {
                continue;
            }
            let help =
                Command::new(env!("CARGO_BIN_EXE_complain")).args([words[0], "--help"]).output().unwrap();
            let help = String::from_utf8(help.stdout).unwrap();
            let options = words.iter().filter(|word| word.starts_with("--") && word.len() > 2);
            for option in options {
                assert!(help.contains(&format!("{option} ")), "{name}: {option}");
            }
            count += 1;
        }
    }
    assert!(count >= 9, "{count}");
}

#[test]
fn what_machines_read_can_be_read() {
    let mut files = vec![PathBuf::from("action.yml"), ".pre-commit-hooks.yaml".into()];
    for folder in [".github/workflows", "examples/ci", "examples/ci/.github/workflows"] {
        let entries = root().join(folder).read_dir().unwrap().map(|entry| entry.unwrap().path());
        let is_yaml = |path: &PathBuf| {
            path.extension().is_some_and(|ending| ["yaml", "yml"].contains(&ending.to_str().unwrap()))
        };
        files.extend(entries.filter(is_yaml));
    }
    for file in &files {
        let read: Value = yaml(file.to_str().unwrap());
        assert!(read.is_object() || read.is_array(), "{}", file.display());
    }
    let steps = yaml("action.yml")["runs"]["steps"].as_array().unwrap().clone();
    for step in steps {
        let run = step["run"].as_str().unwrap();
        let script = run.trim_start_matches("bash \"$TOOL/").trim_end_matches('"');
        assert!(root().join(script).is_file(), "{run}");
    }
    let version = read("Cargo.toml");
    let version = version.lines().find_map(|line| line.strip_prefix("rust-version = ")).unwrap();
    assert!(read("Dockerfile").contains(&format!("FROM rust:{}-", version.trim_matches('"'))));
}

/// With what they need they run; without it they say so. Either is no failure.
#[test]
fn smoke_tests_pass_or_say_that_they_are_skipped() {
    for (name, count) in [("examples/spark/smoke.sh", "1200"), ("examples/parallel/smoke.sh", "300")] {
        let output = script(name, root(), &[("COUNT", count)]);
        let said = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(said.starts_with("没有试：") || said.contains("行结果和直接写的一样"), "{name}: {said}");
    }
}
