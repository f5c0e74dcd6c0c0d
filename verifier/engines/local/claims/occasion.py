"""Give details of an event the time of the event, where the article dates it and the detail's own words do not.

"The march set off at 2:30 p.m." below "marched on Saturday" is of that Saturday, what was done besides lies between it
and the publication, and the profit below "revenue for the third quarter" is of that quarter. Only what is told in the
past is dated: a state, an office, a plan or a running total holds when it was said, which whoever compares it knows.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import timedelta

from verifier.engines.local.claims.dates import at_clock
from verifier.engines.local.grammar.phrases import first_finite
from verifier.engines.local.grammar.tagging import tokenize
from verifier.engines.local.grammar.verbs import Form, form_of
from verifier.engines.local.relations.reading import read
from verifier.models import Article, Claim, Kind, Stance, Time
from verifier.text import paragraphs
from verifier.times import Aspect, aspect_of, find_times

_OPENING = 1_200
"""Characters in which an article says when its event was."""

_LONGEST_EVENT = timedelta(days=2)
_SHORTEST_PERIOD, _LONGEST_PERIOD = timedelta(days=27), timedelta(days=370)
_PERIOD_WORDS = re.compile(r"\b(?:quarter|half|months|period)\b|[a-z]{3}[-–][A-Z]|^from ", re.IGNORECASE)
_OTHER_PERIOD = re.compile(r"\b(?:last|past|previous|same|earlier|ago|next)\b", re.IGNORECASE)
_PAST = frozenset({Form.PAST, Form.PAST_AND_PARTICIPLE})
_PAST_AUXILIARIES = frozenset("was were had did".split())
_FORESEEN = re.compile(r"\bhad (?:been )?(?:expected|forecast|predicted|anticipated|looking)\b", re.IGNORECASE)
_CAME = re.compile(r"\b(?:turnout|crowd|attendance|(?:took|taken) part|attended)\b", re.IGNORECASE)
_HELD = (Stance.ASSERTED, Stance.DENIED)
_MONEY = re.compile(r"[A-Z]{3}|percent")
_NO_RESULT = re.compile(
    r"\b(?:shares?|stocks?|goal|outlook|guidance|forecasts?|target|expect(?:s|ed)?|analysts?|contract|dividend)\b", re.I
)


def date_details(claims: Sequence[Claim], article: Article) -> Iterator[Claim]:
    """Yield the claims of an article, in text order, each with the time of the event or period that it belongs to."""
    published = article.published.when if article.published else None
    period = _period(article.text[:_OPENING], published)
    event = next((one for one in claims if one.quotes[0].start < _OPENING and _is_event(one, published)), None)
    breaks = [span.start for span in paragraphs(article.text)]
    near: tuple[int, Claim] | None = None
    for claim in claims:
        place = bisect_right(breaks, claim.quotes[0].start)
        if period is not None and _is_result(claim, period, published):
            yield claim.model_copy(update={"time": period})
        elif event is None or not _is_undated(claim):
            yield claim
        else:
            beside = near[1] if near is not None and near[0] == place else None
            yield claim.model_copy(update={"time": _time_within(claim.text, event, beside, published)})
        if _is_event(claim, published):
            near = place, claim


def _is_undated(claim: Claim) -> bool:
    held = claim.kind is Kind.FACT and claim.stance in _HELD and claim.time is None
    return held and aspect_of(claim.text) is not Aspect.STATE and _is_past(claim.text)


def _time_within(text: str, event: Claim, beside: Claim | None, published: Time | None) -> Time | None:
    """Return when a detail was, given the event of the article and a dated one that its paragraph has just told."""
    known = beside or event
    if known.time is None:
        return None
    if clock := at_clock(text, known.time):
        return clock
    if aspect_of(text) is Aspect.RUNNING_TOTAL:
        return None
    linked = _CAME.search(text) or _said_of(text) & _said_of(event.text)
    if beside is not None or linked or published is None:
        return known.time
    return _until(known.time, published)


def _said_of(text: str) -> frozenset[str]:
    read_text = read(text)
    return read_text.keys - read_text.names


def _until(day: Time, published: Time) -> Time:
    """Return the days from an event to the publication."""
    first, last = day.root.split("/")[0][:10], published.root.split("/")[-1][:10]
    return Time(f"{first}/{last}") if first < last and len(first) == len(last) else Time(first)


def _is_event(claim: Claim, published: Time | None) -> bool:
    """Whether a claim tells of something that happened on a day that it names."""
    if claim.time is None or claim.kind is not Kind.FACT or not _is_past(claim.text):
        return False
    start, end = claim.time.bounds.start, claim.time.bounds.end
    if start is None or end is None or end - start > _LONGEST_EVENT or aspect_of(claim.text) is not Aspect.EVENT:
        return False
    told = published.bounds.end if published else None
    return told is None or start <= told


def _is_past(text: str) -> bool:
    """Whether the main verb of a sentence is in the past."""
    tokens = tokenize(text, 0, len(text))
    finite = first_finite(tokens)
    if finite is None:
        return False
    word = tokens[finite].low
    return word in _PAST_AUXILIARIES or form_of(word) in _PAST


def _is_result(claim: Claim, period: Time, published: Time | None) -> bool:
    """Whether a claim gives an amount or a rate of the period, and no other time but that of the report."""
    is_other = _NO_RESULT.search(claim.text) and not _FORESEEN.search(claim.text)
    if not any(_MONEY.fullmatch(one.unit or "") for one in claim.quantities) or is_other:
        return False
    if claim.kind is not Kind.FACT or claim.stance not in _HELD or not _is_past(claim.text):
        return False
    if _OTHER_PERIOD.search(claim.text):
        return False
    times = [found.time for found in find_times(claim.text, published)]
    return not times or period in times


def _period(opening: str, published: Time | None) -> Time | None:
    """Return the past quarter, half or run of months on which an article reports, if its opening names one."""
    told = published.bounds.end if published else None
    for found in find_times(opening, published):
        start, end = found.time.bounds.start, found.time.bounds.end
        if start is None or end is None or not _SHORTEST_PERIOD <= end - start <= _LONGEST_PERIOD:
            continue
        if _PERIOD_WORDS.search(found.words) and not _OTHER_PERIOD.search(found.words) and (not told or end <= told):
            return found.time
    return None
