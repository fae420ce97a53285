//! What a text does not say twice: a fact that meets a reason of the other side's stands beside that reason alone.

use crate::case::{Actor, EventKind};
use crate::facts::{Code, EventFacts, Piece, Step};
use crate::path::CasePath;
use crate::telling::{Move, MoveKind, Register, Story, discovered, holds, shared, touches};

use super::story::Told;

/// A fault that is told of so many days after the receipt was there on receipt.
const SAME_TIME: i64 = 1;
/// And of a kind that shows on receipt, so many.
const ON_RECEIPT: i64 = 3;

impl Told<'_> {
    /// The details that a move tells. A note tells one that meets a reason where the reason is told, and not twice; no
    /// text tells one that the event beside it has told with the same exhibits.
    pub(super) fn told<'m>(&'m self, one: &'m Move) -> impl Iterator<Item = &'m usize> {
        let is_note = self.voiced.register() == Register::Note;
        let is_formal = self.voiced.register() == Register::Formal;
        let is_said = move |place: usize| {
            is_note && (self.answers_whole(place) || self.is_said_by_writer(place))
                || is_formal && self.answers_beside(place)
        };
        one.details.iter().filter(move |place| !is_said(**place) && !self.is_of_event(one, **place))
    }

    /// Did the writer say then, to the same reason, what this detail says? A note tells the words of that day.
    fn is_said_by_writer(&self, place: usize) -> bool {
        let detail = self.facts.problem.details.get(place).filter(|detail| detail.answers.is_some());
        let Some(detail) = detail else { return false };
        let is_said = |event: &EventFacts| {
            let says = |text: &&str| text.starts_with('说') || text.contains("，说");
            let text = event.text.as_deref().filter(says);
            event.by == Actor::Consumer
                && event.answers == detail.answers
                && text.is_some_and(|text| shared(&detail.text, text).1 > 1)
        };
        self.facts.timeline.iter().any(is_said)
    }

    /// Is what meets this reason the message that stands before it?
    pub(super) fn was_just_told(&self, place: usize) -> bool {
        let before = place.checked_sub(1).and_then(|before| self.facts.timeline.get(before));
        let text = before.filter(|event| event.by == Actor::Consumer).and_then(|event| event.text.as_deref());
        let meets = |step: &&Step| self.met_place(step) == Some(place);
        let mut pieces = self.facts.argument.steps.iter().filter(meets).flat_map(|step| &step.spoken);
        let is_of = |words: &String| text.is_some_and(|text| text.contains(words.as_str()));
        self.voiced.register() == Register::Note
            && pieces.any(|piece| piece.words.as_ref().is_some_and(is_of))
    }

    /// Do the events of the move say what this detail says?
    fn is_of_event(&self, one: &Move, place: usize) -> bool {
        let Some(detail) = self.facts.problem.details.get(place) else { return false };
        let events = || one.places().into_iter().map(|place| &self.facts.timeline[place]);
        let told = || -> String {
            events().flat_map(|event| [event.text.as_deref(), event.quote.as_deref()]).flatten().collect()
        };
        let is_cited = |label: &String| events().any(|event| event.exhibits.contains(label));
        one.tail.is_none()
            && detail.exhibits.iter().all(is_cited)
            && holds(&told(), of_paper(without_proof(&detail.text)))
    }

    /// Does the detail beside a step of the writer's tell that step, with its day and its exhibits?
    pub(super) fn is_told_by_detail(&self, one: &Move) -> bool {
        let (MoveKind::Single, [event], [detail, ..]) = (one.kind, &one.events[..], &one.details[..]) else {
            return false;
        };
        let (event, detail) = (&self.facts.timeline[*event], &self.facts.problem.details[*detail]);
        let text = event.text.as_deref().unwrap_or_default();
        let names_day = detail.text.contains(&event.at.day.in_words_without_year());
        let is_shown = |label: &String| detail.exhibits.contains(label);
        // What was tested, with a receipt besides: the sheet shows both.
        let is_test = event.event == EventKind::Inspected && event.by == Actor::Consumer;
        let is_told = match event.event {
            EventKind::Other => event.exhibits.iter().all(is_shown) && touches(&detail.text, text),
            _ => is_test && event.exhibits.iter().any(is_shown) && holds(&detail.text, text),
        };
        one.tail.is_none() && names_day && is_told
    }

    /// Is what the course leaves out of the summary told behind this move, or before it? With the receipt, unless the
    /// fault showed or was told of on a later day.
    pub(super) fn tells_rest(&self, one: &Move) -> (bool, bool) {
        let timeline = &self.facts.timeline;
        let is_told = |event: &EventFacts| {
            event.by == Actor::Consumer
                && matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested)
        };
        let seen = discovered(self.facts);
        let Some(receipt) = self.receipt else {
            if let Some(seen) = seen {
                return (one.places().contains(&seen), false);
            }
            let placed = self.facts.order.placed.map(|placed| placed.day);
            let is_later = |event: &EventFacts| is_told(event) && placed.is_none_or(|day| event.at.day > day);
            return match timeline.iter().position(is_later) {
                Some(told) => (false, one.events.first() == Some(&told)),
                None => (one.kind == MoveKind::Bought, false),
            };
        };
        if let Some(seen) = seen {
            return (one.places().contains(&seen), false);
        }
        let told = (receipt + 1..timeline.len()).find(|place| is_told(&timeline[*place]));
        let day = timeline[receipt].at.day;
        let most = if timeline[receipt].reveals_problem { ON_RECEIPT } else { SAME_TIME };
        let later = told.filter(|told| timeline[*told].at.day.days_since(day) > most);
        match later {
            Some(told) => (false, one.events.first() == Some(&told)),
            None => (one.places().contains(&receipt), false),
        }
    }

    /// The move before which the rest of the summary is told: the first of the findings that lead up to the message, so that
    /// the matter stands before its details.
    pub(super) fn starts_rest<'m>(&self, story: &'m Story) -> Option<&'m Move> {
        let moves: Vec<&Move> = story.moves().collect();
        let message = moves.iter().position(|one| self.tells_rest(one).1)?;
        let leads = |one: &&Move| one.kind == MoveKind::Finding && one.events.is_empty();
        let before = moves[..message].iter().rev().take_while(|one| leads(one)).count();
        moves.get(message - before).copied()
    }

    /// Is the first of what was found told by itself, with the rest of the summary before it, and not within a step?
    pub(super) fn finding_tells_rest(&self, story: &Story) -> bool {
        let mut moves = story.moves().skip(story.found_from());
        let is_found =
            |one: &&Move| !self.answers_alone(one) && (!one.details.is_empty() || one.with_summary);
        moves.find(is_found).is_some_and(|one| one.kind == MoveKind::Finding)
    }

    /// Is what meets this reason a piece of a detail that is told whole beside it?
    pub(super) fn is_in_own_answer(&self, place: usize) -> bool {
        let Some(step) = self.facts.argument.steps.iter().find(|step| self.met_place(step) == Some(place))
        else {
            return false;
        };
        let id = self.facts.timeline.get(place).and_then(|event| event.id.as_ref());
        let own = self.facts.problem.details.iter().filter(|one| id.is_some() && one.answers.as_ref() == id);
        let holds = |words: &str| own.clone().any(|one| one.text.contains(words));
        step.detail.is_none() && step.spoken.iter().any(|piece| piece.words.as_deref().is_some_and(holds))
    }

    /// Does the writer meet this reason of the other side's in a message that the course tells?
    pub(super) fn is_met_by_writer(&self, place: usize) -> bool {
        let Some(id) = self.facts.timeline.get(place).and_then(|event| event.id.as_ref()) else {
            return false;
        };
        let meets = |event: &EventFacts| {
            event.by == Actor::Consumer && event.text.is_some() && event.answers.as_ref() == Some(id)
        };
        self.facts.timeline.iter().any(meets)
    }

    /// Does a note say to this reason what was known later only: a number of days up to now, an event behind it?
    pub(super) fn is_of_later(&self, place: usize) -> bool {
        let Some(event) = self.facts.timeline.get(place) else { return false };
        let is_last = !self.facts.timeline[place + 1..].iter().any(|later| later.by == event.by);
        let meets = |step: &&Step| self.met_place(step) == Some(place);
        let mut pieces = self.facts.argument.steps.iter().filter(meets).flat_map(|step| &step.spoken);
        // 材料已经发过了 is told where they were sent, which comes next.
        let answers_next = self.facts.timeline.get(place + 1).is_some_and(|next| next.by == Actor::Consumer);
        let is_done = |piece: &Piece| {
            piece.fixed.as_ref().is_some_and(|fixed| {
                fixed.0.contains("已经")
                    && ["发过", "交过", "提供过", "提交过"].iter().any(|done| fixed.0.contains(done))
            })
        };
        self.voiced.register() == Register::Note
            && !is_last
            && pieces
                .any(|piece| piece.days.is_some() || piece.on.is_some() || answers_next && is_done(piece))
    }

    /// Does this detail meet the words of the other side that the move ends in?
    pub(super) fn meets_answer(&self, one: &Move, place: usize) -> bool {
        let Some(detail) = self.facts.problem.details.get(place) else { return false };
        let answered = one.places().last().and_then(|place| self.facts.timeline.get(*place));
        let Some(event) = answered.filter(|event| {
            // 本人没有接受 stands between an offer and what speaks against it.
            event.quote.is_some() && event.by != Actor::Consumer && event.event != EventKind::Offered
        }) else {
            return false;
        };
        let names = |id: Option<&Code>| id.is_some() && detail.answers.as_ref() == id;
        names(event.id.as_ref()) && !detail.text.starts_with(['但', '而', '只', '也', '可', '没', '不'])
    }

    /// The words that a step meets: those that its detail names, else the last of the reason.
    pub(super) fn met_place(&self, step: &Step) -> Option<usize> {
        let timeline = &self.facts.timeline;
        let from = &step.position.as_ref()?.from;
        let detail = step.detail.and_then(|place| self.facts.problem.details.get(place));
        let named = detail.and_then(|detail| detail.answers.as_ref());
        let named = named.and_then(|id| timeline.iter().position(|event| event.id.as_ref() == Some(id)));
        named.or_else(|| timeline.iter().position(|event| event.from == *from))
    }

    /// Is what is said to this reason a detail as it stands?
    pub(super) fn is_met_by_detail(&self, place: usize) -> bool {
        let mut steps = self.facts.argument.steps.iter();
        // 可是…可我这幅 turns twice.
        let turns = |detail: usize| {
            let text = self.facts.problem.details.get(detail).map_or("", |detail| detail.text.as_str());
            // 母路由是放在铁箱子里的，这个我承认 is said before the turn.
            ["，可", "，但", "承认", "我认", "确实"].iter().any(|turn| text.contains(turn))
        };
        let step = steps.find(|step| self.met_place(step) == Some(place));
        // What is only taken for an answer may say the same.
        let is_guessed = |detail: usize| {
            let path = CasePath::of("problem.details").index(detail).join("answers");
            self.facts.inferred.iter().any(|one| one.path == path)
        };
        step.and_then(|step| step.detail).is_some_and(|detail| !turns(detail) && !is_guessed(detail))
    }

    /// Would nothing be left of a finding?
    pub(super) fn answers_alone(&self, one: &Move) -> bool {
        let has_other = one.with_summary || !one.shown.is_empty() || !one.events.is_empty();
        !has_other && !one.details.is_empty() && one.fold.is_none() && self.told(one).next().is_none()
    }

    /// Is this detail, as it stands, what is said to a reason of the other side's?
    pub(super) fn answers_whole(&self, place: usize) -> bool {
        self.facts.argument.steps.iter().any(|step| step.detail == Some(place))
    }

    /// Is this detail told in writing beside another that meets the same reason?
    pub(super) fn answers_beside(&self, place: usize) -> bool {
        let mut steps = self.facts.argument.steps.iter().filter(|step| step.is_short && step.is_detail);
        steps.any(|step| step.tells(Some(place)))
    }

    /// Does a chat tell this detail as one of what happened: with something that shows it, and not as an answer?
    pub(super) fn is_plain(&self, place: usize) -> bool {
        let detail = &self.facts.problem.details[place];
        let is_shown = !detail.exhibits.is_empty() || detail.stated.is_some() || !detail.shown.is_empty();
        // Nobody tells the seller unasked what he missed.
        let is_volunteered =
            detail.stated.is_none() && detail.shown.is_empty() && crate::dispute::concedes(&detail.text);
        is_shown && !is_volunteered && !self.answers_whole(place) && !self.is_reply(place)
    }

    /// Did the writer meet this reason in words of that day, which say what the argument would?
    pub(super) fn is_met_then(&self, place: usize) -> bool {
        let step = self.facts.argument.steps.iter().find(|step| self.met_place(step) == Some(place));
        match step.and_then(|step| step.detail) {
            Some(detail) => self.is_said_by_writer(detail),
            None => self.is_met_by_writer(place),
        }
    }

    /// Do the matter and the first details, which a chat tells, hold the page's own words?
    pub(super) fn says_page(&self, story: &Story) -> bool {
        let (told, page) = (self.told_in_chat(story), &self.facts.order.page_words);
        !page.is_empty() && page.iter().all(|words| told.contains(words.as_str()))
    }
}

/// What a paper says, where the text only names the paper before it: 品牌网点9月1日的检测单写“显示屏总成非原厂部件”.
fn of_paper(text: &str) -> &str {
    const PAPERS: [&str; 8] = ["检测单", "报告", "维修单", "鉴定书", "证书", "病历", "收据", "工单"];
    const LONGEST: usize = 16;
    let said = text.split_once('“').and_then(|(head, rest)| Some((head, rest.strip_suffix('”')?)));
    let is_of_paper = |head: &str| {
        let head = head.trim_end_matches(['，', '：']);
        head.chars().count() <= LONGEST
            && !head.contains('，')
            && ["写", "写的是", "写明", "显示"].iter().any(|verb| {
                head.strip_suffix(verb).is_some_and(|paper| PAPERS.iter().any(|one| paper.ends_with(one)))
            })
    };
    said.filter(|(head, said)| is_of_paper(head) && !said.contains(['“', '”'])).map_or(text, |(_, said)| said)
}

/// `…，有收款截图`: the exhibit is named where it is cited.
fn without_proof(text: &str) -> &str {
    const PROOFS: [&str; 6] = ["截图", "录像", "视频", "照片", "录屏", "记录"];
    let text = text.trim_end_matches('。');
    let last = text.rsplit_once('，').filter(|(_, last)| last.starts_with('有'));
    last.filter(|(_, last)| PROOFS.iter().any(|proof| last.ends_with(proof))).map_or(text, |(head, _)| head)
}
