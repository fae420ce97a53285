//! One more event by questions: what is not known of it yet, one after another.

use std::collections::BTreeSet;

use crate::calendar::{Day, said_on};
use crate::case::{Actor, EventKind};
use crate::language::{Both, Fixed};

use super::answers::{DAY, chosen, moment, sum};
use super::append::NewEvent;
use super::interview::Question;

/// What is known of an event.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// What happened.
    pub kind: Option<EventKind>,
    /// When, as case files write it.
    pub at: Option<String>,
    /// Who did it.
    pub by: Option<Actor>,
    /// What else: keys with their values.
    pub more: Vec<(&'static str, String)>,
}

/// The questions about an event.
pub struct EventInterview {
    known: Known,
    /// What was passed over.
    passed: BTreeSet<Ask>,
    /// Channels by id and name, for a complaint.
    channels: Vec<(String, String)>,
    today: Day,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ask {
    Kind,
    At,
    By,
    Quote,
    Text,
    Amount,
    Channel,
    Until,
}

impl EventInterview {
    /// The questions; what is known is not asked.
    pub fn new(known: Known, channels: Vec<(String, String)>, today: Day) -> Self {
        Self { known, passed: BTreeSet::new(), channels, today }
    }

    /// The next question; `None` where all are answered.
    pub fn question(&self) -> Option<Question> {
        let ask = self.next()?;
        let (what, why) = ask.words();
        Some(Question { ask: what, why, choices: self.choices(ask), may_be_empty: self.may_be_empty(ask) })
    }

    /// Takes an answer to the question. What is wrong with it comes back, and the question stays.
    pub fn answer(&mut self, answer: &str) -> Result<(), Both> {
        let answer = answer.trim();
        let Some(ask) = self.next() else { return Ok(()) };
        if answer.is_empty() {
            if !self.may_be_empty(ask) {
                return Err(Fixed::fixed("这一项要有内容", "this one needs an answer").into());
            }
            self.passed.insert(ask);
            return Ok(());
        }
        self.take(ask, answer)
    }

    /// The event. `None` where it is not known what happened, or when.
    pub fn event(self) -> Option<NewEvent> {
        let Known { kind, at, by, more } = self.known;
        let kind = kind?;
        let usual = || kind.actors().first().copied().unwrap_or(Actor::Consumer);
        Some(NewEvent { at: at?, by: by.unwrap_or_else(usual), kind, more })
    }

    fn next(&self) -> Option<Ask> {
        let Some(kind) = self.known.kind else { return Some(Ask::Kind) };
        if self.known.at.is_none() {
            return Some(Ask::At);
        }
        let is_open = |ask: &Ask| !self.passed.contains(ask);
        if self.known.by.is_none() && kind.actors().len() > 1 && is_open(&Ask::By) {
            return Some(Ask::By);
        }
        let by = self.known.by.or_else(|| kind.actors().first().copied());
        let is_said = |ask: &Ask| self.known.more.iter().any(|(key, _)| *key == ask.key());
        asked(kind, by).into_iter().find(|ask| is_open(ask) && !is_said(ask))
    }

    fn may_be_empty(&self, ask: Ask) -> bool {
        match ask {
            Ask::Kind | Ask::At => false,
            Ask::Amount => self.known.kind != Some(EventKind::Refunded),
            Ask::Channel => self.known.kind != Some(EventKind::Complained),
            Ask::Text => self.known.kind != Some(EventKind::Other),
            _ => true,
        }
    }

    fn choices(&self, ask: Ask) -> Vec<(String, String)> {
        match ask {
            Ask::Kind => kinds(),
            Ask::By => self.known.kind.map(actors).unwrap_or_default(),
            Ask::Channel => self.channels.clone(),
            _ => Vec::new(),
        }
    }

    fn take(&mut self, ask: Ask, answer: &str) -> Result<(), Both> {
        let value = match ask {
            Ask::Kind => {
                self.known.kind = match EventKind::from_name(answer) {
                    Some(kind) => Some(kind),
                    None => EventKind::from_word(EventKind::CHOICES[chosen(answer, &kinds())?].word),
                };
                return Ok(());
            }
            Ask::At => {
                self.known.at = Some(moment(answer, self.today)?.to_string());
                return Ok(());
            }
            Ask::By => {
                let can = self.known.kind.map(EventKind::actors).unwrap_or_default();
                let named = Actor::from_name(answer).filter(|actor| can.contains(actor));
                let all = self.choices(ask);
                self.known.by = Some(named.map_or_else(|| chosen(answer, &all).map(|at| can[at]), Ok)?);
                return Ok(());
            }
            Ask::Amount => sum(answer)?,
            // One that has no templates here is written as it is called.
            Ask::Channel => {
                let at = chosen(answer, &self.channels);
                at.map_or_else(|_| answer.to_owned(), |at| self.channels[at].0.clone())
            }
            Ask::Until => said_on(answer, self.today).ok_or(DAY)?.day.to_string(),
            Ask::Quote | Ask::Text => answer.to_owned(),
        };
        self.known.more.push((ask.key(), value));
        Ok(())
    }
}

impl Ask {
    fn key(self) -> &'static str {
        match self {
            Self::Kind => "event",
            Self::At => "at",
            Self::By => "by",
            Self::Quote => "quote",
            Self::Text => "text",
            Self::Amount => "amount",
            Self::Channel => "channel",
            Self::Until => "until",
        }
    }

    /// What is asked, and why.
    fn words(self) -> (Fixed, Fixed) {
        match self {
            Self::Kind => (
                Fixed::fixed(
                    "什么事？写编号前的数字，或者写名称",
                    "What happened? The number before it, its id or its name",
                ),
                Fixed::fixed(
                    "下一步用哪个渠道、期限怎样算都看它",
                    "The next channel and the periods depend on it",
                ),
            ),
            Self::At => (
                Fixed::fixed(
                    "什么时候？如 昨天、5月4日 18:30",
                    "When? Such as 2026-05-04 18:30, 5月4日 or 昨天",
                ),
                Fixed::fixed("期限从这一天算起", "Periods run from it"),
            ),
            Self::By => (
                Fixed::fixed(
                    "谁做的？直接回车：通常的那一方（第一个）",
                    "Who did it? Enter alone: the usual one, the first",
                ),
                Fixed::fixed("文字里要写明是谁", "The texts say who it was"),
            ),
            Self::Quote => (
                Fixed::fixed(
                    "对方怎么说的？照原话抄；没有就直接回车",
                    "What did they say? Word for word; Enter alone if nothing",
                ),
                Fixed::fixed(
                    "认得出的拒绝理由，文字里会有回应",
                    "The texts answer the reasons for refusing that are known",
                ),
            ),
            Self::Text => (
                Fixed::fixed(
                    "具体是什么？用自己的话写一句，如：要求退货退款",
                    "What exactly? A Chinese sentence of your own: 要求退货退款",
                ),
                Fixed::fixed("文字里照这一句写", "The texts say it so"),
            ),
            Self::Amount => (
                Fixed::fixed("多少元？", "How many yuan?"),
                Fixed::fixed("到账的要从请求里减去", "What was paid back is taken off what is asked for"),
            ),
            Self::Channel => (
                Fixed::fixed("通过哪个渠道投诉的？", "Through which channel was the complaint made?"),
                Fixed::fixed("受理的期限看是哪个渠道", "The period for taking it up depends on the channel"),
            ),
            Self::Until => (
                Fixed::fixed(
                    "承诺或者要求在哪天以前？没有说就直接回车",
                    "Promised or set for which day? Enter alone if none was named",
                ),
                Fixed::fixed("过了这一天，文字里会写没有做到", "After it the texts say that it was not kept"),
            ),
        }
    }
}

/// What is asked of an event of this kind beside what, when and who.
fn asked(kind: EventKind, by: Option<Actor>) -> Vec<Ask> {
    use EventKind::{Delivered, NoReply, Ordered, Paid, Refunded, ReturnReceived, ReturnShipped, Shipped};
    let is_silent = matches!(
        kind,
        Ordered | Paid | Shipped | Delivered | NoReply | ReturnShipped | ReturnReceived | Refunded
    );
    let words = if by == Some(Actor::Consumer) || kind == EventKind::Other { Ask::Text } else { Ask::Quote };
    let own = [Ask::Amount, Ask::Channel, Ask::Until];
    let own = own.into_iter().filter(|ask| kind.own_keys().any(|key| key == ask.key()));
    own.chain((!is_silent).then_some(words)).collect()
}

fn kinds() -> Vec<(String, String)> {
    EventKind::CHOICES.iter().map(|one| (one.word.to_owned(), one.about.to_owned())).collect()
}

fn actors(kind: EventKind) -> Vec<(String, String)> {
    kind.actors().iter().map(|one| (one.word().to_owned(), one.about().to_owned())).collect()
}
