"""How people say what is no question to the pages. Every form is written against text in normal form: lower case,
Simplified. No form repeats a repetition, so that none can take long.
"""

import re

from bot.dialogue.forms import any_of
from bot.dialogue.messages import Locale

# Messages that are nothing but this; small talk is in small_talk_forms.py

HELP = any_of(
    r"help( me)?|\?+",
    r"how (do|can) (i|you) (use|work)( this| with you)?( bot)?",
    r"帮助|帮忙|帮帮我|怎么用|使用说明",
)
TOPICS = r"(the )?(topics?|menu|subjects)( please)?|主题|目录|菜单|有(哪些|什么)主题"
MORE = any_of(
    r"more( please| info| information| details?)?|(be )?(a (bit|little) )?more (specific|precise|concrete|detailed)( please)?|(in )?more detail( please)?|(tell|show|give) me more( please)?|go on|continue|any more|what else|and more",
    r"还有吗|还有(别的|其他的?)吗|更多|继续|接着说|再?[说讲]?得?(详细|具体|仔细|细致?|清楚)一?[点些]|再多[说讲]一?点|展开([说讲]{2})?",
)
SHORTER = any_of(
    r"(make it )?(shorter|short|brief|briefer)( please| answer)?|too long|in short|tl;? ?dr",
    r"太长了|长话短说|再?(简短|简单|短)一?点|简单说",
)
SOURCE = any_of(
    r"(the )?sources?( please)?|((what|which)('?s| is) (the|your) )?(source|link|url)( link| url| address)?( please)?|(can|may) i (quote|cite) (this|that|it|you)( please)?|(what|which) is (the|your) source|where (is|does) (this|that|it) (come )?from",
    r"says who|who says( so| that)?|(are|r) (you|u) (really |quite |absolutely |very )?sure( about (that|this|it))?|really|is (that|this|it) (really )?(true|right|correct|so)",
    r"(真的?|[你您]?(能)?确定|当真)(是)?(这样)?(的)?[吗么]|真的假的|(这个?|这些|那个?|你的?|您的?)?(信息|资料|消息|数据|数字|内容|说法)?的?(来源|出处)(呢|是什么|是哪里?|在哪里?)?|哪里来的|出自哪里|谁说的|有(来源|依据|出处)吗",
)

# Forms that stand somewhere in a message

SOURCE_OF_THAT = re.compile(
    r"\b(?:which|what|whose) (?:sources?|page|website|site|document) (?:is|was|does|did|are) (?:this|that|it|these|those)\b(?: come)?(?: from)?|"
    r"\b(?:what|which) (?:year|date) (?:is|was|are) (?:this|that|it|these|those)(?: (?:from|of|for))?(?=\W*$)|\bhow old (?:is|are) (?:this|that|these|those) (?:figures?|numbers?|data|information|info)\b|"
    r"\bsources? (?:of|for|behind) (?:this|that|it|these|those)\b[\w ]*|"
    r"\bwhere (?:did|do) you (?:get|find|have|read|take) (?:this|that|it|these|those)\b[\w ]*|"
    r"\b(?:what|which) (?:is|was|'s) the (?:date|year|source) of (?:the|that|this|your) (?:page|source|article|report|figure|number|data)\b[\w ]*|"
    r"\bwhen (?:was|were) (?:that|this|the) (?:page|article|report|source|data|figures?) (?:published|written|updated|made)\b|"
    r"\b(?:page|source|article)s? (?:that )?(?:you|u) (?:took|got|have|had|used|quoted|cited)\b[\w ]*|"
    r"\bhow (?:can|do|could) i cite (?:this|that|it)\b|\b(?:need|want|have) to cite (?:this|that|it)\b|"
    r"(?:这|那)[个些]?(?:数字|数据|资料|信息)?(?:都)?(?:是|算)?(?:哪一?年|什么时候|几几年|多久以前)的(?:数据|资料|数字|事|消息|情况)?(?=[^一-鿿]*$|[\s，])|(?:这|那|上面|刚才)[^，。？?]{0,6}(?:来源|出处|依据)[^，。？?]*(?:[，,。？?\s]*(?:是)?(?:什么时候|哪一?[天年月]|几[月号]|何时)(?:发布|发表|公布|更新|写|登)的?)?|(?:来源|出处|依据)(?:是|在)?(?:什么|哪)[^，。？?]*|"
    r"(?:从|在)?哪[里儿]?(?:看到|找到|查到|得来|来)的|你怎么知道的"
)
POINTS_AT_IT = re.compile(r"\b(?:this|that|it|these|those)\b|[这那你]|上面|刚才")
CAN_DO = re.compile(
    any_of(
        r"what (else )?(can|do) you (actually |really |even )?(do|know|answer|help)(?! about| of| on)\b|(give|show|tell) (me|us) (a few |some |\d )?examples? (of )?questions?|what can i ask|how does this (bot )?work|how do i use (you|this)",
        r"[你您](能|会|可以)(做|干|回答|帮)些?(什么|啥|哪些)|^那?[你您](到底|究竟|都)?知道些?(什么|啥|哪些)(啊|呢)?$|我?(能|可以)问[你您]?些?(什么|啥|哪些)|怎么使用([你您]|这个)|也?(可以|能)(来|在这里?)?(问|咨询)(你们?|您)?[吗么]$",
    )
)
_SPEAKERS = (
    r"(bots?|robots?|humans?|person|people|real|machine|ai|program|government|officials?|chat ?gpt|gpt|deepseek|openai|llm|state|city|"
    r"authorit(y|ies)|office|embassy|consulate|agency|bureau|department|commission|ministry|committee)"
)
_PROGRAM = r"(a |an |the |really |actually |just )*(bots?|robots?|humans?|person|real person|machine|ai|program|chat ?gpt|gpt|llm|official (bot|site|account|channel|page)|official)"
ABOUT = re.compile(
    any_of(
        r"\b(who|what) (are|r) (you|u)\b|who am i (talking|speaking|chatting) (to|with)",
        rf"are you (\w+ ){{0,5}}?{_SPEAKERS}\b|^(you|u) (are |r )?(a |an |the )?(computer|{_SPEAKERS}) or (a |an |the )?(\w+ )?(computer|{_SPEAKERS})\W*$|is this (\w+ ){{0,3}}?(official|{_SPEAKERS})\b|is it {_PROGRAM}\W*$|what('?s| is) your name\b|do you have a name\b",
        r"(do|does) (you|this bot) (speak|work|act) for\b|do you (belong to|represent)( \w+){0,5}|are you (with|from) (the )?(\w+ ){0,4}(government|bureau|authorit(y|ies)|city|state|commission)\b|on whose behalf",
        r"do you (store|keep|save|record) (my|our|these|the)|(delete|erase|forget) (me|my (data|questions|chat|messages))\b",
        r"what happens (with|to) my (data|questions)",
        r"[你您]们?(到底|究竟)?是人(还)?是(鬼|机器人?|程序|ai|狗|假的)",
        r"[你您]们?(到底|究竟)?[是算](不是)?(真是|真的是)?(三明市?的?)? ?(谁|什么人|哪位|哪里的|什么|哪个|政府|官方|机器人|真人|人工智能|ai|人|市政府|招商局|商务局|部门|单位|chat ?gpt|gpt|deepseek|gemini|claude|豆包|文心一言|大模型)",
        r"这[个里边]?(到底|究竟)?是(不是)?(真是|真的是?)?(三明市?的?)?(谁|政府|官方|机器人|市政府|招商局)|是(不是)?(机器人|机械人|真人)(来的)?[吗啊呀]?$",
        r"[你您]叫(什么|啥|谁)(名字)?|[你您]的?名字(是什么|呢)?|(怎么|如何)称呼[你您]?",
        r"[你您]们?(属于|隶属|来自|代表)(三明市?的?)?(哪里|哪个|什么|谁|政府|官方|市政府|商务局|招商局)(部门|单位|机构)?|代表(谁|政府|官方|市政府)|(保存|存储|记录|删除|忘记)(我|我们)(的(提问|问题|数据|信息|记录|聊天))?",
    )
)
UP_TO_WHEN = re.compile(
    any_of(
        r"how (fresh|recent|current|new|old) (is|are) (your|this|these) (data|information|info|pages|figures)\b(?! cent(?:er|re)| for\b| on\b)|when (was|were|is) (your|the) (pages?|data|information) (last )?(updated|compiled|collected)\b|\byour (?:\w+ )?cut ?-?off(?: date)?\b|\bknowledge (?:cut ?-?off|date)\b",
        r"(你|您)(们)?的?(库|数据库|资料库|知识库|资料|数据|信息|页面)里?(面)?(的)?(东西|资料|数据|内容)?(都)?(是)?(截[止至]?|更新|收)(到|至|于)?(哪一?年|哪个月|几月份?|什么时候|何时|哪一?天|多久)(的|了)?",
    )
)
"""Asks how recent the pages are."""
STORED = re.compile(
    r"(我)?(们)?(打|发|写|说|问)的?(字|话|东西|消息|内容|问题)?(都)?(会不会|会|是不是会?)(被)?(你们?)?(存|保存|记录|留)(起来|下来|着)?|"
    r"(is|are|will) (what|everything|all|the things|the questions?) (that )?i (write|type|ask|say|send)( here)? (be |get |being )?(stored|saved|kept|recorded|logged)\b"
)
"""Asks what becomes of what somebody writes."""
IS_IT_OFFICIAL = re.compile(
    rf"(?:and |so |or )?(?:is|are) (?:it|this|they|that) (?:\w+ ){{0,4}}?{_SPEAKERS}\W*|(?:那)?(?:这|它|你们?)?(?:是|算)(?:不是)?.{{0,4}}(?:政府|官方).{{0,4}}",
    re.I,
)
"""Of the bot, where it was just asked who that is."""
MAKER = re.compile(
    any_of(
        r"who (made|built|runs|operates|created|owns|developed|designed|programmed|wrote|is behind|are behind) (you|this|the bot|the assistant)\b",
        r"谁(制作|做|开发|运营|创建|创造|设计|管理|编|写)(出来)?[的了出]?(是)?([你您]|这个|本助手)|([你您]|机器人|助手)是?由?谁(制作|做|开发|运营|创建|创造|设计|管理|编|写)",
    )
)
_UNREAD = (
    r"(?:spanish|portuguese|french|german|italian|russian|japanese|korean|arabic|hindi|urdu|bengali|tamil|thai|vietnamese|indonesian|"
    r"bahasa|malay|tagalog|filipino|turkish|dutch|flemish|polish|swedish|danish|finnish|norwegian|greek|hebrew|persian|farsi|swahili|"
    r"ukrainian|czech|hungarian|romanian)"
)
_UNREAD_IN_CHINESE = r"(?:[日法德俄韩葡泰阿]|西班牙|葡萄牙|意大利|阿拉伯|越南|印尼|马来|缅甸|印地|土耳其|荷兰|波兰|乌克兰)(?:语|文|话)"
LANGUAGES = re.compile(
    any_of(
        rf"\b(do|can|could|would) (you|u|this bot|the bot|it) (also )?(speak|know|understand|use|answer in|reply in|write( in)?|read|support|talk( in)?) (any )?{_UNREAD}\b",
        rf"\b(can|could|may) (i|we) (speak|ask|write|talk|chat)( you| to you| it)? in {_UNREAD}\b|\b(is|are) there an? {_UNREAD} (version|translation|page|site)\b",
        rf"([你您]们?(会|能|懂|可以)|会不会|懂不懂|(能|可以)用)(说|讲|用|看)?(一点)?{_UNREAD_IN_CHINESE}|有没?有?{_UNREAD_IN_CHINESE}版",
        r"\b(which|what|how many) languages? (do|can|does) (you|u|this bot|the bot|it) (speak|know|understand|use|answer in|write|support)\b",
        r"[你您]们?(会|能|懂|可以)(说|讲|用|回答)?(哪?几种|什么|哪些)(语言|话)|(机器人|助手|[你您])支持(哪?几种|什么|哪些)语言",
    )
)
_WHAT_IS_TOLD = (
    "(?:the|your|this|these|that|those|all|it|you|u|so|really|very|is|are|information|info|data|figures?|numbers?|answers?|replies|"
    "sources?|pages?|site|website|bot|content|facts?|what|say)"
)
RELIABLE = re.compile(
    any_of(
        rf"(how|are|is|r) ({_WHAT_IS_TOLD} ){{0,4}}?(reliable|accurate|trustworthy|correct|verified|up ?to ?date)\b( (is|are) (\w+ ){{0,3}}?(data|information|info|sources?|answers?|pages?|numbers|figures))?",
        r"\b(is|are) (this|you|it) (a |an )?(scam|fraud|fake|hoax|legit|genuine|trustworthy)\b|(是不是|是)?(骗子|诈骗|骗人的?|假的)[吗吧么]?$",
        r"can i (trust|rely on) (you|this|these|it|the|your)\b|where (do|does|did) (your|the|these) (data|information|info|answers|numbers|figures) come from|where do you (get|take|have) (this|that|your|the|it)\b",
        r"(数据|资料|信息|内容|答案|回答|来源|消息|数字)(来源)?(的)?(是否)?(可靠|可信|准确?|真实|权威|属实|靠谱|正确)(性)?(吗|不|么|吧|如何|怎么样)?|(你|您|你们)?(可靠|可信|靠谱|准确?)(吗|不|么)$|(数据|资料|信息|答案)(都)?(是)?(从)?(哪里|哪儿|哪)(来|弄|找)?",
    )
)
_NOT_A_LANGUAGE = r"(?!.*\b(?:english|chinese|mandarin)\b|.*(?:中文|英文|英语|汉语|华语|[简繁]体))"
"""In front of what must not name a language it speaks: “translate that into Chinese” is a wish for Chinese."""
CHORES = re.compile(
    any_of(
        rf"^{_NOT_A_LANGUAGE}((can|could|would|will) (you|u) |please |pls |just |quickly |kindly |help me (to )?)+"
        r"((write|draft|compose)( me| us)? (a|an|the|my|our|some|something|this|that|it|\d+)|(rewrite|rephrase|paraphrase|proofread|translate)\b|summari[sz]e (this|that|it|your|the (page|answer|above|chat))\b|(put|turn|write) [\w' ]{2,40} (in|into|as) (\d+ |a |an |some |few )*(bullet|table|email|e-mail|letter|list|paragraph|sentence|slide)\w*)",
        r"^(write|draft|compose) (me|us) (a|an|the|my|our|some|something|this|that|it|\d+)\b|^(translate|summari[sz]e|rephrase|paraphrase|rewrite) (this|that|it|me|the above|your)\b",
        rf"^{_NOT_A_LANGUAGE}(请|麻烦|能不能|可不可以|可以|可否|能|[你您])*(帮忙?|替|给)?(我们?)?(把|将)?.{{0,6}}?((写|拟|起草)成?(一?[段篇封份]|一个|个(?![人体]))|(做|列|整理)(个|成|一个|一张|张)(表格?|清单))",
        r"^((can|could|would|will|do) (you|u) |please |pls )*(tell|know|say)( me| us)? (a|any|some|another) (funny )?(jokes?|story|stories|poems?)( please)?$",
        r"^[你您]?(会不会|能不能|可不可以|会|能|可以)?(给我|跟我|再)?(讲|说|来)(一?[个段首])?(笑话|故事|段子|诗)(听听|吗|么|吧|来听)?$",
        rf"^{_NOT_A_LANGUAGE}(请|麻烦|能不能|可不可以|可以|可否|能|[你您])*(帮忙?|替|给)?(我们?)?((把|将).{{0,6}}?)?(翻译|改写|润色|总结(?=一下$|下$|上面|这)|概括(?=一下$|下$|上面|这))(一下|成|给我|这|上面|吗|下)",
    )
)
"""Work on texts, which it does not do."""
SUMS = re.compile(
    any_of(
        r"^((can|could|would|will) (you|u) |please |pls )*(convert|calculate|recalculate|compute) (this|that|it|these|those)\b( (in|to|into) [\w ]+)?$",
        r"^(请|麻烦|能不能|可不可以|可以|可否|能|[你您])*(帮忙?|替|给)?(我们?)?(把|将)?(这个?|它)?(换算|折算|算)(一下)?(成)?(美元|美金|欧元|港币|港元|日元|英镑|外币)?[吗么]?$",
    )
)
_MONEY = r"(us |hk )?(dollars?|usd|euros?|eur|pounds?|gbp|yen|rupees?|francs?|rubles?)|美元|美金|欧元|港币|港元|日元|英镑|台币"
IN_OTHER_MONEY = re.compile(
    rf"\bhow much (is|are|was|would|does) (that|this|it|those)\b[\w ]{{0,12}}\bin ({_MONEY})\b|(折合|换算|折算|等于|合)(成|为)?(大概|大约)?(是|有)?(多少|几)({_MONEY})"
)
"""Asks for an amount in other money, which some pages have."""
FILES = re.compile(
    any_of(
        r"\b(send|email|e-mail|mail|share|forward|give|get|have|download|show)\b.{0,20}\b(pdfs?|brochures?|(pitch |slide )?decks?|slides?|presentations?|powerpoints?|ppt|flyers?|leaflets?|catalogu?es?|"
        r"photos?|pictures?|pics|images?|videos?|maps?|files?|spreadsheets?)\b",
        r"\b(need|want|like|have) (this|that|it|them|these|those|all)( \w+){0,3} (as|in) (a |an )?(pdf|word|excel|file|brochure)\b",
        r"[发给传寄].{0,6}(pdf|ppt|画册|宣传[册片]|手册|小册子|资料包?|电子版|图片|照片|视频|地图|文件)(给我|一份|看看|看一下)?[吗么呢吧]?$",
        r"有(没有)?.{0,3}(pdf|ppt|画册|宣传[册片]|小册子|电子版|图片|照片|视频|地图)[吗么呢吧]?$",
    )
)
"""What the bot cannot send."""
RUDE = re.compile(
    r"\b(wtf|stupid|idiot|useless|dumb|shit|fuck\w*|bullshit|crap|sucks?)\b|笨蛋|(?:真|太|好|这么|真的)(?:tm|他妈|特么)?的?[笨蠢傻烂]|傻[逼瓜]|垃圾|蠢|废物|(破|烂)(机器人|玩意|东西)|白痴|智障|脑残|没用|滚[开蛋]"
)
"""Words of abuse, which may also be the subject (垃圾焚烧)."""
ABUSE = re.compile(
    r"[你您]们?[^，。！？]{0,8}(?:笨|蠢|傻|烂|垃圾|废物|没用|智障|脑残)|(?:真|太|这么)(?:tm|他妈|特么)?的?[笨蠢傻]|[破烂蠢笨]机器人|"
    r"\b(?:you|this bot|the bot)\b[\w' ]{0,15}\b(?:stupid|idiot|useless|dumb)\b|\b(?:stupid|useless|dumb|fucking) (?:bot|machine|robot)\b"
)
"""Abuse of whom it is said to."""

# What can only be asked of a person's line, whoever's it is
LINE = re.compile(
    any_of(
        r"\be-?mails?\b|\bwhats ?app\b|\bwe ?chat\b|\bfax\b|\b(tele)?phone numbers?\b|\bcontact (details|info\w*|person|number)\b",
        r"\bfacebook\b|\blinkedin\b|(have|on|your|got) line\b(?! ?\d)|\bline (id|account)\b|^line$",
        r"联系(方式|人|电话)|电话号码|电话[是有]?多少|邮箱|电邮|传真|微信号|[有加]了?.{0,3}(微信|line)|line(号|账号|id)",
        r"(?<!值得)(?<!适合)(约|预约|安排)(一?个|一?下)?(时间|见面|面谈|考察|拜访|参观|会面)(去|来)?(考察|拜访|参观|见面|面谈)?",
    )
)
_A_LINE = r"(?:tele)?phones?(?! (?:maker|industr|manufactur|user))|(?:phone|mobile|cell|contact|telephone|whatsapp) numbers?(?! of)|number(?! of)|e-?mails?(?: id| address)?|mail ids?|contacts?(?: details?| info\w*| persons?)?|whatsapp|wechat"
_A_CHINESE_LINE = "电话|号码|手机号?|邮箱|信箱|电邮|e-?mail|联[系络](?:方式|窗口|人)|微信"
GIVE_ME_A_LINE = re.compile(
    any_of(
        r"\b(put|get|bring) (me|us) (in touch|in contact|in connection|together|connected) with\b|\bconnect me (with|to)\b",
        r"\b(need|want|like|get|request|ask for) (a|an|some) (meeting|appointment|interview|call|video call) with\b|"
        r"\b(meet|interview|see) (the|your) (mayor|officials?|person in charge|director|head)\b",
        r"(帮我|帮忙|请|麻烦|能不能|可否|能否)(帮我|帮忙)?(约|引荐|牵线|牵个线|对接|引见)(一?[下个家位]|.{0,6}[吗么]?$)",
        r"(想|要|希望|打算)(跟|和|与).{1,10}(见个?面|面谈|约谈|约个?时间)|(想|要|希望)(约|拜访|采访|访问)(一下)?.{0,6}(市长|局长|书记|领导|负责人|官员)|(安排|约).{0,16}(见个?面|面谈|会面|拜访)",
        rf"\b(?:give|send|share|drop|text|pass|provide)(?: [\w'’]+){{0,5}} (?:{_A_LINE})\b",
        r"\b(?:when|will|can|could|would) (?:they|you|somebody|someone|anybody|anyone) (?:please )?(?:call|ring|phone)\b(?: (?:me|us|back))?\W*$",
        r"\bsend (?:you |him |her |them )?(?:my|our|the|a) (?:cv|resume|application|portfolio|company profile|profile|proposal|business plan)\b",
        r"\b(?:nobody|no ?one) (?:ever )?(?:picks?|picked) (?:it )?up\b|(?:发|写|打)了.{0,10}(?:邮件|信|电话|消息).{0,6}没(?:有)?(?:一个|半个)?人(?:回|理|接)|(?:电话|邮箱|邮件).{0,6}(?:打不通|没(?:有)?人(?:接|回))",
        rf"(?:给|发|留|(?<![需必只不])要)(?:我|一下|下|[一]?[个份]|到){{0,3}}[^，。！？,.!?;；]{{0,10}}?(?:{_A_CHINESE_LINE})",
        rf"(?:{_A_CHINESE_LINE})[^，。！？,.!?;；]{{0,8}}(?:给|发|留)(?:一下|下)?给?我",
        r"\b(?:wrote|sent|e-?mailed|called|phoned|rang)\b[^?]{0,60}\b(?:nobody|no ?one|no (?:answer|reply|response)|never (?:answered|replied|heard)|not (?:answered|replied))\b",
    )
)
"""What is wanted is somebody's line, whatever else is said of them (“the e-mail of a person who speaks English”)."""
STILL_WAITING = re.compile(
    any_of(
        r"\b(did|has|have|will) (any|some)(one|body) (ever |already |actually )?(read|seen|see|answered|answer|looked at|reply|replied)( to)? (my|our|me|us)\b|"
        r"\bwaiting for (an? |the |your |any |some )?(answer|reply|response|feedback|call ?back)\b|\bwhen (will|do|can|shall) (i|we) (get|expect|receive|have|hear) (an? |your |the )?(answer|reply|response|back)\b",
        r"\b(nobody|no ?one) (ever |has (ever )?|have )?(answered|replied|responded|got back|called|wrote)( to| back)*( me| us)?\W*$",
        r"没(?:有)?(?:一个|半个)人(?:回|理|答)",
        r"(一直|还|到现在|都|至今)(没|没有|无)人?(回|回复|答复|理|联系)(我|我们|过)?(?=\W|$|呢|啊|吗)|(还在|一直在?|我在|在)等(你们?的?|一个)?(回复|答复|回音|回信|消息)|有人(看|回)(过|了|到)?(我的?)?(问题|留言|消息|信)|什么时候(能|会|可以)?(回复|答复|回|联系)我",
    )
)
"""Somebody who asked before, and waits for a person's reply."""
DELETES = re.compile(
    r"\b(delete|erase|remove|wipe|forget) (all )?(of )?(my|our|me|us)\b|\b(get|have|want) (all )?(what|everything|that|which)?( of)? ?(i|we|my|our)( \w+){1,4} (deleted|erased|removed|wiped|forgotten)\b|(删除?|清除|清掉|忘记)[^，。！？]{0,4}(我|数据|资料|记录|信息|提问)|(我|数据|资料|记录|信息|提问)[^，。！？]{0,6}(删|清除|清掉)|我[^。！？]{0,6}(问|打|写|说|发)过?的(东西|话|字|内容|问题|消息)?[^。！？]{0,14}(删|清除|清掉)"
)
"""Wants stored data deleted, which a person does."""
COMPLAINS = re.compile(r"\bcomplain|投诉")
"""Whose line is wanted then is not ours."""
_SOMEBODY = r"(person|people|human|someone|somebody|agent|staff|team|colleague|representative|operator|advis[oe]r|consultant|manager)"
_THEIR_STAFF = "工作人员|客服人?员?|专人|负责人|[真活]?人"
CONTACT = re.compile(
    any_of(
        LINE.pattern,
        r"\b(send|write|forward|address|mail|post|give|submit)\b( \w+){0,6}? to (someone|somebody|anyone|whom|who)\b|\bwhere (can|do|should|shall|may) (i|we) (send|write|call)\b",
        r"\bwh(o|om) (can|do|should|could|may|shall|must) (i|we) (call|contact|ask|write|talk|speak|email|e-mail|turn|phone)( to)?\b|\bwho (is|are) (the|my|your) contacts?\b|^(can|could|may) (i|we) (come (by|over)|visit)( you)?$",
        r"\b(call|ring|phone) (me|us) back\b|\b(arrange|make|book|schedule|set up|organi[sz]e) (a|an|me a|us a) (call|meeting|appointment|visit|tour)\b",
        r"\b(nobody|no ?one) (ever )?(answers?|repl(?:ies|ied)|responds?)( to)? (my|our) (e-?mails?|mails?|calls?|letters?)\b",
        r"(邮件|信|电话).{0,6}没(有)?人[回接理]|没(有)?人[回接](我|我们)?的?(邮件|电话|信)",
        r"回(我)?电(话)?|给我(打|回)(个)?电话|电话.{0,2}(打不通|没人接)",
        r"\b(number|line|e-?mail|address) (still )?(does not|doesn'?t|doesnt|did not|didn'?t|is not|isn'?t) (work|working|answer|exist)\b|\be-?mail (bounce[sd]|came back)\b",
        r"\b(tele)?phone\b|\bcall (me|you|someone|somebody|them)\b|\b(ring|phone) me\b|\bcontacts?\b|\bget in touch\b|\bwrite to (you|someone|somebody)\b",
        r"\bwho (can|could|will|would) (help|assist|advise) (me|us)( in [\w, ]{3,30})?\W*$|\b(get me |call )?your (boss|manager|supervisor|superior)\b",
        r"[叫让请喊找](一下)?[你您]?们?的?(领导|老板|经理|主管|上司|管事的|上级)(来|出来|过来|接|说话|跟我|给我|讲)?",
        r"\b(give|get|send|find|want|need|let) (me |us )?(speak to |talk to )?(a |an |some )?(real |live |actual )?(human|person|someone|somebody|agent)( (now|please|asap|here|instead|to talk to))*\W*$",
        r"\b(nobody|no ?one) (ever )?(picks?|picked) (it )?up\b|\b(tried|called|rang) (the|your|this|that) (phone|number|e-?mail|line)\b|\bto whom (should|can|do|may|shall) (i|we) (address|send|write)\b",
        r"\bwho (can|could|will|would) (show|take|guide) (me|us) (a?round|there)\b|([该应]?找谁|谁(能|可以|来|会)?|有(没有)?人(能|可以)?)(来)?(带|陪|接待)我们?(?!公司|厂)",
        r"\breach (you|out|someone|somebody|a person|your (team|office|staff))\b|\bvisit you\b",
        rf"\b(talk|speak|chat|connect|put|transfer)( me)?( through)?( to| with)? ((a|an|some|the|your|real|live|actual) )*{_SOMEBODY}\b",
        rf"\b(names?|number|e-?mail|contacts?) of ((a|an|some|any|the|your|real) )*({_SOMEBODY}|anyone|anybody)\b|\b({_SOMEBODY}|anyone|anybody|contacts?) (who|that) (can )?speaks? \w+|"
        r"\b(english|chinese|mandarin|cantonese)[ -]speaking ?的?(contact|person|people|staff|colleague|agent|representative|someone|somebody)\b|有没?有?人?(会|能|懂)(说|讲)?(英语|英文|中文|普通话|粤语|广东话|客家话|闽南话)的(人|同事|工作人员|联系人|客服)?",
        r"\b(a |real |live )?(person|human|agent|operator) please\b|^(a |real |live )?(person|human|agent|operator)$",
        r"\b(your|office|postal|street|mailing) address\b|\baddress of (the|your) (office|site)\b|\baddress (for|to send|where i can send) (\w+ ){0,3}(enquir|inquir|letter|question|correspondence|mail|post)\w*|^(the )?address( please| pls)?$|\bwhat is the address\b",
        r"\b(office|opening|working|business) hours\b|\bwhen (are|do) (you|they|we) (open|close)\b|\bwhat are (your|their) hours\b|\bwhere is (your|the) office\b",
        r"(怎么|怎样|如何|想|要|可以|能)才?能?(直接)?(联系|联络|找到?)([你您]们?|到?人|上|谁|工作人员|负责人|三明)?$",
        rf"[和跟同与](?:[你您]们?的?(?:{_THEIR_STAFF})?|{_THEIR_STAFF})(?:直接|当面)?(?:联系|联络|通话|沟通|对话|见面?|洽?谈一?谈?|聊一?聊?|对接)(?:一下)?(?:合作|投资|项目|业务|生意)?$|"
        rf"(?:[请让叫派]|安排|麻烦)(?:一?[个位])?(?:[你您]们?的?)?(?:{_THEIR_STAFF})(?:尽快|来|直接)*(?:联系|联络|打给)我们?|"
        r"(?:联系|联络|对接|服务)?窗口是(?:谁|哪位)|(?:联系|联络|对接)窗口|(?:可以|能|能否|可否)?(?:见面|当面)(?:洽?谈|聊)(?:一下)?(?=吗|么|$)|"
        r"联系([你您谁]|一下|地址)|联络(方式|[你您人谁])|(怎么|怎样|如何)(联系|联络)|"
        r"(?:[这那][个件]?事?)?[该应]?[找跟和](谁|哪[位个]人?)(谈|聊|问|办|说|咨询|对接|洽谈|商量|联系|沟通|打听)|[该应]?找谁|谁(来|能)?负责?对接",
        r"电话(?!用户|普及|网|机|线|区[号码])|电子邮件|邮件地址|微信(?!支付|小程序)|打(电话)?给[你谁]|[找叫换派请][个位]?(一[个位])?([真活]?人|工作人员|客服|专人|负责人)(来|过来|跟我|和我|给我|接|问|谈|聊|说|联系我)?$",
        r"[转找要叫接有]人工(?!林|智能|成本|费|资|造|湖|繁|养|降|增|草|岛|授|种|贵)|人工(?=服务|客服|[吗呢么?？!！。]|$)|真人(?!秀|还是|或)|客服",
        r"(?<!注册)(?<!经营)地址|办公(室|时间|地点)|(上班|工作|营业|开放)时间|几点(上班|开门|下班)",
    )
)
ADDRESS = re.compile(
    r"(?<!email )(?<!e-mail )(?<!\bmail )address|hours|(?<!邮箱)(?<!邮件)地址|时间|几点|office|办公"
)  # things that many a place on the pages has, too
ERRAND = re.compile("[找跟和][谁哪](?!带|陪|接待|来带|来陪)|对接")
"""Whom to ask for something: the pages may tell the office."""
IN_TOUCH = re.compile("联[系络]|接洽|洽谈|考察|[想要]投资[，,\\s]*(?:的?话[，,\\s]*)?(?:[应该要]{0,2})找")
"""Then it is we who are to be found, not who does something."""
MORE_THAN_CONTACT = re.compile(
    r"\b(?:which|what) (?:office|department|bureau|authority|body|agency|place)\b|(?:哪个|什么|哪一个?)(?:部门|单位|局|机构|机关)|"
    r"\b(mobile|cell|smart) ?phones?\b|\bphone (makers?|industry|manufactur\w+|users?|parts|factor\w+|penetration)\b|"
    r"\b(in contact|contact(less|s? between|s? with))\b|手机(产业|制造|厂)"
)
WANTS_A_PERSON = re.compile(
    rf"\b(talk|speak|connect|transfer)( me)?( to| with) ((a|an|some|the|real|live|actual|human) )*{_SOMEBODY}\b|"
    rf"\b(number|phone|e-?mail|contact)s? (of|for|to) ((a|an|some|the) )?((real|live|actual|human|living) )+{_SOMEBODY}\b|"
    rf"\b(real |live |actual )?{_SOMEBODY} (that |whom )?(i|we) (can|could|may) (talk|speak|chat|write|turn)\b|"
    r"[找叫换派转要跟和][个位]?(一[个位])?([真活]?人|[真活]的|人工|工作人员|客服|专人|负责人)(来|出来|过来|跟我|和我|给我|接|问|谈|聊|说|讲)|^我?(只|就)?(要|想要|需要)(真人|人工)"
)
"""Stronger than a question about the bot beside it."""
TO_A_PERSON = re.compile(
    r"\b(send|write|forward|mail|post|give|submit)\b( \w+){0,6}? to (someone|somebody|anyone|whom|who)\b|\b(arrange|make|book|schedule) an? \w+|"
    r"\b(call|ring|phone) (me|us)\b|\b(come (by|over)|visit)\b|(?<!值得)(?<!适合)(约|预约|安排)(一?个|一?下)?(时间|见面|面谈|考察|拜访|参观|会面)|[找叫换派请][个位]?(一[个位])?([真活]?人|工作人员|专人|负责人)"
)
"""What is best done in writing: a letter, an appointment, a call back."""
_THEIR_BOSS = r"\b(tell|inform|let) (your|the) (boss|manager|chief|director|colleagues?|team|people|office)\b"
FOR_THEM = re.compile(rf"{_THEIR_BOSS}|(告诉|转告|通知|叫|让)[你您]们?的?(老板|领导|经理|上司|负责人)")
"""What somebody else is to be told."""
WISHES = re.compile(
    r"\b(want|wish|need|look(ing)? for|interested|like to|search|seek)\w*\b|想(?!想|家|念)|需要|我们?(?:就|还)?要(?!走|下|睡|忙|去)|打算|希望|寻|了解|找|请(?!教|[你您])|问|看看|聊聊|说说"
)
"""What is wished for beside thanks is a question."""
IN_THE_NEWS = re.compile(
    r"\b(?:saw|seen|read|heard|hear|watched)\b.{0,20}?\b(?:in|on) the news\b|(?:在|从)?(?:新闻|报纸|电视)(?:上|里|中)?(?:看|听|读|见)(?:过|到|说)*"
)
"""Where somebody has it from, and not what they ask for."""
WHAT_NEXT = re.compile(
    r"(?:我们?|咱们?)(?:再|先|就|回头|回去|等下|明天|去|走|得)(?:去|来)?(?:[跟和与同向][^，。？]{1,6})?(?:写信|邮件|打电话|问问|看看|想想|联系|商量|研究|忙|接单|开会|报告|汇报|交代|说一声).{0,8}|"
    r"(?:我)?(?:回头|下次|改天|有空|有机会)(?:再)?(?:请|找)(?:你|您)(?:喝酒|喝茶|吃饭|聊).{0,4}"
)
"""What somebody who takes leave will do next."""
PASS_ON = re.compile(
    r"\b(put|get|bring) (me|us) (in touch|in contact)|\bconnect me\b|\b(meeting|appointment|interview|call) with\b|\b(meet|interview|see) (the|your)\b|\barrange\b|"
    r"\b(call|ring|phone|write|email|contact|text) (me|us)\b|"
    rf"{_THEIR_BOSS}|"
    r"\bwhen will (they|you|somebody|someone) (call|ring|phone)\b|\bmy (number|phone|e-?mail|whatsapp|wechat) is\b|\b(pass|forward) (it|this|that|my)\b|"
    r"(给|跟|和)我(打|回|发|联系)|回我?电|(联系|打给|加)我|我的(电话|号码|邮箱|微信)是?|转(告|达)|帮我(转|约|联系)"
)
"""What the bot is asked to pass on, or to have arranged."""
NOT_REACHED = re.compile(
    r"\b(no ?(one|body)|nobody) (answers?|answered|picks? up|picked up|replies|replied)\b|\b(doesn'?t|does not|didn'?t|not|isn'?t) (work(ing)?|answer(ing|ed)?|reach\w*|connect\w*|exist)\b|\bbounce[sd]\b|\bcame back\b|"
    r"打不通|没(?:有)?人[接回理]|无人接|不接电话|没(有)?回(复|音|信)|联系不上|空号"
)
LINE_WORDS = re.compile(
    r"^(?:(?:tele)?phones?|numbers?|calls?|e-?mails?|address(?:es)?|contacts?|fax|hours|opening|office hours|details|电话|电话号码|号码|地址|邮箱|联系|联系方式|联络|传真|时间|多少|采访|打|找)$"
)
ASKS_US = re.compile(
    r"\b(?:do|can|could|would|will) you (?:please )?(?:have|know|give|tell|send|share|show)\b|[你您](?:们)?(?:这里|那里|那边)?(?:有没有|有|知道|知不知道|能|可以|能不能|可不可以)(?:给我|告诉我|提供)?"
)
"""Of whom it is asked, and not whose it is."""
OURS = re.compile(r"\b(?:your|you|this|the site|the website|invest in)\b|[你您贵本]|这个|网站|投资三明")
THEIRS = re.compile(
    any_of(
        r"\b(bureau|department|commission|ministry|authorit(y|ies)|court|police|customs|tax office|committee|chamber|embassy|consulate|hospital|hotel|school|university|bank|"
        r"(city|town|county|municipal|government|visa|immigration|labou?r|land) (hall|office|government)|mayor'?s? office|office of the|compan(y|ies)|factory|service cent(re|er)|(industrial|tech|food|farmers'?|materials|equipment|chemical) (parks?|zones?)|"
        r"parks?|complaints? (hotline|phone|line|number|e-?mail|address|body|office|cent(re|er)))\b",
        r"[\u4e00-\u9fff]{1,8}(?:局|厅|委|台办|院|署|法院|检察院|派出所|海关|管委会|委员会|商会|协会|中心|医院|酒店|宾馆|学校|大学|银行|公司|集团|市政府|县政府|区政府|村委|部门|机构|机关|园区|开发区|产业园|创业园|高新区|工贸区)",
        r"(?:厂家|厂商|厂|商家|房东|招租|出租|租赁|供应商|经销商)的?(?=电话|热线|号码|联系)",
        r"投诉的?(?:那个|这个)?(?=电话|热线|邮箱|地址|号码|联系)",
        # a person who is named, or spoken of by an office
        r"\b(?:mrs?|ms|miss|dr|prof)\b\.? [a-z]+|\b(?:his|her|their|the (?:mayor|secretary|director|boss|owner|manager|founder|chairman)(?:'s|s)?) (?:own )?(?:tele)?(?:phone|number|e-?mail|mail|address|contact|wechat|whatsapp)",
        r"[一-鿿a-z]{1,6} ?(?:先生|女士|小姐|太太)(?=的|本人|有没有)|(?:市长|县长|书记|局长|主任|老板|董事长|总经理|教授)(?=的|本人|有没有)|[他她](?:们)?的(?=电话|邮箱|地址|号码|联系|微信)",
    )
)
"""An office, a company, a park or somebody else: their telephone and address are not ours."""
# Words that name nothing by themselves beside a request for contact or for the bot's own nature
GENERIC = frozenset(
    "答非所问 老是 sanm sanming 三明 三明市 citi invest investor investment 投资 投资者 投资商 招商 offic team staff number peopl someon somebodi "
    "person human agent contact address 地址 联系 联络 联系方式 电话 号码 email mail messag 信息 question 问题 提问 chat data 数据 bot "
    "letter appoint meet visit answer repli 约 时间 考察 拜访 见面 面谈 参观 安排 预约 回复 回电 来源 可靠 准确 可信 真实 "
    "robot site websit 网站 directli 直接 need 需要 help 帮助 use 使用 speak talk call 打电话 write send 发 there 这里 here 人 工作 "
    "人员 工作人员 现在 project 项目 govern 政府 市政府 官方 offici realli actual live real page 页面 assist 助手 "
    "办公室 办公".split()
)
# … and how much somebody would invest does not make it another question, either
AMOUNTS = frozenset(
    "thousand million billion dollar usd yuan rmb cny euro eur 千 万 亿 元 美元 欧元 人民币 万元 亿元".split()
)

NEWS = re.compile(
    any_of(
        r"\b(latest|newest|recent|current|any|more|the)? ?(news|headlines|updates|(?<!which )(?<!what )(?<!under )announcements|(?<=latest )announcement|(?<=newest )announcement|(?<=recent )announcement)\b( items?)?( (about|on|from|of|in|for|regarding))?",
        r"\bwhat(?:'?s| is) new\b( in)?",
        r"最近有什么(新闻|新消息|新|事|进展)|(关于|最新|最近|近期)?(的|什么|哪些)?(新闻|消息|动态|最新资讯|要闻)",
    )
)
NEWS_FRAME = frozenset(
    "latest newest recent current news new headlin updat announc item last week month year today happen 最新 最近 近期 新闻 消息 动态 "
    "资讯 要闻 看看 看 查看 列出 进展 相关 方面 三明 三明市 sanm sanming citi list read share 新 事 今天 本周 本月 有 招商".split()
)
NEWS_GLUE = re.compile(
    r"\b(is|are|there|any|what|whats|the|show|me|give|tell|please|about|on|from|of|in|for|s)\b|[?？。!]|"
    r"有什么|有没有|有哪些|什么|关于|请|给我|告诉我|[的年吗呢有]"
)

_LANGUAGES: tuple[tuple[Locale, str], ...] = (
    ("zh-Hant", r"traditional( chinese)?|[繁正]体(中文|字)?"),
    ("zh-Hans", r"simplified( chinese)?|简体(中文|字)?"),
    ("zh-Hans", r"chinese|mandarin|中文|汉语|普通话|国语|华语"),
    ("en", r"english|英文|英语"),
)
PLAIN_CHINESE = re.compile("chinese|mandarin|中文|汉语|普通话|国语|华语")
_LANGUAGE_FRAMES = (
    r"(?:(?:please|pls|but|and|so|sorry|ok(?:ay)?),? )?(?:(?:can|could|do|would|will) (?:you|u|we) (?:please |pls |also )?)?(?:speak|talk|write|reply|respond|answer|switch|change|continue|use|go)?"
    r"(?: (?:this|that|it|me))?(?: ?back)?(?: ?to| ?in)?(?: me)?(?: in)? ?(?:{})(?: (?:again|then|language|too|this time|from now on))?,? ?(?:please|pls|plz|instead|now|only|thanks|thank you)?",
    r"(?:那|还是|再)?[我请]?(?:麻烦)?[你您]?(?:想|要|能|可以|会|能不能|可不可以)?(?:不能)?(?:说|讲|用|看|切换到?|改成?|换成?|改用)?(?:{})版?(?:回答|回复|说|写|聊|交流)?(?:(?:可以|行|好|成)?吗|(?:行|好|可)不(?:行|好|可以)|吧|谢谢|一下)?",
)
LANGUAGE: tuple[tuple[Locale, re.Pattern[str]], ...] = tuple(
    (locale, re.compile(frame.format(names))) for locale, names in _LANGUAGES for frame in _LANGUAGE_FRAMES
)
