//! What the other side's words say: which stock refusals a quotation holds, seen through word order and politeness.

use std::cell::OnceCell;
use std::ops::Range;

use super::learnt::Likeness;
use super::refusal::Refusal;
use super::said::{Phrase, Said};
use super::stock::{Refusals, Sight, Sound, Sounds};
use super::words::Words;

/// Words with which somebody agrees; with one of them an answer refuses nothing.
const AGREES: &[&str] = &[
    "(可以|可|能|支持|同意|予以|会|正常|全额|全部|给您|给你|包)(给您|给你|帮您|为您|)(退|换|修|补发|处理退)",
    "(已经|已|马上|现在|这就|今天|稍后|尽快|立刻)(给您|给你|帮您|为您|)(登记|提交|操作|安排|)(退款|退货|换货|补发)",
    "同意(您|你|换|退|补)",
    "退给(您|你)了",
    "(退款|退货|差价|定金|款项)(已经|已)(退|到|原路|同意|打)",
    "按比例退",
    "(可以|随时|能)(直接|随时|免费|)(关|取消|申请退|改)",
    "(已经|已)(转|退|打|补|赔|发)(了|给|送|到)",
    "退款…(点好|办好|通过了|点了同意)",
    "没关系",
    "(支持|享受|提供|都是|都有)…无理由(退|的|哦|，)",
    "(免费|无条件|放心)(修|换|退|拍|买)",
    "(不扣|免|无需|不用|不收|不需要)(任何|您|)…(费|报告|视频|证明)",
    "(我们|我方|店铺|商家|这边)(来|)(承担|出|负责|赔)",
    "(给您|帮您|我们|都)…报销",
    "(检验|验货|验收)再签收",
    "发票(可以|能|已经|已)",
    "(不|没|)影响…退款",
    "(马上|这就|立刻|立马|现在|今天|今晚|明天|后天|周一|当天|下班前|上午|下午|早上)(就|内|前|之前|一早|一定|)(会|来|去|)(给您|给你|帮您|为您)(处理|办|解决|发|寄|补|重|换|打款|送|安排师傅|送货)",
    "(给您|给你)(全退|重发|重做|重装|重新|补寄|补上|补一|换新|先退|当场|报销|报了)",
    "(给您|给你|一起|全部|原路)(退给|退到|退回|返回)(您|你|微信|支付宝|，|。|原)",
    "(钱|款|退款|款项|余款|押金)(今天|明天|马上|今晚|一会儿|等会|当天|我先|先)(就|给您|)(退|返|到账)",
    "(钱|款|退款|款项|余款|押金)(已经|已|都|)(退回|退还|返还|原路|退给|退到)",
    "退款(成功|已通过|通过|完成|到账)",
    "(我们|我方|店里|店铺|商家|这边|由我们|我来)(先|包|会|来|全|全部|都|也|一样|)(赔|包赔|退|补发|重发|换新|重做|重装|出运费|认，|负责到底|负责处理|负责给|负责修|来负责)",
    "(也|都|一样|照样|还|仍)(可以|能|给)(申请售后|申请退|申请换|退|换|修|找我|处理)",
    "(有|出了|出|遇到)(任何|)(问题|破损|情况|毛病)(也|都|您|就|随时|再|直接|一样|)(能|可以|)(随时|)(找我|联系我|拍照|找客服)",
    "(运费|邮费|快递费|路费)(您|)(不用|无需|不需要|我们|我来|退您|退给|报给|全报|店里)",
    "(不用|无需|不需要)(您|你)(出|付|承担|掏|垫|管|操心)",
    "没事(的|，|)(我|我们|这边|)(也|都|)(给您|帮您|能退|可以退)",
    "我(们|)先(退|赔|垫|补)",
    "(部分|剩下|剩余|余额|没用完|没用)(的|)(全|都|)(退您|退给您|退你)",
    "(换|补|修|重发)…还是(给您|)(退|全退)",
    "(免费|重新|再去|今天|明天)(返工|重装|上门|装好|来装)",
];

/// Words before such a phrase that take it back: 不能退, 才能退, 再给您退.
const TAKEN_BACK: &[char] = &['不', '没', '未', '才', '再', '只', '别', '难', '法', '非', '否', '勿', '休'];

/// Words that say, after an agreement, that it was not all: 可以退，但要扣费. Before it they take back a no: 是快递压的，不过我们赔.
const AFTER_ALL: &[&str] = &["但", "不过", "除非", "前提"];

/// Words that say it costs something: 修可以，要收费. 不需要收费 does not.
const COSTS: &[&str] = &["(要|得|需|另|另外|只能)(收费|自费|付费|加钱|加价|补钱)"];

/// Words that say it was not all, wherever they stand.
const BUT: &[&str] = &[
    "只能",
    "最多",
    "要扣",
    "扣除",
    "扣掉",
    "自理",
    "您自己",
    "(运费|邮费|费用|人工|配件)(您|你)(出|付|承担|自己)",
    "再给",
    "就给",
    "才(能|可以|可|会|给|退|换|补|行|有|处理|办|算|说|发)",
    "(不|没|无法)(能|给|支持|可以|可|予)(退|换|赔|处理)",
    "$不退",
    "(跟|和|与)…没关系",
    "不好意思过了",
    "退不了",
    "怎么",
    "(没有|没|无|不够)…(权限|权利|办法)",
    "让(平台|官方|拼多多|小红书|淘宝|抖音|京东)",
    "(退|补|赔)…(一半|%)",
    "(退|退还|补|赔)(一|两|半)(个|盒|件|成|张)",
    "不可能",
    "办不了",
    "不能补",
    "(我们|店里)出(货|库)",
    "(全退|退钱|退款)(不行|不了)",
    "治不好",
    "(哪有|哪里有|没有)包",
    "(处理|办|解决|退|换|补|寄|发|送)不(了|成|出|下)",
    "(投诉|差评|评价|评论|举报|笔记|介入|维权|工单)…(撤|删|改|取消|关)(了|掉|一下|成|销|好评|五星)",
    "(撤|删|改|取消)(了|掉|一下|销)…(投诉|差评|评价|评论|举报|笔记|介入|维权|视频)",
    "(运费|邮费|快递费)(得|要|需|由|)(您|自)(自己|来|)(出|付|承担|理|掏)",
];

/// Words that go with a refusal, whatever it is about.
const REFUSES: &[&str] = &[
    "(不|没|无|未|勿)",
    "别(退|拍|来|再|闹|想|找|急|买)",
    "只(能|给|换|肯|退|修|认|剩)",
    "(怎么|哪|哪里)(退|卖|给|会|可能|能|有)",
    "(过了|超了|关了|全损|避免不了|以后再|完才)",
    "(就当|介意|随便|扔|作废|自己|自理|见多了|一律|概不|翻篇|而已|为准|为由|再说|再找找|早就|一般都)",
    "(才|再)(能|给|退|处理|帮)",
    "(正常|常见)(的|，|。|现象|范围)",
    "(得|要|需|由)您(承担|出|付|掏|负责)",
    "就(是|算)您(签|本人|消费|自己|收)",
    "(算|算是|等于|当)(完成|消费|签收|已学习|开始)",
    "(关闭|归档|缺货|停产|无关)",
    "(概不|证明|是吧|算了)",
    "您(自己|承担|出|付|找|去找|去跟|去问|去当地|等周|等到|等下周)",
];

/// Words with 不 or 没 that refuse nothing.
const INNOCENT: &[&str] = &[
    "不好意思",
    "不用",
    "不客气",
    "不谢",
    "没关系",
    "没事",
    "不错",
    "不重复",
    "不同",
    "不会让",
    "不一样",
    "不满意可",
    "不扣",
    "不收",
    "要不要",
    "是不是",
    "有没有",
    "需不需要",
    "差不多",
    "不合适可",
    "不喜欢可",
    "没到",
    "不够再",
    "不清楚的",
    "没问题",
    "没空",
    "通过",
    "不限",
    "不断",
    "不仅",
    "不但",
    "不影响",
    "别急着",
    "没意见",
    "没有意见",
    "没异议",
    "不会自动",
    "不变",
    "不用寄",
    "不急",
    "不容易",
    "没错",
    "无理由",
    "无条件",
];

/// One refusal that a quotation holds.
#[derive(Debug, Clone)]
pub struct Heard<'a> {
    /// Which.
    pub refusal: &'a Refusal,
    /// False where only what it is about says so: enough to ask the writer, too little to answer.
    pub is_sure: bool,
}

/// Every stock refusal in these words, the surest first. `is_refused`: it is known that they refuse, so that a mere hint is
/// enough; otherwise words that agree are no refusal.
#[must_use]
pub fn heard<'a>(refusals: &'a Refusals, quote: &str, is_refused: bool) -> Vec<Heard<'a>> {
    let sounds = remembered(refusals, quote, is_refused).found;
    let whole = |one: Sound| Some(Heard { refusal: refusals.at(one.number)?, is_sure: one.is_sure });
    sounds.into_iter().filter_map(whole).collect()
}

/// The refusal that these words are most like, by what was learnt from `sentences/refusals/`; `None` where a phrase is sure of
/// one. Enough to ask the writer, too little to answer: no text is written from it.
#[must_use]
pub fn alike<'a>(refusals: &'a Refusals, quote: &str, is_refused: bool) -> Option<&'a Refusal> {
    refusals.at(remembered(refusals, quote, is_refused).alike?)
}

/// As [`heard`], with the one that the words are like before those of which only a topic speaks.
#[must_use]
pub fn likely<'a>(refusals: &'a Refusals, quote: &str, is_refused: bool) -> Vec<Heard<'a>> {
    let mut found = heard(refusals, quote, is_refused);
    if let Some(refusal) = alike(refusals, quote, is_refused) {
        found.retain(|one| one.refusal.id != refusal.id && !one.is_sure);
        found.insert(0, Heard { refusal, is_sure: false });
    }
    found
}

fn remembered(refusals: &Refusals, quote: &str, is_refused: bool) -> Sounds {
    refusals.remembered(quote, is_refused, || sounds(refusals, quote, is_refused))
}

fn sounds(refusals: &Refusals, quote: &str, is_refused: bool) -> Sounds {
    let said = Said::new(quote);
    let like = OnceCell::new();
    let like = || like.get_or_init(|| Likeness::of(quote)).as_ref();
    let is_harmless = |surely: bool| !is_refused && like().is_some_and(|like| like.is_harmless(surely));
    if is_harmless(true) || !is_refused && agrees(&said) {
        return Sounds::default();
    }
    let in_sight = refusals.in_sight(&said);
    let hear = |is_sure: bool, hear: &dyn Fn(&Words<'_>) -> Option<Place>| {
        let heard = |(number, words): &Sight<'_>| {
            let (span, length) = hear(words)?;
            Some(Sound { number: *number, is_sure, length, span })
        };
        in_sight.iter().filter_map(heard).collect::<Vec<_>>()
    };
    let sure = |words: &Words<'_>| sure(words, &said, is_refused);
    let mut found = hear(true, &|words| if words.is_bare { None } else { sure(words) });
    if found.is_empty() && (is_refused || refuses(&said) && !is_harmless(false)) {
        found = hear(false, &|words| if words.is_bare { None } else { in_text(words, &words.topics, &said) });
    }
    if found.is_empty() {
        // A refusal without a reason is heard only where there is no reason.
        found = hear(true, &sure);
    }
    let spans: Vec<Place> = found.iter().map(|one| (one.span.clone(), one.length)).collect();
    // Words that are part of what another refusal says are not said a second time: 特价商品不退不换.
    found.retain(|one| {
        !spans.iter().any(|(span, length)| {
            *length > one.length && span.start <= one.span.start && span.end >= one.span.end
        })
    });
    found.sort_by_key(|one| std::cmp::Reverse(one.length));
    let is_sure = |one: &Sound| one.is_sure && refusals.at(one.number).is_some_and(|one| !one.is_bare);
    let best = || like()?.refusal(is_refused, || refuses(&said));
    let alike = if found.iter().any(is_sure) { None } else { best().and_then(|id| refusals.built_in(id)) };
    let is_excepted = |number: usize| {
        let words = in_sight.iter().find(|(one, _)| *one == number);
        words.is_some_and(|(_, words)| words.is_excepted(&said))
    };
    Sounds { alike: alike.filter(|number| !is_excepted(*number)), found }
}

/// Where words stand, and how many signs of their own they have there.
type Place = (Range<usize>, usize);

fn sure(words: &Words<'_>, said: &Said, is_refused: bool) -> Option<Place> {
    let hinted = || if is_refused { in_text(words, &words.hints, said) } else { None };
    in_text(words, &words.phrases, said).or_else(hinted)
}

/// The longest match of a refusal's phrases, unless one of its exceptions is there too.
fn in_text(words: &Words<'_>, phrases: &[&str], said: &Said) -> Option<Place> {
    let matches = phrases.iter().filter_map(|phrase| Phrase(phrase).first(said));
    let found = matches.max_by_key(|(_, length)| *length)?;
    (!words.is_excepted(said)).then_some(found)
}

fn refuses(said: &Said) -> bool {
    let mut text: String = said.signs().iter().collect();
    for innocent in INNOCENT {
        text = text.replace(innocent, "");
    }
    has(REFUSES, &Said::new(&text))
}

fn has(phrases: &[&str], said: &Said) -> bool {
    phrases.iter().any(|phrase| Phrase(phrase).first(said).is_some())
}

fn agrees(said: &Said) -> bool {
    let signs = said.signs();
    let but = AFTER_ALL.iter().filter_map(|but| Phrase(but).first(said)).map(|(but, _)| but.start).max();
    let is_meant = |phrase: &&str| {
        let phrase = Phrase(phrase);
        phrase.may_be_in(said)
            && (but.unwrap_or(0)..signs.len()).any(|at| {
                let is_taken_back = at > 0 && TAKEN_BACK.contains(&signs[at - 1]);
                !is_taken_back && phrase.end(said, at).is_some()
            })
    };
    AGREES.iter().any(is_meant) && !has(BUT, said) && !COSTS.iter().any(is_meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreement_is_heard() {
        for text in ["可以退的亲", "好的，马上给您退款", "同意您的申请了", "退款已经原路退回"]
        {
            assert!(agrees(&Said::new(text)), "{text}");
        }
        for text in ["不可以退", "您给报告我们才能退", "删了差评再给您退", "可以退，但是要扣手续费", "退不了"]
        {
            assert!(!agrees(&Said::new(text)), "{text}");
        }
    }
}
