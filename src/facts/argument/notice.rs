//! The act of a letter: it gives notice that the contract is rescinded, where a ground for that is printed.

use crate::case::RespondentKind;
use crate::dispute::Where;

use super::super::conditions::Witness;
use super::{Arguing, Draft};

/// Articles that let the buyer rescind.
pub(super) const GROUNDS: &[&str] = &[
    "rescind-late",
    "rescind-refused-early",
    "rescind-purpose-lost",
    "rescind-force-majeure",
    "refuse-or-rescind",
];
/// A letter has room for so many rules.
const MOST_RULES: usize = 4;

impl<'a> Arguing<'a> {
    /// The last step of a letter.
    pub(super) fn notice(&self, drafts: &mut Vec<Draft<'a>>) {
        let is_ground = |draft: &Draft<'_>| {
            draft.rule.is_some_and(|(statute, article)| {
                statute.id == "civil-code" && GROUNDS.contains(&article.id.as_str())
            })
        };
        let rules = drafts.iter().filter(|draft| draft.rule.is_some()).count();
        let is_refund = self.chooser.asked.iter().any(|asked| asked.claim.kind.is_refund());
        if !is_refund || rules >= MOST_RULES || !drafts.iter().any(is_ground) {
            return;
        }
        let is_platform = self.case.respondent == RespondentKind::Platform;
        let is_prepaid = matches!(self.case.problem.kind.as_str(), "prepaid-service" | "prepaid-closed");
        let is_service = is_prepaid || self.conditions.has("of-service");
        let text = match self.dispute.goods.at {
            _ if is_platform => return,
            Where::NotArrived if is_service || self.case.problem.kind == "ticket-travel" => {
                "{me}现以本函正式通知{seller}：解除上述合同，订单请予取消"
            }
            Where::NotArrived => "{me}现以本函正式通知{seller}：解除上述买卖合同，订单请予取消，不要再发货",
            Where::Seller | Where::UnderWayBack if is_service => "{me}现以本函正式通知{seller}：解除上述合同",
            Where::Seller | Where::UnderWayBack => "{me}现以本函正式通知{seller}：解除上述买卖合同",
            Where::Consumer | Where::Gone => return,
        };
        let again = "{me}{notice.at|day}已表示不再等待，现以本函再次通知{seller}：解除上述买卖合同，订单请予取消，不要再发货";
        let again = self.line(again, &["wait-given-up"], None, &Witness::default());
        let mut statutes = self.law.statutes.iter();
        let law = statutes.find(|one| one.id == "civil-code" && one.is_in_force(self.chooser.day));
        let rule = law.and_then(|law| Some((law, law.article_on("notice-of-rescission", self.chooser.day)?)));
        let Some(rule) = rule else { return };
        let mut draft = Draft::of("notice", 1);
        let first = || self.line(text, &[], None, &Witness::default());
        draft.step.application = if again.is_empty() { first() } else { again };
        draft.rule = Some(rule);
        drafts.push(draft);
    }
}
