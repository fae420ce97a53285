//! The page on which a case is made: what stands around the views, and what the host serves with it.

use maud::{DOCTYPE, Markup, html};

use super::ask::STEPS;
use super::desk::{Desk, Lists};
use super::field::{Form, findings};
use super::next::next;
use super::page::counts;
use super::proof::proof;
use super::seen::Seen;
use super::steps::steps;
use super::texts::texts;
use super::waiting::waiting;

/// What makes a case in the browser: sends actions, puts the answer in place.
pub const SCRIPT: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/desk.js"));
/// Pictures: shown, boxes drawn over what is private, nothing in them but what is seen.
pub const PICTURES: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/pictures.js"));
/// The interface in English.
pub const ENGLISH: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/english.js"));
/// Puts new views in place of the old ones.
pub const PLACE: &str = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/web/place.js"));
/// Who serves the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// `complain serve`: the case is a file of a folder.
    Serve,
    /// The static site: the case lies in the browser.
    Site,
}

/// The document in which `complain serve` shows a case under this name. That of the site is `web/site.html`.
pub fn shell(name: &str, app: &str) -> String {
    let document = html! {
        (DOCTYPE)
        html lang="zh-CN" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="color-scheme" content="light dark";
                title { "把网购的麻烦说清楚" }
                link rel="stylesheet" href="style.css";
                script src="read.js" defer {}
                script src="desk.js" type="module" {}
            }
            body data-host="serve" data-name=(name) {
                // Until the script is there nobody would hear what is typed or pressed; it takes this away.
                div #app inert { (maud::PreEscaped(app)) }
                noscript { p { "这一页要用脚本。没有脚本时，请用命令行的 complain render。" } }
                p #said role="status" aria-live="polite" {}
            }
        }
    };
    document.into_string()
}

/// The views of a case that is being made. What a case says is escaped; the result is HTML.
pub fn app(desk: &Desk, seen: &Seen, host: Host, notice: Option<&str>) -> String {
    let form = Form { lists: &desk.lists, seen };
    let steps = steps(form);
    let body = html! {
        header.masthead {
            h1 { (seen.title()) }
            (tools(host))
            @if let Some(notice) = notice { p.notice role="alert" { (notice) } }
        }
        nav.steps aria-label="步骤" {
            @for (number, step) in STEPS.iter().enumerate() {
                a href=(format!("#{}", step.id)) { span.number { (number + 1) } (step.short) }
            }
            a href="#texts" { "文字" } a href="#next" { "下一步" } a href="#proof" { "证据" }
        }
        main {
            @if seen.is_readable { (steps) } @else { (unreadable(seen)) }
            section #texts aria-label="文字" { h2 { "文字" } (written(&desk.lists, seen)) }
            section #next aria-label="下一步" {
                h2 { "下一步" }
                @match &seen.plan { Some(plan) => (next(plan, seen, &reply())), None => p.hint { "填完必填的几项，这里会写现在该做什么、最晚什么时候。" } }
            }
            section #proof aria-label="证据" { h2 { "证据" } (proof(seen)) }
        }
        footer {
            details #raw {
                summary { "案件文件" }
                p.hint { "电脑上的 complain 读的就是这个文件。可以直接改，注释会保留。" }
                textarea #text rows="12" spellcheck="false" aria-label="案件文件" { "\n" (seen.file.text) }
                p { button type="button" data-do="write" { "用改过的文件" } }
            }
        }
    };
    body.into_string()
}

/// Their answer in, the next text out.
fn reply() -> Markup {
    html! {
        details.card #reply {
            summary { "对方有答复了？贴进来" }
            p.hint { "贴对方的原话，或者把聊天整段复制过来。程序把它记进经过，说明是什么意思，再打开下一份文字。" }
            textarea rows="3" aria-label="对方的答复" {}
            p { button type="button" data-do="reply" { "记下，看下一份" } }
        }
    }
}

fn tools(host: Host) -> Markup {
    let of_site = [("save", "存成文件"), ("open", "打开文件"), ("new", "新建"), ("demo", "看一个例子")];
    html! {
        div.tools {
            button type="button" data-do="cases" { "全部案件" }
            button type="button" data-do="undo" { "撤销" }
            button type="button" data-do="language" lang="en" { "English" }
            @if host == Host::Site {
                @for (what, name) in of_site { button type="button" data-do=(what) { (name) } }
            }
        }
    }
}

/// The texts; before the least is there, what is still to be filled.
fn written(lists: &Lists, seen: &Seen) -> Markup {
    let rest = seen.findings.rest();
    let all = seen.findings.all();
    html! {
        @if seen.texts.is_empty() && !seen.missing.is_empty() {
            p { "还差 " (seen.missing.len()) " 项，就能写出第一份文字：" }
            ul.missing {
                @for (path, label) in &seen.missing { li { a href=(format!("#at-{path}")) data-jump { (label) } } }
            }
        } @else if seen.texts.is_empty() {
            p { "有要改的地方，改好以后才写得出文字。" }
        }
        (findings(&rest))
        @if !all.is_empty() && all.len() > rest.len() {
            details.more #found { summary { "检查结果：" (counts(seen)) } (findings(&all)) }
        }
        (waiting(lists, seen))
        (texts(lists, seen, true))
    }
}

/// A file that the form cannot change without guessing.
fn unreadable(seen: &Seen) -> Markup {
    html! {
        section.step #where aria-label="案件文件有问题" {
            h2 { "案件文件有问题" }
            p { "这个文件有写法上的问题，表单改不了它。请在页面最下面的“案件文件”里改好，再回来填。" }
            (findings(&seen.findings.all()))
        }
    }
}
