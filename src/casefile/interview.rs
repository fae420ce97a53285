//! A new case by questions: which comes next, what an answer means, and the file that comes of it.

use std::collections::VecDeque;

use crate::calendar::{Day, Moment};
use crate::case::{ClaimKind, EventKind};
use crate::knowledge::heard;
use crate::language::{Both, Fixed};

use super::answers::{claim, method, moment, sum};
use super::choices::{Choices, OTHER};
use super::layout::{Happened, Written};
use super::skeleton::{evidence, top};
use super::steps::Step;

/// A question to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// What is asked.
    pub ask: Fixed,
    /// Why.
    pub why: Fixed,
    /// What can be chosen: ids with their names, counted from 1.
    pub choices: Vec<(String, String)>,
    /// An empty answer passes it over.
    pub may_be_empty: bool,
}

/// The questions of a new case, with the answers so far.
pub struct Interview {
    choices: Choices,
    today: Day,
    left: VecDeque<Step>,
    case: Written,
    claims: Vec<(ClaimKind, Option<String>)>,
    contacted: Option<(Moment, Option<String>)>,
    answer: Option<String>,
    delivered: Option<Moment>,
}

impl Interview {
    /// The questions; what is known of platform and problem is not asked.
    pub fn new(choices: Choices, platform: Option<&str>, problem: Option<&str>, today: Day) -> Self {
        use Step::{
            Claims, Contacted, Delivered, Item, Kind, Method, Number, Paid, Placed, Platform, Shop, Summary,
        };
        let all =
            [Platform, Shop, Item, Paid, Placed, Number, Method, Kind, Summary, Claims, Delivered, Contacted];
        let is_left = |step: &Step| match step {
            Platform => platform.is_none(),
            Kind => problem.is_none(),
            _ => true,
        };
        let mut case = Written { top: top("按您的回答写的；改好、补全"), ..Written::default() };
        if let Some(platform) = platform {
            case.put("platform", platform, None);
        }
        let left = all.into_iter().filter(is_left).collect();
        let (claims, contacted, answer, delivered) = (Vec::new(), None, None, None);
        let mut interview = Self { choices, today, left, case, claims, contacted, answer, delivered };
        if let Some(id) = problem {
            interview.put_problem(id);
        }
        interview
    }

    /// The next question; `None` where all are answered.
    pub fn question(&self) -> Option<Question> {
        let step = *self.left.front()?;
        let (ask, why, may_be_empty) = (step.asked(), step.why(), step.may_be_empty());
        Some(Question { ask, why, choices: self.choices_of(step), may_be_empty })
    }

    /// Takes an answer to the question. What is wrong with it comes back, and the question stays.
    pub fn answer(&mut self, answer: &str) -> Result<(), Both> {
        let answer = answer.trim();
        let Some(step) = self.left.front().copied() else { return Ok(()) };
        if answer.is_empty() {
            if !step.may_be_empty() {
                return Err(Fixed::fixed("这一项要有内容", "this one needs an answer").into());
            }
            self.left.pop_front();
            self.passed(step);
            return Ok(());
        }
        self.take(step, answer)?;
        let at = self.left.iter().position(|left| *left == step);
        at.map(|at| self.left.remove(at));
        self.needs_a_day();
        Ok(())
    }

    /// The file.
    pub fn text(mut self) -> String {
        for (kind, amount) in &self.claims {
            let mut entries = vec![("kind", kind.word().to_owned())];
            entries.extend(amount.iter().map(|amount| ("amount", amount.clone())));
            self.case.claims.push(Happened { entries, remarks: Vec::new() });
        }
        self.tell();
        let problem = self.case.get("problem.kind").map(str::to_owned);
        let problem = problem.and_then(|id| self.choices.problems.iter().find(|one| one.id == id));
        self.case.evidence = evidence(problem);
        self.case.text()
    }

    fn choices_of(&self, step: Step) -> Vec<(String, String)> {
        match step {
            Step::Platform => self.choices.platforms.clone(),
            Step::Kind => {
                self.choices.problems.iter().map(|one| (one.id.clone(), one.name.clone())).collect()
            }
            step => step.choices(),
        }
    }

    fn take(&mut self, step: Step, answer: &str) -> Result<(), Both> {
        let today = self.today;
        match step {
            Step::Platform => return self.take_platform(answer),
            Step::Shop => self.case.put("merchant.shop", answer, None),
            Step::Item => self.case.put("order.item", answer, None),
            Step::Paid => self.case.put("order.paid", sum(answer)?, None),
            Step::Placed => self.case.put("order.placed", moment(answer, today)?.to_string(), None),
            Step::Number => self.case.put("order.number", answer, None),
            Step::Method => {
                let (word, name) = &step.choices()[method(answer, &step.choices())?];
                self.case.put("order.payment.method", word, Some(name.clone()));
            }
            Step::Kind => {
                let at = self.choices.problem_at(answer)?;
                let id = self.choices.problems[at].id.clone();
                self.put_problem(&id);
            }
            Step::Summary => self.case.put("problem.summary", ended(answer), None),
            Step::Claims => return self.take_claims(answer),
            Step::ClaimAmount(at) => self.claims[at].1 = Some(sum(answer)?),
            _ => return self.take_event(step, answer),
        }
        Ok(())
    }

    /// A platform that is not known has its name told.
    fn take_platform(&mut self, answer: &str) -> Result<(), Both> {
        match self.choices.platform_at(answer) {
            Ok(at) if self.choices.platforms[at].0 == OTHER => {
                return Err(Fixed::fixed(
                    "直接写出平台的名称，如 拼多多",
                    "write the platform's name instead, such as 拼多多",
                )
                .into());
            }
            Ok(at) => {
                let (id, name) = self.choices.platforms[at].clone();
                self.case.put("platform", id, Some(name));
            }
            Err(_) => {
                self.case.put("platform", OTHER, None);
                self.case.put("operator.name", answer, None);
            }
        }
        Ok(())
    }

    fn take_event(&mut self, step: Step, answer: &str) -> Result<(), Both> {
        match step {
            Step::Delivered => self.delivered = Some(moment(answer, self.today)?),
            Step::Contacted => {
                self.contacted = Some((moment(answer, self.today)?, None));
                self.left.extend([Step::Told, Step::Answer]);
            }
            Step::Told => {
                if let Some((_, told)) = &mut self.contacted {
                    *told = Some(answer.trim_end_matches('。').to_owned());
                }
            }
            Step::Answer => {
                self.answer = Some(answer.to_owned());
                self.left.push_back(Step::Answered);
            }
            Step::Answered => {
                let at = moment(answer, self.today)?;
                self.tell_answer(at);
            }
            _ => {
                let at = moment(answer, self.today)?;
                self.happened(at, "consumer", "ordered", Vec::new());
            }
        }
        Ok(())
    }

    fn take_claims(&mut self, answer: &str) -> Result<(), Both> {
        let choices = Step::Claims.choices();
        let words = answer.split([',', '，', '、', ' ']).filter(|word| !word.is_empty());
        let kinds: Vec<ClaimKind> = words.map(|word| claim(word, &choices)).collect::<Result<_, _>>()?;
        if kinds.iter().filter(|kind| kind.is_refund()).count() > 1 {
            return Err(Fixed::fixed(
                "退款和退货退款只写一个：货要不要退回去？",
                "refund or return-refund, not both: do the goods go back?",
            )
            .into());
        }
        self.claims = kinds.into_iter().map(|kind| (kind, None)).collect();
        let needs = self.claims.iter().enumerate().filter(|(_, (kind, _))| kind.needs_amount());
        let asked: Vec<Step> = needs.map(|(at, _)| Step::ClaimAmount(at)).collect();
        // Right after this one.
        asked.into_iter().rev().for_each(|step| self.left.insert(1, step));
        Ok(())
    }

    fn put_problem(&mut self, id: &str) {
        let name = self.choices.problems.iter().find(|one| one.id == id).map(|one| one.name.clone());
        self.case.put("problem.kind", id, name);
    }

    fn passed(&mut self, step: Step) {
        if step == Step::Answered
            && let Some((at, _)) = self.contacted
        {
            self.tell_answer(at.day.into());
        }
        self.needs_a_day();
    }

    /// Where nothing that was told has a day, one is asked for.
    fn needs_a_day(&mut self) {
        let has_day = self.delivered.is_some() || self.contacted.is_some() || !self.case.history.is_empty();
        if !self.left.is_empty() || has_day {
            return;
        }
        match self.case.get("order.placed").map(str::to_owned) {
            Some(placed) => {
                let entries = [("at", placed.as_str()), ("by", "consumer"), ("event", "ordered")];
                let entries = entries.map(|(key, value)| (key, value.to_owned())).to_vec();
                self.case.history.push(Happened { entries, remarks: Vec::new() });
            }
            None => self.left.push_back(Step::AnyDay),
        }
    }

    fn happened(&mut self, at: Moment, by: &str, event: &str, more: Vec<(&'static str, String)>) {
        let own = [("at", at.to_string()), ("by", by.to_owned()), ("event", event.to_owned())];
        let entries = own.into_iter().chain(more).collect();
        self.case.history.push(Happened { entries, remarks: Vec::new() });
    }

    fn tell_answer(&mut self, at: Moment) {
        let Some(quote) = self.answer.take() else { return };
        let is_refusal = heard(&self.choices.refusals, &quote, false).iter().any(|one| one.is_sure);
        let kind = if is_refusal { EventKind::Refused } else { EventKind::Replied };
        self.happened(at, "merchant", kind.word(), vec![("quote", quote)]);
    }

    /// What came before the merchant's answer, before it.
    fn tell(&mut self) {
        let after = std::mem::take(&mut self.case.history);
        if let Some(at) = self.delivered {
            self.happened(at, "courier", "delivered", Vec::new());
        }
        if let Some((at, told)) = self.contacted.take() {
            let more = told.map(|told| ("text", told)).into_iter().collect();
            self.happened(at, "consumer", "contacted", more);
        }
        self.case.history.extend(after);
    }
}

/// A sentence with its mark at the end.
fn ended(text: &str) -> String {
    if text.ends_with(['。', '！', '？', '；']) { text.to_owned() } else { format!("{text}。") }
}
