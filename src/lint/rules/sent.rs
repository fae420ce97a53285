//! `consistency/sent`: the case says another thing than the texts that were written from it before.

use crate::diagnostic::{Severity, Sink};
use crate::sent;

use super::super::rule::{Check, Example, Rule, Subject};

/// Where an example keeps the record of its texts.
const RECORD: &str = "sent/example/.complain.json";

pub(super) const RULE: Rule = Rule {
    id: sent::RULE,
    name: "和以前写出的文字不一样",
    level: Severity::Warning,
    why: "平台、支付机构和监管部门会把几份材料放在一起看；同一件事的金额、日期或诉求前后不一，可信度就低了。",
    instead: "写错了就改回来；确实变了，在新的文字里说明，收到过旧文字的各方也要告诉。新发生的事照常写进经过。",
    check: Check::Case(check),
    bad: &[
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"286.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-03 18:30","by":"courier","event":"delivered"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"200.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"exchange"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("claims: [{kind: return-refund}, {kind: freight, amount: 12.00, exhibits: [page]}]").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]},"12315":{"as_of":"2026-05-10","respondent":"merchant","paid":"286.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"platform","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-08","by":"merchant","event":"promised"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 19:30","by":"consumer","event":"after-sale-requested"}]}}}"#)]),
    ],
    good: &[
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}\n  - {at: 2026-05-04 19:02, by: consumer, event: after-sale-requested, exhibits: [page]}\n  - {at: 2026-05-05 10:20, by: merchant, event: refused, exhibits: [chat]}\n  - {at: 2026-05-12, by: merchant, event: refused, exhibits: [chat]}").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("history:\n  - {at: 2026-05-04 18:30, by: courier, event: delivered, exhibits: [tracking]}\n  - {at: 2026-05-05 10:20, by: merchant, event: refused, exhibits: [chat]}\n  - {at: 2026-05-12, by: merchant, event: refunded, amount: 68.00, exhibits: [page]}").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04 18:30","by":"courier","event":"delivered"},{"at":"2026-05-05 10:20","by":"merchant","event":"refused"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"letter":{"as_of":"2026-05-10","respondent":"merchant","paid":"268.00","claims":[{"kind":"return-refund","amount":"268.00"}],"events":[{"at":"2026-05-04","by":"courier","event":"delivered"},{"at":"2026-05-08","by":"merchant","event":"no-reply"}]}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{"note":{"as_of":"2026-05-10","respondent":"merchant"}}}"#)]),
        Example::of("respond_within_days: 7").with(&[(RECORD, r#"{"format":"complain.sent/1","case":"example","channels":{}}"#)]),
        Example::of("respond_within_days: 9"),
    ],
};

fn check(subject: &Subject<'_>, sink: &mut Sink) {
    if let Some(record) = subject.sent {
        for found in sent::compare(record, subject.case, subject.facts) {
            sink.push(found);
        }
    }
}
