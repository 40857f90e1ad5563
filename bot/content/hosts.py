"""The hosts that a link may be shown to: `_bot/hosts.yaml`, a list with one host a line. A fact from any other host
stays, with its source named in words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from bot.content.document import Document, Source
from bot.content.encoding import decode
from bot.content.front_matter import YamlError, compose
from bot.content.pace import gently
from bot.content.problems import Problem, error, guessed_encoding, note, unreadable

HOSTS_FILE = "_bot/hosts.yaml"
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")


@dataclass(frozen=True, slots=True)
class Hosts:
    """A host covers the ones below it: gov.cn covers www.gov.cn."""

    names: frozenset[str]

    def cover(self, url: str) -> bool:
        host = host_of(url)
        labels = host.split(".")
        return any(".".join(labels[i:]) in self.names for i in range(len(labels)))


def host_of(url: str) -> str:
    """Empty where the address has none."""
    try:
        return (urlsplit(url).hostname or "").lower()
    except ValueError:
        return ""


def read_hosts(folder: Path) -> tuple[Hosts | None, Sequence[Problem]]:
    """None where there is no list that can be read: then every link is shown."""
    try:
        text, guessed = decode((folder / HOSTS_FILE).read_bytes())
        node = compose(text)
    except FileNotFoundError:
        return None, []
    except OSError as trouble:
        return None, [unreadable(HOSTS_FILE, trouble)]
    except (UnicodeDecodeError, YamlError):
        return None, [_bad_line(1)]
    if not isinstance(node, yaml.SequenceNode):
        return None, [] if node is None else [_bad_line(1)]
    names, problems = set(), [guessed_encoding(HOSTS_FILE, guessed)] if guessed else []
    for item in node.value:
        name = str(item.value).strip().lower() if isinstance(item, yaml.ScalarNode) else ""
        if _HOST.fullmatch(name):
            names.add(name)
        else:
            problems.append(_bad_line(item.start_mark.line + 1))
    return Hosts(frozenset(names)), problems


def with_shown_links(documents: Iterable[Document], hosts: Hosts) -> tuple[list[Document], list[Problem]]:
    """The documents without the links that are not shown, and one note a document and host."""
    result: list[Document] = []
    problems: list[Problem] = []
    for document in gently(documents):
        passages = tuple(replace(p, source=_shown(p.source, hosts)) for p in document.passages)
        result.append(replace(document, source=_shown(document.source, hosts), passages=passages))
        problems += _notes(document, hosts)
    return result, problems


def _shown(source: Source, hosts: Hosts) -> Source:
    return source if source.url is None or hosts.cover(source.url) else replace(source, url=None)


def _notes(document: Document, hosts: Hosts) -> Iterator[Problem]:
    first: dict[str, int | None] = {}
    if document.source.url and not hosts.cover(document.source.url):
        first[host_of(document.source.url)] = None
    for passage in document.passages:
        if passage.source.url and not hosts.cover(passage.source.url):
            first.setdefault(host_of(passage.source.url), passage.line)
    for host, line in first.items():
        yield _hidden(document.path, line, host)


def _hidden(path: str, line: int | None, host: str) -> Problem:
    return note(
        "hidden-link",
        path,
        line,
        f"the link to {host} is not shown, because {HOSTS_FILE} does not list it; "
        "the source is named in words. Add it there if answers may link to it.",
        f"不显示指向 {host} 的链接，因为 {HOSTS_FILE} 中没有这个网站；来源只写名称。如果可以链接，请加到那里。",
        (
            f"has links that are not shown, because {HOSTS_FILE} does not list their host; "
            "the sources are named in words. Add it there if answers may link to it.",
            f"有些链接不显示，因为 {HOSTS_FILE} 中没有那个网站；来源只写名称。如果可以链接，请加到那里。",
        ),
    )


def _bad_line(line: int) -> Problem:
    return error(
        "hosts",
        HOSTS_FILE,
        line,
        "cannot be read here; write one host a line, such as “- www.gov.cn”.",
        "这一行无法识别；请每行写一个网站域名，例如“- www.gov.cn”。",
    )
