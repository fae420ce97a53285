// The interface in English. The texts, and what a case says, stay Chinese.
const WORDS = {
  "全部案件": "All cases", "撤销": "Undo", "存成文件": "Save as a file", "打开文件": "Open a file", "新建": "New", "看一个例子": "See an example", "中文": "中文",
  "步骤": "Steps", "订单": "Order", "问题": "Problem", "经过": "History", "诉求": "Claims", "文字": "Texts", "下一步": "Next", "证据": "Evidence", "本页": "This page",
  "在哪里买的": "Where it was bought", "出了什么问题": "What went wrong", "想要什么": "What you want", "上一步": "Back", "看文字": "See the texts", "上一步，下一步": "Back, next",
  "下一步：出了什么问题": "Next: what went wrong", "下一步：经过": "Next: history", "下一步：想要什么": "Next: what you want",
  "对着订单详情页填。名称、金额和时间照抄就好。": "Copy the name, the sum and the time from the order page.",
  "选最接近的一种，再用一两句话说清楚看得见的事实。": "Choose what comes nearest, then say in a sentence or two what can be seen.",
  "按时间一件一件写：谁，什么时候，做了什么。能证明的，配上证据。": "One thing after another: who, when, what. With evidence where there is some.",
  "写清希望对方怎样处理。金额能算出来的，程序会算。": "Say what the other side should do. Sums that follow from the case are reckoned.",
  "粘贴订单详情、账单或者聊天记录，自动填": "Paste an order, a bill or a chat to fill the boxes", "粘贴的文字": "Pasted text", "填进去": "Fill in",
  "在 App 里复制订单详情、账单或者和商家的聊天，贴在这里。只填空着的栏，聊天里的事加进经过，读不懂的会列出来。": "Copy the order, the bill or the chat in the App and paste it here. Only empty boxes are filled; what happened goes into the history; what is not understood is listed.",
  "在哪个平台买的": "Which platform", "请选一个": "Choose one", "· 换一个": "· change", "· 选": "· choose", "——请选择——": "— choose —", "必选": "required", "必填": "required", "更多": "More", "是": "yes", "否": "no",
  "小红书": "Xiaohongshu (RED)", "淘宝": "Taobao", "天猫": "Tmall", "京东": "JD", "拼多多": "Pinduoduo", "抖音商城": "Douyin", "快手": "Kuaishou", "闲鱼": "Xianyu", "唯品会": "Vipshop", "微信小店": "WeChat shop", "美团": "Meituan", "大众点评": "Dianping", "飞猪": "Fliggy", "携程": "Ctrip", "其他平台": "Another platform",
  "商家": "Seller", "店铺名": "Name of the shop", "店铺证照页上的登记名称": "registered name on its licence page", "店铺公示的地址": "address shown by the shop", "店铺公示的电话": "telephone shown by the shop", "名称": "Name", "商家的种类": "Kind of seller", "商家的其他信息": "More about the seller", "统一社会信用代码": "Unified social credit code",
  "订单的其他信息": "More about the order", "商品或服务的名称": "Goods or service", "规格": "Specification", "如颜色、尺码": "such as colour, size", "数量": "Quantity", "实付总额（元）": "Paid in all (yuan)", "下单时间": "Ordered at", "订单号": "Order number", "付款方式": "Paid by", "量词": "Measure word", "如套、双、件": "such as set, pair, piece (套、双、件)", "商品类别": "Category", "支付账单里的交易单号": "Transaction number in the bill", "其中的运费（元）": "Freight in it (yuan)", "怎样买的": "How it was bought",
  "保修的最后一天": "Last day of the warranty", "保质期的最后一天": "Best before", "要用它的那一天": "Needed on", "多久扣一次": "Charged how often", "每次扣多少（元）": "Charged each time (yuan)", "下一次扣款的日期": "Next charge on", "直播间或主播的名称": "Name of the live room or host",
  "微信支付": "WeChat Pay", "支付宝": "Alipay", "其他方式": "another way", "银行卡": "bank card", "日期": "Day", "时间，可以不填": "Time, may be left out",
  "分几次付的": "Paid in parts", "再加一次付款": "Add a payment", "页面上的承诺": "Promises on the page", "加一条页面的原话": "Add the page's own words", "页面的原话": "The page's own words",
  "七天无理由退货": "seven-day return", "破损包赔": "breakage paid for", "48小时内发货": "ships within 48 hours", "价格保护": "price protection", "正品保障": "genuine goods", "保修": "warranty", "赠品": "gift", "退货运费险": "return freight insurance", "含运费": "freight included",
  "哪一种问题": "What kind of problem", "收到的东西不对": "What came is not right", "没有收到": "Nothing came", "要退，不给退或不到账": "A return or refund is refused or late", "价格、定金和发票": "Price, deposit, invoice", "办的卡、订的票和账户": "Cards, tickets and accounts", "其他": "Other",
  "一两句话说清问题": "The problem in a sentence or two", "证明这个问题的证据": "Evidence of the problem", "公开笔记的标题": "Title of the public note", "不超过 19 个字": "at most 19 characters", "这些不要写：": "Do not write:", "细节，一条一句": "Details, a sentence each", "加一条细节": "Add a detail", "一句话": "One sentence", "证明它的证据": "Evidence of it", "页面或商家怎样写": "What the page or seller said", "实际怎样": "What it really is", "它能说明的事": "What it shows", "见 complain list shows": "see complain list shows",
  "商品现在的情况": "The goods now", "商品在哪里": "Where the goods are", "商品现在怎样": "State of the goods", "如 未使用，吊牌完整": "such as unused, with tags", "配件、赠品、包装齐全没有": "All parts, gifts, packing there?",
  "加一件事": "Add an event", "常见的：": "Often:", "常见的事": "Common events", "加一件证据": "Add evidence", "选图片、视频或文件": "Choose pictures, videos or files",
  "图片留在您自己的设备上，不会上传：放进来时去掉位置和设备信息，再把隐私涂黑。原图不动。": "Pictures stay on your device and are not uploaded: place and device data are taken out, then cover what is private. The original is not touched.",
  "什么事": "What", "谁做的": "Who", "什么时候": "When", "内容": "What exactly", "自己的话": "in your own words", "对方的原话": "Their own words", "一字不改": "word for word", "金额（元）": "Sum (yuan)", "退款和补偿时写": "for refunds and offers", "承诺的日期": "Promised for", "或处理结果要求的日期": "or the day that a decision sets", "要求了什么": "What was asked for", "承诺的是什么": "What was promised", "对谁": "To whom", "不写进任何文字": "in no text", "默认是商家": "the seller unless said otherwise", "同意过以补偿了结": "Agreed to settle for it", "通过哪个渠道投诉": "Through which channel",
  "证据的种类": "Kind of evidence", "证明什么": "What it shows", "文件": "File", "相对案件文件的路径": "path from the case file", "文件的 SHA-256": "SHA-256 of the file", "见 complain exhibits": "see complain exhibits", "编号": "Id", "文中引用它用": "to cite it by", "还没有选": "none chosen", "还没有证据。在第3步“经过”的末尾加上，再回来勾选。": "No evidence yet. Add it at the end of step 3, then tick it here.",
  "截图": "screenshot", "照片": "photo", "视频": "video", "聊天记录": "chat", "录音": "recording", "实物": "object",
  "消费者": "consumer", "平台": "platform", "快递": "courier", "市场监督管理部门": "market regulator", "支付机构": "payment service", "加一项诉求": "Add a claim", "诉求的种类": "Kind of claim", "具体是什么": "What exactly", "只针对订单的哪一部分": "For which part of the order", "按哪个数算（元）：那一部分的价款、定金或本金": "Reckoned from (yuan): price of that part, deposit or principal", "法律在这里支持的：": "The law supports here:", "法律在这里支持的": "The law supports here", "法律在这里还支持的": "The law also supports here",
  "退货退款": "return and refund", "退款": "refund", "换货": "exchange", "修理": "repair", "补发": "resend", "退还差价": "price difference", "承担运费": "freight", "减少价款": "lower price", "赔偿损失": "damages", "增加赔偿": "increased compensation", "双倍返还定金": "double deposit back", "支付利息": "interest", "赔礼道歉": "apology", "继续履行": "performance", "开具发票": "invoice", "提供商家信息": "seller's identity", "重做": "redo",
  "您的信息": "About you", "只写进需要实名的文字，如12315表单和投诉信；公开的笔记里不会出现。": "Only in texts that need a name, such as 12315 and the letter; never in a public note.", "记住这三项，新案件自动填": "Remember these for new cases", "忘掉记住的": "Forget them", "投诉人的真实姓名": "Your real name", "投诉人的电话": "Your telephone", "投诉人的通讯地址": "Your postal address", "替人办理、委托办理": "For somebody else, or through somebody", "那个人的真实姓名": "Their real name", "那个人是投诉人的什么人": "What they are to you", "如 儿子": "such as son (儿子)", "那个人的出生日期": "Their date of birth", "受托人的姓名": "Name of the one you authorised", "受托人的电话": "Their telephone",
  "请对方在几天内答复": "Answer wanted within (days)", "投诉对象、日期和编号": "Respondent, day and id", "投诉谁": "Against whom", "哪一种理由": "Which reason", "写这些文字的日期": "Day of writing", "默认是今天": "today unless said otherwise", "案件编号": "Id of the case", "用作输出文件名，默认是文件名": "name of the output, the file's unless said otherwise", "其他有关的人或单位": "Others concerned", "加一个": "Add one",
  "照页面上显示的写": "as the page shows it", "12315 表单要选": "the 12315 form asks for it", "缺件补寄": "missing parts sent later", "商家承担退货运费": "seller pays return freight", "什么时候的事": "When it was", "问题的种类": "Kind of problem",
  "发货": "shipped", "送达或签收": "delivered", "联系对方": "contacted them", "提交售后申请": "applied for after-sale service", "回复": "they replied", "拒绝": "they refused", "申请平台介入": "asked the platform to step in", "提交投诉": "filed a complaint", "同意": "agreed", "作出承诺": "promised", "提出补偿": "offered compensation", "退款到账": "refund arrived", "付款": "paid", "下单": "ordered", "寄回商品": "sent back", "退件签收": "return delivered", "拒收包裹": "parcel refused", "发生了什么": "something else happened", "其他事情": "something else", "到这时仍未回复": "no answer until then", "平台作出处理结果": "platform decided", "受理投诉": "complaint accepted", "不予受理": "complaint not accepted", "组织调解": "mediation", "不同意以补偿了结": "offer declined", "上门": "visit", "检测商品": "goods inspected", "停止营业": "closed down",
  "有要改的地方，改好以后才写得出文字。": "Something has to be mended before a text can be written.", "大字显示，照着抄": "Large, to type it over", "打印这一份": "Print this one", "复制": "Copy", "全文": "The whole text", "每句话的来源": "Where each sentence comes from", "改这段文字": "Change this text", "改回程序写的": "Back to the program's", "只改这里的用字；事实写错了，请改前面的栏，各份文字会一起改。": "For the wording only; a wrong fact is mended in its box, and every text follows.", "案件变了": "The case has changed", "用程序写的": "Take the program's", "留着我改的": "Keep mine", "您改过": "yours", "在哪里提交": "Where to submit it", "现在可以": "open", "还不行": "not yet", "用过了": "used", "已关闭": "closed", "渠道": "Channels",
  "填完必填的几项，这里会写现在该做什么、最晚什么时候。": "Once the required boxes are filled, this says what to do and by when.", "看要写的文字": "See the text", "对方有答复了？贴进来": "They answered? Paste it here", "贴对方的原话，或者把聊天整段复制过来。程序把它记进经过，说明是什么意思，再打开下一份文字。": "Paste their words or the whole chat. It goes into the history, is explained, and the next text opens.", "对方的答复": "Their answer", "记下，看下一份": "Add it, see the next text", "您的期限": "Your periods", "对方的期限": "Their periods", "已经过去的期限": "Periods that are over", "时间线": "Timeline", "今天": "today", "提醒": "Remember", "把期限存进日历（.ics）": "Put the periods into a calendar (.ics)", "案件里还没有证据。": "No evidence yet.", "有用的证据（已经有的不用再准备）": "Evidence that would help",
  "全国12315平台": "12315 (national platform)", "12315热线": "12315 (hotline)", "平台客服": "Platform's service", "官方私信": "Message to the official account", "投诉信": "Letter", "避雷": "Public note", "平台介入": "Platform intervention", "平台沟通": "Chat with the seller", "消费者协会投诉书": "Consumer association", "要素式民事起诉状（买卖合同纠纷）": "Court (statement of claim)", "快递服务申诉": "Postal regulator", "电信用户申诉": "Telecom regulator", "发卡银行争议交易申请": "Card issuer", "解除合同通知和催告函": "Notice of rescission", "和解协议": "Settlement", "撤回投诉": "Withdrawal", "再填几项，还能写：": "With a few more boxes:", "，还缺": ": lacking ", "检查结果": "Findings",
  "案件文件": "The case file", "电脑上的 complain 读的就是这个文件。可以直接改，注释会保留。": "What complain reads on a computer. It may be changed here; comments stay.", "用改过的文件": "Use the changed file", "删除这一条": "Remove", "没有填完的案件": "A case that is not filled in yet", "要改": "must change", "建议改": "should change", "涂黑隐私": "Cover what is private", "存下这张": "Save this picture",
};

/// How sure a limit is.
const BASES = {
  "（谨慎取值，没有官方文字，以页面为准）": " (a careful guess; the page decides)",
  "（实际见到的数，没有官方文字，以页面为准）": " (as seen; the page decides)",
};

const SAID = [
  [/^还差 (\d+) 项，就能写出第一份文字：$/, "$1 left to fill before the first text:"],
  [/^删除(.+)第(\d+)条$/, (_, what, number) => `Remove ${word(what)} ${number}`],
  [/^(\d+) \/ (\d+) 字(（每条）)?(.*)$/, (_, count, most, each, basis) => `${count} / ${most} characters${each ? " each" : ""}${BASES[basis] ?? basis}`],
  [/^(?=.*\d 处)(?:检查结果：)?(?:要改 (\d+) 处)?，?(?:建议改 (\d+) 处)?，?(?:提醒 (\d+) 处)?$/, (_, must, should, note) =>
    `Found: ${[must && `${must} must change`, should && `${should} should change`, note && `${note} to note`].filter(Boolean).join(", ")}`],
  [/^复制(.+)$/, "Copy: $1"], [/^改(.{1,20})$/, "Change: $1"], [/^检查结果：(.*)$/, "Found: $1"],
  [/^期限(\d+)到期$/, "period $1 ends"],
];

const word = (text) => WORDS[text] ?? text;

const said = (text) => {
  if (WORDS[text]) return WORDS[text];
  for (const [pattern, english] of SAID) if (pattern.test(text)) return text.replace(pattern, english);
  return null;
};

/// What is the case's or the law's stays as it is.
const OWN = "p.text, textarea, .origins, .now-text, .from, .reminders, .standing, .card > summary, .findings, pre";

/// Puts the interface into English, where it knows the words.
export const translate = (root) => {
  const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const text = node.nodeValue.trim();
    if (!text || node.parentElement.closest(OWN)) continue;
    const english = said(text);
    if (english) node.nodeValue = node.nodeValue.replace(text, () => english);
  }
  const button = root.querySelector('[data-do="language"]');
  if (button) [button.textContent, button.lang] = ["中文", "zh-CN"];
  for (const box of root.querySelectorAll("[aria-label]")) {
    const english = said(box.getAttribute("aria-label"));
    if (english) box.setAttribute("aria-label", english);
  }
};
