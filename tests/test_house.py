"""The house of bot/README.md: imports run one way, and each library stays behind its fence."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.content.document import LANGUAGES

ROOT = Path(__file__).parents[1] / "bot"
README = (ROOT / "README.md").read_text(encoding="utf-8")

FENCES: dict[str, tuple[str, ...]] = {
    "telegram": ("channels/telegram",),
    "httpx": ("channels/telegram_transport.py",),
    "aiohttp": ("channels/web.py", "channels/telegram_transport.py"),
    "httpx_aiohttp": ("channels/telegram_transport.py",),
    "filelock": ("records/lock.py",),
    "sqlalchemy": ("records/",),
    "alembic": ("records/",),
    "pydantic_settings": ("settings.py",),
    "jieba": ("search/lexicon.py", "search/segmenter.py"),
    "marisa_trie": ("search/lexicon.py",),
    "rank_bm25": ("search/okapi.py",),
    "opencc": ("search/text.py",),
    "gcld3": ("search/text.py",),
    "uvloop": ("channels/telegram.py",),
    "snowballstemmer": ("search/tokens.py",),
    "trafilatura": ("workshop/documents.py",),
    "markitdown": ("workshop/documents.py",),
    "watchfiles": ("content/watcher.py",),
    "yaml": ("workshop/coverage.py", "content/front_matter.py", "content/vocabulary.py", "content/hosts.py"),
    "markdown_it": ("content/markdown.py",),
}
PURE = frozenset(
    "collections copy dataclasses datetime difflib decimal functools itertools math operator re typing unicodedata".split()
)
"""What dialogue and search may import of Python's own library: no clock, chance, disk, network or process."""
BESIDE: dict[
    str, frozenset[str]
] = {  # search keeps two files, reads two and, of what it remembers, has one lock
    "search/cedict.py": frozenset("gzip importlib".split()),
    "search/lexicon.py": frozenset("array gzip hashlib importlib logging pathlib threading zipfile".split()),
    "search/segmenter.py": frozenset(["threading"]),
    "search/store.py": frozenset("hashlib importlib json logging pathlib zipfile".split()),
    "search/tokens.py": frozenset(["threading"]),
}
IMPURE = re.compile(r"open|print|input|(?:.+\.)?(?:datetime|date)\.(?:now|today|utcnow)")
"""Calls for which nothing has to be imported beyond that."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def languages_named(tree: ast.Module) -> Iterator[tuple[int, set[str]]]:
    """The line and the names of every table whose keys are languages, and of every list of several languages."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Dict | ast.Tuple | ast.List | ast.Set):
            continue
        parts = node.keys if isinstance(node, ast.Dict) else node.elts
        names = {part.value if isinstance(part, ast.Constant) else None for part in parts}
        if names and names <= set(LANGUAGES) and (isinstance(node, ast.Dict) or len(names) > 1):
            yield node.lineno, {str(name) for name in names}


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written whole"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                is_module = (ROOT.parent / whole.replace(".", "/")).with_suffix(".py").exists()
                yield whole if is_module or node.module == "bot" else str(node.module)


def layers() -> dict[str, set[str]]:
    """The rows of the README's first table: what each folder or file may import."""
    rows = re.findall(r"^\| `([\w.]+)(?:\.py|/)` \| [^|]+ \| ([^|]+) \|$", README, re.M)
    return {
        layer: {name.removesuffix(".py").replace("/", ".") for name in allowed.split(", ")}
        for layer, allowed in rows
    }


def test_imports_run_one_way() -> None:
    allowed_in = layers()
    wrong = []
    for path, tree in modules():
        layer = path.partition("/")[0].removesuffix(".py")
        if layer == "__init__":
            continue
        for name in imported(tree):
            inner = name.removeprefix("bot.")
            if name == inner or inner.partition(".")[0] == layer:
                continue
            if not any(inner == allowed or inner.startswith(f"{allowed}.") for allowed in allowed_in[layer]):
                wrong.append(f"{path} imports {name}")
    assert wrong == []


def test_each_library_stays_behind_its_fence() -> None:
    wrong = [
        f"{path} imports {name}"
        for path, tree in modules()
        for name in imported(tree)
        if name.partition(".")[0] in FENCES and not path.startswith(FENCES[name.partition(".")[0]])
    ]
    assert wrong == []


def test_nothing_but_settings_reads_the_environment() -> None:
    """One other file hands it on to the process that it starts."""
    reading = ("environ", "environb", "getenv", "getenvb")
    wrong = [
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in reading)
        or (isinstance(node, ast.ImportFrom) and any(alias.name in reading for alias in node.names))
        if path not in ("settings.py", "answering/process.py")
    ]
    assert wrong == []


def test_dialogue_and_search_have_no_clock_chance_disk_or_network() -> None:
    pure = [(path, tree) for path, tree in modules() if path.startswith(("dialogue/", "search/"))]
    imports = [(path, name.partition(".")[0]) for path, tree in pure for name in imported(tree)]
    wrong = [
        f"{path} imports {name}"
        for path, name in imports
        if name in sys.stdlib_module_names and name not in PURE | BESIDE.get(path, frozenset())
    ]
    wrong += [
        f"{path} calls {ast.unparse(node.func)}"
        for path, tree in pure
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and IMPURE.fullmatch(ast.unparse(node.func))
    ]
    assert wrong == []


def test_every_file_that_the_house_names_exists() -> None:
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|yaml|md|toml|lock|example|html)|/))`", README))
    written_by_us = {"_report.html"}
    files = [path.relative_to(ROOT.parent).as_posix() for path in ROOT.parent.glob("*") if path.is_file()]
    for folder in ("bot", "tests", "knowledge"):
        files += [path.relative_to(ROOT.parent).as_posix() for path in (ROOT.parent / folder).rglob("*")]
    known = {f"/{name}" for name in files} | {f"/{name}/" for name in files}
    assert len(named) > 60
    assert [name for name in sorted(named - written_by_us) if not _is_end_of_one(name, known)] == []


def _is_end_of_one(name: str, paths: set[str]) -> bool:
    return any(path.endswith(f"/{name}") for path in paths)


def test_every_name_that_the_house_names_exists_where_it_says() -> None:
    defined = {path: set(_defined_in(tree)) for path, tree in modules()}
    known = set().union(*defined.values())
    for path, names in defined.items():
        known |= {f"{path.rpartition('/')[2].removesuffix('.py')}.{name}" for name in names}
    named = {
        ".".join(name.split(".")[-2:])
        for name in re.findall(r"`((?:\w+\.)*[A-Za-z_]\w*)`", README)
        if not name.endswith((".py", ".md", ".yaml", ".json", ".html", ".lock", ".toml"))
    }
    assert len(named) > 60
    assert sorted(named - known) == []
    in_a_file = re.findall(r"((?:`\w+`(?:, | and ))*`\w+`) in `([\w/]+\.py)`", README)
    assert len(in_a_file) > 30
    wrong = [
        f"{name} in {file}"
        for names, file in in_a_file
        for name in re.findall(r"\w+", names.replace(" and ", " "))
        if not any(name in defined[path] for path in defined if f"/{path}".endswith(f"/{file}"))
    ]
    assert wrong == []


def _defined_in(tree: ast.Module) -> Iterator[str]:
    """Functions, classes, their members, constants and variables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield from (f"{node.name}.{name}" for name in _defined_in(ast.Module(node.body, [])))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def test_no_table_and_no_list_of_languages_lacks_one() -> None:
    """Whoever adds a language is told here which tables still lack it."""
    lacking = [
        f"bot/{name}:{line} lacks {', '.join(sorted(set(LANGUAGES) - named))}"
        for name, tree in modules()
        for line, named in languages_named(tree)
        if named != set(LANGUAGES)
    ]
    assert not lacking, "\n".join(lacking)
