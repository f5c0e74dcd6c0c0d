"""Make the tables of verdicts, claims and relations: of all runs side by side, and of one run in full."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from evals.reports.cells import Cell, Grid, Line, in_full, number, percent
from evals.reports.values import ScoredRun
from evals.runs.values import Setting
from evals.scores.confusion import ClassFigures, VerdictFigures
from evals.scores.figures import NONE, Figure
from evals.scores.relations import LABELS, LabelFigures, RelationFigures
from evals.scores.values import Outcome
from verifier.models import RelationLabel, VerdictLabel

_SHADES = 9


def verdict_headlines(runs: Sequence[ScoredRun], reasons: Sequence[str]) -> Grid:
    """Show how every row's verdicts came out, a line for each setting."""
    head = (
        "row",
        "claims",
        "accuracy",
        "macro-F1",
        "false corroborated",
        "missed contradicted",
        "no answer",
    )
    lines = [_headline(run, setting) for run in runs for setting in Setting]
    absent = [Line(row, (Cell(NONE),) * (len(head) - 1)) for row in reasons]
    return Grid("Verdicts in percent, with 95 % intervals", head, (*lines, *absent))


def _headline(run: ScoredRun, setting: Setting) -> Line:
    figures = run.summary.verdicts(setting)
    n = figures.accuracy.n
    return Line(
        f"{run.label}, {setting.words}",
        (
            number(n or None),
            percent(figures.accuracy),
            percent(figures.macro_f1),
            percent(figures.false_corroborated),
            percent(figures.missed_contradicted),
            number(figures.accuracy.n_errors if n else None),
        ),
    )


def stage_headlines(runs: Sequence[ScoredRun], reasons: Sequence[str]) -> Grid:
    """Show what the stages before the verdicts come to, and what that costs."""
    head = ("row", "claims F1", *(f"{label} F1" for label in LABELS), "gap", "calls", "tokens", "USD")
    absent = [Line(row, (Cell(NONE),) * (len(head) - 1)) for row in reasons]
    return Grid("Claims, relations, the price of extraction, and cost", head, (*map(_stages, runs), *absent))


def _stages(run: ScoredRun) -> Line:
    summary = run.summary
    costs = [each for each in map(summary.cost.of, Setting) if each.samples or each.samples_unknown]
    known = bool(costs) and all(each.calls is not None for each in costs)
    priced = bool(costs) and all(each.usd is not None for each in costs)
    return Line(
        run.label,
        (
            percent(summary.extraction.f1),
            *(percent(each.f1) for each in _labels(summary.relations).values()),
            percent(summary.gap),
            number(sum(each.calls or 0 for each in costs) if known else None),
            number(sum((each.tokens_in or 0) + (each.tokens_out or 0) for each in costs) if known else None),
            number(sum((each.usd or Decimal(0) for each in costs), Decimal(0)) if priced else None, digits=2),
        ),
    )


def verdicts_in_full(run: ScoredRun) -> Iterator[Grid]:
    """Yield the figures of each setting that the row was run in, with all that they rest on."""
    for setting in Setting:
        figures = run.summary.verdicts(setting)
        if figures.accuracy.n:
            rows = [(words, f"{run.label}.{setting}.{name}", each) for words, name, each in _headlines(figures)]
            yield in_full(f"Verdicts, {setting.words}", rows)
            yield _classes(f"By verdict, {setting.words}", f"{run.label}.{setting}.classes", figures.classes)
    if run.summary.gap.value is not None:
        gap = ("oracle macro-F1 minus end to end", f"{run.label}.gap", run.summary.gap)
        yield in_full("The price of extraction, in points", [gap])


def _headlines(figures: VerdictFigures) -> Sequence[tuple[str, str, Figure]]:
    return (
        ("accuracy", "accuracy", figures.accuracy),
        ("macro-F1", "macro_f1", figures.macro_f1),
        ("contradicted claims called corroborated", "false_corroborated", figures.false_corroborated),
        ("contradicted claims that came out otherwise", "missed_contradicted", figures.missed_contradicted),
    )


def _labels(relations: RelationFigures) -> Mapping[str, LabelFigures]:
    return {
        "supports": relations.supports,
        "contradicts": relations.contradicts,
        "updates": relations.updates,
        "varies": relations.varies,
    }


def _classes(
    caption: str, name: str, classes: Mapping[VerdictLabel, ClassFigures] | Mapping[str, LabelFigures]
) -> Grid:
    return Grid(
        caption,
        ("", "precision", "recall", "F1", "in gold", "given"),
        tuple(
            Line(
                label,
                (
                    percent(each.precision, f"{name}.{label}.precision"),
                    percent(each.recall, f"{name}.{label}.recall"),
                    percent(each.f1, f"{name}.{label}.f1"),
                    number(each.support, f"{name}.{label}.support"),
                    number(each.predicted, f"{name}.{label}.predicted"),
                ),
            )
            for label, each in classes.items()
        ),
    )


def confusions(run: ScoredRun) -> Iterator[Grid]:
    """Yield the tables of what was expected and what was said: verdicts in each setting, and relations."""
    for setting in Setting:
        table = run.summary.verdicts(setting).confusion
        if table:
            named = {expected.value: {got.value: n for got, n in row.items()} for expected, row in table.items()}
            yield _confusion(f"Verdicts, {setting.words}", f"{run.label}.{setting}.confusion", named)
    if run.summary.relations.confusion:
        yield _confusion("Relations, oracle", f"{run.label}.relations.confusion", run.summary.relations.confusion)


def _confusion(caption: str, name: str, table: Mapping[str, Mapping[str, int]]) -> Grid:
    columns = tuple(next(iter(table.values())))
    return Grid(
        caption,
        ("expected, and got", *columns),
        tuple(
            Line(
                expected,
                tuple(
                    _shaded(expected, got, table[expected][got], sum(table[expected].values()), name) for got in columns
                ),
            )
            for expected in table
        ),
    )


def _shaded(expected: str, got: str, count: int, total: int, name: str) -> Cell:
    """Shade a cell by its share of the row, right ones in another colour.

    Pairs that both sides leave unrelated are not counted.
    """
    if expected == got == RelationLabel.NONE:
        return Cell(NONE, name=f"{name}.{expected}.{got}")
    share = count / total if total else 0
    hue = "right" if expected == got else "lost" if got in (Outcome.MISSED, Outcome.ERROR) else "wrong"
    note = f"{share:.0%}" if count else ""
    return Cell(f"{count:,}", note=note, name=f"{name}.{expected}.{got}", kind=f"{hue} shade{round(share * _SHADES)}")


def stages_in_full(run: ScoredRun) -> Iterator[Grid]:
    """Yield the figures of extraction, of the choice of pairs, and of relations, where the row has them."""
    summary, label = run.summary, run.label
    claims = summary.extraction
    if claims.f1.n:
        yield in_full("Claims extracted", list(_extraction(run)))
        failed = number(claims.failed_articles, f"{label}.extraction.failed_articles")
        yield Grid("Articles that could not be read", ("", "articles"), (Line("in whole or in part", (failed,)),))
    if summary.pairing.candidates_per_claim.n:
        yield in_full(
            "Pairs that are compared at all",
            [("recall of labelled relations", f"{label}.pairing.recall", summary.pairing.recall)],
        )
        each = ("candidates per claim", f"{label}.pairing.candidates_per_claim", summary.pairing.candidates_per_claim)
        yield in_full("How many pairs", [each], is_share=False)
    if summary.relations.confusion:
        yield _classes("Relations, oracle", f"{label}.relations", _labels(summary.relations))


def _extraction(run: ScoredRun) -> Iterator[tuple[str, str, Figure]]:
    claims, name = run.summary.extraction, f"{run.label}.extraction"
    yield "precision", f"{name}.precision", claims.precision
    yield "recall", f"{name}.recall", claims.recall
    yield "F1", f"{name}.f1", claims.f1
    for threshold, each in claims.at.items():
        yield f"precision, matched at {threshold}", f"{name}.at.{threshold}.precision", each.precision
        yield f"recall, matched at {threshold}", f"{name}.at.{threshold}.recall", each.recall
        yield f"F1, matched at {threshold}", f"{name}.at.{threshold}.f1", each.f1
    yield "gold claims that came in pieces", f"{name}.split", claims.split
    yield "extracted claims that are several", f"{name}.merged", claims.merged
    yield "extracted claims that repeat another", f"{name}.duplicates", claims.duplicates
    yield "proposals quoted to the letter", f"{name}.verbatim", claims.verbatim
    yield "proposals that were refused", f"{name}.rejected", claims.rejected
