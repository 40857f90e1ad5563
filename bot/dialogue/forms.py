"""What every list of forms of what people say is written with."""

import re

EDGES = re.compile(r"^[\W_]+|[\W_]+$")
"""Marks, blanks and emoji at both ends of what is compared with a form."""


def any_of(*forms: str) -> str:
    """One regular expression for any of ``forms``, without a group around it."""
    return "|".join(forms)
