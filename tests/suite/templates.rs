//! Templates of one's own: what they compare, count and cut is the value, what they print still knows its fact, and
//! their mistakes are told at the author's own line and column.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests write their own templates")]

use crate::common;

use complain::assets::Assets;
use complain::channel::Channel;
use complain::compose::{Context, Templates};
use complain::diagnostic::{Diagnostic, Sink};
use complain::draft::{Draft, Part};

const MESSAGE: &str = "official-dm/message.tera";

/// The message that these templates make of the case of the bowls.
fn drafted(files: &[(&str, &str)]) -> Result<Draft, Vec<Diagnostic>> {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    let assets = Assets::with_overlays(Some(folder.path().to_owned()), None);
    let pipeline = common::pipeline();
    let channel: Channel =
        pipeline.channels().into_iter().find(|channel| channel.id == "official-dm").unwrap().clone();
    let file = common::sources().into_iter().find(|file| file.name.contains("cracked-bowls")).unwrap();
    let (_, facts) = pipeline.facts(&file, common::days(), &mut Sink::default()).unwrap();
    let context = Context::new(&complain::facts::document(&facts));
    let mut sink = Sink::default();
    let templates = Templates::load(&assets, &channel, &mut sink);
    let draft = templates.and_then(|templates| templates.draft(&channel, &facts, &context, &mut sink));
    draft.ok_or_else(|| sink.into_sorted())
}

/// The text of a message and the facts in it: `手工陶碗 = order.item`.
fn written(template: &str) -> (String, Vec<String>) {
    let draft = drafted(&[(MESSAGE, template)]).unwrap_or_else(|found| panic!("{template}: {found:?}"));
    said(&draft)
}

fn said(draft: &Draft) -> (String, Vec<String>) {
    let runs: Vec<_> = draft.fields.iter().flat_map(|field| &field.parts).flat_map(Part::runs).collect();
    let facts = runs.iter().filter_map(|run| Some(format!("{} = {}", run.text, run.fact.as_ref()?)));
    (runs.iter().map(|run| run.text.as_str()).collect(), facts.collect())
}

/// `[template, text, facts …]`
fn assert_written(expected: &[&[&str]]) {
    for row in expected {
        let (text, facts) = written(row[0]);
        assert_eq!(
            (text.as_str(), facts),
            (row[1], row[2..].iter().map(|fact| (*fact).to_owned()).collect()),
            "{}",
            row[0]
        );
    }
}

#[test]
fn values_are_compared() {
    for holds in [
        "order.item == \"手工陶碗\"",
        "\"手工陶碗\" == order.item and not order.item != '手工陶碗'",
        "order.item ~ order.unit == \"手工陶碗\" ~ order.unit",
        "(order.item ~ \"x\") | upper == \"手工陶碗X\"",
        "order.paid == \"268.00\" and order.paid >= \"268\"",
        "order.paid | float > 267 and order.paid | float | int == 268",
        "\"陶\" in order.item and \"瓷\" not in order.item",
        "order.item in [\"瓷碗\", \"手工陶碗\"] and [order.item] == [\"手工陶碗\"]",
        "order.item is containing(pat=\"陶\") and order.item is starting_with(pat=\"手工\")",
        "order.item is ending_with(pat=\"碗\") and \"a手工陶碗\" is ending_with(pat=order.item)",
        "order.placed == \"2026-05-01 20:14\" and order.placed < claims[0].nothing | default(value=\"2027\")",
        "codes[order.item] == 7",
        "codes | get(key=order.item) == 7",
        "own.kind == \"手工陶碗\"",
        "order.item == merchant.shop or claims[0].kind == \"return-refund\"",
        "[e.at for e in timeline if e.at == \"2026-05-05 10:20\"] | length == 1",
        "timeline | length > 3 and order.item | length == 4 and order.item | trim | length == 4",
        "[order.item, order.item] | unique | length == 1",
        "[\"z\", order.item, \"a\"] | sort | first == \"a\"",
        "[order.item, \"手工陶碗\"] | unique | length == 1",
        "exhibits | group_by(attribute=\"form\") | keys | length < exhibits | length",
        "order.item | replace(from=order.item, to=\"\") == \"\"",
        "order.nothing != \"手工陶碗\"",
    ] {
        assert_eq!(written(&format!("{{% set codes = {{\"手工陶碗\": 7}} %}}{{% set own = {{\"kind\": order.item}} %}}{{% if {holds} %}}是{{% else %}}否{{% endif %}}")).0, "是", "{holds}");
    }
}

#[test]
fn pieces_of_a_fact_are_printed_with_its_path() {
    assert_written(&[
        &[
            "{{ order.item[0] }}，{{ order.item[-1] }}，{{ order.promises[0] }}",
            "手，碗，七天无理由退货",
            "手 = order.item",
            "碗 = order.item",
            "七天无理由退货 = order.promises[0]",
        ],
        &["{{ order.item | truncate(length=2) }}", "手工…", "手工… = order.item"],
        &["{{ order.item | truncate(length=9) }}", "手工陶碗", "手工陶碗 = order.item"],
        &["{{ order.item | split(pat=\"工\") | last }}", "陶碗", "陶碗 = order.item"],
        &["{{ order.item | replace(from=\"陶\", to=\"瓷\") }}", "手工瓷碗", "手工瓷碗 = order.item"],
        &[
            "{{ order.item[2:] }}，{{ order.item[::-1] | length }}",
            "陶碗，4",
            "陶 = order.item",
            "碗 = order.item",
        ],
        &[
            "{{ order.number | lower | upper | title | capitalize | trim(pat=\"P\") | trim_end(pat=\"1\") }}",
            "71200000000000000",
            "71200000000000000 = order.number",
        ],
        &["{{ order.number | truncate(length=3, end=\"\") }}。", "P71。", "P71 = order.number"],
        &[
            "{% for c in order.item %}{{ c }}-{% endfor %}",
            "手-工-陶-碗-",
            "手 = order.item",
            "工 = order.item",
            "陶 = order.item",
            "碗 = order.item",
        ],
        &[
            "{{ order.item | reverse }}",
            "碗陶工手",
            "碗 = order.item",
            "陶 = order.item",
            "工 = order.item",
            "手 = order.item",
        ],
        &["{{ order.item | length }}", "4"],
        &["{{ order.paid | float }}", "268.0"],
    ]);
}

#[test]
fn texts_put_together_keep_each_path() {
    assert_written(&[
        &[
            "{{ (\"ab-\" ~ order.number ~ \"Cd\") | capitalize }}",
            "Ab-p712000000000000001cd",
            "p712000000000000001 = order.number",
        ],
        &[
            "{{ (\"ab-\" ~ order.number ~ \"Cd\") | title }}",
            "Ab-P712000000000000001cd",
            "P712000000000000001 = order.number",
        ],
        &[
            "{{ order.item ~ \"，\" ~ order.paid ~ \"元\" }}",
            "手工陶碗，268元",
            "手工陶碗 = order.item",
            "268 = order.paid",
        ],
        &[
            "{{ (order.item ~ \"/\" ~ order.paid) | truncate(length=6) }}",
            "手工陶碗/2…",
            "手工陶碗 = order.item",
            "2… = order.paid",
        ],
        &[
            "{{ (order.item ~ \"/\" ~ order.paid) | split(pat=\"/\") | last }}",
            "268.00",
            "268.00 = order.paid",
        ],
        &[
            "{{ (order.item ~ order.paid) | replace(from=\"碗2\", to=\"杯9\") }}",
            "手工陶杯968.00",
            "手工陶 = order.item",
            "杯9 = order.item",
            "68.00 = order.paid",
        ],
        &["{{ \"买了X\" | replace(from=\"X\", to=order.item) }}", "买了手工陶碗", "手工陶碗 = order.item"],
        &[
            "{{ [order.item, order.paid] | join(sep=\"和\") }}",
            "手工陶碗和268.00",
            "手工陶碗 = order.item",
            "268.00 = order.paid",
        ],
        &["{{ [order.item, \"x\"] }}", "[\"手工陶碗\", \"x\"]", "手工陶碗 = order.item"],
        &[
            "{{ (\"即\" ~ problem.summary) | clause }}！",
            "即收到的6只陶碗中有3只碗口开裂！",
            "收到的6只陶碗中有3只碗口开裂 = problem.summary",
        ],
        &["{{ [order.item] | str }}", "[\"手工陶碗\"]", "手工陶碗 = order.item"],
        &[
            "{% filter upper %}a{{ order.number }}{% endfilter %}",
            "AP712000000000000001",
            "P712000000000000001 = order.number",
        ],
        &[
            "{{ order.item if order.item == \"手工陶碗\" else order.paid }}",
            "手工陶碗",
            "手工陶碗 = order.item",
        ],
        &["{{ order.nothing | default(value=order.item) }}", "手工陶碗", "手工陶碗 = order.item"],
    ]);
}

#[test]
fn variables_loops_and_components_keep_each_path() {
    assert_written(&[
        &[
            "{% set x = order.item %}{% if x == \"手工陶碗\" %}{{ x | quoted }}{% endif %}",
            "“手工陶碗”",
            "手工陶碗 = order.item",
        ],
        &[
            "{% set size = order.item %}{% if size == \"手工陶碗\" %}{{ size }}{% endif %}",
            "手工陶碗",
            "手工陶碗 = order.item",
        ],
        &[
            "{% set x %}{{ order.item }}和{{ order.paid }}{% endset %}{% if x | length == 11 %}{{ x }}{% endif %}",
            "手工陶碗和268.00",
            "手工陶碗 = order.item",
            "268.00 = order.paid",
        ],
        &[
            "{% set m = {\"who\": merchant.shop, \"kind\": order.item} %}{% if m.kind == \"手工陶碗\" %}{{ m.who }}{{ m.kind }}{% endif %}",
            "山月陶社手工陶碗",
            "山月陶社 = merchant.shop",
            "手工陶碗 = order.item",
        ],
        &[
            "{% for e in timeline %}{% for one in claims %}{% if e.event == \"refused\" and one.kind == \"freight\" %}{{ e.quote }}，{{ one.amount }}{% endif %}{% endfor %}{% endfor %}",
            "包装已拆，影响二次销售，12.00",
            "包装已拆，影响二次销售 = timeline[3].quote",
            "12.00 = claims[1].amount",
        ],
        &[
            "{% set long = [d.text for d in problem.details if d.text | length > 30 and \"2厘米\" in d.text] %}{{ long | list }}",
            "碗口裂纹的长度分别约为2厘米、3厘米和5厘米，其余3只没有裂纹。",
            "碗口裂纹的长度分别约为2厘米、3厘米和5厘米，其余3只没有裂纹。 = problem.details[1].text",
        ],
        &[
            "{% for p in order.promises %}{% if p == \"七天无理由退货\" %}{{ p }}{% endif %}{% endfor %}",
            "七天无理由退货",
            "七天无理由退货 = order.promises[0]",
        ],
        &[
            "{% component said(text: string, kind: string) %}{% if text == \"手工陶碗\" and kind == \"x\" %}{{ text | quoted }}{% endif %}{% endcomponent %}{{ <said text={order.item} kind=\"x\" /> }}。",
            "“手工陶碗”。",
            "手工陶碗 = order.item",
        ],
        &[
            "{% set day = order.placed %}{{ day | day }}，{{ order.placed | truncate(length=10, end=\"\") | day }}",
            "5月1日，5月1日",
            "5月1日 = order.placed",
            "5月1日 = order.placed",
        ],
    ]);
}

#[test]
fn included_parts_compare_values_too() {
    let part = "{% if x == \"手工陶碗\" %}{{ x | truncate(length=1) }}{% endif %}";
    let text = "{% set x = order.item %}{% include \"_shared/own.tera\" %}。";
    let draft = drafted(&[(MESSAGE, text), ("_shared/own.tera", part)]).unwrap();
    assert_eq!(said(&draft), ("手…".into(), vec!["手… = order.item".into()]));
}

/// Asserts the id of the only finding and its place, which stands in ⟦ ⟧ in the template.
fn assert_found(id: &str, marked: &str) {
    let template = marked.replace(['⟦', '⟧'], "");
    let start = marked.find('⟦').unwrap();
    let end = marked.find('⟧').unwrap() - '⟦'.len_utf8();
    let found = drafted(&[(MESSAGE, &template)]).map(|draft| said(&draft)).unwrap_err();
    let [only] = found.as_slice() else { panic!("{template}: {found:?}") };
    let span = only.labels[0].place.span;
    let at = |start: usize, end: usize| format!("{}⟦{}", &template[..start], &template[start..end]);
    assert_eq!(
        (only.rule.to_string(), at(span.start, span.end)),
        (id.to_owned(), at(start, end)),
        "{template}"
    );
}

#[test]
fn mistakes_stand_at_the_authors_own_column() {
    for (id, template) in [
        ("absent-fact", "{{ order.⟦nothing⟧ }}"),
        ("absent-fact", "文\n{% if order.item == \"x\" %}{% endif %}{{ ⟦order⟧.nothing | clause }}"),
        ("absent-fact", "{% if order.item == \"x\" or order.⟦nothing⟧.at == order.item %}{% endif %}"),
        ("absent-fact", "{% if order.item[1:2] == \"x\" %}{% endif %}{{ order.⟦nothing⟧ }}"),
        ("absent-fact", "{% if order.item == 'x' %}{% endif %}{{ ⟦order⟧.nothing[0] }}"),
        ("absent-fact", "{{ order.item[⟦nothing⟧] }}"),
        ("absent-fact", "{{ order.item[⟦nothing⟧:2] }}"),
        ("error", "{{ order.item[1:⟦order.paid⟧] }}"),
        ("absent-fact", "{% for c in ⟦order.nothing⟧ %}{{ c }}{% endfor %}"),
        ("absent-fact", "{% if \"陶\" in ⟦order.nothing⟧ %}{% endif %}"),
        ("error", "{{ order.item == order.paid }}{{ order.item == ⟦1 + order⟧.item }}"),
        ("unknown-filter", "{% if order.item == order.paid %}{{ order.item | ⟦shout⟧ }}{% endif %}"),
        ("error", "{% if order.item == order.paid %}{% endif %}{{ order.item | ⟦truncate⟧ }}"),
        ("syntax", "{% if order.item == ⟦%}⟧a{% endif %}"),
        ("syntax", "{% if order.item == order.paid %}⟦a⟧"),
        ("error", "{% if ⟦order.item < 3⟧ %}a{% endif %}"),
        ("error", "{{ order.paid == order.item | ⟦day⟧ }}"),
    ] {
        assert_found(&format!("template/{id}"), template);
    }
}

#[test]
fn what_goes_on_without_end_is_stopped_where_it_stands() {
    let long = "{% set x = \"一二三四五六七八九十\" %}{% for i in range(end=99) %}";
    for template in [
        "{% for i in range(end=9999) %}{% for j in ⟦range(end=9999)⟧ %}{% endfor %}{% endfor %}".to_owned(),
        "{% set n = [i for i in range(end=9999)] %}\n{% for i in n %}{% for j in ⟦n⟧ %}一{% endfor %}{% endfor %}"
            .into(),
        format!("{long}{{% set_global x = ⟦x⟧ ~ x %}}{{% endfor %}}{{{{ x }}}}"),
        format!("{long}{{% set_global x = x | ⟦replace(from=\"一\", to=x)⟧ %}}{{% endfor %}}"),
        format!("{long}{{% set_global x %}}{{{{ ⟦x⟧ }}}}{{{{ x }}}}{{% endset %}}{{% endfor %}}"),
        "{% set x = [1, 2] %}{% for i in range(end=99) %}{% set_global x = [...x, ...⟦x⟧] %}{% endfor %}".into(),
        "一\n⟦{% for i in range(end=99999) %}{% for j in range(end=19) %}一二三四五六七{% endfor %}{% endfor %}⟧"
            .into(),
        "⟦{% component a() %}一{{ <a /> }}{% endcomponent a %}{{ <a /> }}⟧".into(),
        "⟦{% component a(n) %}⟧一{% if n > 0 %}{{ <a n={n - 1} /> }}{{ <a n={n - 1} /> }}{{ <a n={n - 1} /> }}\
         {{ <a n={n - 1} /> }}{% endif %}{% endcomponent a %}{{ <a n={18} /> }}"
            .into(),
    ] {
        assert_found("template/endless", &template);
    }
    assert_eq!(written("{% for i in range(end=200) %}一{% endfor %}。").0.chars().count(), 201);
    let found = drafted(&[
        (MESSAGE, "{% include \"_shared/own.tera\" %}"),
        ("_shared/own.tera", "{% include \"_shared/own.tera\" %}"),
    ]);
    let found = found.unwrap_err();
    assert!(
        found
            .iter()
            .any(|one| one.rule.to_string() == "template/endless" && one.labels[0].place.span.start == 11),
        "{found:?}"
    );
}

/// A text of a megabyte.
const LARGE: &str = "{% set x = \"一二三四五六七八九十\" %}{% for i in range(end=15) %}{% set_global x = x ~ x %}{% endfor %}";
/// A list that holds another twice, which holds another twice, thirty deep.
const DEEP: &str = "{% set x = [1] %}{% for i in range(end=30) %}{% set_global x = [x, x] %}{% endfor %}";

#[test]
fn what_reads_or_compares_without_end_is_stopped_where_it_stands() {
    let large = [
        "{% set y = x | ⟦wordcount⟧ %}",
        "{% set y = x | ⟦reverse⟧ %}",
        "{% set y = x | ⟦clause⟧ %}",
        "{% set y = x | ⟦quoted⟧ %}",
        "{% set y = ⟦x⟧ | lower %}",
        "{% set y = ⟦x⟧ | escape_html %}",
        "{% set y = {\"a\": x} | ⟦str⟧ %}",
        "{% set y = \"abcd\" | ⟦truncate(length=2, end=x)⟧ %}",
        "{% set y = 2 | ⟦pluralize(plural=x)⟧ %}",
        "{% if ⟦x⟧ == \"一\" %}{% endif %}",
        "{% if x is ⟦starting_with(pat=\"一\")⟧ %}{% endif %}",
        "{% if 99999 in ⟦range(end=99999)⟧ %}{% endif %}",
        "{% set y = ⟦range(end=99999)⟧ %}",
    ];
    for body in large {
        let loops = "{% for i in range(end=999) %}{% for j in range(end=999) %}";
        assert_found("template/endless", &format!("{LARGE}{loops}{body}{{% endfor %}}{{% endfor %}}"));
    }
    let deep = [
        "{% if ⟦x⟧ == x %}{% endif %}",
        "{% if ⟦x⟧ < x %}{% endif %}",
        "{% if 1 in ⟦[x]⟧ %}{% endif %}",
        "{% set y = ⟦x⟧ ~ \"一\" %}",
        "{% set y = x | ⟦str⟧ %}",
        "{% set y = x | ⟦sort⟧ %}",
        "{% set y = x | ⟦unique⟧ %}",
        "{% set y = x | ⟦join⟧ %}",
    ];
    for body in deep {
        assert_found("template/endless", &format!("{DEEP}{body}"));
    }
    // What stands in the template itself, caught or done too often.
    let (text, sets) = ("一二三四五六七".repeat(400), "{% set a = 1 %}".repeat(400));
    for body in [text, sets] {
        let loops = "{% for i in range(end=999) %}{% for j in ⟦range(end=999)⟧ %}";
        let whole = format!("{{% set y %}}{loops}{body}{{% endfor %}}{{% endfor %}}{{% endset %}}");
        assert_found("template/endless", &whole);
    }
}

#[test]
fn parts_and_components_that_only_call_each_other_are_stopped() {
    let part = |number: usize| format!("_shared/own{number}.tera");
    let calls = |number: usize| format!("{{% include \"{}\" %}}", part(number)).repeat(10);
    let names: Vec<String> = (0..9).map(part).collect();
    let texts: Vec<String> = (1..9).map(calls).chain([String::new()]).collect();
    let first = calls(0);
    let mut files: Vec<(&str, &str)> = vec![(MESSAGE, &first)];
    files.extend(names.iter().zip(&texts).map(|(name, text)| (name.as_str(), text.as_str())));
    let found = drafted(&files).map(|draft| said(&draft)).unwrap_err();
    assert_eq!(found[0].rule.to_string(), "template/endless", "{found:?}");
    assert_eq!(found[0].labels[0].place.file.name.rsplit('/').next(), Some("own8.tera"));
    let component = |number: usize| {
        let calls = format!("{{{{ <c{} /> }}}}", number + 1).repeat(10);
        format!("{{% component c{number}() %}}{calls}{{% endcomponent c{number} %}}")
    };
    let all: String = (0..9).map(component).collect();
    let found =
        drafted(&[(MESSAGE, &format!("{all}{{% component c9() %}}{{% endcomponent c9 %}}{{{{ <c0 /> }}}}"))]);
    assert_eq!(found.map(|draft| said(&draft)).unwrap_err()[0].rule.to_string(), "template/endless");
    // Whose blanks are cut away, they stay so.
    let cut = "{% component c() -%}\n  一\n{%- endcomponent c %}{{ <c /> }}{% include \"_shared/own.tera\" -%}\n 三";
    let written = drafted(&[(MESSAGE, cut), ("_shared/own.tera", "{%- if true -%}\n二\n{%- endif %}。")]);
    assert_eq!(said(&written.unwrap()).0, "一二。三");
}

#[test]
fn minor_and_end_come_in_pairs() {
    for template in [
        "一。\n{{ ⟦minor⟧(level=2) }}二。\n三。",
        "一。{{ minor() }}二。{{ end() }}\n三。{{ ⟦end⟧() }}四。",
        "{{ ⟦minor⟧() }}一。{% if order.nothing %}{{ end() }}{% endif %}",
        "一。{% for e in claims %}{{ ⟦minor⟧(level=1) }}{{ e.kind }}。\n{% endfor %}",
    ] {
        assert_found("template/unpaired-minor", template);
    }
    let paired = "{{ minor(level=3) }}一{{ minor() }}二{{ end() }}{{ end() }}三。";
    assert_eq!(written(paired).0, "一二三。");
    let part = "一。\n{{ minor(level=2) }}二。";
    let found =
        drafted(&[(MESSAGE, "{% include \"_shared/own.tera\" %}"), ("_shared/own.tera", part)]).unwrap_err();
    let place = &found[0].labels[0].place;
    assert!(place.file.name.ends_with("own.tera"), "{}", place.file.name);
    assert_eq!(place.file.line_column(place.span.start).0, 2);
}
