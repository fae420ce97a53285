//! What follows from a fact by itself: that a promise leaves a thing out of nothing, that a paper is of something else, and what is
//! true in general of words like these.

use crate::case::Event;
use crate::knowledge::{Excepts, Maxim, Refusal};

use super::super::conditions::Witness;
use super::Arguing;
use super::closing::{Closing, closing, says_so};
use super::lines::fixed;

/// A seller that has one of these shows what they say of the thing that they name,
const PAPERS: [&str; 6] = ["检测报告", "质检报告", "检验报告", "鉴定报告", "报告", "证书"];
/// and with one of these a detail says that it is another.
const OF_ANOTHER: [&str; 10] = [
    "不是本人买的",
    "不是我买的",
    "不是这一款",
    "不是这款",
    "不是同一款",
    "不是本人这",
    "不是我这",
    "另一款的",
    "不是同一批",
    "不是我们买的",
];

/// Of words of more characters only a part may be quoted: beside a detail, and without one.
const QUOTED: usize = 56;
const UNMET: usize = 38;
impl Arguing<'_> {
    /// A report of something else says nothing of what the writer got.
    pub(super) fn of_another(&self, event: &Event, text: &str) -> Option<Closing> {
        let paper =
            PAPERS.iter().find(|paper| event.quote.as_deref().is_some_and(|said| said.contains(**paper)))?;
        OF_ANOTHER.iter().find(|words| text.contains(**words))?;
        let none = Witness::default();
        closing(
            "of-another",
            self.line(&format!("这份{paper}不能说明{{me}}收到的商品的情况"), &[], None, &none),
            vec![fixed(&format!("这份{paper}说明不了我收到的东西"))],
            Vec::new(),
        )
    }

    /// What the page promises does not leave this out, nor ask for that first. Where the seller says that it stands there, or the
    /// detail what does, nothing is added.
    pub(super) fn not_left_out(&self, refusal: &Refusal, event: &Event, text: &str) -> Option<Closing> {
        let said = event.quote.as_deref()?;
        let is_said = |excepts: &&Excepts| excepts.words.iter().any(|word| said.contains(word.as_str()));
        let requires = refusal.requires.as_ref().filter(is_said).map(|one| (one, not_required(&one.name)));
        // 外箱都没了 asks for the box, though 影响二次销售 beside it speaks of what was opened.
        let excepts = || refusal.excepts.as_ref().filter(is_said).map(|one| (one, not_excepted(&one.name)));
        let (one, both) = requires.or_else(excepts)?;
        self.left_out(one, event, text, both)
    }

    fn left_out(
        &self,
        excepts: &Excepts,
        event: &Event,
        text: &str,
        (formal, spoken): (String, String),
    ) -> Option<Closing> {
        event.quote.as_deref().filter(|said| !says_page(said) && !says_page(text))?;
        let page = self.chooser.asked.iter().find_map(|asked| {
            let words = self.line("{page.words|quoted}", &["page-promise"], Some(asked), &Witness::default());
            words.into_iter().next()
        })?;
        let promise = page.quote.as_deref()?;
        let speaks = excepts.words.iter().any(|word| promise.contains(word.as_str()));
        let line = |text: String| if speaks { Vec::new() } else { self.on_paper(vec![fixed(&text)]) };
        closing("left-out", line(formal), line(spoken), page.from.into_iter().collect())
    }

    /// What is true in general of words like these, whatever reason they give. Of long words a part is quoted: which, nobody
    /// knows here.
    pub(super) fn general(&self, event: &Event, text: &str, told: &str) -> Option<Closing> {
        let most = if text.is_empty() { UNMET } else { QUOTED };
        let said = event.quote.as_deref().filter(|said| said.chars().count() <= most)?;
        let maxims = self.law.maxims.iter().filter(|one| !one.is_of_platform && !says_so(told));
        let mut maxims = maxims.filter(|one| one.answers(said, text));
        maxims.find_map(|maxim| {
            if let Some(excepts) = &maxim.excepts {
                return self.left_out(excepts, event, text, not_excepted(&excepts.name));
            }
            let (formal, spoken) = self.says(maxim.says.as_ref()?, event)?;
            closing(&maxim.is, formal, spoken, vec![event.path().join("quote")])
        })
    }

    /// What is true in general of one clause of their words beside what is told of the others, of what was not said yet.
    pub(super) fn general_to(
        &self,
        event: &Event,
        (clause, told): (&str, &str),
        said: &[String],
    ) -> Option<Closing> {
        let is_new = |one: &&Maxim| !one.is_of_platform && one.excepts.is_none() && !said.contains(&one.is);
        let mut maxims = self.law.maxims.iter().filter(is_new).filter(|one| one.answers(clause, told));
        maxims.find_map(|maxim| {
            let (formal, spoken) = self.says(maxim.says.as_ref()?, event)?;
            closing(&maxim.is, formal, spoken, vec![event.path().join("quote")])
        })
    }
}

/// In writing, and in a chat.
fn not_required(name: &str) -> (String, String) {
    (format!("页面写明的承诺没有要求{name}"), format!("页面上的承诺没有说要{name}"))
}

fn not_excepted(name: &str) -> (String, String) {
    (format!("页面写明的承诺没有把{name}除外"), format!("页面上的承诺没有说{name}除外"))
}

fn says_page(text: &str) -> bool {
    ["页面", "页上", "详情", "写着", "写明", "有写", "写得"].iter().any(|word| text.contains(word))
}
