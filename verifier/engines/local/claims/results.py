"""Give the figures of a results report the period that they are of, and "a year earlier" that of the year before.

A report names its past quarter, half or run of months in its opening; amounts and rates told in the past are of it.
"""

import re
from datetime import timedelta

from verifier.engines.local.claims.past import tells_past
from verifier.models import Claim, Kind, Stance, Time
from verifier.times import find_times

_SHORTEST_PERIOD, _LONGEST_PERIOD = timedelta(days=27), timedelta(days=370)
_PERIOD_WORDS = re.compile(r"\b(?:quarter|half|months|period)\b|[a-z]{3}[-–][A-Z]|^from ", re.IGNORECASE)
_OTHER_PERIOD = re.compile(r"\b(?:last|past|previous|same|earlier|ago|next)\b", re.IGNORECASE)
_YEAR_BEFORE = re.compile(
    r"\b(?:a year (?:earlier|ago|before)"
    r"|(?:in |for )?the same (?:quarter|half|period|months) (?:of |in )?(?:last year|the (?:previous|prior) year"
    r"|(?P<year>20\d{2}))|in the year-earlier (?:quarter|half|period))\.?$",
    re.IGNORECASE,
)
_HELD_AGAINST = re.compile(r"\b(?:from|than|against|compared|versus|rose|fell|grew|up|down|more|less)\b", re.IGNORECASE)
_FORESEEN = re.compile(r"\bhad (?:been )?(?:expected|forecast|predicted|anticipated|looking)\b", re.IGNORECASE)
_MONEY = re.compile(r"[A-Z]{3}|percent")
_NO_RESULT = re.compile(
    r"\b(?:shares?|stocks?|goal|outlook|guidance|forecasts?|target|expect(?:s|ed)?|analysts?|contract|dividend)\b", re.I
)


def period_of(opening: str, published: Time | None) -> Time | None:
    """Return the past quarter, half or run of months on which an article reports, if its opening names one."""
    told = published.bounds.end if published else None
    for found in find_times(opening, published):
        start, end = found.time.bounds.start, found.time.bounds.end
        if start is None or end is None or not _SHORTEST_PERIOD <= end - start <= _LONGEST_PERIOD:
            continue
        if _PERIOD_WORDS.search(found.words) and not _OTHER_PERIOD.search(found.words) and (not told or end <= told):
            return found.time
    return None


def period_of_result(claim: Claim, period: Time, published: Time | None) -> Time | None:
    """Return the period of an amount or rate that a report on a period gives; None where it is of no known one."""
    if not _is_amount(claim):
        return None
    if match := _YEAR_BEFORE.search(claim.text):
        return None if _HELD_AGAINST.search(claim.text) else _in_year(period, match["year"])
    if _OTHER_PERIOD.search(claim.text):
        return None
    times = [found.time for found in find_times(claim.text, published)]
    return period if not times or period in times else None


def _is_amount(claim: Claim) -> bool:
    """Whether a claim tells in the past of an amount or a rate that a report can be about."""
    is_other = _NO_RESULT.search(claim.text) and not _FORESEEN.search(claim.text)
    if not any(_MONEY.fullmatch(one.unit or "") for one in claim.quantities) or is_other:
        return False
    return claim.kind is Kind.FACT and claim.stance in (Stance.ASSERTED, Stance.DENIED) and tells_past(claim.text)


def _in_year(period: Time, year: str | None) -> Time | None:
    """Return the period in a year, else one year before; None where it lies in two years."""
    years = set(re.findall(r"\d{4}(?=-)", period.root))
    if len(years) != 1:
        return None
    own = years.pop()
    return Time(period.root.replace(f"{own}-", f"{year or int(own) - 1}-"))
