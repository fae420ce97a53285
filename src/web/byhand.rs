//! A text worded by hand: the box to do it in, what is wrong in the words, and where they and the case meet.

use maud::{Markup, html};

use crate::draft::Part;

use super::field::grade_name;
use super::worded::ByHand;

/// The box in which a text is worded.
pub(super) fn by_hand(id: &str, name: &str, text: &str, is_own: bool) -> Markup {
    html! {
        details.more id=(format!("{id}-hand")) {
            summary { "改这段文字" }
            textarea id=(format!("{id}-words")) data-reword=(id) rows="6" aria-label=(format!("改{name}")) { "\n" (text) }
            @if is_own { p { button type="button" data-programs=(id) { "改回程序写的" } } }
            @else { p.hint { "只改这里的用字；事实写错了，请改前面的栏，各份文字会一起改。" } }
        }
    }
}

/// What is wrong in the words; and what the program writes since the case has changed.
pub(super) fn changed(id: &str, own: &ByHand, part: &Part) -> Markup {
    html! {
        @for found in &own.found {
            div.finding.warning {
                p { strong { (grade_name(found.severity)) } " " (found.message) }
                @for help in found.help.iter().filter(|help| !help.is_empty()) { p.help { (help) } }
            }
        }
        @if own.is_overtaken {
            div.meet role="note" {
                p { strong { "案件变了" } "，这一段您改过，没有自动换。程序现在会写：" }
                p.now-text { (part.text()) }
                p {
                    button type="button" data-programs=(id) { "用程序写的" }
                    " " button type="button" data-hold=(id) { "留着我改的" }
                }
            }
        }
    }
}
