//! Ways beside the channels of the one next step, each with its conditions.

use crate::case::{Actor, EventKind};
use crate::facts::{Facts, StageKind};

use super::{Door, DoorState};

/// The ways that are open to this case.
pub(super) fn elsewhere(facts: &Facts, doors: &[Door]) -> Vec<String> {
    let is_open = |id: &str| doors.iter().any(|door| door.channel == id && door.is == DoorState::Open);
    if matches!(facts.stage.is, StageKind::FirstNotice | StageKind::InTouch)
        || facts.totals.repaid_at.is_some()
    {
        return Vec::new();
    }
    let mut ways = Vec::new();
    if is_open("consumer-association") {
        ways.push(
            "消费者协会（consumer-association）：也可以请它调解；和 12315 只走一处，一处受理了，另一处可以不受理".into(),
        );
    }
    if is_open("report") {
        ways.push(
            "举报（report）：和投诉分开写，只写涉嫌违法的行为和线索；举报不处理退款，要退款仍要投诉或者起诉"
                .into(),
        );
    }
    let is_money = facts.claims.iter().all(|claim| claim.amount.is_some());
    if is_open("court") && is_money && !facts.claims.is_empty() {
        ways.push(
            "小额诉讼（court）：只要钱、事实清楚的，标的额在本省上年度就业人员年平均工资的百分之五十以下，一审终审；要鉴定的、找不到被告的不适用，限额立案前问法院"
                .into(),
        );
    }
    ways
}

/// Was the matter brought to the market regulator, and not turned away since?
pub(super) fn is_with_regulator(facts: &Facts) -> bool {
    let complained = |event: EventKind, channel: Option<&String>| {
        event == EventKind::Complained && channel.is_some_and(|name| name.contains("12315"))
    };
    let last = facts.timeline.iter().rposition(|event| complained(event.event, event.channel.as_ref()));
    last.is_some_and(|place| {
        let since = &facts.timeline[place..];
        !since.iter().any(|event| event.event == EventKind::Rejected && event.by == Actor::Regulator)
    })
}
