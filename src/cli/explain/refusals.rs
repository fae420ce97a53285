//! The page of a stock refusal, and what is told of it on the page of a problem.

use crate::knowledge::Refusal;
use crate::slots::{Application, Part};

use super::parts::{section, when};

/// When the other side is right, and which facts meet it.
pub(super) fn defence(refusal: &Refusal) -> Vec<String> {
    let right = refusal.right.iter().map(|right| format!("  对方有理的时候：{}", right.tell));
    let met = refusal.breaks.iter().map(|one| format!("  能回应的事实：{}", one.fact));
    let title = format!("{}（{}）", refusal.name, refusal.id);
    std::iter::once(title).chain(right).chain(met).collect()
}

pub(super) fn refusal(refusal: &Refusal) -> String {
    let mut page = format!("拒绝理由 {}：{}\n\n{}\n", refusal.id, refusal.name, refusal.about);
    section(&mut page, "原话里有这些字就是", &[refusal.recognise.join("、")]);
    section(&mut page, "这样的说法也是（…是隔开的字，(甲|乙)是任一）", &refusal.patterns);
    for (title, words) in [
        ("已经是拒绝时，这些字就够了", &refusal.hints),
        ("拒绝的话里说到这些，又认不出别的，大概是它", &refusal.topics),
        ("又有这些字就不是", &refusal.not),
    ] {
        let line = (!words.is_empty()).then(|| words.join("、"));
        section(&mut page, title, line.as_slice());
    }
    let answers = refusal.answers.iter().map(|answer| {
        let cites = answer.cites.iter();
        let cites = cites.map(|(statute, article)| format!("{statute}/{article}"));
        let cites = cites.collect::<Vec<_>>().join("、");
        let say = answer.say.as_deref().unwrap_or("只用案件里的事实回答");
        let cites = if cites.is_empty() { cites } else { format!("（{cites}）") };
        format!("{say}{cites}{}", when(&answer.when, &answer.unless))
    });
    section(&mut page, "规则怎样说", &answers.collect::<Vec<_>>());
    let right =
        refusal.right.iter().map(|right| format!("{}{}", right.tell, when(&right.when, &right.unless)));
    section(&mut page, "商家可能有理的时候", &right.collect::<Vec<_>>());
    let breaks = refusal.breaks.iter().map(|one| {
        let words = one.binds.join("、");
        let binds = if words.is_empty() { "" } else { "\n    细节里有这些字就写在它后面：" };
        format!("{}{binds}{words}", one.fact)
    });
    section(&mut page, "哪些事实能回应它，是这样的才写", &breaks.collect::<Vec<_>>());
    let argues = refusal.argues.iter().map(|one| {
        let said = if one.said.is_empty() {
            String::new()
        } else {
            format!("\n    原话里有：{}", one.said.join("、"))
        };
        format!("{}{}{said}", in_words(&one.formal), when(&one.when, &one.unless))
    });
    section(
        &mut page,
        "不靠案件里的事也可以说的，接在事实后面，没有事实的单独说",
        &argues.collect::<Vec<_>>(),
    );
    section(&mut page, "能回应它的证据", &refusal.evidence);
    page
}

/// The sentence with the names of whom it speaks; other slots are left open.
fn in_words(sentence: &Application) -> String {
    let part = |part: &Part| match part {
        Part::Fixed(text) => text.clone(),
        Part::Seller => "商家".to_owned(),
        Part::Me => "本人".to_owned(),
        Part::Slot { .. } => "……".to_owned(),
    };
    sentence.parts().iter().map(part).collect()
}
