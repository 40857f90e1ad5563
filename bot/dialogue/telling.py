"""What the replies to several questions of a message tell of each other: whether one was told by what was quoted for another,
or lost the subject that it leans on.
"""

import re
from collections.abc import Sequence

from bot.content.document import Language
from bot.dialogue import spans
from bot.dialogue.followup import JOINER
from bot.dialogue.measures import asks_for_a_measure, lacks_the_measure
from bot.dialogue.messages import ANSWERED, Quotation, Reply, first_told, sentences_of
from bot.dialogue.pointing import is_read_alone, is_short, needs_the_one_before, tells_of, told_by
from bot.dialogue.questions import is_known_gap
from bot.search.answer_type import holds
from bot.search.asked import Query
from bot.search.index import Index
from bot.search.naming import is_attribute, is_told_by_name, says_little
from bot.search.signals import NEARLY, all_in, any_in, nearness
from bot.search.text import has_cjk
from bot.search.tokens import content_terms, content_words, folded, is_content, whole_terms

HALF, MOST_WORDS = 0.5, 0.75
"""Shares of a question's words from which on a quotation tells it: of the passage that is nearest to it, and of any other."""
SURE_BY_ITSELF: dict[Language, float] = {"en": 0.9, "zh": 0.7}
"""Confidence from which on a question behind another counts as answered by itself."""
NEARLY_SURE: dict[Language, float] = {"en": 0.7, "zh": 0.45}
"""The same, from which on what was quoted for another question is taken to tell one that names nothing itself."""
TOLD_BEFORE = "told by what was quoted before"
_MERELY = frozenset(
    "主要 推荐 介绍 列举 举例 地方 已经 进去 进来 过来 过去 进驻 入驻 里面 内部 recommend suggest list name call main place insid".split()
)
"""Words of a question that name nothing which an answer could lack."""
_SUM_WANTED = re.compile(
    r"额|产值|营收|销售|\b(?:turnover|revenue|totals?|sums?|amounts?|worth|value|volume|money)\b", re.I
)
_SUM = re.compile(
    r"\d[\d.,]*\s*[万亿]*元|[\d.,]+ (?:(?:thousand|million|billion) )?(?:yuan|us dollars?|usd)\b"
)
_SOME = re.compile("(?:推荐|推薦|介绍|介紹|列举|列舉|说|說|讲|講)[^，。]{0,3}[几幾]|\\b(?:recommend|suggest)")
"""Asks for some of them, and not for how many."""
_WHAT_THING = re.compile(
    r"\b(?:what|which) (?!(?:is|are|was|were|do|does|did|can|could|they|it|place|name)s?\b)[a-z]+", re.I
)
"""“At what interest”: the noun is asked for, though talk has it, too."""
_RECALLS = re.compile(
    r"\b(?:i |we )?(?:recall|remember|think|believe|guess|(?:have )?(?:heard|read))(?: (?:of|about))?(?: (?:a|the) (?:name|person|place|word))?\b|\b(?:was|is) (?:it|that|he|she)\b|"
    "(?:我)?(?:记得|記得|好像|听说|聽說)(?:是|叫|有(?:个|個)(?:人)?叫)?|是不是(?:叫)?",
    re.I,
)
"""Asks whether one has it right."""
_OF_THE_PLACE = re.compile(
    r"(?:and |so )?(?:who(?:'s| is)|(?:is|are) there|any)\b|[^，。？]{0,8}是(?:谁|誰)\W*$|(?:谁|誰)是|有(?:没有|沒有)?[^，。？]{1,8}[吗嗎么麼]?\W*$",
    re.I,
)
"""Asks what stands by itself: who holds an office, whether there is something."""
_PER = frozenset("per year annual month 每年 一年 年".split())
_A_THING = re.compile(r"\b(?:its?|them|those|these|this|that|ones?)\b|[它其该]|[这那](?!么|里|边)", re.I)


def lost_its_subject(reply: Reply, before: Reply, said: str, index: Index) -> bool:
    """Whether a question was answered that leans on one before it whose subject the answer does not tell of: it was read
    without it, or that one stayed open and the names in it that the pages know are not there. Where that one named nothing
    (“we look at the fair. what came of it, and when was it?”), what was `said` before it counts.
    """
    if _is_told_beside(reply, before):
        return False
    if is_short(before.asked, index) and not is_read_alone(reply) and tells_of(reply, said, index):
        return False
    subjects = index.catalogue.subjects
    if subjects.only_attributes(before.asked):
        return False  # population, area: what was asked before had none, either
    if not needs_the_one_before(reply.asked, index):
        is_elsewhere = is_read_alone(reply) and not tells_of(reply, before.asked, index)
        return is_elsewhere and _names_no_subject(reply.asked, index)
    if _is_read_of_the_place(reply, index) and _says_what_it_means(reply, index):
        return False
    if is_read_alone(reply) or not tells_of(reply, before.asked, index):
        return True
    if is_known_gap(before) and _has_half_of(before.asked, told_by(reply)):
        return False
    names = set(filter(index.knows, index.ask(index.query(before.asked)).names))
    return before.kind not in ANSWERED and not (names and names <= set(index.query(told_by(reply)).terms))


def _is_told_beside(reply: Reply, before: Reply) -> bool:
    """Whether it is surely answered by the page that the question before it was answered from: forest cover, and the stock."""
    if (
        before.kind not in ANSWERED
        or not (reply.quotations and before.quotations)
        or not content_terms(reply.asked)
    ):
        return False
    same_page = reply.quotations[0].citation.id == before.quotations[0].citation.id
    told = folded(told_by(reply))
    return same_page and all_in(content_terms(reply.asked), told)


def _has_half_of(asked: str, told: str) -> bool:
    """Whether what is told is of what an open question is about: its words, but for those that hardly tell what is asked."""
    words = [word for word in content_terms(asked) if not (says_little(word) or is_attribute(word))]
    folded_text = folded(told)
    return bool(words) and sum(nearness(word, folded_text) >= NEARLY for word in words) >= HALF * len(words)


def _is_read_of_the_place(reply: Reply, index: Index) -> bool:
    """Whether a question was read by itself, or with nothing but the place that all the pages are about."""
    added = set(content_terms(reply.understood)) - set(content_terms(reply.asked))
    return added <= index.catalogue.on_most_pages


def _says_what_it_means(reply: Reply, index: Index) -> bool:
    """Whether a question behind another names a subject itself, without a pronoun for a thing, and is told of it: “what about
    visas for our engineers? do they need a work permit?”, “and which dialect?”.
    """
    asked, subjects = JOINER.sub("", reply.asked), index.catalogue.subjects
    topical = subjects.topical_in(asked) or subjects.asked_of_the_place(asked)
    told = folded(told_by(reply))
    return (
        (reply.confidence or 0.0) >= SURE_BY_ITSELF[_language(reply.asked)]
        and bool(topical)
        and not _A_THING.search(reply.asked)
        and all_in(topical, told)
    )


def _names_no_subject(asked: str, index: Index) -> bool:
    """Whether one word is all that is asked, and it is none that pages are about (文号多少)."""
    subjects = index.catalogue.subjects
    return (
        is_short(asked, index)
        and not (subjects.named_in(asked) or subjects.all_of_them_in(asked))
        and not subjects.asked_of_the_place(asked, spoken_of=False)
        and not _is_asked_of_the_place(asked)
    )


def _is_asked_of_the_place(asked: str) -> bool:
    """“Who is the mayor now?”, “is there a school?” stand by themselves, whatever was asked before them."""
    return bool(_OF_THE_PLACE.match(asked)) and not _A_THING.search(asked) and len(content_terms(asked)) == 1


def is_near(reply: Reply, index: Index) -> bool:
    """Whether what an open question shows may answer it: it has a word that the question names something by, a time for “how
    long”, and was not found for one word without what was asked before.
    """
    if _names_no_subject(reply.asked, index) and is_read_alone(reply):
        return False
    told = folded(told_by(reply))
    named = [word for word in content_words(reply.asked) if not (is_attribute(word) or says_little(word))]
    quoted = [*map(folded, sentences_of(reply.quotations))]
    return any_in(named, told) and not lacks_the_measure(reply.asked, has_cjk(reply.asked), quoted)


def is_told_before(reply: Reply, before: Sequence[Reply]) -> bool:
    """Whether a question of hardly a word of its own is, nearly for sure, told by what was quoted for one before it: “when did he
    come? which places did he visit?”.
    """
    told = {sentence for other in before for sentence in sentences_of(other.quotations)}
    nearly_sure = (reply.confidence or 0.0) >= NEARLY_SURE[_language(reply.asked)]
    words = content_terms(reply.asked)
    return nearly_sure and len(words) <= 1 and not any(map(is_attribute, words)) and first_told(reply) in told


def is_told(reply: Reply, told: Sequence[Quotation], index: Index) -> bool:
    """Whether what is quoted for other questions has the words of this one, too: all but a few, with the measure that is asked
    for, or half of them where it is the nearest to it.
    """
    if is_known_gap(reply) or reply.reason == TOLD_BEFORE:
        return reply.reason == TOLD_BEFORE
    names_nothing = all(map(says_little, content_terms(spans.without_span(reply.asked))))
    if names_nothing and not reply.quotations and spans.is_told(reply.asked, (q.text for q in told)):
        return True
    said = folded(" ".join(quotation.text for quotation in told))
    said += folded(
        index.texts.said(" ".join(quotation.text for quotation in told))
    )  # growth is 增长 and 增速
    words = [word for word in index.query(reply.asked).sequence if is_content(word)]
    words = [word for word in words if word not in _PER | _MERELY]
    telling = [word for word in whole_terms(words) if not says_little(word)]
    wants_nothing = Query.of(reply.asked).kind is None and not _WHAT_THING.search(reply.asked)
    if not telling and (wants_nothing or _SOME.search(reply.asked)):
        return bool(told)  # “what are they called”, “and what do they do”: there is nothing to be missed
    recalled = _RECALLS.sub(" ", reply.asked)
    if recalled != reply.asked and content_terms(recalled):  # “I recall a name, Maria Okafor?”
        return all_in(content_terms(recalled), said)
    if words and _SUM.search(said) and all(map(_SUM_WANTED.search, telling or words)):
        return True
    if all(
        says_little(w) or (is_attribute(w) and not is_told_by_name(w)) for w in words
    ):  # “and in which month?”
        attributes = [word for word in words if is_attribute(word)]
        named = bool(attributes) and all_in(attributes, said)
        has_it = named and not lacks_the_measure(reply.asked, has_cjk(reply.asked), [said])
        return has_it or _has_what_is_asked_for(reply.asked, told)
    share = sum(nearness(word, said) >= NEARLY for word in words) / max(1, len(words))
    if reply.quotations and _are_told(reply.quotations[0], told):
        return share >= HALF and all_in(filter(is_attribute, words), said)
    measured = asks_for_a_measure(
        reply.asked, has_cjk(reply.asked)
    )  # “how many days do they need for the paper”: 15 days
    return share >= (HALF if measured else MOST_WORDS) and not lacks_the_measure(
        reply.asked, has_cjk(reply.asked), [said]
    )


def _has_what_is_asked_for(asked: str, told: Sequence[Quotation]) -> bool:
    """Whether what is quoted has the kind of thing that a question asks for which names nothing, such as a date."""
    query = Query.of(asked)
    return query.kind is not None and any(
        holds(query.kind, folded(sentence), sentence, query.folded, query.chinese)
        and not lacks_the_measure(asked, query.chinese, [folded(sentence)])
        for sentence in sentences_of(told)
    )


def _language(text: str) -> Language:
    return "zh" if has_cjk(text) else "en"


def _are_told(quotation: Quotation, told: Sequence[Quotation]) -> bool:
    """Whether all sentences of a quotation are quoted already."""
    return set(sentences_of(told)).issuperset(quotation.sentences)
