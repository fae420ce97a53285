//! The four steps of making a case.

use maud::{Markup, html};

use crate::case::Promise;
use crate::knowledge::Problem;
use crate::path::CasePath;

use super::ask::{self, Ask, STEPS};
use super::field::{Form, findings};
use super::tiles::Tile;
use super::value::Value;

/// All steps, in order.
pub(super) fn steps(form: Form<'_>) -> Markup {
    let bodies = [form.place(), form.wrong(), form.course(), form.wish()];
    html! {
        @for (number, (step, body)) in STEPS.iter().zip(bodies).enumerate() {
            section.step id=(step.id) aria-labelledby=(format!("h-{}", step.id)) {
                h2 id=(format!("h-{}", step.id)) { span.number { (number + 1) } (step.title) }
                p.lead { (step.lead) }
                (body)
                nav.turn aria-label="上一步，下一步" {
                    @if number > 0 { a href=(format!("#{}", STEPS[number - 1].id)) { "上一步" } }
                    @match STEPS.get(number + 1) {
                        Some(next) => a.next href=(format!("#{}", next.id)) { "下一步：" (next.title) },
                        None => a.next href="#texts" { "看文字" },
                    }
                }
            }
        }
    }
}

impl Form<'_> {
    fn place(&self) -> Markup {
        let platforms =
            self.lists.platforms.iter().map(|one| (one.id.clone(), one.name.clone(), String::new()));
        html! {
            details.card #paste open[self.seen.file.text.trim().is_empty()] {
                summary { "粘贴订单详情、账单或者聊天记录，自动填" }
                p.hint { "在 App 里复制订单详情、账单或者和商家的聊天，贴在这里。只填空着的栏，聊天里的事加进经过，读不懂的会列出来。" }
                textarea rows="4" aria-label="粘贴的文字" {}
                p { button type="button" data-do="paste" { "填进去" } }
            }
            (self.tiles("platform", "在哪个平台买的", &[("", platforms.collect())]))
            (self.asks(ask::OPERATOR, ""))
            h3 { "商家" }
            (self.asks(ask::MERCHANT, "商家的其他信息"))
            (findings(&self.seen.findings.inside("merchant")))
            h3 { "订单" }
            (self.asks(ask::ORDER, "订单的其他信息"))
            (self.promises())
            (self.list("order.payments", "分几次付的", "再加一次付款", self.is_kind(ask::PAYING), |_| lists(ask::PAYMENT)))
            (findings(&self.seen.findings.inside("order")))
        }
    }

    fn wrong(&self) -> Markup {
        let kind = self.lists.problem(self.seen.text("problem.kind"));
        html! {
            (self.tiles("problem.kind", "哪一种问题", &self.situations()))
            (self.asks(ask::PROBLEM, "公开笔记的标题"))
            @if let Some(kind) = kind.filter(|kind| !kind.not_to_say.is_empty()) {
                div.aside { p { "这些不要写：" } ul { @for one in &kind.not_to_say { li { (one) } } } }
            }
            (self.list("problem.details", "细节，一条一句", "加一条细节", true, |_| lists(ask::DETAIL)))
            (self.asks(ask::GOODS, "商品现在的情况"))
            (findings(&self.seen.findings.inside("problem")))
            (findings(&self.seen.findings.inside("goods")))
        }
    }

    /// The kinds of problem, by what a person sees.
    fn situations(&self) -> Vec<(&str, Vec<Tile>)> {
        let tile = |one: &Problem| {
            let when = one.about.split_once('；').map_or(one.about.as_str(), |(when, _)| when);
            (one.id.clone(), one.name.clone(), when.trim_end_matches("时选这一类").to_owned())
        };
        let is_known = |id: &str| ask::SITUATIONS.iter().any(|(_, ids)| ids.contains(&id));
        let of = |ids: &[&str]| ids.iter().filter_map(|id| self.lists.problem(id)).map(tile).collect();
        let mut groups: Vec<(&str, Vec<_>)> =
            ask::SITUATIONS.iter().map(|(name, ids)| (*name, of(ids))).collect();
        let others = self.lists.problems.iter().filter(|one| !is_known(&one.id)).map(tile);
        groups.push((ask::OTHER_SITUATIONS, others.collect()));
        groups
    }

    fn course(&self) -> Markup {
        html! {
            (self.list("history", "经过", "加一件事", true, ask::of_event))
            (findings(&self.seen.findings.inside("history")))
            div.common role="group" aria-label="常见的事" {
                span.hint { "常见的：" }
                @for kind in ask::COMMON {
                    button type="button" data-happened=(kind.word()) { (kind.about()) }
                }
            }
            h3 { "证据" }
            p.hint { "图片留在您自己的设备上，不会上传：放进来时去掉位置和设备信息，再把隐私涂黑。原图不动。" }
            label.add.choose {
                "选图片、视频或文件"
                input type="file" multiple accept="image/*,video/*,audio/*,.pdf" data-choose;
            }
            (self.list("exhibits", "证据", "加一件证据", true, |_| lists(ask::EXHIBIT)))
            (findings(&self.seen.findings.inside("exhibits")))
        }
    }

    fn wish(&self) -> Markup {
        html! {
            (self.list("claims", "诉求", "加一项诉求", true, ask::of_claim))
            (findings(&self.seen.findings.inside("claims")))
            (self.proposed())
            (self.sum())
            h3 { "您的信息" }
            p.hint { "只写进需要实名的文字，如12315表单和投诉信；公开的笔记里不会出现。" }
            div.tools {
                button type="button" data-do="remember" { "记住这三项，新案件自动填" }
                button type="button" data-do="forget" { "忘掉记住的" }
            }
            (self.asks(ask::WRITER, "替人办理、委托办理"))
            (findings(&self.seen.findings.inside("consumer")))
            h3 { "其他" }
            (self.asks(ask::REST, "投诉对象、日期和编号"))
            (self.list("others", "其他有关的人或单位", "加一个", false, |_| lists((&["role", "name", "phone"], &[]))))
        }
    }

    /// Claims that the law supports here, to be taken over with one touch.
    fn proposed(&self) -> Markup {
        html! {
            @if !self.seen.proposed.is_empty() && self.seen.value.items_at("claims").is_empty() { (self.offers()) }
            @else if !self.seen.proposed.is_empty() {
                // What is asked for is asked for: the others are other ways to the same.
                details.more #more-offers { summary { "法律在这里还支持的" } (self.offers()) }
            }
        }
    }

    fn offers(&self) -> Markup {
        html! {
                div.common.proposed role="group" aria-label="法律在这里支持的" {
                    span.hint { "法律在这里支持的：" }
                    @for one in &self.seen.proposed {
                        button type="button" data-claim=(one.kind.word()) {
                            (one.kind.about())
                            @if let Some(sum) = &one.sum { " " (sum) "元" }
                            small { (one.basis) }
                        }
                    }
                }
        }
    }

    /// What the claims add up to.
    fn sum(&self) -> Markup {
        let Some(facts) = &self.seen.facts else { return html! {} };
        let sums = facts.claims.iter().filter_map(|claim| Some((claim.kind.about(), claim.amount?)));
        let sums: Vec<_> = sums.collect();
        html! {
            @if !sums.is_empty() {
                dl.sums {
                    @for (kind, amount) in sums { dt { (kind) } dd { (amount.to_string()) "元" } }
                }
            }
        }
    }

    /// Boxes in order; those that are not needed now wait below.
    fn asks(&self, asks: &[Ask], more: &str) -> Markup {
        let case = &self.seen.value;
        let is_now =
            |ask: &&Ask| ask.when.holds(case) || case.at(ask.path).is_some_and(|own| !own.is_empty());
        let (now, later): (Vec<&Ask>, Vec<&Ask>) = asks.iter().partition(is_now);
        html! {
            @for ask in now { (self.field(ask.path)) }
            @if !later.is_empty() && !more.is_empty() {
                details.more id=(format!("more-{}", later[0].path)) {
                    summary { (more) }
                    @for ask in later { (self.field(ask.path)) }
                }
            }
        }
    }

    /// What the page promised: known promises to tick, others in the page's own words.
    fn promises(&self) -> Markup {
        let items = self.seen.value.items_at("order.promises");
        let said: Vec<&str> = items.iter().map(Value::text).collect();
        let is_known = |item: &Value| Promise::from_word(item.text()).is_some();
        let own: Vec<(usize, &Value)> =
            items.iter().enumerate().filter(|(_, item)| !is_known(item)).collect();
        let body = html! {
            div.ticks role="group" aria-label="页面上的承诺" {
                @for choice in Promise::CHOICES {
                    label {
                        input type="checkbox" id=(format!("f-order.promises-{}", choice.word)) data-toggle="order.promises"
                            value=(choice.word) checked[said.contains(&choice.word)];
                        span { (choice.about) }
                    }
                }
            }
            @for (index, item) in own {
                (self.card(&CasePath::of("order.promises").index(index), "页面的原话", item, &lists(ask::PROMISE)))
            }
            button.add type="button" data-add="order.promises" { "加一条页面的原话" }
        };
        html! {
            div.list id="at-order.promises" {
                @if self.is_kind(ask::PROMISING) || !items.is_empty() {
                    p.label { "页面上的承诺" }
                    (body)
                } @else {
                    details.more id="more-order.promises" { summary { "页面上的承诺" } (body) }
                }
            }
        }
    }

    fn is_kind(&self, kinds: &[&str]) -> bool {
        kinds.contains(&self.seen.text("problem.kind"))
    }
}

fn lists((own, rest): (&[&'static str], &[&'static str])) -> (Vec<&'static str>, Vec<&'static str>) {
    (own.to_vec(), rest.to_vec())
}
