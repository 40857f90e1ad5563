"""English verbs whose past is another word (sold, made): the stemmer knows endings only, so that a page that says “is
sold to Africa” would not answer “where do they sell it”.
"""

import re

_FORMS = {
    "become": "became",
    "begin": "began begun",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "choose": "chose chosen",
    "come": "came",
    "draw": "drew drawn",
    "drive": "drove driven",
    "feel": "felt",
    "get": "got gotten",
    "give": "gave given",
    "go": "goes going went gone",
    "grow": "grew grown",
    "hear": "heard",
    "hold": "held",
    "keep": "kept",
    "know": "knew known",
    "lead": "led",
    "leave": "left",
    "lend": "lent",
    "lose": "lost",
    "make": "made",
    "mean": "meant",
    "pay": "paid",
    "rise": "rose risen",
    "run": "ran",
    "say": "said says",
    "see": "saw seen",
    "sell": "sold",
    "send": "sent",
    "speak": "spoke spoken",
    "spend": "spent",
    "take": "took taken",
    "teach": "taught",
    "tell": "told",
    "think": "thought",
    "understand": "understood",
    "win": "won",
    "write": "wrote written",
}
_PRESENT = {past: verb for verb, forms in _FORMS.items() for past in forms.split()}
_PAST = re.compile(rf"\b(?:{'|'.join(_PRESENT)})\b")


def in_the_present(text: str) -> str:
    """The text with such verbs in their first form; capitalised words may be names and stay."""
    return _PAST.sub(lambda form: _PRESENT[form.group()], text)
