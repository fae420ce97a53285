//! Many cases at once: the same bytes on any number of threads, nothing half-written, nothing lost, whatever happens to one
//! of them, to the folder or to the run.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests write and read files of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::Duration;

const UNDER_WAY: &str = ".complain.tmp";

fn complain(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).env("NO_COLOR", "1");
    command
}

fn run(args: &[&str]) -> Output {
    complain(args).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Everything below a folder, by the names in it.
fn tree(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    fn gather(folder: &Path, inside: &Path, files: &mut BTreeMap<PathBuf, Vec<u8>>) {
        for entry in folder.join(inside).read_dir().into_iter().flatten().flatten() {
            let name = inside.join(entry.file_name());
            if entry.path().is_dir() {
                gather(folder, &name, files);
            } else if let Ok(bytes) = fs::read(entry.path()) {
                // What a run that is still writing has renamed since is there by its other name.
                files.insert(name, bytes);
            }
        }
    }
    let mut files = BTreeMap::new();
    gather(folder, Path::new(""), &mut files);
    files
}

/// So many cases, each with its own order and telephone.
fn cases(folder: &Path, count: usize) -> PathBuf {
    let folder = folder.join("cases");
    fs::create_dir_all(&folder).unwrap();
    for number in 0..count {
        let name = ["cracked-bowls", "live-jade", "desk-freight"][number % 3];
        let text =
            fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("cases/{name}.yaml")))
                .unwrap();
        let lines: Vec<&str> = text.lines().filter(|line| !line.starts_with("id:")).collect();
        let text = lines.join("\n") + "\n";
        fs::write(
            folder.join(format!("{name}-{number:04}.yaml")),
            text.replace("138000", &format!("138{number:03}")),
        )
        .unwrap();
    }
    folder
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn equal_bytes_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 16);
    fs::write(cases.join("broken.yaml"), "order: [\n").unwrap();
    fs::write(
        cases.join("double.yaml"),
        "id: live-jade-0001\n".to_owned() + &fs::read_to_string(cases.join("live-jade-0001.yaml")).unwrap(),
    )
    .unwrap();
    let out = folder.path().join("out");
    let mut first = None;
    for jobs in ["1", "2", "8"] {
        drop(fs::remove_dir_all(&out));
        let written = run(&["render", text(&cases), "--out", text(&out), "--jobs", jobs]);
        let printed = run(&["render", text(&cases), "-f", "json", "--jobs", jobs]);
        let checked = run(&["check", text(&cases), "--jobs", jobs]);
        assert_eq!(written.status.code(), Some(1));
        serde_json::from_slice::<serde_json::Value>(&printed.stdout).unwrap();
        assert!(said(&written).ends_with("；2 个案件有错误\n"), "{}", said(&written));
        let all =
            (said(&written), tree(&out), said(&printed), printed.stdout, checked.stdout, checked.stderr);
        assert_eq!(first.get_or_insert_with(|| all.clone()), &all, "{jobs} jobs");
    }
}

/// From another folder, too.
#[test]
fn equal_bytes_wherever_the_folders_stand() {
    let (here, there) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let deep = there.path().join("a/b/c");
    fs::create_dir_all(&deep).unwrap();
    let (one, two) = (cases(here.path(), 3), cases(&deep, 3));
    run(&["render", text(&one), "-q", "--out", text(&here.path().join("out"))]);
    let mut relative = complain(&["render", "cases", "-q", "--out", "../../elsewhere"]);
    relative.current_dir(two.parent().unwrap()).output().unwrap();
    assert_eq!(tree(&here.path().join("out")), tree(&there.path().join("a/elsewhere")));
}

#[test]
fn a_case_that_cannot_be_written_stops_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 6);
    fs::write(cases.join("gone.yaml"), [0xff, 0x00]).unwrap();
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    fs::write(out.join("live-jade-0001"), "a file where a folder should be").unwrap();
    let output = run(&["render", text(&cases), "--out", text(&out), "-c", "12315"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).contains("live-jade-0001/12315.txt：路径里有同名的文件"), "{}", said(&output));
    let end = format!("写好 5 份，在 {}；1 个案件有错误；1 个案件没有做成\n", text(&out));
    assert!(said(&output).ends_with(&end), "{}", said(&output));
    let manifest = fs::read_to_string(out.join("manifest.json")).unwrap();
    let live_jade = manifest.lines().find(|line| line.contains("live-jade-0001")).unwrap();
    assert!(live_jade.contains("\"outputs\":{}"), "{live_jade}");
    // What was mended is written by the next run, and nothing else.
    fs::remove_file(out.join("live-jade-0001")).unwrap();
    let again = run(&["render", text(&cases), "--out", text(&out), "-c", "12315"]);
    assert!(said(&again).contains("写好 1 份"), "{}", said(&again));
}

#[test]
fn what_a_killed_run_left_is_removed_by_the_next() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 1);
    let out = folder.path().join("out");
    fs::create_dir_all(out.join(UNDER_WAY)).unwrap();
    fs::write(out.join(UNDER_WAY).join("3"), "林示例").unwrap();
    let output = run(&["render", text(&cases), "--out", text(&out), "-c", "12315"]);
    assert!(said(&output).contains("留下的临时文件，已经清掉"), "{}", said(&output));
    let names: Vec<PathBuf> = tree(&out).into_keys().collect();
    let expected = ["cracked-bowls-0000/.complain.json", "cracked-bowls-0000/12315.txt", "manifest.json"];
    assert_eq!(names, expected.map(PathBuf::from));
}

/// Killed at many moments: every file is whole, and the next run ends as if nothing had been.
#[test]
fn a_run_that_is_killed_leaves_nothing_torn() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 30);
    let (whole, out) = (folder.path().join("whole"), folder.path().join("out"));
    run(&["render", text(&cases), "-q", "--out", text(&whole)]);
    let whole = tree(&whole);
    let trials = std::env::var("KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(4);
    let mut cut_short = 0;
    for trial in 0..trials {
        drop(fs::remove_dir_all(&out));
        let mut child = complain(&["render", text(&cases), "-q", "--out", text(&out)])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(20 + (trial * 7919) % 300));
        child.kill().unwrap();
        cut_short += u64::from(!child.wait().unwrap().success());
        for (name, bytes) in tree(&out) {
            let is_temporary = name.file_name().unwrap().to_string_lossy().starts_with(".complain-");
            if name.starts_with(UNDER_WAY) || is_temporary {
                continue;
            }
            let bytes = &bytes;
            assert_eq!(Some(bytes), whole.get(&name), "{}", name.display());
        }
        run(&["render", text(&cases), "-q", "--out", text(&out)]);
        assert!(tree(&out) == whole, "trial {trial}");
    }
    assert!(cut_short > 0, "every run was over before it was killed");
}

#[test]
#[cfg(unix)]
fn an_interrupted_run_ends_between_two_cases() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 300);
    let out = folder.path().join("out");
    let child = complain(&["render", text(&cases), "--jobs", "2", "--out", text(&out)])
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    while tree(&out).len() < 20 {
        std::thread::sleep(Duration::from_millis(5));
    }
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(130), "{}", said(&output));
    assert!(said(&output).contains("中断了，后面的案件没有处理；写好"), "{}", said(&output));
    assert!(!out.join(UNDER_WAY).exists());
    let manifest = fs::read_to_string(out.join("manifest.json")).unwrap();
    let whole: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    let count = whole["cases"].as_array().unwrap().len();
    assert!((1..300).contains(&count), "{count}");
    let folders = out.read_dir().unwrap().count() - 1;
    assert_eq!(folders, count, "every case that was written is in the manifest");
}

#[test]
fn two_runs_at_once_keep_both_records() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (cases(one.path(), 60), cases(two.path(), 61));
    for number in 0..60 {
        let name = ["cracked-bowls", "live-jade", "desk-freight"][number % 3];
        fs::remove_file(second.join(format!("{name}-{number:04}.yaml"))).unwrap();
    }
    let out = one.path().join("out");
    let start = |folder: &Path| {
        complain(&["render", text(folder), "--out", text(&out)]).stderr(Stdio::piped()).spawn().unwrap()
    };
    let children = [start(&first), start(&second)];
    let outputs = children.map(|child| child.wait_with_output().unwrap());
    assert!(outputs.iter().all(|output| output.status.code() == Some(0)));
    let waited = outputs.iter().filter(|output| said(output).contains("另一次运行正在写")).count();
    assert!(waited <= 1);
    let manifest: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(out.join("manifest.json")).unwrap()).unwrap();
    assert_eq!(manifest["cases"].as_array().unwrap().len(), 61);
    assert_eq!(out.read_dir().unwrap().count(), 62);
}

#[test]
#[cfg(unix)]
fn the_umask_counts_and_the_mode_of_a_file_stays() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 1);
    let out = folder.path().join("out");
    let render = |umask: &str| {
        let line = format!("umask {umask}; exec \"$0\" render \"$1\" -q -c 12315 --out \"$2\"");
        let mut shell = Command::new("sh");
        shell.args(["-c", &line, env!("CARGO_BIN_EXE_complain"), text(&cases), text(&out)]);
        assert!(shell.status().unwrap().success());
    };
    let file = out.join("cracked-bowls-0000/12315.txt");
    let mode = || file.metadata().unwrap().permissions().mode() & 0o777;
    render("027");
    assert_eq!(mode(), 0o640);
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&file, "changed by hand").unwrap();
    render("022");
    assert_eq!(mode(), 0o600);
    assert!(fs::read_to_string(&file).unwrap().contains("【投诉内容】"));
}

#[test]
fn a_manifest_of_others_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 1);
    let out = folder.path().join("out");
    fs::create_dir(&out).unwrap();
    let theirs = "{\"name\": \"App\", \"icons\": []}\n";
    fs::write(out.join("manifest.json"), theirs).unwrap();
    let output = run(&["render", text(&cases), "--out", text(&out)]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("不是这个程序写的"), "{}", said(&output));
    assert_eq!(tree(&out).len(), 1);
    assert_eq!(fs::read_to_string(out.join("manifest.json")).unwrap(), theirs);
}

#[test]
fn patterns_and_lists_name_cases_too() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 6);
    let out = folder.path().join("out");
    let pattern = cases.join("*-000[12].yaml");
    let output = run(&["render", text(&pattern), "-c", "note", "--out", text(&out)]);
    assert!(said(&output).contains("写好 2 份"), "{}", said(&output));
    let none = run(&["render", text(&cases.join("x*.yaml"))]);
    assert_eq!((none.status.code(), said(&none).starts_with("没有符合 ")), (Some(2), true));
    for parting in ["\n", "\0"] {
        let names = ["cracked-bowls-0003.yaml", "live-jade-0004.yaml", "nowhere.yaml"];
        let list = names.map(|name| cases.join(name).display().to_string()).join(parting);
        let file = folder.path().join("list");
        fs::write(&file, list).unwrap();
        let piped = complain(&["render", "--files-from", "-", "-c", "note", "-f", "json"])
            .stdin(fs::File::open(&file).unwrap())
            .output()
            .unwrap();
        let from_file = run(&["render", "--files-from", text(&file), "-c", "note", "-f", "json"]);
        assert_eq!((piped.status.code(), &piped.stdout), (Some(2), &from_file.stdout));
        assert!(said(&piped).contains("nowhere.yaml：没有这个文件"), "{}", said(&piped));
        let document: serde_json::Value = serde_json::from_slice(&from_file.stdout).unwrap();
        assert_eq!(document["texts"].as_array().unwrap().len(), 2);
    }
}

/// The day of a committed text is the one it was written for, until somebody says otherwise.
#[test]
fn a_comparison_does_not_drift_with_the_calendar() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 1);
    let case = cases.join("cracked-bowls-0000.yaml");
    let undated = fs::read_to_string(&case).unwrap().replace("as_of: 2026-05-20\n", "");
    assert!(!undated.contains("as_of"));
    fs::write(&case, undated).unwrap();
    let out = folder.path().join("out");
    let check = |args: &[&str]| {
        let output = run(&[&["render", text(&cases), "--out", text(&out), "--check", "-q"], args].concat());
        (output.status.code(), String::from_utf8(output.stdout).unwrap())
    };
    run(&["render", text(&cases), "--out", text(&out), "-q", "--as-of", "2026-05-20"]);
    assert_eq!(check(&[]), (Some(0), String::new()));
    let (code, diff) = check(&["--as-of", "2026-05-22"]);
    assert_eq!(code, Some(1));
    assert!(diff.contains("\n-截至5月20日") || diff.contains("5月20日"), "{diff}");
    let (code, _) = check(&["--as-of", "today"]);
    assert_eq!(code, Some(1));
    // A text that was removed is one that differs.
    fs::remove_file(out.join("cracked-bowls-0000/note.txt")).unwrap();
    let (code, diff) = check(&[]);
    assert_eq!(code, Some(1));
    assert!(diff.starts_with("--- /dev/null\n+++ "), "{diff}");
    assert!(!out.join("cracked-bowls-0000/note.txt").exists());
}

#[test]
fn only_what_is_ours_and_superfluous_is_pruned() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 4);
    let out = folder.path().join("out");
    let render = |args: &[&str]| run(&[&["render", text(&cases), "--out", text(&out)], args].concat());
    render(&["-q"]);
    fs::write(out.join("live-jade-0001/mine.txt"), "not ours").unwrap();
    fs::write(out.join("live-jade-0001/note.txt"), "changed by hand").unwrap();
    fs::create_dir(out.join("mine")).unwrap();
    fs::remove_file(cases.join("live-jade-0001.yaml")).unwrap();
    fs::remove_file(cases.join("desk-freight-0002.yaml")).unwrap();
    // One case alone says nothing of the others.
    let one = cases.join("cracked-bowls-0000.yaml");
    let output = run(&["render", text(&one), "--out", text(&out), "--prune"]);
    assert!(!said(&output).contains("多余"), "{}", said(&output));
    // Nor does a folder with a file that could not be read as a case.
    fs::write(cases.join("broken.yaml"), [0xff]).unwrap();
    let output = render(&["--prune"]);
    assert!(said(&output).contains("这次不判断哪些案件已经没有"), "{}", said(&output));
    assert!(out.join("desk-freight-0002").exists());
    fs::remove_file(cases.join("broken.yaml")).unwrap();
    let output = render(&[]);
    assert_eq!(said(&output).matches("不要了就加上 --prune").count(), 2, "{}", said(&output));
    render(&["--prune"]);
    assert!(!out.join("desk-freight-0002").exists() && out.join("mine").exists());
    let left: Vec<PathBuf> = tree(&out.join("live-jade-0001")).into_keys().collect();
    assert_eq!(left, [PathBuf::from("mine.txt"), PathBuf::from("note.txt")]);
    assert!(!said(&render(&[])).contains("多余"));
}

#[test]
fn a_channel_that_suits_no_more_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 1);
    let out = folder.path().join("out");
    run(&["render", text(&cases), "--out", text(&out), "-q"]);
    let case = cases.join("cracked-bowls-0000.yaml");
    let other = fs::read_to_string(&case).unwrap().replace("method: wechat-pay", "method: alipay");
    fs::write(&case, other).unwrap();
    let check = run(&["render", text(&cases), "--out", text(&out), "--check"]);
    assert_eq!(check.status.code(), Some(1));
    assert!(said(&check).contains("wechat-pay.txt：这个案件不再写这个渠道"), "{}", said(&check));
    let pruned = run(&["render", text(&cases), "--out", text(&out), "--prune"]);
    assert!(said(&pruned).contains("已经删掉"), "{}", said(&pruned));
    assert!(!out.join("cracked-bowls-0000/wechat-pay.txt").exists());
    assert!(out.join("cracked-bowls-0000/alipay.txt").exists());
}

#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_said() {
    // Nothing fits on it, and making the folder says so before the first case.
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), 1);
    let output = run(&["render", text(&cases), "--out", "/proc/self/nowhere"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert!(said(&output).starts_with("写不了 /proc/self/nowhere："), "{}", said(&output));
}

/// The repository layout of `examples/ci`, by the commands that its README gives.
#[test]
#[cfg(unix)]
fn the_example_for_ci_works() {
    let folder = tempfile::tempdir().unwrap();
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ci");
    for (name, bytes) in tree(&example) {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    let programs = Path::new(env!("CARGO_BIN_EXE_complain")).parent().unwrap().display();
    let path = format!("{programs}:{}", std::env::var("PATH").unwrap());
    let shell = |script: &str| {
        let mut shell = Command::new("sh");
        shell.arg(folder.path().join(script)).env("PATH", &path).env("NO_COLOR", "1");
        shell.output().unwrap()
    };
    let status = |output: &Output| output.status.code();
    assert_eq!(status(&shell("check.sh")), Some(1), "no text was written yet");
    assert_eq!(status(&shell("write.sh")), Some(0));
    let clean = shell("check.sh");
    assert_eq!(status(&clean), Some(0), "{}", said(&clean));
    let case = folder.path().join("cases/lamp-shade.yaml");
    let changed = fs::read_to_string(&case).unwrap().replace("paid: 426.00", "paid: 427.00");
    fs::write(&case, changed).unwrap();
    let drifted = shell("check.sh");
    assert_eq!(status(&drifted), Some(1));
    let diff = String::from_utf8(drifted.stdout).unwrap();
    assert!(diff.contains("+++ texts/lamp-shade/letter.txt") && diff.contains("427元"), "{diff}");
    assert_eq!(status(&shell("write.sh")), Some(0));
    assert_eq!(status(&shell("check.sh")), Some(0));
}
