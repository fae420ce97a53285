//! Accounts that change: of two that put the fault down to different people at most one is right.

use crate::case::{Actor, Detail, Event, ExhibitKind};
use crate::dispute::{Position, Side, Standing};
use crate::knowledge::{Refusal, heard};

use super::super::conditions::Witness;
use super::leads::quoted;
use super::{Arguing, Draft};

/// A reason that is told beside another has so many characters.
const LEAST: usize = 5;
/// And begins with none of these.
const HANGS: [char; 6] = ['而', '但', '还', '也', '又', '并'];

/// A reason as it was given: the event, and the clause of it.
type Given<'a> = (&'a Event, &'a str);

impl<'a> Arguing<'a> {
    /// Two accounts of the seller's that do not agree. Two reasons for one refusal may both hold (人为损坏, 影响二次销售): that they are not
    /// the same is no argument, and a reader who is told so looks for the contradiction.
    pub(super) fn reasons(&self, drafts: &mut Vec<Draft<'a>>) {
        if let Some(two) = self.accounts() {
            drafts.push(self.set_side_by_side("accounts", two, "说法前后不同"));
        }
    }

    fn set_side_by_side(&self, of: &str, two: (Given<'a>, Given<'a>), differ: &str) -> Draft<'a> {
        let (first, last) = two;
        let said = |name: &str, (event, words): Given<'a>| {
            let quote = Some(event.path().join("quote"));
            Witness::default().with(&format!("{name}.at"), event.at, Some(event.path().join("at"))).with(
                &format!("{name}.quote"),
                quoted(words),
                quote,
            )
        };
        let witness = said("position", first).and(said("refusal", last));
        let line = format!(
            "{{seller}}{{position.at|day}}称{{position.quote|quoted}}，{{refusal.at|day}}称{{refusal.quote|quoted}}，{differ}"
        );
        let mut draft = Draft::of(of, 2);
        draft.step.breaker = self.line_of(&line, &["position", "refusal"], &witness);
        draft.step.sources = vec![first.0.path(), last.0.path()];
        draft
    }

    /// The last thing that the seller puts the fault down to, and the last before it that is another: 打印店拿串了, and then
    /// 照您备注来的.
    fn accounts(&self) -> Option<(Given<'a>, Given<'a>)> {
        let given = self.dispute.positions.iter().filter(|one| stands(one));
        let mut given: Vec<usize> = given.map(|position| position.at).collect();
        given.sort_unstable();
        given.dedup();
        let events = given.into_iter().rev().filter_map(|at| self.case.history.get(at));
        let told: Vec<(Given<'a>, Vec<&str>)> = events.filter_map(|event| self.account(event)).collect();
        let (last, blamed) = told.first()?;
        // Who has seen a video since may say something else: 头几次充气会变软是正常现象, and then 这里有明显指甲印.
        let shows = |event: &Event| {
            let is_new = |id: &String| {
                let kind =
                    self.case.exhibits.iter().find(|exhibit| exhibit.id == *id).map(|exhibit| exhibit.kind);
                kind.is_some_and(|kind| kind != ExhibitKind::Chat)
            };
            event.by == Actor::Consumer && event.exhibits.iter().any(is_new)
        };
        let is_other = |(given, other): &&(Given<'a>, Vec<&str>)| {
            let between = self.case.history.get(given.0.index..last.0.index).unwrap_or_default();
            given.0.index != last.0.index
                && other.iter().all(|one| !blamed.contains(one))
                && !between.iter().any(shows)
                && !self.are_apart(given.0, last.0)
        };
        told.iter().find(is_other).map(|(first, _)| (*first, *last))
    }

    /// Do details that share no word answer these: each 显示器也不一样 about the colour, 联系物流索赔 about a dent?
    fn are_apart(&self, one: &Event, other: &Event) -> bool {
        let answers = |event: &Event| {
            let of_it = |detail: &&Detail| event.id.is_some() && detail.answers == event.id;
            self.case
                .problem
                .details
                .iter()
                .filter(of_it)
                .map(|detail| detail.text.as_str())
                .collect::<String>()
        };
        let (one, other) = (answers(one), answers(other));
        !one.is_empty() && !other.is_empty() && self.shared(&one, &other).is_empty()
    }

    /// Whom these words put the fault down to, with the clause that does it first.
    fn account(&self, event: &'a Event) -> Option<(Given<'a>, Vec<&'a str>)> {
        let quote = event.quote.as_deref().filter(|_| event.by == Actor::Merchant)?;
        // 师傅是外面叫的临时工，钱他收走了 says who took money, and is no account of what broke.
        if ["收走", "收的钱", "钱他", "钱她", "个人收"].iter().any(|word| quote.contains(word)) {
            return None;
        }
        let coded = event.refusal.as_ref().and_then(|id| self.law.refusals.get(id));
        let sure = heard(&self.law.refusals, quote, true).into_iter().filter(|one| one.is_sure);
        let all: Vec<&'a Refusal> = coded.into_iter().chain(sure.map(|one| one.refusal)).collect();
        let clause = all.iter().filter(|refusal| refusal.blames.is_some());
        let clause =
            clause.filter_map(|refusal| self.reason_in(event, refusal)).find(|clause| is_whole(clause))?;
        Some(((event, clause), all.into_iter().filter_map(|refusal| refusal.blames.as_deref()).collect()))
    }
}

/// 而且使用过了 is a scrap, and 您家是不是洗被子洗多了呀 a guess.
fn is_whole(clause: &str) -> bool {
    clause.chars().count() >= LEAST && !clause.starts_with(HANGS) && !clause.contains("是不是")
}

/// Does the seller still say this?
fn stands(position: &Position) -> bool {
    position.by == Side::Seller && position.standing == Standing::Stands
}
