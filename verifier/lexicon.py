"""Reduce words to what they stand for: "soldiers" and "servicemen" to one concept, "Ukrainian" to a country.

The tables are in data/lexicon.toml: general words of news, opposites, countries. It is no thesaurus: a word that is
not listed stands for its own stem, and senses are not told apart.
"""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations

from verifier.text import STOP_WORDS, stem, words

COUNTRY_MARK = "@"
"""Stands in front of a key that names a country."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The tables, by stem; a phrase is a tuple of stems, listed under its first, longest first.

    `turning` and `contrasted` hold every key of `opposites` and of `contrasts`.
    """

    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    concepts: frozenset[str]
    light: frozenset[str]
    degrees: frozenset[str]
    persons: frozenset[str]
    presence: frozenset[str]
    negations: frozenset[str]
    untruths: frozenset[str]
    opposites: frozenset[frozenset[str]]
    turning: frozenset[str]
    contrasts: tuple[frozenset[str], ...]
    contrasted: frozenset[str]
    capitals: Mapping[str, str]


def keys(text: str) -> tuple[str, ...]:
    """Return what the words of a text stand for, in order; stop words and light words are left out, figures kept."""
    lexicon = load_lexicon()
    plain = words(text)
    stems = [_fold(stem(word)) for word in plain]
    found: list[str] = []
    index = 0
    while index < len(stems):
        concept, length = _match(lexicon, stems, index)
        is_degree = plain[index] in lexicon.degrees
        if concept is not None and not is_degree:
            found.append(concept)
        elif not is_degree and plain[index] not in STOP_WORDS and stems[index] not in lexicon.light:
            found.append(stems[index])
        index += length
    return tuple(found)


def _match(lexicon: Lexicon, stems: list[str], index: int) -> tuple[str | None, int]:
    for phrase, concept in lexicon.phrases.get(stems[index], ()):
        if tuple(stems[index : index + len(phrase)]) == phrase:
            return concept, len(phrase)
    return None, 1


def country_of(key: str) -> str | None:
    """Return the key of the country that a capital's key belongs to."""
    return load_lexicon().capitals.get(key)


def display_key(key: str) -> str:
    """Return a name's key as words."""
    return key.removeprefix(COUNTRY_MARK).replace("-", " ").title()


@lru_cache(maxsize=20_000)
def fold_name(name: str) -> str:
    """Return a spelling-proof form of a name: no accents, y as i, doubled letters single ("Zelenskyy", "Zelenskiy")."""
    folded = _fold(name.casefold()).replace("y", "i")
    return "".join(letter for index, letter in enumerate(folded) if index == 0 or letter != folded[index - 1])


@lru_cache(maxsize=50_000)
def _fold(word: str) -> str:
    if word.isascii():
        return word
    decomposed = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def load_lexicon() -> Lexicon:
    """Read data/lexicon.toml once."""
    raw = tomllib.loads(files("verifier").joinpath("data/lexicon.toml").read_text(encoding="utf-8"))
    concepts: dict[str, list[str]] = raw["concepts"]
    countries = {COUNTRY_MARK + name: forms for name, forms in raw["countries"].items()}
    phrases = _phrases(concepts | countries | {name: [name] for name in raw["capitals"]})
    return Lexicon(
        phrases=phrases,
        concepts=frozenset(concepts),
        light=frozenset(_stems(word)[0] for word in raw["light"] if " " not in word),
        degrees=frozenset(raw["degrees"]),
        persons=frozenset(raw["persons"]),
        presence=frozenset(raw["presence"]),
        negations=frozenset(_stems(word)[0] for word in raw["negations"]),
        untruths=frozenset(_stems(word)[0] for word in raw["untruths"]),
        opposites=frozenset(frozenset(pair) for row in raw["opposites"] for pair in combinations(row, 2)),
        turning=frozenset().union(*raw["opposites"]),
        contrasts=tuple(frozenset(row) for row in raw["contrasts"]),
        contrasted=frozenset().union(*raw["contrasts"]),
        capitals={name: COUNTRY_MARK + country for name, country in raw["capitals"].items()},
    )


def _phrases(table: Mapping[str, list[str]]) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    listed: dict[str, dict[tuple[str, ...], str]] = {}
    for concept, forms in table.items():
        for form in forms:
            stems = _stems(form)
            listed.setdefault(stems[0], {}).setdefault(stems, concept)
    return {
        first: tuple(sorted(rows.items(), key=lambda row: (-len(row[0]), row[0]))) for first, rows in listed.items()
    }


def _stems(form: str) -> tuple[str, ...]:
    return tuple(_fold(stem(word)) for word in words(form))
