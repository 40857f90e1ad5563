from pathlib import Path

import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import segmenter

SENTENCES = (
    "三明市位于福建省中部，连接西北隅。",
    "南京市长江大桥",
    "他来到了网易杭研大厦，侵华日军南京大屠杀遇难同胞纪念馆在哪里",
    "灯塔港码头泊位租金多少",
)
ADDED = ("灯塔港", "灯塔港码头", "易杭研大")


@pytest.fixture
def afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenter, "_segmenter", None)


@pytest.fixture(scope="module")
def jiebas() -> jieba.Tokenizer:
    return jieba.Tokenizer()


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)) | st.sampled_from(SENTENCES))
def test_it_cuts_as_jieba_does(text: str) -> None:
    plain = segmenter._Segmenter(segmenter._loaded().dictionary)
    assert list(plain.cut_for_search(text)) == list(jieba.dt.cut_for_search(text))


@pytest.mark.usefixtures("afresh")
def test_it_cuts_as_jieba_does_with_words_that_were_added(jiebas: jieba.Tokenizer) -> None:
    segmenter.join(ADDED)
    for word in ADDED:
        jiebas.add_word(word)
    for text in (*SENTENCES, *(f"{a}{b}{c}" for a in ADDED for b in SENTENCES for c in ADDED)):
        assert segmenter.cut_for_search(text) == list(jiebas.cut_for_search(text))
        assert segmenter.cut(text) == list(jiebas.cut(text))


@pytest.mark.usefixtures("afresh")
@pytest.mark.parametrize("damage", [b"", b"no archive", None])
def test_a_kept_dictionary_that_cannot_be_used_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "words.npz"
    segmenter.use(file)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert segmenter._read(file) is None
    segmenter._segmenter = None
    segmenter.use(file)
    assert file.read_bytes() == whole
    assert segmenter.cut("南京市长江大桥") == ["南京市", "长江大桥"]


@pytest.mark.usefixtures("afresh")
def test_a_kept_dictionary_knows_what_the_words_are(tmp_path: Path) -> None:
    for _ in ("built", "read"):
        segmenter._segmenter = None
        segmenter.use(tmp_path / "words.npz")
        assert segmenter.is_a("name", "南京")
        assert segmenter.is_a("verb", "投资") is False  # it may be a noun, too
        assert segmenter.is_a("verb", "提供")
        assert segmenter.is_a("manner", "漂亮")
        assert not segmenter.is_a("name", "灯塔港码头")


@pytest.mark.usefixtures("afresh")
def test_nothing_is_written_where_there_is_no_folder(tmp_path: Path) -> None:
    segmenter.use(tmp_path / "data" / "words.npz")
    assert not (tmp_path / "data").exists()
