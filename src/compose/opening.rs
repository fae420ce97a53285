//! How a chat begins: what was promised comes before what was found, in the very words, and is not told twice.

use crate::case::{Actor, EventKind};
use crate::facts::EventFacts;
use crate::telling::{Register, Story, behind_told, shared};

use super::flags::ASSURES;
use super::story::Told;

/// A sentence of the writer's that begins so and says what was said or written tells of the page.
const SOURCES: [&str; 10] =
    ["页面", "商品页", "详情页", "详情", "客服", "店里", "卖家", "直播间", "下单前", "买之前"];
const SAYS: [&str; 5] = ["说", "写", "标", "承诺", "保证"];
/// A clause that begins so and is no longer than this says what was bought.
const BOUGHT: [&str; 5] = ["买的", "我买的", "本人买的", "买了", "我买了"];
const GOODS: usize = 24;
/// How a writer asks that the goods be fetched.
const FETCHES: [&str; 8] = ["来拉", "来取", "上门取", "来搬", "拉走", "安排车", "来收", "拉回去"];
/// And that what was built in be taken out.
const REMOVES: [&str; 5] = ["派人拆", "派人来拆", "上门拆", "人来拆", "拆走"];

/// How somebody says that goods are built in.
const BUILT_IN: [&str; 4] = ["已经安装", "已安装", "装在墙上", "装好在用"];

impl Told<'_> {
    /// The matter as the text tells it: a chat that quotes the page and the seller begins with them.
    pub(super) fn matter_said<'s>(&self, story: &'s Story) -> &'s str {
        self.behind_page(story).unwrap_or_else(|| self.behind_goods(&story.matter))
    }

    /// The matter behind a clause that only says what was bought, where a chat has just said it: 买的智能门锁，….
    fn behind_goods<'s>(&self, matter: &'s str) -> &'s str {
        let is_chat = self.voiced.register() == Register::Chat;
        let is_said = self.facts.order.is_by_writer && self.facts.order.placed.is_some();
        let names = |clause: &str| {
            let is_bare = clause.chars().count() <= GOODS && !clause.contains(['。', '；', '：']);
            BOUGHT.iter().any(|word| clause.starts_with(word))
                && is_bare
                && clause.contains(self.voiced.short())
        };
        match matter.split_once('，') {
            Some((clause, rest)) if is_chat && is_said && names(clause) && !rest.is_empty() => rest,
            _ => matter,
        }
    }

    /// The matter behind a first sentence that only says what the page and the seller had said, where both are quoted.
    pub(super) fn behind_page<'s>(&self, story: &'s Story) -> Option<&'s str> {
        let (first, rest) = story.matter.split_once('。')?;
        let is_chat = self.voiced.register() == Register::Chat;
        let is_of_page = SOURCES.iter().any(|word| first.starts_with(word))
            && SAYS.iter().any(|word| first.contains(word));
        let is_quoted = || {
            !self.page_left(story).is_empty()
                && !self.matter_names_page(story)
                && !self.answers_with_page()
                && !self.says_page(story)
        };
        if rest.is_empty() || !is_chat || !is_of_page || !is_quoted() {
            return None;
        }
        let said = self.placed_before_order().and_then(|place| self.facts.timeline[place].quote.as_deref());
        let quoted: String = self.facts.order.page_words.iter().map(String::as_str).chain(said).collect();
        let mut figures =
            first.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
        let (_, common) = shared(&quoted, first);
        (common > 1 && figures.all(|digits| quoted.contains(digits))).then_some(rest)
    }

    /// Does what is said to a reason hold the page's own words?
    pub(super) fn answers_with_page(&self) -> bool {
        let met = self.facts.argument.steps.iter().filter(|step| step.position.is_some());
        let said: Vec<&str> =
            met.flat_map(|step| &step.spoken).filter_map(|piece| piece.words.as_deref()).collect();
        let page = &self.facts.order.page_words;
        // 猫瘟犬瘟包退 of 7天健康保障，猫瘟犬瘟包退 is what is asked for.
        let is_said = |words: &String| {
            said.iter()
                .any(|said| said.contains(words.as_str()) || said.contains(ASSURES) && words.contains(said))
        };
        !page.is_empty() && page.iter().all(is_said)
    }

    /// What of a detail that meets a reason a chat has not told with the matter.
    pub(super) fn beside_matter<'t>(&self, text: &'t str) -> &'t str {
        let is_chat = self.voiced.register() == Register::Chat;
        if is_chat { behind_told(self.matter, text) } else { text }
    }

    /// Did the writer ask that the goods be fetched?
    pub(super) fn is_fetched(&self) -> bool {
        // 鼓包的电池不能收寄: who cannot send it has it fetched.
        let refuses = |event: &EventFacts| {
            let text = event.text.as_deref().or(event.quote.as_deref()).unwrap_or_default();
            event.by == Actor::Courier
                && event.event == EventKind::Refused
                && ["收寄", "不收", "不能寄", "寄不了", "拒收"].iter().any(|word| text.contains(word))
        };
        self.asks_for(&FETCHES) || self.is_removed() || self.facts.timeline.iter().any(refuses)
    }

    /// Did the writer ask that what was built in be taken out, or say that it is?
    pub(super) fn is_removed(&self) -> bool {
        let state = self.facts.goods.as_ref().and_then(|goods| goods.state.as_deref()).unwrap_or_default();
        self.asks_for(&REMOVES) || BUILT_IN.iter().any(|word| state.contains(word))
    }

    fn asks_for(&self, words: &[&str]) -> bool {
        let asks = |event: &EventFacts| {
            let text = event.text.as_deref().unwrap_or_default();
            let is_said = matches!(event.event, EventKind::Contacted | EventKind::AfterSaleRequested);
            event.by == Actor::Consumer && is_said && words.iter().any(|word| text.contains(word))
        };
        self.facts.timeline.iter().any(asks)
    }
}
