"""Learn what all articles of a story take as given: the event, and where it was, which their openings share.

A claim deep in an article leaves these unsaid. They weigh little when claims are compared, and a name among them that
only one of two claims gives is no other name. Names that rival each other there (two countries, a place within another)
are not taken as given: which of them a claim means has to stand in the claim.
"""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from verifier.engines.local.relations.reading import name_keys
from verifier.lexicon import COUNTRY_MARK
from verifier.models import Article

_OPENING = 350
"""Characters of a text that are its headline and lead, or about that."""

_SHARE = 0.5
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Backdrop:
    """Keys that the openings share; `given` are those of them that go without saying."""

    keys: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()


def find_backdrop(articles: Sequence[Article], containment: Mapping[str, frozenset[str]]) -> Backdrop:
    """Return what the openings of most outlets share; nothing where there are fewer than two."""
    told: dict[Hashable, frozenset[str]] = {}
    for article in articles:
        opening = name_keys(f"{article.title or ''} {article.text[:_OPENING]}")
        told[article.outlet_key] = told.get(article.outlet_key, frozenset()) | opening
    counts = Counter(key for keys in told.values() for key in keys)
    least = max(_FEWEST, _SHARE * len(told))
    shared = frozenset(key for key, count in counts.items() if count >= least and not key[0].isdigit())
    return Backdrop(shared, shared - _rivals(shared, containment))


def _rivals(shared: frozenset[str], containment: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return shared names of which a claim has to say which it means."""
    countries = frozenset(key for key in shared if key.startswith(COUNTRY_MARK))
    nested = {part: containment.get(part, frozenset()) & shared for part in shared}
    parts = frozenset(part for part, wholes in nested.items() if wholes)
    return parts.union(*nested.values(), countries if len(countries) > 1 else ())
