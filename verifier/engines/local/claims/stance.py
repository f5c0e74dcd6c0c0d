"""Read how firmly something is put: asserted, denied, unconfirmed or predicted.

By closed lists of words and the verb that reports it; what a claim is about is not looked at.
"""

import re

from verifier.engines.local.grammar import lexicon
from verifier.models import Stance

_DENIED = re.compile(
    r"\b(?:is|are|was|were|be|been|as|it's)\s+(?:[\w-]+\s+){0,2}?(?:" + "|".join(sorted(lexicon.FALSITY)) + r")\b"
    r"|\b(?:is|are|was|were) not (?:true|the case|correct|accurate)\b",
    re.IGNORECASE,
)
_UNSURE = re.compile(
    r"\b(?:" + "|".join(sorted(lexicon.UNSURE)) + r")\b|\b(?:may|might|could) (?:\w+ )?have\b"
    r"|\bthere (?:is|are|has been|have been|were|was) "
    r"(?:\w+ ){0,3}?(?:reports?|rumou?rs|indications|suggestions|speculation|claims) "
    r"(?:\w+ ){0,3}?(?:that|suggesting|of)\b"
    r"|\bappears? to\b|\bis said to\b|\bare said to\b|\bis believed to\b|\bare believed to\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|won't|'ll)\b|\bwould\b(?! (?:not )?have\b)|\b(?:is|are|was|were|be) (?:\w+ )?"
    r"(?:expected|due|set|scheduled|likely|poised|going|slated|about|forecast|projected|planned|bound) (?:to|that)\b"
    r"|\blikely (?:that|to)\b|\bprobable\b|\bimminent(?:ly)?\b|\b(?:plans?|intends?|aims?) to\b",
    re.IGNORECASE,
)
_IS_TO = re.compile(
    r"^(?!.*\b(?:aims?|goals?|tasks?|jobs?|plans?|ideas?|purpose|point|priority|problem|hope|duty|role|mission|way|"
    r"challenge|intention|objectives?|strategy)\b).*?\b(?:is|are) to (?!blame\b|date\b)[a-z]+\b",
    re.IGNORECASE,
)
"""What is arranged: "the post is to be cut"; not "the aim is to cut it"."""
_POSSIBLE = re.compile(r"\b(?:could|may|might|can)\b(?! (?:not|\w+ have|have)\b)")
_POSSIBLE_FIGURE = re.compile(
    r"\b(?:could|may|might) (?:\w+ )?be (?:between |around |about |as (?:many|much|high) as |up to |over |more than |"
    r"at least |nearly |roughly |some |close to )?[$€£]?\d",
    re.IGNORECASE,
)
_ONGOING = re.compile(r"\b(?:now|currently|already|at present)\b", re.IGNORECASE)
_NEGATED = re.compile(
    r"^no\b(?!.*\b(?:is|are|will|would)\b)|\b(?:has|have|had|did)(?: not|n['’]t) (?!\w* ?(?:yet|only|whether))"
    r"|\b(?:was|were)(?: not|n['’]t) \w+(?:ed|en|wn|ught|ld)\b",
    re.IGNORECASE,
)
_SIDE_CLAUSE = re.compile(
    r"(?<!likely)(?<!probable)(?<!expected) (?:that|which|who|because|after|before|until|when|where|if)\b.*"
    r"|(?:\b(?:the|a|an|any|its|their|his|her|against|over)|['’]s) plans? to\b.*"
)
"""What follows the main clause, and plans that somebody else has: neither makes the claim itself a forecast."""


def stance_of(text: str, base: str | None = None, unsure: bool = False) -> Stance:
    """Return the stance that a claim's text shows.

    `base` is the verb that reports it, in its bare form; a speaker's "was not" answers somebody and is a denial.
    """
    if base == "deny" or _DENIED.search(text):
        return Stance.DENIED
    if base is not None and _NEGATED.search(_SIDE_CLAUSE.sub("", text)) and not _lies_ahead(text):
        return Stance.DENIED
    if unsure or base in lexicon.UNSURE_VERBS or _UNSURE.search(text):
        return Stance.UNCONFIRMED
    if base in lexicon.FORECASTING or _lies_ahead(text):
        return Stance.PREDICTED
    return Stance.ASSERTED


def _lies_ahead(text: str) -> bool:
    text = _SIDE_CLAUSE.sub("", text)
    if _FUTURE.search(text) or _IS_TO.match(text):
        return True
    return bool(_POSSIBLE.search(text)) and not (_ONGOING.search(text) or _POSSIBLE_FIGURE.search(text))
