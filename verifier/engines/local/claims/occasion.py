"""Give details of an event the time of the event, where the article dates it and the detail's own words do not.

"The march set off at 2:30 p.m." below "marched on Saturday" is of that Saturday, what was done besides lies between the
first day of that week which the opening names and the publication, and the profit below "revenue for the third quarter"
is of that quarter. Only what is told in the past is dated: a state, an office, a plan or a running total holds when it
was said, which whoever compares it knows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from verifier.engines.local.claims.anchors import counts_from_another, looks_back
from verifier.engines.local.claims.dates import at_clock
from verifier.engines.local.claims.past import tells_past
from verifier.engines.local.claims.results import period_of, period_of_result
from verifier.engines.local.relations.reading import read
from verifier.models import Article, Claim, Kind, Stance, Time
from verifier.text import paragraphs, sentences
from verifier.times import Aspect, aspect_of, find_times

_OPENING = 1_200
"""Characters in which an article says when its event was."""

_DAY = len("2024-11-04")
_CLOCK = slice(_DAY + 1, _DAY + len("T17:00"))
_NIGHT = re.compile(r"\b(?:night|evening|overnight)\b|(?<![a-z])p\.?m\b", re.IGNORECASE)
_LONGEST_EVENT = timedelta(days=2)
_WEEK = timedelta(days=7)
_ELSEWHEN = re.compile(
    r"\b(?:never|once before|before[.,]?$|previously|earlier|originally|formerly|century|day (?:before|after)"
    r"|(?<!ed )for (?:about |almost |nearly |over |more than )?\S+ (?:weeks|months|years|decades)"
    r"|(?:1[5-9]|20)\d{2})\b",
    re.IGNORECASE,
)
"""Words by which a detail is of another time, or of none."""
_COUNTED_FROM = re.compile(r"\b(?:hour|day|week|month|year|decade)s? (?:after|before) $", re.IGNORECASE)
_REACH = 20
_CAME = re.compile(r"\b(?:turnout|crowd|attendance|(?:took|taken) part|attended)\b", re.IGNORECASE)
_HELD = (Stance.ASSERTED, Stance.DENIED)


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What an article reports on: its event, the first day that its opening names, and when it was published."""

    event: Claim
    first: Time
    published: Time | None


def date_details(claims: Sequence[Claim], article: Article) -> Iterator[Claim]:
    """Yield the claims of an article, in text order, each with the time of the event or period that it belongs to."""
    published = article.published.when if article.published else None
    period = period_of(article.text[:_OPENING], published)
    occasion = _occasion(claims, article.text[:_OPENING], published)
    breaks = [span.start for span in paragraphs(article.text)]
    near: tuple[int, Claim] | None = None
    for claim in claims:
        place = bisect_right(breaks, claim.quotes[0].start)
        if period is not None and (reported := period_of_result(claim, period, published)):
            yield claim.model_copy(update={"time": reported})
        elif not _is_undated(claim):
            yield claim
        elif occasion is None:
            yield claim.model_copy(update={"time": _on_publication(claim.text, published)})
        else:
            beside = near[1] if near is not None and near[0] == place else None
            within = None if _is_of_older(claim, article.text, occasion) else _time_within(claim.text, occasion, beside)
            yield claim.model_copy(update={"time": within})
        if _is_event(claim, published):
            near = place, claim


def _occasion(claims: Sequence[Claim], opening: str, published: Time | None) -> _Occasion | None:
    event = next((one for one in claims if one.quotes[0].start < len(opening) and _is_event(one, published)), None)
    if event is None or event.time is None:
        return None
    return _Occasion(event, _first_day(opening, event.time, published), published)


def _is_undated(claim: Claim) -> bool:
    held = claim.kind is Kind.FACT and claim.stance in _HELD and claim.time is None
    held = held and not _ELSEWHEN.search(claim.text) and not counts_from_another(claim.text)
    return held and aspect_of(claim.text) is not Aspect.STATE and tells_past(claim.text)


def _is_of_older(claim: Claim, text: str, occasion: _Occasion) -> bool:
    """Whether a detail is told as of before: "In 2019 nine died when a pit fell in", "A day after the ship sank, …"."""
    quote, first = claim.quotes[0], occasion.first.bounds.start
    if _COUNTED_FROM.search(text, max(0, quote.start - _REACH), quote.start):
        return True
    spans = sentences(text, max(0, quote.start - _OPENING), quote.end)
    named = (found.time.bounds.end for span in spans[-1:] for found in find_times(span.text, occasion.published))
    return any(end is not None and first is not None and end < first for end in named)


def _time_within(text: str, occasion: _Occasion, beside: Claim | None) -> Time | None:
    """Return when a detail was, given what the article reports on and what its paragraph has just dated."""
    known, published = beside or occasion.event, occasion.published
    if known.time is None:
        return None
    if clock := at_clock(text, known.time):
        return _told_before(clock, known, published)
    if aspect_of(text) is Aspect.RUNNING_TOTAL:
        return None
    linked = _CAME.search(text) or _said_of(text) & _said_of(occasion.event.text)
    if beside is not None or linked or published is None:
        return _day_of(known.time)
    return _until(occasion.first, published)


def _on_publication(text: str, published: Time | None) -> Time | None:
    """Return a time of day on the day of publication, where that has a later one and the article names no day."""
    clock = at_clock(text, published) if published is not None and published.has_clock else None
    return None if clock is None or _is_after(clock, published) else clock


def _told_before(clock: Time, known: Claim, published: Time | None) -> Time:
    """Move a time of day to the day that its event leaves: the morning after a night, or the day before the telling."""
    morning = clock.root[_CLOCK] < "12:00" and _NIGHT.search(known.text) and not clock.root.endswith("Z")
    if morning and not _is_after(later := _moved(clock, 1), published):
        return later
    return _moved(clock, -1) if _is_after(clock, published) else clock


def _first_day(opening: str, event: Time, published: Time | None) -> Time:
    """Return the first day of the week before the publication that the opening names, if it is before the event's."""
    if published is None or len(published.root) < _DAY:
        return event
    told = _date_of(published.root.split("/")[-1])
    ends = [end for one in find_times(opening, published) for end in one.time.root.split("/")]
    days = [_date_of(end) for end in (*ends, event.root.split("/")[0]) if len(end) >= _DAY]
    known = [day for day in days if timedelta() <= told - day <= _WEEK]
    return Time(min(known).isoformat()) if known and min(known).isoformat() < event.root else event


def _date_of(root: str) -> date:
    return date.fromisoformat(root[:_DAY])


def _is_after(clock: Time, published: Time | None) -> bool:
    """Whether a time of day is later than the publication, read on one clock."""
    if published is None:
        return False
    told = published.root.split("/")[-1][: _CLOCK.stop]
    return clock.root[: len(told)] > told


def _moved(clock: Time, days: int) -> Time:
    day = date.fromisoformat(clock.root[:_DAY]) + timedelta(days=days)
    return Time(f"{day}{clock.root[_DAY:]}")


def _day_of(time: Time) -> Time:
    """Return the day of a time of day: what is told beside it need not be of that minute."""
    return Time(time.root[:_DAY]) if time.has_clock and "/" not in time.root else time


def _said_of(text: str) -> frozenset[str]:
    read_text = read(text)
    return read_text.keys - read_text.names


def _until(day: Time, published: Time) -> Time:
    """Return the days from an event to the publication."""
    first, last = day.root.split("/")[0][:10], published.root.split("/")[-1][:10]
    return Time(f"{first}/{last}") if first < last and len(first) == len(last) else Time(first)


def _is_event(claim: Claim, published: Time | None) -> bool:
    """Whether a claim tells of something that happened on a day that it names."""
    if claim.time is None or claim.kind is not Kind.FACT or not tells_past(claim.text):
        return False
    if looks_back(claim.quotes[0].text, published):
        return False
    start, end = claim.time.bounds.start, claim.time.bounds.end
    if start is None or end is None or end - start > _LONGEST_EVENT or aspect_of(claim.text) is not Aspect.EVENT:
        return False
    told = published.bounds.end if published else None
    return told is None or start <= told
