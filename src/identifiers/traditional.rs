//! Traditional characters folded to simplified ones: those of names, addresses and everyday words.

use std::sync::OnceLock;

/// Each traditional character followed by the simplified one, in the order of the first. Where a character stands for
/// several, the one that names and addresses use.
const PAIRS: &str = "丟丢並并亂乱亞亚佈布併并來来係系個个們们倫伦偉伟側侧傑杰備备傢家傳传傷伤僅仅價价儘尽優优兒儿內内冊册\
    凈净別别則则剋克剛刚創创劃划劇剧劉刘勁劲動动務务勝胜勢势區区協协卻却厠厕厲厉吳吴員员問问啓启啟启喬乔\
    單单嗎吗噹当嚮向嚴严囌苏國国圍围園园圓圆圖图團团埰采執执堅坚報报場场塊块塢坞墊垫墻墙墾垦壓压壞坏壢坜\
    壩坝夠够夢梦奧奥媽妈孫孙學学實实寧宁寫写寬宽寶宝將将專专尋寻對对導导層层屬属島岛嵐岚嶺岭巒峦帐账師师\
    帳账帶带幫帮幾几庫库廁厕廈厦廠厂廣广廬庐廳厅張张強强彆别後后從从復复悅悦悶闷惡恶愛爱態态慣惯慮虑慶庆\
    憤愤憶忆應应懷怀戀恋戰战戲戏戶户掃扫掛挂採采揚扬換换損损搶抢摺折擁拥擇择擔担據据擺摆擾扰攜携攝摄敗败\
    數数斷断於于時时晉晋暈晕暢畅暫暂曆历曏向書书會会朮术東东條条棟栋楊杨楓枫業业極极榮荣構构樂乐樓楼標标\
    樞枢樣样樹树橋桥機机檔档檢检檯台櫃柜欄栏權权歐欧歡欢歲岁歷历歸归殺杀殻壳殼壳氣气決决沒没沖冲況况洶汹\
    涇泾涼凉淨净淩凌淵渊淺浅渦涡測测湊凑湧涌湯汤準准溝沟溫温滬沪滿满漁渔漢汉漿浆潔洁潤润澗涧澤泽濃浓濟济\
    濤涛濱滨瀘泸瀾澜灣湾為为無无煒炜煙烟煩烦熒荧熱热燈灯燒烧燙烫營营燦灿爐炉爛烂爭争爲为爾尔牆墙狀状猶犹\
    獅狮獨独獲获現现琺珐瑋玮瑤瑶瑩莹瑪玛環环璽玺瓊琼產产産产畢毕畫画異异畵画當当發发盜盗盡尽盤盘盧卢眾众\
    睏困硯砚碩硕確确碼码磚砖礦矿祿禄禎祯禪禅禮礼稅税種种稱称穀谷積积穎颖穩稳穫获窪洼竇窦竈灶筆笔節节範范\
    築筑簡简簽签簾帘籃篮籖签粵粤糧粮糰团紀纪約约紅红紋纹納纳純纯紙纸級级細细紹绍終终組组結结絕绝絡络給给\
    統统絲丝絶绝絹绢經经綠绿綫线維维綱纲網网綺绮緊紧緒绪線线緣缘編编緬缅緯纬練练緻致縣县縱纵總总繡绣繪绘\
    繫系繳缴繼继續续纍累纔才罈坛羅罗義义習习翹翘聖圣聞闻聯联聰聪聲声職职聽听肅肃脫脱腦脑腳脚膚肤臉脸臟脏\
    臨临臺台與与興兴舉举舊旧艷艳莊庄華华萊莱萬万葉叶葯药蓀荪蓋盖蓮莲蔔卜蔣蒋蕩荡蕭萧薦荐薩萨藍蓝藝艺藥药\
    藺蔺蘆芦蘇苏蘊蕴蘭兰處处虛虚號号蟬蝉蠻蛮衆众術术衕同衚胡衛卫衝冲衹只裏里補补裝装裡里製制複复覆复見见\
    規规視视親亲覺觉觀观觸触訂订計计討讨訓训記记設设許许訴诉註注詔诏評评詞词詢询試试詩诗話话該该詳详誌志\
    認认語语誠诚誤误說说説说誰谁調调談谈請请論论諾诺謂谓謙谦講讲謝谢謨谟證证識识譚谭譯译議议護护譽誉讀读\
    變变讓让豐丰豬猪貓猫貝贝負负貢贡貨货責责貴贵買买費费貼贴賀贺資资賈贾賓宾賞赏賢贤賣卖賦赋質质賬账賴赖\
    購购贈赠贊赞贛赣趕赶趙赵趨趋跡迹蹤踪車车軍军軒轩軟软軼轶較较載载輕轻輝辉輪轮輯辑轅辕轉转辦办農农迴回\
    逕迳這这連连週周進进遊游運运過过達达遞递遠远適适遲迟選选遺遗遼辽還还邊边郟郏郵邮鄉乡鄒邹鄔邬鄧邓鄭郑\
    鄺邝醫医釀酿釋释針针鈞钧鈣钙鈺钰銀银銘铭銷销鋒锋鋪铺鋼钢錄录錚铮錢钱錦锦錯错録录錶表鍵键鍾钟鎖锁鎢钨\
    鎮镇鏈链鏡镜鐘钟鐳镭鐵铁鑒鉴鑰钥長长門门閆闫開开閒闲間间閔闵閘闸閣阁閤合閩闽閱阅閲阅閻阎闆板闕阙闖闯\
    關关陝陕陣阵陳陈陽阳際际隨随隱隐隴陇隻只雋隽雖虽雙双雜杂雞鸡離离難难雲云電电霧雾靈灵靜静鞏巩韆千韋韦\
    韓韩韜韬響响頁页頂顶項项順顺須须頌颂預预頓顿領领頤颐頭头頻频題题顏颜顓颛顔颜願愿類类顧顾顯显風风颱台\
    飄飘飛飞飯饭飲饮飼饲養养餘余館馆饋馈饒饶馬马馮冯駱骆駿骏騙骗騫骞騰腾驅驱驊骅驗验驚惊髒脏體体髮发鬆松\
    鬍胡鬚须鬧闹鬱郁魯鲁鮑鲍鮮鲜鯉鲤鳥鸟鳳凤鳴鸣鴻鸿鵑鹃鵬鹏鷄鸡鷗鸥鹽盐麗丽麥麦麯曲麵面麼么麽么黃黄點点\
    黨党黴霉齊齐齡龄齣出龍龙龐庞龔龚";

/// The characters from which on some are folded, and how many of them share a row of the table.
const FIRST: u32 = 0x4e00;
const ROW: u32 = 64;
const ROWS: u32 = (0xa000 - FIRST) / ROW;

/// The pairs, and where among them each row begins: of a row few are folded.
struct Table {
    pairs: Vec<(char, char)>,
    starts: Vec<usize>,
}

impl Table {
    fn new() -> Self {
        let pairs: Vec<(char, char)> =
            PAIRS.chars().step_by(2).zip(PAIRS.chars().skip(1).step_by(2)).collect();
        let start =
            |row| pairs.partition_point(|(traditional, _)| u32::from(*traditional) < FIRST + row * ROW);
        let starts = (0..=ROWS).map(start).collect();
        Self { pairs, starts }
    }

    fn simplified(&self, c: char) -> Option<char> {
        let row = usize::try_from(u32::from(c).checked_sub(FIRST)? / ROW).ok()?;
        let pairs = self.pairs.get(*self.starts.get(row)?..*self.starts.get(row + 1)?)?;
        pairs.iter().find(|(traditional, _)| *traditional == c).map(|(_, simple)| *simple)
    }
}

/// The simplified form of `c`, or `c`.
pub(super) fn simplified(c: char) -> char {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(Table::new).simplified(c).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_fold() {
        let folded: String = "張陳劉楊黃趙吳孫馬羅鄭謝許鄧馮蕭葉蘇盧蔣賈鍾範韓訂單號電話樓棟區縣鎮鄉帳"
            .chars()
            .map(simplified)
            .collect();
        assert_eq!(folded, "张陈刘杨黄赵吴孙马罗郑谢许邓冯萧叶苏卢蒋贾钟范韩订单号电话楼栋区县镇乡账");
        assert_eq!(simplified('林'), '林');
    }

    #[test]
    fn pairs_are_in_order() {
        let firsts: Vec<char> = PAIRS.chars().step_by(2).collect();
        assert!(firsts.is_sorted() && PAIRS.chars().count().is_multiple_of(2));
    }
}
