//! `complain templates` from outside: what it begins works for every reader, what it copies changes nothing, what it checks is
//! left as it was; and the guide explains what templates use.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read and write their own files")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::process::Command;

use complain::channel::CHANNEL;

const READERS: [&str; 5] = ["merchant", "platform", "regulator", "payment", "public"];

/// What the program says on both channels; it has to end with this status.
fn complain(folder: &Path, args: &[&str], status: i32) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.env("COMPLAIN_LANG", "zh");
    let output = command.args(args).current_dir(folder).env("NO_COLOR", "1").output().unwrap();
    let said =
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert_eq!(output.status.code(), Some(status), "{args:?}: {said}");
    said
}

/// Every file below a folder with its text.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for path in next.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().into_owned();
                found.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

#[test]
fn a_new_channel_works_for_every_reader() {
    let folder = tempfile::tempdir().unwrap();
    for reader in READERS {
        let said =
            complain(folder.path(), &["templates", "new", &format!("for-{reader}"), "--for", reader], 0);
        assert!(said.contains("complain templates check my-templates"), "{said}");
        let settings = folder.path().join(format!("my-templates/for-{reader}/channel.yaml"));
        let settings = std::fs::read_to_string(settings).unwrap();
        for key in CHANNEL.key_names() {
            assert!(settings.contains(&format!("{key}:")) || settings.contains(key), "{reader}: {key}");
        }
        assert!(!settings.contains('@'), "{settings}");
    }
    let before = files(folder.path());
    let said = complain(folder.path(), &["templates", "check", "my-templates"], 0);
    assert!(said.ends_with("：没有问题\n"), "{said}");
    assert_eq!(files(folder.path()), before, "nothing is written");
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases");
    let own = complain(folder.path(), &["templates", "check", "my-templates", cases.to_str().unwrap()], 0);
    assert_eq!(own, said, "the example cases are those of the folder");
}

/// Whether the reasons stand together is the channel's to say alone: not whether its texts cite law, nor what else is written.
#[test]
fn a_channel_by_issue_tells_reasons_together_whatever_is_written_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    complain(folder.path(), &["templates", "new", "by-issue", "--for", "regulator"], 0);
    let settings = folder.path().join("my-templates/by-issue/channel.yaml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/cracked-bowls.yaml");
    let written = |channels: &[&str]| {
        let mut args = vec!["render", case.to_str().unwrap(), "--templates", "my-templates", "-o", "out"];
        args.extend(channels.iter().flat_map(|channel| ["--channel", *channel]));
        complain(folder.path(), &args, 0);
        std::fs::read_to_string(folder.path().join("out/cracked-bowls/by-issue.txt")).unwrap()
    };
    let by_date = written(&["by-issue"]);
    std::fs::write(&settings, text.replace("# by_issue: true", "by_issue: true")).unwrap();
    let alone = written(&["by-issue"]);
    assert!(
        !by_date.contains("说明如下：")
            && alone.contains("和本人的说明如下：\n（1）“包装已拆，影响二次销售”（5月5日）。不拆开包装"),
        "{alone}"
    );
    assert_eq!(alone, written(&["by-issue", "letter"]));
}

/// A note tells each answer on its day, unless it asks for the reasons together.
#[test]
fn a_note_is_told_by_date_unless_it_asks_for_issues() {
    let folder = tempfile::tempdir().unwrap();
    complain(folder.path(), &["templates", "new", "told", "--for", "public"], 0);
    let settings = folder.path().join("my-templates/told/channel.yaml");
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/cracked-bowls.yaml");
    let body = "{% for paragraph in story.paragraphs %}¶{% for m in paragraph.moves %}{{ m.kind }} {% endfor %}{% endfor %}";
    let template = std::fs::read_dir(settings.parent().unwrap()).unwrap().map(|entry| entry.unwrap().path());
    for path in template.filter(|path| path.extension().is_some_and(|ending| ending == "tera")) {
        std::fs::write(path, body).unwrap();
    }
    let written = || {
        complain(
            folder.path(),
            &[
                "render",
                case.to_str().unwrap(),
                "--templates",
                "my-templates",
                "--channel",
                "told",
                "-o",
                "out",
            ],
            0,
        );
        std::fs::read_to_string(folder.path().join("out/cracked-bowls/told.txt")).unwrap()
    };
    let by_date = written();
    let text = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, format!("{}\nby_issue: true\n", text.replace("# by_issue: true\n", "")))
        .unwrap();
    assert!(by_date.contains("asked") && !by_date.contains("reasons"), "{by_date}");
    let by_issue = written();
    assert!(by_issue.contains("asked") && by_issue.ends_with("reasons\n"), "{by_issue}");
}

/// A paragraph that a shorter wording leaves without a word takes no number, and those behind it count on.
#[test]
fn only_paragraphs_that_are_written_are_numbered() {
    let folder = tempfile::tempdir().unwrap();
    complain(folder.path(), &["templates", "new", "counted", "--for", "regulator"], 0);
    let channel = folder.path().join("my-templates/counted");
    let case = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/cracked-bowls.yaml");
    let template =
        "¶{{ number() }}甲。¶{{ number() }}{% if size != \"brief\" %}乙。{% endif %}¶丙。¶{{ number() }}丁。";
    for file in channel.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
        if file.extension().is_some_and(|ext| ext == "tera") {
            std::fs::write(file, template).unwrap();
        }
    }
    let written = |size: &str| {
        let args = ["render", case.to_str().unwrap(), "--templates", "my-templates", "--channel", "counted"];
        complain(folder.path(), &[&args[..], &["--size", size]].concat(), 0)
    };
    assert!(written("full").contains("一、甲。\n二、乙。\n丙。\n三、丁。"), "{}", written("full"));
    assert!(written("brief").contains("一、甲。\n丙。\n二、丁。"), "{}", written("brief"));
}

#[test]
fn a_copy_of_everything_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let list = complain(folder.path(), &["templates", "eject"], 0);
    let rows: Vec<&str> = list.lines().collect();
    for row in &rows {
        assert!(row.split_once('\t').is_some_and(|(_, about)| !about.is_empty()), "{row}");
    }
    let names = rows.iter().filter_map(|row| row.split('\t').next());
    complain(folder.path(), &["templates", "eject"].into_iter().chain(names).collect::<Vec<_>>(), 0);
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    assert!(files(&folder.path().join("my-templates")) == files(&package.join("templates")));
    let said = complain(folder.path(), &["templates", "check", "my-templates"], 0);
    assert!(said.ends_with("：没有问题\n"), "{said}");
}

/// The keys of `story` and of its moves, the variables of a channel and the filters, as the built-in templates use them.
#[test]
fn the_guide_explains_what_templates_use() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut words: BTreeSet<String> = BTreeSet::new();
    for (name, text) in files(&package.join("templates")) {
        let text = String::from_utf8(text).unwrap();
        let word = |rest: &str| -> String {
            rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect()
        };
        for start in ["story.", " m.", "step."] {
            words.extend(
                text.split(start)
                    .skip(1)
                    .map(word)
                    .filter(|_| Path::new(&name).extension().is_some_and(|ext| ext == "tera")),
            );
        }
    }
    // Of the moves and steps; `x` of `m.x` may also stand in prose.
    words.retain(|word| word.len() > 1);
    assert!(words.len() > 30, "{words:?}");
    words.extend(
        ["then", "day", "aside", "start_day", "end_day", "dated", "quoted", "clause", "refs", "list"]
            .map(str::to_owned),
    );
    for guide in ["docs/templates.md", "docs/templates.zh-CN.md"] {
        let text = std::fs::read_to_string(package.join(guide)).unwrap();
        let missing: Vec<&String> = words
            .iter()
            .filter(|word| !text.contains(&format!("`{word}`")) && !text.contains(&format!("| {word}`")))
            .collect();
        assert!(missing.is_empty(), "{guide}: {missing:?}");
    }
}
