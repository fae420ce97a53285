//! How the cost of a text grows with its case: from three events to two hundred, made to fit their boxes and traced. Time
//! and allocated memory for each event, beside those of the case of fifty: `cargo bench --bench growth`.

#![expect(clippy::unwrap_used, reason = "a bench fails by panicking")]
#![expect(clippy::print_stdout, reason = "the figures are what a bench is for")]

#[path = "../tests/suite/common/grown.rs"]
mod grown;

use std::sync::Arc;
use std::time::{Duration, Instant};

use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::Days;
use complain::diagnostic::Sink;
use complain::pipeline::{Pipeline, Selection};
use complain::source::SourceFile;
use divan::counter::ItemsCount;
use divan::{AllocProfiler, Bencher};

use grown::{Growth, grown};

/// Counts what each run allocates.
#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

const EVENTS: [usize; 7] = [3, 10, 25, 50, 100, 200, 400];
/// The size beside which the others are shown.
const MIDDLE: usize = 50;

fn main() {
    if std::env::args().any(|arg| arg == "--bench") {
        per_event();
    }
    divan::main();
}

/// One case to every channel that suits it, checked and made to fit.
#[divan::bench(args = EVENTS)]
fn all_texts(bencher: Bencher<'_, '_>, events: usize) {
    let (pipeline, file) = (pipeline(), case(events));
    bencher.counter(ItemsCount::new(events)).bench(|| pipeline.run(&file, days()));
}

/// The time of each event, as a ratio: near one where the cost grows with the events.
fn per_event() {
    let pipeline = pipeline();
    let time = |events: usize| -> f64 {
        let file = case(events);
        let once = || {
            let start = Instant::now();
            drop(pipeline.run(&file, days()));
            start.elapsed()
        };
        let best = (0..12).map(|_| once()).min().unwrap_or(Duration::MAX);
        best.as_secs_f64() / f64::from(u32::try_from(events).unwrap())
    };
    let middle = time(MIDDLE);
    for events in EVENTS {
        let own = time(events);
        println!("{events:>4} events: {:.1} µs for each, {:.2} x that of {MIDDLE}", own * 1e6, own / middle);
    }
}

fn pipeline() -> Pipeline {
    Pipeline::load(Assets::built_in(), &Selection::Suiting, &[], &mut Sink::default()).unwrap()
}

fn case(events: usize) -> Arc<SourceFile> {
    grown(&Growth { events, exhibits: events * 3 / 10, seed: 7, ..Growth::default() })
}

fn days() -> Days {
    Days { as_of: None, today: Day::parse("2030-01-01").unwrap() }
}
