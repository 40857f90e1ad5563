"""The house of bot/README.md: imports run one way, and each library stays behind its fence."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1] / "bot"

LAYERS: dict[str, set[str]] = {
    "errors": set(),
    "version": set(),
    "settings": {"errors"},
    "content": {"errors"},
    "search": {"content"},
    "dialogue": {"search", "content"},
    "records": {"dialogue.messages", "errors"},
    "logs": set(),
    "background": set(),
    "answering": {
        "content",
        "search",
        "dialogue",
        "workshop",
        "records.rows",
        "errors",
        "logs",
        "background",
    },
    "notices": {"records"},
    "desk": {"answering.job", "dialogue.messages", "content.document", "records", "notices"},
    "channels": {
        "desk",
        "notices",
        "dialogue.messages",
        "dialogue.plain",
        "dialogue.wording",
        "content.document",
        "errors",
    },
    "workshop": {"content", "search", "dialogue", "records", "errors"},
    "app": {"errors", "settings", "content", "search", "dialogue", "records", "workshop"},
    "service": {
        "errors",
        "settings",
        "logs",
        "background",
        "records",
        "notices",
        "answering",
        "desk",
        "channels",
        "version",
    },
    "__main__": {"errors", "version", "app", "service", "channels", "workshop", "dialogue"},
}
FENCES: dict[str, tuple[str, ...]] = {
    "telegram": ("channels/telegram",),
    "httpx": ("channels/telegram",),
    "aiohttp": ("channels/web.py",),
    "filelock": ("records/lock.py",),
    "sqlalchemy": ("records/",),
    "alembic": ("records/",),
    "pydantic_settings": ("settings.py",),
    "jieba": ("search/segmenter.py",),
    "marisa_trie": ("search/segmenter.py",),
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


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(ROOT.rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


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


def test_imports_run_one_way() -> None:
    wrong = []
    for path, tree in modules():
        layer = path.partition("/")[0].removesuffix(".py")
        if layer == "__init__":
            continue
        for name in imported(tree):
            inner = name.removeprefix("bot.")
            if name == inner or inner.partition(".")[0] == layer:
                continue
            if not any(inner == allowed or inner.startswith(f"{allowed}.") for allowed in LAYERS[layer]):
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
    wrong = [
        path
        for path, tree in modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in ("environ", "getenv")
        if path not in ("settings.py", "answering/process.py")
    ]
    assert wrong == []


def test_every_file_that_the_house_names_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([\w./-]+(?:\.(?:py|yaml|md|toml|lock|example|html)|/))`", readme))
    written_by_us = {"_report.html"}
    files = [path.relative_to(ROOT.parent).as_posix() for path in ROOT.parent.glob("*") if path.is_file()]
    for folder in ("bot", "tests", "knowledge"):
        files += [path.relative_to(ROOT.parent).as_posix() for path in (ROOT.parent / folder).rglob("*")]
    known = {f"/{name}" for name in files} | {f"/{name}/" for name in files}
    assert len(named) > 60
    assert [name for name in sorted(named - written_by_us) if not _is_end_of_one(name, known)] == []


def _is_end_of_one(name: str, paths: set[str]) -> bool:
    return any(path.endswith(f"/{name}") for path in paths)


def test_every_function_that_the_house_names_exists() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    defined = {
        f"{path.rpartition('/')[2].removesuffix('.py')}.{node.name}"
        for path, tree in modules()
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef)
    }
    files = {name.partition(".")[0] for name in defined}
    named = {
        name for name in re.findall(r"`(?:\w+\.)?(\w+\.[a-z]\w*)`", readme) if name.partition(".")[0] in files
    }
    assert {name for name in named if not name.endswith((".py", ".md", ".yaml"))} - defined == set()
