//! What the engine says of a template, in Chinese, with what to write instead where the words at that place tell it.

/// What the engine says, a `*` for each piece that varies, and the same in Chinese, where `1` and `2` in braces stand for the
/// first and second piece.
const SAID: &[(&str, &str)] = &[
    ("Unexpected end of input", "文件到这里就完了，前面有没有关上的 {% if … %} 或 {% for … %}"),
    ("Unexpected character", "标签里不能有这个字符"),
    ("Unknown tag", "不认识“{word}”这个标签"),
    ("Closing comment tag `*` not found", "说明从这里开始，没有用 #} 关上"),
    ("unexpected end of raw block", "{% raw %} 没有用 {% endraw %} 关上"),
    ("String opened with `*` is missing its closing `*`", "引号 {1} 从这里开始，没有关上"),
    ("unexpected end of string", "引号里的文字没有关上"),
    ("unexpected escape character", "引号里的反斜杠后面不能是这个字符"),
    ("Invalid float", "这个小数写得不对"),
    ("Invalid Integer", "这个整数写得不对，或者太大"),
    ("Found * but expected one of: *", "这里应是一个值，不能是{1}"),
    ("Found * but was expecting `elif`, `else` or `endif`.", "这里应是 elif、else 或 endif，不能是{1}"),
    ("Found * but the only types allowed are: *", "类型只有 {2}，没有{1}"),
    ("Found invalid field of `loop`: *. Only *", "loop 没有“{1}”；只有 index、index0、first、last、length"),
    ("Found `<` but expected *", "“<”后面应是一个名字；比大小时两边都要有值"),
    ("Found * but expected `...`, a string, an integer or a bool.", "花括号里面不能再是{1}"),
    ("Found * but expected *", "这里应是{2}，不能是{1}"),
    ("* was named `*` in the opening tag, found `*` as name in the end tag", "结尾的名字和开头的“{2}”不一样"),
    ("Identifiers can only have up to * nested brackets.", "方括号套得太深"),
    ("Arrays can have a maximum of * dimensions.", "方括号套得太深"),
    ("The expression is too complex", "这个式子太复杂，分成几步写"),
    ("The template nesting is too deep", "标签套得太深，分成几个模板，用 {% include %} 写进来"),
    ("Function calls are only allowed at *", "函数只能写在最前面，如 {{ minor(level=1) }}"),
    ("Keyword argument `*` is defined more than once", "“{1}”写了两次"),
    ("Invalid syntax for `set`: *", "set 后面写 名字 = 值"),
    ("* is a reserved keyword of Tera, *", "“{1}”有专门的用处，换一个名字"),
    ("`*` is not allowed after `~`", "“~”后面不能是“{1}”"),
    ("`-` and `not` cannot be used consecutively.", "“-”和“not”不能连着写"),
    ("`not` is only valid here as part of `not in`", "not 在这里只能写成 not in"),
    ("List comprehensions support only a single `for` clause.", "方括号里只能有一个 for"),
    ("`extends` needs to be the first tag of the template", "extends 要写在模板的最前面"),
    ("`extends` cannot be nested in other tags.", "extends 不能写在别的标签里面"),
    ("Template is already extending `*`", "extends 只能写一次，前面已经是 {1}"),
    ("Template already contains a * named `*`", "已经有叫“{2}”的 {1}，换一个名字"),
    ("Blocks cannot be written inside a *.", "block 不能写在这里面"),
    ("* can only be used in a for loop", "“{1}”只能用在 for 里面"),
    ("`*` cannot be used inside a *", "“{1}”不能用在这里面"),
    ("This content would be ignored: *", "用了 extends 的模板，文字要写在 {% block %} 里"),
    ("Block `*` is not defined in any parent template", "上一层的模板里没有叫“{1}”的 block"),
    ("Circular extend detected for template '*'. *", "模板 {1} 的 extends 绕成了一圈"),
    ("Circular include detected for template '*'. *", "模板 {1} 的 include 绕成了一圈，最后又写进了自己"),
    ("Template '*' is inheriting from '*', which *", "模板 {1} 的 extends 写的 {2} 没有找到"),
    ("Template '*' not found", "没有模板 {1}"),
    ("Component `*` is defined in both `*` and `*`", "“{1}”在 {2} 和别处各写了一次，换一个名字"),
    ("Cannot compare `*` with `*`", "{1}不能和{2}比大小"),
    ("Math operations can only be done on numbers, found `*`", "只有数字能加减乘除，这里是{1}"),
    (
        "`+` requires both operands to be numbers, found `*` and `*`",
        "“+”只用于数字，这里是{1}和{2}；文字相连用 ~",
    ),
    ("Unable to perform *", "这两个数算不出来：{1}"),
    ("Cannot divide by 0", "除数是 0"),
    ("Index expression is undefined", "方括号里的事实案件里没有"),
    ("The index must be an integer, got `*`.", "方括号里应是整数，这里是{1}"),
    ("Slicing step cannot be 0", "方括号里的间隔不能是 0"),
    ("Slice * must be an integer, got `*`", "方括号里应是整数，这里是{2}"),
    ("Slice * is undefined", "方括号里的事实案件里没有"),
    ("Spread operator requires *, found `*`", "“...”不能用在{2}上"),
    ("Iteration not possible on type `*`", "for 只能用在清单上，这里是{1}"),
    ("Key/value iteration is not possible on type `*`, *", "这样的 for 只能用在有键的事实上，这里是{1}"),
    ("Invalid type for the value, expected `*` but got `*`", "它要{1}，这里是{2}"),
    ("Missing keyword argument `*`", "括号里缺少 {1}=…"),
    ("Value `*` is out of range for `*`", "{1} 太大或者太小"),
    ("Value of type * has no length", "{1}没有长度"),
    ("The value `*` cannot be converted to a number", "“{1}”不是数字"),
    ("Map does not have a key * and no default values were defined", "没有叫“{1}”的键，也没有写 default=…"),
    ("Cannot sort: `*` and `*` are not comparable", "“{1}”和“{2}”比不出先后"),
    ("A value of the list does not have an attribute at path: *", "清单里有的没有“{1}”"),
    ("The value is not a container; *", "in 只能用在文字和清单上"),
    ("Maximum render recursion depth for components exceeded.", "它把自己写进了自己里面"),
];

/// Kinds of values and signs, as the engine calls them.
const NAMES: &[(&str, &str)] = &[
    ("identifier", "名字"),
    ("attribute name", "名字"),
    ("a key=value argument or `)`", "名字=值，或者 )"),
    ("string", "文字"),
    ("integer", "整数"),
    ("a string", "文字"),
    ("float", "小数"),
    ("number", "数字"),
    ("bool", "true 或 false"),
    ("i64", "数字"),
    ("i128", "数字"),
    ("u64", "数字"),
    ("u128", "数字"),
    ("f64", "数字"),
    ("array", "清单"),
    ("map", "有键的事实"),
    ("undefined", "案件里没有的事实"),
    ("none", "空"),
    ("content", "文字"),
    ("comment", "说明"),
];

/// What the engine says, and what to do about it; `word` is what stands at the place. `None` for what it says in Chinese
/// already or is not known to say.
pub(super) fn in_chinese(said: &str, word: &str) -> Option<(String, Option<String>)> {
    let said = said.trim();
    let (pieces, chinese) =
        SAID.iter().find_map(|(pattern, chinese)| Some((pieces(said, pattern)?, *chinese)))?;
    let mut text = chinese.replace("{word}", word);
    for (number, piece) in pieces.iter().enumerate() {
        text = text.replace(&format!("{{{}}}", number + 1), &named(piece));
    }
    Some((text, instead(said, word)))
}

/// The pieces of a text that stand for the `*` of a pattern.
fn pieces<'a>(text: &'a str, pattern: &str) -> Option<Vec<&'a str>> {
    let mut fixed = pattern.split('*');
    let mut rest = text.strip_prefix(fixed.next()?)?;
    let mut pieces = Vec::new();
    for part in fixed {
        // The last piece goes up to the end.
        let at = if part.is_empty() { rest.len() } else { rest.find(part)? };
        pieces.push(&rest[..at]);
        rest = &rest[at + part.len()..];
    }
    rest.is_empty().then_some(pieces)
}

fn named(piece: &str) -> String {
    let bare = piece.trim_end_matches('.');
    let name = NAMES.iter().find(|(name, _)| *name == bare);
    name.map_or_else(|| bare.replace('`', " ").trim().to_owned(), |(_, name)| (*name).to_owned())
}

/// What to write for the word that the engine stops at.
fn instead(said: &str, word: &str) -> Option<String> {
    let help = match (said, word) {
        ("Unknown tag", "elseif" | "elsif" | "elif") => "写成 {% elif … %}，前面要有 {% if … %}",
        ("Unknown tag", "else" | "endif") => "前面要有 {% if … %}；for 用 {% endfor %} 关上",
        ("Unknown tag", "endfor") => "前面要有 {% for … in … %}；if 用 {% endif %} 关上",
        ("Unknown tag", "macro" | "import" | "endmacro" | "from") => {
            "这里没有 macro；几处共用的写成一个文件，用 {% include \"_shared/….tera\" %} 写进来"
        }
        ("Unknown tag", _) => "{% … %} 里写 if、for、set、include；要写出一个事实，用 {{ … }}",
        ("Unexpected character", _) => return of_character(word),
        _ if said.contains("`}}`") || said.contains("`%}`") => "前面的 {{ 用 }} 关上，{% 用 %} 关上",
        _ if said.contains("expected in") => "写成 {% for 名字 in 清单 %}",
        _ if said.starts_with("Found integer but expected identifier")
            || said.starts_with("Found string but expected identifier") =>
        {
            "括号里写 名字=值，如 truncate(length=10)"
        }
        _ if said.contains("expected `...`") => "写出一个事实用两个花括号：{{ order.item }}",
        _ => return None,
    };
    Some(help.into())
}

fn of_character(word: &str) -> Option<String> {
    const FULL: &str = "“”‘’，。：；（）＝！｜％＜＞＋－［］｛｝　";
    const HALF: &str = "\"\"'',.:;()=!|%<>+-[]{} ";
    let sign = word.chars().next()?;
    let half = FULL.chars().position(|full| full == sign).and_then(|at| HALF.chars().nth(at));
    Some(match half {
        Some(' ') => "这里是全角的空格，改成半角的".into(),
        Some('.' | ',' | ';' | '!') => "前面的 {{ 要用 }} 关上，{% 用 %} 关上；文字写在标签外面".into(),
        Some(half) => format!("这里是全角的 {sign}，改成半角的 {half}"),
        None if !sign.is_ascii() => {
            "事实的名字是英文的，见 complain facts；中文的文字写在引号里，或者写在标签外面".into()
        }
        None => "检查引号和括号是否成对".into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_the_engine_says() {
        let said = |text, word| in_chinese(text, word).unwrap_or_default().0;
        assert_eq!(said("Cannot compare `string` with `i64`", ""), "文字不能和数字比大小");
        assert_eq!(said("Found identifier but expected in.", "of"), "这里应是in，不能是名字");
        assert_eq!(said("Found `,` but expected identifier.", ","), "这里应是名字，不能是,");
        assert_eq!(said("Unknown tag", "elseif"), "不认识“elseif”这个标签");
        assert!(in_chinese("过滤器 day 只能用在日期上", "").is_none());
    }

    #[test]
    fn names_what_to_write() {
        let help = |text, word| in_chinese(text, word).and_then(|(_, help)| help).unwrap_or_default();
        assert!(help("Unexpected character", "“").contains("半角的 \""));
        assert!(help("Unexpected character", "商").contains("英文"));
        assert!(help("Unknown tag", "order").contains("{{ … }}"));
    }

    /// Each pattern can be met: none stands behind a wider one.
    #[test]
    fn every_pattern_is_met() {
        for (number, (pattern, _)) in SAID.iter().enumerate() {
            let text = pattern.replace('*', "x");
            let first = SAID.iter().position(|(wide, _)| pieces(&text, wide).is_some());
            assert_eq!(first, Some(number), "{pattern}");
        }
    }
}
