"""Which language and script a reply is written in, and the reply turned into it."""

from dataclasses import replace

from bot.dialogue.messages import Choice, Citation, Locale, Question, Quotation, Reply, State
from bot.search.text import chinese_script, has_own_words, language_of_text, traditional


def choose_locale(question: Question, state: State) -> Locale:
    """The question's own script decides; /lang, then the channel's language, only where it has no words of its own."""
    if question.forced:
        return _with_script(question.forced, question.text)
    fallback = state.locale or question.hint or state.last_locale or "en"
    if question.choice or not has_own_words(question.text):
        return fallback
    if language_of_text(question.text) == "en":
        return "en"
    return chinese_of(question.text, question, state)


def chinese_of(text: str, question: Question, state: State) -> Locale:
    """Which Chinese is meant by just “Chinese”: the text's own script, else what was used or chosen before."""
    script = chinese_script(text)
    if script:
        return "zh-Hant" if script == "hant" else "zh-Hans"
    known = (state.locale, state.last_locale, question.hint)
    return next((locale for locale in known if locale and locale != "en"), "zh-Hans")


def in_script(reply: Reply) -> Reply:
    """For readers of Traditional Chinese everything in it, quotations and titles too."""
    if reply.locale != "zh-Hant":
        return reply
    return replace(
        reply,
        lead=tuple(map(traditional, reply.lead)),
        quotations=tuple(_quotation(quotation) for quotation in reply.quotations),
        listed=tuple(_citation(citation) for citation in reply.listed),
        notes=tuple(map(traditional, reply.notes)),
        choices=tuple(Choice(choice.id, traditional(choice.label)) for choice in reply.choices),
    )


def _with_script(locale: Locale, text: str) -> Locale:
    return "zh-Hant" if locale == "zh-Hans" and chinese_script(text) == "hant" else locale


def _quotation(quotation: Quotation) -> Quotation:
    sentences = quotation.sentences
    if quotation.citation.language == "zh":
        sentences = tuple(map(traditional, sentences))
    return replace(
        quotation,
        sentences=sentences,
        citation=_citation(quotation.citation),
        prefix=traditional(quotation.prefix),
        lead=traditional(quotation.lead),
    )


def _citation(citation: Citation) -> Citation:
    source = traditional(citation.source) if citation.source else None
    return replace(citation, title=traditional(citation.title), source=source)
