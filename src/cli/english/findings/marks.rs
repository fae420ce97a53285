//! The same of how files are written: YAML, templates, tables and streams.

use super::Gloss;

pub(super) const MARKS: &[Gloss] = &[
    (
        "yaml/anchor",
        "YAML's anchors (&) and aliases (*) are not read",
        "write it out; a text that begins so stands in quotation marks",
    ),
    (
        "yaml/bracket",
        "a bracket has no second half, or a text in braces holds one",
        "mend it, or put the text into quotation marks",
    ),
    (
        "yaml/colon-in-text",
        "a colon in a text was taken for a key",
        "put the text into quotation marks, or use the Chinese colon",
    ),
    (
        "yaml/comma",
        "a comma in braces is full-width, missing, too many, or within a text",
        "part entries by a comma and a blank",
    ),
    (
        "yaml/control-character",
        "the file has an invisible character",
        "write the place anew; is it the right file?",
    ),
    ("yaml/dash", "the dash of this entry is wrong", "write `- `, a hyphen and a blank"),
    ("yaml/documents", "the file holds two cases", "remove ---, or move the second into a file of its own"),
    ("yaml/duplicate-key", "the key stands twice", "keep one; several things are a list"),
    ("yaml/empty", "the file is empty", "begin with complain new"),
    ("yaml/escape", "\\ in double quotation marks is special", "use single ones, or remove it"),
    ("yaml/fence", "``` belongs to Markdown", "remove the line"),
    (
        "yaml/full-width-colon",
        "a full-width colon stands behind the key",
        "write `: `, half-width with a blank",
    ),
    (
        "yaml/hash-in-text",
        "what stands behind # would be dropped as a remark",
        "put the text into quotation marks, or a blank behind #",
    ),
    (
        "yaml/indent",
        "the indentation is wrong",
        "the same number of blanks for the same level, two more for the next; no tabs",
    ),
    ("yaml/line-break", "lines end in a lone CR", "save the file with LF or CRLF"),
    ("yaml/loose-text", "the line is no `key: value`", "join it to the line above, or make it a remark by #"),
    ("yaml/many", "too many errors to list", "mend these, then check again"),
    ("yaml/missing-colon", "no colon behind the key", "write `key: value`"),
    ("yaml/odd-character", "a character that is not shown or found elsewhere", "write the usual one"),
    (
        "yaml/smart-quotes",
        "the quotation marks are Chinese, or do not fit each other",
        "write \" \" around the text",
    ),
    ("yaml/space-after-colon", "no blank behind the colon", "add one"),
    ("yaml/special-start", "a bare text begins with a sign of YAML", "put it into quotation marks"),
    ("yaml/syntax", "the YAML was not understood", "mend it as said; the rest is checked afterwards"),
    (
        "yaml/tag",
        "YAML's tags (!) are not read",
        "remove it; a text that begins so stands in quotation marks",
    ),
    ("yaml/text-after-quote", "text stands behind the closing quotation mark", "put all of it inside"),
    ("yaml/two-keys", "two keys on one line", "give each its own line"),
    ("yaml/unclosed-bracket", "a bracket is not closed", "close it"),
    (
        "yaml/unclosed-quote",
        "a quotation mark is not closed",
        "close it; a text with double ones stands in single ones",
    ),
    (
        "template/absent-fact",
        "the template uses a fact that the case lacks",
        "add it to the case, or ask by {% if … %} first",
    ),
    (
        "template/empty-field",
        "a box came out empty",
        "look at the template, or write optional: true in channel.yaml",
    ),
    (
        "template/brace",
        "looks like a tag and is none: one brace, or full-width",
        "write {{ … }} or {% … %}; complain check FILE --fix does",
    ),
    (
        "template/endless",
        "the template does not end, or includes itself",
        "nest fewer loops; no include in a circle",
    ),
    ("template/error", "the template failed here", "mend it as said; see docs/templates.md"),
    (
        "template/file-name",
        "a file's name has .txt behind it, or wrong letters, and is not used",
        "rename it as said",
    ),
    (
        "template/folder",
        "the channel's folder is one level too high or too deep",
        "my-templates/after-sale/channel.yaml goes with --templates my-templates",
    ),
    (
        "template/id",
        "id in channel.yaml is not the folder's name",
        "make them the same; the folder's name counts",
    ),
    (
        "template/missing",
        "a template is missing",
        "each box has a .tera file of its name: complain list templates",
    ),
    (
        "template/no-channel",
        "a folder is no channel",
        "add a channel.yaml, as complain templates new writes it",
    ),
    (
        "template/old-part",
        "a part is still there, but others write the account now",
        "use the part that is named",
    ),
    ("template/old-word", "a word has no use any more", "change it as said, or remove it"),
    (
        "template/syntax",
        "the template was not understood",
        "are {% … %} and {{ … }} in pairs, are names and quotes right?",
    ),
    (
        "template/unknown-fact",
        "a name is no fact and none of the template's own",
        "mind the spelling: complain facts",
    ),
    ("template/unknown-filter", "there is no such filter", "use one that is listed, or one of Tera's"),
    (
        "template/unknown-name",
        "the template does not know this name",
        "mind the spelling; functions are listed",
    ),
    (
        "template/unreadable",
        "the template cannot be read, or is not UTF-8",
        "save it as UTF-8, or mend its permissions",
    ),
    (
        "template/untried",
        "no case that was tried suits this channel",
        "name one behind complain templates check",
    ),
    ("template/unused-file", "no channel uses this file", "call it as a box is called, or include it"),
    (
        "template/unpaired-minor",
        "minor() and end() do not pair",
        "{{ end() }} follows each {{ minor(level=…) }}, under the same conditions",
    ),
    (
        "import/cell",
        "a cell was not understood, or a spreadsheet has changed it",
        "fill it in again as said, then import again",
    ),
    ("import/column", "the map names a column that the table lacks", "use a name of the table's first row"),
    ("import/empty", "the table is empty", "names of columns in the first row, then an order a row"),
    (
        "import/key",
        "the map names a key that no case has",
        "write order.paid or claims.1.kind; see docs/case-file.md",
    ),
    ("import/no-order", "an event's order is not in the table of orders", "mend the id, or add the order"),
    ("import/same-id", "two rows have the same id; the second was not written", "give one of them another"),
    (
        "import/unreadable",
        "the table or the map cannot be read",
        "look at name and permissions; save it as .csv or .xlsx",
    ),
    ("import/unused", "a column is not used", "name it under columns of the map, or leave it"),
    (
        "sent/record",
        "the record of earlier texts is damaged, unreadable or newer",
        "move a damaged one away and write again",
    ),
    ("stream/json", "a line is no JSON object", "a case a line, with the keys of a case file"),
    (
        "stream/line",
        "a line is too long, unreadable or not UTF-8",
        "a case a line, JSON in UTF-8, at most 1 MB",
    ),
];
