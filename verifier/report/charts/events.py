"""Find the events of a story: facts whose time is known, each once, in the order in which they happened.

A fact has the time of the claim that represents it or, if another of its claims is more precise, of that one. What
somebody said is no event here; a fact that is denied did not happen, as far as its origin says, and is left out.
"""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from verifier.edtf import Bounds
from verifier.models import Article, Claim, Fact, Kind, Report, Stance, Time, VerdictLabel
from verifier.report.charts.time_scale import MONTHS, show_day
from verifier.report.index import Index, show_time

MOST_DRAWN = 30
_LATEST = datetime.max.replace(tzinfo=UTC)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Event:
    """A fact with a time; `claim` is the one that the time is of, `outlets` are those that are for it."""

    fact: str
    claim: str
    text: str
    time: str
    bounds: Bounds
    label: VerdictLabel | None
    outlets: tuple[str, ...]
    is_forecast: bool

    @property
    def order(self) -> tuple[date, bool, datetime, datetime, str]:
        """Sort by the first day, a single day before longer times; what has no start is sorted by its end."""
        start, end = self.bounds.start, self.bounds.end
        first = start or end or _LATEST
        is_long = start is None or end is None or start.date() != end.date()
        return first.date(), is_long, first, end or _LATEST, self.fact


@dataclass(frozen=True, slots=True)
class Publication:
    """An article and when it was published."""

    article: str
    outlet: str
    time: str
    moment: datetime


def find_events(report: Report) -> tuple[Event, ...]:
    """Return all events, the earliest first."""
    index = Index.of(report)
    return tuple(sorted(_events(report, index), key=lambda event: event.order))


def choose_events(events: tuple[Event, ...]) -> tuple[Event, ...]:
    """Return the events to draw, in order; of too many the contradicted ones, then those with most outlets."""
    ranked = sorted(
        events,
        key=lambda event: (event.label is not VerdictLabel.CONTRADICTED, -len(event.outlets), event.order),
    )
    return tuple(sorted(ranked[:MOST_DRAWN], key=lambda event: event.order))


def find_publications(report: Report) -> tuple[Publication, ...]:
    """Return when the articles were published, as far as known, the earliest first."""
    found = [each for article in report.articles if (each := _publication(article)) is not None]
    return tuple(sorted(found, key=lambda each: (each.moment, each.article)))


def _publication(article: Article) -> Publication | None:
    if article.published is None:
        return None
    bounds = article.published.when.bounds
    moment = middle(bounds)
    return Publication(article.id, article.outlet_name, show_time(article.published.when) or "", moment)


def middle(bounds: Bounds) -> datetime:
    """Return the middle of a time, or its known end."""
    start, end = bounds.start, bounds.end
    if start is not None and end is not None:
        return start + (end - start) / 2
    return start or end or _EARLIEST


def _events(report: Report, index: Index) -> Iterator[Event]:
    for fact in report.facts:
        dated = _dated(fact, index)
        if dated is not None:
            claim, time = dated
            verdicts = fact.id in index.verdicts
            yield Event(
                fact=fact.id,
                claim=claim.id,
                text=fact.text,
                time=show_time(time) or "",
                bounds=time.bounds,
                label=fact.label,
                outlets=index.best(fact.id).outlets_for if verdicts else (index.outlet(fact.id),),
                is_forecast=index.claims[fact.id].stance is Stance.PREDICTED,
            )


def _dated(fact: Fact, index: Index) -> tuple[Claim, Time] | None:
    """Return the claim of a fact that has the most precise time."""
    head = index.claims[fact.id]
    if head.kind is not Kind.FACT or head.stance is Stance.DENIED:
        return None
    claims = (index.claims[claim] for claim in fact.claims)
    dated = [(claim, claim.time) for claim in claims if claim.time is not None]
    return min(dated, key=lambda each: (_length(each[1].bounds), each[0].id != fact.id, each[0].id), default=None)


def _length(bounds: Bounds) -> timedelta:
    """Return how long a time is; to the day, since a clock time is often that of one part of an event."""
    if bounds.start is None or bounds.end is None:
        return timedelta.max
    return timedelta(days=(bounds.end - bounds.start).days)


def show_span(bounds: Bounds, *, with_year: bool) -> str:
    """Write a time for a label: "4 Nov", "27 to 28 Oct", "Oct 2024", "2024", "since 4 Nov"."""
    start, end = bounds.start, bounds.end
    if start is None or end is None:
        word, day = ("until", end) if start is None else ("since", start)
        return f"{word} {show_day(day, with_year=with_year)}" if day else ""
    if start.date() == end.date():
        return show_day(start, with_year=with_year)
    return _show_days(start, end, with_year=with_year)


def _show_days(start: datetime, end: datetime, *, with_year: bool) -> str:
    is_one_year = start.year == end.year
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        return str(start.year) if is_one_year else f"{start.year} to {end.year}"
    if is_one_year and start.month == end.month:
        if (start.day, end.day) == (1, monthrange(end.year, end.month)[1]):
            return f"{MONTHS[start.month - 1]} {start.year}"
        return f"{start.day} to {show_day(end, with_year=with_year)}"
    both = with_year or not is_one_year
    return f"{show_day(start, with_year=both)} to {show_day(end, with_year=both)}"
