//! The checks that are no rules: mistakes of files, of templates, of usage. Each with what it means and what to do.

use super::super::english;
use super::super::lang::{Lang, chosen};
use super::parts::section;

/// A check of the machinery.
pub(super) struct Entry {
    /// `group/name`.
    pub(super) id: &'static str,
    /// What it means, one line.
    means: &'static str,
    /// What to do.
    instead: &'static str,
}

/// Every id that a report can carry beside those of the rules; `tests/suite/diagnostics.rs` compares it with the source.
pub(super) const ALL: &[Entry] = &[
    entry(
        "batch/same-id",
        "一批里有两个案件的编号相同，后一个没有写出",
        "编号默认是文件名；在其中一个案件里写上不同的 id",
    ),
    entry(
        "case/actor",
        "这件事不会由 by 所写的一方来做",
        "改正 by，或者换一个合适的 event；代号见 complain list events",
    ),
    entry("case/amount", "金额读不懂", "写成 268.00 这样：阿拉伯数字，最多两位小数，不写单位和千位逗号"),
    entry("case/answer-before", "答复的日期早于它所答复的事", "改正其中一个日期；前面还有一次没有写的，补上"),
    entry(
        "case/answers",
        "answers 写的事不能由这件事来回应：是它自己，或者在它以后",
        "改正 answers 里的编号，或者改正其中一个日期",
    ),
    entry("case/asks", "一次要求里同一种诉求写了两次", "每一种只写一次；数量和金额写在 claims 里"),
    entry(
        "case/before-delivery",
        "说收到的商品有问题，日期却早于送达",
        "改正其中一个日期；说的是另一次送达的，把那一次也写进经过",
    ),
    entry(
        "case/claim",
        "诉求的写法前后不合：退款写了两次，或者写了这种诉求不用的键",
        "按报告里说的留一条，或者删掉多余的键",
    ),
    entry(
        "case/chinese",
        "键或词写的是中文，已经读懂",
        "可以照写；complain check --fix 会换成案件文件自己的写法",
    ),
    entry("case/date", "日期读不懂，或者没有这一天", "写成 2026-05-20，有钟点的写成 2026-05-20 19:02"),
    entry("case/duplicate-event", "事件编号用了两次", "每件事用不同的编号；写 answers 的地方一起改"),
    entry("case/duplicate-exhibit", "证据编号用了两次", "每件证据用不同的编号；引用它的地方一起改"),
    entry("case/empty", "写了键，却没有内容", "补上内容；用不上的，连键一起删掉"),
    entry("case/event-id", "事件的编号和一种常见拒绝理由的编号一样", "换一个编号；写 answers 的地方一起改"),
    entry(
        "case/event-key",
        "这种事件不用这个键，写了也不会进文字",
        "把内容移到 text 里，或者移到合适的事件上",
    ),
    entry(
        "case/file-name",
        "文件名不能作案件编号，案件里也没有写 id",
        "给文件换一个名字；或者在案件里写 id，只用小写英文字母、数字和连字符",
    ),
    entry("case/goods", "写的商品所在和经过里的不合", "改正其中一处"),
    entry("case/flag", "这里只能写 true 或 false", "是写 true，否写 false"),
    entry("case/future", "有日期在写信的日期以后", "改正日期；确实已经发生的，把 as_of 改到那一天或以后"),
    entry(
        "case/id",
        "编号里有不能用的字符，太长，或者是 Windows 留给设备的名字",
        "只用小写英文字母、数字和连字符，最多 80 个，如 cracked-bowls",
    ),
    entry("case/missing-key", "缺少必须写的键", "在标出的地方补上；每个键的意思见 docs/case-file.zh-CN.md"),
    entry("case/number", "这里要写数字", "写阿拉伯数字，不带单位；范围写在报告里"),
    entry("case/order-date", "下单时间写了两处，并且不一样", "改成一致；或者只留 order.placed"),
    entry(
        "case/payments",
        "各次付款加起来不是实付，或者付款的单号不在其中",
        "paid 写各次付款的总数；payment 写要投诉的那一笔",
    ),
    entry(
        "case/private-seller",
        "卖家是转让闲置物品的个人，不是经营者",
        "先用平台的售后和介入；长期以此为业的写 kind: individual",
    ),
    entry("case/promise-date", "承诺或处理结果要求的日期早于作出的那一天", "改正其中一个日期"),
    entry("case/quantity", "数量有小数，没有写单位", "补上 unit，如 千克、米；按件卖的写整数"),
    entry(
        "case/refund-above-paid",
        "要求的退款或者到账的退款高于实付",
        "金额改到能退的数以内；其他损失另写 loss",
    ),
    entry(
        "case/respondent",
        "写了投诉平台的理由，却没有投诉平台",
        "投诉平台时加上 respondent: platform；否则删掉 respondent_reason",
    ),
    entry(
        "case/sha256",
        "sha256 不是一个文件的 SHA-256",
        "写 64 个十六进制数字；complain exhibits 会列出每个文件的",
    ),
    entry("case/shipping", "运费高于实付总额", "paid 写实际付出的总额，shipping 写其中的运费"),
    entry(
        "case/sale",
        "到店购买，按七日无理由退货投诉",
        "商家自己承诺过的写 promise-broken；商品有问题的写相应的种类",
    ),
    entry(
        "case/term",
        "一个期限早于下单，或者下一次扣款的日期已经过去",
        "改正日期；已经扣了的写进 order.payments",
    ),
    entry("case/several-orders", "order.number 里像是有几个订单号", "一个订单写一份案件"),
    entry("case/shows", "两条细节说明的事不能都成立", "照事实留一个；说不准的不写"),
    entry("case/unit-without-quantity", "写了量词，没有写数量", "补上 quantity；或者删掉 unit"),
    entry("case/unknown-exhibit", "引用的证据不在 exhibits 里", "核对编号，或者在 exhibits 里写上它"),
    entry("case/to-fill", "写着“请填”的地方还没有填", "换成实际的内容；可以没有的，删掉那一行"),
    entry("case/unknown-key", "不认识的键", "按报告里的提示改正拼写；说明写在 # 号后面"),
    entry(
        "case/unknown-value",
        "这一项只能写固定的几个词，写的不在其中",
        "从报告里列出的词里选；含义见 complain list",
    ),
    entry("case/unused-allow", "allow 里的一条没有用到", "删掉这一条；错误级别的问题一般不能忽略，只能改正"),
    entry("case/unused-exhibit", "证据没有在任何地方引用", "在它能证明的那件事里写 exhibits；用不上就删掉"),
    entry("case/wrong-kind", "这里该写一段文字、一个列表或者几个键，写成了另一种", "照报告里的样子改写"),
    entry(
        "config/level",
        "设置文件的 levels 里有不认识的检查或级别",
        "检查的编号见 complain list rules；级别写 error、warning、note 或 off",
    ),
    entry(
        "config/limit",
        "设置文件里写的栏不存在，或者字数不是整数",
        "写成 12315.facts: 800 这样；渠道和栏的编号见 complain list channels",
    ),
    entry("config/unreadable", "设置文件读不了", "检查 --config 后面的文件名和权限；文件应为 UTF-8 编码"),
    entry(
        "data/broken",
        "用到的资料文件有错误，这个案件暂时不能判断",
        "错误在报告里另外列出一次；改好那个资料文件，再运行一次；不用它，就不写 --data 或 --templates",
    ),
    entry(
        "data/calendar",
        "放假安排的文件读不懂",
        "用 holiday-cn 格式的文件，或者照 data/calendar 里的样子写",
    ),
    entry(
        "data/comma",
        "资料文件的列表里，有一项中间是全角的标点，整项算成了一个词",
        "是几个词的，用半角逗号分开；就是一个词的，加上引号",
    ),
    entry(
        "data/condition",
        "资料文件的 when 或 unless 里有一个没有的条件",
        "照报告里给的名字改；全部条件和意思列在 docs/data.zh-CN.md",
    ),
    entry("data/id", "资料文件的 id 和文件名不一样", "两处写成一样；别的文件用文件名找它"),
    entry(
        "data/phrase",
        "措辞规则里有不合写法的词句",
        "只写简体、小写、半角；括号要成对，省略号不放在两头；写法见 docs/data.zh-CN.md",
    ),
    entry(
        "data/slot",
        "applies 一句话里的空位写错了",
        "空位只能写报告里列出的名字；一个空位说的是谁，由同一条 when 里的条件决定；写法见 docs/data.zh-CN.md",
    ),
    entry("data/unread", "有个名字没有什么会读", "照自带的名字改；用不着的移到别处"),
    entry("data/unreadable", "读不了资料文件", "检查文件权限；文件应为 UTF-8 编码，不超过 1 MB"),
    entry(
        "internal/panic",
        "程序自己出了错",
        "把案件中的隐私信息换掉，连同这一行报告给我们；别的案件不受影响",
    ),
    entry(
        "privacy/known",
        "公开的文字里会出现不能公开的信息",
        "把它移到 order、consumer、merchant 的对应键里，文字里只说事情",
    ),
    entry(
        "source/case-as-text",
        "文件以 .txt 或 .md 结尾，内容却是一份案件",
        "改名为 .yaml 结尾的名字，再检查一次：文字稿只查措辞",
    ),
    entry("source/control-character", "模板或者文字稿里有看不见的字符", "把它前后的字一起删掉，重新输入"),
    entry(
        "source/encoding",
        "文件不是 UTF-8 编码；GBK 的照读，有一条警告",
        "运行 complain check --fix；或者用编辑器打开，“另存为”，编码选 UTF-8",
    ),
    entry("source/odd-character", "模板或者文字稿里有在别处显示不出、搜不到的字符", "换成普通的字"),
    entry(
        "source/too-large",
        "文件超过 1 MB，不像一个案件",
        "照片和视频放在旁边，在 exhibits 里用 file 写出文件名",
    ),
    entry(
        "source/nothing",
        "文件夹里没有案件文件，或者没有符合写法的文件",
        "核对写的名字；案件文件以 .yaml 或 .yml 结尾",
    ),
    entry("source/unreadable", "文件读不了，或者文件夹看不了", "改正文件名或权限，再检查一次"),
    entry("usage/level", "--level 里的检查不存在", "检查的编号见 complain list rules"),
    entry("usage/limit", "--limit 里的渠道或者栏不存在", "渠道和栏的编号见 complain list channels"),
    entry("usage/unknown-channel", "没有这个渠道", "渠道的编号和名称见 complain list channels"),
    entry(
        "yaml/anchor",
        "用了 YAML 的锚点（&）或者引用（*）",
        "把内容照写一遍；文字要以这些符号开头的，加英文引号",
    ),
    entry(
        "yaml/bracket",
        "括号没有成对，或者花括号里的文字含有英文括号",
        "补上或者删掉一个括号；文字里的括号改成全角，或者给整段加英文引号",
    ),
    entry("yaml/colon-in-text", "文字里的英文冒号被当成了键", "给整段文字加英文引号，或者改用中文冒号"),
    entry(
        "yaml/comma",
        "花括号里的逗号不对：全角、缺少、多余，或者断开了文字",
        "各项用英文逗号加空格隔开；文字里有逗号的，改成全角或者加英文引号",
    ),
    entry("yaml/control-character", "文件里有看不见的字符", "把它前后的字一起删掉，重新输入；确认选对了文件"),
    entry("yaml/dash", "列表的这一条前面的短横不对", "写成英文短横加空格：- …"),
    entry("yaml/documents", "一个文件里写了两个案件", "是同一个案件就删掉 --- 这一行；不是就移到另一个文件"),
    entry("yaml/duplicate-key", "同一个键写了两次", "留一个；要写几项的，用列表"),
    entry(
        "yaml/empty",
        "文件里没有内容",
        "照 cases 里的例子写，至少要有 platform、merchant、order、problem、claims 和 history",
    ),
    entry("yaml/escape", "双引号里的 \\ 是特殊符号", "改用单引号，或者删掉 \\"),
    entry("yaml/fence", "``` 是 Markdown 的记号", "删掉这一行"),
    entry("yaml/full-width-colon", "键后面是全角冒号", "改成英文冒号，后面空一格"),
    entry(
        "yaml/hash-in-text",
        "# 后面的内容会被当成注释丢掉",
        "是文字就给整段加英文引号；是注释就在 # 后面空一格",
    ),
    entry(
        "yaml/indent",
        "缩进不对",
        "同一级的行左边空格数一样，下一级多两个；只用空格，不用制表符和全角空格",
    ),
    entry("yaml/line-break", "换行用的是旧式的单个 CR", "用编辑器把换行符改成 LF 或 CRLF 再保存"),
    entry("yaml/loose-text", "这一行不是“键: 值”的样子", "是上一行的后半段就接上去；是说明就在行首加 # 号"),
    entry("yaml/many", "错误太多，没有全部列出", "改好列出的各处，再运行一次"),
    entry("yaml/missing-colon", "键后面没有冒号", "写成“键: 值”，英文冒号后面空一格"),
    entry("yaml/odd-character", "有在别处显示不出、搜不到的字符", "换成普通的字；乱码照原文重新输入"),
    entry(
        "yaml/smart-quotes",
        "引号是中文的，或者一头中文一头英文",
        "整段文字的引号用英文的 \" \"；文字里的中文引号不用改",
    ),
    entry("yaml/space-after-colon", "冒号后面没有空格", "冒号后面空一格"),
    entry("yaml/special-start", "没有加引号的文字以 YAML 的符号开头", "给整段文字加英文引号"),
    entry("yaml/syntax", "YAML 的写法读不懂", "照报告里的说明改；这里改好以后再检查其余的内容"),
    entry("yaml/tag", "用了 YAML 的类型标记（!）", "删掉它；文字要以 ! 开头的，加英文引号"),
    entry("yaml/text-after-quote", "引号结束以后还有文字", "把整段文字放进一对引号里"),
    entry("yaml/two-keys", "一行里写了两个键", "每个键另起一行，左边对齐"),
    entry("yaml/unclosed-bracket", "括号没有关上", "补上另一半"),
    entry("yaml/unclosed-quote", "引号没有配对的另一半", "补上另一半；文字里有英文引号的，外面换单引号"),
];

pub(super) const fn entry(id: &'static str, means: &'static str, instead: &'static str) -> Entry {
    Entry { id, means, instead }
}

pub(super) fn page(entry: &Entry) -> String {
    if let Some((means, instead)) = english::gloss(entry.id).filter(|_| chosen() == Lang::En) {
        let mut page = format!("check {}: {means}\n", entry.id);
        section(&mut page, "What to do", &[instead.to_owned()]);
        return page;
    }
    let mut page = format!("检查 {}：{}\n", entry.id, entry.means);
    section(&mut page, "怎么办", &[entry.instead.to_owned()]);
    page
}
