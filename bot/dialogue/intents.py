"""What is not a question to the pages: greetings, thanks, a person please, news, another language."""

import re
from dataclasses import dataclass
from typing import Literal

from bot.dialogue.messages import Locale
from bot.search.text import normalise
from bot.search.tokens import content_terms

Name = Literal[
    "greeting", "thanks", "goodbye", "laughter", "acknowledgement", "rude", "about", "contact", "news",
    "help", "topics", "language", "more", "shorter", "source",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Intent:
    name: Name
    locale: Locale | None = None  # the language asked for
    about: str = ""  # what news are to be about


# A message that is nothing but this. Written against normalised text: lower case, Simplified.
_WHOLE: tuple[tuple[Name, str], ...] = (
    (
        "greeting",
        (r"(hi|hello|hey|hallo|greetings|good (morning|afternoon|evening|day)|你好|您好|嗨|哈喽|哈啰|大家好|早|早安|"
        r"(早上|上午|中午|下午|晚上)好|在吗|在不在|有人吗|anyone there|are you there|(hi|hello|hey) (there|all|everyone|bot|sir|madam))"
        r"|(你|您)好(啊|呀|吗|哦)"),
    ),
    (
        "thanks",
        (r"(ok(ay)?,? |great,? |好的?,? ?)?(thanks?( you)?( (so|very) much| a lot)?|many thanks|thx|ty|tks|cheers|"
        r"much appreciated|谢谢(你|您|了|啦)?|多谢(了)?|感谢(您|你)?|非常感谢|太感谢了|谢了|3q|辛苦了)"
        r"( for (your|the) (help|answer|reply|information)| (bot|sir|madam|very helpful))?"),
    ),
    ("goodbye", r"(good ?)?bye( bye)?|see (you|ya)( later)?|goodbye|再见|拜拜|回头见|下次再聊|good ?night|晚安"),
    ("laughter", r"(a?(ha|he|hi)+h?)+( (ha|he|hi)+)*|lol+|rofl|lmao|x+d+|(哈|嘿|呵|嘻|嘎)+|2333+|笑死(我了)?|hhh+|www+"),
    (
        "acknowledgement",
        (r"ok(ay)?|k|fine|great|good|nice|perfect|cool|wow|i see|got it|understood|alright|sure|yes|yep|yeah|no|nope|"
        r"好|好的|好吧|行|嗯+|哦+|噢|明白(了)?|了解(了)?|知道了|收到|可以|对|是的?|不是|没有了?|不用了?|厉害|不错|太好了|赞"),
    ),
    ("help", r"help( me)?|\?+|帮助|帮忙|帮帮我|怎么用|使用说明|(how (do|can) (i|you) (use|work)( this| with you)?( bot)?)"),
    (
        "more",
        (
            r"more( please| info| information| details?)?|(tell|show|give) me more( please)?|go on|continue|any more|what else|and more|"
            r"还有吗|还有(别的|其他的?)吗|更多|继续|接着说|(说|讲)?(得)?(再)?详细(一)?点|再多(说|讲)(一)?点|展开(说说|讲讲)?"
        ),
    ),
    (
        "shorter",
        r"(too long,? ?)?(make it )?(shorter|short|brief|briefer)( please| answer)?|too long|in short|tl;? ?dr|(太长了|长话短说|(再)?(简短|简单|短)(一)?点|简单说)",
    ),
    (
        "source",
        r"(the )?sources?( please)?|(what|which) is (the|your) source|where (is|does) (this|that|it) (come )?from|says who|who says( so| that)?|"
        r"(信息|资料)?(来源|出处)(呢|是什么|是哪里)?|哪里来的|出自哪里|谁说的|有(来源|依据|出处)吗",
    ),
    ("topics", r"(the )?(topics?|menu|subjects)( please)?|主题|目录|菜单|有(哪些|什么)主题"),
)  # fmt: skip
_WHOLE_FORMS = tuple((name, re.compile(f"(?:{form})")) for name, form in _WHOLE)

_HELP = re.compile(
    r"what (can|do) you (do|know|answer|help)|what can i ask|how does this (bot )?work|how do i use (you|this)|"
    r"(你|您)(能|会|可以)(做|干|回答|帮)(些)?(什么|啥|哪些)|(我)?(能|可以)问(你|您)?(些)?(什么|啥|哪些)|怎么使用(你|这个)"
)
_ABOUT = re.compile(
    r"\b(who|what) (are|r) (you|u)\b|who am i (talking|speaking|chatting) (to|with)|who (made|built|runs|operates|is behind|created) (you|this)|"
    r"are you (\w+ ){0,5}?(bots?|robots?|humans?|person|people|real|machine|ai|program|government|official|officials|"
    r"chatgpt|state|city|authorit\w+|office|embassy|consulate|agency)\b|is (this|it) (a |an |the |really |from the |run by the )*(official|government|bot|robot|city|state|authorit\w+)\b|"
    r"(do|does) (you|this bot) (speak|work|act) for\b|on whose behalf|do you (store|keep|save|record) (my|our|these|the)|(delete|erase|forget) (my|our) (data|questions|chat|messages)|"
    r"(你|您|你们|您们)(到底|究竟)?(是|算)(不是)?(三明市?的?)?(谁|什么人|哪位|哪里的|什么|哪个|政府|官方|机器人|真人|人工智能|ai|人|市政府|招商局|商务局)|"
    r"(这|这个|这里)(到底|究竟)?是(不是)?(谁|政府|官方|机器人|市政府|招商局)|是(不是)?(机器人|真人)(吗)?$|谁(做|开发|运营|创建|管理)(的|了)?(你|这个|本)|(你|您|机器人|助手)是?(由)?谁(做|开发|运营|创建|管理)的?|"
    r"代表(谁|政府|官方|市政府)|(保存|存储|记录|删除)(我|我们)的(提问|问题|数据|信息|记录|聊天)"
)  # fmt: skip
_RUDE = re.compile(
    r"\b(stupid|idiot|useless|dumb|shit|fuck\w*|bullshit|crap|suck|sucks)\b|笨蛋|傻[逼瓜]|垃圾|蠢|废物|没用|滚(开|蛋)"
)

_CONTACT = re.compile(
    r"\be-?mails?( address(es)?)?\b|\bwhats ?app\b|\bwe ?chat\b|\bfax\b|\b(tele)?phone( number)?s?\b|\bcall (you|someone|somebody|them)\b|"
    r"\bcontacts?\b|\bget in touch\b|\breach (you|out|someone|somebody|a person)\b|\b(talk|speak|chat|connect|put me through|transfer me)( me)?( to| with)? "
    r"(a |an |some |the |your |real |live |actual )*(person|people|human|someone|somebody|agent|staff|team|colleague|representative|operator|advisor|adviser|consultant|manager)\b|"
    r"\b(a |real |live )?(person|human|agent|operator) please\b|^(a |real |live )*(person|human|agent|operator)$|"
    r"\b(your|office|postal|street|mailing) address\b|\baddress of (the|your) (office|site)\b|^(the )?address( please| pls)?$|\bwhat is the address\b|"
    r"\b(office|opening|working|business) hours\b|\bwhere is your office\b|\b(your|on) line\b|\bline (id|account)\b|^line$|\bvisit you\b|\bwrite to (you|someone|somebody)\b|"
    r"(怎么|怎样|如何|想|要|可以|能)(才能)?(直接)?(联系|联络|找到?)(你们?|您|到?人|上|谁|工作人员|负责人|三明)?$|联系(方式|人|谁|你|您|我|电话|地址|一下)|联络(方式|人|谁|你|您)|"
    r"(怎么|怎样|如何)(联系|联络)|电话(?!用户|普及|网|机|线)|邮箱|电子邮件|电邮|邮件地址|微信(?!支付|小程序)|whatsapp|传真|"
    r"(转|找|要|叫|接)?人工(?!林|智能|成本|费|造|湖|繁|养|降|增|草|岛|授|种)(服务|客服)?|真人(?!秀)|客服|(?<!注册)(?<!经营)地址|办公(时间|地点)|(上班|工作|营业|开放)时间|几点(上班|开门|下班)|^line$|line(号|账号|id)|加.{0,3}(微信|line)|打(电话)?给(你|谁)|找(个|一个|谁)?(人|真人)(问|谈|聊|说)?"
)  # fmt: skip
# What can only be asked of a person's line, whoever's it is.
_LINE = re.compile(
    r"\be-?mails?\b|\bwhats ?app\b|\bwe ?chat\b|\bfax\b|\bphone numbers?\b|\btelephone numbers?\b|\bcontact (details|info\w*|person|number)\b|"
    r"联系(方式|人|电话)|电话号码|电话(是|有)?多少|邮箱|电邮|传真|微信号|whatsapp"
)
_ADDRESS = re.compile(r"address|hours|地址|时间|几点")  # things that many a place on the pages has, too
# Words that name nothing by themselves beside a request for contact or for the bot's own nature.
_GENERIC = frozenset(
    "sanm 三明 三明市 citi invest investor investment 投资 投资者 投资商 招商 offic team staff number peopl someon somebodi person human agent "
    "contact address 地址 联系 联络 联系方式 电话 号码 email mail messag 信息 question 问题 提问 chat data 数据 bot robot site websit 网站 "
    "directli 直接 need 需要 help 帮助 use 使用 speak talk call 打电话 write send 发 there 这里 here 人 工作 人员 工作人员 现在 project 项目 govern "
    "政府 市政府 官方 offici really actual live real page 页面 assist 助手".split()
)
_MORE_THAN_CONTACT = re.compile(
    r"\b(mobile|cell|smart) ?phones?\b|\bphone (makers?|industry|manufactur\w+|users?|parts|factor\w+)\b|\b(in contact|contact(less|s? between|s? with))\b|手机(产业|制造|厂)"
)
_NEWS = re.compile(
    r"\b(latest|newest|recent|current|any|more|the)? ?(news|headlines|updates?|announcements?)\b( items?)?( (about|on|from|of|in|for|regarding))?|"
    r"\bwhat'?s new\b( in)?|(有|看看|关于|最新|最近|近期)?(的|什么|哪些)*(新闻|消息|动态|最新资讯|要闻)|最近有什么(新闻|新消息|新|事|进展)"
)
_NEWS_FRAME = frozenset(
    "latest newest recent current news new headlin updat announc item last week month year today happen 最新 最近 近期 新闻 "
    "消息 动态 资讯 要闻 看看 看 查看 列出 进展 相关 方面 三明 三明市 sanm citi list read share 新 事 今天 本周 本月".split()
)
_LANGUAGES: tuple[tuple[Locale, str], ...] = (
    ("zh-Hant", r"traditional( chinese)?|繁体(中文|字)?|正体(中文|字)?"),
    ("zh-Hans", r"(simplified )?chinese|mandarin|simplified|(简体)?(中文|汉语|普通话|国语)|简体字?"),
    ("en", r"english|英文|英语"),
)
_LANGUAGE_FRAMES = (
    r"(?:please )?(?:(?:can|could|do) you )?(?:speak|talk|write|reply|answer|switch|change|use)?(?: ?to| ?in)?(?: me)?(?: in)? ?(?:{}) ?(?:please|pls|instead|now|only)*",
    r"(?:请|麻烦)?(?:你|您)?(?:能|可以|会)?(?:不能)?(?:说|讲|用|切换到?|改成?|换成?|改用)?(?:{})(?:版)?(?:回答|回复|说|写|聊|交流)?(?:吗|吧|好吗|谢谢|一下)?",
)
_LANGUAGE_FORMS = tuple(
    (locale, re.compile(frame.format(names))) for locale, names in _LANGUAGES for frame in _LANGUAGE_FRAMES
)
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")


def detect(text: str) -> Intent | None:
    """The intent of a message, or None where it is a question to the pages."""
    plain = normalise(text)
    core = _EDGES.sub("", plain)
    if not core:
        return Intent("help") if "?" in plain else Intent("acknowledgement") if plain else None
    for locale, form in _LANGUAGE_FORMS:
        if form.fullmatch(core):
            return Intent("language", locale=locale)
    squeezed = re.sub(r"[^\w' ]+", " ", core)
    squeezed = " ".join(squeezed.split())
    for name, form in _WHOLE_FORMS:
        if form.fullmatch(core) or form.fullmatch(squeezed):
            return Intent(name)
    if _HELP.search(core):
        return Intent("help")
    if (about := _ABOUT.search(core)) and _left_over(core, about) <= 1:
        return Intent("about")
    if _asks_for_contact(core):
        return Intent("contact")
    if (news := _NEWS.search(core)) and _left_over(core, news) <= 3:
        return Intent("news", about=_news_subject(core[: news.start()] + " " + core[news.end() :]))
    if _RUDE.search(core) and len(content_terms(core)) <= 4:
        return Intent("rude")
    return None


def _asks_for_contact(core: str) -> bool:
    """Whether a message asks how to reach someone, and not for something that has a phone or an address."""
    asked = _CONTACT.search(core)
    if not asked or _MORE_THAN_CONTACT.search(core):
        return False
    if _LINE.search(core):
        return _left_over(core, asked) <= 5
    return _left_over(core, asked) <= (0 if _ADDRESS.search(asked.group()) else 2)


def _left_over(core: str, match: re.Match[str]) -> int:
    """How many content words of a message the match does not account for."""
    return len(set(content_terms(core[: match.start()] + " " + core[match.end() :])) - _GENERIC)


def _news_subject(rest: str) -> str:
    """What is left of a question for news when its frame is taken away: a topic, a place, a year."""
    rest = re.sub(
        r"\b(is|are|there|any|what|whats|the|show|me|give|tell|please|about|on|from|of|in|for|s)\b|[?？。!]",
        " ",
        rest,
    )
    rest = re.sub(r"有什么|有没有|有哪些|什么|关于|请|给我|告诉我|的|年|吗|呢|有", " ", rest)
    return " ".join(
        word for word in rest.split() if not set(content_terms(word)) <= _NEWS_FRAME or word.isdigit()
    )
