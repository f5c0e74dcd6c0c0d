"""Hold a live run against its baseline: a model's answers vary, so differences are tested, and margins are allowed.

A row fails where the interval of its macro-F1's difference lies below 0, where the drop is larger than the margin in
either setting, or where errors, calls, tokens or seconds exceed theirs. What cannot be told is inconclusive, passes,
and is said; but a run of other items or labels than those that were blessed cannot pass: nothing is held against it.
"""

import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import Field, ValidationError

from evals.gate.baseline import Baseline
from evals.gate.check import check
from evals.scores.paired import Change, Comparison
from evals.scores.values import Outcome
from verifier.errors import InputError
from verifier.models.base import Value

FILE = Path("evals/gate.toml")


class Margins(Value):
    """What a live run may lose: macro-F1 in points of 1, errors as a share of the items, costs as a factor.

    `p95_s` is what 19 of 20 requests may take at the most, in seconds; None: any time.
    """

    macro_f1_drop: float = Field(default=0.05, ge=0, le=1)
    error_share: float = Field(default=0.02, ge=0, le=1)
    cost_factor: float = Field(default=1.25, ge=1)
    p95_s: float | None = Field(default=None, gt=0)


def read_margins(path: Path) -> Margins:
    """Read gate.toml's [live]; the defaults where there is no file; InputError for what is no margin."""
    if not path.is_file():
        return Margins()
    try:
        return Margins.model_validate(tomllib.loads(path.read_text(encoding="utf-8")).get("live", {}))
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: {error}") from error


def judge_live(
    comparisons: Sequence[Comparison], baseline: Baseline, run: Baseline, margins: Margins, p95_s: float | None
) -> tuple[str, ...]:
    """Return the reasons why a live run fails, none where it passes; `p95_s` is what 19 of 20 requests took."""
    return (
        *_accuracy(comparisons, margins),
        *_errors(run, margins),
        *_costs(baseline, run, margins, p95_s),
        *(f"{each}; bless anew" for each in check(baseline, run).strange),
    )


def _accuracy(comparisons: Sequence[Comparison], margins: Margins) -> Iterator[str]:
    for each in comparisons:
        drop = None if each.macro_f1.value is None else -each.macro_f1.value
        if each.change is Change.WORSE:
            yield f"{each.setting}: macro-F1 is lower, and its interval lies below 0"
        elif drop is not None and drop > margins.macro_f1_drop:
            yield f"{each.setting}: macro-F1 fell by {drop:.3f}, more than {margins.macro_f1_drop}"


def _errors(run: Baseline, margins: Margins) -> Iterator[str]:
    errors = sum(result.got is Outcome.ERROR for result in run.results)
    if run.results and errors / len(run.results) > margins.error_share:
        yield f"{errors} of {len(run.results)} items have no answer, more than {margins.error_share:.0%}"


def _costs(baseline: Baseline, run: Baseline, margins: Margins, p95_s: float | None) -> Iterator[str]:
    for name in ("calls", "tokens_in", "tokens_out"):
        before, after = getattr(baseline.basis, name), getattr(run.basis, name)
        if before and after and after > before * margins.cost_factor:
            yield f"{name.replace('_', ' ')}: {after:,} where {before:,} were blessed"
    if margins.p95_s is not None and p95_s is not None and p95_s > margins.p95_s:
        yield f"19 of 20 requests took up to {p95_s:.1f} s, more than {margins.p95_s} s"
