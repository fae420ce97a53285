//! What must hold for any bytes: the fuzz targets and, over the committed corpus, a test run the same.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::Days;
use complain::diagnostic::{Diagnostic, Sink};
use complain::pipeline::{Look, PANICKED, Pipeline, Selection};
use complain::source::{self, SourceFile};

/// A case that the templates are tried on.
const CASE: &str = include_str!("../cases/wrong-shoes.yaml");

/// A case file of any bytes: read, written for every channel, looked at as a draft. Every place that is pointed at is in its file.
pub(crate) fn reader(bytes: &[u8]) {
    let Some(file) = file("fuzz.yaml", bytes) else { return };
    let outcome = whole().run(&file, days());
    sound(&outcome.diagnostics);
    sound(&whole().read_text(&file, Look::Text));
}

/// A template of any bytes, laid over the built-in ones, writes a text of a good case or says what is wrong.
pub(crate) fn composer(bytes: &[u8]) {
    let folder = overlay();
    fs::write(folder.join("fuzz/text.tera"), bytes).expect("the folder is ours");
    let assets = Assets::with_overlays(Some(folder.clone()), None);
    let mut sink = Sink::default();
    let channel = Selection::Named(vec!["fuzz".into()]);
    if let Some(pipeline) = Pipeline::load(assets, &channel, &[], &mut sink) {
        let case = Arc::new(SourceFile::new("case.yaml", CASE));
        let outcome = pipeline.run(&case, days());
        sound(&outcome.diagnostics);
    }
    sound(&sink.into_sorted());
}

/// The safe fixes of any case file can be made, and a second time changes nothing.
pub(crate) fn fixer(bytes: &[u8]) {
    let Some(file) = file("fuzz.yaml", bytes) else { return };
    for look in [Look::Case, Look::Text] {
        let (fixed, made) = bare().fixed(&file, days(), look);
        assert!(made > 0 || fixed.text == file.text);
        let (again, _) = bare().fixed(&fixed, days(), look);
        assert_eq!(again.text, fixed.text, "fixed twice");
    }
}

fn file(name: &str, bytes: &[u8]) -> Option<Arc<SourceFile>> {
    let text = source::read_text(bytes).ok()?;
    Some(Arc::new(SourceFile::new(name, text)))
}

/// No fault of the program, and every place can be shown.
fn sound(found: &[Diagnostic]) {
    for diagnostic in found {
        assert_ne!(diagnostic.rule.name(), PANICKED, "{}", diagnostic.message);
        for label in &diagnostic.labels {
            let (file, span) = (&label.place.file, label.place.span);
            assert!(file.text.get(span.start..span.end).is_some(), "{} at {span:?}", diagnostic.rule.name());
        }
    }
}

fn days() -> Days {
    Days { as_of: None, today: Day::parse("2026-11-01").expect("a day") }
}

fn whole() -> &'static Pipeline {
    static WHOLE: OnceLock<Pipeline> = OnceLock::new();
    WHOLE.get_or_init(|| loaded(&Selection::Every))
}

/// With one channel: what is fixed does not depend on it.
fn bare() -> &'static Pipeline {
    static BARE: OnceLock<Pipeline> = OnceLock::new();
    BARE.get_or_init(|| loaded(&Selection::Named(vec!["12315".into()])))
}

fn loaded(selection: &Selection) -> Pipeline {
    let pipeline = Pipeline::load(Assets::built_in(), selection, &[], &mut Sink::default());
    pipeline.expect("the built-in channels are good")
}

/// A folder of templates with a channel of its own, for this process.
fn overlay() -> &'static PathBuf {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = std::env::temp_dir().join(format!("complain-fuzz-{}", std::process::id()));
        fs::create_dir_all(folder.join("fuzz")).expect("a folder for temporary files");
        let channel = "id: fuzz\nname: 试\nabout: 试\naudience: merchant\nfields:\n  \
                       - {id: text, label: 试}\nsource: 试\nchecked: 2026-05-20\ncertainty: observed\n";
        fs::write(folder.join("fuzz/channel.yaml"), channel).expect("the folder is ours");
        folder
    })
}
