"""Read from a sentence's grammar what a bag of words loses: its main verb, its subject, what it only passes on.

It looks at the main clause only, and parses no further: objects are not told from adjuncts.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.phrases import first_finite, group_end, subject_start, verb_of
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.wording import words_of

_HOLLOW = re.compile(
    r"^it (?:is|was) (?:\w+ )?(?:likely|probable|possible|expected|true|not true)(?: that)?\s", re.IGNORECASE
)
_REPORTED = re.compile(
    r"\b(?:reports?|rumou?rs?|allegations?|claims|suggestions|speculation|indications) "
    r"(?:\w+ ){0,3}?(?:that|of|about|suggesting|on)\b|\b(?:whether|indicat\w+|suggest\w+|alleged(?:ly)?)\b",
    re.IGNORECASE,
)
_SHARE = re.compile(
    r"^(?:\w+ ){0,3}?(?:portion|part|half|third|quarter|majority|minority|most|many|some|few|several|all|none|dozens|"
    r"\d[\d.,]* ?(?:%|percent|per cent)) of (?:the|these|those|its|their)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Roles:
    """The main clause of a sentence: its verb in the bare form, the words of its subject, whether it is passive.

    `head` is the last word of the subject in front of any preposition; `only_owners` are words that stand nowhere but
    in front of "'s" ("the bank's director"). `reported` says that a content is only passed on ("reports that …",
    "whether …"), `share` that the subject is a part of something that is taken as given ("most of the soldiers").
    """

    verb: str
    subject: str
    passive: bool
    head: str
    only_owners: str
    reported: bool
    share: bool


def read_roles(text: str) -> Roles:
    """Read the main clause of a sentence; verb and subject are empty where no verb is found."""
    reported, share = _REPORTED.search(text) is not None, _SHARE.match(text) is not None
    text = _HOLLOW.sub("", text)
    tokens = tokenize(text, 0, len(text))
    finite = first_finite(tokens)
    if finite is None:
        return Roles("", "", False, "", "", reported, share)
    end = group_end(tokens, finite)
    passive = tokens[end - 1].tag is Tag.PARTICIPLE and any(one.low in lexicon.BE for one in tokens[finite:end])
    subject = tokens[subject_start(tokens, finite) : finite]
    noun = next((at for at, token in enumerate(subject) if at and token.tag is Tag.PREPOSITION), len(subject))
    head = subject[noun - 1].text if subject else ""
    return Roles(verb_of(tokens) or "", words_of(subject), passive, head, _only_owners(tokens), reported, share)


def _only_owners(tokens: Sequence[Token]) -> str:
    owning = {one.low for one, after in pairwise(tokens) if after.tag is Tag.POSSESSIVE}
    alone = {
        one.low for one, after in zip_longest(tokens, tokens[1:]) if after is None or after.tag is not Tag.POSSESSIVE
    }
    return " ".join(sorted(owning - alone))
