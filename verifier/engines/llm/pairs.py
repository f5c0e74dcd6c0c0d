"""Make judgements of the pairs that a model proposes, and refuse what cannot be paired.

Refused are ids that are not in the request, pairs inside one article, and a pair that is listed again with another
relation. Listed again with the same one it counts once; support that is listed in both directions holds both ways.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from verifier.engines.llm.schema import ProposedDispute, ProposedPair, ProposedPairs
from verifier.models import Claim, Judgement, PartOf, RelationLabel

Names = Mapping[str, Claim]
"""The claims of a request by the ids under which the model knows them."""


@dataclass(frozen=True, slots=True)
class ReadPairs:
    """What an answer says, and what of it was refused, in words."""

    judgements: tuple[Judgement, ...]
    refused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Sorted:
    """What of an answer can be paired, and what cannot."""

    pairs: list[ProposedPair]
    within: list[ProposedDispute]
    refused: list[str]


def find_problems(answer: ProposedPairs, names: Names) -> list[str]:
    """Name what is wrong with an answer, a problem an entry, for the model."""
    return _sort_out(answer, names).refused


def read_pairs(answer: ProposedPairs, names: Names) -> ReadPairs:
    """Return the judgements of an answer, one a direction."""
    found = _sort_out(answer, names)
    judgements: dict[tuple[str, str], Judgement] = {}
    for judgement in (
        *(each for pair in found.pairs for each in _judgements(pair, names)),
        *(_dispute(each, names) for each in found.within),
    ):
        judgements.setdefault((judgement.evidence, judgement.target), judgement)
    return ReadPairs(tuple(judgements.values()), tuple(found.refused))


def corrected(first: ProposedPairs, second: ProposedPairs, names: Names) -> ProposedPairs:
    """Return the second answer, and after it the sound pairs that only the first has."""
    known = {_key(pair.evidence, pair.target) for pair in second.pairs}
    known_within = {_key(each.first, each.second) for each in second.within}
    found = _sort_out(first, names)
    pairs = [pair for pair in found.pairs if _key(pair.evidence, pair.target) not in known]
    within = [each for each in found.within if _key(each.first, each.second) not in known_within]
    return ProposedPairs(pairs=[*second.pairs, *pairs], within=[*second.within, *within])


def _sort_out(answer: ProposedPairs, names: Names) -> _Sorted:
    found = _Sorted([], [], [])
    first_of: dict[frozenset[str], ProposedPair] = {}
    for pair in answer.pairs:
        earlier = first_of.setdefault(_key(pair.evidence, pair.target), pair)
        fault = _fault(pair.evidence, pair.target, names, same_article=False)
        if fault is None and not _agree(earlier, pair):
            fault = f"it is listed as {earlier.relation} already: list it once"
        if fault is None:
            found.pairs.append(pair)
        else:
            found.refused.append(f"pair {pair.evidence}, {pair.target}: {fault}")
    for dispute in answer.within:
        fault = _fault(dispute.first, dispute.second, names, same_article=True)
        if fault is None:
            found.within.append(dispute)
        else:
            found.refused.append(f"within {dispute.first}, {dispute.second}: {fault}")
    return found


def _fault(one: str, other: str, names: Names, *, same_article: bool) -> str | None:
    unknown = [name for name in dict.fromkeys((one, other)) if name not in names]
    if unknown:
        return f"there is no claim {', '.join(unknown)} in the list"
    if one == other:
        return "a claim is not paired with itself"
    is_same = names[one].article == names[other].article
    if is_same is not same_article:
        return "both are of one article" if is_same else "they are of different articles and belong in pairs"
    return None


def _agree(earlier: ProposedPair, pair: ProposedPair) -> bool:
    """Whether a pair says nothing against what was said of the same two claims; only updates have one direction."""
    turned = (earlier.evidence, earlier.target) != (pair.evidence, pair.target)
    return earlier.relation == pair.relation and not (turned and pair.relation == "updates")


def _judgements(proposal: ProposedPair, names: Names) -> Iterator[Judgement]:
    there = Judgement(
        evidence=names[proposal.evidence].id,
        target=names[proposal.target].id,
        label=RelationLabel(proposal.relation),
        same_quantity=proposal.same_quantity,
        same_time=proposal.same_time,
        part_of=PartOf(proposal.part_of) if proposal.part_of else None,
        why=proposal.why,
    )
    yield there
    if proposal.both_ways and there.label is RelationLabel.SUPPORTS:
        back = {"evidence": there.target, "target": there.evidence, "part_of": there.part_of and there.part_of.turned}
        yield there.model_copy(update=back)


def _dispute(dispute: ProposedDispute, names: Names) -> Judgement:
    return Judgement(
        evidence=names[dispute.first].id,
        target=names[dispute.second].id,
        label=RelationLabel.CONTRADICTS,
        same_quantity=dispute.same_quantity,
        part_of=PartOf(dispute.part_of) if dispute.part_of else None,
        why=dispute.why,
    )


def _key(one: str, other: str) -> frozenset[str]:
    return frozenset((one, other))
