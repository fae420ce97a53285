//! What is answered: the list, a case, the files of the page, and what was done.

use std::sync::Arc;

use axum::body::Body;
use axum::http::header::{CONNECTION, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, Method, Response, StatusCode};
use serde::{Deserialize, Serialize};

use crate::source::{MAX_BYTES, SourceFile, digest};
use crate::web::{self, Action, Host, Seen, Shown, Summary};

use super::Served;
use super::guard::Refused;

const HTML: &str = "text/html; charset=utf-8";
const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";
const JSON: &str = "application/json";
const TEXT: &str = "text/plain; charset=utf-8";

/// How the page on this machine asks.
const HOST: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/serve.js"));

/// What every answer says of itself. The pages with their own script and style name these in a policy of their own.
const HEADERS: &[(&str, &str)] = &[
    ("cache-control", "no-store"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
];

/// Nothing but what this server gives may load.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src blob:; base-uri 'none'; \
                      form-action 'none'; frame-ancestors 'none'";

const UNWRITTEN: &str = "没有写进文件：系统不让写，或者磁盘已满";

/// What the page sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    /// The name of the file.
    file: String,
    /// The digest of the file that the page shows; empty where it shows none yet.
    base: String,
    action: Action,
}

/// What the page gets.
#[derive(Serialize)]
struct Told {
    text: String,
    base: String,
    #[serde(flatten)]
    shown: Shown,
}

pub(super) fn to(served: &Served, head: &Parts, path: &str, body: &[u8]) -> Response<Body> {
    match (&head.method, path) {
        (&Method::GET, "") => list(served),
        (&Method::GET, "case") => case(served, head.uri.query().unwrap_or_default()),
        (&Method::GET, "style.css") => given(CSS, web::STYLE.to_owned()),
        (&Method::GET, "desk.js") => given(SCRIPT, web::SCRIPT.to_owned()),
        (&Method::GET, "read.js") => given(SCRIPT, web::READ.to_owned()),
        (&Method::GET, "place.js") => given(SCRIPT, web::PLACE.to_owned()),
        (&Method::GET, "english.js") => given(SCRIPT, web::ENGLISH.to_owned()),
        (&Method::GET, "pictures.js") => given(SCRIPT, web::PICTURES.to_owned()),
        (&Method::GET, "host.js") => given(SCRIPT, HOST.to_owned()),
        (&Method::POST, "act") => act(served, body),
        _ => refused(Refused::Nothing),
    }
}

fn list(served: &Served) -> Response<Body> {
    let days = served.days();
    let mut faults = Vec::new();
    let mut cases = Vec::new();
    for name in served.folder.names() {
        if let Some(file) = served.folder.read(&name) {
            let seen = Seen::of(&served.desk, &file, days);
            cases.push(Summary::of(&seen, web::link("case?", &name)));
        } else {
            faults.extend(served.folder.fault(&name).map(|fault| format!("{name}：{fault}")));
        }
    }
    let fresh = web::link("case?", &served.folder.fresh());
    let mut answer = given(HTML, web::index(cases, Some(&fresh), &faults));
    // This page names its own style and script by their digests.
    set(&mut answer, "content-security-policy", "frame-ancestors 'none'");
    answer
}

fn case(served: &Served, query: &str) -> Response<Body> {
    let name = web::unlinked(query);
    let Some(file) = name.and_then(|name| served.folder.read(&name)) else {
        return refused(Refused::Nothing);
    };
    let kept = served.folder.kept(&file.name);
    let shown = web::shown(&served.desk, &file, &kept, &Action::Look, served.days(), (Host::Serve, None));
    given(HTML, web::shell(&file.name, &shown.html))
}

fn act(served: &Served, body: &[u8]) -> Response<Body> {
    let Ok(asked) = serde_json::from_slice::<Asked>(body) else { return refused(Refused::Nonsense) };
    let Some(file) = served.folder.read(&asked.file) else { return refused(Refused::Nothing) };
    let is_as_shown = asked.base.is_empty() || asked.base == digest(&[&file.text]);
    let mut notice = (!is_as_shown).then(|| "这个文件在别处改过，已经重新读入。".to_owned());
    let mut file = file;
    let is_done = is_as_shown || !asked.action.is_by_place();
    if is_done {
        let (text, said) = served.desk.after(&asked.action, &file.text, served.days().today);
        notice = notice.map(|notice| notice + &said.clone().unwrap_or_default()).or(said);
        if text.len() as u64 > MAX_BYTES {
            return refused(Refused::TooLarge);
        }
        // A case that is begun is begun by the one who is known.
        let text =
            if file.text.trim().is_empty() && text != file.text { served.profile.on(&text) } else { text };
        if text != file.text {
            file = Arc::new(file.with_text(text));
            if served.folder.write(&file).is_err() {
                return told(StatusCode::INTERNAL_SERVER_ERROR, UNWRITTEN);
            }
        }
    } else {
        notice = Some(lost(&asked.action));
    }
    let kept = served.folder.kept(&file.name);
    // A text by hand is named by its place in the texts, whoever changed the file; what was not done changes none.
    let done = if is_done { &asked.action } else { &Action::Look };
    let shown = web::shown(&served.desk, &file, &kept, done, served.days(), (Host::Serve, notice));
    if shown.kept != kept && served.folder.keep(&file.name, &shown.kept).is_err() {
        return told(StatusCode::INTERNAL_SERVER_ERROR, UNWRITTEN);
    }
    answered(&file, shown)
}

/// What was not done, since nobody knows which item is meant now.
fn lost(action: &Action) -> String {
    let what = match action {
        Action::Set { value, .. } if !value.is_empty() => {
            format!("刚才填的“{value}”没有写进去，请再填一次。")
        }
        _ => "刚才的改动没有写进去，请再做一次。".to_owned(),
    };
    format!("这个文件在别处改过，已经重新读入；{what}")
}

fn answered(file: &SourceFile, shown: Shown) -> Response<Body> {
    let told = Told { text: file.text.clone(), base: digest(&[&file.text]), shown };
    // Strings always serialise.
    given(JSON, serde_json::to_string(&told).unwrap_or_default())
}

/// An answer that refuses, in a few words.
pub(super) fn refused(refused: Refused) -> Response<Body> {
    match refused {
        Refused::Stranger => told(StatusCode::FORBIDDEN, "这一页只给这台电脑自己看"),
        Refused::Nothing => told(StatusCode::NOT_FOUND, "没有这一页"),
        Refused::Method => told(StatusCode::METHOD_NOT_ALLOWED, "不能这样问"),
        Refused::TooLarge => told(StatusCode::PAYLOAD_TOO_LARGE, "太大了，不像一个案件文件"),
        Refused::TooSlow => told(StatusCode::REQUEST_TIMEOUT, "等得太久"),
        Refused::Nonsense => told(StatusCode::BAD_REQUEST, "看不懂"),
    }
}

fn told(status: StatusCode, words: &str) -> Response<Body> {
    let mut answer = given(TEXT, words.to_owned());
    *answer.status_mut() = status;
    answer
}

fn given(kind: &'static str, body: String) -> Response<Body> {
    let mut answer = Response::new(Body::from(body));
    answer.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    // A connection for each request: none is cut off in the middle of a later one.
    answer.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    for (name, value) in HEADERS {
        set(&mut answer, name, value);
    }
    set(&mut answer, "content-security-policy", POLICY);
    answer
}

fn set(answer: &mut Response<Body>, name: &'static str, value: &'static str) {
    answer.headers_mut().insert(name, HeaderValue::from_static(value));
}
