"""Spoken Chinese in the words of the pages: Cantonese and northern function words said in the standard language.

Words of grammar (who, how much, not, at, of), and the few one-character words (挖, 批, 告, 地, 厂) that mean what print
says otherwise only where their neighbours show it; every other word for a subject stands in the pages' vocabulary. Many
of these characters mean something else in standard texts (返乡, 仲裁, 关系), so that most are read so only where
another word shows that the text is Cantonese (Matthews and Yip, Cantonese: A Comprehensive Grammar, 2011).
"""

import re

from bot.search.text import CJK, chinese_script, has_cjk, to_traditional

_START = rf"(?:(?<=^)|(?<=[^{CJK}]))"
_END = rf"(?=$|[^{CJK}])"

# “How to go”, but not after what makes a noun or an hour of 點 (a sight, a pilot, the focus, three o'clock)
_HOW_TO_GO = (
    "(?<![试試景站地起早晚终終据據节節重优優特热熱观觀焦要难難疑亮缺弱痛卖賣看有半整"
    r"一二三四五六七八九十兩两幾几\d])[點点]去(?!年)"
)

# What only Cantonese writes
_CANTONESE = re.compile(
    "[咩嘅喺冇唔佢嚟咗哋啲咁噉嗰乜畀俾睇搵揾攞嘢諗谂㗎喎啫噃嘞唞]|[點点][樣样解]|[幾几]耐|[邊边][度個个間间位]|而家|依家|呢[度啲]|"
    f"[係系]咪|早晨{_END}|{_HOW_TO_GO}|[幾几]多|[我你]點|係點|有[幾几][大遠远高長长貴贵]{_END}"
)

_NORTHERN: tuple[tuple[str, str], ...] = (
    # A year by its last digits, and no number of years: 24年的GDP, 从23年开始.
    (
        rf"(?:(?<![\d.,，%{CJK}])|(?<=[从從在到至]))(1[6-9]|2[1-9])年(?!以|后|後|内|內|之|来|來|左右|多|期|间|間|前|[了吗嗎]|的?(?:租|使用|期|产权|產權))(?=[{CJK}A-Za-z])",
        r"20\1年",
    ),
    ("干啥|做啥|幹啥", "做什么"),
    ("为啥|為啥", "为什么"),
    ("啥", "什么"),
    (r"的?[厂廠]子(?=$|[吗嗎呢啊呀，,？?！!。\s])", "企业"),
    # Which companies, counted or not
    (r"的?(?:公司|企[业業]|[厂廠]家?)(?:都|各)?(?:有|是)哪[几幾][家间間](?:公司|企[业業])?", "有哪些企业"),
    (r"(?<=[一-鿿])(?:都|各)?[有是]哪[几幾][家间間](?:公司|企[业業]|[厂廠]家?)", "有哪些企业"),
    (
        r"(?:哪[几幾些][家间間]?(?:公司|企[业業]|[厂廠]家?)?(?:在|都)?(?:做|搞|[干幹]|生[产產]|造(?![福成谣謠假]))|[谁誰](?:都)?(?:在做|生[产產]|在生[产產]))(?!什么|什麼|[过過出得的这這那]|.*工作|.*市长|.*市長)([一-鿿]{2,8}?)(?:的)?(?=[呢啊呀]?(?:$|[，,？?。]))",
        r"做\1有哪些企业",
    ),
    (
        r"(?:给我|給我|有|给|給)?(?:[没沒]有)?(?:企[业業]|公司|[厂廠]家)(?:的)?(?:名[单單录錄]|列表)[吗嗎么麼]?(?=$|[，,？?。\s])",
        "有哪些企业",
    ),
    # “Is there a university?”, with the word for “not” behind it
    (r"(?<=有)([一-鿿]{1,8})[没沒]有?(?=$|[，,？?！!。\s])", r"\1吗"),
    # What something is for, is what it is; 干嘛不 asks why, and is asked of the bot
    ("是?(?:做什[么麼]|[干幹]什[么麼]|[干幹]嘛)用的", "是什么"),
    ("[干幹]嘛(?=的|$|[^一-鿿])", "做什么"),
    ("咋样|咋樣", "怎么样"),
    ("咋(?!舌|呼)", "怎么"),
    ("甭", "不用"),
    ("用不用(?=[一-鿿]{2})|用[得不]着(?=[一-鿿]{2})", "要不要"),
    ("哪旮[旯沓]", "哪里"),
    ("怎么[弄搞整](?=$|[^一-鿿]|[的呢呀啊才])|怎麼[弄搞整](?=$|[^一-鿿]|[的呢呀啊才])", "怎么办"),
    ("[几幾][时時]", "什么时候"),
    (
        "(?<=[能以许許准让讓])挖(?=[矿礦煤石砂沙金银銀铁鐵稀萤螢钨鎢])|挖(?=矿吗|礦嗎|吗|嗎|么|麼|不|[?？]|$)",
        "开采",
    ),
    ("打工", "工作"),
    ("[拢攏统統]共(?=[有是]?(?:[几幾]|多少))", "一共"),
    ("(?<=[要办辦需])(?:什么|什麼|啥)证(?=$|[^一-鿿]|[呢啊呀吗嗎])", "什么证件"),
    ("(?<=哪[里裡])告(?=$|[^一-鿿诉訴知])", "投诉"),
    ("[赚賺]了?多少[钱錢]", "利润多少"),
    ("的?(?:部分|这块|這塊|这一块|這一塊|方面)(?=呢)", ""),
    ("(?<=[时時][候间間]|哪年|几年|幾年|哪月)批(?=的)", "批准"),
    ("[几幾]成(?=[?？呢啊的]|$)", "百分之多少"),
    ("(?:[几幾]|多少)[個个]?(?:百分)?巴仙", "百分之多少"),
    ("得[几幾]好", "得很好"),
    # What a place or a plant can turn out, is its output
    (
        "(?:(?:一年|每年)(?:大概|大约|大約)?(?:能|可以)?|(?:大概|大约|大約)?能)出多少(?=[呢啊吨噸?？]|$)",
        "产量多少",
    ),
    ("[几幾][个個](?:百分)?[点點](?=[?？呢啊的]|$)", "百分之多少"),
    (r"(?<=[\d一二三四五六七八九十百两兩])[个個](?=[亿億万萬])", ""),
    ("在哪(?=$|[^一-鿿]|[呢呀啊])", "在哪里"),
    ("(?<=有)地(?=[吗嗎么麼可能卖賣租?？]|$)", "土地"),
    ("([够夠难難快强強稳穩])不\\1", "\\1"),
    ("(?<=[几幾多][家间間]|哪[些家]|那些|这些|這些)[厂廠](?![房长長商区區子])", "企业"),
    # “open a plant” as “open plant”, which is how the pages say it
    ("(?<=[开開办辦盖蓋建设設租买買])[个個](?=[一-鿿])(?![人体體别別性月])", ""),
    ("(?<=[多少幾几])[間间](?=[^房屋教]{0,4}(?:公司|企业|企業|工厂|工廠|厂|廠|店|银行|銀行))", "家"),
    ("(?:一|[总總])?共(?:有|是)?(?=[几幾]|多少)", "有"),
    # How many people a place has, at the end of a question: its population
    (rf"(?<=有)(?:[几幾][个個]|多少)人(?={_END})", "多少人口"),
    # What something is sold for, by itself or a pound or a piece of it
    (rf"(?<![能会會])[卖賣]多少(?:[钱錢])?(?={_END}|[一呢])", "价格多少"),
    # What the holder of an office is called, is who it is
    ("(?<=[长長记記任席裁])叫(?:什么|什麼|甚麼)(?:名字?)?", "是谁"),
)

_SPOKEN: tuple[tuple[str, str], ...] = (
    (f"[㗎嘅]咩{_END}", "吗"),
    (rf"(?:唔該|唔该)[晒曬]?(?:你|您)?(?=[^{CJK}]*$)|多[謝谢][晒曬]|唔[該该][晒曬]", "谢谢"),
    (r"唔[該该][,，\s]*(?=[想問问])", "请"),
    ("唔[該该]", "请问"),
    ("唔好意思", "不好意思"),
    ("唔[使駛驶]", "不用"),
    ("[係系]唔[係系]|[係系]咪", "是不是"),
    ("[識识]唔[識识]", "会不会"),
    ("啱唔啱", "适不适合"),
    (rf"([{CJK}])唔\1", r"\1不\1"),
    ("唔得", "不行"),
    ("唔", "不"),
    ("有冇", "有没有"),
    ("冇", "没有"),
    ("[係系]?[邊边]度人", "是哪里人"),
    ("喺?[邊边]度|喺[邊边]", "在哪里"),
    ("[邊边][個个位]", "谁"),
    ("[邊边](?:間|间)", "哪家"),
    ("[邊边]啲", "哪些"),
    ("喺度|喺呢[度邊边]", "在这里"),
    ("喺嗰[度邊边]", "在那里"),
    ("喺", "在"),
    ("做乜(?:嘢|野)?|[點点]解", "为什么"),
    ("(?:咩|乜)(?:嘢|野)?", "什么"),
    ("[點点][樣样](?!去)", "怎样"),
    (
        rf"(?:{_START}|(?<=[我你佢係系是想知问問该該咁]))[點点][樣样]?(?=[去做算申開开辦办搵聯联報报交註注可返用計计先买買租])",
        "怎么",
    ),
    (_HOW_TO_GO, "怎么去"),
    ("落[車车]", "下车"),
    ("有[幾几]多", "有多少"),
    ("(?<!第)[幾几]多日", "多少天"),
    ("(?<!第)[幾几]多", "多少"),
    ("[幾几]耐", "多久"),
    (rf"(?<!第)[幾几]([大遠远高長长深貴贵重快闊])(?=$|[^{CJK}]|[呀啊呢])", r"多\1"),
    (f"{_START}(?:咁|噉)(?=[^樣样多])", "那"),
    ("(?:咁|噉)[樣样]", "这样"),
    ("[咁噉]", "这么"),
    ("[帶带]返", "带回"),
    (r"返(?=[香去嚟來来大內内屋台澳中外國国英美海])", "回"),
    ("[畀俾]", "给"),
    ("佢哋", "他们"),
    ("佢", "他"),
    ("哋", "们"),
    ("嚟", "来"),
    ("嘅", "的"),
    ("咗", "了"),
    ("啲", "些"),
    ("呢度", "这里"),
    ("呢(?=[個个些間间家種种次邊边])", "这"),
    ("嗰度", "那里"),
    ("嗰", "那"),
    ("睇", "看"),
    ("(?<=[邊边谁誰人你個个])[傾倾](?:[計计偈]|下|吓)?", "谈"),
    ("好食", "好吃"),
    ("食(?=[饭飯嘢乜咩])", "吃"),
    ("[搵揾]", "找"),
    ("攞", "拿"),
    ("嘢", "东西"),
    ("[諗谂]", "想"),
    ("啱", "合适"),
    ("[靚靓]", "好"),
    ("同埋", "和"),
    (
        rf"(?<=[{CJK}])(?<![合共不相協协如等認认赞贊和跟])同(?=[{CJK}])(?![時时意樣样等胞業业期年類类步行事學学鄉乡])",
        "和",
    ),
    (r"仲(?=[有未可要想會会在喺係系])", "还"),
    ("(?:而|依)家", "现在"),
    (r"(?<=[\s%％0-9])定[係系]?(?=\s)|定[係系]", "还是"),
    ("即[係系]", "就是"),
    (r"(?<![關关聯联干体體派])係(?![數数統统])", "是"),
    ("人工(?=多少|[幾几]多|[貴贵平高低])", "工资"),
    (f"早晨{_END}", "早上好"),
    (f"早[唞抖]{_END}", "晚安"),
    (f"[㗎喎啫噃嘞囉咯喇吖]+{_END}", ""),
)


def _compiled(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(form), meaning) for form, meaning in pairs)


_EVERYWHERE = _compiled(_NORTHERN)
_IN_CANTONESE = _compiled(_SPOKEN)


def in_standard_chinese(text: str) -> str:
    """The text with spoken function words replaced, in its own script; any other text as it is."""
    if not has_cjk(text):
        return text
    pairs = (*_IN_CANTONESE, *_EVERYWHERE) if _CANTONESE.search(text) else _EVERYWHERE
    traditional = chinese_script(text) == "hant"
    for form, meaning in pairs:
        text = form.sub(_written(meaning, traditional), text)
    return text


def _written(meaning: str, traditional: bool) -> str:
    return to_traditional(meaning) if traditional and "\\" not in meaning else meaning
