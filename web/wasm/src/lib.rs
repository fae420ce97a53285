//! The core for a browser: a question of the page as JSON in, the answer as JSON out. The page asks for room, writes its
//! question there, and reads the answer where it is told. One question at a time.

use std::cell::{OnceCell, RefCell};

use complain::assets::{Assets, Tree};
use complain::diagnostic::Sink;
use complain::web::{self, Desk, Request};

/// The example that everybody may look at.
const DEMO: &str = "cracked-bowls.yaml";

thread_local! {
    static ASKED: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static TOLD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    static DESK: OnceCell<Option<Desk>> = const { OnceCell::new() };
}

/// Room for a question of so many bytes.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    ASKED.with_borrow_mut(|asked| {
        *asked = vec![0; bytes];
        asked.as_mut_ptr()
    })
}

/// Answers the question that was written there: how many bytes the answer has; none where it was no question.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> usize {
    let told = ASKED.with_borrow(|asked| {
        let request = serde_json::from_slice::<Request>(asked).ok()?;
        DESK.with(|desk| {
            let desk = desk.get_or_init(|| Desk::new(Assets::built_in(), &mut Sink::default()));
            serde_json::to_vec(&web::answer(desk.as_ref()?, &request)?).ok()
        })
    });
    keep(told.unwrap_or_default())
}

/// The example case: how many bytes it has.
#[unsafe(no_mangle)]
pub extern "C" fn demo() -> usize {
    let file = Assets::built_in().read(Tree::Cases, DEMO).ok().flatten();
    keep(file.map(|file| file.text.clone().into_bytes()).unwrap_or_default())
}

/// Where the answer stands, until the next question.
#[unsafe(no_mangle)]
pub extern "C" fn told() -> *const u8 {
    TOLD.with_borrow(|told| told.as_ptr())
}

fn keep(bytes: Vec<u8>) -> usize {
    let length = bytes.len();
    TOLD.set(bytes);
    length
}
