//! Many things at once on several threads: they come back in their order, and never more than a window of them is held.
//!
//! Each thing is made on any thread, admitted in order (for what depends on those before it), finished on any thread and
//! taken in order by the caller. Whoever is slow holds the others back: nothing piles up.

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// What is done with each thing.
pub trait Work: Sync {
    /// What comes in.
    type Item: Send;
    /// What is made of it.
    type Made: Send;
    /// What is left of it.
    type Done: Send;

    /// The work, on any thread.
    fn make(&self, item: Self::Item) -> Self::Made;

    /// Tells what depends on the order: called for one after another.
    fn admit(&self, made: &mut Self::Made);

    /// The rest of the work, on any thread.
    fn finish(&self, made: Self::Made) -> Self::Done;
}

/// How many things for each thread are under way at once.
const WINDOW: usize = 4;

/// Does all the work; `take` gets what is left of each thing, in order. A panic in the work is passed on.
pub fn flow<W: Work>(
    work: &W,
    items: impl Iterator<Item = W::Item> + Send,
    threads: usize,
    mut take: impl FnMut(W::Done),
) {
    if threads < 2 {
        for item in items {
            let mut made = work.make(item);
            work.admit(&mut made);
            take(work.finish(made));
        }
        return;
    }
    let floor = Floor::new(items, threads * WINDOW);
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| floor.work(work));
        }
        // Also where `take` panics: the threads must not wait for it for ever.
        let taken = catch_unwind(AssertUnwindSafe(|| {
            while let Some(done) = floor.next() {
                take(done);
            }
        }));
        if let Err(panic) = taken {
            floor.fail(panic);
        }
    });
    if let Some(panic) = floor.state().panic.take() {
        resume_unwind(panic);
    }
}

/// What the threads share.
struct Floor<W: Work, I> {
    items: Mutex<I>,
    window: usize,
    state: Mutex<State<W>>,
    changed: Condvar,
}

struct State<W: Work> {
    /// Somebody waits for the next item: it may take its time, and the others go on.
    is_asking: bool,
    is_over: bool,
    begun: usize,
    admitted: usize,
    taken: usize,
    made: BTreeMap<usize, W::Made>,
    ready: VecDeque<(usize, W::Made)>,
    done: BTreeMap<usize, W::Done>,
    panic: Option<Box<dyn std::any::Any + Send>>,
}

enum Step<W: Work> {
    Ask,
    Finish(usize, W::Made),
    Leave,
}

impl<W: Work, I: Iterator<Item = W::Item>> Floor<W, I> {
    fn new(items: I, window: usize) -> Self {
        let state = State {
            is_asking: false,
            is_over: false,
            begun: 0,
            admitted: 0,
            taken: 0,
            made: BTreeMap::new(),
            ready: VecDeque::new(),
            done: BTreeMap::new(),
            panic: None,
        };
        Self { items: Mutex::new(items), window, state: Mutex::new(state), changed: Condvar::new() }
    }

    /// A thread's life.
    fn work(&self, work: &W) {
        let lived = catch_unwind(AssertUnwindSafe(|| {
            loop {
                match self.step() {
                    Step::Ask => self.begin(work),
                    Step::Finish(number, made) => {
                        let done = work.finish(made);
                        self.state().done.insert(number, done);
                        self.changed.notify_all();
                    }
                    Step::Leave => return,
                }
            }
        }));
        if let Err(panic) = lived {
            self.fail(panic);
        }
    }

    /// What to do next; waits where there is nothing to do yet.
    fn step(&self) -> Step<W> {
        let mut state = self.state();
        loop {
            if state.panic.is_some() {
                return Step::Leave;
            }
            if let Some((number, made)) = state.ready.pop_front() {
                return Step::Finish(number, made);
            }
            if state.is_over && state.admitted == state.begun {
                return Step::Leave;
            }
            if !state.is_over && !state.is_asking && state.begun < state.taken + self.window {
                state.is_asking = true;
                return Step::Ask;
            }
            state = self.wait(state);
        }
    }

    fn begin(&self, work: &W) {
        let item = self.items.lock().unwrap_or_else(PoisonError::into_inner).next();
        let mut state = self.state();
        state.is_asking = false;
        let number = state.begun;
        match item {
            None => state.is_over = true,
            Some(_) => state.begun += 1,
        }
        drop(state);
        self.changed.notify_all();
        let Some(item) = item else { return };
        let made = work.make(item);
        let mut state = self.state();
        state.made.insert(number, made);
        while let Some(mut made) = {
            let turn = state.admitted;
            state.made.remove(&turn)
        } {
            work.admit(&mut made);
            let turn = state.admitted;
            state.ready.push_back((turn, made));
            state.admitted += 1;
        }
        drop(state);
        self.changed.notify_all();
    }

    /// The next in order that is done; `None` after the last.
    fn next(&self) -> Option<W::Done> {
        let mut state = self.state();
        loop {
            let turn = state.taken;
            if state.panic.is_some() || (state.is_over && turn == state.begun) {
                return None;
            }
            if let Some(done) = state.done.remove(&turn) {
                state.taken += 1;
                drop(state);
                self.changed.notify_all();
                return Some(done);
            }
            state = self.wait(state);
        }
    }

    fn fail(&self, panic: Box<dyn std::any::Any + Send>) {
        let mut state = self.state();
        state.is_over = true;
        state.panic.get_or_insert(panic);
        drop(state);
        self.changed.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, State<W>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'a>(&self, state: MutexGuard<'a, State<W>>) -> MutexGuard<'a, State<W>> {
        self.changed.wait(state).unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// Numbers that take uneven time; the order in which they were admitted is kept in them.
    #[derive(Default)]
    struct Uneven {
        admitted: AtomicUsize,
        held: AtomicUsize,
        most: AtomicUsize,
    }

    impl Work for Uneven {
        type Item = usize;
        type Made = (usize, usize);
        type Done = (usize, usize);

        fn make(&self, item: usize) -> (usize, usize) {
            let held = self.held.fetch_add(1, Ordering::SeqCst) + 1;
            self.most.fetch_max(held, Ordering::SeqCst);
            thread::sleep(Duration::from_micros(u64::try_from(item * 7919 % 13).unwrap() * 100));
            assert!(item != 1_000_000, "asked to panic");
            (item, 0)
        }

        fn admit(&self, made: &mut (usize, usize)) {
            made.1 = self.admitted.fetch_add(1, Ordering::SeqCst);
        }

        fn finish(&self, made: (usize, usize)) -> (usize, usize) {
            made
        }
    }

    #[test]
    fn things_come_back_in_order_and_no_more_than_a_window_is_held() {
        for threads in [1, 2, 8] {
            let work = Uneven::default();
            let mut taken = Vec::new();
            flow(&work, 0..200, threads, |done| {
                work.held.fetch_sub(1, Ordering::SeqCst);
                taken.push(done);
            });
            let expected: Vec<(usize, usize)> = (0..200).map(|number| (number, number)).collect();
            assert_eq!(taken, expected);
            // One more may be begun between the taking and our counting of it.
            assert!(work.most.load(Ordering::SeqCst) <= threads * WINDOW + 1);
        }
    }

    #[test]
    fn a_panic_is_passed_on_and_nobody_waits_for_ever() {
        let items = (0..50).chain([1_000_000]).chain(0..50);
        let run = || flow(&Uneven::default(), items.clone(), 4, drop);
        assert!(catch_unwind(AssertUnwindSafe(run)).is_err());
        let refusing = || flow(&Uneven::default(), 0..50, 4, |done| assert!(done.0 < 20));
        assert!(catch_unwind(AssertUnwindSafe(refusing)).is_err());
    }

    #[test]
    fn what_is_done_is_taken_while_the_next_item_is_waited_for() {
        let (to, from) = std::sync::mpsc::channel();
        let (ask, asked) = std::sync::mpsc::channel();
        let answers = thread::spawn(move || {
            for number in 0..5 {
                to.send(number).unwrap();
                // The next one comes when this one was taken.
                asked.recv_timeout(Duration::from_secs(20)).unwrap();
            }
        });
        flow(&Uneven::default(), from.into_iter(), 3, |done| ask.send(done).unwrap());
        answers.join().unwrap();
    }
}
