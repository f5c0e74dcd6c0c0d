"""Put who speaks in the place of the pronouns in what he says: "I" and "he" are the speaker, "we" his organisation.

It knows no grammar of reference beyond that; what "they" and "the region" stand for is left to `discourse`.
"""

import re

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import Speaker
from verifier.engines.local.grammar.verbs import Form, base_of, form_of, present

_I = re.compile(r"^I\b(?!['’])")
_MY = re.compile(r"\bmy\b|^My(?= [a-z])")
_ME = re.compile(r"(?<=\w )me\b(?![-'’])")
_OUR = re.compile(r"\bour\b|^Our(?= [a-z])")
"""A capital inside a sentence, or in front of another one, is part of a name: "Our Town", "My Radio"."""

_WE = re.compile(r"^we\b(?!')", re.IGNORECASE)
_WE_ARE_SOMETHING = re.compile(r"^we (?:are|remain|were) (?:still )?(?:the|a|an)\b", re.IGNORECASE)
_HE = re.compile(r"^(?:he|she)\b(?!')", re.IGNORECASE)
_HIS = re.compile(r"^(?:his|her) (?=[a-z])", re.IGNORECASE)
_IT = re.compile(
    r"^it (?=(?:(?:now|also|still|already|previously) )?"
    r"(?:has|had|will|would|cannot|could|can|does|did|expects?|plans?|believes?|intends?|hopes?|"
    r"(?:is|was) (?:(?!raining|snowing|getting)\w+ing|aware|unable|ready|behind|among)|"
    r"(?!rained|snowed|seemed|emerged|appeared|turned|followed|remained|happened)\w+ed)\b)",
    re.IGNORECASE,
)
_TO_IT = re.compile(r"\b(into|about|to|on|of) (?:it|that|this)\b(?=[.,]|$| [a-z]+ly\b| but\b| and\b)")


def first_person(text: str, speaker: Speaker, organisation: str) -> str:
    """Name the speaker and his organisation in his own words; "We are the strongest party" is left as it is."""
    if speaker.name:
        text = _ME.sub(lambda _: speaker.name or "", _MY.sub(lambda _: f"{speaker.name}'s", text))
        if _I.match(text):
            return _as_one(_I.sub(lambda _: speaker.name or "", text, count=1), len(speaker.name))
    if not _WE.match(text):
        return _OUR.sub(lambda _: f"{organisation}'s", text)
    if speaker.speaks_for_himself and _WE_ARE_SOMETHING.match(text):
        return text
    text = _OUR.sub("its" if organisation != speaker.name else f"{organisation}'s", text)
    return _as_one(_WE.sub(lambda _: organisation, text, count=1), len(organisation))


def pronoun_of(text: str) -> str:
    """Return "he" or "she", whichever a text begins with, also as "his" or "her"; empty for neither."""
    return _GENDER.get(text.split(" ", 1)[0].casefold(), "")


def he_or_she(text: str, person: Speaker) -> str:
    """Name the person whom "he", "she", "his" or "her" at the beginning of a text means."""
    text = _HE.sub(lambda _: person.name or "", text, count=1)
    return _HIS.sub(lambda _: f"{person.name}'s ", text, count=1)


_GENDER = {"he": "he", "his": "he", "she": "she", "her": "she"}

_ITS = re.compile(r"^its (?=[a-z])", re.IGNORECASE)


def it(text: str, organisation: str) -> str:
    """Name the organisation that "it" in front of what organisations do means, or "its" at the beginning."""
    text = _IT.sub(lambda _: f"{organisation} ", text, count=1)
    return _ITS.sub(lambda _: f"{organisation}'s ", text, count=1)


def with_topic(text: str, topic: str) -> str:
    """Put what a speaker refers to ("referring to reports that …") in the place of "these reports" or "into it"."""
    if not topic:
        return text
    noun = topic.split()[0]
    if noun != "whether":
        text, times = re.subn(rf"\b(?:these|those|such) {re.escape(noun)}\b", lambda _: topic, text, count=1)
        if times:
            return text
    return _TO_IT.sub(lambda match: f"{match[1]} {topic}", text, count=1)


_SINGULAR = {"are": "is", "have": "has", "were": "was", "do": "does", "am": "is", "don't": "doesn't", "aren't": "isn't"}


def _as_one(text: str, at: int) -> str:
    """Make the verb behind a singular name agree: "we are" was the source."""
    if " and " in text[:at]:
        return text
    head, _, rest = text[at:].lstrip().partition(" ")
    lead = text[:at]
    adverb = ""
    if head in lexicon.ADVERBS or head.endswith("ly"):
        adverb, (head, _, rest) = f"{head} ", rest.partition(" ")
    head = head.replace("’", "'")
    changed = _SINGULAR.get(head)
    if changed is None:
        base = base_of(head)
        changed = present(base) if base and form_of(head) is Form.BASE else head
    return f"{lead} {adverb}{changed} {rest}".rstrip()
