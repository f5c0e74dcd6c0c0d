"""List the words that make a figure in English news: hedges, number words, scales, vague words, and words around them.

Data and small look-ups only; `verifier.quantities.numerals` and `verifier.quantities.grammar` give them their order.
Which hedge means what follows docs/domain.md, "Figures".
"""

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from verifier.models import Bound

T = TypeVar("T")
Phrases = Mapping[str, tuple[tuple[tuple[str, ...], T], ...]]
"""Phrases by their first word, each as its words and what it means; longest first."""


def phrase_table(entries: Iterable[tuple[str, T]]) -> Phrases[T]:
    """Index phrases, given with blanks between their tokens, by first word."""
    table: dict[str, list[tuple[tuple[str, ...], T]]] = {}
    for phrase, meaning in entries:
        words = tuple(phrase.split())
        table.setdefault(words[0], []).append((words, meaning))
    return MappingProxyType(
        {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in table.items()}
    )


_BEFORE: dict[Bound, str] = {
    Bound.ABOUT: """about|just about|around|roughly|approximately|approx|approx .|some|nearly|almost|close to|near to
        |an estimated|estimated|estimated at|circa|ca .|~|≈|in the region of|in the order of|on the order of
        |something like|more or less|just short of|approaching|upward of around|very nearly""",
    Bound.UP_TO: "as many as|as much as|as high as|as long as|as far as|as large as|up to|anything up to",
    Bound.AT_LEAST: """more than|over|at least|no fewer than|not fewer than|no less than|not less than|upwards of
        |upward of|in excess of|above|greater than|higher than|a minimum of|minimum of|as few as|as little as|well over
        |just over|slightly over|a little over|slightly more than|a little more than|just more than|well above
        |just above|far more than|much more than|significantly more than|considerably more than|exceeding|exceeded
        |exceeds|exceed|surpassed|surpassing|surpasses|topped|topping|tops|north of|at the very least|>|≥""",
    Bound.AT_MOST: """no more than|not more than|fewer than|less than|under|below|at most|at the most|a maximum of
        |maximum of|well under|just under|slightly under|a little under|well below|just below|not exceeding
        |not exceed|not exceeded|never exceeded|not topped|slightly less than|a little less than|just less than
        |slightly fewer than|far fewer than|far less than|much less than|lower than|<|≤""",
}
HEDGES: Phrases[Bound] = phrase_table(
    (phrase.strip(), bound) for bound, phrases in _BEFORE.items() for phrase in phrases.split("|")
)

HEDGES_AFTER: Phrases[Bound] = phrase_table(
    [
        ("or so", Bound.ABOUT),
        ("or thereabouts", Bound.ABOUT),
        ("give or take", Bound.ABOUT),
        ("- odd", Bound.ABOUT),
        ("- ish", Bound.ABOUT),
        ("or more", Bound.AT_LEAST),
        ("or above", Bound.AT_LEAST),
        ("or over", Bound.AT_LEAST),
        ("or higher", Bound.AT_LEAST),
        ("at least", Bound.AT_LEAST),
        ("- plus", Bound.AT_LEAST),
        ("+", Bound.AT_LEAST),
        ("and counting", Bound.AT_LEAST),
        ("or fewer", Bound.AT_MOST),
        ("or less", Bound.AT_MOST),
        ("or under", Bound.AT_MOST),
        ("or lower", Bound.AT_MOST),
        ("or below", Bound.AT_MOST),
        ("at most", Bound.AT_MOST),
        ("at the most", Bound.AT_MOST),
    ]
)

OPENERS: Phrases[bool] = phrase_table(
    [
        ("between", False),
        ("somewhere between", False),
        ("anywhere between", False),
        ("ranging between", False),
        ("anywhere from", False),
        ("ranging from", False),
        ("ranges from", False),
        ("ranged from", False),
        ("range from", False),
        ("varying from", False),
        ("loosely between", True),
        ("loosely above", True),
        ("loosely below", True),
    ]
)
"""What opens a range; true for the wording in which `render` puts a vague interval that no vague word fits."""

_BELOW = re.compile(r"\b(?:nearly|almost|just short of|approaching)\b", re.IGNORECASE)
_EITHER = re.compile(
    r"\b(?:about|around|roughly|approximately|approx|circa|some|close to|near to|estimated|in the region of"
    r"|[io]n the order of|something like|more or less|or so|or thereabouts|give or take)\b|[~≈]",
    re.IGNORECASE,
)


def says_nearly(words: str) -> bool:
    """Whether the words place the figure just below the number that they name."""
    return _BELOW.search(words) is not None


def says_about(words: str) -> bool:
    """Whether the words allow for either side of the number that they name."""
    return _EITHER.search(words) is not None


SMALL: Mapping[str, int] = MappingProxyType(
    {
        word: value
        for value, word in enumerate(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen".split()
        )
    }
)
TENS: Mapping[str, int] = MappingProxyType(
    {
        word: 10 * value
        for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
    }
    | {"fourty": 40}
)
HUNDRED, DOZEN = "hundred", "dozen"
SCALES: Mapping[str, int] = MappingProxyType(
    {
        "hundred": 2,
        "thousand": 3,
        "lakh": 5,
        "million": 6,
        "mn": 6,
        "mln": 6,
        "crore": 7,
        "billion": 9,
        "bn": 9,
        "bln": 9,
        "trillion": 12,
        "tn": 12,
        "trn": 12,
    }
)
"""Powers of ten; "billion" is 10⁹, as in all English news."""
GLUED_SCALES: Mapping[str, int] = MappingProxyType({"k": 3, "K": 3, "M": 6})
MONEY_SCALES: Mapping[str, int] = MappingProxyType({"k": 3, "K": 3, "m": 6, "M": 6, "b": 9, "B": 9, "t": 12, "T": 12})

VAGUE: Mapping[str, tuple[int, int]] = MappingProxyType(
    {"couple": (2, 3), "few": (3, 9), "several": (3, 9), "handful": (3, 9)}
)
DOZEN_OR_SO = (Decimal(10), Decimal(14))
VAGUE_PLURALS: Mapping[str, Decimal] = MappingProxyType(
    {
        "dozens": Decimal(24),
        "hundreds": Decimal(200),
        "thousands": Decimal(2_000),
        "millions": Decimal(2_000_000),
        "billions": Decimal(2_000_000_000),
        "trillions": Decimal(2_000_000_000_000),
    }
)
VAGUE_FACTORS: Mapping[str, int] = MappingProxyType({"tens": 10, "hundreds": 100})

FRACTIONS: Mapping[str, int] = MappingProxyType(
    {
        "half": 2,
        "halves": 2,
        "third": 3,
        "quarter": 4,
        "fourth": 4,
        "fifth": 5,
        "sixth": 6,
        "seventh": 7,
        "eighth": 8,
        "ninth": 9,
        "tenth": 10,
    }
)
VULGAR: Mapping[str, Decimal] = MappingProxyType(
    {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75"), "⅓": Decimal("0.33"), "⅔": Decimal("0.67")}
)

PRINTED_FRACTIONS: Mapping[str, Decimal] = MappingProxyType(
    {"1/2": Decimal("0.5"), "1/4": Decimal("0.25"), "3/4": Decimal("0.75")}
)

ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth hundredth thousandth".split()
)

PERSONS = frozenset(
    """person people man men woman women child children boy girl soldier troop troops serviceman servicemen officer
    policeman firefighter civilian victim passenger survivor suspect worker student pupil resident protester judge
    lawmaker dead death killed injured wounded missing vote lawmakers soldiers personnel officers civilians victims
    passengers survivors suspects workers students pupils residents protesters votes homes houses deaths injuries cases
    jobs tanks refugees migrants prisoners hostages""".split()
)
"""Words after which "one" and a number that looks like a year are counts all the same."""

SOMEBODY = frozenset(
    """man woman boy girl wife husband son daughter mother father brother sister partner driver pilot rider passenger
    student pupil teacher officer soldier suspect victim survivor nurse doctor farmer worker resident actor singer
    striker midfielder defender goalkeeper forward player captain coach""".split()
)
"""After them a number between commas is an age ("a man, 38, was held")."""

GROUPS = frozenset("people persons adults men women children boys girls patients voters those anyone everyone".split())
"""After them "over 50" is an age, if nothing follows that could be counted."""

SCORE_WORDS = frozenset(
    """vote voted votes voting won win wins beat beats beaten lost lose defeat defeated passed approved rejected score
    scored ruled split drew draw led leading victory tally ballot majority margin verdict decision ruling loss lead
    odds""".split()
)
SCORE_NOUNS = frozenset(
    "vote win defeat loss victory decision ruling draw lead majority verdict split margin tie score record".split()
)
