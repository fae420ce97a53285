//! A batch beside a floor program that only parses the same YAML to an untyped tree and writes the same bytes by temporary
//! name and rename: processor time of both, and how much two cores help. Linux only, since it reads `/proc`:
//! `cargo bench --bench batch -- 400` (the number of cases). With `jinja=python3` (which has `pyyaml` and `jinja2`) also beside
//! `benches/jinja.py`, which writes as many files of a like template.

#![expect(clippy::unwrap_used, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, reason = "the figures are what a bench is for")]
#![expect(clippy::disallowed_methods, reason = "the floor program reads and writes files by itself")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

fn main() {
    let count = std::env::args().find_map(|arg| arg.parse().ok()).unwrap_or(400);
    if !std::env::args().any(|arg| arg == "--bench") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let cases = cases(folder.path(), count);
    let out = folder.path().join("out");
    let (one, one_took) = batch(&cases, &out, "1");
    let texts = tree(&out);
    let (two, two_took) = batch(&cases, &out, "2");
    let (again, _) = rerun(&cases, &out);
    let floor = floor(&cases, &texts, &folder.path().join("floor"));
    println!("{count} cases, {} files", texts.len());
    println!("floor   {floor:.2?} of processor time");
    println!("batch   {one:.2?} on one thread, {:.2} x the floor", ratio(one, floor));
    println!("        {two:.2?} on two, {:.2} x as fast", ratio(one_took, two_took));
    println!("again   {again:.2?}, {:.2} x the floor: nothing has changed", ratio(again, floor));
    if let Some(python) = std::env::args().find_map(|arg| Some(arg.strip_prefix("jinja=")?.to_owned())) {
        let jinja = jinja(&python, &cases, &folder.path().join("jinja"), texts.len() / count);
        println!("jinja   {jinja:.2?} of PyYAML and Jinja2, {:.2} x the batch", ratio(jinja, one));
    }
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

/// The example cases many times over, each with a telephone of its own; the evidence that they name beside them.
fn cases(folder: &Path, count: usize) -> PathBuf {
    let (source, cases) = (Path::new(env!("CARGO_MANIFEST_DIR")).join("cases"), folder.join("cases"));
    fs::create_dir_all(cases.join("evidence")).unwrap();
    for entry in source.join("evidence").read_dir().unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            fs::copy(entry.path(), cases.join("evidence").join(entry.file_name())).unwrap();
        }
    }
    let mut files: Vec<PathBuf> = source.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    files.sort();
    for number in 0..count {
        let text = fs::read_to_string(&files[number % files.len()]).unwrap();
        let text: Vec<&str> = text.lines().filter(|line| !line.starts_with("id: ")).collect();
        let own = text.join("\n").replace("138000", &format!("138{:03}", number % 1000)) + "\n";
        fs::write(cases.join(format!("case-{number:06}.yaml")), own).unwrap();
    }
    cases
}

/// The processor time and the time of a run into an empty folder.
fn batch(cases: &Path, out: &Path, jobs: &str) -> (Duration, Duration) {
    drop(fs::remove_dir_all(out));
    run(cases, out, jobs)
}

fn rerun(cases: &Path, out: &Path) -> (Duration, Duration) {
    run(cases, out, "1")
}

fn run(cases: &Path, out: &Path, jobs: &str) -> (Duration, Duration) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.arg("render").arg(cases).args(["-q", "--jobs", jobs, "--out"]).arg(out);
    let (start, before) = (Instant::now(), processor_time(2));
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    (processor_time(2).checked_sub(before).unwrap(), start.elapsed())
}

fn floor(cases: &Path, texts: &[(PathBuf, Vec<u8>)], out: &Path) -> Duration {
    let before = processor_time(0);
    let mut files: Vec<PathBuf> = cases.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.is_file());
    for path in files {
        let tree: serde_json::Value = serde_yaml::from_str(&fs::read_to_string(path).unwrap()).unwrap();
        assert!(tree.is_object());
    }
    for (name, bytes) in texts {
        let path = out.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let temporary = path.with_extension("tmp");
        fs::write(&temporary, bytes).unwrap();
        fs::rename(&temporary, &path).unwrap();
    }
    processor_time(0).checked_sub(before).unwrap()
}

/// The processor time of Python with so many files a case.
fn jinja(python: &str, cases: &Path, out: &Path, files: usize) -> Duration {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/jinja.py");
    let before = processor_time(2);
    let mut command = Command::new(python);
    let status = command.arg(script).arg(cases).arg(out).arg(files.to_string()).status().unwrap();
    assert!(status.success());
    processor_time(2).checked_sub(before).unwrap()
}

fn tree(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in folder.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
        let inner = if entry.is_dir() {
            entry.read_dir().unwrap().map(|one| one.unwrap().path()).collect()
        } else {
            vec![entry]
        };
        files.extend(
            inner
                .into_iter()
                .map(|path| (path.strip_prefix(folder).unwrap().to_owned(), fs::read(&path).unwrap())),
        );
    }
    files
}

/// What the system counts for this process (0) or for its children that have ended (2), in hundredths of a second.
fn processor_time(first: usize) -> Duration {
    let stat = fs::read_to_string("/proc/self/stat").unwrap();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
    let ticks: u64 = fields[11 + first..13 + first].iter().map(|field| field.parse::<u64>().unwrap()).sum();
    Duration::from_millis(ticks * 10)
}
