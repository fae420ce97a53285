//! One request: what was asked of whom, how often, and what became of it.

use crate::calendar::Day;

use super::{Asked, Side};

/// One thing asked for, from the first time to the last.
#[derive(Debug, Clone)]
pub struct Request {
    /// Of whom.
    pub to: Side,
    /// What.
    pub what: Asked,
    /// The events that ask it, the first first.
    pub asked_at: Vec<usize>,
    /// What became of it.
    pub state: State,
    /// The event that made it so.
    pub settled_by: Option<usize>,
    /// The promised day.
    pub until: Option<Day>,
    /// Asked in the platform's after-sale form, the last time.
    pub is_application: bool,
    /// The event that last granted it or carried it out.
    pub granted_by: Option<usize>,
    /// It was agreed to at some time: to ask again is a request of its own.
    pub was_granted: bool,
    /// What was left of it is asked for by a later request.
    pub is_succeeded: bool,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing is told yet of an answer.
    Pending,
    /// No answer had come when the case last says so.
    Silent,
    /// Answered, neither granted nor refused.
    Replied,
    /// Promised; the day has not passed, or there is none.
    Promised,
    /// Promised for a day that has passed.
    PromiseBroken,
    /// Refused.
    Refused,
    /// Agreed to and not yet carried out, as far as the case says.
    Granted,
    /// Carried out in part.
    Part,
    /// Carried out.
    Done,
    /// Taken back by the consumer.
    Withdrawn,
}

impl State {
    /// The word in the facts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Silent => "silent",
            Self::Replied => "replied",
            Self::Promised => "promised",
            Self::PromiseBroken => "promise-broken",
            Self::Refused => "refused",
            Self::Granted => "granted",
            Self::Part => "part",
            Self::Done => "done",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Request {
    /// The first event that asks it.
    pub fn first_asked(&self) -> usize {
        self.asked_at.first().copied().unwrap_or_default()
    }

    /// The last event that asks it.
    pub fn last_asked(&self) -> usize {
        self.asked_at.last().copied().unwrap_or_default()
    }

    /// Neither carried out, nor taken back, nor asked for anew. What was agreed to is still owed.
    pub fn is_open(&self) -> bool {
        !self.is_succeeded && !matches!(self.state, State::Done | State::Withdrawn)
    }

    pub(super) fn settle(&mut self, state: State, place: usize) {
        (self.state, self.settled_by) = (state, Some(place));
        self.was_granted |= state == State::Granted;
        if matches!(state, State::Granted | State::Done) {
            self.granted_by = Some(place);
        }
        self.until = None;
    }
}
