//! One citation a run: where sentences that follow each other rest on the same exhibits, the last one names them.

use std::collections::BTreeSet;

use crate::draft::Run;
use crate::facts::ExhibitFacts;

use super::lines::Laid;

const OPEN: char = '（';
const CLOSE: char = '）';

/// A bracket that holds nothing but the labels of exhibits.
struct Cited {
    /// The pieces from the one that ends in `（` to the one that begins with `）`.
    first: usize,
    last: usize,
    labels: Vec<String>,
}

/// A paragraph in which no two neighbouring sentences cite the same exhibits.
pub(super) fn once(mut laid: Vec<Laid>) -> Vec<Laid> {
    let found = citations(&laid);
    for pair in found.windows(2).rev() {
        let [one, next] = pair else { continue };
        if one.labels == next.labels && sentences_between(&laid, one.last, next.first) == 1 {
            take_out(&mut laid, one);
        }
    }
    laid.retain(|laid| !laid.run.text.is_empty());
    laid
}

/// A paragraph in which each exhibit has its name where it is cited first; `said` are those that had it before.
pub(super) fn named(
    mut laid: Vec<Laid>,
    exhibits: &[ExhibitFacts],
    said: &mut BTreeSet<String>,
) -> Vec<Laid> {
    if exhibits.is_empty() {
        return laid;
    }
    let titles = |place: usize, laid: &[Laid], said: &mut BTreeSet<String>| {
        let run = &laid.get(place)?.run;
        run.fact.as_deref().filter(|path| is_label(path))?;
        let number = exhibits.iter().position(|exhibit| exhibit.label == run.text)?;
        let is_named = || {
            // 另有商品页面截图（证据2）: the name stands before the bracket.
            let mut before = laid[..place].iter().rev().filter(|piece| piece.run.text != "（");
            before.next().is_some_and(|piece| piece.run.text == exhibits[number].title)
        };
        (said.insert(run.text.clone()) && !is_named()).then_some((place, number))
    };
    let mut found: Vec<(usize, usize)> = Vec::new();
    for cited in citations(&laid) {
        let new: Vec<_> = (cited.first..cited.last).filter_map(|place| titles(place, &laid, said)).collect();
        // （证据1：…；证据2）: a title may hold a 、 of its own.
        let marks = laid[cited.first + 1..cited.last].iter_mut().filter(|_| !new.is_empty());
        marks.filter(|piece| piece.run.text == "、").for_each(|piece| "；".clone_into(&mut piece.run.text));
        found.extend(new);
    }
    for (place, number) in found.into_iter().rev() {
        let title = |text: &str, fact: Option<String>| Laid {
            run: Run { text: text.to_owned(), fact, ..laid[place].run.clone() },
            date: None,
            starts: laid[place].starts.last().map(|(_, line)| (0, *line)).into_iter().collect(),
        };
        let path = format!("exhibits[{number}].title");
        let name = [title("：", None), title(&exhibits[number].title, Some(path))];
        laid.splice(place + 1..=place, name);
    }
    laid
}

/// The labels that a paragraph follows with a title: 证据1：开箱录像.
pub(super) fn titled(runs: &[Run]) -> impl Iterator<Item = String> {
    let is = |run: &Run, what: fn(&str) -> bool| run.fact.as_deref().is_some_and(what);
    runs.windows(3).filter_map(move |three| {
        let [label, colon, title] = three else { return None };
        let is_named = is(label, is_label)
            && colon.text == "："
            && is(title, |path| path.rsplit('.').next() == Some("title"));
        is_named.then(|| label.text.clone())
    })
}

fn citations(laid: &[Laid]) -> Vec<Cited> {
    (0..laid.len()).filter_map(|first| citation(laid, first)).collect()
}

fn citation(laid: &[Laid], first: usize) -> Option<Cited> {
    let opens = &laid[first].run;
    if opens.fact.is_some() || !opens.text.ends_with(OPEN) {
        return None;
    }
    let mut labels = Vec::new();
    for (place, piece) in laid.iter().enumerate().skip(first + 1) {
        let run = &piece.run;
        match &run.fact {
            Some(path) if is_label(path) => labels.push(run.text.clone()),
            None if run.text == "、" => {}
            None if run.text.starts_with(CLOSE) && !labels.is_empty() => {
                return Some(Cited { first, last: place, labels });
            }
            _ => return None,
        }
    }
    None
}

/// Is it an item of a list of exhibits?
fn is_label(path: &str) -> bool {
    path.rsplit_once('[').is_some_and(|(list, _)| list.ends_with("exhibits"))
}

/// How many sentences end between two pieces.
fn sentences_between(laid: &[Laid], last: usize, first: usize) -> usize {
    let between = laid.get(last..=first).unwrap_or_default();
    between.iter().map(|piece| piece.run.text.matches(['。', '！', '？']).count()).sum()
}

fn take_out(laid: &mut [Laid], cited: &Cited) {
    let opens = &mut laid[cited.first].run.text;
    opens.truncate(opens.len() - OPEN.len_utf8());
    laid[cited.last].drop_front(CLOSE.len_utf8());
    for piece in &mut laid[cited.first + 1..cited.last] {
        piece.run.text.clear();
        piece.starts.clear();
    }
    // “…？”（证据3）。 without its exhibit ends with what was asked.
    let mut before = laid[..=cited.first].iter().rev().flat_map(|piece| piece.run.text.chars().rev());
    let asks = before.next() == Some('”') && matches!(before.next(), Some('？' | '！'));
    if asks && laid[cited.last].run.text.starts_with('。') {
        laid[cited.last].drop_front('。'.len_utf8());
    }
}
