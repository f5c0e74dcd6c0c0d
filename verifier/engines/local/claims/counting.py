"""Say what a claim's figures count where the words right beside them do not: the subject, or the gathering reported on.

"Net profit was NOK 1,274 million" is of net profit, "The turnout was 18,000" of the people at the march of which the
article tells. The claim's text stays as it is.
"""

import re
from collections.abc import Iterator, Sequence

from verifier.engines.local.grammar.phrases import first_finite, subject_start
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.tokens import Tag, Token
from verifier.engines.local.grammar.wording import words_of
from verifier.models import Article, Claim, Quantity
from verifier.quantities import FoundQuantity, find_quantities

_OPENING = 500
_GATHERING = re.compile(
    r"\b(march|protest|demonstration|rally|parade|procession|vigil|funeral|festival|concert|ceremony)\b", re.IGNORECASE
)
_CAME = re.compile(
    r"\b(?:turnout|crowd|attendance|took part|taken part|attended|demonstrated|marched|protested|rallied|gathered|"
    r"turned out|participants|demonstrators|protesters|marchers|into the streets|to the streets)\b",
    re.IGNORECASE,
)
_HARMED = re.compile(
    r"\b(?:hurt|injur\w+|kill\w+|dead|died|arrest\w*|detain\w*|treated|missing|evacuat\w+)\b", re.IGNORECASE
)
_LONGEST = 6


def name_counted(claims: Sequence[Claim], article: Article) -> Iterator[Claim]:
    """Yield the claims of an article with what each of their figures counts."""
    gathering = gathering_of(article)
    for claim in claims:
        named = tuple(_named(claim, gathering)) if claim.quantities else ()
        yield claim if named == claim.quantities else claim.model_copy(update={"quantities": named})


def gathering_of(article: Article) -> str:
    """Return the word for the gathering that an article reports on; empty where it reports on none."""
    found = _GATHERING.search(article.text[:_OPENING])
    return found[1].casefold() if found else ""


def _named(claim: Claim, gathering: str) -> Iterator[Quantity]:
    figures = find_quantities(claim.text)
    last = 0
    for one, found in zip(claim.quantities, figures, strict=False):
        yield one.model_copy(update={"of": _counted(claim.text, one, found, (gathering, last))})
        last = found.end
    yield from claim.quantities[len(figures) :]


def _counted(text: str, one: Quantity, found: FoundQuantity, known: tuple[str, int]) -> str:
    gathering, last = known
    people = one.unit is None and one.of.casefold() in ("", "people", "participants", "demonstrators", "protesters")
    if people and gathering and _CAME.search(text) and not _HARMED.search(text):
        return f"participants in the {gathering}"
    if one.of or one.unit is None or last:
        return one.of
    return _measured(tokenize(text, 0, found.start), tokenize(text, 0, len(text)))


def _measured(front: Sequence[Token], whole: Sequence[Token]) -> str:
    """Return what stands between the verb and a figure ("reported revenue of"), else the subject ("net profit")."""
    finite = first_finite(whole)
    if finite is None or finite >= len(front):
        return ""
    for part in (front[finite + 1 :], front[subject_start(whole, finite) : finite]):
        words = _noun(part)
        if words:
            return words
    return ""


def _noun(part: Sequence[Token]) -> str:
    """Return the noun phrase that a stretch begins with, if it is a short one that is no mere name."""
    end = next((at for at, token in enumerate(part) if at and token.tag in _ENDS), len(part))
    inner = [token for token in part[:end] if token.tag in (Tag.WORD, Tag.NAME)]
    plain = any(token.low.isalpha() and (token.tag is Tag.WORD or token.start == 0) for token in inner)
    return words_of(inner) if plain and len(inner) <= _LONGEST else ""


_ENDS = (Tag.PREPOSITION, Tag.COMMA, Tag.TO, Tag.RELATIVE, Tag.SUBORDINATOR, Tag.PARTICIPLE, Tag.NUMBER)
