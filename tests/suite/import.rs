//! The example tables become case files that can be written from, the same from CSV and from Excel, and stay what a person
//! made of them.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read and write files of their own")]

use std::path::Path;
use std::process::{Command, Output};

fn import(table: &str, map: &str, out: &Path, args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    command.current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/import")).env("NO_COLOR", "1");
    command.args(["import", table, "--map", map, "--out"]).arg(out).args(args).output().unwrap()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

fn rendered(folder: &Path) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    let output = command
        .args(["render", "--as-of", "2026-06-10", "-f", "json", "-c", "platform-chat", "-c", "official-dm"])
        .arg(folder)
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn both_tables_give_the_same_texts() {
    let folder = tempfile::tempdir().unwrap();
    let (csv, excel) = (folder.path().join("csv"), folder.path().join("excel"));
    let from_csv = import("orders.csv", "map.yaml", &csv, &[]);
    let from_excel = import("orders.xlsx", "map-xlsx.yaml", &excel, &[]);
    for output in [&from_csv, &from_excel] {
        assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    }
    let texts = rendered(&csv);
    assert_eq!(texts, rendered(&excel));
    assert!(texts.contains("包装已拆，影响二次销售") && texts.contains("1168元"), "{texts}");
    // A sum and an hour are written as they stand in the table.
    let plain = |folder: &Path| read(&folder.join("bowls.yaml")).replace("268.00", "268");
    assert_eq!(plain(&csv), plain(&excel));
}

#[test]
fn what_a_person_changed_stays() {
    let folder = tempfile::tempdir().unwrap();
    import("orders.csv", "map.yaml", folder.path(), &[]);
    let case = folder.path().join("bowls.yaml");
    let changed = read(&case) + "# 已经打过电话\n";
    std::fs::write(&case, &changed).unwrap();
    let again = import("orders.csv", "map.yaml", folder.path(), &[]);
    assert_eq!(again.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&again.stderr).contains("内容不同，没有改"));
    assert!(String::from_utf8_lossy(&again.stderr).ends_with("；1 个没有变\n"));
    assert_eq!(read(&case), changed);
    import("orders.csv", "map.yaml", folder.path(), &["--force"]);
    assert!(!read(&case).contains("已经打过电话"));
}

/// As Excel in China writes CSV.
#[test]
fn a_table_in_gbk_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/import");
    for name in ["orders.csv", "events.csv"] {
        let text = read(&examples.join(name));
        let (bytes, ..) = encoding_rs::GBK.encode(&text);
        std::fs::write(folder.path().join(name), bytes).unwrap();
    }
    let table = folder.path().join("orders.csv");
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    import(table.to_str().unwrap(), "map.yaml", &one, &[]);
    import("orders.csv", "map.yaml", &two, &[]);
    assert_eq!(read(&one.join("lamp.yaml")), read(&two.join("lamp.yaml")));
}

/// A helper is any program that is given a picture and writes a JSON object a line.
#[cfg(unix)]
#[test]
fn a_helper_reads_pictures() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let helper = folder.path().join("helper");
    let lines = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/import.in/order.jsonl");
    let script = format!("#!/bin/sh\ntest \"$1\" = ./-order.png && cat '{}'\n", lines.display());
    std::fs::write(&helper, script).unwrap();
    std::fs::set_permissions(&helper, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::write(folder.path().join("-order.png"), "").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh").env("COMPLAIN_OCR", &helper).current_dir(folder.path());
    let args = ["import", "--ocr", "--as-of", "2026-05-20", "--out", "case.yaml", "--", "-order.png"];
    let output = command.args(args).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(read(&folder.path().join("case.yaml")).contains("P712000000000000001"));
}
