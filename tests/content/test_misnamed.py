from pathlib import Path

import pytest

from bot.content.folder import load_library
from tests.pages import write_pages

ENGLISH = "---\ntitle: 茶\n---\n\nThe tea of Lanport grows on the hill above the harbour.\n"
CHINESE = "---\ntitle: Tea\nsource: https://tea.example/lanport\n---\n\n兰港的茶长在港口上面的山坡上，每年五月采摘。\n"


def told(folder: Path, name: str) -> tuple[str, str]:
    [problem] = [p for p in load_library(folder).problems if p.path == name and p.kind == "name"]
    assert problem.severity == "error"
    return problem.en, problem.zh


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("tea-en.md", "tea.en.md"),
        ("tea_en.md", "tea.en.md"),
        ("tea en.md", "tea.en.md"),
        ("tea.EN.md", "tea.en.md"),
        ("tea.eng.md", "tea.en.md"),
        ("tea.English.md", "tea.en.md"),
        ("tea-en-GB.md", "tea.en.md"),
        ("tea(en).md", "tea.en.md"),
        ("tea.en .md", "tea.en.md"),
        ("tea. en.md", "tea.en.md"),
        ("tea.en..md", "tea.en.md"),
        ("tea。en.md", "tea.en.md"),
        ("tea-英文.md", "tea.en.md"),
        ("tea英文.md", "tea.en.md"),
        ("tea.cn.md", "tea.zh.md"),
        ("tea.chinese.md", "tea.zh.md"),
        ("tea-zh.md", "tea.zh.md"),
        ("tea_zh_CN.md", "tea.zh.md"),
        ("tea.zh.cn.md", "tea.zh.md"),
        ("tea.zh-Hans.md", "tea.zh.md"),
        ("tea（中文）.md", "tea.zh.md"),
        ("茶叶-中文.md", "茶叶.zh.md"),
        ("green-tea.ZH.MD", "green-tea.zh.md"),
    ],
)
@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
def test_the_language_in_a_files_name_gives_the_name_that_makes_it_one_of_a_pair(
    tmp_path: Path, name: str, wanted: str, text: str
) -> None:
    en, zh = told(write_pages(tmp_path, {name: text}), name)
    assert f"rename it to {wanted} (" in en
    assert f"请改名为 {wanted}（" in zh


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (ENGLISH, "tea.en.md ("),
        (CHINESE, "tea.zh.md ("),
        (CHINESE.encode("gb18030"), "tea.zh.md ("),
        ("---\nlanguage: zh\n---\n\nTea grows on the hill.\n", "tea.zh.md ("),
        ("---\nlanguage：en\n---\n\n茶。\n", "tea.en.md ("),
        ("", "tea.en.md or tea.zh.md ("),
        (b"\x00\xff\x00", "tea.en.md or tea.zh.md ("),
    ],
)
def test_otherwise_its_text_tells_the_language(tmp_path: Path, text: str | bytes, wanted: str) -> None:
    assert f"rename it to {wanted}" in told(write_pages(tmp_path, {"tea.md": text}), "tea.md")[0]


@pytest.mark.parametrize("name", ["garden.md", "seen.md", "en.md", "zhen.md", "chinese.md"])
def test_a_word_that_only_ends_like_a_language_is_none(tmp_path: Path, name: str) -> None:
    stem = name.removesuffix(".md")
    assert f"rename it to {stem}.zh.md (" in told(write_pages(tmp_path, {name: CHINESE}), name)[0]


def test_a_name_that_another_page_has_is_not_advised(tmp_path: Path) -> None:
    en, zh = told(write_pages(tmp_path, {"tea.en.md": ENGLISH, "tea-en.md": ENGLISH}), "tea-en.md")
    assert (
        "tea.en.md is there already: delete the one that is wrong, or rename this one to tea-2.en.md (" in en
    )
    assert "已经有 tea.en.md" in zh


def test_what_is_advised_makes_it_a_pair(tmp_path: Path) -> None:
    write_pages(tmp_path, {"tea_en.md": ENGLISH, "tea.cn.md": CHINESE})
    for name, wanted in (("tea_en.md", "tea.en.md"), ("tea.cn.md", "tea.zh.md")):
        assert wanted in told(tmp_path, name)[0]
    (tmp_path / "tea_en.md").rename(tmp_path / "tea.en.md")
    (tmp_path / "tea.cn.md").rename(tmp_path / "tea.zh.md")
    assert [p.path for p in load_library(tmp_path).problems if p.kind in ("name", "twin")] == []
