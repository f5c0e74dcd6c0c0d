"""Write a gate's outcome and the headline figures as Markdown, for a CI server's summary page.

Claims' texts come from articles: they are escaped, and shown as what they are.
"""

from collections.abc import Iterator, Sequence

from evals.gate.baseline import Denominator
from evals.gate.check import Change, Gate
from evals.scores.figures import Figure
from evals.scores.summary import Summary

_MARKS = str.maketrans(
    {"<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " ", **{mark: f"\\{mark}" for mark in "\\`*_[]|~#"}}
)
_SHOWN = 20
"""Items listed of each kind; the rest is counted."""


def write_markdown(gates: Sequence[Gate], summaries: Sequence[Summary], texts: dict[str, str]) -> str:
    """Return the page; `texts` has the claims' texts by item id."""
    lines = [line for gate in gates for line in _gate(gate, texts)]
    return "\n".join([*lines, *_figures(summaries)]) + "\n"


def _gate(gate: Gate, texts: dict[str, str]) -> Iterator[str]:
    yield f"### {gate.row}: {'holds' if gate.holds else 'FAILED'}"
    yield ""
    yield (
        f"{gate.n} items; {len(gate.broke)} broke, {len(gate.fixed)} were fixed, {len(gate.moved)} are wrong in "
        f"another way, {len(gate.relabelled)} have another label, {len(gate.gone)} are gone, {len(gate.new)} are new."
    )
    yield ""
    for title, changes in (("Broke", gate.broke), ("Fixed", gate.fixed)):
        yield from _changes(title, changes, texts)
    for before, after in gate.denominators:
        known = after or before
        if known is not None:
            yield f"- {known.story}, {known.setting}: {_counts(before)} blessed, {_counts(after)} now"
    yield ""


def _counts(each: Denominator | None) -> str:
    if each is None:
        return "nothing"
    counts = {"claims": each.extracted, "relations": each.related}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count is not None) or "nothing"


def _changes(title: str, changes: Sequence[Change], texts: dict[str, str]) -> Iterator[str]:
    if not changes:
        return
    yield f"**{title}**"
    yield ""
    for each in changes[:_SHOWN]:
        text = escape(texts.get(each.id, ""))
        yield f"- `{each.id}`: expected {each.after.expected}, was {each.before.got}, is {each.after.got}. {text}"
    if len(changes) > _SHOWN:
        yield f"- and {len(changes) - _SHOWN} more"
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
        yield f"| {each.row} | " + " | ".join(map(_cell, shown)) + " |"


def _cell(figure: Figure) -> str:
    if figure.value is None:
        return "-"
    if figure.ci_low is None or figure.ci_high is None:
        return f"{figure.value:.3f}"
    return f"{figure.value:.3f} ({figure.ci_low:.3f} to {figure.ci_high:.3f})"


def escape(text: str) -> str:
    """Take from text what Markdown or HTML would read as markup."""
    return text.translate(_MARKS)
