//! A message of the writer's that only says to the other side what the account says anyway: an office is told that it was
//! written, and what it asked for. A clerk who read twelve forms struck out nearly every message quoted at length; another
//! missed the one fact of which nothing else told. So every clause and every figure of it must stand among the facts.

use tera::Value;
use tera::value::Key;

use crate::amount::Amount;
use crate::case::{Actor, ClaimKind, EventKind, RespondentKind};
use crate::facts::EventFacts;
use crate::reading::is_han;
use crate::telling::{Register, figures, tells_all, tells_most};

use super::marks::Mark;
use super::story::Told;

/// A message of so few characters is no longer than what would stand for it.
const SHORT: usize = 16;
/// With one of these it says when something was found, or takes or declines what was offered.
const DECIDES: [&str; 20] = [
    "还给",
    "才看",
    "才发现",
    "才知道",
    "刚发现",
    "同意",
    "不接受",
    "不要",
    "不认",
    "不是我",
    "收到货",
    "当时",
    "按你们说",
    "没有人",
    "我们",
    // 不恢复的话请退给我 asks for one thing or another.
    "要么",
    "的话",
    "或者",
    "如果",
    "不然",
];
/// What may have been sent with it: 照片发你们了. 18:31就把照片发给你们了 was done before.
const SENT: [&str; 5] = ["视频发", "录像发", "照片发", "截图发", "报告发"];

impl Told<'_> {
    /// The event with `retold` (就此询问) and `wants` (退货退款) where the facts say the rest.
    pub(super) fn retold(&self, place: usize, map: &mut tera::Map) {
        let is = |map: &tera::Map, flag: &'static str| map.get(&Key::Str(flag)).is_some_and(Value::is_truthy);
        let is_quoted = is(map, "is_direct") && is(map, "is_long");
        let text = self.events.get(place).and_then(|event| event.get_from_path("text")?.as_str());
        let mark = text.and_then(Mark::whole).filter(|_| is_quoted && self.may_be_retold(place));
        let Some(mark) = mark.filter(|mark| self.is_known_roughly(mark.text)) else { return };
        let verb = if is(map, "is_asked") { "就此询问" } else { "就此联系" };
        // A form whose supplementary page has the words needs no more of them than that.
        let key = if self.is_known(place, mark.text) { "retold" } else { "retold_beside" };
        map.insert(key.into(), mark.with_text(verb).into());
        let is_sent = |what: &&&str| mark.text.contains(**what) && !mark.text.contains(&format!("把{what}"));
        let sent = SENT.iter().find(is_sent).map(|what| what.trim_end_matches('发'));
        map.extend(sent.map(|what| ("retold_sent".into(), mark.with_text(what).into())));
        let wants = self.wanted(place).map(ClaimKind::about).collect::<Vec<_>>().join("、");
        if !wants.is_empty() {
            map.insert("wants".into(), mark.with_text(&wants).into());
        }
    }

    /// Do the facts say most of what this message says, and all of its figures?
    fn is_known_roughly(&self, text: &str) -> bool {
        let told = self.known_facts();
        tells_most(&told, text) && knows_figures(&told, text)
    }

    /// Do they say all of it, or as much as is needed of the first that asked for something?
    fn is_known(&self, place: usize, text: &str) -> bool {
        self.is_first_request(place) || tells_all(&self.known_facts(), text)
    }

    /// Is it a message to the seller that may be told without its words?
    fn may_be_retold(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let is_message = event.event == EventKind::Contacted
            && event.by == Actor::Consumer
            && event.to != RespondentKind::Platform
            && event.answers.is_none();
        let text = event.text.as_deref().unwrap_or_default();
        let is_apt = self.is_by_issue
            && self.voiced.register() == Register::Formal
            && text.chars().count() >= SHORT
            && !DECIDES.iter().any(|word| text.contains(word));
        // What asks for nothing and got no answer would be a bare 本人就此联系商家.
        let next = self.facts.timeline.get(place + 1);
        let leads_on = !event.asks.is_empty() || next.is_some_and(|next| next.by == Actor::Merchant);
        is_message && is_apt && leads_on && self.is_behind_goods(place)
    }

    /// Is it the message that asked for something first? It tells the matter, in the words of that evening, and the account tells it
    /// in better ones: 你们这个左前轮是歪的吧？刹车也锁不住，给我退了.
    fn is_first_request(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        let is_first = |at| self.facts.dispute.requests.iter().all(|request| !request.first_at.is_before(at));
        !event.asks.is_empty() && is_first(event.at)
    }

    /// Was it written after the goods came, or with services after something was asked for?
    fn is_behind_goods(&self, place: usize) -> bool {
        let at = self.facts.timeline[place].at;
        let asked = || self.facts.dispute.requests.iter().any(|request| !at.is_before(request.first_at));
        self.receipt.map_or_else(asked, |receipt| place > receipt)
    }

    /// What the account says of the matter without this message.
    fn known_facts(&self) -> String {
        let problem = &self.facts.problem;
        let details = problem.details.iter().flat_map(|detail| {
            [Some(detail.text.as_str()), detail.stated.as_deref(), detail.actual.as_deref()]
        });
        let page = self.facts.order.page_words.iter().map(String::as_str);
        let claims = self.facts.claims.iter().filter_map(|claim| claim.text.as_deref());
        let claimed = self.facts.claims.iter().filter_map(|claim| claim.amount);
        let sums = claimed.chain([self.facts.order.paid]).map(in_yuan).collect::<Vec<_>>().join("\n");
        let told = details.flatten().chain(page).chain(claims).chain([problem.summary.as_str()]);
        told.chain([self.facts.order.item.as_str(), &sums]).collect::<Vec<_>>().join("\n")
    }

    /// The kinds of claims that the message asked for.
    fn wanted(&self, place: usize) -> impl Iterator<Item = ClaimKind> {
        let event: &EventFacts = &self.facts.timeline[place];
        event.asks.iter().copied()
    }
}

/// 398元 of 398.00.
fn in_yuan(sum: Amount) -> String {
    format!("{}元", sum.to_string().trim_end_matches(".00"))
}

/// Does each figure stand among the facts with what it counts? 右边低了9厘米 is not told by 9月, 26号 is by 6月26日, and 0.2, which
/// says of nothing that it counts it, by 0.2左右.
pub(super) fn knows_figures(told: &str, text: &str) -> bool {
    figures(text).all(|(figure, behind)| {
        let unit = unit(behind);
        figures(told).any(|(other, behind)| other == figure && (unit.is_none() || unit == self::unit(behind)))
    })
}

/// What a figure counts, by the sign behind it.
fn unit(behind: &str) -> Option<char> {
    let sign =
        behind.chars().next().filter(|sign| is_han(*sign) || sign.is_alphanumeric() || *sign == '%')?;
    Some(if sign == '号' { '日' } else { sign }).filter(|_| !behind.starts_with("左右"))
}

#[cfg(test)]
mod tests {
    use super::knows_figures;

    #[test]
    fn a_figure_is_known_with_what_it_counts() {
        assert!(knows_figures("9月1日起，右边低了9厘米", "低了9厘米"));
        assert!(!knows_figures("9月1日收到", "低了9厘米"));
        assert!(!knows_figures("低了19厘米", "低了9厘米"));
        assert!(knows_figures("6月26日拆膜", "26号拆的"));
        assert!(knows_figures("测出来0.2左右", "我测了有0.2 照片发你了"));
    }
}
