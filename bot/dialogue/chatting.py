"""Small talk answered: in one or two sentences, warm, and on to the next question."""

from bot.dialogue import wording
from bot.dialogue.context import Context, main_topics
from bot.dialogue.intents import Intent
from bot.dialogue.messages import Reply

_SAID: dict[str, wording.Phrase] = {
    "greeting": wording.GREETING,
    "presence": wording.PRESENT,
    "wellbeing": wording.WELLBEING,
    "thanks": wording.THANKS,
    "kindness": wording.KINDNESS,
    "goodbye": wording.GOODBYE,
    "laughter": wording.LAUGHTER,
    "apology": wording.FORGIVEN,
    "complaint": wording.SORRY_WRONG,
    "confusion": wording.SORRY_UNCLEAR,
    "offer": wording.OFFER,
    "pause": wording.PAUSE,
    "stop": wording.STOP,
    "declined": wording.DECLINED,
    "acknowledgement": wording.ACKNOWLEDGED,
    "rude": wording.SORRY_RUDE,
    "files": wording.NO_FILES,
    "chores": wording.NO_CHORES,
    "opinion": wording.NO_OPINION,
}
_OFFERS_TOPICS = ("greeting", "confusion")
_SHOWS_THE_CONTACT = ("complaint", "rude", "files", "chores", "opinion")


def reply(intent: Intent, context: Context) -> Reply | None:
    """What is said to small talk; None where the intent is none."""
    name = intent.name
    if name == "wave":  # a hello at the beginning, a goodbye later
        name = "goodbye" if context.state.at else "greeting"
    phrase = _SAID.get(name)
    if not phrase:
        return None
    return Reply(
        "smalltalk",
        context.locale,
        (phrase(context.locale),),
        show_contact=name in _SHOWS_THE_CONTACT,
        choices=main_topics(context) if name in _OFFERS_TOPICS else (),
        reason=name,
    )
