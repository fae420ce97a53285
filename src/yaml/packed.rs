//! Trees packed when the program is built (`build.rs`): the same nodes, without their places.

use std::borrow::Cow;

use crate::source::Span;

use super::tree::{Entry, Node, Style, Value};

const NOWHERE: Span = Span::new(0, 0);

/// The tree of a packed file. `None` where the text is none.
pub fn unpack(text: &'static str) -> Option<Node> {
    Reader { rest: text }.node()
}

struct Reader {
    rest: &'static str,
}

impl Reader {
    fn node(&mut self) -> Option<Node> {
        let value = match self.byte()? {
            0 => Value::Nothing,
            1 => self.scalar(Style::Plain)?,
            2 => self.scalar(Style::Quoted)?,
            3 => self.scalar(Style::Block)?,
            4 => Value::List(self.several(Self::node)?),
            5 => Value::Map(self.several(Self::entry)?),
            _ => return None,
        };
        Some(Node { span: NOWHERE, value })
    }

    /// A number and so many of these.
    fn several<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.number()?;
        // Each takes a byte at least.
        let mut all = Vec::with_capacity(count.min(self.rest.len()));
        for _ in 0..count {
            all.push(one(self)?);
        }
        Some(all)
    }

    fn entry(&mut self) -> Option<Entry> {
        Some(Entry { key: self.key()?.into(), key_span: NOWHERE, again: Vec::new(), node: self.node()? })
    }

    fn key(&mut self) -> Option<&'static str> {
        let is_scalar = matches!(self.byte()?, 1..=3);
        self.text().filter(|_| is_scalar)
    }

    fn scalar(&mut self, style: Style) -> Option<Value> {
        Some(Value::Scalar(Cow::Borrowed(self.text()?), style))
    }

    fn text(&mut self) -> Option<&'static str> {
        let length = self.number()?;
        self.take(length)
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for place in 0..5 {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x3f) << (6 * place);
            if byte < 0x40 {
                return Some(value);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.bytes().next()
    }

    fn take(&mut self, length: usize) -> Option<&'static str> {
        let (taken, rest) = self.rest.split_at_checked(length)?;
        self.rest = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_with_a_list() {
        let text = "\x05\x01\x01\x01a\x04\x02\x00\x02\x03碗";
        let node = unpack(text).unwrap();
        let items = node.get("a").unwrap().items();
        assert!(matches!(items[0].value, Value::Nothing));
        assert_eq!(items[1].text(), Some("碗"));
        for (length, _) in text.char_indices() {
            assert!(unpack(&text[..length]).is_none(), "{length}");
        }
    }
}
