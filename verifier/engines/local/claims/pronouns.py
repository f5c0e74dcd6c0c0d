"""Put names in the place of pronouns where one antecedent stands out; leave them alone where none does.

"He" in what somebody says is the speaker, "we" his organisation; "they" and "those forces" are the people or things
last counted or last spoken of in the plural. It knows no grammar of reference beyond that.
"""

import re
from dataclasses import dataclass, field

from verifier.engines.local.claims.opinions import is_deed_of_words
from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import ORGANISATION_WORDS, Speaker
from verifier.engines.local.grammar.phrases import counted, first_finite, is_plural, plural_of_number, subject_start
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.verbs import Form, base_of, form_of, present
from verifier.engines.local.grammar.wording import words_of
from verifier.engines.local.speakers.cast import Cast

_PLACE = re.compile(
    r"\b((?:[A-Z][\w'’.-]+ ){1,3}"
    r"(?:[Rr]egion|[Oo]blast|[Pp]rovince|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Ii]sland|[Vv]alley))\b"
)
_THE_PLACE = re.compile(
    r"\b(?:the|this|that) (region|oblast|province|district|county|prefecture|island|valley)\b(?! of\b)"
)
_HE = re.compile(r"^(?:he|she)\b(?!')", re.IGNORECASE)
_HIS = re.compile(r"\b(?:his|her) (?=[a-z])")
_IT = re.compile(
    r"^it (?=(?:has|had|will|would|cannot|could|can|does|did|expects?|plans?|believes?|intends?|hopes?|"
    r"(?:is|was) (?:\w+ing|aware|unable|ready))\b)",
    re.IGNORECASE,
)
_TO_IT = re.compile(r"\b(into|about|to|on|of) (?:it|that|this)\b(?=[.,]|$| [a-z]+ly\b| but\b| and\b)")
_I = re.compile(r"^I\b(?!['’])")
_MY = re.compile(r"\bmy\b")
_OUR = re.compile(r"\bour\b", re.IGNORECASE)
_THE_ROLE = re.compile(r"^(?P<name>.{3,60}?) is the (?P<role>\w+)$")
_WE = re.compile(r"^we\b(?!')", re.IGNORECASE)
_THEY = re.compile(r"^they\b(?!')|(?<=^if )they\b|(?<=that )they\b", re.IGNORECASE)
_IF_THEY = re.compile(r"^(if) they\b(.*?), (they)\b", re.IGNORECASE | re.DOTALL)
_THOSE = re.compile(r"^(?P<all>all (?:of )?)?(?:these|those|the) (?P<noun>[a-z]+)(?= [a-z])", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"^(?P<figure>(?:about |around |nearly |roughly |almost |some |at least |more than |over |up to |as many as |"
    r"approximately )?\d[\d,.]*(?: (?:million|thousand|hundred|billion))?) "
    r"(?=(?:have|has|are|were|had|could|will|would|remain)\b)",
    re.IGNORECASE,
)
_GROUPS = (
    frozenset("troops soldiers forces personnel servicemen servicepeople fighters units members men".split()),
    frozenset("people residents villagers inhabitants civilians citizens evacuees".split()),
    frozenset("workers employees staff jobs".split()),
)


@dataclass(slots=True)
class Discourse:
    """What the article has spoken of so far: the last plural thing, and the places named with their kind."""

    article: str
    cast: Cast
    _plural: str = ""
    _organisation: str = ""
    _places: dict[str, list[str]] = field(default_factory=dict)

    def resolve(self, text: str, speaker: Speaker | None, own_voice: bool) -> str:
        """Return the text with pronouns replaced where it is safe."""
        text = self._office(self._first_person(text, speaker))
        text = self._third_person(text, speaker, own_voice)
        if (
            (speaker is None or speaker.name is None)
            and self._organisation
            and _THEY.match(text)
            and is_deed_of_words(text, None)
        ):
            return _THEY.sub(lambda _: self._organisation, text, count=1)
        text = self._plurals(text)
        return _THE_PLACE.sub(self._place, text)

    def organisation(self) -> str:
        """Return the organisation that was last the subject of a sentence; empty if there was none."""
        return self._organisation

    def note(self, text: str) -> None:
        """Remember what a finished claim speaks of."""
        for match in _PLACE.finditer(text):
            name = match[1]
            known = self._places.setdefault(name.rsplit(" ", 1)[1].casefold(), [])
            if name not in known:
                known.append(name)
        tokens = tokenize(text, 0, len(text))
        self._plural = _plural_topic(tokens) or self._plural
        self._organisation = _organisation(tokens) or self._organisation

    def shown(self, organisation: str) -> str:
        """Return an organisation's name as a sentence has it, with its article if the text gives it one."""
        return f"the {organisation}" if f"the {organisation}".casefold() in self._folded() else organisation

    def _folded(self) -> str:
        return self.article

    def _office(self, text: str) -> str:
        """Name the organisation in "Jane Doe is the spokeswoman"."""
        match = _THE_ROLE.match(text)
        person = self.cast.named(match["name"]) if match else None
        if match is None or person is None or not person.organisation or match["role"] not in lexicon.VOICE_ROLES:
            return text
        return f"{match['name']} is a {person.organisation} {match['role']}"

    def _first_person(self, text: str, speaker: Speaker | None) -> str:
        if speaker is None:
            return text
        who = speaker.shown
        if speaker.organisation and not speaker.speaks_for_himself:
            who = self.shown(speaker.organisation)
        if speaker.name:
            text = _MY.sub(lambda _: f"{speaker.name}'s", text)
            if _I.match(text):
                return _as_one(_I.sub(lambda _: speaker.name or "", text, count=1), len(speaker.name))
        text = _OUR.sub(lambda _: f"{who}'s", text)
        if not _WE.match(text):
            return text
        return _as_one(_WE.sub(lambda _: who, text, count=1), len(who))

    def _third_person(self, text: str, speaker: Speaker | None, own_voice: bool) -> str:
        person = self.cast.person() if own_voice or speaker is None else speaker
        if person is not None and person.name and _HE.match(text):
            return _HE.sub(lambda _: person.name or "", text, count=1)
        if speaker is not None and speaker.name is None and speaker.organisation and _IT.match(text):
            who = self.shown(speaker.organisation)
            return _IT.sub(lambda _: who + " ", text, count=1)
        return text

    def _plurals(self, text: str) -> str:
        if not self._plural:
            return text
        if match := _BARE_NUMBER.match(text):
            return f"{match['figure']} {self._plural} {text[match.end() :]}"
        text = _IF_THEY.sub(lambda m: f"{m[1]} {self._plural}{m[2]}, {m[3]}", text, count=1)
        text = _THEY.sub(lambda _: self._plural, text, count=1)
        match = _THOSE.match(text)
        if match and _same_group(match["noun"], self._plural.rsplit(" ", 1)[-1]):
            return ("all " if match["all"] else "") + self._plural + text[match.end() :]
        return text

    def _place(self, match: re.Match[str]) -> str:
        known = self._places.get(match[1].casefold(), [])
        return f"the {known[0]}" if len(known) == 1 else match[0]


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
    changed = {
        "are": "is",
        "have": "has",
        "were": "was",
        "do": "does",
        "am": "is",
        "don't": "doesn't",
        "aren't": "isn't",
    }.get(head)
    if changed is None:
        base = base_of(head)
        changed = present(base) if base and form_of(head) is Form.BASE else head
    return f"{lead} {adverb}{changed} {rest}".rstrip()


def _organisation(tokens: list[Token]) -> str:
    """Return the subject of a sentence, if it is an organisation."""
    finite = first_finite(tokens)
    if not finite:
        return ""
    subject = tokens[subject_start(tokens, finite) : finite]
    named = any(token.tag is Tag.NAME for token in subject)
    return words_of(subject) if named and subject[-1].low in ORGANISATION_WORDS and len(subject) < 8 else ""


def _same_group(noun: str, head: str) -> bool:
    one, other = noun.casefold(), head.casefold()
    return one == other or any(one in group and other in group for group in _GROUPS)


def _plural_topic(tokens: list[Token]) -> str:
    """Return the plural thing that a sentence is about: what it counts, else a plural subject with a name."""
    for one in counted(tokens):
        inner = tokens[one.number + 1 : one.end]
        if inner and is_plural(inner[-1]) and len(inner) > 1:
            return words_of([token for token in inner if token.low not in ("more", "other")])
    finite = first_finite(tokens)
    if finite is None:
        return ""
    if numbered := plural_of_number(tokens[:finite]):
        return numbered
    subject = [token for token in tokens[subject_start(tokens, finite) : finite] if token.tag is not Tag.DETERMINER]
    if 2 <= len(subject) <= 4 and is_plural(subject[-1]) and subject[0].tag is Tag.NAME:
        return words_of(subject)
    return ""
