from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.vocabulary import VOCABULARY_FILE, parse_groups, read_groups
from tests.pages import write_pages


def read(text: str | bytes) -> tuple[tuple[tuple[str, ...], ...], list[int | None]]:
    groups, problems = parse_groups(text if isinstance(text, bytes) else text.encode(), VOCABULARY_FILE)
    assert {problem.path for problem in problems} <= {VOCABULARY_FILE}
    return groups, [problem.line for problem in problems]


def test_a_line_is_a_group_of_wordings_with_one_meaning() -> None:
    assert read("- Youxi county, Youxi, 尤溪县\n- [tax、es, 税]\n") == (
        (("Youxi county", "Youxi", "尤溪县"), ("tax、es", "税")),
        [],
    )


def test_a_wording_may_stand_in_two_groups() -> None:
    assert read("- park, 公园\n- park, 园区\n") == ((("park", "公园"), ("park", "园区")), [])


@pytest.mark.parametrize(
    ("text", "groups", "lines"),
    [
        ("", (), []),
        ("# nothing yet\n", (), []),
        ("- alone\n- a, b\n", (("a", "b"),), [1]),
        ("- a, b\n- {c: d}\n", (("a", "b"),), [2]),
        ("a: b\n", (), [1]),
        ('- a, b\n- "c, d\n- e, f\n', (("a", "b"), ("e", "f")), [2]),
        ("- a, b\nc\n- d, e\n", (("a", "b"), ("d", "e")), [2]),
        ('- "\\ud800", a\n', (), [1]),
        ('- ["\\ud800", a]\n- b, c', (("b", "c"),), [1]),
        ('- "\\UFFFFFFFF"\n', (), [1]),
        ("- a, \x01\n", (), [1]),
        ("- a, b\n- 三明, \udc80".encode("utf-8", "surrogateescape"), (), [2]),
        ("[" * 5000, (), [1]),
    ],
)
def test_a_bad_line_is_named(
    text: str | bytes, groups: tuple[tuple[str, ...], ...], lines: list[int]
) -> None:
    assert read(text) == (groups, lines)


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.text("-[]{}:,?&*!|>%@`'\"\\ \nabxuU08~<").map(lambda s: f"- a, b\n- {s}\n".encode())
)
def test_any_bytes_give_wordings_or_problems(raw: bytes) -> None:
    groups, _ = read(raw)
    for group in groups:
        assert len(group) > 1
        "".join(group).encode()


def test_a_folder_without_a_vocabulary_has_an_empty_one(tmp_path: Path) -> None:
    groups, problems = read_groups(tmp_path, VOCABULARY_FILE)
    assert (groups, list(problems)) == ((), [])


def test_a_vocabulary_that_is_no_file_is_reported(tmp_path: Path) -> None:
    write_pages(tmp_path, {f"{VOCABULARY_FILE}/x": ""})
    assert [problem.kind for problem in read_groups(tmp_path, VOCABULARY_FILE)[1]] == ["unreadable"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16"])
def test_a_list_saved_by_chinese_windows_is_read_with_a_note(encoding: str) -> None:
    groups, problems = parse_groups("- harbour, port, 港口\n".encode(encoding), VOCABULARY_FILE)
    assert groups == (("harbour", "port", "港口"),)
    assert [(problem.severity, problem.kind) for problem in problems] == [("note", "encoding")]
