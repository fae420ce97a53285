//! `complain explain`: a page for everything that has an id.

mod diagnostics;
mod names;
mod pages;
mod parts;
mod refusals;
pub(super) mod rules;
mod tables;
mod templates;
mod why;
mod words;

use clap::Args as ClapArgs;

use crate::assets::Assets;
use crate::case::{ClaimKind, EventKind, Shows};
use crate::channel::Channel;
use crate::data;
use crate::diagnostic::Sink;
use crate::knowledge::{Department, Platform, Problem, Refusal};
use crate::law::Statute;
use crate::lint::RULES;
use crate::wording::Wording;
use crate::yaml::nearest;

use super::console::Console;
use super::lang::{either, meant};
use super::options::OverlayArgs;
use super::{Status, assets};

#[derive(Debug, ClapArgs)]
pub(super) struct ExplainArgs {
    /// 编号或名称，见 complain list；条文写成 法规/条文
    #[arg(value_name = "编号")]
    id: String,
    /// 这句话里哪些词句算数，哪些不算，为什么
    #[arg(long, value_name = "一句话")]
    why: Option<String>,
    #[command(flatten)]
    overlays: OverlayArgs,
}

/// The ids of all checks, with their names where they have one.
pub(super) fn checks(assets: &Assets) -> Vec<(String, String)> {
    let wording = Wording::read(assets, &mut Sink::default());
    let of_machine = diagnostics::ALL
        .iter()
        .chain(templates::TEMPLATES)
        .chain(tables::TABLES)
        .map(|entry| (entry.id.to_owned(), String::new()));
    let of_facts = RULES.iter().map(|rule| (rule.id.to_owned(), rule.name.to_owned()));
    let of_words = wording.rules().iter().map(|rule| (rule.id.clone(), rule.name.to_string()));
    of_machine.chain(of_facts).chain(of_words).collect()
}

/// The id of the check that has this name, or alone has it as a piece of its name; what was named, else.
pub(super) fn check_called(name: &str, checks: &[(String, String)]) -> String {
    let the_one = |is_it: &dyn Fn(&str) -> bool| {
        let mut found = checks.iter().filter(|(_, known)| is_it(known));
        found.next().filter(|_| found.next().is_none())
    };
    let is_name = !name.is_ascii();
    let found = the_one(&|known| known == name).or_else(|| the_one(&|known| known.contains(name)));
    found.filter(|_| is_name).map_or_else(|| name.to_owned(), |(id, _)| id.clone())
}

pub(super) fn run(args: &ExplainArgs, console: &mut Console) -> Status {
    let Some(assets) = assets(&args.overlays, &[], console) else {
        return Status::CouldNotRun;
    };
    let mut sink = Sink::default();
    if let Some(text) = &args.why {
        return why::run(&assets, &args.id, text, console);
    }
    let mut search = Search::of(&assets, &args.id, &mut sink);
    if search.pages.is_empty() {
        // A name may be that of several things; each has its page.
        for id in names::ids(&assets, &args.id, &mut sink) {
            search.pages.extend(Search::of(&assets, &id, &mut sink).pages);
        }
    }
    if console.report_all(sink) {
        return Status::Errors;
    }
    if search.pages.is_empty() {
        console.say(&search.nothing());
        return Status::CouldNotRun;
    }
    console.show(&search.pages.join("\n"));
    Status::Clean
}

/// The pages of an id (a name can be both a kind of problem and a period), and every id that there is.
struct Search<'a> {
    wanted: &'a str,
    pages: Vec<String>,
    known: Vec<String>,
}

impl<'a> Search<'a> {
    fn of(assets: &Assets, wanted: &'a str, sink: &mut Sink) -> Self {
        let mut search = Self { wanted, pages: Vec::new(), known: Vec::new() };
        let platforms: Vec<Platform> =
            data::ids(assets, "platforms").iter().filter_map(|id| Platform::read(assets, id, sink)).collect();
        for id in Channel::ids(assets) {
            search.offer(&id, || Some(pages::channel(&Channel::read(assets, &id, sink)?, &platforms)));
        }
        for id in data::ids(assets, "problems") {
            search.offer(&id, || {
                let problem = Problem::read(assets, &id, sink)?;
                let read = problem.defences.iter().filter_map(|id| Refusal::read(assets, id, sink));
                let defences: Vec<Refusal> = read.collect();
                Some(pages::problem(&problem, &defences))
            });
        }
        for id in data::ids(assets, "refusals") {
            search.offer(&id, || Some(refusals::refusal(&Refusal::read(assets, &id, sink)?)));
        }
        for id in data::ids(assets, "law") {
            let Some(statute) = Statute::read(assets, &id, sink) else {
                continue;
            };
            search.statute(&statute);
        }
        for id in data::ids(assets, "departments") {
            search.offer(&id, || Some(pages::department(&Department::read(assets, &id, sink)?)));
        }
        for kind in EventKind::CHOICES.iter().filter_map(|choice| EventKind::from_word(choice.word)) {
            search.offer(kind.word(), || Some(words::event(kind)));
        }
        for kind in ClaimKind::CHOICES.iter().filter_map(|choice| ClaimKind::from_word(choice.word)) {
            search.offer(kind.word(), || Some(words::claim(kind)));
        }
        for shows in Shows::CHOICES {
            search.offer(shows.word, || Some(words::shows(shows)));
        }
        for rule in RULES {
            search.offer(rule.id, || Some(rules::of_facts(rule).text()));
        }
        search.wording(assets, sink);
        for entry in diagnostics::ALL.iter().chain(templates::TEMPLATES).chain(tables::TABLES) {
            search.offer(entry.id, || Some(diagnostics::page(entry)));
        }
        for platform in &platforms {
            for timer in &platform.timers {
                search.offer(&timer.id, || Some(pages::of_platform(platform, timer)));
            }
        }
        search
    }

    fn wording(&mut self, assets: &Assets, sink: &mut Sink) {
        // Only a rule's name has a group; the lists of words are long.
        if self.wanted.contains('/') {
            let wording = Wording::read(assets, sink);
            for rule in wording.rules() {
                self.offer(&rule.id, || Some(rules::of_wording(rule).text()));
            }
        } else {
            self.known.extend(Wording::ids(assets));
        }
    }

    fn statute(&mut self, statute: &Statute) {
        self.offer(&statute.id, || Some(pages::statute(statute)));
        for article in &statute.articles {
            let id = format!("{}/{}", statute.id, article.id);
            self.offer(&id, || Some(pages::article(statute, article)));
        }
        for timer in &statute.timers {
            self.offer(&timer.id, || Some(pages::of_law(statute, timer)));
        }
    }

    /// The page is only made where its id is the one that is wanted.
    fn offer(&mut self, id: &str, page: impl FnOnce() -> Option<String>) {
        if id == self.wanted {
            self.pages.extend(page());
        }
        self.known.push(id.to_owned());
    }

    fn nothing(&self) -> String {
        let known: Vec<&str> = self.known.iter().map(String::as_str).collect();
        let (wanted, near) = (self.wanted, meant(nearest(self.wanted, &known)));
        either(
            format!(
                "没有编号为“{wanted}”的内容{near}\n编号见 complain list channels、problems、refusals、departments、statutes 或 rules"
            ),
            format!(
                "nothing has the id “{wanted}”{near}\nids: complain list channels, problems, refusals, departments, statutes or rules"
            ),
        )
    }
}
