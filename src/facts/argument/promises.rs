//! What the seller said itself and now denies.

use crate::case::{Event, EventKind};
use crate::dispute::{Position, Side, Standing};
use crate::wording::clauses;

use super::super::conditions::Witness;
use super::{Arguing, Draft};

/// The longest quotation in an argument.
const MOST_QUOTED: usize = 12;
/// Words of a seller that grant something.
const GRANTS: &[&str] = &[
    "可以退",
    "能退",
    "包退",
    "给您退",
    "给你退",
    "可以换",
    "能换",
    "包换",
    "给您换",
    "在就行",
    "我们承担",
    "免费修",
    "免费改",
    "检测就行",
    "鉴定就行",
    "检测都行",
    "鉴定都行",
    "机构就行",
    "机构都行",
];
/// Words that something came, and words that it did not.
const CAME: [&str; 8] = ["登记了", "已登记", "登记好", "收到了", "已收到", "记下了", "备注了", "记录了"];
const DENIES: [&str; 9] =
    ["没有收到", "没收到", "没有你的", "没有您的", "没有登记", "没登记", "没有记录", "查不到", "没有备注"];
/// What carries out what was granted.
const DOES: &[EventKind] = &[EventKind::Repaired, EventKind::Shipped, EventKind::Refunded];

impl<'a> Arguing<'a> {
    /// A seller's own word that a later refusal contradicts.
    pub(super) fn promises(&self, drafts: &mut Vec<Draft<'a>>) {
        let open =
            |position: &&Position| position.by == Side::Seller && position.standing == Standing::Stands;
        for position in self.dispute.positions.iter().rev().filter(open) {
            let Some(refusal) = self.case.history.get(position.at) else { continue };
            if self.favourable().is_some_and(|decision| position.at < decision) {
                continue;
            }
            let Some((word, quote)) = self.denied(position.at, refusal) else { continue };
            let witness = Witness::of_event("promise", word)
                .with("promise.quote", quote, Some(word.path().join("quote")))
                .and(Witness::of_event("refusal", refusal));
            let line = |text: &str| self.line_of(text, &["promise", "refusal"], &witness);
            let mut draft = Draft::of("promise", 1);
            draft.step.breaker =
                line("{seller}{promise.at|day}答复{promise.quote|quoted}，与{refusal.at|day}的拒绝不一致");
            draft.step.sources = vec![word.path(), refusal.path()];
            drafts.push(draft);
            return;
        }
    }

    /// The seller's earlier word that grants what this refuses, with the clause that does.
    fn denied(&self, at: usize, refusal: &Event) -> Option<(&'a Event, &'a str)> {
        let said = refusal.quote.as_deref().filter(|_| refusal.kind == EventKind::Refused)?;
        let earlier = self.case.history[..at].iter().enumerate().rev();
        let mut words = earlier.filter(|(place, event)| {
            let is_word = matches!(event.kind, EventKind::Replied | EventKind::Promised | EventKind::Agreed);
            is_word && self.dispute.sides.is_seller(event.by) && !self.is_carried_out(*place, at)
        });
        words.find_map(|(_, event)| {
            let mut clauses = clauses(event.quote.as_deref()?);
            // 我这边登记了哈, and then 系统里没有你的成绩单.
            let came = |clause: &&str| {
                let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
                has(clause, &CAME) && has(said, &DENIES) && clause.chars().count() <= MOST_QUOTED
            };
            let grants = |clause: &&str| {
                GRANTS.iter().any(|word| clause.contains(word))
                    && !clause.contains(['不', '没', '吗', '如'])
                    && clause.chars().count() <= MOST_QUOTED
                    && !self.shared(clause, said).is_empty()
            };
            clauses.find(|clause| grants(clause) || came(clause)).map(|clause| (event, clause))
        })
    }

    /// 您寄回来我们给您换一个, and the repair came: what was granted was done before anything was refused.
    pub(super) fn is_carried_out(&self, word: usize, refusal: usize) -> bool {
        let between = self.case.history.iter().take(refusal).skip(word + 1);
        between.clone().any(|event| DOES.contains(&event.kind) && self.dispute.sides.is_seller(event.by))
    }
}
