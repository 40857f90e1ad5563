"""The settings, from the environment or from `.env` in the working folder. Nothing else reads either."""

import difflib
import logging
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dotenv.parser import Binding, parse_stream  # by which pydantic-settings reads the file
from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

logger = logging.getLogger(__name__)

REMEDIES = {
    "telegram_bot_token": "write the token as @BotFather gave it, like 123456789:AA…",
    "telegram_api_url": "write an address like https://api.telegram.org",
    "telegram_proxy": "write an address like socks5://127.0.0.1:1080 or http://name:password@127.0.0.1:8080, in name and "
    "password %40 for @, %3A for :, %2F for / and %23 for #",
    "telegram_webhook_url": "write an address that begins with https:// and has a path, but /healthz or /readyz, like https://bot.example.org/telegram",
    "telegram_webhook_secret": "write 16 to 256 letters, digits, _ and -, needed with TELEGRAM_WEBHOOK_URL; "
    'python -c "import secrets; print(secrets.token_urlsafe(32))" makes one',
    "listen_host": "write an address of this machine, like 127.0.0.1 or 0.0.0.0",
    "listen_port": "write a port number from 1 to 65535",
    "knowledge_dir": "write the path of the folder with the pages",
    "database_url": "write an address like sqlite:///data/sanming-bot.db",
    "admin_ids": "write the numbers of Telegram users, not of groups, with commas between them, like 12345678, 87654321",
    "retention_days": "write a whole number of days from 1 to 3650",
    "log_level": "write DEBUG, INFO, WARNING or ERROR",
}

_NEARLY = 0.8  # of difflib's ratio: RETENTION_DAY, TELEGRAM_TOKEN


class Settings(BaseSettings):  # type: ignore[explicit-any]  # pydantic's own base class
    """Every setting; `.env.example` explains them to operators."""

    model_config = SettingsConfigDict(env_ignore_empty=True, extra="ignore", frozen=True)

    telegram_bot_token: SecretStr | None = None
    telegram_api_url: Annotated[str, Field(pattern=r"^https?://\S+$")] = "https://api.telegram.org"
    telegram_proxy: Annotated[str | None, Field(pattern=r"^(https?|socks5h?)://\S+$")] = None
    telegram_webhook_url: Annotated[str | None, Field(pattern=r"^https://[^\s?#]+$")] = None
    telegram_webhook_secret: SecretStr | None = None
    listen_host: Annotated[str, Field(pattern=r"^\S+$")] = "127.0.0.1"
    listen_port: Annotated[int, Field(ge=1, le=65535)] = 8080
    knowledge_dir: Path = Path("knowledge")
    database_url: Annotated[str, Field(pattern=r"^\w+(\+\w+)?://")] = "sqlite:///data/sanming-bot.db"
    admin_ids: Annotated[frozenset[Annotated[int, Field(gt=0)]], NoDecode] = frozenset()
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 180
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @property
    def data_dir(self) -> Path:
        """Where the database is, if that is a file."""
        scheme, _, path = self.database_url.partition(":///")
        return Path(path).parent if scheme.startswith("sqlite") and path else Path("data")

    @property
    def lock_file(self) -> Path:
        """Held by whoever answers from the database."""
        return self.data_dir / "sanming-bot.lock"

    @property
    def dictionary_file(self) -> Path:
        """The words of both languages, as `search/lexicon.py` keeps them."""
        return self.data_dir / "words.npz"

    @field_validator("admin_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return [part for part in re.split(r"[\s,，、]+", value) if part] if isinstance(value, str) else value

    @field_validator("telegram_webhook_url")
    @classmethod
    def _has_a_path(cls, value: str | None) -> str | None:
        if value is not None and urlsplit(value).path in ("", "/", "/healthz", "/readyz"):
            raise ValueError("no path of its own")
        return value

    @field_validator("telegram_webhook_secret")
    @classmethod
    def _is_a_secret(cls, value: SecretStr | None) -> SecretStr | None:
        """What Telegram takes (Bot API, setWebhook), if long enough not to be guessed."""
        if value is not None and not re.fullmatch(r"[A-Za-z0-9_-]{16,256}", value.get_secret_value()):
            raise ValueError("not a secret")
        return value

    @field_validator("telegram_api_url", "telegram_proxy", "telegram_webhook_url")
    @classmethod
    def _has_a_host(cls, value: str | None) -> str | None:
        if value is not None and not urlsplit(value).hostname:
            raise ValueError("no host")
        if value is not None and urlsplit(value).port == 0:  # raises by itself for 99999 or "port"
            raise ValueError("no port")
        return value

    @field_validator("telegram_proxy")
    @classmethod
    def _ends_with_its_port(cls, value: str | None) -> str | None:
        """What stands behind it is the rest of a password, whose # or / was taken for the end of the host."""
        found = urlsplit(value or "")
        if found.path not in ("", "/") or found.query or found.fragment:
            raise ValueError("more than a host")
        return value

    @field_validator("database_url")
    @classmethod
    def _is_kept(cls, value: str) -> str:
        if value.startswith("sqlite") and value.partition("://")[2] in ("", "/", "/:memory:"):
            raise ValueError("a database in memory keeps nothing")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("telegram_bot_token")
    @classmethod
    def _is_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None:
            number, _, secret = value.get_secret_value().partition(":")
            if not number.isdigit() or not secret or any(c.isspace() or c == "/" for c in secret):
                raise ValueError("not a token")
        return value


def read_settings(folder: Path | None = None) -> Settings:
    """Reads the environment, then `.env` of the folder (the working folder where none is given), against which
    relative paths are resolved.

    Raises:
        SettingsError: one line that names every wrong setting and how to write it; never a secret's value.
    """
    folder = (folder or Path.cwd()).resolve()
    env_file = folder / ".env"
    names = _names_in(env_file)
    try:
        settings = Settings(  # type: ignore[call-arg]  # pydantic-settings takes these two beside the fields
            _env_file=env_file if names else None, _env_file_encoding="utf-8-sig"
        )
    except ValidationError as trouble:
        wrong = dict.fromkeys(str(fault["loc"][0]) for fault in trouble.errors())
        raise SettingsError("; ".join(f"{name.upper()}: {REMEDIES[name]}" for name in wrong) + ".") from None
    _warn_of_misspelt(names, env_file)
    if settings.telegram_webhook_url and not settings.telegram_webhook_secret:
        raise SettingsError(f"TELEGRAM_WEBHOOK_SECRET: {REMEDIES['telegram_webhook_secret']}.")
    return settings.model_copy(
        update={
            "knowledge_dir": (folder / settings.knowledge_dir).resolve(),
            "database_url": _resolve(settings.database_url, folder),
        }
    )


def _names_in(env_file: Path) -> Sequence[str]:
    """What it sets; nothing where there is no such file.

    Raises:
        SettingsError: it cannot be read, or a line of it, over which pydantic-settings would pass.
    """
    try:
        text = env_file.read_text("utf-8-sig") if env_file.is_file() else ""
    except UnicodeDecodeError:
        raise SettingsError(f"{env_file} cannot be read; save it as plain text in UTF-8.") from None
    except OSError as trouble:
        raise SettingsError(
            f"{env_file} cannot be read ({trouble.strerror}); give the bot's account permission to read it."
        ) from None
    return [name for line in parse_stream(StringIO(text)) if (name := _name_in(line, env_file))]


def _name_in(line: Binding, env_file: Path) -> str | None:
    """The name that it sets; None of a comment."""
    if line.error or (line.key and line.value is None):
        text = line.original.string
        number = line.original.line + text[: len(text) - len(text.lstrip())].count("\n")
        raise SettingsError(
            f"{env_file}, line {number}: write NAME=value there, and close every quotation mark."
        )
    return line.key


def _warn_of_misspelt(names: Sequence[str], env_file: Path) -> None:
    """Other names are somebody else's business; one that is nearly a setting's is a slip, and the default counts."""
    ours = [name.upper() for name in Settings.model_fields]
    for name in names:
        meant = difflib.get_close_matches(name.upper(), ours, 1, _NEARLY)
        if meant and name.upper() not in ours:
            logger.warning("%s: %s is no setting and changes nothing; is %s meant?", env_file, name, *meant)


def _resolve(url: str, folder: Path) -> str:
    """A relative path in the URL of a SQLite file made absolute."""
    scheme, _, path = url.partition(":///")
    if not scheme.startswith("sqlite") or not path or path == ":memory:" or path.startswith("file:"):
        return url
    return f"{scheme}:///{(folder / path).as_posix()}"
