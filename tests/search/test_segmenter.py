import jieba
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search import lexicon, segmenter

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
    monkeypatch.setattr(lexicon, "_lexicon", None)


@pytest.fixture(scope="module")
def jiebas() -> jieba.Tokenizer:
    return jieba.Tokenizer()


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)) | st.sampled_from(SENTENCES))
def test_it_cuts_as_jieba_does(text: str) -> None:
    plain = segmenter._Segmenter(lexicon.loaded().chinese)
    assert list(plain.cut_for_search(text)) == list(jieba.dt.cut_for_search(text))


@pytest.mark.usefixtures("afresh")
def test_it_cuts_as_jieba_does_with_words_that_were_added(jiebas: jieba.Tokenizer) -> None:
    segmenter.join(ADDED)
    for word in ADDED:
        jiebas.add_word(word)
    for text in (*SENTENCES, *(f"{a}{b}{c}" for a in ADDED for b in SENTENCES for c in ADDED)):
        assert segmenter.cut_for_search(text) == list(jiebas.cut_for_search(text))
        assert segmenter.cut(text) == tuple(jiebas.cut(text))
