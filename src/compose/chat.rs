//! What only a chat tells. Of what the seller said when it refused and nothing in the case meets it asks what it rests on: passed
//! over in silence a reason stands; said again with nothing behind it, it stands twice.

use tera::Value;

use crate::case::{Actor, EventKind, Outcome, RespondentKind};
use crate::facts::{EventFacts, StageKind};
use crate::telling::{Register, Story};

use super::marks::Mark;
use super::story::Told;

/// What was granted before others,
const ADMITS: &str = "承认";
/// by the seller, as the writer calls it.
const SELLERS: [&str; 8] = ["商家", "老板", "店家", "店主", "卖家", "对方", "客服", "店长"];
/// So many are asked about, the newest.
const MOST: usize = 4;

impl Told<'_> {
    /// The keys that it has beside those of every text.
    pub(super) fn of_chat(&self, story: &Story) -> Vec<(String, Value)> {
        let single = [
            ("page_left", Some(self.page_left(story).into())),
            ("unfounded", Some(self.unfounded().into())),
            ("declined", Some(self.declined().into())),
            ("paid_besides", self.paid_besides()),
            ("first_contact", self.first_contact()),
            ("fallback", self.fallback()),
            ("question", self.question()),
            ("open_decision", self.open_decision()),
            ("outcome", self.outcome()),
            ("mediated", self.mediated()),
        ];
        single.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect()
    }

    /// The offers that the writer did not take and said nothing to, where something else is answered point by point: 我没有接受 is
    /// no reply to a reason.
    fn declined(&self) -> Vec<Value> {
        let places = self.points();
        let (bare, others): (Vec<usize>, Vec<usize>) =
            places.into_iter().partition(|place| self.is_bare_offer(*place));
        let told = bare.into_iter().filter(|_| !others.is_empty());
        let offer = |place: usize| {
            let event = self.event(place);
            let Some(mut map) = event.as_map().cloned() else { return event };
            map.extend(self.short(place).into_iter().map(|(key, value)| (key.into(), value)));
            map.into()
        };
        told.map(offer).collect()
    }

    /// The platform's word that the two should agree, where it found nobody at fault and the writer in no wrong.
    fn open_decision(&self) -> Option<Value> {
        let decision = self.facts.stage.decision.as_ref()?;
        let place = self.place(decision)?;
        self.leaves_fault_open(place).then(|| self.event(place))
    }

    /// The mediation that brought nothing, with what the seller granted there: `admitted`. Whoever was there is told so once more in
    /// writing.
    fn mediated(&self) -> Option<Value> {
        let is_it = |event: &EventFacts| event.event == EventKind::Mediated;
        let place = self.facts.timeline.iter().rposition(is_it)?;
        let event = &self.facts.timeline[place];
        let is_settled = event.outcome.as_ref().is_none_or(|outcome| *outcome == Outcome::ForConsumer);
        let told = self.event(place);
        let mut map = told.as_map().filter(|_| !is_settled && !self.is_decided(place))?.clone();
        let said = told.get_from_path("text").and_then(Value::as_str).and_then(Mark::whole);
        let admitted = said.and_then(|mark| Some(mark.with_text(&admitted(mark.text)?).into()));
        map.extend(admitted.map(|sentence: Value| ("admitted".into(), sentence)));
        Some(map.into())
    }

    /// Is this an offer to which nothing is said but that it was not taken?
    pub(super) fn is_bare_offer(&self, place: usize) -> bool {
        let event = self.event(place);
        let has = |key: &str| event.get_from_path(key).is_some_and(Value::is_truthy);
        self.voiced.register() == Register::Chat
            && self.facts.timeline[place].event == EventKind::Offered
            && !["spoken", "replies", "own_words", "question", "ask"].iter().any(|key| has(key))
            && self.met_by_page(place).is_none()
            && self.said_earlier(place).is_none()
            && self.differs(place).is_none()
    }

    /// The refusals of this kind, as they were said.
    fn unfounded(&self) -> Vec<Value> {
        let points = self.points();
        let places = (0..self.facts.timeline.len()).filter(|place| self.is_unfounded(&points, *place));
        let places: Vec<usize> = places.collect();
        let newest = &places[places.len().saturating_sub(MOST)..];
        newest.iter().map(|place| self.event(*place)).collect()
    }

    fn is_unfounded(&self, points: &[usize], place: usize) -> bool {
        let event = &self.facts.timeline[place];
        // The last refusal that nothing meets stands by itself, with what is asked of it.
        let refusal = self.facts.stage.refusal.as_ref().and_then(|refusal| self.place(refusal));
        let is_told_alone = refusal == Some(place) && !self.refusal_is_met();
        !is_told_alone
            && self.voiced.register() == Register::Chat
            && self.facts.stage.is == StageKind::Refused
            && (event.by == Actor::Merchant
                || event.by == Actor::Platform && self.facts.dispute.platform_sells)
            && event.event == EventKind::Refused
            && event.quote.is_some()
            && !event.is_automatic
            && !self.is_decided(place)
            && !self.is_last_no(place)
            && !points.contains(&place)
    }

    /// The first message or application of the dispute, where the refusal that is told answered a later one: without it the
    /// writer would seem to have waited so long.
    fn first_contact(&self) -> Option<Value> {
        let refused = self.facts.stage.refused_contact.as_ref()?;
        let is_first = |event: &&EventFacts| {
            event.by == Actor::Consumer
                && matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested)
                && event.to != RespondentKind::Platform
        };
        let from = self.receipt.map_or(0, |receipt| receipt + 1);
        let asked = self.facts.dispute.requests.first().map(|request| request.first_at);
        let begun =
            |event: &&EventFacts| self.receipt.is_some() || asked.is_some_and(|at| !event.at.is_before(at));
        let place =
            from + self.facts.timeline[from..].iter().position(|event| is_first(&event) && begun(&event))?;
        (self.facts.timeline[place].at.day < refused.at.day).then(|| self.event(place))
    }
}

/// What the seller granted, said to it, up to where somebody is only 他: 老板当场承认电池换过，说是上家换的，他不知道几年的.
fn admitted(text: &str) -> Option<String> {
    const OTHERS: [&str; 5] = ["他", "她", "我", "本人", "消费者"];
    let mut sentences = text.split(['。', '；', '！']).map(str::trim);
    let sentence = sentences.find(|sentence| sentence.contains(ADMITS))?;
    let rest = SELLERS.iter().find_map(|seller| sentence.strip_prefix(seller))?;
    let is_theirs = |clause: &&str| !OTHERS.iter().any(|other| clause.contains(other));
    let said = rest.split('，').take_while(is_theirs).collect::<Vec<_>>().join("，");
    let (before, _) = said.split_once(ADMITS)?;
    (!before.contains(['不', '没', '否', '未', '拒'])).then(|| format!("您{said}"))
}

#[cfg(test)]
mod tests {
    use super::admitted;

    #[test]
    fn what_was_granted_is_said_to_who_granted_it() {
        let text = "双方都到了。老板当场承认电池换过，说是上家换的，他不知道几年的；愿意出300";
        assert_eq!(admitted(text).as_deref(), Some("您当场承认电池换过，说是上家换的"));
        assert_eq!(admitted("商家承认他发错了"), None);
        assert_eq!(admitted("老板没有承认发的是单层，说页面是老版的"), None);
        assert_eq!(admitted("老板承认发错了，我要求退货").as_deref(), Some("您承认发错了"));
        assert_eq!(admitted("工作人员说商家不承认"), None);
    }
}
