//! Ctrl-C, and being asked to end: a batch stops between two cases. A second time ends it at once.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use signal_hook::consts::{SIGINT, SIGTERM};
use signal_hook::flag;

use super::Status;

/// Was the run asked to end?
#[derive(Debug, Clone, Default)]
pub(super) struct Interrupt(Arc<AtomicBool>);

impl Interrupt {
    /// Listens from now on.
    pub(super) fn listen() -> Self {
        let asked = Arc::new(AtomicBool::new(false));
        for signal in [SIGINT, SIGTERM] {
            // In this order: what a second signal does is looked up before the first one is noted. Where the system
            // refuses, the signal ends the program as it does any other.
            let at_once =
                flag::register_conditional_shutdown(signal, Status::Interrupted as i32, asked.clone());
            drop(at_once.and_then(|_| flag::register(signal, asked.clone())));
        }
        Self(asked)
    }

    /// Was it?
    pub(super) fn is_asked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
