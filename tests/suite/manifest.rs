//! The manifest of a folder of texts: what was written, read back; whatever else stands there is named.

#![expect(clippy::disallowed_methods, reason = "the tests write their own files")]

use std::collections::BTreeMap;
use std::fs;

use complain::manifest::{Entry, Head, Manifest, NAME, Next, Output, Unreadable};
use complain::source::OutFolder;

fn entry(id: &str, case: &str) -> Entry {
    let output = Output { case: case.into(), sha256: "ab".into() };
    Entry {
        id: id.into(),
        as_of: "2026-05-20".into(),
        asked: None,
        case: case.into(),
        settings: "s".into(),
        clean: true,
        outputs: BTreeMap::from([("note.txt".into(), output)]),
    }
}

fn head() -> Head {
    Head { version: "1".into(), templates: "t".into(), data: "d".into() }
}

#[test]
fn cases_of_both_runs_stand_in_it_by_their_ids() {
    let outer = tempfile::tempdir().unwrap();
    let folder = OutFolder::hold(outer.path()).unwrap().unwrap();
    let write = |entries: &[Entry], keeps: fn(&str) -> bool| {
        let before = Manifest::read(outer.path()).unwrap();
        let mut next = Next::new(&folder).unwrap();
        for entry in entries {
            next.add(entry).unwrap();
        }
        next.write(&folder, &head(), &before, keeps).unwrap();
        Manifest::read(outer.path()).unwrap()
    };
    assert_eq!(write(&[], |_| true).ids().len(), 0);
    write(&[entry("碗", "1"), entry("a", "1")], |_| true);
    let both = write(&[entry("b", "2"), entry("a", "2")], |_| true);
    assert_eq!(both.ids(), ["a", "b", "碗"]);
    assert_eq!(both.entry("a").unwrap(), entry("a", "2"));
    assert_eq!(both.entry("碗").unwrap(), entry("碗", "1"));
    assert_eq!(both.entry("c"), None);
    let whole: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(outer.path().join(NAME)).unwrap()).unwrap();
    assert_eq!(whole["cases"].as_array().unwrap().len(), 3);
    assert_eq!(write(&[entry("b", "2")], |id| id != "碗").ids(), ["a", "b"]);
}

#[test]
fn what_is_no_manifest_of_ours_is_named() {
    let outer = tempfile::tempdir().unwrap();
    let read = |text: &str| {
        fs::write(outer.path().join(NAME), text).unwrap();
        Manifest::read(outer.path()).unwrap_err()
    };
    let newer = "{\"format\":\"complain.manifest/2\",\"cases\":[\n]}\n";
    assert_eq!(read(newer), Unreadable::Newer);
    for damaged in
        ["", "{}", "[]\n", "{\"name\": \"App\"}", "{\"format\":\"complain.manifest/1\",\"cases\":[\n{"]
    {
        assert_eq!(read(damaged), Unreadable::Damaged, "{damaged}");
    }
}
