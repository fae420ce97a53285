//! What is wrong stands in every full text, by whatever words the summary says it: `tests/matter/summaries.tsv`.

#![expect(clippy::disallowed_methods, reason = "the test reads its own file")]

use std::path::Path;
use std::sync::Arc;

use complain::draft::Size;
use complain::source::SourceFile;

use crate::common;

/// The channels whose box holds all of so small a case.
const FULL: [&str; 6] = ["letter", "court", "consumer-association", "12315", "intervention", "note"];

/// A case with this matter beside a detail that tells of another fault.
fn case(kind: &str, summary: &str) -> String {
    format!(
        "as_of: 2026-11-28\nplatform: tmall\n\
         consumer: {{name: 何示例, phone: \"13800000003\", address: 示例省示例市虚构区演示街9号}}\n\
         merchant: {{shop: 暖阳电器旗舰店, legal_name: 示例市暖阳电器有限公司, address: 示例市虚构区样本路20号}}\n\
         order: {{number: \"2602345678901234567\", item: 电饭煲, paid: 398, placed: 2026-10-15}}\n\
         problem: {{kind: {kind}, summary: {summary}, details: [{{text: 外壳有一处划痕, exhibits: [photo]}}], exhibits: [photo]}}\n\
         claims: [{{kind: return-refund}}]\n\
         history:\n  - {{at: 2026-10-20, by: courier, event: delivered}}\n  \
         - {{at: 2026-10-21, by: consumer, event: contacted, text: 说明情况，要求退货, exhibits: [chat]}}\n  \
         - {{at: 2026-10-22, by: merchant, event: refused, quote: 这个不归我们管, exhibits: [chat]}}\n\
         exhibits:\n  - {{id: photo, kind: photo, title: 照片}}\n  - {{id: chat, kind: chat, title: 聊天记录}}\n"
    )
}

#[test]
fn what_is_wrong_stands_in_every_full_text() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/matter/summaries.tsv");
    let rows = std::fs::read_to_string(path).unwrap();
    let pipeline = common::every();
    let mut lost = Vec::new();
    let mut count = 0;
    for row in rows.lines().filter(|row| !row.starts_with('#')) {
        let [kind, summary, words] = row.split('\t').collect::<Vec<_>>()[..] else { panic!("{row}") };
        let file = Arc::new(SourceFile::new("matter.yaml", case(kind, summary)));
        let outcome = pipeline.run(&file, common::days());
        let texts = outcome.texts.iter().filter(|(_, draft)| FULL.contains(&draft.channel.as_str()));
        for (_, draft) in texts {
            assert!(draft.fields.iter().all(|field| field.sizing.size == Size::Full), "{summary}");
            let text: String = draft.fields.iter().map(|field| field.text() + "\n").collect();
            count += 1;
            if !text.contains(words) {
                lost.push(format!("{}: {words}", draft.channel));
            }
        }
    }
    assert!(count >= 70, "{count}");
    assert!(lost.is_empty(), "left out:\n{}", lost.join("\n"));
}
