//! Lines of an order page that stand alone: the name of the shop, and below it what was bought, in which kind and how many.

use std::collections::BTreeSet;

use crate::amount::Quantity;
use crate::case::people::SHOP_ENDINGS;
use crate::reading::is_han;

use super::labels::labelled;
use super::page::Page;
use super::talk::of_system;

/// What an App puts around it.
const BEFORE: [char; 4] = ['<', '‹', '＜', '〈'];
const BEHIND: [&str; 6] = [">", "›", "＞", "〉", "进店", "联系商家"];
/// So many characters at most are a shop's name, and so many a title.
const MOST: usize = 24;
const LONGEST: usize = 80;

/// Titles and buttons of order pages.
const BUTTONS: [&str; 16] = [
    "订单详情",
    "交易成功",
    "交易关闭",
    "待收货",
    "待评价",
    "已完成",
    "已签收",
    "更多",
    "再次购买",
    "再来一单",
    "查看物流",
    "申请售后",
    "退换/售后",
    "联系客服",
    "加入购物车",
    "评价",
];

/// Takes them out of the lines that were none of a label and its value.
pub(super) fn read(lines: &[&str], rest: &mut BTreeSet<usize>, page: &mut Page) {
    let is_order = page.get("order.number").is_some() || page.get("order.paid").is_some();
    if is_order {
        rest.retain(|at| !BUTTONS.contains(&lines[*at]));
    }
    if is_order {
        priced(lines, rest, page);
    }
    // A name that stands twice is who speaks in a chat.
    let named: Vec<usize> = rest.iter().copied().filter(|at| shop(lines[*at]).is_some()).collect();
    let named = match named[..] {
        [at] => {
            // Above a chat stands whom it is with.
            let is_first = lines.iter().position(|line| !line.is_empty()) == Some(at);
            shop(lines[at]).filter(|_| is_order || is_first).map(|name| (at, name))
        }
        _ => None,
    };
    let Some((at, name)) = named.or_else(|| speaks_below(lines, rest).filter(|_| is_order)) else { return };
    page.put("merchant.shop", name, (at + 1, lines[at]), 1);
    rest.remove(&at);
    if !is_order {
        return;
    }
    // Down to the first label, each once.
    let below: Vec<usize> = (at + 1..lines.len())
        .filter(|place| !lines[*place].is_empty())
        .take_while(|at| rest.contains(at))
        .collect();
    let Some((title, below)) = below.split_first().filter(|(title, _)| is_title(lines[**title])) else {
        return;
    };
    page.put("order.item", lines[*title], (title + 1, lines[*title]), 1);
    rest.remove(title);
    let is_price = |line: &str| line.starts_with(['¥', '￥']);
    for (nth, place) in below.iter().enumerate() {
        let (line, said) = (lines[*place], (place + 1, lines[*place]));
        // Alone, or behind the price of one: ¥199.00  x2.
        let last = line.split_whitespace().next_back().unwrap_or(line);
        let count = last.strip_prefix(['x', 'X', '×']).filter(|count| Quantity::parse(count).is_some());
        if let Some(count) = count {
            page.put("order.quantity", count, said, 1);
        } else if line.contains(['；', ';']) && is_title(line)
            || !is_price(line) && below.get(nth + 1).is_some_and(|next| is_price(lines[*next]))
        {
            // The kind stands above the price.
            page.put("order.spec", line, said, 1);
        } else if !is_price(line) {
            continue;
        }
        // The price of one is no sum that was paid.
        rest.remove(place);
    }
}

/// The one line that names goods with the price of one, and perhaps how many: 陶瓷杯 ¥59.00 x2.
fn priced(lines: &[&str], rest: &mut BTreeSet<usize>, page: &mut Page) {
    let read = |line: &str| {
        let (title, price) = line.split_once(['¥', '￥'])?;
        let mut parts = price.split_whitespace();
        let is_price = parts.next()?.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
        let count = parts.next().map(|count| count.trim_start_matches(['x', 'X', '×']).to_owned());
        let is_count = count.as_ref().is_none_or(|count| Quantity::parse(count).is_some());
        let title = title.trim();
        let has_words = title.chars().filter(|sign| is_han(*sign)).count() > 1;
        let is_line = is_price && is_count && has_words && parts.next().is_none() && labelled(line).is_none();
        is_line.then(|| (title.to_owned(), count))
    };
    let found: Vec<(usize, (String, Option<String>))> =
        rest.iter().filter_map(|at| Some((*at, read(lines[*at])?))).collect();
    let [(at, (title, count))] = &found[..] else { return };
    let said = (at + 1, lines[*at]);
    page.put("order.item", title.as_str(), said, 1);
    if let Some(count) = count {
        page.put("order.quantity", count.as_str(), said, 1);
    }
    rest.remove(at);
}

/// The line above the labels of an order that is who speaks in the chat below, whatever the shop is called.
fn speaks_below<'l>(lines: &[&'l str], rest: &BTreeSet<usize>) -> Option<(usize, &'l str)> {
    let first_label = lines.iter().position(|line| labelled(line).is_some())?;
    let speaks = |name: &str| {
        let is_it = |line: &&str| {
            line.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', ':']))
        };
        lines[first_label..].iter().any(is_it)
    };
    let above = rest.iter().copied().take_while(|at| *at < first_label);
    above
        .map(|at| (at, bare(lines[at])))
        .find(|(_, name)| is_title(name) && name.chars().count() <= MOST && speaks(name))
}

/// Without what an App puts around it.
fn bare(line: &str) -> &str {
    let mut name = line.trim_start_matches(BEFORE).trim();
    while let Some(rest) = BEHIND.iter().find_map(|behind| name.strip_suffix(behind)) {
        name = rest.trim_end();
    }
    name
}

fn shop(line: &str) -> Option<&str> {
    let name = bare(line);
    let is_name = !name.contains(['：', ':', '，', '。', ' ', '？', '！', '“']);
    (is_name
        && (4..=MOST).contains(&name.chars().count())
        && SHOP_ENDINGS.iter().any(|end| name.ends_with(end)))
    .then_some(name)
}

/// Not a price, a button, a sentence or how the order stands (卖家已发货, 等待买家付款).
fn is_title(line: &str) -> bool {
    let count = line.chars().count();
    let words = line.chars().filter(|sign| is_han(*sign)).count();
    (4..=LONGEST).contains(&count)
        && words >= 3
        && labelled(line).is_none()
        && of_system(line).is_none()
        && !["卖家", "买家", "商家", "等待"].iter().any(|word| line.starts_with(word))
        && !line.contains(['：', '。', '？', '！', '¥', '￥'])
}
