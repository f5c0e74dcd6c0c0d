"""Put together what is known of one fact: every wording of it, what bears on it from outside, and why.

Of several relations between two facts one reason is shown; the report's JSON, which the page carries, has them all.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from verifier.models import Claim, Fact, Relation, RelationLabel, Report, Verdict
from verifier.report.index import Index, Words, number, said_by
from verifier.report.page.matrix import WITHHELD, grade_of
from verifier.report.persons import decisions_on

NOT_COMPARED = "not compared"

_BEARING: Mapping[tuple[RelationLabel, bool], str] = {
    (RelationLabel.CONTRADICTS, True): "Contradicted by",
    (RelationLabel.UPDATES, True): "Updated by",
    (RelationLabel.UPDATES, False): "Updates",
    (RelationLabel.VARIES, True): "Told differently",
    (RelationLabel.SUPPORTS, True): "Also borne out by",
}
"""How another fact bears on this one: the label, and whether this one is the target."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A claim as its article words it; `label` only where its verdict is not the fact's."""

    claim: str
    article: str
    outlet: str
    published: str
    is_inferred: bool
    text: str
    said_by: str
    as_of: str
    quotes: tuple[str, ...]
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Link:
    """Another fact that bears on this one, by the claim that shows it, and why."""

    claim: str
    text: str
    outlet: str
    why: str


@dataclass(frozen=True, slots=True)
class Bearing:
    """Other facts that bear on this one in the same way."""

    title: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """All about one fact."""

    fact: str
    text: str
    label: str
    grade: int | None
    notes: tuple[str, ...]
    wordings: tuple[Wording, ...]
    bearings: tuple[Bearing, ...]
    see_also: tuple[Link, ...]


class Records:
    """Writes the records of one story's facts."""

    def __init__(self, report: Report, index: Index) -> None:
        """Index the relations by the facts that they join."""
        self._index = index
        self._bearing: dict[str, dict[str, dict[str, Relation]]] = defaultdict(lambda: defaultdict(dict))
        for relation in report.relations:
            if relation.counts:
                self._note(relation)

    def _note(self, relation: Relation) -> None:
        """File a relation under both facts; the first one found gives the reason."""
        target, evidence = self._index.fact_of[relation.target], self._index.fact_of[relation.evidence]
        if target == evidence:
            return
        for fact, other, is_target in ((target, evidence, True), (evidence, target, False)):
            title = _BEARING.get((relation.label, is_target))
            if title:
                self._bearing[fact][title].setdefault(other, relation)

    def of(self, fact: Fact, notes: tuple[str, ...]) -> Record:
        """Return the record of one fact."""
        found = self._bearing.get(fact.id, {})
        return Record(
            fact=fact.id,
            text=fact.text,
            label=fact.label or WITHHELD,
            grade=grade_of(fact, self._index),
            notes=notes,
            wordings=tuple(self._wordings(fact)),
            bearings=tuple(
                Bearing(title, tuple(self._links(fact.id, found[title])))
                for title in dict.fromkeys(_BEARING.values())
                if title in found
            ),
            see_also=tuple(self._link(claim, "") for claim in fact.see_also),
        )

    def _wordings(self, fact: Fact) -> Iterator[Wording]:
        for words in self._index.in_order(fact.claims):
            verdict = self._index.verdicts[words.claim]
            yield wording(words, self._index.claims[words.claim], verdict, fact.label or WITHHELD)

    def _links(self, fact: str, found: Mapping[str, Relation]) -> Iterator[Link]:
        for other, relation in sorted(found.items()):
            claim = relation.evidence if self._index.fact_of[relation.evidence] == other else relation.target
            yield self._link(claim, relation.why or "no reason given")

    def _link(self, claim: str, why: str) -> Link:
        return Link(claim, self._index.claims[claim].text, self._index.outlet(claim), why)


def wording(words: Words, claim: Claim, verdict: Verdict | None, label: str) -> Wording:
    """Return a claim as its article words it; `label` is the verdict of the fact that it belongs to."""
    own = (verdict.label or WITHHELD) if verdict else label
    return Wording(
        claim=words.claim,
        article=claim.article,
        outlet=words.outlet,
        published=words.published or "",
        is_inferred=words.is_inferred,
        text=words.text,
        said_by=said_by(words),
        as_of=words.as_of or "",
        quotes=tuple(quote.text for quote in claim.quotes),
        label="" if own == label else own,
        why=verdict.why if verdict else "",
    )


def list_uncompared(claims: Iterable[Claim], index: Index) -> tuple[Record, ...]:
    """Return a record for each claim of a report in which nothing was compared."""
    return tuple(
        Record(
            fact=claim.id,
            text=claim.text,
            label=NOT_COMPARED,
            grade=None,
            notes=(),
            wordings=(wording(index.words(claim.id), claim, None, NOT_COMPARED),),
            bearings=(),
            see_also=(),
        )
        for claim in claims
    )


def find_notes(report: Report, index: Index) -> Mapping[str, tuple[str, ...]]:
    """Return what qualifies facts: marks, missing comparisons, members whose own verdict differs."""
    return {fact.id: notes for fact in report.facts if (notes := tuple(_notes(fact, index)))}


def _notes(fact: Fact, index: Index) -> Iterator[str]:
    yield from index.words(fact.id).marks
    missing = max(index.verdicts[claim].missing for claim in fact.claims)
    if missing:
        yield f"{number(missing, 'comparison')} missing"
    differing = _differing(fact, index)
    if differing:
        yield f"{number(len(differing), 'wording')} with a verdict of its own"
    yield from decisions_on(fact.id, index)


def _differing(fact: Fact, index: Index) -> Sequence[str]:
    return [claim for claim in fact.claims if index.verdicts[claim].label is not fact.label]
