//! A document that stands alone: its style and its script are in it, and its policy lets nothing else in.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::source;

/// The look of every page.
pub const STYLE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/style.css"));
/// What a page that is only read needs: copying, a filter.
pub const READ: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/read.js"));

/// A document with its style and its script in it, and a policy that lets nothing else in.
pub(super) fn document(title: &str, body: &Markup) -> String {
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        source::digest_in_base64(STYLE),
        source::digest_in_base64(READ),
    );
    let document = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { (body) script { (PreEscaped(READ)) } }
        }
    };
    document.into_string()
}
