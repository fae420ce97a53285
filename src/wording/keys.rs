//! What a rule's file may hold.

use crate::yaml::{Choice, Key, Shape};

const TEXT: &Shape = &Shape::Text;
const TEXTS: &Shape = &Shape::List(TEXT);
const FLAG: &Shape = &Shape::Flag;

/// How grave a finding is, in the words of the data files.
pub(super) const LEVEL: &Shape = &Shape::OneOf(&[
    Choice::new("error", "要改正才写出"),
    Choice::new("warning", "警告，照样写出"),
    Choice::new("note", "提示"),
]);

/// A wording rule: `data/wording/<group>/<name>.yaml`.
pub const WORDING: &Shape = &Shape::Map(&[
    Key::required("id", "编号，与文件的路径相同：组/名", TEXT),
    Key::required("name", "标题", TEXT),
    Key::required(
        "kind",
        "怎样找",
        &Shape::OneOf(&[
            Choice::new("existence", "有没有这些词句"),
            Choice::new("pattern", "有没有符合正则表达式的文字"),
            Choice::new("checksum", "有没有电话、证件号这类号码，能核验的核验"),
            Choice::new("substitution", "应当换成别的写法"),
            Choice::new("density", "一个字或符号用得太多"),
            Choice::new("likeness", "整句像不像一类例句"),
        ]),
    ),
    Key::required("level", "有多严重", LEVEL),
    Key::required("message", "发现时说的话，{found} 是发现的文字", TEXT),
    Key::required("why", "为什么对写的人不利", TEXT),
    Key::required("instead", "应当怎样写", TEXT),
    Key::optional("source", "依据的出处", TEXT),
    Key::optional("quoted", "checked：引号里别人的话也查", TEXT),
    Key::optional(
        "told",
        "exempt：转述别人说的不算（商家说再投诉就……）",
        &Shape::OneOf(&[Choice::new("exempt", "不算")]),
    ),
    Key::optional(
        "only",
        "cases：只查案件里的话，不查模板和写好的文字",
        &Shape::OneOf(&[Choice::new("cases", "只查案件")]),
    ),
    Key::optional("except", "含有它却无害的词句", TEXT),
    Key::optional("not_after", "前面有这些就不算", TEXT),
    Key::optional("not_before", "后面有这些就不算", TEXT),
    Key::optional("entries", "词句，分成几组（existence）", &Shape::List(ENTRY)),
    Key::optional("pairs", "不能说在一处的两样，各是一组词句；别人说的不算（existence）", &Shape::List(PAIR)),
    Key::optional("patterns", "正则表达式（pattern）", TEXTS),
    Key::optional("detects", "号码的种类（checksum）", TEXTS),
    Key::optional("audiences", "写给谁时有多严重（checksum）", AUDIENCES),
    Key::optional("swaps", "换法（substitution）", &Shape::List(SWAP)),
    Key::optional("measures", "数法（density）", &Shape::List(MEASURE)),
    Key::optional(
        "like",
        "像哪一类例句（likeness；写了 calm 的别种检查）",
        &Shape::OneOf(&[
            Choice::new("threat", "要挟、拿公开换钱、号召"),
            Choice::new("insult", "骂人、把指控写成结论"),
        ]),
    ),
    Key::optional("above", "像到多少才算，百分之一为单位（likeness）", &Shape::Whole(0, 999)),
    Key::optional("calm", "所在的分句不像到多少就不算，百分之一为单位", &Shape::Whole(0, 999)),
    Key::required(
        "examples",
        "例子，也是它的测试",
        &Shape::Map(&[
            Key::required("bad", "应当发现的，至少五个", TEXTS),
            Key::required("good", "不应当发现的，至少五个", TEXTS),
        ]),
    ),
]);

/// A theme of a rule: `data/wording/<group>/<rule>/<theme>.yaml`, some of its words.
pub const THEME: &Shape = &Shape::Map(&[
    Key::required("name", "这一组词句说的是什么", TEXT),
    Key::optional("entries", "词句，分成几组（existence）", &Shape::List(ENTRY)),
    Key::optional("pairs", "不能说在一处的两样，各是一组词句；别人说的不算", &Shape::List(PAIR)),
    Key::optional(
        "examples",
        "例子，也是它的测试",
        &Shape::Map(&[
            Key::required("bad", "应当发现的", TEXTS),
            Key::required("good", "不应当发现的", TEXTS),
        ]),
    ),
]);

const ENTRY: &Shape = &Shape::Map(&[
    Key::required("words", "词句，以空格分开", TEXT),
    Key::optional("except", "含有它却无害的词句", TEXT),
    Key::optional("not_after", "前面有这些就不算", TEXT),
    Key::optional("not_before", "后面有这些就不算", TEXT),
    Key::optional("only_after", "前面有这些才算", TEXT),
    Key::optional("only_before", "后面有这些才算", TEXT),
    Key::optional("only_with", "文中别处有这些才算", TEXT),
    Key::optional("not_with", "文中别处有这些就不算", TEXT),
    Key::optional("instead", "应当怎样写", TEXT),
]);

const PAIR: &Shape = &Shape::Map(&[
    Key::required("one", "一样", TEXT),
    Key::required("other", "另一样，前后都算", TEXT),
    Key::optional("with", "同一句里还要有这些才算", TEXT),
    Key::optional("except", "中间有这些就不算", TEXT),
]);

const AUDIENCES: &Shape = &Shape::Map(&[
    Key::optional("merchant", "商家", LEVEL),
    Key::optional("platform", "平台", LEVEL),
    Key::optional("regulator", "市场监督管理部门", LEVEL),
    Key::optional("payment", "支付机构", LEVEL),
    Key::optional("public", "所有人", LEVEL),
]);

const SWAP: &Shape = &Shape::Map(&[
    Key::required("find", "原来的符号；空格写成“空格”或“全角空格”", TEXT),
    Key::required("put", "换成；写“无”就是删去", TEXT),
    Key::optional(
        "left",
        "左边是：han 汉字、mark 标点、letter 字母、digit 数字、space 空格、edge 两头，可以写几个",
        TEXTS,
    ),
    Key::optional("right", "右边是", TEXTS),
    Key::optional("least", "至少连用几个", &Shape::Whole(1, 99)),
    Key::optional("most", "至多连用几个", &Shape::Whole(1, 99)),
    Key::optional("close", "成对的后一个；成对的只在里面或旁边有汉字时换", TEXT),
    Key::optional("put_close", "后一个换成", TEXT),
    Key::optional("safe", "可以不问就换", FLAG),
]);

const MEASURE: &Shape = &Shape::Map(&[
    Key::required(
        "of",
        "数什么",
        &Shape::OneOf(&[
            Choice::new("signs", "signs 里的符号，连着的"),
            Choice::new("signs-in-all", "signs 里的符号，全文的"),
            Choice::new("same-character", "同一个汉字连着写"),
            Choice::new("capitals", "连着的大写字母"),
        ]),
    ),
    Key::required("least", "到几个就算", &Shape::Whole(2, 999)),
    Key::optional("signs", "符号", TEXT),
    Key::optional("put", "换成", TEXT),
]);
