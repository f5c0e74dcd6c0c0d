"""Hold an offline run against its baseline, item by item.

Nothing in such a run is left to chance, so there is no test: a claim that was right and is wrong, a label that changed,
a claim or denominator that came or went fails. What was wrong and is right does not fail, and is held once it is
blessed.
"""

from dataclasses import dataclass

from evals.gate.baseline import Baseline, Denominator
from evals.scores.values import Result
from verifier.models.base import Value


class ResultPair(Value):
    """One item whose outcome is another than the baseline has."""

    before: Result
    after: Result

    @property
    def id(self) -> str:
        """The item's id."""
        return self.after.id


@dataclass(frozen=True, slots=True)
class Gate:
    """What differs between a run and its baseline.

    `moved` are items that were and are wrong, in another way; `relabelled` those whose right answer changed. `gone` and
    `new` are ids; `denominators` has both sides, None where one lacks it.
    """

    row: str
    n: int
    broke: tuple[ResultPair, ...]
    fixed: tuple[ResultPair, ...]
    moved: tuple[ResultPair, ...]
    relabelled: tuple[ResultPair, ...]
    gone: tuple[str, ...]
    new: tuple[str, ...]
    denominators: tuple[tuple[Denominator | None, Denominator | None], ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the run may not pass."""
        counts = {
            "items that were right are wrong": len(self.broke),
            "stories have another number of claims or relations": len(self.denominators),
        }
        return (*(f"{count} {words}" for words, count in counts.items() if count), *self.strange)

    @property
    def strange(self) -> tuple[str, ...]:
        """In what the two are not of the same items and labels."""
        counts = {
            "items have another right answer than when it was blessed": len(self.relabelled),
            "items are gone": len(self.gone),
            "items are new": len(self.new),
        }
        return tuple(f"{count} {words}" for words, count in counts.items() if count)

    @property
    def holds(self) -> bool:
        """Whether the run may pass."""
        return not self.reasons

    @property
    def is_unchanged(self) -> bool:
        """Whether blessing the run would change nothing."""
        return self.holds and not (self.fixed or self.moved)


def check(baseline: Baseline, run: Baseline) -> Gate:
    """Compare a run, in the form that would be blessed, with what is blessed."""
    before, after = baseline.by_id, run.by_id
    shared = sorted(before.keys() & after.keys())
    changes = [ResultPair(before=before[name], after=after[name]) for name in shared if before[name] != after[name]]
    relabelled = tuple(each for each in changes if each.before.expected is not each.after.expected)
    same_gold = [each for each in changes if each.before.expected is each.after.expected]
    return Gate(
        row=run.basis.row,
        n=len(after),
        broke=tuple(each for each in same_gold if each.before.right),
        fixed=tuple(each for each in same_gold if each.after.right),
        moved=tuple(each for each in same_gold if not each.before.right and not each.after.right),
        relabelled=relabelled,
        gone=tuple(sorted(before.keys() - after.keys())),
        new=tuple(sorted(after.keys() - before.keys())),
        denominators=_denominators(baseline, run),
    )


def _denominators(baseline: Baseline, run: Baseline) -> tuple[tuple[Denominator | None, Denominator | None], ...]:
    before = {each.key: each for each in baseline.denominators}
    after = {each.key: each for each in run.denominators}
    pairs = ((before.get(key), after.get(key)) for key in sorted(before.keys() | after.keys()))
    return tuple(pair for pair in pairs if pair[0] != pair[1])
