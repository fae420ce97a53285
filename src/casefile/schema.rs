//! The case file as a JSON Schema: editors complete and explain its keys by it.

use serde_json::{Map, Value, json};

use crate::case::keys::CASE;
use crate::yaml::{Key, Shape};

/// The schema of a case file. Keys and words in Chinese are read as well, so it offers the canonical ones and forbids
/// nothing: what is wrong, `check` says.
pub fn schema() -> Value {
    let mut schema = Map::from_iter([
        ("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#")),
        ("title".to_owned(), json!("complain 的案件文件")),
    ]);
    if let Value::Object(case) = of(CASE) {
        schema.extend(case);
    }
    schema.into()
}

fn of(shape: &Shape) -> Value {
    match shape {
        Shape::Text | Shape::Id | Shape::Name | Shape::Moment | Shape::Day | Shape::Sha256 => {
            json!({"type": ["string", "number"]})
        }
        Shape::Amount | Shape::AmountOrZero | Shape::Quantity => json!({"type": ["number", "string"]}),
        Shape::Whole(least, most) => json!({"type": "integer", "minimum": least, "maximum": most}),
        Shape::Flag => json!({"type": "boolean"}),
        Shape::OneOf(choices) => {
            let words: Vec<Value> = choices
                .iter()
                .map(|choice| json!({"const": choice.word, "description": choice.about}))
                .collect();
            json!({"anyOf": [{"anyOf": words}, {"type": "string"}]})
        }
        Shape::List(item) => json!({"type": "array", "items": of(item)}),
        Shape::Map(keys) => mapping(keys),
        Shape::Texts => json!({"type": "object"}),
        Shape::TextOr(keys) => json!({"anyOf": [{"type": "string"}, mapping(keys)]}),
    }
}

fn mapping(keys: &[Key]) -> Value {
    let property = |key: &Key| {
        let mut schema = of(key.shape);
        let about = if key.required { format!("必填。{}", key.about) } else { key.about.to_owned() };
        if let Value::Object(schema) = &mut schema {
            schema.insert("description".to_owned(), about.into());
        }
        (key.name.to_owned(), schema)
    };
    let properties: Map<String, Value> = keys.iter().map(property).collect();
    json!({"type": "object", "properties": properties})
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names of all properties in it.
    fn names(schema: &Value, found: &mut Vec<String>) {
        match schema {
            Value::Object(map) => {
                if let Some(Value::Object(properties)) = map.get("properties") {
                    found.extend(properties.keys().cloned());
                }
                map.values().for_each(|value| names(value, found));
            }
            Value::Array(items) => items.iter().for_each(|item| names(item, found)),
            _ => {}
        }
    }

    #[test]
    fn every_key_of_a_case_is_offered() {
        let (mut found, mut keys) = (Vec::new(), CASE.key_names());
        names(&schema(), &mut found);
        found.sort_unstable();
        keys.sort_unstable();
        assert_eq!(found, keys);
    }

    #[test]
    fn a_word_is_offered_with_its_meaning() {
        let actor = &schema()["properties"]["history"]["items"]["properties"]["by"];
        let words = actor["anyOf"][0]["anyOf"].as_array().map(Vec::len);
        assert!(words.is_some_and(|count| count > 3), "{actor}");
    }
}
