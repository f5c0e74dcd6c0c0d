"""Cut a sentence into words, numbers and marks, and say what each one is where its form alone tells.

Closed word lists decide function words; what takes a look at the neighbours is left to `tagging`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from verifier.engines.local.grammar import lexicon
from verifier.engines.local.grammar.verbs import base_of

_ABBREVIATION = (
    r"(?:Maj|Gen|Mr|Mrs|Ms|Dr|Lt|Col|Sgt|Sen|Rep|Gov|Prof|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Dept|"
    r"Inc|Corp|Ltd|Co|No|Capt|Cmdr|Adm|Brig|Jr|Sr|vs|approx)\."
)
_TOKEN = re.compile(
    rf"(?P<number>[$€£¥]?\d(?:[\d.,:]{{0,30}}\d)?(?:%|st\b|nd\b|rd\b|th\b|[kmb]n?\b)?)"
    rf"|(?P<word>{_ABBREVIATION}|(?:[^\W\d_]\.){{1,5}}(?=\W|$)|['’](?:s|re|ve|ll|d)\b|"
    r"[^\W\d_][^\W_]*(?:[-–&](?=[^\W_])[^\W_]+|['’](?!(?:s|re|ve|ll|d)\b)[^\W_]+)*)"
    r"|(?P<mark>\.{3}|…|--|``|''|[^\w\s])"
)


class Tag(StrEnum):
    """What a token is in its sentence."""

    DETERMINER = "determiner"
    NUMBER = "number"
    PREPOSITION = "preposition"
    COORDINATOR = "coordinator"
    SUBORDINATOR = "subordinator"
    RELATIVE = "relative"
    PRONOUN = "pronoun"
    AUXILIARY = "auxiliary"
    VERB = "verb"
    PARTICIPLE = "participle"
    ING = "ing"
    BASE = "base"
    TO = "to"
    ADVERB = "adverb"
    NAME = "name"
    WORD = "word"
    POSSESSIVE = "possessive"
    COMMA = "comma"
    OPEN = "open quotation"
    CLOSE = "close quotation"
    BREAK = "break"
    END = "end"
    MARK = "mark"
    ASIDE = "aside"


NOMINAL = frozenset({Tag.NAME, Tag.WORD, Tag.NUMBER, Tag.PRONOUN})
FINITE = frozenset({Tag.VERB, Tag.AUXILIARY})
BORDER = frozenset(
    {Tag.COMMA, Tag.COORDINATOR, Tag.SUBORDINATOR, Tag.RELATIVE, Tag.OPEN, Tag.CLOSE, Tag.BREAK, Tag.END}
)
_NUMBER_WORDS = frozenset(
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion trillion dozens "
    "hundreds thousands millions billions dozen".split()
)
_MARKS = {",": Tag.COMMA, ";": Tag.BREAK, ":": Tag.BREAK, "–": Tag.BREAK, "—": Tag.BREAK, "--": Tag.BREAK,
          ".": Tag.END, "?": Tag.END, "!": Tag.END, "“": Tag.OPEN, "”": Tag.CLOSE, 
          "``": Tag.OPEN, "''": Tag.CLOSE, "«": Tag.OPEN, "»": Tag.CLOSE}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, with its offsets in the article."""

    text: str
    low: str
    start: int
    end: int
    tag: Tag
    quoted: bool = False


def scan(text: str, start: int, end: int, inside: bool = False) -> list[Token]:
    """Return the tokens of a stretch of text; `inside` says that it begins within a quotation."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        token, inside = _token(match, inside)
        tokens.append(token)
    return tokens


def _token(match: re.Match[str], inside: bool) -> tuple[Token, bool]:
    text = match.group()
    low = text.casefold().replace("’", "'")
    if match.lastgroup == "mark":
        tag = _MARKS.get(text, Tag.MARK)
        if text == '"':
            tag = Tag.CLOSE if inside else Tag.OPEN
        quoted = inside and tag is not Tag.OPEN
        inside = (inside or tag is Tag.OPEN) and tag is not Tag.CLOSE
        return Token(text, low, match.start(), match.end(), tag, quoted), inside
    tag = Tag.NUMBER if match.lastgroup == "number" or low in _NUMBER_WORDS else _closed(low)
    if text == "US" or (tag is Tag.WORD and text[0].isupper()):
        tag = Tag.NAME
    return Token(text, low, match.start(), match.end(), tag, inside), inside


def _closed(low: str) -> Tag:
    if low == "'s":
        return Tag.POSSESSIVE
    for words, tag in _CLOSED:
        if low in words:
            return tag
    if low.endswith("ly") and len(low) > 4 and low not in lexicon.UNLIKE_ADVERBS and base_of(low) is None:
        return Tag.ADVERB
    return Tag.WORD


_CLOSED: tuple[tuple[frozenset[str], Tag], ...] = (
    (lexicon.AUXILIARIES, Tag.AUXILIARY),
    (lexicon.COORDINATORS, Tag.COORDINATOR),
    (lexicon.RELATIVES, Tag.RELATIVE),
    (frozenset({"to"}), Tag.TO),
    (frozenset("he she it they we i you him them us me himself herself itself themselves there".split()), Tag.PRONOUN),
    (
        frozenset("because although though while whereas if unless whether lest that how why what".split()),
        Tag.SUBORDINATOR,
    ),
    (lexicon.DETERMINERS, Tag.DETERMINER),
    (lexicon.ADVERBS, Tag.ADVERB),
    (lexicon.PREPOSITIONS, Tag.PREPOSITION),
)
