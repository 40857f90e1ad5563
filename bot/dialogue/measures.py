"""Whether what would be quoted has the measure that is asked for: a span of time for “how long does it take”, a distance
for “how far”, a unit of land for 多少亩, papers for “which documents”, money for 多少钱, a price for “per tonne”, a bound for “the minimum capital”, a rank for “the biggest”, a procedure for 怎么申请, a
means of travel for “how do I get to”, a negation for “which have no”. A number of another kind is no answer, and a
passage about the right thing without one is no answer, either.
"""

import re
from collections.abc import Iterable
from typing import NamedTuple

from bot.search.tokens import folded


class Measure(NamedTuple):
    """How it is asked for, and what a sentence has that tells it; both of folded text."""

    asked: re.Pattern[str]
    told: re.Pattern[str]


def _measure(asked: str, told: str) -> Measure:
    return Measure(re.compile(asked), re.compile(told))


_UNITS = r"(?:tons?|tonnes?|kg|kilos?|kilograms?|pounds?|kwh|kilowatt hours?|mu|acres?|hectares?|lit(?:re|er)s?|m2|sqm|square \w+|cubic \w+|pieces?|poles?|bottles?|containers?)"
_CHINESE_UNITS = "(?:公?斤|吨|亩|度|千瓦时|立方米?|方|升|平方?米?|张|瓶|箱|头|根|棵|件)"
_SOME = r"(?:\d[\d,.]*|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|ninety|half|several|few|many|dozen|hundred|thousand|million|billion))"
_ENGLISH = (
    _measure(
        r"\bhow long (?:do|does|did|will|would|can|could|may|must|should)\b|\bhow long (?:is|are|was|were) .{2,40}\b(?:valid|good|in force|allowed|effective|guaranteed)\b|\bhow long\W*$|\bhow much time\b|\bhow long (?:by|from|to|with|on) |\b(?:travel(?:ling)?|journey|driving|flight|flying) times?\b"
        r"|\bhow many (?:\w+ )?(?:year|month|week|day|hour|minute|decade)s?\b",
        rf"{_SOME} (?:(?!(?:an?|per|each|every|in|of|by) )\w+ ){{0,2}}?(?:second|minute|hour|day|night|week|month|year|decade|quarter|season)s?\b|\b(?:day|week|month|year|hour|decade|centurie)s\b"
        r"|\b(?:within|in|for|takes?|took|lasts?|lasted|after|about|nearly|almost|over|under|least|most|than|half) (?:an?|the same|one) (?:\w+ )?(?:hour|day|week|month|year|decade|century)\b"
        r"|\b(?:permanent\w*|unlimited|indefinite\w*|forever|overnight|immediately|at once|same day)\b"
        r"|\b(?:from|between) (?:1\d|20)\d\d\b.{0,40}\b(?:to|until|till|through|and)\b|\b(?:1\d|20)\d\d ?[-–—] ?\d{2,4}",
    ),
    _measure(  # the yearly report to the market authority is no tax return
        r"\btax (?:returns?|declarations?|filings?)\b|\b(?:file|declare|submit) (?:my |our |the |its )?(?:income |annual |corporate )*tax(?:es)?\b",
        r"\btax (?:return|declar|filing|bureau|authorit)\w*|\b(?:file|declare)\w* (?:its |the |their )?(?:\w+ )?tax",
    ),
    _measure(
        r"\bhow soon\b",
        r"\b(?:second|minute|hour|day|night|week|month|year)s?\b|\b(?:19|20)\d\d\b|\b(?:immediately|at once|same day)\b",
    ),
    _measure(  # a flight is no train
        r"\bby (?:train|rail)\b|\brailways?\b|\btrains\b|\b(?:a|the|speed|bullet|direct|what|which) trains?\b|\btrain (?:from|to|ride|journey|trip|time|connection)s?\b|^\W*train\W*$",
        r"\b(?:trains?|rail\w*|stations?|high speed)\b",
    ),
    _measure(
        r"\bflights?\b|\b(?:by air|by plane)\b|\b(?:can|do|does|to) (?:i |we |you |one )?fly\b",
        r"\b(?:flights?|fly|flies|flew|flying|air\w*|planes?|aviation|airlines?)\b",
    ),
    _measure(  # how long a road is or how large a town is no distance
        r"\bhow far\b|\bdistance (?:\w+ )?(?:from|to|between)\b",
        r"(?<!square )\b(?:km|kilomet\w+|miles?|m|met(?:re|er)s?|ft|feet|yards?|light years?|hours?|minutes?|degrees?)\b"
        r"(?! (?:long|wide|in length)\b)",
    ),
    _measure(  # what an industry makes is no number of its workers
        r"\bhow many (?:\w+ )?(?:people|persons|men|women) (?:do |does |are |is )?(?:they |it )?(?:work|employ|earn their)|\bhow many (?:workers|employees|staff|jobs)\b",
        r"\b(?:jobs?|employ\w*|workers?|workforce|staff|labou?r\w*|builders|people (?:from \w+ )?(?:work\w*|ran|run))\b",
    ),
    _measure(  # nor does what there is of something tell whether foreigners may have it
        r"\b(?:can|could|may|must|is|are) (?:a |any |the )?(?:foreign\w*|overseas|outside) (?:\w+ ){0,3}(?:invest|own|buy|hold|open|set up|run|enter|allowed|permitted)\b|\bopen to foreign",
        r"\b(?:foreign\w*|overseas|negative list|taiwan\w*|joint venture|wholly)\b",
    ),
    _measure(
        r"\b(?:problems?|risks?|disadvantages?|drawbacks?|downsides?|weakness(?:es)?)\b",
        r"\b(?:problem|risk|disadvant|difficult|short|weak|lack|challeng|debt|deficit|loss|losses|pollut|declin|warn|complain|dispute|danger|fail)\w*|\bnot\b|\bno\b|\bbut\b|\bless\b",
    ),
    _measure(  # a line of business is none of its companies
        r"\b(?:which|what) (?:\w+ ){0,2}(?:companies|firms|enterprises|manufacturers|producers)\b|^\W*(?:\w+ )?(?:companies|firms) (?:in|of)\b",
        r"\b(?:compan|firm|enterprise|group|corporation|manufacturer|producer|maker|plant|factor|mill|works|chemical|materials|co)\w*",
    ),
    _measure(  # nor does what happened there tell whether one may invest in it
        r"\b(?:can|could|may) (?:i|we|one|they|foreigners|companies) invest\w* in\b",
        r"\b(?:invest\w*|foreign\w*|negative list|encourag\w*|open|closed|allowed|prohibited|key)\b",
    ),
    _measure(  # what a company makes does not tell whose it is
        r"\bwho (?:\w+ )?owns\b|\bwho (?:is|are) the (?:\w+ )?(?:owner|shareholder)s?\b|\bwho does (?:\w+ ){1,4}belong to\b|\bparent company\b|\b(?:state|government)[- ]owned or private\b",
        r"\b(?:own(?:s|ed|ers?|ership)|own (?:it|the|all)|belong\w*|subsidiar\w*|parent|hold\w*|shareholder\w*|stakes?|share of|control\w*|state|public\w*|private\w*|family|founded by|set up by|part of|of the city'?s?|run by|brand|group)\b",
    ),
    _measure(  # a visit without a visa is no leave to work
        r"\b(?:visas?|papers?|documents?|permits?|permission|allowed|may|can|needs?|must|have to)\b.{0,40}\bto work\b(?! (?:out|on|with))|\b(?:wants?|hired|going|comes?|came|plans?) to work\b.{0,60}\b(?:visas?|papers?|documents?|permits?|permission|allowed|needs?|must)\b",
        r"\b(?:work\w*|employ\w*|jobs?|z visa|labou?r\w*|staff)\b",
    ),
    _measure(  # what lies there does not tell who digs for it
        r"\bwho (?:(?:is|are|was|were|will|would|could) )?(?:be )?(?:min|develop|build|operat|manag|produc|explor|quarr|extract|process|suppl|sell|grow)(?:e?s|e|ing|d|ed|y|ies)?\b",
        r"\b(?:compan|firm|group|enterprise|corporation|bureau|government|committee|authorit|developer|investor|maker|operator|owner|subsidiar|institute|bank|chemical|mining|materials|farmer|grower|producer|people|famil|business|village|office|brigade)\w*|\bby [a-z]",
    ),
    _measure(
        r"\b(?:is|are|how) (?:\w+ ){0,3}safe\b",
        r"\b(?:crim\w+|safe|safely|safer|safest|danger\w*|security)\b",
    ),
    _measure(
        r"\b(?:which|what) (?:\w+ )?parks?\b|^\W*(?:industrial )?parks? (?:in|of)\b",
        r"\b(?:park|zone|estate|base|area)s?\b",
    ),
    _measure(  # that there was something in a year does not tell since when
        r"\bwhen did (?:the )?[\w' -]{2,40} (?:start|begin)\b",
        r"\b(?:since|beg[aiu]n\w*|start|found|open|launch|establish|set up|approv|creat|first|introduc|issue|force|named|chose|became|become|built|build|from (?:1|2)\d\d\d|go back|went|date|form|trace|origin|invent|adopt|held|enter|arriv|debut|premier|broadcast|air|release|publish|come|came|signed|took|take|war|attack|invade)\w*",
    ),
    _measure(  # that it is being built, since when, does not tell
        r"\bwhen (?:will|would|is|are|was|were|did) .{2,50}\b(?:finish(?:ed)?|completed?|ready|done)\b",
        r"\b(?:finish|complet|ready|open|operat|production|deliver|end|inaugurat|launch)\w*|\bin (?:use|service)\b|\b(?:is|are|was|were) to\b|\bplan\w*|\bexpect\w*|\bby 20\d\d\b",
    ),
    _measure(
        r"\b(?:until|till) when\b",
        r"\b(?:until|till|by|before|through|within|up to|end(?:s|ed)?|expir\w*|deadline)\b|\bto (?:1\d|20)\d\d\b"
        r"|\d ?[-–—] ?\d",
    ),
    _measure(
        r"\b(?:next|coming) (?:\w+ )?(?:year|month|quarter|decade)s?\b",
        r"\b(?:will|plan\w*|expect\w*|forecast\w*|predict\w*|target\w*|goals?|aims?|next|coming|future|until|by 20\d\d)\b",
    ),
    _measure(  # of a fair or a session, the last one that is known tells it, too
        r"\b(?:next|coming|upcoming) (?!to\b|after\b|steps?\b|door\b|generation\b|(?:\w+ )?(?:year|month|week|quarter|decade|day)s?\b)[a-z]",
        r"\b(?:will|plan\w*|expect\w*|scheduled|set for|next|coming|future|newest|latest|each|every|annual\w*|yearly)\b",
    ),
    _measure(
        r"\b(?:min|max)imum\b",
        r"\b(?:min|max)\w*|\bat (?:least|most)\b|\bup to\b|\b(?:no|not) (?:more|less|fewer|longer|later)\b"
        r"|\b(?:limit(?!ed)|exceed|threshold)\w*|\b(?:above|below|only|least|most|highest|lowest)\b",
    ),
    _measure(
        r"\b(?:(?:small|few|low|short|young|poor|cheap)est|least)\b(?! (?:one|two|three|\d))",
        r"\b(?:(?:small|few|low|short|young|poor|cheap)est|least|last|only|bottom|record)\b|\bminim\w*|\bless than any\b",
    ),
    _measure(  # not the newest, the earliest and the nearest: a date and a place answer those
        r"\b(?:(?:bigg|larg|high|tall|long|old|rich|strong|fast|great|deep|wid|busi)est|top)\b|\bthe most(?: \w+)?\W*$",
        r"\b(?:(?:bigg|larg|high|tall|long|old|rich|strong|fast|great|deep|wid|busi)est)\b"
        r"|\b(?:most(?:ly)?|second|top|only|sole|leading|chief|key|pillars?|record|up to|no 1|number one)\b"
        r"|\b(?:main|major|rank|primar|principal|peak|maxim|minim|dominan)\w*|\bmore than any\b",
    ),
    _measure(
        r"\b(?:what|how much) (?:do|does|did|will|would|can|could) (?:\w+ ){1,4}cost\b|\bhow (?:expensive|cheap|pricey)\b|\bhow (?:much|many) (?:is|are|was|were|will|would) (?:it|that|this|these|those|they)(?! in\b)(?: be| cost)?(?: (?:all in|in total|altogether|then|now|roughly|approximately))*\W*(?:,|$)|\bwhat (?:do|does|did|would) [\w' ]{2,80} (?:go|sell) for\b",
        r"\d[\d,.]* ?(?:\w+ )?(?:yuan|rmb|cny|usd|us dollars?|dollars?|euros?|cents?)\b|\b(?:free|fees?|price[sd]?|charge[sd]?)\b|\bcosts? (?:nothing|little|extra|(?:\w+ ){0,3}\d)",
    ),
    _measure(  # what all of it is worth is no price of a tonne
        rf"\b(?:pric\w+|costs?|pay|paid|sells?|fetch\w*|worth)\b.{{0,40}}\b(?:per|an?|each|one) {_UNITS}\b|\bhow much (?:is|are|was|were|for) .{{2,60}} (?:per|an?|each) {_UNITS}\b",
        rf"\b(?:yuan|rmb|cny|usd|dollars?|euros?|cents?) (?:per|an?|each|every|for) |\b(?:per|an?|each) {_UNITS}\b.{{0,30}}\b(?:yuan|dollars?)\b|\bprice",
    ),
    _measure(
        r"\b(?:what|which|up to what|until what) ages?\b|\bage limit\b|\bhow old (?:may|must|can|do|should)\b",
        r"\bages?\b|\baged\b|\b(?:years? of age|years? old|year olds?|years ago)\b|\bcentur|\bdynast",
    ),
    _measure(
        r"\b(?:in person|physically present|show up in person|remotely)\b",
        r"\b(?:in person|personally|present|remote\w*|online|proxy|power of attorney|agent|entrust\w*)\b",
    ),
    _measure(
        r"\b(?:deregist\w+|de register\w*|wind(?:ing)? (?:up|down)|liquidat\w+|dissol\w+|clos(?:e|ing) (?:down )?(?:my|our|the|a) (?:company|firm|business|plant|factory))\b",
        r"\b(?:deregist\w+|wind(?:ing)?|wound|liquidat\w+|dissol\w+|clos\w+|bankrupt\w*|terminat\w+|exit)\b",
    ),
    _measure(
        r"\bhow many (?:mu|hectares|acres|square \w+)\b",
        r"\b(?:mu|ha|hectares?|acres?|square \w+)\b",
    ),
    _measure(
        r"\bhow many (?:metric )?ton(?:ne)?s\b",
        r"\bton(?:ne)?s?\b",
    ),
    _measure(
        r"\b(?:what|which) (?:documents?|papers?|paperwork|certificates?)\b",
        r"\b(?:documents?|papers?|certificat\w*|forms?|letters?|licen[cs]es?|passports?|contracts?|articles|reports?|proof|permits?|photos?|cop(?:y|ies)|plan|law|notice|rules?|announcement|opinions?)\b",
    ),
    _measure(
        r"\bwhich (?:\w+ ){1,3}(?:(?:has|have|had|is|are|was|were|do|does|did|can|could|will) (?:no|not|never)|without|lacks?)\b",
        r"\b(?:no|not|never|none|nor|without|cannot|lack\w*|except|apart from)\b|n't\b",
    ),
    _measure(
        r"\bhow (?:do|does|can|could|would|should|to)(?: (?:(?:my|our|the|your) )?(?!it\b)\w+)? (?:get|go|travel|come)(?:\W*$| (?:there|here)| to (?!(?:be|know|work|market|court|a|an|my|our|it)\b)(?=[a-z])[\w' ]{2,20}(?: from [\w' ]+)?\W*$| from (?:\w+ ){1,3}to (?!work|market)[a-z]+\W*$| from (?:\w+ ?){1,4}\W*$)",
        r"\b(?:trains?|rail\w*|stations?|fly|fli\w+|air|airport\w*|expressways?|motorways?|highways?|roads?|bus(?:es)?|by car|driv\w+|ferr\w+|boats?|ships?|(?<!square )(?:km|kilomet\w+)|hours?|minutes?|walk\w*)\b",
    ),
)
_CHINESE = (
    _measure(
        "多久(?!之?以?前)|多长时间|多少时间|(?<![于在元是自])(?:几|多少)(?:年(?![级代份])|个月|天|周|个?小时|分钟|个星期)",
        r"[\d一二三四五六七八九十百千两半数几多][余多几]?(?:(?<!19\d\d)(?<!20\d\d)年|个月|(?<!月\d)(?<!月\d\d)[日天]|个?工作日|周|个?小时|分钟|星期"
        r"|秒|世纪|载|[赛学雨]?季|岁)|\d{4}年?(?:至|到|-|—)",
    ),
    _measure(
        "多远|多少(?:公里|千米)",
        r"(?:公里|千米|[\d一二三四五六七八九十百千万]里|米|光年|分钟|小时|海里|英里|英哩)",
    ),
    _measure(
        "(?:打工|工作|上班|任职|就业|做工)[^，。]{0,8}(?:什么|啥|哪些|怎么|如何|要不要|需不需要|[要需])[^，。]{0,6}(?:证|签|手续|许可)|(?:证|签|手续|许可)[^，。]{0,8}(?:才能|才可以|来)?(?:打工|工作|上班|任职|做工)",
        "工作|就业|Z字|z字|任职|用工|受聘|聘",
    ),
    _measure("多少万?(?:亩|公顷|平方米|平方公里|平米)", "亩|公顷|平方|平米|面积"),
    _measure(
        "谁(?:在|来|要|会|去|负责)?(?:开发|开采|勘探|采|经营|运营|建设|建|盖|生产|加工|种)",
        "公司|集团|企业|厂|局|政府|委员会|研究院|大学|合作社|股份|院|农户|农民|茶农|村|老板|商|队",
    ),
    _measure(
        "本人(?:必须|需要|要)?(?:亲自)?(?:到场|到|去|来)|(?:必须|需要|要)(?:亲自|本人)|亲自到场",
        "本人|亲自|到场|当面|远程|线上|网上|委托|代理",
    ),
    _measure(
        "注销|解散|清算|关掉?公司|(?:公司|工厂|厂)[^，。]{0,6}(?:收掉|关掉|关闭|结束)",
        "注销|解散|清算|关闭|破产|终止|退出",
    ),
    _measure(
        "(?:怎么|如何|什么时候|几月|几号|何时)[^，。]{0,6}(?:报税|纳税申报|汇算清缴)|(?:报税|纳税申报|汇算清缴)[^，。]{0,8}(?:期限|截止|什么时候|几号|几月|何时)",
        "报税|申报|汇算|税务",
    ),
    _measure("多少万?吨", "吨|公斤|产能"),
    _measure(
        "(?:注册资[本金]|资本[额金]|股本)(?:是|有|为)?多少(?!要求)", "[元圆币镑]|美金|没有规定|没有最低|不设"
    ),
    _measure(
        "(?:哪些|什么|啥|哪几种)(?:文件|材料|资料|证件|证明)",
        "文件|材料|资料|证|书|许可|执照|签|章程|合同|护照|申请表|表格|照片|报告[书表]|函|规定|办法|方案|意见|通知|批复|公告|法",
    ),
    _measure("火车|高铁|动车|列车|铁路", "火车|高铁|动车|列车|铁路|车站|站"),
    _measure("航班|飞机|直飞", "航班|飞|航空|机场|航线"),
    _measure(
        "老板是谁|谁(?:是|做)?老板|谁(?:所有|拥有|控股|持股)|(?:归|属于)(?:谁(?![管办负])|哪家)|是谁家的|母公司|大?股东是谁|国(?:有|企)还是(?:私|民)",
        "拥有|所有|属|控股|持股|股东|股份|母公司|子公司|旗下|国有|国企|国资|民营|民企|私营|私人|集团|归|创办|创始",
    ),
    _measure(
        "(?:怎么|怎样|如何)(?:才能|去|来)?(?:申请|办理|申报|报名|领取|加入|加盟|参加)",
        "申请|办理|申报|报名|领取|加入|加盟|参加|登记|提交|递交|受理|备案|步骤|流程|手续|程序|第1步|先.{1,30}[再后]",
    ),
    _measure("多少(?:钱|元)|[要收花](?:了)?价格", "[元圆币镑]|美金|(?<!消)费"),  # 多少钱 in the pages' words
    _measure(
        f"[一每单][百千万]?{_CHINESE_UNITS}[一-鿿]{{0,6}}(?:多少[钱元]|几[块毛元]|价)|价[^，。]{{0,3}}[一每]{_CHINESE_UNITS}(?:是|要)?多少|(?:多少[钱元]|几[块毛元]钱?)[一每]?{_CHINESE_UNITS}",
        f"[元块][/／一每]|每{_CHINESE_UNITS}.{{0,8}}[元块]|单价|均价|价格",
    ),
    _measure(
        "最[低少](?=.{0,8}(?:多少|几|[吗么]|要求)|的?(?:注册|投资|资本|出资|认缴))",
        r"最|至[少多]|不[低高多超得]|[以之][上下内]|限额|下限|上限|门槛|仅",
    ),
    _measure("最[小少短](?!的?(?:时间|注册|投资|资本|要求|金额))|倒数", "最[小少短低]|末|垫底|倒数|仅|不足"),
    _measure(
        "(?:什么时候|何时|哪一?年|几时|几月)(?:才|会|能|可以|全部|正式)?(?:能|会)?(?:建成|建好|完工|竣工|投产|盖好|修好|做完)|(?:建成|完工|竣工|投产)(?:的)?(?:时间|日期)",
        "建成|建好|完工|竣工|投产|投入|运营|通车|通航|开业|开通|完成|预计|计划|将于|拟于|启用|交付",
    ),
    _measure(
        "多少人(?![工民才均家士物大])|几个?人(?![工民才])",
        r"[\d一二三四五六七八九十百千万亿两余多]个?(?:多|余)?(?:人(?!民)|名|户|位)|人口|居民|员工|工人|职工|就业",
    ),
    _measure(
        "(?:哪些|什么|哪几家|哪家)(?:企业|公司|厂家|厂商|工厂)|(?:企业|公司|厂家)(?:有哪些|是哪些)",
        "企业|公司|集团|厂|股份|化工|材料|新能源|光|药业",
    ),
    _measure("安全[吗么]|安不安全|治安", "治安|犯罪|安全感|危险|平安"),  # and not a trade in safety goods
    _measure("(?:哪些|什么|几个|多少个?)(?:产业|工业)?园区", "园|开发区|工贸区|高新区|试验区|基地"),
    _measure(
        "谁(?:来|在)?(?:负责|主管|分管|牵头)|归谁管|由谁(?:负责|管)",
        "负责|主管|分管|牵头|管理|运营|承担|组织|局|厅|委员会|办公室|集团|公司|书记|市长|主任|政府|建设",
    ),
    _measure(
        "(?:多少|几)(?:个|名)?(?:员工|工人|职工|从业人员|岗位)|多少人(?:在|从事|就业|工作|上班)",
        "就业|员工|工人|职工|从业|用工|岗位|建设者|人员",
    ),
    _measure(
        "(?:外国人|老外|外资|外商|外企|境外)[^，。]{0,6}(?:能|可以|可不可以|能不能|允许|准)[^，。]{0,4}(?:投|办|开|买|持|进|做|搞|独资|控股)",
        "外资|外商|外国|境外|负面清单|台资|港资|独资|合资",
    ),
    _measure(
        "(?:有|存在|哪些|什么)[^，。]{0,4}(?:问题|风险|缺点|劣势|短板|弊端)",
        "问题|风险|缺|劣势|短板|弊|不足|困难|亏|债|污染|下降|投诉|纠纷|没有|未|但",
    ),
    _measure("下一?[届次期]", "将|计划|预计|拟|定于|下一?[届次期]|最[近新]|目标"),
    _measure("哪.{0,5}(?:不(?!需|用|必|要)|没)", "[不没无未非]"),
    _measure(
        "(?:怎么|怎样|如何)(?:去|到|来(?!的|源)|前往)(?!.*(?:注册|申请|投诉|登记|工作|就业|投资|开|办|建|设|找|报))[一-鿿]{0,6}[吗呢啊呀?？]*$|(?<!步)(?:怎么|怎样|如何)(?:走(?!流程|手续|程序)|过去|过来)",
        "火车|铁路|高铁|动车|飞|航|机场|高速|公路|乘|坐|汽车(?:站|票)|大巴|班[车船机]|轮船|轮渡|渡[轮船口]|车站|公里|小时|分钟",
    ),
    _measure(
        "最[大高长多好强快贵老早深远晚](?!程度)|第一大",
        r"最|第[\d一二三四五六七八九十]|首|居|冠|排名|位列|主要|主导|支柱|重点|超过|唯一|极|始|初|原|至|起源|前",
    ),
)


def asks_for_a_measure(asked: str, chinese: bool) -> bool:
    return bool(_wanted(_plain(folded(asked), chinese), chinese))


def lacks_the_measure(asked: str, chinese: bool, quoted: Iterable[str], headings: Iterable[str] = ()) -> bool:
    """Whether a measure is asked for, and none of the sentences that would be quoted has one, nor does a question of the
    heading above them ask for it, which whoever wrote the page took for answered. Sentences and headings are folded.
    """
    question = _plain(folded(asked), chinese)
    wanted = _wanted(question, chinese)
    if not wanted:
        return False
    sentences = [_plain(sentence, chinese) for sentence in quoted]
    above = [_plain(heading, chinese) for heading in headings]
    return any(
        not any(map(measure.told.search, sentences)) and not any(map(measure.asked.search, above))
        for measure in wanted
    )


def _wanted(question: str, chinese: bool) -> list[Measure]:
    return [measure for measure in (_CHINESE if chinese else _ENGLISH) if measure.asked.search(question)]


def _plain(folded: str, chinese: bool) -> str:
    return folded.replace(" ", "") if chinese else folded
