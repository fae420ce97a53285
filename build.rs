//! The table of the built-in files, and their YAML packed: read once when the program is built instead of at every start.
//! `assets` and `yaml::unpack` are the other side; `tests/suite/library.rs` holds them together. Also rebuilds when a template
//! or a data file changes.

#![allow(clippy::unwrap_used, reason = "a build stops by panicking")]
#![allow(clippy::disallowed_methods, reason = "the build reads the data files")]

use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::granit_parser::{Event, Parser, ScalarStyle};
use sha2::{Digest, Sha256};

#[path = "src/reading/grams.rs"]
#[expect(unreachable_pub, reason = "in the library it is the door of a room")]
mod grams;
#[path = "build/learnt.rs"]
mod learnt;
#[path = "build/lists.rs"]
mod lists;
#[path = "src/wording/piece.rs"]
#[expect(dead_code, reason = "how much a gap leaves out matters to matching alone")]
mod piece;
#[path = "build/refusals.rs"]
mod refusals;
#[path = "src/knowledge/said.rs"]
#[expect(dead_code, reason = "the build asks what a phrase needs, not where it stands")]
mod said;
#[path = "src/wording/signs.rs"]
mod signs;
#[path = "src/wording/starts.rs"]
mod starts;
#[path = "build/steps.rs"]
mod steps;
#[path = "build/tables.rs"]
mod tables;
#[path = "build/weighed.rs"]
mod weighed;

fn main() {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=data");
    println!("cargo:rerun-if-changed=cases");
    println!("cargo:rerun-if-changed=sentences");
    let root = PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap());
    let mut files = Vec::new();
    for tree in ["data", "templates"] {
        collect(&root.join(tree), &mut files);
    }
    // The example cases without their evidence.
    let mut cases = Vec::new();
    collect(&root.join("cases"), &mut cases);
    cases.retain(|file| file.extension().is_some_and(|ending| ending == "yaml"));
    let is_page = std::env::var("CARGO_CFG_TARGET_FAMILY").is_ok_and(|family| family == "wasm");
    // A page in a browser is loaded over a network: it shows one example.
    cases.retain(|file| !is_page || file.ends_with("cracked-bowls.yaml"));
    files.extend(cases);
    let mut files: Vec<(String, PathBuf)> =
        files.into_iter().map(|file| (name(&root, &file), file)).collect();
    files.sort();
    println!("cargo:rustc-env=BUILT_FROM_DATA={}", newest(&files));
    let commit = commit(&root);
    let said = |before: &str, after: &str| {
        commit.as_ref().map_or_else(String::new, |name| format!("{before}{name}{after}"))
    };
    println!("cargo:rustc-env=BUILT_FROM_COMMIT={}", said("提交 ", "，"));
    println!("cargo:rustc-env=BUILT_FROM_COMMIT_IN_ENGLISH={}", said("commit ", ", "));
    let (mut packed, mut table) = (Vec::new(), String::new());
    let (mut lists, mut phrases) = (lists::Lists::default(), refusals::Phrases::default());
    for (name, file) in files {
        let start = packed.len();
        if file.extension().is_some_and(|ending| ending == "yaml") && !name.starts_with("cases/") {
            let yaml = fs::read_to_string(&file).unwrap();
            if name.starts_with("data/wording/") {
                lists.take(&name, &yaml);
            }
            if let Some(id) = name.strip_prefix("data/refusals/") {
                phrases.take(id.trim_end_matches(".yaml"), &yaml);
            }
            // A file that cannot be read is left out: the program reads it itself and says what is wrong.
            packed.extend(pack(&yaml).unwrap_or_default());
        }
        let end = packed.len();
        // Of what is packed, the page needs no second copy.
        let text = if is_page && end > start {
            "\"\"".to_owned()
        } else {
            format!("include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/{name}\"))")
        };
        table += &format!("BuiltIn {{ name: \"{name}\", text: {text}, packed: ({start}, {end}) }},\n");
    }
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap());
    fs::write(out.join("data.txt"), packed).unwrap();
    let lint = "#[expect(clippy::unreadable_literal, reason = \"nobody reads them\")]";
    let table = format!("{lint}\nstatic FILES: &[BuiltIn] = &[\n{table}];\n");
    fs::write(out.join("assets.rs"), table).unwrap();
    lists.write(&out);
    phrases.write(&out);
    tables::write(&root, &out);
    learnt::write(&root, &out);
    weighed::write(&root, &out);
    for tree in ["templates", "data"] {
        println!("cargo:rustc-env=COMPLAIN_{}_DIGEST={}", tree.to_uppercase(), digest(&root.join(tree)));
    }
}

/// What `Assets::digest` says of a tree that nothing lies over.
fn digest(tree: &Path) -> String {
    let mut texts = Vec::new();
    let mut gathered = Vec::new();
    collect(tree, &mut gathered);
    // As folder by folder is gone through, by name.
    gathered.sort();
    for file in gathered {
        texts.extend([name(tree, &file), fs::read_to_string(&file).unwrap()]);
    }
    let mut hasher = Sha256::new();
    for (number, text) in texts.iter().enumerate() {
        if number > 0 {
            hasher.update(texts[number - 1].len().to_le_bytes());
        }
        hasher.update(text);
    }
    hasher.finalize().iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// The commit that a release is built from, as the version says it; nothing where there is none, or in a build for
/// development, which would be built anew after every commit.
fn commit(root: &Path) -> Option<String> {
    println!("cargo:rerun-if-env-changed=COMPLAIN_COMMIT");
    let is_release = std::env::var("PROFILE").is_ok_and(|profile| profile == "release");
    let given = std::env::var("COMPLAIN_COMMIT").ok();
    if is_release && root.join(".git/logs/HEAD").exists() {
        println!("cargo:rerun-if-changed=.git/logs/HEAD");
    }
    let asked = || {
        let mut git = std::process::Command::new("git");
        let output = git.args(["rev-parse", "--short=10", "HEAD"]).current_dir(root).output().ok()?;
        let text = String::from_utf8(output.stdout).ok()?.trim().to_owned();
        (output.status.success() && !text.is_empty()).then_some(text)
    };
    given.or_else(|| asked().filter(|_| is_release && root.join(".git").exists()))
}

/// The newest day on which a data file was checked.
fn newest(files: &[(String, PathBuf)]) -> String {
    let data = files.iter().filter(|(name, _)| name.starts_with("data/")).map(|(_, file)| file);
    let texts = data.map(|file| fs::read_to_string(file).unwrap());
    let days = texts.filter_map(|text| {
        let days = text.lines().filter_map(|line| line.trim_start().strip_prefix("checked: ")).map(str::trim);
        days.max().map(str::to_owned)
    });
    days.max().unwrap_or_default()
}

fn name(root: &Path, file: &Path) -> String {
    file.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/")
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        let is_hidden = path.file_name().unwrap().to_str().unwrap().starts_with('.');
        if path.is_dir() {
            collect(&path, files);
        } else if !is_hidden {
            files.push(path);
        }
    }
}

/// What is open, and how many values are in it so far.
struct Open {
    tag: u8,
    count: usize,
    bytes: Vec<u8>,
}

fn pack(yaml: &str) -> Option<Vec<u8>> {
    let mut stack = vec![Open { tag: 0, count: 0, bytes: Vec::new() }];
    for event in Parser::new_from_str(yaml) {
        let top = stack.last_mut()?;
        match event.ok()?.0 {
            Event::Scalar(value, style, 0, None) => {
                top.count += 1;
                match style {
                    ScalarStyle::Plain if matches!(&*value, "" | "~") => top.bytes.push(0),
                    ScalarStyle::Plain => scalar(1, &value, &mut top.bytes),
                    ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
                        scalar(2, &value, &mut top.bytes);
                    }
                    _ => scalar(3, value.trim_end_matches('\n'), &mut top.bytes),
                }
            }
            Event::SequenceStart(..) => stack.push(Open { tag: 4, count: 0, bytes: Vec::new() }),
            Event::MappingStart(..) => stack.push(Open { tag: 5, count: 0, bytes: Vec::new() }),
            Event::SequenceEnd | Event::MappingEnd => {
                let closed = stack.pop()?;
                let top = stack.last_mut()?;
                top.count += 1;
                top.bytes.push(closed.tag);
                number(if closed.tag == 5 { closed.count / 2 } else { closed.count }, &mut top.bytes);
                top.bytes.extend(closed.bytes);
            }
            Event::Scalar(..) | Event::Alias(..) => return None,
            _ => {}
        }
    }
    stack.pop().filter(|root| stack.is_empty() && root.count == 1).map(|root| root.bytes)
}

fn scalar(tag: u8, value: &str, bytes: &mut Vec<u8>) {
    bytes.push(tag);
    text(value, bytes);
}

fn text(value: &str, bytes: &mut Vec<u8>) {
    number(value.len(), bytes);
    bytes.extend(value.as_bytes());
}

/// Six bits a byte, the lowest first; the seventh says that more follow. So the whole is text, and the program need not
/// look whether its parts are.
fn number(mut value: usize, bytes: &mut Vec<u8>) {
    while value >= 0x40 {
        bytes.push(u8::try_from(value & 0x3f).unwrap() | 0x40);
        value >>= 6;
    }
    bytes.push(u8::try_from(value).unwrap());
}
