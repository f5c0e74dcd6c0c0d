"""Group claims into facts: mutual support joins them, and no group holds two claims that exclude each other.

Links are joined strongest first (what a person merged; same number and words; same number; the rest; ties by claim
id), as Kruskal's algorithm joins edges, with a bar in place of the cycle check. A link that would break the bar becomes
"see also". Shows what each outlet does with a fact; gives no verdict of its own.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from verifier.models import (
    Article,
    Claim,
    Decider,
    Fact,
    OutletView,
    Pair,
    Relation,
    RelationLabel,
    Stand,
    Standing,
    Verdict,
    VerdictLabel,
)
from verifier.text import content_words

_BARRING = frozenset({RelationLabel.CONTRADICTS, RelationLabel.UPDATES, RelationLabel.VARIES})
_STAND_OF = {
    RelationLabel.CONTRADICTS: Stand.CONTRADICTS,
    RelationLabel.VARIES: Stand.VARIES,
    RelationLabel.UPDATES: Stand.UPDATES,
}


def group_facts(
    articles: Mapping[str, Article],
    claims: Mapping[str, Claim],
    relations: Sequence[Relation],
    verdicts: Mapping[str, Verdict],
) -> tuple[Fact, ...]:
    """Return every claim in exactly one fact, sorted by the fact's id."""
    groups, left_out = _join(claims, relations)
    around: dict[str, list[Relation]] = defaultdict(list)
    for relation in relations:
        around[relation.evidence].append(relation)
        around[relation.target].append(relation)
    names: dict[Hashable, str] = {}
    for article in articles.values():
        name = article.outlet_name
        names[article.outlet_key] = min(names.get(article.outlet_key, name), name)
    story = _Story(articles, claims, around, verdicts, left_out, names)
    return tuple(sorted(map(story.fact, groups), key=lambda fact: fact.id))


class _Groups:
    """Disjoint sets of claim ids under a bar (union by relabelling the smaller set)."""

    def __init__(self, ids: Iterable[str], barred: Mapping[str, set[str]]) -> None:
        self._members = {claim: {claim} for claim in ids}
        self._barred = barred

    def join(self, one: str, other: str) -> bool:
        """Join the groups of two claims unless the bar forbids it; True when they end up together."""
        large, small = self._members[one], self._members[other]
        if large is small:
            return True
        if len(large) < len(small):
            large, small = small, large
        if any(self._barred.get(claim, set()) & large for claim in small):
            return False
        large |= small
        for claim in small:
            self._members[claim] = large
        return True

    def all(self) -> list[tuple[str, ...]]:
        """Return every group once, members sorted."""
        return sorted({tuple(sorted(group)) for group in self._members.values()})


def _join(
    claims: Mapping[str, Claim], relations: Sequence[Relation]
) -> tuple[list[tuple[str, ...]], Mapping[str, set[str]]]:
    """Return the groups, and for each claim the claims whose link to it was left out."""
    barred: dict[str, set[str]] = defaultdict(set)
    supports: dict[Pair, set[str]] = defaultdict(set)
    said: set[Pair] = set()
    for relation in relations:
        merged = relation.decided_by is Decider.PERSON
        if merged:
            said.add(Pair.of(relation.evidence, relation.target))
        if relation.label in _BARRING:
            barred[relation.evidence].add(relation.target)
            barred[relation.target].add(relation.evidence)
        elif relation.label is RelationLabel.SUPPORTS and (merged or relation.standing is not Standing.WEAK_EVIDENCE):
            supports[Pair.of(relation.evidence, relation.target)].add(relation.evidence)
    links = [pair for pair, directions in supports.items() if len(directions) == len(("there", "back"))]
    groups = _Groups(claims, barred)
    left_out: dict[str, set[str]] = defaultdict(set)
    linked = {claim for pair in links for claim in (pair.first, pair.second)}
    told = {claim: _Told.by(claims[claim]) for claim in linked}

    def rank(pair: Pair) -> tuple[bool, int, str, str]:
        return pair not in said, told[pair.first].apart(told[pair.second]), pair.first, pair.second

    for pair in sorted(links, key=rank):
        if not groups.join(pair.first, pair.second):
            left_out[pair.first].add(pair.second)
            left_out[pair.second].add(pair.first)
    return groups.all(), left_out


@dataclass(frozen=True, slots=True)
class _Told:
    """The numbers and the words in which a claim is told."""

    numbers: frozenset[tuple[Decimal | None, Decimal | None, str | None]]
    words: frozenset[str]

    @classmethod
    def by(cls, claim: Claim) -> "_Told":
        """Read a claim."""
        numbers = frozenset((quantity.low, quantity.high, quantity.unit) for quantity in claim.quantities)
        return cls(numbers, content_words(claim.text))

    def apart(self, other: "_Told") -> int:
        """Rank a link: 0 for the same number and words, 1 for the same number, 2 for the rest."""
        if not self.numbers or self.numbers != other.numbers:
            return 2
        return 0 if self.words == other.words else 1


@dataclass(frozen=True, slots=True)
class _Story:
    """What facts are shown from; `outlets` are the names of all outlets."""

    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]
    around: Mapping[str, Sequence[Relation]]
    verdicts: Mapping[str, Verdict]
    left_out: Mapping[str, set[str]]
    outlets: Mapping[Hashable, str]

    def fact(self, members: tuple[str, ...]) -> Fact:
        """Show one group."""
        face = min(members, key=lambda claim: (-len(self.verdicts[claim].supporting), claim))
        see_also = set().union(*(self.left_out.get(claim, set()) for claim in members)) - set(members)
        return Fact(
            id=face,
            text=self.claims[face].text,
            claims=members,
            label=_label([self.verdicts[claim].label for claim in members]),
            views=self._views(members),
            see_also=tuple(sorted(see_also)),
        )

    def _views(self, members: tuple[str, ...]) -> tuple[OutletView, ...]:
        """Return every outlet's stand, the first that applies, sorted by outlet."""
        shown: dict[Hashable, dict[Stand, set[str]]] = {outlet: defaultdict(set) for outlet in self.outlets}
        for claim in members:
            shown[self._outlet(claim)][Stand.ASSERTS].add(claim)
        tellers = {self._outlet(claim) for claim in members}
        for claim in members:
            for other, stand in self._stands_on(claim):
                outlet = self._outlet(other)
                if other not in members and not (stand is Stand.ASSERTS and outlet in tellers):
                    shown[outlet][stand].add(other)
        views = (_view(self.outlets[outlet], stands) for outlet, stands in shown.items())
        return tuple(sorted(views, key=lambda view: (view.outlet, view.claims)))

    def _stands_on(self, claim: str) -> Iterator[tuple[str, Stand]]:
        """Yield the claims that take a stand on a claim; what an outlet only sets right is no stand of its own."""
        for relation in self.around.get(claim, ()):
            other = relation.target if relation.evidence == claim else relation.evidence
            stand = _stand(relation, claim)
            if stand and not self.claims[other].set_right:
                yield other, stand

    def _outlet(self, claim: str) -> Hashable:
        return self.articles[self.claims[claim].article].outlet_key


def _label(labels: Sequence[VerdictLabel | None]) -> VerdictLabel | None:
    for label in (VerdictLabel.CONTRADICTED, VerdictLabel.CORROBORATED):
        if label in labels:
            return label
    return None if None in labels else VerdictLabel.SINGLE_SOURCE


def _stand(relation: Relation, claim: str) -> Stand | None:
    """Return what the other claim of a relation does with a claim; what bears it out asserts it too."""
    if relation.label is RelationLabel.SUPPORTS:
        bears_out = relation.target == claim and relation.standing is not Standing.WEAK_EVIDENCE
        return Stand.ASSERTS if bears_out else None
    return _STAND_OF.get(relation.label)


def _view(outlet: str, stands: Mapping[Stand, set[str]]) -> OutletView:
    stand = next((stand for stand in Stand if stands.get(stand)), Stand.SILENT)
    return OutletView(outlet=outlet, stand=stand, claims=tuple(sorted(stands.get(stand, ()))))
