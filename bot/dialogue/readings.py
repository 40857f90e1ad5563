"""The ways in which one question of a message can be read: by itself, with what was stated before it, and as the
message stands. The surest counts; what it leaves out of the message is never a place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.dialogue.asking import asks, requests, sets_the_scene
from bot.dialogue.context import Context
from bot.dialogue.editions import without_present
from bot.dialogue.followup import asked_there, leans
from bot.dialogue.intents import Intent, detect, in_other_money, names_an_office
from bot.dialogue.messages import ANSWERED, Reply
from bot.dialogue.parts import Part, asking_clause_of, clauses_of, statements_of
from bot.dialogue.pointing import is_short, told_by
from bot.dialogue.questions import answer_question, is_known_gap
from bot.dialogue.replies import to_intent
from bot.dialogue.talk import gives_a_reason, introduces, is_hearsay, tells_of_the_writer, without_talk
from bot.search.index import Index
from bot.search.naming import is_attribute, is_of_a_place, keys_of, says_little
from bot.search.text import normalise, to_simplified
from bot.search.tokens import content_terms

_TO_THERE = re.compile(r"\b(get|go|come|travel|drive|fly) (?:over )?there\b", re.I)
_IT = re.compile(r"\b(?:it|they|them)\b(?=\W*$)|它(?!们|們)", re.I)
_THEIRS = re.compile(r"\b(?:their|its)\b|他们|它的|该(?:局|办|部门|单位)", re.I)
_LACKS_ITS_OBJECT = re.compile(
    r"(?:可以|能够?|能不能|可不可以|准不准|让不让|怎么|如何|上?哪里?(?:可以)?)(?:去|来)?(?:购?买|卖|申请|办理?|租|参加|加入|投资?|申领|转让|抵押|交易)(?:到|得到)?[吗么嘛呢啊]?\W*$|"
    r"\b(?:can|could|may) (?:\w+ ){1,3}(?:buy|sell|trade|join|rent|lease|apply)\W*$",
    re.I,
)
"""外资企业可以买吗 names who, and not what, which was named before."""
_WHERE = re.compile(r"\bwhere\b|哪[里裡儿兒]|在哪", re.I)
_YES_OR_NO = re.compile(r"^(?:is|are|was|were|do|does|did|can|could|will|would)\b|[吗嗎嘛么麼]\W*$", re.I)


def reply_to_part(part: Part, context: Context, whole: str = "", said: str = "") -> Reply:
    """The reply to one question. With `whole`, the message that holds no other one; with `said`, what that says before it."""
    intent = (detect(whole) if whole else None) or detect(part.text)
    if intent == Intent("contact") and _THEIRS.search(part.text) and names_an_office(part.before):
        intent = Intent("theirs")  # “we write to the bureau. do you have their number?”
    if intent:
        return to_intent(intent, context.asking(part.text if detect(part.text) else whole))
    if reply := _of_what_was_named(part, f"{said} {part.before}", context):
        return reply
    replies: list[Reply] = []
    for reading in _readings(part, whole, context.index):
        reply = replace(answer_question(reading, context.asking(reading)), asked=reading)
        replies.append(reply)
        if is_known_gap(reply) and len(replies) == 1 and not _only_told(part, context.index):
            return reply  # what is asked itself is open, whatever the words around it would find
    best = max(replies, key=_surest)
    if best.kind in ANSWERED:
        return best
    if _only_told(part, context.index):  # it is not what is asked that nobody knows
        asked = replace(answer_question(part.text, context.asking(part.text)), asked=part.text)
        best = max((one for one in (*replies, asked) if not is_known_gap(one)), key=_surest, default=best)
    if alone := _alone(part, replies, context) or _stated(part, context):
        return alone
    return to_intent(Intent("chores"), context) if in_other_money(part.text) else best


def _only_told(part: Part, index: Index) -> bool:
    """Whether what nobody knows is named by what was stated before the question alone: “I have a contract dispute with an office.
    Where can I complain?”.
    """
    return bool(index.handoff.named_in(part.before, ())) and not index.handoff.named_in(part.text, ())


def _of_what_was_named(part: Part, said: str, context: Context) -> Reply | None:
    """The answer to a question asked of the place, or of the subject where it names none, that the message named before it
    (“we look at Datian. which parks are there?”), if that is what it tells of.
    """
    index, subjects = context.index, context.index.catalogue.subjects
    carried = () if part.listed or not said.strip() else _carried(part.text, said, index)
    if not carried:
        return None
    # where it stands in the question
    named = _IT.sub(carried[-1], _TO_THERE.sub(rf"\1 to {carried[-1]}", part.text))
    reading = named if named != part.text else " ".join((*carried, asked_there(part.text) or part.text))
    on_its_own = replace(context, state=replace(context.state, topic=()))  # it names what it is about
    reply = replace(answer_question(reading, on_its_own.asking(reading)), asked=part.text)
    told = {key for word in subjects.words(told_by(reply)) for key in keys_of(word)}
    lacks_it = _LACKS_ITS_OBJECT.search(to_simplified(part.text))  # who may is told in other words
    own = subjects.words(part.text) if is_short(part.text, index) and not lacks_it else ()
    wanted = (*carried, *(word for word in own if not says_little(word)))
    return reply if reply.kind == "answer" and all(keys_of(word) <= told for word in wanted) else None


def _carried(text: str, said: str, index: Index) -> tuple[str, ...]:
    catalogue, subjects = index.catalogue, index.catalogue.subjects
    own = subjects.words(text)
    if subjects.all_of_them_in(text) or (all(map(says_little, own)) and _YES_OR_NO.search(text)):
        return ()
    before = [word for word in subjects.words(said) if word not in own]
    districts = catalogue.districts_in(before)
    there = [] if catalogue.districts_in(own) else districts[-1:]
    named = [word for word in before if subjects.is_subject(word) and word not in districts]
    on_its_own = subjects.named_in(text) and not _LACKS_ITS_OBJECT.search(to_simplified(text))
    about = subjects.most_telling(named) if not on_its_own else None
    about = _in_full(about, said, index) if about else None
    whole = subjects.all_of_them_in(said)[-1:]
    nothing_else = not there and all(map(subjects.is_name, named))
    of_a_place = bool(own or _WHERE.search(text)) and all(
        map(_is_asked_of_a_place, own)
    )  # “when was it?” is of what happened
    if whole and nothing_else and leans(text) and of_a_place:
        # “so it was Lanport. where is it?”
        return (max((*whole, *named), key=lambda word: said.lower().rfind(word.lower())),)  # the last
    return (*there, *([about] if about else []))


def _in_full(word: str, said: str, index: Index) -> str:
    """The wording of the vocabulary that a subject is a word of, as the pages have it: a carbon ticket, and not carbon."""
    wordings = map(index.texts.said, index.rewording.wordings_in(normalise(said)))
    return next((wording for wording in wordings if keys_of(word) <= set(content_terms(wording))), word)


def _is_asked_of_a_place(word: str) -> bool:
    return is_attribute(word) or is_of_a_place(word, or_of_what_lies_there=True) or says_little(word)


def _alone(part: Part, replies: Sequence[Reply], context: Context) -> Reply | None:
    """The answer to a question without what was stated beside it, where with that there is none: who writes and what they
    plan need not be on a page. Not without the places that were named.
    """
    index = context.index
    tried = {reply.asked for reply in replies}
    clause = asking_clause_of(part.text) if part.in_letter else without_asides(part.text, index)
    clause = without_talk(clause)
    if clause != part.text and (intent := detect(clause)) and intent.name == "contact":
        return to_intent(intent, context.asking(clause))  # “we come in May, who is to be asked?”
    for reading in dict.fromkeys((part.text, clause)):
        leaning = leans(reading) and not index.catalogue.subjects.named_in(reading)  # 建宁那边 says where
        if reading in tried or leaning or _lacks_a_subject(reading, index):
            continue
        said = index.query(f"{part.before} {part.text}".strip()).term_set
        if index.catalogue.place_names & said <= index.query(reading).term_set:
            reply = replace(answer_question(reading, context.asking(reading)), asked=part.text)
            if reply.kind in ANSWERED:
                return reply
    return None


def without_asides(text: str, index: Index) -> str:
    """A question without the clauses before and behind it that are no condition of it; all of it where nothing would be left."""
    subjects = index.catalogue.subjects
    clauses = clauses_of(text)
    first, last = 0, len(clauses)
    while first < last - 1 and _is_aside(clauses[first], index):
        first += 1
    while last > first + 1 and (_is_aside(clauses[last - 1], index) or gives_a_reason(clauses[last - 1])):
        last -= 1
    left = clauses[first:last]
    if len(left) == len(clauses):
        return text
    places, behind = [], 0  # an aside may have the words of the question, too
    for clause in clauses:
        places.append(text.index(clause, behind))
        behind = places[-1] + len(clause)
    asked = text[places[first] : places[last - 1] + len(left[-1])]
    aside = (clause for clause in (*clauses[:first], *clauses[last:]) if not is_hearsay(clause))
    if any(map(subjects.named_in, aside)) and not (
        subjects.named_in(asked) or subjects.all_of_them_in(asked)
    ):
        return text
    return asked


def _is_aside(clause: str, index: Index) -> bool:
    """Whether a clause tells of who writes, or of whom they have it from, or names nothing that pages speak of."""
    if asks(clause) or requests(clause) or sets_the_scene(clause):
        return False
    subjects = index.catalogue.subjects
    return tells_of_the_writer(clause) or is_hearsay(clause) or not subjects.names_anything(clause)


def _stated(part: Part, context: Context) -> Reply | None:
    """The answer to one of the statements of a message that asks nothing in words."""
    if asks(part.text):
        return None
    for statement in statements_of(part.text):
        statement = without_asides(statement, context.index)
        if statement == part.text:  # there is no other
            return None
        reply = replace(answer_question(statement, context.asking(statement)), asked=part.text)
        if reply.kind in ANSWERED:
            return reply
    return None


def _readings(part: Part, whole: str, index: Index) -> Iterator[str]:
    """Each once, the question itself first where it can stand without the rest."""
    with_subject = f"{part.before} {part.text}" if part.before else part.text
    apart = part.listed or introduces(part.before) or _stands_alone(part, index)
    alone = [part.text] if apart else []
    core = [without_talk(whole)] if whole else []
    yield from dict.fromkeys([*alone, with_subject, *core])


def _stands_alone(part: Part, index: Index) -> bool:
    """Not where it points back, has hardly a word of its own, or lacks a name that was given before; if anything was."""
    subjects = index.catalogue.subjects
    if not (
        subjects.topical_in(part.before)
        or subjects.all_of_them_in(part.before)
        or subjects.names_unknown(part.before)
    ):
        return True
    if leans(part.text) or _lacks_a_subject(part.text, index):
        return False
    return part.in_letter or not _names(part.before, index) - set(content_terms(part.text))


def _lacks_a_subject(text: str, index: Index) -> bool:
    """Whether a question has hardly a word of its own, and none that pages are about or that is asked of a place (“GDP”)."""
    subjects = index.catalogue.subjects
    of_all = subjects.all_of_them_in(text) and not subjects.names_attribute(text)  # “why Lanport”
    of_the_place = subjects.asked_of_the_place(without_present(text), spoken_of=False)
    return is_short(text, index) and not (subjects.named_in(text) or of_all or of_the_place)


def _names(text: str, index: Index) -> set[str]:
    """Names that the pages know."""
    return {name for name in index.ask(index.query(text)).names if index.knows(name)}


def _surest(reply: Reply) -> tuple[bool, bool, float]:
    return reply.kind in ANSWERED, reply.kind == "clarify", reply.confidence or 0.0
