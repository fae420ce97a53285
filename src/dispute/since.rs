//! Since when something is open.

use crate::calendar::Moment;
use crate::case::{Case, EventKind, Purpose};

use super::goods::Goods;
use super::{Asked, Request, Side, State};

/// Since when something is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Since {
    /// The moment.
    pub at: Moment,
    /// The event.
    pub by: usize,
    /// The number of the request in [`super::Dispute::requests`].
    pub request: usize,
}

/// The first time that something was asked of the seller which is still open. What was agreed to is owed from the
/// agreement on, a refund from the day on which the goods came back. Nothing is counted where nothing was asked.
pub(super) fn since(case: &Case, requests: &[Request], goods: &Goods) -> Option<Since> {
    let claimed = |request: &Request| match request.what {
        Asked::Claim(kind) => {
            case.claims.iter().any(|claim| claim.kind == kind)
                || (kind.is_refund() && case.claims.iter().any(|claim| claim.kind.is_refund()))
        }
        _ => false,
    };
    let open = |(_, request): &(usize, &Request)| request.to == Side::Seller && request.is_open();
    let all: Vec<(usize, &Request)> = requests.iter().enumerate().filter(open).collect();
    let on_claims = all.iter().filter(|(_, request)| claimed(request));
    let on_rest = all.iter().filter(|(_, request)| !claimed(request));
    let begun = |(number, request): &(usize, &Request)| {
        let by = owed_from(case, request, goods);
        case.history.get(by).map(|event| Since { at: event.at, by, request: *number })
    };
    let first = |found: Vec<Since>| found.into_iter().min_by_key(|since| since.by);
    first(on_claims.filter_map(begun).collect()).or_else(|| first(on_rest.filter_map(begun).collect()))
}

fn owed_from(case: &Case, request: &Request, goods: &Goods) -> usize {
    // What was agreed to and paid in part is owed since the part.
    let owed = matches!(request.state, State::Granted | State::Part) && request.was_granted;
    let Some(granted) = request.settled_by.filter(|_| owed) else { return request.first_asked() };
    let received = case.history.iter().rposition(|event| event.kind == EventKind::ReturnReceived);
    received.filter(|at| *at > granted && goods.purpose == Some(Purpose::Refund)).unwrap_or(granted)
}
