//! Scenarios: a case and a day, and what the law and the platform's rules make of them. What `tests/scenarios/` expects
//! is worked out by hand from the statutes and the calendar, never copied from the program.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "tests read their own files")]

use crate::common;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use complain::amount::Amount;
use complain::assets::Assets;
use complain::calendar::Day;
use complain::case::{Case, ClaimKind, Days};
use complain::data;
use complain::diagnostic::{Diagnostic, Severity, Sink};
use complain::facts::{AmountFrom, ClaimFacts, Facts, Ground};
use complain::law::Statute;
use complain::pipeline::Pipeline;
use complain::plan::{Plan, plan};
use complain::source::SourceFile;
use complain::yaml::{self, Key, Node, Shape};
use proptest::prelude::*;
use serde_json::Value;

/// Scenarios that the program gets wrong, with what is wrong. One that comes out right has to leave the list.
const KNOWN_FAULTS: &[(&str, &str)] = &[];

/// What a scenario may expect. The maps and lists inside are looked at where they are compared.
const EXPECT: &Shape = &Shape::Map(&[
    Key::optional("stage", "facts.stage.is", &Shape::Text),
    Key::optional("grounds", "the first of facts.grounds, in order; none", &Shape::List(&Shape::Text)),
    Key::optional("cites", "cited somewhere", &Shape::List(&Shape::Text)),
    Key::optional("not_grounds", "cited nowhere", &Shape::List(&Shape::Text)),
    Key::optional("refusal", "facts.refusal.kind; none", &Shape::Text),
    Key::optional("says", "is something said to the refusal?", &Shape::Flag),
    Key::optional("answer", "the articles of that", &Shape::List(&Shape::Text)),
    Key::optional("may_be_right", "is the writer told so?", &Shape::Flag),
    Key::optional("claims", "sums by kind of claim", &Shape::Texts),
    Key::optional("most", "the most that the rule allows", &Shape::Amount),
    Key::optional("claimed", "the sum of all claims", &Shape::Amount),
    Key::optional("timers", "keys of facts.timers by id", &Shape::Texts),
    Key::optional("no_timers", "ids that are not there", &Shape::List(&Shape::Text)),
    Key::optional("next", "channel, or wait_until", &Shape::Texts),
    Key::optional("channels", "states by id", &Shape::Texts),
    Key::optional("errors", "rules of diagnostics", &Shape::List(&Shape::Text)),
]);

/// A scenario's file.
const SCENARIO: &Shape = &Shape::Map(&[
    Key::required("about", "which rule is checked", &Shape::Text),
    Key::required("as_of", "the day of writing", &Shape::Day),
    Key::required("case", "a case file", &Shape::Text),
    Key::required("expect", "what follows", EXPECT),
]);

struct Scenario {
    name: String,
    as_of: Day,
    case: Arc<SourceFile>,
    expect: Node,
}

fn scenarios() -> Vec<Scenario> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scenarios");
    let mut paths: Vec<_> = folder.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Scenario {
    let name = path.file_stem().unwrap().to_string_lossy().into_owned();
    let text = std::fs::read_to_string(path).unwrap();
    let file = Arc::new(SourceFile::new(format!("tests/scenarios/{name}.yaml"), text));
    let mut sink = Sink::default();
    let node = yaml::read(&file, SCENARIO, &mut sink);
    let found = sink.into_sorted();
    assert!(found.is_empty(), "{name}: {found:?}");
    let node = node.unwrap();
    let text = |key: &str| node.text_of(key).unwrap_or_else(|| panic!("{name} has no “{key}”"));
    assert!(!text("about").is_empty());
    let expect = node.get("expect").unwrap().clone();
    let known = EXPECT.key_names();
    for entry in expect.entries() {
        assert!(known.contains(&&*entry.key), "{name}: {}", entry.key);
    }
    assert!(!expect.entries().is_empty(), "{name} expects nothing");
    Scenario {
        as_of: Day::parse(text("as_of")).unwrap(),
        case: Arc::new(SourceFile::new(format!("{name}.yaml"), text("case"))),
        name,
        expect,
    }
}

/// What follows from a scenario.
struct Found {
    facts: Facts,
    plan: Plan,
    diagnostics: Vec<Diagnostic>,
}

fn found(scenario: &Scenario, pipeline: &Pipeline) -> Found {
    let days = Days { as_of: Some(scenario.as_of), today: scenario.as_of };
    let outcome = pipeline.run(&scenario.case, days);
    let facts = pipeline.facts(&scenario.case, days, &mut Sink::default());
    let (_, facts) = facts.unwrap_or_else(|| panic!("{}: {:?}", scenario.name, outcome.diagnostics));
    let plan = plan(&facts, &pipeline.channels(), "case.yaml");
    Found { facts, plan, diagnostics: outcome.diagnostics }
}

#[test]
fn each_scenario_ends_as_the_rules_say() {
    let pipeline = common::pipeline();
    let scenarios = scenarios();
    assert!(scenarios.len() >= 80, "only {} scenarios", scenarios.len());
    let names: BTreeSet<&str> = scenarios.iter().map(|scenario| scenario.name.as_str()).collect();
    let mut wrong = Vec::new();
    for (name, _) in KNOWN_FAULTS {
        assert!(names.contains(name), "no scenario {name}");
    }
    for scenario in &scenarios {
        let differences = Comparison::of(scenario, &found(scenario, &pipeline));
        match KNOWN_FAULTS.iter().find(|(name, _)| *name == scenario.name) {
            Some((name, _)) if differences.is_empty() => {
                wrong.push(format!("{name}\n  comes out right: take it off KNOWN_FAULTS"));
            }
            None if !differences.is_empty() => {
                wrong.push(format!("{}\n  {}", scenario.name, differences.join("\n  ")));
            }
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// Collects how what was found differs from what a scenario expects.
#[derive(Default)]
struct Comparison(Vec<String>);

impl Comparison {
    fn of(scenario: &Scenario, found: &Found) -> Vec<String> {
        let mut own = Self::default();
        for entry in scenario.expect.entries() {
            own.law(&entry.key, &entry.node, &found.facts);
            own.sums(&entry.key, &entry.node, &found.facts);
            own.timers(&entry.key, &entry.node, &found.facts);
            own.steps(&entry.key, &entry.node, found);
        }
        let expected = scenario.expect.get("errors").map(texts).unwrap_or_default();
        own.diagnostics(&expected, &found.diagnostics);
        own.0
    }

    fn same(&mut self, what: &str, found: &str, expected: &str) {
        if found != expected {
            self.0.push(format!("{what}: {found}, expected {expected}"));
        }
    }

    fn law(&mut self, key: &str, node: &Node, facts: &Facts) {
        let word = node.text().unwrap_or_default();
        let refusal = facts.refusal.as_ref();
        match key {
            "stage" => self.same(key, facts.stage.is.word(), word),
            "grounds" if word == "none" => self.same(key, &ids(&facts.grounds).join(", "), ""),
            "grounds" => {
                let expected = texts(node);
                let mut found = ids(&facts.grounds);
                found.truncate(expected.len());
                self.same(key, &found.join(", "), &expected.join(", "));
            }
            "cites" => {
                let cited = cited(facts);
                for id in texts(node).iter().filter(|id| !cited.contains(*id)) {
                    self.0.push(format!("{id} is not cited"));
                }
            }
            "not_grounds" => {
                let cited = cited(facts);
                for id in texts(node).iter().filter(|id| cited.contains(*id)) {
                    self.0.push(format!("{id} is cited"));
                }
            }
            "refusal" => self.same(key, refusal.map_or("none", |refusal| refusal.kind.as_str()), word),
            "says" => {
                let says = refusal.is_some_and(|refusal| refusal.say.is_some());
                self.same(key, &says.to_string(), word);
            }
            "answer" => {
                let articles = refusal.map(|refusal| refusal.articles.iter()).into_iter().flatten();
                let articles: Vec<String> =
                    articles.map(|(statute, article)| format!("{statute}/{article}")).collect();
                self.same(key, &articles.join(", "), &texts(node).join(", "));
            }
            "may_be_right" => {
                let may_be = refusal.is_some_and(|refusal| !refusal.merchant_may_be_right.is_empty());
                self.same(key, &may_be.to_string(), word);
            }
            _ => {}
        }
    }

    fn sums(&mut self, key: &str, node: &Node, facts: &Facts) {
        let word = node.text().unwrap_or_default();
        match key {
            "claims" => {
                for entry in node.entries() {
                    let claim = facts.claims.iter().find(|claim| claim.kind.word() == entry.key);
                    let amount = claim.and_then(|claim| claim.amount);
                    self.same(&entry.key, &sum(amount), entry.node.text().unwrap());
                }
            }
            "most" => {
                let most = facts.claims.iter().find_map(|claim| claim.most);
                self.same(key, &sum(most), word);
            }
            "claimed" => self.same(key, &sum(facts.totals.claimed), word),
            _ => {}
        }
    }

    fn timers(&mut self, key: &str, node: &Node, facts: &Facts) {
        if key == "no_timers" {
            for id in texts(node) {
                for timer in facts.timers.iter().filter(|timer| timer.id == id) {
                    self.0.push(format!("{id} is {}, from {}", timer.is.word(), timer.started_at));
                }
            }
        }
        if key != "timers" {
            return;
        }
        for entry in node.entries() {
            let timers: Vec<_> = facts.timers.iter().filter(|timer| timer.id == *entry.key).collect();
            let [timer] = timers[..] else {
                self.0.push(format!("{}: there are {}", entry.key, timers.len()));
                continue;
            };
            let timer = serde_json::to_value(timer).unwrap();
            for expected in entry.node.entries() {
                let what = format!("{}.{}", entry.key, expected.key);
                let found = match &timer[&*expected.key] {
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                self.same(&what, &found, expected.node.text().unwrap());
            }
        }
    }

    fn steps(&mut self, key: &str, node: &Node, found: &Found) {
        let next = &found.plan.next;
        match key {
            "next" => {
                let expected = &node.entries()[0];
                let found = match &*expected.key {
                    "channel" => next.channel.clone(),
                    "says" => expected.node.text().filter(|says| next.what.contains(says)).map(str::to_owned),
                    "wait_until" => next.by.filter(|_| next.channel.is_none()).map(|by| by.to_string()),
                    other => panic!("next: {other}?"),
                };
                let expected = expected.node.text();
                if found.as_deref() != expected {
                    self.same(
                        key,
                        &format!("{} ({:?}, {:?})", next.what, next.channel, next.by),
                        expected.unwrap(),
                    );
                }
            }
            "channels" => {
                for entry in node.entries() {
                    let door = found.plan.channels.iter().find(|door| door.channel == entry.key);
                    let is = door.map(|door| serde_json::to_value(door.is).unwrap());
                    let is = is.as_ref().and_then(Value::as_str).unwrap_or("absent");
                    self.same(&entry.key, is, entry.node.text().unwrap());
                }
            }
            _ => {}
        }
    }

    /// Errors of any kind, and warnings about the claims and the doors: these and no others.
    fn diagnostics(&mut self, expected: &[String], found: &[Diagnostic]) {
        let counts = |diagnostic: &&Diagnostic| {
            let rule = diagnostic.rule.name();
            diagnostic.severity == Severity::Error
                || rule.starts_with("claim/")
                || (rule == "channel/already-accepted" && diagnostic.severity == Severity::Warning)
        };
        let rules: BTreeSet<String> =
            found.iter().filter(counts).map(|diagnostic| diagnostic.rule.to_string()).collect();
        let listed = |rules: BTreeSet<String>| rules.into_iter().collect::<Vec<_>>().join(", ");
        self.same("errors", &listed(rules), &listed(expected.iter().cloned().collect()));
    }
}

fn sum(amount: Option<Amount>) -> String {
    amount.map_or_else(|| "nothing".to_owned(), |amount| amount.to_string())
}

fn texts(node: &Node) -> Vec<String> {
    node.items().iter().map(|item| item.text().unwrap().to_owned()).collect()
}

fn ids(grounds: &[Ground]) -> Vec<String> {
    grounds.iter().map(|ground| format!("{}/{}", ground.statute_id, ground.article_id)).collect()
}

/// Every article that the facts cite anywhere.
fn cited(facts: &Facts) -> BTreeSet<String> {
    let of_claims = facts.claims.iter().flat_map(|claim| ids(&claim.grounds));
    let answers = facts.refusal.iter().flat_map(|refusal| &refusal.articles);
    let answers = answers.map(|(statute, article)| format!("{statute}/{article}"));
    ids(&facts.grounds).into_iter().chain(of_claims).chain(answers).collect()
}

// What holds for all sums and all days.

static PIPELINE: LazyLock<Pipeline> = LazyLock::new(|| Pipeline::without_channels(Assets::built_in()));

fn resolved(text: &str) -> (Case, Facts, Vec<Diagnostic>) {
    let file = Arc::new(SourceFile::new("random.yaml", text));
    let days = Days { as_of: None, today: Day::parse("2027-12-31").unwrap() };
    let mut sink = Sink::default();
    let (case, facts) =
        PIPELINE.facts(&file, days, &mut sink).unwrap_or_else(|| panic!("cannot be read:\n{text}"));
    let document = complain::facts::document(&facts);
    let subject = complain::lint::Subject {
        case: &case,
        facts: &facts,
        document: &document,
        wording: &complain::wording::Wording::default(),
        identified: &complain::lint::Identified::default(),
        evidence: &complain::evidence::Evidence::default(),
        sent: None,
    };
    complain::lint::of_case(&subject, &mut sink);
    (case, facts, sink.into_sorted())
}

/// An amount of a fact in fen; it is written in full.
fn fen(amount: Amount) -> u64 {
    let text = amount.to_string();
    let (yuan, fen) = text.split_once('.').unwrap();
    assert!(fen.len() == 2, "{text}");
    let fen = format!("{yuan}{fen}").parse().unwrap();
    assert_eq!(Amount::from_fen(fen), amount);
    fen
}

fn yuan(fen: u64) -> String {
    Amount::from_fen(fen).to_string()
}

/// Paid, the freight in it, what came back, further freight and loss, in fen.
fn sums() -> impl Strategy<Value = [u64; 5]> {
    let paid = prop_oneof![1..20_000_u64, 1..500_000_u64, 1..9_999_999_900_u64];
    paid.prop_flat_map(|paid| {
        let shipping = prop_oneof![Just(0), 0..=paid];
        let other = || prop_oneof![1..10_000_u64, 1..999_999_900_u64];
        (Just(paid), shipping, prop_oneof![Just(0), 0..paid], other(), other())
            .prop_map(|(paid, shipping, back, freight, loss)| [paid, shipping, back, freight, loss])
    })
}

fn case_of([paid, shipping, back, freight, loss]: [u64; 5], basis: &str, asked: Option<u64>) -> String {
    let refunded = if back == 0 {
        String::new()
    } else {
        format!(
            "  - {{at: 2026-05-05, by: merchant, event: refunded, amount: {}, exhibits: [photo]}}\n",
            yuan(back)
        )
    };
    let asked = asked.map(|asked| format!(", amount: {}", yuan(asked))).unwrap_or_default();
    format!(
        "platform: xiaohongshu\nas_of: 2026-05-20\nmerchant: {{shop: 样本小铺}}\n\
         order: {{item: 坚果, paid: {}, shipping: {}, placed: 2026-05-01}}\n\
         problem: {{kind: quality, summary: 食品内有异物。, exhibits: [photo]}}\n\
         claims:\n  - {{kind: return-refund}}\n  - {{kind: freight, amount: {}, exhibits: [photo]}}\n  - {{kind: loss, amount: {}, exhibits: [photo]}}\n  \
         - {{kind: punitive, basis: {basis}, exhibits: [photo]{asked}}}\n\
         history:\n  - {{at: 2026-05-04, by: courier, event: delivered, exhibits: [photo]}}\n{refunded}\
         exhibits:\n  - {{id: photo, kind: photo, title: 实物照片}}\n",
        yuan(paid),
        yuan(shipping),
        yuan(freight),
        yuan(loss),
    )
}

fn amount_of(claims: &[ClaimFacts], kind: ClaimKind) -> u64 {
    let claim = claims.iter().find(|claim| claim.kind == kind).unwrap();
    fen(claim.amount.unwrap())
}

proptest! {
    #[test]
    fn sums_are_exact_to_the_fen(sums in sums(), food in any::<bool>()) {
        let [paid, shipping, back, freight, loss] = sums;
        let (_, facts, mut found) = resolved(&case_of(sums, if food { "food" } else { "fraud" }, None));
        // The random case has no history to apply a rule to.
        found.retain(|diagnostic| diagnostic.rule.name() != "claim/no-ground");
        prop_assert!(found.is_empty(), "{found:?}");
        let price = paid - shipping;
        let rule = if food { (price * 10).max(loss * 3).max(100_000) } else { (price * 3).max(50_000) };
        let punitive = facts.claims.iter().find(|claim| claim.kind == ClaimKind::Punitive).unwrap();
        prop_assert_eq!(fen(punitive.amount.unwrap()), rule);
        prop_assert_eq!(fen(punitive.most.unwrap()), rule);
        prop_assert_eq!(punitive.amount_from, Some(AmountFrom::Rule));
        prop_assert_eq!(amount_of(&facts.claims, ClaimKind::ReturnRefund), paid - back);
        let all: u64 = facts.claims.iter().filter_map(|claim| claim.amount).map(fen).sum();
        prop_assert_eq!(fen(facts.totals.claimed.unwrap()), all);
        prop_assert_eq!(all, paid - back + freight + loss + rule);
        prop_assert_eq!(facts.totals.refunded.map_or(0, fen), back);
    }

    #[test]
    fn no_more_is_asked_than_the_law_allows(sums in sums(), over in 0..3_u64) {
        let most = ((sums[0] - sums[1]) * 3).max(50_000);
        // A stated sum has at most nine digits before the point.
        prop_assume!(most < 99_999_999_900);
        let (_, facts, mut found) = resolved(&case_of(sums, "fraud", Some(most + over - 1)));
        found.retain(|diagnostic| diagnostic.rule.name() != "claim/no-ground");
        prop_assert_eq!(amount_of(&facts.claims, ClaimKind::Punitive), most + over - 1);
        let rules: Vec<&str> = found.iter().map(|diagnostic| diagnostic.rule.name()).collect();
        prop_assert_eq!(rules, if over > 1 { vec!["claim/above-rule"] } else { vec![] });
    }
}

static STATUTES: LazyLock<Vec<Statute>> = LazyLock::new(|| {
    let assets = Assets::built_in();
    let read = |id: String| Statute::read(&assets, &id, &mut Sink::default()).unwrap();
    data::ids(&assets, "law").into_iter().map(read).collect()
});

static PROBLEMS: LazyLock<Vec<String>> = LazyLock::new(|| data::ids(&Assets::built_in(), "problems"));
static REFUSALS: LazyLock<Vec<String>> = LazyLock::new(|| data::ids(&Assets::built_in(), "refusals"));

const CLAIMS: &[&str] = &[
    "{kind: return-refund}",
    "{kind: refund}",
    "{kind: exchange}",
    "{kind: repair}",
    "{kind: reship}",
    "{kind: price-difference, amount: 8.00}",
    "{kind: freight, amount: 8.00}",
    "{kind: loss, amount: 8.00}",
    "{kind: punitive, basis: fraud, amount: 500.00}",
    "{kind: punitive, basis: food, amount: 1000.00}",
    "{kind: disclosure}",
];

const AGAINST: &[&str] = &["", "no-seller-identity", "broken-promise", "knew-and-failed", "platform-owned"];

/// Days from the order to the delivery, the application, the refusal and the writing.
type Steps = [u32; 4];

fn dated_case(
    placed: Day,
    steps: Steps,
    problem: &str,
    refusal: &str,
    claims: &[&str],
    against: &str,
) -> String {
    let mut day = placed;
    let [delivered, asked, refused, as_of] = steps.map(|days| {
        day = day.plus(days);
        day
    });
    let respondent = if against.is_empty() {
        String::new()
    } else {
        format!(
            "respondent: platform\nrespondent_reason: {{kind: {against}, at: {as_of}, text: 平台没有处理。}}\n"
        )
    };
    let claims = claims.join("\n  - ");
    format!(
        "platform: xiaohongshu\nas_of: {as_of}\nmerchant: {{shop: 样本小铺, kind: livestream}}\n\
         order: {{item: 陶碗, paid: 88.00, placed: {placed}, promises: [seven-day-return, return-freight-insurance]}}\n\
         problem: {{kind: {problem}, summary: 收到的陶碗碗口开裂。}}\nclaims:\n  - {claims}\n{respondent}\
         history:\n  - {{at: {delivered}, by: courier, event: delivered}}\n  \
         - {{at: {asked}, by: consumer, event: after-sale-requested}}\n  \
         - {{at: {refused}, by: merchant, event: refused, quote: 不能退, refusal: {refusal}}}\n",
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    #[test]
    fn what_is_cited_was_in_force_on_the_day_of_the_order(
        placed in 0..9 * 365_u32,
        steps in [0..20_u32, 0..20, 0..20, 0..40],
        problem in any::<prop::sample::Index>(),
        refusal in any::<prop::sample::Index>(),
        claims in prop::sample::subsequence(CLAIMS, 1..=CLAIMS.len()),
        against in prop::sample::select(AGAINST),
    ) {
        let placed = Day::parse("2019-01-01").unwrap().plus(placed);
        let (problem, refusal) = (problem.get(&PROBLEMS), refusal.get(&REFUSALS));
        let text = dated_case(placed, steps, problem, refusal, &claims, against);
        let (case, facts, _) = resolved(&text);
        prop_assert_eq!(case.order.placed.unwrap().day, placed);
        for id in cited(&facts) {
            let (statute, article) = id.split_once('/').unwrap();
            let statute = STATUTES.iter().find(|one| one.id == statute).unwrap();
            prop_assert!(statute.article_on(article, placed).is_some(), "{id} is cited for {placed}\n{text}");
        }
        prop_assert!(facts.grounds.len() <= 3);
        prop_assert_eq!(facts.refusal.map(|refusal| refusal.kind.to_string()), Some(refusal.clone()));
    }
}
