//! `complain explain`: a page for everything that has an id.

use crate::assets::Assets;
use crate::channel::Channel;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Platform, PlatformTimer, Problem, Refusal};
use crate::law::{Article, Length, Statute, Timer};

use super::args::ExplainArgs;
use super::console::Console;
use super::{Status, assets};

pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.overlays, console) else { return Status::CouldNotRun };
    let mut sink = Sink::default();
    let pages = pages(&assets, &args.id, &mut sink);
    if console.report_all(sink) {
        return Status::Errors;
    }
    if pages.is_empty() {
        console.say(&format!("没有编号为“{}”的内容；编号见 complain list", args.id));
        return Status::CouldNotRun;
    }
    console.print(&pages.join("\n"));
    Status::Clean
}

/// Every page of this id: a name can be both a kind of problem and a period.
fn pages(assets: &Assets, id: &str, sink: &mut Sink) -> Vec<String> {
    let mut pages = Vec::new();
    if Channel::ids(assets).iter().any(|one| one == id) {
        pages.extend(Channel::read(assets, id, sink).map(|found| channel(&found)));
    }
    if data::ids(assets, "problems").iter().any(|one| one == id) {
        pages.extend(Problem::read(assets, id, sink).map(|found| problem(&found)));
    }
    if data::ids(assets, "refusals").iter().any(|one| one == id) {
        pages.extend(Refusal::read(assets, id, sink).map(|found| refusal(&found)));
    }
    for statute_id in data::ids(assets, "law") {
        let Some(found) = Statute::read(assets, &statute_id, sink) else { continue };
        if statute_id == id {
            pages.push(statute(&found));
        }
        let rest = id.strip_prefix(&statute_id).and_then(|rest| rest.strip_prefix('/'));
        pages.extend(found.articles.iter().filter(|one| Some(one.id.as_str()) == rest).map(|one| article(&found, one)));
        pages.extend(found.timers.iter().filter(|timer| timer.id == id).map(|timer| statutory(&found, timer)));
    }
    for platform_id in data::ids(assets, "platforms") {
        let Some(found) = Platform::read(assets, &platform_id, sink) else { continue };
        pages.extend(found.timers.iter().filter(|timer| timer.id == id).map(|timer| platform_timer(&found, timer)));
    }
    pages
}

fn channel(channel: &Channel) -> String {
    let mut page = format!("渠道 {}：{}\n\n{}。\n\n各栏\n", channel.id, channel.name, channel.about);
    for field in &channel.fields {
        page += &format!("  {}（{}）", field.label, field.id);
        if let Some(limit) = &field.limit {
            let sure = if limit.certainty == "documented" { "有官方文字" } else { "没有官方文字" };
            page += &format!("：最多 {} 字，{sure}（{}）", limit.max, limit.source);
        }
        page.push('\n');
    }
    section(&mut page, "缺了就不能写", &channel.needs);
    section(&mut page, "提醒", &channel.reminders);
    page
}

fn problem(problem: &Problem) -> String {
    let mut page = format!("问题 {}：{}\n\n{}\n", problem.id, problem.name, problem.about);
    let picks = [("App 售后页面", &problem.app_reason), ("12315 表单", &problem.form_type)];
    for (place, pick) in picks {
        page += &format!("{place}选“{}”；{}\n", pick.text, pick.note);
    }
    section(&mut page, "需要的证据", &problem.evidence.iter().map(|evidence| evidence.text.clone()).collect::<Vec<_>>());
    page
}

fn refusal(refusal: &Refusal) -> String {
    let mut page = format!("拒绝理由 {}：{}\n\n{}\n", refusal.id, refusal.name, refusal.about);
    section(&mut page, "原话里有这些字就是", &refusal.recognise);
    let answers: Vec<String> = refusal
        .answers
        .iter()
        .map(|answer| {
            let cites: Vec<String> = answer.cites.iter().map(|(statute, article)| format!("{statute}/{article}")).collect();
            format!("{}（{}）", answer.say, cites.join("、"))
        })
        .collect();
    section(&mut page, "规则怎样说", &answers);
    section(&mut page, "商家可能有理的时候", &refusal.right.iter().map(|right| right.tell.clone()).collect::<Vec<_>>());
    section(&mut page, "能回应它的证据", &refusal.evidence);
    page
}

fn statute(statute: &Statute) -> String {
    let until = statute.until.map(|until| format!("，{} 失效", until.plus(1).in_words())).unwrap_or_default();
    let mut page = format!(
        "{}：《{}》\n\n{}，{} 起施行{until}。以下是引用到的条文，大意是我们自己的话，以公布的文本为准。\n\n",
        statute.id,
        statute.title,
        statute.issued,
        statute.from.in_words()
    );
    for one in &statute.articles {
        page += &format!("  {}（{}/{}）\n    {}\n", one.number(), statute.id, one.id, one.gist);
    }
    page
}

fn article(statute: &Statute, article: &Article) -> String {
    let until = article.until.map(|until| format!("到 {}", until.in_words())).unwrap_or_else(|| "现行有效".into());
    let mut page = format!(
        "{}\n\n{}。\n\n{} 起施行，{until}。核对：{}，{}（{}）。\n",
        statute.citation(article, true),
        article.gist,
        article.from.in_words(),
        article.checked,
        article.source,
        article.certainty
    );
    section(&mut page, "用在哪里", &article.supports.iter().map(|support| support.why.clone()).collect::<Vec<_>>());
    page
}

fn statutory(statute: &Statute, timer: &Timer) -> String {
    let article = statute.articles.iter().find(|article| article.id == timer.article);
    let basis = article.map(|article| statute.citation(article, true)).unwrap_or_default();
    let rolls = if timer.rolls { "；最后一天遇休假日顺延" } else { "" };
    format!(
        "期限 {}：{}\n\n{}{rolls}。从 {} 起算。\n依据：{basis}\n过期：{}\n",
        timer.id,
        timer.name,
        length(timer.length),
        timer.starts.join(" 或 "),
        timer.on_lapse
    )
}

fn platform_timer(platform: &Platform, timer: &PlatformTimer) -> String {
    let length = match (timer.hours, timer.days) {
        (Some(hours), _) => format!("{hours} 小时"),
        (None, days) => format!("{} 天，从次日起算", days.unwrap_or(0)),
    };
    format!(
        "期限 {}：{}（{}自己的规则）\n\n{length}。从 {} 起算。\n依据：{}{}，{} 上线\n过期：{}\n",
        timer.id,
        timer.name,
        platform.name,
        timer.starts,
        timer.rule,
        timer.article.clone().unwrap_or_default(),
        timer.online,
        timer.on_lapse
    )
}

fn length(length: Length) -> String {
    match length {
        Length::Hours(hours) => format!("{hours} 小时，周末照算"),
        Length::Days(days) => format!("{days} 日，从次日起算"),
        Length::WorkingDays(days) => format!("{days} 个工作日，从次日起算"),
        Length::Years(years) => format!("{years} 年"),
    }
}

fn section(page: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    *page += &format!("\n{title}\n");
    for line in lines {
        *page += &format!("  {line}\n");
    }
}
