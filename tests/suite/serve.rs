//! `complain serve` from outside: it answers its own page and nobody else, and keeps the files whole.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]
#![expect(clippy::disallowed_methods, reason = "the tests write their own files")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// The program over a folder; it ends with the test.
struct Server {
    child: Child,
    port: u16,
    token: String,
}

/// An answer: its status, its head, its body.
struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn over(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_complain"))
            .env("COMPLAIN_LANG", "zh")
            .args(["serve", folder.to_str().unwrap(), "--as-of", "2026-05-20"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("http://127.0.0.1:").unwrap();
        let (port, token) = address.trim_end_matches('/').split_once('/').unwrap();
        Self { child, port: port.parse().unwrap(), token: token.to_owned() }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        stream
    }

    fn ask(&self, head: &str, body: &str) -> Answer {
        let head = head.replace("TOKEN", &self.token).replace("PORT", &self.port.to_string());
        let mut stream = self.connect();
        // What is refused early may not be read to its end.
        drop(stream.write_all(format!("{head}\r\n\r\n{body}").as_bytes()));
        let mut bytes = Vec::new();
        drop(stream.read_to_end(&mut bytes));
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_ascii_lowercase(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET /TOKEN/{path} HTTP/1.1\r\nHost: 127.0.0.1:PORT"), "")
    }

    fn act(&self, file: &str, base: &str, action: &Value) -> Answer {
        let body = json!({"file": file, "base": base, "action": action}).to_string();
        let head = format!(
            "POST /TOKEN/act HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\n\
             Content-Type: application/json\r\nContent-Length: {}",
            body.len()
        );
        self.ask(&head, &body)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::copy("cases/cracked-bowls.yaml", folder.path().join("bowls.yaml")).unwrap();
    folder
}

fn told(answer: &Answer) -> Value {
    assert_eq!(answer.status, 200, "{} {}", answer.head, answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

#[test]
fn a_folder_is_shown_and_changed_through_the_page() {
    let folder = folder();
    let file = folder.path().join("bowls.yaml");
    let server = Server::over(folder.path());
    let cases = server.get("");
    assert!(
        cases.status == 200
            && cases.body.contains("case?bowls%2Eyaml")
            && cases.body.contains("case?case%2D1%2Eyaml")
    );
    let page = server.get("case?bowls%2Eyaml");
    assert!(page.body.contains("id=\"c-12315\"") && page.body.contains("data-name=\"bowls.yaml\""));
    assert!(page.head.contains("default-src 'none'; script-src 'self'") && page.head.contains("no-referrer"));
    for name in ["style.css", "desk.js", "host.js"] {
        assert_eq!(server.get(name).status, 200, "{name}");
    }
    let seen = told(&server.act("bowls.yaml", "", &json!({"do": "look"})));
    let base = seen["base"].as_str().unwrap();
    let set = json!({"do": "set", "path": "order.spec", "value": "4只装"});
    let changed = told(&server.act("bowls.yaml", base, &set));
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("spec: \"4只装\"") && text.starts_with("# 虚构案例"), "{text}");
    assert_eq!(changed["text"], text);
    // Another hand: a box is filled in the file as it is now, an item is not looked for by its place.
    let by_place = json!({"do": "set", "path": "history[0].text", "value": "甲乙丙"});
    let lost = told(&server.act("bowls.yaml", base, &by_place));
    assert!(lost["html"].as_str().unwrap().contains("刚才填的“甲乙丙”没有写进去"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
    let other = json!({"do": "set", "path": "order.number", "value": "P2"});
    let both = told(&server.act("bowls.yaml", base, &other));
    let text = both["text"].as_str().unwrap();
    assert!(
        text.contains("4只装")
            && text.contains("\"P2\"")
            && both["html"].as_str().unwrap().contains("在别处改过")
    );
    // A step back that is not made leaves the words by hand alone.
    let reword = json!({"do": "reword", "id": "t-12315-facts-0", "text": "我自己写的一段。"});
    let worded = told(&server.act("bowls.yaml", both["base"].as_str().unwrap(), &reword));
    let undo = json!({"do": "text", "text": "platform: jd\n", "kept": {}});
    let refused = told(&server.act("bowls.yaml", base, &undo));
    assert_eq!((&refused["text"], &refused["kept"]), (&both["text"], &worded["kept"]));
    // A new case is a new file, from its first box on.
    assert!(!folder.path().join("case-1.yaml").exists());
    told(&server.act("case-1.yaml", "", &json!({"do": "set", "path": "platform", "value": "other"})));
    assert_eq!(std::fs::read_to_string(folder.path().join("case-1.yaml")).unwrap(), "platform: other\n");
}

/// A browser keeps pictures by the address of the page.
#[test]
fn a_folder_has_its_own_port_while_it_is_free() {
    let folder = folder();
    let first = Server::over(folder.path());
    let usual = first.port;
    let second = Server::over(folder.path());
    assert!((20_000..30_000).contains(&usual) && second.port != usual);
    drop((first, second));
    assert_eq!(Server::over(folder.path()).port, usual);
}

#[test]
fn a_stranger_is_refused_and_no_file_changes() {
    let folder = folder();
    let outside = folder.path().parent().unwrap().join("complain-outside.yaml");
    let server = Server::over(folder.path());
    let before = std::fs::read_to_string(folder.path().join("bowls.yaml")).unwrap();
    for (head, status) in [
        ("GET / HTTP/1.1\r\nHost: 127.0.0.1:PORT", 404),
        ("GET /TOKEN/ HTTP/1.1\r\nHost: evil.example", 403),
        ("GET /TOKEN/ HTTP/1.1\r\nHost: evil.example:PORT", 403),
        ("GET /TOKEN/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://evil.example", 403),
        ("GET /TOKEN/ HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nSec-Fetch-Site: cross-site", 403),
        ("GET /TOKEN/case?%2E%2E%2Fcomplain%2Doutside%2Eyaml HTTP/1.1\r\nHost: 127.0.0.1:PORT", 404),
        ("GET /TOKEN/case?..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: 127.0.0.1:PORT", 404),
        ("GET /TOKEN/../TOKEN/ HTTP/1.1\r\nHost: 127.0.0.1:PORT", 404),
        ("DELETE /TOKEN/act HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT", 405),
        (
            "POST /TOKEN/act HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: 0",
            403,
        ),
        (
            "POST /TOKEN/act HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: null\r\nContent-Type: application/json\r\nContent-Length: 0",
            403,
        ),
        (
            "POST /TOKEN/act HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nContent-Type: text/plain\r\nContent-Length: 0",
            400,
        ),
        (
            "POST /TOKEN/act HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: 0",
            400,
        ),
        (
            "POST /TOKEN/act HTTP/1.1\r\nHost: 127.0.0.1:PORT\r\nOrigin: http://127.0.0.1:PORT\r\nContent-Type: application/json\r\nContent-Length: 104857600",
            413,
        ),
    ] {
        let answer = server.ask(head, "");
        assert_eq!(answer.status, status, "{head}\n{}", answer.body);
        assert!(!answer.head.contains("access-control") && !answer.body.contains("陶"), "{head}");
    }
    for name in [
        "../complain-outside.yaml",
        "/etc/passwd",
        "a/b.yaml",
        ".hidden.yaml",
        "x.txt",
        "bowls.yaml/../y.yaml",
    ] {
        let text = json!({"do": "text", "text": "platform: other\n"});
        assert_eq!(server.act(name, "", &text).status, 404, "{name}");
    }
    assert!(!outside.exists());
    assert_eq!(std::fs::read_to_string(folder.path().join("bowls.yaml")).unwrap(), before);
    assert_eq!(folder.path().read_dir().unwrap().count(), 1);
}

#[test]
fn many_idle_connections_hold_nobody_up() {
    let folder = folder();
    let server = Server::over(folder.path());
    let idle: Vec<TcpStream> = (0..200).map(|_| server.connect()).collect();
    assert_eq!(server.get("style.css").status, 200);
    // Some go away in the middle of what they say.
    for mut stream in idle {
        drop(stream.write_all(b"POST /x HTTP/1.1\r\nContent-Length: 100\r\n"));
    }
    assert_eq!(server.get("style.css").status, 200);
}
