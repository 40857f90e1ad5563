"""What an administrator is told, as a message of the private chat with the bot. Pure."""

from collections.abc import Iterable, Sequence

from bot.channels.telegram_render import Place, text_body


def notice_bodies(admin_ids: Iterable[int], text: str) -> Sequence[tuple[str, str]]:
    """(conversation, body) for each administrator."""
    return [(f"telegram:{admin}:0:{admin}", text_body(text, Place(admin))) for admin in sorted(admin_ids)]
