"""Remember what an article has spoken of, so that each claim can stand alone: "they", "the region", "the company".

A word that points back is replaced where one thing stands out, and left alone where none does: the people or things
last counted or last spoken of in the plural, the organisation that was the subject just before, the only place or
company of its kind, the count that "the number" means.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from verifier.engines.local.claims.bodies import with_bodies
from verifier.engines.local.claims.opinions import is_deed_of_words
from verifier.engines.local.claims.pronouns import first_person, he_or_she, it, pronoun_of
from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.names import ORGANISATION_WORDS, Speaker
from verifier.engines.local.grammar.phrases import (
    counted,
    first_finite,
    is_plural,
    plural_of_number,
    subject_start,
    verb_of,
)
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.wording import join, words_of
from verifier.engines.local.speakers.cast import Cast

_PLACE = re.compile(
    r"\b((?:[A-Z][\w'’.-]+ ){1,3}"
    r"(?:[Rr]egion|[Oo]blast|[Pp]rovince|[Dd]istrict|[Cc]ounty|[Pp]refecture|[Ii]sland|[Vv]alley))\b"
)
_THE_PLACE = re.compile(
    r"\b(?:the|this|that) (region|oblast|province|district|county|prefecture|island|valley)\b(?! of\b)"
)
_THE_COMPANY = re.compile(r"\b(?:the|The) (company|firm|airline|bank|group)\b(?! of\b)(?P<owns>['’]s)?")
_THE_ROLE = re.compile(r"^(?P<name>.{3,60}?) is the (?P<role>\w+)$")
_MYSELF = re.compile(r"\b(?:I|me|my|we|us|our)\b")
"""Words in which a speaker speaks of himself: beside them "he" is somebody else."""
_THEY = re.compile(r"^they\b(?!')|(?<=^if )they\b|(?<=that )they\b", re.IGNORECASE)
_IF_THEY = re.compile(r"^(if) they\b(.*?), (they)\b", re.IGNORECASE | re.DOTALL)
_THOSE = re.compile(r"^(?P<all>all (?:of )?)?(?:these|those|the) (?P<noun>[a-z]+)(?= [a-z])", re.IGNORECASE)
_BARE_NUMBER = re.compile(
    r"^(?P<figure>(?:about |around |nearly |roughly |almost |some |at least |more than |over |up to |as many as |"
    r"approximately )?\d[\d,.]*(?: (?:million|thousand|hundred|billion))?) "
    r"(?=(?:have|has|are|were|had|could|will|would|remain)\b)",
    re.IGNORECASE,
)
_THE_NUMBER = re.compile(r"^the (?:number|figure|total|count) was (?P<figure>\D{0,25}\d[\d,.]*(?: \w+illion)?)$", re.I)
_GROUPS = (
    frozenset("troops soldiers forces personnel servicemen servicepeople fighters units members men".split()),
    frozenset("people residents villagers inhabitants civilians citizens evacuees".split()),
    frozenset("workers employees staff jobs".split()),
)
_LONGEST_NAME = 7


@dataclass(slots=True)
class Discourse:
    """What the article, given in folded case, has spoken of so far."""

    folded: str
    cast: Cast
    bodies: Mapping[str, str] = field(default_factory=dict)
    _plural: str = ""
    _organisation: str = ""
    _doer: str = ""
    _count: tuple[str, str] | None = None
    _places: dict[str, list[str]] = field(default_factory=dict)

    def resolve(self, text: str, speaker: Speaker | None, leads: bool = True, verbatim: bool = False) -> str:
        """Return the words of a speaker, or of the article itself, with what points back replaced where it is safe.

        `leads` says that the speaker is named in front: in "It has grown, the agency said" he is not what "it" means.
        `verbatim` says that the words stand in quotation marks: nobody calls himself "he" there.
        """
        text = self._office(text)
        text = self._of_speaker(text, speaker, leads, verbatim) if speaker is not None else self._of_article(text)
        if _THEY.match(text) and is_deed_of_words(text, verb_of(tokenize(text, 0, len(text)))):
            those = self._organisation if speaker is None or speaker.name else self._many(speaker)
            text = _THEY.sub(lambda _: those or "they", text, count=1)
        text = self._number(self._plurals(text))
        text = _THE_COMPANY.sub(self._company, _THE_PLACE.sub(self._place, text))
        return with_bodies(text, self.bodies)

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
        things = counted(tokens)
        if things:
            first = things[0]
            self._count = words_of(tokens[: first.start]), words_of(tokens[first.number + 1 :])
        self._plural = _plural_topic(tokens) or self._plural
        self._doer = _doer(tokens)
        if any(letter.isupper() for letter in self._doer[1:]):
            self._organisation = self._doer

    def shown(self, organisation: str) -> str:
        """Return an organisation's name as a sentence has it, with its article if the text gives it one."""
        return f"the {organisation}" if f"the {organisation}".casefold() in self.folded else organisation

    def _office(self, text: str) -> str:
        """Name the organisation in "Jane Doe is the spokeswoman"."""
        match = _THE_ROLE.match(text)
        person = self.cast.named(match["name"]) if match else None
        if match is None or person is None or not person.organisation or match["role"] not in lexicon.VOICE_ROLES:
            return text
        return f"{match['name']} is a {person.organisation} {match['role']}"

    def _of_speaker(self, text: str, speaker: Speaker, leads: bool, verbatim: bool) -> str:
        told = first_person(text, speaker, self._side_of(speaker))
        if verbatim and speaker.name:
            return told
        meant_by_he = speaker if speaker.name and self._fits(told, speaker) else self._meant(told)
        text = told if _MYSELF.search(text) else self._of_person(told, meant_by_he)
        if speaker.name:
            return text
        meant = self.shown(speaker.organisation or "") if leads else self._doer
        return it(text, meant) if meant else text

    def _of_article(self, text: str) -> str:
        text = self._of_person(text, self._meant(text))
        return it(text, self._doer) if self._doer else text

    def _meant(self, text: str) -> Speaker | None:
        """Return whom a pronoun at the beginning of a text means."""
        return self.cast.person(pronoun_of(text))

    def _fits(self, text: str, speaker: Speaker) -> bool:
        return self.cast.fits(speaker, pronoun_of(text))

    def _of_person(self, text: str, person: Speaker | None) -> str:
        return he_or_she(text, person) if person is not None and person.name else text

    def _side_of(self, speaker: Speaker) -> str:
        """Return whom a speaker means by "we": the organisation that he speaks for or leads, else himself."""
        body = speaker.organisation
        if not body or (speaker.speaks_for_himself and body.split()[-1].casefold() not in ORGANISATION_WORDS):
            return speaker.shown
        return self.shown(body)

    def _many(self, speaker: Speaker) -> str:
        head = speaker.words.split(" of ")[0].split(" from ")[0]
        return speaker.words if head.endswith("s") else self._organisation

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

    def _number(self, text: str) -> str:
        """Say of "the number was 45,000" what was counted: "45,000 people took part"."""
        match = _THE_NUMBER.match(text)
        return join(self._count[0], match["figure"], self._count[1]).rstrip(".") if match and self._count else text

    def _place(self, match: re.Match[str]) -> str:
        known = self._places.get(match[1].casefold(), [])
        return f"the {known[0]}" if len(known) == 1 else match[0]

    def _company(self, match: re.Match[str]) -> str:
        name = self.cast.company(match[1])
        return match[0] if name is None else name + (match["owns"] or "")


def _doer(tokens: Sequence[Token]) -> str:
    """Return the subject of a sentence, if it is one organisation."""
    finite = first_finite(tokens)
    if not finite:
        return ""
    subject = tokens[subject_start(tokens, finite) : finite]
    if not subject:
        return ""
    last = next((subject[at - 1] for at in range(1, len(subject)) if subject[at].low == "of"), subject[-1]).low
    is_body = last in ORGANISATION_WORDS | lexicon.COMPANY_ENDINGS or last in lexicon.KINDS_OF_COMPANY.values()
    known = subject[0].low == "the" or any(token.tag is Tag.NAME for token in subject)
    return words_of(subject) if is_body and known and len(subject) <= _LONGEST_NAME else ""


def _same_group(noun: str, head: str) -> bool:
    one, other = noun.casefold(), head.casefold()
    return one == other or any(one in group and other in group for group in _GROUPS)


def _plural_topic(tokens: Sequence[Token]) -> str:
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
