"""Hold a row's run against what was blessed, and say what came of it: item by item, or live within margins."""

from collections.abc import Mapping
from dataclasses import dataclass

from evals.gate.baseline import Baseline, make_baseline
from evals.gate.check import Gate, check
from evals.gate.margins import Margins, judge_live
from evals.reports.gather import hold_against_blessed
from evals.reports.values import Against, ScoredRun

UNBLESSED = "nothing is blessed yet: look at the result, then run with --bless"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one row: `reasons` say why it fails, `blessed` is what it was held against.

    `gate` is what an offline run differs in, None live and where nothing was compared.
    """

    run: ScoredRun
    blessed: Baseline | None
    reasons: tuple[str, ...] = ()
    gate: Gate | None = None
    against: Against | None = None

    @property
    def row(self) -> str:
        """Whose outcome it is."""
        return self.run.header.row

    @property
    def passes(self) -> bool:
        """Whether the row may pass."""
        return not self.reasons

    @property
    def texts(self) -> Mapping[str, str]:
        """The claims' texts by item id; they come from articles."""
        return {item.id: item.text for score in self.run.scores for item in score.items}


def result_of(run: ScoredRun) -> Baseline:
    """Return what would be blessed."""
    return make_baseline(run.header, run.scores)


def hold_offline(run: ScoredRun, blessed: Baseline | None) -> Outcome:
    """Compare a run that left nothing to chance, item by item."""
    if blessed is None:
        return Outcome(run, None, (UNBLESSED,))
    gate = check(blessed, result_of(run))
    return Outcome(run, blessed, gate.reasons, gate, hold_against_blessed(run, blessed))


def hold_live(run: ScoredRun, blessed: Baseline | None, margins: Margins) -> Outcome:
    """Compare a run whose answers vary: by tests, and within margins."""
    if blessed is None:
        return Outcome(run, None, (UNBLESSED,))
    against = hold_against_blessed(run, blessed)
    comparisons = against.comparisons if against else ()
    p95_s = run.summary.cost.end_to_end.call_seconds.p95
    reasons = judge_live(comparisons, blessed, result_of(run), margins, p95_s)
    return Outcome(run, blessed, reasons, against=against)
