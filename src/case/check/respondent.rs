//! Whom the complaint is against, and the platform's name.

use crate::diagnostic::{Diagnostic, Sink};
use crate::path::CasePath;

use super::super::model::Case;
use super::super::words::RespondentKind;
use super::{is_written, text_at};

pub(super) fn check(case: &Case, sink: &mut Sink) {
    let is_reason_written = case.places.keys.contains_key("respondent_reason");
    match case.respondent {
        RespondentKind::Platform if !is_reason_written => sink.push(
            Diagnostic::error("case/missing-key", "投诉平台时缺少“respondent_reason”")
                .at(case.places.of("respondent"), "写了 platform")
                .help("写明理由：respondent_reason: {kind: …, at: 日期, text: 发生了什么, exhibits: […]}；没有这样的理由时投诉商家"),
        ),
        // A word that is not known was reported; what it was meant to be is open.
        RespondentKind::Merchant if is_reason_written && text_at(case, "respondent").is_none_or(|word| word == "merchant") => {
            let place = case.places.keys.get("respondent_reason").copied().unwrap_or_default();
            sink.push(
                Diagnostic::error("case/respondent", "respondent_reason 只在投诉平台时用")
                    .at(crate::source::Place { file: case.places.file().clone(), span: place }, "")
                    .help("投诉平台时加上 respondent: platform；否则删掉 respondent_reason"),
            );
        }
        _ => {}
    }
    if case.platform == "other" && !is_written(case, &CasePath::of("operator"), "name") {
        sink.push(
            Diagnostic::error("case/missing-key", "platform 为 other 时缺少“operator.name”")
                .at(case.places.of("platform"), "写了 other")
                .help("写上大家怎样称呼这个平台：operator: {name: 平台的名称}"),
        );
    }
}
