"""Compare two runs on the items that both have: what broke, what was fixed, whether the difference is more than chance.

The difference is `after` minus `before`, with the interval of the paired cluster bootstrap; better and worse are said
only where that interval lies on one side of 0. McNemar's test stands beside it for reference: it takes items for
independent. Items of one run only are listed and compared with nothing.
"""

from collections.abc import Sequence
from enum import StrEnum

from evals.runs.values import Setting
from evals.scores.confusion import count_outcomes, flatten, of_outcomes
from evals.scores.figures import NONE, Cluster, Note, notes_on
from evals.scores.values import Item
from evals.statistics import Interval, bootstrap_difference, estimate, mcnemar, metrics
from evals.statistics.bootstrap import Statistic
from verifier.models.base import Value


class Change(StrEnum):
    """What can be said of a difference: `inconclusive` is not "no difference"."""

    BETTER = "better"
    WORSE = "worse"
    INCONCLUSIVE = "inconclusive"


class ItemPair(Value):
    """One item in both runs."""

    before: Item
    after: Item

    @property
    def id(self) -> str:
        """The id that both share."""
        return self.before.id


class Pairing(Value):
    """The items of two runs by id, sorted; `only_before` and `only_after` are ids."""

    pairs: tuple[ItemPair, ...] = ()
    only_before: tuple[str, ...] = ()
    only_after: tuple[str, ...] = ()

    @property
    def broke(self) -> tuple[ItemPair, ...]:
        """Pairs that were right and are wrong."""
        return tuple(pair for pair in self.pairs if pair.before.right and not pair.after.right)

    @property
    def fixed(self) -> tuple[ItemPair, ...]:
        """Pairs that were wrong and are right."""
        return tuple(pair for pair in self.pairs if pair.after.right and not pair.before.right)

    @property
    def relabelled(self) -> tuple[str, ...]:
        """Ids whose right answer differs between the two runs: they were scored against different gold."""
        return tuple(pair.id for pair in self.pairs if pair.before.expected is not pair.after.expected)


class Difference(Value):
    """A metric of both runs on the shared items, and `after` minus `before` with its 95 % interval.

    `change` is what the interval says: better or worse only where it lies on one side of 0.
    """

    before: float | None = None
    after: float | None = None
    value: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    change: Change = Change.INCONCLUSIVE
    notes: tuple[Note, ...] = ()

    @property
    def in_percent(self) -> str:
        """Both values and the difference in points with its interval, "-" where unknown; `*` stands for notes."""
        if self.before is None or self.after is None or self.value is None:
            return NONE
        shown = f"{self.before * 100:.1f} to {self.after * 100:.1f}: {self.value * 100:+.1f}"
        if self.ci_low is not None and self.ci_high is not None:
            shown += f" [{self.ci_low * 100:+.1f}, {self.ci_high * 100:+.1f}]"
        return shown + ("*" if self.notes else "")


class Comparison(Value):
    """How two runs compare in one setting; `mcnemar` is the exact two-sided p, None where no item changed sides.

    `change` follows macro-F1, as the headline does.
    """

    setting: Setting
    n: int
    n_articles: int
    broke: int
    fixed: int
    mcnemar: float | None
    accuracy: Difference
    macro_f1: Difference
    change: Change


def pair_items(before: Sequence[Item], after: Sequence[Item]) -> Pairing:
    """Pair the items of two runs by id; ValueError for an id that a run has twice."""
    here, there = _by_id(before), _by_id(after)
    return Pairing(
        pairs=tuple(ItemPair(before=here[name], after=there[name]) for name in sorted(here.keys() & there.keys())),
        only_before=tuple(sorted(here.keys() - there.keys())),
        only_after=tuple(sorted(there.keys() - here.keys())),
    )


def compare_setting(pairing: Pairing, setting: Setting, seed: int = 0) -> Comparison:
    """Compare the runs on the paired items of one setting; all unknown where there are none."""
    pairs = tuple(pair for pair in pairing.pairs if pair.before.setting is setting)
    clusters = sorted({(pair.before.story, pair.before.article) for pair in pairs})
    of_setting = Pairing(pairs=pairs)
    broke, fixed = len(of_setting.broke), len(of_setting.fixed)
    macro_f1 = _difference(pairs, clusters, metrics.macro_f1, seed)
    return Comparison(
        setting=setting,
        n=len(pairs),
        n_articles=len(clusters),
        broke=broke,
        fixed=fixed,
        mcnemar=mcnemar(broke, fixed),
        accuracy=_difference(pairs, clusters, metrics.accuracy, seed),
        macro_f1=macro_f1,
        change=macro_f1.change,
    )


def _by_id(items: Sequence[Item]) -> dict[str, Item]:
    found = {item.id: item for item in items}
    if len(found) < len(items):
        raise ValueError("a run has two items of one id: it was scored twice")
    return found


def _difference(pairs: Sequence[ItemPair], clusters: Sequence[Cluster], metric: Statistic, seed: int) -> Difference:
    if not pairs:
        return Difference()
    statistic = of_outcomes(metric)
    before = flatten(count_outcomes([pair.before for pair in pairs], clusters))
    after = flatten(count_outcomes([pair.after for pair in pairs], clusters))
    values = estimate(before, statistic), estimate(after, statistic)
    if values[0] is None or values[1] is None:
        return Difference(before=values[0], after=values[1])
    interval = bootstrap_difference(after, before, [story for story, _ in clusters], statistic, seed=seed)
    return Difference(
        before=values[0],
        after=values[1],
        value=values[1] - values[0],
        ci_low=interval.low if interval else None,
        ci_high=interval.high if interval else None,
        change=_change(interval),
        notes=notes_on(len(clusters), bool(interval and interval.is_point)),
    )


def _change(interval: Interval | None) -> Change:
    if interval and interval.low > 0:
        return Change.BETTER
    return Change.WORSE if interval and interval.high < 0 else Change.INCONCLUSIVE
