//! What the details say that the case names as the answer to a reason of the other side's: the one that speaks of what was
//! said, and the others behind it.

use crate::case::{Detail, Event};
use crate::dispute::Position;
use crate::knowledge::{heard, may_say};

use crate::wording::only_differs;

use super::super::Piece;
use super::super::conditions::Witness;
use super::Arguing;
use super::lines::fixed;
use super::told::Told;

/// A detail that is named as an answer has no more characters than this.
const MOST_NAMED: usize = 90;
/// And all that are told together have no more: a paragraph that argues is read in one go.
const MOST_TOGETHER: usize = 150;
/// What begins so hangs on a sentence before it.
const HANGS: [char; 9] = ['但', '可', '而', '却', '也', '又', '还', '就', '都'];

impl Arguing<'_> {
    /// These words, and those of the details that answer the same: 二手琴不看这个 gives their reason, and 你们北方开暖气太干了 is what
    /// 还没有供暖 speaks of.
    pub(super) fn said_beside(&self, detail: &Detail, words: &str) -> String {
        let answers = |one: &&Detail| one.answers.is_some() && one.answers == detail.answers;
        let beside = self.case.problem.details.iter().filter(answers).map(|one| one.text.as_str());
        beside.chain([words]).collect()
    }

    /// Of the clauses of words in which a reason is not heard, the one that is likest to give it.
    pub(super) fn clause_named<'c>(&self, id: &str, event: &Event, clauses: &[&'c str]) -> Option<&'c str> {
        let all = heard(&self.law.refusals, event.quote.as_deref()?, true);
        if all.iter().any(|one| one.is_sure && one.refusal.id == id) {
            return None;
        }
        // A clause in which another reason is heard gives that one.
        let is_other = |clause: &&&str| heard(&self.law.refusals, clause, true).iter().any(|one| one.is_sure);
        let free = clauses.iter().filter(|clause| !is_other(clause));
        let said = free.filter_map(|clause| Some((may_say(&self.law.refusals, clause, id)?, *clause)));
        said.max_by_key(|(likeness, _)| *likeness).map(|(_, clause)| clause)
    }

    /// `：两片都是247厘米` behind 窗帘的高度和订的不一样, where only that it differs is said.
    fn found_instead(&self, detail: &Detail) -> Vec<Piece> {
        let Some(actual) = detail.actual.as_deref().filter(|_| only_differs(&detail.text)) else {
            return Vec::new();
        };
        let from = Some(detail.path().join("actual"));
        let witness = Witness::default().with("found.word", actual.trim_end_matches('。'), from);
        let mut pieces = vec![fixed("：")];
        pieces.extend(self.line_of("{found.word}", &["found"], &witness));
        pieces
    }

    /// The details that the case names as its answer, as they stand: the one of several that speaks of what was said first.
    pub(super) fn named_answer(&self, position: &Position, event: &Event, said: &str) -> Option<Told> {
        let named = position.details.iter().filter_map(|place| self.case.problem.details.get(*place));
        let whole: Vec<&Detail> = named.filter(|detail| answers_alone(words_of(detail))).collect();
        // What speaks of them (要他们发照片) is behind what speaks of the goods.
        let shared = |detail: &&&Detail| {
            (!detail.text.contains("他们"), self.shared(&detail.text, said).concat().chars().count())
        };
        // Of equals the first.
        let best = whole.iter().rev().max_by_key(shared)?;
        let mut told = self.told((position, event), (best, words_of(best)), true)?;
        for pieces in [&mut told.both.0, &mut told.both.1] {
            pieces.extend(self.found_instead(best));
        }
        let shown = |detail: &Detail| Piece {
            exhibits: Some(self.labels.list(&detail.exhibits)).filter(|labels| !labels.is_empty()),
            from: Some(detail.path().join("exhibits")),
            ..Piece::default()
        };
        let mut length = words_of(best).chars().count();
        // By the message's own name and by the refusal's code one reason is meant.
        let is_of_it = |one: &Detail| {
            one.answers.is_some() && (one.answers == event.id || one.answers == position.refusal)
        };
        let is_same = |one: &&&Detail| one.answers == best.answers || is_of_it(best) && is_of_it(one);
        for other in whole.iter().filter(|one| one.index != best.index).filter(is_same) {
            let words = words_of(other);
            length += words.chars().count();
            if length > MOST_TOGETHER || words.starts_with(HANGS) {
                break;
            }
            let from = Some(other.path().join("text"));
            let witness = Witness::default().with("found.word", words, from);
            // Each fact has its own exhibits behind it.
            if told.others.is_empty() {
                told.both.0.push(shown(best));
            }
            told.both.0.push(fixed("；"));
            told.both.0.extend(self.line_of("{found.word}", &["found"], &witness));
            told.both.0.extend(self.found_instead(other));
            told.both.0.push(shown(other));
            told.others.push(other.index);
        }
        Some(told)
    }
}

/// The words of a detail without its full stop.
fn words_of(detail: &Detail) -> &str {
    detail.text.trim().trim_end_matches('。')
}

/// A detail of one sentence that speaks to nobody, with its quotations whole.
fn answers_alone(text: &str) -> bool {
    let count = |sign: char| text.matches(sign).count();
    let own: String = text.split(['“', '”']).step_by(2).collect();
    text.chars().count() <= MOST_NAMED
        && !text.contains(['。', '！', '？'])
        && !own.replace("他们", "").contains(['你', '您', '他', '她'])
        && !text.replace("我们家", "").replace("我们这", "").replace("我们的", "").contains("我们")
        && count('“') == count('”')
        && count('（') == count('）')
}
