//! What bytes say: UTF-8, or the name of what they are instead. The only room that names the crate.

#[cfg(not(target_family = "wasm"))]
use std::borrow::Cow;

use super::ReadError;

/// UTF-8 with or without byte order mark. A page in a browser is given text: the tables of other encodings are not loaded.
#[cfg(target_family = "wasm")]
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    String::from_utf8(bytes).map_err(|_| ReadError::NotUtf8 { as_gbk: None })
}

/// UTF-8 with or without byte order mark; anything else is named.
#[cfg(not(target_family = "wasm"))]
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe, 0, 0]) || bytes.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(ReadError::Utf32);
    }
    if let Some(encoding) = utf16_without_mark(&bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes);
        return Err(ReadError::Utf16(text.map(Cow::into_owned)));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        let (text, _, has_faults) = encoding_rs::UTF_16LE.decode(&bytes);
        return Err(ReadError::Utf16((!has_faults).then(|| text.into_owned())));
    }
    String::from_utf8(bytes).map_err(|error| {
        let read = |encoding: &'static encoding_rs::Encoding| {
            encoding
                .decode_without_bom_handling_and_without_replacement(error.as_bytes())
                .map(Cow::into_owned)
        };
        let as_gbk = read(encoding_rs::GBK);
        match read(encoding_rs::BIG5) {
            Some(text) if everyday(&text) > as_gbk.as_deref().map_or(0, everyday) => ReadError::Big5(text),
            _ => ReadError::NotUtf8 { as_gbk },
        }
    })
}

/// UTF-16 that says so by nothing but its zeros: every other byte of its line breaks, blanks and keys.
#[cfg(not(target_family = "wasm"))]
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let start = &bytes[..bytes.len().min(4096) / 2 * 2];
    let zeros =
        |odd: usize| start.chunks_exact(2).filter(|pair| pair[odd] == 0 && pair[1 - odd] != 0).count();
    let (big, little) = (zeros(0), zeros(1));
    let is = |many: usize, few: usize| many >= 8 && few * 50 < many && many * 10 > start.len() / 2;
    if is(little, big) {
        Some(encoding_rs::UTF_16LE)
    } else if is(big, little) {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

/// Does a text that was decoded by a guess read as Chinese, or as plain ASCII?
pub fn reads_well(text: &str) -> bool {
    text.is_ascii() || everyday(text) > 0
}

/// How many everyday characters a text has: read in the wrong encoding it has hardly any.
fn everyday(text: &str) -> usize {
    const EVERYDAY: &str =
        "的是我了不在有人這这個个們们會会說说貨货單单訂订買买賣卖退款商家客服收到年月日店鋪铺問问題题";
    text.chars().filter(|c| EVERYDAY.contains(*c)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_other_encodings() {
        for utf16 in [vec![0xff, 0xfe, 0x97, 0x5e], vec![0xfe, 0xff, 0x5e, 0x97]] {
            assert!(matches!(decode(utf16), Err(ReadError::Utf16(Some(text))) if text == "店"));
        }
        let key = "as_of: 2026-05-20\n商家: 店\n";
        let big: Vec<u8> = key.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let little: Vec<u8> = key.encode_utf16().flat_map(u16::to_le_bytes).collect();
        for bytes in [big, little] {
            assert!(matches!(decode(bytes), Err(ReadError::Utf16(Some(text))) if text == key));
        }
        let utf32: Vec<u8> = "\u{feff}店".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert!(matches!(decode(utf32), Err(ReadError::Utf32)));
        // 店铺 in GBK
        let gbk = vec![0xb5, 0xea, 0xc6, 0xcc];
        assert!(matches!(decode(gbk), Err(ReadError::NotUtf8 { as_gbk: Some(text) }) if text == "店铺"));
        // 店鋪 in Big5
        let big5 = vec![0xa9, 0xb1, 0xbe, 0x51];
        assert!(matches!(decode(big5), Err(ReadError::Big5(text)) if text == "店鋪"));
        assert!(matches!(decode(vec![0x41, 0xff]), Err(ReadError::NotUtf8 { as_gbk: None })));
    }
}
