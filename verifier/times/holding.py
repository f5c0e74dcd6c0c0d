"""Find the time at which a claim's content holds: its period, or the moment as of which it is so.

The as-of moment is the text's, else when it was said, else the publication (docs/domain.md, "Time"); that goes for
states as for running totals. An event has only the time that the text gives it. Two readings that the rules leave open:
- The date of a running total is often that of the disaster ("killed 20 on Monday"). It counts as the as-of moment only
  where a word says so ("as of", "toll", the perfect); otherwise the count is as of when it was said, while it may
  still move: for thirty days. After that it is settled and belongs to its date, like an event.
- "since August 6" is the start of what is counted or lasts, not the moment of the count.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from verifier.edtf import Bounds
from verifier.models import Claim, Kind, Stance, Time
from verifier.times.aspect import Aspect, aspect_of, tells_as_of
from verifier.times.find import find_times
from verifier.times.order import is_moment

_SETTLED_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Holding:
    """When a content holds; `time` is what this rests on, `basis` says where it comes from.

    `since` is where a lasting state or a total begins, if the text says so. `bounds` is None where nothing is known.
    `by_then` says that an event may as well have been before: its time is only the day when it was told.
    """

    aspect: Aspect
    bounds: Bounds | None
    time: Time | None = None
    basis: str = ""
    since: datetime | None = None
    by_then: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """When a claim was said, else published, and which of the two; the time is None where neither is known."""

    time: Time | None
    basis: str


def said_or_published(claim: Claim, published: Time | None) -> Said:
    """Find when a claim was said; failing that, when its article appeared."""
    if claim.said_on and claim.said_on.date:
        return Said(claim.said_on.date, "when it was said")
    return Said(published, "publication")


def holding_of(claim: Claim, published: Time | None) -> Holding:
    """Find when a claim's content holds; its bounds are None where that is unknown."""
    aspect = aspect_of(claim.text)
    said = said_or_published(claim, published)
    if aspect is Aspect.EVENT or (aspect is Aspect.RUNNING_TOTAL and _is_settled(claim.time, said.time)):
        return _of_event(claim, said.time)
    own = claim.time
    if own is None or (aspect is Aspect.RUNNING_TOTAL and _is_of_the_event(claim, said.time)):
        return _held(aspect, said.time, said.basis)
    if own.bounds.end is None:
        return _since(aspect, own, said)
    if own.bounds.start is None:
        return Holding(aspect, Bounds(_day_of(own.bounds.end), own.bounds.end), own, "the text")
    return _held(aspect, own, "the text")


def _of_event(claim: Claim, said: Time | None) -> Holding:
    """Take the text's time; of somebody's statement, else when it was made."""
    if claim.time is None and claim.kind is Kind.STATEMENT and claim.said_on:
        return _held(Aspect.EVENT, claim.said_on.date, "when it was said")
    return replace(_held(Aspect.EVENT, claim.time, "the text"), by_then=_is_day_of_saying(claim, said))


def _is_day_of_saying(claim: Claim, said: Time | None) -> bool:
    """Whether a fact's time is the day when it was said or published, or next to it, and its text has no date."""
    if claim.time is None or claim.time.has_clock or said is None:
        return False
    if claim.kind is Kind.STATEMENT or claim.stance is not Stance.ASSERTED:
        return False
    end, told = claim.time.bounds.end, said.bounds.end
    if end is None or told is None or not is_moment(claim.time.bounds):
        return False
    return abs((told.date() - end.date()).days) <= 1 and not find_times(claim.text, said)


def _held(aspect: Aspect, time: Time | None, basis: str) -> Holding:
    return Holding(aspect, time.bounds, time, basis) if time else Holding(aspect, None)


def _since(aspect: Aspect, own: Time, said: Said) -> Holding:
    """Read "since August 6": begun then, and as of when it was said; a state without that goes on."""
    start = own.bounds.start
    told = said.time.bounds.end if said.time else None
    if start is None or said.time is None or (told is not None and told < start):
        return _held(aspect, own, "the text") if aspect is Aspect.STATE else Holding(aspect, None)
    return replace(_held(aspect, said.time, said.basis), since=start)


def _is_of_the_event(claim: Claim, said: Time | None) -> bool:
    """Whether the date of a running total is that of what happened, and the count was made later."""
    if claim.time is None or said is None or tells_as_of(claim.text):
        return False
    end, told = claim.time.bounds.end, said.bounds.end
    return end is not None and told is not None and told > end


def _is_settled(own: Time | None, said: Time | None) -> bool:
    """Whether so much time has passed since what happened that the count no longer moves."""
    if own is None or own.bounds.start is None or own.bounds.end is None or said is None:
        return False
    told = said.bounds.start
    return told is not None and told - own.bounds.end > _SETTLED_AFTER


def _day_of(instant: datetime) -> datetime:
    """Return the start of the day that ends with an interval, so that "by Friday" is as of Friday."""
    return instant.replace(hour=0, minute=0, second=0) if instant.second == 59 else instant
