//! Trees packed when the program is built (`build.rs`): the same nodes, without their places.

use crate::source::Span;

use super::tree::{Entry, Node, Style, Value};

const NOWHERE: Span = Span::new(0, 0);

/// The tree of a packed file. `None` where the bytes are none.
pub fn unpack(bytes: &[u8]) -> Option<Node> {
    Reader { bytes }.node()
}

/// The packed file of a name among several: each a name, a length and that many bytes.
pub fn packed<'a>(files: &'a [u8], name: &str) -> Option<&'a [u8]> {
    let mut reader = Reader { bytes: files };
    while !reader.bytes.is_empty() {
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
    bytes: &'a [u8],
}

impl<'a> Reader<'a> {
    fn node(&mut self) -> Option<Node> {
        let value = match self.take(1)?[0] {
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
        std::str::from_utf8(self.take(length)?).ok()
    }

    fn number(&mut self) -> Option<usize> {
        let mut value = 0;
        for place in 0..5 {
            let byte = self.take(1)?[0];
            value |= usize::from(byte & 0x7f) << (7 * place);
            if byte < 0x80 {
                return Some(value);
            }
        }
        None
    }

    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(taken)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_map_with_a_list() {
        let bytes = b"\x05\x01\x01\x01a\x04\x02\x00\x02\x03\xe7\xa2\x97";
        let node = unpack(bytes).unwrap();
        let items = node.get("a").unwrap().items();
        assert!(matches!(items[0].value, Value::Nothing));
        assert_eq!(items[1].text(), Some("碗"));
        for length in 0..bytes.len() {
            assert!(unpack(&bytes[..length]).is_none(), "{length}");
        }
    }

    #[test]
    fn files_by_name() {
        let files = b"\x01a\x02xy\x01b\x01z";
        assert_eq!(packed(files, "b"), Some(&b"z"[..]));
        assert_eq!(packed(files, "c"), None);
    }
}
