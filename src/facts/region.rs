//! The county or district that an address names: the unit whose market regulator handles a complaint.

/// The part of an address up to its county, district or county-level city, else up to its city; `None` where neither can
/// be read off.
pub(super) fn region(address: &str) -> Option<String> {
    // A district or county comes after the prefecture's 市 or the province; searching there keeps “示例市” from ending it.
    // 布市街 is a street.
    let is_city =
        |(at, _): &(usize, &str)| !address[at + '市'.len_utf8()..].starts_with(['场', '街', '路', '巷']);
    let city = address.match_indices('市').find(is_city);
    let after_city = city.map_or(0, |(at, _)| at + '市'.len_utf8());
    let rest = &address[after_city..];
    let city = (after_city > 0).then(|| address[..after_city].to_owned());
    let unit = rest.char_indices().skip(1).take(9).find(|(at, c)| {
        // 批发市场水果区 is a part of a market.
        matches!(c, '区' | '县' | '旗' | '市') && !rest[at + c.len_utf8()..].starts_with('场')
    });
    let Some((at, unit)) = unit else { return city };
    let end = after_city + at + unit.len_utf8();
    let named_park = address[end..].starts_with(['块', '域']);
    if named_park { city } else { Some(address[..end].to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::region;

    #[test]
    fn reads_off_the_county() {
        for (address, expected) in [
            ("示例市虚构区样本路12号", Some("示例市虚构区")),
            ("示例省示例市虚构县样本镇", Some("示例省示例市虚构县")),
            ("示例省示例市甲乙市样本路1号", Some("示例省示例市甲乙市")),
            ("上海市马当路388号", Some("上海市")),
            ("示例省示例县样本批发市场水果区3号", Some("示例省示例县")),
            ("示例市虚构区样本市场2号", Some("示例市虚构区")),
            ("示例省示例县布市街12号", Some("示例省示例县")),
            ("样本路1号", None),
            ("虚构区样本路1号", Some("虚构区")),
        ] {
            assert_eq!(region(address).as_deref(), expected, "{address}");
        }
    }
}
