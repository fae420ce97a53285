//! Rules are applied: no rule without its facts, none that the audit of the law rejects for that use, and the example in the
//! documents runs.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use crate::common;

use std::fs;
use std::path::Path;

use complain::assets::{Assets, Tree};
use complain::data;
use complain::diagnostic::Sink;
use complain::facts::CONDITIONS;
use complain::facts::Piece;
use complain::knowledge::{Problem, Refusal};
use complain::law::{Statute, Support};
use complain::pipeline::{Pipeline, Selection};
use complain::slots::{BINDS, SLOTS};

/// Articles that are cited for no claim, each with what the audit says of it.
const NEVER: &[(&str, &str)] = &[
    ("civil-code/perform-as-agreed", "凑数，不给本案任何结论"),
    ("civil-code/foreseeable-loss", "只说赔偿的范围，不证明有损失"),
    ("civil-code/quality-breach", "转引第五百八十二条至第五百八十四条，没有说选哪一条"),
    ("consumer-law/compensation-right", "与第四十条、第五百八十三条是同一句话"),
    ("consumer-law/truthful-information", "凑数"),
    ("consumer-law/goods-information", "诉求是商家身份，这一款是商品的产地、生产者"),
    ("consumer-law/unreasonable-refusal", "“无理”没有事实；商家可能有道理时照引"),
    ("consumer-law/service-not-as-agreed", "没有约定和实际两样事实"),
    ("consumer-law/defect-liable", "没有缺陷和损害的事实"),
    ("consumer-law/platform-knew", "与电子商务法第三十八条是同一规则"),
    ("consumer-regulation/truthful-information", "凑数"),
    ("consumer-regulation/live-duty", "凑数"),
    ("consumer-regulation/display-identity", "同一件事引三条"),
    ("consumer-regulation/no-wider-exceptions", "不分理由，什么也没有说明"),
    ("consumer-regulation/marked-and-confirmed", "有没有确认没有事实"),
    ("consumer-regulation/inspect-opening", "只用来回答拆封、痕迹"),
    ("consumer-regulation/fraud-compensation", "重复消费者权益保护法第五十五条"),
    ("e-commerce-law/truthful-disclosure", "凑数"),
    ("e-commerce-law/order-makes-contract", "要退款的人不需要它"),
    ("e-commerce-law/pay-first-rules", "凑数"),
    ("e-commerce-law/platform-assists", "协助不等于提供身份"),
    ("e-commerce-law/civil-liability", "凑数"),
    ("online-consumption-interpretation/opened-for-inspection", "不分理由"),
    ("online-consumption-interpretation/live-room-as-seller", "店铺与直播间是同一家时没有用"),
    ("online-consumption-interpretation/promised-compensation", "任何承诺都算"),
    ("online-trading-measures/social-platforms", "凑数"),
    ("online-trading-measures/display-identity", "同一件事引三条"),
    ("online-trading-measures/platform-knew", "同一规则引三遍"),
    ("consumer-penalty-measures/fraud-as-such", "不点明是第几项行为"),
    ("consumer-penalty-measures/no-passing-off", "任何问题都可引"),
    ("consumer-penalty-measures/delay-quality", "行政上的认定，不作独立依据"),
    ("consumer-penalty-measures/prepaid-return", "后半句要“对退款无约定”"),
    ("seven-day-return-measures/seller-duty", "凑数"),
];

/// Articles that are cited under one of these conditions only, each with what the audit says of it.
const ONLY: &[(&str, &[&str], &str)] = &[
    ("civil-code/rescind-force-majeure", &["way-closed"], "没有停航、停运的事实"),
    ("consumer-law/remedies", &["harmed-in-service"], "不问有没有财产损害"),
    ("civil-code/deposit-payer", &["terms-changed"], "没有改变条件的事实"),
    ("civil-code/rescind-late", &["urged-after-due"], "发货期没有到时问一句也算催告"),
    // What was to be installed and cannot be used without it (the rule asks for `unusable` too) is such a fact.
    (
        "civil-code/rescind-purpose-lost",
        &["purpose-lost", "parcel-lost", "not-installed"],
        "“不能实现合同目的”没有事实",
    ),
    ("civil-code/after-rescission", &["wait-given-up"], "合同没有解除就引解除后"),
    ("civil-code/refuse-or-rescind", &["purpose-lost", "repaired-in-vain"], "“不能实现合同目的”没有事实"),
    ("civil-code/further-loss", &["remedied"], "退款、更换之后才有其他损失"),
    ("civil-code/delivered-when-signed", &["shown-as-delivered"], "没有签收记录时什么也不证明"),
    ("consumer-law/quality-return-within-seven", &["asked-within-seven-days"], "任何联系都算七日内提出"),
    ("consumer-law/quality-return-after-seven", &["purpose-lost"], "没有符合解除条件的事实"),
    ("consumer-law/refund-after-return", &["refund-overdue", "return-no-reason"], "质量退货没有这七日"),
    ("consumer-law/quality-freight", &["return-for-quality"], "不喜欢的也引"),
    ("consumer-law/no-reason-return", &["asked-within-seven-days"], "送达日不知道也引"),
    ("consumer-law/no-reason-freight", &["freight-promised"], "运费险不是商家承担运费的约定"),
    ("consumer-law/stated-quality", &["stated-and-differs"], "存疑时只能说存疑"),
    ("product-quality-law/not-as-stated", &["stated-and-differs"], "存疑时只能说存疑"),
    ("product-quality-law/lacks-use", &["unusable", "repaired-in-vain"], "划痕、色差不是不具备使用性能"),
    ("consumer-law/lacks-use", &["unusable"], "划痕、色差不是不具备使用性能"),
    ("consumer-regulation/prepaid-closing", &["shop-closed"], "不看是否停业"),
    ("consumer-regulation/refund-in-full", &["partly-refunded"], "不证明该退或者迟了"),
    (
        "consumer-regulation/public-promise",
        &[
            "page-promise",
            "freight-promised",
            "genuine-promised",
            "compensation-promised",
            "contrasted",
            "charged-against-word",
            "charged-beyond-price",
            "charged-for-promised",
        ],
        "有任何承诺都引",
    ),
    ("e-commerce-law/agreed-delivery", &["page-term-lapsed", "promised-term-lapsed"], "没有期限就没有逾期"),
    ("e-commerce-law/display-licence", &["identity-not-shown"], "没有说页面缺什么"),
    (
        "food-safety-law/tenfold",
        &["seller-knew", "seller-is-producer", "made-by-seller", "expired-at-delivery"],
        "向销售者要求，须明知",
    ),
    ("food-safety-law/tenfold", &["food-goods"], "不问是不是食品"),
    (
        "food-safety-law-2021/tenfold",
        &["seller-knew", "seller-is-producer", "made-by-seller", "expired-at-delivery"],
        "向销售者要求，须明知",
    ),
    ("food-safety-law-2021/tenfold", &["food-goods"], "不问是不是食品"),
];

fn supports() -> Vec<(String, Support)> {
    let assets = Assets::built_in();
    let read = |id: String| Statute::read(&assets, &id, &mut Sink::default()).unwrap();
    let statutes = data::ids(&assets, "law").into_iter().map(read);
    let of = |statute: Statute| {
        let id = statute.id.clone();
        statute.articles.into_iter().flat_map(move |article| {
            let name = format!("{id}/{}", article.id);
            article.supports.into_iter().map(move |support| (name.clone(), support))
        })
    };
    statutes.flat_map(of).filter(|(_, one)| !one.claims.is_empty() || one.party.is_some()).collect()
}

#[test]
fn nothing_is_cited_that_the_audit_rejects() {
    let supports = supports();
    for (name, reason) in NEVER {
        assert!(supports.iter().all(|(own, _)| own != name), "{name}: {reason}");
    }
    for (name, conditions, reason) in ONLY {
        let own: Vec<&Support> = supports.iter().filter(|(own, _)| own == name).map(|(_, one)| one).collect();
        assert!(!own.is_empty(), "{name} is cited no more");
        for support in own {
            let is_bound = support.when.iter().any(|word| conditions.contains(&word.as_str()));
            assert!(is_bound, "{name} ({}): {reason}", support.why);
        }
    }
}

#[test]
fn where_the_merchant_may_be_right_is_judged_by_plain_conditions() {
    let assets = Assets::built_in();
    for id in data::ids(&assets, "refusals") {
        let refusal = Refusal::read(&assets, &id, &mut Sink::default()).unwrap();
        for right in &refusal.right {
            let words = || right.when.iter().chain(&right.unless);
            assert!(words().all(|word| word != "merchant-may-be-right" && word != "refusal-stands"), "{id}");
        }
    }
}

/// Those that come with the program are taken apart when they are used; read as files of the user's, all are looked at.
#[test]
fn every_sentence_that_comes_with_the_program_is_right() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let assets = Assets::with_overlays(None, Some(folder));
    let mut sink = Sink::default();
    let ids = |folder: &str| data::ids(&assets, folder);
    assert!(ids("law").iter().all(|id| Statute::read(&assets, id, &mut sink).is_some()));
    assert!(ids("refusals").iter().all(|id| Refusal::read(&assets, id, &mut sink).is_some()));
    assert!(ids("problems").iter().all(|id| Problem::read(&assets, id, &mut sink).is_some()));
    let found: Vec<String> = sink.into_sorted().into_iter().map(|found| found.message).collect();
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn a_cited_rule_has_all_its_facts() {
    let filled = |pieces: &[Piece], name: &str| {
        assert!(!pieces.is_empty(), "{name} is not applied");
        for piece in pieces {
            let texts = [&piece.days, &piece.words, &piece.quote];
            let held = texts.iter().filter(|text| text.as_ref().is_some_and(|text| !text.is_empty())).count();
            let others = [
                piece.fixed.as_ref().is_some_and(|words| !words.0.is_empty()),
                piece.on.is_some(),
                piece.who.is_some(),
                piece.exhibits.is_some(),
            ];
            let held = held + others.iter().filter(|is| **is).count();
            assert_eq!(held, 1, "{name}: {piece:?}");
        }
    };
    let mut cited = 0;
    for source in common::sources() {
        let (_, facts) = common::pipeline().facts(&source, common::days(), &mut Sink::default()).unwrap();
        for ground in facts.grounds.iter().chain(facts.claims.iter().flat_map(|claim| &claim.grounds)) {
            filled(
                &ground.application,
                &format!("{} {}/{}", source.name, ground.statute_id, ground.article_id),
            );
            cited += 1;
        }
        assert!(facts.grounds.len() <= 3);
        for refusal in facts.refusal.iter().filter(|refusal| refusal.say.is_some()) {
            filled(&refusal.application, &format!("{} {}", source.name, refusal.kind));
        }
    }
    assert!(cited > 40, "{cited}");
}

#[test]
fn conditions_and_slots_belong_together() {
    for (condition, witnesses) in BINDS {
        assert!(CONDITIONS.iter().any(|(known, _)| known == condition), "{condition}");
        for witness in *witnesses {
            let has_slot = SLOTS.iter().any(|(slot, ..)| slot.split('.').next() == Some(witness));
            assert!(has_slot, "{condition} binds {witness}, which has no slot");
        }
    }
}

fn document(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The example of a section: what it says to write, and what comes of it.
fn example(text: &str) -> (&str, &str) {
    let (_, after) = text.split_once("`applies`\n").unwrap();
    let (_, after) = after.split_once("```yaml\n").unwrap();
    let (yaml, after) = after.split_once("```").unwrap();
    (yaml, after.lines().find_map(|line| line.strip_prefix("> ")).unwrap())
}

/// The consumer law with this article in the place of its own.
fn overlay(article: &str) -> tempfile::TempDir {
    let law = Assets::built_in().read(Tree::Data, "law/consumer-law.yaml").unwrap().unwrap();
    let (before, rest) = law.text.split_once("  - id: keep-agreement\n").unwrap();
    let after = &rest[rest.find("\n  # ").map_or(0, |at| at + 1)..];
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("law")).unwrap();
    fs::write(folder.path().join("law/consumer-law.yaml"), format!("{before}{article}{after}")).unwrap();
    folder
}

#[test]
fn the_example_in_the_documents_runs() {
    for name in ["docs/data.md", "docs/data.zh-CN.md"] {
        let text = document(name);
        let (article, sentence) = example(&text);
        let folder = overlay(article);
        let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
        let mut sink = Sink::default();
        let selection = Selection::Named(vec!["letter".into()]);
        let pipeline = Pipeline::load(assets, &selection, &[], &mut sink).unwrap();
        let found = sink.into_sorted();
        assert!(found.is_empty(), "{found:?}");
        let source = common::sources().into_iter().find(|file| file.name.contains("puzzle-pieces")).unwrap();
        let texts = pipeline.run(&source, common::days()).texts;
        let fields = texts.iter().flat_map(|(_, draft)| &draft.fields);
        let texts: Vec<String> = fields.map(complain::draft::Filled::text).collect();
        assert!(texts.iter().any(|text| text.contains(sentence)), "{name}: {sentence}\n{texts:#?}");
    }
}

#[test]
fn the_documents_name_every_slot() {
    for name in ["docs/data.md", "docs/data.zh-CN.md"] {
        let text = document(name);
        for (slot, ..) in SLOTS {
            assert!(text.contains(&format!("`{slot}`")), "{name} does not name {slot}");
        }
        for (condition, witnesses) in BINDS {
            for witness in *witnesses {
                let is_row = |line: &&str| line.starts_with(&format!("| `{witness}."));
                let row = text.lines().find(is_row).unwrap();
                assert!(row.contains(&format!("`{condition}`")), "{name}: {condition} binds {witness}");
            }
        }
    }
}

#[test]
fn a_mistaken_slot_is_pointed_at() {
    let text = document("docs/data.md");
    let (article, _) = example(&text);
    for (wrong, column_of, says) in [
        ("{promise.untill|day}", "{promise.untill", "没有“promise.untill”这个空位"),
        ("{refusal.at|day}", "{refusal.at", "“refusal.at”没有着落"),
        ("{promise.until|quoted}", "{promise.until|quoted", "后面不能写“quoted”"),
    ] {
        let folder = overlay(&article.replace("{promise.until|day}", wrong));
        let assets = Assets::with_overlays(None, Some(folder.path().to_owned()));
        let mut sink = Sink::default();
        drop(Statute::read(&assets, "consumer-law", &mut sink));
        let found = sink.into_sorted();
        let [one] = found.as_slice() else { panic!("{found:?}") };
        assert!(one.message.contains(says) && !one.help.is_empty(), "{one:?}");
        let place = &one.labels.first().unwrap().place;
        let (line, column) = place.file.line_column(place.span.start);
        assert_eq!(one.rule.name(), "data/slot");
        let written = place.file.line(line);
        let before: String = written.chars().take(column - 1).collect();
        assert!(written[before.len()..].starts_with(column_of), "{written} at {column}");
    }
}
