//! The data and the templates hold together, and a folder laid over them is enough for a new channel.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the test reads and writes its own files")]

use crate::common;
mod overlays;
mod scan;
mod templates;
mod vocabulary;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::Arc;

use complain::assets::{Assets, Tree};
use complain::case::{Actor, ClaimKind, EventKind, ExhibitKind, PaymentMethod, RespondentKind};
use complain::channel::{CHANNEL, Channel};
use complain::data::{self, read_data};
use complain::diagnostic::{Diagnostic, Sink};
use complain::draft::{Draft, Part, Run};
use complain::facts::{CONDITIONS, Document, document};
use complain::knowledge::{
    CALENDAR, DEPARTMENT, MAXIMS, Maxim, PHRASES, PLATFORM, PROBLEM, Platform, READING, REFUSAL,
};
use complain::law::STATUTE;
use complain::pipeline::{Pipeline, Selection};
use complain::report;
use complain::source::SourceFile;
use complain::yaml::{self, Choice, Node, Shape};

/// The folders of `data/` with the shape of their files.
const FOLDERS: &[(&str, &Shape)] = &[
    ("calendar", CALENDAR),
    ("departments", DEPARTMENT),
    ("law", STATUTE),
    ("maxims", MAXIMS),
    ("phrases", PHRASES),
    ("platforms", PLATFORM),
    ("problems", PROBLEM),
    ("reading", READING),
    ("refusals", REFUSAL),
];

/// The lists of a data file whose items have ids.
const LISTS: &[&str] = &["articles", "evidence", "places", "timers"];

#[test]
fn data_files_read_clean_under_their_own_names() {
    let assets = Assets::built_in();
    // The rules on wording lie one folder deeper; `tests/suite/wording.rs` holds them.
    let folders = assets.names(Tree::Data, "").into_iter().filter(|folder| folder != "wording");
    let folders: Vec<String> = folders.collect();
    let known: Vec<&str> = FOLDERS.iter().map(|(folder, _)| *folder).collect();
    assert_eq!(folders, known, "left: the folders of data/, right: FOLDERS in this test");
    for (path, node) in data_files() {
        let id = node.text_of("id").or(node.text_of("year")).unwrap();
        assert!(path.ends_with(&format!("/{id}.yaml")), "{path} says {id}");
    }
    for channel in channels() {
        let node = read(Tree::Templates, &format!("{}/channel.yaml", channel.id), CHANNEL);
        assert_eq!(node.text_of("id"), Some(channel.id.as_str()));
    }
}

/// The files packed when the program is built are the files, read.
#[test]
fn what_is_packed_is_what_is_read() {
    let assets = Assets::built_in();
    let mut compared = 0;
    for (tree, folder) in [(Tree::Templates, "templates"), (Tree::Data, "data")] {
        for path in files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "").into_keys() {
            if path.strip_suffix(".yaml").is_none() {
                continue;
            }
            let packed = assets.packed(tree, &path).unwrap_or_else(|| panic!("{path}"));
            let packed = yaml::unpack(packed).unwrap();
            let file = assets.read(tree, &path).unwrap().unwrap();
            let read = yaml::read(&file, &Shape::Texts, &mut Sink::default()).unwrap();
            assert_eq!(outline(&packed), outline(&read), "{path}");
            compared += 1;
        }
    }
    assert!(compared > 80, "{compared}");
    let of = |path| outline(&yaml::unpack(assets.packed(Tree::Data, path).unwrap()).unwrap());
    assert_ne!(of("platforms/other.yaml"), of("platforms/xiaohongshu.yaml"));
}

/// A tree without its places.
fn outline(node: &Node) -> String {
    match &node.value {
        yaml::Value::Scalar(text, style) => format!("{style:?} {text:?}"),
        yaml::Value::List(items) => format!("{:?}", items.iter().map(outline).collect::<Vec<_>>()),
        yaml::Value::Map(entries) => {
            let entries = entries.iter().map(|entry| (&entry.key, outline(&entry.node)));
            format!("{:?}", entries.collect::<Vec<_>>())
        }
        yaml::Value::Nothing => "nothing".into(),
        yaml::Value::Unread => "unread".into(),
    }
}

#[test]
fn what_is_built_in_is_what_is_on_disk() {
    for (tree, folder) in [(Tree::Templates, "templates"), (Tree::Data, "data")] {
        let on_disk = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "");
        assert_eq!(
            built_in(tree, ""),
            on_disk,
            "left: in the program, right: in {folder}/ (a build that missed a new file?)"
        );
    }
}

#[test]
fn lists_name_everything_once() {
    for channel in channels() {
        once(channel.fields.iter().map(|field| field.id.as_str()), &format!("fields of {}", channel.id));
    }
    for (path, node) in data_files() {
        for list in LISTS {
            once(
                items(&node, list).iter().filter_map(|item| item.text_of("id")),
                &format!("{list} of {path}"),
            );
        }
    }
}

#[test]
fn a_name_calls_one_channel() {
    let channels = channels();
    let names: Vec<&str> = channels
        .iter()
        .flat_map(|channel| {
            let own: BTreeSet<&str> = [&channel.id, &channel.name]
                .into_iter()
                .chain(&channel.aliases)
                .map(String::as_str)
                .collect();
            own
        })
        .collect();
    once(names.into_iter(), "names of channels");
}

/// What a kind says of itself is there, without an end mark; one piece of evidence is called the same in every kind.
#[test]
fn kinds_of_problem_say_what_they_are() {
    let mut called: BTreeMap<String, String> = BTreeMap::new();
    for (path, node) in data_files().into_iter().filter(|(path, _)| path.starts_with("problems/")) {
        for key in ["matter", "cause"] {
            let text = node.text_of(key).unwrap_or_else(|| panic!("{path} has no {key}"));
            assert!(text.chars().count() <= 24 && !text.contains('。'), "{path}: {text}");
        }
        for key in ["unknown", "tip", "not_to_say"] {
            let found = items(&node, key);
            // Of a dispute about terms alone everything is known.
            assert!(key == "unknown" || !found.is_empty(), "{path} has no {key}");
            for text in found.iter().filter_map(|one| one.text().or(one.text_of("text"))) {
                assert!(!text.ends_with('。'), "{path}: {text}");
            }
            // What stands after one without conditions is never said, but for a second thing that is not known.
            let bare = found.iter().take_while(|one| one.entries().len() > 1).count();
            assert!(key != "tip" || bare + 1 >= found.len(), "{path}: a tip that is never given");
        }
        let defences: Vec<&str> = items(&node, "defences").iter().filter_map(|one| one.text()).collect();
        assert!(defences.len() >= 3, "{path}: what the other side may say");
        for id in defences {
            let refusal = format!("refusals/{id}.yaml");
            assert!(data_files().iter().any(|(path, _)| *path == refusal), "{path}: {id}");
        }
        for one in items(&node, "evidence") {
            let (id, text) = (one.text_of("id").unwrap().to_owned(), one.text_of("text").unwrap());
            let known = called.entry(id).or_insert_with(|| text.to_owned());
            assert_eq!(known, text, "{path}");
        }
    }
}

#[test]
fn data_use_words_that_exist() {
    let lists = lists();
    let strange = |words: Vec<(&str, &str)>| -> Vec<String> {
        let words =
            words.into_iter().filter(|(key, word)| lists.get(key).is_some_and(|list| !list.contains(*word)));
        words.map(|(key, word)| format!("{key}: {word}")).collect()
    };
    let words_of_one = [("starts", "paid"), ("meets", "agred"), ("when", "refusd"), ("name", "any")];
    assert_eq!(strange(words_of_one.to_vec()), ["meets: agred", "when: refusd"]);
    for (path, node) in data_files() {
        assert_eq!(strange(words(&node)), [""; 0], "{path} uses words that nobody knows");
        let is_timed = path.starts_with("platforms/xiaohongshu");
        assert!(
            !is_timed || words(&node).contains(&("meets", "agreed")),
            "the words of {path} are not found"
        );
    }
    for channel in channels() {
        let mut methods = channel.payment.iter();
        assert!(methods.all(|word| PaymentMethod::from_word(word).is_some()), "{}", channel.id);
    }
}

#[test]
fn citations_resolve() {
    let files: BTreeMap<String, Node> = data_files().into_iter().collect();
    let has = |statute: &str, article: &str| {
        let articles =
            files.get(&format!("law/{statute}.yaml")).map(|node| items(node, "articles")).unwrap_or_default();
        articles.iter().any(|one| one.text_of("id") == Some(article))
    };
    assert!(
        has("consumer-law", "quality-guarantee")
            && !has("consumer-law", "nothing")
            && !has("nothing", "nothing")
    );
    for (path, node) in &files {
        let statute = path.strip_prefix("law/").map(|file| file.trim_end_matches(".yaml"));
        for timer in items(node, "timers").iter().filter(|_| statute.is_some()) {
            assert!(has(statute.unwrap(), timer.text_of("article").unwrap()), "{path}: {timer:?}");
        }
        for cite in items(node, "answers").iter().flat_map(|answer| items(answer, "cites")) {
            let (statute, article) = (cite.text_of("statute").unwrap(), cite.text_of("article").unwrap());
            assert!(has(statute, article), "{path} cites {statute}, {article}");
        }
    }
}

#[test]
fn a_timer_has_one_length() {
    for (path, node) in data_files() {
        for timer in items(&node, "timers") {
            let lengths = ["hours", "days", "working_days", "years", "count"]
                .iter()
                .filter(|key| timer.get(key).is_some());
            assert_eq!(lengths.count(), 1, "{path}, timer {:?}", timer.text_of("id"));
        }
    }
}

#[test]
fn every_word_of_a_voice_is_heard() {
    let mut drafts: Vec<Draft> = drafts(&common::pipeline());
    let every = common::every();
    let doors = common::door_sources();
    let outcomes = doors
        .iter()
        .chain(&common::sources())
        .map(|file| every.run(file, common::days()))
        .collect::<Vec<_>>();
    drafts.extend(outcomes.into_iter().flat_map(|outcome| outcome.texts).map(|(_, draft)| draft));
    for channel in channels() {
        let runs = drafts.iter().filter(|draft| draft.channel == channel.id).flat_map(|draft| &draft.fields);
        let runs: Vec<&Run> = runs.flat_map(|field| &field.parts).flat_map(Part::runs).collect();
        for (key, word) in &channel.voice {
            // How the reader is addressed depends on who it is.
            let words = if word == "贵方" { vec!["贵公司", "贵店"] } else { vec![word.as_str()] };
            let is_heard = words.iter().any(|word| runs.iter().any(|run| run.text.contains(word)));
            assert!(is_heard, "{}: no text says {key}: {word}; is the key misspelt?", channel.id);
        }
    }
}

#[test]
fn limits_say_where_they_come_from() {
    let channels = channels();
    let limits: Vec<_> = channels
        .iter()
        .flat_map(|channel| &channel.fields)
        .filter_map(|field| field.limit.as_ref())
        .collect();
    assert!(limits.len() >= 8, "only {} limits", limits.len());
    for limit in limits {
        assert!(!limit.source.trim().is_empty() && !limit.certainty.trim().is_empty(), "{limit:?}");
        assert!(limit.warn.is_none_or(|warn| warn < limit.max), "{limit:?}");
    }
}

#[test]
fn places_of_channels_are_on_every_platform() {
    let assets = Assets::built_in();
    for platform in data::ids(&assets, "platforms") {
        let platform = clean(|sink| Platform::read(&assets, &platform, sink));
        for channel in channels() {
            let id = channel
                .place
                .as_deref()
                .filter(|place| place.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'));
            assert!(
                id.is_none_or(|id| platform.path_to(id).is_some()),
                "{}: {id:?} of {}",
                platform.id,
                channel.id
            );
        }
    }
}

#[test]
fn cases_have_what_channels_need() {
    let documents = documents();
    let has = |document: &Document, path: &str| document.at(path).is_some();
    for channel in channels() {
        for path in &channel.needs {
            let lacking: Vec<_> = documents
                .iter()
                .filter(|document| !has(document, path))
                .map(|document| document.leaf("case.id"))
                .collect();
            // What is only for some cases needs what those have.
            let is_for_some = !channel.suits.is_empty() && lacking.len() < documents.len();
            assert!(lacking.is_empty() || is_for_some, "{} needs {path}; not in {lacking:?}", channel.id);
        }
        for path in &channel.wants {
            assert!(
                documents.iter().any(|document| has(document, path)),
                "{} wants {path}; in no case",
                channel.id
            );
        }
    }
}

fn channels() -> Vec<Channel> {
    let assets = Assets::built_in();
    Channel::ids(&assets).iter().map(|id| clean(|sink| Channel::read(&assets, id, sink))).collect()
}

/// Every template as (path, text).
fn templates() -> Vec<(String, String)> {
    let assets = Assets::built_in();
    let paths = built_in(Tree::Templates, "")
        .into_keys()
        .filter(|path| Path::new(path).extension().is_some_and(|ending| ending == "tera"));
    paths
        .map(|path| (path.clone(), assets.read(Tree::Templates, &path).unwrap().unwrap().text.clone()))
        .collect()
}

/// The facts of every case.
fn documents() -> Vec<Document> {
    let pipeline = Pipeline::without_channels(Assets::built_in());
    let of = |file: &Arc<SourceFile>| {
        let (_, facts) = clean(|sink| pipeline.facts(file, common::days(), sink));
        document(&facts)
    };
    // What only some cases say stands in the examples of the optional keys.
    let optional = files_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/keys"), "");
    // A private seller brings a warning of its own.
    let optional = optional.into_iter().filter(|(name, _)| name != "private-seller.yaml");
    let optional = optional.map(|(name, text)| Arc::new(SourceFile::new(name, text)));
    common::sources()
        .into_iter()
        .chain(optional)
        .chain(common::door_sources())
        .map(|file| of(&file))
        .collect()
}

/// Runs something that must succeed without any diagnostic.
fn clean<T>(read: impl FnOnce(&mut Sink) -> Option<T>) -> T {
    let mut sink = Sink::default();
    let read = read(&mut sink);
    let found = sink.into_sorted();
    assert!(found.is_empty(), "\n{}", printed(&found));
    read.unwrap()
}

/// Diagnostics as a person sees them.
fn printed(diagnostics: &[Diagnostic]) -> String {
    let mut printed = Vec::new();
    for diagnostic in diagnostics {
        report::write(diagnostic, &mut printed).unwrap();
    }
    common::without_styles(&String::from_utf8(printed).unwrap())
}

fn read(tree: Tree, path: &str, shape: &Shape) -> Node {
    clean(|sink| read_data(&Assets::built_in(), tree, path, shape, sink))
}

/// Every data file, by its path below `data/`.
fn data_files() -> Vec<(String, Node)> {
    let assets = Assets::built_in();
    let paths = FOLDERS.iter().flat_map(|(folder, shape)| {
        data::ids(&assets, folder).into_iter().map(move |id| (format!("{folder}/{id}.yaml"), *shape))
    });
    paths.map(|(path, shape)| (path.clone(), read(Tree::Data, &path, shape))).collect()
}

/// Keys whose values, anywhere in `data/`, are words of a list that is kept elsewhere.
fn lists() -> BTreeMap<&'static str, BTreeSet<String>> {
    let choices =
        |choices: &[Choice]| choices.iter().map(|choice| choice.word.to_owned()).collect::<BTreeSet<_>>();
    let ids = |folder: &str| data::ids(&Assets::built_in(), folder).into_iter().collect::<BTreeSet<_>>();
    let mut starts = choices(EventKind::CHOICES);
    starts.insert("placed".into());
    starts.insert("complained-12315".into());
    starts.insert("known".into());
    starts.insert("return-asked".into());
    let conditions: BTreeSet<String> = CONDITIONS.iter().map(|(word, _)| (*word).to_owned()).collect();
    BTreeMap::from([
        ("starts", starts.clone()),
        ("meets", starts),
        ("kinds", choices(ExhibitKind::CHOICES)),
        ("claims", choices(ClaimKind::CHOICES)),
        ("who", choices(Actor::CHOICES)),
        ("party", choices(RespondentKind::CHOICES)),
        ("problems", ids("problems")),
        ("statute", ids("law")),
        ("replaced_by", ids("law")),
        ("when", conditions.clone()),
        ("unless", conditions),
    ])
}

/// Every text of a node with the key that it stands under.
fn words(node: &Node) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    for entry in node.entries() {
        let values = std::iter::once(&entry.node).chain(entry.node.items());
        for value in values {
            found.extend(value.text().map(|word| (&*entry.key, word)));
            found.extend(words(value));
        }
    }
    found
}

fn items<'a>(node: &'a Node, list: &str) -> &'a [Node] {
    node.get(list).map(Node::items).unwrap_or_default()
}

fn once<'a>(names: impl Iterator<Item = &'a str>, what: &str) {
    let mut known = BTreeSet::new();
    for name in names {
        assert!(known.insert(name), "{what}: {name} twice");
    }
}

/// The files of a built-in tree, with their texts.
fn built_in(tree: Tree, folder: &str) -> BTreeMap<String, String> {
    let assets = Assets::built_in();
    let mut files = BTreeMap::new();
    for name in assets.names(tree, folder) {
        let path = if folder.is_empty() { name } else { format!("{folder}/{name}") };
        match assets.read(tree, &path).unwrap() {
            Some(file) => drop(files.insert(path, file.text.clone())),
            None => files.extend(built_in(tree, &path)),
        }
    }
    files
}

fn files_below(folder: &Path, prefix: &str) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    for entry in folder.read_dir().unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_string_lossy());
        if path.is_dir() {
            files.extend(files_below(&path, &format!("{name}/")));
        } else {
            files.insert(name, fs::read_to_string(path).unwrap());
        }
    }
    files
}

/// Every draft of every case.
fn drafts(pipeline: &Pipeline) -> Vec<Draft> {
    common::outcomes(pipeline)
        .into_iter()
        .flat_map(|(_, outcome)| outcome.texts)
        .map(|(_, draft)| draft)
        .collect()
}

/// The digest that the build found is that of the files, gone through one by one.
#[test]
fn the_digest_of_a_tree_is_that_of_its_files() {
    let nothing = tempfile::tempdir().unwrap();
    let folder = || Some(nothing.path().to_owned());
    let over = Assets::with_overlays(folder(), folder());
    for tree in [Tree::Templates, Tree::Data] {
        assert_eq!(Assets::built_in().digest(tree), over.digest(tree), "{tree:?}");
    }
}

/// The program's own files are right by the rules for those of a folder of one's own: what is packed is not looked at again.
#[test]
fn the_own_data_laid_over_themselves_are_read_without_a_fault() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let assets = Assets::with_overlays(Some(root.join("templates")), Some(root.join("data")));
    let (selection, mut sink) = (Selection::Named(vec!["letter".into()]), Sink::default());
    let pipeline = Pipeline::load(assets, &selection, &[], &mut sink).unwrap();
    let mut found = sink.into_sorted();
    for source in common::sources().iter().take(3) {
        found.extend(pipeline.run(source, common::days()).diagnostics);
    }
    found.extend(pipeline.faults().into_sorted());
    found.retain(|one| one.rule.name().starts_with("data/") || one.rule.name().starts_with("yaml/"));
    assert!(found.is_empty(), "{found:#?}");
}

/// A truth that hears words and says nothing would be silent, and nobody would know.
#[test]
fn a_truth_that_says_nothing_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("maxims")).unwrap();
    let written = |says: &str| {
        format!(
            "id: own\nmaxims:\n  - is: silent\n    said: [大概]\n{says}source: 读者\nchecked: 2026-11-26\ncertainty: cautious\n"
        )
    };
    let found = |says: &str| {
        fs::write(folder.path().join("maxims/own.yaml"), written(says)).unwrap();
        let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
        let mut sink = Sink::default();
        let maxims = Maxim::read_all(&assets, "own", &mut sink).unwrap();
        (maxims.len(), sink.into_sorted())
    };
    let (read, faults) = found("");
    let [fault] = faults.as_slice() else { panic!("{faults:?}") };
    let place = &fault.labels.first().unwrap().place;
    assert_eq!((read, fault.rule.name()), (0, "case/missing-key"));
    assert_eq!(place.file.line_column(place.span.start), (3, 5));
    assert!(fault.message.contains("“silent”") && !fault.help.is_empty(), "{fault:?}");
    for says in ["    formal: 推测不是查明的原因\n", "    excepts: {name: 天气原因, words: [天气]}\n"]
    {
        let (read, faults) = found(says);
        assert!(read == 1 && faults.is_empty(), "{says}{faults:?}");
    }
}
