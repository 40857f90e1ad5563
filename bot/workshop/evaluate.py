"""`sanming-bot evaluate`: how well the bot answers a file of questions (`question_set.py`), measured as its users would
feel it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import TextIO

from bot.content.document import Language
from bot.dialogue.messages import ANSWERED, Evidence, RankedPage, Reply
from bot.dialogue.plain import plain_text
from bot.search.text import language_of_text
from bot.workshop.question_set import Case

Ask = Callable[[str], Reply]


@dataclass(frozen=True, slots=True)
class Result:
    """What the bot did with one question."""

    case: Case
    kind: str
    confidence: float
    offered: tuple[str, ...]  # the pages that a did-you-mean reply offers
    evidence: Evidence

    @property
    def found(self) -> bool:
        return bool(self.evidence.ranked) and self.evidence.ranked[0].id in self.case.pages


@dataclass(frozen=True, slots=True)
class Measures:
    """All shares are between 0 and 1; None where there is nothing to measure."""

    answerable: int
    unanswerable: int
    offtopic: int
    hit_at_1: float | None
    answer_in_full: float | None
    answer_in_short: float | None
    auroc: float | None
    false_at_90: float | None  # of the unanswerable accepted where 90 % of the answerable are
    answered: float | None  # of the answerable
    answered_unanswerable: float | None
    answered_offtopic: float | None
    clarified: float | None
    clarified_unanswerable: float | None
    clarified_offtopic: float | None
    median_characters: float | None
    wrong: tuple[str, ...] = field(default=())


def run(cases: Sequence[Case], ask: Ask, progress: Callable[[int, int], None]) -> list[Result]:
    """Asks every question on its own."""
    results = []
    for number, case in enumerate(cases, 1):
        reply = ask(case.text)
        offered = tuple(c.id.removeprefix("page:") for c in reply.choices) if reply.kind == "clarify" else ()
        evidence = reply.evidence or _of_intent(reply)
        known = bool(case.pages) and reply.kind in ANSWERED  # an intent answers without a search
        sure = reply.confidence if reply.confidence is not None else float(known)
        results.append(Result(case, reply.kind, sure, offered, evidence))
        progress(number, len(cases))
    return results


def _of_intent(reply: Reply) -> Evidence:
    """What a reply without a search shows: contact, news, lists."""
    ranked = tuple(RankedPage(citation.id, citation.title, citation.score) for citation in reply.sources)
    text = plain_text(reply) if reply.kind in ANSWERED else ""
    return Evidence(ranked, text, text)


def by_language(results: Iterable[Result]) -> dict[Language, list[Result]]:
    """The results of each language that was asked in."""
    found: dict[Language, list[Result]] = {}
    for result in results:
        found.setdefault(language_of_text(result.case.text) or "en", []).append(result)
    return found


def measure(results: Sequence[Result]) -> Measures:
    answerable = [r for r in results if r.case.pages]
    negatives = [r for r in results if not r.case.pages]
    unanswerable = [r for r in negatives if not r.case.off_topic]
    offtopic = [r for r in negatives if r.case.off_topic]
    with_answers = [r for r in answerable if r.case.answers]
    lengths = [len(r.evidence.short) for r in results if r.kind == "answer" and r.evidence.short]
    return Measures(
        answerable=len(answerable),
        unanswerable=len(unanswerable),
        offtopic=len(offtopic),
        hit_at_1=_share(answerable, lambda r: r.found),
        answer_in_full=_share(with_answers, lambda r: r.case.is_answered_by(r.evidence.full)),
        answer_in_short=_share(with_answers, lambda r: r.case.is_answered_by(r.evidence.short)),
        auroc=auroc([r.confidence for r in answerable], [r.confidence for r in negatives]),
        false_at_90=false_at(0.9, [r.confidence for r in answerable], [r.confidence for r in negatives]),
        answered=_share(answerable, _is_answered),
        answered_unanswerable=_share(unanswerable, _is_answered),
        answered_offtopic=_share(offtopic, _is_answered),
        clarified=_share(answerable, _is_clarified),
        clarified_unanswerable=_share(unanswerable, _is_clarified),
        clarified_offtopic=_share(offtopic, _is_clarified),
        median_characters=median(lengths) if lengths else None,
        wrong=tuple(_wrong(results)),
    )


_ROWS = (
    ("hit_at_1", "Hit@1: the best page is the right one"),
    ("answer_in_full", "an answer stands in the longest quotation"),
    ("answer_in_short", "an answer stands in the short one"),
    ("auroc", "AUROC of the confidence"),
    ("false_at_90", "false answers where 90 % of the answerable are accepted"),
    ("answered", "answerable: answered"),
    ("clarified", "answerable: asked back"),
    ("answered_unanswerable", "unanswerable: answered"),
    ("clarified_unanswerable", "unanswerable: asked back"),
    ("answered_offtopic", "off topic: answered"),
    ("clarified_offtopic", "off topic: asked back"),
)


def report(found: Mapping[Language, Measures]) -> Iterator[str]:
    """What went wrong, then a table of the measures, a column each language."""
    for language, measures in found.items():
        yield from (f"{language}: {line}" for line in measures.wrong)
    yield ""
    counts = (f"{m.answerable} + {m.unanswerable} + {m.offtopic}" for m in found.values())
    yield _row("answerable + unanswerable + off topic", counts)
    for name, label in _ROWS:
        yield _row(label, (_percent(getattr(measures, name)) for measures in found.values()))
    lengths = (f"{m.median_characters:.0f}" if m.median_characters else "–" for m in found.values())
    yield _row("median characters quoted", lengths)
    yield _row("", found)


def progress_bar(stream: TextIO) -> Callable[[int, int], None]:
    """Shows how far a run has come, where somebody watches."""

    def show(done: int, total: int) -> None:
        if stream.isatty() and (done % 20 == 0 or done == total):
            filled = 40 * done // total
            stream.write(f"\r[{'#' * filled}{'.' * (40 - filled)}] {done}/{total}" + "\n" * (done == total))
            stream.flush()

    return show


def _row(label: str, cells: Iterable[str]) -> str:
    return f"{label:58}" + "".join(f"{cell:>20}" for cell in cells)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _is_answered(result: Result) -> bool:
    """A question that no page answers is answered wrongly only from a page: contact and news promise nothing."""
    return result.kind in (ANSWERED if result.case.pages else ("answer",))


def _is_clarified(result: Result) -> bool:
    return result.kind == "clarify"


def _wrong(results: Sequence[Result]) -> Iterator[str]:
    """A line for each question that went wrong, and how."""
    for result in results:
        best = result.evidence.ranked[0].id if result.evidence.ranked else "nothing"
        about = f"{result.confidence:.2f} {result.case.text}"
        if not result.case.pages:
            if _is_answered(result):
                yield f"answered from {best}, though no page answers it: {about}"
        elif _is_clarified(result):
            if not set(result.offered) & set(result.case.pages):
                yield f"asked back without offering {result.case.pages[0]}: {about}"
        elif not _is_answered(result):
            yield f"{result.kind}, though {result.case.pages[0]} answers it: {about}"
        elif result.case.answers and not result.case.is_answered_by(result.evidence.short):
            yield f"answered from {best}, without the answer of {result.case.pages[0]}: {about}"


def _share(results: Sequence[Result], holds: Callable[[Result], bool]) -> float | None:
    return sum(map(holds, results)) / len(results) if results else None


def auroc(positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """How often an answerable question has the higher confidence, ties counting half (Mann and Whitney 1947)."""
    if not positive or not negative:
        return None
    ranked = sorted([(value, 1) for value in positive] + [(value, 0) for value in negative])
    total, position = 0.0, 0
    while position < len(ranked):
        end = position
        while end < len(ranked) and ranked[end][0] == ranked[position][0]:
            end += 1
        positives = sum(label for _, label in ranked[position:end])
        total += positives * (position + end + 1) / 2
        position = end
    return (total - len(positive) * (len(positive) + 1) / 2) / (len(positive) * len(negative))


def false_at(share: float, positive: Sequence[float], negative: Sequence[float]) -> float | None:
    """The share of negatives accepted at the highest threshold that accepts this share of the positives."""
    if not positive or not negative:
        return None
    needed = -(-len(positive) * share // 1)
    threshold = sorted(positive, reverse=True)[int(needed) - 1]
    return sum(value >= threshold for value in negative) / len(negative)
