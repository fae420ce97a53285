//! What a text without a course answers point by point: the other side's words, each with the fact that meets it.

use tera::Value;

use crate::amount::Amount;
use crate::case::{Actor, ClaimKind, EventKind, ExhibitKind, RespondentKind, names_hire};
use crate::facts::{ClaimFacts, EventFacts, ExhibitFacts, StageKind};
use crate::telling::Register;

use super::marks::Mark;
use super::said::in_words;
use super::story::Told;

/// So many of their words are answered: those that a fact meets before others, the newest before the older.
const MOST: usize = 8;
/// So many exhibits are offered in a chat, where the reader of each asks to see what it speaks of.
const PROOFS: usize = 8;
/// And named in a note.
const NAMED: usize = 4;
/// An exhibit with one of these in its title is the other side's own.
const THEIRS: [&str; 7] = ["被拒", "拒绝", "处理结果", "聊天", "商家", "店家", "卖家"];

impl Told<'_> {
    /// The seller's words that are answered, as they were said.
    pub(super) fn met(&self) -> Vec<Value> {
        let places = self.points();
        let day = |place: usize| self.facts.timeline.get(place).map(|event| event.at.day);
        let mut last = None;
        let mut found = Vec::with_capacity(places.len());
        let is_bare = |place: &usize| self.is_bare_offer(*place);
        let has_other = !places.iter().all(is_bare);
        for place in places.into_iter().filter(|place| !has_other || !is_bare(place)) {
            let event = self.event(place);
            let is_same_day = std::mem::replace(&mut last, day(place)) == day(place);
            let Some(mut map) = event.as_map().cloned() else { continue };
            map.insert("is_same_day".into(), is_same_day.into());
            if let Some(clause) = self.reason_said(place, &event) {
                map.insert("quote".into(), clause);
            }
            // 报告有的亲[图片]: what the chat shows as a picture says nothing.
            in_words(&mut map);
            map.extend(self.differs(place).map(|other| ("differs".into(), other)));
            map.extend(self.met_by_page(place).map(|page| ("page".into(), page)));
            map.extend(self.said_earlier(place).map(|earlier| ("earlier".into(), earlier)));
            map.extend(self.short(place).into_iter().map(|(key, value)| (key.into(), value)));
            found.push(map.into());
        }
        found
    }

    /// The places of what a chat answers point by point.
    pub(super) fn points(&self) -> Vec<usize> {
        let mut places: Vec<usize> =
            (0..self.facts.timeline.len()).filter(|place| self.is_point(*place)).collect();
        while places.len() > MOST {
            // 单子发您了 钱已经付给修理厂了, which nothing meets, goes before 新划痕12厘米, which the sheet of the first day does.
            let is_open = |place: &usize| !self.is_met_by_fact(*place) && !self.is_last_no(*place);
            let spare = places.iter().position(is_open).unwrap_or(0);
            places.remove(spare);
        }
        places
    }

    /// Does a sentence, a detail, the page or an earlier message meet these words?
    fn is_met_by_fact(&self, place: usize) -> bool {
        let mut met = self.facts.argument.steps.iter().filter(|step| !step.spoken.is_empty());
        met.any(|step| self.met_place(step) == Some(place))
            || self.runs_into(place)
            || !self.replies(place).is_empty()
    }

    /// Is this a word of the seller's that a sentence, or a detail, or a refusal of the offer answers?
    pub(super) fn is_point(&self, place: usize) -> bool {
        let event = &self.facts.timeline[place];
        if self.is_decided(place) {
            return false;
        }
        let is_seller =
            event.by == Actor::Merchant || event.by == Actor::Platform && self.facts.dispute.platform_sells;
        // 检测均正常 is a reason too.
        let is_tested = event.event == EventKind::Inspected && event.quote.is_some();
        let is_admitted =
            event.event == EventKind::Replied && event.quote.as_deref().is_some_and(crate::dispute::admits);
        let is_reason =
            is_tested || !is_admitted && matches!(event.event, EventKind::Refused | EventKind::Replied);
        // The days that passed are told before: what puts off once more is met by them.
        let is_lapsed = self.facts.stage.is == StageKind::PromiseBroken;
        let steps = self.facts.argument.steps.iter().filter(|step| !is_lapsed || step.need < 2);
        let mut met = steps.filter(|step| !step.spoken.is_empty());
        // What the other side itself wrote meets it too.
        let is_met = met.any(|step| self.met_place(step) == Some(place))
            || is_seller && event.event == EventKind::Refused && self.runs_into(place)
            || !is_lapsed && !self.replies(place).is_empty();
        let is_left = event.event == EventKind::Offered && event.taken == Some(false);
        // A no and what the writer said to it the same day stand together, whether or not a fact is left to say.
        let is_no = event.event == EventKind::Refused && self.voiced.register() != Register::Chat;
        let is_met_at_once =
            || is_no && self.answer_to(place).is_some_and(|message| self.is_answer(place, message));
        let is_answered = || self.rejoinder(place).is_some() || is_met_at_once();
        let is_reason = is_reason && (is_met || self.is_last_no(place) || is_answered());
        is_seller && !event.is_automatic && (is_reason || is_left)
    }

    /// Is this the seller's last word, and one that is known to refuse? It is not passed over, though no fact meets it.
    pub(super) fn is_last_no(&self, place: usize) -> bool {
        // 没问题 and 不好意思，马上退 deny nothing; whole words do.
        const DENIES: [&str; 10] =
            ["没有办法", "没办法", "办不了", "无法", "不能", "不可以", "不行", "不退", "不认", "退不了"];
        let event = &self.facts.timeline[place];
        let is_word = |event: &EventFacts| {
            event.by == Actor::Merchant
                && matches!(event.event, EventKind::Refused | EventKind::Replied | EventKind::Promised)
        };
        let is_last = !self.facts.timeline[place + 1..].iter().any(is_word);
        let says = |quote: &str| DENIES.iter().any(|word| quote.contains(word));
        let denies = event.event == EventKind::Refused
            || event.refusal.is_some()
            || event.quote.as_deref().is_some_and(says)
            || self.leaves_open(place);
        is_word(event) && is_last && denies && self.facts.stage.is == StageKind::Refused
    }

    /// Is it an answer after a refusal that does not take up what the writer had asked?
    fn leaves_open(&self, place: usize) -> bool {
        let before = &self.facts.timeline[..place];
        self.facts.timeline[place].event == EventKind::Replied
            && before.iter().any(|event| event.event == EventKind::Refused && event.by == Actor::Merchant)
            && self.open_question().is_some_and(|asked| asked < place)
    }

    /// Does a text without a course tell this detail as an answer?
    pub(super) fn is_reply(&self, detail: usize) -> bool {
        self.points().into_iter().any(|place| self.replies(place).contains(&detail))
    }

    /// Is it a talk with somebody else that a claim alone rests on: 家具修补师傅的报价?
    fn is_from_others(&self, exhibit: &ExhibitFacts) -> bool {
        let mut of_claims = self.facts.claims.iter().flat_map(|claim| &claim.exhibits);
        let is_cited = self.facts.timeline.iter().any(|event| event.exhibits.contains(&exhibit.label));
        exhibit.kind == ExhibitKind::Chat && !is_cited && of_claims.any(|label| *label == exhibit.label)
    }

    /// An exhibit by its title in a list: 凹陷的照片，旁边放了尺子 would part it.
    fn named_in_list(&self, place: usize, is_note: bool) -> Option<Value> {
        let title = self.exhibits.get(place)?.get_from_path("title")?;
        let mark = title.as_str().and_then(Mark::whole)?;
        let head = mark.text.split(['，', '；']).next().filter(|_| !is_note);
        Some(head.map_or_else(|| title.clone(), |head| mark.with_text(head).into()))
    }

    /// The titles of what the writer can show of the matter.
    pub(super) fn proofs(&self) -> Vec<Value> {
        let facts = self.facts;
        let of_details = facts.problem.details.iter().flat_map(|detail| &detail.exhibits);
        let of_claims = facts.claims.iter().flat_map(|claim| &claim.exhibits);
        let of_page = &facts.order.promise_exhibits;
        let shown = facts.problem.exhibits.iter().chain(of_details).chain(of_claims).chain(of_page);
        let shown: Vec<&String> = shown.collect();
        // 来回拖车费80元 shows what is claimed, whoever cites it. A recording is not sent to the one who was recorded.
        // What it cost to send back is the least of it.
        let claims = facts.claims.iter().filter(|claim| claim.kind != ClaimKind::Freight);
        let sums: Vec<Amount> = claims.filter_map(|claim| claim.amount).collect();
        let names_sum = |exhibit: &ExhibitFacts| {
            exhibit.shows.as_deref().is_some_and(|shows| sums.iter().any(|sum| sum.is_named_in(shows)))
        };
        // What a difference is reckoned from is sent: 同场票价表.
        let is_difference =
            |claim: &&ClaimFacts| matches!(claim.kind, ClaimKind::ReducePrice | ClaimKind::PriceDifference);
        let compared: Vec<&String> =
            facts.claims.iter().filter(is_difference).flat_map(|claim| &claim.exhibits).collect();
        let proves_sum = |exhibit: &ExhibitFacts| compared.contains(&&exhibit.label) || names_sum(exhibit);
        // The platform's decision for the writer is what the seller is held to.
        let decision = facts.stage.decision.as_ref().filter(|_| self.decision_stands());
        let is_decision =
            |exhibit: &ExhibitFacts| decision.is_some_and(|event| event.exhibits.contains(&exhibit.label));
        let is_shown = |(_, exhibit): &(usize, &ExhibitFacts)| {
            (shown.contains(&&exhibit.label) || proves_sum(exhibit) || is_decision(exhibit))
                && (!matches!(exhibit.kind, ExhibitKind::Chat | ExhibitKind::Audio)
                    || self.is_from_others(exhibit))
                && (!THEIRS.iter().any(|word| exhibit.title.contains(word)) || is_decision(exhibit))
        };
        // What proves a sum and meets a reason of theirs first, then what shows the matter; as numbered.
        let answers = facts.problem.details.iter().filter(|detail| detail.answers.is_some());
        let answering: Vec<&String> = answers.flat_map(|detail| &detail.exhibits).collect();
        // The flight record that shows what is, beside what the page says, before what meets a reason.
        let actual = facts.problem.details.iter().filter(|detail| detail.actual.is_some());
        let showing: Vec<&String> = actual.flat_map(|detail| &detail.exhibits).collect();
        let rank = |(_, exhibit): &(usize, &ExhibitFacts)| {
            let of_matter = facts.problem.exhibits.contains(&exhibit.label);
            let is_actual = showing.contains(&&exhibit.label) && of_matter;
            (!proves_sum(exhibit), !is_actual, !answering.contains(&&exhibit.label), !of_matter)
        };
        let mut proofs: Vec<(usize, &ExhibitFacts)> =
            facts.exhibits.iter().enumerate().filter(is_shown).collect();
        proofs.sort_by_key(rank);
        let is_note = self.voiced.register() == Register::Note;
        proofs.truncate(if is_note { NAMED } else { PROOFS });
        proofs.sort_by_key(|(place, _)| *place);
        // Strangers ask what there is of the talk: it is told in a note, and shown to nobody.
        let is_chat = |(_, one): &(usize, &ExhibitFacts)| one.kind == ExhibitKind::Chat;
        proofs.extend(facts.exhibits.iter().enumerate().find(is_chat).filter(|_| is_note));
        proofs.into_iter().filter_map(|(place, _)| self.named_in_list(place, is_note)).collect()
    }

    /// Is the last message, or what it asks, told already: as the request, or as the answer to their words?
    pub(super) fn last_message_is_told(&self) -> bool {
        let message: Option<&EventFacts> = self.facts.stage.contact.as_ref();
        message.is_some_and(|event| {
            event.answers.is_some() || !event.asks.is_empty() || self.last_message_is_said_again()
        })
    }

    /// Is it said again as what the writer answers to their words?
    pub(super) fn last_message_is_said_again(&self) -> bool {
        let is_said_again = |event: &EventFacts| {
            let place = self.place(event);
            let points = (0..self.facts.timeline.len()).filter(|point| self.answer_to(*point) == place);
            points.filter(|point| self.is_point(*point)).any(|point| self.rejoinder(point).is_some())
        };
        self.facts.stage.contact.as_ref().is_some_and(is_said_again)
    }

    /// Has the writer written to the platform already, though not by its own form?
    pub(super) fn platform_was_told(&self) -> bool {
        let tells = |event: &EventFacts| {
            event.by == Actor::Consumer
                && event.event == EventKind::Contacted
                && event.to == RespondentKind::Platform
        };
        self.facts.timeline.iter().any(tells)
    }

    /// Was the platform asked in by its form, and has it neither decided nor answered since with more than that it is at it?
    pub(super) fn platform_is_at_it(&self) -> bool {
        const AT_IT: [&str; 10] =
            ["受理", "处理中", "核实中", "工作日", "小时内", "会尽快", "耐心", "等待", "催", "跟进"];
        let (stage, timeline) = (&self.facts.stage, &self.facts.timeline);
        let asked = timeline.iter().rposition(|event| event.event == EventKind::InterventionRequested);
        let Some(asked) = asked.filter(|_| stage.decision.is_none()) else { return false };
        let says = |words: &String| AT_IT.iter().any(|word| words.contains(word));
        let ends = |event: &EventFacts| {
            let is_at_it = event.quote.iter().chain(&event.text).any(says);
            event.by == Actor::Platform
                && (event.event == EventKind::Replied && !is_at_it
                    || matches!(event.event, EventKind::Refused | EventKind::Offered))
        };
        !timeline[asked..].iter().any(ends)
    }

    /// Was there a complaint to an office, and not only to the platform or to the one who paid?
    pub(super) fn complained_to_office(&self) -> bool {
        const OTHERS: [&str; 6] = ["平台客服", "官方私信", "平台介入", "平台沟通", "微信支付", "支付宝"];
        let complaint = self.facts.stage.complaint.as_ref();
        complaint
            .is_some_and(|event| event.channel.as_deref().is_none_or(|channel| !OTHERS.contains(&channel)))
    }

    /// Is something claimed that the platform declines by its rules?
    pub(super) fn claims_are_declined(&self) -> bool {
        let declines = &self.facts.platform.declines;
        self.facts.claims.iter().any(|claim| declines.contains(&claim.kind))
    }

    /// Was something done and not sold: by what ends its name, or by the word itself?
    pub(super) fn is_service(&self) -> bool {
        let order = &self.facts.order;
        order.is_service || order.item.replace("服务器", "").contains("服务")
    }

    /// Was a place in a class bought?
    pub(super) fn is_course(&self) -> bool {
        let item = self.facts.order.item.as_str();
        // 课程卡 and 课桌 are things.
        // 40节私教课 are bought.
        let counts =
            self.facts.order.quantity.as_deref().is_some_and(|one| one.ends_with(['节', '次', '时']));
        let is_class =
            item.ends_with(['班', '课', '营']) || ["培训", "课程"].iter().any(|end| item.ends_with(end));
        !counts && is_class
    }

    /// Does what was bought go on until somebody ends it, so that its months were charged and not bought?
    pub(super) fn is_renewed(&self) -> bool {
        const GOES_ON: [&str; 4] = ["连续包月", "连续包季", "连续包年", "自动续费"];
        self.facts.problem.kind == "auto-renewal"
            || GOES_ON.iter().any(|word| self.facts.order.item.contains(word))
    }

    /// Is what was bought the hire of a thing?
    pub(super) fn is_hire(&self) -> bool {
        names_hire(&self.facts.order.item)
    }
}
