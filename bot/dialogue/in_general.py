"""Questions read in general: who asks what a German company may do asks what any foreign one may, since rules name nobody's
country, save a few; so with one month, profession, kind of business or district, with “your town” and with “is it worth it”.

Whether companies of a country are here (“are there German companies?”) is another question, and is left as it is. Taiwan,
Hong Kong and Macao have rules of their own.
"""

import re
from collections.abc import Iterable, Sequence

from bot.content.dates import MONTHS
from bot.dialogue.context import Context
from bot.dialogue.extract import Candidate
from bot.dialogue.messages import Reply, first_told
from bot.search.naming import is_attribute
from bot.search.segmenter import is_a
from bot.search.text import has_cjk, to_simplified
from bot.search.tokens import content_terms

_COUNTRIES = (
    "German/Germany/德国/德 American/America/美国/美 US/USA/美国/美 U.S./U.S.A./美国/美 Japanese/Japan/日本/日 Korean/Korea/韩国/韩 "
    "South-Korean/South-Korea/韩国/韩 British/Britain/英国/英 British/United-Kingdom/英国/英 UK/UK/英国/英 American/United-States/美国/美 English/England/英国/英 French/France/法国/法 "
    "Italian/Italy/意大利/意 Spanish/Spain/西班牙/西 Portuguese/Portugal/葡萄牙/葡 Dutch/Netherlands/荷兰/荷 Belgian/Belgium/比利时/比 "
    "Swiss/Switzerland/瑞士/瑞 Austrian/Austria/奥地利/奥 Swedish/Sweden/瑞典/瑞 Danish/Denmark/丹麦/丹 Norwegian/Norway/挪威/挪 "
    "Finnish/Finland/芬兰/芬 Polish/Poland/波兰/波 Czech/Czechia/捷克/捷 Hungarian/Hungary/匈牙利/匈 Romanian/Romania/罗马尼亚/罗 "
    "Greek/Greece/希腊/希 Turkish/Turkey/土耳其/土 Russian/Russia/俄罗斯/俄 Ukrainian/Ukraine/乌克兰/乌 Irish/Ireland/爱尔兰/爱 "
    "Canadian/Canada/加拿大/加 Mexican/Mexico/墨西哥/墨 Brazilian/Brazil/巴西/巴 Argentine/Argentina/阿根廷/阿 Chilean/Chile/智利/智 "
    "Australian/Australia/澳大利亚/澳 Australian/Australia/澳洲/澳 New-Zealand/New-Zealand/新西兰/新 Indian/India/印度/印 Pakistani/Pakistan/巴基斯坦/巴 Thai/Thailand/泰国/泰 "
    "Vietnamese/Vietnam/越南/越 Malaysian/Malaysia/马来西亚/马 Malaysian/Malaysia/大马/马 Singaporean/Singapore/新加坡/新 Indonesian/Indonesia/印度尼西亚/印 Indonesian/Indonesia/印尼/印 "
    "Filipino/Philippines/菲律宾/菲 Israeli/Israel/以色列/以 Emirati/Emirates/阿联酋/阿 Saudi/Saudi-Arabia/沙特/沙 "
    "Egyptian/Egypt/埃及/埃 Nigerian/Nigeria/尼日利亚/尼 South-African/South-Africa/南非/南 European/Europe/欧洲/欧 "
    "EU/EU/欧盟/欧 Asian/Asia/亚洲/亚 African/Africa/非洲/非"
)
_NAMES = [country.replace("-", " ").split("/") for country in _COUNTRIES.split()]


def _any(place: int) -> str:
    return "|".join(sorted({re.escape(names[place]) for names in _NAMES}, key=len, reverse=True))


_WHO = (
    r"compan(?:y|ies)|firms?|enterprises?|business(?:es)?|corporations?|manufacturers?|producers?|investors?|entrepreneurs?|"
    r"parent|groups?|subsidiar(?:y|ies)|funds?|banks?|start-?ups?|GmbH|Ltd|S\.?L\.?|S\.?A\.?|colleagues?|employees?|experts?|expats?|technicians?|specialists?|boss|husband|wife|citizens?|nationals?|persons?|people|engineers?|managers?|staff|workers?|passport(?: holders?)?"
)
_ENGLISH = re.compile(
    rf"\b(?:(an?) )?(?:{_any(0)}|{_any(1)})(?:[- ](?:owned|based|invested))?(?= (?:{_WHO})\b)", re.I
)
_FROM = re.compile(rf"\b({_WHO}|someone|somebody|we) from (?:the )?(?:{_any(1)})\b", re.I)
_THEY = re.compile(r"\b(do|does|can|must|may|should|will|would) (?:they|he|she)\b", re.I)
_OF_A_TRAVELLER = re.compile(r"\bvisas?\b|\bwork permits?\b|\bpassports?\b|签证|工作许可|居留|护照", re.I)
"""What is asked of the people of whom somebody told: their managers, their wife."""
_CLIMATE = re.compile(
    r"\b(?:weather|climate|cold|hot|warm|cool|rain\w*|snow\w*|sunny|temperatures?|humid|degrees)\b|天气|天氣|气候|氣候|气温|氣溫|温度|溫度|[冷热熱]|下雨|下雪",
    re.I,
)
_NAME_OF_MONTH = "|".join(("sept", *MONTHS, *(month[:3] for month in MONTHS)))
_MONTH = re.compile(
    rf"[ ,]*\b(?:in|during|around|for|at the (?:beginning|end) of)? ?(?:the )?(?:(?:early|late|mid)[ -])?(?:(?:{_NAME_OF_MONTH})\b|spring|autumn|fall)(?:[ ,/-]+(?:and |to |or )?(?:{_NAME_OF_MONTH}))*\b"
    r"|(?:[一二三四五六七八九十\d]{1,2}月(?:份|底|初)?|春天|秋天|春季|秋季)(?:的)?",
    re.I,
)
"""Not summer and winter, of which the pages tell."""
_PROFESSIONS = (
    r"teachers?|tutors?|lecturers?|professors?|welders?|nurses?|doctors?|chefs?|cooks?|waiters?|drivers?|technicians?|mechanics?|electricians?|"
    r"programmers?|developers?|designers?|artists?|nann(?:y|ies)|cleaners?|labou?rers?|fitters?|miners?|farmers?|consultants?|trainers?|coaches|coach|interns?"
)
_A_PROFESSION = re.compile(
    rf"\b(?P<one>an? )?(?:(?:english|foreign|native|skilled|young|experienced|factory|construction)[- ]){{0,2}}(?:{_PROFESSIONS})\b",
    re.I,
)
_CHINESE_PROFESSION = re.compile(
    "(?:外籍|外国|英语|外教)?(?:老师|教师|外教|焊工|护士|医生|厨师|司机|技工|技师|程序员|设计师|保姆|教练|实习生)"
)
_PERSONS = re.compile(r"\bforeign (?:people|citizens|nationals|persons)\b")
_ONESELF = re.compile(
    rf"\b(?:an? ({_any(0)})|({_any(0)})s)\b"
    r"(?=\W*$|\W*(?:can|could|may|must|should|needs?|have|has|do|does|get|own|buy|work|open|be|live|pay|i|we)\b)",
    re.I,
)
_CHINESE = re.compile(
    rf"(?:{_any(2)})(?:籍)?(?=公司|企业|投资者|投资人|资本|资金|人|商人|厂商|集团|护照|工程师|员工|专家|母公司)"
)
_CHINESE_SHORT = re.compile(
    "(?:(?<![一-鿿])|(?<=[是有的对和与跟]))[美日韩英法德俄泰](?=[资商企](?![本源金料业会务标户]))"
)

_MAY = re.compile(
    r"\b(?:visas?|permits?|what about|how about|can|could|may|must|should|shall|needs?|ha(?:ve|s) to|allowed|permitted|required|pays?|taxed|subject to|entitled|eligible)\b|"
    r"可以|可否|可不可以|能|需要|需不需要|需|必须|要不要|应该|允许|怎么|如何|缴|交.{0,4}税|享受|有资格|受.{0,4}限制"
)
_IS_THERE = re.compile(
    r"\b(?:are|is|were) there\b|\bwhich\b|\bhow many\b(?! (?:days|weeks|months|years))|\blist\b|\bexamples?\b|\bnames?\b|\bwho\b|\balready\b|\bsee\b|\bfind\b|"
    r"有没有|有无|有哪些|哪些|几家|多少家|已经|已有|名单|(?<![没只])有.{0,6}(?:公司|企业|人)[吗么嘛]?[?？]?$"
)


_WHERE_IT_LIES = re.compile(
    r"(?:请问|那么?|想问)?(?P<thing>(?![它他她这那你您我])[一-鿿A-Za-z]{2,10}?)(?:具体|到底|大概|一般)?(?:位于|位置|坐落|是?在)(?:于)?(?:哪里|哪儿|哪边|什么地方|哪个(?:县|区|市|地方))[呢啊呀]?\W*"
)
_LINES = (
    r"factor(?:y|ies)|plants?|mills?|workshops?|compan(?:y|ies)|business(?:es)?|shops?|stores?|restaurants?|caf[eé]s?|bars?|bakery|bakeries|hotels?|guest ?houses?|"
    r"hostels?|homestays?|b&bs?|farms?|clinics?|schools?|kindergartens?|brewery|breweries|winery|wineries|distillery|warehouses?|studios?|start-?ups?"
)
_BUSINESS = re.compile(
    rf"\b(?:(?P<do>open|start|set ?up|run|found|establish|launch|register|create|build)(?P<ing>ing)? )?"
    rf"(?P<line>(?:(?:an?|my|our|some|one)\s+)(?:(?!(?:for|to|in|of|and|is|are|do|does|need|needs|with|that|which)\b)[\w'&-]+\s+){{0,4}}?(?:{_LINES})(?!['’\w])(?! (?:permit|licen|loan|tax|park|name|plan)))",
    re.I,
)
_NEEDS = re.compile(r"\W+(?:needs?|must have|ha(?:s|ve) to have|requires?)\b", re.I)
_PROCEDURE = re.compile(
    r"\b(?:steps?|procedures?|process|licen[cs]es?|permits?|approvals?|permission|paperwork|papers|documents?|formalit(?:y|ies)|requirements?|"
    r"how (?:do|does|can|could|would|should|to)\b|what (?:do|must|should) (?:i|we|one) (?:need|do))\b",
    re.I,
)
_CHINESE_LINES = "加工厂|工厂|厂|公司|企业|店铺?|餐馆|饭馆|餐厅|饭店|酒店|宾馆|旅馆|民宿|农家乐|农场|养殖场|牧场|茶庄|茶馆|超市|仓库|作坊|诊所|学校|幼儿园|工作室|生意"
_CHINESE_BUSINESS = re.compile(
    rf"(?:开|办|设立|新建|建|创办|开办|注册|搞|弄|投资)(?:一)?(?:[个家间座])?(?P<line>(?!在)[一-鿿A-Za-z]{{0,8}}?(?:{_CHINESE_LINES}))(?![一-鿿]?(?:区|地|房))"
)
_CHINESE_PROCEDURE = re.compile(
    "手续|流程|步骤|证照|证件|执照|(?:什么|哪些|啥)证|许可|审批|程序|材料|资质|条件|第一步|怎么[开办弄注设]|如何[开办注设]|要办(?:什么|哪些)|咋办|怎么办"
)
_ANY_COMPANY = re.compile(
    r"(?:an?|my|our|the) (?:foreign\W?(?:invested|owned)? )?(?:company|business)|(?:外资|外商独资|合资|外商投资)?(?:公司|企业)",
    re.I,
)
_OF_THEIR_OWN = re.compile(
    r"\b(?:taiwan\w*|hong ?kong\w*|hk|macau|macao|macanese)\b|台湾|台胞|台商|台企|台资|台籍|香港|港商|港资|港企|港人|澳门|澳商|澳资",
    re.I,
)
"""Whose people and companies are foreign by some rules, and not by others."""
_PEOPLE = re.compile(r"\b(?:passports?|nationals|citizens)\b|护照|公民|国民")
_A_COUNTRY = re.compile(rf"\b(?:{_any(0)}|{_any(1)})\b|{_any(2)}")
_ASKED_COUNTRY = re.compile(rf"\b(?!us\b)(?:{_any(0)}|{_any(1)})s?\b|{_any(2)}", re.I)
"""As people write it, who write “us” for other things."""


_A_RULE = re.compile(
    r"\b(?:how (?:do|does|can|could|would|should|to)|can|could|may|must|should|needs?|ha(?:ve|s) to|allowed|permitted|tax(?:es)?|incentives?|subsid(?:y|ies)|weather|climate)\b|"
    "怎么|如何|可以|可否|能|需要|要不要|允许|必须|优惠|补贴|扶持|税|天气|气候"
)
_WHAT_IS_THERE = re.compile(
    r"\bwhich\b|\bwho\b|\bhow many\b|\bdo(?:es)? \w+ (?:\w+ )?have\b|\b(?:is|are) there (?:an? )?(?!tax|incentive|subsid)|有没有(?!优惠|补贴|税|什么优惠)|有哪些(?!优惠|补贴|税)|哪个|谁"
)


def has_rules_of_its_own(text: str) -> bool:
    """Whether it names Taiwan, Hong Kong or Macao, or who comes from there."""
    return bool(_OF_THEIR_OWN.search(to_simplified(text)))


_NOT_FOREIGN = re.compile(
    r"\b(?:not|no) (?:an? )?(?:foreign\w*|overseas|wfoe)\b|\b(?:i|we)(?:'m| am| are|'re) (?:an? )?chinese\b|\bas an? (?:chinese|domestic) (?:\w+ )?(?:company|firm|citizen|supplier|trader|investor)\b"
    r"|(?:不是|并非|非)外(?:资|商|企|国)"
    r"|(?:我|我们|本人)(?:是|们是)(?:本地|当地|中国|国内|内地|大陆)(?:的)?(?:一家)?(?:人|企业|公司|供应商|农民|商户|个体户|工厂|厂家)(?!民)",
    re.I,
)


_COMES_FROM = re.compile(
    r"(?:我|我们|本人)(?:是|们是)(?P<place>[一-鿿]{1,4}?)(?P<kind>[市县省])?(?:本地)?(?:来)?(?:的)?(?:一家)?(?:人|企业|公司|供应商|农民|商户|个体户|工厂|厂家)(?!民)"
)


def is_of_china(text: str) -> bool:
    """Whether somebody says that they are no foreigners, or names the Chinese place that they come from: rules for foreigners
    do not hold for them.
    """
    text = to_simplified(text)
    found = _COMES_FROM.search(text)
    place = found["place"] if found else ""
    is_there = found is not None and (found["kind"] is not None or is_a("name", place))
    from_there = is_there and not (_A_COUNTRY.search(place) or _OF_THEIR_OWN.search(place))
    return from_there or bool(_NOT_FOREIGN.search(text))


def general_first(ranked: Sequence[Candidate], text: str) -> Sequence[Candidate]:
    """The sentences with a general rule ahead of one for the people of some countries, where the question names no country:
    who asks for the visa is not told what holds for Britons.
    """
    if not ranked or not _is_for_some(ranked[0]) or _ASKED_COUNTRY.search(to_simplified(text)):
        return ranked
    of_all = [c for c in ranked if not _is_for_some(c)]
    first = next((c for c in of_all if _may_stand_for(c, ranked[0])), None)
    return [first, *(c for c in of_all if c is not first)] if first else ranked


def _may_stand_for(candidate: Candidate, other: Candidate) -> bool:
    """Whether a sentence stands on the same page and has an answer of the kind, too."""
    fits = candidate.sentence.signals.fits >= other.sentence.signals.fits
    return fits and candidate.hit.passage.document_id == other.hit.passage.document_id


def _is_for_some(candidate: Candidate) -> bool:
    said = candidate.sentence.text
    return bool(_PEOPLE.search(said) and _A_COUNTRY.search(said))


_YOUR_PLACE = re.compile(
    r"(?P<lies>\bwhere (?:do|are|r) (?:you|u)(?: (?:guys|all|exactly))? (?:lie|located|situated)\b)|"
    r"(?P<to>\b(?:travel|come|get|go|way|route|trip|drive|fly|flight|journey|train|trains|road|goods|bus) to (?:you|u)\b)|"
    r"(?P<at>\b(?:with|at|near|around|by) (?:you|u)(?: guys)?(?=\W*$|,| and\b))|"
    r"(?P<city>\b(?:of|in|for) the (?:city|municipality)\b(?! of\b)(?=\W*$))|"
    r"(?P<name>\b(?:your|ur) (?:(?:little|nice|beautiful) )?(?:town|city|place|area|region|location|county|neck of the woods)\b)|"
    "(?P<zh>(?:你们|您们?)(?:那|这)(?:边|里|儿)的?|[你您]们?(?:那|这)?(?:座|个)?(?:城市|地方|地区|市(?=[有的在是])))",
    re.I,
)
"""What is “yours” to who writes to a bot about a place."""


def of_the_place(text: str, name: str | None) -> str:
    """The text with the name of the place that all is about, where it says “with you”, “your town”, 你们那边."""
    if not name:
        return text
    core = to_simplified(text)
    said = _YOUR_PLACE.sub(lambda found: _named(found, name), core)
    return text if said == core or name.lower() in core.lower() else said


def _named(found: re.Match[str], name: str) -> str:
    if found["lies"]:
        return f"where is {name}"
    if found["city"]:
        return f"{found['city'].split(' ', 1)[0]} {name}"
    if found["to"]:
        return f"{found['to'].rsplit(' ', 1)[0]} {name}"
    return f"in {name}" if found["at"] else name


_WORTH_IT = re.compile(
    r"(?:and |so |but )?why (?:should|would|must|do) (?:i|we|anyone|anybody|one|people|investors|they) (?:even |ever )?(?:care about|bother with|look at|choose|pick|consider|go to|come to|invest in|be interested in|trust) (?:it|this|that|(?P<care>\w+))\W*|"
    r"(?:and |so |but )?(?:is|would) (?:it|this|that|(?P<en>[A-Z]\w+)) (?:be )?(?:interesting|attractive|suitable|worth(?: it| considering| a look)?|a good (?:place|choice|idea|location)(?: to invest)?)"
    r"(?: (?:for|to) (?:me|us|invest(?:ing|ors)?|business|foreigners|foreign (?:investors|companies)|(?:my|our) \w+))?\W*|"
    "(?P<zh>[一-鿿]{2,4}?)?(?:到底)?(?:值不值得|值得|适不适合|适合)(?:我们?|咱们?|外商|外资)?(?:去|来)?(?:投资|考虑|考察)?[吗么呢]?\\W*",
    re.I,
)
"""Asks why at all."""


def worth_it(text: str, name: str | None) -> str:
    """“Is Lanport interesting for us?” asks why to invest there."""
    core = to_simplified(text)
    asked = _WORTH_IT.fullmatch(core.strip())
    named = asked and (asked["care"] or asked["en"] or asked["zh"] or name)
    if not asked or not name or str(named).lower() != name.lower():
        return text
    return f"为什么投资{name}" if has_cjk(text) else f"Why invest in {name}?"


def _asks_for_a_rule(text: str) -> bool:
    """Whether it is asked how something is done, whether one may, what one pays or gets, or how the weather is; and not whether
    something is there.
    """
    core = to_simplified(text).lower()
    return bool(_A_RULE.search(core)) and not _WHAT_IS_THERE.search(core)


def of_no_district(text: str, places: Iterable[str]) -> str | None:
    """What a question asks without the districts that it names; None where it names none, or nothing is left."""
    named = "|".join(map(re.escape, sorted(places, key=len, reverse=True)))
    if not named:
        return None
    core = to_simplified(text)
    form = (
        rf"在?(?:{named})(?:县|市|区)?(?:那边|那里|那儿|当地|本地)?的?"
        if has_cjk(text)
        else rf"\s*\b(?:(?:in|of|at|for|near|around|from) )?(?:{named})(?:['’]s)?(?: (?:county|city|district))?\b"
    )
    general = re.sub(form, "", core, flags=re.I)
    return general if general != core and content_terms(general) else None


def of_the_city(text: str, context: Context) -> str | None:
    """A question for a rule, or for the weather, without its district: what there is in the city is not in the district."""
    query, catalogue = context.index.query(text), context.index.catalogue
    if query.kind or any(map(is_attribute, query.terms)) or not _asks_for_a_rule(text):
        return None
    return of_no_district(text, catalogue.districts_in(catalogue.subjects.words(text)))


def holds_for_a_district(general: Reply, reply: Reply, context: Context) -> bool:
    """Whether what is said in general is no figure of the city, and neither that nor what comes near speaks of a district."""
    index, first = context.index, first_told(general)
    city = index.catalogue.own_name(general.language) or ""
    told = " ".join(quotation.text for quotation in (*general.quotations, *reply.quotations))
    of_a_district = not index.catalogue.place_names.isdisjoint(index.query(told).terms)
    return general.kind == "answer" and not of_a_district and not (city in first and re.search(r"\d", first))


def of_any_business(text: str) -> str | None:
    """What a question of how to open a bakery, or what papers one needs, asks of companies at large; None where it is none of
    one line of business.
    """
    core = to_simplified(text)
    asked, company = (
        (_CHINESE_BUSINESS.search(core) if _CHINESE_PROCEDURE.search(core) else None, "注册公司")
        if has_cjk(core)
        else (_BUSINESS.search(core) if _PROCEDURE.search(core) else None, "a company")
    )
    if not asked or _ANY_COMPANY.fullmatch(asked["line"]):
        return None
    if not (has_cjk(core) or asked["do"] or _NEEDS.match(core, asked.end())):
        return None  # how a bakery gets its flour
    if not has_cjk(core) and asked["do"]:
        company = "setting up a company" if asked["ing"] else "set up a company"
    return f"{core[: asked.start()]}{company}{core[asked.end() :]}"


def where_it_is(text: str) -> str | None:
    """Where a thing is (锂矿在哪), for a Chinese question that the vocabulary reads as one for a location (锂矿在哪里): a page that says
    what lies where hardly calls it that.
    """
    found = _WHERE_IT_LIES.fullmatch(to_simplified(text).strip())
    return f"{found['thing']}在哪" if found else None


def of_the_whole_year(text: str) -> str | None:
    """The climate, where somebody asks for it in one month; None where it is not asked for, or the whole question is a month."""
    if not _CLIMATE.search(text):
        return None
    general = _MONTH.sub("", text)
    return general if general != text and content_terms(general) else None


def of_any_profession(text: str, topic: Sequence[str] = ()) -> str | None:
    """What holds for any foreigner, where somebody asks it for teachers or welders; None where it is not of visas or permits."""
    if not _OF_A_TRAVELLER.search(to_simplified(" ".join((*topic, text)))):
        return None
    general = _A_PROFESSION.sub(lambda who: "a foreigner" if who["one"] else "foreigners", text)
    general = _CHINESE_PROFESSION.sub("外国人", general)
    return general if general != text else None


def of_any_country(text: str) -> str | None:
    """What a question of what somebody may, must or pays asks of foreigners at large; None where it is none of one
    country's people.
    """
    if not _MAY.search(text.lower()) or _IS_THERE.search(text.lower()):
        return None
    if has_cjk(text):
        text = to_simplified(text)
    text = _THEY.sub(r"\1 foreigners", text) if _OF_A_TRAVELLER.search(text) else text
    said = _ENGLISH.sub(lambda found: "a foreign" if found[1] else "foreign", text)
    said = _FROM.sub(lambda found: f"foreign {found[1]}" if found[1].lower() != "we" else "foreigners", said)
    said = _PERSONS.sub("foreigners", said)
    said = _ONESELF.sub(lambda found: "a foreigner" if found[1] else "foreigners", said)
    said = _CHINESE_SHORT.sub("外", _CHINESE.sub("外国", said))
    return said if said != text else None
