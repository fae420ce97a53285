//! Who may ask: this machine's own page, under its own name, with the token in its address.

use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HOST, ORIGIN};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};

/// Bytes of the token.
const TOKEN: usize = 16;

/// Knows the token and the names of this server.
pub(super) struct Guard {
    token: String,
    port: u16,
}

/// Why a request is not answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Refused {
    /// Another name of this machine, another page, another origin.
    Stranger,
    /// No such page, or no token.
    Nothing,
    /// Not how it is asked.
    Method,
    /// More than any case.
    TooLarge,
    /// Not whole in time.
    TooSlow,
    /// Not what the page sends.
    Nonsense,
}

impl Guard {
    /// With a token of its own; `None` where the system gives no randomness.
    pub(super) fn new(port: u16) -> Option<Self> {
        let mut bytes = [0; TOKEN];
        getrandom::fill(&mut bytes).ok()?;
        let token = bytes.iter().fold(String::new(), |token, byte| token + &format!("{byte:02x}"));
        Some(Self { token, port })
    }

    /// The address of the page.
    pub(super) fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// What the request asks for, below the token.
    pub(super) fn admit(&self, head: &Parts) -> Result<String, Refused> {
        let names = [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)];
        let host = one(&head.headers, HOST.as_str()).ok_or(Refused::Stranger)?;
        // A page of another name that is made to point here has that name in this header.
        if !names.iter().any(|name| name == host) {
            return Err(Refused::Stranger);
        }
        let site = head.headers.get("sec-fetch-site").map(|site| site.to_str().unwrap_or_default());
        if site.is_some_and(|site| !["same-origin", "none"].contains(&site)) {
            return Err(Refused::Stranger);
        }
        let origin = head.headers.get(ORIGIN).map(|origin| origin.to_str().unwrap_or_default());
        let is_own = origin.is_some_and(|origin| origin == format!("http://{host}"));
        let path = head.uri.path().strip_prefix('/').unwrap_or_default();
        let (token, path) = path.split_once('/').ok_or(Refused::Nothing)?;
        if !self.is_token(token) {
            return Err(Refused::Nothing);
        }
        match head.method {
            Method::GET if origin.is_none() || is_own => {}
            Method::POST if is_own => {
                let kind = one(&head.headers, CONTENT_TYPE.as_str()).unwrap_or_default();
                if kind.split(';').next() != Some("application/json") {
                    return Err(Refused::Nonsense);
                }
            }
            Method::GET | Method::POST => return Err(Refused::Stranger),
            _ => return Err(Refused::Method),
        }
        Ok(path.to_owned())
    }

    /// Every byte is looked at, so that the time says nothing of how many are right.
    fn is_token(&self, token: &str) -> bool {
        let pairs = self.token.bytes().zip(token.bytes());
        token.len() == self.token.len() && pairs.fold(0, |differs, (own, other)| differs | (own ^ other)) == 0
    }
}

/// How long the body says that it is.
pub(super) fn length(head: &Parts) -> Option<usize> {
    one(&head.headers, CONTENT_LENGTH.as_str())?.parse().ok()
}

/// The value of a header that stands there once.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let mut values = headers.get_all(name).iter();
    let value = values.next()?.to_str().ok()?;
    values.next().is_none().then_some(value)
}

#[cfg(test)]
mod tests {
    use axum::http::Request;

    use super::*;

    fn asked(guard: &Guard, method: &str, path: &str, headers: &[(&str, &str)]) -> Result<String, Refused> {
        let mut request = Request::builder().method(method).uri(path.replace("TOKEN", &guard.token));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        guard.admit(&request.body(()).unwrap().into_parts().0)
    }

    #[test]
    fn only_the_own_page_is_let_in() {
        let guard = Guard::new(8080).unwrap();
        let host = ("host", "127.0.0.1:8080");
        let own = ("origin", "http://127.0.0.1:8080");
        let json = ("content-type", "application/json");
        assert_eq!(asked(&guard, "GET", "/TOKEN/case", &[host]), Ok("case".into()));
        assert_eq!(asked(&guard, "GET", "/TOKEN/", &[("host", "localhost:8080")]), Ok(String::new()));
        assert_eq!(asked(&guard, "POST", "/TOKEN/act", &[host, own, json]), Ok("act".into()));
        for (method, path, headers, why) in [
            ("GET", "/TOKEN/", &[][..], Refused::Stranger),
            ("GET", "/TOKEN/", &[("host", "evil.example:8080")], Refused::Stranger),
            ("GET", "/TOKEN/", &[("host", "127.0.0.1")], Refused::Stranger),
            ("GET", "/TOKEN/", &[host, host], Refused::Stranger),
            ("GET", "/TOKEN/", &[host, ("sec-fetch-site", "cross-site")], Refused::Stranger),
            ("GET", "/TOKEN/", &[host, ("origin", "http://evil.example")], Refused::Stranger),
            ("GET", "/", &[host], Refused::Nothing),
            ("GET", "/00/", &[host], Refused::Nothing),
            ("GET", "/00000000000000000000000000000000/", &[host], Refused::Nothing),
            ("POST", "/TOKEN/act", &[host, json], Refused::Stranger),
            ("POST", "/TOKEN/act", &[host, json, ("origin", "null")], Refused::Stranger),
            ("POST", "/TOKEN/act", &[host, json, ("origin", "http://localhost:8080")], Refused::Stranger),
            ("POST", "/TOKEN/act", &[host, own, ("content-type", "text/plain")], Refused::Nonsense),
            ("PUT", "/TOKEN/act", &[host, own, json], Refused::Method),
            ("OPTIONS", "/TOKEN/act", &[host, own], Refused::Method),
        ] {
            assert_eq!(asked(&guard, method, path, headers), Err(why), "{method} {path} {headers:?}");
        }
    }

    #[test]
    fn tokens_differ() {
        assert_ne!(Guard::new(1).unwrap().token, Guard::new(1).unwrap().token);
    }
}
