//! The program: arguments in, exit status out.

use std::process::ExitCode;

/// A case is read, resolved and rendered in some hundred thousand small pieces of memory; the system's allocator took a fifth
/// of the instructions of a start and of a batch for them.
#[cfg(not(target_family = "wasm"))]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    complain::cli::run(std::env::args_os())
}
