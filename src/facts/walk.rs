//! The walk over the facts that keeps what each value is: a serialiser that knows the names of `value`.

use std::fmt::{Display, Error};

use serde::ser::{Impossible, SerializeMap, SerializeSeq, SerializeStruct};
use serde::{Serialize, Serializer};

use crate::amount::Amount;
use crate::calendar::Moment;
use crate::path::CasePath;

use super::Facts;
use super::document::{Document, Leaf, Node};

/// The facts as a document.
pub fn document(facts: &Facts) -> Document {
    tree(facts)
}

/// Any value as a document. Empty where it holds a float, a null or a tuple, as facts do not.
pub fn tree(value: &impl Serialize) -> Document {
    Document(value.serialize(Walk).unwrap_or(Node::Group(Vec::new())))
}

struct Walk;

/// A list under way.
struct Items(Vec<Node>);

/// Values by key under way.
#[derive(Default)]
struct Entries {
    found: Vec<(String, Node)>,
    key: Option<String>,
}

/// The value that a text written under a name of `value` is.
fn named(name: &str, node: Node) -> Node {
    let Node::Leaf(Leaf::Text(text)) = &node else { return node };
    let leaf = match name {
        "Code" => Some(Leaf::Code(text.clone())),
        "Fixed" => Some(Leaf::Fixed(text.clone())),
        "CasePath" => Some(Leaf::Path(CasePath::of(text))),
        "Day" | "Moment" => Moment::parse(text).ok().map(Leaf::Date),
        "Amount" => Amount::parse(text).ok().map(Leaf::Amount),
        "Days" => text.parse().ok().map(Leaf::Days),
        _ => None,
    };
    leaf.map_or(node, Node::Leaf)
}

fn number(number: impl TryInto<i64>) -> Result<Node, Error> {
    number.try_into().map(|number| Node::Leaf(Leaf::Number(number))).map_err(|_| Error)
}

fn text(text: impl Display) -> Node {
    Node::Leaf(Leaf::Text(text.to_string()))
}

impl Serializer for Walk {
    type Ok = Node;
    type Error = Error;
    type SerializeSeq = Items;
    type SerializeTuple = Impossible<Node, Error>;
    type SerializeTupleStruct = Impossible<Node, Error>;
    type SerializeTupleVariant = Impossible<Node, Error>;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeStructVariant = Impossible<Node, Error>;

    fn serialize_bool(self, is: bool) -> Result<Node, Error> {
        Ok(Node::Leaf(Leaf::Bool(is)))
    }

    fn serialize_i8(self, value: i8) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_i16(self, value: i16) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_i32(self, value: i32) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_i64(self, value: i64) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_u8(self, value: u8) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_u16(self, value: u16) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_u32(self, value: u32) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_u64(self, value: u64) -> Result<Node, Error> {
        number(value)
    }

    fn serialize_f32(self, _: f32) -> Result<Node, Error> {
        Err(Error)
    }

    fn serialize_f64(self, _: f64) -> Result<Node, Error> {
        Err(Error)
    }

    fn serialize_char(self, value: char) -> Result<Node, Error> {
        Ok(text(value))
    }

    fn serialize_str(self, value: &str) -> Result<Node, Error> {
        Ok(text(value))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<Node, Error> {
        Err(Error)
    }

    fn serialize_none(self) -> Result<Node, Error> {
        Err(Error)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Node, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<Node, Error> {
        Err(Error)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<Node, Error> {
        Err(Error)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> Result<Node, Error> {
        Ok(Node::Leaf(Leaf::Code(word.to_owned())))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        name: &'static str,
        value: &T,
    ) -> Result<Node, Error> {
        let node = value.serialize(self)?;
        Ok(match (name, &node) {
            ("Gap", Node::Leaf(Leaf::Number(days))) => Node::Leaf(Leaf::Gap(*days)),
            _ => named(name, node),
        })
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<Node, Error> {
        Err(Error)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Items, Error> {
        Ok(Items(Vec::new()))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        Err(Error)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeTupleStruct, Error> {
        Err(Error)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        Err(Error)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Error> {
        Ok(Entries::default())
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Entries, Error> {
        Ok(Entries::default())
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        Err(Error)
    }
}

impl SerializeSeq for Items {
    type Ok = Node;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        self.0.push(value.serialize(Walk)?);
        Ok(())
    }

    fn end(self) -> Result<Node, Error> {
        Ok(Node::List(self.0))
    }
}

impl SerializeMap for Entries {
    type Ok = Node;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let Node::Leaf(key) = key.serialize(Walk)? else { return Err(Error) };
        self.key = Some(key.to_string());
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = self.key.take().ok_or(Error)?;
        self.found.push((key, value.serialize(Walk)?));
        Ok(())
    }

    fn end(self) -> Result<Node, Error> {
        Ok(Node::Group(self.found))
    }
}

impl SerializeStruct for Entries {
    type Ok = Node;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Error> {
        self.found.push((key.to_owned(), value.serialize(Walk)?));
        Ok(())
    }

    fn end(self) -> Result<Node, Error> {
        Ok(Node::Group(self.found))
    }
}
