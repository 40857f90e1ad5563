"""English as it is typed on a phone: “ppl”, “abt”, “govt” in full. Only words of everyday talk and grammar, which mean
nothing else; no subject of the pages is among them.
"""

import re

_IN_FULL = {
    "u": "you",
    "ur": "your",
    "r": "are",
    "ppl": "people",
    "pls": "please",
    "plz": "please",
    "abt": "about",
    "govt": "government",
    "gov't": "government",
    "biz": "business",
    "yr": "year",
    "yrs": "years",
    "hrs": "hours",
    "mins": "minutes",
    "wat": "what",
    "whats": "what is",
    "wats": "what is",
    "wheres": "where is",
    "whens": "when is",
    "whos": "who is",
    "hows": "how is",
    "wht": "what",
    "whr": "where",
    "hw": "how",
    "cuz": "because",
    "bcoz": "because",
    "b4": "before",
    "w/o": "without",
    "w/": "with",
    "w": "with",
    "btw": "by the way",
    "tmrw": "tomorrow",
    "cmpny": "company",
    "dept": "department",
    "depts": "departments",
    "mgmt": "management",
    "avg": "average",
    "gov": "government",
    "thru": "through",
    "n": "and",
    "nd": "and",
    "bout": "about",
    "wanna": "want to",
    "gonna": "going to",
    "gotta": "have to",
    "dunno": "do not know",
    "lemme": "let me",
    "gimme": "give me",
    "wud": "would",
    "cud": "could",
    "shud": "should",
    "wen": "when",
    "info": "information",
    "stat": "figure",
    "stats": "figures",
    "uni": "university",
    "unis": "universities",
    "tnx": "thanks",
    "thnx": "thanks",
    "tks": "thanks",
    "frm": "from",
    "tht": "that",
    "sth": "something",
    "smth": "something",
    "fwd": "forward",
    "wld": "would",
    "cld": "could",
    "shld": "should",
    "bcz": "because",
    "nxt": "next",
    "grp": "group",
    "mny": "many",
    "opn": "open",
    "bc": "because",
    "cos": "because",
    "wks": "weeks",
    "mths": "months",
    "amt": "amount",
}
_SHORT = re.compile(
    rf"(?<![\w./@'’&-])(?:{'|'.join(sorted(map(re.escape, _IN_FULL), key=len, reverse=True))})(?![\w.@'’&-]\w|\w)",
)


_WITH_A_STOP = {
    "min": "minimum",
    "max": "maximum",
    "avg": "average",
    "sq": "square",
    "approx": "approximately",
}
_ABBREVIATED = re.compile(rf"\b(?P<short>{'|'.join(_WITH_A_STOP)})\.\s(?=[a-z])")
"""Before the word that they belong to; “20 min.” are minutes."""
_FEWEST_SHOUTED = 3
"""Words in capitals from which on a message is shouted; fewer may be names (SANMING GDP)."""
_LATIN_WORD = re.compile(r"[A-Za-z]{2,}")


_THAT_NAME = re.compile(r"\b(is|was|does|did|has|can|of|about|at|for|from) th(?:at|is) (?=[A-Z][a-z]{2,})")
"""“Is that Norbury a town?” names what it asks about."""
_BASED = re.compile(r" (?:that are |which are )?(?:headquartered|based|located|situated|domiciled) in ", re.I)
_SWORN = re.compile(r"\b(wtf|what the (?:hell|heck|fuck)|tf)(?= (?:is|are|was|does|do|did)\b)", re.I)
"""“wtf is a negative list” asks what that is."""
_IN_MONEY = re.compile(
    r"(?<=\w\w)(?<! that)(?<! this)(?<! it)(?<! those)(?<! much)(?<! cost)[, ]+(?:(?:figures?|amounts?|numbers?) )?(?:in|as) (?:us |hk )?(?:dollars?|usd|euros?|eur|pounds?|gbp)\b(?! (?:million|billion|terms))",
    re.I,
)
"""In which foreign money a figure is wanted, which finds any page that has some."""
_ONE = re.compile(
    r"\b(?P<do>does|can|could|should|may|might|must|would) one (?=(?:get|go|travel|hold|keep|own|buy|rent|lease|apply|register|find|reach|start|open|set|sell|visit|expect|obtain|pay|need|have|file|contact|complain)\b)",
    re.I,
)
"""“How does one get there” asks for no number."""
_HOW_OLD = re.compile(
    r"\bhow old (?=(?:(?:can|may|must|should|do|does|could) )?(?:i|we|you|one|he|she|people|somebody|someone|my \w+)\b)",
    re.I,
)
"""Of a person’s age, and not of a town’s."""
_TRAVEL = re.compile(
    r"\b(how (?:do|does|can|could|would|should) (?:i|we|one|you|they|people|guests) )travel\b", re.I
)
"""Of a way, and not of tourism."""
_NUMBER_OF = re.compile(
    r"^\W*(?:what(?:'s| is| was) )?(?:the )?(?:total |exact )?number of (?!(?:the|an?|my|our|your|this|that|its?)\b)(?!.*\b(?:office|bureau|customs|authority|hotline|site|team|department|cent(?:re|er))\b)(?=[a-z])",
    re.I,
)
_FOR_US = re.compile(
    r"\b(for|to|with|from|by) (?:our|my) (?:own )?(?:people|guys|folks|lads|crew)\b(?!['’]s)", re.I
)
_OURSELVES = re.compile(r"(?<!of )\b(?:our|my) (?:own )?(?:people|guys|folks|lads|crew)\b(?!['’]s)", re.I)
"""Who else than those who write: “do our people need visas?” asks of no people that a page is about."""


def in_full(text: str) -> str:
    """The text with such words written out; capitals are left, since they may be a name (R, UR), but where all is written in
    them.
    """
    if text.isupper() and len(_LATIN_WORD.findall(text)) >= _FEWEST_SHOUTED:
        text = text.lower()
    text = _OURSELVES.sub("we", _FOR_US.sub(r"\1 us", text))
    text = _HOW_OLD.sub("what age ", text)
    text = _ONE.sub(lambda one: f"{'do' if one['do'].lower() == 'does' else one['do']} I ", text)
    text = _TRAVEL.sub(r"\1get", _IN_MONEY.sub("", _SWORN.sub("what", text)))
    text = _THAT_NAME.sub(r"\1 ", text)
    text = _NUMBER_OF.sub("how many ", text)
    text = _BASED.sub(" in ", text)
    text = _ABBREVIATED.sub(lambda short: f"{_WITH_A_STOP[short['short']]} ", text)
    return _SHORT.sub(lambda short: _IN_FULL[short.group()], text)
