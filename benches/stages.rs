//! What each stage costs, and what a run costs beside the start of the program: `cargo bench`.

#![expect(clippy::unwrap_used, reason = "a bench fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the bench reads the example cases")]
#![expect(clippy::print_stdout, reason = "the figures are what a bench is for")]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::{Duration, Instant};

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::{self, Case, Days};
use complain::channel::Channel;
use complain::compose::{Context, Templates};
use complain::diagnostic::Sink;
use complain::evidence::Evidence;
use complain::facts::Facts;
use complain::identifiers::scan;
use complain::lint::{self, Fit, Identified, Subject};
use complain::pipeline::{Pipeline, Selection};
use complain::source::SourceFile;
use complain::wording::Wording;
use divan::Bencher;
use divan::counter::ItemsCount;

/// A long history (25 events) and a short one (3).
const CASES: [&str; 2] = ["live-jade", "wrong-shoes"];

/// How often a process is started for one figure.
const STARTS: usize = 200;

fn main() {
    // `cargo test --benches` runs everything once, without figures.
    if std::env::args().any(|arg| arg == "--bench") {
        process_start();
        instructions();
        rules_beside_rendering();
    }
    divan::main();
}

/// Reading and validating one case.
#[divan::bench(args = CASES)]
fn read_case(bencher: Bencher<'_, '_>, name: &str) {
    let file = source(name);
    bencher.counter(ItemsCount::new(1_u32)).bench(|| case::read(&file, days(), &mut Sink::default()));
}

/// The same and its facts; the data it needs are read once, before.
#[divan::bench(args = CASES)]
fn read_case_and_facts(bencher: Bencher<'_, '_>, name: &str) {
    let file = source(name);
    let pipeline = Pipeline::without_channels(Assets::built_in());
    bencher.counter(ItemsCount::new(1_u32)).bench(|| pipeline.facts(&file, days(), &mut Sink::default()));
}

/// The variables of the templates, made once for all channels of a case.
#[divan::bench(args = CASES)]
fn template_variables(bencher: Bencher<'_, '_>, name: &str) {
    let (_, facts) = facts_of(name);
    bencher.counter(ItemsCount::new(1_u32)).bench(|| Context::new(&complain::facts::document(&facts)));
}

/// One case for one channel, from facts to draft.
#[divan::bench(args = CASES)]
fn draft_for_12315(bencher: Bencher<'_, '_>, name: &str) {
    let (_, facts) = facts_of(name);
    let assets = Assets::built_in();
    let channel = Channel::read(&assets, "12315", &mut Sink::default()).unwrap();
    let templates = Templates::load(&assets, &channel, &mut Sink::default()).unwrap();
    let context = Context::new(&complain::facts::document(&facts));
    bencher
        .counter(ItemsCount::new(1_u32))
        .bench(|| templates.draft(&channel, &facts, &context, &mut Sink::default()));
}

/// What the wording rules cost on the words of one case; their tables are made once, before.
#[divan::bench(args = CASES)]
fn wording_of_one_case(bencher: Bencher<'_, '_>, name: &str) {
    let (case, _) = facts_of(name);
    let wording = Wording::read(&Assets::built_in(), &mut Sink::default());
    bencher.counter(ItemsCount::new(1_u32)).bench(|| lint::of_words(&wording, &case, &mut Sink::default()));
}

/// What looking for identifiers costs in the texts of one case.
#[divan::bench(args = CASES)]
fn identifiers_of_one_case(bencher: Bencher<'_, '_>, name: &str) {
    let (case, _) = facts_of(name);
    bencher
        .counter(ItemsCount::new(1_u32))
        .bench(|| case.writings().iter().map(|writing| scan(writing.text).len()).sum::<usize>());
}

/// The tables of the wording rules, made once where a command needs them.
#[divan::bench]
fn load_wording(bencher: Bencher<'_, '_>) {
    bencher.bench(|| Wording::read(&Assets::built_in(), &mut Sink::default()));
}

/// All rules beside the drafts of all channels, as a ratio: what a render pays for being checked.
fn rules_beside_rendering() {
    let names = case_names();
    let prepared: Vec<(Case, Facts)> = names.iter().map(|name| facts_of(name)).collect();
    let assets = Assets::built_in();
    let channels: Vec<Channel> = Channel::ids(&assets)
        .iter()
        .map(|id| Channel::read(&assets, id, &mut Sink::default()).unwrap())
        .filter(|channel| !channel.is_on_request)
        .collect();
    let templates = Templates::load_all(&assets, &channels, &mut Sink::default());
    let wording = Wording::read(&assets, &mut Sink::default());
    let (mut drafting, mut checking) = (Duration::MAX, Duration::MAX);
    for _ in 0..20 {
        let (mut drafted, mut checked) = (Duration::ZERO, Duration::ZERO);
        for (case, facts) in &prepared {
            let start = Instant::now();
            let document = complain::facts::document(facts);
            let context = Context::new(&document);
            let mut sink = Sink::default();
            let suits = |channel: &Channel| matches!(lint::fit(case, &document, channel), Fit::Suits);
            let drafts: Vec<_> = channels
                .iter()
                .zip(&templates)
                .filter(|(channel, _)| suits(channel))
                .filter_map(|(channel, templates)| {
                    Some((channel, templates.as_ref()?.draft(channel, facts, &context, &mut sink)?))
                })
                .collect();
            drafted += start.elapsed();
            let start = Instant::now();
            let subject = Subject {
                case,
                facts,
                document: &document,
                wording: &wording,
                identified: &Identified::default(),
                evidence: &Evidence::default(),
                sent: None,
            };
            lint::of_words(&wording, case, &mut sink);
            lint::of_case(&subject, &mut sink);
            let suiting: Vec<&Channel> = drafts.iter().map(|(channel, _)| *channel).collect();
            lint::before_drafts(&subject, &suiting, &mut sink);
            for (channel, draft) in &drafts {
                lint::after_draft(&subject, channel, draft, &mut sink);
            }
            checked += start.elapsed();
        }
        drafting = drafting.min(drafted);
        checking = checking.min(checked);
    }
    let ratio = checking.as_secs_f64() / drafting.as_secs_f64();
    println!(
        "all cases, all channels: drafting {drafting:.2?}, all rules {checking:.2?}, ratio {ratio:.2}\n"
    );
}

/// One case for every channel, from file to texts.
#[divan::bench(args = CASES)]
fn whole_run_of_one_case(bencher: Bencher<'_, '_>, name: &str) {
    let file = source(name);
    let pipeline = load(&Selection::Suiting);
    bencher.counter(ItemsCount::new(1_u32)).bench(|| pipeline.run(&file, days()));
}

/// Every case for every channel, on all cores.
#[divan::bench]
fn whole_run_of_the_folder(bencher: Bencher<'_, '_>) {
    let files: Vec<Arc<SourceFile>> = case_names().iter().map(|name| source(name)).collect();
    let pipeline = load(&Selection::Suiting);
    bencher.counter(ItemsCount::new(files.len())).bench(|| pipeline.run_all(&files, days()));
}

/// What a run pays before its first case.
#[divan::bench(args = ["12315", "note", "all"])]
fn load_pipeline(bencher: Bencher<'_, '_>, channel: &str) {
    let selection =
        if channel == "all" { Selection::Suiting } else { Selection::Named(vec![channel.to_owned()]) };
    bencher.bench(|| load(&selection));
}

/// Rendering one case beside doing nothing, as whole processes in turn, the best of many.
fn process_start() {
    let case = cases().join("live-jade.yaml");
    let case = case.to_str().unwrap();
    let runs: [(&str, &[&str]); 3] = [
        ("--version", &["--version"]),
        ("render CASE --channel 12315", &["render", case, "--channel", "12315"]),
        ("render CASE", &["render", case]),
    ];
    let mut best: BTreeMap<&str, Duration> = BTreeMap::new();
    for _ in 0..STARTS {
        for (name, args) in runs {
            let took = start(args);
            best.entry(name).and_modify(|best| *best = took.min(*best)).or_insert(took);
        }
    }
    let base = best["--version"];
    println!("process, best of {STARTS}");
    for (name, _) in runs {
        let ratio = best[name].as_secs_f64() / base.as_secs_f64();
        println!("  {:>9.3?}  {ratio:>5.2} × --version  complain {name}", best[name]);
    }
    println!();
}

/// What whole commands cost in instructions, which no other work on the machine changes; needs valgrind.
fn instructions() {
    let case = cases().join("cracked-bowls.yaml");
    let case = case.to_str().unwrap();
    let runs: [&[&str]; 4] = [
        &["--version"],
        &["render", case, "--channel", "note"],
        &["render", case, "--channel", "12315"],
        &["check", case],
    ];
    println!("instructions of a process, cases/cracked-bowls.yaml");
    for args in runs {
        let Some(count) = counted(args) else { return println!("  not counted: valgrind is not there\n") };
        println!("  {:>6} thousand  complain {}", count / 1000, args.join(" ").replace(case, "CASE"));
    }
    println!();
}

/// How many instructions a run of the program takes.
fn counted(args: &[&str]) -> Option<u64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null", env!("CARGO_BIN_EXE_complain")]);
    let output = command.args(args).stdin(Stdio::null()).output().ok()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let count = said.lines().find_map(|line| line.split_once("Collected :")).map(|(_, count)| count.trim());
    count?.parse().ok()
}

fn start(args: &[&str]) -> Duration {
    let mut command = Command::new(env!("CARGO_BIN_EXE_complain"));
    command.args(args).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let status = command.status().unwrap();
    let took = start.elapsed();
    assert!(status.success(), "{args:?} ended with {status}");
    took
}

fn load(selection: &Selection) -> Pipeline {
    Pipeline::load(Assets::built_in(), selection, &[], &mut Sink::default()).unwrap()
}

fn facts_of(name: &str) -> (Case, Facts) {
    Pipeline::without_channels(Assets::built_in()).facts(&source(name), days(), &mut Sink::default()).unwrap()
}

fn days() -> Days {
    Days { as_of: None, today: Day::parse("2026-11-01").unwrap() }
}

fn source(name: &str) -> Arc<SourceFile> {
    let path = cases().join(format!("{name}.yaml"));
    Arc::new(SourceFile::new(format!("cases/{name}.yaml"), fs::read_to_string(path).unwrap()))
}

fn case_names() -> Vec<String> {
    let files = cases().read_dir().unwrap().map(|entry| entry.unwrap().path());
    let files = files.filter(|path| path.extension().is_some_and(|ending| ending == "yaml"));
    let mut names: Vec<String> =
        files.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn cases() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}
