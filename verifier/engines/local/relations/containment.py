"""Learn from the texts which place lies in which: "Russia's Kursk region", "Antakya in Turkey", "Porto, Portugal".

Only what the texts say and the countries and capitals of `verifier.lexicon` are known; there is no atlas.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from verifier.engines.local.relations.reading import name_keys
from verifier.lexicon import COUNTRY_MARK, load_lexicon

_NAME = r"[A-Z][\w-]{1,30}(?: [A-Z][\w-]{1,30}){0,2}"
_KIND = (
    r"(?:[Rr]egion|[Pp]rovince|[Oo]blast|[Ss]tate|[Cc]ounty|[Dd]istrict|[Cc]ity|[Tt]own|[Vv]illage|[Pp]refecture|"
    r"[Ii]sland|[Pp]eninsula|[Cc]apital|[Pp]ort|[Vv]alley)"
)
_SIDE = r"(?:(?:north|south|east|west|central|mid)[\w-]{0,12} )?"
_POSSESSIVE = re.compile(rf"(?P<whole>{_NAME})['’]s (?:[a-z][\w-]{{0,20}} ){{0,3}}(?P<part>{_NAME}) {_KIND}\b")
_KIND_OF = re.compile(rf"(?P<part>{_NAME}) {_KIND} (?:of|in) {_SIDE}(?P<whole>{_NAME})")
_APPOSED = re.compile(rf"\b(?:in|at|near|to|from|into|of) (?P<part>{_NAME}), {_SIDE}(?P<whole>{_NAME})(?![\w’'])")
_LOCATED = re.compile(
    rf"(?P<part>{_NAME}),? (?:is )?(?:situated |located |lies )?in {_SIDE}(?P<whole>{_NAME})(?![\w’'])"
)
_OF_ANY = (_POSSESSIVE, _KIND_OF)
_OF_COUNTRIES = (_APPOSED, _LOCATED)
_LONGEST = 20_000
"""Characters of one text that are looked at; places are introduced early."""


def find_containment(texts: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Return for the key of each place the keys of the places that hold it."""
    wholes: dict[str, set[str]] = defaultdict(set)
    for capital, country in load_lexicon().capitals.items():
        for key in name_keys(capital):
            wholes[key].add(country)
    for text in texts:
        for part, whole in _said(text[:_LONGEST]):
            for key in part - whole:
                wholes[key] |= whole
    return {part: frozenset(found - {part}) for part, found in wholes.items()}


def _said(text: str) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    for pattern in (*_OF_ANY, *_OF_COUNTRIES):
        for match in pattern.finditer(text):
            part, whole = name_keys(match["part"]), name_keys(match["whole"])
            if _is_country(part) or not whole:
                continue
            if pattern in _OF_ANY or _is_country(whole):
                yield part, whole


def _is_country(keys_of_name: frozenset[str]) -> bool:
    return any(key.startswith(COUNTRY_MARK) for key in keys_of_name)
