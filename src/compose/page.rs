//! The page's words in a text without a course: what of them the matter has not told, and whether it names them.

use tera::Value;

use crate::case::ClaimKind;
use crate::telling::{Story, holds, shared};

use super::flags::ASSURES;
use super::story::Told;

/// So many details a chat tells.
const CHAT_DETAILS: usize = 2;
/// Between the clauses of what a page says.
const CLAUSES: [char; 3] = ['，', '；', '。'];

impl Told<'_> {
    /// The page's own words that neither the matter nor the first details, which a chat tells, hold.
    pub(super) fn page_left(&self, story: &Story) -> Vec<Value> {
        let told = self.told_in_chat(story);
        let problem = &self.facts.problem;
        let details = problem.details.iter().map(|detail| detail.text.as_str());
        let claims = self.facts.claims.iter().filter_map(|claim| claim.text.as_deref());
        let all: String = details.chain(claims).chain([problem.summary.as_str()]).collect();
        let words = self.facts.order.page_words.iter().zip(self.page);
        let is_of_matter = |words: &str| words.contains(ASSURES) || shared(&all, words).1 > 0;
        let bare = |text: &str| {
            text.chars().filter(|sign| sign.is_alphanumeric() || *sign == '.').collect::<String>()
        };
        let told = bare(&told);
        // Who sends the goods back asks for what the page promises then, and not for what it said of them.
        let is_promise_met = self.facts.order.page_words.iter().any(|words| self.is_met_in_chat(words));
        let gives_back = self.facts.claims.iter().any(|claim| claim.kind == ClaimKind::ReturnRefund);
        let left = |(words, value): (&String, &Value)| {
            let is_told = |clause: &str| told.contains(&bare(clause));
            let names = story.matter.contains("页面写") && holds(&story.matter, words);
            let promised = words.split(CLAUSES).filter(|clause| clause.contains(ASSURES));
            let describes = gives_back && is_promise_met && !words.contains(ASSURES);
            if describes
                || self.promises_repair_alone(words)
                || is_told(words)
                || self.is_met_in_chat(words)
                || names && promised.clone().all(|clause| holds(&story.matter, clause))
            {
                return None;
            }
            is_of_matter(words).then(|| value.clone())
        };
        words.filter_map(left).collect()
    }

    /// 换屏质保180天 is no ground of a refund, and asked for beside one it takes it back.
    fn promises_repair_alone(&self, words: &str) -> bool {
        let is_repair =
            |kind: ClaimKind| matches!(kind, ClaimKind::Repair | ClaimKind::Exchange | ClaimKind::Redo);
        (words.contains("质保") || words.contains("保修"))
            && !words.contains(['退', '赔'])
            && !["包换", "可换", "换新", "换货"].iter().any(|word| words.contains(word))
            && !self.facts.claims.iter().any(|claim| is_repair(claim.kind))
    }

    pub(super) fn told_in_chat(&self, story: &Story) -> String {
        let fresh = story.fresh.iter().filter(|place| self.is_plain(**place)).take(CHAT_DETAILS);
        let details = fresh.filter_map(|place| self.facts.problem.details.get(*place));
        details.map(|detail| detail.text.as_str()).chain([story.matter.as_str()]).collect()
    }

    /// Does the matter name the page and its words, in other marks: 页面写全新国行、原封未拆?
    pub(super) fn matter_names_page(&self, story: &Story) -> bool {
        let page = &self.facts.order.page_words;
        let names = story.matter.contains("页面写");
        // 一次充满实跑70公里，虚标包退: what is promised is not left out because the figure was told.
        let assures = |words: &str| {
            words
                .split(['，', '；', '。', ' '])
                .filter(|clause| clause.contains(ASSURES))
                .all(|clause| story.matter.contains(clause))
        };
        names && !page.is_empty() && page.iter().all(|words| holds(&story.matter, words) && assures(words))
    }
}
