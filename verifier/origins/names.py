"""Turn a name into tokens that its variants share, and cut it into office and person.

Case, accents, dots, possessives, "the" and British or American spelling make no difference ("State Dept.", "the State
Department"). In words of five letters and more a run of i and y is one i, a doubled letter is one, and "ye" at the
start is "e": Zelenskyy, Zelenskiyy, Zelensky and Zelenski are one name, Yevgeny and Evgeny too. Other transliterations
(Volodymyr and Vladimir, Mohammed and Muhammad) stay apart. It knows no body and no country (`bodies`).
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|“[^“”]*”|‘[^‘’]*’(?!\w)|\"[^\"]*\"|(?<!\w)'[^']*'(?!\w)")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_IOTA = re.compile(r"[iy]+")
_DOUBLED = re.compile(r"(.)\1+")
_LEVELLED_FROM = 5

LONGEST_NAME = 500
"""Characters of a name that are read."""

_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i"})

_SPELLED = {
    "dept": "department",
    "dep't": "department",
    "govt": "government",
    "gov't": "government",
    "intl": "international",
    "int'l": "international",
    "natl": "national",
    "nat'l": "national",
    "assn": "association",
    "univ": "university",
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "organisation": "organization",
    "programme": "program",
}

STOPS = frozenset({"the", "a", "an", "of", "for", "and", "at", "in", "on", "to", "by", "from", "with"})


def _words(text: str) -> frozenset[str]:
    return frozenset(level(word) for word in text.split())


@lru_cache(maxsize=20_000)
def level(word: str) -> str:
    """Return what the spellings of one word share."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word.casefold()) if not unicodedata.combining(c))
    plain = plain.replace("’", "'").removesuffix("'s").translate(_LETTERS)
    plain = _SPELLED.get(plain, plain)
    if len(plain) < _LEVELLED_FROM or not plain.isalpha():
        return plain
    plain = _IOTA.sub("i", plain.replace("isation", "ization"))
    return _DOUBLED.sub(r"\1", plain[1:] if plain.startswith("ie") else plain)


TITLES = _words(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness gen general maj major col colonel lt lieutenant "
    "sgt sergeant capt captain cmdr commander adm admiral brig brigadier marshal rev reverend imam pope rabbi "
    "bishop archbishop cardinal king queen prince princess emperor sultan sheikh president premier minister "
    "chancellor secretary undersecretary senator sen rep representative congressman congresswoman mp governor gov "
    "mayor ambassador envoy judge justice prosecutor sheriff chief head director chairman chairwoman chair "
    "chairperson ceo cfo founder spokesman spokeswoman spokesperson commissioner inspector superintendent officer "
    "deputy detective constable economist analyst researcher leader coach manager"
)
"""Words that stand in front of a person's name."""

_OFFICES = _words("state defense treasury staff commerce interior justice energy labor health education war")

ROLES = _words(
    "spokesman spokeswoman spokesperson spokespeople official officials secretary chief head director chairman "
    "chairwoman chair chairperson ceo officer officers president governor commissioner commander minister sheriff "
    "deputy aide aides source sources general press senior top unnamed anonymous"
)
"""Words for those who speak for a body: "Pentagon press secretary" is the Pentagon."""

_PARTICLES = frozenset("von van der den de da di del la bin bint ibn al el ul".split())

COMPANY = _words("inc incorporated corp corporation co company ltd limited plc llc lp ag sa se nv gmbh")
"""Words for the legal form of a company, which its name is given with or without."""

INSTITUTIONS = _words(
    "ministry department office police fire service services agency administration authority bureau commission "
    "committee council assembly court parliament senate congress house army navy air force forces military guard staff "
    "intelligence security embassy consulate center board directorate inspectorate prosecutors prosecutor "
    "treasury government cabinet presidency secretariat mission command headquarters hospital university "
    "institute bank brigade district county city"
)
"""Words that mark an institution's name, which is no person's."""

_NO_PERSON = INSTITUTIONS | COMPANY

FUNCTIONS = _words(
    "defense foreign affairs interior home finance health justice energy transport education election electoral "
    "emergency emergencies rescue state public local regional national federal central supreme high general civil "
    "coast"
)
"""Words that say what an institution does but not whose it is: "the Defense Ministry", "police"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name as printed, and levelled."""

    raw: str
    level: str

    @property
    def is_capitalised(self) -> bool:
        """Whether it can be part of a proper name."""
        return not self.raw[0].islower()


def split(name: str) -> tuple[Word, ...]:
    """Return the words of a name in order; asides in brackets or quotation marks are left out where words remain.

    What follows after `LONGEST_NAME` characters makes no difference.
    """
    name = name[:LONGEST_NAME]
    outside = _cut(_ASIDE.sub(" ", name))
    return outside or _cut(name)


def _cut(name: str) -> tuple[Word, ...]:
    joined = _INITIALS.sub(lambda match: match[0].replace(".", ""), unicodedata.normalize("NFC", name))
    found = (Word(match[0], level(match[0])) for match in _WORD.finditer(joined))
    return tuple(word for word in found if word.level)


def content(words: Sequence[Word]) -> tuple[str, ...]:
    """Return the levelled words that carry the name; all of them where all are stop words."""
    return tuple(word.level for word in words if word.level not in STOPS) or tuple(word.level for word in words)


@dataclass(frozen=True, slots=True)
class Titled:
    """A name cut after its last title: "Pentagon press secretary" and "Pat Ryder"; either may be empty."""

    office: tuple[Word, ...]
    person: tuple[str, ...]


def cut_title(words: Sequence[Word]) -> Titled:
    """Cut a name into the office in front and the person's own name, as levelled words in order.

    Without a title everything is the person; an office without a person ("head of the agency") has none.
    """
    last = max((i for i, word in enumerate(words) if word.level in TITLES), default=-1)
    start = last + 1
    if _is_office_of_state(words, start):
        start += 2
    person = words[start:]
    if not person or not all(_can_name_a_person(word) for word in person):
        return Titled(tuple(words), ())
    return Titled(tuple(words[:start]), tuple(word.level for word in person))


def _can_name_a_person(word: Word) -> bool:
    return (word.is_capitalised or word.level in _PARTICLES) and word.level not in _NO_PERSON


def _is_office_of_state(words: Sequence[Word], start: int) -> bool:
    """Whether a title goes on: "Secretary | of Defense", "Chief | of Staff"."""
    return start > 0 and len(words) > start + 1 and words[start].level == "of" and words[start + 1].level in _OFFICES


def without_role(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the body that a role belongs to: "officials at the State Department", "Pentagon press secretary".

    Returns the words unchanged where no role is named or nothing else would remain.
    """
    start, end = 0, len(words)
    while start < end and words[start].level in ROLES:
        start += 1
    if start and not (start < end and words[start].level in STOPS):
        start = 0
    while start and start < end and words[start].level in STOPS:
        start += 1
    while end > start and words[end - 1].level in ROLES:
        end -= 1
    if end > 1 and [word.level for word in words[end - 2 : end]] == [level("press"), level("service")]:
        end -= 2
    return tuple(words[start:end]) or tuple(words)
