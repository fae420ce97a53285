//! What a detail says to a reason: bound by the words that both have, or named by the case.

use crate::case::{Detail, Event};
use crate::dispute::{Position, concedes, count_time_alike, share_figure};
use crate::knowledge::heard;
use crate::numerals::alike;
use crate::reading::is_han;
use crate::wording::{apart, behind_repeat, clauses, short_clauses, with_condition};

use super::super::Piece;
use super::super::conditions::Witness;
use super::super::grounds::recognise;
use super::Arguing;
use super::leads::{LEAD, MOST_CLAUSE, quoted};
use super::sentences::{is_last, is_plain, sentence_of, with_subject};

/// A clause in which the reason is heard may have so many: 您家是不是地不平或者插座电压不稳呀.
const MOST_HEARD: usize = 20;
/// Two such words, or one of twice the length, bind two sentences.
const SHARED: usize = 2;
/// The characters of a word.
const WORD: usize = 2;
/// And of a term, which is said of one thing only.
const TERM: usize = 4;
/// Words of a seller that refuse and give no reason.
const CONCLUDES: &[&str] = &[
    "不退",
    "不换",
    "不赔",
    "不补",
    "退不了",
    "换不了",
    "不支持退",
    "寄回了",
    "给您寄回",
    "取回去",
    // Where the writer is sent with it is none either.
    "麻烦联系",
    "麻烦您联系",
    "请联系",
    "请您联系",
    "建议联系",
    "建议您联系",
    "您联系",
];
/// Pairs of characters that bind nothing.
const COMMON: &[&str] = &[
    "我们", "您的", "这个", "可以", "没有", "不能", "不是", "一个", "已经", "商家", "店铺", "店里", "客服",
    "商品", "平台", "页面", "问题", "情况", "退款", "退货", "货款", "需要", "什么", "怎么", "就是", "还是",
    "要求", "他们", "本人", "现在", "时候", "这边", "不支", "支持", "影响", "处理", "照片", "视频", "证明",
    "给您", "给你", "的话", "不退", "不了", "一次", "消费", "使用", "订单", "的是", "个人", "是的", "了的",
    "来的", "快递", "电话",
];

/// A clause of a detail that meets a reason, as written and as spoken.
#[expect(clippy::struct_excessive_bools, reason = "how it is bound and where it is told, each by itself")]
pub(super) struct Told {
    pub(super) both: (Vec<Piece>, Vec<Piece>),
    /// The case says that it does, or both name one thing by its own name.
    pub(super) is_sure: bool,
    /// The case names the detail as an answer.
    pub(super) is_named: bool,
    /// The case itself does, and no word that both share.
    pub(super) is_given: bool,
    /// Is it a part of one that the course tells beside what it answers?
    pub(super) is_in_course: bool,
    /// Is it a whole detail that a term binds, and that is told here and not in the course?
    pub(super) is_moved: bool,
    /// The place of the detail, where it is told as it stands.
    pub(super) whole: Option<usize>,
    /// The places of others that answer the same reason and are told beside it in writing.
    pub(super) others: Vec<usize>,
}

impl Arguing<'_> {
    /// What a detail says to a reason: the one that names it, else one that speaks of the same things.
    pub(super) fn answered(&self, position: &Position, event: &Event) -> Option<Told> {
        let said = event.quote.as_deref()?;
        let details = &self.case.problem.details;
        if let Some(told) = self.named_answer(position, event, said) {
            return Some(told);
        }
        let named = position.details.first().and_then(|place| details.get(*place));
        // What answers another reason is told there.
        // What something cost is told for the claim, and answers nothing: 两个人改签一共付了640元.
        let sums = || self.case.claims.iter().filter_map(|claim| claim.amount);
        let is_cost = |clause: &str| sums().any(|sum| sum.is_named_in(clause));
        let is_free = |detail: &&Detail| {
            detail.answers.is_none() && !concedes(&detail.text)
                || event.id.is_some() && detail.answers == event.id
        };
        let free = details.iter().filter(is_free);
        let (detail, clause, is_sure, is_moved) = named.into_iter().chain(free).find_map(|detail| {
            let is_named = named.is_some_and(|named| named.index == detail.index);
            let says = |clause: &&str| is_plain(clause) && (detail.answers.is_some() || !is_cost(clause));
            clauses(&detail.text).filter(says).find_map(|clause| {
                let shared = self.shared(clause, said);
                let length: usize = shared.iter().map(|word| word.chars().count() / WORD).sum();
                let is_term = shared.iter().any(|word| word.chars().count() >= TERM);
                let binds = length >= SHARED || (is_named && length > 0);
                // What a term binds is its conclusion too: 没有上水，走的时候看不出漏不漏.
                // And a detail of one sentence is told in one place, or its clause would stand in two.
                let is_one = || is_last(&detail.text, &detail.text);
                let is_whole = is_named || is_term && is_last(&detail.text, clause) || is_one();
                let named = is_whole.then(|| sentence_of(&detail.text, clause)).flatten();
                let whole = named.or_else(|| with_subject(&detail.text, clause))?;
                let is_longer = whole.len() > clause.len() || !is_term;
                let is_moved = !is_named && is_longer && is_whole && named.is_some();
                binds.then_some((detail, whole, is_named || is_term, is_moved))
            })
        })?;
        let told = self.told((position, event), (detail, clause), is_sure)?;
        Some(Told { is_moved, ..told })
    }

    /// The exhibits of a detail that is told alone; of several each has its own behind it.
    pub(super) fn exhibits_of(&self, detail: usize, others: &[usize]) -> Vec<String> {
        let detail = self.case.problem.details.get(detail).filter(|_| others.is_empty());
        detail.map_or_else(Vec::new, |detail| self.labels.list(&detail.exhibits))
    }

    pub(super) fn told(
        &self,
        (position, event): (&Position, &Event),
        (detail, words): (&Detail, &str),
        is_sure: bool,
    ) -> Option<Told> {
        // Of a reason that was given twice, the words that the detail names.
        let is_named = |one: &&Event| one.id.is_some() && one.id == detail.answers;
        let event = self.case.history.iter().find(is_named).unwrap_or(event);
        let at = Some(event.path().join("at"));
        let clause = self.clause_met((position, event), (detail, words));
        let quote = Some(event.path().join("quote"));
        let witness = Witness::default().with("position.at", event.at, at);
        let witness = witness.with_some("position.quote", clause.map(quoted), quote);
        let line = |text: &str, words: &str| {
            let from = Some(detail.path().join("text"));
            let words = apart(behind_repeat(words));
            self.line_of(
                text,
                &["position", "found"],
                &witness.clone().with("found.word", words.as_ref(), from),
            )
        };
        let is_guessed =
            detail.answers.is_some() && !self.case.places.contains(&detail.path().join("answers"));
        let formal = match clause {
            // What is only taken for an answer may say the same: it takes nothing back.
            Some(_) if is_guessed => "关于{position.quote|quoted}，{found.word}".to_owned(),
            Some(_) => format!("{LEAD}{{found.word}}"),
            None => "关于{seller}{position.at|day}的答复，{found.word}".to_owned(),
        };
        let both = (line(&formal, words), line("{found.word}", words));
        let is_whole = detail.text.trim().trim_end_matches('。') == words;
        let whole = is_whole.then_some(detail.index);
        let is_named = is_whole && detail.answers.is_some();
        let is_in_course = !is_whole && detail.answers.is_some();
        (!both.0.is_empty()).then_some(Told {
            both,
            is_sure,
            is_named,
            is_given: is_named && !is_guessed,
            is_in_course,
            is_moved: false,
            whole,
            others: Vec::new(),
        })
    }

    /// Of what was said, the short clause that a detail meets.
    fn clause_met<'e>(
        &self,
        (position, event): (&Position, &'e Event),
        (detail, words): (&Detail, &str),
    ) -> Option<&'e str> {
        let mut clauses =
            event.quote.as_deref().map_or_else(Vec::new, |quote| short_clauses(quote, MOST_HEARD));
        // 维修 of 付费维修 is no reason that 维修单 meets: a term of both first, then the words of the refusal itself.
        let is_by_code = position.refusal.is_some() && detail.answers == position.refusal;
        let own = || position.refusal.as_deref().filter(|_| is_by_code);
        let refusal = own().or_else(|| recognise(self.law, event).map(|refusal| refusal.id.as_str()));
        let named = own().and_then(|id| self.clause_named(id, event, &clauses));
        let refuses = |clause: &str| -> bool {
            let all = heard(&self.law.refusals, clause, true);
            // 押金就不退了 is what follows from a reason, and none.
            let is_reason = !CONCLUDES.iter().any(|word| clause.contains(word));
            let is_heard = all.iter().any(|one| one.is_sure && Some(one.refusal.id.as_str()) == refusal);
            is_reason && (is_heard || named == Some(clause))
        };
        let is_short = |clause: &&str| clause.chars().count() <= MOST_CLAUSE;
        let is_heard =
            is_by_code && !clauses.iter().filter(|clause| is_short(clause)).any(|clause| refuses(clause));
        clauses.retain(|clause| is_short(clause) || is_heard && refuses(clause));
        let binds = |clause: &&str| {
            // 七天 meets 7天.
            let days = |text: &str| alike(text).replace('7', "七");
            let shared = self.shared(&days(words), &days(clause)).concat().chars().count();
            let has_figure = share_figure(self.case, event, clause, words);
            let of_days = shared > WORD || count_time_alike(clause, words);
            (is_by_code && refuses(clause), has_figure, of_days, refuses(clause), shared)
        };
        // Of equals the first.
        let best = clauses.iter().copied().rev().max_by_key(binds);
        let said = self.said_beside(detail, words);
        let signs = |clause: &&str| self.signs_shared(&said, clause);
        let near = || clauses.iter().copied().rev().max_by_key(signs);
        // The code says which clause is meant, whatever signs another shares: 从拆箱录起 meets 人为损坏, not 包装都拆了.
        let is_given = |clause: &str| is_by_code && refuses(clause);
        let is_far = best.is_some_and(|best| {
            !is_given(best) && binds(&best).4 == 0 && !binds(&best).1 && signs(&best) == 0
        });
        let near = is_far.then(near).flatten().filter(|near| signs(near) >= WORD);
        // Of several clauses the first is as good as any other, which is as good as none.
        let is_any = is_far && is_by_code && clauses.len() > 1 && best.is_some_and(|best| !refuses(best));
        let clause = near.or(best.filter(|_| !is_any)).filter(|_| !words.starts_with(TURNS))?;
        let whole = with_condition(event.quote.as_deref().unwrap_or(clause), clause);
        // 定制的东西不退不换 behind 我们是照单子裁的 is another reason, which is met by itself.
        let beside = whole.replace(clause, "");
        let all = heard(&self.law.refusals, &beside, true);
        let is_other = all.iter().any(|one| one.is_sure && Some(one.refusal.id.as_str()) != refusal);
        Some(if is_by_code && is_other { clause } else { whole })
    }

    /// The longest words that both have and that are not those of the goods.
    pub(super) fn shared(&self, one: &str, other: &str) -> Vec<String> {
        let item: Vec<char> = self.case.order.item.chars().collect();
        let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
        let (mut found, mut at) = (Vec::new(), 0);
        while let Some(pair) = one.get(at..at + WORD) {
            let is_word = pair.iter().all(|sign| is_han(*sign));
            let is_common = || COMMON.iter().any(|common| common.chars().eq(pair.iter().copied()));
            if !is_word || item.windows(WORD).any(|own| own == pair) || is_common() {
                at += 1;
                continue;
            }
            let length = longest(&one[at..], &other);
            if length < WORD {
                at += 1;
                continue;
            }
            let word: String = one[at..at + length].iter().collect();
            if !found.contains(&word) {
                found.push(word);
            }
            at += length;
        }
        found
    }
}

/// How many signs from the first one on stand somewhere in the other text.
fn longest(one: &[char], other: &[char]) -> usize {
    let alike = |from: usize| one.iter().zip(&other[from..]).take_while(|(one, other)| one == other).count();
    (0..other.len()).map(alike).max().unwrap_or_default()
}

/// What begins so turns by itself.
const TURNS: [char; 4] = ['但', '可', '而', '却'];
