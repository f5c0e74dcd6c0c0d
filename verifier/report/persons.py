"""Write what people said on a report: the annotations that hold, one line each, and what stands beside a fact.

What annotations do is `verifier.annotations`'s; those without effect are told by the report's remarks.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC

from verifier.models import SYMMETRIC, Decider, Decision, Relation, Report, Standing, Verdict, Word
from verifier.report.index import Index


@dataclass(frozen=True, slots=True)
class Said:
    """One word of a person that holds: who and when, what it does, the texts that it is about, and why."""

    who: str
    what: str
    texts: tuple[str, ...]
    why: str


def show_word(word: Word) -> str:
    """Write who said something, and when."""
    return f"{' '.join(word.by.split())}, {word.on.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def show_decision(verdict: Verdict) -> str:
    """Write what people made of a verdict; empty where nobody decided it."""
    decided = verdict.decided
    if decided is None:
        return ""
    told = "; ".join(f"{show_word(word)}{f' ({word.why})' if word.why else ''}" for word in decided.words)
    if decided.decision is Decision.CONFIRMED:
        return f"{verdict.label} confirmed by {told}"
    return f"{verdict.label} in place of {decided.derived or 'withheld'}, overruled by {told}"


def decisions_on(fact: str, index: Index) -> tuple[str, ...]:
    """Write what people made of the verdicts on a fact's claims."""
    claims = index.facts[fact].claims
    shown = ((claim, show_decision(index.verdicts[claim])) for claim in claims)
    return tuple(f"{claim}: {told}" if len(claims) > 1 else told for claim, told in shown if told)


def said_by_people(report: Report, index: Index) -> tuple[Said, ...]:
    """Return every word that holds: decided verdicts, then refused relations, then merged claims."""
    return (*_decided(report, index), *_refused(report, index), *_merged(report, index))


def tally(report: Report) -> str:
    """Count what people said and holds; empty where nobody said anything."""
    decisions = [verdict.decided.decision for verdict in report.verdicts if verdict.decided]
    counts = {
        "confirmed": decisions.count(Decision.CONFIRMED),
        "overruled": decisions.count(Decision.OVERRULED),
        "refused": len(list(_once(report.relations, Standing.REFUSED))),
        "merged": len(_mergings(report)),
    }
    nouns = {"confirmed": "verdict", "overruled": "verdict", "refused": "relation", "merged": "group"}
    return ", ".join(
        f"{many:,} {nouns[done]}{'' if many == 1 else 's'} {done}" for done, many in counts.items() if many
    )


def _decided(report: Report, index: Index) -> Iterator[Said]:
    for verdict in report.verdicts:
        if verdict.decided is not None:
            if verdict.decided.decision is Decision.CONFIRMED:
                what = f"{verdict.claim} is {verdict.label}: confirmed"
            else:
                derived = verdict.decided.derived or "withheld"
                what = f"{verdict.claim} is {verdict.label}: overruled, the rules say {derived}"
            for word in verdict.decided.words:
                yield Said(show_word(word), what, (index.claims[verdict.claim].text,), word.why)


def _refused(report: Report, index: Index) -> Iterator[Said]:
    for relation, word in _once(report.relations, Standing.REFUSED):
        what = f"refused that {relation.evidence} {relation.label} {relation.target}"
        texts = (index.claims[relation.evidence].text, index.claims[relation.target].text)
        yield Said(show_word(word), what, texts, word.why)


def _once(relations: Iterable[Relation], standing: Standing) -> Iterator[tuple[Relation, Word]]:
    """Yield the relations of a standing that have a word, a symmetric one in one direction."""
    seen: set[tuple[str, str]] = set()
    for relation in relations:
        there, back = (relation.evidence, relation.target), (relation.target, relation.evidence)
        if relation.standing is standing and relation.word is not None:
            if relation.label not in SYMMETRIC or back not in seen:
                yield relation, relation.word
            seen.add(there)


def _mergings(report: Report) -> dict[tuple[str, Word], list[str]]:
    """Return the claims that each word merged, by fact and word."""
    found: dict[tuple[str, Word], dict[str, None]] = {}
    fact_of = {claim: fact.id for fact in report.facts for claim in fact.claims}
    for relation in report.relations:
        if relation.decided_by is Decider.PERSON and relation.word is not None:
            merged = found.setdefault((fact_of.get(relation.target, relation.target), relation.word), {})
            merged |= dict.fromkeys((relation.evidence, relation.target))
    return {key: sorted(claims) for key, claims in found.items()}


def _merged(report: Report, index: Index) -> Iterator[Said]:
    for (_, word), claims in _mergings(report).items():
        texts = tuple(dict.fromkeys(index.claims[claim].text for claim in claims))
        yield Said(show_word(word), f"merged {', '.join(claims)}", texts, word.why)
