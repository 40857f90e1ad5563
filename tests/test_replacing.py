import os
from contextlib import suppress
from pathlib import Path

from bot.replacing import replaced


def test_a_file_stays_as_it_was_where_its_half_is_not_finished(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    file.write_text("before")
    with suppress(RuntimeError), replaced(file) as half:
        half.write_text("hal")
        raise RuntimeError("killed")
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert file.read_text() == "before"
    with replaced(file) as half:
        half.write_text("after")
        assert file.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]
    assert file.read_text() == "after"


def test_what_a_killed_process_left_is_deleted_and_what_another_writes_now_is_not(tmp_path: Path) -> None:
    file = tmp_path / "tokens.npz"
    old, new = tmp_path / "tokens.npz.1.tmp", tmp_path / "tokens.npz.2.tmp"
    for half in (old, new):
        half.touch()
    os.utime(old, (0, 0))
    with replaced(file) as half:
        half.touch()
    assert {path.name for path in tmp_path.glob("*.tmp")} == {new.name}
