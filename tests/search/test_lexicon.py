from pathlib import Path

import pytest

from bot.search import lexicon, segmenter


@pytest.fixture(autouse=True)
def _afresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmenter, "_segmenter", None)
    monkeypatch.setattr(lexicon, "_lexicon", None)


@pytest.mark.parametrize("damage", [b"", b"no archive", None])
def test_a_kept_dictionary_that_cannot_be_used_is_made_anew(tmp_path: Path, damage: bytes | None) -> None:
    file = tmp_path / "words.npz"
    lexicon.use(file)
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert lexicon._read(file) is None
    lexicon._lexicon = None
    lexicon.use(file)
    assert file.read_bytes() == whole
    assert segmenter.cut("南京市长江大桥") == ("南京市", "长江大桥")


def test_a_kept_dictionary_knows_what_the_words_are(tmp_path: Path) -> None:
    for _ in ("built", "read"):
        lexicon._lexicon = None
        lexicon.use(tmp_path / "words.npz")
        assert segmenter.is_a("name", "南京")
        assert segmenter.is_a("verb", "投资") is False  # it may be a noun, too
        assert segmenter.is_a("verb", "提供")
        assert segmenter.is_a("manner", "漂亮")
        assert not segmenter.is_a("name", "灯塔港码头")


def test_a_kept_lexicon_knows_english_words(tmp_path: Path) -> None:
    for _ in ("built", "read"):
        lexicon._lexicon = None
        lexicon.use(tmp_path / "words.npz")
        english = lexicon.loaded().english
        assert "harbour" in english or "harbor" in english
        assert "mony" not in english
        assert english.likelihood("the") > english.likelihood("harbor") > 0
        assert english.likelihood("mony") == 0


def test_nothing_is_written_where_there_is_no_folder(tmp_path: Path) -> None:
    lexicon.use(tmp_path / "data" / "words.npz")
    assert not (tmp_path / "data").exists()
