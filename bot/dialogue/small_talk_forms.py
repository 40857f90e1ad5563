"""How people greet, thank, excuse themselves, complain, take their leave: messages, or pieces of one, that are nothing
but this. Written against text in normal form: lower case, Simplified. No form repeats a repetition, so that none can
take long.
"""

import re
from typing import Literal

from bot.dialogue.forms import any_of

SmallTalk = Literal[
    "greeting", "presence", "wellbeing", "thanks", "kindness", "goodbye", "wave", "laughter", "apology", "complaint",
    "confusion", "offer", "pause", "stop", "declined", "acknowledgement",
    "opinion",
]  # fmt: skip


_SORRY = r"(i'?m |i am |we are |so |very |oh ){0,3}sorry"
_NOT = r"(is not|isn'?t|was not|wasn'?t|('?s|'?re|are) not|not|aren'?t)"
_IT = r"(this|that|it|you|your answer|the answer|that answer|your (information|data|reply)|what you (say|said|wrote))"
_DID_NOT = r"(did not|didn'?t|didnt|do not|don'?t|dont|does not|doesn'?t|doesnt|have not|haven'?t|are not|aren'?t|cannot|can'?t|could not|couldn'?t|never|still (did not|didn'?t|don'?t|haven'?t))"

GREETING = any_of(
    r"(hi+|hello|hey+|hallo|greetings|yo+|hiya|heya|howdy|wass?up|g'?day)( (there|all|everyone|bot|sir|madam|man|mate|bro))?",
    r"hola|buen[oa]s (días|dias|tardes|noches)|guten (tag|morgen|abend)|moin|grüezi|servus|bon(jour|soir)|buon ?giorno|buona ?sera|ol[aá]|bom dia|boa tarde|"
    r"namaste|namaskar|konnichi ?wa|annyeong\w*|sawasdee|selamat (pagi|siang|sore)|salaam|merhaba|privet|xin chào|sal[ua]am al[ae]ikum",
    r"(hi|hello|hey|greetings|good (morning|afternoon|evening|day))( (all|everyone))?( from [a-zà-ɏ]+( [a-zà-ɏ]+)?)?",
    r"(老[板师]|领导|朋友|亲)?[你您]们?好[啊呀哦]?|(老[板师]|领导|各位|主任|经理|先生|女士)们?好[啊呀哦]?|大家好|[嗨哈][喽啰罗嘍]?|喂+|早安?|(早上|上午|中午|下午|晚上)好",
)
PRESENCE = any_of(
    r"人(呢|去哪里?了|跑哪里?去了)?[?？，, ]*(我)?(都)?等(了)?(你|您|你们)?(半天|好久|很久|老半天|一天)(了)?",
    r"(are )?(you|u) (still )?(there|here|around|awake|online|alive)|(is )?(any|some)(one|body) (out )?(there|here|home|at home|around|awake|online|alive)|"
    r"(is|does) (this|it|that)( (thing|bot|chat|line))? (even |still |actually )?(work(ing)?|on|alive|running|broken|dead)",
    r"[你您]?(还|还是)?在[吗么嘛]|[你您]?还?在不在|(喂+ ?[，,]?)?(客服|人)(呢|在哪里?)|有(没有)?人在?(没有?|不在?|[吗么嘛])?|(怎么|为什么|为啥)不(理|回复?)(我|人)?(了|呢|啊)?",
)
WELLBEING = any_of(
    r"have (you|u) (eaten|had (lunch|dinner|breakfast|your (lunch|dinner|breakfast)))( yet| already| today)?",
    r"how (are|r) (you|u|things)( (doing|all|now|going))?( today)?|how('?s| is) (it going|life|everything|your day)( going)?( today)?|how do you do|what'?s up|sup|how have you been",
    r"[你您](最近|今天)?(过得)?(还)?好(吗|么|不好)|[你您]?(最近|近来)(怎么样|好吗|如何|忙吗)|[你您]?吃(过)?(饭)?了(吗|没|没有|么)",
)
THANKS = any_of(
    r"(你|您)?(真是|太)?有心了(啊|呀)?|(好的?)?(很|太|万分|十分)?感恩(的心|不尽)?",
    r"((ok(ay)?|great),? )?(thanks?|thank (you|u))( (so|very) much| a lot| again)?( for (your|the|all your) (help|answers?|reply|information|time))?",
    r"many thanks|much appreciated|appreciate it|thx|thnx|tks|tx|ty|ta|cheers|danke( schön| sehr)?|merci( beaucoup)?|(muchas )?gracias|(mille )?grazie|obrigad[oa]",
    r"arigatou?( gozaimasu)?|kamsahamnida|terima kasih( banyak)?|salamat( po)?|cam on|kh?o[bp] ?kh?un( kh?ra[bp]| ka)?|xie ?xie|asante( sana)?|shukran|dhanyavaad|shukriya|"
    r"sp?asibo|dank (je|u)( wel)?|bedankt|tack( så mycket)?|takk|tak|kiitos|dzi[eę]kuj[eę]|(tamam )?te[sş]ekk[uü]r(ler)?( ederim)?|tamam|kop ?kh?un( kh?a| kh?rap)?|mamnoon|efharisto|mul[tț]umesc|toda( raba)?|maraming salamat",
    r"(好的?)?[,，]?(太)?(谢谢|多谢|感谢|非常感谢|感激|谢)(不尽|支持|帮助|协助|帮忙|指教|指点|解答|回复)?[你您]?们?[了啦啊呀]?(?:老哥|老弟|小弟|小哥|老板|老铁|兄弟|哥们?儿?|大哥|大姐|朋友|亲|老师|师傅|帅哥|靓仔|后生仔?|美女|姑娘|妹子|小伙子?|各位)?|3q|辛苦(您|你)?了|麻烦[你您]了|打扰了",
)
KINDNESS = any_of(
    r"((it'?s|it is|it was) )?(very |so )?(nice|good|great|lovely|pleased|glad) (to (meet|see|talk to|hear from)|meeting|talking to) you( too)?|i (love|like) (you|u|this bot)( so much| too)?",
    r"(you|u)('ve| have) been (so |very |really |most |a )?(lovely|great|kind|helpful|patient|sweet|wonderful|nice|star|darling)|wish (me|us) luck( (with|for|on|in) [a-z ]{2,30})?",
    r"(good|nice|great|clever|smart|best) (bot|robot|job|work)|well done|you('?re| are) (so |very |really |the )?(great|good|nice|kind|smart|clever|best|awesome|amazing|sweet|funny)",
    r"(have a )?(happy|merry) (new year|birthday|holidays?|christmas|easter|spring festival|weekend)|congrat(s|ulations)|season'?s greetings|god bless( you)?|(good luck|best wishes|all the best)( to you)?( all)?",
    r"(很|真|非常)?(高兴|荣幸)(能)?(认识|见到)[你您]|(祝[你您]?)?(新年|春节|节日|圣诞节?|中秋节?|元旦|生日|端午节?|国庆节?|周末)(快乐|愉快|安康)|恭喜(发财)?|恭贺新禧",
    r"(祝)?[你您]?(身体健康|工作顺利|生意兴隆|万事如意|一切顺利)|我(很|好|太)?(爱|喜欢)[你您]|[你您](真|好|很|太)(好|棒|聪明|可爱|贴心|专业)(了|啊|呀)?|[你您]?(讲|说|解释|回答|介绍)得(很|真|好|太|非常)?(清楚|好|详细|明白|仔细|棒)(了|啊|呀)?",
)
GOODBYE = any_of(
    r"(good ?)?bye( ?bye)?( for now)?|see (you|ya|u)( later| soon| around| tomorrow)?|talk (to you )?(later|soon)|good ?night|"
    r"(best|kind|warm|friendly|many)? ?(regards|greetings|wishes)( from [a-zà-ɏ]+)?(, ?[a-zà-ɏ.]+( [a-zà-ɏ.]+)?)?|take care|have a (nice|good|great|lovely) (day|evening|weekend|one|time|night)|cu|cya|ttyl|cheerio|toodle ?oo?|ma'?a? ?salama|khuda ?hafiz|alvida|kwaheri|sayonara|annyeong|do widzenia|tot ziens|so long|farewell|ciao|tchau|tsch(ü|u|ue)ss|au revoir|adi[oó]s|auf wiedersehen|88+6?",
    r"(以后|如果|要是|若)?(有需要|有需求|有问题|有机会|有疑问)(的话)?(会|我会|我们会)?再(来)?(和|跟|与|向)?[你您]?们?(联络|联系|请教|麻烦|找|问|打扰|咨询)[你您]?们?(吧|了|哈|啦)?|再见|拜拜|拜|(回头|改天|下次|以后|之后|有空|过后|晚点)(有空|有时间)?再?(见|聊|说|问|联系|联络|请教|来|找你|找您)|晚安|先这样(吧|了)?|就(先)?这样(吧|了)?|先到这(里|儿)?(吧|了)?|告辞|下次见|(我)?(先)?走了(啊|哈|哦)?(.{1,4}去)?|(我)?(先)?(去|得)?(忙|接单|开工|上班|干活|吃饭|睡觉)(去)?了|得[闲閒](再)?([饮飲]茶|倾|倾偈|聊)",
)
LAUGHTER = r"a?h?(ha|he|hi){2,}h?|lo+l+|rofl|lmao|xd+|[哈嘿呵嘻嘎]+|233+|笑死(我了)?|hhh+|www+|haha( haha)*"
APOLOGY = any_of(
    r"((oops|ups|sorry|my bad)[, ]*wrong (person|number)|(oops|ups|sorry|my bad)?[, ]*wrong (chat|window|group))[, ]*(please )?((ignore|forget|disregard) (that|this|it|the last|my last)( last)?( one| message)?)?|(please )?(ignore|disregard) (that|this|the last|my last)( last)?( one| message)?",
    r"(真|很)?不好意思(啊|呀)?(，| )?((一直|老是|总|又)(在)?(问|打扰|麻烦|烦)(你|您)?|(问|打扰|麻烦|烦)(你|您)?(这么多|那么多|半天))(了|啊)?",
    rf"{_SORRY}( (about|for) (that|this|it|everything|(the|my|any) \w+|being \w+))?( again)?|my (bad|mistake|fault|apologies)|(my )?apolog(y|ies)( for (that|this|the \w+|my \w+))?",
    rf"({_SORRY},? )?i (was|am|have been) (so |very |a bit |too |being )?(rude|unfair|impolite|harsh)( to you)?|i apologi[sz]e( for (that|this|the \w+|my \w+))?",
    r"(真的?|实在|非常|很)?(对不起|对不住|抱歉|不好意思)(啊|哈|了|呀)?|(请)?原谅我?|(刚才)?(是)?我(错|搞错|弄错|说错|打错|失礼|态度不好|语气不好)了?|(是)?我的错",
)
COMPLAINT = any_of(
    rf"(no,? )?(but )?{_IT} ?('?s |'?re |is |are |was |were )?(just |totally |completely |all |so |simply )?(wrong|incorrect|false|nonsense|rubbish|untrue|outdated|no help|no use|no good)( answer| information)?",
    rf"(no,? )?(but )?{_IT} ?{_NOT} (even |really |quite |at all |very |so |that |all that |too |exactly |particularly )?(right|correct|true|helpful|helping|useful|listening|my question|an answer|the answer|it|good enough|what i (asked|meant|wanted|said|need(ed)?)( for| about)?)( (to|for) (my question|me))?",
    r"((a |the )?(wrong|bad|terrible|incorrect) (answer|reply|information))|wrong|(that is |that'?s )?not (very |so |that |really |all that )?(helpful|useful|right|true|correct|good enough|an answer|what i (asked|meant|wanted|need(ed)?)( for| about)?)( at all)?",
    rf"(but )?(you|this|that|it) {_DID_NOT} (even |really |at all )?(answer(ing|ed)?|help(ing|ed)?|understand|understood|listen(ing)?|read|get|know)( (me|it|anything|my (question|point|message)s?|to (me|my question)|the question|what i (asked|said|mean|meant)))?( at all)?",
    r"why (do|did|can|will|would|won|are)(n'?t| not)? ?(you|u) (not |never |just |even |simply )?(answer|reply|respond|help|listen)(ing)?( (to )?(me|us|my question))?( directly| properly)?",
    r"(but )?(nobody|no ?one) (ever |here )?(answer|repl|respond|react|help|listen|care)(s|ies|ied|ed)?( (to )?(me|us|(my|our) (messages?|questions?)))?( any ?more)?",
    r"(i'?m|i am|we are|we'?re) (so |very |really |quite |rather |absolutely |a bit )?(angry|furious|upset|annoyed|disappointed|frustrated|fed up|unhappy|not (happy|satisfied))( with (you|this|your answers?))?",
    r"(no,? )?(neither|none)( of (them|these|those|the above|the two))?( (is|are) (it|right|what i (want|need|mean)(ed|t)?))?|not (any of )?(these|those|this one|that one)",
    r"(this|that|the|your)( last)? (answer|reply|response) (was|is|were) (really |just |so |very |totally |complete )?(bad|poor|garbage|rubbish|trash|crap|terrible|awful|useless|nonsense)|(what a |such |complete |total )?(garbage|rubbish|trash|crap|bullshit|nonsense)",
    r"(oh |what the |bloody |fucking )+hell|(oh )?(god)?damn( it)?|ffs|for (god|heaven|christ|fuck)'?s sake|(oh )?come on|unbelievable|(are you )?(serious|kidding)( me)?",
    r"(but )?(that|this|it) (has|had|does have) nothing (at all )?to do with (it|that|(my|the|what i)( \w+){1,4})",
    r"i (did not|didn'?t|didnt|never) ask(ed)?( you)?( for| about)? (that|this|it)( at all)?|(please |just )?answer (my|the) question(s)?( please)?|try again|(this|that|it|what)('?s| is| was)? (such )?a (complete |total )?waste of (my )?time",
    r"(这|那|你|您|这个|你的|您的|上面的?)?(回答|答案|说|讲|答|数据|信息|数字)?的?(都|是|完全|根本|又)?(不对|错了?|错误|有误|不正确|不准确?|说错|讲错|答错|搞错|弄错)(的|了|啊|吧)?",
    r"(怎么)?(问)?[你您]?(真是)?(怎么)?(什么|啥)(问题)?(都|也)(不知道|不会|不懂|答不(上来|出来?)|回答不了|查不到)(啊|吗|嘛)?|一问三不知|(那)?要[你您]有?(什么|啥|何)用(啊|呢)?",
    r"(怎么|为什么|为啥|干嘛)[你您]?(都|总|又|老)?(是)?(不|没有?|不肯|不能)(直接|正面|好好)?(回答|答复|帮)(我|我们)?(的)?(问题|邮件|消息)?(啊|呢)?",
    r"(废话|垃圾)(一堆|连篇|回答|机器人)?|(一堆|全是|都是|净是)(废话|垃圾)|(这些)?(都|全)不是(我(要|想)的)?|不是这些|没(有)?一个(是|对)(的)?",
    r"(一直|总是|都|也)?没(有)?人(肯)?(回|理|答复|回复|搭理|管)(我|我们)?(的)?(消息|问题)?(啊|了)?|我(很|真的?很|非常|特别|有点|太)(生气|失望|不满|不高兴|恼火|愤怒)(了|啊)?",
    r"[你您]?(完全|根本|简直)?(答非所问|胡说(八道)?|瞎说|乱答|文不对题|牛头不对马嘴|驴唇不对马嘴)(啊|吧|了)?|(还是|根本|又|完全)?没(有)?(什么)?(帮助|回答)(到|我)?(耶|欸|啊|呢)?",
    r"[你您](还是|根本|又|都|完全)?(没有?|不|没能)(回答|解答|答|听懂|看懂|听|看|懂|理解|明白|帮到?)(上|到|清楚)?(了)?(我)?(问|说)?(的)?(问题|话|意思)?(啊|呢)?",
    r"我(问|说|要|想问)的(并)?不是(这个|这些|那个|这)|(这)?(并)?不是(这个意思|我(想要|要|想问|问)的|我的(意思|问题))|(请)?(重新|先)?回答(我的|一下我的)?问题|(真是?|简直)?浪费(我的?)?时间|说了等于没说|重新(回答|来)",
)
CONFUSION = any_of(
    r"what|huh|eh|come again|what do you mean( by (that|this|it))?|what is that supposed to mean|no idea what you mean|i'?m (confused|lost)|(i )?(do not|don'?t|dont|did not|didn'?t|didnt|cannot|can'?t) (understand|get|follow)( (you|that|this|it|what you mean|a word|anything))?((,|\.|;)? (please )?(in )?(simple|simpler|easy|plain)( words| english)?( please| pls)?)?",
    r"(我)?(没|不|听不|看不|没听|没看|不太|搞不|没太)(听|看)?(懂|明白)(你|您)?(的意思|说的?|在说什么|说什么|什么意思)?|(这是?)?(什么|啥)意思|[你您](在)?说(的)?(是)?(什么|啥)(意思|呢|啊)?|[啊蛤]|什么",
)
OFFER = any_of(
    r"((can|could|may|might) (i|we) )ask( you)?( (something|a question|some questions|a few questions|anything|questions))?( please)?|(i|we) (still )?((have|got|have got|'ve got) )(a|some|a few|one|another|more|two|many|several) (more |quick |other |simple )?questions?( for you| please)?",
    r"(can|could) (you|u) (please )?help( me| us)?( please| out| with (something|this))?|(i|we) need (some |your )?(help|advice)( please)?",
    r"(我)?(还|再)?(有|想问)(个|几个|一个|些|一些)?(小)?问题(想|要)?(问|请教|咨询)?(一下)?[你您]?(一下)?|我?(可以|能|能不能|可不可以|想|要)(问|请教|咨询)[你您]?(个|几个|一个|一下|些)?(问题|事|事情)?[吗么]?",
    r"(要是|如果|以后|下次)?(我)?(以后|下次|再|还)?(还|再)?有(别的|其他的?|新的|什么|不懂的)?(问题|事情?|想问的)(的话)?[，,]?(我)?(还|再)?(可以|能)?(是)?(在|来)?(这里?|这边)?(继续|再)?(问|找)[你您]?(就行|就好|就可以)?(了)?[吗么吧]?",
    r"(能|可以|请|麻烦)?[你您]?(能|可以)?帮(我)?(个|一个)?忙(吗|么|好吗)?",
)
OPINION = any_of(
    r"(and |so |but )?(what|how) (do|would|did) (you|u) (yourself |personally |honestly |really )?(think|feel|say|reckon|recommend|suggest|advise)( (of|about|on) (it|that|this|them|all (this|that)))?( (yourself|personally|honestly))?",
    r"(and |so |but )?((what('?s| is| are|s)|give me|tell me|i want|i need) )?(your|ur) (own |personal |honest |frank )?(opinions?|views?|take|thoughts|advice|verdict|recommendation|feeling)( (of|about|on) (it|that|this|them))?",
    r"(那|那么|不过|所以)?(这个|这事|对此|对这个?)?[你您](自己|个人|本人|到底)?(又|会|是)?(怎么|如何)(看|想|评价|建议)(的|待|呢|啊|吧)?|(那|那么)?[你您](自己|个人)?(觉得|认为|感觉|以为)(呢|怎么样|怎样|如何|好不好|行不行|好吗|可行吗|靠谱吗)(啊|呢)?|"
    r"(那|那么)?[你您]的?(个人)?(看法|意见|想法|观点|建议)(呢|是什么|如何|怎样)?|(说说|谈谈|讲讲)?[你您](有|的)(什么)?(看法|意见|建议|高见)(吗|呢)?",
)
PAUSE = any_of(
    r"(please )?(wait|hold on|hang on|just a (sec|second|minute|moment)|one (sec|second|minute|moment)|give me a (sec|second|minute|moment)|brb|be right back|let me (think|see|check|look))( please| a (sec|second|minute|moment)| about it)?",
    r"(请)?(稍)?等(我)?(一下|一会儿?|会儿?|等)|(请)?稍(等|候)(一下|片刻)?|(让)?我(先)?(想想|看看|看一下|想一想)|马上回来",
)
STOP = any_of(
    r"(please )?(stop|quit)( it| this| (writing|messaging|texting|bothering)( me)?| sending( me)?( messages)?)?|unsubscribe|leave me alone|shut up|go away",
    r"退订|别(再)?(发|烦|打扰|骚扰)(我|消息)?了?|闭嘴|不要(再)?(发|打扰|烦)(我|消息)?了?",
)
DECLINED = any_of(
    r"no|nope|never ?mind|forget (it|about it)|(no|nothing) (more|further|else|other)( questions?)?|no (more|further|other) questions|that('?s| is| was) (all|it|enough|everything)( for (now|today))?|not (now|yet|today|really)|nothing",
    r"没有了?|不用了?|算了(吧)?|没(别的)?(事|问题)了?|不(再)?问了|不需要了?|没什么(了)?|不了",
)
ACKNOWLEDGEMENT = any_of(
    r"no (problem|worries|rush|hurry)|(it'?s |it is )?not urgent|take your time|ok(ay)?|k|(great|good) stuff|(nice|good) one|fine|great|good|nice|perfect|cool|wow|i see|got it|understood|alright|sure|yes|yep|yeah|all good|(very |really |so |most )?(useful|helpful|interesting|kind|clear)|"
    r"(that|this|it)( (one|answer|reply))?( was| is|'s)( (actually|really|quite|pretty|very|rather))? (decent|good|useful|helpful|great|better|fine|nice)( (actually|for once))?",
    r"好[的吧了]?|行[吧了]?|嗯+|哦+|噢|(我)?明白了?|(我)?了解了?|(我)?知道了|(我)?懂了|清楚了|收到|可以|对|是的?|不是|厉害|不错|太好了|赞|"
    r"(这个|这些|这|资料|回答|内容|信息|说得|讲得)?(很|非常|挺|蛮|满|都|还|真|真的)?(是)?(有用|有帮助|详细|清楚|专业|实用|齐全)(的|了|啊|呀)?|原来如此|这样啊",
)
_LATER = (
    r"speak|talk|discuss|think|read|write|e-?mail|call|come back|get back|be back|be in touch|check|look|contact|consult|ask (my|our|the)|"
    r"tell (my|our|the)|let you know|forward|pass|study|report|share"
)
FILLER = any_of(
    rf"(i|we)('ll| will| shall|'m going to| am going to|'re going to| are going to) (now |then |first |just )?({_LATER})\b[^?.!;]{{0,80}}",
    r"mate|man|bro|sir|madam|guys|friends?|my friend|dear|everyone|bot|now|then|and|you( have been| are| were)?|have been|been|so|very|most|really|too|again|"
    r"your|the|help|info(rmation)?|answers?|was|it|this|is|i|for (now|today|the help|your help)|much|well|oh|ah|btw|by the way|a lot|(i )?will (write|call|be back|come back)( you)?( later| again)?|(that )?was",
    r"(那)?(回头|晚点|改天|明天|到时候?)?(我们?)(再|先|就|会|自己|直接)*(打个?电话|写(封)?(信|邮件)|发(个|封)?(邮件|消息))(过去|给[你您他她它]们?)?(问问|问一下|咨询|联系|联络)?(看看?|一下)?",
    r"(?!.*(什么|多少|[哪谁几吗]|怎|如何|有没有|是否))(那)?我们?(先|再|要|得|会)*(回去|回头)?(先|再)?[跟和与同问找]?[^，。？?！!；;]{0,8}(商量|研究|讨论|考虑|合计|汇报|想想|看看|聊聊)[^。？?！!；;]{0,20}",
    r"[了啦啊呀哈吧哦喔噢呢嘛咯喽]+|[你您]们?|我|这|那|就|先|真|很|非常|太|朋友|老师|亲|大哥|今天|这么多|给力|棒",
)
"""Words around small talk, which are none by themselves."""

_FORMS: tuple[tuple[SmallTalk, str], ...] = (
    ("goodbye", GOODBYE),
    ("thanks", THANKS),
    ("greeting", GREETING),
    ("presence", PRESENCE),
    ("wellbeing", WELLBEING),
    ("kindness", KINDNESS),
    ("apology", APOLOGY),
    ("complaint", COMPLAINT),
    ("confusion", CONFUSION),
    ("offer", OFFER),
    ("opinion", OPINION),
    ("pause", PAUSE),
    ("stop", STOP),
    ("declined", DECLINED),
    ("acknowledgement", ACKNOWLEDGEMENT),
    ("laughter", LAUGHTER),
)
FORMS = tuple((name, re.compile(form)) for name, form in _FORMS)
"""Of two that fit alike the first counts."""
ALONE: tuple[SmallTalk, ...] = ("confusion", "offer", "pause", "stop")
"""What is said with words that stand in questions, too: only the whole message says it (“What is it?” is no “what?”)."""

EMOJI: tuple[tuple[SmallTalk, str], ...] = (
    ("thanks", "🙏🤝💐🌹"),
    ("kindness", "❤♥💕💖💙😍🥰😘🎉🥳😊🙂☺🤗"),
    ("laughter", "😂🤣😆😄😁😅😀😃"),
    ("wave", "👋"),
    ("complaint", "👎😡😠🤬💩🙄😤😞😒😢😭😕🙁☹😩"),
    ("confusion", "🤔🤷😐🤨❓❔"),
)
"""What a message means that is nothing but such signs; any other sign agrees."""
