"""What speaks against an answer, however well the rest of the question fits: a name that is not there, a term of two words
whose words only happen to be there, a deputy for the one who is asked for, a figure of several places together.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import chain, pairwise

from bot.search.asked import Asked
from bot.search.everyday import is_everyday
from bot.search.hits import Hit
from bot.search.index import Index
from bot.search.naming import is_attribute, is_of_a_place, is_told_by_name
from bot.search.segmenter import is_a
from bot.search.signals import NEARLY, Sentence, any_in, nearness
from bot.search.text import has_cjk
from bot.search.tokens import content_terms, content_words, is_content, stem, terms

SHORTEST_STEM = 3
"""Letters that two forms of a name share at least."""
FEW_WORDS = 2
"""Telling words up to which a term of two words is all that a question names."""
SHORT = 3
"""Words of a question that has one subject."""
NEAR = 7
"""Words that may lie between the two of a term: “time zone”, “the zone of that time”."""
# Beside a place and what is measured of it they say nothing more.
_OF_NO_ACCOUNT = frozenset(
    (
        *map(stem, "county city district total square kilometres kilometers km sq people residents".split()),
        *"县 市 区 总 约 全县 全市 全区 常住 平方公里 平方千米 公里 方公里 平方 亩 人".split(),
    )
)
_TOWNS_HAVE = frozenset(
    (
        *map(stem, "mayor governor secretary county district airport park university hospital".split()),
        *"市长 书记 省长 县长 区长 县 区 市 区县 机场 园区 产业园区 大学 医院".split(),
    )
)
"""What one town has as another does."""
_ASKS_OF_A_PLACE = re.compile(
    r"\b(?:of|in|at) (?:the )?[A-Z][\w'’-]+(?: (?:city|province|county))?\W*$|\b[A-Z]\w+['’]s (?:\w+ )?(?:mayor|governor|airport|university|hospital|parks?)\b|\b(?:do|does|did|has|have) [A-Z][\w'’-]+ have\b|"
    r"(?<!^)\b[A-Z][\w'’-]+ (?:city |province )?(?:mayor|governor|airport|university|hospital|parks?)\b|"
    r"^[一-鿿]{2,4}?(?:省|市|县)?的?(?:市长|书记|省长|县长|区长|机场|大学|医院|园区|产业园|高新区)|^[一-鿿]{2,4}?(?:省|市)?(?:有|共有|下辖|管)(?:几|多少)"
)
"""By its form, and not of what somebody does with the place (“parks built with Norbury”)."""
_COUNTRY = frozenset(map(stem, ("china", "chinese"))) | {"中国"}
_A_SERVICE = re.compile(
    r"\b(?:trad(?:e|ing) (?:compan|firm|business)\w*|import export|shops?|stores?|retail\w*|restaurants?|caf[eé]s?|bars?|hotels?|homestays?|hostels?|guest ?houses?|consult\w+ (?:compan|firm|business)\w*|consultanc\w+|travel agenc\w+|schools?|clinics?|logistics (?:compan|firm)\w*|farms?)\b|"
    "贸易公司|商贸|商店|店铺|开店|零售|餐馆|餐厅|饭店|餐饮|酒店|宾馆|民宿|咨询公司|培训|旅行社|物流公司|农场|养殖场"
)
_A_FACTORY = re.compile(
    r"\b(?:factor(?:y|ies)|manufactur\w+|plants?|mills?|workshops?)\b|工厂|制造|建厂|办厂|厂房|加工厂"
)
_WAY_TO = re.compile(r"\b(?:to|from) ([A-Z][\w'’-]+)|[到去从往]([一-鿿]{2,3})(?=的|坐|有|怎|$|[?？吗])")
_WAYS = frozenset(
    (
        *map(
            stem,
            "train rail railway flight fly plane expressway motorway highway bus road reach station airport".split(),
        ),
        *"高铁 火车 铁路 动车 航班 飞机 高速 高速公路 大巴 机场 站".split(),
    )
)
_DEPUTY = re.compile(r"\b(?:deputy|vice)\b|副")
_DEPUTIES = frozenset(map(stem, "deputy vice".split()))
_ASKS_WHETHER = re.compile(
    r"\W*(?:is|are|was|were|did|do|does|has|have|had|can|could|will|would)\s+([A-Z][\w'’-]+)", re.I
)
_BEHIND_A_NOUN = (
    "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must|in|of|at|on|for|from|to|with|by|there|"
    "per|a|an|the|you|we|i|each|around|near|under|since|into|across|among|who|which|that|and|or|until|till|after|before|"
    "behind|live|lives|work|works|came|come|went|go|got|get|stood|stand|took|take|made|make|gave|left|sat|run|ran"
)
_ASKED_NOUN = re.compile(
    rf"\b(?:how many|who (?:is|was|are|were) the) ((?!(?:{_BEHIND_A_NOUN})\b)[\w'’-]+ ?(?:(?!(?:{_BEHIND_A_NOUN}|\w+ed|\w+ing)\b)[\w'’-]+ ?){{0,3}})",
    re.I,
)
# Chinese measure words that go with few things: a passage that has the number of such a thing has the word, or the thing's
_ASKED_PIECES = re.compile("(?:多少|几)([张辆台套头匹艘架栋幢间株棵尾枚])([一-鿿]{2,4})")
_COUNTED_IN_ANY_WORDS = frozenset(
    map(stem, "people person folk inhabitant soul money day week month year hour time percent".split())
)
"""A number of these stands in a text without the word: “235 households”, “2.2 billion yuan”, “within 60 working days”."""
_NUMBER_WORD = re.compile(r"\b(?:hundred|thousand|million|billion)s?\b")
_ORDINAL = re.compile(r"第 ?(\d+) ?(?=[届期批条])|\b(\d+)(?:st|nd|rd|th)\b|\barticle (\d+)\b")
_READY = "open opened opens opening start ready finish finished complete completed done run running operate operation use"
_CHINESE_READY = "通车 开通 建成 建好 完工 竣工 投产 修好 修通 做完 盖好 开业 运营 启用"
_WHEN_READY = re.compile(
    rf"\bwhen (?:will|is|are|does|do|can|should) .{{2,60}}\b(?:{_READY.replace(' ', '|')})\b"
    f"|(?:什么时候|何时|哪一?年|几时|几月|几号).{{0,6}}(?:{_CHINESE_READY.replace(' ', '|')})"
)
_IS_READY = re.compile(r"\b(?:finish\w*|complet\w+|open(?:ed|s)?)\b|通车|开通|建成|完工|竣工|投产")
_READINESS = frozenset((*map(stem, _READY.split()), *_CHINESE_READY.split()))
_UNDER_WAY = re.compile(
    r"\bunder construction\b|\bbeing built\b|\bis building\b|\bwas building\b|在建|建设中|正在建|开工(?!率)|动工"
)
_IN_TIME = re.compile(
    r"\b(?:plan\w*|expect\w*|due|scheduled|by (?:the end of )?20\d\d|is to|are to|was to|were to|will)\b|预计|计划|将于|力争|拟于|年底前|前建成"
)
_UNITS = {
    stem("area"): re.compile(r"\b(?:mu|ha|hectares?|acres?|square \w+)\b"),
    "面积": re.compile(r"\d ?[余多]?万?(?:亩|公顷|平方)"),
    stem("value"): re.compile(r"\bworth\b|\d (?:\w+ )?(?:yuan|us dollars)\b"),
}
"""What tells an attribute without its name: “233 mu”, “signed projects worth 980 million”."""
_INSTITUTIONS = frozenset("大学 学院 学校 集团 银行 医院 协会 研究院 实验室".split())


def missing_names(asked: Asked, hit: Hit, index: Index) -> frozenset[str]:
    """Names in the question that the passage does not have, not even nearly so: the GDP of another city is not
    answered from ours. Numbers do not count: a page may write them in another way. Nor does the country where a passage
    names no place: its rules hold in all of it.
    """
    absent = {name for name in asked.names.keys() - hit.matched if not name[0].isdigit()}
    if not absent.isdisjoint(_COUNTRY) and _names_no_place(hit, index):
        absent -= _COUNTRY
    return frozenset(name for name in absent if not _nearly_there(name, hit.folded, index))


def _names_no_place(hit: Hit, index: Index) -> bool:
    places = index.catalogue.place_names.union(
        filter(index.catalogue.subjects.is_name, index.catalogue.on_most_pages)
    )
    return all(places.isdisjoint(sentence.terms) for sentence in (hit.title, *hit.text))


def _nearly_there(name: str, folded_text: str, index: Index) -> bool:
    """An unknown name may be a slip or another ending. One that other pages have is another name, however alike
    (Norbury, Norburg), unless it only ends otherwise than a word that is here (Canada, Canadian).
    """
    places = index.catalogue.place_names
    if any(_ends_otherwise(name, word) for word in folded_text.split() if not {name, word} <= places):
        return True
    return nearness(name, folded_text) >= NEARLY and (has_cjk(name) or not index.knows(name))


def _ends_otherwise(name: str, word: str) -> bool:
    short, long = sorted((name, word), key=len)
    return SHORTEST_STEM < len(short) < len(long) and long.startswith(short[:-1])


def is_torn_apart(asked: Asked, hit: Hit) -> bool:
    """Whether a term of two words is all that the question names, and the passage has its words only far from each other,
    each as part of something else: a “zone” and “the first time” do not tell the time zone.
    """
    if len(asked.telling) > FEW_WORDS:
        return False
    return any(
        hit.matched.issuperset(term)
        and not any(_near_in(text.terms, *term) for text in (hit.title, *hit.text))
        for term in asked.query.compounds
    )


def _near_in(terms: Sequence[str], first: str, second: str) -> bool:
    places = [number for number, term in enumerate(terms) if term == second]
    return any(
        abs(place - number) <= NEAR for number, term in enumerate(terms) if term == first for place in places
    )


def names_nothing(asked: Asked, hit: Hit) -> bool:
    """Whether a question has words of everyday talk alone (“do you know anything”), or beside them only what all pages are
    about (“what did Lanport do”), and no heading asks just that: such words stand on some page, and say nothing of what it
    is about.
    """
    named = asked.content.keys() - (frozenset() if asked.query.kind else asked.own_subject)
    return bool(asked.content) and all(map(is_everyday, named)) and not hit.same_question


def lacks_all_that_tells(asked: Asked, hit: Hit) -> bool:
    """Whether the passage has no word of what the question names, but for what all pages are about: it shares the town and
    some characters with it (三明油价, 油茶).
    """
    return bool(asked.telling) and asked.telling.parts.isdisjoint(hit.matched) and not hit.same_question


def is_doubtful(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether anything here speaks against the passage, but for a name that it lacks."""
    return (
        names_nothing(asked, hit)
        or lacks_every_subject(asked, hit, index)
        or is_torn_apart(asked, hit)
        or has_only_the_deputy(asked, hit)
        or has_another_institution(asked, hit, index)
        or counts_several_together(asked, hit)
        or leaves_out_who_is_asked_of(asked, hit, index)
        or goes_elsewhere(asked, hit, index)
    )


def lacks_every_subject(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether the passage has nothing, however written, of what a short question names as its subject: that something else
    began is no answer to when the airport did. A long one names more than that. English words tell their
    forms by their stems, and are weighed like all the others.
    """
    if len(content_words(asked.query.text)) > SHORT:
        return False
    named = [word for word in index.catalogue.subjects.named_in(asked.query.text) if has_cjk(word)]
    return bool(named) and not any_in(named, hit.folded)


def lacks_what_is_asked(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether it is plain what is asked, and the passage, on the same thing, does not tell it."""
    return (
        does_not_name_what_is_asked_for(asked, hit)
        or lacks_the_attribute(asked, hit)
        or is_only_under_way(asked, hit)
        or is_of_another_number(asked, hit)
        or measures_what_lies_there(asked, hit, index)
        or measures_another_place(asked, hit, index)
    )


def has_only_the_deputy(asked: Asked, hit: Hit) -> bool:
    """Whether the office that is asked for stands there only as that of a deputy: 副书记 is no 书记. Chinese joins the two
    into one word, so that it tells them apart also where nobody asks who it is (市长呢).
    """
    if not (asked.query.kind in ("person", None) or asked.query.chinese) or _DEPUTY.search(
        asked.query.whole_folded
    ):
        return False
    told = (hit.title, *hit.text)
    if not any(_speaks_of_a_deputy(sentence.folded) for sentence in told):
        return False  # of most passages, soon told
    return any((_as_deputy if has_cjk(term) else _as_english_deputy)(term, told) for term in asked.telling)


def _speaks_of_a_deputy(folded: str) -> bool:
    may = "副" in folded or "deputy" in folded or "vice" in folded  # a tenth of what the form takes
    return may and bool(_DEPUTY.search(folded))


def _as_deputy(office: str, told: Sequence[Sentence]) -> bool:
    text = " ".join(sentence.folded for sentence in told)
    return 0 < text.count(office) == text.count(f"副{office}")


def _as_english_deputy(office: str, told: Sequence[Sentence]) -> bool:
    """“Deputy secretary”, “deputy Party secretary”."""
    before = [
        sentence.terms[max(0, place - 2) : place]
        for sentence in told
        for place, term in enumerate(sentence.terms)
        if term == office
    ]
    return bool(before) and not any(_DEPUTIES.isdisjoint(words) for words in before)


def is_of_factories_alone(asked: Asked, hit: Hit) -> bool:
    """Whether a shop, a farm or a trade is asked about, and the passage speaks of factories: what holds for those need not
    hold for these.
    """
    question = asked.query.whole_folded
    of_service = _A_SERVICE.search(question) and not _A_FACTORY.search(question)
    return bool(of_service) and any(_A_FACTORY.search(sentence.folded) for sentence in hit.text)


def goes_elsewhere(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether a train, a flight or a road to a place is asked for, and the passage, which names the place, has no such thing
    near it: a railway and a partnership with Norbury are no train to Norbury.
    """
    found = _WAY_TO.search(asked.query.text)
    ways = asked.query.term_set & _WAYS
    if not (found and ways):
        return False
    place = {*terms(next(filter(None, found.groups())))} & {*asked.names}
    if not place or place <= index.catalogue.on_most_pages:
        return False
    return not any(
        _near_in(text.terms, name, way) for text in (hit.title, *hit.text) for name in place for way in _WAYS
    )


def has_another_institution(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether the question names an institution by two words (三明学院) that stand together on another page, and here
    only apart, as part of another one’s name.
    """
    text = "".join(sentence.folded.replace(" ", "") for sentence in (hit.title, *hit.text))
    named = (pair for pair in asked.pairs if pair[1] in _INSTITUTIONS and is_a("name", pair[0]))
    return any(
        f"{name}{kind}" in asked.query.whole_folded.replace(" ", "")
        and f"{name}{kind}" not in text
        and f"{name[-1]}{kind[0]}" in index.grams
        for name, kind in named
    )


def counts_several_together(asked: Asked, hit: Hit) -> bool:
    """Whether a figure is asked of one place, and the passage, which is not about it, names that only together with
    another: the people of “A and B” are not those of A.
    """
    names = [term for term in asked.names if not term[0].isdigit()]
    others = (term for term in asked.content if is_content(term) and term not in names)
    if asked.query.kind != "number" or len(names) != 1 or not all(map(is_attribute, others)):
        return False
    name = re.escape(names[0])
    joined = re.compile(
        f"[和与及、]{name}|{name}[和与及、]" if has_cjk(name) else rf"\band {name}|\b{name}\w* and\b"
    )
    having = [sentence for sentence in hit.text if names[0] in sentence.terms]
    return names[0] not in hit.title.terms and bool(having) and all(joined.search(s.folded) for s in having)


def does_not_name_what_is_asked_for(asked: Asked, hit: Hit) -> bool:
    """Whether the passage has not even nearly the noun that stands behind “how many” or “who is the”, in whatever wording:
    it may tell all else of a hospital, but not its beds. In Chinese many nouns stand there that go without saying (多少家企业),
    so only those count whose measure word is not there, either.
    """
    for found in _ASKED_NOUN.finditer(asked.query.whole or asked.query.text):
        nouns = [term for term in content_terms(found[1]) if term not in asked.names]
        told = _NUMBER_WORD.sub(" ", hit.folded)  # “millions” are no mills
        if nouns and nouns[-1] not in _COUNTED_IN_ANY_WORDS and nearness(nouns[-1], told) < NEARLY:
            return True
    return any(
        nearness(noun[:2], hit.folded) < NEARLY
        and not re.search(rf"[\d一二两三四五六七八九十百千万亿多余] ?{piece}", hit.folded)
        for piece, noun in _ASKED_PIECES.findall(asked.query.whole_folded.replace(" ", ""))
    )


def lacks_the_attribute(asked: Asked, hit: Hit) -> bool:
    """Whether an attribute is asked for (the price, the opening hours) that a passage whose heading tells what it answers has
    not even nearly, nor, of an area or a value, anything that is measured in it.
    """
    if not hit.headings or hit.same_question:
        return False
    return any(
        nearness(term, hit.folded) < NEARLY and not (term in _UNITS and _UNITS[term].search(hit.folded))
        for term in asked.query.terms
        if is_told_by_name(term)
    )


def is_only_under_way(asked: Asked, hit: Hit) -> bool:
    """Whether it is asked when something will be ready, and all that is said of it is that it is being built; the dates beside
    that are of other things.
    """
    if not _WHEN_READY.search(asked.query.whole_folded):
        return False
    named = asked.telling.keys() - _READINESS
    of_it = [sentence.folded for sentence in hit.text if not named.isdisjoint(sentence.terms)]
    told = any(_IN_TIME.search(s) or _IS_READY.search(s) for s in of_it)
    return any(_UNDER_WAY.search(s) for s in of_it) and not told


def is_of_another_number(asked: Asked, hit: Hit) -> bool:
    """Whether one of a row is asked for (the 16th fair, 第16届) and the passage speaks of others of the row alone."""
    wanted = set(filter(None, chain.from_iterable(_ORDINAL.findall(asked.query.whole_folded))))
    if not wanted:
        return False
    there = set(filter(None, chain.from_iterable(_ORDINAL.findall(hit.folded))))
    return bool(there) and not wanted <= there


def measures_what_lies_there(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether the area, the size or the like of a place is asked for, and nothing else, and the passage has that of
    something in it: the area of a park in the county is not the county's. What its heading asks for no more than that, or
    has the two beside each other, tells it.
    """
    places, of_no_account = index.catalogue.place_names, index.catalogue.on_most_pages
    said = {term for term in asked.content if is_content(term)} - of_no_account - _OF_NO_ACCOUNT
    measured = said - places
    own = asked.query.term_set & of_no_account
    if (
        not (len(said) == 2 or (len(said) == 1 and own))  # of a district, or of the whole
        or len(measured) != 1
        or not all(is_of_a_place(t, or_of_what_lies_there=True) for t in measured)
    ):
        return False
    if any(set(filter(is_content, q.terms)) - of_no_account - _OF_NO_ACCOUNT == said for q in hit.headings):
        return False
    (attribute,) = measured
    return not any(
        _beside_each_other(place, attribute, sentence)
        for place in said & places or own
        for sentence in hit.text
    )


def _beside_each_other(place: str, attribute: str, sentence: Sentence) -> bool:
    terms = [term for term in sentence.terms if is_content(term) and term not in _OF_NO_ACCOUNT]
    return any({place, attribute} == {*pair} for pair in pairwise(terms))


def leaves_out_who_is_asked_of(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether it is asked if the folder's own subject does something with another (“Did Lanport join the fair in
    Norbury?”), and the passage speaks of that one alone. What a passage need not name elsewhere is the point here.
    """
    found = _ASKS_WHETHER.match(asked.query.text)
    who = set(terms(found[1])) if found else set()
    told = set().union(hit.title.terms, *(text.terms for text in hit.text))
    return bool(who) and who <= index.catalogue.on_most_pages and bool(asked.names) and who.isdisjoint(told)


def measures_another_place(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether what towns have (people, an area) is asked of a place that the pages, which are about one, only mention, and
    the passage has no sentence of it alone: the people of Norbury are not told by a ferry to it, nor by a sentence on both.
    """
    measured, catalogue = _of_a_place(asked), index.catalogue
    if not measured or asked.query.kind == "place":  # where something is, is told by what names both
        return False
    named = {t for t in asked.query.terms if catalogue.subjects.is_name(t) or t in _COUNTRY}
    own = set(filter(catalogue.subjects.is_name, catalogue.on_most_pages)) - _COUNTRY
    if not (own and named and named.isdisjoint(own | catalogue.place_names)):
        return False
    if named.issuperset(content_terms(index.texts.said(hit.passage.title))):  # the page is about it
        return False
    telling = [sentence for sentence in hit.text if named.issubset(sentence.terms)]
    return not any(_measures(measured, sentence) and own.isdisjoint(sentence.terms) for sentence in telling)


def _measures(attributes: Iterable[str], sentence: Sentence) -> bool:
    """Whether it names one of them, or has what is measured in it."""
    return any(
        term in sentence.terms or (term in _UNITS and _UNITS[term].search(sentence.folded))
        for term in attributes
    )


def _of_a_place(asked: Asked) -> frozenset[str]:
    """What only places have, and is asked for; or what they have, too, in a form that asks of a place."""
    measured = frozenset(t for t in asked.query.terms if is_of_a_place(t, or_of_what_lies_there=True))
    of_towns = asked.query.term_set & _TOWNS_HAVE
    return measured or (of_towns if of_towns and _ASKS_OF_A_PLACE.search(asked.query.text) else measured)
