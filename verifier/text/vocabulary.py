"""Turn text into words to compare: tokens, stems, content words.

It does not know what a word means: "soldiers" and "troops" are two words.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from threading import Lock

_WORD = re.compile(r"\d+(?:[.,]\d+)+[^\W_]*|U\.S\.(?:A\.)?|US\b|(?:[^\W\d_]\.){2,}|[^\W_]+(?:['’][^\W_]+)*")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_STATES = frozenset({"U.S.", "U.S.A.", "US", "USA"})


def words(text: str) -> tuple[str, ...]:
    """Return the casefolded word and number tokens of a text, in order.

    Thousands separators, the dots of abbreviations and the possessive 's are dropped; "US" and "U.S." are both
    "usa", so that the country is not taken for the pronoun.
    """
    composed = unicodedata.normalize("NFC", text)
    return tuple(map(_token, _WORD.findall(composed)))


@lru_cache(maxsize=50_000)
def _token(word: str) -> str:
    if word in _STATES:
        return "usa"
    if word[0].isdigit():
        return word.replace(",", "").casefold() if _THOUSANDS.match(word) else word.casefold()
    plain = word.replace("’", "'").casefold()
    return plain.removesuffix("'s").replace(".", "")


_stem_lock = Lock()


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return the stem of a casefolded English word (Snowball's English stemmer)."""
    with _stem_lock:  # the stemmer keeps the word that it works on
        return _stemmer()(word)


@cache
def _stemmer() -> Callable[[str], str]:
    import snowballstemmer

    stemmer = snowballstemmer.stemmer("english")
    return lambda word: str(stemmer.stemWord(word))


STOP_WORDS = frozenset(
    "a about above after again all also although am among an and any are as at be because been before being below "
    "between both but by can could did do does doing down during each even ever few for from further had has have "
    "having he her here hers herself him himself his how however i if in into is it its itself just may me might "
    "more most much must my myself nor of off on once one only onto or other our ours out over own per same shall she "
    "should so some still such than that the their theirs them themselves then there these they this those though "
    "through to too toward towards under until up upon us very was we were what when where whether which while who "
    "whom whose why will with within without would yet you your yours "
    "said say says saying told tell tells added according".split()
)
"""Words that say nothing on what a sentence is about; negations are kept."""


def content_words(text: str) -> frozenset[str]:
    """Return the stems of the words of a text that carry content: neither stop words nor verbs of saying."""
    return frozenset(stem(word) for word in words(text) if word not in STOP_WORDS)
