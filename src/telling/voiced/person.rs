//! 本人 of the writer's words, where one person speaks to another.

/// What 本人 stands behind where it is the writer; a clause may also begin with it.
const TAKES: &str = "用在从归凭按比跟同至给向对与和由让请为替告知通叫但而并后时当号等因把被使将经且以系求复诉醒问找送回说退于处午晚早上前天今昨再又就也才都只仅现已正还间";

/// What somebody does in person.
const BY_ANY: [&str; 6] = ["签收", "操作", "到场", "办理", "领取", "签字"];

/// 本人 as 我, where it is the writer. 约阿鹿本人 is somebody in person, 日本人 and 本人员工 are other words. `before` is
/// the sign that stands before the text.
pub fn first_person(text: &str, before: Option<char>) -> String {
    let is_writer = |said: &str, after: &str| {
        let is_day =
            said.strip_suffix('日').is_some_and(|day| day.ends_with(|sign: char| sign.is_ascii_digit()));
        let last = said.chars().next_back().or(before);
        let takes = |sign: char| !sign.is_alphanumeric() || sign.is_ascii() || TAKES.contains(sign);
        // 须由本人签收: whoever is named there.
        let is_any = said.ends_with(['由', '为', '非', '须', '需', '是'])
            && BY_ANY.iter().any(|act| after.starts_with(act));
        // 是谁说的本人没有问: nobody's attribute does or denies.
        let denies = said.ends_with('的') && after.starts_with(['没', '不', '未']);
        // 绑带扣是本人踩断的 tells who did it.
        let clause = after.split(['，', '。', '；', '、', '\n']).next().unwrap_or(after);
        let did = said.ends_with('是') && clause.chars().count() > 1 && clause.ends_with('的');
        // 把打印纸给了本人: who was given something.
        let is_given = ["给了", "交了", "还了", "寄了", "发了"].iter().any(|act| said.ends_with(act));
        // 说图纸本人确认过: who did it before.
        let did_before =
            ["确认过", "同意过", "看过", "签过", "付过"].iter().any(|act| after.starts_with(act));
        (is_given
            || did_before
            || is_day
            || denies
            || did
            || said.ends_with("不是")
            || last.is_none_or(takes))
            && !after.starts_with(['物', '员'])
            && !is_any
    };
    let mut said = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("本人") {
        let (head, after) = rest.split_at(at);
        said.push_str(head);
        rest = &after["本人".len()..];
        let word = if is_writer(&said, rest) { "我" } else { "本人" };
        said.push_str(word);
    }
    said + rest
}

#[cfg(test)]
mod tests {
    use super::first_person;

    #[test]
    fn somebody_in_person_is_not_the_writer() {
        let said = |text| first_person(text, None);
        assert_eq!(said("订金约的是阿鹿本人，本人到店"), "订金约的是阿鹿本人，我到店");
        assert_eq!(said("能不能约到本人"), "能不能约到本人");
        assert_eq!(said("商家告知本人不退"), "商家告知我不退");
        assert_eq!(said("是谁说的本人没有问"), "是谁说的我没有问");
        assert_eq!(said("5日本人问过日本人，样本人选"), "5日我问过日本人，样本人选");
        assert_eq!(said("24日下午本人和女儿到店"), "24日下午我和女儿到店");
        assert_eq!(said("绑带扣是本人踩断的，毛线是本人另买的"), "绑带扣是我踩断的，毛线是我另买的");
        assert_eq!(said("把打印纸给了本人"), "把打印纸给了我");
        assert_eq!(said("先说图纸本人确认过"), "先说图纸我确认过");
        assert_eq!(said("下单前本人在直播间问过"), "下单前我在直播间问过");
        assert_eq!(said("说是本人签收的，收件人是本人"), "说是本人签收的，收件人是本人");
        assert_eq!(said("快递须由本人签收，视为本人操作"), "快递须由本人签收，视为本人操作");
        assert_eq!(first_person("本人到场", Some('鹿')), "本人到场");
    }
}
