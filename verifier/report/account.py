"""Give an account of a run in sentences: what was not done, what limits the verdicts, and what it cost."""

from collections.abc import Iterator, Sequence

from verifier.models import Failure, Report, Usage
from verifier.report.index import number

NOTHING = "nothing"
NAMES_SHOWN = 6


def not_checked(report: Report) -> str:
    """Write what the verdicts do not rest on."""
    unread = {article for failure in report.failures if failure.stage != "relate" for article in failure.articles}
    parts = [number(len(unread), "article")] if unread else []
    if report.unchecked:
        parts.append(number(len(report.unchecked), "comparison"))
    if report.rejected:
        parts.append(f"{number(len(report.rejected), 'proposed claim')} refused")
    return ", ".join(parts) or NOTHING


def find_notices(report: Report) -> Iterator[str]:
    """Yield what limits the verdicts, and follows from the articles alone."""
    if len(report.articles) > 1:
        yield from _unknown(report)
    yield from _copies(report)


def _unknown(report: Report) -> Iterator[str]:
    """Say what not knowing an outlet or a date does to the verdicts."""
    unnamed = [article.id for article in report.articles if not article.outlet]
    if unnamed:
        yield f"The outlet of {_list(unnamed)} is not known: each counts as an outlet of its own."
    undated = [article.id for article in report.articles if article.published is None]
    if undated:
        yield (
            f"The date of {_list(undated)} is not known: a claim that gives no date of its own can support others, "
            "and contradict none. Give dates in a sidecar or front matter."
        )


def _copies(report: Report) -> Iterator[str]:
    """Say which articles share copied passages: outlets that carry one text count once for it."""
    pairs = dict.fromkeys((copy.first, copy.second) for copy in report.copies)
    names = {
        article.id: f"{article.outlet_name} ({article.id})" if article.outlet else article.id
        for article in report.articles
    }
    for first, second in pairs:
        yield f"{names[first]} and {names[second]} carry passages of one text: one source for what stands in them."


def show_failure(failure: Failure) -> str:
    """Write what failed, what it concerns, why, and what to do."""
    if failure.reason.startswith(failure.articles):
        return f"{failure.reason}; {failure.advice}"
    pairs = number(len(failure.pairs), "comparison") if failure.pairs else ""
    about = "; ".join(part for part in (_list(failure.articles), pairs) if part)
    reason = failure.reason.rstrip(". ")
    return f"{failure.stage} failed{f' ({about})' if about else ''}: {reason}; {failure.advice}"


def _list(names: Sequence[str]) -> str:
    return ", ".join(names[:NAMES_SHOWN]) + (" …" if len(names) > NAMES_SHOWN else "")


def show_usage(usage: Usage) -> str:
    """Write what a run cost; an unknown price is "-"."""
    if not usage.calls and not usage.answers_from_cache:
        return "no calls to a model"
    parts = [
        number(usage.calls, "call"),
        f"{usage.tokens_in:,} tokens in, {usage.tokens_out:,} out" + (" (estimated)" if usage.estimated else ""),
        f"{usage.answers_from_cache:,} from cache" if usage.answers_from_cache else "",
        f"{number(usage.reasks, 'question')} asked again" if usage.reasks else "",
        f"{number(usage.retries, 'call')} repeated" if usage.retries else "",
        f"{usage.seconds:,.1f} s",
        f"cost {usage.cost_usd} USD" if usage.cost_usd is not None else "cost -",
    ]
    return ", ".join(part for part in parts if part)
