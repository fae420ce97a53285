//! What happened.

use crate::amount::Amount;
use crate::calendar::{Day, Moment};
use crate::path::CasePath;

use super::super::words::{Actor, ClaimKind, EventKind, Outcome, Purpose, RespondentKind};

/// One thing that happened.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub at: Moment,
    /// Who.
    pub by: Actor,
    /// What.
    pub kind: EventKind,
    /// In the writer's words.
    pub text: Option<String>,
    /// In the other side's words.
    pub quote: Option<String>,
    /// Which stock refusal it is, where the case says so.
    pub refusal: Option<String>,
    /// Money that came back, or that was offered.
    pub amount: Option<Amount>,
    /// The channel complained through.
    pub channel: Option<String>,
    /// Whom a contact addressed.
    pub to: RespondentKind,
    /// The promised day; of a decision, the day by which it is to be carried out.
    pub until: Option<Day>,
    /// How the case refers to it.
    pub id: Option<String>,
    /// What it asked for, where the case says so.
    pub asks: Vec<ClaimKind>,
    /// What it answers: the id of an event, or of a stock refusal.
    pub answers: Option<String>,
    /// Told in no text.
    pub is_private: bool,
    /// What a decision or a mediation came to.
    pub outcome: Option<Outcome>,
    /// What goods were sent back for.
    pub purpose: Option<Purpose>,
    /// What a promise is about.
    pub of: Option<ClaimKind>,
    /// Was an offer taken?
    pub taken: Option<bool>,
    /// Ids of exhibits.
    pub exhibits: Vec<String>,
    /// Its place in the file's list, from 0.
    pub index: usize,
}

impl Event {
    /// Where the case says it: `history[2]`.
    pub fn path(&self) -> CasePath {
        CasePath::of("history").index(self.index)
    }

    /// Did a machine send it? What a shop sends by itself to every message answers nobody.
    pub fn is_automatic(&self) -> bool {
        const AUTOMATIC: [&str; 4] = ["自动回复", "自动答复", "机器人回复", "智能客服自动"];
        let said = [self.text.as_deref(), self.quote.as_deref()];
        let is_said = |text: &str| AUTOMATIC.iter().any(|word| text.contains(word));
        self.kind == EventKind::Replied && said.into_iter().flatten().any(is_said)
    }

    /// 明天给您答复: is an answer all that was promised? Whoever answers then has kept it. 22日前退款，退好回复您 promises more.
    pub fn promises_answer(&self) -> bool {
        const MORE: [char; 7] = ['退', '换', '修', '赔', '补', '发', '寄'];
        let promises = |quote: &str| {
            ["答复", "回复", "回话", "回电"].iter().any(|word| quote.contains(word)) && !quote.contains(MORE)
        };
        self.kind == EventKind::Promised && self.of.is_none() && self.quote.as_deref().is_some_and(promises)
    }
}
