//! What a chat and a note say besides the words of a detail, and need not say because their title has said it.

use tera::Value;
use tera::value::Key;

use crate::case::{Actor, EventKind};
use crate::draft::ends;
use crate::facts::{DetailFacts, EventFacts, ExhibitFacts, Step};
use crate::telling::{Move, MoveKind, Register, Story, Who, behind_told, holds, news, tells_all};

use crate::wording::{behind_repeat, only_differs};

use super::dates::day_first;
use super::heading::{FAULTS, heading};
use super::marks::Mark;
use super::said::said_of;
use super::story::Told;

/// So many wordings a frame has that every text needs: two texts of one writer should not read alike.
const WORDINGS: usize = 3;
/// And the head of a detail of fewer does not.
const LEAST_HEAD: usize = 8;
/// A title with one of these says more than what the matter is.
const BEYOND: [&str; 12] = ["退", "拒", "赔", "店", "商家", "客服", "卖家", "平台", "不", "没", "未", "经过"];

/// A sentence with one of these waives what it tells.
const WAIVED: [&str; 5] = ["不计较", "这个没找", "就不说了", "也就算了", "没什么好说"];
/// And one of which every clause has one of these only says what is fine: strangers and sellers read it as the matter's weakness.
const FINE: [&str; 12] = [
    "倒是",
    "倒也",
    "没问题",
    "没有问题",
    "没什么问题",
    "还行",
    "挺",
    "没有划痕",
    "也在",
    "还送了",
    "不错",
    "就是",
];
/// A turn of no more characters was told by the sentences before it: 就是站不直.
const TURNED: usize = 8;

/// The sentences of a detail, without those that are none of the matter.
fn without_asides(text: &str) -> String {
    let ends = ends(text);
    let starts = std::iter::once(0).chain(ends.iter().copied());
    let sentences = starts.zip(ends.iter().copied().chain([text.len()])).map(|(from, to)| &text[from..to]);
    let has = |clause: &str, words: &[&str]| words.iter().any(|word| clause.contains(word));
    let is_fine = |clause: &str| {
        has(clause, &FINE) && (!clause.starts_with("就是") || clause.chars().count() <= TURNED)
    };
    let is_aside = |sentence: &str| {
        let clauses = || sentence.trim_end_matches('。').split(['，', '；']);
        let praises = has(sentence, &["倒是", "倒也", "还行"]);
        !sentence.contains('“') && (has(sentence, &WAIVED) || praises && clauses().all(is_fine))
    };
    sentences.filter(|sentence| !is_aside(sentence)).collect()
}

impl Told<'_> {
    /// Is a detail among these of which the case says what it shows?
    pub(super) fn shows_fault(&self, one: &Move) -> bool {
        let shows =
            |place: &usize| self.facts.problem.details.get(*place).is_some_and(|it| !it.shown.is_empty());
        self.told(one).any(shows)
    }

    /// A detail as the voice says it, with what its words leave out.
    pub(super) fn detail(&self, place: usize) -> Option<Value> {
        if let Some(known) = self.known.borrow().details.get(&place) {
            return known.clone();
        }
        let detail = self.voiced_detail(place);
        self.known.borrow_mut().details.insert(place, detail.clone());
        detail
    }

    fn voiced_detail(&self, place: usize) -> Option<Value> {
        let detail = self.details.get(place)?;
        let (more, news) = (self.more(place), self.behind_told(place));
        let said = said_of(self.voiced, detail, Who::Other);
        let mut map = said.or_else(|| detail.as_map().cloned())?;
        map.insert("names_sum".into(), self.names_sum(place).into());
        map.extend(more.map(|more| ("more".into(), more)));
        if let Some(actual) = self.says_only_that(place) {
            map.insert("says_only_that".into(), true.into());
            map.insert("actual".into(), actual);
            map.insert("stated_is_told".into(), self.stated_is_told(place).into());
            map.insert("stated_is_said".into(), self.stated_is_said(place).into());
        }
        if let Some(stated) = self.stated_first(place) {
            map.insert("stated_first".into(), stated);
            map.insert("is_of_page".into(), self.is_of_page(place).into());
        }
        map.extend(news.or_else(|| self.before_reply(place)).map(|news| ("said".into(), news)));
        let told = map.get(&Key::Str("said")).cloned();
        let said = told.as_ref().and_then(Value::as_str).and_then(Mark::whole);
        let Some(said) = said else { return Some(map.into()) };
        // An official text says all; so does what meets a reason, or shows what differs.
        let detail = self.facts.problem.details.get(place)?;
        let is_needed = detail.answers.is_some() || detail.stated.is_some() || !detail.shown.is_empty();
        let is_free = self.voiced.register() != Register::Formal && !is_needed;
        let kept = if is_free { without_asides(said.text) } else { said.text.to_owned() };
        if let Some((day, behind)) = day_first(&kept) {
            map.insert("day".into(), said.with_text(day).into());
            map.insert("behind_day".into(), said.with_text(behind).into());
        }
        map.insert("said".into(), said.with_text(&kept).into());
        (!kept.is_empty()).then(|| map.into())
    }

    /// The places of the details that answer these words and that no sentence of the argument tells.
    pub(super) fn replies(&self, place: usize) -> Vec<usize> {
        let id = self.facts.timeline.get(place).and_then(|event| event.id.as_ref());
        // What stands in writing beside the detail that meets the reason.
        let steps = self.facts.argument.steps.iter().filter(|step| self.met_place(step) == Some(place));
        let beside: Vec<usize> = steps.flat_map(|step| step.others.iter().copied()).collect();
        let details = self.facts.problem.details.iter().enumerate();
        let is_answer = |at: usize, detail: &DetailFacts| {
            // What only says that two things differ is told with what was found.
            let is_beside = beside.contains(&at) && !only_differs(&detail.text);
            id.is_some() && detail.answers.as_ref() == id || is_beside
        };
        let answers = details.filter(|(at, detail)| is_answer(*at, detail)).map(|(at, _)| at);
        answers.filter(|at| !self.answers_whole(*at)).collect()
    }

    /// Does an exhibit show what nothing else tells, in a clause: 孩子为2015年出生?
    pub(super) fn is_news(&self, exhibit: &ExhibitFacts) -> bool {
        const LONGEST: usize = 30;
        let problem = &self.facts.problem;
        let texts = problem.details.iter().map(|detail| detail.text.as_str());
        let events =
            self.facts.timeline.iter().flat_map(|event| [event.text.as_deref(), event.quote.as_deref()]);
        let told: String = texts.chain([problem.summary.as_str()]).chain(events.flatten()).collect();
        let is_clause = |shows: &str| shows.chars().count() <= LONGEST && !shows.contains(['。', '；', '：']);
        exhibit.shows.as_deref().is_some_and(|shows| is_clause(shows) && !holds(&told, shows))
    }

    /// Does a detail name what is claimed, as one that reckons it up does?
    fn names_sum(&self, place: usize) -> bool {
        let text = self.facts.problem.details.get(place).map_or("", |detail| detail.text.as_str());
        self.facts.claims.iter().filter_map(|claim| claim.amount).any(|amount| amount.is_named_in(text))
    }

    /// The words of a detail behind what a step of the writer's in the course of a note has told, and behind what the other
    /// side said.
    fn behind_told(&self, place: usize) -> Option<Value> {
        let is_own = |event: &&EventFacts| event.by == Actor::Consumer && event.event == EventKind::Other;
        let own = self.facts.timeline.iter().filter(is_own).filter_map(|event| event.text.as_deref());
        let course: String = own.filter(|_| self.voiced.register() == Register::Note).collect();
        let mark = self.details.get(place)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let news = if course.is_empty() { mark.text } else { behind_told(&course, mark.text) };
        // Their words stand before it already.
        let answers = self.facts.problem.details.get(place)?.answers.is_some();
        let news = if answers { behind_repeat(news) } else { news };
        (news.len() < mark.text.len())
            .then(|| mark.with_text(&self.voiced.text(news, Who::Other).text).into())
    }

    /// The words of a detail behind the step of its own day that stands before it: 少0.84克，检测费120元 behind 8月6日，本人送检测所，称重11.52克.
    pub(super) fn beside_step(&self, one: &Move, place: usize) -> Option<Value> {
        let step = one.events.first().filter(|_| one.kind == MoveKind::Single && one.tail.is_none())?;
        let step = &self.facts.timeline[*step];
        let day = step.at.day.in_words_without_year();
        let text = step.text.as_deref().filter(|_| step.by == Actor::Consumer)?;
        let mark = self.details.get(place)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let is_formal = self.voiced.register() == Register::Formal && mark.text.starts_with(&day);
        let news = behind_told(&format!("{day}{text}"), mark.text);
        (is_formal && news.len() < mark.text.len() && !self.is_told_by_detail(one))
            .then(|| mark.with_text(&self.voiced.text(news, Who::Other).text).into())
    }

    /// The head of a detail whose end a note tells beside the reason that it meets: 11月5日拿到维修点检测 of
    /// 11月5日拿到维修点检测，检测单写循环846次.
    fn before_reply(&self, place: usize) -> Option<Value> {
        let mark = self.details.get(place)?.get_from_path("text")?.as_str().and_then(Mark::whole)?;
        let text = mark.text.trim_end_matches('。');
        let is_told = |step: &&Step| {
            let told = |at| !(self.is_met_then(at) || self.is_of_later(at) || self.was_just_told(at));
            step.detail.is_none() && self.met_place(step).is_some_and(told)
        };
        let steps = self.facts.argument.steps.iter().filter(is_told);
        let mut ends = steps.flat_map(|step| &step.spoken).filter_map(|piece| piece.words.as_deref());
        let head = ends.find_map(|end| text.strip_suffix(end)?.strip_suffix('，'))?;
        let is_note = self.voiced.register() == Register::Note;
        // 清洗当天还没有上水，走的时候看不出漏不漏: only what happened on its day stands without its end.
        let says = day_first(text).is_some()
            && head.chars().count() >= LEAST_HEAD
            && !head.ends_with(['说', '写', '是']);
        (is_note && says).then(|| mark.with_text(&self.voiced.text(head, Who::Other).text).into())
    }

    /// How it really is, where a detail says it beside its words and nothing else in the case does: 没有摔过，没有进水.
    pub(super) fn more(&self, place: usize) -> Option<Value> {
        if self.voiced.register() == Register::Formal {
            return None;
        }
        let mark = self.details.get(place)?.get_from_path("actual")?.as_str().and_then(Mark::whole)?;
        let news = news(self.facts, mark.text);
        // What was never done to the goods; how they are is told by the details.
        let is_denial = ["没有", "没", "从没", "未"].iter().any(|word| news.starts_with(word));
        is_denial.then(|| mark.with_text(&self.voiced.text(news, Who::Other).text).into())
    }

    /// The same for the detail that meets these words.
    pub(super) fn more_to(&self, place: usize) -> Option<Value> {
        let meets = |step: &&Step| self.met_place(step) == Some(place);
        self.more(self.facts.argument.steps.iter().find(meets)?.detail?)
    }

    /// The rest of the summary in a note behind the page's own words, which its first sentence quotes: 直播间里说“三年内都给换”，….
    pub(super) fn behind_page_words<'t>(&self, rest: &'t str) -> &'t str {
        const LEAD: usize = 8;
        let Some((lead, quoted)) = rest.split_once('“').filter(|_| self.voiced.register() == Register::Note)
        else {
            return rest;
        };
        let told = |words: &str| self.facts.order.page_words.iter().any(|page| page.contains(words));
        let behind = quoted.split_once("”，").filter(|(words, behind)| told(words) && !behind.is_empty());
        behind.filter(|_| lead.chars().count() <= LEAD).map_or(rest, |(_, behind)| behind)
    }

    /// Do the title and the details say what the matter is, so that the summary would say it again?
    pub(super) fn matter_is_told(&self, story: &Story) -> bool {
        let problem = &self.facts.problem;
        let is_own = !problem.title_is_of_kind && !BEYOND.iter().any(|word| problem.title.contains(word));
        let title = match self.voiced.register() {
            Register::Note if problem.title_is_of_kind => heading(&story.matter).unwrap_or_default(),
            Register::Note => problem.title.as_str(),
            Register::Chat if is_own => problem.title.as_str(),
            Register::Chat | Register::Formal => return false,
        };
        let mut told = title.to_owned();
        let details = story.fresh.iter().filter(|place| self.is_plain(**place));
        told.extend(details.filter_map(|place| problem.details.get(*place)).map(|one| one.text.as_str()));
        !title.is_empty() && told.len() > title.len() && tells_all(&told, &story.matter)
    }

    /// Does the summary, as far as it is told, stop before it says what is wrong (买之前问过能不能用)?
    pub(super) fn stops_before_fault(&self, story: &Story) -> bool {
        let (matter, summary) = (story.matter.as_str(), self.facts.problem.summary.trim_end_matches('。'));
        // 能不能, 是不是 ask, and 脚伤 is why something was asked for.
        let told = ["能不能", "是不是", "会不会", "要不要", "可不可以", "脚伤", "腿伤", "腰伤", "手伤"]
            .iter()
            .fold(matter.to_owned(), |told, ask| told.replace(ask, ""));
        !summary.ends_with(matter.trim_end_matches('。')) && !told.contains(FAULTS)
    }

    /// And the title says it?
    pub(super) fn matter_needs_title(&self, story: &Story) -> bool {
        let problem = &self.facts.problem;
        self.stops_before_fault(story)
            && !problem.title_is_of_kind
            && !tells_all(story.matter.as_str(), &problem.title)
    }

    /// Which of the wordings of a frame this case has: always the same one. By how many steps, details and exhibits there
    /// are, so that no word or sum of the writer's changes another sentence.
    pub(super) fn wording(&self) -> usize {
        let (steps, details) = (self.facts.timeline.len(), self.facts.problem.details.len());
        (steps + details + self.facts.exhibits.len()) % WORDINGS
    }
}
