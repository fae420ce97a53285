//! Data files that were read when first asked for, with what is wrong in them: told to every case that needs them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::case::Case;
use crate::diagnostic::{Diagnostic, Edit, Fix, Sink};
use crate::path::CasePath;
use crate::source::Place;
use crate::yaml::{self, TO_FILL, nearest};

/// Data files by id, read when first asked for, also from several threads.
pub(super) struct Cache<T>(Mutex<BTreeMap<String, Arc<Shelved<T>>>>);

/// What became of reading a file, or all files of a kind.
pub(super) struct Shelved<T> {
    item: Option<Arc<T>>,
    faults: Vec<Diagnostic>,
    /// The names of the files that have errors.
    broken: BTreeSet<String>,
}

impl<T> Cache<T> {
    pub(super) fn new() -> Self {
        Self(Mutex::new(BTreeMap::new()))
    }

    pub(super) fn get(&self, id: &str, read: impl FnOnce(&str, &mut Sink) -> Option<T>) -> Arc<Shelved<T>> {
        let mut known = self.known();
        known.entry(id.to_owned()).or_insert_with(|| Arc::new(Shelved::new(|sink| read(id, sink)))).clone()
    }

    pub(super) fn faults(&self, sink: &mut Sink) {
        for shelved in self.known().values() {
            shelved.faults.iter().for_each(|fault| sink.push(fault.clone()));
        }
    }

    /// A poisoned lock means another case's read panicked; the map itself is whole.
    fn known(&self) -> MutexGuard<'_, BTreeMap<String, Arc<Shelved<T>>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<T> Shelved<T> {
    fn new(read: impl FnOnce(&mut Sink) -> Option<T>) -> Self {
        let mut sink = Sink::default();
        let item = read(&mut sink).map(Arc::new);
        Self { item, broken: sink.files_with_errors(), faults: sink.into_sorted() }
    }

    /// What was read, for a case that does not name it.
    pub(super) fn told(&self, sink: &mut Sink) -> Option<Arc<T>> {
        self.broken.iter().for_each(|file| sink.push(broken(file)));
        self.item.clone()
    }

    /// What was read, for a case that names it at a path.
    pub(super) fn named(
        &self,
        case: &Case,
        path: &CasePath,
        id: &str,
        known: impl FnOnce() -> Vec<Entry>,
        sink: &mut Sink,
    ) -> Option<Arc<T>> {
        let is_there = case.places.contains(path);
        for file in self.broken.iter().filter(|_| is_there) {
            sink.push(broken(file).at(case.places.of(path), ""));
        }
        if self.item.is_none() && self.broken.is_empty() && is_there && id != TO_FILL {
            sink.push(unknown(case, path, id, &known()));
        }
        self.item.clone()
    }
}

/// Every case that needs a broken file hears the same: the file's own faults belong to no case.
fn broken(file: &str) -> Diagnostic {
    Diagnostic::error("data/broken", format!("用到的资料文件 {file} 有错误，改好以前不能作出判断"))
        .help("错误在哪一行，报告里另外列出一次；改好这个文件，再运行一次")
}

/// What a case can name, by its id; the name for people is empty where the id is all there is.
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) name: String,
    /// What else people call it.
    pub(super) aliases: Vec<String>,
}

impl Entry {
    pub(super) fn of_id(id: String) -> Self {
        Self { id, name: String::new(), aliases: Vec::new() }
    }

    /// Is this its name, or what else people call it?
    pub(super) fn is_called(&self, value: &str) -> bool {
        let is_it = |name: &String| !name.is_empty() && name.eq_ignore_ascii_case(value);
        is_it(&self.name) || self.aliases.iter().any(is_it)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        let name = Some(self.name.as_str()).filter(|name| !name.is_empty());
        name.into_iter().chain(self.aliases.iter().map(String::as_str))
    }

    /// Is this what somebody means who writes a name where the id belongs?
    pub(super) fn is_meant_by(&self, value: &str) -> bool {
        !self.name.is_empty() && (self.name.contains(value) || value.contains(&self.name))
    }
}

/// The case names what there is not.
pub(super) fn unknown(case: &Case, path: &CasePath, value: &str, known: &[Entry]) -> Diagnostic {
    let called = known.iter().find(|entry| entry.is_called(value)).map(|entry| entry.id.as_str());
    let near = called.or_else(|| like(value, known));
    let place = case.places.of(path);
    let fix = match near {
        Some(near) => (called.is_some() || yaml::is_a_slip(value, near)).then(|| near.to_owned()),
        None => in_operator(case, path, value, &place),
    };
    let edits = |text| vec![Edit { span: place.span, text }];
    let fix = fix.map(|text| Fix { title: "照说明改正".into(), edits: edits(text), is_safe: true });
    let near = near.map(|near| format!("是不是“{near}”？")).unwrap_or_default();
    let listed = |entry: &Entry| match entry.name.as_str() {
        "" => entry.id.clone(),
        name => format!("{}（{name}）", entry.id),
    };
    let words: Vec<String> = known.iter().map(listed).collect();
    let key = path.last();
    let found = Diagnostic::error("case/unknown-value", format!("“{key}”不认识“{value}”"))
        .at(place.clone(), near)
        .help(format!("可以写：{}", words.join("、")));
    let is_platform = path.as_str() == PLATFORM;
    let found = if is_platform { found.help(OTHER_PLATFORM) } else { found };
    Diagnostic { fix, ..found }
}

/// The id of what is named nearly so: by a part of its name, by its id or name misspelt, with another name of it inside.
fn like<'a>(value: &str, known: &'a [Entry]) -> Option<&'a str> {
    let ids: Vec<&str> = known.iter().map(|entry| entry.id.as_str()).collect();
    let names = || known.iter().flat_map(|entry| entry.names().map(|name| (entry.id.as_str(), name)));
    let long: Vec<&str> =
        names().map(|(_, name)| name).filter(|name| name.chars().count() >= SHORTEST_MISSPELT).collect();
    let id_of = |name: &str| names().find(|(_, one)| *one == name).map(|(id, _)| id);
    let part = known.iter().find(|entry| entry.is_meant_by(value)).map(|entry| entry.id.as_str());
    let inside = || {
        let inside = names().filter(|(_, name)| !name.is_ascii() && value.contains(name));
        inside.max_by_key(|(_, name)| name.len()).map(|(id, _)| id)
    };
    part.or_else(|| nearest(value, &ids)).or_else(|| nearest(value, &long).and_then(id_of)).or_else(inside)
}

/// One sign of a shorter name makes another.
const SHORTEST_MISSPELT: usize = 3;
const PLATFORM: &str = "platform";
const OTHER_PLATFORM: &str = "没有收录的平台写 platform: other，另起一行写 operator: {name: 平台的名称}";

/// A platform that is not known, as the case writes one: `other`, with its name as that of the operator.
fn in_operator(case: &Case, path: &CasePath, value: &str, place: &Place) -> Option<String> {
    let text = &place.file.text;
    let rest = text.get(place.span.end..)?.lines().next().unwrap_or_default();
    let is_alone = path.as_str() == PLATFORM && !case.places.has("operator") && rest.trim().is_empty();
    let is_name = !value.is_ascii() && value.chars().all(char::is_alphanumeric);
    let line = if text.contains("\r\n") { "\r\n" } else { "\n" };
    (is_alone && is_name).then(|| format!("other{line}operator: {{name: {value}}}"))
}
