import os
from pathlib import Path

import pytest

from bot.errors import SettingsError
from bot.settings import REMEDIES, Settings, read_settings

NAMES = {name.upper() for name in Settings.model_fields}
SECRETS = ("TELEGRAM_BOT_TOKEN", "TELEGRAM_WEBHOOK_SECRET", "TELEGRAM_PROXY")
"""What holds one: a proxy's address may hold a password."""


@pytest.fixture(autouse=True)
def clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)


def test_defaults_need_no_file(tmp_path: Path) -> None:
    settings = read_settings(tmp_path)
    assert settings.telegram_bot_token is None
    assert settings.telegram_api_url == "https://api.telegram.org"
    assert (settings.retention_days, settings.admin_ids) == (180, frozenset())


def test_relative_paths_start_at_the_folder_of_the_env_file(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("KNOWLEDGE_DIR=pages\nDATABASE_URL=sqlite:///my data/x.db\n")
    settings = read_settings(tmp_path)
    assert settings.knowledge_dir == tmp_path / "pages"
    assert settings.database_url == f"sqlite:///{(tmp_path / 'my data/x.db').as_posix()}"


def test_absolute_paths_and_other_databases_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KNOWLEDGE_DIR", "/srv/pages")
    monkeypatch.setenv("DATABASE_URL", "postgresql://u:p@h/x")
    settings = read_settings(tmp_path)
    assert settings.knowledge_dir == Path("/srv/pages")
    assert settings.database_url == "postgresql://u:p@h/x"


def test_the_environment_wins_over_the_file_and_empty_values_count_as_unset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "RETENTION_DAYS=9\nTELEGRAM_PROXY=\nADMIN_IDS=1, 22 ,333，4444、5\nOTHER=x\nLOG_LEVEL=debug\n"
    )
    monkeypatch.setenv("RETENTION_DAYS", "7")
    settings = read_settings(tmp_path)
    assert (settings.retention_days, settings.telegram_proxy, settings.log_level) == (7, None, "DEBUG")
    assert settings.admin_ids == {1, 22, 333, 4444, 5}


def test_an_empty_variable_leaves_what_the_file_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".env").write_text("TELEGRAM_PROXY=socks5://127.0.0.1:1080\n")
    monkeypatch.setenv("TELEGRAM_PROXY", "")
    assert read_settings(tmp_path).telegram_proxy == "socks5://127.0.0.1:1080"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", "hunter2-secret"),
        ("TELEGRAM_BOT_TOKEN", "12345:with space"),
        ("TELEGRAM_API_URL", "api.telegram.org"),
        ("TELEGRAM_PROXY", "user:hunter2@127.0.0.1:1080"),
        ("TELEGRAM_PROXY", "socks5://name:12#hunter2@127.0.0.1:1080"),
        ("TELEGRAM_WEBHOOK_URL", "bot.example.org/telegram"),
        ("TELEGRAM_WEBHOOK_URL", "https://bot.example.org"),
        ("TELEGRAM_WEBHOOK_URL", "https://bot.example.org/readyz"),
        ("TELEGRAM_WEBHOOK_URL", "https://bot.example.org/telegram?x=1"),
        ("TELEGRAM_WEBHOOK_URL", "https:///telegram"),
        ("TELEGRAM_WEBHOOK_URL", "http://bot.example.org/telegram"),
        ("TELEGRAM_WEBHOOK_SECRET", "hunter2-secret"),
        ("TELEGRAM_WEBHOOK_SECRET", "hunter2-secret with spaces in it"),
        ("LISTEN_HOST", "no host"),
        ("LISTEN_PORT", "0"),
        ("LISTEN_PORT", "http"),
        ("DATABASE_URL", "data/x.db"),
        ("ADMIN_IDS", "peng"),
        ("ADMIN_IDS", "12345678, -5"),
        ("ADMIN_IDS", "0"),
        ("RETENTION_DAYS", "0"),
        ("RETENTION_DAYS", "half a year"),
        ("LOG_LEVEL", "loud"),
    ],
)
def test_a_wrong_setting_is_named_in_one_line_that_shows_no_secret(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path)
    assert str(caught.value).startswith(f"{name}: write ")
    assert "\n" not in str(caught.value)
    if name in SECRETS:
        assert value not in str(caught.value)


def test_the_token_never_prints() -> None:
    settings = Settings(telegram_bot_token="12345:hunter2")  # type: ignore[arg-type]  # read from text, as ever
    assert "hunter2" not in repr(settings)


def test_of_every_setting_it_is_said_how_to_write_it() -> None:
    assert set(REMEDIES) == set(Settings.model_fields)


def test_the_example_file_lists_every_setting_once_with_a_comment_and_is_valid(tmp_path: Path) -> None:
    text = (Path(__file__).parents[1] / ".env.example").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.split("\n\n")[1:]]
    assert {block[-1].partition("=")[0] for block in blocks} == NAMES
    assert len(blocks) == len(NAMES)
    assert all(line.startswith("#") for block in blocks for line in block[:-1])
    (tmp_path / ".env").write_text(text, encoding="utf-8")
    assert read_settings(tmp_path).model_dump(exclude={"knowledge_dir", "database_url"}) == read_settings(
        tmp_path / ".."
    ).model_dump(exclude={"knowledge_dir", "database_url"})


def test_a_name_that_is_nearly_a_settings_is_warned_of_and_any_other_is_not(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".env").write_text(
        "# RETENTION_DAZE=1\nRETENTION_DAY=3\nexport Telegram_Token = 1:hunter2\nretention_days=9\nOTHER=x\nTZ=UTC\n"
    )
    assert read_settings(tmp_path).retention_days == 9
    assert [record.getMessage().partition(": ")[2] for record in caplog.records] == [
        "RETENTION_DAY is no setting and changes nothing; is RETENTION_DAYS meant?",
        "Telegram_Token is no setting and changes nothing; is TELEGRAM_BOT_TOKEN meant?",
    ]


@pytest.mark.parametrize(
    "line",
    [
        'TELEGRAM_BOT_TOKEN="123:hunter2',
        "TELEGRAM_BOT_TOKEN: 123:hunter2",
        "RETENTION_DAYS:30",
        "LOG_LEVEL",
        "LOG_LEVEL='INFO",
        "a note to myself",
    ],
)
def test_a_line_that_sets_nothing_is_refused_by_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / ".env").write_text(f"# ours\n\nADMIN_IDS=1 # Peng\n\n{line}\nLOG_LEVEL=INFO\n")
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path)
    assert str(caught.value) == (
        f"{tmp_path / '.env'}, line 5: write NAME=value there, and close every quotation mark."
    )


def test_a_file_that_cannot_be_read_says_what_helps(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes("LOG_LEVEL=INFO # für uns\n".encode("latin-1"))
    with pytest.raises(SettingsError, match=r"\.env cannot be read; save it as plain text in UTF-8\.$"):
        read_settings(tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_of_somebody_else_says_who_needs_permission(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("LOG_LEVEL=INFO\n")
    (tmp_path / ".env").chmod(0)
    with pytest.raises(
        SettingsError, match=r"\.env cannot be read \(Permission denied\); give the bot's acc"
    ):
        read_settings(tmp_path)


def test_a_webhook_needs_a_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_WEBHOOK_URL", "https://bot.example.org/telegram")
    with pytest.raises(
        SettingsError, match=r"^TELEGRAM_WEBHOOK_SECRET: write 16 to 256 .*token_urlsafe"
    ) as trouble:
        read_settings(tmp_path)
    assert "\n" not in str(trouble.value)
    monkeypatch.setenv("TELEGRAM_WEBHOOK_SECRET", "0123456789abcdef")
    assert read_settings(tmp_path).telegram_webhook_secret
