"""Put people's decisions on verdicts: confirmed ones are marked, overruled ones replaced with the derived in view.

A confirmation holds only as long as the rules say what was confirmed, or somebody overruled them to say so. Where
people decide differently, the derived verdict stands. Each decision without effect leaves a remark.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from verifier.annotations.newest import names, newest
from verifier.models import Annotation, Claim, Decided, DecidedVerdict, Decision, Verdict, VerdictLabel, Word
from verifier.verdicts import grade_of


def decide_verdicts(
    annotations: Iterable[Annotation], verdicts: Sequence[Verdict], claims: Mapping[str, Claim]
) -> tuple[tuple[Verdict, ...], tuple[str, ...]]:
    """Return the verdicts as people left them, and remarks on decisions that have no effect."""
    said: dict[str, list[DecidedVerdict]] = defaultdict(list)
    decisions = (each for each in annotations if isinstance(each, DecidedVerdict))
    for decision in newest(decisions, lambda each: each.claim):
        said[decision.claim].append(decision)
    remarks: list[str] = []
    decided = [
        _decide(verdict, said[verdict.claim], claims[verdict.claim], remarks) if verdict.claim in said else verdict
        for verdict in verdicts
    ]
    return tuple(decided), tuple(remarks)


def _decide(verdict: Verdict, said: Sequence[DecidedVerdict], claim: Claim, remarks: list[str]) -> Verdict:
    labels = list(dict.fromkeys(word.verdict for word in said))
    if len(labels) > 1:
        told = "; ".join(f"{names([word])} says {word.verdict}" for word in said)
        remarks.append(f"The verdict on {claim.id} is disputed ({told}): the rules' stands until they agree")
        return verdict
    decision = _decision(said, labels[0], verdict.label)
    if decision is None:
        derived = verdict.label or "withheld"
        remarks.append(
            f"{names(said)} confirmed that {claim.id} is {labels[0]}, and the rules say now that it is {derived}: "
            "confirm that, or overrule it"
        )
        return verdict
    words = tuple(Word(by=word.by, on=word.on, why=word.why) for word in said)
    return verdict.model_copy(
        update={
            "label": labels[0],
            "grade": grade_of(claim, labels[0], verdict.origins_for, verdict.origins_against),
            "decided": Decided(decision=decision, derived=verdict.label, words=words),
        }
    )


def _decision(said: Sequence[DecidedVerdict], label: VerdictLabel, derived: VerdictLabel | None) -> Decision | None:
    """Return what the words that agree on a label come to, None where they confirm what is not there."""
    if label is derived:
        return Decision.CONFIRMED  # also of one who overruled another's word, or what the rules once said
    return Decision.OVERRULED if any(word.decision is Decision.OVERRULED for word in said) else None
