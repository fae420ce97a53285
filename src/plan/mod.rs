//! What to do now, what comes next, and by when.

mod after;
mod doors;
mod elsewhere;
mod ics;
mod many;
mod page;
mod text;

use serde::Serialize;

use crate::calendar::{Day, Moment};
use crate::case::{Actor, EventKind};
use crate::channel::Channel;
use crate::facts::{self, EventFacts, Facts, StageKind, TimerFacts, TimerState};

pub use ics::{Writing, calendar};
pub use many::{Plans, document, table};
pub use text::text;

/// A plan for a case on the day of writing.
#[derive(Debug, Clone, Serialize)]
pub struct Plan {
    /// The format of the document; keys are only ever added.
    pub format: &'static str,
    /// The case's id.
    pub case: String,
    /// The day it was made for.
    pub as_of: Day,
    /// Where the dispute stands, as `stage.is` of the facts.
    pub stage: StageKind,
    /// The same in words.
    pub standing: String,
    /// Every period, those that run first.
    pub timers: Vec<TimerFacts>,
    /// Every channel that suits the case.
    pub channels: Vec<Door>,
    /// The one next step.
    pub next: Next,
    /// Ways beside it, with their conditions.
    pub elsewhere: Vec<String>,
    /// Evidence that such cases need and this one may lack.
    pub missing_evidence: Vec<String>,
    /// What could go wrong.
    pub warnings: Vec<String>,
    /// What tells the case from others of its name in a calendar: where its file stands; for what has no file, its order.
    #[serde(skip)]
    pub series: String,
}

/// A channel's state.
#[derive(Debug, Clone, Serialize)]
pub struct Door {
    /// The channel's id.
    pub channel: String,
    /// Its name.
    pub name: String,
    /// Can it be used?
    pub is: DoorState,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// When it was used.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub used_at: Option<Moment>,
    /// Until when it stays shut.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub until: Option<Moment>,
    /// What happens when the period that keeps it shut lapses.
    #[serde(skip)]
    pub lapse: Option<String>,
    /// How soon it is the next step.
    #[serde(skip)]
    pub order: Option<u32>,
    /// Facts that it cannot do without and the case does not have.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub lacking: Vec<String>,
}

/// Whether a channel can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DoorState {
    /// Now.
    Open,
    /// A step or a period comes first.
    NotYet,
    /// It was.
    Used,
    /// No more.
    Closed,
}

/// The one next step.
#[derive(Debug, Clone, Serialize)]
pub struct Next {
    /// What to do.
    pub what: String,
    /// The channel, unless it is to wait.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// The command that writes its text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub command: Option<String>,
    /// Until when to wait, or by when to act.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<Moment>,
}

/// Makes the plan of a case; `case_file` is its name for the command.
pub fn plan(facts: &Facts, channels: &[&Channel], case_file: &str) -> Plan {
    let document = facts::document(facts);
    let door = |channel: &&Channel| doors::door(facts, &document, channel);
    let doors: Vec<Door> = channels.iter().filter_map(door).collect();
    let mut timers = facts.timers.clone();
    timers.sort_by(|one, other| {
        let is_over = |timer: &TimerFacts| timer.is != TimerState::Running;
        is_over(one).cmp(&is_over(other)).then_with(|| one.ends_at.cmp_end(other.ends_at))
    });
    Plan {
        format: "complain.plan/1",
        case: facts.case.id.to_string(),
        as_of: facts.case.as_of,
        stage: facts.stage.is,
        standing: standing(facts),
        next: doors::next(facts, &doors, case_file),
        elsewhere: elsewhere::elsewhere(facts, &doors),
        channels: doors,
        timers,
        missing_evidence: missing_evidence(facts),
        warnings: warnings(facts),
        series: facts.order.number.clone().unwrap_or_default(),
    }
}

impl Plan {
    /// What could go wrong, less what a period of the writer's own says already.
    pub fn reminders(&self) -> impl Iterator<Item = &String> {
        let is_own = |timer: &&TimerFacts| timer.is == TimerState::Running && timer.who == Actor::Consumer;
        self.warnings.iter().filter(move |warning| {
            let mut own = self.timers.iter().filter(is_own);
            !own.any(|timer| warning.starts_with(&format!("{}：", timer.name)))
        })
    }
}

/// Where the dispute stands, in order of time.
fn standing(facts: &Facts) -> String {
    let stage = &facts.stage;
    let (decisive, words) = match stage.is {
        StageKind::FirstNotice => (None, "还没有联系商家"),
        StageKind::InTouch => (None, "与商家有过往来，没有写商家怎样答复"),
        StageKind::Refused => (stage.refusal.as_ref(), "商家拒绝"),
        StageKind::Promised => (stage.promise.as_ref(), "商家同意或承诺，还没有兑现"),
        StageKind::PromiseBroken => (stage.promise.as_ref(), "商家承诺，约定的日期已过"),
        StageKind::Replied => (stage.answer.as_ref(), "商家答复，没有解决"),
        StageKind::Silent => (None, "已联系商家，还没有答复"),
    };
    let outcome = stage.outcome.as_ref().map_or("", |event| match event.event {
        EventKind::Accepted => "投诉被受理",
        EventKind::Rejected => "投诉没有受理",
        _ => "组织过调解",
    });
    let later = [
        (stage.intervention.as_ref(), "申请平台介入"),
        (stage.decision.as_ref(), "平台给出处理结果"),
        (stage.complaint.as_ref(), "提交投诉"),
        (stage.outcome.as_ref(), outcome),
    ];
    let mut steps: Vec<(&EventFacts, &str)> = later
        .into_iter()
        .chain([(decisive, words)])
        .filter_map(|(event, what)| event.map(|event| (event, what)))
        .collect();
    steps.sort_by_key(|(event, _)| facts.place(event));
    let dated = steps.iter().map(|(event, what)| format!("{} {what}", event.at));
    let undated = decisive.is_none().then(|| words.to_owned());
    undated.into_iter().chain(dated).collect::<Vec<_>>().join("；")
}

fn missing_evidence(facts: &Facts) -> Vec<String> {
    let answers = facts.refusal.iter().flat_map(|refusal| &refusal.evidence);
    let lacking = facts.problem.lacking().map(|evidence| &evidence.text);
    let mut all: Vec<String> = Vec::new();
    for text in lacking.chain(answers) {
        if !all.contains(text) {
            all.push(text.clone());
        }
    }
    all
}

fn warnings(facts: &Facts) -> Vec<String> {
    let mut warnings = Vec::new();
    if let Some(applications) = facts.applications.filter(|a| a.made + 2 > a.most as usize) {
        warnings.push(format!(
            "同一商品最多申请 {} 次售后，已经申请 {} 次",
            applications.most, applications.made
        ));
    }
    for timer in
        facts.timers.iter().filter(|timer| timer.is == TimerState::Running && timer.who == Actor::Consumer)
    {
        warnings.push(format!(
            "{}：{} 前要办（{}）；过期：{}",
            timer.name, timer.ends_at, timer.basis, timer.on_lapse
        ));
    }
    let is_guessed = |timer: &TimerFacts| timer.is_provisional && timer.is == TimerState::Running;
    if facts.timers.iter().any(is_guessed) {
        warnings.push("有的期限跨到还没有公布放假安排的年份，只按周末推算，公布以后要重算".into());
    }
    if let Some(refusal) = &facts.refusal {
        warnings.extend(
            refusal
                .merchant_may_be_right
                .iter()
                .map(|tell| format!("商家的理由“{}”可能成立：{tell}", refusal.name)),
        );
    }
    if let Some(department) = &facts.department {
        warnings.push(format!(
            "{}这类事像是归{}管，市场监督管理部门可能不受理：{}",
            department.matter, department.name, department.note
        ));
    }
    let doors = facts.procedure.get("refusal-of-acceptance").into_iter().flatten();
    let one_door = doors.into_iter().find(|ground| ground.article_id == "handled-elsewhere");
    warnings
        .extend(one_door.map(|ground| format!("同一争议只走一处行政投诉。{}：{}", ground.cite, ground.gist)));
    warnings
}
