//! The checks of templates. Each with what it means and what to do.

use super::diagnostics::{Entry, entry};

/// Every id that a report on templates can carry.
pub(super) const TEMPLATES: &[Entry] = &[
    entry(
        "template/absent-fact",
        "模板用了案件里没有的事实",
        "在案件里补上，或者在模板里先用 {% if … %} 问；能用的事实见 complain facts",
    ),
    entry(
        "template/empty-field",
        "一栏没有写出文字",
        "检查模板；允许空着的栏在 channel.yaml 里写 optional: true",
    ),
    entry(
        "template/brace",
        "像标签而不是标签：花括号只有一个，或者是全角的",
        "写成 {{ … }} 或 {% … %}；complain check 模板.tera --fix 会改好",
    ),
    entry("template/endless", "模板没完没了，或者套着自己", "循环少套几层；include 不要绕回自己"),
    entry("template/error", "模板出错", "照报告里说的改；写法见 docs/templates.zh-CN.md"),
    entry(
        "template/file-name",
        "文件的名字后面多了 .txt 之类，或者大小写不对，没有用到",
        "照报告里说的改名；要先让资源管理器显示文件扩展名",
    ),
    entry(
        "template/folder",
        "渠道的文件夹高了一层或者低了一层",
        "模板文件夹里面直接是各个渠道的文件夹：my-templates/after-sale/channel.yaml，写 --templates my-templates",
    ),
    entry("template/id", "channel.yaml 里的 id 和文件夹的名字不一样", "两处写成一样；渠道按文件夹的名字用"),
    entry(
        "template/missing",
        "没有这个模板文件",
        "每一栏要有同名的 .tera 文件；有哪些见 complain list templates",
    ),
    entry(
        "template/no-channel",
        "模板文件夹里的一个文件夹不是渠道",
        "补一份 channel.yaml，照 complain templates new 写出的样子；要改自带的渠道，文件夹名写它的编号",
    ),
    entry(
        "template/old-part",
        "模板用的段落还在，经过已经改由别的段落来写",
        "照报告里说的换成现在的段落；有哪些见 complain templates eject",
    ),
    entry("template/old-word", "模板或者设置里的一个词不再有用", "照报告里说的改，或者删去"),
    entry("template/syntax", "模板的写法读不懂", "检查 {% … %} 和 {{ … }} 是否成对，名字和引号是否写对"),
    entry(
        "template/unknown-fact",
        "模板里的名字不是事实，也不是模板自己起的",
        "核对拼写：写在条件里的不会报错，只是条件总不成立；有哪些事实见 complain facts",
    ),
    entry("template/unknown-filter", "没有这个过滤器", "用报告里列出的过滤器，或者 Tera 自带的"),
    entry("template/unknown-name", "模板不认识这个名字", "核对拼写；能用的函数写在报告里"),
    entry(
        "template/unreadable",
        "模板文件读不了，或者不是 UTF-8 文字",
        "用编辑器打开，“另存为”，编码选 UTF-8；没有读取权限的，改文件权限",
    ),
    entry(
        "template/untried",
        "试写用的案件里没有一个适合这个渠道",
        "在 complain templates check 后面写一个适合它的案件",
    ),
    entry(
        "template/unused-file",
        "没有渠道用这个文件，改它不会有作用",
        "文件名写成栏的编号，或者在模板里用 include 写上它；段落换了地方的，改动移到新的段落",
    ),
    entry(
        "template/unpaired-minor",
        "minor() 和 end() 不成对",
        "每个 {{ minor(level=…) }} 后面要有一个 {{ end() }}，两者要在同样的条件下写出",
    ),
];
