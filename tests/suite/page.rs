//! The page: a case made box by box gives the texts of its file; nothing that a case says becomes part of the page; a page
//! that stands alone asks for nothing.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests read the cases as text")]

use std::sync::{Arc, LazyLock};

use complain::assets::Assets;
use complain::case::keys::CASE;
use complain::diagnostic::Sink;
use complain::draft::Draft;
use complain::source::SourceFile;
use complain::web::{self, Action, Chosen, Desk, Host, Kept, Lists, Profile, Request, Seen};
use complain::yaml::{self, Node, Value};

use crate::common;

static DESK: LazyLock<Desk> = LazyLock::new(|| Desk::new(Assets::built_in(), &mut Sink::default()).unwrap());

fn read(name: &str, text: &str) -> Option<Node> {
    yaml::read(&Arc::new(SourceFile::new(name, text)), CASE, &mut Sink::default())
}

/// What a person does on the page to write this.
fn doings(node: &Node, path: &str, done: &mut Vec<Action>) {
    let path = path.to_owned();
    match &node.value {
        Value::Scalar(text, _) => done.push(Action::Set { path, value: text.to_string() }),
        Value::Map(entries) => {
            for entry in entries {
                let path =
                    if path.is_empty() { entry.key.to_string() } else { format!("{path}.{}", entry.key) };
                doings(&entry.node, &path, done);
            }
        }
        Value::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if let Some(value) = item.text() {
                    done.push(Action::Toggle { path: path.clone(), value: value.to_owned(), on: true });
                } else {
                    done.push(Action::Add { path: path.clone() });
                    doings(item, &format!("{path}[{index}]"), done);
                }
            }
        }
        _ => {}
    }
}

fn drafts(name: &str, text: &str) -> Vec<Draft> {
    let file = Arc::new(SourceFile::new(name, text));
    common::pipeline().run(&file, common::days()).texts.into_iter().map(|(_, draft)| draft).collect()
}

fn app(name: &str, text: &str) -> String {
    let file = Arc::new(SourceFile::new(name, text));
    web::app(&DESK, &Seen::of(&DESK, &file, common::days()), Host::Site, None)
}

fn page(name: &str, text: &str) -> String {
    let file = Arc::new(SourceFile::new(name, text));
    let lists = Lists::read(&Assets::built_in(), &mut Sink::default());
    web::page(&lists, &Seen::of(&DESK, &file, common::days()), None)
}

#[test]
fn a_case_made_box_by_box_gives_the_texts_of_its_file() {
    for path in common::case_files() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        let mut done = Vec::new();
        doings(&read(name, &text).unwrap(), "", &mut done);
        let made = done.iter().fold(String::new(), |text, action| action.on(&text));
        let due = drafts(name, &text);
        assert!(!due.is_empty() && drafts(name, &made) == due, "{name}\n{made}");
        // Backwards and from the middle, the order in which boxes are filled says nothing.
        let (flat, listed): (Vec<&Action>, Vec<&Action>) =
            done.iter().partition(|action| !action.is_by_place());
        let flat = flat.into_iter().filter(|action| matches!(action, Action::Set { .. })).rev();
        let added = done.iter().filter(|action| matches!(action, Action::Add { .. }));
        let listed = listed.into_iter().filter(|action| matches!(action, Action::Set { .. }));
        let toggled = done.iter().filter(|action| matches!(action, Action::Toggle { .. }));
        let order = flat.chain(added).chain(listed).chain(toggled);
        let other = order.fold(String::new(), |text, action| action.on(&text));
        assert!(drafts(name, &other) == due, "{name}\n{other}");
    }
}

#[test]
fn a_change_of_one_box_changes_nothing_else_in_the_file() {
    for path in common::case_files() {
        let text = std::fs::read_to_string(&path).unwrap();
        let set = Action::Set { path: "order.spec".into(), value: "青色: 特别款 # 1".into() };
        let changed = set.on(&text);
        let differing = text.lines().filter(|line| !changed.lines().any(|other| other == *line));
        assert!(differing.count() <= 1, "{}\n{changed}", path.display());
        assert_eq!(Action::Look.on(&text), text);
    }
}

/// Strings that would do something if they stood in a page as they are.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "&lt;script&gt;",
    "{{ 7 * 7 }}",
    "${alert(1)}",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<a href=javascript:alert(1)>x</a>",
    "<meta http-equiv=refresh content='0;url=x'>",
];

/// What stands in every page by itself.
fn marks(html: &str) -> Vec<(usize, &str)> {
    let names = [
        "<script",
        "</script",
        "<img",
        "<svg",
        "<iframe",
        "<meta",
        "<style",
        "</style",
        "<textarea",
        "<title",
    ];
    // A text that is longer for a word may be one message more, with a box to word it in.
    let by_hand = html.matches(" data-reword=\"").count();
    let count = |name| {
        html.to_ascii_lowercase().matches(name).count() - if name == "<textarea" { by_hand } else { 0 }
    };
    names.into_iter().map(|name| (count(name), name)).collect()
}

/// Attributes of elements, by a small reader of tags of its own.
fn attributes(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for tag in html.split('<').skip(1) {
        let mut rest = tag;
        while let Some((name, value)) = rest.split_once("=\"") {
            if name.contains('>') {
                break;
            }
            found.push(name.rsplit(' ').next().unwrap().to_owned());
            rest = value.split_once('"').map_or("", |(_, rest)| rest);
        }
    }
    found
}

/// The case with this word in every place that takes text.
fn with_word(text: &str, word: &str) -> String {
    let mut done = Vec::new();
    doings(&read("x.yaml", text).unwrap(), "", &mut done);
    let is_free = |path: &str| {
        let last = path.rsplit('.').next().unwrap();
        [
            "name",
            "phone",
            "address",
            "shop",
            "legal_name",
            "credit_code",
            "host",
            "number",
            "item",
            "spec",
            "unit",
            "category",
            "transaction",
            "title",
            "summary",
            "text",
            "quote",
            "stated",
            "actual",
            "shows",
            "file",
            "state",
        ]
        .contains(&last)
    };
    let word_at = |action: &Action| match action {
        Action::Set { path, value } if is_free(path) => {
            Action::Set { path: path.clone(), value: format!("{value}{word}") }
        }
        other => other.clone(),
    };
    done.iter().map(word_at).fold(String::new(), |text, action| action.on(&text))
}

#[test]
fn nothing_that_a_case_says_becomes_part_of_a_page() {
    let text = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    for view in [app as fn(&str, &str) -> String, page] {
        let plain = view("x.yaml", &with_word(&text, ""));
        for word in HOSTILE {
            let html = view("x.yaml", &with_word(&text, word));
            assert_eq!(marks(&html), marks(&plain), "{word}");
            let acts = |name: &String| {
                name.starts_with("on") || name == "srcdoc" || name == "style" || name == "src"
            };
            let own: Vec<String> = attributes(&html).into_iter().filter(acts).collect();
            assert!(own.is_empty(), "{word}: {own:?}");
            assert!(!html.contains("href=\"javascript"), "{word}");
        }
        // The name of the file and a word that is none of the choices.
        for word in HOSTILE {
            let odd = format!(
                "platform: {0}\nproblem: {{kind: {0}}}\nhistory:\n  - {{event: {0}}}\n",
                serde_json::Value::from(*word)
            );
            let html = view(&format!("{word}.yaml"), &odd);
            for mark in ["<script>alert", "<img", "<svg", "<iframe", "onerror=alert(1)>"] {
                assert!(!html.contains(mark), "{word}: {mark}");
            }
        }
    }
}

#[test]
fn a_page_that_stands_alone_asks_for_nothing() {
    let text = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    let html = page("cracked-bowls.yaml", &text);
    for door in [
        "src=",
        "url(",
        "@import",
        "<link",
        "http:",
        "https:",
        "fetch(",
        "XMLHttpRequest",
        "WebSocket",
        "import(",
    ] {
        assert!(!html.contains(door), "{door}");
    }
    let policy = html.split_once("Content-Security-Policy\" content=\"").unwrap().1;
    let policy = policy.split_once('"').unwrap().0;
    assert!(
        policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"),
        "{policy}"
    );
    let script = html.split_once("<script>").unwrap().1.split_once("</script>").unwrap().0;
    assert!(policy.contains(&complain::source::digest_in_base64(script)));
    let style = html.split_once("<style>").unwrap().1.split_once("</style>").unwrap().0;
    assert!(policy.contains(&complain::source::digest_in_base64(style)));
    // The same case and day give the same bytes.
    assert_eq!(html, page("cracked-bowls.yaml", &text));
}

#[test]
fn every_text_stands_on_the_page_unchanged() {
    let unescaped = |html: &str| {
        // Sentences are marked with where they come from: what is copied is their text.
        let html = html.replace("</span>", "");
        let mut parts = html.split("<span class=\"s\"");
        let first = parts.next().unwrap_or_default().to_owned();
        let html = parts.fold(first, |html, part| html + part.split_once('>').map_or(part, |(_, text)| text));
        html.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    for path in common::case_files() {
        let name = path.file_name().unwrap().to_str().unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        for html in [page(name, &text), app(name, &text)] {
            let html = unescaped(&html);
            for draft in drafts(name, &text) {
                for part in draft.fields.iter().flat_map(|field| &field.parts) {
                    assert!(html.contains(&part.text()), "{name} {}\n{}", draft.channel, part.text());
                }
            }
        }
    }
}

#[test]
fn a_fresh_case_says_what_is_still_to_be_filled() {
    let html = app("case.yaml", "");
    for path in [
        "platform",
        "merchant.shop",
        "order.item",
        "order.paid",
        "problem.kind",
        "problem.summary",
        "claims",
        "history",
    ] {
        assert!(
            html.contains(&format!("href=\"#at-{path}\"")) && html.contains(&format!("id=\"at-{path}\"")),
            "{path}"
        );
    }
    assert!(!html.contains("class=\"finding error\""));
    // What a choice asks for besides is said, since no box of its own is marked for it.
    let choice = "claims:\n  - kind: freight\n";
    assert!(app("case.yaml", choice).contains("class=\"finding error\""));
    // An item that is only begun holds no text up.
    let text = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    let begun = Action::Add { path: "history".into() }.on(&text);
    assert!(app("cracked-bowls.yaml", &begun).contains("id=\"c-12315\""));
}

#[test]
fn an_answer_is_of_the_file_after_the_action() {
    let ask = |json: &str| {
        let request: Request = serde_json::from_str(json).unwrap();
        web::answer(&DESK, &request)
    };
    let told = ask(
        r#"{"name":"a.yaml","text":"","today":"2026-05-20","action":{"do":"set","path":"platform","value":"other"}}"#,
    );
    assert_eq!(told.unwrap().text, "platform: other\n");
    assert!(ask(r#"{"name":"a.yaml","text":"","today":"x","action":{"do":"look"}}"#).is_none());
    let large = Action::Text { text: "#".repeat(2 * 1024 * 1024), kept: None };
    let request = Request {
        name: "a.yaml".into(),
        text: String::new(),
        kept: Kept::default(),
        today: "2026-05-20".into(),
        action: large,
    };
    assert!(web::answer(&DESK, &request).is_none());
    for broken in
        [r#"{"do":"run"}"#, r#"{"do":"set","path":"platform"}"#, r#"{"do":"add","path":"x","more":1}"#]
    {
        assert!(serde_json::from_str::<Action>(broken).is_err(), "{broken}");
    }
}

/// The program in the folder of the package.
fn complain(args: &[&str]) -> std::process::Output {
    std::process::Command::new(env!("CARGO_BIN_EXE_complain")).args(args).output().unwrap()
}

#[test]
fn a_batch_has_a_page_a_case_and_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().to_str().unwrap();
    let args = ["render", "cases", "--format", "html", "--out", out];
    assert_eq!(complain(&args).status.code(), Some(0));
    let list = std::fs::read_to_string(folder.path().join("index.html")).unwrap();
    for path in common::case_files() {
        let id = path.file_stem().unwrap().to_str().unwrap();
        let page = std::fs::read_to_string(folder.path().join(id).join("index.html")).unwrap();
        assert!(page.contains("href=\"../index.html\"") && page.contains("id=\"texts\""), "{id}");
        assert!(list.contains(&format!("href=\"{}\"", web::link("", id) + "/index.html")), "{id}");
    }
    let check = complain(&["render", "cases", "--format", "html", "--out", out, "--check"]);
    assert_eq!(check.status.code(), Some(0), "{}", String::from_utf8_lossy(&check.stdout));
    std::fs::write(folder.path().join("index.html"), "x").unwrap();
    let check = complain(&["render", "cases", "--format", "html", "--out", out, "--check", "--jobs", "1"]);
    assert_eq!(check.status.code(), Some(1));
}

#[test]
fn one_page_is_printed_and_several_are_not() {
    let one = complain(&["render", "cases/cracked-bowls.yaml", "--format", "html"]);
    let page = String::from_utf8(one.stdout).unwrap();
    assert!(
        one.status.success() && page.starts_with("<!DOCTYPE html>") && page.ends_with("</html>"),
        "{}",
        page.len()
    );
    for args in [
        &["render", "cases", "--format", "html"][..],
        &["render", "cases/cracked-bowls.yaml", "--format", "html", "--trace"],
    ] {
        let refused = complain(args);
        assert!(refused.status.code() == Some(2) && refused.stdout.is_empty() && !refused.stderr.is_empty());
    }
    // What is wrong with a case stands on its page.
    let broken = complain(&["render", "tests/broken/unknown-words.yaml", "--format", "html"]);
    let page = String::from_utf8(broken.stdout).unwrap();
    assert!(broken.status.code() == Some(1) && page.contains("class=\"finding error\""));
}

#[test]
fn the_site_lets_nothing_in_from_elsewhere_and_keeps_all_its_files() {
    let read = |name: &str| std::fs::read_to_string(format!("web/{name}")).unwrap();
    let html = read("site.html");
    let policy =
        html.split_once("Content-Security-Policy\" content=\"").unwrap().1.split_once('"').unwrap().0;
    for rule in policy.split("; ") {
        let (name, sources) = rule.split_once(' ').unwrap();
        let known = match name {
            "script-src" => "'self' 'wasm-unsafe-eval'",
            // Pictures that were chosen stay in the browser and are shown from there.
            "img-src" => "'self' blob:",
            _ => "'self'",
        };
        assert!([known, "'none'"].contains(&sources), "{rule}");
    }
    assert!(
        policy.starts_with("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'"),
        "{policy}"
    );
    for name in [
        "site.html",
        "site.js",
        "serve.js",
        "desk.js",
        "read.js",
        "place.js",
        "pictures.js",
        "english.js",
        "worker.js",
        "style.css",
        "manifest.webmanifest",
    ] {
        for door in ["http:", "https:", "//cdn", "@import", "url("] {
            assert!(!read(name).contains(door) || (name == "icon.svg"), "{name}: {door}");
        }
    }
    // What the page loads is kept for when there is no network.
    let worker = read("worker.js");
    for name in [
        "style.css",
        "desk.js",
        "read.js",
        "place.js",
        "pictures.js",
        "english.js",
        "host.js",
        "page.wasm",
        "manifest.webmanifest",
        "icon.svg",
    ] {
        assert!(worker.contains(&format!("\"{name}\"")), "{name}");
    }
}

#[test]
fn a_pasted_order_fills_what_is_empty_and_says_the_rest() {
    let paste =
        Action::Paste { text: "实付款：¥268.00\n商品：手工陶碗\n<b>看不懂</b>".into() };
    let before = "order:\n  item: 陶盘 # 自己写的\n";
    let (text, notice) = DESK.after(&paste, before, common::days().today);
    assert_eq!(text, "order:\n  item: 陶盘 # 自己写的\n  paid: 268.00\n");
    let notice = notice.unwrap();
    assert_eq!(
        notice,
        "填了 1 项：实付总额（元），请核对；已经填过、没有改动的：商品或服务的名称；没有用上的：“<b>看不懂</b>”没有读懂。"
    );
    let file = Arc::new(SourceFile::new("x.yaml", text));
    let html = web::app(&DESK, &Seen::of(&DESK, &file, common::days()), Host::Site, Some(&notice));
    assert!(html.contains("&lt;b&gt;看不懂") && !html.contains("<b>"));
}

/// The same rules as `complain import`: a chat gives events, twice the same chat no more of them.
#[test]
fn a_pasted_chat_adds_what_happened_once() {
    let chat =
        "2026年5月5日 10:20\n客服小陶：包装已经拆了不能退的哦\n2026年5月5日 10:30\n我：裂纹是开箱就有的";
    let paste = Action::Paste { text: chat.into() };
    let before = std::fs::read_to_string("cases/wrong-shoes.yaml").unwrap();
    let (text, notice) = DESK.after(&paste, &before, common::days().today);
    assert!(text.contains("event: refused") && text.contains("包装已经拆了不能退的哦"), "{text}");
    assert!(notice.unwrap().contains("经过里加了 2 件事"));
    let kept = before.lines().filter(|line| !text.lines().any(|other| other == *line));
    assert_eq!(kept.collect::<Vec<_>>(), [""; 0]);
    let (again, notice) = DESK.after(&paste, &text, common::days().today);
    assert_eq!(again, text);
    assert!(notice.unwrap().starts_with("没有读出新的内容"));
}

/// What is worded by hand stands beside the case: it outlives a change of it, and says where both meet.
#[test]
fn words_by_hand_outlive_a_change_of_the_case() {
    let name = "cracked-bowls.yaml";
    let before = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    let id = "t-12315-facts-0";
    let ask = |text: &str, kept: &Kept, action: Action| {
        let today = "2026-05-20".to_owned();
        let request = Request { name: name.into(), text: text.to_owned(), kept: kept.clone(), today, action };
        serde_json::to_value(web::answer(&DESK, &request).unwrap()).unwrap()
    };
    let kept = |told: &serde_json::Value| serde_json::from_value::<Kept>(told["kept"].clone()).unwrap();
    let html = |told: &serde_json::Value| told["html"].as_str().unwrap().to_owned();
    let reword = |text: &str| Action::Reword { id: id.into(), text: text.into() };
    let first = ask(&before, &Kept::default(), reword("我自己写的一段。"));
    assert!(html(&first).contains(">我自己写的一段。</p>") && !html(&first).contains("案件变了"));
    // A text of a place that the program does not write is not kept.
    let strange = Action::Reword { id: "t-nobody-x-0".into(), text: "x".into() };
    assert!(kept(&ask(&before, &Kept::default(), strange)).is_empty());
    let after = before.replace("手工陶碗", "手工瓷碗");
    let met = ask(&after, &kept(&first), Action::Look);
    assert!(html(&met).contains(">我自己写的一段。</p>") && html(&met).contains("案件变了"));
    let held = ask(&after, &kept(&met), Action::Hold { id: id.into() });
    assert!(html(&held).contains(">我自己写的一段。</p>") && !html(&held).contains("案件变了"));
    let rude = ask(&before, &kept(&first), reword("你们这些骗子，垃圾商家！"));
    assert!(html(&rude).contains("class=\"finding warning\""));
    // Who reads it and how much fits is known: the regulator is told a telephone number, everyone is not.
    let words = |id: &str, text: &str| {
        let action = Action::Reword { id: id.into(), text: text.into() };
        html(&ask(&before, &Kept::default(), action))
    };
    let own = "我的电话是13800000001，名叫林示例。";
    assert!(!words(id, own).contains("class=\"finding"));
    let public = words("t-note-body-0", own);
    assert!(public.contains("手机号码") || public.contains("电话"), "{public}");
    assert!(public.contains("会出现投诉人姓名"));
    assert!(words(id, &"碗".repeat(1501)).contains("超出上限 1500 字 1 字"));
    let back = ask(&after, &kept(&held), reword(""));
    assert!(kept(&back).is_empty() && html(&back) == html(&ask(&after, &Kept::default(), Action::Look)));
}

#[test]
fn their_answer_is_an_event_of_today_and_opens_the_text_that_is_due() {
    let before = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    let ask = |text: &str, said: &str| {
        let action = Action::Reply { text: said.into() };
        let today = "2026-05-22".to_owned();
        let request =
            Request { name: "a.yaml".into(), text: text.to_owned(), kept: Kept::default(), today, action };
        serde_json::to_value(web::answer(&DESK, &request).unwrap()).unwrap()
    };
    for (said, event) in [
        ("特价商品一经售出不退不换", "refused"),
        ("收到，我们核实一下", "replied"),
        ("三天内给您退款", "promised"),
    ] {
        let told = ask(&before, said);
        let text = told["text"].as_str().unwrap();
        let node = read("a.yaml", text).unwrap();
        let last = node.get("history").unwrap().items().last().unwrap();
        let own = |key: &str| last.get(key).unwrap().text().unwrap();
        assert_eq!(["at", "by", "event", "quote"].map(own), ["2026-05-22", "merchant", event, said]);
        assert!(
            !text.contains("as_of: 2026-05-20"),
            "the day of the text before is no longer that of this one"
        );
        assert!(told["turn"].as_str().unwrap().starts_with("c-"), "{said}");
        let html = told["html"].as_str().unwrap();
        assert_eq!(html.contains("听出的理由"), event == "refused", "{said}");
        // What the rules say to the reason before is no answer to words that give none.
        assert_eq!(html.contains("规则怎么说"), event == "refused", "{said}");
        assert_eq!(ask(text, said)["text"], told["text"], "the same answer twice is one event");
    }
    // What no phrase is sure of, and is like one reason, is asked about.
    let told = ask(&before, "考试是车管所安排的又不是我安排的，你急也没用啊");
    let html = told["html"].as_str().unwrap();
    assert!(html.contains("这句像“第三方的原因”") && !html.contains("听出的理由"));
    assert!(html.contains("refusal: third-party"), "the finding says what to write");
    // Words that only open or close a talk are no event.
    let told = ask(&before, "亲，您好");
    assert_eq!(told["text"], before);
    assert!(told["html"].as_str().unwrap().contains("没有写进经过"));
}

#[test]
fn chosen_files_are_exhibits_and_the_writer_is_filled_in_once() {
    let chosen =
        |name: &str, media: &str| Chosen { name: name.into(), media: media.into(), sha256: "0".repeat(64) };
    let files = vec![
        chosen("evidence/a.jpg", "image/jpeg"),
        chosen("evidence/b.png", "image/png"),
        chosen("evidence/c.mp4", "video/mp4"),
        chosen("evidence/d: \"x\".pdf", "application/pdf"),
    ];
    let text = Action::Chosen { files }.on("platform: other # mine\n");
    let node = read("a.yaml", &text).unwrap();
    let exhibits = node.get("exhibits").unwrap().items();
    let said =
        |key: &str| exhibits.iter().map(|one| one.get(key).unwrap().text().unwrap()).collect::<Vec<_>>();
    assert_eq!(said("id"), ["e1", "e2", "e3", "e4"]);
    assert_eq!(said("kind"), ["photo", "screenshot", "video", "document"]);
    assert_eq!(said("file")[3], "evidence/d: \"x\".pdf");
    assert!(text.starts_with("platform: other # mine\n"));
    let own = || {
        Action::Profile(Profile {
            name: "林示例".into(), phone: "13800000001".into(), ..Profile::default()
        })
    };
    let known = own().on(&text);
    assert!(known.contains("name: 林示例") && known.contains("13800000001") && !known.contains("address"));
    // What stands there is not written over.
    assert_eq!(own().on(&known.replace("林示例", "王示例")), known.replace("林示例", "王示例"));
}

/// The claims that are offered are those that an article supports in this case, with the sums that follow from it.
#[test]
fn what_is_offered_the_law_supports() {
    let text = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    let without = |text: &str, at: usize| Action::Remove { path: format!("claims[{at}]") }.on(text);
    let html = app("cracked-bowls.yaml", &without(&without(&text, 1), 0));
    let offer =
        html.split_once("data-claim=\"return-refund\">").unwrap().1.split_once("</button>").unwrap().0;
    assert!(
        offer.contains("268.00元") && offer.contains("《中华人民共和国消费者权益保护法》第二十四条"),
        "{offer}"
    );
    assert!(!html.contains("data-claim=\"punitive\"") && !html.contains("data-claim=\"double-deposit\""));
    assert!(!app("a.yaml", "platform: other\n").contains("data-claim"));
}

#[test]
fn the_timeline_is_drawn_and_said() {
    let text = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    for html in [app("cracked-bowls.yaml", &text), page("cracked-bowls.yaml", &text)] {
        let drawn = html.split_once("<svg class=\"timeline\"").unwrap().1.split_once("</svg>").unwrap().0;
        assert_eq!(drawn.matches("<g class=\"event\">").count(), 7);
        assert_eq!(drawn.matches("<g class=\"today\">").count(), 1);
        assert!(drawn.contains("aria-label=\"时间线，今天 2026-05-20。2026-05-02 16:40 发货"));
    }
}

#[test]
fn nothing_that_is_pasted_or_worded_becomes_part_of_a_page() {
    let before = std::fs::read_to_string("cases/cracked-bowls.yaml").unwrap();
    let ask = |action: Action| {
        let (text, today) = (before.clone(), "2026-05-20".to_owned());
        let request = Request { name: "a.yaml".into(), text, kept: Kept::default(), today, action };
        let told = serde_json::to_value(web::answer(&DESK, &request).unwrap()).unwrap();
        told["html"].as_str().unwrap().to_owned()
    };
    let doings: [fn(&str) -> Action; 4] = [
        |word| Action::Reply { text: format!("不退，{word}") },
        |word| Action::Reword { id: "t-12315-facts-0".into(), text: format!("字{word}") },
        |word| Action::Chosen {
            files: vec![Chosen {
                name: format!("a{word}"),
                media: format!("image/{word}"),
                sha256: word.into(),
            }],
        },
        |word| Action::Profile(Profile { name: format!("名{word}"), ..Profile::default() }),
    ];
    for doing in doings {
        let plain = marks(&ask(doing("")))
            .into_iter()
            .map(|(count, name)| (count, name.to_owned()))
            .collect::<Vec<_>>();
        for word in HOSTILE {
            let html = ask(doing(word));
            let found: Vec<_> =
                marks(&html).into_iter().map(|(count, name)| (count, name.to_owned())).collect();
            assert_eq!(found, plain, "{word}");
            let acts = |name: &String| {
                name.starts_with("on") || name == "srcdoc" || name == "style" || name == "src"
            };
            assert!(!attributes(&html).iter().any(acts), "{word}");
        }
    }
}
