//! Trees packed when the program is built (`build.rs`): the same nodes, without their places.

use crate::source::Span;

use super::tree::{Entry, Node, Style, Value};

const NOWHERE: Span = Span::new(0, 0);

/// The tree of a packed file. `None` where the text is none.
pub fn unpack(text: &str) -> Option<Node> {
    Reader { rest: text }.node()
}

/// The packed file of a name among several: each a name, a length and that many bytes.
pub fn packed<'a>(files: &'a str, name: &str) -> Option<&'a str> {
    let mut reader = Reader { rest: files };
    while !reader.rest.is_empty() {
        let found = reader.text()? == name;
        let length = reader.number()?;
        let file = reader.take(length)?;
        if found {
            return Some(file);
        }
    }
    None
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn node(&mut self) -> Option<Node> {
        let value = match self.byte()? {
            0 => Value::Nothing,
            1 => self.scalar(Style::Plain)?,
            2 => self.scalar(Style::Quoted)?,
            3 => self.scalar(Style::Block)?,
            4 => {
                let count = self.number()?;
                Value::List((0..count).map(|_| self.node()).collect::<Option<_>>()?)
            }
            5 => {
                let count = self.number()?;
                Value::Map((0..count).map(|_| self.entry()).collect::<Option<_>>()?)
            }
            _ => return None,
        };
        Some(Node { span: NOWHERE, value })
    }

    fn entry(&mut self) -> Option<Entry> {
        let Value::Scalar(key, _) = self.node()?.value else { return None };
        Some(Entry { key, key_span: NOWHERE, again: Vec::new(), node: self.node()? })
    }

    fn scalar(&mut self, style: Style) -> Option<Value> {
        Some(Value::Scalar(self.text()?.to_owned(), style))
    }

    fn text(&mut self) -> Option<&'a str> {
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

    fn take(&mut self, length: usize) -> Option<&'a str> {
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

    #[test]
    fn files_by_name() {
        let files = "\x01a\x02xy\x01b\x01z";
        assert_eq!(packed(files, "b"), Some("z"));
        assert_eq!(packed(files, "c"), None);
    }
}
