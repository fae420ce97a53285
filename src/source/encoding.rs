//! What bytes say: UTF-8, or the name of what they are instead. The only room that names the crate.

use std::borrow::Cow;

use super::ReadError;

/// UTF-8 with or without byte order mark; anything else is named.
pub fn decode(bytes: Vec<u8>) -> Result<String, ReadError> {
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
        // 店铺 in GBK
        let gbk = vec![0xb5, 0xea, 0xc6, 0xcc];
        assert!(matches!(decode(gbk), Err(ReadError::NotUtf8 { as_gbk: Some(text) }) if text == "店铺"));
        // 店鋪 in Big5
        let big5 = vec![0xa9, 0xb1, 0xbe, 0x51];
        assert!(matches!(decode(big5), Err(ReadError::Big5(text)) if text == "店鋪"));
        assert!(matches!(decode(vec![0x41, 0xff]), Err(ReadError::NotUtf8 { as_gbk: None })));
    }
}
