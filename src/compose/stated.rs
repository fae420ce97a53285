//! What was stated of the goods or the service and what there really is, as far as a text has not told it.

use tera::Value;

use crate::telling::{Register, Who, holds};
use crate::wording::only_differs;

use super::marks::Mark;
use super::story::Told;

/// A clause of fewer characters says nothing by itself.
const LEAST_CLAUSE: usize = 3;

impl Told<'_> {
    /// What it really is, where the words of a detail say that two things differ and not in what, and no sentence of the
    /// argument says it: 商品页关于镜片的描述和收到的不一样.
    pub(super) fn says_only_that(&self, place: usize) -> Option<Value> {
        let detail = self.facts.problem.details.get(place)?;
        let (stated, actual) = (detail.stated.as_ref()?, detail.actual.as_ref()?);
        let all = [&self.facts.problem.summary, &detail.text].map(String::as_str).concat();
        let is_clause = |clause: &&str| clause.chars().count() >= LEAST_CLAUSE;
        let mut clauses = [stated, actual].into_iter().flat_map(|text| text.split(['，', '、', '。', '；']));
        let is_told = clauses.all(|clause| !is_clause(&clause) || holds(&all, clause));
        let mark = self.details.get(place)?.get_from_path("actual")?.as_str().and_then(Mark::whole)?;
        let says = only_differs(&detail.text) && !is_told && !self.is_argued(place);
        says.then(|| mark.with_text(&self.voiced.text(mark.text, Who::Other).text).into())
    }

    /// Does a formal text say beside a statute what this detail says that it really is?
    fn is_argued(&self, place: usize) -> bool {
        let actual = self.facts.problem.details.get(place).and_then(|detail| detail.actual.as_ref());
        let steps = self.facts.argument.steps.iter();
        self.voiced.register() == Register::Formal
            && actual.is_some()
            && steps.flat_map(|step| &step.application).any(|piece| piece.words.as_ref() == actual)
    }

    /// 充满一次可用20小时 before 充满电测了三次，分别用了7小时40分: what was stated, where nothing else tells it.
    pub(super) fn stated_first(&self, place: usize) -> Option<Value> {
        let (problem, detail) = (&self.facts.problem, self.facts.problem.details.get(place)?);
        let stated = detail.stated.as_deref().filter(|_| detail.actual.is_some())?;
        let page = self.facts.order.page_words.iter().map(String::as_str);
        let steps = self.facts.argument.steps.iter().filter(|step| step.is_short);
        let argued = steps.flat_map(|step| step.application.iter().chain(&step.breaker).chain(&step.spoken));
        let argued = argued.flat_map(|piece| [piece.quote.as_deref(), piece.words.as_deref()]).flatten();
        let own = [problem.summary.as_str(), detail.text.as_str()];
        let told: String = own.into_iter().chain(page).chain(argued).collect::<Vec<&str>>().join("\n");
        let mut clauses = stated.split(['，', '、', '。', '；', ' ']).filter(|clause| !clause.is_empty());
        let is_told = clauses.any(|clause| holds(&told, clause));
        let value = self.details.get(place)?.get_from_path("stated").filter(|stated| !stated.is_none())?;
        let is_at_sale = || self.page_states().is_some_and(|sale| sale == *value);
        (!is_told && self.says_only_that(place).is_none() && !is_at_sale()).then(|| value.clone())
    }

    /// Does what shows the page show this detail?
    pub(super) fn is_of_page(&self, place: usize) -> bool {
        let labels = self.facts.problem.details.get(place).map_or(&[][..], |detail| &detail.exhibits);
        labels.iter().any(|label| self.facts.order.promise_exhibits.contains(label))
    }

    /// 直播回放里老师说的和后来做的不一样: was what is stated said, and not written?
    pub(super) fn stated_is_said(&self, place: usize) -> bool {
        let problem = &self.facts.problem;
        let text = problem.details.get(place).map_or("", |detail| detail.text.as_str());
        let stated = text.split(['和', '跟', '与']).next().unwrap_or(text);
        problem.kind == "livestream"
            || ["说的", "讲的", "口头", "电话里"].iter().any(|word| stated.contains(word))
    }

    /// Does the summary say already what a detail says that was stated?
    pub(super) fn stated_is_told(&self, place: usize) -> bool {
        let problem = &self.facts.problem;
        let stated =
            problem.details.get(place).and_then(|detail| detail.stated.as_deref()).unwrap_or_default();
        let bare = |text: &str| text.chars().filter(|sign| sign.is_alphanumeric()).collect::<String>();
        let (told, stated) = (bare(&problem.summary), stated.rsplit('：').next().unwrap_or(stated));
        let mut parts = stated.split(['，', '、', '；', '。']).map(bare).filter(|part| !part.is_empty());
        !stated.is_empty() && parts.all(|part| told.contains(&part))
    }

    /// What a page states, where a detail that shows the page says what is different and not from what: 同一批次，颜色统一.
    /// A text for an office has it beside the statute; a spoken one would lose it.
    pub(super) fn page_states(&self) -> Option<Value> {
        const PAGES: [&str; 4] = ["页", "详情", "主图", "链接"];
        // One that says in its own words what the page writes has said it.
        const WRITES: [&str; 6] = ["页面写", "页写", "页面和", "详情写", "页面标", "页面上写"];
        let problem = &self.facts.problem;
        if self.voiced.register() == Register::Formal || !self.facts.order.page_words.is_empty() {
            return None;
        }
        let texts = problem.details.iter().map(|detail| detail.text.as_str());
        let quotes = self.facts.timeline.iter().filter_map(|event| event.quote.as_deref());
        let told: String = texts.chain([problem.summary.as_str()]).chain(quotes).collect();
        if WRITES.iter().any(|word| told.contains(word)) {
            return None;
        }
        let is_page = |label: &String| {
            let mut exhibits = self.facts.exhibits.iter();
            exhibits.any(|one| one.label == *label && PAGES.iter().any(|word| one.title.contains(word)))
        };
        let is_left = |place: &usize| {
            let detail = &problem.details[*place];
            let mut clauses =
                detail.stated.iter().flat_map(|text| text.split(['，', '、', '；', '。', ' '])).peekable();
            let is_told = clauses.peek().is_none() || clauses.all(|clause| holds(&told, clause));
            !is_told && detail.exhibits.iter().any(is_page) && self.says_only_that(*place).is_none()
        };
        let place = (0..problem.details.len()).find(is_left)?;
        self.details.get(place)?.get_from_path("stated").filter(|stated| !stated.is_none()).cloned()
    }
}
