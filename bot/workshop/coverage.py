"""`sanming-bot check --coverage`: whether the pages answer what an investor asks about, topic by topic.

The topics and their questions are staff's own: `_bot/coverage.yaml`, a list of

    - topic: location and transport
      zh-topic: 位置与交通
      en: ["…?", "…?", "…?"]
      zh: ["…？", "…？", "…？"]
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.content.document import LANGUAGES, Language
from bot.content.encoding import decode
from bot.content.front_matter import YamlError, compose
from bot.content.vocabulary import Group
from bot.dialogue.messages import ANSWERED, Reply
from bot.dialogue.plain import columns
from bot.errors import KnowledgeError

COVERAGE_FILE = "_bot/coverage.yaml"
FULL = 3
"""Questions of a topic that must be answered."""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's name in both languages, and the questions in each."""

    en: str
    zh: str
    questions: dict[Language, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Cell:
    """A topic in one language."""

    answered: int
    nobody_knows: tuple[str, ...]  # questions that name a hand-off subject
    open: tuple[str, ...]  # questions without an answer

    @property
    def verdict(self) -> str:
        if self.answered >= FULL:
            return "full"
        if self.nobody_knows and not self.open:
            return "nobody knows"
        return f"{self.answered} of {FULL}" if self.answered else "empty"


def read_topics(folder: Path) -> tuple[Topic, ...]:
    """The topics of a knowledge folder.

    Raises:
        KnowledgeError: there is no list, or a line of it cannot be read.
    """
    file = folder / COVERAGE_FILE
    try:
        node = compose(decode(file.read_bytes())[0])
    except FileNotFoundError:
        raise KnowledgeError(
            f"{COVERAGE_FILE} is not there; list the topics and their questions in it."
        ) from None
    except OSError as trouble:
        raise KnowledgeError(f"{COVERAGE_FILE} cannot be read ({trouble.strerror}).") from None
    except UnicodeDecodeError:
        raise KnowledgeError(f"{COVERAGE_FILE} is not saved as UTF-8; save it as UTF-8.") from None
    except YamlError as trouble:
        raise _unclear(trouble.line) from None
    if not isinstance(node, yaml.SequenceNode):
        raise _unclear(0)
    return tuple(_topic(item) for item in node.value)


def _topic(node: yaml.Node) -> Topic:
    if not isinstance(node, yaml.MappingNode):
        raise _unclear(node.start_mark.line)
    values = {str(key.value): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}
    names = [values.get(name) for name in ("topic", "zh-topic")]
    if not all(isinstance(name, yaml.ScalarNode) for name in names):
        raise _unclear(node.start_mark.line)
    en, zh = (str(name.value) for name in names if name)
    return Topic(en, zh, {language: _questions(values.get(language)) for language in LANGUAGES})


def _questions(node: yaml.Node | None) -> tuple[str, ...]:
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        raise _unclear(node.start_mark.line)
    return tuple(str(item.value) for item in node.value if isinstance(item, yaml.ScalarNode))


def _unclear(line: int) -> KnowledgeError:
    return KnowledgeError(
        f"{COVERAGE_FILE}:{line + 1}: cannot be read here; write “- topic: …”, below it “zh-topic: …”, "
        '“en: ["…?", "…?"]” and “zh: ["…？", "…？"]”.'
    )


def cell(
    topic: Topic, language: Language, ask: Callable[[str], Reply], subject: Callable[[str], Group | None]
) -> Cell:
    """Asks the questions of a topic; `subject` says which hand-off subject a question names."""
    answered, unknown, left = 0, [], []
    for question in topic.questions[language]:
        reply = ask(question)
        if reply.kind in ANSWERED and all(q.citation.language == language for q in reply.quotations):
            answered += 1
        elif subject(question):
            unknown.append(question)
        else:
            left.append(question)
    return Cell(answered, tuple(unknown), tuple(left))


def grid(
    topics: Sequence[Topic], ask: Callable[[str], Reply], subject: Callable[[str], Group | None]
) -> Iterator[str]:
    """A line a topic with a column a language, and what is open below."""
    width = max((columns(_name(topic)) for topic in topics), default=0)
    yield f"{'':{width}}  {'English':14}中文"
    notes: list[str] = []
    for topic in topics:
        cells = {language: cell(topic, language, ask, subject) for language in LANGUAGES}
        blank = " " * (width - columns(_name(topic)))
        yield f"{_name(topic)}{blank}  {cells['en'].verdict:14}{cells['zh'].verdict}"
        for found in cells.values():
            notes += [f"no answer 没有回答: {question}" for question in found.open]
            notes += [f"nobody knows 没有人知道: {question}" for question in found.nobody_knows]
    if notes:
        yield ""
        yield from notes


def _name(topic: Topic) -> str:
    return f"{topic.en} · {topic.zh}"
