//! What templates may do with facts. Each check is a function over a tag, proved with a bad example before it is applied.

use std::collections::{BTreeMap, BTreeSet};

use complain::assets::{Assets, Tree};
use complain::channel::ANNEX;
use complain::compose::Templates;

use super::scan::{Tag, Token, includes, tags};
use super::vocabulary::{ABSENT, Kind, Meaning, Vocabulary};
use super::{channels, clean, documents, templates};

/// Filters of the engine that count or choose among marked texts and leave each as it is.
const CHOOSING: &[&str] = &["length", "first", "last", "nth", "slice", "reverse"];

#[test]
fn templates_parse() {
    let assets = Assets::built_in();
    for channel in channels() {
        drop(clean(|sink| Templates::load(&assets, &channel, sink)));
    }
}

#[test]
fn every_template_belongs_to_a_field() {
    let assets = Assets::built_in();
    for channel in channels() {
        let mut wanted: BTreeSet<String> =
            channel.fields.iter().map(|field| format!("{}.tera", field.id)).collect();
        wanted.insert("channel.yaml".into());
        wanted.extend(channel.annex.map(|_| format!("{ANNEX}.tera")));
        assert_eq!(
            wanted,
            assets.names(Tree::Templates, &channel.id),
            "left: the fields of {}, right: its files",
            channel.id
        );
    }
    let mut folders: BTreeSet<String> = channels().into_iter().map(|channel| channel.id).collect();
    folders.extend(["_shared".into(), "_moves".into()]);
    assert_eq!(
        folders,
        assets.names(Tree::Templates, ""),
        "left: channels and _shared, right: folders of templates/"
    );
}

#[test]
fn every_shared_part_is_included() {
    let included: BTreeSet<String> = templates().iter().flat_map(|(_, text)| includes(text)).collect();
    assert_eq!(includes("{% include 'a.tera' %}{# {% include 'b.tera' %} #}"), ["a.tera"]);
    let parts = |folder: &str| {
        let names = Assets::built_in().names(Tree::Templates, folder);
        names.into_iter().map(|name| format!("{folder}/{name}")).collect::<Vec<_>>()
    };
    let left: Vec<String> = [parts("_shared"), parts("_moves")]
        .concat()
        .into_iter()
        .filter(|name| !included.contains(name))
        .collect();
    assert_eq!(left, [""; 0], "included by no template");
}

#[test]
fn templates_use_facts_that_exist() {
    let silent = [
        "{% if order.number %}{{ order.number }}{% endif %}",
        "{% for e in timeline %}{{ e.quote | quoted }}{% endfor %}{{ me }}",
    ];
    let loud = [
        "{% if order.nubmer %}{{ order.paid }}{% endif %}",
        "{{ oder.number }}",
        "{% for e in timeline %}{{ e.quotation }}{% endfor %}",
        "{% if stage.refusal?.qoute %}{% endif %}",
        "{% for e in time_line %}{% endfor %}",
        "{{ order.paid if order.shiping else me }}",
    ];
    hold(unknown_facts, &silent, &loud);
}

#[test]
fn absent_facts_are_declared_with_a_reason() {
    let facts = Vocabulary::of(&documents());
    for (path, reason) in ABSENT {
        assert!(
            !reason.is_empty() && !facts.kinds.contains_key(*path),
            "{path} is in a case now: delete it from ABSENT"
        );
    }
}

#[test]
fn one_loop_word_stands_for_one_list() {
    let templates = templates();
    assert!(!conflicts(&[("a".into(), "{% for e in timeline %}{% for e in claims %}".into())]).is_empty());
    assert_eq!(conflicts(&templates), [""; 0]);
}

#[test]
fn templates_compare_codes_only() {
    let silent = [
        "{% if stage.is == \"refused\" and e.event != 'paid' and contacts.count > 1 %}",
        "{% if \"refund\" in asked and audience == \"public\" and e.by in [\"platform\"] %}",
    ];
    let loud = [
        "{% if platform.name == \"小红书\" %}",
        "{% if \"小红书\" != platform.name %}",
        "{% if \"正品保障\" in order.promises %}",
        "{% if order.paid in [\"1.00\"] %}",
        "{% if e.text == stage.refusal.text %}",
    ];
    hold(compared_texts, &silent, &loud);
}

#[test]
fn date_filters_stand_on_dates() {
    let silent = ["{{ stage.since | day | dated }}{{ e.until | then }}{{ order.item | clause }}"];
    let loud =
        ["{{ order.item | day }}", "{{ contacts.count_text | then }}", "{{ order.item | clause | dated }}"];
    hold(dated_texts, &silent, &loud);
}

#[test]
fn templates_print_texts_only() {
    let silent = [
        "{{ order.item }}{{ claims | length }}{{ e.exhibits | refs }}{{ loop.index }}{% if e.by == \"consumer\" %}",
    ];
    let loud = [
        "{{ e.by }}",
        "{{ contacts.count }}",
        "{{ order.promises }}",
        "{{ order.item | upper }}",
        "{{ order.promises | first | upper }}",
        "{{ order.item if order.number else stage.goods }}",
    ];
    hold(unprintable, &silent, &loud);
}

type Check = fn(&Tag, &Vocabulary) -> Vec<String>;

/// Proves the check with examples, then holds every template to it.
fn hold(check: Check, silent: &[&str], loud: &[&str]) {
    let mut facts = Vocabulary::of(&documents());
    facts.bind(&templates());
    let found = |text: &str| tags(text).iter().flat_map(|tag| check(tag, &facts)).collect::<Vec<_>>();
    for text in silent {
        assert_eq!(found(text), [""; 0], "the check should be silent on {text}");
    }
    for text in loud {
        assert_ne!(found(text), [""; 0], "the check is blind to {text}");
    }
    let mut faults = Vec::new();
    for (path, text) in templates() {
        for tag in tags(&text) {
            faults
                .extend(check(&tag, &facts).into_iter().map(|fault| format!("{path}:{}: {fault}", tag.line)));
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn unknown_facts(tag: &Tag, facts: &Vocabulary) -> Vec<String> {
    let paths = tag.paths().into_iter().filter(|path| facts.meaning(path) == Meaning::Unknown);
    paths.map(|path| format!("no case has the fact {path}")).collect()
}

fn compared_texts(tag: &Tag, facts: &Vocabulary) -> Vec<String> {
    let mut found = Vec::new();
    for (index, token) in tag.tokens.iter().enumerate() {
        let is_loop = index > 1 && tag.tokens[index - 2] == Token::Word("for".into());
        let compares = matches!(token, Token::Sign(sign) if sign == "==" || sign == "!=")
            || *token == Token::Word("in".into());
        if !compares || is_loop {
            continue;
        }
        let sides =
            [index.checked_sub(1), Some(index + 1)].into_iter().flatten().filter_map(|at| tag.tokens.get(at));
        let texts = sides.filter_map(Token::path).filter(|path| facts.is_marked(path));
        found.extend(texts.map(|path| format!("{path} is a text for print, not a code to compare")));
    }
    found
}

fn dated_texts(tag: &Tag, facts: &Vocabulary) -> Vec<String> {
    let dated =
        tag.filtered().into_iter().filter(|(_, filter)| facts.date_filters.iter().any(|one| one == filter));
    let is_date = |path: &str| matches!(facts.meaning(path), Meaning::Fact(None | Some(Kind::Date)));
    let wrong = dated.filter(|(path, _)| !is_date(path));
    wrong.map(|(path, filter)| format!("{path} | {filter}: not a date")).collect()
}

fn unprintable(tag: &Tag, facts: &Vocabulary) -> Vec<String> {
    let is_safe = |filter: &str| CHOOSING.contains(&filter) || facts.filters.iter().any(|one| one == filter);
    let torn = tag.filtered().into_iter().filter(|(path, filter)| facts.is_marked(path) && !is_safe(filter));
    let mut found: Vec<String> = torn
        .map(|(path, filter)| format!("{path} | {filter}: this filter would tear the mark of a fact"))
        .collect();
    for path in tag.printed() {
        match facts.meaning(path) {
            Meaning::Fact(Some(Kind::Code)) => found.push(format!("{path}: a code is not for print")),
            Meaning::Fact(Some(kind)) if !matches!(kind, Kind::Text | Kind::Date) => {
                found.push(format!("{path} is no text"));
            }
            _ => {}
        }
    }
    found
}

/// Loop words that stand for items of two lists.
fn conflicts(templates: &[(String, String)]) -> Vec<String> {
    let mut facts = Vocabulary::of(&[]);
    facts.bind(templates);
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut found = Vec::new();
    for (path, text) in templates {
        for (word, list) in tags(text).iter().flat_map(Tag::loops) {
            let list = facts.full(&list).unwrap_or(list);
            let other = known.entry(word.clone()).or_insert_with(|| list.clone());
            if *other != list {
                found.push(format!("{path}: {word} is an item of {list} here, of {other} elsewhere"));
            }
        }
    }
    found
}
