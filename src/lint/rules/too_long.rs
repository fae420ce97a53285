//! `channel/too-long`: a text longer than its box. Nothing is cut: the writer sees by how much, and what could go first.

use crate::channel::Channel;
use crate::diagnostic::{Severity, Sink};
use crate::draft::Draft;

use super::super::boxes::{basis, fillings, point};
use super::super::rule::{Check, Example, Rule, Subject};

pub(super) const RULE: Rule = Rule {
    id: "channel/too-long",
    name: "文字超出一栏的上限",
    level: Severity::Error,
    why: "超出的部分页面不收，或者被截掉后意思就变了。上限有没有官方文字，写在报告里。",
    instead: "缩短标出的文字，先删次要的；页面允许更多时，用 --limit 渠道.栏=字数 改。",
    check: Check::Draft(check),
    bad: &[
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 六只手工陶碗里有三只碗口开裂申请退货被拒绝的经过, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 下单到现在二十天了手工陶碗开裂还没有退成货, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 陶碗开裂以后和商家沟通的全部过程记录在这里, exhibits: [cracks]}",
        ),
        Example::on(
            "official-dm",
            "problem: {kind: quality, exhibits: [cracks], summary: 收到的6只陶碗中有3只碗口开裂，第一只的裂纹约2厘米，第二只的裂纹约3厘米，第三只的裂纹约5厘米，三只的裂纹都从碗口开始往下延伸，另外三只没有裂纹，外箱完整，箱内的填充物也完整，碗与碗之间隔着纸板，开箱时就是这样，没有使用过，也没有清洗过，从打开外箱到取出每一只碗都有录像，录像没有中断，录像里能看清每一只碗的碗口和碗底，也能看清外箱上的面单和封口，签收时快递员在场。}",
        ),
        Example::on(
            "12315",
            "claims: [{kind: exchange, text: 与订单页面一致的青灰釉手工陶碗一套，共六只，每一只的碗口、碗身和碗底都没有裂纹，釉面没有气泡和缺釉，碗口直径与页面所写的十二厘米相差不超过半厘米，碗高与页面所写的六厘米相差不超过半厘米，六只的釉色与页面图片一致，外箱和内衬完整，碗与碗之间用纸板隔开，随箱附有与本订单一致的发货清单，清单上写明数量、规格和出厂日期，发货前拍照发给我确认，由快递送货上门，不投入快递柜，不放在门口，送达前打电话，当面开箱查看，查看后再签收，取回原来的六只陶碗时由商家安排快递上门，来回的运费都由商家承担，取件的时间在工作日的晚上或者周末的白天，取件前一天打电话说明，当天不方便时可以改到另一天，改期不影响换货的办理，换来的陶碗收到以后再把原来的六只交给取件的快递员，交接时双方拍照}]",
        ),
    ],
    good: &[
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 6只陶碗3只开裂，退货被拒, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: 六只手工陶碗三只碗口开裂退货被拒的经过, exhibits: [cracks]}",
        ),
        Example::on(
            "note",
            "problem: {kind: quality, summary: 3只碗口开裂。, title: six bowls and three cracked on day one, exhibits: [cracks]}",
        ),
        Example::on("official-dm", "# 底本的私信不到200字"),
        Example::on("12315", "claims: [{kind: exchange, text: 一套没有裂纹的陶碗}]"),
    ],
};

fn check(subject: &Subject<'_>, channel: &Channel, draft: &Draft, sink: &mut Sink) {
    for filling in fillings(channel, draft) {
        let (limit, count) = (filling.limit, filling.count);
        if count <= limit.max {
            continue;
        }
        let message = format!(
            "渠道“{}”的“{}”有 {count} 字，超出上限 {} 字 {} 字",
            channel.id,
            filling.field.label,
            limit.max,
            count - limit.max
        );
        let runs = filling.part.runs();
        let spare: usize = runs.filter(|run| run.rank > 0).map(|run| limit.unit.count(&run.text)).sum();
        let mut diagnostic = point(RULE.finding(message), subject.case, subject.facts, filling.part);
        diagnostic = diagnostic.help(basis(limit));
        if spare > 0 {
            diagnostic = diagnostic.help(format!("其中 {spare} 字是次要的内容，可以先从那里删减"));
        }
        sink.push(diagnostic);
    }
}
