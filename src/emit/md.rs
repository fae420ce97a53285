//! Markdown whose rendering shows every text unchanged. The only room that names the Markdown crate.

use comrak::nodes::{AstNode, NodeHeading, NodeValue};
use comrak::{Arena, Options, format_commonmark};

use crate::draft::{Draft, Filled, Part};

/// One text.
pub(super) fn one(draft: &Draft) -> String {
    let arena = Arena::new();
    let page = Page::new(&arena);
    page.fields(draft, 1);
    page.write()
}

/// Under a heading with case and channel.
pub(super) fn headed(draft: &Draft) -> String {
    let arena = Arena::new();
    let page = Page::new(&arena);
    page.heading(1, &format!("{} · {}（{}）", draft.case, draft.channel_name, draft.channel));
    page.fields(draft, 2);
    page.write()
}

/// A stretch of text within a line.
pub(super) fn inline(text: &str) -> String {
    let arena = Arena::new();
    let page = Page::new(&arena);
    let paragraph = arena.alloc(NodeValue::Paragraph.into());
    page.lines(paragraph, text);
    page.root.append(paragraph);
    page.write().trim_end().to_owned()
}

struct Page<'a> {
    arena: &'a Arena<'a>,
    root: &'a AstNode<'a>,
}

impl<'a> Page<'a> {
    fn new(arena: &'a Arena<'a>) -> Self {
        Self { arena, root: arena.alloc(NodeValue::Document.into()) }
    }

    fn fields(&self, draft: &Draft, level: u8) {
        for field in &draft.fields {
            if draft.fields.len() > 1 {
                self.heading(level, &field.label);
            }
            self.field(field);
        }
    }

    fn field(&self, field: &Filled) {
        for (index, part) in field.parts.iter().enumerate() {
            if index > 0 {
                self.root.append(self.arena.alloc(NodeValue::ThematicBreak.into()));
            }
            self.part(part);
        }
    }

    fn part(&self, part: &Part) {
        for runs in &part.paragraphs {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            let paragraph = self.arena.alloc(NodeValue::Paragraph.into());
            self.lines(paragraph, &text);
            self.root.append(paragraph);
        }
    }

    fn lines(&self, parent: &'a AstNode<'a>, text: &str) {
        // Markdown drops empty lines and spaces at the ends of lines; they show nothing.
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        for (index, line) in lines.enumerate() {
            if index > 0 {
                parent.append(self.arena.alloc(NodeValue::LineBreak.into()));
            }
            parent.append(self.arena.alloc(NodeValue::Text(line.to_owned().into()).into()));
        }
    }

    fn heading(&self, level: u8, text: &str) {
        let value = NodeValue::Heading(NodeHeading { level, setext: false, closed: false });
        let heading = self.arena.alloc(value.into());
        self.lines(heading, text);
        self.root.append(heading);
    }

    fn write(&self) -> String {
        let mut out = String::new();
        // Writing to a string does not fail.
        let written = format_commonmark(self.root, &Options::default(), &mut out);
        debug_assert!(written.is_ok(), "writing to memory");
        out
    }
}
