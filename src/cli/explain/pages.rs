//! The pages themselves: one for each kind of thing.

use crate::calendar::Day;
use crate::case::{Actor, EventKind};
use crate::channel::Channel;
use crate::data::CERTAINTY;
use crate::knowledge::{Department, Platform, PlatformTimer, Problem, Refusal, Remark};
use crate::law::{Article, Length, Statute, Timer};
use crate::yaml::Shape;

use super::parts::{section, when};
use super::refusals::defence;

pub(super) fn channel(channel: &Channel, platforms: &[Platform]) -> String {
    let mut page = format!("渠道 {}：{}\n\n{}。\n", channel.id, channel.name, channel.about);
    section(&mut page, "在哪里", &places(channel, platforms));
    let fields: Vec<String> = channel
        .fields
        .iter()
        .map(|field| {
            let limit = field.limit.as_ref().map(|limit| {
                let sure = certainty(&limit.certainty);
                format!("：最多 {} 字，{sure}（{}）", limit.max, limit.source)
            });
            format!("{}（{}）{}", field.label, field.id, limit.unwrap_or_default())
        })
        .collect();
    section(&mut page, "各栏", &fields);
    section(&mut page, "案件里缺了就不能写", &channel.needs);
    let mut unsuited: Vec<String> = channel.suits.iter().map(|suit| suit.why.clone()).collect();
    unsuited.dedup();
    section(&mut page, "不适合这样的案件", &unsuited);
    section(&mut page, "提醒", &channel.reminders);
    section(&mut page, "出处", &[format!("{}（{}）", channel.source, certainty(&channel.certainty))]);
    page
}

/// The way to a channel: each platform's own, or the same for all.
fn places(channel: &Channel, platforms: &[Platform]) -> Vec<String> {
    let Some(place) = &channel.place else {
        return Vec::new();
    };
    let paths = platforms
        .iter()
        .filter_map(|platform| Some(format!("{}：{}", platform.name, platform.path_to(place)?)));
    let paths: Vec<String> = paths.collect();
    if paths.is_empty() { vec![place.clone()] } else { paths }
}

/// `defences`: what the other side is likely to say, as it is read.
pub(super) fn problem(problem: &Problem, defences: &[Refusal]) -> String {
    let mut page = format!("问题 {}：{}\n\n{}\n", problem.id, problem.name, problem.about);
    let picks = [("App 售后页面", &problem.app_reason), ("12315 表单", &problem.form_type)];
    let picks = picks.map(|(place, pick)| {
        let note = if pick.note.is_empty() { "" } else { "；" };
        format!("{place}：{}{note}{}", pick.text, pick.note)
    });
    section(&mut page, "表单里选哪一项", &picks);
    let short = [("出了什么事", &problem.matter), ("申请的原因", &problem.cause)];
    let short = short.iter().filter_map(|(title, text)| Some(format!("{title}：{}", text.as_ref()?)));
    section(&mut page, "怎样用几个字说", &short.collect::<Vec<_>>());
    section(&mut page, "写的人不知道的，直说不知道", &remarks(&problem.unknown));
    section(&mut page, "给看笔记的人的提醒", &remarks(&problem.tip));
    section(&mut page, "不能这样写", &problem.not_to_say);
    let defences: Vec<String> = defences.iter().flat_map(defence).collect();
    section(&mut page, "对方多半会怎样说，什么时候对方有理，什么事实能回应", &defences);
    let evidence = problem.evidence.iter().map(|evidence| evidence.text.clone());
    section(&mut page, "有用的证据", &evidence.collect::<Vec<_>>());
    page
}

/// Each with what it stands under.
fn remarks(remarks: &[Remark]) -> Vec<String> {
    let one = |remark: &Remark| {
        let words =
            [("写到其中一样", &remark.has), ("还写到其中一样", &remark.also), ("没有写到", &remark.lacks)]
                .map(|(title, words)| {
                    if words.is_empty() {
                        String::new()
                    } else {
                        format!("\n    {title}：{}", words.join("、"))
                    }
                });
        // The word of `has` that is there stands in its place; here the first of them.
        let word = remark.has.first().map_or("……", String::as_str);
        let text = remark.text.replace("{word}", word);
        format!("{text}{}{}", when(&remark.when, &remark.unless), words.concat())
    };
    remarks.iter().map(one).collect()
}

pub(super) fn department(department: &Department) -> String {
    let mut page = format!(
        "部门 {}：{}\n\n{}。{}。\n把握：{}。各地受理的部门可能不同，先问清再投诉。\n",
        department.id,
        department.name,
        department.matter,
        department.note,
        certainty(&department.certainty)
    );
    for (title, words) in [
        ("商品或服务的名称里有这些字就是", &department.items),
        ("商家的名称里有这些字就是", &department.shops),
        ("名称里又有这些字就不是", &department.not),
        ("概述或诉求里有这些字就是", &department.matters),
    ] {
        let line = (!words.is_empty()).then(|| words.join("、"));
        section(&mut page, title, line.as_slice());
    }
    page
}

pub(super) fn statute(statute: &Statute) -> String {
    let mut page = format!(
        "法规 {}：《{}》\n\n{}，{}。\n下面是收录的条文，大意是我们自己的话，以公布的文本为准。\n",
        statute.id,
        statute.title,
        statute.issued,
        in_force(statute.from, statute.until)
    );
    for article in &statute.articles {
        page += &format!("\n  {}（{}/{}）\n    {}\n", article.number(), statute.id, article.id, article.gist);
    }
    page
}

pub(super) fn article(statute: &Statute, article: &Article) -> String {
    let checked = Day::parse(&article.checked).map_or(article.checked.clone(), Day::in_words);
    let mut page = format!(
        "{}\n\n{}。\n\n{}。\n出处：{}（{}）。{checked}核对，以公布的文本为准。\n",
        statute.citation(article, true),
        article.gist,
        in_force(article.from, article.until),
        article.source,
        certainty(&article.certainty)
    );
    let uses = article.supports.iter().map(|support| support.why.clone());
    section(&mut page, "用在哪里", &uses.collect::<Vec<_>>());
    page
}

pub(super) fn of_law(statute: &Statute, timer: &Timer) -> String {
    let article = statute.articles.iter().find(|article| article.id == timer.article);
    let basis = article.map(|article| {
        let citation = statute.citation(article, true);
        format!("{citation}，{}", in_force(article.from, article.until))
    });
    let rolls = if timer.rolls { "，最后一天不是工作日就顺延到下一个工作日" } else { "" };
    format!(
        "期限 {}：{}（法定）\n\n{}{rolls}。\n起算：{}\n由谁办：{}\n依据：{}\n过期：{}\n",
        timer.id,
        timer.name,
        length(timer.length),
        events(&timer.starts),
        who(&timer.who),
        basis.unwrap_or_default(),
        timer.on_lapse
    )
}

pub(super) fn of_platform(platform: &Platform, timer: &PlatformTimer) -> String {
    // How the days are counted is said only where a case is counted so.
    let is_counted = !timer.starts.is_empty();
    let period = match (timer.hours, timer.days, timer.working_days) {
        (Some(hours), _, _) => length(Length::Hours(hours)),
        (_, Some(days), _) if is_counted => length(Length::Days(days)),
        (_, Some(days), _) => format!("{days} 日"),
        (_, _, Some(days)) => format!("{days} 个工作日"),
        _ => timer.count.map(|count| format!("{count} 次")).unwrap_or_default(),
    };
    let starts = match timer.count {
        _ if is_counted => events(&timer.starts),
        Some(_) => timer.starts_text.clone(),
        None => format!("{}（案件里看不出这个起点，plan 不替你算）", timer.starts_text),
    };
    format!(
        "期限 {}：{}（{}自己的规则）\n\n{period}。App 页面上写的与这里不同时，以页面为准。\n起算：{}\n由谁办：{}\n\
         依据：{}{}，{}上线的版本\n过期：{}\n",
        timer.id,
        timer.name,
        platform.name,
        starts,
        who(&timer.who),
        timer.rule,
        timer.article.clone().unwrap_or_default(),
        timer.online.in_words(),
        timer.on_lapse
    )
}

fn in_force(from: Day, until: Option<Day>) -> String {
    let until = until.map(|until| format!("，{}起失效", until.plus(1).in_words()));
    format!("{}起施行{}", from.in_words(), until.unwrap_or_default())
}

fn length(length: Length) -> String {
    match length {
        Length::Hours(hours) => format!("{hours} 小时，周末照算"),
        Length::Days(days) => format!("{days} 日，从第二天算起"),
        Length::WorkingDays(days) => format!("{days} 个工作日，从第二天算起"),
        Length::Years(years) => format!("{years} 年"),
    }
}

/// The events of a period, in the words of `complain list events`.
fn events(words: &[String]) -> String {
    let about = words.iter().map(|word| match (word.as_str(), EventKind::from_word(word)) {
        ("placed", _) => "下单",
        ("return-asked", _) => "向商家要求退货",
        ("complained-12315", _) => "向市场监督管理部门提交投诉",
        (_, Some(event)) => event.about(),
        (word, None) => word,
    });
    format!("“{}”", about.collect::<Vec<_>>().join("”或“"))
}

fn who(word: &str) -> &str {
    match Actor::from_word(word) {
        Some(actor) => actor.about(),
        None => word,
    }
}

/// How sure a fact is, in words.
fn certainty(word: &str) -> &str {
    let choices = match CERTAINTY {
        Shape::OneOf(choices) => *choices,
        _ => &[],
    };
    let choice = choices.iter().find(|choice| choice.word == word);
    choice.map_or(word, |choice| choice.about)
}
