"""Say whether one claim counts for or against another, and to how many outlets some claims come.

Judged for the passage that holds a claim's fullest quote: two claims are of one copy where both lie in matching copied
passages, directly or through further copies of that text; a rewritten passage in an article that also carries a copied
one counts. It judges neither stance nor label.
"""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.models import Article, Claim, Copy, Standing


def standing(evidence: Claim, target: Claim, articles: Mapping[str, Article], copies: "CopyIndex") -> Standing:
    """Return COUNTS, or the first of SAME_ARTICLE, SAME_OUTLET and COPY that applies."""
    if evidence.article == target.article:
        return Standing.SAME_ARTICLE
    if articles[evidence.article].outlet_key == articles[target.article].outlet_key:
        return Standing.SAME_OUTLET
    return Standing.COPY if copies.is_one_text(evidence, target) else Standing.COUNTS


def outlet_groups(claims: Iterable[Claim], articles: Mapping[str, Article], copies: "CopyIndex") -> tuple[str, ...]:
    """Return one outlet name for each independent outlet behind the claims, sorted.

    Outlets that have only copies of one text stand under the first of their names. An outlet that also has a claim in
    words of its own stands for itself.
    """
    claims = tuple(claims)
    keys = {claim.article: articles[claim.article].outlet_key for claim in claims}
    names: dict[Hashable, str] = {}
    for article, key in keys.items():
        name = articles[article].outlet_name
        names[key] = min(names.get(key, name), name)
    texts = [{keys[claim.article] for claim in text} for text in _texts(claims, copies)]
    alone = {key for outlets in texts if len(outlets) == 1 for key in outlets}
    told_by: set[Hashable] = set()
    for outlets in sorted(texts, key=lambda text: sorted(names[key] for key in text)):
        tellers = outlets - alone
        if tellers and told_by.isdisjoint(outlets):
            told_by.add(min(tellers, key=lambda key: (names[key], str(key))))
    return tuple(sorted(names[key] for key in alone | told_by))


def _texts(claims: Sequence[Claim], copies: "CopyIndex") -> Iterator[list[Claim]]:
    """Yield the claims in groups that are of one outlet's own words or of copies of one text."""
    left: deque[Claim] = deque()
    for claim in sorted(claims, key=lambda claim: claim.id):
        if copies.is_copied(claim):
            left.append(claim)
        else:
            yield [claim]
    while left:
        text, open_claims = [], [left.popleft()]
        while open_claims:
            claim = open_claims.pop()
            text.append(claim)
            joined = [other for other in left if copies.is_one_text(claim, other)]
            open_claims.extend(joined)
            taken = {other.id for other in joined}
            left = deque(other for other in left if other.id not in taken)
        yield text


@dataclass(frozen=True, slots=True)
class _Place:
    """A stretch of an article's characters."""

    article: str
    start: int
    end: int

    def holds(self, other: "_Place") -> bool:
        """Whether more than half of another place of this article lies within."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return self.article == other.article and 2 * shared > other.end - other.start

    def mirror(self, place: "_Place", twin: "_Place") -> "_Place":
        """Return about where a place within this passage stands in the passage's twin, counted from the end.

        The ends of passages match; headlines of other lengths may stand at their beginnings.
        """
        start = max(twin.start, twin.end - (self.end - max(place.start, self.start)))
        end = twin.end - (self.end - min(place.end, self.end))
        return _Place(twin.article, start, max(end, start + 1))


class CopyIndex:
    """Copies by article, to be asked many times."""

    def __init__(self, copies: Iterable[Copy]) -> None:
        """Take all copies of a run."""
        self._twins: dict[str, list[tuple[_Place, _Place]]] = defaultdict(list)
        for copy in copies:
            first = _Place(copy.first, copy.first_start, copy.first_end)
            second = _Place(copy.second, copy.second_start, copy.second_end)
            self._twins[copy.first].append((first, second))
            self._twins[copy.second].append((second, first))

    def is_copied(self, claim: Claim) -> bool:
        """Whether the fullest quote of a claim stands in a copied passage."""
        place = _place(claim)
        return any(passage.holds(place) for passage, _ in self._twins.get(claim.article, ()))

    def is_one_text(self, one: Claim, other: Claim) -> bool:
        """Whether the fullest quotes of two claims stand in copies of one text, directly or through others."""
        if one.article == other.article or not (one.article in self._twins and other.article in self._twins):
            return False
        wanted = _place(other)
        open_places, seen = deque([_place(one)]), {one.article}
        while open_places:
            place = open_places.popleft()
            for passage, twin in self._twins[place.article]:
                if not passage.holds(place):
                    continue
                if twin.holds(wanted):
                    return True
                if twin.article not in seen:
                    seen.add(twin.article)
                    open_places.append(passage.mirror(place, twin))
        return False


def _place(claim: Claim) -> _Place:
    fullest = claim.quotes[0]
    return _Place(claim.article, fullest.start, fullest.end)
