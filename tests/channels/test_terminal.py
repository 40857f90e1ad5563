"""The conversation in a shell: what is typed, and what is then read."""

import io

import pytest

from bot.channels.terminal import chat
from bot.desk import Desk
from bot.dialogue import wording
from tests.pages import EMAIL


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["How many berths does the harbour have?"], "twelve berths"),
        (["/contact"], EMAIL),
        (["/HELP"], wording.HELP("en")),
        (["/lang zh"], wording.LANGUAGE_SET("zh-Hans")),
        (["/lang zh", "/help"], wording.HELP("zh-Hans")),
        (["/start zh_contact"], f"请发邮件至{EMAIL}"),
        (["/start zh_harbour", "/help"], wording.HELP("zh-Hans")),
        (["/harbour"], "Source: The harbour of Lanport"),
        (["1"], "Source: The harbour of Lanport"),
        (["/quit", "/help"], wording.WELCOME("en")),
    ],
)
def test_a_line_gets_its_reply(
    desk: Desk,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    lines: list[str],
    expected: str,
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(lines)))
    chat(desk)
    shown = capsys.readouterr().out
    assert expected in shown
    assert (wording.HELP("en") in shown) == (lines == ["/HELP"])
