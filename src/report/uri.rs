//! File names as URIs (RFC 3986): relative ones stay relative, so that a report fits wherever the files are checked out.

/// The URI of a file as the user wrote its name. A back-slash separates folders whatever the system: reports made on
/// Windows and on Linux then name the same file alike, and hardly anyone has a back-slash in a name.
pub(super) fn of(name: &str) -> String {
    let slashed = name.replace('\\', "/");
    // `\\?\C:\…` and `\\?\UNC\server\…` are what Windows makes of a path when asked for its full form.
    let path = match slashed.strip_prefix("//?/") {
        Some(long) => long.strip_prefix("UNC/").map_or_else(|| long.to_owned(), |share| format!("//{share}")),
        None => slashed,
    };
    if let Some(share) = path.strip_prefix("//") {
        return format!("file://{}", encoded(share));
    }
    if path.starts_with('/') {
        return format!("file://{}", encoded(&path));
    }
    if let Some((drive, rest)) = drive(&path) {
        return format!("file:///{drive}:{}", encoded(rest));
    }
    encoded(without_here(&path))
}

/// `C` and `/folder/file` of `C:/folder/file`.
fn drive(path: &str) -> Option<(&str, &str)> {
    let (drive, rest) = path.split_once(':')?;
    let is_letter = drive.len() == 1 && drive.starts_with(|c: char| c.is_ascii_alphabetic());
    (is_letter && rest.starts_with('/')).then_some((drive, rest))
}

fn without_here(mut path: &str) -> &str {
    while let Some(rest) = path.strip_prefix("./") {
        path = rest.trim_start_matches('/');
    }
    path
}

/// All but slashes and what RFC 3986 calls unreserved; so no part of a name is taken for a scheme, a query or a fragment.
fn encoded(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn names_become_uris() {
        let expected = [
            ("cases/a.yaml", "cases/a.yaml"),
            ("./cases/a.yaml", "cases/a.yaml"),
            (".//a.yaml", "a.yaml"),
            ("../a.yaml", "../a.yaml"),
            ("我的 案件/a b.yaml", "%E6%88%91%E7%9A%84%20%E6%A1%88%E4%BB%B6/a%20b.yaml"),
            ("a#b?c%20d[1].yaml", "a%23b%3Fc%2520d%5B1%5D.yaml"),
            ("mailto:a.yaml", "mailto%3Aa.yaml"),
            ("C:a.yaml", "C%3Aa.yaml"),
            ("/home/王 五/a.yaml", "file:///home/%E7%8E%8B%20%E4%BA%94/a.yaml"),
            ("cases\\a b.yaml", "cases/a%20b.yaml"),
            (".\\a.yaml", "a.yaml"),
            ("C:\\案件\\a.yaml", "file:///C:/%E6%A1%88%E4%BB%B6/a.yaml"),
            ("c:/a.yaml", "file:///c:/a.yaml"),
            ("\\\\server\\share\\a.yaml", "file://server/share/a.yaml"),
            ("\\\\?\\C:\\a.yaml", "file:///C:/a.yaml"),
            ("\\\\?\\UNC\\server\\share\\a.yaml", "file://server/share/a.yaml"),
            ("stdin", "stdin"),
        ];
        for (name, uri) in expected {
            assert_eq!(of(name), uri, "{name}");
        }
    }
}
