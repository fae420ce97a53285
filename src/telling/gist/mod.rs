//! What of the summary a text says. People write a summary that tells the whole story: a text that tells the course needs
//! of it only what was found, and what the course leaves out.

mod course;
mod lost;
mod words;

use std::ops::Range;

use crate::case::EventKind;
use crate::facts::Facts;

use super::{findings, likeness};
use course::Course;
use words::{
    ASKED, ASKS, BECAME, BOUGHT, BUT, BUYS, LATER, OPEN, OTHERS, SAID, SETTLED, SPEAKS, STANDING, STEP,
    STILL, STORY, TURNS,
};

/// What of the summary is told, each a run of its clauses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Gist {
    /// What the matter is: up to where the other side comes in.
    pub(super) matter: String,
    /// What of it the course does not tell.
    pub(super) rest: String,
}

/// Of this case, of which the course says this, and perhaps what the summary does.
pub(super) fn of(facts: &Facts, course: &str, is_in_course: bool) -> Gist {
    let said = Course::of(course);
    let summary = facts.problem.summary.as_str();
    let clauses = clauses(summary);
    let is_matter = |clause: &&Range<usize>| {
        let clause = &summary[(*clause).clone()];
        !is_of_others(clause) && !is_standing(clause)
    };
    let told = clauses.iter().take_while(is_matter).count();
    // A refund that is refused is the matter itself.
    let is_refusal = facts.problem.kind == "refund-refused" && summary.chars().count() <= STORY;
    let told = if is_refusal { clauses.len() } else { told };
    let told = without_turn(facts, summary, &clauses[..told]);
    let matter = if told == 0 { &clauses[..] } else { &clauses[..told] };
    let is_told = |clause: &str| {
        said.tells(clause)
            || clause.starts_with("页面") && !facts.order.page_words.is_empty()
            || BOUGHT.iter().any(|bought| clause.starts_with(bought))
            || is_purchase(facts, clause)
    };
    let is_later = |clause: &str| has(clause, LATER) || counts_on(clause) || is_after_receipt(facts, clause);
    // Where nothing else says what was found, the summary does.
    let has_course = !facts.problem.details.is_empty() || is_in_course;
    let is_story = has_course && summary.chars().count() > STORY;
    let is_rest = |clause: &&Range<usize>| {
        let clause = &summary[(*clause).clone()];
        !has_course || !is_later(clause) && !is_of_others(clause) && !is_standing(clause)
    };
    let first: Vec<&Range<usize>> = matter.iter().take_while(is_rest).collect();
    // All of it where some is news; of one that goes on with later days up to the last clause that is. A clause by
    // itself would have lost its subject.
    let is_news = |clause: &&Range<usize>| !is_told(&summary[(*clause).clone()]);
    let last = if first.len() == matter.len() {
        first.iter().any(is_news).then(|| first.len() - 1)
    } else {
        let is_whole = |clause: &&Range<usize>| !summary[(*clause).clone()].ends_with(OPEN);
        first.iter().rposition(is_news).filter(|last| first.get(*last).is_some_and(is_whole))
    };
    // What was found out later has its own step in the course, which may say it; and so has what went back.
    let is_later = has_course && findings::discovered(facts).is_some();
    // A long summary of which the course tells little is told all the same.
    let told_by_course = |last: &usize| {
        let run = first.first().zip(first.get(*last)).and_then(|(from, to)| summary.get(from.start..to.end));
        run.is_none_or(|run| likeness::holds_some(course, run))
    };
    let rest = last.filter(|last| !is_story || !told_by_course(last)).and_then(|last| first.get(last));
    let own = first.first().filter(|clause| is_own(facts, &summary[(**clause).clone()]));
    let start = own.and(first.get(1)).map_or(0, |clause| clause.start);
    let rest = rest.map_or(0..0, |last| start..last.end);
    let is_left_out = is_refusal
        || facts.problem.kind == "refund-delayed"
        || is_later && likeness::holds_some(course, &summary[rest.clone()]);
    let rest = lost::with_lost(facts, &said, matter, if is_left_out { 0..0 } else { rest });
    // What was promised stands with the order: by itself it says nothing of what is wrong.
    let rest = Some(&summary[rest]).filter(|rest| !lost::only_promises(facts, rest)).unwrap_or_default();
    let end = matter.last().map_or(0, |last| last.end);
    let start = behind_purchase(facts, summary, matter);
    Gist { rest: rest.trim().to_owned(), matter: summary[start..end].trim().to_owned() }
}

/// Has the clause its own sentence in every text, as the receipt has (25日收到，床垫9月25日送到) and the purchase?
fn is_own(facts: &Facts, clause: &str) -> bool {
    is_receipt(facts, clause) || is_purchase(facts, clause)
}

/// 我花4680元买了一只包，页面写着…: what was bought stands beside it everywhere, and the matter begins behind it.
fn behind_purchase(facts: &Facts, summary: &str, matter: &[Range<usize>]) -> usize {
    let is_bought = |clause: &&Range<usize>| is_bare_purchase(facts, &summary[(*clause).clone()]);
    let second = matter.first().filter(is_bought).and(matter.get(1)).map(|clause| clause.start);
    second.filter(|start| !summary[*start..].starts_with(HANGS)).unwrap_or_default()
}

/// And one that ends so, up to what was answered.
const ASKED_UP: [&str; 5] = ["才知道", "去问", "一问", "问了", "问过"];

/// A clause that begins with one of these hangs on the one before it.
const HANGS: [char; 11] = ['但', '也', '而', '又', '还', '才', '就', '都', '却', '结', '可'];

/// Does a step of the course say this, letter for letter?
fn tells_step(facts: &Facts, clause: &str) -> bool {
    facts.timeline.iter().any(|event| event.text.as_deref().is_some_and(|text| text.contains(clause)))
}

/// How many of these clauses are told: not the last ones that turn to the other side or say what is asked.
fn without_turn(facts: &Facts, summary: &str, kept: &[Range<usize>]) -> usize {
    let told = kept.len();
    // 第三次寄修，售后说…: the step has its own sentence.
    let is_step = |clause: &&Range<usize>| {
        let clause = summary[(*clause).clone()].trim();
        let is_bare = !clause.contains(|sign: char| sign.is_ascii_digit());
        let is_act = ["寄", "送", "修", "拆", "申请", "联系", "投诉", "到店", "问"]
            .iter()
            .any(|act| clause.contains(act));
        is_bare && is_act && clause.chars().count() <= STEP && tells_step(facts, clause)
    };
    let is_cut = |last: &&Range<usize>| !summary[last.end..].trim_end_matches('。').is_empty();
    let told =
        told - usize::from(told > 2 && kept.last().as_ref().filter(|last| is_cut(last)).is_some_and(is_step));
    // 去问才知道，商家说…: it leads up to what is left out.
    let leads = |clause: &&Range<usize>| {
        let clause = summary[(*clause).clone()].trim().trim_end_matches(['，', '。', '；']);
        // 我没考过去申请，机构说…: so does an application whose answer is left out.
        let is_asked = clause.ends_with("申请") || clause.ends_with("去退") || clause.ends_with("找客服");
        (is_asked || ASKED_UP.iter().any(|word| clause.contains(word))) && clause.chars().count() <= STEP
    };
    let last = kept.get(..told).and_then(<[Range<usize>]>::last);
    let told = told - usize::from(told > 1 && last.as_ref().filter(|last| is_cut(last)).is_some_and(leads));
    // 找店里，店里说再看看: the half that is left says nothing. The page's words stand in quotation marks elsewhere.
    let has_page = !facts.order.page_words.is_empty();
    let turns = |clause: &&Range<usize>| {
        let clause = summary[(*clause).clone()].trim();
        clause.starts_with(TURNS) || has_page && clause.starts_with("页面")
    };
    let told = told - usize::from(told > 1 && kept.last().as_ref().is_some_and(turns));
    // What is asked stands behind the matter.
    let asks = |clause: &&Range<usize>| {
        let clause = summary[(*clause).clone()].trim().trim_start_matches("本人").trim_start_matches('我');
        // 要求被拒 and 请求没有人理 tell what became of it.
        let asked = ASKS.iter().find_map(|word| clause.strip_prefix(word));
        // 申请退款只退回一半 is no request either.
        let has_answer = clause.starts_with("申请") && clause.contains(['只', '被', '没', '未', '不', '才']);
        let wants = clause.starts_with(['要', '想']);
        let is_asked = |asked: &str| asked.contains(ASKED) && !asked.starts_with(BECAME);
        !has_answer && asked.is_some_and(|asked| wants || is_asked(asked))
    };
    let asking = kept.get(..told).unwrap_or_default().iter().rev().take_while(asks).count();
    if asking < told { told - asking } else { told }
}

/// What of a text is news beside the course and does not tell of the other side: from its first such clause to its last;
/// nothing where told ones stand between.
pub fn news<'t>(facts: &Facts, text: &'t str) -> &'t str {
    let course = findings::course(facts) + &facts.problem.summary;
    let all = clauses(text);
    let is_news = |clause: &Range<usize>| {
        let clause = &text[clause.clone()];
        // 进水除外 does not say that 没有进水.
        let is_denial = clause.starts_with(['没', '不', '未']);
        let is_told = if is_denial { course.contains(clause) } else { likeness::holds(&course, clause) };
        !is_told && !is_of_others(clause)
    };
    let (Some(first), Some(last)) = (all.iter().position(is_news), all.iter().rposition(is_news)) else {
        return "";
    };
    let run = all.get(first..=last).unwrap_or_default();
    let ends = run.first().zip(run.last()).filter(|_| run.iter().all(is_news));
    ends.map_or("", |(first, last)| text[first.start..last.end].trim())
}

/// A text without those of its first and last clauses that the course has told, with their numbers; all of it where nothing,
/// or only what hangs on them (没有写图片仅供参考 of a page), would be left.
pub fn behind_told<'t>(course: &str, text: &'t str) -> &'t str {
    const HANGS: [char; 12] = ['但', '也', '而', '又', '还', '才', '就', '都', '所', '没', '不', '未'];
    let is_told = |clause: &&Range<usize>| {
        let clause = &text[(*clause).clone()];
        let numbers = clause.split(|sign: char| !sign.is_ascii_digit()).filter(|digits| !digits.is_empty());
        likeness::tells_clause(course, clause) && numbers.into_iter().all(|digits| course.contains(digits))
    };
    let all = clauses(text);
    let first = all.iter().find(|clause| !is_told(clause));
    let last = all.iter().rfind(|clause| !is_told(clause));
    let rest = first.zip(last).map_or(text, |(first, last)| {
        let end = if last.end == all.last().map_or(0, |last| last.end) { text.len() } else { last.end };
        &text[first.start..end]
    });
    // 直播回放里主播说的正好反过来 is the reverse of what stands before it.
    let first = rest.split(['，', '。', '；']).next().unwrap_or(rest);
    let points = ["反过来", "相反", "也一样", "同样", "这样", "那样"].iter().any(|word| first.contains(word));
    if points || rest.starts_with(HANGS) { text } else { rest }
}

/// Does the clause tell of the purchase, on its day?
fn is_purchase(facts: &Facts, clause: &str) -> bool {
    let placed = facts.order.placed.map(|placed| (placed.day.month(), placed.day.day()));
    let is_dated = placed.is_some() && likeness::month_and_day(clause) == placed;
    clause.contains(BUYS) && (is_dated || is_bare_purchase(facts, clause))
}

/// 我花4680元买了一只二手托特包, and nothing besides. A clause with a quotation, or a longer one, says more.
fn is_bare_purchase(facts: &Facts, clause: &str) -> bool {
    const MOST: usize = 24;
    const FAULTS: [&str; 12] = ["坏", "裂", "错", "破", "假", "漏", "断", "少", "没", "不", "是", "开线"];
    has(clause, &["买了", "买下", "购买了", "拍了"])
        && !has(clause, &FAULTS)
        && facts.order.paid.is_named_in(clause)
        && !clause.contains('“')
        && clause.chars().count() <= MOST
}

/// Does the clause say no more than that the goods came that day?
fn is_receipt(facts: &Facts, clause: &str) -> bool {
    let received = facts.timeline.iter().find(|event| event.event == EventKind::Delivered);
    let received = received.map(|event| (event.at.day.month(), event.at.day.day()));
    received.is_some() && likeness::month_and_day(clause) == received && clause.ends_with(['到', '收', '货'])
}

/// `上了4节后`, `过了3天后`: a number of something and 后.
fn counts_on(clause: &str) -> bool {
    let after: Vec<&str> = clause.split('后').collect();
    // 签收后第11天.
    let is_counted = after[1..].iter().any(|behind| behind.starts_with('第'));
    is_counted
        || after[..after.len() - 1]
            .iter()
            .any(|before| before.ends_with(['天', '节', '次', '周', '年', '日', '课']))
}

/// Does the clause name a day behind the receipt of the goods, or behind the first message where nothing came?
fn is_after_receipt(facts: &Facts, clause: &str) -> bool {
    let on =
        |kind: EventKind| facts.timeline.iter().find(|event| event.event == kind).map(|event| event.at.day);
    let received = on(EventKind::Delivered);
    if received.is_none() && ["收到", "签收", "到货"].iter().any(|word| clause.contains(word)) {
        return false;
    }
    let told = on(EventKind::Contacted).or_else(|| on(EventKind::AfterSaleRequested));
    let day = received.or(told).or(facts.order.placed.map(|placed| placed.day));
    let day = day.map(|day| (day.month(), day.day()));
    let named = likeness::month_and_day(clause);
    named > day && named.is_some() || named.is_none() && clause.contains('月')
}

fn is_of_others(clause: &str) -> bool {
    let named = clause.trim_start_matches(BUT);
    OTHERS.iter().any(|word| named.starts_with(word)) && has(clause, SPEAKS) || has(clause, SAID)
}

/// Does the clause say how it stands now, which is said at the end?
fn is_standing(clause: &str) -> bool {
    has(clause, STANDING) || has(clause, &STILL) && has(clause, SETTLED)
}

fn has(clause: &str, words: &[&str]) -> bool {
    words.iter().any(|word| clause.contains(word))
}

/// Where the clauses of a text stand, without what is between them. Quotation marks and brackets hold a clause together.
fn clauses(text: &str) -> Vec<Range<usize>> {
    let mut depth = 0_usize;
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        match sign {
            '“' | '（' | '《' | '「' => depth += 1,
            '”' | '）' | '》' | '」' => depth = depth.saturating_sub(1),
            '，' | '。' | '；' | '\n' if depth == 0 => {
                found.push(start..at);
                start = at + sign.len_utf8();
            }
            _ => {}
        }
    }
    found.push(start..text.len());
    found.retain(|clause| !text[clause.clone()].trim().is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::clauses;

    #[test]
    fn quotations_stay_whole() {
        let of = |text: &'static str| clauses(text).into_iter().map(|one| &text[one]).collect::<Vec<_>>();
        assert_eq!(of("说“好，退你”，没有退。"), ["说“好，退你”", "没有退"]);
        assert_eq!(of(""), Vec::<&str>::new());
    }
}
