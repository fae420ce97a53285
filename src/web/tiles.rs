//! Tiles: one word chosen from many, by its name and when to choose it.

use maud::{Markup, html};

use super::field::{Form, findings};

/// A choice: its word, its name, when to choose it.
pub(super) type Tile = (String, String, String);

impl Form<'_> {
    /// Tiles to choose one word from, in groups; once one is chosen, the others wait behind it.
    pub(super) fn tiles(&self, path: &str, title: &str, groups: &[(&str, Vec<Tile>)]) -> Markup {
        let chosen = self.seen.text(path);
        let name =
            groups.iter().flat_map(|(_, tiles)| tiles).find(|(id, ..)| id == chosen).map(|(_, name, _)| name);
        html! {
            fieldset.tiles id=(format!("at-{path}")) {
                legend { (title) @if chosen.is_empty() { span.must { "必选" } } }
                details id=(format!("tiles-{path}")) open[chosen.is_empty()] {
                    summary { @match name { Some(name) => { strong { (name) } " · 换一个" }, None => "请选一个" } }
                    @for (group, tiles) in groups {
                        @if group.is_empty() { div.grid { (self::tiles(path, chosen, tiles)) } } @else {
                            details.group id=(format!("group-{group}")) open[tiles.iter().any(|(id, ..)| id == chosen)] {
                                summary { (group) }
                                (self::tiles(path, chosen, tiles))
                            }
                        }
                    }
                }
                (findings(&self.seen.findings.inside(path)))
            }
        }
    }
}

fn tiles(path: &str, chosen: &str, tiles: &[Tile]) -> Markup {
    html! {
        @for (id, name, about) in tiles {
            label.tile {
                input type="radio" name=(path) id=(format!("f-{path}-{id}")) data-set=(path) value=(id) checked[id == chosen];
                span { strong { (name) } @if !about.is_empty() { small { (about) } } }
            }
        }
    }
}
