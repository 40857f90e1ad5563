"""How people begin and end a question, and what they say in passing. No form repeats a repetition, so that none can
take long.
"""

import re

from bot.dialogue.forms import any_of
from bot.dialogue.small_talk_forms import GREETING

_ABOUT = r"(?: (?:more|anything|something|everything|some more))?(?: (?:about|on|of|regarding|concerning))?(?: (?:if|whether))?"
_VERB = r"(?:know|ask|find out|learn|understand|hear|enquire|inquire|check|be (?:told|informed))"
_TELL = r"(?:tell|show|give|explain|outline|describe|advise|inform|let|help|say|clarify|confirm)"

# Before a question, whatever follows

_ENGLISH_OPENING = any_of(
    r"(?:hi|hello|hey|yo|hiya|heya|howdy|good (?:morning|afternoon|evening|day)|greetings)(?: (?:there|all|bot|sir|madam|team|everyone))?\b(?! ?-)",
    r"(?:guten (?:tag|morgen|abend)|gr(?:ü|ue)(?:ß|ss) gott|bon(?:jour|soir)|buon ?giorno|buen[oa]s (?:d[ií]as|tardes)|hola|ciao|namaste|selamat (?:pagi|siang|sore)|"
    r"mabuhay|magandang \w+|sawasdee|konnichi ?wa|annyeong\w*|ni ?hao|sal[ua]am?(?: al[ae]ikum)?)\b(?=[ ,，!.])",
    r"dear [\w ,/]{2,30}?(?=[,，!:\n])|(?:i )?hope (?:this|you)[\w ]{0,40}?well\b",
    r"(?:many )?thanks?(?: you)?(?: so much| very much| a lot)?[,，.!;]|thx[,.! ]|cheers[,.!]",
    r"excuse me\b|(?:i am |i'm )?sorry (?:to (?:bother|disturb) you(?: again)?|for (?:the|all|so many|my|another)[\w ]{0,30})\b|(?:oh |so )?sorry\b",
    r"(?:oh|ah|ok|okay|hmm+|hm|um+|uh|yeah|yep|yes|please|pls|plz|kindly|anyway|basically|actually|btw|fyi|bruh|bro|dude|yo|lol|jk|just kidding|haiya|aiya|aiyo+|wah|alamak|haha|ha|ugh|argh|pff+|meh|omg|jeez|geez|gosh|oops|whoa)\b(?! ?-)",
    r"(?:right|well|no|nope|look|listen|great|good|nice|fine|cool|sure|perfect|alright|i see|got it|understood|so|now|(?:what a |that's a )?(?:pity|shame)|too bad|interesting|wow|danke|merci|gracias|grazie)[,.!…]",
    r"(?:ok(?:ay)? )?(?:fine|great|good|cool|sure|english|chinese) then\b",
    r"(?:bot,? )?let'?s see (?:if|whether|how|what) (?:you|u|this)\b[^.?!,;]{0,30}[.?!,;]",
    r"like,?(?= (?:is|are|was|were|do|does|did|can|could|what|which|who|how|where|when|why|if)\b)",
    r"by the way\b|first of all\b|first off\b|to (?:start|begin) with\b|out of curiosity\b|just (?:curious|wondering|asking|checking)\b",
    r"(?:i have |i've got |we have )?(?:just |only )?(?:(?:a|an|one|another|my|our|two|some|a few) )?(?:(?:quick|small|short|simple|silly|last|final|next|more|other|further|little|general) ){0,2}"
    r"(?:questions?|qs?|things?|one)(?: (?:please|pls|though|for you))?(?: (?:about|on|regarding|concerning)\b|[:,.!–—…-]+|(?= by the way\b)| (?=(?:what|when|where|who|which|how|why|is|are|do|does|can|could)\b))",
    r"(?:one|another|a) (?:more|last|other)[,:.!]",
    r"(?:can|could|may|might) (?:i|we) (?:just |also |please )?ask(?: you)?(?: (?:something|a question|one (?:more )?thing|about))?\b[:,]?",
    r"(?:can|could) you (?:please )?help(?: me| us)?(?: with (?:this|something|a question|a few questions))?[,.:?!]",
    r"(?:please |(?:can|could|would) (?:you|u) (?:please )?)try (?:it )?(?:once more|again|one more time)\b[,.:?!]*",
    r"if (?:i may(?: ask)?|you don'?t mind(?: me asking| my asking)?|possible|you (?:can|could|know))\b,?",
    r"(?:i|we)(?:'ve|ve)? (?:have |just |also |once |keep )?(?:read|heard|hear|hearing|saw|noticed)(?: (?:somewhere|online|in the news))?(?: (?:that|about|of|on))?\b",
    r"(?:also )?(?:someone|somebody|some people|people|they|a friend|a customer|my \w+)(?: here)? (?:told (?:me|us)|says?|said|mentioned|claims?|claimed|thinks?)(?: (?:that|something about|something on))?\b(?!,| to\b)",
    r"(?:no[,.!]? )?(?:i (?:just )?(?:mean|meant|was asking|am asking|asked)|i'm asking)(?: about| for)?\b(?! (?:what|that) (?:you|it))",
    r"what(?:'s| is) the (?:story|deal|situation|thing) (?:with|about|on)\b",
    r"(?:(?:let'?s (?:go|get) |going |coming )?back to)\b(?: my| our)?",
    r"is it (?:really |actually )?(?:true|correct|right)(?: that\b|(?= (?!to\b)\w))",
    r"(?:i|we)(?:'d| would|'m| am|'re| are| was| were| do)?(?: (?:just|also|really|only|very|much))? "
    r"(?:like to|love to|want to|wanna|need to|wish to|wanted to|trying to|try to|hoping to|keen to|curious to|eager to) "
    rf"(?:also |just )?{_VERB}(?: from)?(?: you)?\b{_ABOUT}",
    r"(?:i|we)(?:'m| am|'re| are| was| were)(?: (?:just|also|really|very|mainly|particularly|especially)){0,2} (?:interested in|curious about|wondering(?: about| if| whether)?|looking for info\w*(?: about| on)?)\b",
    r"(?:i|we)(?:'d| would) (?:really |also )?be (?:most |very |so |really )?(?:grateful|thankful|glad|happy|obliged|pleased) if (?:you|someone|somebody) (?:could|can|would|might) (?:please |kindly )?"
    rf"(?:{_TELL}|provide|send|share)(?: (?:me|us))?(?: with)?(?: know)?{_ABOUT}\b|(?:i|we)(?:'d| would) appreciate (?:it if you (?:could|would) \w+ (?:me|us)|(?:any |some )?(?:information|info|details|help))(?: (?:about|on|with))?\b",
    r"(?:do|would|might) you (?:happen to |perhaps |by any chance )?know(?: (?:if|whether|about|anything about))?\b",
    r"any (?:idea|clue|info|information|chance you know|thoughts)(?: (?:about|on|if|whether))?\b",
    rf"(?:please |kindly |pls )?(?:can|could|would|will) (?:you|u) (?:please |pls |kindly |maybe |perhaps |also )?{_TELL}(?: (?:me|us))?(?: know)?{_ABOUT}\b",
    rf"(?:please |kindly |pls |just ){_TELL}(?: (?:me|us))?(?: know)?{_ABOUT}\b",
    r"(?:please |just )?(?:give|tell|show) (?:me|us) (?:the|a|an) (?:very )?(?:short|quick|brief|rough|general|simple) (?:version|summary|overview|answer|idea|picture)(?: (?:of|on|about))?\b",
    r"(?:outline|describe|explain|(?:confirm|clarify|advise)(?: (?:me|us))?(?: (?:if|whether))|tell me(?: about)?|then you tell me|you tell me)\b",
    r"i (?:guess|suppose|think|wonder)(?: (?:if|whether|that))?\b(?=.{0,80}\?|,)",
)
_CHINESE_WISH = (
    r"(?:我们?|咱们?|本人|我司|我公司)?(?:就|也|还|還|只是|主要|现在|現在|最近|今天)?(?:很|非常)?"
    r"(?:想|要|需要|希望|打算|准备|準備)(?:来|來|先|再|要|跟您|向您|和你|跟你|请|請)?"
    r"(?:问问?|問問?|咨询|諮詢|请教|請教|了解|知道|学习(?=一?下|了解)|學習(?=一?下|了解)|打听|打聽|核实|核實|确认|確認|搞清楚|弄清楚|查|請問|请问)"
)
_CHINESE_OPENING = any_of(
    r"(?:(?:不是|不[对對]|[错錯]了|不)[，,。\s]*)?我(?:是(?:[说說]|[问問]|指)|(?:[说說]|[问問]|指|想[问問])的?是)(?=.)|(?:那)?(?:再)?回到(?:[刚剛]才|之前)?的?",
    r"(?:老[板闆师師]|领导|領導|朋友|亲|親)?[你您][们們]?好[呀啊哦]?|(?:老[板闆师師]|领导|領導|各位|主任|经理|經理|先生|女士)[们們]?好[呀啊哦]?(?=[，,。！!\s])|[哈嗨][喽啰囉]?(?=[，,。！!\s])|早上好|下午好|晚上好|大家好|在吗(?=[，,。！!？?\s])|在嗎(?=[，,。！!？?\s])",
    r"(?:那)?我?(?:再|就|先)?(?:确认|確認|核实|核實|核对|核對)(?:一下|一遍|一个数字|一個數字)?[,，：:\s]+|(?:那)?最[后後](?:再)?(?:一[个個](?:问题|問題)?|[问問][个個一]?(?:下|句)?)[,，：:\s]+|"
    r"(?:多[谢謝]|感[谢謝])(?:[你您]们?)?[了啦]?[,，。!！\s]|[谢謝]{2}(?:[你您]们?)?[了啦]?[,，。!！\s]|辛苦了?[,，。!！\s]|不好意思|打[扰擾](?:一下|了|您了)?|麻[烦煩](?:您|你)?(?=[,，\s问問请請帮幫说說告])|麻[烦煩](?:您|你)?[给給]我",
    r"(?:好的?|行|可以|嗯+|哦+|喔+|噢|明白|知道|了解|收到|懂)(?:吧|了|啦)?[,，。!！\s]+",
    rf"{_CHINESE_WISH}(?:一?下子?|一下儿|清楚)?(?:你们|您们?|贵方)?(?:个问题|個問題|一个问题|一個問題|几个问题|幾個問題)?(?:关于|關於)?",
    r"[请請][问問]一?下?|我?(?:再|就|只|先|还想|還想|顺便|順便|最后|最後)?[请請]?[问問]一?(?:下子?|声|聲|句|個問題|个问题)|[请請]教一?(?:下|个问题|個問題)|(?:我)?(?:想)?(?:请教|請教|咨询|諮詢|了解|询问|詢問)?以下(?:几个|幾個|[一二三四五六]个|[一二三四五六]個)?(?:问题|問題|事项|事項)|咨询一?下|諮詢一?下",
    r"(?:麻[烦煩])?(?:[你您]|[你您]们|[你您]們)?(?:就|先|再)?(?:能不能|能否|可不可以|可否|可以|能)?(?:[给給跟帮幫]我|直接)?"
    r"(?:[说說][说說]看?|[讲講][讲講]|介[绍紹]|告[诉訴]我|(?:求|[请請])?告知|[请請]?[帮幫](?:我|忙)查|查一?下|[说說]一?下|[讲講]一?下|谈谈|談談|聊聊|[说說](?=[\s，,：:]))(?:一?下)?(?:看)?(?:关于|關於)?(?=.{2})",
    r"就是(?:[说說]|想?[问問])?(?=[^，,。！!？?]{4})",
    r"[一两兩二三四五几幾][个個](?:小)?(?:问题|問題)(?=[，,：:\s])|[话話][说說](?=[，,\s])|[对對]了|顺便|順便|(?:我)?(?:还|還)?有[个個一几幾两兩]{1,2}[个個]?(?:小)?(?:问题|問題|事)(?:想问|想問|请教|請教)?(?:一下)?(?:的)?(?:是)?|(?:我的)?(?:问题|問題)是",
    r"(?:我们?|我們)?(?:[听聽](?:[说說讲講闻聞]|[人別别](?:家)?[说說讲講])|据[说說]|據[说說]|有人[说說讲講]|人家[说說讲講]|"
    r"我(?:叔|爸|妈|媽|哥|姐|朋友|同事|老师|老師|教授|客户|客戶|老板|老闆|司机|司機)(?:跟我|和我)?(?:[说說讲講](?:过|過)?|提(?:到|起|过|過)))[，,\s]*(?=.{4})",
    r"(?:老师|老師|亲|老板|老闆|大哥|小姐|先生|女士|朋友)(?=[，,\s])|那个(?=[，,\s])|喂(?=[，,\s])",
)
WISHES_TO_KNOW = re.compile(
    rf"^{_CHINESE_WISH}(?:一?下子?|一下儿)?|^(?:i|we)(?:'d| would) (?:like|love) to (?:know|learn|find out|hear|understand)\b|^(?:i|we) (?:want|wish|need) to (?:know|learn|find out|understand)\b",
    re.I,
)
"""How somebody says what they ask for."""
WISH = re.compile(
    rf"[，,；;。]\s*(?:所以|因此|就|那)?(?={_CHINESE_WISH}|[请請][问問]|[请請]教)|"
    r",\s*(?:so |and |but )?(?=(?:i|we)(?:'d| would|'m| am| just| only| really){0,2} (?:like|love|want|need|wish|wanted|wondering|curious)(?: to (?:know|ask|find out|learn|understand|hear))?\b)|"
    r"\s+(?:and|so) (?=(?:(?:i|we) )?(?:(?:'d|would) (?:like|love)|want|wish|need|wanted) to (?:know|ask|find out|learn|understand|hear)\b)",
    re.I,
)
"""In front of what somebody asks, behind what they tell."""
OPENING = re.compile(
    rf"(?:(?:{GREETING})(?=\s*[,，.。!！…])|{_ENGLISH_OPENING}|{_CHINESE_OPENING})[\s,，!！.。:：~;；–—-]*(?:(?:and|but|so)\b(?=\s+(?:what|when|where|who|which|how|why|is|are|do|does|can|could|may|will)\b))?\s*",
    re.I,
)

# Behind it

CLOSING = re.compile(
    "(?:"
    + any_of(
        r"[\s,，.。!！?？;；–—-]*\b(?:(?:many )?thanks?(?: you)?(?: (?:so|very) much| a lot| in advance)?|thx|tia|ty|cheers|(?:with )?(?:(?:my|our) )?(?:(?:best|kind|warm|many|friendly) )?(?:regards|wishes|greetings)(?: from [\w ]{2,20})?(?:,? [A-Z][\w.]+){0,3}|(?:yours? )?(?:sincerely|faithfully|truly)(?: yours)?(?:,? [A-Z][\w.]+){0,3}|"
        r"please|pls|plz|by the way|btw|lol|asap|urgent(?:ly)?|if (?:i may(?: ask)?|possible|you know|you don'?t mind|you can)|"
        r"(?:do )?you know|any (?:idea|ideas|info|information)|just (?:curious|wondering|asking)|though|tho|at all|mate|sir|madam|bro|guys|dude|buddy|pal|dear|my friend|yes or no|or not)",
        r"[\s,，]*\b(?:in|as) (?:(?:thousands|millions|billions|trillions)(?: of)? ?)?(?:\b(?:MWh?|GWh?|TWh?|kWh?|(?:mega|giga|kilo)?watts?(?: hours?)?|km2?|sq\.? ?(?:m|km)|(?:square |cubic )?(?:kilo|centi|milli)?met(?:re|er)s|hectares?|acres?|ha|mu|(?:square )?miles?|feet|inches|mm|cm|kilos?|kg|(?:metric |kilo)?tons?|tonnes?|celsius|fahrenheit|RMB|CNY|yuan|percent)\b|%|(?<=ons)|(?<=nds))",
        r"[\s,，。.!！?？;；]*(?:心里)?有数[没吗不]?",
        r"[\s,，]*\bin (?:very )?(?:simple|simpler|easy|easier|plain|plainer|a few|few|short|your own|layman'?s|one|a single|two|three|one or two) (?:words?|terms|english|language|sentences?|lines?)",
        r"[\s,，.。!！?？;；]*(?:[谢謝]{2}(?:[你您]们?)?[了啦]?|多[谢謝]|感[谢謝](?:[你您])?|[别別少][废廢][话話]|快点[说說]?|快點說?|在[线線]等|急+|跪求|拜托了?|拜託了?|[求请請](?:推荐|推薦|介绍|介紹|解答|告知|回复|回覆|指教)|麻[烦煩](?:[你您])?了)",
        r"[\s,，.。!！]*(?:能|可以|能不能|可不可以)?[请請]?(?:[简簡][单單]|大概|大致)?(?:地)?(?:介[绍紹]|[说說]明?|[讲講])一下[吗嗎吧]?",
        r"(?<=[吗嗎呢少么麼里哪谁誰久大高多])[啊呀哈呗唄哦喔嘛啦呐]+",
        r"[\s,，.。!！?？]+(?:[请請]?直接)?[说說讲講给給](?:我)?(?:数字|數字|重点|重點|结果|結果|答案)(?:就好|就行|吧)?",
        r"[\s,，.。!！?？]*[你您](?:到底|是不是|就)?[听聽看]不懂(?:人[话話])?(?:[吗嗎吧])?",
        r"(?:的)?(?:相关|相關|具体|具體|基本|大概|有关|有關)?(?:情况|情況|信息|資訊|资料|資料|详情|詳情)",
    )
    + r")(?=[\s.。!！~?？]*$)",
    re.I,
)


# Inside it

ASIDE = re.compile(
    r"(?:(?<=\s)|^)(?:,\s*)?\b(?:by the way|btw|pls|plz|please|kindly|actually|basically|roughly|perhaps)\b,?\s*|"
    r"[,，]?\s*\b(?:you )?(?:idiots?|morons?|dumb ?(?:ass|bot)?|stupid (?:bot|machine|thing)|fuck\w*|shit\w*|damn(?:ed|it)?|wtf)\b[,，!！]?\s*|"
    r"[,.!?]*\s*\b(?:and )?(?:don'?t|do not|no|without)(?: give(?: me)?| any)? (?:(?:marketing|sales|pr|political) )?(?:crap|bullshit|bs|blah(?: blah)*|fluff|waffle|nonsense)\b\s*|"
    r"\b(?:the (?:hell|heck|fuck|devil)|on earth)\b\s*|"
    r"(?:废话|廢話|笨蛋|傻[瓜子逼]|白[痴癡]|[他你]?[妈媽]的)[，,！!\s]+(?=\S)|"
    r"(?:能不能|可不可以|可以|能)?用(?:大白话|大白話|白话|白話|简单的话|簡單的話|通俗的话|通俗的話)(?:给我|給我|跟我)?(?:[讲講说說]|解释|解釋)?(?:一下|一[讲講])?|"
    r"(?<=[\u4e00-\u9fff])(?:到底|究竟|大概|大约|大約|大致|其实|其實|具体|具體)(?=[\u4e00-\u9fff])|"
    r"(?<=[\u4e00-\u9fff，,])(?:请问|請問)(?=[\u4e00-\u9fff])",
    re.I,
)

# What people say that they do
_DO = "work|live|come|represent|make|produce|sell|export|import|build|manufacture|grow|farm|run|own|operate|distribute|trade|design|supply|process"

# Sentences that say who writes: where they come from is no subject of the question

INTRODUCES = re.compile(
    r"^(?:i am|i'm|im|we are|we're|my name|my (?:company|firm|husband|wife|boss|client|family|team)|our (?:company|firm|board|group|family|team)|this is|"
    rf"(?:i|we) (?:currently |now |also )?(?:{_DO}))\b|"
    r"^(?:我们?|我們)的?(?:爷爷|爺爺|奶奶|阿公|阿[嬷嬤]|外公|外婆|爸爸?|妈妈?|媽媽?|父亲|父親|母亲|母親|祖父|祖上|祖先|祖籍|老家|太太|先生|老公|老婆|老板|老闆)(?:也?是|在)|"
    r"^(?:我们?|我們|本人|咱们?|敝|我司|我公司)(?:这边|公司|家)?(?:是|系(?![统統列数數])|係|在|来自|來自|叫|姓|做|从事|從事|代表)",
    re.I,
)
PLANS = re.compile(
    r"^(?:我们?|我們|本人|咱们?|敝|我司|公司|老板|老闆)?[^，,。！!？?]{0,6}(?:想(?!了解|知道|问|問|投诉|投訴|举报|舉報|告)|打算|准备|準備|计划|計劃|考虑|考慮|有意)|"
    r"^(?:公司|工厂|工廠|总部|總部|老家)[^，,。！!？?]{0,3}(?:在|是|做)|"
    r"^(?:i|we)(?:'m| am|'re| are)? (?:currently |now |also |just |seriously )?(?:looking (?:for|at|into|to)|thinking (?:of|about)|planning|considering|hoping|exploring|evaluating|searching|scouting|plan|intend|hope|want|wish)\b",
    re.I,
)
"""Clauses that tell what somebody has in mind, or where the company is."""
ASKS_TO_ASK = re.compile(
    r"\b(?:(?:can|could|would|will) (?:you|u)(?: please| pls)?|please|pls) help(?: me| us)?(?: out| with (?:that|this|it))?\W*$|"
    r"\b(?:can|could|may|might) (?:i|we) (?:please |just )?ask(?: you)?(?: (?:a few|some|a couple of|several|a|you))?(?: (?:things?|questions?|something))?\W*$|"
    "(?:我)?(?:可以|能|能不能|可不可以|想)?(?:先)?(?:向|跟|和)?(?:[你您]们?|您們|你們)?(?:[问問]|[请請]教|咨[询詢]|[諮谘][詢询])(?:[你您])?(?:[一几幾][个個下些]?)(?:[问問][题題])?[吗嗎]?\\W*$|"
    "不知道(?:我)?[问問](?:[你您][们們]?)?(?:[这這][里裡]|[对對]不[对對])+\\W*$",
    re.I,
)
"""A question whether one may ask, or be helped, at the end of what somebody tells of themselves."""
ASKS_YOU = re.compile(r"\b(?:can|could|would|will) (?:you|u)\b|(?:[你您](?:能|可以|可否)|能否|可否)", re.I)
"""A request, whatever else the sentence says."""
PLACE_NAME = re.compile(r"(?:[A-Z][\w'’.-]+ ?){1,3}")
"""What a comma parts from a town: “in Aarhus, Denmark”."""
HEARD = re.compile(
    r"^(?:我们?|我們)?(?:听说|聽說|据说|據說|听闻|聽聞)|^(?:i|we)(?:'ve| have)? (?:heard|read|been told)\b",
    re.I,
)
"""Beside such clauses, what somebody knows already."""
_PEOPLE = (
    r"(?:friend|colleague|boss|manager|partner|client|customer|cousin|uncle|aunt|brother|sister|father|mother|husband|wife|neighbou?r|"
    r"professor|teacher|lawyer|agent|broker|consultant|accountant|board|supplier|somebody|someone|people|they|website|web page|site|page|article|newspaper|blog|forum|internet|brochure)s?"
)
HEARSAY = re.compile(
    rf"\b{_PEOPLE}\b(?: \w+){{0,6}}? (?:(?:told|tells?|asked|asks|says?|said|claims?|claimed|writes?|wrote|mentions?|mentioned|insists?|wants? to know|swears?)\b|(?:was|were|is|are) (?:unclear|vague|silent|not clear|contradictory)\b)|"
    "(?:朋友|同事|同行|老板|老闆|领导|領導|经理|經理|客户|客戶|合伙人|合夥人|亲戚|親戚|老师|老師|教授|导师|導師|律师|律師|中介|代理|会计|會計|供应商|供應商|股东|股東|别人|別人|人家|有人|网上|網上|网站|網站|新闻|新聞|报纸|報紙|文章)"
    "[^，。！？]{0,6}?(?:[说說讲講][^明]|[说說讲講]$|告[诉訴]|[问問]|要|催|等|提到|写|寫|让|讓|叫)",
    re.I,
)
"""Who asked or told the writer: no subject of the question, wherever they live."""
REMARK = re.compile(
    r"^(?:(?:sorry|btw|fyi)?,? ?(?:i'?m|i am|we are|we're|am|currently)? ?(?:writing |typing |texting )?(?:this )?(?:(?:on|from) (?:a|the|my) (?:train|bus|plane|phone|mobile|ferry|road|way(?: \w+){0,3})|"
    r"in a (?:hurry|rush|meeting|taxi|car)|at (?:the|an) (?:airport|station)|driving)(?: (?:now|right now|here|so))?|"
    r"(?:(?:the|my) )?(?:bad|poor|weak|no|low|signal|connection|reception|battery|internet|wifi)(?: (?:signal|connection|reception|battery|internet|wifi|is|very|bad|poor|weak|low|here|today)){1,4}|"
    r"(?:please )?(?:excuse|sorry for|forgive) (?:my|the|any) (?:\w+ ){0,2}(?:english|typos?|spelling|mistakes?)|my english (?:is|isn'?t) [\w ]{1,20})$|"
    r"^(?:我|我们|我們|人)?(?:现在|現在|正|刚|剛|还|還)?在(?:开会|開會|开车|開車|路上|车上|車上|外面|外地|国外|國外|出差|機場|机场|(?:高铁|高鐵|动车|動車|火车|火車|飞机|飛機|地铁|地鐵)上?)(?:上|里|裡|呢)?$|"
    r"^(?:这里|這裡|这边|這邊)?(?:手机|手機)?(?:信号|信號|网络?|網路?|電量|电量)(?:不|很|太|有点|有點|卡|断|斷|快没|快沒)[^，。！？]{0,4}$|^(?:手机|手機)?快?[没沒](?:电|電|信号|信號|网|網)了?$|"
    r"^打字(?:慢|不方便|不便)[^，。！？]{0,3}$|^(?:我)?(?:很|比较|比較|有点|有點)?(?:赶|趕)(?:时间|時間|车|車|飞机|飛機)$|^(?:中文|英文|普通话|普通話|国语|國語)(?:不好|不太好|一般|打得慢)$",
    re.I,
)
"""Where and how somebody writes: “bad signal here”, 我在高铁上."""
REASON = re.compile(
    r"(?:as|since|because|so)\b(?! (?:long|far|much|many|of|from)\b).*\b(?:i|i'm|we|my|our|me|us)\b|因为(?:我|咱|家)|毕竟(?:我|咱)",
    re.I,
)
FIRST_PERSON = re.compile(
    r"(?:[你您]好)?那?(?:我|本人|咱|敝|(?:家[里裡中]|手[头頭上裡里])(?=[有种種养養]))|(?:so |then )?(?:i|we|my|our)\b|i'?m\b",
    re.I,
)
HAVE = re.compile(
    r"(?:[你您]好)?我?(?:们)?(?:有|约|大概|大约)?[\d.]+[多余几]?[一-鿿]{1,4}(?:左右|上下)?|(?:about |around |some )?[\d.,]+ [a-z]+(?: of [a-z]+)?",
    re.I,
)
"""A figure alone, which is of who writes: 200多亩, “220 workers”."""
DOING = re.compile(
    r"(?:(?:currently|just|still|maybe|probably) )?(?:moving|relocating|coming|going|travell?ing|flying|visiting|arriving|planning|thinking (?:of|about)|looking (?:to|into|for|at)|"
    r"hoping|considering|preparing|exploring|scouting|evaluating|writing|asking|working)\b(?!.*\b(?:what|which|who|how|where|when|is|are|do|does|can|should)\b)",
    re.I,
)
"""What somebody does, without saying that it is they: “moving there next year”."""
INTRODUCTION = re.compile(
    r"(?:我们?|我們|本人|咱们?|敝司|我司|我公司)(?:这边|這邊|公司|家|厂|廠)?(?:是|系(?![统統列数數])|係|在|来自|來自|做|从事|從事)[^，。！？,.!?\n\s]{1,30}[，,。\s]+"
    r"(?:(?:现|現)?(?:拟|擬)[^，。！？,.!?\n吗嗎呢]{1,30}[，,。\s]+(?=请|請|茲|兹))?(?=.{2})|"
    r"(?:我们?|我們|本人)[^，。！？,.!?\n\s]{1,12}的?(?:记者|記者|学生|學生|老板|老闆|商人|律师|律師|经理|經理|农民|農民|工程师|工程師|会计|會計|厂长|廠長)[，,。]\s*(?=.{2})|"
    rf"(?:i|we) (?:currently |now |also )?(?:{_DO})\b[^.!?:;\n]{{1,60}}[:;–—]\s*(?=\w)|"
    r"(?:i am|i'm|im|we are|we're) (?:currently )?(?:writing|doing|preparing|working on) [^,.;:!?\n]{2,60}[,;:–—]\s*(?=\w)|"
    r"(?:i am|i'm|im|we are|we're)(?: (?:here|based|writing|a|an))?(?: [\w-]+){0,4}? (?:from|in|at) [^,.;:!?\n]{2,30}[,.;:–—-]+\s*(?=\S)",
    re.I,
)
"""Before a question, in the same sentence."""
WRITES_ABOUT = re.compile(
    r"^(?:i|we|my|our)\b[^.!?\n]{0,120}?\b(?:(?:paper|piece|thesis|report|article|feature|essay|study|story|book|presentation|memo|dissertation)(?: for [\w ]{1,30}?)? (?:about|on|of)|"
    r"(?:writ\w+|read\w*|heard|think\w*|research\w*|ask\w*|talk\w*|learn\w*|know) (?:more )?about|interested in|looking (?:at|into)|regarding|concerning)\s+|"
    r"^(?:我们?|我們|本人)[^，。！？,.!?]{0,12}(?:论文|論文|报告|報告|课题|課題|文章|报道|報道|報導|作业|作業|选题|選題)(?:的?(?:主题|主題|题目|題目))?是?(?:写|寫|讲|講)?(?:关于|關於|有关|有關)\s*",
    re.I,
)
