//! The engine's errors as diagnostics that point at the template's line.

use std::collections::BTreeMap;
use std::sync::Arc;

use tera::ErrorKind;

use crate::channel::Channel;
use crate::diagnostic::Diagnostic;
use crate::source::{Place, SourceFile, Span};

pub(super) fn diagnostic(
    error: &tera::Error,
    files: &BTreeMap<String, Arc<SourceFile>>,
    channel: &Channel,
) -> Diagnostic {
    let (report, is_syntax) = match error.kind() {
        ErrorKind::SyntaxError(report) => (report, true),
        ErrorKind::RenderingError(report) => (report, false),
        _ => {
            return Diagnostic::error("template/error", format!("渠道“{}”的模板不能用：{error}", channel.id))
                .help("检查模板文件夹是否完整，include 的文件名是否正确");
        }
    };
    let Some(file) = files.get(report.filename()) else {
        return Diagnostic::error("template/error", format!("渠道“{}”的模板不能用：{}", channel.id, report.message()));
    };
    let range = &report.span().range;
    let end = range.end.min(file.text.len());
    let place = Place { file: file.clone(), span: Span::new(range.start.min(end), end) };
    let expression = file.text.get(place.span.start..place.span.end).unwrap_or_default();
    if is_syntax {
        return Diagnostic::error("template/syntax", "模板的写法在这里读不懂")
            .at(place, report.message())
            .help("检查 {% … %} 和 {{ … }} 是否成对，名字和引号是否写对");
    }
    let absent = ["not found", "undefined", "not defined", "doesn't exist", "does not exist"];
    if absent.iter().any(|word| report.message().contains(word)) {
        return Diagnostic::error("template/absent-fact", format!("模板用了案件里没有的事实“{expression}”"))
            .at(place, report.message())
            .help(format!(
                "在案件里补上它，或在模板里先问 {{% if … %}}；能用的事实见 complain facts（渠道 {}）",
                channel.id
            ));
    }
    Diagnostic::error("template/error", "模板在这里出错")
        .at(place, report.message())
        .help(format!("渠道 {}：{expression}", channel.id))
}
