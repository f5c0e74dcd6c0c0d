"""Write what came of a gate and the headline figures as Markdown, for a CI server's summary page.

Claims' texts come from articles: they are shown as what they are (`verifier.report.untrusted`).
"""

from collections.abc import Iterator, Mapping, Sequence

from evals.gate.baseline import Denominator
from evals.gate.check import Gate, ResultPair
from evals.gate.outcome import Outcome
from evals.reports.values import Against
from evals.scores.figures import ON_NOTES
from evals.scores.summary import Summary
from verifier.report.untrusted import for_markdown

_SHOWN = 20
"""Items listed of each kind; the rest is counted."""


def write_markdown(outcomes: Sequence[Outcome]) -> str:
    """Return the page."""
    lines = [line for outcome in outcomes for line in _outcome(outcome)]
    return "\n".join([*lines, *_figures([outcome.run.summary for outcome in outcomes])]) + "\n"


def _outcome(outcome: Outcome) -> Iterator[str]:
    yield f"### {outcome.row}: {'holds' if outcome.passes else 'FAILED'}"
    yield ""
    for reason in outcome.reasons:
        yield f"- {for_markdown(reason)}"
    if outcome.reasons:
        yield ""
    if outcome.gate is not None:
        yield from _gate(outcome.gate, outcome.texts)
    elif outcome.against is not None:
        yield from _comparisons(outcome.against)


def _gate(gate: Gate, texts: Mapping[str, str]) -> Iterator[str]:
    yield (
        f"{gate.n} items; {len(gate.broke)} broke, {len(gate.fixed)} were fixed, {len(gate.moved)} are wrong in "
        f"another way, {len(gate.relabelled)} have another label, {len(gate.gone)} are gone, {len(gate.new)} are new."
    )
    yield ""
    for title, changes in (("Broke", gate.broke), ("Fixed", gate.fixed), ("Another label", gate.relabelled)):
        yield from _changes(title, changes, texts)
    for before, after in gate.denominators:
        known = after or before
        if known is not None:
            yield f"- {known.story}, {known.setting.words}: {_counts(before)} blessed, {_counts(after)} now"
    yield ""


def _counts(each: Denominator | None) -> str:
    if each is None:
        return "nothing"
    counts = {"claims": each.extracted, "relations": each.related}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count is not None) or "nothing"


def _changes(title: str, changes: Sequence[ResultPair], texts: Mapping[str, str]) -> Iterator[str]:
    if not changes:
        return
    yield f"**{title}**"
    yield ""
    for each in changes[:_SHOWN]:
        text = for_markdown(texts.get(each.id, ""))
        yield f"- `{each.id}`: expected {each.after.expected}, was {each.before.got}, is {each.after.got}. {text}"
    if len(changes) > _SHOWN:
        yield f"- and {len(changes) - _SHOWN} more"
    yield ""


def _comparisons(against: Against) -> Iterator[str]:
    for each in against.comparisons:
        if each.n:
            yield (
                f"- {each.setting.words}: {each.change}; macro-F1 {each.macro_f1.in_percent}; "
                f"{each.broke} broke, {each.fixed} were fixed of {each.n}"
            )
    yield ""


def _figures(summaries: Sequence[Summary]) -> Iterator[str]:
    yield "| row | claims F1 | oracle macro-F1 | end to end macro-F1 | false corroborated | missed contradicted |"
    yield "|---|---|---|---|---|---|"
    for each in summaries:
        whole = each.end_to_end if each.end_to_end.accuracy.n else each.oracle
        shown = (
            each.extraction.f1,
            each.oracle.macro_f1,
            each.end_to_end.macro_f1,
            whole.false_corroborated,
            whole.missed_contradicted,
        )
        yield f"| {each.row} | " + " | ".join(figure.in_percent for figure in shown) + " |"
    yield ""
    yield f"In percent, with 95 % intervals over articles. \\{ON_NOTES}"
