//! What a template may ask of the whole story.

use crate::case::{Actor, ClaimKind, EventKind, Promise};
use crate::facts::{ClaimFacts, EventFacts};
use crate::numerals::alike;
use crate::telling::{Register, Story};

use super::story::Told;

/// A detail with one of these says where the goods are.
const WHERE: [&str; 4] = ["在我这", "在我手", "在我家", "在本人"];
/// A page's words with one of these promise something that can be asked for.
pub(super) const ASSURES: [char; 8] = ['退', '赔', '换', '包', '修', '免', '保', '效'];
/// A matter with one of these says that the goods came.
const RECEIPTS: [&str; 7] = ["签收", "收到", "送达", "到货", "送到", "寄到", "到手"];

/// A summary that is told whole at the head of a text has no more characters.
const SUMMARY: usize = 140;

impl Told<'_> {
    /// Was something booked: nights, or a service for which the writer came on a later day?
    pub(super) fn is_booking(&self) -> bool {
        let order = &self.facts.order;
        // 9月20日到店交表: what was ordered before was not done then.
        let later = |event: &EventFacts| {
            order.placed.is_some_and(|placed| event.at.day > placed.day)
                && event.text.as_deref().is_some_and(|text| text.starts_with("到店"))
        };
        let is_visit = !order.item.contains(['次', '节', '月', '年']);
        order.is_service && self.is_done() && is_visit && self.facts.timeline.first().is_some_and(later)
            || order.item.ends_with('晚')
            || order.quantity.as_deref().is_some_and(|quantity| quantity.ends_with('晚'))
    }

    /// Is it a service that is ordered or done, and no card, ticket or number of lessons, which are bought?
    fn is_done(&self) -> bool {
        self.is_service()
            && !self.facts.order.item.contains(['卡', '券', '课', '票', '码'])
            && !self.facts.order.item.contains("会员")
    }

    /// Did somebody else than the writer try to repair it?
    fn was_repaired(&self) -> bool {
        let is_tried = |event: &EventFacts| event.event == EventKind::Repaired && event.by != Actor::Consumer;
        self.facts.timeline.iter().any(is_tried)
    }

    /// What a template may ask of the whole story.
    pub(super) fn flags(&self, story: &Story) -> [(&'static str, bool); 44] {
        let page_assures = self.facts.order.page_words.iter().any(|words| words.contains(ASSURES));
        let page_is_in_details = match self.voiced.register() {
            Register::Formal => story.page_proof_is_in_details,
            Register::Note => story.page_is_in_details,
            Register::Chat => self.answers_with_page() || self.says_page(story),
        };
        let says_where = |text: &str| WHERE.iter().any(|word| text.contains(word));
        let details = &self.facts.problem.details;
        let need = self.facts.order.needed_by;
        let is_open = need.is_some_and(|day| day >= self.facts.case.as_of);
        [
            ("needs_it_still", is_open),
            ("matter_names_page", self.matter_names_page(story)),
            ("matter_names_need", self.names_need(story)),
            ("refusal_is_met", self.refusal_is_met()),
            ("was_repaired", self.was_repaired()),
            ("last_message_is_told", self.last_message_is_told()),
            ("platform_was_told", self.platform_was_told()),
            ("platform_is_at_it", self.platform_is_at_it()),
            ("is_course", self.is_course()),
            ("is_service", self.is_service()),
            ("is_done", self.is_done()),
            ("complained_to_office", self.complained_to_office()),
            ("claims_more_than_sums", self.facts.claims.iter().any(|claim| claim.amount.is_none())),
            ("claims_are_declined", self.claims_are_declined()),
            ("is_hire", self.is_hire()),
            ("is_renewed", self.is_renewed()),
            ("seller_names_others", self.seller_names_others()),
            ("is_booking", self.is_booking()),
            ("answered_by_machine", self.facts.timeline.iter().any(|event| event.is_automatic)),
            ("state_names_goods", self.state_names_goods()),
            ("state_stands_alone", self.state_stands_alone()),
            ("services_are_in_details", self.services_are_told()),
            ("matter_names_item", story.matter.contains(self.voiced.short())),
            ("matter_names_receipt", RECEIPTS.iter().any(|word| story.matter.contains(word))),
            ("matter_names_paid", self.facts.order.paid.is_named_in(&story.matter)),
            ("tells_refunded", self.tells_refunded()),
            ("page_assures", page_assures),
            ("page_is_in_details", page_is_in_details || self.page_is_stated()),
            ("ends_with_silence", self.ends_with_silence()),
            ("says_where_goods_are", details.iter().any(|detail| says_where(&detail.text))),
            ("state_is_in_details", story.state_is_in_details),
            ("pays_others", self.pays_others()),
            ("item_in_brackets", self.facts.order.item.ends_with(['）', ')'])),
            ("finding_tells_rest", self.finding_tells_rest(story)),
            ("shop_is_platform", self.shop_is_platform()),
            ("spec_counts", self.spec_counts()),
            ("item_counts", self.item_counts()),
            ("page_is_live", self.page_is_live()),
            ("page_is_said", self.facts.order.words_were_said),
            ("matter_is_told", self.matter_is_told(story)),
            ("tells_best_before", self.tells_best_before()),
            ("decision_is_of_part", self.facts.dispute.decisions.last().is_some_and(|one| one.is_of_part)),
            ("summary_is_in_course", story.summary_is_in_course),
            ("summary_is_in_details", story.summary_is_in_details),
        ]
    }

    /// Is the order itself the charge that is complained of: a renewal, and no payment before it is told?
    fn is_charge(&self) -> bool {
        let order = &self.facts.order;
        let is_one = order.recurring.as_ref().is_none_or(|recurring| recurring.amount == order.paid);
        self.facts.problem.kind == "auto-renewal" && order.payments.is_empty() && is_one
    }

    /// Do the summary, the title or a detail name what came back?
    fn tells_refunded(&self) -> bool {
        let problem = &self.facts.problem;
        let details = problem.details.iter().map(|detail| &detail.text);
        let mut told = details.chain([&problem.summary, &problem.title]);
        self.facts.totals.refunded.is_some_and(|back| told.any(|text| back.is_named_in(text)))
    }

    /// Is a part of the order to go back, and the rest kept? Of all three bags only two were offered.
    fn returns_part(&self) -> bool {
        let paid = self.facts.order.paid;
        let open = self.facts.totals.refunded.map_or(paid, |back| paid.less(back));
        let is_less = |claim: &ClaimFacts| claim.of.is_some() || claim.amount.is_some_and(|sum| sum < open);
        self.facts.claims.iter().any(|claim| claim.kind == ClaimKind::ReturnRefund && is_less(claim))
    }

    /// 给您重做 加收300差价: is more asked for what was agreed to?
    fn grant_is_conditional(&self) -> bool {
        const MORE: [&str; 9] = ["加收", "加付", "补差", "另付", "再付", "加钱", "另收", "自己出", "自理"];
        let granted = self.facts.stage.promise.as_ref();
        granted.is_some_and(|event| {
            let words = event.quote.as_deref().or(event.text.as_deref()).unwrap_or_default();
            event.event == EventKind::Agreed && MORE.iter().any(|word| words.contains(word))
        })
    }

    /// Did what the refusal that is told answers ask for something? A question is answered, and not refused.
    fn refused_is_asked(&self) -> bool {
        let is_application = |event: &EventFacts| event.event == EventKind::AfterSaleRequested;
        let contact = self.facts.stage.refused_contact.as_ref();
        contact.is_some_and(|event| is_application(event) || self.asks(event))
    }

    /// What the head of a text needs, and what is asked back.
    pub(super) fn head_flags(&self, story: &Story) -> [(&'static str, bool); 19] {
        let is_short = self.facts.problem.summary.chars().count() <= SUMMARY;
        [
            ("decision_stands", self.decision_stands()),
            ("claims_are_refused", self.claims_are_refused()),
            ("return_was_granted", self.return_was_granted()),
            ("is_charge", self.is_charge()),
            ("refused_is_asked", self.refused_is_asked()),
            ("grant_is_conditional", self.grant_is_conditional()),
            ("returns_part", self.returns_part()),
            ("silence_is_older", self.silence_is_older()),
            ("answer_is_older", self.answer_is_older()),
            ("matter_needs_rest", self.stops_before_fault(story) && is_short),
            ("matter_needs_title", self.matter_needs_title(story)),
            ("answers_with_page", self.answers_with_page()),
            ("last_message_is_said_again", self.last_message_is_said_again()),
            ("page_first", self.behind_page(story).is_some()),
            ("is_fetched", self.is_fetched()),
            ("state_is_of_past", self.state_is_of_past()),
            ("short_is_tag", self.facts.problem.tags.iter().any(|tag| tag.0 == self.voiced.short())),
            ("is_removed", self.is_removed()),
            ("asks_charge_back", self.facts.claims.iter().any(|claim| claim.text_is_charged)),
        ]
    }

    /// Does the writer say until when it keeps?
    fn tells_best_before(&self) -> bool {
        let problem = &self.facts.problem;
        let mut texts = problem.details.iter().map(|detail| &detail.text).chain([&problem.summary]);
        texts.any(|text| text.contains("保质期"))
    }

    /// Does a detail tell each service that the page bears, or has it nothing to do with the matter?
    fn services_are_told(&self) -> bool {
        let services = &self.facts.order.promises;
        // 7天无理由 and 七天无理由退货 are one.
        let told: String = self.facts.problem.details.iter().map(|detail| alike(&detail.text)).collect();
        let is_told = |service: &String| told.contains(alike(service).trim_end_matches("退货"));
        !services.is_empty() && services.iter().all(|one| is_told(one) || self.is_beside(one))
    }

    /// Has a service nothing to do with what is asked: 七天无理由退货 where nothing goes back, 破损包赔 where nothing broke?
    fn is_beside(&self, service: &str) -> bool {
        let asks = |kind: ClaimKind| self.facts.claims.iter().any(|claim| claim.kind == kind);
        let is = |one: Promise| one.about() == service;
        is(Promise::SevenDayReturn) && !asks(ClaimKind::ReturnRefund)
            || is(Promise::ReturnFreightInsurance) && !asks(ClaimKind::Freight)
            || is(Promise::DamageCover) && self.facts.problem.kind == "not-as-described"
    }

    /// Was one part paid to the shop, and all others to somebody who did other work, as an installer? An assistant of the
    /// shop's takes its money.
    fn pays_others(&self) -> bool {
        const OTHERS: [&str; 9] = ["师傅", "安装", "维修", "快递", "物流", "检测", "鉴定", "上门", "取件"];
        let parts = &self.facts.order.payments;
        let payees: Vec<&String> = parts.iter().filter_map(|part| part.payee.as_ref()).collect();
        let is_other = |payee: &&String| OTHERS.iter().any(|word| payee.contains(word));
        // Whose work is asked back too was paid for like the rest.
        let own = parts.iter().find(|part| part.payee.is_none()).map(|part| part.amount);
        let mut claims = self.facts.claims.iter();
        let is_asked_back = claims.any(|claim| claim.kind.is_refund() && claim.amount > own);
        !is_asked_back && !payees.is_empty() && payees.len() + 1 == parts.len() && payees.iter().all(is_other)
    }

    /// Is the last thing, on the day of the case, that nothing came?
    fn ends_with_silence(&self) -> bool {
        let is_silent_today =
            |event: &EventFacts| event.event == EventKind::NoReply && event.at.day == self.facts.case.as_of;
        self.facts.timeline.last().is_some_and(is_silent_today)
    }

    /// Are names asked for that a seller can give, other than its own, which the platform has?
    fn seller_names_others(&self) -> bool {
        let asks = |claim: &ClaimFacts| {
            let text = claim.text.as_deref().unwrap_or_default();
            claim.kind == ClaimKind::Disclosure
                && ["老板", "师傅", "快递", "厂家", "供货"].iter().any(|who| text.contains(who))
        };
        self.facts.claims.iter().any(asks)
    }

    /// Does a text that is spoken tell the page's words with a detail that says what is different?
    fn page_is_stated(&self) -> bool {
        let (page, details) = (&self.facts.order.page_words, &self.facts.problem.details);
        let states = |words: &String| {
            let mut stated =
                details.iter().enumerate().filter(|(place, _)| self.says_only_that(*place).is_some());
            stated.any(|(_, detail)| {
                detail.stated.as_ref().is_some_and(|stated| stated.contains(words.as_str()))
            })
        };
        self.voiced.register() != Register::Formal && !page.is_empty() && page.iter().all(states)
    }

    /// Does the shop go by the name of the platform, as one that sells on its own?
    fn shop_is_platform(&self) -> bool {
        self.facts.merchant.shop == self.facts.platform.name
    }

    /// Does the name of the goods say how many there are: 一年12期的绿茶月订盒?
    fn item_counts(&self) -> bool {
        let order = &self.facts.order;
        order.quantity.as_deref().is_some_and(|quantity| counts(&order.item, quantity))
    }

    /// Does the specification say it, or the name?
    fn spec_counts(&self) -> bool {
        let order = &self.facts.order;
        let spec = order.spec.as_deref().unwrap_or_default();
        let names = counts;
        // 窗帘一套, 1套.
        let in_words = |quantity: &str| quantity.strip_prefix('1').map(|unit| format!("一{unit}"));
        order.quantity.as_deref().is_some_and(|quantity| {
            names(spec, quantity)
                || self.item_counts()
                || in_words(quantity).is_some_and(|words| order.item.contains(&words))
        })
    }

    /// Does it stand, or was it said, in a live room, by what shows it?
    fn page_is_live(&self) -> bool {
        let shown = &self.facts.order.promise_exhibits;
        let is_live = |label: &String| {
            let mut exhibits = self.facts.exhibits.iter();
            exhibits.any(|one| one.label == *label && one.title.contains("直播"))
        };
        !shown.is_empty() && shown.iter().all(is_live)
    }

    /// Does the matter, or the hour at which the goods came, name the day on which they were needed?
    fn names_need(&self, story: &Story) -> bool {
        let need = self.facts.order.needed_by;
        need.is_some_and(|day| story.matter.contains(&day.in_words_without_year())) || self.came_on_the_day()
    }
}

/// Does the text name this quantity? 1只 stands in 11只, and is another number.
fn counts(text: &str, quantity: &str) -> bool {
    text.match_indices(quantity).any(|(at, _)| !text[..at].ends_with(|sign: char| sign.is_ascii_digit()))
}
