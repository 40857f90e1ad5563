"""The Bot API server by hand, as a process of its own."""

import subprocess
import sys
from urllib.parse import urlencode
from urllib.request import urlopen


def test_by_hand_a_line_that_means_nothing_is_explained() -> None:
    command = [sys.executable, "-m", "tests.servers.bot_api", "--port", "0"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    ) as server:
        assert server.stdin
        assert server.stdout
        url = server.stdout.readline().strip().partition("=")[2]
        server.stdin.write("hello\n7 >Help\n7 Hello\n")
        server.stdin.flush()
        heard = [server.stdout.readline() for _ in range(2)]
        keyboard = '{"inline_keyboard": [[{"text": "Topics", "callback_data": "c:topics"}]]}'
        wait_for_updates(url)
        message = urlencode({"chat_id": 7, "text": "Hi", "reply_markup": keyboard})
        urlopen(f"{url}/bot1:x/sendMessage", message.encode()).close()
        out, _ = server.communicate("7 >unknown label\n7 >Topics\n", timeout=30)
    assert server.returncode == 0
    assert heard == [
        "a line is a chat's number, a blank, and what is said there\n",
        "chat 7 has no message with buttons\n",
    ]
    assert "no button to press says “unknown label”; there are: Topics" in out


def wait_for_updates(url: str) -> None:
    """Until what was typed last is said."""
    urlopen(f"{url}/bot1:x/getUpdates?timeout=10").close()
