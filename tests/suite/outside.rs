//! What stands outside or cannot be read is named: links that lead out of folders of one's own, names there that nothing
//! reads, pipes, other encodings, files whose names are nearly right. And why a rule speaks.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read and write their own files")]

use std::fs;
use std::path::Path;
use std::process::Command;

const CASE: &str = include_str!("../../cases/cracked-bowls.yaml");

/// What the program says on both channels.
fn complain(folder: &Path, args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    let output = command
        .args(args)
        .current_dir(folder)
        .env("NO_COLOR", "1")
        .env("COMPLAIN_LANG", "zh")
        .output()
        .unwrap();
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

#[test]
fn names_that_nothing_reads_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let own = |path: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "x").unwrap();
    };
    for path in [
        "data/wordings/a.yaml",
        "data/README.md",
        "data/wording/tone/threats/mine.yaml",
        "data/wording/tone/threat/mine.txt",
        "data/wording/tone/threat/mine.yml",
        "t/leter/facts.tera",
        "t/letter/fact.tera",
        "t/_share/a.tera",
    ] {
        own(path);
    }
    fs::write(folder.path().join("a.yaml"), CASE).unwrap();
    let said =
        complain(folder.path(), &["check", "a.yaml", "-c", "letter", "--data", "data", "--templates", "t"]);
    for (path, near) in [
        ("wordings", "wording"),
        ("threats", "threat"),
        ("leter", "letter"),
        ("fact.tera", "facts.tera"),
        ("_share", "_shared"),
    ] {
        assert!(said.contains(&format!("{path} 没有用上")), "{path}: {said}");
        assert!(said.contains(&format!("是不是“{near}”")), "{near}: {said}");
    }
    assert_eq!(said.matches("[data/unread]").count(), 6, "{said}");
}

#[test]
#[cfg(unix)]
fn a_link_out_of_a_folder_of_ones_own_is_not_followed() {
    use std::os::unix::fs::symlink;
    let (inner, outer) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let secret = outer.path().join("secret");
    fs::write(&secret, "不该看到的字").unwrap();
    for folder in ["data/law", "t/letter"] {
        fs::create_dir_all(inner.path().join(folder)).unwrap();
    }
    symlink(&secret, inner.path().join("data/law/consumer-law.yaml")).unwrap();
    symlink(&secret, inner.path().join("t/letter/facts.tera")).unwrap();
    fs::write(inner.path().join("a.yaml"), CASE).unwrap();
    let said =
        complain(inner.path(), &["render", "a.yaml", "-c", "letter", "--data", "data", "--templates", "t"]);
    assert!(!said.contains("不该看到"), "{said}");
    assert!(said.contains("[template/unreadable]") && said.contains("[data/unreadable]"), "{said}");
    // A link inside is as good as the file.
    fs::remove_file(inner.path().join("t/letter/facts.tera")).unwrap();
    fs::write(inner.path().join("t/letter/own.tera"), "自己的字。").unwrap();
    symlink("own.tera", inner.path().join("t/letter/facts.tera")).unwrap();
    let said = complain(inner.path(), &["render", "a.yaml", "-c", "letter", "--templates", "t"]);
    assert!(said.contains("自己的字。"), "{said}");
}

#[test]
#[cfg(unix)]
fn what_cannot_be_read_is_in_every_report() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let wide = |order: fn(u16) -> [u8; 2]| CASE.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    fs::write(at("little.yaml"), wide(u16::to_le_bytes)).unwrap();
    fs::write(at("big.yaml"), wide(u16::to_be_bytes)).unwrap();
    std::os::unix::fs::symlink("nowhere", at("gone.yaml")).unwrap();
    assert!(Command::new("mkfifo").arg(at("pipe.yaml")).status().unwrap().success());
    for report in ["human", "json", "github", "sarif", "junit"] {
        let said = complain(folder.path(), &["check", ".", "--report", report]);
        for name in ["little.yaml", "big.yaml", "gone.yaml", "pipe.yaml"] {
            assert!(said.contains(name), "{report}: {name}: {said}");
        }
        assert!(said.contains("UTF-16") && said.contains("管道"), "{report}: {said}");
    }
}

/// A folder that may not be looked into, one without cases, a pattern that nothing is like, a file and a list that are not
/// there: each stands in every report, and nobody says that there was no problem.
#[test]
#[cfg(unix)]
fn what_yields_no_file_is_in_every_report() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    for name in ["all/closed", "empty"] {
        fs::create_dir_all(at(name)).unwrap();
    }
    fs::write(at("all/a.yaml"), CASE).unwrap();
    let named = [
        ("empty", vec!["empty"]),
        ("no*.yaml", vec!["no*.yaml"]),
        ("none.yaml", vec!["none.yaml"]),
        ("list.txt", vec!["--files-from", "list.txt"]),
        ("closed", vec!["all"]),
    ];
    for (name, args) in named {
        let is_closed = name == "closed";
        if is_closed {
            for (path, mode) in [(folder.path().to_owned(), 0o755), (at("all/closed"), 0o000)] {
                fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
            }
        }
        for report in ["human", "json", "github", "sarif", "junit", "summary"] {
            let args: Vec<&str> =
                ["check"].into_iter().chain(args.clone()).chain(["--report", report]).collect();
            let Some(output) = as_anybody(folder.path(), &args, &at("all/closed"), is_closed) else {
                continue;
            };
            assert_eq!(output.status.code(), Some(2), "{report}: {name}");
            let printed = String::from_utf8(output.stdout).unwrap();
            let said = String::from_utf8(output.stderr).unwrap();
            assert!(said.contains(name) && !said.contains("没有问题"), "{report}: {name}: {said}");
            let (is_there, what) = match report {
                "human" => (said.contains("1 个读不了"), "查了"),
                "json" => (printed.contains("\"error\": 1"), "source/"),
                "github" => (printed.contains("::error file="), "source/"),
                "sarif" => (printed.contains("\"level\": \"error\""), "source/"),
                "junit" => (printed.contains("failures=\"1\""), "source/"),
                _ => (printed.contains("1 处错误"), "source/"),
            };
            let whole = printed.clone() + &said;
            assert!(is_there && whole.contains(what), "{report}: {name}: {whole}");
            assert!(
                report == "human" || printed.contains(name.trim_end_matches(".yaml").trim_end_matches('*')),
                "{report}: {name}: {printed}"
            );
        }
    }
    drop(fs::set_permissions(at("all/closed"), fs::Permissions::from_mode(0o755)));
}

/// The program run by somebody whom a closed folder keeps out; `None` where there is no way to be one.
#[cfg(unix)]
fn as_anybody(folder: &Path, args: &[&str], closed: &Path, is_closed: bool) -> Option<std::process::Output> {
    let program = env!("CARGO_BIN_EXE_complain");
    // Root is let in everywhere.
    let mut command = if is_closed && closed.read_dir().is_ok() {
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", program]);
        command
    } else {
        Command::new(program)
    };
    command.args(args).current_dir(folder).env("NO_COLOR", "1").env("COMPLAIN_LANG", "zh");
    command.output().ok()
}

/// Names, arguments, messages, lines, changes and reports: what a terminal would obey is shown by its number.
#[test]
#[cfg(unix)]
fn nothing_raw_reaches_people() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let odd = "\u{1b}[31m\u{202e}\u{e5e5}";
    let named = format!("x{odd}\r.yaml");
    fs::write(at("a.yaml"), CASE.replacen("summary: ", &format!("summary: {odd}\r"), 1)).unwrap();
    fs::write(at("cr.yaml"), CASE.replace('\n', "\r")).unwrap();
    fs::write(at(&named), CASE.replacen("summary", "sumary", 1)).unwrap();
    fs::write(at("draft.txt"), format!("你{odd}好\r")).unwrap();
    fs::write(
        at("chat.txt"),
        format!("2026-05-04 10:00 商家: 拆封了{odd}不能退\n2026-05-04 10:05 我: 好的\n"),
    )
    .unwrap();
    fs::create_dir_all(at("t/letter")).unwrap();
    fs::write(at("t/letter/facts.tera"), format!("你{odd}好\n")).unwrap();
    let whole = ["a.yaml", "cr.yaml", &named, "draft.txt", "--templates", "t"];
    let mut runs: Vec<Vec<&str>> = ["human", "json", "github", "sarif", "junit", "summary"]
        .iter()
        .map(|report| [&["check", "--report", report], &whole[..]].concat())
        .collect();
    runs.push(vec!["check", "--diff", "a.yaml", "cr.yaml"]);
    runs.push(vec!["import", "chat.txt"]);
    for command in ["render", "plan", "exhibits", "facts", "trace", "log", "import", "explain", "list", odd] {
        runs.push(vec![command, &named]);
        runs.push(vec![command, odd]);
    }
    for option in
        ["--as-of", "--templates", "--data", "--files-from", "--select", "-c", "--config", "--sent", odd]
    {
        runs.push(vec!["check", "a.yaml", option, odd]);
    }
    runs.extend([vec!["log", "a.yaml", "-e", odd], vec!["explain", "tone/threat", "--why", odd]]);
    for args in runs {
        let said = complain(folder.path(), &args);
        let is_raw = |c: char| {
            c.is_control() && c != '\n' && c != '\t'
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{e000}'..='\u{f8ff}')
        };
        assert!(!said.contains(is_raw), "{args:?}: {said:?}");
    }
    // A template and a text are asked about at line and column, and YAML gets what was pasted by its number.
    let said = complain(folder.path(), &["check", "draft.txt", "t/letter/facts.tera"]);
    for place in ["draft.txt:1:2", "t/letter/facts.tera:1:2"] {
        assert!(said.contains("[source/control-character]") && said.contains(place), "{place}: {said}");
    }
    let said = complain(folder.path(), &["render", "a.yaml", "-c", "letter", "--templates", "t"]);
    assert!(said.contains("t/letter/facts.tera:1:2"), "{said}");
    assert!(complain(folder.path(), &["import", "chat.txt"]).contains("\\u001B[31m\\u202E\\uE5E5"));
    fs::write(at("b.yaml"), CASE.replacen("summary: ", &format!("summary: {odd}"), 1)).unwrap();
    let json = complain(folder.path(), &["check", "b.yaml", "--report", "json", "--quiet"]);
    assert!(json.contains("\\u202e"), "{json}");
}

/// What has the name of a file and is none takes no file's place without a word, and is never opened.
#[test]
#[cfg(unix)]
fn what_is_no_file_is_named() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let pipe = |name: &str| assert!(Command::new("mkfifo").arg(at(name)).status().unwrap().success());
    for name in [
        "data/law",
        "data/platforms/jd.yaml",
        "data/problems",
        "t/letter",
        "out/cracked-bowls",
        "pipe",
        "record",
    ] {
        fs::create_dir_all(at(name)).unwrap();
    }
    fs::write(at("a.yaml"), CASE).unwrap();
    symlink("nowhere", at("data/law/civil-code.yaml")).unwrap();
    symlink("price-law.yaml", at("data/law/price-law.yaml")).unwrap();
    symlink("/dev/zero", at("data/law/consumer-law.yaml")).unwrap();
    symlink("nowhere", at("data/departments")).unwrap();
    pipe("data/problems/quality.yaml");
    pipe("data/reading");
    let said = complain(folder.path(), &["check", "a.yaml", "-c", "letter", "--data", "data"]);
    for (name, what) in [
        ("law/civil-code.yaml", "指到的文件没有了"),
        ("law/price-law.yaml", "指回自己"),
        ("law/consumer-law.yaml", "管道或设备"),
        ("departments", "指到的文件没有了"),
        ("problems/quality.yaml", "管道或设备"),
        ("platforms/jd.yaml", "是文件夹"),
        ("reading", "管道或设备"),
    ] {
        let line = said.lines().find(|line| line.contains(&format!("[data/unreadable]: data/{name} ")));
        assert!(line.is_some_and(|line| line.contains(what)), "{name}: {said}");
    }
    let json =
        complain(folder.path(), &["check", "a.yaml", "-c", "letter", "--data", "data", "--report", "json"]);
    assert!(json.contains("\"file\": \"data/platforms/jd.yaml\""), "{json}");
    pipe("t/letter/facts.tera");
    symlink("nowhere", at("t/_shared")).unwrap();
    let said = complain(folder.path(), &["render", "a.yaml", "-c", "letter", "--templates", "t"]);
    assert!(
        said.contains("t/letter/facts.tera 是管道或设备") && said.contains("t/_shared 是一个链接"),
        "{said}"
    );
    pipe("out/manifest.json");
    let render = |out: &str| complain(folder.path(), &["render", "a.yaml", "-c", "letter", "--out", out]);
    let said = render("out");
    assert!(said.contains("读不了 out/manifest.json：是管道或设备"), "{said}");
    fs::create_dir_all(at("record/cracked-bowls")).unwrap();
    pipe("record/cracked-bowls/.complain.json");
    let said = render("record");
    assert!(said.contains(".complain.json 是管道或设备"), "{said}");
    // A text is written over, as a link is, and not looked into.
    render("texts");
    let text = at("texts/cracked-bowls").join("letter.txt");
    fs::remove_file(&text).unwrap();
    assert!(Command::new("mkfifo").arg(&text).status().unwrap().success());
    render("texts");
    assert!(text.symlink_metadata().unwrap().is_file());
    pipe("pipe/.complain.yaml");
    fs::write(at("pipe/a.yaml"), CASE).unwrap();
    let said = complain(folder.path(), &["render", "pipe/a.yaml"]);
    assert!(said.contains("[config/unreadable]") && said.contains("管道或设备"), "{said}");
}

/// A name in a folder of one's own data that is a slip of the right one is said with it; a new one is not.
#[test]
fn misspelt_data_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let own = |path: &str, text: &str| {
        let path = folder.path().join("data").join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    let problem = include_str!("../../data/problems/quality.yaml");
    let year = include_str!("../../data/calendar/2026.yaml");
    fs::write(folder.path().join("a.yaml"), CASE).unwrap();
    let check = || complain(folder.path(), &["check", "a.yaml", "-c", "letter", "--data", "data"]);
    for (path, text) in [
        ("wording/tone/threat/mine.yaml", "name: 自己的\nentries:\n  - words: |\n      喝茶去\n"),
        ("calendar/2027.yaml", &year.replace("2026", "2027")),
        ("problems/qualify.yaml", &problem.replacen("id: quality", "id: qualify", 1)),
        ("law/README.md", "说明"),
    ] {
        own(path, text);
    }
    let said = check();
    assert!(!said.contains("[data/unread]"), "{said}");
    for (path, text, right) in [
        ("problems/quality.YAML", problem, "quality.yaml"),
        ("problems/Not-received.yaml", problem, "not-received.yaml"),
        ("problems/invoice.yml", problem, "invoice.yaml"),
        ("problems/quality.yaml.txt", problem, "quality.yaml"),
        ("calendar/26.yaml", year, "2026.yaml"),
        ("calendar/2028.YAML", year, "2028.yaml"),
        (
            "platforms/xiaohonshu.yaml",
            include_str!("../../data/platforms/xiaohongshu.yaml"),
            "xiaohongshu.yaml",
        ),
        ("refusals/colour-diference.yaml", "x", "colour-difference.yaml"),
        ("phrases/verb.yaml", "x", "verbs.yaml"),
        ("wording/tone/threats/mine.yaml", "x", "threat"),
    ] {
        own(path, text);
        let said = check();
        assert!(
            said.contains("[data/unread]") && said.contains(&format!("是不是“{right}”")),
            "{path}: {said}"
        );
        let path = folder.path().join("data").join(path);
        fs::remove_file(&path).unwrap();
        drop(fs::remove_dir(path.parent().unwrap()));
    }
}

/// Big5 is called Big5, whatever the file is for.
#[test]
fn big5_is_named_everywhere() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    // 店鋪訂單, as Big5 has it.
    let big5 = b"\xa9\xb1\xbe\x51\xad\x71\xb3\xe6";
    for (name, before) in
        [(".complain.yaml", "# "), ("orders.csv", "id,"), ("list.txt", ""), ("map.yaml", "sheet: ")]
    {
        fs::write(at(name), [before.as_bytes(), big5, b"\n"].concat()).unwrap();
    }
    fs::create_dir(at("cases")).unwrap();
    fs::write(at("cases/a.yaml"), CASE).unwrap();
    fs::write(at("good.yaml"), "columns: {order.number: id}\n").unwrap();
    fs::create_dir(at("other")).unwrap();
    for args in [
        ["check", "cases/a.yaml", "-c", "letter"].as_slice(),
        &["import", "orders.csv", "--map", "good.yaml", "--out", "other"],
        &["import", "orders.csv", "--map", "map.yaml", "--out", "other"],
        &["check", "--config", "good.yaml", "--files-from", "list.txt"],
    ] {
        if args[0] == "import" || args.contains(&"--config") {
            drop(fs::remove_file(at(".complain.yaml")));
            fs::write(
                at("good.yaml"),
                if args[0] == "import" { "columns: {order.number: id}\n" } else { "# 空\n" },
            )
            .unwrap();
        }
        let said = complain(folder.path(), args);
        assert!(said.contains("是 Big5（繁体中文）编码，应为 UTF-8"), "{args:?}: {said}");
    }
}

/// A name that is asked for in one way of writing accents, or with other capitals, and is there in another.
#[test]
fn a_name_that_looks_the_same_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let (apart, whole) = ("か\u{3099}", "が");
    for (there, asked) in [(apart, whole), (whole, apart)] {
        fs::create_dir_all(at(there)).unwrap();
        fs::write(at(there).join("a.yaml"), CASE).unwrap();
        fs::write(at(&format!("{there}.yaml")), CASE).unwrap();
        for args in [
            vec!["check".to_owned(), format!("{asked}.yaml")],
            vec!["plan".to_owned(), format!("{asked}/a.yaml")],
            vec!["render".to_owned(), asked.to_owned()],
            vec!["check".to_owned(), "--files-from".to_owned(), format!("{asked}.yaml")],
            vec!["check".to_owned(), format!("{there}.yaml"), "--templates".to_owned(), asked.to_owned()],
        ] {
            let args: Vec<&str> = args.iter().map(String::as_str).collect();
            let said = complain(folder.path(), &args);
            // A disk that takes the two for one finds it.
            assert!(said.contains("NFC 和 NFD") || at(asked).exists(), "{args:?}: {said}");
        }
        fs::remove_dir_all(at(there)).unwrap();
        fs::remove_file(at(&format!("{there}.yaml"))).unwrap();
    }
    fs::write(at("a.yaml"), CASE).unwrap();
    let said = complain(folder.path(), &["check", "A.yaml"]);
    assert!(said.contains("大小写不同") || at("A.yaml").exists(), "{said}");
}

#[test]
fn a_file_of_nearly_that_name_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let exhibit = "{id: \"cracks\", kind: \"photo\", title: \"裂纹照片\"";
    let with = |file: &str| {
        let case = CASE.lines().map(|line| {
            if line.trim_start().starts_with("- {id: \"cracks\"")
                || line.trim_start().starts_with("- {id: cracks")
            {
                format!("  - {exhibit}, file: \"{file}\"}}")
            } else {
                line.to_owned()
            }
        });
        case.collect::<Vec<_>>().join("\n")
    };
    // が in two characters, and in one.
    fs::write(folder.path().join("か\u{3099}.jpg"), "x").unwrap();
    fs::write(folder.path().join("IMG_1.JPG"), "x").unwrap();
    for (file, near) in [("が.jpg", "NFC 和 NFD"), ("img_1.jpg", "大小写不同")] {
        let case = with(file);
        assert!(case.contains(file), "{case}");
        fs::write(folder.path().join("a.yaml"), case).unwrap();
        let said = complain(folder.path(), &["check", "a.yaml"]);
        // A disk that takes the two for one finds it.
        assert!(said.contains(near) || !said.contains("missing-file"), "{said}");
    }
}

#[test]
fn why_a_rule_speaks_or_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let why = |id: &str, text: &str| complain(folder.path(), &["explain", id, "--why", text]);
    let said = why("tone/threat", "我要去你们店门口拉横幅");
    assert!(said.contains("算数：“拉横幅”") && said.contains(" 行：拉横幅"), "{said}");
    assert!(why("tone/threat", "商家威胁我要找人上门").contains("不算，not_after 里有“威胁我”"));
    assert!(why("tone/reads-as-threat", "我打12315").contains("差一半"));
    assert!(why("tone/insult", "客服说“你就是个骗子，赶紧走吧”").contains("没有它的词句"));
    assert!(why("tone/threat", "收到的碗有裂纹").contains("没有它的词句"));
    assert!(why("evidence/unproved", "一").contains("--why 只用于措辞的检查"));
}

/// A theme of one's own is added to a rule's own ones, said to be where it is, and put right where it is wrong.
#[test]
fn a_theme_of_ones_own_is_one_file_more() {
    let folder = tempfile::tempdir().unwrap();
    let theme = folder.path().join("data/wording/tone/threat/mine.yaml");
    fs::create_dir_all(theme.parent().unwrap()).unwrap();
    fs::write(&theme, "name: 自己的\nentries:\n  - words: |\n      喝茶去\n").unwrap();
    let why = ["explain", "tone/threat", "--why", "我请你喝茶去", "--data", "data"];
    let said = complain(folder.path(), &why);
    assert!(said.contains("data/wording/tone/threat/mine.yaml 第 4 行：喝茶去"), "{said}");
    fs::write(&theme, "name: 自己的\nentries:\n  - words: (喝茶\n").unwrap();
    let said = complain(folder.path(), &why);
    assert!(said.contains("“(喝茶”不合词句的写法") && said.contains("mine.yaml:3"), "{said}");
    // A rule that looks for signs has no use for words.
    let theme = folder.path().join("data/wording/tone/shouting/mine.yaml");
    fs::create_dir_all(theme.parent().unwrap()).unwrap();
    fs::write(&theme, "name: 自己的\nentries:\n  - words: 喝茶去\n").unwrap();
    let said = complain(folder.path(), &why);
    assert!(said.contains("entries 用不上"), "{said}");
}
