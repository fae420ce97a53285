//! What each check of the machinery means in English, and what to do. What a finding says of its place stays Chinese, as the
//! case is; behind it stands this.

mod marks;

/// An id, what it means, what to do.
type Gloss = (&'static str, &'static str, &'static str);

/// What a check means, and what to do, in English; `None` where it is of the case's content.
pub(in crate::cli) fn gloss(id: &str) -> Option<(&'static str, &'static str)> {
    let found = FILES.iter().chain(marks::MARKS).find(|(known, ..)| *known == id);
    found.map(|(_, means, instead)| (*means, *instead))
}

const FILES: &[Gloss] = &[
    ("batch/same-id", "two cases of a batch have the same id", "write another id into one of them"),
    (
        "case/actor",
        "this kind of event is not done by the one in `by`",
        "mend by, or choose another event: complain list events",
    ),
    (
        "case/amount",
        "the sum was not understood",
        "write digits as 268.00, two decimals at most, no unit, no commas",
    ),
    (
        "case/answer-before",
        "an answer is dated before what it answers",
        "mend one of the days, or add the earlier event",
    ),
    (
        "case/answers",
        "`answers` names an event that this one cannot answer",
        "mend the id, or one of the days",
    ),
    ("case/asks", "a claim stands twice in one request", "name each once; sums belong into claims"),
    (
        "case/before-delivery",
        "a complaint about the goods is dated before they came",
        "mend one of the days, or add the other delivery",
    ),
    (
        "case/claim",
        "claims contradict each other, or a key does not belong to this kind",
        "keep the one that is named, or remove the key",
    ),
    (
        "case/chinese",
        "a key or word is in Chinese, and was understood",
        "it may stay; complain check --fix writes the canonical one",
    ),
    (
        "case/date",
        "the day was not understood, or there is no such day",
        "write 2026-05-20, or 2026-05-20 19:02",
    ),
    ("case/duplicate-event", "two events have the same id", "give each its own, also where answers names it"),
    ("case/duplicate-exhibit", "two exhibits have the same id", "give each its own, also where it is cited"),
    ("case/empty", "a key has nothing behind it", "write its value, or remove the key"),
    (
        "case/event-id",
        "an event has the id of a stock refusal",
        "give it another, also where answers names it",
    ),
    (
        "case/event-key",
        "this kind of event does not use the key",
        "put it into text, or on the event where it belongs",
    ),
    (
        "case/file-name",
        "the file's name is no id, and the case says none",
        "rename the file, or write id: small letters, digits, hyphens",
    ),
    ("case/goods", "where the goods are contradicts the history", "mend one of the two"),
    ("case/flag", "only true or false can stand here", "write true or false"),
    (
        "case/future",
        "a day lies after the day of writing",
        "mend the day; if it has happened, set as_of to that day or later",
    ),
    (
        "case/id",
        "an id has characters that it may not have",
        "use small letters, digits and hyphens, such as cracked-bowls",
    ),
    (
        "case/missing-key",
        "a key that must be there is missing",
        "add it where the mark is; for the keys see docs/case-file.md",
    ),
    ("case/number", "a number belongs here", "write digits without a unit"),
    (
        "case/order-date",
        "the day of the order stands twice and differs",
        "make them the same, or keep order.placed",
    ),
    (
        "case/payments",
        "the payments do not add up to what was paid",
        "paid is their sum; payment is the one complained of",
    ),
    (
        "case/private-seller",
        "the seller is a private person, no business",
        "use the platform's own ways first; for a trade write kind: individual",
    ),
    ("case/promise-date", "what was promised is due before it was promised", "mend one of the days"),
    (
        "case/quantity",
        "a quantity with decimals has no unit",
        "add unit, such as 千克; pieces are whole numbers",
    ),
    (
        "case/refund-above-paid",
        "a refund is more than what was paid",
        "ask for no more than is left; other damage is a claim of kind loss",
    ),
    (
        "case/respondent",
        "a reason against the platform stands there, but it is not the respondent",
        "add respondent: platform, or remove the reason",
    ),
    ("case/sha256", "sha256 is no SHA-256", "write 64 hexadecimal digits; complain exhibits lists them"),
    (
        "case/shipping",
        "freight is more than what was paid in all",
        "paid is everything, shipping the freight in it",
    ),
    (
        "case/sale",
        "bought in a shop, complained of as a seven-day return",
        "write promise-broken if the shop promised it, else the kind that fits",
    ),
    (
        "case/term",
        "a term ends before the order, or the next charge is past",
        "mend the day; what was charged goes into order.payments",
    ),
    ("case/several-orders", "order.number seems to hold several numbers", "write a case for each order"),
    ("case/shows", "two details say what cannot both be", "keep the one that is true"),
    ("case/unit-without-quantity", "a unit without a quantity", "add quantity, or remove unit"),
    (
        "case/unknown-exhibit",
        "an exhibit is cited that is not in exhibits",
        "mend the id, or add the exhibit",
    ),
    (
        "case/to-fill",
        "a place that says 请填 is not filled in",
        "write what is true, or remove the line if it may be absent",
    ),
    ("case/unknown-key", "the key is not known", "spell it as suggested; a remark stands behind #"),
    (
        "case/unknown-value",
        "only certain words can stand here, and this is none of them",
        "choose one that is listed: complain list",
    ),
    ("case/unused-allow", "an entry of allow silenced nothing", "remove it; most errors cannot be silenced"),
    (
        "case/unused-exhibit",
        "an exhibit is cited nowhere",
        "cite it at the event that it proves, or remove it",
    ),
    (
        "case/wrong-kind",
        "a text, a list or keys belong here, and something else stands here",
        "write it as shown",
    ),
    (
        "config/level",
        "levels of the settings names a check or a level that there is not",
        "complain list rules; error, warning, note or off",
    ),
    (
        "config/limit",
        "limits of the settings names a box that there is not, or no whole number",
        "write 12315.facts: 800",
    ),
    (
        "config/unreadable",
        "the settings file cannot be read",
        "look at its name, its permissions and its encoding",
    ),
    (
        "data/broken",
        "a data file that is needed has errors",
        "mend that file, or leave out --data and --templates",
    ),
    (
        "data/calendar",
        "a file of public holidays was not understood",
        "use the form of holiday-cn or of data/calendar",
    ),
    (
        "data/comma",
        "a full-width comma makes one word of what may be several",
        "put commas of half width between words; quote what is one word",
    ),
    (
        "data/condition",
        "a condition under `when` or `unless` is none",
        "take the name that the report gives; all are listed in docs/data.md",
    ),
    ("data/id", "the id of a data file is not its file name", "write the same in both places"),
    ("data/phrase", "a phrase of a wording rule is not written as it must be", "see docs/data.md"),
    (
        "data/slot",
        "a place in an `applies` sentence is wrong",
        "only the names that are listed; see docs/data.md",
    ),
    (
        "data/unread",
        "nothing reads a file or folder of this name",
        "name it as the built-in ones are, or move it away",
    ),
    ("data/unreadable", "a data file cannot be read", "look at its permissions; UTF-8, at most 1 MB"),
    (
        "internal/panic",
        "the program itself failed",
        "please report this line without private data; other cases are not affected",
    ),
    (
        "privacy/known",
        "a public text would show what must not be public",
        "move it to its key in order, consumer or merchant",
    ),
    ("source/case-as-text", "a file called .txt or .md holds a case", "rename it to .yaml and check again"),
    ("source/control-character", "a template or a text has an invisible character", "write the place anew"),
    (
        "source/encoding",
        "the file is not UTF-8; GBK is read with a warning",
        "save it as UTF-8, or run complain check --fix",
    ),
    (
        "source/odd-character",
        "a template or a text has a character that is not shown or found elsewhere",
        "write the usual one",
    ),
    (
        "source/too-large",
        "more than 1 MB is no case",
        "photos and videos lie beside it, named by file under exhibits",
    ),
    ("source/nothing", "there is no case file where one was named", "look at the name as it is written"),
    ("source/unreadable", "the file or the folder cannot be read", "mend its name or its permissions"),
    ("usage/level", "--level names a check that there is not", "ids of checks: complain list rules"),
    ("usage/limit", "--limit names a channel or a box that there is not", "ids: complain list channels"),
    ("usage/unknown-channel", "there is no such channel", "ids and names: complain list channels"),
];

#[cfg(test)]
mod tests {
    use crate::assets::Assets;
    use crate::lint::RULES;
    use crate::wording::Wording;

    use super::super::super::explain;
    use super::*;

    #[test]
    fn every_check_of_the_machinery_has_english() {
        let wording = Wording::read(&Assets::built_in(), &mut crate::diagnostic::Sink::default());
        let is_of_content = |id: &str| {
            RULES.iter().any(|rule| rule.id == id) || wording.rules().iter().any(|rule| rule.id == id)
        };
        let all = explain::checks(&Assets::built_in());
        let without: Vec<&String> =
            all.iter().map(|(id, _)| id).filter(|id| gloss(id).is_none() && !is_of_content(id)).collect();
        assert!(without.is_empty(), "without English: {without:?}");
        let known = |id: &str| all.iter().any(|(known, _)| known == id);
        let over: Vec<&str> =
            FILES.iter().chain(marks::MARKS).map(|(id, ..)| *id).filter(|id| !known(id)).collect();
        assert!(over.is_empty(), "no checks: {over:?}");
    }
}
